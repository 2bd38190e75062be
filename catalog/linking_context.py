"""What stands around a name in a text, and whether it belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalog.name_words import CONTEXT_AFTER_MAX, COUNTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.atoms import Atom

GAP = re.compile(r"(?:[\s\-_.~‐-—]{0,2}|:|\s?\()")
"""What may stand between two parts of one name."""
GLUED = re.compile(r"[-.](?P<word>[^\W\d_]\w*)(?:[-.]?\w+)*")
"""A word glued behind a name: ``-cli`` of ``gemini-cli``."""
ALONGSIDE = re.compile(
    r"\s*(?:,|/|&|\+|\(|and|or|vs\.?|versus|against|next to|than|to|und|oder|y|o|et|ou|и|или|和|と)\s*", re.IGNORECASE
)
"""What may stand between a name and a version that leans on it: ``Opus 4.7 next to 4.6``."""
_COUNTED = re.compile(COUNTED, re.IGNORECASE)
_AMOUNT = re.compile(r"(?:in|out|input|output|context|ctx|window|prompts?)\b", re.IGNORECASE)


def is_measure(text: str, parts: Sequence[Atom], at: int) -> bool:
    """Whether a *max* measures what follows (``claude max context``) rather than ends a name (``qwen-max price``)."""
    hyphened = text[: parts[at].start].endswith(("-", "_"))
    return not hyphened and at + 1 < len(parts) and parts[at + 1].text in CONTEXT_AFTER_MAX


def runs_on(text: str, stop: int) -> bool:
    """Whether the word goes on behind what was read: ``GPT4All`` is no GPT-4."""
    following = text[stop : stop + 1]
    return following.isascii() and following.isalpha()


def counts(text: str, number: Atom) -> bool:
    """Whether a number counts something rather than names a version: ``3 times``, ``100M in``."""
    behind = text[number.end : number.end + 12].lstrip(" -")
    return _COUNTED.match(behind) is not None or (number.kind == "size" and _AMOUNT.match(behind) is not None)
