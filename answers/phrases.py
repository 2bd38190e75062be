"""Phrases found in text by their words: an index instead of hundreds of compiled patterns.

A phrase is words in order. ``*`` behind a word stands for any ending, ``*`` alone for one to four words; between words
a text may have blanks, hyphens, slashes, underscores, quotation marks or the semicolon of ``tl;dr``. Chinese and
Japanese phrases are found as they stand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CJK = "\u3040-\u30ff\u3400-\u9fff"
_UNSPACED = re.compile(f"[{_CJK}]")
_TOKEN = re.compile(rf"[^\W_{_CJK}]+|\$+")
_WORD = re.compile(rf"[^\W_{_CJK}]+\*?|\$+|\*")
_GAP = re.compile(r"[\s\-_/’'\"“”]*|;")
_ENDING = 3
"""So many letters of a word that may have any ending are its key."""
_WILD = 4
_REMEMBERED = 4096
"""Words whose phrases are kept at hand, per set of lists."""


_ALIKE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "\u212a": "k"})


def folded(text: str) -> str:
    """In lower case, and what patterns take for a letter of the alphabet as that letter: ``ſ`` as ``s``."""
    return text.translate(_ALIKE).lower()


class Found(NamedTuple):
    """A phrase in a text: whose it is, and where it stands."""

    name: str
    start: int
    end: int
    wild: bool = False
    """Whether other words may stand inside it; those it does not take."""


class _Text(NamedTuple):
    """A text in lower case, its words in order and as a set, and where each begins and ends."""

    low: str
    words: Sequence[str]
    said: frozenset[str]
    spans: Sequence[tuple[int, int]]
    unspaced: bool
    """Whether it has letters of a language without blanks."""


class _Phrase(NamedTuple):
    """Whose a phrase is, its words, and those of them that a text must have, the first apart."""

    name: str
    words: tuple[str, ...]
    needed: frozenset[str]
    wild: bool


class Phrases:
    """Named lists of phrases, searched all at once."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Index the phrases by their first words."""
        self.names = tuple(lists)
        self._order = {name: place for place, name in enumerate(self.names)}
        self._first: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        self._unspaced: list[tuple[str, str]] = []
        self._opened_by = lru_cache(maxsize=_REMEMBERED)(self._with_opening)
        self._last: tuple[str, tuple[Found, ...]] = "", ()
        for name, phrases in lists.items():
            for phrase in dict.fromkeys(phrases):
                if _UNSPACED.search(phrase):
                    self._unspaced.append((name, phrase))
                    continue
                words = tuple(_WORD.findall(phrase.lower()))
                ending = words[0].endswith("*")
                key = words[0][:-1][:_ENDING] if ending else words[0]
                (self._stems if ending else self._first).setdefault(key, []).append(_phrase(name, words))

    def find(self, text: str) -> tuple[Found, ...]:
        """All phrases in a text, in order; of those that begin at one place the longest first."""
        last, found = self._last  # several questions are asked of one message in a row
        if last != text:
            found = self._found(text)
            self._last = text, found
        return found

    def _found(self, text: str) -> tuple[Found, ...]:
        within = _taken_apart(text.lower())
        opened_by = self._opened_by
        found = [
            Found(phrase.name, within.spans[at][0], within.spans[last][1], phrase.wild)
            for at, word in enumerate(within.words)
            for phrase in opened_by(word)
            if phrase.needed <= within.said and (last := _matched(within, at, phrase.words)) is not None
        ]
        if within.unspaced:
            for name, phrase in self._unspaced:
                found.extend(Found(name, m.start(), m.end()) for m in re.finditer(re.escape(phrase), within.low))
        return tuple(sorted(found, key=lambda f: (f.start, -f.end))) if len(found) > 1 else tuple(found)

    def free(self, text: str) -> list[Found]:
        """Find the phrases that hold: words of a longer one are no shorter one, those of an earlier list no later."""
        whole = _whole(self.find(text))
        if not whole:
            return []
        everything: dict[str, list[Found]] = {}
        for found in whole:
            everything.setdefault(found.name, []).append(found)
        used = bytearray(len(text) + 1)
        taken: list[Found] = []
        for name in sorted(everything, key=self._order.__getitem__):
            free = [f for f in everything[name] if f.wild or not any(used[f.start : f.end])]
            taken.extend(free)
            for one in free:
                if not one.wild:
                    used[one.start : one.end] = b"\1" * (one.end - one.start)
        return sorted(taken, key=lambda f: f.start)

    def in_order(self, text: str) -> list[Found]:
        """The first phrase of each list, in text order; which phrases hold is told at ``free``."""
        firsts: dict[str, Found] = {}
        for found in self.free(text):
            firsts.setdefault(found.name, found)
        return list(firsts.values())

    def named(self, text: str) -> frozenset[str]:
        """The lists that any phrase of a text is in."""
        return frozenset(f.name for f in self.find(text))

    def covers(self, name: str, text: str) -> bool:
        """Whether phrases of one list are all that a text has."""
        for found in self.find(text):
            if found.name == name:
                text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
        return _TOKEN.search(text) is None and _UNSPACED.search(text) is None

    def _with_opening(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases whose first word one is, or may be."""
        stem = self._stems.get(word[:_ENDING], ())
        short = self._stems.get(word[: _ENDING - 1], ()) if len(word) >= _ENDING else ()
        return (*self._first.get(word, ()), *(p for p in (*stem, *short) if _is(word, p.words[0])))


@lru_cache(maxsize=8)
def _taken_apart(low: str) -> _Text:
    """The words of a text; many lists of phrases are looked for in the same one."""
    spans = [m.span() for m in _TOKEN.finditer(low)]
    words = [low[start:end] for start, end in spans]
    return _Text(low, words, frozenset(words), spans, _UNSPACED.search(low) is not None)


def _phrase(name: str, words: tuple[str, ...]) -> _Phrase:
    needed = frozenset(word for word in words[1:] if not word.endswith("*"))
    return _Phrase(name, words, needed, "*" in words)


def _matched(text: _Text, at: int, words: Sequence[str]) -> int | None:
    """The last word of a text that a phrase takes from one on, or ``None``."""
    said = text.words
    for position, word in enumerate(words):
        if word == "*":
            rest = words[position + 1 :]
            tries = range(at + 1, min(at + _WILD, len(said)) + 1)
            return next((end for t in tries if (end := _matched(text, t, rest)) is not None), None)
        if at >= len(said) or not _is(said[at], word):
            return None
        if position and words[position - 1] != "*" and not _joined(text, at):
            return None
        at += 1
    return at - 1


def _joined(text: _Text, at: int) -> bool:
    """Whether nothing that parts phrases stands between a word and the one before."""
    return _GAP.fullmatch(text.low, text.spans[at - 1][1], text.spans[at][0]) is not None


def _is(token: str, word: str) -> bool:
    return token.startswith(word[:-1]) if word.endswith("*") else token == word


def _whole(found: Sequence[Found]) -> list[Found]:
    """The phrases that no longer one holds whole; ``found`` is in order, of one place the longest first."""
    kept: list[Found] = []
    start, end = 0, 0  # of what reaches farthest
    for one in found:
        if one.end < end or (one.end == end and start < one.start):
            continue
        kept.append(one)
        if not one.wild and one.end > end:
            start, end = one.start, one.end
    return kept
