"""Phrases found in text by their words: an index instead of hundreds of compiled patterns.

A phrase is words in order. ``*`` behind a word stands for any ending, ``*`` alone for one to four words; between words
a text may have blanks, hyphens, slashes, underscores, quotation marks or the semicolon of ``tl;dr``. Chinese and
Japanese phrases are found as they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_CJK = "\u3040-\u30ff\u3400-\u9fff"
_UNSPACED = re.compile(f"[{_CJK}]")
_TOKEN = re.compile(rf"[^\W_{_CJK}]+|\$+")
_GAP = re.compile(r"[\s\-_/’'\"“”]*|;")
_ENDING = 3
"""So many letters of a word that may have any ending are its key."""
_WILD = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: whose it is, and where it stands."""

    name: str
    start: int
    end: int
    wild: bool = False
    """Whether other words may stand inside it; those it does not take."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


_Phrase: TypeAlias = tuple[str, tuple[str, ...], frozenset[str]]
"""Whose it is, its words, and those of them that a text must have, the first apart."""


class Phrases:
    """Named lists of phrases, searched all at once."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Index the phrases by their first words."""
        self.names = tuple(lists)
        self._first: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        self._unspaced: list[tuple[str, str]] = []
        self._last: tuple[str, tuple[Found, ...]] = "", ()
        for name, phrases in lists.items():
            for phrase in dict.fromkeys(phrases):
                if _UNSPACED.search(phrase):
                    self._unspaced.append((name, phrase))
                    continue
                words = tuple(re.findall(rf"[^\W_{_CJK}]+\*?|\$+|\*", phrase.lower()))
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
        low = text.lower()
        tokens, said = _tokens(low)
        first, stems = self._first, self._stems
        found = [
            f
            for at, token in enumerate(tokens)
            if token.text in first or token.text[:_ENDING] in stems or token.text[: _ENDING - 1] in stems
            for f in self._at(low, tokens, at, said)
        ]
        if self._unspaced and _UNSPACED.search(low):
            for name, phrase in self._unspaced:
                found.extend(Found(name, m.start(), m.end()) for m in re.finditer(re.escape(phrase), low))
        return tuple(sorted(found, key=lambda f: (f.start, -f.end)))

    def free(self, text: str) -> list[Found]:
        """Find the phrases that hold: words of a longer one are no shorter one, those of an earlier list no later."""
        whole = _whole(self.find(text))
        if not whole:
            return []
        everything: dict[str, list[Found]] = {name: [] for name in self.names}
        for found in whole:
            everything[found.name].append(found)
        used = bytearray(len(text) + 1)
        taken: list[Found] = []
        for ones in everything.values():
            free = [f for f in ones if f.wild or not any(used[f.start : f.end])]
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

    def _at(self, low: str, tokens: Sequence[_Token], at: int, said: frozenset[str]) -> Iterator[Found]:
        """The phrases that begin at a token."""
        word = tokens[at].text
        stem = self._stems.get(word[:_ENDING], ())
        short = self._stems.get(word[: _ENDING - 1], ()) if len(word) >= _ENDING else ()
        for name, words, needed in (*self._first.get(word, ()), *stem, *short):
            if not needed <= said:
                continue
            last = _matched(low, tokens, at, words)
            if last is not None:
                yield Found(name, tokens[at].start, tokens[last].end, "*" in words)


@lru_cache(maxsize=8)
def _tokens(low: str) -> tuple[tuple[_Token, ...], frozenset[str]]:
    """The words of a text, in order and as a set; many lists of phrases are looked for in the same one."""
    tokens = tuple(_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(low))
    return tokens, frozenset(token.text for token in tokens)


def _phrase(name: str, words: tuple[str, ...]) -> _Phrase:
    return name, words, frozenset(word for word in words[1:] if not word.endswith("*"))


def _matched(low: str, tokens: Sequence[_Token], at: int, words: Sequence[str]) -> int | None:
    """The last token of a phrase that begins at one, or ``None``."""
    for position, word in enumerate(words):
        if word == "*":
            rest = words[position + 1 :]
            tries = range(at + 1, min(at + _WILD, len(tokens)) + 1)
            return next((end for t in tries if (end := _matched(low, tokens, t, rest)) is not None), None)
        if at >= len(tokens) or not _is(tokens[at].text, word):
            return None
        if position and not _GAP.fullmatch(low[tokens[at - 1].end : tokens[at].start]) and words[position - 1] != "*":
            return None
        at += 1
    return at - 1


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
