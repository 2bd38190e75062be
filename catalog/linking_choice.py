"""What a run of atoms means: one model, a family with its default member, or a name that no catalog has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.gazetteer import best_first
from catalog.mentions import Mention
from catalog.name_words import FAINT, HOMONYMS, OPTIONAL, SPECIAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.gazetteer import Gazetteer, Name
    from catalog.mentions import Trust

_TELLING = 10
"""How much a telling atom weighs that a name has and a message left out; see ``Name.missing``."""


class Chooser:
    """Chooses among the models that fit, by structure alone."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(
        self, span: str, start: int, end: int, said: frozenset[str], today: str, *, corrected: bool
    ) -> Mention | None:
        """What a run of atoms means: one model, or a family with its default member."""
        told = frozenset(a for a in said if a in self._gazetteer)
        found = self._gazetteer.candidates(told)
        if not found:
            return Mention(span, start, end, "unknown", ()) if any(a[0].isdigit() for a in told) else None
        trust = _trust(told, corrected=corrected)
        exact = self._exact(found, told)
        if exact is not None:
            return Mention(span, start, end, "model", (exact,), trust=trust, corrected=corrected)
        curated = self._gazetteer.family(told)
        whole = None if curated is not None else self._gazetteer.by_whole_name(told)
        if whole is not None:  # of the tail: its own name before a sibling that the catalog suggests
            return Mention(span, start, end, "model", (whole,), trust=trust, corrected=corrected)
        if curated is None and _only_special(found, told):
            return Mention(span, start, end, "unknown", ())
        members = [name.entry.id for name in best_first(found, told, today)]
        if curated is not None:
            lab = curated.default.partition("/")[0]
            members = [curated.default, *(m for m in members if m != curated.default and m.startswith(f"{lab}/"))]
        name = curated.name if curated else span
        return Mention(span, start, end, "family", tuple(members), name, curated is not None, trust, corrected)

    def _exact(self, found: list[Name], told: frozenset[str]) -> str | None:
        """The one model whose telling atoms were all said; of equals the plainest, then the most widely served."""
        best = min(found, key=lambda n: (n.missing(told), len(n.required), -n.entry.routes))
        gap = best.missing(told)
        branded = best.brand in told or len({n.entry.lab for n in found}) == 1
        if gap == 0 and branded:
            return best.entry.id
        near = (branded and gap < _TELLING) or (len(found) == 1 and gap < 2 * _TELLING)
        return best.entry.id if near and self._gazetteer.family(told) is None else None


def _only_special(found: Sequence[Name], told: frozenset[str]) -> bool:
    """Whether all that fits is made for one thing that was not said: *Gemini 1.5 Pro* is no robot's."""
    return all((name.required & SPECIAL) - told for name in found) and any(a[0].isdigit() for a in told)


def _trust(told: frozenset[str], *, corrected: bool) -> Trust:
    """How surely these words mean a model, whatever the sentence."""
    if len(told - OPTIONAL) > 1:
        return "firm"
    if told & FAINT:
        return "faint"
    return "likely" if told & HOMONYMS or corrected else "firm"
