"""What a run of atoms means: one model, a family with its default member, or a name that no catalog has.

The candidates that have all the words said are ranked by a tuple one can argue with, smallest first; see ``Rank``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from catalog.gazetteer_names import best_first
from catalog.mentions import Mention
from catalog.name_words import EVERYDAY_BRANDS, FAINT, HOMONYMS, LINES, OPTIONAL, SPECIAL, TIERS, UNLISTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.gazetteer import Gazetteer
    from catalog.gazetteer_names import Name
    from catalog.mentions import Reading, Trust

_SOLD_AS = TIERS.keys() - LINES - {"nano", "micro", "lite", "flash"}
"""Sizes that other things are sold in too: *solar pro*, *nova max*."""
_WIDELY = 3
"""How many times as many routes make one lab's model the one that is meant, where two labs' names fit alike."""
_REMEMBERED = 16384


class Rank(NamedTuple):
    """Why one candidate comes before another, the weightiest reason first; smaller is better.

    Attributes:
        other_version: The version said is not this model's.
        untold: Telling words of its name that were left out.
        tail: It is not one of the models that may be proposed.
        left_out: Minor words of its name that were left out: dates, *instruct*, active parameters.
        unspread: Minus the number of routes: of equals, the one most widely served.
        length: Words in its name.
        slips: Words whose spelling had to be mended.
    """

    other_version: bool
    untold: int
    tail: bool
    left_out: int
    unspread: int
    length: int
    slips: int = 0


class Chosen(NamedTuple):
    """What words mean, wherever they stand."""

    reading: Reading
    models: tuple[str, ...]
    family: str | None = None
    curated: bool = False


class Chooser:
    """Chooses among the models that fit, by structure alone."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.choose = lru_cache(maxsize=_REMEMBERED)(self._choose)

    def read(
        self, span: str, start: int, words: Sequence[str], today: str, *, corrected: bool, plural: bool = False
    ) -> Mention | None:
        """What a run of atoms means: one model, a family with its default member, or nothing."""
        told = frozenset(a for a in words if a in self._gazetteer)
        chosen = self.choose(told, today)
        if chosen is None:
            return None
        trust = "faint" if plural and told & HOMONYMS else self.trust(told, corrected=corrected)
        reading, models, family, curated = chosen
        name = family or (span if reading == "family" else None)
        end = start + len(span)
        return Mention(span, start, end, reading, models, name, curated, trust, corrected, tuple(words))

    def trust(self, told: frozenset[str], *, corrected: bool = False) -> Trust:
        """How surely these words mean a model, whatever the sentence."""
        if told & UNLISTED:
            return "firm"
        brands, others = told & EVERYDAY_BRANDS, told - EVERYDAY_BRANDS
        if all(a.isdigit() or (a in TIERS and a not in LINES) for a in others):
            return "firm" if brands and len(others) > 1 and any(a.isdigit() for a in others) else "faint"
        if all(len(a) == 1 for a in told):
            return "faint"
        if len(told) > 1 and all(a in EVERYDAY_BRANDS | FAINT | _SOLD_AS for a in told):
            return "likely"
        if len(told - OPTIONAL) > 1:
            return "firm" if any((a not in TIERS or a in LINES) and not _is_decimal(a) for a in told) else "likely"
        rare = not told & self._gazetteer.wide and not any("." in a for a in told)
        if corrected or rare or told & FAINT:
            return "faint"
        return "likely" if told & HOMONYMS else "firm"

    def ranked(self, told: frozenset[str]) -> list[tuple[Rank, Name]]:
        """Every candidate once, by the name of it that fits best, best first."""
        best: dict[str, tuple[Rank, Name]] = {}
        for name in self._gazetteer.candidates(told):
            rank = self._rank(name, told)
            if name.entry.id not in best or rank < best[name.entry.id][0]:
                best[name.entry.id] = (rank, name)
        return sorted(best.values(), key=lambda pair: (pair[0], pair[1].entry.id))

    def _rank(self, name: Name, told: frozenset[str]) -> Rank:
        return Rank(
            not name.fits(told),
            name.untold(told),
            not name.core,
            len(name.minor - told),
            -name.entry.routes,
            len(name.known),
        )

    def _choose(self, told: frozenset[str], today: str) -> Chosen | None:
        ranked = self.ranked(told)
        if not ranked:
            return Chosen("unknown", ()) if any(a[0].isdigit() for a in told) else None
        curated = self._gazetteer.family(told)
        by_name = curated is not None and self._gazetteer.is_family(told)
        exact = None if by_name else self._exact(ranked, told, curated=curated is not None)
        if exact is not None:
            return Chosen("model", (exact,))
        found = [name for _, name in ranked if name.core]
        if not found or (curated is None and _only_special(found, told)):
            found = [name for _, name in ranked if not (name.known & SPECIAL) - told]
        if not found or (curated is None and not self._may_be_a_family(found, told)):
            return (
                Chosen("unknown", ()) if any(a[0].isdigit() for a in told) and told & self._gazetteer.anchors else None
            )
        members = _of_several_labs(ranked, told) or [name.entry.id for name in best_first(found, told, today)]
        if curated is not None:
            lab = curated.default.partition("/")[0]
            members = [curated.default, *(m for m in members if m != curated.default and m.startswith(f"{lab}/"))]
        return Chosen("family", tuple(members), curated.name if curated else None, curated is not None)

    def _exact(self, ranked: list[tuple[Rank, Name]], told: frozenset[str], *, curated: bool) -> str | None:
        """The one model whose telling atoms were all said; of equals the plainest, then the most widely served."""
        whole = [(rank, name) for rank, name in ranked if name.is_named_by(told)]
        core = [(rank, name) for rank, name in ranked if name.core]
        if whole:
            rank, best = whole[0]
            labs = {name.entry.lab for other, name in whole if other.tail == rank.tail}
            branded = best.brand in told or len(labs) == 1
            rivals = [n for r, n in whole if n.entry.lab != best.entry.lab and r.tail == rank.tail]
            spread = all(best.entry.routes >= _WIDELY * n.entry.routes for n in rivals)
            foreign = rank.tail and core and core[0][1].entry.lab != best.entry.lab
            if (branded or spread) and not foreign:
                return best.entry.id
        if len(core) == 1 and core[0][0].untold <= 1 and not curated and not _version_left_out(core[0][1], told):
            return core[0][1].entry.id
        return None

    def _may_be_a_family(self, found: Sequence[Name], told: frozenset[str]) -> bool:
        """Whether words that fit several models name them together: core ones, or the tail's by their brand."""
        return any(name.core for name in found) or bool(told & _brands(found) & self._gazetteer.anchors)


def _of_several_labs(ranked: Sequence[tuple[Rank, Name]], told: frozenset[str]) -> list[str]:
    """What several labs call so (*2.5 Pro*), the most widely served first; none where one does, or a brand tells."""
    whole = [name for rank, name in ranked if name.core and not rank.untold and name.brand not in told]
    labs = {name.entry.lab for name in whole}
    return [n.entry.id for n in sorted(whole, key=lambda n: -n.entry.routes)] if len(labs) > 1 else []


def _brands(found: Sequence[Name]) -> set[str]:
    return {name.brand for name in found}


def _only_special(found: Sequence[Name], told: frozenset[str]) -> bool:
    """Whether all that fits is made for one thing that was not said: *Gemini 1.5 Pro* is no robot's."""
    return all((name.known & SPECIAL) - told for name in found) and any(a[0].isdigit() for a in told)


def _is_decimal(atom: str) -> bool:
    return atom.replace(".", "", 1).isdigit()


def _version_left_out(name: Name, told: frozenset[str]) -> bool:
    """Whether the version was left out: then another of the line may be meant, and what was taken is said."""
    return name.version is not None and name.version not in told
