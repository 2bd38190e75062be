"""Specs: all main facts of a model, and by which figure it stands out among its lab's current models."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived, FactRow, Table
from answers.finding import (
    CAPABILITIES_AGE_DAYS,
    Asked,
    Cited,
    Finding,
    cell,
    cite,
    cite_prices,
    fact_row,
    side_by_side,
)
from answers.remembering import remembered
from answers.topics.capabilities import LABELS
from answers.topics.license import USE_WORDS, openness
from answers.topics.quoting import chosen, quoted
from answers.topics.specs_apart import Apart, apart
from answers.topics.specs_since import Since, since
from answers.wording import NOT_SOURCED, billions, count, day, lowered, rate, shortlist
from catalog import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from answers.preferred import Preferred
    from answers.topics.license import Openness
    from catalog import Capability, Fact, Model

CONFIRMED = frozenset({"first_party", "curated_primary"})
"""Whose word on a size counts as the lab's own; any other is told as unconfirmed."""
OPENNESS_WORDS: dict[Openness, str] = {
    "open_source": "open source",
    "open_weights": "open weights",
    "proprietary": "proprietary",
    "unknown": NOT_SOURCED,
}


@dataclass(frozen=True, slots=True)
class Spec:
    """One model's headline: what its first sentence says."""

    model: str
    lab: str
    released: str | None
    context: int | None
    input: Decimal | None
    output: Decimal | None
    priced_on: str | None


@dataclass(frozen=True, slots=True)
class View:
    """What ``specs.j2`` sees.

    Attributes:
        peers: How many current models its lab has, one model itself counted; 1: nothing to stand out among.
        apart: By what one model stands out among them.
        since: What changed since the model before it; ``None`` where its lab has none.
        asks_apart: Whether that was the question, so that nothing to tell is told.
    """

    names: tuple[str, ...]
    specs: tuple[Spec, ...]
    peers: int
    apart: tuple[Apart, ...]
    since: Since | None
    asks_apart: bool
    unconfirmed: tuple[str, ...]


def find(asked: Asked) -> Finding:
    """Lay out the main facts."""
    models = asked.models
    found = apart(models[0], asked.peers, asked.today) if len(models) == 1 and asked.peers else ()
    before = since(models[0], asked.peers, asked.today) if len(models) == 1 else None
    view = View(
        tuple(m.name for m in models), tuple(_spec(m, asked) for m in models), len(asked.peers) + 1, found,
        before, asked.topic == "verdict",
        tuple(m.name for m in models if m.parameters_total.known and not is_confirmed(m)),
    )  # fmt: skip
    return Finding(
        asked.topic, "specs", view, tables=(table(asked),),
        facts=(
            *facts(asked), *(row for a in found for row in a.facts), *(before.facts if before else ()),
        ),
        derived=(
            *((Derived("peers", Decimal(view.peers), "models", view.names),) if asked.peers else ()),
            *(before.derived if before else ()),
        ),
        cited=(
            *cited(asked), *(c for a in found for c in a.cited), *(before.cited if before else ()),
        ),
        choice=chosen(models, asked.today, asked.preferred),
    )  # fmt: skip


def _spec(model: Model, asked: Asked) -> Spec:
    rates = quoted(model, asked.today, asked.preferred)
    return Spec(
        model.name, model.lab.name, model.release_date.value, model.context_window.value,
        rates and rates.usd[0], rates and rates.usd[1], rates and rates.route.provider.name,
    )  # fmt: skip


def is_confirmed(model: Model) -> bool:
    """Whether the lab itself tells how many parameters it has."""
    return any(source.kind in CONFIRMED for source in model.parameters_total.sources)


def table(asked: Asked, labels: Sequence[str] | None = None) -> Table:
    """Every main fact, or those of these labels; from five models on only the first few, as there is no room."""
    models = asked.models
    cells = [_cells(model, asked.today, asked.preferred) for model in models]
    shown = [label for label in cells[0] if labels is None or label in labels]
    rows = [(label, [of[label] for of in cells]) for label in (shown if len(models) < 5 else shown[:4])]
    return side_by_side(models, rows)


@remembered
def _cells(model: Model, today: date, preferred: Preferred) -> Mapping[str, Cell]:
    read, written = q.usd if (q := quoted(model, today, preferred)) else (None, None)
    return {
        "Context window": cell(model.context_window.value, count(model.context_window.value)),
        "Max output": cell(model.max_output.value, count(model.max_output.value)),
        "Input, per 1M": Cell(rate(read), read),
        "Output, per 1M": Cell(rate(written), written),
        "Reads": _reads(model),
        "Writes": _words(model.modalities_out),
        "Can": _can(model),
        "License": Cell(model.license.name.value or NOT_SOURCED),
        "Openness": Cell(OPENNESS_WORDS[openness(model)]),
        "Commercial use": _use(model),
        "Parameters": _parameters(model),
        "Architecture": Cell(model.architecture.value or NOT_SOURCED),
        "Released": _dated(model.release_date),
        "Knowledge cutoff": _dated(model.knowledge_cutoff),
        "Status": _status(model, today),
    }


def _words(fact: Fact[tuple[str, ...]]) -> Cell:
    return Cell(", ".join(fact.value) if fact.value else NOT_SOURCED)


def _reads(model: Model) -> Cell:
    """What it takes, whichever source says so: its list of inputs, or a capability that needs one."""
    given: tuple[tuple[str, Capability], ...] = (
        ("image", "vision"), ("audio", "audio"), ("video", "video"), ("pdf", "pdf"),
    )  # fmt: skip
    listed = model.modalities_in.value or ()
    able = tuple(kind for kind, capability in given if kind not in listed and model.capability(capability).value)
    return Cell(", ".join((*listed, *able)) or NOT_SOURCED)


def _can(model: Model) -> Cell:
    """Known capabilities but those that *Reads* and *Writes* already tell."""
    told = {"vision", "audio", "video", "pdf", "multimodal", "image_generation"}
    names = [LABELS[c] for c in CAPABILITIES if c not in told and model.capability(c).value]
    return Cell(shortlist(lowered(names), 6) or NOT_SOURCED)


def _use(model: Model) -> Cell:
    use = model.license.commercial_use.value
    return Cell(USE_WORDS[use] if use else NOT_SOURCED)


def _parameters(model: Model) -> Cell:
    total, active = model.parameters_total.value, model.parameters_active.value
    if total is None:
        return Cell(NOT_SOURCED)
    beside = [f"{billions(active)} active"] if active not in {None, total} else []
    beside += [] if is_confirmed(model) else ["unconfirmed"]
    return Cell(f"{billions(total)} ({', '.join(beside)})" if beside else billions(total), total)


def _dated(fact: Fact[str]) -> Cell:
    return Cell(day(fact.value) if fact.value else NOT_SOURCED)


def _status(model: Model, today: date) -> Cell:
    life = model.lifecycle
    state, retires, deprecated = life.state(today), life.retires_on.value, life.deprecated_on.value
    if state == "retired":
        return Cell(f"retired {day(retires)}" if retires and retires <= today else "retired")
    if state == "deprecated" and deprecated:
        return Cell(f"deprecated {day(deprecated)}")
    if state == "active" and not model.routes and not life.status.known:
        return Cell(NOT_SOURCED)
    return Cell(f"retires {day(retires)}" if retires else state)


def facts(asked: Asked) -> Iterator[FactRow]:
    """The rows behind the table."""
    for model in asked.models:
        yield from _rows(model, asked.today, asked.preferred)


@remembered
def _rows(model: Model, today: date, preferred: Preferred) -> tuple[FactRow, ...]:
    rates = quoted(model, today, preferred)
    return (
        fact_row(model, "context", model.context_window, "tokens"),
        fact_row(model, "max_output", model.max_output, "tokens"),
        fact_row(model, "license", model.license.name),
        fact_row(model, "open_weights", model.open_weights),
        fact_row(model, "osi_approved", model.license.osi_approved),
        fact_row(model, "commercial_use", model.license.commercial_use),
        fact_row(model, "parameters", model.parameters_total, "parameters"),
        fact_row(model, "parameters_active", model.parameters_active, "parameters"),
        fact_row(model, "architecture", model.architecture),
        fact_row(model, "release", model.release_date),
        fact_row(model, "knowledge_cutoff", model.knowledge_cutoff),
        fact_row(model, "modalities_in", model.modalities_in),
        fact_row(model, "modalities_out", model.modalities_out),
        *(fact_row(model, f"capability:{name}", model.capability(name)) for name in CAPABILITIES),
        *(rates.rows(model) if rates else ()),
    )


def cited(asked: Asked) -> tuple[Cited, ...]:
    """The sources behind the table."""
    models = asked.models
    rates = [q for m in models if (q := quoted(m, asked.today, asked.preferred))]
    return (
        *cite(f for m in models for f in (m.context_window, m.max_output)),
        *cite_prices(price for each in rates for price in each.prices),
        *cite((m.capability(c) for m in models for c in CAPABILITIES), CAPABILITIES_AGE_DAYS),
        *cite(f for m in models for f in (m.license.name, m.release_date, m.knowledge_cutoff, m.architecture)),
        *cite(m.parameters_total for m in models),
    )
