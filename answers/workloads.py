"""Workloads as people write them: ``800M in 250M out a month``, ``10k req/day at 2k in / 500 out``, ``3:1 in:out``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from answers.amounts import Amount, Role, amounts
from answers.blanks import blanked
from answers.budgets import budget_in, currency_in
from answers.counting import ONE_ACTORS, counted
from answers.cues import load_cues
from answers.lengths import length
from answers.numbers import numbers
from answers.periods import Span, span_in
from answers.questions import Workload
from answers.shares import split_in
from answers.workload_terms import LONGEST_PROMPT, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.counting import Counted
    from answers.shares import Split

_OVER = re.compile(r"\s*(?:/|\+|→|⇒|[-=]>)\s*")
_INTO = re.compile(r"\b(?:into|extract|get|return|produc|generat|writ|giv)\w*\b", re.IGNORECASE)
_TWO = 2
_BOTH_WAYS = re.compile(
    r"\b(?:each way|both ways|each direction|both directions|(?:each|both) in and out|in and out (?:each|alike))\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:per|pro|por|par|je)\s*(?:1\s?(?:m|k|million|mil|mio|thousand)|1[,.]?000(?:[,.]000)?)\b\s*(?:tok\w*)?"
    r"|/\s*1\s?[mk]\s*tok\w*|\$[\d.]+\s?/\s?1\s?[mk]\b"
    r"|\b(?:above|beyond|past)\s+\d[\d.,]*\s?[km]?\b",
    re.IGNORECASE,
)
"""``per 1M tokens`` is what prices are quoted for, ``above 200k`` where a step of them begins: nobody's volume."""
_OF_ALL = re.compile(r"\s*(?:tokens\s)?(?:of|davon)\s(?:it|that|those|them|these|which)\b", re.IGNORECASE)
_LONGEST_ANSWER = 200_000
"""More tokens than these are no single answer's."""
_THOUSAND = 1000
_MANY = 100
"""So many requests are a workload, even if nothing says how often."""
_FEWEST = 50
"""Fewer tokens in all are a number misread, and nobody's workload."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """How tokens are split between input and output.

    Attributes:
        split: The share of one side.
        alike: Whether both have as many as are said.
        part: Whether the output is a part of all tokens that were said: ``2M of those being output``.
    """

    split: Split | None
    alike: bool
    part: bool


def read_workload(text: str) -> Workload | None:
    """The workload a message names, or ``None``; mentions of models must be blanked out before."""
    if not numbers(text):
        return None
    said = terms(text)
    rest = blanked(said.rest, (m.span() for m in _RATE.finditer(said.rest)))
    workload = _read(blanked(rest, said.prompts))
    if said.prompts:
        workload = (None if workload is None else _prompted(workload, said.prompt_tokens)) or _read(rest)
    return None if workload is None else limited(said.of(workload), text)


def _prompted(workload: Workload, prompt_tokens: int | None) -> Workload | None:
    """A workload of prompts so long; they are the input of each request, where no other is named."""
    if workload.input_tokens is not None:
        return replace(workload, prompt_tokens=prompt_tokens)
    return replace(workload, input_tokens=prompt_tokens) if workload.basis == "per_request" else None


def _read(text: str) -> Workload | None:
    """How much a text names, and over which period."""
    split, budget = split_in(text), budget_in(text)
    plain = blanked(text, [*(split.spans if split else ()), *([(budget.start, budget.end)] if budget else ())])
    span = _span(plain) or (Span(budget.period) if budget and budget.period else Span("once"))
    plain = blanked(plain, [*span.places, *_apiece(plain)])
    found = paired(plain, amounts(plain))
    if not counts_tokens(found):
        return None
    counts = counted(text, found)
    part = any(one.role == "output" and _OF_ALL.match(text, one.end) for one in found)
    workload = _sized(found, counts, span, _Sides(split, _BOTH_WAYS.search(text) is not None, part))
    if workload is None:
        return None
    taken = (*span.taken, *(("middle",) if any(one.ranged and one.role for one in found) else ()))
    return replace(_over(span, workload), days_a_week=span.days_a_week, users=counts.users, taken=taken)


def counts_tokens(found: Sequence[Amount]) -> bool:
    """Whether what is read and written is counted in tokens: how many a page or a word has, nobody knows."""
    other = any(one.role == "other" for one in found)
    return not other or any(one.role in {"tokens", "input"} for one in found)


def paired(text: str, found: Sequence[Amount]) -> list[Amount]:
    """``50M/10M``, ``1.5k → 300``, ``1.5k tokens into 300``: two numbers so joined are input and output."""
    pairs = list(found)
    for at, (first, second) in enumerate(pairwise(pairs)):
        if first.role is None and second.role in {None, "tokens"} and _OVER.fullmatch(text[first.end : second.start]):
            pairs[at] = replace(first, role="input")
            pairs[at + 1] = replace(second, role="output")
            break
    plain = [at for at, one in enumerate(pairs) if one.role == "tokens"]
    if len(plain) == _TWO and not {"input", "output"} & {one.role for one in pairs}:
        first, second = pairs[plain[0]], pairs[plain[1]]
        if _INTO.search(text[first.end : second.start]):
            pairs[plain[0]], pairs[plain[1]] = replace(first, role="input"), replace(second, role="output")
    return pairs


def limited(workload: Workload, text: str) -> Workload:
    """The workload with the budget and the currency that a text names."""
    workload = replace(workload, currency=currency_in(text) or workload.currency)
    budget = budget_in(text)
    if budget is None:
        return workload
    usd = budget.usd
    if budget.period is not None and "once" not in {budget.period, workload.period}:
        usd = usd * length(workload.period, workload.days_a_week) / length(budget.period)
    return replace(workload, budget_usd=usd)


def _span(text: str) -> Span | None:
    """The period of a text; *a quarter million* is none."""
    return span_in(blanked(text, [(n.start, n.end) for n in numbers(text) if n.value >= _THOUSAND]))


def _apiece(text: str) -> list[tuple[int, int]]:
    """Where *each* is said with a number: the ``1人`` of ``1人1日15メッセージ``."""
    return [(f.start, f.end) for f in load_cues().each.find(text) if any(c.isdigit() for c in text[f.start : f.end])]


def _sized(found: Sequence[Amount], counts: Counted, span: Span, sides: _Sides) -> Workload | None:
    """Tokens and requests, per whatever they were counted by; ``None`` where they cannot be told."""
    said: dict[Role, int] = {a.role: a.value for a in reversed(found) if a.role is not None}
    if "prompts" in said and not counts.of_prompts:
        said.setdefault("input", said["prompts"])
    told = _read_and_written(said, [one.value for one in found if one.role == "tokens"], sides)
    if told is None:
        return None
    requests, (read, written), thought = counts.requests, told, said.get("reasoning")
    if "context" in said and (requests is not None or written is not None):
        read = said["context"] + (read or 0)
    if counts.users is not None and requests is None:
        if counts.each or (read or 0) > ONE_ACTORS:  # each one's tokens, per period
            read, written, thought = (times(tokens, counts.users) for tokens in (read, written, thought))
        else:
            requests = counts.users
    if not _plausible(read, written, thought, requests, span):
        return None
    cached = min(Decimal(said["cached"]) / read, Decimal(1)) if "cached" in said and read else Decimal(0)
    return Workload(read, written, requests, reasoning_tokens=thought, cached=cached)


def _read_and_written(
    said: dict[Role, int], plain: Sequence[int], sides: _Sides
) -> tuple[int | None, int | None] | None:
    """Input and output; ``None`` where two counts of tokens are told apart by nothing."""
    read, written = said.get("input"), said.get("output")
    if sides.alike and written is None and (read or plain):
        return read or plain[0], read or plain[0]
    if read is None and plain:
        if sides.part and written is not None and len(plain) == 1 and plain[0] >= written:
            return plain[0] - written, written
        return None if len(plain) > 1 else _divided(plain[0], written, sides.split)
    if read is not None and written is None and sides.split is not None and sides.split.side == "output":
        return read, int(read * (1 - sides.split.input))
    return read, written


def _plausible(read: int | None, written: int | None, thought: int | None, requests: int | None, span: Span) -> bool:
    """Whether it is a workload: enough tokens, or requests often enough that the tokens are left to say."""
    if read is None and written is None and thought is None:
        return requests is not None and (span.period != "once" or requests >= _MANY)
    total = (read or 0) + (written or 0) + (thought or 0)
    return requests is not None or not 0 < total < _FEWEST


def counts_otherwise(text: str) -> bool:
    """Whether a text counts pages, words or the like, and no tokens: nobody knows how many those are."""
    return bool(numbers(text)) and not counts_tokens(amounts(text))


def _divided(total: int, written: int | None, split: Split | None) -> tuple[int, int | None]:
    """All tokens as input, unless the share of one side is told."""
    if split is None or written is not None:
        return total, written
    read = int(total * split.input)
    return read, total - read


def _over(span: Span, workload: Workload) -> Workload:
    """What was counted over a period, per request where requests are counted."""
    read, written, thought = workload.input_tokens, workload.output_tokens, workload.reasoning_tokens
    requests = times(workload.requests, span.times)
    workload = replace(workload, period=span.period, requests=requests)
    if requests is None:
        read, written, thought = (times(tokens, span.times) for tokens in (read, written, thought))
        return replace(workload, input_tokens=read, output_tokens=written, reasoning_tokens=thought)
    if (read or 0) <= LONGEST_PROMPT and (written or 0) <= _LONGEST_ANSWER:
        return replace(workload, basis="per_request")
    # too much for one request: it is all of them
    read = read if (read or 0) > LONGEST_PROMPT else times(read, requests or 1)
    written = written if (written or 0) > _LONGEST_ANSWER else times(written, requests or 1)
    return replace(workload, input_tokens=read, output_tokens=written, reasoning_tokens=times(thought, requests or 1))


def times(count: int | None, by: int | Decimal) -> int | None:
    """So often a count; ``None`` stays unknown."""
    return None if count is None else int(count * by)
