"""One way to write one model's name, taken apart: what it must have said of it, what may be left out, what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.atoms import Atom, atoms
from catalog.labs import LABS, ORGS
from catalog.name_words import BEFORE_BRANDS, OPTIONAL, PREVIEW, SPECIAL, TIERS, UNLISTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalog.models import Entry

_AS_IN_IDS = str.maketrans({" ": "-", ".": "-", "_": "-"})
_LAB_WORDS = frozenset(lab for lab in (*LABS, *ORGS) if lab.isalpha())


@dataclass(frozen=True, slots=True)
class Name:
    """A model's name as linking sees it; a model has one for its id, one for its display name, one for each alias.

    Attributes:
        entry: The model.
        known: All its atoms.
        telling: Those that tell it from its siblings; without them it is not named, only its family.
        minor: Those that may be left out: dates, ``instruct``, the active parameters.
        brand: The first word, which people leave out: ``claude`` of *Haiku 4.5*.
        version: The first version number.
        core: Whether it may be proposed; others are named in full or not at all.
    """

    entry: Entry
    known: frozenset[str]
    telling: frozenset[str]
    minor: frozenset[str]
    brand: str
    version: str | None
    core: bool

    def fits(self, said: frozenset[str]) -> bool:
        """Whether the versions said are this model's: a 2 that stands last in ``4.20-gv2`` is none."""
        versions = {a for a in said if a.replace(".", "").isdigit()}
        return not versions or self.version is None or self.version in versions or versions <= self.minor

    def is_named_by(self, said: frozenset[str]) -> bool:
        """Whether nothing telling was left out; a brand alone (``gemini`` of *gemini-exp-1206*) must be all of it."""
        dated = all(is_date(a) for a in self.minor - said)
        plain = len(self.telling) > 1 or self.brand in UNLISTED or dated
        return plain and self.fits(said) and not self.untold(said)

    def untold(self, said: frozenset[str]) -> int:
        """How many telling atoms were left out, the brand aside."""
        return len(self.telling - said - {self.brand})


def names_of(entry: Entry) -> Iterator[Name]:
    """Every way to write a model's name, each once, the id's first."""
    short = entry.id.partition("/")[2]
    core = entry.suggestible and entry.chat
    ids = () if core else tuple(route.rpartition("/")[2] for route in entry.route_ids)
    seen: set[frozenset[str]] = set()
    texts = {text.lower().translate(_AS_IN_IDS): text for text in (*ids, *entry.aliases, entry.name, short)}
    for text in reversed(texts.values()):
        parts = _without_lab(atoms(text), short)
        known = frozenset(a.text for a in parts)
        if known and known not in seen:
            seen.add(known)
            yield _name(entry, parts, known, core=core)


def _without_lab(parts: tuple[Atom, ...], short: str) -> tuple[Atom, ...]:
    """*NVIDIA Nemotron 3* as *Nemotron 3*: the maker's name is no part of the model's, unless its id has it too."""
    first = parts[0].text if len(parts) > 1 else ""
    return parts[1:] if first in _LAB_WORDS and first not in short else parts


def _name(entry: Entry, parts: tuple[Atom, ...], known: frozenset[str], *, core: bool) -> Name:
    telling = _telling(parts) or known
    brand = next((a.text for a in parts if a.text not in BEFORE_BRANDS), "")
    version = next((a.text for a in parts if a.kind == "version" and a.text[0].isdigit()), None)
    return Name(entry, known, telling, known - telling, brand, version, core)


def _telling(parts: tuple[Atom, ...]) -> frozenset[str]:
    """All but dates, words that may be left out, and what comes after the first size: active parameters, experts."""
    kept: list[str] = []
    sized = False
    for atom in parts:
        if atom.kind == "size" or (sized and atom.kind == "version" and atom.text.endswith("e")):
            if not sized:
                kept.append(atom.text)
            sized = True
        elif atom.kind != "date" and atom.text not in OPTIONAL:
            kept.append(atom.text)
    return frozenset(kept)


def best_first(found: list[Name], said: frozenset[str], today: str) -> list[Name]:
    """Members of a family, the default member first: available, general-purpose, newest generation, largest."""
    return sorted(found, key=lambda name: _rank(name, said, today), reverse=True)


def _rank(
    name: Name, said: frozenset[str], today: str
) -> tuple[bool, bool, bool, tuple[int, ...], float, bool, str, int]:
    entry = name.entry
    retired = entry.state_hint == "retired" or bool(entry.retires_on and entry.retires_on <= today)
    preview = entry.state_hint == "preview" or bool(name.known & PREVIEW - said)
    special = bool((name.known & SPECIAL) - said)
    return (
        not special,
        not retired,
        entry.state_hint != "deprecated" and not preview,
        _generation(name),
        _size(name),
        not any(is_date(a) for a in name.minor),
        entry.released,
        entry.routes,
    )


def _generation(name: Name) -> tuple[int, ...]:
    """The first version number in the name, ``(5, 5)`` for 5.5."""
    for atom in sorted(name.telling, key=lambda a: ("." not in a, a)):
        digits = atom.lstrip("abcdefghijklmnopqrstuvwxyz")
        if digits and digits.replace(".", "").isdigit() and not is_size(atom):
            return tuple(int(part) for part in digits.split(".") if part)
    return ()


def _size(name: Name) -> float:
    """Billions of parameters where the name counts them, else the rank of its tier word."""
    counted = [_product(a[:-1]) for a in name.telling if a.endswith("b") and _is_number(a[:-1].replace("x", "", 1))]
    return max(counted, default=0.0) or max((TIERS.get(a, 0) for a in name.telling), default=0) / 1.0


def _product(text: str) -> float:
    """``8x7`` as 56."""
    experts, _, each = text.rpartition("x")
    return float(each) * float(experts or 1)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def is_date(atom: str) -> bool:
    """Whether an atom is a date: ``20251001``, ``2507``."""
    return len(atom) > 3 and atom.isdigit()


def is_size(atom: str) -> bool:
    """Whether an atom counts parameters: ``27b``, ``e4b``, ``a22b``, ``8x7b``."""
    return atom[-1] in "bmkt" and (
        _is_number(atom[:-1]) or (atom[:1] in "ae" and _is_number(atom[1:-1])) or "x" in atom
    )
