"""A fact: a value or *unknown*, who says so, since when, and who says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from datetime import date

T_co = TypeVar("T_co", covariant=True)

SourceKind = Literal["first_party", "reseller", "curated_primary", "curated_secondary"]
"""Whose word it is: the lab or operator about its own product, somebody reselling it, or a page looked up by hand
(the lab's own, or somebody quoting it)."""

CONTRACT: Final = "your contract"
"""Who quotes a negotiated rate, for which no page is named; the list price stands beside it."""

Answerable = Literal["yes", "no", "unknown"]
"""The three answers to a yes/no question; *unknown* is never *no*."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read.

    Attributes:
        publisher: Whose statement it is, as people know them: ``Anthropic``, ``Amazon Bedrock``.
        via: The upstream that carries the statement (``models.dev``, ``LiteLLM``), ``None`` if read on the
            publisher's own page.
        url: The address a person can open; https.
        as_of: The source's own day, never the day of the build; ``None`` where it prints none.
        kind: How near to the fact the source stands.
    """

    publisher: str
    via: str | None
    url: str
    as_of: date | None
    kind: SourceKind

    @property
    def name(self) -> str:
        """The source as an answer names it: ``Anthropic via LiteLLM``."""
        return f"{self.publisher} via {self.via}" if self.via else self.publisher


@dataclass(frozen=True, slots=True)
class Disagreement(Generic[T_co]):
    """A value that another source gives for the same fact."""

    value: T_co
    source: Source


@dataclass(frozen=True, slots=True)
class Fact(Generic[T_co]):
    """A value with its sources; without a value it is *unknown* (``not sourced``), which is never No, 0 or $0.

    Attributes:
        value: The value that holds, or ``None``: no source that was opened says anything.
        sources: Those that give this value, best first.
        disagreements: What other sources of the same rank say instead.
    """

    value: T_co | None = None
    sources: tuple[Source, ...] = ()
    disagreements: tuple[Disagreement[T_co], ...] = ()

    @property
    def known(self) -> bool:
        """Whether any source gives a value."""
        return self.value is not None


UNKNOWN: Fact[object] = Fact()


def answerable(fact: Fact[bool]) -> Answerable:
    """Say a yes/no fact in the three words that answers use."""
    if fact.value is None:
        return "unknown"
    return "yes" if fact.value else "no"
