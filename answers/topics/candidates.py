"""What an answer shows of a candidate: its cells, its facts, its cost, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.answer import Cell, CostRow, FactRow
from answers.finding import CAPABILITIES_AGE_DAYS, Cited, cite, cite_prices, fact_row, price_row
from answers.topics.capabilities import LABELS
from answers.wording import NOT_SOURCED, billions, count, day, lowered, rate, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from answers.choosing_pool import Candidate
    from answers.questions import Workload
    from catalog import Capability, Fact

SAID: dict[Capability, str] = dict(zip(LABELS, lowered(tuple(LABELS.values())), strict=True))
"""Capabilities as they stand within a sentence."""


def cell_of(candidate: Candidate, column: str) -> Cell:
    """A candidate's figure under one head."""
    model = candidate.model
    cells = {
        "lab": lambda: Cell(model.lab.name),
        "context": lambda: Cell(count(model.context_window.value), model.context_window.value),
        "max output": lambda: Cell(count(model.max_output.value), model.max_output.value),
        "per 1M in": lambda: _rate(candidate.input),
        "per 1M out": lambda: _rate(candidate.output),
        "cost": lambda: Cell(total(candidate.usd), candidate.usd),
        "parameters": lambda: Cell(billions(model.parameters_total.value), model.parameters_total.value),
        "released": lambda: Cell(day(model.release_date.value) if model.release_date.value else NOT_SOURCED),
        "license": lambda: Cell((model.license.name.value or NOT_SOURCED).replace(" License", "")),
        "providers": lambda: Cell(str(candidate.providers), candidate.providers),
        "priced on": lambda: Cell(candidate.route.provider.name if candidate.route else NOT_SOURCED),
    }
    return cells[column]()


def _rate(usd: Decimal | None) -> Cell:
    return Cell(rate(usd), usd)


def facts_of(candidate: Candidate, capabilities: Sequence[Capability], today: date) -> Iterator[FactRow]:
    """What speaks of a candidate: the figures of every head, and what was demanded."""
    model = candidate.model
    yield fact_row(model, "context", model.context_window, "tokens")
    yield fact_row(model, "max_output", model.max_output, "tokens")
    yield fact_row(model, "parameters", model.parameters_total, "parameters")
    yield fact_row(model, "release", model.release_date)
    yield fact_row(model, "license", model.license.name)
    yield fact_row(model, "open_weights", model.open_weights)
    for name in capabilities:
        yield fact_row(model, f"capability:{name}", model.capability(name))
    if candidate.route is not None:
        for price in (candidate.route.price("input", today=today), candidate.route.price("output", today=today)):
            if price is not None:
                yield price_row(model, f"{candidate.route.provider.id}/{candidate.route.id}", price)


def cost_rows(shown: Sequence[Candidate], workload: Workload) -> Iterator[CostRow]:
    """What the workload costs on each that is priced."""
    for c in shown:
        if c.route is not None and c.usd is not None:
            yield CostRow(c.model.id, f"{c.route.provider.id}/{c.route.id}", c.usd, workload.period)


def cited(shown: Sequence[Candidate], capabilities: Sequence[Capability], today: date) -> tuple[Cited, ...]:
    """The sources of what is shown."""
    prices = (
        price
        for c in shown
        if c.route is not None
        for price in (c.route.price("input", today=today), c.route.price("output", today=today))
        if price is not None
    )
    terms: list[Fact[str] | Fact[bool]] = [f for c in shown for f in (c.model.license.name, c.model.open_weights)]
    return (
        *cite(c.model.context_window for c in shown),
        *cite_prices(prices),
        *cite((c.model.capability(name) for c in shown for name in capabilities), CAPABILITIES_AGE_DAYS),
        *cite(terms),
    )
