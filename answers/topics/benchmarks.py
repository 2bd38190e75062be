"""Benchmarks: only the same benchmark, variant and harness compare; each score with its source and day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from answers.answer import Cell, Derived, FactRow, Table
from answers.finding import Asked, Cited, Finding
from answers.wording import NOT_SOURCED, day, listed, points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from catalog import Model, Score

MOST = 8
"""So many benchmarks are shown; the rest are counted."""
NAMED = 3
"""So many are named of each model, where none is shared."""

Key: TypeAlias = "tuple[str, str, str, str]"
"""What makes two scores comparable: benchmark, variant, harness and unit."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A benchmark that at least two of the models have.

    Attributes:
        scores: Model and score, highest first.
        gap: What parts the first from the second.
        said_by: Model, and who published its score on which day.
    """

    label: str
    scores: tuple[tuple[str, Decimal], ...]
    unit: str
    gap: Decimal
    said_by: tuple[tuple[str, str], ...]

    @property
    def leaders(self) -> tuple[str, ...]:
        """Who has the highest score; several in a tie."""
        return tuple(name for name, score in self.scores if score == self.scores[0][1])


@dataclass(frozen=True, slots=True)
class View:
    """What ``benchmarks.j2`` sees.

    Attributes:
        named: The benchmark that was asked for.
        own: Model and the labels of all it has, of those asked for.
        best: Label and score of what is shown of one model.
        wins: Model and on how many shared benchmarks it alone is highest.
        credits: Who published the scores, and the labels of the shared benchmarks that this holds for.
        listed: So many of what a model has are named, where nothing can be compared.
        ties: On how many shared benchmarks nobody is.
        disputed: Model, label, and another score with its source.
        left: How many benchmarks are not in the table.
    """

    names: tuple[str, ...]
    named: str | None
    own: tuple[tuple[str, tuple[str, ...]], ...]
    best: tuple[tuple[str, Decimal, str], ...]
    shared: tuple[Shared, ...]
    credits: tuple[tuple[str, tuple[str, ...]], ...]
    wins: tuple[tuple[str, int], ...]
    listed: int
    ties: int
    disputed: tuple[tuple[str, str, Decimal, str, str], ...]
    left: int


def find(asked: Asked) -> Finding:
    """Compare scores that can be compared, and tell what each model has besides."""
    found = {m.id: _scores(m, asked.benchmark) for m in asked.models}
    shared = tuple(_shared(asked.models, found))
    several = len(asked.models) > 1
    own = tuple((m.name, tuple(_label(key) for key in found[m.id])) for m in asked.models)
    first = list(found[asked.models[0].id].items())
    leads = Counter(s.leaders[0] for s in shared if len(s.leaders) == 1)
    shown = [(m, key, score) for m in asked.models for key, score in _told(found, m, shared, several=several)]
    told = len(shared) if several else len(first)
    view = View(
        tuple(m.name for m in asked.models), asked.benchmark, own,
        () if several else tuple((_label(key), score.score, key[3]) for key, score in first[:MOST]),
        shared[:MOST], _credits(shared[:MOST]), tuple((m.name, leads[m.name]) for m in asked.models),
        NAMED, len(shared) - sum(leads.values()), tuple(_disputed(shown)), max(0, told - MOST),
    )  # fmt: skip
    table = _several(asked.models, found, shared) if several else _one(first)
    # where nothing can be compared the lead names a few that each has: what they are called has figures of its own
    named = [(m, *entry) for m in asked.models for entry in list(found[m.id].items())[: NAMED + 1] if not shared]
    others = [(m, key, other) for m, key, score in shown for other in _others(m, key, score)]
    return Finding(
        "benchmarks", "benchmarks", view, tables=(table,) if table.rows else (),
        facts=tuple(row for entry in (*shown, *others, *(named if several else ())) for row in _facts(*entry)),
        derived=tuple(_derived(view)),
        cited=tuple(dict.fromkeys(Cited(score.source) for _, _, score in (*shown, *others))),
    )  # fmt: skip


def _scores(model: Model, named: str | None) -> dict[Key, Score]:
    """The best-sourced score of each benchmark, in the order of their names."""
    found: dict[Key, Score] = {}
    for score in sorted(model.scores, key=_rank):
        if named is None or _folded(named) in _folded(_label(_key(score))):
            found.setdefault(_key(score), score)
    return dict(sorted(found.items()))


def _rank(score: Score) -> tuple[bool, int, str, Decimal]:
    """First-hand before secondary, newest first."""
    source = score.source
    age = -source.as_of.toordinal() if source.as_of else 0
    return source.kind == "curated_secondary", age, source.name, score.score


def _key(score: Score) -> Key:
    return score.benchmark, score.variant, score.harness, score.unit


def _label(key: Key) -> str:
    """``SWE-bench Verified (no tools, mini-SWE-agent)``."""
    beside = ", ".join(part for part in key[1:3] if part)
    return f"{key[0]} ({beside})" if beside else key[0]


def _folded(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _shared(models: Sequence[Model], found: Mapping[str, Mapping[Key, Score]]) -> Iterator[Shared]:
    counted = Counter(key for m in models for key in found[m.id])
    for key in sorted(key for key, having in counted.items() if having > 1):
        having = [(m.name, found[m.id][key]) for m in models if key in found[m.id]]
        ordered = sorted(having, key=lambda item: -item[1].score)
        yield Shared(
            _label(key),
            tuple((name, score.score) for name, score in ordered),
            key[3],
            ordered[0][1].score - ordered[1][1].score,
            tuple((name, _said_by(score)) for name, score in having),
        )


def _said_by(score: Score) -> str:
    second_hand = ", secondary" if score.source.kind == "curated_secondary" else ""
    return f"{score.source.name}, {day(score.source.as_of)}{second_hand}"


def _credits(shared: Sequence[Shared]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Benchmarks gathered by who published their scores."""
    found: dict[str, tuple[str, ...]] = {}
    for one in shared:
        whos = {who for _, who in one.said_by}
        named = {who: listed([name for name, other in one.said_by if other == who]) for _, who in one.said_by}
        text = f"all by {whos.pop()}" if len(whos) == 1 else "; ".join(f"{who} by {by}" for by, who in named.items())
        found[text] = (*found.get(text, ()), one.label)
    return tuple(found.items())


def _told(
    found: Mapping[str, Mapping[Key, Score]], model: Model, shared: Sequence[Shared], *, several: bool
) -> list[tuple[Key, Score]]:
    """The scores of a model that an answer shows: all of one model's, of several the shared ones."""
    labels = {s.label for s in shared[:MOST]}
    rows = [(key, score) for key, score in found[model.id].items() if not several or _label(key) in labels]
    return rows[:MOST]


def _others(model: Model, key: Key, told: Score) -> list[Score]:
    """What other sources say of the very same thing."""
    return [s for s in model.scores if _key(s) == key and s.score != told.score]


def _disputed(shown: Sequence[tuple[Model, Key, Score]]) -> Iterator[tuple[str, str, Decimal, str, str]]:
    for model, key, score in shown:
        for other in _others(model, key, score):
            yield model.name, _label(key), other.score, key[3], _said_by(other)


def _one(rows: Sequence[tuple[Key, Score]]) -> Table:
    cells = tuple(
        (Cell(_label(key)), Cell(points(score.score, key[3]), score.score), Cell(_said_by(score)))
        for key, score in rows[:MOST]
    )
    return Table(("Benchmark", "Score", "Published by"), cells)


def _several(models: Sequence[Model], found: Mapping[str, Mapping[Key, Score]], shared: Sequence[Shared]) -> Table:
    keys = {_label(key): key for m in models for key in found[m.id]}
    rows = [(s.label, [_cell(found[m.id].get(keys[s.label])) for m in models]) for s in shared[:MOST]]
    return Table(
        ("", *(m.name for m in models)), tuple((Cell(label), *cells) for label, cells in rows), side_by_side=True
    )


def _cell(score: Score | None) -> Cell:
    if score is None:
        return Cell(NOT_SOURCED)
    mark = " (secondary)" if score.source.kind == "curated_secondary" else ""
    return Cell(points(score.score, score.unit) + mark, score.score)


def _facts(model: Model, key: Key, score: Score) -> Iterator[FactRow]:
    """The score, and the name of what was measured, which has figures of its own: ``AIME 2025``."""
    source = score.source
    for value, unit in ((f"{score.score:f}", score.unit), (_label(key), "benchmark")):
        yield FactRow(
            model.id, None, f"benchmarks:{score.benchmark}", value, unit, source.name, source.url, source.as_of
        )


def _derived(view: View) -> Iterator[Derived]:
    if len(view.names) > 1:
        yield Derived("shared_benchmarks", Decimal(len(view.shared) + view.left), "benchmarks", view.names)
        yield Derived("tied_benchmarks", Decimal(view.ties), "benchmarks", view.names)
    for shared in view.shared:
        yield Derived(f"gap:{shared.label}", shared.gap, shared.unit, tuple(name for name, _ in shared.scores[:2]))
    for name, wins in view.wins:
        yield Derived("highest_on", Decimal(wins), "benchmarks", (name,))
    for name, labels in view.own:
        yield Derived("benchmarks", Decimal(len(labels)), "benchmarks", (name,))
    if view.left:
        yield Derived("not_shown", Decimal(view.left), "benchmarks", view.names)
