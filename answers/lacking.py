"""Capabilities that are demanded, denied or not needed: ``tools but no vision``, ``vision is optional``."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, cast

from answers.cues import load_cues
from catalog import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.phrases import Found
    from answers.questions import TopicName
    from catalog import Capability

_APART = re.compile(
    r"[ \t-]*(?:(?!(?:but|aber|mais|pero|ma|mas|yet|with|mit|plus|just|only)\b)[^\W\d_]+[ \t]+){0,2}?", re.IGNORECASE
)
"""What may stand between *without* and a capability, or two of them: ``no native vision or tools``."""
_IS = re.compile(r"\s*(?:\b(?:is|are|support|input|ist|es|est|è|é)\b\s*)?", re.IGNORECASE)
_NEEDED = re.compile(r"\s*(?:is\s+)?(?:needed|required|necessary|nötig|erforderlich)\b", re.IGNORECASE)


def capabilities_in(text: str, topics: Sequence[TopicName]) -> tuple[tuple[Capability, ...], tuple[Capability, ...]]:
    """The capabilities demanded, and those that must be lacking; what *is not needed* is neither."""
    asked = _named_capabilities(topics)
    denied = _denied(text, asked)
    return tuple(c for c in asked if c not in denied), tuple(c for c in asked if denied.get(c) == "lacking")


def needless(text: str, topics: Sequence[TopicName]) -> frozenset[Capability]:
    """The capabilities that a text says are not needed: *vision is optional*."""
    return frozenset(c for c, how in _denied(text, _named_capabilities(topics)).items() if how == "unneeded")


def _named_capabilities(topics: Sequence[TopicName]) -> tuple[Capability, ...]:
    return tuple(dict.fromkeys(c for t in topics if (c := t.partition(":")[2]) in CAPABILITIES))


def _denied(text: str, asked: Sequence[Capability]) -> dict[Capability, Literal["lacking", "unneeded"]]:
    """The capabilities that must be lacking (*no vision*), and those that are not needed (*no vision needed*)."""
    denied: dict[Capability, Literal["lacking", "unneeded"]] = {}
    if not asked or not load_cues().constraints.named(text) & {"lacking", "unneeded"}:
        return denied
    said = [f for f in load_cues().topics.free(text) if f.name.partition(":")[2] in asked]
    for cue in load_cues().constraints.find(text):
        if cue.name in {"lacking", "unneeded"}:
            for capability in _meant_by(cue, said, text):
                name = cast("Capability", capability.name.partition(":")[2])
                unneeded = cue.name == "unneeded" or _NEEDED.match(text, capability.end) is not None
                denied[name] = "unneeded" if unneeded else denied.get(name, "lacking")
    return denied


def _meant_by(cue: Found, said: Sequence[Found], text: str) -> list[Found]:
    """The capabilities that *no* and the like speak of: those joined behind it, else the one right before it."""
    at = bisect_left(said, cue.start, key=lambda f: f.start)
    before = [f for f in said[max(0, at - 1) : at] if f.end <= cue.start and _IS.fullmatch(text, f.end, cue.start)]
    behind: list[Found] = []
    end = cue.end
    for one in said[at:]:
        if one.start < end:
            continue
        if not _APART.fullmatch(text, end, one.start):
            break
        behind.append(one)
        end = one.end
    return before if before and cue.name == "unneeded" else behind or before
