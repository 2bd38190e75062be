"""Merging with memory: what the newest copies of the upstreams leave out is kept as it was last seen.

Upstreams delete retired models, and a refresh reads fewer of them than a build does. So a refresh merges the newest
reading into the catalog before it. A value that was last read at an earlier day keeps that day: a source's ``as_of`` is
the day it was last seen. A route that its own upstream's newest copy lists no more is kept too, and says so by itself
(``Route.last_seen``): silence of an upstream is not an operator's word that a route is retired, yet nobody should be
told an old rate as if it were today's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from catalog.merging_memory_facts import Memory
from catalog.merging_models import multimodal
from catalog.merging_names import from_id
from catalog.models import License, Lifecycle, Model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from catalog.facts import Fact
    from catalog.models import Capability, Route

T = TypeVar("T")
_MAX_ALIASES = 4
_Key = tuple[str, str]


def remember(before: Iterable[Model], now: Iterable[Model], read: Collection[str], day: date) -> list[Model]:
    """Merge the newest reading into what was known.

    Args:
        before: The catalog as it was.
        now: The models of the newest reading.
        read: The upstreams of the newest reading, as ``merging_memory_facts.upstream`` calls them.
        day: The day of the catalog before: when a route was last seen whose sources have no day of their own.

    Returns:
        All models of both, in the order of ids. A model of before whose routes all call another model now was read
        wrong before, and is not kept.
    """
    old, new = {model.id: model for model in before}, {model.id: model for model in now}
    placed = {_key(route): model.id for model in new.values() for route in model.routes}
    keeper = _Keeper(Memory(frozenset(read)), placed, day)
    merged: list[Model] = []
    for id_ in sorted(old.keys() | new.keys()):
        found = keeper.model(old.get(id_), new.get(id_))
        if found is not None:
            merged.append(found)
    return _told_apart(merged, new)


def _key(route: Route) -> _Key:
    return route.provider.id, route.id.lower()


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Merges two copies of a model."""

    memory: Memory
    placed: Mapping[_Key, str]
    day: date

    def model(self, before: Model | None, now: Model | None) -> Model | None:
        if before is None:
            return now
        if now is None:
            kept = tuple(self.gone(route) for route in before.routes if _key(route) not in self.placed)
            if before.routes and not kept:
                return None
            return replace(before, routes=kept, core=before.core and _may_be_proposed(before.lifecycle, kept))
        return self.both(before, now)

    def both(self, before: Model, now: Model) -> Model:
        if before == now:
            return now
        fact = self.memory.fact
        routes = self.routes(before, now)
        own = any(route.first_party for route in now.routes)
        lifecycle = self.memory.lifecycle(before.lifecycle, now.lifecycle, listed=own)
        modalities_in = fact(before.modalities_in, now.modalities_in)
        core = now.core or (not own and before.core and _may_be_proposed(lifecycle, routes))
        return replace(
            now,
            name=now.name if own else before.name,
            family=now.family or before.family,
            core=core,
            aliases=tuple(dict.fromkeys([*now.aliases, *before.aliases])),
            context_window=fact(before.context_window, now.context_window),
            input_limit=fact(before.input_limit, now.input_limit),
            max_output=fact(before.max_output, now.max_output),
            license=self.license(before.license, now.license),
            open_weights=fact(before.open_weights, now.open_weights),
            architecture=fact(before.architecture, now.architecture),
            modalities_in=modalities_in,
            modalities_out=fact(before.modalities_out, now.modalities_out),
            release_date=fact(before.release_date, now.release_date),
            knowledge_cutoff=fact(before.knowledge_cutoff, now.knowledge_cutoff),
            parameters_total=fact(before.parameters_total, now.parameters_total),
            parameters_active=fact(before.parameters_active, now.parameters_active),
            capabilities=self.able(before, now, modalities_in),
            lifecycle=lifecycle,
            routes=routes,
            scores=self.memory.scores(before.scores, now.scores),
        )

    def able(self, before: Model, now: Model, inputs: Fact[tuple[str, ...]]) -> dict[Capability, Fact[bool]]:
        """The capabilities; *multimodal* follows from the others, as in a build."""
        found = self.memory.capabilities(before.capabilities, now.capabilities)
        several = multimodal(found, inputs)
        if several.known:
            found["multimodal"] = several
        return found

    def license(self, before: License, now: License) -> License:
        """The terms are one page's: other terms replace all of them."""
        fact = self.memory.fact
        name = fact(before.name, now.name)
        if now.name.known and before.name.known and before.name.value != now.name.value:
            return before if name.value == before.name.value else now
        return License(
            name=name,
            spdx=fact(before.spdx, now.spdx),
            url=fact(before.url, now.url),
            osi_approved=fact(before.osi_approved, now.osi_approved),
            commercial_use=fact(before.commercial_use, now.commercial_use),
            condition=fact(before.condition, now.condition),
        )

    def routes(self, before: Model, now: Model) -> tuple[Route, ...]:
        """The routes of now in their order, then those that are only remembered; the lab's own before the others."""
        old = {_key(route): route for route in before.routes}
        listed = [self.route(old[_key(one)], one) if _key(one) in old else one for one in now.routes]
        gone = [self.gone(route) for key, route in old.items() if key not in self.placed]
        return tuple(sorted([*listed, *gone], key=lambda route: not route.first_party))

    def route(self, before: Route, now: Route) -> Route:
        fact = self.memory.fact
        return replace(
            now,
            context_window=fact(before.context_window, now.context_window),
            input_limit=fact(before.input_limit, now.input_limit),
            max_output=fact(before.max_output, now.max_output),
            prices=self.memory.prices(before.prices, now.prices) if now.payment == "by the token" else now.prices,
            capabilities=self.memory.capabilities(before.capabilities, now.capabilities),
            lifecycle=self.memory.lifecycle(before.lifecycle, now.lifecycle, listed=True),
        )

    def gone(self, route: Route) -> Route:
        """A route that the reading does not have, marked unless an upstream that was not read may still list it."""
        if route.last_seen is not None or not self.memory.all_read(route):
            return route
        return replace(route, last_seen=self.memory.last_day(route) or self.day)


def _may_be_proposed(lifecycle: Lifecycle, routes: Sequence[Route]) -> bool:
    """Whether a model is still listed somewhere, or its end is known, which an answer then tells."""
    ended = lifecycle.retires_on.known or lifecycle.status.known
    return ended or any(route.last_seen is None for route in routes)


def _told_apart(models: Sequence[Model], now: Mapping[str, Model]) -> list[Model]:
    """Names that mean one model: where a remembered name is in use today, today's model has it."""
    taken = {name.lower(): model.id for model in now.values() for name in (*model.aliases, model.name)}
    named = [
        replace(model, name=from_id(model.id)) if model.id not in now and model.name.lower() in taken else model
        for model in models
    ]
    used = Counter(name.lower() for model in named for name in {model.name, *model.aliases})
    return [replace(model, aliases=_aliases(model, now.get(model.id), taken, used)) for model in named]


def _aliases(model: Model, now: Model | None, taken: Mapping[str, str], used: Counter[str]) -> tuple[str, ...]:
    own = set(now.aliases) if now else set[str]()
    free = [
        alias
        for alias in model.aliases
        if alias in own or (used[alias.lower()] == 1 and taken.get(alias.lower(), model.id) == model.id)
    ]
    return tuple(alias for alias in free if alias != model.name)[:_MAX_ALIASES]
