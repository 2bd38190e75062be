"""A model's own facts: from its lab's own plain route and pages; from resellers only where the lab says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, TypeVar

from catalog.facts import Fact
from catalog.merging_facts import Claim, backed, by_frequency, ranked, same_date
from catalog.merging_ids import month_claims, size_claims
from catalog.merging_routes import capability_claims, claims, contexts, input_limit_claims
from catalog.models import CAPABILITIES, License, Score
from catalog.sources.observation import LANGCHAIN, MODELS_DEV

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalog.facts import Source
    from catalog.merging_groups import Placed
    from catalog.models import Capability
    from catalog.sources.curated import FactTable, LicenseTable, ParametersRow, ScoreRow
    from catalog.sources.helm import HelmRow

T = TypeVar("T")

OF_THE_WEIGHTS: frozenset[Capability] = frozenset({"vision", "audio", "video", "pdf", "reasoning", "tools"})
"""What a model can or cannot do wherever it runs; the other capabilities are the API's, thus only the lab's word."""

SERVED_BY_SOME: frozenset[Capability] = frozenset({"structured_output", "prompt_caching"})
"""What an API adds to any model. Where the lab says nothing, a reseller's *yes* shows that it can be had, and where;
its *no* says nothing of the lab's API."""

OFTEN_CUT: frozenset[Capability] = frozenset({"audio", "video", "pdf", "image_generation"})
"""What resellers leave out of an API although the model can: their *no* says nothing of the model."""

_FULL_LISTS = frozenset({MODELS_DEV, LANGCHAIN})
_SENSES: tuple[Capability, ...] = ("vision", "audio", "video", "pdf")
_MODALITY_ORDER = ("text", "image", "audio", "video", "pdf")


@dataclass(frozen=True, slots=True)
class Hand:
    """What the curated files say of one model, best first."""

    licenses: Sequence[tuple[LicenseTable, Source]]
    parameters: Sequence[tuple[ParametersRow, Source]]
    facts: Sequence[tuple[FactTable, Source]]
    scores: Sequence[tuple[ScoreRow, Source]] = ()
    listed: tuple[HelmRow, Source] | None = None

    def quoted(self, read: Callable[[HelmRow], T | None]) -> list[Claim[T]]:
        """What HELM's list says of it."""
        value = read(self.listed[0]) if self.listed else None
        return [] if self.listed is None or value is None else [Claim(value, self.listed[1])]


class Facts:
    """Settles the facts of one model.

    Args:
        model: Its id.
        routes: Its rows by route, the lab's own plain route first.
        hand: What is kept by hand.
        limits: Numbers that are input limits of this model, not context windows.
    """

    def __init__(self, model: str, routes: Sequence[Sequence[Placed]], hand: Hand, limits: frozenset[int]) -> None:
        self._model = model
        own = [rows for rows in routes if rows[0].first_party]
        self._main = list(own[0]) if own else []
        self._other = [placed for rows in own[1:] for placed in rows]
        plain = [placed for rows in routes for placed in rows if not placed.first_party and placed.variant is None]
        self._resold = plain or [placed for rows in routes for placed in rows if not placed.first_party]
        self._hand = hand
        self._limits = limits

    def settle(
        self,
        read: Callable[[Sequence[Placed]], list[Claim[T]]],
        by_hand: Sequence[Claim[T]] = (),
        *,
        same: Callable[[T, T], bool] | None = None,
        resold: bool = True,
    ) -> Fact[T]:
        """One fact: the lab's pages, its plain route, quotations of it, its other routes, else the resellers."""
        primary = [claim for claim in by_hand if claim.source.kind == "curated_primary"]
        secondary = [claim for claim in by_hand if claim.source.kind != "curated_primary"]
        own = read(self._main) or read(self._other)[:1]
        resellers = read(self._resold)
        if len({claim.value for claim in own}) > 1:
            own = backed(own, resellers)
        found = [*primary, *own, *secondary]
        if resold and not own:
            found += by_frequency(resellers, same) if same else by_frequency(resellers)
        return ranked(found, same) if same else ranked(found)

    def context_window(self) -> Fact[int]:
        """The window in tokens."""
        return self.settle(lambda rows: contexts(rows, self._limits), self._said(lambda row: row.context_window))

    def input_limit(self) -> Fact[int]:
        """The part of the window that a prompt may fill, where that is less."""
        return self.settle(lambda rows: input_limit_claims(rows, self._limits), resold=False)

    def max_output(self) -> Fact[int]:
        """The longest answer in tokens."""
        return self.settle(
            lambda rows: claims(rows, lambda row: row.max_output), self._said(lambda row: row.max_output)
        )

    def release_date(self) -> Fact[str]:
        """The day or month it came out; where no row says, by HELM's list, else the month in the lab's own id."""
        by_hand = self._said(lambda row: row.release_date)
        said = self.settle(_release_claims, by_hand, same=same_date)
        if said.known:
            return said
        listed = self._hand.quoted(lambda row: row.release_date)
        return ranked(listed or month_claims(self._model, [*self._main, *self._other])[:1])

    def knowledge_cutoff(self) -> Fact[str]:
        """The day or month its knowledge ends, or the year where its lab says no more."""
        by_hand = [Claim(row.knowledge_cutoff, source) for row, source in self._hand.parameters if row.knowledge_cutoff]
        by_hand += self._said(lambda row: row.knowledge_cutoff)
        return self.settle(lambda rows: claims(rows, lambda row: row.knowledge_cutoff), by_hand, same=same_date)

    def open_weights(self) -> Fact[bool]:
        """Whether the weights can be downloaded."""
        by_hand = [
            Claim(row.open_weights, source) for row, source in self._hand.licenses if row.open_weights is not None
        ]
        by_hand += self._said(lambda row: row.open_weights) + self._hand.quoted(lambda row: row.open_weights)
        return self.settle(lambda rows: claims(rows, lambda row: row.open_weights), by_hand)

    def modalities(self, *, outputs: bool) -> Fact[tuple[str, ...]]:
        """What goes in or comes out; LiteLLM's lists are partial, thus read where nobody else has one."""

        def read(rows: Sequence[Placed]) -> list[Claim[tuple[str, ...]]]:
            full = [placed for placed in rows if placed.row.upstream in _FULL_LISTS] or rows
            return claims(full, lambda row: _sorted(row.modalities_out if outputs else row.modalities_in))

        return self.settle(read, () if outputs else self._said(lambda row: _sorted(row.modalities_in)))

    def parameters(self, *, active: bool) -> Fact[int]:
        """The number of weights, as a count; where no page prints one, the size in the model's name."""
        said = [
            Claim(int(number * 1_000_000_000), source)
            for row, source in self._hand.parameters
            if (number := row.active_b if active else row.total_b) is not None
        ]
        said += [] if active else self._hand.quoted(lambda row: row.parameters)
        rows = [*self._main, *self._other, *self._resold]
        return ranked(said or size_claims(self._model, rows, active=active))

    def architecture(self) -> Fact[str]:
        """Dense, or a mixture of experts."""
        return ranked([Claim(row.architecture, source) for row, source in self._hand.parameters if row.architecture])

    def tokenizer_note(self) -> Fact[str]:
        """What its lab says of its tokenizer."""
        return ranked(self._said(lambda row: row.tokenizer_note))

    def scores(self) -> tuple[Score, ...]:
        """Published results, by benchmark; two that contradict each other stay both, the nearer source first."""
        found = [
            Score(row.benchmark, row.variant, row.harness, row.score, row.unit, source)
            for row, source in self._hand.scores
        ]
        return tuple(sorted(found, key=lambda score: (score.benchmark.lower(), score.variant, score.harness)))

    def license(self) -> License:
        """The terms, all of them of the one row that is nearest to the lab."""
        rows = self._hand.licenses
        return License(
            name=ranked([Claim(row.name, source) for row, source in rows]),
            spdx=ranked([Claim(row.spdx, source) for row, source in rows[:1] if row.spdx]),
            url=ranked([Claim(row.url, source) for row, source in rows[:1] if row.url]),
            osi_approved=ranked([Claim(r.osi_approved, s) for r, s in rows if r.osi_approved is not None]),
            commercial_use=ranked([Claim(row.commercial_use, source) for row, source in rows if row.commercial_use]),
            condition=ranked([Claim(row.condition, source) for row, source in rows[:1] if row.condition]),
        )

    def capabilities(self, modalities_in: Fact[tuple[str, ...]]) -> dict[Capability, Fact[bool]]:
        """What it can do; *multimodal* follows from the others, so that they cannot contradict each other."""
        found: dict[Capability, Fact[bool]] = {}
        for name in CAPABILITIES:
            said = self._capability(name)
            if said.known:
                found[name] = said
        several = multimodal(found, modalities_in)
        if several.known:
            found["multimodal"] = several
        return found

    def _capability(self, name: Capability) -> Fact[bool]:
        by_hand = [
            Claim(row.capabilities[name], source) for row, source in self._hand.facts if name in row.capabilities
        ]
        resold = name in OF_THE_WEIGHTS | SERVED_BY_SOME or not self._main
        said = self.settle(lambda rows: capability_claims(rows, name), by_hand, resold=resold)
        if said.value is not False or said.sources[0].kind != "reseller":
            return said
        if name in SERVED_BY_SOME and self._main:
            resellers = capability_claims(self._resold, name)
            return (
                ranked(sorted(resellers, key=lambda claim: not claim.value))
                if any(c.value for c in resellers)
                else Fact()
            )
        return Fact() if name in OFTEN_CUT else said

    def _said(self, read: Callable[[FactTable], T | None]) -> list[Claim[T]]:
        return [Claim(value, source) for row, source in self._hand.facts if (value := read(row)) is not None]


def _release_claims(rows: Sequence[Placed]) -> list[Claim[str]]:
    """The days the rows name; 1 January is how lists that ask for a day write a year, or nothing at all."""
    return [claim for claim in claims(rows, lambda row: row.release_date) if not claim.value.endswith("-01-01")]


def multimodal(found: dict[Capability, Fact[bool]], modalities_in: Fact[tuple[str, ...]]) -> Fact[bool]:
    """More than text in: yes if any sense is, no if text is all that goes in, else unknown."""
    for name in _SENSES:
        fact = found.get(name)
        if fact is not None and fact.value:
            return Fact(value=True, sources=fact.sources)
    if modalities_in.value == ("text",):
        return Fact(value=False, sources=modalities_in.sources)
    return Fact()


def _sorted(words: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if words is None:
        return None
    known = [word for word in _MODALITY_ORDER if word in words]
    return (*known, *sorted(set(words) - set(known)))


def covers(pattern: str, model: str) -> bool:
    """Whether a license's pattern means a model."""
    return fnmatchcase(model, pattern.lower())
