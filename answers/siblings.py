"""Models told by what sets them apart from a thread's: a part of a name, a size, the line they are of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from answers.strangers import is_plain

if TYPE_CHECKING:
    from datetime import date

    from answers.questions import ThreadState
    from answers.threads import Turn
    from catalog import Linker, Mention

_WORD = re.compile(r"[^\W_]+")
_BESIDE_NUMBER = re.compile(r"(?=([a-z]{4,})[ -]?\d|\d+(?:\.\d+)? ([a-z]{4,}))")
_PART_OF_A_NAME = 4
_SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)b(?![\w.])")


def _counts_another(text: str) -> bool:
    """Whether a number is of a thing of its own: *in Python 3*, *for 3 users*."""
    words = (m[1] or m[2] for m in _BESIDE_NUMBER.finditer(text.lower()))
    return any(not is_plain(word) or word.endswith("users") for word in words)


class Siblings:
    """Finds the siblings of models with one catalog's names."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def meant(self, mention: Mention, state: ThreadState) -> Mention:
        """A family's name in a thread that speaks of one member means that: *remove glm* after GLM-5.2."""
        if mention.words and not mention.leans and all(word[0].isdigit() for word in mention.words):
            return self._numbered(mention, state)
        among = self._linker.among
        family = mention.reading == "family"
        known = (among(mention, state.models) or among(mention, state.before)) if family else ()
        if len(known) != 1:
            return mention
        return replace(mention, models=tuple(dict.fromkeys((*known, *mention.models))), curated=True)

    def _numbered(self, mention: Mention, state: ThreadState) -> Mention:
        """A bare version in a thread is one of its models, or the sibling of one: *4.7, not 4.1* after Grok 4.1."""
        own = [m for m in state.models if self._linker.among(mention, (m,))]
        turned = [s for m in state.models if (s := self._linker.sibling(m, mention.said)) is not None]
        meant = own or turned
        return replace(mention, reading="model", models=(meant[0],), trust="firm") if len(meant) == 1 else mention

    def family(self, model: str, today: date) -> tuple[str, ...]:
        """The members of the line a model is of: those that the first word of its name names."""
        brand = re.split(r"[-\d.]", model.partition("/")[2])[0]
        mention = next((m for m in self._linker.link(brand, today) if m.reading == "family"), None)
        return mention.models if mention is not None else (model,)

    def of_other_size(self, turn: Turn, state: ThreadState, today: date) -> tuple[str, ...] | None:
        """The next larger or smaller member of the line of a thread's only model: *and the bigger one?*."""
        ways = turn.cues.turns.named(turn.text) & {"bigger", "smaller"}
        size = _SIZE.search(state.models[0]) if len(state.models) == 1 and ways else None
        if size is None:
            return None
        line = state.models[0][: size.start()]
        named = self._linker.link(line.partition("/")[2].rstrip("-"), today)
        sizes = {id_: s for m in named for id_ in m.models if (s := _SIZE.search(id_)) and id_[: s.start()] == line}
        apart = {id_: float(s[1]) - float(size[1]) for id_, s in sizes.items()}
        further = [id_ for id_, by in apart.items() if (by > 0 if "bigger" in ways else by < 0)]
        return (min(further, key=lambda id_: abs(apart[id_])),) if further else None

    def told(self, turn: Turn, state: ThreadState) -> tuple[str, ...] | None:
        """The thread's models with one turned into the sibling that a part of a name tells: ``3.5, not 4.5``."""
        said = re.sub(r"\bnot\s+\S+", "", turn.text)
        if turn.topics or turn.counts or len(_WORD.findall(said)) > _PART_OF_A_NAME or _counts_another(said):
            return None
        for model in reversed(state.models):
            sibling = self._linker.sibling(model, said)
            if sibling is not None:
                return tuple(dict.fromkeys(sibling if m == model else m for m in state.models))
        return None
