"""One model in full: found by any of its names, and as the record that ``show --json`` and ``export`` print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from catalog.gazetteer import Gazetteer
from catalog.linking import Linker
from catalog.models import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalog.facts import Fact
    from catalog.mentions import Mention
    from catalog.models import Capability, Lifecycle, Model, Price, Route, Score
    from catalog.snapshot import Catalog

_PROPOSED = 3

UNITS: Final[Mapping[str, str]] = {
    "context_window": "tokens",
    "input_limit": "tokens",
    "max_output": "tokens",
    "parameters_total": "parameters",
    "parameters_active": "parameters",
}
"""What the figures of a fact count; all other facts are words, days, or yes and no."""


class NotFoundError(LookupError):
    """A name that stands for no model, or for several; the message is one sentence with the nearest models."""


@dataclass(frozen=True, slots=True)
class Found:
    """The model that a name stands for.

    Attributes:
        model: The model.
        family: The family that was named, where the model is only its default member; else ``None``.
    """

    model: Model
    family: str | None = None


def find(catalog: Catalog, said: str, today: date) -> Found:
    """The model that people mean by a name, or that has this id.

    Args:
        catalog: Where to look.
        said: A model's id, a provider's id for it, or a name as people write it.
        today: Decides which members of a family are still sold.

    Raises:
        NotFoundError: No model has that name, or the name leaves several open.
    """
    if said in catalog:
        return Found(catalog.model(said))
    gazetteer = Gazetteer(catalog.entries, catalog.families)
    linker = Linker(gazetteer)
    mentions = linker.link(said, today)
    if len(mentions) == 1 and _covers(mentions[0], said) and not mentions[0].corrected:
        (mention,) = mentions
        if mention.reading == "model":
            return Found(catalog.model(mention.models[0]))
        if mention.reading == "family" and mention.curated:
            return Found(catalog.model(mention.models[0]), mention.family)
    by_id = gazetteer.by_route(said)
    if by_id is not None:
        return Found(catalog.model(by_id))
    raise NotFoundError(_sentence(said, mentions, linker.nearest(said, today, _PROPOSED)))


def _covers(mention: Mention, said: str) -> bool:
    """Whether nothing else was said: of a name with more behind it, the part that is known may be another model."""
    return not any(character.isalnum() for character in said[: mention.start] + said[mention.end :])


def _sentence(said: str, mentions: Sequence[Mention], nearest: Sequence[str]) -> str:
    first = [mention.models[0] for mention in mentions if mention.models]
    read = list(dict.fromkeys([*first, *(model for mention in mentions for model in mention.models)]))
    proposed = list(dict.fromkeys([*read, *nearest]))[:_PROPOSED]
    names = f"{', '.join(proposed[:-1])} or {proposed[-1]}" if len(proposed) > 1 else "".join(proposed)
    if not proposed:
        return f"The catalog has no model {said!r}, and none with a name like it."
    if len(mentions) > 1 or (len(read) > 1 and _covers(mentions[0], said) and not mentions[0].corrected):
        return f"{said!r} names more than one model: say {names}."
    return f"The catalog has no model {said!r}; the nearest: {names}."


def facts_of(model: Model) -> dict[str, Fact[object]]:
    """Every fact that stands for the model itself, by the name it has in JSON; capabilities last."""
    terms, lifecycle = model.license, model.lifecycle
    named: dict[str, Fact[object]] = {
        "context_window": model.context_window,
        "input_limit": model.input_limit,
        "max_output": model.max_output,
        "license": terms.name,
        "license_url": terms.url,
        "spdx": terms.spdx,
        "osi_approved": terms.osi_approved,
        "open_weights": model.open_weights,
        "commercial_use": terms.commercial_use,
        "commercial_use_condition": terms.condition,
        "architecture": model.architecture,
        "modalities_in": model.modalities_in,
        "modalities_out": model.modalities_out,
        "release_date": model.release_date,
        "knowledge_cutoff": model.knowledge_cutoff,
        "parameters_total": model.parameters_total,
        "parameters_active": model.parameters_active,
        "deprecated_on": lifecycle.deprecated_on,
        "retires_on": lifecycle.retires_on,
        "replacement": lifecycle.replacement,
    }
    return named | {name: model.capability(name) for name in CAPABILITIES}


def record(model: Model) -> dict[str, object]:
    """All that is known of a model, ready for JSON: days as ISO strings, money as exact decimal strings.

    A fact that no source gives has the value ``None``; of a route only what is known is listed.
    """
    return {
        "id": model.id,
        "name": model.name,
        "lab": model.lab.id,
        "family": model.family,
        "aliases": list(model.aliases),
        "facts": {name: _fact(name, fact) for name, fact in facts_of(model).items()},
        "benchmarks": [_score(score) for score in model.scores],
        "routes": [_route(route) for route in model.routes],
    }


def _fact(name: str, fact: Fact[object]) -> dict[str, object]:
    return {
        "value": _plain(fact.value),
        "unit": UNITS.get(name),
        "sources": [{"name": one.name, "url": one.url, "as_of": _plain(one.as_of)} for one in fact.sources],
        "disagreements": [{"value": _plain(other.value), "source": other.source.name} for other in fact.disagreements],
    }


def _score(score: Score) -> dict[str, object]:
    return {
        "benchmark": score.benchmark,
        "variant": score.variant,
        "harness": score.harness,
        "score": _plain(score.score),
        "unit": score.unit,
        "source": score.source.name,
        "as_of": _plain(score.source.as_of),
    }


def _route(route: Route) -> dict[str, object]:
    return {
        "provider": route.provider.id,
        "region": route.region,
        "id": route.id,
        "context_window": route.context_window.value,
        "max_output": route.max_output.value,
        "prices": [_price(price) for price in route.prices],
        "capabilities": _capabilities(route.capabilities),
        "lifecycle": _lifecycle(route.lifecycle) | {"last_seen": _plain(route.last_seen)},
        "payment": route.payment,
    }


def _price(price: Price) -> dict[str, object]:
    return {
        "kind": price.kind,
        "usd_per_mtok": _plain(price.usd_per_mtok),
        "above_tokens": price.above_tokens,
        "from": _plain(price.starts),
        "source": price.source.name,
        "as_of": _plain(price.source.as_of),
    }


def _capabilities(facts: Mapping[Capability, Fact[bool]]) -> dict[str, object]:
    return {name: facts[name].value for name in CAPABILITIES if name in facts and facts[name].known}


def _lifecycle(lifecycle: Lifecycle) -> dict[str, object]:
    return {
        "status": lifecycle.status.value,
        "deprecated_on": _plain(lifecycle.deprecated_on.value),
        "retires_on": _plain(lifecycle.retires_on.value),
        "replacement": lifecycle.replacement.value,
    }


def _plain(value: object) -> object:
    """A value as JSON can hold it without loss."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in cast("tuple[object, ...]", value)]
    return value
