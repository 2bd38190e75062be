"""All rows of all upstreams, and the facts kept by hand, made into models."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catalog.labs import LABS
from catalog.merging_groups import (
    Placed,
    group,
    identifier_for,
    is_first_party,
    of_operators,
    providers,
    with_one_home,
    without_stale,
)
from catalog.merging_lifecycle import endings_of, lifecycle, of_model
from catalog.merging_models import Facts, Hand
from catalog.merging_names import clean, display_name, from_id
from catalog.merging_placing import place
from catalog.merging_routes import by_route, in_order, input_limits, route
from catalog.models import Lab, Model
from catalog.sources.observation import ARCHIVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from catalog.curated import Curated
    from catalog.identity_index import KnownModel
    from catalog.merging_placing import Kept
    from catalog.models import Lifecycle, Provider
    from catalog.sources.observation import Observation

_MAX_ALIASES = 4
_NOT_CHAT = re.compile(
    r"embed|rerank|whisper|transcri|moderation|content-safety|safety-guard|prompt-guard|llama-guard|guard-gen|gliner"
    r"|guardian|studiovoice|riva-translate|(?<![a-z])(tts|ttm|lyria|veo|imagen|flux)(?![a-z])|-base$"
)
"""Words of models that upstreams list as text in, text out, although nobody can chat with them."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Merged:
    """The models in the order of their ids, and what of the curated files meant none of them."""

    models: tuple[Model, ...]
    unplaced: tuple[str, ...]


def merge(rows: Sequence[Observation], curated: Curated, remembered: Iterable[KnownModel] = ()) -> Merged:
    """Make models out of rows.

    Args:
        rows: Everything the upstreams say, in any order of files.
        curated: What is kept by hand; it outranks them where it comes from the lab's own page.
        remembered: What labs sold by lists that are not among the rows, so that a name means what it meant.
    """
    identifier, known = identifier_for(rows, remembered)
    groups = with_one_home(without_stale(group(rows, identifier, known)))
    for row in curated.routes:
        model = curated.route_models[row.provider.id, row.native_id]
        lab = model.partition("/")[0]
        groups.setdefault(model, []).append(Placed(row, model, None, None, is_first_party(lab, row.provider.id)))
    for model, placed in groups.items():
        groups[model] = [*placed, *of_operators(curated.operators, placed)]
    kept = place(curated, groups, identifier)
    doors = providers([*rows, *curated.routes])
    models = [_model(model, groups[model], kept, doors) for model in sorted(groups)]
    return Merged(tuple(_told_apart(models)), kept.unplaced)


def _model(model: str, rows: Sequence[Placed], kept: Kept, doors: Mapping[str, Provider]) -> Model:
    lab = model.partition("/")[0]
    by_id = in_order(lab, model, by_route(rows))
    limits = input_limits(rows)
    endings = kept.endings.get(model, [])
    floors = {day for ending in endings for day in (ending.not_before, ending.deprecated_on) if day}
    routes = tuple(route(one, lifecycle(one, endings_of(one, endings), floors), limits, doors) for one in by_id)
    lasts = of_model(lab, routes, endings)
    hand = kept.hand(model)
    facts = Facts(model, by_id, hand, limits)
    modalities_in = facts.modalities(outputs=False)
    named = [row.name for row, _ in hand.facts if row.name]
    return Model(
        id=model,
        name=named[0] if named else display_name(model, by_id),
        lab=Lab(lab, LABS.get(lab, lab)),
        family=_family(by_id),
        core=_is_core(model, by_id, lasts),
        aliases=_aliases(by_id, hand),
        context_window=facts.context_window(),
        input_limit=facts.input_limit(),
        max_output=facts.max_output(),
        license=facts.license(),
        open_weights=facts.open_weights(),
        architecture=facts.architecture(),
        modalities_in=modalities_in,
        modalities_out=facts.modalities(outputs=True),
        release_date=facts.release_date(),
        knowledge_cutoff=facts.knowledge_cutoff(),
        parameters_total=facts.parameters(active=False),
        parameters_active=facts.parameters(active=True),
        capabilities=facts.capabilities(modalities_in),
        lifecycle=lasts,
        routes=routes,
        scores=facts.scores(),
        tokenizer_note=facts.tokenizer_note(),
    )


def _family(routes: Sequence[Sequence[Placed]]) -> str | None:
    """The line by the lab's own row, else by most rows."""
    said = [(placed.first_party, placed.row.family) for rows in routes for placed in rows if placed.row.family]
    own = [family for first_party, family in said if first_party]
    counted = Counter(own[:1] or [family for _, family in said])
    return min(counted, key=lambda family: (-counted[family], family)) if counted else None


def _is_core(model: str, routes: Sequence[Sequence[Placed]], lasts: Lifecycle) -> bool:
    """Takes part in chat, and its lab or two providers serve it; of the archive only what a source calls retired."""
    rows = [placed for route_rows in routes for placed in route_rows]
    own = [placed for placed in rows if placed.first_party]
    by_mode = {placed.row.chat for placed in own or rows if placed.row.via == "LiteLLM"}
    if not any(placed.row.chat for placed in own or rows) or (False in by_mode and True not in by_mode):
        return False  # LiteLLM knows what a route is called for; models.dev only what goes in and out
    if _NOT_CHAT.search(model) or (model.endswith("-latest") and not own):
        return False
    today = {placed.row.provider.id for placed in rows if placed.row.upstream != ARCHIVE}
    served = any(placed.row.upstream != ARCHIVE for placed in own)
    ended = bool(own) and (lasts.retires_on.known or lasts.status.known)
    return served or ended or len(today) >= _TWO


def _aliases(routes: Sequence[Sequence[Placed]], hand: Hand) -> tuple[str, ...]:
    """Other names in use: by hand, then display names that two providers write."""
    by_hand = [alias for row, _ in hand.facts for alias in row.aliases]
    written = {
        (placed.row.provider.id, clean(placed.row.name))
        for rows in routes
        for placed in rows
        if placed.variant is None and placed.row.name and placed.row.name != placed.row.name.lower()
    }
    counted = Counter(name for _, name in written)
    common = sorted((name for name in counted if counted[name] >= _TWO), key=lambda name: (-counted[name], name))
    return tuple(dict.fromkeys([*by_hand, *common]))


def _told_apart(models: Sequence[Model]) -> list[Model]:
    """Give every model names of its own: a pointer gives way, and an alias must mean this model and no other."""
    named = Counter((model.lab.id, _key(model.name)) for model in models)
    found = [
        replace(model, name=from_id(model.id))
        if model.id.endswith("-latest") and named[model.lab.id, _key(model.name)] > 1
        else model
        for model in models
    ]
    keys = [_key(name) for model in found for name in {model.name, *model.aliases}]
    return [replace(model, aliases=_own_aliases(model, keys)) for model in found]


def _own_aliases(model: Model, keys: Sequence[str]) -> tuple[str, ...]:
    """The aliases that begin no other model's name and begin with a word of this one's."""
    kept: dict[str, str] = {_key(model.name): ""}
    words = _key(f"{model.id} {model.name} {model.lab.name}")
    for alias in model.aliases:
        key = _key(alias)
        others = sum(other.startswith(key) for other in keys) - sum(_key(a).startswith(key) for a in model.aliases)
        mine = _key(model.name).startswith(key)
        if "(" not in alias and others - mine <= 0 and _key(alias.split()[0].split("-")[0]) in words:
            kept.setdefault(key, alias)
    return tuple(alias for alias in kept.values() if alias)[:_MAX_ALIASES]


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9+]", "", name.lower())
