"""What stands around a name in a text, and whether it belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalog.name_words import (
    COMPOUNDS,
    CONTEXT_AFTER_MAX,
    COUNTED,
    COUNTERS,
    EVERYDAY_BRANDS,
    GROKKED,
    GROKKING,
    LINES,
    MODALITIES,
    OTHER_SENSES,
    PRODUCTS,
    STEPPED,
    TIERS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.atoms import Atom

GAP = re.compile(r"(?:[\s\-_.~‐-—－]{0,2}|:|[\s-]?[(\[]|[)\]]\s?)")
"""What may stand between two parts of one name."""
GLUED = re.compile(r"[-.](?P<word>[^\W\d_]\w*)(?:[-.]?\w+)*")
"""A word glued behind a name: ``-cli`` of ``gemini-cli``."""
ALONGSIDE = re.compile(
    r"[`*_'\"]?\s*(?:,|/|&|\+|\(|和|と|,?\s*\b(?:and|or|vs|versus|against|next to|than|to)\b\.?|"
    r",?\s*\b(?:und|oder|y|o|et|ou|e|и|или)\b)\s*[`*_'\"]?",
    re.IGNORECASE,
)
"""What may stand between a name and a version that leans on it: ``Opus 4.7 next to 4.6``."""
_JOINED = re.compile(r"(?:vs|versus|oder)\b", re.IGNORECASE)
"""Glued to a name by a slip of the space bar: ``haiku4.5vs sonnet4.5``."""
_COUNTED = re.compile(COUNTED, re.IGNORECASE)
_COUNTERS = re.compile(COUNTERS)
_SCIENTIFIC = re.compile(r"\d+e\d+\b", re.IGNORECASE)
_NEAR = 4
"""So many words on either side of a name can tell that it means another thing."""
_AMOUNT = re.compile(
    r"(?:in|out|input|output|context|ctx|window|prompts?|(?:a|an|per|each|every|pro|im|am|par|por|al|в|за)\s)\b"
    r"|/\s?(?:[a-z]|\d+(?:\.\d+)?[kmb]\b)",
    re.IGNORECASE,
)
GROUPS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\w)")
"""``50 000 requests``: digits in groups, behind a name that has its version."""
_FRACTION = re.compile(r"\d/\d{1,2}(?![\d.])\s+(?:of|in|out|input|output|the)\b", re.IGNORECASE)
"""``haiku 4.5, 3/4 of it input`` has no version 3."""
_AUXILIARY = re.compile(
    r"\b(?:does|do|did|can|could|will|has|have|kann|hat|puede|tiene|peut|può|pode|может)\s+$", re.IGNORECASE
)
_COMPOUND = re.compile(rf"-(?:[A-ZÄÖÜ][a-zäöüß]+|(?:{'|'.join(sorted(COMPOUNDS))})\b)")
_PLAN = re.compile(
    r"(?:['’]s)?[\s-]+(?:[$€£]\s?\d+(?:[.,]\d+)?\s+)?(?P<word>[a-z]+)(?:\s+(?P<next>[a-z]+))?", re.IGNORECASE
)


def is_measure(text: str, parts: Sequence[Atom], at: int) -> bool:
    """Whether a *max* measures what follows (``claude max context``) rather than ends a name (``qwen-max price``)."""
    if parts[at].text != "max" or text[: parts[at].start].endswith(("-", "_")):
        return False
    return at + 1 < len(parts) and parts[at + 1].text in CONTEXT_AFTER_MAX


def is_asked_for(text: str, parts: Sequence[Atom], first: int, at: int) -> bool:
    """Whether a word behind a name is what it is asked for: ``gpt-5 image input``, ``can haiku 4.5 search``."""
    if parts[at].text not in MODALITIES or not text[: parts[at].start].endswith(" "):
        return False
    following = parts[at + 1].text if at + 1 < len(parts) else ""
    if parts[at].text == "multimodal":
        return text[: parts[first].start].lower().endswith("is ")
    if parts[at].text == "code" and following in {"price", "tokens"}:
        return False
    return following in {"input", "inputs", "support", "understanding", "price", "tokens"} or bool(
        _AUXILIARY.search(text, max(0, parts[first].start - 8), parts[first].start)
    )


def is_product(text: str, brand: str, stop: int) -> bool:
    """Whether a brand and the word behind it name a product or a plan: ``Claude Code``, ``Claude's $20 plan``."""
    products = PRODUCTS.get(brand)
    found = _PLAN.match(text, stop) if products else None
    if not products or found is None or found["word"].lower() not in products:
        return False
    return not (found["word"].lower() == "max" and (found["next"] or "").lower() in CONTEXT_AFTER_MAX)


def is_compound(chunk: re.Match[str]) -> bool:
    """Whether what is glued behind a name is an ordinary word: ``Haiku-Preis``, not ``Kimi-Dev-72B``."""
    glued = chunk.group()
    return _COMPOUND.match(glued) is not None and not any(c.isdigit() for c in glued)


def runs_on(text: str, stop: int) -> bool:
    """Whether the word goes on behind what was read: ``GPT4All`` is no GPT-4."""
    following = text[stop : stop + 1]
    return following.isascii() and following.isalpha() and _JOINED.match(text, stop) is None


def is_tail_of_word(text: str, start: int, *, bare: bool) -> bool:
    """Whether a word began before what was read: ``T5Gemma`` is no Gemma, nor is ``granite-speech-3.3-8b`` a 3.3 8B.

    Args:
        text: The message.
        start: Where the reading begins.
        bare: Whether it has no brand, so that a hyphen before it makes it part of another name.
    """
    before = text[max(0, start - 2) : start]
    if bare and before[-1:] in {"-", "_"} and before[:1].isalpha():
        return True
    return before[-1:].isascii() and before[-1:].isalnum()


def means_another_thing(parts: Sequence[Atom], at: int, end: int) -> bool:
    """Whether a word near a name tells that it is no model here: ``Opus codec``, ``o1 visa``."""
    telling = [OTHER_SENSES[a.text] for a in parts[at:end] if a.text in OTHER_SENSES]
    if not telling:
        return False
    near = {a.text for a in parts[max(0, at - _NEAR) : end + _NEAR]}
    return any(others & near for others in telling)


def is_everyday(text: str, parts: Sequence[Atom], at: int, end: int, words: Sequence[str]) -> bool:
    """Whether the form alone tells that no model is meant: ``Phi Phi``, ``pro 3 max``, ``grok this``."""
    before = parts[at - 1].text if at else ""
    following = parts[end].text if end < len(parts) and text[parts[end - 1].end : parts[end].start] == " " else ""
    told = set(words)
    if len(told) == 1 < len(words):
        return True
    if all(w[0].isdigit() or (w in TIERS and w not in LINES) for w in told) and following in TIERS:
        return True
    if told & EVERYDAY_BRANDS and all(w in EVERYDAY_BRANDS or w.isdigit() for w in told) and before in STEPPED:
        return True
    return told == {"grok"} and following in GROKKED and (not before or before in GROKKING)


def counts(text: str, number: Atom) -> bool:
    """Whether a number counts something rather than names a version: ``3 times``, ``100M in``, ``$4.5``."""
    behind = text[number.end : number.end + 12].lstrip(" -")
    return (
        text[: number.start].endswith(("$", "€", "£"))
        or _SCIENTIFIC.match(text, number.start) is not None
        or _FRACTION.match(text, number.start) is not None
        or _COUNTED.match(behind) is not None
        or (text[number.start - 1 : number.start].isspace() and _COUNTERS.match(text, number.end) is not None)
        or (number.kind == "size" and _AMOUNT.match(behind) is not None)
    )
