"""A full comparison's end: what the facts add up to, what to compare next, and how old the data are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived, NextStep
from answers.comparison_score import WEIGHTS, Score, score
from answers.finding import Finding, side_by_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from answers.comparison_score import Component
    from answers.finding import Asked, Cited

LABELS: dict[Component, str] = {
    "capabilities": "Capabilities",
    "context": "Context",
    "price": "Cost a month",
    "freshness": "Freshness",
    "availability": "Availability",
    "openness": "Openness",
}
MOST_WITH_BASIS = 3
"""With more models side by side their points alone are told: what they rest on stands in the tables before."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What ``comparison_score.j2`` sees; ``missing``: whether a part of any had to be left out."""

    missing: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """What ``comparison_onward.j2`` sees."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Data:
    """What ``comparison_data.j2`` sees; ``oldest`` and ``newest``: days of the sources."""

    sources: int
    version: str
    oldest: date | None
    newest: date | None


def scored(asked: Asked, providers: Mapping[str, int], monthly: Mapping[str, Decimal | None]) -> Finding:
    """The score with all of its parts.

    Args:
        asked: The models.
        providers: How many serve each today, by id.
        monthly: What the workload behind every score costs on each, in USD; ``None``: not sourced.
    """
    models = asked.models
    found = tuple(score(m, providers[m.id], monthly[m.id], asked.today) for m in models)
    based = len(models) <= MOST_WITH_BASIS
    rows = [
        (f"{LABELS[name]} ({WEIGHTS[name]})", [_part(s, position, based=based) for s in found])
        for position, name in enumerate(WEIGHTS)
    ]
    rows.append(("Total (100)", [_total(s) for s in found]))
    return Finding(
        "score", "comparison_score", Scores(any(s.missing for s in found)), tables=(side_by_side(models, rows),),
        rank="part",
        derived=(
            *(Derived(f"weight_{name}", Decimal(weight), "points", ("score",)) for name, weight in WEIGHTS.items()),
            *(
                Derived(f"score_{part.component}", part.points, f"points ({part.basis})", (s.model,))
                for s in found
                for part in s.parts
                if part.points is not None
            ),
            *(
                Derived(f"score_{part.component}_counts", Decimal(number), part.basis, (s.model,))
                for s in found
                for part in s.parts
                for number in part.counts
            ),
            *(Derived("score", Decimal(s.total), "of 100", (s.model,)) for s in found if s.total is not None),
        ),
    )  # fmt: skip


def _part(found: Score, position: int, *, based: bool) -> Cell:
    """The fact and the points that it gives: ``200,000 tokens → 14.0``."""
    part = found.parts[position]
    points = "left out" if part.points is None else str(part.points)
    return Cell(f"{part.basis} → {points}" if based else points, part.points)


def _total(found: Score) -> Cell:
    if found.total is None:
        return Cell("no data")
    return Cell(f"{found.total} (retired)" if found.retired else str(found.total), found.total)


def onward(pairs: Sequence[tuple[str, str]]) -> Finding:
    """Three pairs to go on with, each a button."""
    steps = tuple(NextStep(f"{a} vs {b}", f"compare {a} and {b} in full") for a, b in pairs)
    return Finding("onward", "comparison_onward", Pairs(tuple(pairs)), rank="part", next_steps=steps)


def data(asked: Asked, cited: Sequence[Cited], version: str) -> Finding:
    """How old the data are, and of how many sources.

    Args:
        asked: The models.
        cited: Every source of the comparison.
        version: The catalog's.
    """
    days = sorted(c.source.as_of for c in cited if c.source.as_of is not None)
    sources = {(c.source.name, c.source.as_of) for c in cited}
    view = Data(len(sources), version, days[0] if days else None, days[-1] if days else None)
    names = tuple(m.name for m in asked.models)
    return Finding(
        "data", "comparison_data", view, rank="part",
        derived=(Derived("sources", Decimal(len(sources)), "sources", names),),
    )  # fmt: skip
