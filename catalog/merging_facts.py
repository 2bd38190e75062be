"""How claims of several sources become one fact: the best source's value holds, or the most frequent one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from catalog.facts import Disagreement, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from catalog.facts import Source

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

MAX_SOURCES = 4
MAX_DISAGREEMENTS = 5

_NEAR_DAYS = 14


@dataclass(frozen=True, slots=True)
class Claim(Generic[T_co]):
    """A value, and who says so."""

    value: T_co
    source: Source


def _same(one: object, other: object) -> bool:
    return one == other


def same_date(one: str, other: str) -> bool:
    """Whether two ISO dates agree as far as both go: ``2025-02`` and ``2025-02-28``."""
    return one.startswith(other) or other.startswith(one)


def ranked(claims: Sequence[Claim[T]], same: Callable[[T, T], bool] = _same) -> Fact[T]:
    """The first claim holds; those that say the same support it, the others disagree.

    Args:
        claims: Best first.
        same: When two values say the same.
    """
    if not claims:
        return Fact()
    value = claims[0].value
    agreeing = _once(claim.source for claim in claims if same(claim.value, value))
    others: dict[T, Source] = {}
    for claim in claims:
        if not same(claim.value, value):
            others.setdefault(claim.value, claim.source)
    disagreements = [Disagreement(other, source) for other, source in others.items()]
    return Fact(value, agreeing[:MAX_SOURCES], tuple(disagreements[:MAX_DISAGREEMENTS]))


def by_frequency(claims: Sequence[Claim[T]], same: Callable[[T, T], bool] = _same) -> list[Claim[T]]:
    """The claims with the most frequent value first; a publisher counts once for each value it gives.

    On a tie a yes (which is never an unfilled default) comes before a no, the larger number before the smaller, a day
    that others come near to before one that stands alone, then the earlier date before the later (resellers tend to
    write their own listing's). The claims of one value stay in order.
    """
    voters: dict[T, set[str]] = {}
    for claim in claims:
        voters.setdefault(claim.value, set()).add(claim.source.publisher)
    votes = {value: len({name for other in voters if same(value, other) for name in voters[other]}) for value in voters}
    by_value = sorted(voters, key=_order)
    days = {value: day for value in voters if (day := _day(value))}
    by_value.sort(key=lambda value: (votes[value], len(voters[value]), _neighbours(value, days)), reverse=True)
    place = {value: number for number, value in enumerate(by_value)}
    return sorted(claims, key=lambda claim: place[claim.value])


def backed(own: Sequence[Claim[T]], others: Sequence[Claim[T]]) -> list[Claim[T]]:
    """Where the lab's own rows contradict each other, those first that more others bear out; else in their order."""
    votes = {value: {o.source.publisher for o in others if o.value == value} for value in {c.value for c in own}}
    return sorted(own, key=lambda claim: -len(votes[claim.value]))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _neighbours(value: T, days: Mapping[T, date]) -> int:
    """How many other days were named within two weeks of it."""
    others = [day for other, day in days.items() if other != value]
    return sum(abs((days[value] - day).days) <= _NEAR_DAYS for day in others) if value in days else 0


def _order(value: object) -> tuple[int, str]:
    return (-value, "") if isinstance(value, int) else (0, str(value))


def _once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each publisher by the same carrier once: two rows of one file say nothing more than one."""
    found: dict[tuple[str, str | None], Source] = {}
    for source in sources:
        found.setdefault((source.publisher, source.via), source)
    return tuple(found.values())
