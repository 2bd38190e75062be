"""Mistakes made on purpose: one row of a catalog, damaged as upstreams damage rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from catalog import Fact, Model, Route

SWAPS: Final = {"input": "output", "output": "input"}
FACTORS: Final[Mapping[str, Decimal]] = {
    "price × 10³": Decimal(1000),
    "price × 10⁶": Decimal(1_000_000),
    "price ÷ 10³": Decimal("0.001"),
    "price negative": Decimal(-1),
}
KINDS: Final = (*FACTORS, "price swapped", "dates swapped", "context × 1,000")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged model beside the sound one; ``row`` is the damaged route or model, as findings name it."""

    kind: str
    row: str
    before: Model
    after: Model


def mutants(models: Sequence[Model], many: int, random: Random) -> list[Mutant]:
    """So many damaged rows, of all kinds alike; routes and models are drawn at random, a route as likely as any."""
    made: list[Mutant] = []
    weights = [len(model.routes) for model in models]
    while len(made) < many:
        kind = KINDS[len(made) % len(KINDS)]
        (model,) = random.choices(models, weights)
        mutant = _with_dates(model, random, kind) if kind.startswith("dates") else _with_route(model, random, kind)
        if mutant is not None:
            made.append(mutant)
    return made


def _with_route(model: Model, random: Random, kind: str) -> Mutant | None:
    """The model with one route damaged, or ``None`` where that route has nothing to damage so."""
    at = random.randrange(len(model.routes))
    route = model.routes[at]
    if kind in FACTORS:
        damaged = _scaled(route, FACTORS[kind], random)
    else:
        damaged = _context(route) if kind.startswith("context") else _swapped(route)
    if damaged is None:
        return None
    routes = (*model.routes[:at], damaged, *model.routes[at + 1 :])
    return Mutant(kind, f"{route.provider.id} {route.id}", model, replace(model, routes=routes))


def _scaled(route: Route, factor: Decimal, random: Random) -> Route | None:
    """All rates of a row at once, as a wrong unit damages them, or only one of the two that every call pays."""
    kinds = {price.kind for price in route.prices} if random.random() < 0.5 else {random.choice(("input", "output"))}
    prices = tuple(
        replace(price, usd_per_mtok=price.usd_per_mtok * factor) if price.kind in kinds else price
        for price in route.prices
    )
    changed = any(new.usd_per_mtok != old.usd_per_mtok for new, old in zip(prices, route.prices, strict=True))
    return replace(route, prices=prices) if changed else None


def _swapped(route: Route) -> Route | None:
    read, written = route.price("input"), route.price("output")
    if read is None or written is None or read.usd_per_mtok == written.usd_per_mtok:
        return None
    prices = tuple(replace(price, kind=SWAPS.get(price.kind, price.kind)) for price in route.prices)
    return replace(route, prices=prices)


def _context(route: Route) -> Route | None:
    window = route.context_window.value
    return replace(route, context_window=replace(route.context_window, value=window * 1000)) if window else None


def _with_dates(model: Model, random: Random, kind: str) -> Mutant | None:
    """The model with two days of its life in each other's place, or ``None`` where it has no two that differ."""
    life = model.lifecycle
    days: dict[str, Fact[str] | Fact[date]] = {
        "knowledge_cutoff": model.knowledge_cutoff,
        "release_date": model.release_date,
        "deprecated_on": life.deprecated_on,
        "retires_on": life.retires_on,
    }
    known = {name: str(fact.value) for name, fact in days.items() if fact.known}
    if len(known) < 2:
        return None
    first, second = random.sample(sorted(known), 2)
    length = min(len(known[first]), len(known[second]))
    if known[first][:length] == known[second][:length]:
        return None
    known[first], known[second] = known[second], known[first]
    own = {
        name: replace(days[name], value=known[name]) for name in ("knowledge_cutoff", "release_date") if name in known
    }
    ends = {
        name: replace(days[name], value=date.fromisoformat(f"{known[name]}-01-01"[:10]))
        for name in ("deprecated_on", "retires_on")
        if name in known
    }
    return Mutant(kind, model.id, model, replace(model, **own, lifecycle=replace(life, **ends)))
