"""What changed since the model before it in its line: its price, its window, what it can do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.answer import Derived
from answers.finding import cite, cite_prices, fact_row
from answers.topics.quoting import quoted
from answers.topics.switching import Move, move

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from answers.answer import FactRow
    from answers.finding import Cited
    from catalog import Model

_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Since:
    """The move from the model before, and what it rests on."""

    change: Move
    released: str
    facts: tuple[FactRow, ...]
    derived: tuple[Derived, ...]
    cited: tuple[Cited, ...]


def since(model: Model, peers: Sequence[Model], today: date) -> Since | None:
    """Compare with the one before it, where there is one among its lab's current models."""
    before = _before(model, peers)
    if before is None or before.release_date.value is None:
        return None
    change = move(before, model, today)
    rates = quoted(before, today)
    facts = (
        fact_row(before, "context", before.context_window, "tokens"),
        fact_row(before, "release", before.release_date),
        *(fact_row(before, f"capability:{name}", fact) for name, fact in before.capabilities.items()),
        *(rates.rows(before) if rates else ()),
    )
    sources = (
        *cite((before.context_window,)), *cite((before.release_date,)), *cite_prices(rates.prices if rates else ()),
    )  # fmt: skip
    return Since(change, before.release_date.value, facts, tuple(_derived(change)), sources)


def _before(model: Model, peers: Sequence[Model]) -> Model | None:
    """The latest earlier one of its family and name; families of several sizes are many lines, and tell none."""
    released = model.release_date.value
    if model.family is None or released is None or model.parameters_total.known:
        return None
    earlier = [
        (m.release_date.value, m.id, m)
        for m in peers
        if m.family == model.family
        and _line(m.name) == _line(model.name)
        and not m.parameters_total.known
        and m.release_date.value is not None
        and m.release_date.value < released
    ]
    return max(earlier, key=lambda row: row[:2])[2] if earlier else None


def _line(name: str) -> tuple[bool, tuple[str, ...]]:
    """A name without its version: *Claude Opus 5.5* and *Claude Opus 5* are one line, *Opus latest* is of none."""
    return any(letter.isdigit() for letter in name), tuple(_LETTERS.findall(name.lower()))


def _derived(change: Move) -> Iterator[Derived]:
    pair = (change.before, change.after)
    for name, figure in (("input", change.input_usd), ("output", change.output_usd), ("context", change.context)):
        if figure.difference:
            yield Derived(f"{name}_change", abs(figure.difference), "since", pair)
        if figure.percent is not None:
            yield Derived(f"{name}_change_percent", abs(figure.percent), "percent", pair)
            yield Derived(f"{name}_change_ratio", 1 + figure.percent / 100, "times", pair)
