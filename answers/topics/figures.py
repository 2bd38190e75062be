"""Single figures: longest output, release, knowledge cutoff, parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.answer import Cell
from answers.finding import Asked, Finding, cite, fact_row, side_by_side
from answers.wording import NOT_SOURCED, billions, count, day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from answers.questions import TopicName
    from catalog import Fact, Model

_YEAR = len("2026")


@dataclass(frozen=True, slots=True)
class Figure:
    """How one figure is read from a model and written.

    Attributes:
        label: The head of its table row.
        question: The title, for one model and for several.
    """

    label: str
    question: tuple[str, str]
    unit: str | None
    of: Callable[[Model], Fact[int] | Fact[str]]
    write: Callable[[int | str], str]


def _counted(value: int | str) -> str:
    return f"{count(int(value))} tokens"


def _weights(value: int | str) -> str:
    return billions(int(value))


def _dated(value: int | str) -> str:
    return day(str(value))


FIGURES: dict[TopicName, Figure] = {
    "max_output": Figure(
        "Longest output",
        ("How much can MODELS write at most?", "How much can MODELS write at most?"),
        "tokens",
        lambda m: m.max_output,
        _counted,
    ),
    "release": Figure(
        "Released", ("When was MODELS released?", "When were MODELS released?"), None, lambda m: m.release_date, _dated
    ),
    "knowledge_cutoff": Figure(
        "Knowledge cutoff",
        ("How recent is the knowledge of MODELS?", "How recent is the knowledge of MODELS?"),
        None,
        lambda m: m.knowledge_cutoff,
        _dated,
    ),
    "parameters": Figure(
        "Parameters",
        ("How many parameters does MODELS have?", "How many parameters do MODELS have?"),
        "parameters",
        lambda m: m.parameters_total,
        _weights,
    ),
}


@dataclass(frozen=True, slots=True)
class View:
    """What ``figures.j2`` sees: each model's figure as written, ``None`` where no source gives it.

    ``coarse`` names the models of which only the year is known while another's month lies in that year.
    """

    names: tuple[str, ...]
    question: str
    values: tuple[tuple[str, str | None], ...]
    active: tuple[tuple[str, str], ...]
    disputed: tuple[tuple[str, str, str], ...]
    coarse: tuple[str, ...]


def find(asked: Asked) -> Finding:
    """Compare one figure."""
    figure = FIGURES[asked.topic]
    models = asked.models
    facts = [(m, figure.of(m)) for m in models]
    values = tuple((m.name, None if f.value is None else figure.write(f.value)) for m, f in facts)
    sparse = tuple(
        (m.name, billions(m.parameters_active.value))
        for m in models
        if asked.topic == "parameters" and m.parameters_active.value not in {None, m.parameters_total.value}
    )
    disputed = tuple(
        (m.name, figure.write(d.value), d.source.name)
        for m, f in facts
        for d in f.disagreements
        if d.source.kind != "reseller"
    )
    rows = [fact_row(m, asked.topic, f, figure.unit) for m, f in facts]
    rows += [fact_row(m, "parameters_active", m.parameters_active, "parameters") for m in models if sparse]
    table = side_by_side(models, ((figure.label, [Cell(text or NOT_SOURCED) for _, text in values]),))
    return Finding(
        asked.topic, "figures",
        View(tuple(m.name for m in models), figure.question[len(models) > 1], values, sparse, disputed, _coarse(facts)),
        tables=(table,) if len(models) > 1 else (), facts=tuple(rows), cited=cite(f for _, f in facts),
    )  # fmt: skip


def _coarse(facts: Sequence[tuple[Model, Fact[int] | Fact[str]]]) -> tuple[str, ...]:
    dates = [(model.name, fact.value) for model, fact in facts if isinstance(fact.value, str)]
    return tuple(
        name
        for name, year in dates
        if any(len(year) == _YEAR < len(other) and other.startswith(year) for _, other in dates)
    )
