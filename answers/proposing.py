"""Whether a model is to be proposed: *cheapest with vision*, *which Gemma under 10B*, *anything cheaper than both?*."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, get_args

from answers.asking import PROPOSING
from answers.constraining import excluded, labs_in, read_constraints, refined
from answers.constraints import Constraints, Order
from answers.lacking import needless
from answers.questions import Alternatives, Clarify, ListModels, Recommend, ThreadState
from answers.speech import beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from answers.questions import TopicName
    from answers.threads import Turn
    from catalog import Capability, Mention

_KEPT: frozenset[TopicName] = frozenset({"license", "license:commercial", "open_weights"})
"""Demands that a shortlist answers in words too."""
_ABOUT_ORDER: frozenset[TopicName] = frozenset({"pricing", "parameters", "context", "verdict", "specs", *PROPOSING})
_PLAIN: frozenset[Capability] = frozenset(
    {"tools", "structured_output", "reasoning", "code_execution", "prompt_caching"}
)
"""Capabilities that only a model of this kind has; a phone has vision too."""
_FEW, _FEWER = 4, 2
"""So many words beside the cue words leave little else that *model* could mean."""
_TELLING = 2
"""So many demands, one of them a bound, ask for models without the word."""

_A_WISH = 60
"""So many characters still may wish for models without a word of a topic: *any free models?*."""
_PICKED = 6
"""So many words still only pick among a thread's models."""

_WORDS = re.compile(r"[^\W_]+")
_NEAR = 14
"""So many characters before a name may hold its preposition."""
_WHICH = re.compile(
    r"\b(?:which|what|welche[rs]?|quels?|quelles?|quali|quais|qué|cuáles|какие|какая)\s+$|哪些\s*$|どの\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|by|von|vom|de|da|di|du|del|от)\s+$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")

Proposal = Recommend | ListModels | Alternatives | Clarify


def proposal(
    turn: Turn, state: ThreadState, family: Callable[[str], tuple[str, ...]]
) -> tuple[Proposal, ThreadState] | None:
    """The wish for models that a message holds, and what the thread speaks of then; ``None``: it holds none.

    Args:
        turn: The message.
        state: What its thread spoke of.
        family: The members of a model's family.
    """
    out = excluded(turn.text, turn.mentions)
    makers = {m: lab for m in turn.mentions if m not in out and (lab := _made_by(m, turn.text))}
    named = [m for m in turn.mentions if m.models and m not in out and m not in makers]
    topics = tuple(t for t in turn.topics if t in _KEPT)
    asks = turn.cues.asks.named(turn.text)
    alone = len(named) == len(turn.mentions) == 1 and not state.models
    others = "alternatives" in asks or ("surpassing" in asks and alone)
    if not others and any(m.reading == "model" for m in named):
        return None
    wanted = read_constraints(turn.text, turn.topics, [m for m in turn.mentions if m not in makers])
    wanted = replace(wanted, labs=tuple(dict.fromkeys((*wanted.labs, *makers.values()))))
    if others:
        models = tuple(dict.fromkeys(m.models[0] for m in named)) or state.models
        return _alternatives(models, wanted, topics) if models else None
    if not named and state.constraints is not None and state.topics[:1] in {(p,) for p in PROPOSING}:
        relaxed = needless(turn.text, turn.topics) & set(state.constraints.capabilities)
        if not relaxed and not _narrows(turn, wanted):
            return None
        left = tuple(c for c in state.constraints.capabilities if c not in relaxed)
        wanted = refined(replace(state.constraints, capabilities=left), wanted)
        pool, kind = state.pool, state.topics[0]
        topics = tuple(dict.fromkeys((*state.topics[1:], *topics)))
    else:
        pool = tuple(id_ for m in named for id_ in m.models)
        found = _kind(turn, wanted, named, state)
        if found is None or not (named or state.models or _of_ai(turn, wanted) or _open(turn, wanted)):
            return None
        kind = found
        if not named and kind == "list" and state.models:
            among = state.models if _picks(turn, wanted) else (id_ for m in state.models for id_ in family(m))
            pool = tuple(among) if wanted == Constraints() or _picks(turn, wanted) else ()
    if _aimless(turn, wanted, pool, kind):
        return Clarify("constraints_missing", "", topics=("recommend",)), ThreadState(topics=("recommend",))
    workload = turn.workload or state.workload
    question = ListModels(wanted, pool) if kind == "list" else Recommend(wanted, pool, workload)
    models = state.models if kind == "list" and not named else ()
    return question, ThreadState(models, (kind, *topics), workload, constraints=wanted, pool=pool)


def _made_by(mention: Mention, text: str) -> str | None:
    """The lab that a family's name names where models of it are wanted: *from Mistral*, *by DeepSeek*."""
    labs = (
        labs_in(mention.said)
        if mention.reading == "family" and _FROM.search(text[max(0, mention.start - _NEAR) : mention.start])
        else ()
    )
    return labs[0].name if labs and labs[0].end == len(mention.said) else None


def wishes_nothing(turn: Turn, state: ThreadState) -> bool:
    """Whether a message has no model, thread, wish or number that could make it one for models: most chatter."""
    speaks = turn.mentions or state.models or state.constraints or set(turn.topics) & {*PROPOSING}
    if speaks or _DIGIT.search(turn.text):
        return False
    if not turn.topics and len(turn.text) > _A_WISH:
        return True
    said = turn.cues.constraints.named(turn.text)
    if not turn.topics:
        return not said >= {"model", "free"}
    return not (said & {"model", "llm"} or ("narrowing" in said and _names_no_thing(turn)))


def _narrows(turn: Turn, wanted: Constraints) -> bool:
    """Whether a follow-up narrows what was proposed (*and with vision?*), or asks about it (*do they have vision?*)."""
    if wanted == Constraints():
        return False
    bounds = any(getattr(wanted, f.name) is not None for f in fields(wanted) if f.name.startswith(("max_", "min_")))
    placed = bool(
        wanted.region or wanted.providers or wanted.order or wanted.labs or wanted.not_labs or wanted.not_models
    )
    return bounds or placed or "narrowing" in turn.cues.constraints.named(turn.text)


def _alternatives(
    models: tuple[str, ...], wanted: Constraints, topics: tuple[TopicName, ...]
) -> tuple[Alternatives, ThreadState]:
    return Alternatives(models, wanted), ThreadState(models, ("recommend", *topics), constraints=wanted)


def _kind(turn: Turn, wanted: Constraints, named: list[Mention], state: ThreadState) -> TopicName | None:
    """Whether a list or a shortlist is asked for, or neither."""
    for kind in PROPOSING:
        if kind in turn.topics and not (state.models and kind == "recommend" and wanted == Constraints()):
            return kind
    if len(named) == 1 and named[0].reading == "family" and _asks_which(turn, named[0]) and _filters(wanted):
        return "list"
    superlative = wanted.order is not None and wanted.order != "newest"
    if len(named) == 1 and superlative and not set(turn.topics) - _ABOUT_ORDER:
        return "recommend" if _only_superlative(turn) else None
    bounded = bool(turn.cues.constraints.named(turn.text) & {"at_least", "at_most", "around", "model"})
    telling = _demands(wanted) >= _TELLING or wanted.free
    ranked = wanted.order is not None and bool(wanted.capabilities) and _names_no_thing(turn)
    if not named and not state.models and (ranked or (bounded and telling)) and turn.workload is None:
        return "recommend"
    if not named and len(state.models) > 1 and _picks(turn, wanted):
        return "list"
    return None


def _asks_which(turn: Turn, family: Mention) -> bool:
    """Whether a family is asked for its members: *which Gemma has vision*."""
    return _WHICH.search(turn.text[max(0, family.start - _NEAR) : family.start]) is not None


def _filters(wanted: Constraints) -> bool:
    """Whether something is demanded that some members of a family meet and others do not."""
    return wanted.order is None and wanted != Constraints()


def _picks(turn: Turn, wanted: Constraints) -> bool:
    """Whether a short follow-up picks some of the thread's models by what they must meet: *only the open ones*."""
    only = [f for f in turn.cues.constraints.find(turn.text) if f.name == "only"]
    said = any(not any(t.start <= f.start < t.end for t in turn.found) for f in only)  # *or just api?* asks
    return said and wanted != Constraints() and len(_WORDS.findall(turn.text)) <= _PICKED


def _of_ai(turn: Turn, wanted: Constraints) -> bool:
    """Whether what is wanted is a model of language: *which model of car* has a price and an age as well."""
    said = turn.cues.constraints.named(turn.text)
    sized = wanted.min_context or wanted.min_output or wanted.min_parameters or wanted.max_parameters
    apart = wanted.max_usd_input != wanted.max_usd_output  # of input or output alone
    if "llm" in said or sized or apart or wanted.spdx or _PLAIN & set(wanted.capabilities):
        return True
    lab = bool(wanted.labs or wanted.not_labs or turn.cues.providers.find(turn.text))
    told = (*turn.cues.constraints.find(turn.text), *turn.cues.regions.find(turn.text))
    words = beside(turn.text, (*turn.found, *told, *turn.cues.providers.find(turn.text)))
    if "model" in said and turn.workload is not None:  # tokens are read and written by no other models
        return True
    if wanted.capabilities and words <= _FEW and _names_no_thing(turn):
        return True
    if "model" not in said:
        return lab and (_demands(wanted) >= _TELLING or ("list" in turn.topics and words <= _FEWER))
    demanding = wanted != Constraints() and wanted.max_usd_output is None
    return "task" in said or lab or words <= _FEWER or (demanding and words <= _FEW)


def _names_no_thing(turn: Turn) -> bool:
    """Whether a superlative has no noun, so that what the bot knows is meant: *cheapest with video in the EU*."""
    found = turn.cues.constraints.find(turn.text)
    ends = {f.end for f in found if f.name in get_args(Order)}
    withs = (f.start for f in found if f.name == "narrowing")
    return any(turn.text[max(0, at - 1) : at] == " " and at - 1 in ends for at in withs)


def _open(turn: Turn, wanted: Constraints) -> bool:
    """*Which model should I take?* demands nothing, and is asked back."""
    said = turn.cues.constraints.named(turn.text)
    return "model" in said and "recommend" in turn.topics and wanted == Constraints() and "use" not in said


def _only_superlative(turn: Turn) -> bool:
    """*Cheapest Claude* asks for one of them; *is Claude cheap* asks for a price."""
    return "inexpensive" not in turn.cues.constraints.named(turn.text)


def _demands(wanted: Constraints) -> int:
    empty = Constraints()
    return sum(getattr(wanted, f.name) != getattr(empty, f.name) for f in fields(Constraints))


def _aimless(turn: Turn, wanted: Constraints, pool: tuple[str, ...], kind: TopicName) -> bool:
    """Whether nothing is said to choose by, or only the machine it has to run on."""
    if kind == "list" or pool or turn.workload is not None:
        return False
    if "hardware" in turn.cues.outside.named(turn.text):
        return True
    asked = min((f.end for f in turn.found if f.name in PROPOSING), default=0)
    uses = [f for f in turn.cues.constraints.find(turn.text) if f.name == "use" and f.start >= asked]
    return wanted == Constraints() and not any(turn.text[f.end :].strip(" ?!.") for f in uses)
