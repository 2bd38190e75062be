"""One value of before and one of now: which holds, who still says it, and what is only remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from catalog.facts import Disagreement, Fact
from catalog.merging_facts import MAX_DISAGREEMENTS, MAX_SOURCES
from catalog.models import CAPABILITIES, Lifecycle
from catalog.sources.helm import URL as HELM_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from catalog.facts import Source, SourceKind
    from catalog.models import Capability, Price, Route, Score

T = TypeVar("T")

HELM: Final = "HELM"
CURATED: Final = "curated"

_RANK: Mapping[SourceKind, int] = {"curated_primary": 0, "first_party": 1, "curated_secondary": 2, "reseller": 3}
"""Whose word counts more, as in a build."""
_RESELLER: Final = _RANK["reseller"]


def upstream(source: Source) -> str:
    """The file a source was read from: its carrier, ``HELM``, or ``curated`` for the files kept by hand."""
    if source.kind in {"curated_primary", "curated_secondary"}:
        return HELM if source.url == HELM_URL else CURATED
    return source.via or CURATED


@dataclass(frozen=True, slots=True)
class Memory:
    """Merges values, given which upstreams the newest reading has.

    What such an upstream said before is what it says now, or nothing any more; what another one said still stands.
    """

    read: frozenset[str]

    def fact(self, before: Fact[T], now: Fact[T]) -> Fact[T]:
        """One fact.

        A value that an upstream changed is replaced, but a lab's never by a reseller's; what only an upstream said
        that was not read again competes by rank as in a build; what nobody says any more stays, with its days.
        """
        if not now.known or not before.known or before == now:
            return now if now.known else before
        still = [source for source in before.sources if not self._is_read(source)]
        others = [other for other in before.disagreements if not self._is_read(other.source)]
        if before.value == now.value:
            return _fact(now.value, [*now.sources, *still], [*now.disagreements, *others])
        again = [other.source for other in now.disagreements if other.value == before.value]
        if again and still and _rank(before) <= _rank(now):  # both said it, and both still do
            return _fact(before.value, [*again, *still], [*_against(now), *now.disagreements, *others])
        if len(still) < len(before.sources) and (_rank(before) >= _rank(now) or _by_hand(before)):
            return _fact(now.value, now.sources, [*now.disagreements, *others])
        mine, theirs = (before, now) if _rank(before) < _rank(now) else (now, before)
        if _rank(theirs) >= _RESELLER > _rank(mine):
            return _fact(mine.value, mine.sources, [*(now.disagreements if mine is now else ()), *others])
        return _fact(mine.value, mine.sources, [*now.disagreements, *_against(theirs), *others])

    def capabilities(
        self, before: Mapping[Capability, Fact[bool]], now: Mapping[Capability, Fact[bool]]
    ) -> dict[Capability, Fact[bool]]:
        """Each capability that either knows."""
        found: dict[Capability, Fact[bool]] = {}
        for name in CAPABILITIES:
            fact = self.fact(before.get(name, Fact()), now.get(name, Fact()))
            if fact.known:
                found[name] = fact
        return found

    def lifecycle(self, before: Lifecycle, now: Lifecycle, *, listed: bool) -> Lifecycle:
        """When it goes. A status is the newest row's: an upstream that takes *preview* off says that it is over."""
        status = self.fact(before.status, now.status)
        if listed and not now.status.known and all(self._is_read(source) for source in before.status.sources):
            status = now.status
        return Lifecycle(
            status=status,
            deprecated_on=self.fact(before.deprecated_on, now.deprecated_on),
            retires_on=self.fact(before.retires_on, now.retires_on),
            replacement=self.fact(before.replacement, now.replacement),
        )

    def prices(self, before: Sequence[Price], now: Sequence[Price]) -> tuple[Price, ...]:
        """The rates: for a kind that is quoted today, today's, steps and all; other kinds as they were last seen."""
        quoted = {price.kind for price in now}
        old = {(price.kind, price.above_tokens, price.starts): price for price in before}
        found = [self._price(old.get((price.kind, price.above_tokens, price.starts)), price) for price in now]
        return (*found, *(price for price in before if price.kind not in quoted))

    def _price(self, before: Price | None, now: Price) -> Price:
        if before is None:
            return now
        said = {amount for amount, _ in now.disagreements} | {now.usd_per_mtok}
        quotes = [(before.usd_per_mtok, before.source), *before.disagreements]
        others = [(amount, source) for amount, source in quotes if amount not in said and not self._is_read(source)]
        return replace(now, disagreements=(*now.disagreements, *others)) if others else now

    def scores(self, before: Sequence[Score], now: Sequence[Score]) -> tuple[Score, ...]:
        """Results: one that its source gives anew replaces the older one."""
        told = {(score.benchmark, score.variant, score.harness, score.source.publisher) for score in now}
        kept = (s for s in before if (s.benchmark, s.variant, s.harness, s.source.publisher) not in told)
        return (*now, *kept)

    def all_read(self, route: Route) -> bool:
        """Whether every upstream that spoke of a route was read again, so that its silence means something."""
        return all(self._is_read(source) for source in sources_of(route))

    def last_day(self, route: Route) -> date | None:
        """The newest day on which an upstream spoke of a route."""
        return max((source.as_of for source in sources_of(route) if source.as_of), default=None)

    def _is_read(self, source: Source) -> bool:
        return upstream(source) in self.read


def _rank(fact: Fact[T]) -> int:
    return _RANK[fact.sources[0].kind] if fact.sources else len(_RANK)


def _against(fact: Fact[T]) -> list[Disagreement[T]]:
    return [Disagreement(fact.value, source) for source in fact.sources[:1] if fact.value is not None]


def _by_hand(fact: Fact[T]) -> bool:
    """Whether only the curated files said it, from which somebody has taken it out."""
    return all(upstream(source) == CURATED for source in fact.sources)


def _fact(value: T | None, sources: Sequence[Source], disagreements: Sequence[Disagreement[T]]) -> Fact[T]:
    """A fact as a build writes it: each publisher by the same carrier once, each other value once."""
    named: dict[tuple[str, str | None], Source] = {}
    for source in sources:
        named.setdefault((source.publisher, source.via), source)
    told: dict[T, Disagreement[T]] = {}
    for other in disagreements:
        if other.value != value:
            told.setdefault(other.value, other)
    return Fact(value, tuple(named.values())[:MAX_SOURCES], tuple(told.values())[:MAX_DISAGREEMENTS])


def sources_of(route: Route) -> Iterator[Source]:
    """Everybody who says anything of a route."""
    life = route.lifecycle
    for fact in (route.context_window, route.input_limit, route.max_output, *route.capabilities.values()):
        yield from fact.sources
    for fact in (life.status, life.deprecated_on, life.retires_on, life.replacement):
        yield from fact.sources
    yield from (price.source for price in route.prices)
