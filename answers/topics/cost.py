"""Cost: a workload on every model, cheapest first, with the difference in money and per cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, CostRow, Derived, FactRow, Table
from answers.costing import Estimate, cheapest_route, estimate, per_month, priced_route
from answers.finding import Asked, Finding, cite_prices, price_row
from answers.questions import Period, Workload
from answers.wording import NOT_SOURCED, money, rate
from catalog import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from catalog import Model, PriceKind, Route

PERIOD_WORDS: dict[Period, str] = {
    "once": "in all",
    "second": "a second",
    "hour": "an hour",
    "day": "a day",
    "week": "a week",
    "month": "a month",
    "year": "a year",
}
KIND_WORDS: dict[PriceKind, str] = {
    "input": "input",
    "output": "output",
    "cache_read": "cached input",
    "batch_input": "batch input",
    "batch_output": "batch output",
    "batch_cache_read": "cached input in a batch",
}


@dataclass(frozen=True, slots=True)
class Costed:
    """One model's total; ``usd`` is ``None`` where ``missing`` names a rate that no source quotes."""

    model: str
    route: str | None
    usd: Decimal | None
    monthly: Decimal | None
    missing: tuple[str, ...]
    batch_halves: bool


@dataclass(frozen=True, slots=True)
class View:
    """What ``cost.j2`` sees.

    Attributes:
        rows: Cheapest first, those without a total last.
        saved: What the cheapest saves against the dearest, in money and per cent.
        changes: What can be said to change the workload, in quotation marks.
        tiers: Model, prompt size above which it costs more, and the rates there: told where no prompt size is known.
        listed: Where a rate that was charged is negotiated: model, kind, the list price, and who quotes it.
        last_seen: Routes that nobody lists any more: model, route, the day of the last list that did.
        within: Whether each model keeps within a budget that was named, and by how much.
    """

    names: tuple[str, ...]
    workload: Workload
    input_tokens: int | None
    output_tokens: int | None
    period: str
    rows: tuple[Costed, ...]
    saved: Decimal | None
    saved_percent: Decimal | None
    budget: Decimal | None
    within: tuple[tuple[str, bool, Decimal], ...]
    same_prices: bool
    changes: tuple[str, ...]
    tiers: tuple[tuple[str, int, Decimal, Decimal], ...]
    listed: tuple[tuple[str, str, Decimal, str], ...]
    last_seen: tuple[tuple[str, str, date], ...]


def find(asked: Asked) -> Finding:
    """Cost the workload on each model's own route, or the cheapest that quotes all it needs."""
    workload = asked.workload or Workload()
    estimates = {m.id: _estimate(m, workload, asked.today) for m in asked.models}
    rows = sorted(
        (_costed(m, estimates[m.id], workload, asked.today) for m in asked.models),
        key=lambda c: (c.usd is None, c.usd or Decimal(0)),
    )
    known = [(m, e) for m in asked.models if (e := estimates[m.id]) is not None]
    tiers = tuple(_tiers(asked, workload, known))
    view = _view(asked, workload, tuple(rows), tiers, known)
    return Finding(
        "cost_estimate", "cost", view, tables=(_table(asked, estimates, rows, workload, asked.today),),
        facts=tuple(_facts(known, tiers, asked)),
        derived=tuple(_derived(view)),
        costs=tuple(_cost_rows(known, workload)),
        cited=cite_prices(line.price for _, e in known for line in e.lines),
    )  # fmt: skip


def _facts(
    known: list[tuple[Model, Estimate]], tiers: tuple[tuple[str, int, Decimal, Decimal], ...], asked: Asked
) -> Iterator[FactRow]:
    """The rates charged, those of the other direction, and those of a price step that is told."""
    steps = {name: size for name, size, _, _ in tiers}
    for model, found in known:
        route = _route_id(found.route)
        charged = [line.price for line in found.lines]
        plain = [found.route.price(kind, today=asked.today) for kind in ("input", "output")]
        size = steps.get(model.name)
        above = (
            [found.route.price(kind, prompt_tokens=size + 1, today=asked.today) for kind in ("input", "output")]
            if size
            else []
        )
        if size:
            yield FactRow(model.id, route, "pricing", size, "tokens_tier", None, None, None)
        for price in dict.fromkeys((*charged, *plain, *above)):
            if price is not None:
                yield price_row(model, route, price)


def _route_id(route: Route) -> str:
    return f"{route.provider.id}/{route.id}"


def _estimate(model: Model, workload: Workload, today: date) -> Estimate | None:
    """On the first route that quotes all that is needed; else on the one an answer would name, its gaps told."""
    kinds = _needed(workload)
    route = priced_route(model, today, kinds) or priced_route(model, today) or cheapest_route(model, today)
    return None if route is None else estimate(route, workload, today)


def _needed(workload: Workload) -> tuple[PriceKind, ...]:
    plain: list[PriceKind] = ["input", "output"] if workload.output_tokens else ["input"]
    if workload.cached:
        plain.append("cache_read")
    batch: dict[PriceKind, PriceKind] = {
        "input": "batch_input",
        "output": "batch_output",
        "cache_read": "batch_cache_read",
    }
    return tuple(batch[k] if workload.batch else k for k in plain)


def _costed(model: Model, found: Estimate | None, workload: Workload, today: date) -> Costed:
    if found is None:
        return Costed(model.name, None, None, None, ("input", "output"), batch_halves=False)
    usd = found.usd
    monthly = None if found.exact is None else per_month(found.exact, workload.period)
    halves = _halves(found.route, today)
    missing = tuple(KIND_WORDS.get(k, k) for k in found.missing)
    return Costed(model.name, found.route.provider.name, usd, monthly, missing, batch_halves=halves)


def _halves(route: Route, today: date) -> bool:
    """Whether a batch costs exactly half on this route."""
    pairs = [(route.price(a, today=today), route.price(b, today=today)) for a, b in _BATCH]
    return all(a is not None and b is not None and a.usd_per_mtok * 2 == b.usd_per_mtok for a, b in pairs)


_BATCH: tuple[tuple[PriceKind, PriceKind], ...] = (("batch_input", "input"), ("batch_output", "output"))


def _changes(workload: Workload) -> tuple[str, ...]:
    cached = () if workload.cached else ('"60 % cached"',)
    batch = ('"no batch"',) if workload.batch else ('"make it batch"',)
    return (*cached, *batch, '"double the output"')


def _tiers(
    asked: Asked, workload: Workload, known: list[tuple[Model, Estimate]]
) -> Iterator[tuple[str, int, Decimal, Decimal]]:
    """The first price step of each route, where the workload does not tell how long its prompts are."""
    if workload.basis == "per_request" or workload.batch:
        return
    for model, found in known:
        sizes = sorted({p.above_tokens for p in found.route.prices if p.kind == "input" and p.above_tokens})
        for size in sizes[:1]:
            read = found.route.price("input", prompt_tokens=size + 1, today=asked.today)
            written = found.route.price("output", prompt_tokens=size + 1, today=asked.today)
            if read is not None and written is not None:
                yield model.name, size, read.usd_per_mtok, written.usd_per_mtok


def _listed(known: list[tuple[Model, Estimate]]) -> Iterator[tuple[str, str, Decimal, str]]:
    """The list prices beside negotiated ones."""
    for model, found in known:
        for line in found.lines:
            if line.price.source.publisher == CONTRACT:
                for amount, source in line.price.disagreements:
                    yield model.name, KIND_WORDS.get(line.kind, line.kind), amount, source.name


def _view(
    asked: Asked,
    workload: Workload,
    rows: tuple[Costed, ...],
    tiers: tuple[tuple[str, int, Decimal, Decimal], ...],
    known: list[tuple[Model, Estimate]],
) -> View:
    totals = [row.usd for row in rows if row.usd is not None]
    saved = totals[-1] - totals[0] if len(totals) > 1 else None
    share = saved / totals[-1] * 100 if saved is not None and totals[-1] else None
    budget = workload.budget_usd
    within = (
        ()
        if budget is None
        else tuple((r.model, r.usd <= budget, abs(budget - r.usd)) for r in rows if r.usd is not None)
    )
    return View(
        tuple(m.name for m in asked.models), workload,
        workload.total(workload.input_tokens), workload.total(workload.output_tokens),
        PERIOD_WORDS[workload.period], rows, saved, share, budget, within, saved == 0, _changes(workload), tiers,
        tuple(_listed(known)), tuple((m.name, e.route.provider.name, d) for m, e in known if (d := e.route.last_seen)),
    )  # fmt: skip


def _table(
    asked: Asked, estimates: dict[str, Estimate | None], rows: list[Costed], workload: Workload, today: date
) -> Table:
    kinds: tuple[PriceKind, PriceKind] = ("batch_input", "batch_output") if workload.batch else ("input", "output")
    by_name = {m.name: estimates[m.id] for m in asked.models}
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        found = by_name[row.model]
        rates = [None if found is None else _rate(found, kind, today) for kind in kinds]
        total = "unavailable" if row.usd is None else money(row.usd)
        cells.append(
            (Cell(row.model), *(Cell(rate(r), r) for r in rates), Cell(total, row.usd), Cell(row.route or NOT_SOURCED))
        )
    return Table(("Model", "per 1M in", "per 1M out", PERIOD_WORDS[workload.period], "route"), tuple(cells))


def _rate(found: Estimate, kind: PriceKind, today: date) -> Decimal | None:
    """The rate that was charged, or that would be: a rate not needed is not a rate not sourced."""
    charged = next((line.price for line in found.lines if line.kind == kind), None)
    price = charged or found.route.price(kind, today=today)
    return None if price is None else price.usd_per_mtok


def _derived(view: View) -> Iterator[Derived]:
    if view.input_tokens is not None:
        yield Derived("input_tokens", Decimal(view.input_tokens), "tokens", ("workload",))
    if view.output_tokens is not None:
        yield Derived("output_tokens", Decimal(view.output_tokens), "tokens", ("workload",))
    if view.saved is not None and view.saved_percent is not None:
        yield Derived("saved", view.saved, "usd", view.names)
        yield Derived("saved_percent", view.saved_percent, "percent", view.names)
    for model, _, margin in view.within:
        yield Derived("budget_margin", margin, "usd", (model,))
    if view.budget is not None:
        yield Derived("budget", view.budget, "usd", ("workload",))


def _cost_rows(known: list[tuple[Model, Estimate]], workload: Workload) -> Iterator[CostRow]:
    for model, found in known:
        if found.usd is None or found.exact is None:
            continue
        yield CostRow(model.id, _route_id(found.route), found.usd, workload.period)
        monthly = per_month(found.exact, workload.period)
        if monthly is not None and workload.period != "month":
            yield CostRow(model.id, _route_id(found.route), monthly, "month")
