"""Does a message ask, or does it tell? A statement about models is no question, whatever words it has."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from answers.asking import PROPOSING
from answers.cues import load_cues
from answers.evidence import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.phrases import Found
    from catalog import Mention

_WORD = re.compile(r"(?<!\w)[^\W\d_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_CLAUSE = re.compile(r"[.!?;:,\n–—]\s*|\s-\s")
_ADDRESS = re.compile(r"\S*\w/\S*")
"""An address around a name is no word beside it: ``hf.co/…-GGUF``."""
_OPENING = 30
"""An opening before a question word (*ok and*) is no longer."""
_SHORT = 4
"""So many words beside names and cue words still are a note that asks: ``context + max out for X``."""
_LEADING = 2
"""Names this near to the beginning, side by side, are the subject: ``X or Y for …``."""


def asks(text: str, mentions: Sequence[Mention], found: Sequence[Found]) -> bool:
    """Whether a message asks for something.

    It does with a question mark, a question word that opens a clause, a wish, a wish for models or names side by
    side at its beginning, or when it is hardly more than names and cue words, and none that tells: *my*, *is*, *runs*.

    Args:
        text: The message, its mentions of models blanked.
        mentions: The models it names.
        found: Where its topics' cue words stand.
    """
    if "?" in text or "？" in text:
        return True
    borders = [0, *(m.end() for m in _CLAUSE.finditer(text))]
    if any(f.name == "wish" or _opens(f, text, mentions, borders) for f in load_cues().mood.find(text)):
        return True
    if any(f.name in PROPOSING and len(_WORD.findall(text[: f.start])) < _LEADING for f in found):
        return True
    if joined(mentions, text) and len(_WORD.findall(text[: mentions[0].start])) < _LEADING:
        return not _tells(text, mentions)
    if joined(mentions, text) and not any(_speaks(f, text) for f in found):
        return False
    return beside(text, found) <= _SHORT and "telling" not in load_cues().mood.named(text)


def wanted_apart(text: str, mentions: Sequence[Mention], found: Sequence[Found]) -> bool:
    """Whether a clause that asks, and speaks of no trouble, holds one of these cue words.

    *Since today the context is cut off, anyone?* asks for help, *it crashes, so what is the context?* for a fact.
    """
    borders = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    for begin, end in pairwise(borders):
        clause = text[begin:end]
        if not any(begin <= f.start < end for f in found) or "trouble" in load_cues().outside.named(clause):
            continue
        if clause.rstrip().endswith(("?", "？")):
            return True
        if any(_opens(f, text, mentions, borders) for f in load_cues().mood.find(text) if begin <= f.start < end):
            return True
    return False


def _opens(found: Found, text: str, mentions: Sequence[Mention], borders: Sequence[int]) -> bool:
    """Whether a question word opens its clause; one of a language without blanks asks wherever it stands."""
    if found.name != "question":
        return False
    if _UNSPACED.match(text[found.start]):
        return True
    begin = borders[bisect_right(borders, found.start) - 1]
    if any(begin < m.end <= found.start for m in mentions):
        return False
    ahead = text[begin : found.start].strip().lower()
    return not ahead or ((len(ahead) <= _OPENING) and load_cues().mood.covers("opening", ahead))


def _speaks(found: Found, text: str) -> bool:
    """Whether a cue word asks for more than to set models side by side."""
    return not load_cues().mood.covers("joining", text[found.start : found.end])


def _tells(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether more is said behind names that are joined by *and*: ``X and Y might be down``."""
    return bool(re.search(r"\b(?:and|und|et|y|e|и)\b|&|和|と", text[mentions[0].end : mentions[-1].start])) and (
        len(_WORD.findall(text[mentions[-1].end :])) > 1
    )


def beside(text: str, found: Sequence[Found]) -> int:
    """How many words stand beside the cue words; of a language without blanks, three characters are one."""
    chars = list(text)
    for one in found:
        chars[one.start : one.end] = " " * (one.end - one.start)
    text = "".join(chars)
    text = _ADDRESS.sub(" ", text)
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + unspaced // 3
