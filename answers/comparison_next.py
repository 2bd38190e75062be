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

        First what replaces a retired model against the others, then each model's sibling, then what is served most.

        Args:
            models: The ones just compared.
            today: What is retired by then is not proposed.
        """
        taken = {m.id for m in models}
        live = [e for e in self._entries if e.id not in taken and not _ended(e, today)]
        current = [m for m in models if m.lifecycle.state(today) not in {"retired", "deprecated"}]
        found = dict.fromkeys((*self._replaced(models, current, today), *self._proposed(current, live)))
        return tuple(found)[:MOST_PAIRS]

    def _replaced(self, models: Sequence[Model], current: Sequence[Model], today: date) -> Iterator[tuple[str, str]]:
        for model in models:
            new = self._every.get(model.lifecycle.replacement.value or "")
            if new is not None and model not in current and not _ended(new, today):
                yield from ((new.id, other.id) for other in current if other.id != new.id)

    def _proposed(self, current: Sequence[Model], live: Sequence[Entry]) -> Iterator[tuple[str, str]]:
        for model in sorted(current, key=lambda m: m.id):
            sibling = max(
                (e for e in live if e.lab == model.lab.id), key=lambda e: (_likeness(e, model), e.id), default=None
            )
            if sibling is not None:
                yield model.id, sibling.id
        labs = {m.lab.id for m in current}
        rivals = [e for e in live if e.lab not in labs]
        for rival in rivals[:MOST_PAIRS]:
            for model in sorted(current, key=lambda m: m.id)[:1]:
                yield model.id, rival.id
        for first, second in pairwise(live):
            if first.lab != second.lab:
                yield first.id, second.id


def _ended(entry: Entry, today: date) -> bool:
    return entry.state_hint in {"retired", "deprecated"} or (bool(entry.retires_on) and entry.retires_on <= str(today))


def _likeness(entry: Entry, model: Model) -> int:
    """How many words two ids share."""
    return len(set(entry.id.split("-")) & set(model.id.split("-")))
