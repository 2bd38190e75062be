"""Side by side: what a bare name, "X or Y?" and topics without facts are answered with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.answer import Cell, FactRow, Table
from answers.comparing import Ranking, rank
from answers.costing import priced_route
from answers.finding import (
    CAPABILITIES_AGE_DAYS,
    Asked,
    Cited,
    Finding,
    cell,
    cite,
    cite_prices,
    fact_row,
    price_row,
    side_by_side,
)
from answers.topics.capabilities import LABELS
from answers.wording import NOT_SOURCED, billions, count, day, rate, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from answers.questions import TopicName
    from catalog import Capability, Model, Price, PriceKind

SHOWN: tuple[Capability, ...] = ("vision", "reasoning", "tools", "structured_output")
UNCOVERED: dict[TopicName, str] = {
    "recommend": "recommendations",
    "list": "lists",
}
"""Topics that are read, and said to be missing."""


@dataclass(frozen=True, slots=True)
class View:
    """What ``overview.j2`` sees.

    Attributes:
        uncovered: What was asked for and is not covered; ``None`` where the overview is the answer.
        cheaper: The model that costs least in both directions, if one does.
        only: Model and the capabilities only it has.
    """

    names: tuple[str, ...]
    uncovered: str | None
    context: Ranking[int]
    price: Ranking[Decimal]
    cheaper: str | None
    only: tuple[tuple[str, tuple[str, ...]], ...]
    license: str | None
    released: str | None
    input: Decimal | None
    output: Decimal | None


def find(asked: Asked) -> Finding:
    """The main facts of each model, and where they part."""
    models = asked.models
    prices = {m.name: _prices(m, asked) for m in models}
    costs = {
        name: None if pair is None else pair[0].usd_per_mtok + pair[1].usd_per_mtok for name, pair in prices.items()
    }
    first = models[0]
    own = prices[first.name]
    view = View(
        tuple(m.name for m in models),
        UNCOVERED.get(asked.topic),
        rank({m.name: m.context_window.value for m in models}),
        rank(costs),
        _cheaper(prices),
        tuple((m.name, found) for m in models if (found := _only(models, m))),
        first.license.name.value,
        first.release_date.value,
        own[0].usd_per_mtok if own else None,
        own[1].usd_per_mtok if own else None,
    )
    facts = tuple(_facts(models, asked))
    return Finding(asked.topic, "overview", view, (_table(models, prices),), facts, cited=_cited(models, prices))


def _prices(model: Model, asked: Asked) -> tuple[Price, Price] | None:
    route = priced_route(model, asked.today)
    if route is None:
        return None
    read, written = route.price("input", today=asked.today), route.price("output", today=asked.today)
    return None if read is None or written is None else (read, written)


def _cheaper(prices: dict[str, tuple[Price, Price] | None]) -> str | None:
    known = [(name, p[0].usd_per_mtok, p[1].usd_per_mtok) for name, p in prices.items() if p is not None]
    for name, read, written in known:
        others = [o for o in known if o[0] != name]
        if others and all(read <= o[1] and written <= o[2] and (read, written) != o[1:] for o in others):
            return name
    return None


def _only(models: tuple[Model, ...], model: Model) -> tuple[str, ...]:
    others = [m for m in models if m is not model]
    return tuple(
        LABELS[c].lower()
        for c in SHOWN
        if others and model.capability(c).value and all(o.capability(c).value is False for o in others)
    )


def _table(models: tuple[Model, ...], prices: dict[str, tuple[Price, Price] | None]) -> Table:
    def priced(position: int) -> list[Cell]:
        return [
            cell(p[position].usd_per_mtok, rate(p[position].usd_per_mtok))
            if (p := prices[m.name])
            else Cell(NOT_SOURCED)
            for m in models
        ]

    rows: list[tuple[str, list[Cell]]] = [
        ("Context window", [cell(m.context_window.value, count(m.context_window.value)) for m in models]),
        ("Max output", [cell(m.max_output.value, count(m.max_output.value)) for m in models]),
        ("Input, per 1M", priced(0)),
        ("Output, per 1M", priced(1)),
        ("Priced on", [Cell(p[0].source.publisher if (p := prices[m.name]) else NOT_SOURCED) for m in models]),
        *((LABELS[c], [Cell(yes_no(m.capability(c).value)) for m in models]) for c in SHOWN),
        ("License", [Cell(m.license.name.value or NOT_SOURCED) for m in models]),
        ("Parameters", [Cell(billions(m.parameters_total.value)) for m in models]),
        ("Released", [Cell(_day(m.release_date.value)) for m in models]),
        ("Knowledge cutoff", [Cell(_day(m.knowledge_cutoff.value)) for m in models]),
    ]
    return side_by_side(models, rows) if len(models) < 5 else side_by_side(models, rows[:4])


def _day(value: str | None) -> str:
    return NOT_SOURCED if value is None else day(value)


def _facts(models: tuple[Model, ...], asked: Asked) -> Iterator[FactRow]:
    kinds: tuple[PriceKind, ...] = ("input", "output")
    for model in models:
        yield fact_row(model, "context", model.context_window, "tokens")
        yield fact_row(model, "max_output", model.max_output, "tokens")
        yield fact_row(model, "license", model.license.name)
        yield fact_row(model, "parameters", model.parameters_total, "parameters")
        yield fact_row(model, "release", model.release_date)
        yield fact_row(model, "knowledge_cutoff", model.knowledge_cutoff)
        for name in SHOWN:
            yield fact_row(model, f"capability:{name}", model.capability(name))
        route = priced_route(model, asked.today)
        for kind in kinds if route else ():
            price = route.price(kind, today=asked.today) if route else None
            if route is not None and price is not None:
                yield price_row(model, f"{route.provider.id}/{route.id}", price)


def _cited(models: tuple[Model, ...], prices: dict[str, tuple[Price, Price] | None]) -> tuple[Cited, ...]:
    return (
        *cite(f for m in models for f in (m.context_window, m.max_output)),
        *cite_prices(price for pair in prices.values() if pair for price in pair),
        *cite((m.capability(c) for m in models for c in SHOWN), CAPABILITIES_AGE_DAYS),
        *cite(f for m in models for f in (m.license.name, m.release_date, m.knowledge_cutoff)),
    )
