"""Spelling, the last resort of linking: a name one letter off, two names run together, a version without its dot."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.atoms import Atom
from catalog.name_words import EVERYDAY, OPTIONAL, VERSION_LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

SHORT = 5
"""Shorter words are mended only where a version follows: ``opsu 4.8``, ``quen3``."""
_LONG = 8
_SHORTEST = 4
_LIKE = 0.5
"""How unlike a proposed name may be, as a share of its letters."""


class Speller:
    """Mends words towards the names of one catalog."""

    def __init__(self, names: Sequence[str], has: Callable[[str], bool]) -> None:
        """Take the words that names begin with, and a test whether any name has a word."""
        self._names = names
        self._has = has
        self.mend = lru_cache(maxsize=4096)(self._mend)
        self._split = lru_cache(maxsize=4096)(self._halves)

    def _mend(self, word: str, *, versioned: bool = False) -> str | None:
        """The name a misspelt word stands for: one letter off, two in long words; never an everyday word.

        Args:
            word: The word, lower case.
            versioned: Whether a version follows, or a name went before: then four letters are enough.
        """
        shortest = _SHORTEST if versioned else SHORT
        if word in EVERYDAY or word in OPTIONAL or not word.isascii() or len(word) < shortest:
            return None
        slips = 2 if len(word) >= _LONG else 1
        close = process.extract(word, self._names, scorer=OSA.distance, score_cutoff=slips, limit=2)
        if not close or (len(close) > 1 and close[0][1] == close[1][1]):
            return None
        found = close[0][0]
        same_start = found[0] == word[0] or (found[0] == "q" and word[0] in "qck")
        return found if same_start and len(found) >= shortest else None

    def apart(self, parts: Iterable[Atom]) -> Iterator[Atom]:
        """Atoms with the words that are two names run together taken apart: ``claudehaiku``, ``gptoss``."""
        letter: Atom | None = None
        for atom in parts:
            if letter is not None and atom.kind == "version" and atom.start == letter.end:  # ``deepseekr1``
                yield Atom(letter.text.removeprefix("v") + atom.text, "version", letter.start, atom.end)
                letter = None
                continue
            letter = None
            halves = self._split(atom.text) if atom.kind == "word" and not self._has(atom.text) else None
            if halves is None:
                yield atom
                continue
            cut = atom.start + len(halves[0])
            yield Atom(halves[0], "word", atom.start, cut)
            letter = Atom(halves[1], "word", cut, atom.end) if len(halves[1]) == 1 else None
            if letter is None:
                yield Atom(halves[1], "word", cut, atom.end)

    def _halves(self, word: str) -> tuple[str, str] | None:
        for cut in range(len(word) - 1, 2, -1):
            if word[:cut] in self._names and (self._has(word[cut:]) or word[cut:] in VERSION_LETTERS):
                return word[:cut], word[cut:]
        return None


def versions(version: str) -> list[str]:
    """What a version that no name has may mean: ``45`` is 4.5, ``40`` is 4o, ``2.7`` is M2.7, ``120`` is 120b."""
    dotted = [f"{version[0]}.{version[1]}"] if len(version) == len("45") and version.isdigit() else []
    omni = [f"{version[:-1]}o"] if version.endswith("0") else []
    sized = [f"{version}b"] if len(version) == len("120") else []
    return [*omni, *dotted, *(letter + version for letter in VERSION_LETTERS), *sized]


def likest(said: str, names: Mapping[str, str], most: int) -> tuple[str, ...]:
    """The ids whose names are spelt most like a text."""
    found = process.extract(said.lower(), names, scorer=OSA.normalized_distance, score_cutoff=_LIKE, limit=most)
    return tuple(id_ for _, _, id_ in found)
