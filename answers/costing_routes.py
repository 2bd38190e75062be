"""On which route a workload is costed: the lab's own, the cheapest that quotes all it needs, or the one named."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from answers.costing import Estimate, cheapest_route, estimate, needed, priced_route
from answers.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from answers.questions import Workload
    from catalog import Model, Provider, Route

_WORD = re.compile(r"[^\W_]+")
_ON = re.compile(
    r"\b(?:on|via|through|at|over)\s+((?:(?!(?:on|via|through|at|over)\b)[^\W_][\w.\-]*\s*){1,3})", re.IGNORECASE
)
_COMMON = frozenset({"ai", "api", "the", "cloud", "gateway", "inference", "labs"})
"""Words that many providers' names share, and that alone name none."""
CLOUDS = ("amazon-bedrock", "google-vertex", "azure", "openrouter")
"""Providers that a workload is often moved to: the first that serves all models is proposed, and told first."""


def costed(model: Model, workload: Workload, today: date) -> Estimate | None:
    """Cost a model on its route; ``None`` where no route prices it, or the provider named does not serve it."""
    if workload.provider or workload.region:
        return _on_named(model, workload, today)
    route = priced_route(model, today, needed(workload)) or priced_route(model, today) or cheapest_route(model, today)
    return None if route is None else estimate(route, workload, today)


def _on_named(model: Model, workload: Workload, today: date) -> Estimate | None:
    """The provider's plain route that covers the workload, the cheapest of several."""
    found = [estimate(route, workload, today) for route in _named(model, workload, today)]
    return min(found, key=_order, default=None)


def _named(model: Model, workload: Workload, today: date) -> list[Route]:
    return [
        r
        for r in model.routes
        if workload.provider in {None, r.provider.id}
        and (workload.region is None or within(r.region, workload.region))
        and r.variant is None
        and r.lifecycle.state(today) != "retired"
    ]


def within(region: str | None, wanted: str | None) -> bool:
    """Whether a route's region is the one wanted, or a part of it: ``eu-west-1`` is in ``eu``."""
    return region is not None and wanted is not None and (region == wanted or region.startswith(f"{wanted}-"))


def _order(found: Estimate) -> tuple[bool, bool, bool, bool, Decimal | int, int, str]:
    """Priced first, then listed ones, then those of no one region, then cheap ones, then what was read last.

    A free route does not set a price.
    """
    exact = found.exact
    days = [line.price.source.as_of for line in found.lines]
    return (
        exact is None,
        exact == 0,
        found.route.last_seen is not None,
        found.route.region not in {None, "global"},
        exact if exact is not None else 0,
        -min((day.toordinal() for day in days if day is not None), default=0),
        found.route.id,
    )


def regions_of(model: Model, workload: Workload, today: date) -> tuple[str, ...]:
    """Where a model is tracked, on the provider that was named or on any; ``global`` is no region."""
    found = {r.region for r in _named(model, replace(workload, region=None), today)}
    return tuple(sorted((region for region in found if region and region != "global"), key=lambda r: (len(r), r)))


def providers_of(models: Iterable[Model]) -> dict[str, Provider]:
    """Everybody who serves any of these models, by id."""
    return {r.provider.id: r.provider for m in models for r in m.routes}


def well_known_first(names: Iterable[str], models: Iterable[Model]) -> tuple[str, ...]:
    """Providers by name: the labs' own doors, then the great clouds, then the others in the order of the alphabet."""
    routes = [r for m in models for r in m.routes]
    own = {r.provider.name for r in routes if r.first_party}
    cloud = {r.provider.name: CLOUDS.index(r.provider.id) for r in routes if r.provider.id in CLOUDS}
    return tuple(sorted(names, key=lambda name: (name not in own, cloud.get(name, len(CLOUDS)), name)))


def provider_said(text: str, models: Iterable[Model]) -> str | None:
    """The one provider that a message wants the models to run on (``… on Bedrock``), an id, or ``None``."""
    places = [match[1] for match in _ON.finditer(text)]
    known = providers_of(models).values() if places else ()
    named = {found for said in places if (found := provider_named(said, known)) is not None}
    return named.pop() if len(named) == 1 else None


def place_said(text: str) -> str | None:
    """A provider that people know and that a message wants models to run on, whoever serves them; an id."""
    known = load_cues().providers
    named = {f.name for match in _ON.finditer(text) for f in known.find(match[1]) if not match[1][: f.start].strip()}
    return named.pop() if len(named) == 1 else None


def provider_named(said: str, known: Iterable[Provider]) -> str | None:
    """The provider meant by the first words of a text; the one whose name they cover best.

    Args:
        said: ``Bedrock``, ``google vertex``, ``azure and …``.
        known: Who could be meant.
    """
    words = [w.lower() for w in _WORD.findall(said)]
    ranked: list[tuple[int, int, str]] = []
    for provider in known:
        names = _words(provider.name, provider.id)
        covered = 0
        for word in words:
            if word not in names:
                break
            covered += 1
        if covered and set(words[:covered]) - _COMMON:
            ranked.append((-covered, len(names), provider.id))
    return min(ranked)[2] if ranked else None


@lru_cache(maxsize=1024)
def _words(*names: str) -> frozenset[str]:
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))
