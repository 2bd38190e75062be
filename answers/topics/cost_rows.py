"""What a cost answer shows and prints beside its sentence: the table, the rates charged, the figures worked out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, CostRow, Derived, FactRow, Table
from answers.costing import Estimate, per_month
from answers.finding import price_row
from answers.wording import NOT_SOURCED, rate, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from answers.questions import Workload
    from answers.topics.cost_view import Costed, View
    from catalog import Model, PriceKind, Route


COLUMNS: dict[PriceKind, str] = {
    "input": "per 1M in",
    "cache_read": "cached",
    "cache_write": "cache write",
    "output": "per 1M out",
    "reasoning": "reasoning",
    "batch_input": "batch in",
    "batch_cache_read": "batch cached",
    "batch_cache_write": "batch cache write",
    "batch_output": "batch out",
}
"""Rates that can be charged, each with its column's header, in the columns' order."""


def table(rows: Sequence[Costed], estimates: dict[str, Estimate | None], view: View, today: date) -> Table:
    """Cheapest first: every rate that is charged, the total, and the route it is charged on."""
    kinds = _columns([e for e in estimates.values() if e is not None], view.workload)
    cells: list[tuple[Cell, ...]] = []
    past = {one.model for one in view.ended}
    for row in rows:
        found = estimates[row.id]
        rates = [None if found is None else _rate(found, kind, view.workload, today) for kind in kinds]
        cost = "unavailable" if row.usd is None else total(row.usd)
        route = NOT_SOURCED if found is None else _place(found.route)
        route += " (ended)" if row.model in past else ""
        cells.append((Cell(row.model), *(Cell(rate(r), r) for r in rates), Cell(cost, row.usd), Cell(route)))
    return Table(("Model", *(COLUMNS[kind] for kind in kinds), view.period, "route"), tuple(cells))


def _columns(found: Sequence[Estimate], workload: Workload) -> tuple[PriceKind, ...]:
    """Input and output, plain or as a batch, and what else is charged or missing on any of the routes."""
    plain: tuple[PriceKind, ...] = ("batch_input", "batch_output") if workload.batched == 1 else ("input", "output")
    charged = {line.price.kind for one in found for line in one.lines} | {kind for one in found for kind in one.missing}
    return tuple(kind for kind in COLUMNS if kind in charged or kind in plain)


def _place(route: Route) -> str:
    return f"{route.provider.name} ({route.region})" if route.region else route.provider.name


def _rate(found: Estimate, kind: PriceKind, workload: Workload, today: date) -> Decimal | None:
    """The rate that was charged, or that would be: a rate not needed is not a rate not sourced."""
    charged = next((line.price for line in found.lines if kind in {line.kind, line.price.kind}), None)
    price = charged or found.route.price(kind, prompt_tokens=workload.prompt, today=today)
    return None if price is None else price.usd_per_mtok


def facts(known: Sequence[tuple[Model, Estimate]], view: View, today: date) -> Iterator[FactRow]:
    """The rates charged, those of the other direction, and those of a price step that is told."""
    steps = {name: size for name, size, _, _ in view.tiers}
    for model, found in known:
        route = route_id(found.route)
        size = steps.get(model.name)
        prompts = (view.workload.prompt, size + 1) if size else (view.workload.prompt,)
        plain = [
            found.route.price(kind, prompt_tokens=prompt, today=today)
            for prompt in prompts
            for kind in ("input", "output")
        ]
        if size:
            yield FactRow(model.id, route, "pricing", size, "tokens_tier", None, None, None)
        for price in dict.fromkeys((*(line.price for line in found.lines), *plain)):
            if price is not None:
                yield price_row(model, route, price)


def route_id(route: Route) -> str:
    """A route as facts name it: ``provider/id``."""
    return f"{route.provider.id}/{route.id}"


def derived(view: View) -> Iterator[Derived]:
    """What was worked out: the workload's tokens, the difference, the margin of a budget, the mix at which it turns."""
    for name, tokens in (
        ("input_tokens", view.input_tokens),
        ("output_tokens", view.output_tokens),
        ("reasoning_tokens", view.reasoning_tokens),
        ("prompt_tokens", view.workload.prompt or None),
    ):
        if tokens is not None:
            yield Derived(name, Decimal(tokens), "tokens", ("workload",))
    yield from shares(view.workload)
    for model, percent, _ in view.regional:
        yield Derived("regional", percent, "percent", (model,))
    if view.saved is not None and view.saved_percent is not None:
        yield Derived("saved", view.saved, "usd", view.names)
        yield Derived("saved_percent", view.saved_percent, "percent", view.names)
    if view.flips_at is not None and view.mix is not None:
        yield Derived("break_even", view.flips_at, "input tokens per output token", view.names)
        yield Derived("mix", view.mix, "input tokens per output token", ("workload",))
    yield from (Derived("still_sold", one.usd, "usd", (one.model,)) for one in view.ended if one.usd is not None)
    for model, _, margin in view.within:
        yield Derived("budget_margin", margin, "usd", (model,))
    if view.budget is not None:
        yield Derived("budget", view.budget, "usd", ("workload",))


def shares(load: Workload) -> Iterator[Derived]:
    """What share of a workload is cached, written to a cache or batched, in per cent."""
    for name, share in (("cached", load.cached), ("cache_written", load.cache_written), ("batched", load.batched)):
        if share:
            yield Derived(name, share * 100, "percent", ("workload",))


def cost_rows(known: Sequence[tuple[Model, Estimate]], workload: Workload) -> Iterator[CostRow]:
    """Each total, per the workload's own period and per month."""
    for model, found in known:
        if found.usd is None or found.exact is None:
            continue
        yield CostRow(model.id, route_id(found.route), found.usd, workload.period)
        monthly = per_month(found.exact, workload)
        if monthly is not None and workload.period != "month":
            yield CostRow(model.id, route_id(found.route), monthly, "month")
