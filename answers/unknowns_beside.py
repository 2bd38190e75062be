"""A name that nobody knows where models are spoken of: beside one that is known, or alone in their thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answers.unknowns import (
    BEHIND,
    DIGIT,
    ENDS,
    FEW,
    INSIDE,
    SAYS,
    TIER,
    VERSIONED,
    WORD,
    is_strange,
    others_are_plain,
)
from catalog import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answers.phrases import Found
    from answers.slips import Slips

_TITLED = re.compile(rf"(?<![\w/.@#-])[A-Z][a-z]{{3,24}}(?i:{TIER}){ENDS}")
_WORDED = re.compile(rf"(?<![\w/.@#-])[a-z]{{5,24}}{TIER}{ENDS}", re.IGNORECASE)
_GOES_ON_TO = re.compile(
    r"(?:^\W*|\b)(?:and|or|what about|how about|of|for|than|vs\.?|versus|against|und|oder|was ist mit|y|o|qué tal|et"
    r"|ou|e|che ne dici di|и|или|а что насчет|en|hoe zit het met|a co z)\s+$",
    re.IGNORECASE,
)
"""What a follow-up begins with that goes on to another model, or says before a name that a fact is of it."""
_AGAINST = re.compile(r"\s*(?:vs\.?|versus|against)\s*", re.IGNORECASE)
_BESIDE = re.compile(
    r"\s*(?:vs\.?|versus|against|(?:[^\W\d_]+\s+)?than|compared? (?:to|with)|/|&|\+|and|or|und|oder|y|o|et|ou|e|и|или"
    r"|和|と)\s*",
    re.IGNORECASE,
)
_WITH = re.compile(rf"{_BESIDE.pattern}|\s*(?:,|for|with|by|to)\s*", re.IGNORECASE)
"""What joins a name that nobody knows to one that is known: a bare word, one with a capital, one with a version."""
_JOINING = frozenset(
    "vs versus against than to with and or und oder y o et ou e и или for by".split()  # noqa: SIM905 - reads better so
)
_NEAR = 48
"""So many characters around a known name may hold one that is joined to it, and before a name what it belongs to."""
_MOST = 20
"""So many known names are looked around."""
_OPENS = re.compile(r"(?:^|[.!?:\n])\W*$")


def with_unknown(
    mentions: tuple[Mention, ...], rest: str, cues: Sequence[Found], slips: Slips, *, in_thread: bool
) -> tuple[Mention, ...]:
    """The mentions with the name that nobody knows: *haiku or gyrfalcon 7?*, *what about Gyrfalcon?* in a thread.

    Beside a known name it is joined to that one. Alone it makes a thread's message one about another model: with a
    version wherever it stands, without one only with a capital and behind *and*, *what about*, *of* and the like.

    Args:
        mentions: The models that are named.
        rest: The message with these blanked.
        cues: Where the words stand that ask for something.
        slips: Tells a misspelt word from a name.
        in_thread: Whether the thread speaks of models.
    """
    if not mentions and not in_thread:
        return mentions
    found = _joined(mentions, rest, cues, slips) if mentions else _of_another(rest, slips)
    if found is None:
        return mentions
    said = Mention(found.group(), found.start(), found.end(), "unknown", ())
    return tuple(sorted((*mentions, said), key=lambda m: m.start))


def _joined(mentions: Sequence[Mention], rest: str, cues: Sequence[Found], slips: Slips) -> re.Match[str] | None:
    """The first strange name that is joined to a known one; a bare word only where no other thing is named with it."""
    other = _of_another(rest, slips) if DIGIT.search(rest) is not None else None
    if other is not None and other.re is VERSIONED and _GOES_ON_TO.search(_ahead(rest, other)) is not None:
        return other
    near = ((found, mention) for mention, begin, end in _gaps(mentions, rest) for found in _words(begin, end, rest))
    return next((found for found, mention in near if _is_joined(found, mention, rest, cues, slips)), None)


def _gaps(mentions: Sequence[Mention], rest: str) -> Iterator[tuple[Mention, int, int]]:
    """What stands before and behind each name, up to the next one, where a joining word stands beside it."""
    ends = (0, *(m.end for m in mentions))
    starts = (*(m.start for m in mentions[1:]), len(rest))
    for mention, begin, end in zip(mentions[:_MOST], ends, starts, strict=False):
        last = rest[max(begin, mention.start - _NEAR) : mention.start].lower().split()[-1:]
        if last and (last[0] in _JOINING or last[0][-1] in "./&+和と"):
            yield mention, max(begin, mention.start - _NEAR), mention.start
        if _WITH.match(rest, mention.end, end) is not None:
            yield mention, mention.end, min(end, mention.end + _NEAR)


def _words(begin: int, end: int, rest: str) -> Iterator[re.Match[str]]:
    """The words of a part of a text, those with a version first, then those with a capital."""
    for kind in (VERSIONED, _TITLED, _WORDED):
        if kind is not VERSIONED or DIGIT.search(rest, begin, end) is not None:
            yield from kind.finditer(rest, begin, end)


def _is_joined(found: re.Match[str], mention: Mention, rest: str, cues: Sequence[Found], slips: Slips) -> bool:
    kind = found.re
    bare = kind is _WORDED or (kind is _TITLED and _OPENS.search(_ahead(rest, found)) is not None)
    joining = _AGAINST if bare else _WITH if kind is VERSIONED else _BESIDE
    if not _stands_by(joining, found, mention, rest) or not is_strange(found.group(), slips):
        return False
    if bare and (SAYS.search(found.group()) or not (cues or len(WORD.findall(rest)) <= FEW)):
        return False
    return kind is VERSIONED or _ends(rest, found.end(), cues)


def _stands_by(joining: re.Pattern[str], found: re.Match[str], mention: Mention, rest: str) -> bool:
    """Whether nothing but a joining word stands between a strange name and a known one; no comma behind a person's."""
    if found.start() > mention.start:
        return joining.fullmatch(rest, mention.end, found.start()) is not None
    between = rest[found.end() : mention.start]
    within = INSIDE.search(_ahead(rest, found)) is not None
    return not within and "," not in between and joining.fullmatch(between) is not None


def _ahead(rest: str, found: re.Match[str]) -> str:
    """What stands right before a name."""
    return rest[max(0, found.start() - _NEAR) : found.start()]


def _ends(rest: str, at: int, cues: Sequence[Found]) -> bool:
    """Whether a name ends here, at a cue word or a joining word; *Slack integration* is one thing."""
    behind = BEHIND.match(rest, at)
    return behind is None or _WITH.match(rest, at) is not None or any(f.start == behind.start(1) for f in cues)


def _of_another(rest: str, slips: Slips) -> re.Match[str] | None:
    """The one strange name of a message whose other words are plain."""
    for kind in (VERSIONED, _TITLED) if DIGIT.search(rest) else (_TITLED,):
        strange = [m for m in kind.finditer(rest) if is_strange(m.group(), slips)]
        if len(strange) != 1 or not others_are_plain(rest, strange[0]):
            continue
        ahead = _ahead(rest, strange[0])
        if INSIDE.search(ahead) is None and (kind is VERSIONED or _GOES_ON_TO.search(ahead) is not None):
            return strange[0]
    return None
