"""Numbers as people write them: ``1.5M``, ``12,5 Mio``, ``half a million``, ``3e8``, ``2亿``, ``10-12k``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from math import prod
from typing import TYPE_CHECKING

from answers.cues import load_cues
from answers.phrases import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GREATEST_POWER = 15
_GROUPED = r"\d{1,3}(?:[ '’_\u00a0\u202f]\d{3})+(?![\d.,]\d)"
_DIGITS = rf"(?:{_GROUPED}|\d+(?:[.,]\d+)*|[.,]\d+)"
_EAST = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_EAST_GREAT = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12}
_EAST_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2, "兩": 2}
_UNITS_OF_EAST = "".join((*_EAST, *_EAST_GREAT))
_LETTER = r"[^\W\u3040-\u9fff\uac00-\ud7af]"
"""Of a script with blanks between words; of others, a number may stand right beside one."""
_EASTERN = re.compile(
    rf"(?<![第.,])(?<!分之)(?<!{_LETTER})(?:\d+(?:\.\d+)?(?=[{_UNITS_OF_EAST}])|(?=[十千百{''.join(_EAST_DIGITS)}]"
    rf"[{_UNITS_OF_EAST}{''.join(_EAST_DIGITS)}]{{0,12}}[{_UNITS_OF_EAST}]))"
    rf"(?:\d|[{_UNITS_OF_EAST}{''.join(_EAST_DIGITS)}]){{0,24}}"
    rf"|(?<![.,])(?<!{_LETTER})\d+(?:\.\d+)?w(?=[\u4e00-\u9fff])",
    re.IGNORECASE,
)
"""``2亿``, ``十万``, ``5백만``, ``300w输入``; a lone ``一`` and the ``十分`` of *very* are none."""
_MAY_BE_EASTERN = re.compile(rf"[{_UNITS_OF_EAST}]|\dw", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 60
"""So many numbers of a message are read."""
_PIECE = re.compile(rf"\d+(?:\.\d+)?|[{_UNITS_OF_EAST}{''.join(_EAST_DIGITS)}]|w", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|~|〜|～|to|bis|à|a|till|and|und|et|y|e|到|至|から)\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:between|zwischen|entre|tra|между)\s+$", re.IGNORECASE)
_WIDEST = 5
"""Two numbers farther apart than this are no range: *2k to 10k* may be one, *1k to 200* is in and out."""
_HUNDRED = 100
_LONG_SCALE = 3
"""Shorter units (*m*, *b*) stand behind digits only: *a b* is no billion."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        value: What it stands for; of a range its middle.
        start: Where it begins; ``end``: where it ends.
        scale: What its unit multiplies by.
        ranged: Whether it is the middle of a range that was written.
        bare: Whether it is a small number in words, which counts only what stands right behind it: ``ten requests``.
    """

    value: Decimal
    start: int
    end: int
    scale: Decimal = Decimal(1)
    ranged: bool = False
    bare: bool = False


@cache
def _digits() -> re.Pattern[str]:
    units = _any(load_cues().units)
    return re.compile(
        rf"(?<!{_LETTER})(?<![.,$€£^])(?:(?P<digits>{_DIGITS})(?:\s(?P<half>1/2)(?=\s?(?:{units})\b))?|(?P<part>1/2))"
        rf"(?:(?P<power>e\d+)|(?:\s?[x*×]\s?10)?\^(?P<raised>\d+)|\+?(?:[\s-]?ish)?\+?\s?-?(?P<unit>{units}))?"
        rf"(?!{_LETTER}|[%€$]|[.,]\d)",
        re.IGNORECASE,
    )


@cache
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    """Numbers in words, and the words of which one at least must stand in a text that has any."""
    cues = load_cues()
    small, long = _any(cues.numbers), _any(unit for unit in cues.units if len(unit) >= _LONG_SCALE)
    told = {max(phrase.split(), key=len) for phrase, value in cues.numbers.items() if value != 1}
    needed = frozenset(told | set(cues.units)) - {word for word, value in cues.numbers.items() if value == 1}
    return re.compile(
        rf"(?<![^\W])(?P<words>(?:{small})(?:[\s-](?:and\s(?!a\shalf))?(?:{small}))*)(?P<plus>\sand\sa\shalf)?"
        rf"(?P<scales>(?:[\s-](?:{long}|k\b))*)(?![^\W_])",
        re.IGNORECASE,
    ), needed


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=8)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text, in order, the first ``_MOST`` of them; a range is one."""
    units = units_of(text)
    found = [_of_east(m) for m in islice(_EASTERN.finditer(text), _MOST)] if _MAY_BE_EASTERN.search(text) else []
    rest = text
    for one in found:
        rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
    if _DIGIT.search(rest):
        written = (_written(m, units) for m in islice(_digits().finditer(rest), _MOST))
        found.extend(one for one in written if one is not None)
    pattern, needed = _words()
    if not needed.isdisjoint(_WORD.findall(rest.lower())):
        said = (_said(m, units) for m in islice(pattern.finditer(rest), _MOST))
        found.extend(one for one in said if one is not None and not any(_overlap(one, other) for other in found))
    return tuple(_ranges(sorted(found, key=lambda n: n.start)[:_MOST], text))


def _overlap(one: Number, other: Number) -> bool:
    return one.start < other.end and other.start < one.end


def number(text: str) -> Decimal | None:
    """The number that a whole text is; ``None``: it is none."""
    text = text.strip()
    found = numbers(text)
    return found[0].value if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None


def units_of(text: str) -> Mapping[str, int]:
    """What units mean in a text: ``mil`` is a thousand where it has Spanish or Portuguese words, else a million."""
    cues = load_cues()
    low = folded(text)
    for words, other in cues.homonyms:
        if any(unit in low for unit in other) and words.find(text):
            return {**cues.units, **other}
    return cues.units


def _written(match: re.Match[str], units: Mapping[str, int]) -> Number | None:
    digits = match["digits"] or "0"
    unit = folded(match["unit"] or "")
    if re.fullmatch(_GROUPED, digits):
        digits = re.sub(r"\D", "", digits)
    elif (unit and re.fullmatch(r"\d+,\d{1,2}", digits)) or digits[0] in ",.":
        digits = digits.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits) and not unit:
        digits = digits.replace(".", "")
    digits = digits.replace(",", "")
    power = int((match["power"] or "e0")[1:])
    raised = int(match["raised"] or 0)
    if digits.count(".") > 1 or max(power, raised) > _GREATEST_POWER or len(digits) > 2 * _GREATEST_POWER:
        return None
    value = Decimal(digits) + (Decimal("0.5") if match["half"] or match["part"] else 0)
    if match["raised"]:  # *10^6* is a power itself, *2×10^5* has one
        plain = match.group()[match.end("digits") - match.start() :].startswith("^")
        value = value**raised if plain else value * Decimal(10) ** raised
    scale = units.get(unit, 1) * Decimal(10) ** power
    return Number(value * scale, match.start(), match.end(), scale)


def _said(match: re.Match[str], units: Mapping[str, int]) -> Number | None:
    """``two hundred thousand``: small numbers are added, what stands behind them multiplies."""
    known = load_cues().numbers
    small = sorted(known, key=len, reverse=True)
    total, last = Decimal(0), Decimal(0)
    for word in re.findall("|".join(map(re.escape, small)), folded(match["words"])):
        value = known[word]
        total, last = (total + value, value) if value < last or not last else (total * value, value)
    total += Decimal("0.5") if match["plus"] else 0
    scale = Decimal(prod(units[unit] for unit in re.findall(r"[^\W_]+", folded(match["scales"]))))
    bare = scale == 1 and last < _HUNDRED
    if bare and (total <= 1 or total != int(total)):
        return None
    return Number(total * scale, match.start(), match.end(), scale, bare=bare)


def _of_east(match: re.Match[str]) -> Number:
    digits = re.match(r"[\d.]+", match.group())
    value = _eastern(match.group())
    scale = value / Decimal(digits.group()) if digits and Decimal(digits.group()) else Decimal(1)
    return Number(value, match.start(), match.end(), scale)


def _eastern(text: str) -> Decimal:
    """``1.5亿``, ``十万``, ``1万2千``: each great unit multiplies what stands before it."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    for piece in _PIECE.findall(text):
        if piece in _EAST:
            section += (digit if digit is not None else 1) * _EAST[piece]
            digit = None
        elif piece in _EAST_GREAT or piece in "wW":
            section += digit or 0
            total += (section or 1) * _EAST_GREAT.get(piece, 10**4)
            section, digit = Decimal(0), None
        else:
            said = _EAST_DIGITS.get(piece)
            digit = Decimal(piece) if said is None else Decimal(said)
    return total + section + (digit or 0)


def _ranges(found: Sequence[Number], text: str) -> Iterator[Number]:
    """Two numbers with *to* between them as one: ``10-12k``, ``2 to 3 million``, ``between 2M and 3M``."""
    waiting: Number | None = None
    for one in found:
        middle = None if waiting is None else _middle(waiting, one, text)
        if waiting is not None and middle is not None:
            yield replace(one, value=middle, start=waiting.start, ranged=True)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _middle(low: Number, high: Number, text: str) -> Decimal | None:
    """The middle of a range; ``None``: these two numbers are none."""
    between = text[low.end : high.start]
    if not _RANGE.fullmatch(between) or low.bare or high.bare:
        return None
    if between.strip().lower() in {"and", "und", "et", "y", "e"} and not _FROM.search(text[: low.start]):
        return None
    first = low.value * (high.scale if low.scale == 1 and low.value < high.value / high.scale else 1)
    return (first + high.value) / 2 if first < high.value <= first * _WIDEST else None
