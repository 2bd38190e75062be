"""A model's routes gathered by provider: each provider's best way to call it, or every way that differs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.costing import is_free
from answers.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from catalog import Fact, Lifecycle, Model, Price, Route, Source, State


@dataclass(frozen=True, slots=True)
class Offer:
    """A provider's way to call a model.

    Attributes:
        route: The route it is told by: one still served and plain where there is one, the cheapest of those.
        routes: How many routes this stands for, those that have ended left out.
        regions: Regions that those routes name; empty where none does.
        own: Whether the lab that made the model serves it.
        prices: Input and output rates of ``route``, as far as they are sourced.
        input: USD per million tokens; ``None``: not sourced, never free.
        ends_on: The day ``route`` ended or will end, where a source gives one.
        free: Whether any of the routes costs nothing.
    """

    provider: str
    route: Route
    routes: int
    regions: tuple[str, ...]
    own: bool
    prices: tuple[Price, ...]
    input: Decimal | None
    output: Decimal | None
    state: State
    ends_on: Fact[date]
    free: bool

    @property
    def ends(self) -> date | None:
        """The day of ``ends_on``."""
        return self.ends_on.value

    @property
    def retired(self) -> bool:
        """Whether the provider has ended it."""
        return self.state == "retired"

    @property
    def total(self) -> Decimal | None:
        """Input and output together; ``None`` where either is not sourced."""
        return None if self.input is None or self.output is None else self.input + self.output

    @property
    def name(self) -> str:
        """``provider/route``, as facts name it."""
        return f"{self.route.provider.id}/{self.route.id}"


@remembered
def offers(model: Model, today: date) -> list[Offer]:
    """One offer a provider: the lab's own where it is priced, then the cheapest, then the unpriced, the ended last."""
    grouped: defaultdict[str, list[Route]] = defaultdict(list)
    for route in model.routes:
        grouped[route.provider.name].append(route)
    return _ordered([_offer(model, _live(model, routes, today), today) for routes in grouped.values()])


def offers_in_full(model: Model, today: date) -> list[Offer]:
    """Every way to call a model; routes that differ in their region only stand in one row."""
    grouped: defaultdict[tuple[object, ...], list[Route]] = defaultdict(list)
    for route in model.routes:
        rates = tuple(p and p.usd_per_mtok for p in _both(route, today))
        ends = (_end(model, route, today).state(today), _end(model, route, today).retires_on.value)
        grouped[route.provider.name, route.variant, rates, route.context_window.value, ends].append(route)
    return _ordered([_offer(model, routes, today) for routes in grouped.values()])


@remembered
def served_by(model: Model, today: date) -> frozenset[str]:
    """The providers that serve a model on a day, by name."""
    return frozenset(r.provider.name for r in model.routes if _end(model, r, today).state(today) != "retired")


def source_of(route: Route) -> Source | None:
    """Who lists a route: the source of its window, else of its first rate."""
    if route.context_window.sources:
        return route.context_window.sources[0]
    return route.prices[0].source if route.prices else None


def _end(model: Model, route: Route, today: date) -> Lifecycle:
    """A route's own end; the lab's own routes end with the model, though a source may still list one."""
    gone = route.first_party and model.lifecycle.state(today) == "retired"
    return model.lifecycle if gone else route.lifecycle


def _live(model: Model, routes: list[Route], today: date) -> list[Route]:
    return [r for r in routes if _end(model, r, today).state(today) != "retired"] or routes


def _offer(model: Model, routes: Sequence[Route], today: date) -> Offer:
    best = min(routes, key=lambda r: _rank(r, today))
    read, written = _both(best, today)
    end = _end(model, best, today)
    return Offer(
        best.provider.name, best, len(routes), tuple(sorted({r.region for r in routes if r.region})),
        any(r.first_party for r in routes), tuple(p for p in (read, written) if p is not None),
        read and read.usd_per_mtok, written and written.usd_per_mtok,
        end.state(today), end.retires_on, any(is_free(r, today) for r in routes),
    )  # fmt: skip


def _rank(route: Route, today: date) -> tuple[bool, bool, Decimal | int, str]:
    """Plain before variants, priced before unpriced, cheap before dear."""
    read, written = _both(route, today)
    priced = read is not None and written is not None
    total = read.usd_per_mtok + written.usd_per_mtok if read is not None and written is not None else 0
    return route.variant is not None, not priced, total, route.id


def _both(route: Route, today: date) -> tuple[Price | None, Price | None]:
    return route.price("input", today=today), route.price("output", today=today)


def _ordered(found: list[Offer]) -> list[Offer]:
    return sorted(
        found,
        key=lambda o: (
            o.retired, o.total is None or not o.own, o.total is None, not o.own, o.total or 0, o.provider, o.route.id,
        ),
    )  # fmt: skip
