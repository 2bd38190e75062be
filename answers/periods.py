"""How often something is used: ``a day``, ``/month``, ``every 5 minutes``, ``8 hours a day, 5 days a week``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from answers.blanks import blanked
from answers.cues import load_cues
from answers.phrases import folded

if TYPE_CHECKING:
    from answers.questions import Period, Taken

_RESULT = re.compile(
    r"[\s-]*(?:cost|costs|bill|bills|spend|spending|price|total|budget|estimate|kosten)\b", re.IGNORECASE
)
"""Behind a period, these say that the result is wanted per period."""
_RESULT_OF = re.compile(r"(?:[$€]|\b(?:costs?|bill|spend|price|budget|pay|kosten|kostet))\s*$", re.IGNORECASE)
"""Before a period, these say the same."""
_NEAR = 12
_LASTING = re.compile(
    r"(?<![\w.,/])(?P<digits>\d+(?:\.\d+)?)[\s-]?(?:(?:business|work(?:ing)?|calendar)[\s-])?(?P<unit>[^\W\d_]{2,9})\b"
)
_SECONDS: dict[str, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "shift": 86_400,
    "workday": 86_400,
    "day": 86_400,
    "weekend": 604_800,
    "week": 604_800,
    "month": 2_629_800,
    "quarter": 7_889_400,
    "year": 31_557_600,
}
"""Length of each period; a month is 30.4375 days, as a cost is said by it."""
_MANY = {
    "other": 2, "second": 2, "third": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
    "thirty": 30, "zwei": 2, "drei": 3, "fünf": 5, "zehn": 10,
}  # fmt: skip
_EVERY_FEW = re.compile(
    rf"\b(?:(?:every|per|each|alle|cada|toutes les|tous les|ogni)\s+(?P<many>\d+|{'|'.join(_MANY)})\s?"
    r"(?P<unit>[^\W\d_]{1,8})"
    r"|sprints?\s*\(?(?P<weeks>\d|two|three|four)[\s-]weeks?)\b",
    re.IGNORECASE,
)
"""``every two weeks``, ``every other day``, ``per sprint (2 weeks)``."""
_OFTEN = {
    "once": 1, "twice": 2, "two times": 2, "three times": 3, "four times": 4, "five times": 5, "six times": 6,
    "einmal": 1, "zweimal": 2, "dreimal": 3, "dos veces": 2, "tres veces": 3, "deux fois": 2, "trois fois": 3,
    "due volte": 2, "tre volte": 3, "duas vezes": 2, "três vezes": 3, "дважды": 2, "два раза": 2, "три раза": 3,
}  # fmt: skip
_SO_OFTEN = re.compile(
    rf"\b(?:(?P<count>\d{{1,3}})\s?[x×]|(?P<times>{'|'.join(_OFTEN)})\b)\s*(?=(?P<period>.{{0,24}}))", re.IGNORECASE
)
_ROUND_THE_CLOCK = re.compile(r"\b24\s?[/x×]\s?7\b")
_OFFICE_HOURS = re.compile(
    r"\b(?:from\s|von\s)?(?P<begin>\d{1,2})(?::00)?\s?(?:am)?\s?(?:-|–|to|till|until|bis)\s?(?P<end>\d{1,2})(?::00)?\s?(?:pm\b|h\b|uhr\b)?"
    r"(?=\s*(?:[,.;:)(]|$|on\b|mon|weekdays|workdays|daily|every|each))",
    re.IGNORECASE,
)
_SHORTEST_DAY, _LONGEST_DAY = 5, 14
_FEW_DAYS = re.compile(
    r"\b(?P<days>[1-6])\s?days?\s?(?:/\s?|(?:a|per|each|every)\s)w(?:ee)?k\b|\bmon(?:day)?s?\s?(?:-|–|to|through|till)\s?fri(?:day)?s?\b",
    re.IGNORECASE,
)
_WORKDAYS = 5
_SHORT = re.compile(
    r"(?<![\d.])(?<!\d\s)\b(?:p[./]\s?(?P<dotted>[ma])\b\.?|(?<=[tnsk]\s)p(?P<plain>[ma])\b)", re.IGNORECASE
)
"""``p.m.``, ``p/m``, ``p.a.``; a bare ``pm`` only behind what it may count."""
_EASTERN_PERIODS = {"月": "month", "日": "day", "週": "week", "年": "year"}
_EASTERN = re.compile(r"(?<![\w.,])([月日週年])(?=\d|\s)")
"""``月10万回``; the 月 of a date has a number before it."""
_OF_USERS = frozenset({"dau", "wau", "mau"})


@dataclass(frozen=True, slots=True)
class Span:
    """A workload's period, and how often it holds what was counted: 150k a minute for 8 hours are once 480 × 150k.

    Attributes:
        period: The period that is costed.
        times: How often what was counted is used in it.
        days_a_week: On how many days of a week it is used at all.
        taken: What had to be assumed.
        places: Where the text says so, as far as numbers stand there: they count nothing else.
    """

    period: Period
    times: Decimal = Decimal(1)
    days_a_week: int = 7
    taken: tuple[Taken, ...] = ()
    places: tuple[tuple[int, int], ...] = ()


def period_in(text: str) -> Period | None:
    """The period of a workload: ``a day``, ``/month``, ``yearly``; ``None`` where none is named."""
    span = span_in(text)
    return None if span is None else span.period


def span_in(text: str) -> Span | None:
    """The period of a workload, whatever it was counted by: a rate per minute is an hour's, one for 8 hours a total.

    Of several periods the first counts that does not say how the result is wanted: *monthly bill for 10k requests a
    day* is a day's.
    """
    places = tuple(m.span() for m in _ROUND_THE_CLOCK.finditer(text))
    text = blanked(text, places)
    days = days_in(text)
    few = _FEW_DAYS.search(text)
    if few is not None:
        places += (few.span(),)
        text = text[: few.start()] + " " * (few.end() - few.start()) + text[few.end() :]
    span = _every_few(text) or _lasting(text) or _plain(text)
    if span is None:
        return Span("once", places=places) if places else None
    if span.period in {"second", "hour", "day"} and days is not None:
        span = replace(span, days_a_week=days)
    return replace(span, places=(*places, *span.places))


def days_in(text: str) -> int | None:
    """On how many days of a week something runs, where a text says so: ``Mon-Fri``, ``4 days a week``."""
    few = _FEW_DAYS.search(text)
    if few is not None:
        return int(few["days"] or _WORKDAYS)
    found = load_cues().periods.named(text)
    return _WORKDAYS if "workday" in found else 2 if "weekends" in found else None


def _plain(text: str) -> Span | None:
    found = _periods(text)
    if not found:
        return None
    rate = found[0]
    often = _so_often(text)
    times, places = (Decimal(1), ()) if often is None else (Decimal(often[0]), (often[1],))
    if rate == "minute":
        return Span("hour", 60 * times, places=places)
    if rate == "quarter":
        return Span("year", 4 * times, places=places)
    if rate in {"workday", "shift"}:
        return Span("day", times, _WORKDAYS if rate == "workday" else 7, ("shift",) if rate == "shift" else (), places)
    return Span("week" if rate == "weekend" else cast("Period", rate), times, places=places)


def _lasting(text: str) -> Span | None:
    """A rate for so long: a total, or one for each longer period that is named: ``8 hours a day, 1M an hour``."""
    found = _periods(text)
    rate, lasting = next(((rate, d) for rate in found[:2] if (d := _duration(text, rate)) is not None), ("", None))
    if lasting is None:
        return None
    seconds, place = lasting
    longer: list[Period] = [
        cast("Period", p) for p in found if _SECONDS[p] > seconds and p in {"day", "week", "month", "year"}
    ]
    if not longer and _SECONDS[rate] < _SECONDS["day"] and _OFFICE_HOURS.search(text):
        longer = ["day"]
    return Span(longer[0] if longer else "once", seconds / _SECONDS[rate], places=(place,))


def _every_few(text: str) -> Span | None:
    """What is used every two weeks is used in each of them by half, what every 5 minutes, 12 times an hour."""
    fortnight = re.search(r"\bfortnight\w*", text, re.IGNORECASE)
    if fortnight is not None:
        return Span("week", Decimal(1) / 2)
    match = _EVERY_FEW.search(text)
    if match is None:
        return None
    many, said = folded(match["many"] or match["weeks"]), folded(match["unit"] or "week")
    units = load_cues().slashed_names
    unit = next((units[word] for word in (said, said[:-1], said[:-2]) if len(word) > 1 and word in units), None)
    times = int(many) if many.isdigit() else _MANY[many]
    if unit is None or not times:
        return None
    if unit in {"second", "minute"}:
        return Span("hour", Decimal(3600) / (times * _SECONDS[unit]), places=(match.span(),))
    if unit not in {"hour", "day", "week", "month", "year"}:
        return None
    return Span(cast("Period", unit), Decimal(1) / times, places=(match.span(),))


def _so_often(text: str) -> tuple[int, tuple[int, int]] | None:
    """``twice a day``: how often, and where that stands."""
    for match in _SO_OFTEN.finditer(text):
        found = load_cues().periods.find(match["period"])
        slashed = load_cues().slashed.match(match["period"])
        if slashed or (found and not match["period"][: found[0].start].strip()):
            times = int(match["count"]) if match["count"] else _OFTEN[folded(match["times"])]
            return times, (match.start(), match.start("period"))
    return None


def _periods(text: str) -> list[str]:
    cues = load_cues()
    found = [(f.start, f.end, f.name) for f in cues.periods.find(text) if f.name in _SECONDS]
    found += [(m.start(), m.end(), cues.slashed_names[folded(m[1])]) for m in cues.slashed.finditer(text)]
    found += [
        (m.start(), m.end(), "month" if (m["dotted"] or m["plain"]).lower() == "m" else "year")
        for m in _SHORT.finditer(text)
    ]

    found += [(m.start(), m.end(), _EASTERN_PERIODS[m[1]]) for m in _EASTERN.finditer(text)]

    def rank(one: tuple[int, int, str]) -> tuple[bool, bool, int, int]:
        result = (
            _RESULT.match(text, one[1]) is not None
            or _RESULT_OF.search(text[max(0, one[0] - _NEAR) : one[0]]) is not None
        )
        return result, text[one[0] : one[1]].lower() in _OF_USERS, one[0], -one[1]

    return [name for *_, name in sorted(found, key=rank)]


def _duration(text: str, rate: str) -> tuple[Decimal, tuple[int, int]] | None:
    """How long something runs, in seconds, and where that is said: ``8 hours``, ``for 30 days``, ``9 to 5``."""
    units = load_cues().slashed_names
    for match in _LASTING.finditer(text):
        said = folded(match["unit"])
        name = units.get(said) or next(
            (units[said[:-n]] for n in (1, 2) if len(said) > n + 1 and said[:-n] in units), None
        )
        if (
            name is not None
            and len(said) > 1
            and said != "an"
            and Decimal(match["digits"]) * _SECONDS[name] > _SECONDS[rate]
        ):
            return Decimal(match["digits"]) * _SECONDS[name], match.span()
    for match in _OFFICE_HOURS.finditer(text):
        hours = (int(match["end"]) - int(match["begin"])) % 12
        hours = int(match["end"]) - int(match["begin"]) if int(match["end"]) > 12 else hours
        if _SHORTEST_DAY <= hours <= _LONGEST_DAY and _SECONDS[rate] < _SECONDS["day"]:
            return Decimal(hours * 3600), match.span()
    return None
