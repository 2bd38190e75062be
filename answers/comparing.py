"""Pure arithmetic over facts: who leads, by how much, who ties, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T", int, Decimal)

NEAR = Decimal("1.05")
"""Below this ratio two windows are called nearly the same: 128,000 and 131,072 are one size in two spellings."""

Outcome = Literal["single", "none", "one_known", "tie", "near", "leader"]


@dataclass(frozen=True, slots=True)
class Ranking(Generic[T]):
    """Values in order of size, with what can be said of them.

    Attributes:
        outcome: ``single``: one was asked about; ``none``: nothing known; ``one_known``: nothing to compare with;
            ``tie``: all known are equal; ``near``: less than ``NEAR`` apart; ``leader``: one stands out.
        known: Name and value, largest first.
        unknown: Names without a value.
        ratio: Largest to second largest; ``None`` where either is missing or zero.
    """

    outcome: Outcome
    known: tuple[tuple[str, T], ...]
    unknown: tuple[str, ...]
    ratio: Decimal | None

    @property
    def best(self) -> tuple[str, T]:
        """The largest."""
        return self.known[0]

    @property
    def others(self) -> tuple[tuple[str, T], ...]:
        """All known but the largest."""
        return self.known[1:]

    @property
    def leaders(self) -> tuple[str, ...]:
        """All that share the largest value."""
        return tuple(name for name, value in self.known if value == self.known[0][1])

    @property
    def last(self) -> tuple[str, ...]:
        """All that share the smallest value."""
        return tuple(name for name, value in self.known if value == self.known[-1][1])


def rank(values: Mapping[str, T | None]) -> Ranking[T]:
    """Order named values, largest first; equal values keep the order they were asked in."""
    known = sorted(((n, v) for n, v in values.items() if v is not None), key=lambda item: item[1], reverse=True)
    unknown = tuple(n for n, v in values.items() if v is None)
    ratio = Decimal(known[0][1]) / Decimal(known[1][1]) if len(known) > 1 and known[1][1] else None
    return Ranking(_outcome(known, len(values), ratio), tuple(known), unknown, ratio)


def _outcome(known: Sequence[tuple[str, T]], asked: int, ratio: Decimal | None) -> Outcome:
    if not known:
        return "none"
    if asked == 1:
        return "single"
    if len(known) == 1:
        return "one_known"
    if known[0][1] == known[-1][1]:
        return "tie"
    return "near" if ratio is not None and ratio < NEAR else "leader"


def months_apart(later: str, earlier: str) -> int | None:
    """Whole months between two ISO days or months; ``None`` where one is a year only, or it is less than one."""
    parts = [[int(part) for part in said.split("-")] for said in (later, earlier)]
    if any(len(part) < 2 for part in parts):
        return None
    (year, month, *day), (year_before, month_before, *day_before) = parts
    months = (year - year_before) * 12 + month - month_before
    short = bool(day and day_before) and day[0] < day_before[0]
    return months - short or None
