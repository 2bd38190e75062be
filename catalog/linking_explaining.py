"""Why a name was read as what it was: the candidates, ranked, and what decided between the first two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from catalog.gazetteer import Gazetteer
    from catalog.linking_choice import Chooser, Rank
    from catalog.mentions import Mention

Why = Literal[
    "id",
    "only_one",
    "other_version",
    "untold",
    "tail",
    "left_out",
    "unspread",
    "length",
    "family_by_hand",
    "family_by_rule",
    "neighbor",
    "nobody",
]
"""What decided: an id found whole; no rival; a field of ``Rank``; a family's default; a name beside; no candidate."""

_FIELDS: tuple[Why, ...] = ("other_version", "untold", "tail", "left_out", "unspread", "length")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that fits the words, and its rank, which grows worse from field to field; see ``Rank``."""

    model: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a mention means what it does.

    Attributes:
        why: What decided.
        candidates: What fits: the model taken, a family's other members, then the rest, best first.
        fitting: How many fit in all.
    """

    why: Why
    candidates: tuple[Candidate, ...]
    fitting: int


def explained(mention: Mention, gazetteer: Gazetteer, chooser: Chooser, most: int) -> Explained:
    """Why a mention means what it does, with so many candidates at most."""
    if not mention.models:
        return Explained("nobody", (), 0)
    told = frozenset(word for word in mention.words if word in gazetteer)
    slips = int(mention.corrected)
    ranked = [Candidate(n.entry.id, rank._replace(slips=slips)) for rank, n in chooser.ranked(told)] if told else []
    members = {model: position for position, model in enumerate(mention.models)}
    ordered = sorted(ranked, key=lambda c: members.get(c.model, len(members)))
    return Explained(_why(mention, ordered), tuple(ordered[:most]), len(ordered))


def _why(mention: Mention, ordered: list[Candidate]) -> Why:
    if not mention.words:
        return "id"
    if mention.leans:
        return "neighbor"
    if mention.reading == "family":
        return "family_by_hand" if mention.curated else "family_by_rule"
    if len(ordered) < 2:
        return "only_one"
    first, second = ordered[0].rank, ordered[1].rank
    for field in _FIELDS:
        if getattr(first, field) != getattr(second, field):
            return field
    return "length"
