"""What a follow-up does to its thread: another topic, another model, a correction, another workload."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.cues import Cues
    from answers.questions import ThreadState, TopicName, Workload
    from catalog import Mention


@dataclass(frozen=True, slots=True)
class Turn:
    """One message, taken apart.

    Attributes:
        text: The message without its mentions of models.
        mentions: The models it names.
        topics: What it asks for.
        workload: A workload it names in full.
        change: What it makes of the thread's workload.
        cues: The cue words, for the turns a thread can take.
    """

    text: str
    mentions: Sequence[Mention]
    topics: tuple[TopicName, ...]
    workload: Workload | None
    change: Workload | None
    cues: Cues

    @property
    def counts(self) -> bool:
        """Whether it names or changes a workload."""
        return self.workload is not None or self.change is not None


def follow_up(
    turn: Turn, models: tuple[str, ...], state: ThreadState
) -> tuple[tuple[str, ...], tuple[TopicName, ...], Workload | None]:
    """Models, topics and workload of a message that names models, seen in its thread.

    A message that asks for no topic of its own takes the thread's; one that corrects or adds keeps the thread's models.
    """
    workload = turn.change or turn.workload
    if not state.models:
        return models, turn.topics or state.topics, workload or state.workload
    if turn.workload is not None:
        return models, turn.topics, workload
    turns = turn.cues.turns.named(turn.text)
    topics = tuple(t for t in turn.topics if t not in {"verdict", "specs"}) or state.topics
    workload = workload or (state.workload if "cost_estimate" in topics else None)
    if "correction" in turns:
        return _corrected(state.models, models), topics, workload
    if "removal" in turns and set(models) & set(state.models):
        return tuple(m for m in state.models if m not in models) or models, topics, workload
    if len(models) == 1 and "addition" in turns:
        return tuple(dict.fromkeys((*state.models, *models))), topics, workload
    own_question = len(models) > 1 and not turn.topics
    return models, (() if own_question else topics), workload


def _corrected(before: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """The thread's models with the corrected ones in the place of their likest: same lab, most words in common."""
    corrected = list(before)
    for model in said:
        likest = max(corrected, key=lambda old: _likeness(old, model))
        if _likeness(likest, model)[0]:
            corrected[corrected.index(likest)] = model
        elif len(corrected) == 1:
            corrected = [model]
        else:
            corrected[-1] = model
    return tuple(dict.fromkeys(corrected))


def _likeness(old: str, new: str) -> tuple[bool, int]:
    old_lab, _, old_name = old.partition("/")
    new_lab, _, new_name = new.partition("/")
    return old_lab == new_lab, len(set(old_name.split("-")) & set(new_name.split("-")))
