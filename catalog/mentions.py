"""A name in a message, and what it was read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reading = Literal["model", "family", "unknown"]
Trust = Literal["firm", "likely", "faint"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a message, and what it was read as.

    Attributes:
        said: The words as they stand in the message.
        start: First character.
        end: One past the last.
        reading: One model; a family of which ``models[0]`` is the default member; or a name no catalog has.
        models: The model, or the family's members, default first; empty where unknown.
        family: The family's name.
        curated: Whether the default was chosen by hand.
        trust: ``firm``: the words mean a model in any sentence; ``likely``: in one that asks for a fact; ``faint``:
            only in one that plainly speaks of models, such as of context windows.
        corrected: Whether the spelling was mended.
        leans: Whether a name beside it completes it: the *nano* of ``gpt-5 (mini, nano)``.
        words: The parts of a name that were read, as the catalog spells them; empty where an id was found whole.
    """

    said: str
    start: int
    end: int
    reading: Reading
    models: tuple[str, ...]
    family: str | None = None
    curated: bool = False
    trust: Trust = "firm"
    corrected: bool = False
    words: tuple[str, ...] = ()
    leans: bool = False
