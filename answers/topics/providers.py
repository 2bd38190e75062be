"""Providers: where a model can be run, the lab's own door first, then the cheapest; what several have in common."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived, FactRow, NextStep, Table
from answers.costing import outlying
from answers.costing_routes import well_known_first
from answers.finding import CAPABILITIES_AGE_DAYS, PRICES_AGE_DAYS, Asked, Cited, Finding, cite_prices, price_row
from answers.remembering import remembered
from answers.topics.providers_offers import Offer, offers, offers_in_full, source_of
from answers.wording import FREE, NOT_SOURCED, count, day, rate, shortlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from catalog import Model

FIRST_FEW = 5
"""So many providers are shown unasked; all others are one message away."""
NAMED = 7
"""So many that only one model has are named at most, where there is no table."""
DOUBTFUL = "doubtful price"
"""Beside a price far below what the others ask: it is listed, and not called the cheapest."""
ALL = NextStep("All providers", "all providers")


@dataclass(frozen=True, slots=True)
class Served:
    """Where one model runs, in words.

    Attributes:
        providers: How many serve it today.
        routes: How many ways to call it they have between them.
        own: The lab's own doors.
        named_otherwise: Whether those doors do not bear the lab's name, so that it must be said whose they are.
        cheapest: Provider, input and output in USD per million tokens, of the cheapest that asks money.
        free_on: Providers with a free route.
        first: The first of them; empty where there is none.
        unpriced: Who serves it at a price that no source gives.
        by_plan: Who serves it to subscribers only, so that it has no price per token there.
        own_machine: Programs that run it on one's own machine.
        ending: Provider and the day its route ends, where it ends soon.
        deprecated: Who still serves it and calls it deprecated.
        retired: Provider and the day its last route ended, in the order of days.
    """

    model: str
    lab: str
    providers: int
    routes: int
    own: tuple[str, ...]
    named_otherwise: bool
    cheapest: tuple[str, Decimal, Decimal] | None
    free_on: tuple[str, ...]
    first: str
    unpriced: tuple[str, ...]
    by_plan: tuple[str, ...]
    own_machine: tuple[str, ...]
    ending: tuple[tuple[str, date | None], ...]
    deprecated: tuple[str, ...]
    retired: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What ``providers.j2`` sees.

    Attributes:
        shared: Providers that serve every model asked about.
        alone: Model and the providers that serve only it, of several models.
        left: How many providers are not in the table.
        whole: Whether all were asked for.
    """

    names: tuple[str, ...]
    served: tuple[Served, ...]
    shared: tuple[str, ...]
    alone: tuple[tuple[str, tuple[str, ...]], ...]
    left: int
    whole: bool


def find(asked: Asked) -> Finding:
    """Tell where each model runs; ``providers:all`` tells every route."""
    whole = asked.topic.endswith(":all")
    found = {m.id: offers(m, asked.today) for m in asked.models}
    live = {id_: [o for o in rows if not o.retired] for id_, rows in found.items()}
    names = [{o.provider for o in live[m.id]} for m in asked.models]
    several = len(asked.models) > 1
    shared = well_known_first(names[0].intersection(*names[1:]), asked.models) if several else ()
    alone = tuple((m.name, well_known_first(_only(names, i), [m])) for i, m in enumerate(asked.models) if several)
    table, shown = _several(asked, live, whole=whole) if several else _one(asked, found, whole=whole)
    left = 0 if whole else len(set[str]().union(*names)) - len(table.rows)
    view = View(
        tuple(m.name for m in asked.models), tuple(_served(m, asked.today) for m in asked.models),
        shared, alone, left, whole,
    )  # fmt: skip
    return Finding(
        "providers", "providers", view, tables=(table,) if table.rows else (),
        facts=tuple(_facts(asked, found, shown)),
        derived=tuple(_derived(view)),
        cited=_cited(shown, _told_of(found, alone), [o for rows in found.values() for o in rows]),
        next_steps=(ALL,) if view.left else (),
    )  # fmt: skip


def _only(names: Sequence[set[str]], position: int) -> set[str]:
    return names[position].difference(*(n for i, n in enumerate(names) if i != position))


def _cheapest(model: Model, rows: Sequence[Offer], today: date) -> Offer | None:
    """The cheapest that asks money; one far below all others is listed, not proposed."""
    out = outlying(model, today)
    paid = [o for o in rows if o.total and o.route not in out and not o.retired]
    return min(paid, key=lambda o: (o.total or Decimal(0), o.provider), default=None)


@remembered
def _served(model: Model, today: date) -> Served:
    rows = offers(model, today)
    live = [o for o in rows if not o.retired]
    cheapest = _cheapest(model, live, today)
    own = tuple(o.provider for o in live if o.own)
    return Served(
        model.name, model.lab.name, len(live), sum(o.routes for o in live),
        own, not any(model.lab.name.lower() in name.lower() for name in own),
        None if cheapest is None else (cheapest.provider, cheapest.input or Decimal(0), cheapest.output or Decimal(0)),
        tuple(sorted(o.provider for o in live if o.free)),
        live[0].provider if live else "",
        tuple(o.provider for o in live if o.total is None and o.route.payment == "by the token"),
        tuple(o.provider for o in live if o.total is None and o.route.payment == "subscription"),
        tuple(o.provider for o in live if o.total is None and o.route.payment == "own machine"),
        tuple((o.provider, o.ends) for o in live if o.state == "retiring"),
        tuple(o.provider for o in live if o.state == "deprecated"),
        tuple(sorted(((o.provider, o.ends) for o in rows if o.retired), key=lambda end: (str(end[1]), end[0]))),
    )  # fmt: skip


def _one(asked: Asked, found: dict[str, list[Offer]], *, whole: bool) -> tuple[Table, list[tuple[Model, Offer]]]:
    """One model: a row per provider; in full a row per way of calling it that differs from the others."""
    model = asked.models[0]
    every = offers_in_full(model, asked.today) if whole else [o for o in found[model.id] if not o.retired]
    rows = every if whole else every[:FIRST_FEW]
    headers = ["Provider", "per 1M in", "per 1M out", "context"]
    low = outlying(model, asked.today)
    marks = [_mark(o, low=o.route in low) for o in rows]
    regional, marked = any(o.regions for o in rows), any(marks)
    table = Table(
        (*headers, *(("region",) if regional else ()), *(("note",) if marked else ())),
        tuple(_row(o, mark if marked else None, regional=regional) for o, mark in zip(rows, marks, strict=True)),
    )
    return table, [(model, o) for o in rows]


def _row(offer: Offer, mark: str | None, *, regional: bool) -> tuple[Cell, ...]:
    context = offer.route.context_window.value
    region = (Cell(shortlist(offer.regions, 3) or "–"),) if regional else ()
    return (
        Cell(offer.provider), _rate(offer, offer.input), _rate(offer, offer.output), Cell(count(context), context),
        *region,
        *((Cell(mark),) if mark is not None else ()),
    )  # fmt: skip


def _rate(offer: Offer, usd: Decimal | None) -> Cell:
    if usd is None and offer.route.payment != "by the token":
        return Cell("–")
    return Cell(rate(usd), usd)


def _mark(offer: Offer, *, low: bool) -> str:
    """What sets a way of calling apart: the lab's own, a serving variant, an end, a price too low to rely on."""
    ends = {
        "retired": f"retired {day(offer.ends)}" if offer.ends else "retired",
        "retiring": f"retires {day(offer.ends)}",
        "deprecated": "deprecated",
        "preview": "preview",
    }
    variant = offer.route.variant if offer.route.variant != "free" else None
    paid = None if offer.route.payment == "by the token" else offer.route.payment
    parts = ("the lab's own" if offer.own else None, variant, paid, ends.get(offer.state), DOUBTFUL if low else None)
    return ", ".join(part for part in parts if part)


def _several(asked: Asked, live: dict[str, list[Offer]], *, whole: bool) -> tuple[Table, list[tuple[Model, Offer]]]:
    """Several models: who serves what at which price, the providers that have most of them first."""
    by_name = {m.id: {o.provider: o for o in live[m.id]} for m in asked.models}
    every = {name for rows in by_name.values() for name in rows}
    known = well_known_first(every, asked.models)
    ordered = sorted(known, key=lambda n: -sum(n in rows for rows in by_name.values()))
    serving = {n: sum(n in rows for rows in by_name.values()) for n in ordered}
    most = max(serving.values(), default=0)  # of three models or more, where nobody serves all
    shown = ordered if whole else [n for n in ordered if serving[n] == most > 1][:FIRST_FEW]
    rows = tuple((Cell(n), *(_both(by_name[m.id].get(n)) for m in asked.models)) for n in shown)
    told = [(m, by_name[m.id][n]) for n in shown for m in asked.models if n in by_name[m.id]]
    return Table(("Provider", *(m.name for m in asked.models)), rows), told


def _both(offer: Offer | None) -> Cell:
    """Both rates in one cell: ``$1.00 / $5.00``."""
    if offer is None:
        return Cell("–")
    if offer.input is None or offer.output is None:
        return Cell(NOT_SOURCED if offer.route.payment == "by the token" else offer.route.payment)
    return Cell(FREE if not offer.total else f"{rate(offer.input)} / {rate(offer.output)}")


def _facts(asked: Asked, found: dict[str, list[Offer]], shown: list[tuple[Model, Offer]]) -> Iterator[FactRow]:
    """Every provider by its name; of those shown the prices, windows and regions too."""
    for model in asked.models:
        yield from _serving(model, asked.today)
    cheapest = [(m, o) for m in asked.models if (o := _cheapest(m, found[m.id], asked.today)) is not None]
    told = {(m.id, id(o)): (m, o) for m, o in (*shown, *cheapest)}
    for model, offer in told.values():
        for price in offer.prices:
            yield price_row(model, offer.name, price)
    for model, offer in shown:
        for region in offer.regions:
            yield _named(model, offer, region, "region")
        yield _named(model, offer, offer.route.context_window.value, "tokens")


@remembered
def _serving(model: Model, today: date) -> tuple[FactRow, ...]:
    return tuple(_named(model, offer, offer.provider, None) for offer in offers(model, today))


def _named(model: Model, offer: Offer, value: str | int | None, unit: str | None) -> FactRow:
    source = source_of(offer.route)
    return FactRow(
        model.id, offer.name, "providers", value, unit, source and source.name, source and source.url,
        source and source.as_of,
    )  # fmt: skip


def _derived(view: View) -> Iterator[Derived]:
    for served in view.served:
        yield Derived("providers", Decimal(served.providers), "providers", (served.model,))
        yield Derived("routes", Decimal(served.routes), "routes", (served.model,))
        yield Derived("unpriced", Decimal(len(served.unpriced)), "providers", (served.model,))
    if len(view.names) > 1:
        yield Derived("shared_providers", Decimal(len(view.shared)), "providers", view.names)
    if view.left:
        yield Derived("not_shown", Decimal(view.left), "providers", view.names)


def _told_of(found: Mapping[str, Sequence[Offer]], alone: Sequence[tuple[str, Sequence[str]]]) -> list[Offer]:
    """The offers whose providers are named where no table is; who serves what is a fact too."""
    named = {name for _, names in alone for name in names[:NAMED]}
    return [o for rows in found.values() for o in rows if o.provider in named]


def _cited(shown: Sequence[tuple[Model, Offer]], named: Sequence[Offer], every: Sequence[Offer]) -> tuple[Cited, ...]:
    prices = cite_prices(price for _, offer in shown for price in offer.prices)
    if not shown:
        prices = tuple(Cited(s, PRICES_AGE_DAYS) for o in named if (s := source_of(o.route)) is not None)
    ends = [o for o in every if o.state in {"retired", "retiring", "deprecated"} and o.ends_on.known]
    return (
        *prices,
        *(Cited(s, PRICES_AGE_DAYS) for _, o in shown if not o.prices and (s := source_of(o.route)) is not None),
        *(Cited(o.ends_on.sources[0], CAPABILITIES_AGE_DAYS) for o in ends),
    )
