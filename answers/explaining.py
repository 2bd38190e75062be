"""How a message was read: every stretch of it, what that was taken for, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from answers.amounts import amounts
from answers.cues import load_cues
from answers.questions import ThreadState
from answers.reading import Reader
from catalog import Gazetteer, Linker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from answers.reading import Reading
    from catalog import Catalog, Explained, Mention

PartKind = Literal["model", "family", "unknown", "aside", "topic", "amount", "rest"]
"""``aside``: a name that in this sentence means none; ``rest``: words that nothing was made of."""

_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message, in order; together the parts are the message.

    Attributes:
        said: The words as they stand there.
        start: First character.
        kind: What they were taken for.
        means: The model, the family, the topic, what the number counts; empty where nothing.
        reading: Of a name, why it means that.
        corrected: Whether its spelling was mended.
    """

    said: str
    start: int
    kind: PartKind
    means: str = ""
    reading: Explained | None = None
    corrected: bool = False

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.start + len(self.said)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a message was read.

    Attributes:
        text: The message.
        parts: All of it, cut up.
        understood: The question it makes, with what was assumed.
    """

    text: str
    parts: tuple[Part, ...]
    understood: Reading

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The stretches that nothing was made of, less the blanks and marks around them."""
        return tuple(part.said.strip(" \t\n,.;:!?()") for part in self.parts if part.kind == "rest")


class Explainer:
    """Explains readings with one catalog's names."""

    def __init__(self, catalog: Catalog) -> None:
        self._linker = Linker(Gazetteer(catalog.entries, catalog.families))
        self._reader = Reader(self._linker)

    def explain(self, text: str, *, today: date, state: ThreadState | None = None) -> Explanation:
        """Tell how a message, addressed to the bot, is read; any text gives a value."""
        understood = self._reader.read(text, today=today, state=state or ThreadState(), addressed=True)
        held = _held(understood)
        named = [self._name(mention, held) for mention in self._linker.link(text, today)]
        rest = text
        for part in named:
            rest = rest[: part.start] + " " * len(part.said) + rest[part.end :]
        told = [Part(text[f.start : f.end], f.start, "topic", f.name) for f in load_cues().topics.in_order(rest)]
        counted = [
            Part(text[a.start : a.end], a.start, "amount", f"{a.value:,} {a.role or ''}".strip()) for a in amounts(rest)
        ]
        return Explanation(text, tuple(_filled(text, [*named, *counted, *told])), understood)

    def _name(self, mention: Mention, held: frozenset[str]) -> Part:
        why = self._linker.explain(mention)
        if mention.reading == "unknown":
            return Part(mention.said, mention.start, "unknown", "", why)
        kind: PartKind = mention.reading if mention.models[0] in held else "aside"
        return Part(mention.said, mention.start, kind, mention.models[0], why, mention.corrected)


def _held(understood: Reading) -> frozenset[str]:
    """The models that the message was taken to speak of."""
    asked = getattr(understood.question, "models", None) or getattr(understood.question, "model", "")
    models = (asked,) if isinstance(asked, str) else tuple(asked)
    return frozenset((*models, *understood.state.models, *(a.taken for a in understood.assumed)))


def _filled(text: str, found: list[Part]) -> Iterator[Part]:
    """The parts found, in order and without overlaps, with what stands between them; blanks go with what is before."""
    at = 0
    for part in sorted(found, key=lambda p: p.start):
        if part.start < at:
            continue
        if _WORD.search(text, at, part.start):
            yield Part(text[at : part.start], at, "rest")
        yield part
        at = part.end
    if _WORD.search(text, at):
        yield Part(text[at:], at, "rest")
