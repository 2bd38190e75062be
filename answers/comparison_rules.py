"""What a model suits, by rules over its facts: one table for *best for*, one for *decision fit*.

A rule whose facts no source gives does not fire, so that a tag is never given on a guess; retired models get none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from catalog import Model

LONG_CONTEXT = 128_000
"""Tokens. The size that long-context models settled on; a few hundred pages, or a middling repository."""
SEVERAL_PROVIDERS = 4
"""So many providers leave a choice when one fails, and another when that one is dear."""
MOST_TAGS = 3
"""More tags than these tell nothing apart."""
GENERAL = "general use"


@dataclass(frozen=True, slots=True)
class Tag:
    """What a model suits, and the facts that say so; none of them for ``general use``."""

    name: str
    because: str


@dataclass(frozen=True, slots=True)
class Suits:
    """A model's facts as the rules look at them; unknown is never true."""

    model: Model
    providers: int

    @property
    def long(self) -> bool:
        """Whether it reads long prompts."""
        return (self.model.context_window.value or 0) >= LONG_CONTEXT

    @property
    def tools(self) -> bool:
        """Whether it calls functions."""
        return bool(self.model.capability("tools").value)

    @property
    def reasoning(self) -> bool:
        """Whether it thinks before it answers."""
        return bool(self.model.capability("reasoning").value)

    @property
    def executes(self) -> bool:
        """Whether it runs code."""
        return bool(self.model.capability("code_execution").value)

    @property
    def structured(self) -> bool:
        """Whether it keeps to a schema."""
        return bool(self.model.capability("structured_output").value)

    @property
    def vision(self) -> bool:
        """Whether it sees images."""
        return bool(self.model.capability("vision").value)

    @property
    def multimodal(self) -> bool:
        """Whether it takes more than text."""
        return bool(self.model.capability("multimodal").value)


Rule: TypeAlias = Callable[[Suits], bool]

BEST_FOR: tuple[tuple[str, Rule, str], ...] = (
    ("reasoning", lambda s: s.reasoning, "reasoning"),
    ("multimodal work", lambda s: s.multimodal or s.vision, "more than text in"),
    ("tool-calling agents", lambda s: s.tools, "function calling"),
    ("multi-provider production", lambda s: s.providers >= SEVERAL_PROVIDERS, "enough providers"),
)
"""Best for: the tag, when it is given, and the facts behind it, the rarest strength first."""
DECISION_FIT: tuple[tuple[str, Rule, str], ...] = (
    ("coding", lambda s: s.executes, "code execution"),
    ("coding", lambda s: s.reasoning and s.tools, "reasoning, function calling"),
    ("RAG", lambda s: s.structured and s.long, "structured output, a large window"),
    ("agents", lambda s: s.tools, "function calling"),
    ("long context", lambda s: s.long, "a large window"),
    ("vision", lambda s: s.vision, "image input"),
)
"""Decision fit: likewise; a tag's first rule that fires gives it."""


def best_for(model: Model, providers: int, today: date) -> tuple[Tag, ...]:
    """The first tags of ``BEST_FOR`` that hold; ``general use`` where none does."""
    return _first(_tags(BEST_FOR, model, providers, today))


def decision_fit(model: Model, providers: int, today: date) -> tuple[Tag, ...]:
    """The first tags of ``DECISION_FIT`` that hold; ``general use`` where none does."""
    return _first(_tags(DECISION_FIT, model, providers, today))


def every_fit(model: Model, providers: int, today: date) -> tuple[Tag, ...]:
    """All tags of ``DECISION_FIT`` that hold: who is fit for what cannot be told from the first few of each."""
    return tuple(tag for tag in _tags(DECISION_FIT, model, providers, today) if tag.because)


def _first(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    return tags[:MOST_TAGS]


def _tags(rules: tuple[tuple[str, Rule, str], ...], model: Model, providers: int, today: date) -> tuple[Tag, ...]:
    if model.lifecycle.state(today) == "retired":
        return ()
    seen = Suits(model, providers)
    found: dict[str, Tag] = {}
    for name, rule, because in rules:
        if name not in found and rule(seen):
            found[name] = Tag(name, because)
    return tuple(found.values()) or (Tag(GENERAL, ""),)
