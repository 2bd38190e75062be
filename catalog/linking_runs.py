"""Runs: the longest row of words, from a place in a text, that some model's name has all of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from catalog.gazetteer_names import is_size
from catalog.linking_context import GAP, GROUPS, counts, is_asked_for, is_measure
from catalog.name_words import (
    OPTIONAL,
    SAME_AS,
    SERVING,
    SPELLED_OUT,
    TELLING_TIERS,
    TIERS,
    UNLISTED,
    UNLISTED_EVERYDAY,
    WEAK_BRANDS,
)
from catalog.spelling import versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.atoms import Atom
    from catalog.gazetteer import Gazetteer
    from catalog.spelling import Speller

_STRAYS = 2
"""So many atoms may stand behind a stray version and still be part of the unknown name: ``gemini 9 ultra``."""
_NO_VERSION = 20
"""A second number behind a name that has its version, this large and without a dot, counts something."""
_JOINING = frozenset("with for and the of in on to by or from as at".split())  # noqa: SIM905 - reads better so
"""Words of sentences that some names have too; only within an id do they belong to one."""
_DIGITS = 3
"""Characters of a version with its dot; longer rows of digits are dates."""


class Run(NamedTuple):
    """Words that fit some model: as the catalog spells them, where they end among the atoms, what was mended."""

    words: tuple[str, ...]
    end: int
    corrected: bool = False
    plural: bool = False


class _Word(NamedTuple):
    text: str
    corrected: bool = False
    plural: bool = False
    replaces: bool = False
    """Whether it takes the place of the word before: ``3 1`` is 3.1."""
    takes: int = 1
    """How many atoms it is made of."""


class Runs:
    """Reads runs with one catalog's names."""

    def __init__(self, gazetteer: Gazetteer, speller: Speller) -> None:
        self._gazetteer = gazetteer
        self._speller = speller

    def at(self, text: str, parts: Sequence[Atom], at: int) -> Run:
        """The longest run that begins at an atom; no words where none does."""
        words: list[str] = []
        corrected = plural = False
        end = at
        while end < len(parts) and (end == at or GAP.fullmatch(text, parts[end - 1].end, parts[end].start)):
            if words and parts[end].text in _JOINING and text[parts[end].start - 1] == " ":
                break
            word = self._word(text, parts, end, words)
            if word is None or (words and (is_measure(text, parts, end) or is_asked_for(text, parts, at, end))):
                break
            if word.replaces:
                words.pop()
            words.append(word.text)
            corrected |= word.corrected
            plural |= word.plural
            end += word.takes
        return Run(tuple(words), end, corrected, plural)

    def stray(self, text: str, parts: Sequence[Atom], run: Run) -> int | None:
        """The last atom of a version, size or tier that follows a name but belongs to none: ``gemini 9 ultra``."""
        end = run.end
        if end >= len(parts):
            return None
        atom, gap = parts[end], text[parts[end - 1].end : parts[end].start]
        if gap not in {"", " ", "-", "_", ":"}:
            return None
        versioned = any(c.isdigit() for word in run.words for c in word)
        if atom.kind == "word":
            strange = atom.text in UNLISTED | UNLISTED_EVERYDAY or (versioned and atom.text in TELLING_TIERS)
            return end if strange and not is_asked_for(text, parts, end - 1, end) else None
        if not self._is_stray(text, atom, gap, run):
            return None
        last = end
        while last + 1 < len(parts) and last < end + _STRAYS and parts[last + 1].text in self._gazetteer:
            word = parts[last + 1].text
            if text[parts[last].end : parts[last + 1].start] not in {"", " ", "-", "_"}:
                break
            if word in self._gazetteer.anchors or not (word in TIERS or parts[last + 1].kind != "word"):
                break
            last += 1
        return last

    def _is_stray(self, text: str, atom: Atom, gap: str, run: Run) -> bool:
        """Whether a number behind a name would be a version or a size of it, rather than count something."""
        if atom.text in SERVING or atom.kind not in {"version", "size"} or atom.text[-1:] in "kt" or counts(text, atom):
            return False
        if atom.kind == "size" and any(is_size(word) for word in run.words):
            return False
        versioned = any(c.isdigit() for word in run.words for c in word)
        amount = versioned and gap == " " and (_is_large(atom.text) or GROUPS.match(text, atom.start) is not None)
        return not amount  # *gpt-5 mini 400 invoices a day*

    def _word(self, text: str, parts: Sequence[Atom], at: int, before: list[str]) -> _Word | None:
        """An atom as the gazetteer spells it, where it begins a name or some name has it with those before."""
        atom = parts[at]
        said = SAME_AS.get(atom.text, atom.text)
        if not before:
            return self._opening(text, parts, at, said)
        if said in before:
            return _Word(said) if atom.kind == "word" and len(said) > 1 and self._gazetteer.having(before) else None
        if self._gazetteer.having([*before, said]):
            if atom.kind == "version" and atom.text.isdigit():
                return None if counts(text, atom) else self._undotted(parts, at, before) or _Word(said)
            return _Word(said)
        if said in SPELLED_OUT:
            lettered = before[-1] + SPELLED_OUT[said]
            return _Word(lettered, replaces=True) if self._gazetteer.having([*before[:-1], lettered]) else None
        if atom.kind == "word":
            mended = self._speller.mend(said, before)
            return None if mended is None else _Word(mended, corrected=True)
        if atom.kind == "date":
            return _Word(said)
        return self._number(text, parts, at, before)

    def _undotted(self, parts: Sequence[Atom], at: int, before: list[str]) -> _Word | None:
        """``gpt41-mini``: 41 is a version of its own, but none with what follows."""
        said = parts[at].text
        following = parts[at + 1].text if at + 1 < len(parts) else said
        if len(said) != len("41") or self._gazetteer.having([*before, said, following]):
            return None
        dotted = f"{said[0]}.{said[1]}"
        return _Word(dotted, corrected=True) if self._gazetteer.having([*before, dotted, following]) else None

    def _number(self, text: str, parts: Sequence[Atom], at: int, before: list[str]) -> _Word | None:
        """A version that no name has as it stands: without its dot or its letter, or with a space for the dot."""
        atom = parts[at]
        if atom.kind != "version" or counts(text, atom):
            return None
        following = parts[at + 1] if at + 1 < len(parts) and text[atom.end : parts[at + 1].start] == " " else None
        if following is not None and atom.text.isdigit() and following.text.isdigit():
            dated = atom.text + following.text  # ``06 05``, ``03 2025``
            if len(dated) > _DIGITS and self._gazetteer.having([*before, dated]):
                return _Word(dated, takes=2)
            dotted = f"{atom.text}.{following.text}"  # ``haiku 4 5``
            if len(dotted) == _DIGITS and self._gazetteer.having([*before, dotted]):
                return _Word(dotted, takes=2)
        dated = atom.text.replace(".", "")  # ``mistral large 24.11``
        if len(dated) > _DIGITS and self._gazetteer.having([*before, dated]):
            return _Word(dated)
        last = before[-1]
        if last.isdigit() and atom.text.isdigit() and len(last) == len(atom.text) == 1:
            dotted = f"{last}.{atom.text}"
            return _Word(dotted, replaces=True) if self._gazetteer.having([*before[:-1], dotted]) else None
        fitting = next((v for v in versions(atom.text) if self._gazetteer.having([*before, v])), None)
        return None if fitting is None else _Word(fitting, corrected=True)

    def _opening(self, text: str, parts: Sequence[Atom], at: int, said: str) -> _Word | None:
        """The first word of a name: a brand, a line, a tier or a version, never a word like *with*."""
        atom = parts[at]
        if atom.kind != "word":
            return _Word(said) if said in self._gazetteer and self._leads(parts, at, said) else None
        if said in self._gazetteer.firsts and said in self._gazetteer and said not in OPTIONAL:
            return _Word(said)
        if said.endswith("s") and said[:-1] in self._gazetteer.wide:
            return _Word(said[:-1], plural=True)
        if said in self._gazetteer and said in WEAK_BRANDS | TIERS.keys():
            return _Word(said)
        near = at + 1 < len(parts) and GAP.fullmatch(text, atom.end, parts[at + 1].start)
        following = parts[at + 1] if near else None
        behind, versioned = ("", False) if following is None else (following.text, following.kind == "version")
        glued = versioned and following is not None and following.start == atom.end
        mended = self._speller.mend(said, (), behind, versioned=versioned, glued=glued)
        return None if mended is None else _Word(SAME_AS.get(mended, mended), corrected=True)

    def _leads(self, parts: Sequence[Atom], at: int, said: str) -> bool:
        """Whether a bare number may begin a name: ``3 pro`` may, the ``3`` of ``top 3 claude models`` may not."""
        if "." in said or not said.isdigit() or said in self._gazetteer.anchors:
            return True
        following = parts[at + 1].text if at + 1 < len(parts) else ""
        return following not in self._gazetteer.brands and following in TIERS


def _is_large(number: str) -> bool:
    return number.isdigit() and int(number) >= _NO_VERSION
