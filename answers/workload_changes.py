"""What a follow-up makes of a workload: ``double the output``, ``make it 20k users``, ``20% less input``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.amounts import Amount, amounts
from answers.blanks import blanked
from answers.cues import load_cues
from answers.lengths import length
from answers.numbers import numbers
from answers.periods import days_in, span_in
from answers.phrases import folded
from answers.workload_terms import terms
from answers.workloads import limited, paired, times

if TYPE_CHECKING:
    from answers.questions import Period, Workload

_BY_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?P<front>\d+(?:\.\d+)?)\s?(?:x\b|×|times\b|fold\b|-fold\b|mal\b|fois\b|veces\b|倍)"
    r"|(?:x|×|by a factor of)\s?(?P<back>\d+(?:\.\d+)?)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?P<percent>\d+(?:[.,]\d+)?)\s?(?:%|percent\b|prozent\b)", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:more|increas\w*|grow\w*|rais\w*|up|higher|bigger|longer|add|mehr|más|plus|più|mais|больше)\b|\+\s?\d",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:less|fewer|decreas\w*|reduc\w*|cut\w*|lower\w*|drop\w*|down|shorter|shrink\w*|weniger|menos|moins|meno|меньше)\b|-\s?\d",
    re.IGNORECASE,
)
_NO_WORKLOAD = re.compile(
    r"\s*(?:as\s+(?:\w+\s)?(?:expensive|cheap|much money|fast|good|big)"
    r"|(?:the\s)?(?:price|cost|money|speed|context|rate)|cheaper|more expensive|dearer)\b",
    re.IGNORECASE,
)
"""*Twice as expensive* asks for prices."""
_BY_A_PART = re.compile(r"\bby\s(?:a\s|one\s)?(?P<part>half|third|quarter|fifth|tenth)\b", re.IGNORECASE)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_CORRECTS = re.compile(
    r"\b(?:i meant?|no wait|sorry|correction|that(?:'s| is| was) per|should be|ich meine?|je voulais dire)\b|,\s?not\b",
    re.IGNORECASE,
)
"""A period that is corrected leaves the amounts as they were; any other is that of the same use."""
_INSTEAD_OF = re.compile(r"\b(?:instead of|rather than|not)\b.*$", re.IGNORECASE)
_SIDES = {
    "input": "input",
    "context": "input",
    "prompts": "input",
    "output": "output",
    "requests": "requests",
    "users": "requests",
}
_A_LOT = 10_000
"""From here on, a bare number in a follow-up (*and at 100M?*) is tokens."""


def change_workload(workload: Workload, text: str) -> Workload | None:
    """The workload a follow-up changes it into (``double the output``, ``make it batch``), or ``None``: no change."""
    said = terms(text)
    changed, plain = limited(said.of(workload), text), said.rest
    if said.prompts and workload.basis == "total":
        changed, plain = replace(changed, prompt_tokens=said.prompt_tokens), blanked(plain, said.prompts)
    factor = _factor(plain)
    scaled = factor is not None
    while factor is not None:  # *double the output and halve the input*
        by, start, end = factor
        changed = _scaled(changed, by, _side(plain, start, end))
        plain = blanked(plain, [(start, end)])
        factor = _factor(plain)
    span = span_in(blanked(plain, [(n.start, n.end) for n in numbers(plain)]) if scaled else _INSTEAD_OF.sub("", plain))
    if span is not None:
        plain = blanked(plain, span.places)
    found = [] if scaled else paired(plain, amounts(plain))
    for amount in found:
        changed = _replaced(changed, amount, text)
    days = days_in(text)
    if days is not None and workload.period in {"second", "hour", "day"}:
        changed = replace(changed, days_a_week=days)
    elif span is not None and span.period != "once" and span.period != changed.period:
        said = bool(found) or workload.period == "once" or _CORRECTS.search(text) is not None
        changed = (
            replace(changed, period=span.period, days_a_week=span.days_a_week) if said else _per(changed, span.period)
        )
    return None if changed == workload else changed


def _per(workload: Workload, period: Period) -> Workload:
    """The same use, counted over another period: 5M a month are 60M a year."""
    days = workload.days_a_week if period in {"second", "hour", "day"} else 7
    factor = length(period, days) / length(workload.period, workload.days_a_week)

    def scaled(count: int | None) -> int | None:
        return None if count is None else _round(count * factor)

    workload = replace(workload, days_a_week=days, period=period)
    if workload.basis == "per_request":
        return replace(workload, requests=scaled(workload.requests))
    read, written = scaled(workload.input_tokens), scaled(workload.output_tokens)
    return replace(
        workload, input_tokens=read, output_tokens=written, reasoning_tokens=scaled(workload.reasoning_tokens)
    )


def _round(count: Decimal) -> int:
    """A count as people would say it: a month has no whole number of weeks, so three digits are what is known."""
    return int(count) if count == int(count) and int(count) % 10 == 0 else int(Decimal(f"{count:.3g}"))


def _replaced(workload: Workload, amount: Amount, text: str) -> Workload:
    """The workload with one of its numbers another; a bare small one is that of requests."""
    role = amount.role or _told_of(text, amount)
    if role == "output":
        return replace(workload, output_tokens=amount.value)
    if role == "users":
        return _of_users(workload, amount.value)
    if role == "reasoning":
        return replace(workload, reasoning_tokens=amount.value)
    if role == "other":
        return workload
    if role in {"input", "context"}:
        return replace(workload, input_tokens=amount.value)
    if role in {"requests", "prompts"} or (role is None and workload.basis == "per_request"):
        each = bool(load_cues().each.find(text))
        return replace(workload, requests=amount.value * (workload.users or 1) if each else amount.value)
    return replace(workload, input_tokens=amount.value) if role == "tokens" or amount.value >= _A_LOT else workload


def _told_of(text: str, amount: Amount) -> str | None:
    """What a number of a follow-up counts, said anywhere before it: ``if the prompt shrinks to 1k``."""
    found = [f for f in load_cues().roles.find(text[: amount.start]) if f.name in _SIDES]
    return _SIDES[found[-1].name] if found else None


def _of_users(workload: Workload, users: int) -> Workload:
    """The workload of so many users, where it was that of some; of nobody's in particular nothing can be told."""
    if not workload.users:
        return workload
    by = Decimal(users) / workload.users
    return replace(_scaled(workload, by, None), users=users)


def _factor(text: str) -> tuple[Decimal, int, int] | None:
    """By how much a text multiplies, and where it says so."""
    match = _BY_NUMBER.search(text)
    if match is not None and not _NO_WORKLOAD.match(text, match.end()):
        return Decimal(match["front"] or match["back"]), match.start(), match.end()
    percent, part = _PERCENT.search(text), _BY_A_PART.search(text)
    told = percent or part
    if told is not None and not _NO_WORKLOAD.match(text, told.end()):
        share = (
            Decimal(percent["percent"].replace(",", ".")) / 100
            if percent
            else Decimal(1) / _PARTS[folded(told["part"])]
        )
        sign = -1 if _LESS.search(text) else 1 if _MORE.search(text) else 0
        return (max(1 + sign * share, Decimal(0)), told.start(), told.end()) if sign else None
    for found in load_cues().factors.find(text):
        if not _NO_WORKLOAD.match(text, found.end):
            return Decimal(found.name), found.start, found.end
    return None


def _side(text: str, start: int, end: int) -> str | None:
    """What is multiplied: the nearest of input, output and requests in the message; ``None``: all."""
    found = [f for f in load_cues().roles.find(text) if f.name in _SIDES and not (f.start < end and start < f.end)]
    found = [f for f in found if text[f.start : f.end].lower() not in {"in", "back", "times", "answers"}]
    nearest = min(found, key=lambda f: (min(abs(f.start - end), abs(start - f.end)), f.start < start), default=None)
    return None if nearest is None else _SIDES[nearest.name]


def _scaled(workload: Workload, by: Decimal, side: str | None) -> Workload:
    if side in {None, "requests"} and workload.requests is not None and workload.basis == "per_request":
        return replace(workload, requests=times(workload.requests, by))
    if side in {None, "requests"} and workload.requests is not None:
        workload = replace(workload, requests=times(workload.requests, by))
    if side != "output":
        workload = replace(workload, input_tokens=times(workload.input_tokens, by))
    if side != "input":
        workload = replace(workload, output_tokens=times(workload.output_tokens, by))
    return replace(workload, reasoning_tokens=times(workload.reasoning_tokens, by)) if side is None else workload
