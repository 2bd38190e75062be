"""Who makes or serves a model, said beside its name: ``moonshot kimi k3``, ``codestral via mistral``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from catalog.labs import LABS, ORGS
from catalog.name_words import OPTIONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.mentions import Mention

_SPOKEN: Final = {"doubao": "bytedance-seed", "nous": "nousresearch", "zhipu": "zhipuai", "facebook": "meta"}
_LINES: Final = frozenset({"gemini", "grok", "kimi", "llama", "mimo", "qwen"})
"""Publishers' names that people use for the models alone."""
_MAKERS: Final = (
    {word: word for word in LABS} | {word: lab for word, lab in ORGS.items() if word not in _LINES} | _SPOKEN
)
_MAKER_OF = re.compile(r"(?:['’]s)?(?:\s(?:ai|labs?|research))?[\s:/(–—-]{1,3}", re.IGNORECASE)
_RELEASES = re.compile(
    r"(?:\s+(?:just|has|have|now|today|finally|ai))*"
    r"\s+(?:releas|launch|announc|unveil|introduc|present|open[- ]?sourc|drop|ship|reveal|debut|publish|veröffentlich"
    r"|bring|lanz|lanc|sort)\w*\s+(?:[^\W\d_]+\s+){0,3}[\"“‘']?",
    re.IGNORECASE,
)
"""A headline's verb between a maker and its model: *Mistral releases its new Devstral*."""
_MADE_BY = re.compile(r".{0,30}?\b(?:by|from|of|von|par|de|da)\s+(?:the\s+)?", re.IGNORECASE | re.DOTALL)
_SERVED_BY = re.compile(
    r"\b(?:on|via|through|at|over|using|auf|über|bei|sur|chez|en|su|em|через|на)\s+$", re.IGNORECASE
)


def maker(word: str) -> str | None:
    """The lab that a word names, ``None`` where it names none."""
    return _MAKERS.get(word)


def without_makers(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Mentions without the bare names that only tell who makes or serves the model beside."""
    kept: list[Mention] = []
    for at, mention in enumerate(found):
        lab = _lab_said(mention)
        following = found[at + 1] if at + 1 < len(found) else None
        if lab is None or not (
            (following is not None and _leads(text, mention, following, lab))
            or (kept and _follows(text, kept[-1], mention, lab))
        ):
            kept.append(mention)
    return kept


def _lab_said(mention: Mention) -> str | None:
    """The lab that a mention may be: one that is nothing but a lab's name."""
    plain = {word for word in mention.words if word not in OPTIONAL}
    return maker(plain.pop()) if len(plain) == 1 and mention.reading == "family" else None


def _leads(text: str, mention: Mention, following: Mention, lab: str) -> bool:
    between = (text, mention.end, following.start)
    return _lab(following) == lab and bool(_MAKER_OF.fullmatch(*between) or _RELEASES.fullmatch(*between))


def _follows(text: str, before: Mention, mention: Mention, lab: str) -> bool:
    """Whether the lab made the model before it, or serves it."""
    if not before.models:
        return False
    made = _lab(before) == lab and _MADE_BY.fullmatch(text, before.end, mention.start) is not None
    return made or _SERVED_BY.search(text, before.end, mention.start) is not None


def _lab(mention: Mention) -> str:
    return mention.models[0].partition("/")[0] if mention.models else ""
