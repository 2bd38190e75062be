"""Workloads as people write them: ``800M in 250M out a month``, ``10k req/day at 2k in / 500 out``, ``3:1 in:out``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from answers.amounts import Amount, Role, Span, amounts, period_in, span_in
from answers.costing import DAYS
from answers.questions import Workload

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"\d|thousand|illion", re.IGNORECASE)
_RATIO = re.compile(
    r"\b(\d+(?:\.\d+)?)\s?[:/]\s?(\d+(?:\.\d+)?)\s*(?:in|input|prompt)\s?[:/]\s?(?:out|output)", re.IGNORECASE
)
_CACHED = re.compile(
    r"(\d+(?:[.,]\d+)?)\s?(?:%|percent|per cent)\s*(?:of (?:it|the input) (?:is )?)?(?:cached|cache|from cache)",
    re.IGNORECASE,
)
_NOT_CACHED = re.compile(r"\b(?:nothing|not|no|without|un)[\s-]?cach(?:ed|ing|e)\b", re.IGNORECASE)
_CURRENCIES = {
    "EUR": re.compile(r"€|\b(?:eur|euros?)\b", re.IGNORECASE),
    "GBP": re.compile(r"£|\b(?:gbp|pounds? sterling)\b", re.IGNORECASE),
    "JPY": re.compile(r"¥|円|\b(?:jpy|yen)\b", re.IGNORECASE),
    "BRL": re.compile(r"R\$|\b(?:brl|reais)\b", re.IGNORECASE),
}
_BATCH = re.compile(r"\b(?<!no )(?<!not )batch(?:ed|es)?\b(?!\s+(?:jobs?|of|sizes?|runs?)\b)", re.IGNORECASE)
_NO_BATCH = re.compile(r"\b(?:no|not|without) batch", re.IGNORECASE)
_BUDGET = re.compile(
    r"(?:under|below|within|less than|max|at most|<)\s*\$\s?(\d[\d,]*(?:\.\d+)?)\s?(k?)\b", re.IGNORECASE
)
_SCALE = re.compile(
    r"\b(?P<by>double|twice|triple|halve|half|(?P<times>\d+(?:\.\d+)?)\s?(?:x|times))\s+"
    r"(?:of\s+|the\s+|that\s+|as much\s+){0,2}(?P<what>input|output|requests|traffic|volume|everything|all|it)?",
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
_SHARES = {
    "half": Decimal(1) / 2,
    "a quarter": Decimal(1) / 4,
    "three quarters": Decimal(3) / 4,
    "a third": Decimal(1) / 3,
    "two thirds": Decimal(2) / 3,
}
_FACTORS = {
    "double": Decimal(2),
    "twice": Decimal(2),
    "triple": Decimal(3),
    "halve": Decimal("0.5"),
    "half": Decimal("0.5"),
}
_ALL = {"all", "everything", "it", "traffic", "volume", "requests"}
_LONGEST_PROMPT, _LONGEST_ANSWER = 2_000_000, 200_000
"""More tokens than these are no single request's."""
_THOUSAND = 1000
_ONE_ACTORS = 200_000
"""More tokens than these are no single message's: each actor's, per period."""
_A_LOT = 10_000
"""From here on, a bare number in a follow-up (*and at 100M?*) is tokens."""


def read_workload(text: str) -> Workload | None:
    """The workload a message names, or ``None``; mentions of models must be blanked out before."""
    if not _NUMBER.search(text):
        return None
    split = _RATIO.search(text) or _SHARE.search(text)
    plain = _ROUND_THE_CLOCK.sub(lambda m: " " * len(m.group()), text)
    for taken in (*_RATIO.finditer(text), *_SHARE.finditer(text)):
        plain = _blank(plain, taken.start(), taken.end())
    found = _paired(plain, amounts(plain))
    said = _counted(plain, found)
    read, written, total = said.get("input"), said.get("output"), said.get("tokens")
    if read is None and total is not None:
        read, rest = _split(total, split) if written is None else (total, None)
        written = written if rest is None else rest
    requests = said.get("requests")
    turns = _TURNS.search(plain)
    if turns is not None and requests is not None and requests != int(turns["count"]) and "users" not in said:
        requests *= int(turns["count"])
    if "users" in said:
        if requests is None and (_EACH.search(plain) or (read or 0) > _ONE_ACTORS):  # each one's tokens, per period
            read, written = _times(read, said["users"]), _times(written, said["users"])
        else:
            requests = said["users"] * (requests or 1)
    if requests is None and read is None and written is None:
        return None
    for one in found:
        if one.value >= _THOUSAND:  # *a quarter million* is no period
            plain = _blank(plain, one.start, one.end)
    return _shares(_over(span_in(plain) or Span("once"), read, written, requests), text)


def _counted(text: str, found: Sequence[Amount]) -> dict[Role, int]:
    """How much of what a text counts; the first number of each role holds."""
    said: dict[Role, int] = {a.role: a.value for a in reversed(found) if a.role is not None}
    if said and "requests" not in said:
        things = 1 if _ONE_REQUEST.search(text) else _things(text, found)
        role: Role = "users" if said.get("input", 0) > _ONE_ACTORS else "requests"
        said |= {} if things is None else {role: things}
    return said


def _over(span: Span, read: int | None, written: int | None, requests: int | None) -> Workload:
    """What was counted over a period, per request where requests are counted."""
    if requests is None:
        return Workload(_times(read, span.times), _times(written, span.times), None, span.period)
    requests = _times(requests, span.times)
    if (read or 0) > _LONGEST_PROMPT or (written or 0) > _LONGEST_ANSWER:  # too much for one request: it is all of them
        read = read if (read or 0) > _LONGEST_PROMPT else _times(read, requests or 1)
        written = written if (written or 0) > _LONGEST_ANSWER else _times(written, requests or 1)
        return Workload(read, written, requests, span.period)
    return Workload(read, written, requests, span.period, "per_request")


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


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
    changed = _shares(workload, text)
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


def _per(workload: Workload, period: Literal["once", "second", "hour", "day", "week", "month", "year"]) -> Workload:
    """The same use, counted over another period: 5M a month are 60M a year."""
    if period == "once":
        return workload
    factor = DAYS[period] / DAYS[workload.period]

    def scaled(count: int | None) -> int | None:
        return None if count is None else _round(count * factor)

    if workload.basis == "per_request":
        return replace(workload, requests=scaled(workload.requests), period=period)
    read, written = scaled(workload.input_tokens), scaled(workload.output_tokens)
    return replace(workload, input_tokens=read, output_tokens=written, period=period)


def _round(count: Decimal) -> int:
    """A count as people would say it: a month has no whole number of weeks, so three digits are what is known."""
    return int(count) if count == int(count) and int(count) % 10 == 0 else int(Decimal(f"{count:.3g}"))


def _replaced(workload: Workload, amount: Amount) -> Workload:
    if amount.role == "output":
        return replace(workload, output_tokens=amount.value)
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
    return workload


def _shares(workload: Workload, text: str) -> Workload:
    """Cached share, batch and budget, where the text names them."""
    cached = _CACHED.search(text)
    if cached is not None:
        share = Decimal(cached[1].replace(",", ".")) / 100
        workload = replace(workload, cached=min(share, Decimal(1)))
    elif _NOT_CACHED.search(text):
        workload = replace(workload, cached=Decimal(0))
    if _NO_BATCH.search(text):
        workload = replace(workload, batch=False)
    elif _BATCH.search(text):
        workload = replace(workload, batch=True)
    currency = next((code for code, pattern in _CURRENCIES.items() if pattern.search(text)), None)
    if currency is not None:
        workload = replace(workload, currency=currency)
    budget = _BUDGET.search(text)
    if budget is not None:
        usd = Decimal(budget[1].replace(",", "")) * (1000 if budget[2] else 1)
        workload = replace(workload, budget_usd=usd)
    return workload


def _split(total: int, ratio: re.Match[str] | None) -> tuple[int, int | None]:
    """All tokens as input, unless a ratio of input to output, or the share of one, is named."""
    if ratio is None:
        return total, None
    if ratio.re is _SHARE:
        part = Decimal(ratio["percent"]) / 100 if ratio["percent"] else _SHARES[ratio["words"].lower()]
        counted = int(total * min(part, Decimal(1)))
        other = total - counted
        return (counted, other) if ratio["side"].lower() in {"input", "in", "prompt"} else (other, counted)
    read, written = Decimal(ratio[1]), Decimal(ratio[2])
    if not read + written:
        return total, None
    share = int(total * read / (read + written))
    return share, total - share
