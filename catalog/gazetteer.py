"""Every name of every model, as an index: atom → names that have it. Built once per catalog.

A name is a set of constraints. ``haiku 4.5`` asks for names that have both atoms; the index answers with one
bitwise *and*, however many models there are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from catalog.atoms import atoms
from catalog.gazetteer_names import Name, is_size, names_of
from catalog.name_words import (
    BEFORE_BRANDS,
    EVERYDAY_NAMES,
    LINES,
    NOT_BRANDS,
    OPTIONAL,
    SPECIAL,
    TIERS,
    UNLISTED,
    UNLISTED_EVERYDAY,
    WEAK_BRANDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from catalog.models import Entry, FamilyDefault

_WIDE = 3
"""Names that a brand must begin for a misspelt word, standing alone, to be read as it."""
_SHORT = 3
"""Shorter brands are everyday words too often for a size behind them to make an unknown model: *the 12b*."""
_REMEMBERED = 16384


class Gazetteer:
    """Names → candidates. Core models are found by any telling part of their names, the tail by whole names and ids."""

    def __init__(self, entries: Sequence[Entry], families: Sequence[FamilyDefault]) -> None:
        """Index every name; pointers to whatever is newest (``claude-haiku-latest``) are no models."""
        self._entries = entries
        self._labs: set[str] = set()
        self._families = {frozenset(a.text for a in atoms(f.words)): f for f in families}
        sold = [name for entry in entries for name in names_of(entry)]
        core = [name for name in sold if name.core]
        lines = {name.known for name in core if "latest" not in name.known}
        core = [name for name in core if not _is_pointer(name, lines)]
        core = [self._with_lab(name) if name.telling <= EVERYDAY_NAMES else name for name in core]
        brands = Counter(brand for _, brand in {(name.entry.id, name.brand) for name in core})
        half = frozenset(brands) - {n.brand for n in core if _is_plain(n)} - self._single()
        self.brands = frozenset(b for b in brands if len(b) > 2) - NOT_BRANDS - half  # *hy*, *ui*: no names
        self._weak = WEAK_BRANDS | half
        self.anchors = self.brands | LINES | _lettered(core) | self._single()
        tail = [self._tail(name) for name in sold if not name.core and not name.entry.id.endswith("-latest")]
        self.names: list[Name] = [*core, *tail]
        self._core = (1 << len(core)) - 1
        self._bits = _index(self.names)
        self.wide = frozenset(b for b in self.brands if brands[b] >= _WIDE) | LINES | self._single()
        self.firsts = self.anchors | WEAK_BRANDS | TIERS.keys() | {n.brand for n in self.names} | self._labs
        self.firsts = self.firsts - OPTIONAL | UNLISTED | UNLISTED_EVERYDAY
        self.sized = {n.brand for n in self.names if len(n.brand) > _SHORT and any(map(is_size, n.telling))}
        self._closed = {self.closure(words): family for words, family in reversed(self._families.items())}
        self.candidates = lru_cache(maxsize=_REMEMBERED)(self._candidates)

    def __contains__(self, atom: str) -> bool:
        """Whether any name has this atom."""
        return atom in self._bits

    @property
    def words(self) -> Iterable[str]:
        """Every atom of every name."""
        return self._bits

    def having(self, said: Iterable[str]) -> int:
        """The names that have all the atoms said, as a bit set; 0 when none has."""
        found = -1
        for atom in said:
            found &= self._bits.get(atom, 0)
            if not found:
                return 0
        return max(found, 0)

    def _candidates(self, said: frozenset[str]) -> tuple[Name, ...]:
        """The names that have all the atoms said; where a brand was said, only its own; core before the tail."""
        found = [self.names[position] for position in _positions(self.having(said))]
        fitting = [n for n in found if n.fits(said)]
        return tuple([n for n in fitting if n.brand in said] or fitting)

    def closure(self, said: frozenset[str]) -> frozenset[str]:
        """What the words said imply: atoms that all core candidates share. *haiku* implies *claude*."""
        found = [n for n in self._candidates(said) if n.core]
        shared = frozenset[str].intersection(*(name.known for name in found)) if found else said
        return shared - OPTIONAL | said

    def family(self, said: frozenset[str]) -> FamilyDefault | None:
        """The curated family that the words said name, if there is one."""
        plain = said - OPTIONAL
        return self._families.get(plain) or self._closed.get(self.closure(plain))

    def is_family(self, said: frozenset[str]) -> bool:
        """Whether exactly these words are those of a curated family."""
        return said in self._families

    def names_a_model(self, said: frozenset[str]) -> bool:
        """Whether words that fit some model are enough of a name to be one: a brand, said or implied; a whole name."""
        if said & self.anchors:
            return True
        plain = said - OPTIONAL
        if plain in self._families:
            return True
        if len(plain) < 2:
            return plain <= UNLISTED and any(name.telling <= said for name in self.candidates(said))
        if said & self._weak or any(name.telling <= said for name in self.candidates(said)):
            return True
        if not any(a[0].isdigit() for a in said):
            return False
        return bool(self.closure(said) & self.brands) or any(
            n.core and not n.untold(said) for n in self.candidates(said)
        )

    def by_route(self, native_id: str) -> str | None:
        """The model that a provider's own id calls; any letter case."""
        return self._routes.get(native_id.lower())

    @cached_property
    def _routes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry in sorted(self._entries, key=lambda e: (e.suggestible, e.routes)):
            found |= dict.fromkeys((route.lower() for route in entry.route_ids), entry.id)
        own = sorted(self._entries, key=lambda e: e.suggestible and e.chat)
        found |= {entry.id.partition("/")[2]: entry.id for entry in own}
        return found | {entry.id: entry.id for entry in self._entries}

    def _single(self) -> frozenset[str]:
        """Words that alone name a curated family."""
        return frozenset(word for words in self._families if len(words) == 1 for word in words)

    def _tail(self, name: Name) -> Name:
        """A name of the tail; one that is made of everyday words (*fast*, *base video*) needs its lab beside it."""
        told = any(c.isdigit() for atom in name.telling for c in atom) and len(name.telling) > 1
        if (
            told
            or name.brand in UNLISTED
            or name.known & self.anchors
            or any(family <= name.known for family in self._families)
        ):
            return name
        return self._with_lab(name)

    def _with_lab(self, name: Name) -> Name:
        """A name that is made of everyday words as it must be said: ``openai computer use``."""
        lab = [a.text for a in atoms(name.entry.lab)]
        self._labs.add(lab[0])
        return replace(name, known=name.known.union(lab), telling=name.telling.union(lab), brand="")


def _index(names: Sequence[Name]) -> dict[str, int]:
    positions: dict[str, list[int]] = {}
    for position, name in enumerate(names):
        for atom in name.known:
            positions.setdefault(atom, []).append(position)
    return {atom: _bit_set(at) for atom, at in positions.items()}


def _bit_set(positions: Sequence[int]) -> int:
    bits = bytearray(positions[-1] // 8 + 1)
    for position in positions:
        bits[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(bits, "little")


def _positions(bits: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    for byte, value in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if value:
            yield from (byte * 8 + bit for bit in range(8) if value >> bit & 1)


def _lettered(core: Sequence[Name]) -> frozenset[str]:
    """Versions that carry a letter (``o3``, ``4o``, ``k2.5``, ``r1``) and belong to one lab; experts (``8x7b``)."""
    labs: dict[str, set[str]] = {}
    for name in core:
        for atom in name.telling:
            if any(c.isdigit() for c in atom) and any(c.isalpha() for c in atom):
                labs.setdefault(atom, set()).add(name.entry.lab)
    return frozenset(atom for atom, of in labs.items() if ("x" in atom if is_size(atom) else len(of) == 1))


def _is_plain(name: Name) -> bool:
    """Whether a brand can stand for this name: no other word tells it, as *bunny* tells Space Bunny."""
    other = name.telling - {name.brand} - OPTIONAL - SPECIAL - BEFORE_BRANDS - TIERS.keys() - LINES
    return all(len(a) == 1 or any(c.isdigit() for c in a) for a in other)


def _is_pointer(name: Name, lines: Iterable[frozenset[str]]) -> bool:
    """Whether a name stands for whatever is newest of a line (``mistral-large-latest``) and is no model of its own."""
    if not name.entry.id.endswith("-latest"):
        return False
    line = name.known - {"latest"}
    return any(line < other for other in lines)
