"""Single figures: longest output, release, knowledge cutoff, parameters; of several the difference too."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived
from answers.comparing import months_apart
from answers.finding import Asked, Finding, cite, fact_row, side_by_side
from answers.wording import NOT_SOURCED, billions, count, day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
    """What ``figures.j2`` sees.

    Attributes:
        topic: Which figure it is; its words depend on that.
        known: Each model's figure as written, the greatest or newest first.
        unknown: Models of which no source gives it.
        ratio: The greatest over the second, of amounts.
        months: From the newest to the one before it, of days; ``None`` where they are too coarse to tell.
        as_one: Whether two days may be the same: 15 Jan 2025 and Jan 2025.
        active: Model and the parameters it uses for each token, where that is not all of them.
        disputed: Model, another value, and whose it is.
        coarse: Models of which only the year is known, while another's month lies in it: none is later for certain.
    """

    topic: TopicName
    names: tuple[str, ...]
    question: str
    known: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    ratio: Decimal | None
    months: int | None
    as_one: bool
    active: tuple[tuple[str, str], ...]
    disputed: tuple[tuple[str, str, str], ...]
    coarse: tuple[str, ...]

    @property
    def leaders(self) -> tuple[str, ...]:
        """All that share the greatest or newest."""
        return tuple(name for name, text in self.known if text == self.known[0][1])

    @property
    def last(self) -> tuple[str, ...]:
        """All that share the smallest or oldest."""
        return tuple(name for name, text in self.known if text == self.known[-1][1])


def find(asked: Asked) -> Finding:
    """Compare one figure."""
    figure = FIGURES[asked.topic]
    models = asked.models
    facts = [(m, figure.of(m)) for m in models]
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
    cells = [Cell(NOT_SOURCED if f.value is None else figure.write(f.value)) for _, f in facts]
    values = [(m.name, f.value) for m, f in facts]
    known = sorted(((name, v) for name, v in values if v is not None), key=lambda item: _rank(item[1]), reverse=True)
    ratio, months = _apart([value for _, value in known])
    view = View(
        asked.topic, tuple(m.name for m in models), figure.question[len(models) > 1],
        tuple((name, figure.write(value)) for name, value in known),
        tuple(name for name, value in values if value is None),
        ratio, months, len(known) == 2 and _as_one(known[0][1], known[1][1]), sparse, disputed, _coarse(known),
    )  # fmt: skip
    return Finding(
        asked.topic, "figures", view,
        tables=(side_by_side(models, ((figure.label, cells),)),) if len(models) > 1 else (),
        facts=tuple(rows), derived=tuple(_derived(view)), cited=cite(f for _, f in facts),
    )  # fmt: skip


def _rank(value: int | str) -> tuple[int, str]:
    """Amounts by their size, days by what they are: written the largest unit first, they sort."""
    return (value, "") if isinstance(value, int) else (0, value)


def _apart(values: Sequence[int | str]) -> tuple[Decimal | None, int | None]:
    """What parts the first from the next below it: a ratio of amounts, or months."""
    first, second = values[0] if values else None, next((v for v in values if v != values[0]), None)
    if isinstance(first, int) and isinstance(second, int):
        return (Decimal(first) / second if second else None), None
    if isinstance(first, str) and isinstance(second, str):
        return None, months_apart(first, second)
    return None, None


def _as_one(first: int | str, second: int | str) -> bool:
    """Whether the one day is within the other: it sorts before it, and begins like it."""
    return isinstance(first, str) and isinstance(second, str) and first.startswith(f"{second}-")


def _coarse(known: Sequence[tuple[str, int | str]]) -> tuple[str, ...]:
    dates = [(name, value) for name, value in known if isinstance(value, str)]
    return tuple(
        name
        for name, year in dates
        if any(len(year) == _YEAR < len(other) and other.startswith(year) for _, other in dates)
    )


def _derived(view: View) -> Iterator[Derived]:
    if view.ratio is not None:
        yield Derived(f"{view.topic}_ratio", view.ratio, "times", view.names)
    if view.months is not None:
        yield Derived("months_apart", Decimal(view.months), "months", view.names)
