"""Spelling, the last resort of linking: a name one letter off, two names run together, a version without its dot."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.atoms import Atom
from catalog.name_words import EVERYDAY, OPTIONAL, TIERS, VERSION_LETTERS, WEAK_BRANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from catalog.gazetteer import Gazetteer

_ALONE = 5
"""Shorter words are mended only beside another part of a name: ``opsu 4.8``, ``quen3``."""
_SURE = 6
"""From here on the first letter may be the wrong one."""
_LONG = 8
"""From here on two letters may be wrong, where the word begins a name."""
_SHORTEST = 4
_TIER = 5
"""Shorter words are too easily meant as they stand: *gemini flash like*, *mistral late*."""
_LIKE = 0.5
"""How unlike a proposed name may be, as a share of its letters."""
_REMEMBERED = 16384


class Speller:
    """Mends words towards the words of one catalog's names.

    Candidates come from an index of every word less one letter: two words one slip apart share such a rest, so that
    looking a word up costs as many steps as it has letters, however many names there are.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._rests: dict[str, list[str]] = {}
        for word in gazetteer.words:
            if len(word) >= _SHORTEST and word.isalpha() and word.isascii():
                for rest in _rests(word):
                    self._rests.setdefault(rest, []).append(word)
        self._long = [w for w in gazetteer.wide if len(w) >= _LONG - 1]
        self._letters: dict[str, list[str]] = {}
        for brand in gazetteer.wide:
            if len(brand) >= _SHORTEST:
                self._letters.setdefault("".join(sorted(brand)), []).append(brand)
        self.shuffled = lru_cache(maxsize=_REMEMBERED)(self._shuffled)
        self.near = lru_cache(maxsize=_REMEMBERED)(self._near)
        self.halves = lru_cache(maxsize=_REMEMBERED)(self._halves)

    def _near(self, word: str) -> tuple[str, ...]:
        """Words of names that a word may be a misspelling of, never for a word of every day that is spelt right."""
        if word in OPTIONAL or not word.isascii() or not word.isalpha() or len(word) < _SHORTEST:
            return ()
        found = {w for rest in _rests(word) for w in self._rests.get(rest, ()) if OSA.distance(word, w) == 1}
        if len(word) >= _LONG and not found:
            found = {w for w, _, _ in process.extract(word, self._long, scorer=OSA.distance, score_cutoff=2, limit=2)}
        return tuple(sorted(w for w in found if _alike(word, w)))

    def mend(
        self, word: str, before: Iterable[str], following: str = "", *, versioned: bool = False, glued: bool = False
    ) -> str | None:
        """The word of a name that a misspelt word stands for, or ``None``.

        Args:
            word: The word, lower case.
            before: The parts of the name that went before it; where there are none, it must be able to begin one.
            following: The part behind it: a word that begins few names is mended only where one has both.
            versioned: Whether a version follows.
            glued: Whether it does without a gap: ``qwn3``.
        """
        before = tuple(before)
        if before and len(word) == _SHORTEST - 1 and word not in EVERYDAY:
            return self._short_tier(word, before)
        if glued and not before and len(word) < _SHORTEST:
            return self._glued(word)
        near = self.near(word) or (self.shuffled(word) if versioned and not before else ())
        if not near:
            return None
        if before:
            fitting = [w for w in near if self._gazetteer.having((*before, w))]
            sure = word not in EVERYDAY
            wide = self._gazetteer.wide
            fitting = [
                w
                for w in fitting
                if w not in before
                and ((sure and (len(w) >= _SURE or (w in TIERS and len(word) >= _TIER))) or w in wide)
            ]
        else:
            fitting = [w for w in near if w in self._gazetteer.wide or self._is_followed(w, following, versioned)]
        if word in EVERYDAY and not before and not versioned:
            return None
        if not before and not versioned and min(len(word), *map(len, fitting), _ALONE) < _ALONE:
            return None
        if len(fitting) > 1:
            fitting = [w for w in fitting if following and self._gazetteer.having((*before, w, following))] or fitting
        if len(fitting) > 1:
            fitting = [w for w in fitting if sorted(w) == sorted(word)] or fitting  # letters swapped: none is missing
        if len(fitting) > 1:
            fitting = [w for w in fitting if w in self._gazetteer.wide]
        return fitting[0] if len(fitting) == 1 else None

    def _short_tier(self, word: str, before: tuple[str, ...]) -> str | None:
        """The one tier behind a name that lacks an inner letter: ``4o mni``, ``nova lte``."""
        near = [t for t in TIERS if len(t) == _SHORTEST and word in _rests(t) and (word[0], word[-1]) == (t[0], t[-1])]
        fitting = [t for t in near if self._gazetteer.having((*before, t))]
        return fitting[0] if len(fitting) == 1 else None

    def _glued(self, word: str) -> str | None:
        """The one brand that a word of three letters lacks a letter of."""
        near = {w for w in self._rests.get(word, ()) if w in self._gazetteer.wide and w[0] == word[0]}
        return near.pop() if len(near) == 1 else None

    def _shuffled(self, word: str) -> tuple[str, ...]:
        """Brands that have all letters of a word but one, in another order: ``gorck`` is *grok*, with its version."""
        letters = "".join(sorted(word))
        rests = {letters[:i] + letters[i + 1 :] for i in range(len(letters))}
        return tuple(w for rest in rests for w in self._letters.get(rest, ()) if w[0] == word[0])

    def _is_followed(self, word: str, following: str, versioned: bool) -> bool:
        """Whether a word that begins few names has behind it what one of them has there."""
        if word not in self._gazetteer.firsts or word in TIERS or len(word) < _SURE:
            return False
        return versioned or (bool(following) and self._gazetteer.having((word, following)) > 0)

    def apart(self, parts: Iterable[Atom]) -> Iterator[Atom]:
        """Atoms with the words that are two names run together taken apart: ``claudehaiku``, ``gptoss``."""
        letter: Atom | None = None
        for atom in parts:
            if letter is not None:
                if atom.kind == "version" and atom.start == letter.end:  # ``deepseekr1``
                    yield Atom(letter.text.removeprefix("v") + atom.text, "version", letter.start, atom.end)
                    letter = None
                    continue
                yield letter
                letter = None
            halves = self.halves(atom.text) if atom.kind == "word" and atom.text not in self._gazetteer.wide else None
            if halves is None:
                yield atom
                continue
            cut = atom.start + len(halves[0])
            yield Atom(halves[0], "word", atom.start, cut)
            second = Atom(halves[1], "word", cut, atom.end)
            if len(second.text) == 1:
                letter = second
            else:
                yield second
        if letter is not None:
            yield letter

    def _halves(self, word: str) -> tuple[str, str] | None:
        if not word.isascii():
            return None
        for cut in range(len(word) - 1, 2, -1):
            rest = word[cut:]
            known = self._gazetteer.having((word[:cut], rest)) > 0
            wide = word[:cut] in self._gazetteer.wide
            if (wide and (known or rest in VERSION_LETTERS)) or (known and word[:cut] in WEAK_BRANDS):
                return word[:cut], rest
        return None


def _rests(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _alike(word: str, name: str) -> bool:
    """Whether a slip is likely: short words begin alike, or with the letters that sound alike (``kwen``, ``cwen``)."""
    return len(name) >= _SURE or word[0] == name[0] or (name[0] == "q" and word[0] in "qck") or name[0] == word[1]


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
