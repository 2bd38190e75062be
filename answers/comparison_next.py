"""What to compare next: three pairs near to the one just compared."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from catalog import Catalog, Entry, Model

MOST_PAIRS = 3


class Onward:
    """Proposes pairs out of the models that families stand for."""

    def __init__(self, catalog: Catalog) -> None:
        chosen = {family.default for family in catalog.families}
        proposable = [e for e in catalog.entries if e.suggestible and e.chat]
        self._every = {e.id: e for e in proposable}
        self._entries = sorted((e for e in proposable if e.id in chosen), key=lambda e: (-e.routes, e.id))

    def pairs(self, models: Sequence[Model], today: date) -> tuple[tuple[str, str], ...]:
        """Pairs of ids, at most three, none of them retired.

        What replaces a retired model takes its place: first against the others; then each against its sibling, then
        against what is served most.

        Args:
            models: The ones just compared.
            today: What is retired by then is not proposed.
        """
        current = [m for m in models if m.lifecycle.state(today) not in {"retired", "deprecated"}]
        named = (m.id if m in current else m.lifecycle.replacement.value or "" for m in models)
        labs = {m.id: m.lab.id for m in current}
        labs |= {e.id: e.lab for e in self._every.values() if e.id not in labs and not _ended(e, today)}
        standing = [(id_, labs[id_]) for id_ in dict.fromkeys(named) if id_ in labs]
        taken = {m.id for m in models} | {id_ for id_, _ in standing}
        live = [e for e in self._entries if e.id not in taken and not _ended(e, today)]
        replaced = pairwise(id_ for id_, _ in standing) if len(current) < len(models) else ()
        found = dict.fromkeys((*replaced, *_proposed(sorted(standing), live)))
        return tuple(found)[:MOST_PAIRS]


def _proposed(standing: Sequence[tuple[str, str]], live: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Pairs of models, given by id and lab, with what is like them, with rivals, and of rivals."""
    for id_, lab in standing:
        sibling = max((e for e in live if e.lab == lab), key=lambda e: (_likeness(e.id, id_), e.id), default=None)
        if sibling is not None:
            yield id_, sibling.id
    labs = {lab for _, lab in standing}
    rivals = [e for e in live if e.lab not in labs]
    for rival in rivals[:MOST_PAIRS]:
        for id_, _ in standing[:1]:
            yield id_, rival.id
    for first, second in pairwise(live):
        if first.lab != second.lab:
            yield first.id, second.id


def _ended(entry: Entry, today: date) -> bool:
    return entry.state_hint in {"retired", "deprecated"} or (bool(entry.retires_on) and entry.retires_on <= str(today))


def _likeness(one: str, other: str) -> int:
    """How many words two ids share."""
    return len(set(one.split("-")) & set(other.split("-")))
