"""How many requests a message counts, and of how many users: ``40 seats, everyone fires 60 prompts``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from answers.cues import load_cues
from answers.phrases import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.amounts import Amount

_ONE_REQUEST = re.compile(
    r"\b(?:one|a|single|per)\s+(?:single\s)?(?:request|call|prompt|message)\b|\brequests? every\b", re.IGNORECASE
)
_THING = re.compile(r"\s+(?:[^\W\d_]+\s+)?(?P<noun>[^\W\d_]{2,}?)s\b\s*", re.IGNORECASE)
"""Things counted, behind their number: ``60 meetings``, ``200 product sheets``."""
_TIMES = re.compile(r"[×*]|\bx\b|\bmal\b|\btimes\b(?!\s+(?:a|per)\b)", re.IGNORECASE)
_PER_THING = re.compile(r"\b(?:per|for each|for every)\s+(?P<noun>[^\W\d_]{3,})", re.IGNORECASE)
ONE_ACTORS = 200_000
"""More tokens than these are no single message's: each actor's, per period."""
_TURNS = re.compile(r"\s+(?:turns|rounds|exchanges)\b", re.IGNORECASE)
"""What only a conversation has."""
_ONE_PERSONS = 200
"""More requests than these beside a number of users are those of all of them, unless *each* is said."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted.

    Attributes:
        requests: All requests; ``None``: not said.
        users: How many make them; ``None``: not said.
        per_user: How many requests each makes.
        each: Whether *each* is said of anything.
        of_prompts: Whether *60 prompts* are the requests, and no input.
    """

    requests: int | None
    users: int | None
    per_user: int | None
    each: bool
    of_prompts: bool


def counted(text: str, found: Sequence[Amount]) -> Counted:
    """Count the requests of a text: users times what each asks, times the turns that each of those takes."""
    apiece = [f.start for f in load_cues().each.find(text)]
    prompts = not any(one.role == "requests" for one in found)
    chain = [one for one in found if _counts(one, text, found, prompts=prompts, each=bool(apiece))]
    users = next((one for one in chain if one.role == "users"), None)
    asked = [one for one in chain if one is not users]
    if users is None and len(asked) > 1 and asked[0].role is None and _linked(asked[0], asked[1], text, found, apiece):
        users, asked = asked[0], asked[1:]  # *8 nurses, 20 notes a shift each*
    if users is None and len(asked) == 1 and asked[0].role is None and _read(found) > ONE_ACTORS:
        users, asked = asked[0], []  # *6 crawlers, every one reads 3M*
    if not asked:
        single = 1 if found and users is None and _ONE_REQUEST.search(text) and _sized(found) else None
        return Counted(single, None if users is None else users.value, None, bool(apiece), of_prompts=False)
    requests = asked[0].value
    for before, one in pairwise(asked):
        if _linked(before, one, text, found, apiece):
            requests *= one.value
    of_prompts = any(one.role == "prompts" for one in asked)
    if users is None:
        return Counted(requests, None, None, bool(apiece), of_prompts)
    shared = requests > _ONE_PERSONS and not _linked(users, asked[0], text, found, apiece)
    all_ = requests if shared else requests * users.value
    return Counted(all_, users.value, None if shared else requests, bool(apiece), of_prompts)


def _sized(found: Sequence[Amount]) -> bool:
    return any(one.role in {"input", "output", "tokens"} for one in found)


def _read(found: Sequence[Amount]) -> int:
    return next((one.value for one in found if one.role == "input"), 0)


def _counts(one: Amount, text: str, found: Sequence[Amount], *, prompts: bool, each: bool) -> bool:
    """Whether a number counts requests, users, or things that each are a request."""
    if one.role in {"requests", "users"} or (one.role == "prompts" and prompts):
        return True
    if one.role is None and {"input", "output"} <= {other.role for other in found} and _often(text[one.end :]):
        return True  # *15,000/day × 2k/500*
    thing = _THING.match(text, one.end) if one.role in {None, "other"} else None
    if thing is None:
        return False
    noun, behind = folded(thing["noun"]), text[thing.end() : _next(one, found, text)]
    if noun in load_cues().slashed_names or not _sized(found):
        return False
    named = re.search(rf"\b(?:per|each)\s+{re.escape(noun)}\b", text, re.IGNORECASE) is not None
    return each or _often(behind) or named or _TIMES.match(behind) is not None


def _often(behind: str) -> bool:
    """Whether a period stands right behind."""
    cues = load_cues()
    periods = cues.periods.find(behind)
    return cues.slashed.match(behind) is not None or (bool(periods) and not behind[: periods[0].start].strip())


def _linked(before: Amount, one: Amount, text: str, found: Sequence[Amount], apiece: Sequence[int]) -> bool:
    """Whether a count is that of each one counted before: said behind it, or anywhere ahead of it."""
    begin, end = min(before.end, one.end), _next(one, found, text)
    ahead, behind = text[begin : one.start], text[one.end : end]
    if any(at < one.start or one.end <= at < end for at in apiece) or _TIMES.search(ahead):
        return True
    if _TURNS.match(text, one.end) and one.value < before.value:
        return True
    per = _PER_THING.search(behind)
    return per is not None and not load_cues().periods.find(per.group())


def _next(one: Amount, found: Sequence[Amount], text: str) -> int:
    """Where the next number begins."""
    return min((other.start for other in found if other.start >= one.end), default=len(text))
