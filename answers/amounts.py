"""Numbers as people write them, and what they count: ``1.5M in``, ``12,5 Mio``, ``half a million``, ``3e8``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from answers.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.questions import Period

Role: TypeAlias = Literal["input", "output", "reasoning", "requests", "users", "tokens"]

_SMALL: dict[str, Decimal] = {
    "three quarters of a": Decimal("0.75"),
    "a quarter of a": Decimal("0.25"),
    "quarter of a": Decimal("0.25"),
    "a quarter": Decimal("0.25"),
    "quarter": Decimal("0.25"),
    "half of a": Decimal("0.5"),
    "half a": Decimal("0.5"),
    "a hundred": Decimal(100),
    "a": Decimal(1),
    "one": Decimal(1),
    "two": Decimal(2),
    "three": Decimal(3),
    "four": Decimal(4),
    "five": Decimal(5),
    "six": Decimal(6),
    "eight": Decimal(8),
    "ten": Decimal(10),
    "twenty": Decimal(20),
    "fifty": Decimal(50),
}
"""Numbers in words, before *thousand*, *million* or *billion*; a longer one stands before those it holds."""
_BEHIND = 24
"""How far behind a number its role may stand, in characters."""
_MOST_BETWEEN = {"input": 1, "output": 1, "tokens": 1, "reasoning": 0}
_SMALLEST = 50
"""Below this a number with a fraction is a version or a size, not an amount."""
_GREATEST_POWER = 15
_JUST_BEFORE = re.compile(r"[\s:=~≈]{0,4}$")
_IN = re.compile(r"(?:in|im|en|em|nel|w|op)\s*$", re.IGNORECASE)
"""*In 2026* is no input; *输入2000* is."""
_RESULT = re.compile(
    r"[\s-]*(?:cost|costs|bill|bills|spend|spending|price|total|budget|estimate|kosten)\b", re.IGNORECASE
)
"""Behind a period, these say that the result is wanted per period."""
_LASTING = re.compile(r"(?<![\w.,/])(?P<digits>\d+(?:\.\d+)?)[\s-]?(?P<unit>[^\W\d_]{2,9})\b")
_SECONDS: dict[str, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_800,
    "quarter": 7_889_400,
    "year": 31_557_600,
}
"""Length of each period; a month is 30.4375 days, as a cost is said by it."""
_CLAUSE = re.compile(r"[,;()、，]|\s[-–—]\s")
_EVERY_FEW = re.compile(
    r"\b(?:(?:every|per|each)\s+(?P<many>\d+|other|second|third|two|three|four|six)\s+(?P<unit>[^\W\d_]{3,8})"
    r"|sprints?\s*\(?(?P<weeks>\d|two|three|four)[\s-]weeks?)\b",
    re.IGNORECASE,
)
"""``every two weeks``, ``every other day``, ``per sprint (2 weeks)``."""
_MANY = {"other": 2, "second": 2, "third": 3, "two": 2, "three": 3, "four": 4, "six": 6}
_VERBS: dict[str, Role] = {"reads": "input", "writes": "output"}
"""Roles that only stand before their number: ``reads 30k and writes 2k``."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a message, and what it counts; ``None``: nothing said."""

    value: int
    role: Role | None
    start: int
    end: int


@cache
def _number() -> re.Pattern[str]:
    units = sorted(load_cues().units, key=len, reverse=True)
    spaced = "|".join(re.escape(u) for u in units)
    return re.compile(
        rf"(?<![^\W\u3040-\u9fff])(?<![.,$€£])(?P<digits>\d+(?:[.,]\d+)*)(?:(?P<power>e\d+)|\s?(?P<unit>{spaced}))?(?![^\W\u3040-\u9fff]|[%€$])"
        rf"|\b(?P<words>(?:{'|'.join(_SMALL)})\s(?:thousand|million|billion))\b",
        re.IGNORECASE,
    )


def amount(text: str) -> int | None:
    """The number that a whole text is, as people write it: ``800M``, ``1.5M``, ``250,000``; ``None``: it is none."""
    match = _number().fullmatch(text.strip())
    return None if match is None else _value(match)


def amounts(text: str) -> list[Amount]:
    """The numbers of a text that can count something, in order, each with what it counts."""
    found = [match for match in _number().finditer(text) if _can_count(match)]
    borders = [*(m.start() for m in found[1:]), len(text)] if found else []
    counted: list[Amount] = []
    at = 0
    for match, border in zip(found, borders, strict=True):
        behind = _CLAUSE.split(text[match.end() : min(border, match.end() + _BEHIND)])[0]
        before = text[at : match.start()]
        before = _IN.sub("", before) if _is_year(match) else before
        role = _nearest(behind)
        role = (_before(before, counted) or role) if role in {None, "tokens"} else role
        counted.append(Amount(_value(match) or 0, role, match.start(), match.end()))
        at = match.end()
    return counted


@dataclass(frozen=True, slots=True)
class Span:
    """A workload's period, and how often it holds what was counted: 150k a minute for 8 hours are once 480 × 150k."""

    period: Period
    times: Decimal = Decimal(1)


def period_in(text: str) -> Period | None:
    """The period of a workload: ``a day``, ``/month``, ``yearly``; ``None`` where none is named."""
    span = span_in(text)
    return None if span is None else span.period


def span_in(text: str) -> Span | None:
    """The period of a workload, whatever it was counted by: a rate per minute is an hour's, one for 8 hours a total.

    Of several periods the first counts that does not say how the result is wanted: *monthly bill for 10k requests a
    day* is a day's.
    """
    few = _every_few(text)
    if few is not None:
        return few
    found = _periods(text)
    if not found:
        return None
    rate, lasting = found[0], _duration(text)
    if lasting is not None and lasting > _SECONDS[rate]:
        longer: list[Period] = [cast("Period", p) for p in found[1:] if _SECONDS[p] > lasting]
        return Span(longer[0] if longer else "once", lasting / _SECONDS[rate])
    if rate == "minute":
        return Span("hour", Decimal(60))
    return Span("year", Decimal(4)) if rate == "quarter" else Span(cast("Period", rate))


def _every_few(text: str) -> Span | None:
    """What is used every two weeks is used in each of them by half."""
    match = _EVERY_FEW.search(text)
    if match is None:
        return None
    many, said = (match["many"] or match["weeks"]).lower(), (match["unit"] or "week").lower()
    unit = load_cues().slashed_names.get(said.removesuffix("s"))
    times = int(many) if many.isdigit() else _MANY[many]
    if unit not in {"hour", "day", "week", "month", "year"} or not times:
        return None
    return Span(cast("Period", unit), Decimal(1) / times)


def _periods(text: str) -> list[str]:
    cues = load_cues()
    found = [(f.start, f.end, f.name) for f in cues.periods.find(text)]
    found += [(m.start(), m.end(), cues.slashed_names[m[1].lower()]) for m in cues.slashed.finditer(text)]
    return [name for *_, name in sorted(found, key=lambda f: (_RESULT.match(text[f[1] :]) is not None, f[0]))]


def _duration(text: str) -> Decimal | None:
    """How long something runs, in seconds: ``8 hours``, ``for 30 days``."""
    units = load_cues().slashed_names
    for match in _LASTING.finditer(text):
        said = match["unit"].lower()
        name = units.get(said) or next((units[said[:-n]] for n in (1, 2) if said[:-n] in units), None)
        if name is not None and len(said) > 1:
            return Decimal(match["digits"]) * _SECONDS[name]
    return None


def _can_count(match: re.Match[str]) -> bool:
    """Whether a number can count tokens or requests: not the 4.5 of a version."""
    value = _value(match)
    fraction = bool(match["digits"]) and "." in match["digits"]
    return value is not None and not (fraction and value < _SMALLEST)


def _is_year(match: re.Match[str]) -> bool:
    """Whether a bare number is a year: *in 2022* is no input."""
    return re.fullmatch(r"(?:19|20)\d\d", match.group().strip()) is not None


def _value(match: re.Match[str]) -> int | None:
    """The whole number a match stands for: ``1.5M``, ``12,5 Mio``, ``1,500,000``, ``1.000.000``, ``3e8``."""
    units = load_cues().units
    if match["words"]:
        small, _, unit = match["words"].lower().rpartition(" ")
        return int(_SMALL[small] * units[unit])
    digits = match["digits"]
    if match["unit"] and re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits) and not match["unit"]:
        digits = digits.replace(".", "")
    digits = digits.replace(",", "")
    if digits.count(".") > 1:
        return None
    power = int(match["power"][1:]) if match["power"] else 0
    if power > _GREATEST_POWER:
        return None
    return int(Decimal(digits) * units.get((match["unit"] or "").lower(), 1) * 10**power)


def _nearest(behind: str) -> Role | None:
    """What the words behind a number say it counts: the nearest of them, ``tokens`` only if nothing else does.

    Other words may stand between (*15 mi de tokens de entrada*, *10k daily support tickets*), but few: *500 holes that
    nobody knew of in open source* is no input.
    """
    found = [
        f
        for f in load_cues().roles.find(behind)
        if f.name not in _VERBS and _between(behind[: f.start]) <= _MOST_BETWEEN.get(f.name, 3)
    ]
    ranked = sorted(found, key=lambda f: (f.name == "tokens", f.start, -f.end))
    return cast("Role", ranked[0].name) if ranked else None


def _between(text: str) -> int:
    """Words that stand between a number and what it counts, short ones and ``tokens`` apart."""
    tokens = load_cues().roles
    words = re.findall(r"[^\W\d_]{3,}", text)
    return sum(not any(f.name == "tokens" for f in tokens.find(word)) for word in words)


def _before(before: str, earlier: Sequence[Amount]) -> Role | None:
    """``input 800M``: the role right before a number, if the number before that did not take it."""
    found = [f for f in load_cues().roles.find(before) if _JUST_BEFORE.match(before[f.end :])]
    if not found:
        return None
    role = _VERBS.get(found[-1].name) or cast("Role", found[-1].name)
    return None if earlier and earlier[-1].role == role else role
