"""Does a message ask, or does it tell? A statement about models is no question, whatever words it has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from answers.asking import PROPOSING
from answers.blanks import blanked
from answers.cues import load_cues
from answers.evidence import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.phrases import Found
    from catalog import Mention

_WORD = re.compile(r"(?<!\w)[^\W\d_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_CLAUSE = re.compile(r"[.!?;:,\n–—()|→←]\s*|\s-\s|<?[-=]+>|<[-=]+")
_ADDRESS = re.compile(r"\S*\w/\S*")
"""An address around a name is no word beside it: ``hf.co/…-GGUF``."""
_FORBIDS = re.compile(r"do not\b|don['’]t (?!you\b|they\b|we\b|i\b)", re.IGNORECASE)
"""An order, though it begins as a question: *do not touch prod*."""
_FOR = re.compile(r"\b(?:of|for|on|von|für|de|do|da|para|pour|di|del|per|для|у)\s+(?:the\s+)?$", re.IGNORECASE)
_OF_WHICH = re.compile(r"(?:between|among|of|out of|for|with|on|about|regarding)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?\n]\s+")
_HEAD, _ABOUT = 30, 200
"""So many characters before the head of such a sentence, and behind it, are looked at."""
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
    mood = load_cues().mood.find(text)
    if any(f.name == "wish" or _opens(f, text, mentions, borders, mood) for f in mood):
        return True
    likes = (f for f in load_cues().asks.find(text) if f.name == "alternatives")
    if any(
        f.name in {*PROPOSING, "alternatives"} and len(_WORD.findall(text[: f.start])) < _LEADING
        for f in (*found, *likes)
    ):
        return True
    if joined(mentions, text) and len(_WORD.findall(text[: mentions[0].start])) < _LEADING:
        return not _tells(text, mentions)
    if joined(mentions, text) and not any(_speaks(f, text) for f in found):
        return False
    if any(_heads(f, text, mentions) for f in found):
        return True
    if not mentions:
        found = (*found, *load_cues().constraints.find(text))
    return beside(text, found) <= _SHORT and "telling" not in load_cues().mood.named(text)


def _heads(found: Found, text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a cue word is the head of a sentence without a verb: *Hello. Unit price for X and Y, thanks!*."""
    first = max(0, found.start - _HEAD)
    begin = max((m.end() for m in _SENTENCE.finditer(text, first, found.start)), default=first)
    behind = _SENTENCE.search(text, found.end, found.end + _ABOUT)
    end = behind.start() if behind is not None else found.end + _ABOUT
    if found.wild or not _speaks(found, text) or len(_WORD.findall(text[begin : found.start])) > 1:
        return False
    about = any(found.end <= m.start < end and _FOR.search(text[found.end : m.start]) for m in mentions)
    return about and "telling" not in load_cues().mood.named(text[begin:end])


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
        mood = load_cues().mood.find(text)
        if any(_opens(f, text, mentions, borders, mood) for f in mood if begin <= f.start < end):
            return True
    return False


def _start(found: Found) -> int:
    return found.start


def _opens(found: Found, text: str, mentions: Sequence[Mention], borders: Sequence[int], mood: Sequence[Found]) -> bool:
    """Whether a question word opens its clause; one of a language without blanks asks wherever it stands."""
    if found.name != "question":
        return False
    if _UNSPACED.match(text[found.start]):
        return True
    if _FORBIDS.match(text, found.start):
        return False
    begin = borders[bisect_right(borders, found.start) - 1]
    ahead = text[begin : found.start].strip()
    if not ahead:
        return not any(begin < m.end <= found.start for m in mentions)
    first, last = (bisect_left(mood, place, key=_start) for place in (begin, found.start))
    within = mood[first:last]
    if any(f.name == "condition" and not text[begin : f.start].strip() for f in within):
        return True
    if any(begin < m.end <= found.start for m in mentions):  # *between X and Y, which …*, *for X what is …*
        if _OF_WHICH.match(ahead) is None:
            return False
    elif len(ahead) > _OPENING:
        return False
    opening = [(f.start - begin, f.end - begin) for f in within if f.name == "opening"]
    return _WORD.search(blanked(text[begin : found.start], opening)) is None


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
