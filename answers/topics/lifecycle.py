"""How long models are served: retired, soon to be, or nothing known of an end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.answer import Cell
from answers.finding import CAPABILITIES_AGE_DAYS, Asked, Finding, cite, fact_row, side_by_side
from answers.wording import NOT_SOURCED, day

if TYPE_CHECKING:
    from datetime import date

    from catalog import Model


@dataclass(frozen=True, slots=True)
class View:
    """What ``lifecycle.j2`` sees; that a model is retired or deprecated is told of every answer, in its notes.

    Attributes:
        until: Models still served, each with the day on which its lab ends that.
        undated: Models for which no source gives such a day.
    """

    names: tuple[str, ...]
    until: tuple[tuple[str, date], ...]
    undated: tuple[str, ...]


def find(asked: Asked) -> Finding:
    """Tell the ends that are known."""
    models, today = asked.models, asked.today
    served = [m for m in models if m.lifecycle.state(today) != "retired"]
    until = tuple((m.name, ends) for m in served if (ends := m.lifecycle.retires_on.value) is not None)
    undated = tuple(m.name for m in served if m.lifecycle.retires_on.value is None)
    table = side_by_side(models, (("Retires on", [_cell(m, today) for m in models]),))
    facts = [m.lifecycle.retires_on for m in models]
    return Finding(
        "lifecycle", "lifecycle", View(tuple(m.name for m in models), until, undated),
        tables=(table,) if len(models) > 1 else (),
        facts=tuple(fact_row(m, "retires_on", m.lifecycle.retires_on) for m in models),
        cited=cite(facts, CAPABILITIES_AGE_DAYS),
    )  # fmt: skip


def _cell(model: Model, today: date) -> Cell:
    ends = model.lifecycle.retires_on.value
    if ends is None:
        return Cell("retired" if model.lifecycle.state(today) == "retired" else NOT_SOURCED)
    return Cell(day(ends.isoformat()))
