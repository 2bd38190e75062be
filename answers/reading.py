"""Text and thread → a question. What is not understood is a question too, with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.cues import Cues, load_cues
from answers.evidence import asks_nothing, meant
from answers.questions import (
    Assumed,
    Clarify,
    Compare,
    Cost,
    Describe,
    Help,
    OpenQuestion,
    Question,
    Reason,
    Silent,
    ThreadState,
    TopicName,
    Workload,
)
from answers.threads import Turn, follow_up
from answers.workloads import change_workload, read_workload

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from catalog import Linker, Mention

_PART_OF_A_NAME = 4
MAX_MODELS = 10
"""More cannot be shown side by side; the first ten are."""
_MENTION = re.compile(r"<[@!#][^>]*>")
_WORD = re.compile(r"[^\W_]+")
_ASKING = ("list", "recommend")


@dataclass(frozen=True, slots=True)
class Reading:
    """A message, understood.

    Attributes:
        question: What is asked.
        assumed: Names that could mean several models, and the one taken.
        unknown: Names that no catalog has.
        state: What the thread speaks of from now on.
    """

    question: Question
    assumed: tuple[Assumed, ...]
    unknown: tuple[str, ...]
    state: ThreadState


class Reader:
    """Reads messages with one catalog's names."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._cues: Cues = load_cues()

    def read(self, text: str, *, today: date, state: ThreadState, addressed: bool) -> Reading:
        """Understand a message in its thread; any text gives a value.

        Args:
            text: The message.
            today: Decides which default member of a family is still sold.
            state: What the thread spoke of before.
            addressed: Whether the bot was spoken to.
        """
        plain = _MENTION.sub(lambda m: " " * len(m.group()), text)
        mentions = self._linker.link(plain, today)
        rest = _without(plain, mentions)
        topics = self._cues.topics_in(rest)
        workload = read_workload(rest)
        if "fresh" in self._cues.turns.named(rest):
            state = ThreadState()
        mentions = meant(mentions, rest, topics, workload, state)
        if not addressed and not self._asks_us(text, topics, state):
            return Reading(Silent("not_for_us"), (), (), state)
        turn = Turn(rest, mentions, topics, workload, change=_change(state, rest, topics), cues=self._cues)
        return self._understood(turn, state)

    def _asks_us(self, text: str, topics: Sequence[TopicName], state: ThreadState) -> bool:
        """Whether a message in a thread of ours is a question to us: it asks for a fact of what that speaks of."""
        return bool(state.models and topics and text.rstrip().endswith("?"))

    def _understood(self, turn: Turn, state: ThreadState) -> Reading:
        assumed = _assumed(turn.mentions)
        unknown = tuple(dict.fromkeys(m.said for m in turn.mentions if m.reading == "unknown"))
        models = tuple(dict.fromkeys(m.models[0] for m in turn.mentions if m.models))[:MAX_MODELS]
        if not models and not unknown:
            return self._without_models(turn, state)
        if not models:
            question: Question = Clarify("unknown_model", unknown[0], topics=turn.topics)
            return Reading(question, (), unknown, state)
        if not turn.topics and not turn.counts and not state.models and asks_nothing(turn.mentions, turn.text):
            reason: Reason = "no_fact_asked" if turn.text.rstrip().endswith(("?", "？")) else "statement"
            return Reading(Help(reason, models=models), assumed, unknown, ThreadState(models))
        models, topics, workload = follow_up(turn, models, state)
        before = () if set(models) & set(state.models) else state.models
        reading = _asked(models, topics, workload, assumed, unknown, counts=turn.counts)
        return replace(reading, state=replace(reading.state, before=before))

    def _without_models(self, turn: Turn, state: ThreadState) -> Reading:
        """A message that names no model: a follow-up, a wish for help, or nothing to answer."""
        if "help" in self._cues.asks.named(turn.text) and not (state.models and turn.topics):
            return Reading(Help(), (), (), state)
        sibling = self._sibling(turn, state)
        if sibling is not None:
            return _asked(
                sibling, turn.topics or state.topics, turn.change or state.workload, (), (), counts=turn.counts
            )
        candidate = _picked(turn.text, state.open_question)
        if candidate is not None:
            return _asked((candidate,), state.topics, state.workload, (), (), counts=False)
        if state.before and "together" in self._cues.turns.named(turn.text):
            state = replace(state, models=(*state.before, *state.models)[:MAX_MODELS], before=())
        if state.models and (turn.topics or turn.change is not None or turn.workload is not None):
            workload = turn.change or turn.workload or state.workload
            return _asked(state.models, turn.topics, workload, (), (), counts=turn.counts)
        if any(topic in turn.topics for topic in _ASKING):
            return Reading(Help("topic_not_covered", turn.topics), (), (), state)
        if turn.workload is not None:  # the models may come next
            state = ThreadState(topics=("cost_estimate",), workload=turn.workload)
        asks = any(topic not in {"specs", "verdict"} for topic in turn.topics)
        reason = "nothing_before" if asks and len(_WORD.findall(turn.text)) <= 5 else "no_model"
        return Reading(Help(reason, turn.topics), (), (), state)

    def _sibling(self, turn: Turn, state: ThreadState) -> tuple[str, ...] | None:
        """The thread's models with one turned into the sibling that a part of a name tells: ``3.5, not 4.5``."""
        said = re.sub(r"\bnot\s+\S+", "", turn.text)
        if turn.topics or turn.counts or len(_WORD.findall(said)) > _PART_OF_A_NAME:
            return None
        for model in reversed(state.models):
            sibling = self._linker.sibling(model, said)
            if sibling is not None:
                return tuple(dict.fromkeys(sibling if m == model else m for m in state.models))
        return None


def _asked(
    models: tuple[str, ...],
    topics: tuple[TopicName, ...],
    workload: Workload | None,
    assumed: tuple[Assumed, ...],
    unknown: tuple[str, ...],
    *,
    counts: bool,
) -> Reading:
    """The question that models, topics and a workload make; ``counts``: the message itself names or changes it."""
    if counts:  # *60 % cached* is a share of the workload, and no question about caching
        topics = tuple(t for t in topics if t != "capability:prompt_caching")
    if workload is not None and (counts or "cost_estimate" in topics) and not _asks_a_limit(topics):
        topics = ("cost_estimate", *(t for t in topics if t not in {"cost_estimate", "pricing", "context", "verdict"}))
    elif workload is None and "cost_estimate" in topics:
        topics = tuple(dict.fromkeys("pricing" if t == "cost_estimate" else t for t in topics))
    if len(topics) > 1:
        topics = tuple(t for t in topics if t not in {"verdict", "specs", *_ASKING}) or topics[:1]
    if not topics:
        topics = ("specs",) if len(models) == 1 else ("verdict",)
    state = ThreadState(models, topics, workload)
    question: Question
    if topics == ("cost_estimate",) and workload is not None:
        question = Cost(models, workload)
    elif len(models) == 1:
        question = Describe(models[0], topics)
    else:
        question = Compare(models, topics)
    return Reading(question, assumed, unknown, state)


def _asks_a_limit(topics: Sequence[TopicName]) -> bool:
    """Whether tokens in a message are a window's and not a workload's: a context is asked for, and no price."""
    return bool({"context", "max_output"} & set(topics)) and not {"cost_estimate", "pricing"} & set(topics)


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """The text with its mentions blanked, so that ``4o-mini`` is no number and ``Opus`` no word."""
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _change(state: ThreadState, rest: str, topics: Sequence[TopicName]) -> Workload | None:
    """What a follow-up makes of the thread's workload; a question about a capability (caching) changes nothing."""
    if state.workload is None or any(t.startswith("capability:") and t != "capability:prompt_caching" for t in topics):
        return None
    return change_workload(state.workload, rest)


def _assumed(mentions: Sequence[Mention]) -> tuple[Assumed, ...]:
    """Families with the member taken, and misspellings with what they were read as; each once."""
    found: dict[str, Assumed] = {}
    for mention in mentions:
        if mention.reading == "family" or (mention.corrected and mention.models):
            family = mention.family or mention.said
            curated = mention.curated or mention.reading == "model"
            found.setdefault(
                mention.models[0], Assumed(mention.said, family, mention.models[0], mention.models[1:], curated)
            )
    return tuple(found.values())


def _picked(text: str, open_question: OpenQuestion | None) -> str | None:
    """The candidate of an open question that a short answer picks: by its number, or by a word that only it has."""
    if open_question is None:
        return None
    words = {w.lower() for w in re.findall(r"[\w.]+", text)}
    fitting = [c for c in open_question.candidates if words & set(re.split(r"[-/]", c))]
    return fitting[0] if len(fitting) == 1 else None
