"""Workloads as people write them: ``800M in 250M out a month``, ``10k req/day at 2k in / 500 out``, ``3:1 in:out``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from answers.amounts import Amount, Role, Span, amounts, period_in, span_in
from answers.costing import DAYS
from answers.questions import Workload
from answers.workload_terms import LONGEST_PROMPT, SHARES, blanked, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.questions import Basis, Period

_NUMBER = re.compile(r"\d|thousand|illion", re.IGNORECASE)
_RATIO = re.compile(
    r"\b(\d+(?:\.\d+)?)\s?[:/]\s?(\d+(?:\.\d+)?)\s*(?:in|input|prompt)\s?[:/]\s?(?:out|output)", re.IGNORECASE
)
_SCALE = re.compile(
    r"\b(?P<by>double|twice|triple|halve|half|(?P<times>\d+(?:\.\d+)?)\s?(?:x|times))\s+"
    r"(?:of\s+|the\s+|that\s+|as much\s+){0,2}"
    r"(?P<what>input|output|reasoning|requests|traffic|volume|everything|all|it)?",
    re.IGNORECASE,
)
_ONE_REQUEST = re.compile(r"\b(?:one|a|single|per) (?:request|call|prompt|message)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each|every one|apiece"
    r"|per (?:user|dev|person|seat|head|agent|bot|team|service|worker|customer|client|employee))\b",
    re.IGNORECASE,
)
_THING = re.compile(r"\s+(?:[^\W\d_]+\s+)?(?P<noun>[^\W\d_]{2,}?)s\b\s*(?P<by>[×*x]\s*\d)?", re.IGNORECASE)
"""Things counted, behind their number: ``60 meetings``, ``200 product sheets``."""
_SHARE = re.compile(
    r"(?:(?P<percent>\d+(?:\.\d+)?)\s?(?:%|percent)|\b(?P<words>half|a quarter|three quarters|a third|two thirds))"
    r"\s*(?:of\s+(?:it|that|them|those|which|the tokens)\s+)?(?:(?:is|are|being|as)\s+)?"
    r"(?P<side>input|in|prompt|output|out|completion)\b",
    re.IGNORECASE,
)
"""How much of all tokens is input, or output: ``80% of it input``."""
_ROUND_THE_CLOCK = re.compile(r"\b24\s?[/x×]\s?7\b")
_TURNS = re.compile(
    r"(?<![\d.,])(?P<count>\d{1,4})\s+(?:turns|steps|rounds|exchanges|messages|msgs|calls)\s+(?:each|per [^\W\d_]+)\b",
    re.IGNORECASE,
)
"""How many requests each thing counted before takes: ``200 chats a day, 15 turns each``."""
_FACTORS = {
    "double": Decimal(2),
    "twice": Decimal(2),
    "triple": Decimal(3),
    "halve": Decimal("0.5"),
    "half": Decimal("0.5"),
}
_ALL = {"all", "everything", "it", "traffic", "volume", "requests"}
_LONGEST_ANSWER = 200_000
"""More tokens than these are no single answer's."""
_THOUSAND = 1000
_ONE_ACTORS = 200_000
"""More tokens than these are no single message's: each actor's, per period."""
_A_LOT = 10_000
"""From here on, a bare number in a follow-up (*and at 100M?*) is tokens."""


def read_workload(text: str) -> Workload | None:
    """The workload a message names, or ``None``; mentions of models must be blanked out before."""
    if not _NUMBER.search(text):
        return None
    said = terms(text)
    counted = _read(blanked(said.rest, said.prompts))
    if counted is not None and said.prompts:
        counted = _prompted(counted, said.prompt_tokens) or _read(said.rest)
    return None if counted is None else said.of(counted)


def _prompted(workload: Workload, prompt_tokens: int | None) -> Workload | None:
    """A workload of prompts so long; they are the input of each request, where no other is named."""
    if workload.input_tokens is not None:
        return replace(workload, prompt_tokens=prompt_tokens)
    return replace(workload, input_tokens=prompt_tokens) if workload.basis == "per_request" else None


def _read(text: str) -> Workload | None:
    """How much a text names, and over which period."""
    split = _RATIO.search(text) or _SHARE.search(text)
    plain = blanked(text, (m.span() for p in (_ROUND_THE_CLOCK, _RATIO, _SHARE) for m in p.finditer(text)))
    found = _paired(plain, amounts(plain))
    said = _counted(plain, found)
    read, written, thought, total = (said.get(role) for role in ("input", "output", "reasoning", "tokens"))
    if read is None and total is not None:
        read, rest = _split(total, split) if written is None else (total, None)
        written = written if rest is None else rest
    requests = said.get("requests")
    turns = _TURNS.search(plain)
    if turns is not None and requests is not None and requests != int(turns["count"]) and "users" not in said:
        requests *= int(turns["count"])
    if "users" in said:
        if requests is None and (_EACH.search(plain) or (read or 0) > _ONE_ACTORS):  # each one's tokens, per period
            read, written, thought = (_times(count, said["users"]) for count in (read, written, thought))
        else:
            requests = said["users"] * (requests or 1)
    if all(count is None for count in (requests, read, written, thought)):
        return None
    plain = blanked(
        plain, ((a.start, a.end) for a in found if a.value >= _THOUSAND)
    )  # *a quarter million* is no period
    return _over(span_in(plain) or Span("once"), requests, read, written, thought)


def _counted(text: str, found: Sequence[Amount]) -> dict[Role, int]:
    """How much of what a text counts; the first number of each role holds."""
    said: dict[Role, int] = {a.role: a.value for a in reversed(found) if a.role is not None}
    if said and "requests" not in said:
        things = 1 if _ONE_REQUEST.search(text) else _things(text, found)
        role: Role = "users" if said.get("input", 0) > _ONE_ACTORS else "requests"
        said |= {} if things is None else {role: things}
    return said


def _over(span: Span, requests: int | None, *counts: int | None) -> Workload:
    """What was counted over a period (read, written, thought), per request where requests are counted."""
    if requests is None:
        read, written, thought = (_times(count, span.times) for count in counts)
        return Workload(read, written, None, span.period, reasoning_tokens=thought)
    requests = _times(requests, span.times)
    longest = (LONGEST_PROMPT, _LONGEST_ANSWER, _LONGEST_ANSWER)
    whole = [(count or 0) > most for count, most in zip(counts, longest, strict=True)]
    if any(whole):  # too much for one request: it is all of them
        counts = tuple(c if all_ else _times(c, requests or 1) for c, all_ in zip(counts, whole, strict=True))
    read, written, thought = counts
    basis: Basis = "total" if any(whole) else "per_request"
    return Workload(read, written, requests, span.period, basis, reasoning_tokens=thought)


def _things(text: str, found: Sequence[Amount]) -> int | None:
    """How many there are of what *each* or *per X* speaks of: ``60 meetings a week, 30k in and 1k out each``."""
    for amount in found:
        thing = _THING.match(text, amount.end) if amount.role is None else None
        if thing is not None and (
            thing["by"] or _EACH.search(text) or re.search(rf"\b(?:per|each) {thing['noun']}\b", text, re.IGNORECASE)
        ):
            return amount.value
    return None


def _times(count: int | None, by: int | Decimal) -> int | None:
    return None if count is None else int(count * by)


def _paired(text: str, found: Sequence[Amount]) -> list[Amount]:
    """``50M/10M``, ``3k/600``: two bare numbers over a slash are input and output."""
    paired = list(found)
    for at, (first, second) in enumerate(pairwise(paired)):
        if first.role is None and second.role in {None, "tokens"} and text[first.end : second.start].strip() == "/":
            paired[at] = replace(first, role="input")
            paired[at + 1] = replace(second, role="output")
            break
    return paired


def change_workload(workload: Workload, text: str) -> Workload | None:
    """The workload a follow-up changes it into (``double the output``, ``make it batch``), or ``None``: no change."""
    said = terms(text)
    changed, text = said.of(workload), said.rest
    if said.prompts and workload.basis == "total":
        changed, text = replace(changed, prompt_tokens=said.prompt_tokens), blanked(text, said.prompts)
    scale = _SCALE.search(text)
    if scale is not None:
        changed = _scaled(changed, scale)
    found = _paired(text, amounts(text))
    for amount in found:
        changed = _replaced(changed, amount)
    period = period_in(text)
    if period is not None and period != changed.period:
        changed = replace(changed, period=period) if found or workload.period == "once" else _per(changed, period)
    return None if changed == workload else changed


def _per(workload: Workload, period: Period) -> Workload:
    """The same use, counted over another period: 5M a month are 60M a year."""
    if period == "once":
        return workload
    factor = DAYS[period] / DAYS[workload.period]

    def scaled(count: int | None) -> int | None:
        return None if count is None else _round(count * factor)

    if workload.basis == "per_request":
        return replace(workload, requests=scaled(workload.requests), period=period)
    read, written = scaled(workload.input_tokens), scaled(workload.output_tokens)
    thought = scaled(workload.reasoning_tokens)
    return replace(workload, input_tokens=read, output_tokens=written, reasoning_tokens=thought, period=period)


def _round(count: Decimal) -> int:
    """A count as people would say it: a month has no whole number of weeks, so three digits are what is known."""
    return int(count) if count == int(count) and int(count) % 10 == 0 else int(Decimal(f"{count:.3g}"))


def _replaced(workload: Workload, amount: Amount) -> Workload:
    if amount.role == "output":
        return replace(workload, output_tokens=amount.value)
    if amount.role == "reasoning":
        return replace(workload, reasoning_tokens=amount.value)
    if amount.role == "requests" or (amount.role is None and workload.basis == "per_request"):
        return replace(workload, requests=amount.value)
    if amount.role in {"input", "tokens"} or amount.value >= _A_LOT:
        return replace(workload, input_tokens=amount.value)
    return workload


def _scaled(workload: Workload, scale: re.Match[str]) -> Workload:
    factor = Decimal(scale["times"]) if scale["times"] else _FACTORS[scale["by"].lower()]
    what = (scale["what"] or "all").lower()
    read, written = workload.input_tokens, workload.output_tokens
    if what in _ALL and workload.requests is not None:
        return replace(workload, requests=int(workload.requests * factor))
    if (what == "input" or what in _ALL) and read is not None:
        workload = replace(workload, input_tokens=int(read * factor))
    if (what == "output" or what in _ALL) and written is not None:
        workload = replace(workload, output_tokens=int(written * factor))
    if (what == "reasoning" or what in _ALL) and workload.reasoning_tokens is not None:
        workload = replace(workload, reasoning_tokens=int(workload.reasoning_tokens * factor))
    return workload


def _split(total: int, ratio: re.Match[str] | None) -> tuple[int, int | None]:
    """All tokens as input, unless a ratio of input to output, or the share of one, is named."""
    if ratio is None:
        return total, None
    if ratio.re is _SHARE:
        part = Decimal(ratio["percent"]) / 100 if ratio["percent"] else SHARES[ratio["words"].lower()]
        counted = int(total * min(part, Decimal(1)))
        other = total - counted
        return (counted, other) if ratio["side"].lower() in {"input", "in", "prompt"} else (other, counted)
    read, written = Decimal(ratio[1]), Decimal(ratio[2])
    if not read + written:
        return total, None
    share = int(total * read / (read + written))
    return share, total - share
