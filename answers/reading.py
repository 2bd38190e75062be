"""Text and thread → a question. What is not understood is a question too, with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.asking import COUNTED, PROPOSING, asked_topics, settled
from answers.blanks import blanked, without
from answers.cues import Cues, load_cues
from answers.declining import asks_no_fact
from answers.evidence import meant
from answers.preferred import ANYWHERE, Preferred
from answers.proposing import proposal, wishes_nothing
from answers.questions import (
    Alternatives,
    Assumed,
    Clarify,
    Compare,
    Cost,
    Describe,
    Help,
    ListModels,
    Question,
    Reason,
    Recommend,
    Silent,
    ThreadState,
    TopicName,
    Workload,
)
from answers.siblings import Siblings
from answers.speech import asks
from answers.threads import Turn, before, direction, follow_up, is_comparing, picked, without_slip
from answers.unknowns import unknown_name, with_strangers
from answers.unknowns_beside import with_unknown
from answers.workload_changes import change_workload
from answers.workloads import counts_otherwise, read_workload

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from catalog import Linker, Mention

MAX_MODELS = 10
_KEY = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?=[\"']?\s*[:=])")
"""The name of a setting asks for nothing: ``VISION_MODEL: pixtral``."""
"""More cannot be shown side by side; the first ten are."""
_MENTION = re.compile(r"<[@!#][^>]*>")
_WORD = re.compile(r"[^\W_]+")
_FOLLOWING = 5
"""So many words make a message that goes on from an earlier one."""
_SHORT = 12
"""A message of more words has some that say what it asks, or asks nothing."""
_A_SOURCE = 8
"""So many words still ask where the last answer is from."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A message, understood.

    Attributes:
        question: What is asked.
        assumed: Names that could mean several models, and the one taken.
        unknown: Names that no catalog has.
        state: What the thread speaks of from now on.
        preferred: Where whoever asks would rather run models.
        left_out: Models named beyond the most that are compared at once.
    """

    question: Question
    assumed: tuple[Assumed, ...]
    unknown: tuple[str, ...]
    state: ThreadState
    preferred: Preferred = ANYWHERE
    left_out: tuple[str, ...] = ()


class Reader:
    """Reads messages with one catalog's names."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._siblings = Siblings(linker)
        self._cues: Cues = load_cues()

    def read(self, text: str, *, today: date, state: ThreadState, addressed: bool) -> Reading:
        """Understand a message in its thread; any text gives a value.

        One that is not for us is left before it is read: it must be a question in a thread that speaks of models.

        Args:
            text: The message.
            today: Decides which default member of a family is still sold.
            state: What the thread spoke of before.
            addressed: Whether the bot was spoken to.
        """
        if not addressed and not (state.models and text.rstrip().endswith("?")):
            return Reading(Silent("not_for_us"), (), (), state)
        plain = _MENTION.sub(lambda m: " " * len(m.group()), text)
        mentions, rest = self._apart(plain, state, today)
        if (mentions or (addressed and state.models)) and (mended := self._respelt(rest, plain)) is not None:
            mentions, rest = self._apart(mended, state, today)
        fresh = [f for f in self._cues.turns.find(rest) if f.name == "fresh"]
        if fresh:
            state, rest = ThreadState(), blanked(rest, ((f.start, f.end) for f in fresh))
        found = self._cues.topics.free(rest)
        topics = asked_topics(rest, found, models=len({m.models for m in mentions}))
        workload = read_workload(rest)
        mentions = with_strangers(mentions, rest, topics, found, self._cues.slips)
        rest = without(rest, mentions)
        mentions = without_slip(meant(mentions, rest, topics, workload, state), rest)
        if not mentions and rest != plain and unknown_name(plain, topics, self._cues.slips) is not None:
            rest = plain  # *zorblax 2 pro*, of which *2 pro* was a name
        in_thread = bool(state.models or state.constraints)
        named = with_unknown(mentions, rest, found, self._cues.slips, in_thread=in_thread)
        told = [m for m in named if m not in mentions] if named is not mentions else []
        if told and not self._linker.link(told[0].said, today):  # *Claude* of *Claude Code* is known
            mentions, rest = named, without(rest, named)
        if not addressed and not topics:
            return Reading(Silent("not_for_us"), (), (), state)
        if self._unsized(rest, topics, workload):
            topics = ("cost_estimate",)
        change = _change(state, rest, topics)
        turn = Turn(rest, mentions, topics, workload, change, self._cues, tuple(found))
        reading = self._understood(turn, state, today)
        benchmark = self._benchmark(rest) or state.benchmark if "benchmarks" in reading.state.topics else None
        if benchmark == reading.state.benchmark:
            return reading
        return replace(reading, state=replace(reading.state, benchmark=benchmark))

    def _apart(self, text: str, state: ThreadState, today: date) -> tuple[tuple[Mention, ...], str]:
        """The models that a text names, and the text without them."""
        mentions = tuple(self._siblings.meant(m, state) for m in self._linker.link(text, today))
        return mentions, _KEY.sub(lambda m: " " * len(m.group()), without(text, mentions))

    def _respelt(self, rest: str, text: str) -> str | None:
        """The text with misspelt words put right, where that tells what a short message asks and nothing else does."""
        if len(_WORD.findall(rest)) > _SHORT or self._cues.topics.find(rest):
            return None
        for start, end, word in reversed(self._cues.slips.mended(rest)):
            text, rest = (t[:start] + word + t[end:] for t in (text, rest))
        return text if self._cues.topics.find(rest) else None

    def _unsized(self, text: str, topics: Sequence[TopicName], workload: Workload | None) -> bool:
        """Whether a task of unstated size is to be costed: *what does it cost to transcribe all our calls?*."""
        if workload is not None or not {"pricing", "cost_estimate"} & set(topics):
            return False
        if set(topics) <= {"pricing", "cost_estimate"} and counts_otherwise(text):
            return True
        return "pricing" in topics and "undertaking" in self._cues.asks.named(text)

    def _benchmark(self, text: str) -> str | None:
        """The benchmark that a message names."""
        found = self._cues.benchmarks.find(text)
        return found[0].name if found else None

    def _understood(self, turn: Turn, state: ThreadState, today: date) -> Reading:
        assumed = _assumed(turn.mentions)
        unknown = tuple(dict.fromkeys(m.said for m in turn.mentions if m.reading == "unknown"))
        named = tuple(dict.fromkeys(m.models[0] for m in turn.mentions if m.models))
        models, left_out = named[:MAX_MODELS], named[MAX_MODELS:]
        if unknown and (not models or self._puts_in(turn, models, state)):
            return _unknown(unknown, turn, state)
        proposed = None
        if not wishes_nothing(turn, state) and (
            state.models or state.constraints or asks(turn.text, turn.mentions, turn.found)
        ):
            proposed = proposal(turn, state, lambda model: self._siblings.family(model, today))
        if proposed is not None:
            assumed = assumed if isinstance(proposed[0], Alternatives) else ()
            return Reading(proposed[0], assumed, unknown, proposed[1])
        if not models:
            return self._without_models(turn, state, today)
        goes_on = bool(state.models) and len(_WORD.findall(turn.text)) <= _FOLLOWING
        reason = None if goes_on else asks_no_fact(turn, models)
        if reason is not None:
            return Reading(Help(reason, models=models), assumed, unknown, ThreadState(models))
        models, topics, workload = follow_up(turn, models, state)
        assumed = tuple(a for a in assumed if a.taken in models)
        reading = _asked(turn, models, topics, workload, assumed, unknown)
        return replace(reading, state=replace(reading.state, before=before(state, models)), left_out=left_out)

    def _puts_in(self, turn: Turn, models: Sequence[str], state: ThreadState) -> bool:
        """Whether an unknown name is to take the place of one of the thread's models."""
        return "swap" in self._cues.turns.named(turn.text) and set(models) <= set(state.models)

    def _without_models(self, turn: Turn, state: ThreadState, today: date) -> Reading:
        """A message that names no model: a follow-up, a wish for help, or nothing to answer."""
        asks = self._cues.asks
        if self._asks_source(turn, state):
            return Reading(Help("sources", ("help",), state.models), (), (), state)
        about_models = state.models and (turn.topics or turn.counts) and not asks.covers("help", turn.text)
        if "help" in asks.named(turn.text) and not about_models:
            return Reading(Help(), (), (), state)
        if _WORD.search(turn.text) and asks.covers("thanks", turn.text):
            return Reading(Help("thanks"), (), (), state)
        if state.models or state.open_question is not None:
            reading = self._in_thread(turn, state, today)
            if reading is not None:
                return reading
        topics = turn.topics or (("cost_estimate",) if turn.workload is not None else ())
        said = None if state.models or state.constraints else unknown_name(turn.text, topics, self._cues.slips)
        if said is not None:
            return _unknown((said,), turn, state)
        if turn.workload is not None:  # the models may come next
            state = ThreadState(topics=("cost_estimate",), workload=turn.workload)
            return Reading(Clarify("no_model", "", topics=state.topics, workload=turn.workload), (), (), state)
        asked = any(topic not in {"specs", "verdict"} for topic in turn.topics)
        reason: Reason = "nothing_before" if asked and len(_WORD.findall(turn.text)) <= _FOLLOWING else "no_model"
        return Reading(Help(reason, turn.topics), (), (), state)

    def _asks_source(self, turn: Turn, state: ThreadState) -> bool:
        """Whether a short message asks where the thread's last answer is from."""
        if not (state.models or state.constraints) or {"open_weights", "capability:web_search"} & set(turn.topics):
            return False
        return "source" in self._cues.asks.named(turn.text) and len(_WORD.findall(turn.text)) <= _A_SOURCE

    def _in_thread(self, turn: Turn, state: ThreadState, today: date) -> Reading | None:
        """A follow-up without a name: it picks one of several, goes on to another topic, or changes the workload."""
        turns = self._cues.turns.named(turn.text)
        sibling = self._siblings.told(turn, state)
        chosen = sibling or picked(turn, state) or self._siblings.of_other_size(turn, state, today)
        if chosen is not None:
            if "removal" in turns:
                chosen = tuple(m for m in state.models if m not in chosen) or chosen
            topics = turn.topics if set(turn.topics) - {"verdict", "specs"} else state.topics
            reading = _asked(turn, chosen, topics, turn.change or state.workload, (), ())
            return replace(reading, state=replace(reading.state, before=before(state, chosen)))
        if len(state.models) == 1 and state.before and ("together" in turns or is_comparing(turn)):
            state = replace(state, models=(*state.before, *state.models)[:MAX_MODELS], before=())
        topics = turn.topics or (() if turn.counts else direction(turn.text, self._cues, state))
        if not topics and "full" in self._cues.asks.named(turn.text):
            topics = ("verdict",) if len(state.models) > 1 else ("specs",)
        if not topics and "verdict" in state.topics and self._cues.asks.covers("why", turn.text):
            topics = ("verdict",)
        if "priority" in turns and "verdict" in state.topics:
            topics = ("verdict", *(t for t in topics if t != "verdict"))
        elif not topics and turns & {"again", "together"} and len(_WORD.findall(turn.text)) <= _FOLLOWING:
            topics = state.topics
        if not state.models or not (topics or turn.counts):
            return None
        reading = _asked(turn, state.models, topics, turn.change or turn.workload or state.workload, (), ())
        return replace(reading, state=replace(reading.state, before=state.before))


def _asked(
    turn: Turn,
    models: tuple[str, ...],
    topics: tuple[TopicName, ...],
    workload: Workload | None,
    assumed: tuple[Assumed, ...],
    unknown: tuple[str, ...],
) -> Reading:
    """The question that models, topics and a workload make."""
    topics = settled(topics, workload, counts=turn.counts)
    if not topics:
        topics = ("specs",) if len(models) == 1 else ("verdict",)
    state = ThreadState(models, topics, workload)
    question: Question
    if topics == ("cost_estimate",):
        if workload is None or not workload.sized:
            question = Clarify("workload_missing", "", models=models, topics=topics, workload=workload)
        else:
            question = Cost(models, workload)
    elif len(models) == 1:
        question = Describe(models[0], topics)
    else:
        said = turn.cues.asks.named(turn.text)
        wished = "full" in said or ("why" in said and turn.cues.asks.covers("why", turn.text))
        full = wished and set(topics) <= {"verdict", "specs"}
        question = Compare(models, ("verdict",) if full else topics, full)
    return Reading(question, assumed, unknown, state)


def _unknown(names: tuple[str, ...], turn: Turn, state: ThreadState) -> Reading:
    """That nobody knows a name; the models that come next are asked about the same."""
    if not (state.models or state.constraints):
        state = ThreadState(topics=turn.topics, workload=turn.workload)
    return Reading(Clarify("unknown_model", names[0], topics=turn.topics), (), names, state)


def again(state: ThreadState) -> Question:
    """The question that a thread answered last."""
    topics = state.topics or (("specs",) if len(state.models) == 1 else ("verdict",))
    if state.constraints is not None and topics[0] in PROPOSING:
        return (
            ListModels(state.constraints, state.pool)
            if topics[0] == "list"
            else Recommend(state.constraints, state.pool, state.workload)
        )
    if topics == ("cost_estimate",) and state.workload is not None:
        return Cost(state.models, state.workload)
    return Describe(state.models[0], topics) if len(state.models) == 1 else Compare(state.models, topics)


def _change(state: ThreadState, rest: str, topics: Sequence[TopicName]) -> Workload | None:
    """What a follow-up makes of the thread's workload; a question about a capability (caching) changes nothing."""
    if state.workload is None or any(t.startswith("capability:") and t not in COUNTED for t in topics):
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
