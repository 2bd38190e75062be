"""What numbers count in a message: ``1.5M in``, ``input: 800M``, ``40 seats``, ``label is 5 tokens``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from answers.cues import load_cues
from answers.numbers import number, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.numbers import Number
    from answers.phrases import Found

Role: TypeAlias = Literal[
    "input", "output", "requests", "users", "tokens", "context", "reasoning", "cached", "prompts", "other"
]
"""What a number counts; ``context`` is input beside the input, ``other`` what is measured in no tokens (pages)."""

_BEHIND = 24
"""How far behind a number its role may stand, in characters."""
_MOST_BETWEEN = {"input": 1, "output": 1, "tokens": 1, "context": 1, "other": 0, "cached": 2}
_SMALLEST = 50
"""Below this a number with a fraction is a version or a size, not an amount."""
_A_LOT = 100_000
"""So many of something unsaid per period are tokens."""
_JUST_BEFORE = re.compile(r"[\s:=~≈]{0,4}$")
_SAID_OF = re.compile(
    r"\s(?:(?:is|are|of|at|to|about|around|roughly|like|maybe|usually|typically|only|just|will be|ca\.?|avg|averag\w+)"
    r"[\s:~≈]+){1,2}$",
    re.IGNORECASE,
)
"""Between a role and its number: ``the label is 5 tokens``, ``answers of about 300``."""
_IN = re.compile(r"(?:in|im|en|em|nel|w|op)\s*$", re.IGNORECASE)
"""*In 2026* is no input; *输入2000* is."""
_IN_A_SIDE = re.compile(r"in\s+(?:the\s|its\s|each\s|every\s|a\s)?", re.IGNORECASE)
"""*300 tokens in the answer*, *50 mila in output*: those are output."""
_PART_OF = re.compile(r"^\s*of\s(?:it|that|those|them|these|which)\b\s*(?:is|are|being|as)?\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;()、，]|\s[-–—]\s")
_VERBS: dict[str, Role] = {"reads": "input", "writes": "output"}
"""Roles that only stand before their number: ``reads 30k and writes 2k``."""
_PLURALS = frozenset({"requests", "users", "prompts"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a message, and what it counts; ``None``: nothing said.

    Attributes:
        ranged: Whether it is the middle of a range that was written.
    """

    value: int
    role: Role | None
    start: int
    end: int
    ranged: bool = False


def amount(text: str) -> int | None:
    """The number that a whole text is, as people write it: ``800M``, ``1.5M``, ``250,000``; ``None``: it is none."""
    value = number(text)
    return None if value is None else int(value)


def amounts(text: str) -> list[Amount]:
    """The numbers of a text that can count something, in order, each with what it counts."""
    found = [one for one in numbers(text) if _can_count(one, text)]
    borders = [*(one.start for one in found[1:]), len(text)] if found else []
    counted: list[Amount] = []
    at = 0
    for one, border in zip(found, borders, strict=True):
        behind = _CLAUSE.split(text[one.end : min(border, one.end + _BEHIND)])[0]
        before = text[at : one.start]
        before = _IN.sub("", before) if _is_year(text[one.start : one.end]) else before
        role = _role(before, behind, counted, text[one.end : border] if border < len(text) else "")
        if role is None and one.value >= _A_LOT and _at_once_per_period(text[one.end :]):
            role = "tokens"
        counted.append(Amount(int(one.value), role, one.start, one.end, one.ranged))
        at = one.end
    return counted


def _can_count(one: Number, text: str) -> bool:
    """Whether a number can count tokens or requests: not the 4.5 of a version, nor the *two* of *two weeks*."""
    if one.bare:
        behind = text[one.end : one.end + _BEHIND]
        found = [f for f in load_cues().roles.find(behind) if f.name in _PLURALS and not behind[: f.start].strip()]
        return bool(found) and behind[found[0].start : found[0].end].lower() != "times"
    return one.scale != 1 or one.value == int(one.value) or one.value >= _SMALLEST


def _is_year(said: str) -> bool:
    """Whether a bare number is a year: *in 2022* is no input."""
    return re.fullmatch(r"(?:19|20)\d\d", said.strip()) is not None


def _nearest(behind: str, *, leads: bool) -> Role | None:
    """What the words behind a number say it counts: the nearest of them, ``tokens`` only if nothing else does.

    Other words may stand between (*15 mi de tokens de entrada*, *10k daily support tickets*), but few: *500 holes that
    nobody knew of in open source* is no input. ``leads``: whether the last of the words is the next number's.
    """
    behind = _PART_OF.sub(" ", behind)
    found = [
        f
        for f in load_cues().roles.find(behind)
        if f.name not in _VERBS and _between(behind[: f.start]) <= _MOST_BETWEEN.get(f.name, 3)
    ]
    ranked = sorted(found, key=lambda f: (f.name == "tokens", f.start, -f.end))
    if len(ranked) > 1 and _IN_A_SIDE.fullmatch(behind[ranked[0].start : ranked[1].start]):
        own = not leads or behind[ranked[1].end :].strip()
        return cast("Role", ranked[1 if own else 0].name)
    return cast("Role", ranked[0].name) if ranked else None


def _between(text: str) -> int:
    """Words that stand between a number and what it counts, short ones and ``tokens`` apart."""
    tokens = load_cues().roles
    words = re.findall(r"[^\W\d_]{3,}", text)
    return sum(not any(f.name == "tokens" for f in tokens.find(word)) for word in words)


def _role(before: str, behind: str, earlier: Sequence[Amount], onward: str) -> Role | None:
    """What a number counts, by the words around it; ``onward``: all up to the next number, if one follows.

    A role behind that stands right before the next number is that one's, where this has its own:
    ``prompts of 1200 tokens and answers of 300``.
    """
    leading = _leading(onward)
    role, own = _nearest(behind, leads=leading is not None), _before(before, earlier)
    if role in {None, "tokens"}:
        return own or role
    return own if own is not None and role == leading else role


def _leading(text: str) -> str | None:
    """The role that stands right before what follows a text."""
    found = [f for f in load_cues().roles.find(text) if _is_before(f, text)]
    return _told(found[0].name) if found else None


def _is_before(found: Found, text: str) -> bool:
    """Whether a role stands right before the number that a text leads to; *of* and *is* stand between only for some."""
    rest = text[found.end :]
    said = found.name in {"input", "output", "prompts", "context"} and _SAID_OF.match(rest) is not None
    return said or _JUST_BEFORE.match(rest) is not None


def _at_once_per_period(behind: str) -> bool:
    """Whether a period stands right behind a number: 20M a month are tokens."""
    cues = load_cues()
    found = cues.periods.find(behind[:_BEHIND])
    return bool(cues.slashed.match(behind)) or (bool(found) and not behind[: found[0].start].strip())


def _before(before: str, earlier: Sequence[Amount]) -> Role | None:
    """``input 800M``: the role right before a number, if the number before that did not take it."""
    found = [f for f in load_cues().roles.find(before) if f.name != "other" and _is_before(f, before)]
    if not found:
        return None
    longest = [f for f in found if f.name != "tokens" and f.end == max(o.end for o in found if o.name != "tokens")]
    role = _told(longest[0].name if longest else "tokens")
    return None if earlier and earlier[-1].role == role else role


def _told(name: str) -> Role:
    """What a role counts that stands before its number: *prompts of 1200* are input."""
    return "input" if name == "prompts" else _VERBS.get(name) or cast("Role", name)
