"""A full comparison's opening: who is compared, and six signals side by side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived
from answers.comparison_rules import best_for, decision_fit
from answers.costing import outlying
from answers.finding import SIDE_BY_SIDE, Finding, cite_prices, price_row, side_by_side
from answers.remembering import remembered
from answers.topics.license import openness
from answers.topics.specs import is_confirmed
from answers.wording import NOT_SOURCED, count, listed, rate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from answers.comparison_rules import Tag
    from answers.finding import Asked
    from catalog import Model, Price, Route


@dataclass(frozen=True, slots=True)
class Facing:
    """A model as the opening line introduces it; ``parameters`` only where its lab confirms them."""

    model: str
    lab: str
    year: str | None
    parameters: int | None
    openness: str
    multimodal: bool
    reasoning: bool
    context: int | None
    retired: bool
    ended: date | None


@dataclass(frozen=True, slots=True)
class View:
    """What ``comparison_opening.j2`` sees."""

    names: tuple[str, ...]
    facing: tuple[Facing, ...]


def opening(asked: Asked) -> Finding:
    """Names, years, labs and windows; class words only where a fact gives them."""
    view = View(tuple(m.name for m in asked.models), tuple(_facing(m, asked.today) for m in asked.models))
    return Finding("opening", "comparison_opening", view, rank="title")


def _facing(model: Model, today: date) -> Facing:
    return Facing(
        model.name, model.lab.name, (model.release_date.value or "")[:4] or None,
        model.parameters_total.value if is_confirmed(model) else None, openness(model).replace("_", "-"),
        bool(model.capability("multimodal").value), bool(model.capability("reasoning").value),
        model.context_window.value, model.lifecycle.state(today) == "retired", model.lifecycle.retires_on.value,
    )  # fmt: skip


def scorecard(asked: Asked, providers: Mapping[str, int], shared_benchmarks: int) -> Finding:
    """Six signals side by side.

    Args:
        asked: The models.
        providers: How many serve each today, by id.
        shared_benchmarks: How many benchmarks measured them alike.
    """
    models, today = asked.models, asked.today
    cheapest = {m.id: cheapest_output(m, today) for m in models}
    rows = [
        ("Best for", [_tagged(best_for(m, providers[m.id], today)) for m in models]),
        ("Decision fit", [_tagged(decision_fit(m, providers[m.id], today)) for m in models]),
        ("Context window", [Cell(count(m.context_window.value), m.context_window.value) for m in models]),
        ("Cheapest output, per 1M", [_output(cheapest[m.id]) for m in models]),
        ("Providers", [Cell(str(providers[m.id]), providers[m.id]) for m in models]),
        ("Shared benchmarks", [Cell(str(shared_benchmarks or "none sourced"), shared_benchmarks) for _ in models]),
    ]
    quoted = [(m, found) for m in models if (found := cheapest[m.id]) is not None]
    names = tuple(m.name for m in models)
    return Finding(
        "scorecard", "comparison_tables", None, rank="part", heading="Scorecard",
        tables=(side_by_side(models, rows if 1 < len(models) <= SIDE_BY_SIDE else rows[:-1]),),
        facts=tuple(price_row(m, f"{route.provider.id}/{route.id}", price) for m, (route, price) in quoted),
        derived=(
            *(Derived("providers", Decimal(providers[m.id]), "providers", (m.name,)) for m in models),
            Derived("shared_benchmarks", Decimal(shared_benchmarks), "benchmarks", names),
        ),
        cited=cite_prices(price for _, (_, price) in quoted),
    )  # fmt: skip


def _tagged(tags: Sequence[Tag]) -> Cell:
    return Cell(listed([t.name for t in tags]) if tags else "nothing: retired")


def _output(found: tuple[Route, Price] | None) -> Cell:
    if found is None:
        return Cell(NOT_SOURCED)
    route, price = found
    return Cell(f"{rate(price.usd_per_mtok)} on {route.provider.name}")


@remembered
def cheapest_output(model: Model, today: date) -> tuple[Route, Price] | None:
    """The cheapest rate for a million tokens out on a plain route still served; neither a free nor an outlying one."""
    out = outlying(model, today)
    found = [
        (price.usd_per_mtok, route.provider.name, route.id, route, price)
        for route in model.routes
        if route.variant is None
        and route not in out
        and route.lifecycle.state(today) != "retired"
        and (price := route.price("output", today=today)) is not None
        and price.usd_per_mtok
    ]
    return min(found, key=lambda row: row[:3])[3:] if found else None
