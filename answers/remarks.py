"""What the templates of notes, help and questions back see. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
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
class Coming:
    """The end of models that go alike, one of those ends, and what replaces them."""

    end: End
    models: tuple[str, ...]
    replacements: tuple[str, ...]

    @classmethod
    def of(cls, ends: Sequence[End]) -> Coming:
        """Ends that are alike, as one."""
        after = dict.fromkeys(end.replacement for end in ends if end.replacement)
        return cls(ends[0], tuple(end.model for end in ends), tuple(after))


@dataclass(frozen=True, slots=True)
class NotesView:
    """What ``notes.j2`` sees."""

    assumed: tuple[ReadAs, ...]
    lifecycles: tuple[End, ...]
    unknown: tuple[str, ...]
    nearest: tuple[str, ...]
    choice: Choice | None = None
    left_out: tuple[str, ...] = ()

    @property
    def coming(self) -> tuple[Coming, ...]:
        """The ends that are still to come; models that go on the same day are told in one sentence."""
        found: dict[object, list[End]] = {}
        for end in self.lifecycles:
            if end.state != "retired":
                found.setdefault((end.state, end.date, end.deprecated, end.replacement is None), []).append(end)
        return tuple(
            Coming(
                ends[0],
                tuple(e.model for e in ends),
                tuple(dict.fromkeys(e.replacement for e in ends if e.replacement)),
            )
            for ends in found.values()
        )


@dataclass(frozen=True, slots=True)
class HelpView:
    """What ``help.j2`` sees.

    Attributes:
        names: The models that a message names without asking for a fact.
        topics: What can be asked of models, in words.
        proposals: What can be asked for without naming a model.
    """

    reason: Reason | None
    names: tuple[str, ...]
    examples: tuple[str, ...]
    topics: tuple[str, ...]
    proposals: tuple[str, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class ClarifyView:
    """What ``clarify.j2`` sees."""

    reason: Reason
    said: str
    candidates: tuple[str, ...]
    requests: int | None = None
    """Requests of a workload that says no tokens."""
