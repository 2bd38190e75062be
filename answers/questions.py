"""What was asked, as values: one class per kind of question; what was not understood is a value too."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from answers.constraints import Constraints  # noqa: TC001 - the store reads states by these annotations

TopicName: TypeAlias = str
"""``context``, ``license``, …, or ``capability:NAME``."""

Period = Literal["once", "second", "hour", "day", "week", "month", "year"]
Basis = Literal["total", "per_request"]
Taken = Literal["middle", "shift"]
"""What was taken for granted of a workload: the middle of a range, a shift as a day."""

Reason = Literal[
    "not_for_us",
    "no_model",
    "unknown_model",
    "ambiguous",
    "topic_not_covered",
    "statement",
    "no_fact_asked",
    "workload_missing",
    "constraints_missing",
    "thanks",
    "nothing_before",
    "sources",
]
"""Why there is no plain answer; codes are stable, sentences stand in the templates."""


@dataclass(frozen=True, slots=True)
class Workload:
    """How much is used.

    Attributes:
        input_tokens: Tokens read, per ``period`` in all or per request (``basis``); ``None``: not said.
        output_tokens: Tokens written, likewise.
        requests: Requests per ``period``; ``None``: not said.
        cached: Share of the input read from a cache, 0–1.
        batched: Share of all of it that runs in batches, 0–1.
        budget_usd: A limit that was named, in USD per ``period``.
        currency: Another currency that was asked for, ``EUR``; there is no rate, so that figures stay in USD.
        reasoning_tokens: Tokens thought before the answer, counted as ``output_tokens`` are; ``None``: not said.
        cache_written: Share of the input written to a cache, 0–1.
        prompt_tokens: How long one prompt is, which decides its price step; ``None``: ``input_tokens`` says it where
            the basis is a request, else prompts are short.
        provider: The provider that it is to run on, an id; ``None``: the lab's own, else the cheapest.
        region: The region that it is to run in, or one within it: ``eu``, ``eu-west-1``; ``None``: any.
        users: How many use it: ``requests``, or the tokens, are those of all of them; ``None``: not said.
        days_a_week: On how many days of a week it is used, where it is counted per day or less: 5 on workdays.
        taken: What was taken for granted.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    requests: int | None = None
    period: Period = "once"
    basis: Basis = "total"
    cached: Decimal = Decimal(0)
    batched: Decimal = Decimal(0)
    budget_usd: Decimal | None = None
    currency: str | None = None
    reasoning_tokens: int | None = None
    cache_written: Decimal = Decimal(0)
    prompt_tokens: int | None = None
    provider: str | None = None
    region: str | None = None
    users: int | None = None
    days_a_week: int = 7
    taken: tuple[Taken, ...] = ()

    @property
    def sized(self) -> bool:
        """Whether any tokens are known: requests alone cost nobody knows what, and no tokens are no workload."""
        return any((self.input_tokens, self.output_tokens, self.reasoning_tokens))

    @property
    def prompt(self) -> int:
        """How long a prompt is, in tokens; 0 where nothing tells."""
        asked = self.input_tokens if self.basis == "per_request" else None
        return self.prompt_tokens or asked or 0

    def total(self, tokens: int | None) -> int | None:
        """Tokens per period, whichever way they were said; ``None`` where a part is missing."""
        if tokens is None or self.basis == "total":
            return tokens
        return None if self.requests is None else tokens * self.requests


@dataclass(frozen=True, slots=True)
class Assumed:
    """A name that could mean several models, and the one that was taken.

    Attributes:
        said: The words as they stand in the message.
        family: What they name: ``Claude Haiku``.
        taken: The member answered for, a model id.
        others: The other members, best first.
        by_hand: Whether the member taken is a curated choice; if not, members that differ much are asked about.
    """

    said: str
    family: str
    taken: str
    others: tuple[str, ...]
    by_hand: bool = True


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the bot asked back, so that "the 12b" can answer it: the models it offered."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThreadState:
    """What a thread speaks of; free of message text, so that it may be stored.

    Attributes:
        models: The models of the last answer.
        topics: What was asked of them.
        workload: The use that was costed.
        open_question: What the bot asked back.
        before: The models that the last question turned away from: *which one is cheaper?* means those too.
        constraints: What models had to meet to be proposed.
        benchmark: The benchmark that was asked for by name.
        pool: The models among which was to be proposed; empty: all.
    """

    models: tuple[str, ...] = ()
    topics: tuple[TopicName, ...] = ()
    workload: Workload | None = None
    open_question: OpenQuestion | None = None
    before: tuple[str, ...] = ()
    constraints: Constraints | None = None
    benchmark: str | None = None
    pool: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compare:
    """Two models or more, side by side; ``full``: every section of the comparison."""

    models: tuple[str, ...]
    topics: tuple[TopicName, ...]
    full: bool = False


@dataclass(frozen=True, slots=True)
class Describe:
    """One model, one topic or more."""

    model: str
    topics: tuple[TopicName, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a workload costs on each model."""

    models: tuple[str, ...]
    workload: Workload


@dataclass(frozen=True, slots=True)
class Recommend:
    """A shortlist under hard constraints; ``pool``: only among these models ("cheapest Claude"), empty: among all."""

    constraints: Constraints
    pool: tuple[str, ...] = ()
    workload: Workload | None = None


@dataclass(frozen=True, slots=True)
class ListModels:
    """Every model that meets the constraints, unranked; ``pool`` as for ``Recommend``."""

    constraints: Constraints
    pool: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What else is like these models ("anything cheaper than both?"), under constraints."""

    models: tuple[str, ...]
    constraints: Constraints


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked; ``reason`` says why it is shown, ``None`` where help itself was asked for."""

    reason: Reason | None = None
    topics: tuple[TopicName, ...] = ()
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clarify:
    """A question back: which of these, or what is missing."""

    reason: Reason
    said: str
    candidates: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    topics: tuple[TopicName, ...] = ()
    workload: Workload | None = None


@dataclass(frozen=True, slots=True)
class Silent:
    """Not for the bot: it says nothing."""

    reason: Reason


Question: TypeAlias = Compare | Describe | Cost | Recommend | ListModels | Alternatives | Help | Clarify | Silent
