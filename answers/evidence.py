"""Does a sentence speak of models? A name that is also an everyday word links only where it does."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from answers.cues import load_cues
from answers.strangers import beside_strangers
from catalog import LABS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.questions import ThreadState, TopicName, Workload
    from catalog import Mention

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(
    r"[\s,&?()]*(?:vs\.?|versus|v\.?|or|against|over|than|oder|ou|o|или|/|、|、|和|と|对比)?[\s,&?()]*", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:vs\.?|versus|or|against|oder)\s+$", re.IGNORECASE)
_BEHIND = re.compile(r"^\s+(?:vs|versus|or|against|oder)\b", re.IGNORECASE)
_LABS = re.compile(rf"\b(?:{'|'.join(sorted({lab for lab in LABS if lab.isalpha()}))}|llms?)\b", re.IGNORECASE)
_READS = re.compile(
    r"\b(?:understand|process|analy[sz]e|interpret|accept|ingest|read|handle)s?\s+(?:images?|pictures?|screenshots?|photos?)\b",
    re.IGNORECASE,
)
"""What of all things only a model does with pictures."""
_VAGUE: frozenset[TopicName] = frozenset({"verdict", "specs", "list", "recommend", "switching", "release", "providers"})
"""Topics whose cue words (better, best, out, on) stand in sentences about anything."""
_WORLDLY: frozenset[TopicName] = _VAGUE | {
    "pricing",
    "parameters",
    "capability:vision",
    "capability:speed",
    "capability:audio",
}
"""Topics that other things have too: a visa has a price, a flash has a size."""
_BARE = 3
"""So many words beside a bare name still ask what is known of it."""
_FEW = 5
"""So many words beside a name leave little else that it could mean."""


def meant(
    mentions: Sequence[Mention],
    rest: str,
    topics: Sequence[TopicName],
    workload: Workload | None,
    state: ThreadState,
) -> tuple[Mention, ...]:
    """The mentions that hold in this sentence.

    Args:
        mentions: What linking found.
        rest: The message with the mentions blanked.
        topics: What it asks for.
        workload: What it would use.
        state: What the thread speaks of.
    """
    if not mentions:
        return ()
    words = len(_WORD.findall(rest))
    likely = [m for m in mentions if m.trust == "likely"]
    others = (
        any(m.trust == "firm" for m in mentions) or _of_one_lab(mentions) or (bool(likely) and joined(mentions, rest))
    )
    in_thread = bool(state.models) and words <= _FEW
    asks = bool(set(topics) - _VAGUE) or workload is not None or in_thread or (bool(topics) and words <= _FEW)
    sized = workload is not None and workload.input_tokens is not None
    plainly = bool(set(topics) - _WORLDLY) or sized or in_thread or bool(_LABS.search(rest) or _READS.search(rest))

    served = bool(load_cues().providers.find(rest))
    strange = {m.trust for m in mentions if beside_strangers(m, rest)}

    def holds(mention: Mention) -> bool:
        if mention.trust == "firm" or others or plainly or (served and mention.trust == "likely"):
            return True
        if mention.trust in strange and (topics or mention.trust == "faint"):
            return False
        if words <= 1:
            return True
        beside = words <= _FEW and len(mentions) == 1 and _compared(mention, rest)
        return asks and not beside and words <= _FEW if mention.trust == "faint" else asks or beside

    return tuple(m for m in mentions if holds(m))


def asks_nothing(mentions: Sequence[Mention], rest: str) -> bool:
    """Whether a message without any cue word is more than names, alone or side by side: it asks for no fact."""
    words = len(_WORD.findall(rest))
    return words > _BARE and not (len(mentions) > 1 and (joined(mentions, rest) or words <= _FEW))


def _compared(mention: Mention, rest: str) -> bool:
    """Whether a joining word stands right beside a name: ``RWKV or Mistral``."""
    return bool(_BEFORE.search(rest[: mention.start]) or _BEHIND.match(rest[mention.end :]))


def _of_one_lab(mentions: Sequence[Mention]) -> bool:
    """Whether two different names of one lab's lines stand in the sentence: *Sonnet there, not Haiku*."""
    if all(m.trust == "faint" for m in mentions):
        return False
    labs = [m.models[0].partition("/")[0] for m in mentions if m.models]
    return len(labs) > len(set(labs)) and len({m.models[0] for m in mentions if m.models}) > 1


def joined(mentions: Sequence[Mention], rest: str) -> bool:
    """Whether two names stand against each other with nothing but a joining word between: ``haiku or sonnet``."""
    return any(
        first.models[:1] != second.models[:1]
        and rest[first.end : second.start].strip()
        and _BETWEEN.fullmatch(rest[first.end : second.start])
        for first, second in pairwise(mentions)
    )
