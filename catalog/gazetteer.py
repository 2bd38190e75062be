"""Every name of every model, as an index: atom → models that have it. Built once per catalog.

A name is a set of constraints. ``haiku 4.5`` asks for models that have both atoms; the index answers with one
bitwise *and*, however many models there are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from catalog.atoms import Atom, atoms
from catalog.name_words import LINES, NOT_BRANDS, OPTIONAL, PREVIEW, SPECIAL, TIERS, WEAK_BRANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from catalog.models import Entry, FamilyDefault


_WIDE = 3
"""Models that a brand must have for a misspelt word to be read as it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A model's name as linking sees it.

    Attributes:
        entry: The model.
        required: Atoms that its shortest full name has.
        known: All atoms that may stand in a name of it.
        version: The first version number in its id.
        brand: The first word of its name, which people leave out: ``claude`` of *Haiku 4.5*.
    """

    entry: Entry
    required: frozenset[str]
    known: frozenset[str]
    dates: frozenset[str]
    brand: str
    version: str | None

    def fits(self, said: frozenset[str]) -> bool:
        """Whether the versions said are this model's: a 2 that stands last in ``4.20-gv2`` is none."""
        versions = {a for a in said if a.replace(".", "").isdigit()}
        return not versions or self.version is None or self.version in versions

    def missing(self, said: frozenset[str]) -> int:
        """How far the words said are from the full name: 10 per telling atom, 1–2 per minor one, 0 for the brand."""
        return sum(1 if a in OPTIONAL else 2 if a in self.dates else 10 for a in self.required - said - {self.brand})


class Gazetteer:
    """Names → candidates. Core models are found by any telling part of their names, the tail by whole names and ids."""

    def __init__(self, entries: Sequence[Entry], families: Sequence[FamilyDefault]) -> None:
        """Index every name; pointers to whatever is newest (``claude-haiku-latest``) are no models."""
        self._entries = entries
        core = [_name(e) for e in entries if e.suggestible and e.chat]
        self.names: list[Name] = [name for name in core if not _is_pointer(name, core)]
        self._bits: dict[str, int] = {}
        for position, name in enumerate(self.names):
            for atom in name.known:
                self._bits[atom] = self._bits.get(atom, 0) | 1 << position
        brands = Counter(name.brand for name in self.names)
        self.brands = frozenset(b for b in brands if len(b) > 2) - NOT_BRANDS  # *hy*, *ui*: no names
        self._families = {frozenset(a.text for a in atoms(f.words)): f for f in families}
        self._closed = {self.closure(words): family for words, family in reversed(self._families.items())}
        self.anchors = self.brands | LINES | self._lettered() | self._single()
        wide = {b for b in self.brands if brands[b] >= _WIDE}
        self.spellings = sorted(a for a in wide | LINES | self._single() if a.isalpha() and a.isascii())

    def __contains__(self, atom: str) -> bool:
        """Whether any core model's name has this atom."""
        return atom in self._bits

    def having(self, said: Iterable[str]) -> int:
        """The core models that have all the atoms said, as a bit set; 0 when none has."""
        found = -1
        for atom in said:
            found &= self._bits.get(atom, 0)
            if not found:
                return 0
        return max(found, 0)

    def candidates(self, said: frozenset[str]) -> list[Name]:
        """The core models that have all the atoms said; where a brand was said, only its own."""
        found = [self.names[position] for position in _positions(self.having(said))]
        return [n for n in found if n.brand in said and n.fits(said)] or [n for n in found if n.fits(said)]

    def closure(self, said: frozenset[str]) -> frozenset[str]:
        """What the words said imply: atoms that all candidates share. *haiku* implies *claude*."""
        found = self.candidates(said)
        shared = frozenset[str].intersection(*(name.known for name in found)) if found else said
        return shared - OPTIONAL | said

    def family(self, said: frozenset[str]) -> FamilyDefault | None:
        """The curated family that the words said name, if there is one."""
        plain = said - OPTIONAL
        return self._families.get(plain) or self._closed.get(self.closure(plain))

    def names_a_model(self, said: frozenset[str]) -> bool:
        """Whether words that fit some model are enough of a name to be one: a brand, said or implied."""
        if said & self.anchors:
            return True
        if len(said - OPTIONAL) < 2:
            return False
        if said & WEAK_BRANDS or said in self._families:
            return True
        return any(a[0].isdigit() for a in said) and bool(self.closure(said) & self.brands)

    def by_route(self, native_id: str) -> str | None:
        """The model that a provider's own id calls; any letter case."""
        return self._routes.get(native_id.lower())

    def by_whole_name(self, said: frozenset[str]) -> str | None:
        """The model, of the tail too, whose whole name is these atoms, words that may be left out aside."""
        return self._whole_names.get(said - OPTIONAL)

    @cached_property
    def _routes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry in sorted(self._entries, key=lambda e: (e.suggestible, e.routes)):
            found |= dict.fromkeys((route.lower() for route in entry.route_ids), entry.id)
        return found | {entry.id: entry.id for entry in self._entries}

    @cached_property
    def _whole_names(self) -> dict[frozenset[str], str]:
        found: dict[frozenset[str], str] = {}
        for entry in sorted(self._entries, key=lambda e: (e.suggestible, e.routes)):
            if entry.id.endswith("-latest"):
                continue
            ids = () if entry.suggestible else tuple(route.rpartition("/")[2] for route in entry.route_ids)
            for text in (*ids, entry.name, *entry.aliases, entry.id.partition("/")[2]):
                parts = frozenset(a.text for a in atoms(text)) - OPTIONAL
                if len(parts) > 1:
                    found[parts] = entry.id
        return found

    def _single(self) -> set[str]:
        """Words that alone name a curated family."""
        return {word for words in self._families if len(words) == 1 for word in words}

    def _lettered(self) -> frozenset[str]:
        """Versions that carry a letter (``o3``, ``4o``, ``k2.5``, ``r1``) and belong to one lab."""
        labs: dict[str, set[str]] = {}
        for name in self.names:
            for atom in name.required:
                if any(c.isdigit() for c in atom) and any(c.isalpha() for c in atom) and not _is_size(atom):
                    labs.setdefault(atom, set()).add(name.entry.lab)
        return frozenset(atom for atom, of in labs.items() if len(of) == 1)


def best_first(found: list[Name], said: frozenset[str], today: str) -> list[Name]:
    """Members of a family, the default member first: available, general-purpose, newest generation, largest."""
    return sorted(found, key=lambda name: _rank(name, said, today), reverse=True)


def _rank(
    name: Name, said: frozenset[str], today: str
) -> tuple[bool, bool, bool, tuple[int, ...], float, bool, str, int]:
    entry = name.entry
    retired = entry.state_hint == "retired" or bool(entry.retires_on and entry.retires_on <= today)
    preview = entry.state_hint == "preview" or bool(name.required & PREVIEW - said)
    special = bool((name.required & SPECIAL) - said)
    return (
        not retired,
        not special,
        entry.state_hint != "deprecated" and not preview,
        _generation(name),
        _size(name),
        not name.dates,
        entry.released,
        entry.routes,
    )


def _generation(name: Name) -> tuple[int, ...]:
    """The first version number in the name, ``(5, 5)`` for 5.5."""
    for atom in sorted(name.required, key=lambda a: ("." not in a, a), reverse=False):
        digits = atom.lstrip("abcdefghijklmnopqrstuvwxyz")
        if digits and digits.replace(".", "").isdigit() and not _is_size(atom) and atom not in name.dates:
            return tuple(int(part) for part in digits.split(".") if part)
    return ()


def _size(name: Name) -> float:
    """Billions of parameters where the name counts them, else the rank of its tier word."""
    counted = [float(a[:-1]) for a in name.required if a.endswith("b") and _is_number(a[:-1])]
    return max(counted, default=0.0) or max((TIERS.get(a, 0) for a in name.required), default=0) / 1.0


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _is_size(atom: str) -> bool:
    return atom[-1] in "bmkt" and (
        _is_number(atom[:-1]) or (atom[:1] in "ae" and _is_number(atom[1:-1])) or "x" in atom
    )


def _positions(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _is_pointer(name: Name, others: Sequence[Name]) -> bool:
    """Whether a name stands for whatever is newest of a line (``mistral-large-latest``) and is no model of its own."""
    if not name.entry.id.endswith("-latest"):
        return False
    line = name.required - {"latest"}
    return any(line < other.known and other is not name for other in others)


def _name(entry: Entry) -> Name:
    tail = atoms(entry.id.partition("/")[2])
    others = [atom for alias in entry.aliases for atom in atoms(alias)]
    required = _required(tail)
    known = {a.text for a in (*tail, *others)}
    dates = frozenset(a.text for a in tail if a.kind == "date")
    brand = next((a.text for a in tail if a.kind == "word"), "")
    version = next((a.text for a in tail if a.kind == "version" and a.text[0].isdigit()), None)
    return Name(entry, required, frozenset(known), dates, brand, version)


def _required(tail: tuple[Atom, ...]) -> frozenset[str]:
    """All but what comes after the first size: the active parameters, the experts."""
    kept: list[str] = []
    sized = False
    for atom in tail:
        if atom.kind == "size" or (sized and atom.kind == "version" and atom.text.endswith("e")):
            if not sized:
                kept.append(atom.text)
            sized = True
        else:
            kept.append(atom.text)
    return frozenset(kept)
