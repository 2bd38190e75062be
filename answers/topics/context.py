"""Context window: who reads more at once, by how much, and where a route cuts it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Derived, FactRow, Table
from answers.comparing import Ranking, rank
from answers.finding import Asked, Finding, cell, cite, fact_row, side_by_side
from answers.remembering import remembered
from answers.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from catalog import Disagreement, Model, Route

TOLERANCE = Decimal("0.03")
"""Windows less than 3 % apart are two spellings of one: 128,000 and 131,072 are told, 200,000 and 200k are not."""
FEW = 2
"""Of more models than these each one's smaller routes take a few words, not a sentence."""
SHOWN_SIZES = 2
"""More sizes than these are told by their number only."""


@dataclass(frozen=True, slots=True)
class Smaller:
    """Routes of one model whose window is smaller than the model's: so many tokens on these providers.

    Attributes:
        sizes: The commonest, each with its providers.
        least: The smallest of all.
    """

    model: str
    sizes: tuple[tuple[int, tuple[str, ...]], ...]
    least: int
    routes: int
    of: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """A window that another source gives."""

    model: str
    value: int
    others: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What ``context.j2`` sees.

    Attributes:
        input_limits: How much may be read where that is less than the window, and of which models.
        few: Of so many models every smaller size is told; of more the smallest.
    """

    names: tuple[str, ...]
    ranking: Ranking[int]
    output: tuple[tuple[str, int | None], ...]
    input_limits: tuple[tuple[int, tuple[str, ...]], ...]
    smaller: tuple[Smaller, ...]
    disputed: tuple[Disputed, ...]
    few: int = FEW


def find(asked: Asked) -> Finding:
    """Compare windows, with the longest output beside them."""
    models = asked.models
    ranking = rank({m.name: m.context_window.value for m in models})
    smaller = tuple(cut for m in models if (cut := _smaller(m, asked.today)) is not None)
    disputed = tuple(other for m in models if (other := _disputed(m)) is not None)
    view = View(
        tuple(m.name for m in models),
        ranking,
        tuple((m.name, m.max_output.value) for m in models),
        _input_limits(models),
        smaller,
        disputed,
    )
    return Finding(
        "context",
        "context",
        view,
        tables=(_table(models),) if len(models) > 1 else (),
        facts=tuple(_facts(models, smaller, asked)),
        derived=tuple(_derived(ranking, smaller)),
        cited=cite(fact for m in models for fact in (m.context_window, m.max_output)),
    )


def _table(models: tuple[Model, ...]) -> Table:
    return side_by_side(
        models,
        (
            ("Context window", [cell(m.context_window.value, count(m.context_window.value)) for m in models]),
            ("Max output", [cell(m.max_output.value, count(m.max_output.value)) for m in models]),
        ),
    )


def _input_limits(models: tuple[Model, ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Where less may be read than the window holds: the rest of it is kept for the answer."""
    found: dict[int, tuple[str, ...]] = {}
    for model in models:
        limit, window = model.input_limit.value, model.context_window.value
        if limit and window and limit < window:
            found[limit] = (*found.get(limit, ()), model.name)
    return tuple(found.items())


@remembered
def _live(model: Model, today: date) -> list[Route]:
    return [r for r in model.routes if r.context_window.known and r.lifecycle.state(today) != "retired"]


def _is_smaller(route: Route, window: int) -> bool:
    return route.context_window.value is not None and route.context_window.value < window * (1 - TOLERANCE)


@remembered
def _smaller(model: Model, today: date) -> Smaller | None:
    """Where a provider serves less than the whole window, the commonest sizes first."""
    window = model.context_window.value
    live = _live(model, today)
    cut = [] if window is None else [r for r in live if _is_smaller(r, window)]
    if not cut:
        return None
    by_size: defaultdict[int, list[str]] = defaultdict(list)
    for route in cut:
        if route.provider.name not in by_size[route.context_window.value or 0]:
            by_size[route.context_window.value or 0].append(route.provider.name)
    commonest = sorted(by_size.items(), key=lambda item: (-len(item[1]), -item[0]))[:SHOWN_SIZES]
    sizes = tuple((size, tuple(sorted(names))) for size, names in sorted(commonest, reverse=True))
    return Smaller(model.name, sizes, min(by_size), len(cut), len(live))


def _disputed(model: Model) -> Disputed | None:
    """What other first-hand sources say, where it is more than ``TOLERANCE`` off."""
    window = model.context_window.value
    if window is None:
        return None
    # what resellers serve stands with their routes; here only whoever speaks of the model itself
    others = [d for d in model.context_window.disagreements if d.source.kind != "reseller" and _apart(d, window)]
    return Disputed(model.name, window, tuple((d.value, d.source.name) for d in others)) if others else None


def _apart(other: Disagreement[int], window: int) -> bool:
    return abs(other.value - window) > TOLERANCE * window


def _facts(models: tuple[Model, ...], smaller: tuple[Smaller, ...], asked: Asked) -> Iterator[FactRow]:
    told = {(s.model, size) for s in smaller for size in (s.least, *(size for size, _ in s.sizes))}
    for model in models:
        yield fact_row(model, "context", model.context_window, "tokens")
        yield fact_row(model, "max_output", model.max_output, "tokens")
        if model.input_limit.known:
            yield fact_row(model, "input_limit", model.input_limit, "tokens")
        for route in _live(model, asked.today):
            if (model.name, route.context_window.value) in told:
                yield fact_row(
                    model, "context", route.context_window, "tokens", route=f"{route.provider.id}/{route.id}"
                )
        for other in model.context_window.disagreements:
            yield FactRow(
                model.id,
                None,
                "context",
                other.value,
                "tokens",
                other.source.name,
                other.source.url,
                other.source.as_of,
            )


def _derived(ranking: Ranking[int], smaller: tuple[Smaller, ...]) -> Iterator[Derived]:
    if ranking.outcome == "leader" and ranking.ratio is not None:
        yield Derived("context_ratio", ranking.ratio, "times", (ranking.known[0][0], ranking.known[1][0]))
    for found in smaller:
        yield Derived("smaller_routes", Decimal(found.routes), "routes", (found.model,))
        yield Derived("routes", Decimal(found.of), "routes", (found.model,))
