"""An answer: what was found, ready to be said. ``Answer`` holds facts and figures, ``Words`` the sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from answers.questions import Assumed, Reason, ThreadState, TopicName, Workload

Kind = Literal["compare", "describe", "cost", "recommend", "alternatives", "list", "help", "clarify", "silent"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: the words, and the number behind them where it is one."""

    text: str
    value: Decimal | int | None = None


SHORT = 24
"""Words longer than this, in characters, are read as text, and text is set flush left."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers; the first column identifies the row. Every row is as long as the headers.

    Attributes:
        side_by_side: Whether the other columns are what is compared, a fact a row: they are set alike.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    side_by_side: bool = False

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns hold numbers (or words as short) below their header, and so are set flush right."""
        found = [
            column > 0
            and any(row[column].value is not None for row in self.rows)
            and all(len(row[column].text) <= SHORT for row in self.rows if row[column].value is None)
            for column in range(len(self.headers))
        ]
        return (False, *([all(found[1:])] * (len(found) - 1) if self.side_by_side else found[1:]))


@dataclass(frozen=True, slots=True)
class OtherValue:
    """What another source says of the same fact."""

    value: str | int
    source: str
    url: str
    as_of: date | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact an answer rests on; ``value`` as the machine interface prints it, ``others``: who disagrees."""

    model: str
    route: str | None
    topic: TopicName
    value: str | int | bool | None
    unit: str | None
    source: str | None
    url: str | None
    as_of: date | None
    others: tuple[OtherValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure worked out from facts: a ratio, a difference, a share."""

    name: str
    value: Decimal
    unit: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CostRow:
    """What a workload costs on one route; ``usd`` per ``per``."""

    model: str
    route: str
    usd: Decimal
    per: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to ask next: a button's label, and the message that it stands for in this thread."""

    label: str
    ask: str


@dataclass(frozen=True, slots=True)
class Picker:
    """The other readings of a name: ``Other Haiku``, each with the message that takes it."""

    label: str
    options: tuple[NextStep, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. Everything the machine interface prints, and nothing that is worded.

    ``full``: every section of a comparison.
    """

    kind: Kind
    reason: Reason | None
    models: tuple[str, ...]
    topics: tuple[TopicName, ...]
    assumed: tuple[Assumed, ...]
    unknown: tuple[str, ...]
    candidates: tuple[str, ...]
    suggested: tuple[str, ...]
    workload: Workload | None
    facts: tuple[FactRow, ...]
    derived: tuple[Derived, ...]
    costs: tuple[CostRow, ...]
    data_version: str
    today: date
    answer_id: str
    full: bool = False


Rank = Literal["question", "title", "part"]
"""What a section's title is: a question that stands alone, the title of a whole comparison, the heading of a part."""


@dataclass(frozen=True, slots=True)
class Section:
    """One topic's part of an answer, worded: it stands alone, as an FAQ entry, or is one part of a comparison."""

    title: str
    lead: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    rank: Rank = "question"


@dataclass(frozen=True, slots=True)
class Words:
    """An answer in words, literal text throughout: whoever shows it escapes it.

    Attributes:
        sections: One per topic asked; never empty, except in a silent answer.
        notes: What was assumed, and what else concerns the whole answer.
        sources: ``Anthropic via LiteLLM, 11 Nov 2026``, each once.
        source_links: The same sources with their addresses (https), in the same order.
        next_steps: At most three.
        pickers: One per assumed name.
        text: The complete answer as plain text: what a screen reader reads.
    """

    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    source_links: tuple[str | None, ...]
    next_steps: tuple[NextStep, ...]
    pickers: tuple[Picker, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """All that came of a message: the answer, its words, and what the thread now speaks of."""

    answer: Answer
    words: Words
    state: ThreadState
