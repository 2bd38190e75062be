"""Cue words → the topics a message asks for: which of them are meant where several stand in one message."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from answers.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.phrases import Found
    from answers.questions import TopicName, Workload

_GENERAL = frozenset({"verdict", "specs", "list", "recommend"})
"""Topics that are not one attribute."""
_BORDER = re.compile(r"[.!?;,:]|\b(?:and|but|yet|y|e|et|und|aber|mais|pero|ma|mas|но|и)\b|，|。|？|、")
_RATE = re.compile(r"(?<![\d.,])0[.,]0\d+\b")
"""An amount that only a price per token or per thousand has: ``0.0006``."""
PROPOSING = ("list", "recommend")
COUNTED = frozenset({"capability:prompt_caching", "capability:reasoning"})
"""Capabilities that a workload's tokens are counted by too: *60 % cached*, *20M reasoning tokens*."""
_THINGS = frozenset({"capability:prompt_caching", "capability:pdf", "capability:audio", "capability:vision"})
"""Topics whose words a workload counts: pages, images, transcripts, a cached share."""
_COSTED = frozenset({"cost_estimate", "pricing", "context", "max_output", "verdict", "providers"})
"""Topics that an estimate covers."""


def asked_topics(text: str, found: Sequence[Found], *, models: int) -> tuple[TopicName, ...]:
    """The topics that a message's cue words ask for, in its order.

    A word of judgement beside an attribute means that attribute (*better for tool calling*), unless it is a clause of
    its own: *costs the same, and performs worse?* asks for both. Tokens that are counted are no capability.

    Args:
        text: The message, its mentions of models blanked.
        found: Its cue words.
        models: How many models it names.
    """
    names = tuple(dict.fromkeys(f.name for f in found))
    attributes = [n for n in names if n not in _GENERAL]
    if not attributes and _RATE.search(text):
        return ("pricing",)
    if not attributes:
        return (*names, "providers") if load_cues().providers.find(text) else names
    if "license:commercial" in names:  # it tells the license too
        names = tuple(n for n in names if n != "license")
    if "lifecycle" in attributes:
        names = tuple(n for n in names if not _beside_an_end(n, text, found, attributes))
        attributes = [n for n in attributes if n in names]
    if "switching" in attributes and models < 2 and len(attributes) > 1:
        names = tuple(n for n in names if n != "switching")
    if "verdict" in names and not _judged_apart(text, found):
        names = tuple(n for n in names if n != "verdict")
    return tuple(n for n in names if n != "specs")


def _beside_an_end(name: TopicName, text: str, found: Sequence[Found], asked: Sequence[TopicName]) -> bool:
    """Whether a topic is none beside the end of a model: the *when will* of it, and the end where a move is asked."""
    if name == "lifecycle":
        return "switching" in asked
    openers = load_cues().mood
    return name == "release" and all(
        any(o.name == "question" and not o.start for o in openers.find(text[f.start : f.end]))
        for f in found
        if f.name == "release"
    )


def _judged_apart(text: str, found: Sequence[Found]) -> bool:
    """Whether a word of judgement stands in a clause that asks for no attribute."""
    borders = [m.start() for m in _BORDER.finditer(text)]

    def clause(one: Found) -> int:
        return bisect_left(borders, one.start)

    taken = {clause(f) for f in found if f.name not in _GENERAL}
    joining = load_cues().mood
    return any(
        f.name == "verdict" and clause(f) not in taken and not joining.covers("joining", text[f.start : f.end])
        for f in found
    )


def settled(topics: tuple[TopicName, ...], workload: Workload | None, *, counts: bool) -> tuple[TopicName, ...]:
    """The topics, once it is known whether there is a workload; what it counts is no topic of its own."""
    topics = tuple(t for t in topics if t not in PROPOSING)
    if workload is not None and not workload.sized and set(topics) - _COSTED:  # what is asked beside it can be told
        workload = None
    if counts:  # *60 % cached* is a share of the workload, and no question about caching, nor are *900 transcripts*
        topics = tuple(t for t in topics if t not in _THINGS)
    if workload is not None and workload.reasoning_tokens is not None:
        topics = tuple(t for t in topics if t != "capability:reasoning")
    if workload is not None and (counts or "cost_estimate" in topics) and not _asks_a_limit(topics, workload):
        topics = ("cost_estimate", *(t for t in topics if t not in _COSTED))
    elif workload is None and "cost_estimate" in topics and len(topics) > 1:
        topics = tuple(dict.fromkeys("pricing" if t == "cost_estimate" else t for t in topics))
    return tuple(t for t in topics if t != "specs") or topics


def _asks_a_limit(topics: Sequence[TopicName], workload: Workload) -> bool:
    """Whether tokens in a message are a window's and not a workload's: a context is asked for, and no price."""
    return (
        workload.period == "once"
        and bool({"context", "max_output"} & set(topics))
        and not {"cost_estimate", "pricing"} & set(topics)
    )
