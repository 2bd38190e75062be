"""Numbers that bound something: ``at least 200k``, ``under $1``, ``~30b``, ``128k+``, and what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Literal, cast, get_args

from answers.cues import load_cues

Bound = Literal["at_least", "at_most", "around"]

_NUMBER = re.compile(
    r"(?<![^\W\u3040-\u9fff])(?<![.,])(?P<usd>(?:US)?\$\s?)?(?P<digits>\d+(?:[.,]\d+)*)\s?(?P<unit>[^\W\d_\u3040-\u9fff]{1,9}|ドル|美元|美金|[\u4e00-\u9fff])?"
)
_CENTS = frozenset({"cent", "cents", "ct"})
_DOLLARS = frozenset(
    {
        "usd",
        "dollar",
        "dollars",
        "dólares",
        "dollari",
        "dollaro",
        "dólar",
        "dolar",
        "доллар",
        "долларов",
        "美元",
        "美金",
        "ドル",
        "bucks",
    }
)
_MOST = 20
"""So many numbers of a message are read."""
NEAR = 22
"""So many characters before a number may hold its bound, and behind it what it counts."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, the bound said of it, and the words before and behind it."""

    value: Decimal
    unit: Literal["usd", "count"]
    letter: str
    bound: Bound | None
    before: str
    behind: str


def measures(text: str) -> list[Measure]:
    """The numbers of a text that can bound something."""
    units = load_cues().units
    found: list[Measure] = []
    for match in islice(_NUMBER.finditer(text), _MOST):
        letter = (match["unit"] or "").lower()
        letter = letter if letter in units or letter in _CENTS | _DOLLARS else ""
        end = match.end() if letter else match.end("digits")
        value = _value(match["digits"]) * units.get(letter, 1)
        behind = text[end : end + NEAR]
        usd = bool(match["usd"]) or letter in _DOLLARS | _CENTS or behind.lstrip().startswith("$")
        if letter in _CENTS:
            value /= 100
        before = text[max(0, match.start() - NEAR) : match.start()]
        bound = _bound(before, behind)
        unit: Literal["usd", "count"] = "usd" if usd else "count"
        found.append(Measure(value, unit, letter, bound, before, behind))
    return found


def _value(digits: str) -> Decimal:
    """``1,5`` and ``0.50`` are fractions, ``200,000`` and ``1.000.000`` are not."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits) and not digits.startswith("0"):
        return Decimal(re.sub(r"[.,]", "", digits))
    whole, _, fraction = digits.replace(",", ".").partition(".")
    return Decimal(f"{whole}.{fraction.replace('.', '')}" if fraction else whole)


def _bound(before: str, behind: str) -> Bound | None:
    """The bound right before a number, or right behind it: ``at least 200k``, ``200k+``, ``30b or less``."""
    if re.match(r"\s?\+", behind) or re.search(r"(?:>=?|≥)\s*$", before):
        return "at_least"
    if re.search(r"(?:<=?|≤)\s*$", before):
        return "at_most"
    if re.search(r"[~≈]\s*$", before):
        return "around"
    bounds = get_args(Bound)
    cues = load_cues().constraints
    ahead = [f for f in cues.find(before) if f.name in bounds and len(re.findall(r"[^\W_]+", before[f.end :])) <= 1]
    topics = load_cues().topics.find(behind)  # the ``max`` of ``64k max output`` is no bound
    after = [
        f
        for f in cues.find(behind)
        if f.name in bounds
        and not re.search(r"[\s,;]\S+\s", behind[: f.start])
        and not any(t.start <= f.start < t.end for t in topics)
    ]
    nearest = ahead[-1:] or after[:1]
    return cast("Bound", nearest[0].name) if nearest else None
