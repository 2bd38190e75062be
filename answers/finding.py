"""What one topic found out: facts and figures for its template, before any word is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from answers.answer import Cell, CostRow, Derived, FactRow, NextStep, OtherValue, Table
from answers.preferred import ANYWHERE, Preferred
from answers.wording import NOT_SOURCED
from catalog import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from answers.answer import Rank
    from answers.preferred import Choice
    from answers.questions import TopicName, Workload
    from catalog import Fact, Model, Price, Source

T = TypeVar("T")

PRICES_AGE_DAYS = 30
"""Prices and routes change monthly: one route in eight changed its price in a quarter."""
CAPABILITIES_AGE_DAYS = 90
"""Capabilities and lifecycles change with releases."""
SIDE_BY_SIDE = 4
"""So many models stand side by side, a fact a row; for more of them a chat is too narrow."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a topic is asked about: one model or more, on a day.

    Attributes:
        benchmark: The one that was named, if one was.
        preferred: Where prices are to be taken, if a model is served there.
        peers: For the specs of one model: its lab's other current models, which it may stand out among.
    """

    models: tuple[Model, ...]
    topic: TopicName
    today: date
    workload: Workload | None = None
    benchmark: str | None = None
    peers: tuple[Model, ...] = ()
    preferred: Preferred = ANYWHERE


@dataclass(frozen=True, slots=True)
class Cited:
    """A source an answer rests on; ``ages``: after so many days its facts are marked old, ``None``: never."""

    source: Source
    ages: int | None = None

    def old(self, today: date) -> bool:
        """Whether the facts it gives may have changed since."""
        return self.ages is not None and self.source.as_of is not None and (today - self.source.as_of).days > self.ages


@dataclass(frozen=True, slots=True)
class Finding:
    """One topic's part of an answer.

    Attributes:
        template: The template that words it, by its file's stem.
        view: What that template sees; a frozen value of the topic's own.
        suggested: Models that it proposes.
        next_steps: What this topic has more of; told before what other topics there are.
        choice: What became of the places preferred, where prices are told.
        rank: What its title is.
        heading: What stands over it instead of its question, as a part of a full comparison.
        entries: Questions answered within it, each with the finding whose lead is the answer.
        also: Notes told below it besides its own: a template, and what that template sees.
    """

    topic: TopicName
    template: str
    view: object
    tables: tuple[Table, ...] = ()
    facts: tuple[FactRow, ...] = ()
    derived: tuple[Derived, ...] = ()
    costs: tuple[CostRow, ...] = ()
    cited: tuple[Cited, ...] = ()
    suggested: tuple[str, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    rank: Rank = "question"
    heading: str | None = None
    choice: Choice | None = None
    entries: tuple[tuple[str, Finding], ...] = ()
    also: tuple[tuple[str, object], ...] = ()


Find: TypeAlias = Callable[[Asked], Finding]
"""A topic's comparer."""


def fact_row(
    model: Model, topic: TopicName, fact: Fact[T], unit: str | None = None, *, route: str | None = None
) -> FactRow:
    """A fact as the machine interface prints it; unknown keeps its row, with ``None``."""
    source = fact.sources[0] if fact.sources else None
    shown = None if fact.value is None else _printed(fact.value)
    if topic.startswith("capability:") and shown is None:
        shown = "unknown"
    others = tuple(_other(_printed(d.value), d.source) for d in fact.disagreements)
    return FactRow(
        model.id, route, topic, shown, unit, source and source.name, source and source.url, source and source.as_of,
        others,
    )  # fmt: skip


def _printed(value: object) -> str | int:
    """A value as the machine interface prints it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    return ", ".join(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else str(value)


def _other(value: str | int, source: Source) -> OtherValue:
    return OtherValue(value, source.name, source.url, source.as_of)


def price_row(model: Model, route: str, price: Price) -> FactRow:
    """A rate as the machine interface prints it: one entry per direction."""
    source = price.source
    others = tuple(_other(_usd(usd), other) for usd, other in price.disagreements)
    return FactRow(
        model.id, route, "pricing", _usd(price.usd_per_mtok), f"usd_per_mtok_{price.kind}", source.name,
        source.url, source.as_of, others,
    )  # fmt: skip


def _usd(value: Decimal) -> str:
    return f"{value.normalize():f}"


def cite(facts: Iterable[Fact[T]], ages: int | None = None) -> tuple[Cited, ...]:
    """The best source of each known fact, each source once, in order."""
    return _each_once((fact.sources[0] for fact in facts if fact.known and fact.sources), ages)


def cite_prices(prices: Iterable[Price]) -> tuple[Cited, ...]:
    """The sources of rates, each once; a contract holds as long as it says, so that it does not age."""
    same = {id(price.source): price.source for price in prices}
    cited = (Cited(one, None if one.publisher == CONTRACT else PRICES_AGE_DAYS) for one in same.values())
    return tuple(dict.fromkeys(cited))


def _each_once(sources: Iterable[Source], ages: int | None) -> tuple[Cited, ...]:
    same = {id(source): source for source in sources}  # facts share their sources; to compare those takes longer
    return tuple(dict.fromkeys(Cited(source, ages) for source in same.values()))


def side_by_side(models: Sequence[Model], rows: Sequence[tuple[str, Sequence[Cell]]]) -> Table:
    """Attributes against models: models as columns up to ``SIDE_BY_SIDE``, as rows beyond."""
    if len(models) <= SIDE_BY_SIDE:
        headers = ("", *(m.name for m in models))
        return Table(headers, tuple((Cell(label), *cells) for label, cells in rows), side_by_side=True)
    headers = ("Model", *(label for label, _ in rows))
    return Table(headers, tuple((Cell(m.name), *(cells[i] for _, cells in rows)) for i, m in enumerate(models)))


def split(table: Table, most: int) -> tuple[Table, ...]:
    """A wide table as several about as wide, so many columns beside the first at most."""
    step = shares(len(table.headers) - 1, most)
    return tuple(
        replace(
            table,
            headers=(table.headers[0], *table.headers[at : at + step]),
            rows=tuple((row[0], *row[at : at + step]) for row in table.rows),
        )
        for at in range(1, len(table.headers), step)
    )


def shares(number: int, most: int) -> int:
    """How many a part has when so many are shared out evenly, at most so many to a part: of nine at most four, 3."""
    parts = max(1, -(-number // most))
    return max(1, -(-number // parts))


def cell(value: int | Decimal | None, text: str) -> Cell:
    """A figure's cell; where nothing is known, it says so."""
    return Cell(NOT_SOURCED if value is None else text, value)
