"""Where whoever asks would rather run models: prices are those of that place, where it serves them, and said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.costing import Estimate, estimate
from answers.costing_routes import within
from answers.preferred import Choice, Named, Preferred
from answers.questions import Workload

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from catalog import Model, Route

PER_MTOK = Workload(1_000_000, 1_000_000)
"""What asks for both rates of a route."""


def favored(model: Model, workload: Workload, preferred: Preferred, today: date) -> Estimate | None:
    """Cost a workload at the first place preferred that quotes all it needs; ``None`` where none does.

    A place that the workload itself names comes before, so that there is then nothing to prefer.
    """
    if workload.provider or workload.region:
        return None
    for provider, region in _places(preferred):
        costed = [estimate(route, workload, today) for route in _routes(model, provider, region, today)]
        found = min((one for one in costed if one.exact), key=_order, default=None)
        if found is not None:
            return found
    return None


def choice_of(preferred: Preferred, models: Sequence[Model], routes: Mapping[str, Route | None]) -> Choice | None:
    """What to say of the places preferred.

    Args:
        preferred: The places.
        models: The models of the answer.
        routes: Where :func:`favored` prices each, by id; ``None`` where it does not.
    """
    wanted = tuple(f"at {provider.name}" for provider in preferred.providers)
    wanted += (f"in the region {preferred.region}",) if preferred.region else ()
    if not wanted:
        return None
    taken: dict[str, list[str]] = {}
    for model in models:
        route = routes[model.id]
        if route is not None:
            place = f"{route.provider.name} ({route.region})" if route.region else route.provider.name
            taken.setdefault(place, []).append(model.name)
    missed = tuple(model.name for model in models if routes[model.id] is None)
    told = tuple((place, tuple(names)) for place, names in taken.items())
    return Choice(wanted, told, missed, asked=isinstance(preferred, Named))


def _places(preferred: Preferred) -> Iterator[tuple[str | None, str | None]]:
    """Provider and region together, then the provider alone, then the region alone."""
    ids = [provider.id for provider in preferred.providers]
    if preferred.region is not None:
        yield from ((id_, preferred.region) for id_ in ids)
    yield from ((id_, None) for id_ in ids)
    if preferred.region is not None:
        yield None, preferred.region


def _routes(model: Model, provider: str | None, region: str | None, today: date) -> list[Route]:
    return [
        r
        for r in model.routes
        if provider in {None, r.provider.id}
        and (region is None or within(r.region, region))
        and r.variant is None
        and r.last_seen is None
        and r.lifecycle.state(today) != "retired"
    ]


def _order(found: Estimate) -> tuple[bool, Decimal | int, str]:
    """A route of no one region first, where none is preferred, then the cheapest."""
    return found.route.region not in {None, "global"}, found.exact or 0, found.route.id
