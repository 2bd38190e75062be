"""What the templates of notes, help and questions back see. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from answers.lifecycles import End
    from answers.preferred import Choice
    from answers.questions import Reason


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A name that was assumed: the words, the model taken, and another member as an example."""

    said: str
    taken: str
    other: str | None


@dataclass(frozen=True, slots=True)
class NotesView:
    """What ``notes.j2`` sees."""

    assumed: tuple[ReadAs, ...]
    lifecycles: tuple[End, ...]
    unknown: tuple[str, ...]
    nearest: tuple[str, ...]
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class HelpView:
    """What ``help.j2`` sees; ``names``: the models that a message names without asking for a fact."""

    reason: Reason | None
    names: tuple[str, ...]
    examples: tuple[str, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class ClarifyView:
    """What ``clarify.j2`` sees."""

    reason: Reason
    said: str
    candidates: tuple[str, ...]
