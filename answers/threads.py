"""What a follow-up does to its thread: another topic, another model, a correction, another workload."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.constraining import excluded, labs_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.cues import Cues
    from answers.phrases import Found
    from answers.questions import ThreadState, TopicName, Workload
    from catalog import Mention

_WORDS = re.compile(r"[^\W_]+")
_ONE = re.compile(r"\b(?:ones?|models?)\b", re.IGNORECASE)
"""Behind a lab these mean its model, in a message of any length: ``the openai one``."""
_OK = r"\W*(?:(?:ok|okay|hm+|so|well|cool|nice|thanks|danke|gracias|merci)\W+)?"
_AND = re.compile(rf"{_OK}(?:and|plus|und|y|e|et|en|i|ve|и|а)\W+(?:the\s+)?", re.IGNORECASE)
_ABOUT = re.compile(
    rf"{_OK}(?:(?:what|how) about|what of|(?:und )?was ist mit|(?:y )?qué tal|hoe zit het met|а что насчет)\W+"
    r"(?:the\s+)?",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"\W*(?:no|nope|nein|non|nee)\W+(?:not|nicht|kein|pas|niet)\s+(?:the\s+)?", re.IGNORECASE)
_A_PICK = 6
"""So many words still are an answer that picks one of several."""


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
        found: Where its topics' cue words stand.
    """

    text: str
    mentions: Sequence[Mention]
    topics: tuple[TopicName, ...]
    workload: Workload | None
    change: Workload | None
    cues: Cues
    found: tuple[Found, ...] = ()

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
    turns = turn.cues.turns.named(turn.text)
    added = _adds(turn, len(models) + sum(m.reading == "unknown" for m in turn.mentions)) or _joins(turn, models, state)
    if turn.workload is not None:
        return tuple(dict.fromkeys((*state.models, *models))) if added else models, turn.topics, workload
    gone = _gone(turn, state, turns)
    new = tuple(m for m in models if m not in state.models)
    if gone and new and len(gone) < len(state.models) + 1:
        topics = tuple(t for t in turn.topics if t not in {"switching", "verdict"}) or state.topics
        return _swapped(state.models, gone, new), topics, workload or state.workload
    topics = tuple(t for t in turn.topics if t not in {"verdict", "specs"}) or state.topics
    if topics == ("switching",) and len(models) == 1:  # *what do we lose with haiku*: a move has two ends
        models = state.models if models[0] in state.models else (*state.models, *models)
    workload = workload or (state.workload if "cost_estimate" in topics else None)
    if "correction" in turns:
        return _corrected(state.models, models), topics, workload
    if gone:
        return tuple(m for m in state.models if m not in gone) or models, topics, workload
    if added:
        return tuple(dict.fromkeys((*state.models, *models))), topics, workload
    own_question = len(models) > 1 and not turn.topics and "again" not in turns
    return models, (() if own_question else topics), workload


def _gone(turn: Turn, state: ThreadState, turns: frozenset[str]) -> frozenset[str]:
    """The thread's models that a message puts away: *drop grok*, *swap gemma for qwen*, *not haiku*."""
    edits = turns & {"swap", "correction"} or ("removal" in turns and "switching" not in turn.topics)
    away = list(turn.mentions) if edits else excluded(turn.text, turn.mentions)
    kept = [f.end for f in turn.cues.turns.find(turn.text) if f.name == "keeping"]
    away = [m for m in away if not any(at <= m.start and not turn.text[at : m.start].strip() for at in kept)]
    return frozenset(m.models[0] for m in away if m.models[:1] and m.models[0] in state.models)


def _swapped(before: Sequence[str], gone: frozenset[str], new: Sequence[str]) -> tuple[str, ...]:
    """The thread's models with new ones in the place of the first that goes."""
    at = next(i for i, model in enumerate(before) if model in gone)
    return tuple(dict.fromkeys(m for m in (*before[:at], *new, *before[at + 1 :]) if m not in gone))


def _adds(turn: Turn, count: int) -> bool:
    """Whether a message adds what it names; *against* adds one model, and of two makes a question of their own."""
    said = [f for f in turn.cues.turns.find(turn.text) if f.name == "addition"]
    if count > 1:
        said = [f for f in said if not turn.cues.mood.covers("joining", turn.text[f.start : f.end])]
    return bool(said)


def _joins(turn: Turn, models: Sequence[str], state: ThreadState) -> bool:
    """Whether one more model joins those compared: *and X?*, and *what about X?* where the best of them was asked for.

    A model alone has no verdict; of a fact, *what about X?* asks for that model's.
    """
    compared = len(state.models) > 1 and len(models) == len(turn.mentions) == 1 and models[0] not in state.models
    if not compared or turn.topics:
        return False
    ahead = turn.text[: turn.mentions[0].start]
    judged = state.topics[:1] == ("verdict",)
    return _AND.fullmatch(ahead) is not None or (judged and _ABOUT.fullmatch(ahead) is not None)


def without_slip(mentions: tuple[Mention, ...], text: str) -> tuple[Mention, ...]:
    """The mentions, less one that a message begins by taking back: *no, not gemini pro, I want gemini flash*."""
    if len(mentions) < 2 or not _TAKEN_BACK.fullmatch(text[: mentions[0].start]):
        return mentions
    return mentions[1:]


def picked(turn: Turn, state: ThreadState) -> tuple[str, ...] | None:
    """Which of the models before it a message means, if one: its number, its lab, or a word that only it has.

    An answer to a question back picks among what was offered: ``the 12b``, ``the second``; ``both`` are all. In a
    longer message the number has a word with it: ``the second one, does it …``.
    """
    text, cues = turn.text, turn.cues
    offered = state.open_question.candidates if state.open_question else ()
    known = offered or tuple(dict.fromkeys((*state.models, *state.before)))
    short = len(_WORDS.findall(text)) <= _A_PICK
    if len(known) < 2:
        return None
    if offered and short and "together" in cues.turns.named(text):
        return offered
    placed = _placed(turn, offered or (*state.before, *state.models), short=short)
    if placed is not None:
        return placed
    if not short and not _ONE.search(text):
        return None
    labs = {f.name for f in labs_in(text)}
    words = {w.lower() for w in re.findall(r"[\w.]+", text)}
    fitting = [c for c in known if c.partition("/")[0] in labs] or (
        [c for c in known if words & set(re.split(r"[-/]", c))] if offered else []
    )
    return (fitting[0],) if len(fitting) == 1 else None


def _placed(turn: Turn, among: Sequence[str], *, short: bool) -> tuple[str, ...] | None:
    """The models of which a message says the place; the *first* of *came first* says none."""
    for found in turn.cues.ordinals.find(turn.text):
        said = turn.text[found.start : found.end]
        if not short and said.isascii() and _WORDS.fullmatch(said):
            continue
        if any(t.start <= found.start < t.end and t.name != "verdict" for t in turn.found):
            continue
        if found.name in {"first_two", "last_two"}:
            return tuple(among[:2] if found.name == "first_two" else among[-2:])
        at = -1 if found.name == "last" else int(found.name) - 1
        if at < len(among):
            return (among[at],)
    return None


def is_comparing(turn: Turn) -> bool:
    """Whether a message asks for a comparison and nothing else: *difference?*, *compare all*."""
    joining = turn.cues.mood
    return turn.topics == ("verdict",) and any(
        joining.covers("joining", turn.text[f.start : f.end]) for f in turn.found if f.name == "verdict"
    )


def direction(text: str, cues: Cues, state: ThreadState) -> tuple[TopicName, ...]:
    """What a bare ``and output?`` asks of the thread: the price of it, or how much a model writes."""
    roles = {f.name for f in cues.roles.find(text)} & {"input", "output"}
    if not roles or len(_WORDS.findall(text)) > _A_PICK:
        return ()
    if {"pricing", "cost_estimate"} & set(state.topics):
        return ("pricing",)
    return ("max_output",) if "context" in state.topics and "output" in roles else ()


def before(state: ThreadState, models: tuple[str, ...]) -> tuple[str, ...]:
    """The models the thread turned away from, now that it speaks of these."""
    if len(models) > 1:
        return ()
    return tuple(dict.fromkeys(m for m in (*state.before, *state.models) if m not in models))


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
