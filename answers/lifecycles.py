"""Lifecycle before advice: which of the models asked about is retired, soon to be, or deprecated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.costing_routes import well_known_first
from answers.finding import CAPABILITIES_AGE_DAYS, Cited, cite, fact_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from answers.answer import FactRow
    from catalog import Catalog, Model, State


@dataclass(frozen=True, slots=True)
class End:
    """The end of a model, come or coming.

    Attributes:
        state: ``retired``, ``retiring`` or ``deprecated``.
        date: When its lab's own route goes or went.
        days: How many are left, for ``retiring``.
        operator: Whose route the date is of.
        elsewhere: Providers that still list a retired model.
    """

    model: str
    state: State
    date: date | None
    deprecated: date | None
    days: int
    replacement: str | None
    operator: str
    elsewhere: tuple[str, ...]
    facts: tuple[FactRow, ...]
    cited: tuple[Cited, ...]


def lifecycles(catalog: Catalog, models: Sequence[Model], today: date) -> tuple[End, ...]:
    """The ends to be told of; nothing for models that go on."""
    return tuple(
        _end(catalog, m, today) for m in models if m.lifecycle.state(today) in {"retired", "retiring", "deprecated"}
    )


def _end(catalog: Catalog, model: Model, today: date) -> End:
    life = model.lifecycle
    retires = life.retires_on.value
    state = life.state(today)
    facts = (life.retires_on, life.deprecated_on)
    rows = tuple(
        fact_row(model, topic, fact)
        for topic, fact in (("retires_on", life.retires_on), ("deprecated_on", life.deprecated_on))
        if fact.known
    )
    return End(
        model.name, state, retires, life.deprecated_on.value, (retires - today).days if retires else 0,
        _named(catalog, life.replacement.value), model.lab.name,
        _elsewhere(model, today) if state == "retired" else (), rows,
        (*cite(facts, CAPABILITIES_AGE_DAYS), *cite((life.status,), CAPABILITIES_AGE_DAYS)),
    )  # fmt: skip


def _elsewhere(model: Model, today: date) -> tuple[str, ...]:
    """Who but its lab still lists a model."""
    left = {
        r.provider.name
        for r in model.routes
        if not r.first_party and r.last_seen is None and r.lifecycle.state(today) not in {"retired", "deprecated"}
    }
    return well_known_first(left, [model])


def _named(catalog: Catalog, replacement: str | None) -> str | None:
    """A replacement by its name where the catalog has it, else as its source writes it."""
    return catalog.model(replacement).name if replacement and replacement in catalog else replacement
