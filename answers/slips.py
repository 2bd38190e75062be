"""Misspelt words of questions: ``pirce`` is meant as *price*. Used only where nothing else tells what is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST = 5
"""Shorter words are a letter away from too many others."""
_SURE = 6
"""Shorter words must begin with the letter that was written."""
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


class Slips:
    """Mends words that have one letter wrong, missing, too many or in another place.

    Two such words share what is left of them without one letter, and lack it at the same place or the next: an index
    of these rests finds them without a scan.
    """

    def __init__(self, words: Iterable[str], right: Iterable[str]) -> None:
        """Index the words to mend towards; ``right`` are words that are spelt as they are meant."""
        known = frozenset(words)
        self._right = known | frozenset(right)
        self._rests: dict[str, list[tuple[str, int]]] = {}
        for word in known:
            for rest, at in _rests(word):
                self._rests.setdefault(rest, []).append((word, at))

    def mended(self, text: str) -> list[tuple[int, int, str]]:
        """The misspelt words of a text: where each begins and ends, and the word that was meant."""
        found = [(m, self._meant(m.group().lower())) for m in _WORD.finditer(text)]
        return [(m.start(), m.end(), meant) for m, meant in found if meant is not None]

    def _meant(self, word: str) -> str | None:
        if len(word) < _SHORTEST or word in self._right:
            return None
        near = {w for rest, at in _rests(word) for w, other in self._rests.get(rest, ()) if _near(at, other)}
        near = {w for w in near if len(w) >= _SURE or w[0] == word[0]}
        return min(near, key=lambda w: (abs(len(w) - len(word)), w), default=None)


def _rests(word: str) -> set[tuple[str, int]]:
    """What is left of a word without a letter, and where that stood; −1: nothing left out."""
    return {(word, -1), *((word[:i] + word[i + 1 :], i) for i in range(len(word)))}


def _near(at: int, other: int) -> bool:
    return -1 in {at, other} or abs(at - other) <= 1
