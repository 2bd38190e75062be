"""Names that no catalog has, told by where they stand: *claude nimbus*, *openai zorp pricing*, *context of orion-7*."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from answers.strangers import is_english, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.phrases import Found
    from answers.questions import TopicName
    from answers.slips import Slips
    from catalog import Mention

WORD = re.compile(r"[^\W\d_]+")
BEHIND = re.compile(r" ([a-z]{3,})(?![\w'’./:-])", re.IGNORECASE)
_DOES = re.compile(r"\b(is|was|can|could|does|did|do|will|would|should|has|isn't|can't|doesn't)\s+$", re.IGNORECASE)
_VERB = re.compile(
    r"(?:do|have|support|cost|read|see|handle|understand|accept|run|work|use|come|get|beat|know|think|write|take|out)\b",
    re.IGNORECASE,
)
_NEAR = 12
"""So many characters before a name may hold its auxiliary."""
_MOST = 60
"""A message of more different words is no question about one name."""
FEW = 3
"""So many words, one of them strange, are a name and hardly a sentence."""
SAYS = re.compile(r"(?:ed|ing|ly|[^su]s)$")
"""How a word ends that tells what a model does rather than how it is called: *claude rocks*."""
_LABS = "openai|anthropic|xai|cohere|deepmind|moonshot(?: ai)?|zhipu|ai21|perplexity|mistral ai"
"""Labs that sell models and little else; of others (*meta quest*) the word *model* must be said too."""
_OTHERS = "google|meta|microsoft|amazon|nvidia|alibaba|apple|bytedance|tencent|baidu|ibm"
_MAKERS = tuple(re.split(r"[|(]", f"{_LABS}|{_OTHERS}".replace("(?: ai)?", "")))
_NAME = r"(?P<{0}>[a-z]{{4,}}(?:[ -]?v?\d+(?:\.\d+)?[a-z]?)?)"
_OF_A_LAB = re.compile(
    rf"\b(?:(?:{_LABS})(?:['’]s)?(?: new| latest)? {_NAME.format('behind')}"
    rf"|(?:{_LABS}|{_OTHERS})(?:['’]s)?(?: new| latest)? (?:model )?{_NAME.format('called')}(?<! model) model"
    rf"|{_NAME.format('before')} model (?:by |from |of )?(?:{_LABS}|{_OTHERS}))\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<![\w/.-])(?<!\bthe )(?<!\ba )(?<!\bmy )(?<!\bour )(?<!\byour )[a-z]{4,}(?:[ -]?v?\d+(?:\.\d+)?[a-z]?)?"
    r"(?:[ -](?:ultra|pro|mini|nano|large|small|max|plus|lite|flash))?(?![\w/-])",
    re.IGNORECASE,
)
_LONGEST = 24
"""So many letters a word may have to be looked at."""
DIGIT = re.compile(r"\d")
TIER = r"(?:[ -](?:ultra|pro|mini|nano|large|small|max|plus|lite|flash|turbo))?"
ENDS = r"(?![\w/%-])(?!\.\d)"
VERSIONED = re.compile(
    rf"(?<![\w/.@#-])[a-z]{{4,24}}[ -]?v?\d{{1,2}}(?:\.\d{{1,2}})?[ac-jln-wyz]?{TIER}{ENDS}"
    r"(?!\s?(?:%|times|mal|veces|fois|volte|vezes|раза?\b))",
    re.IGNORECASE,
)
"""A word with a version of its own: *gyrfalcon 7*, *zorblax-2 pro*."""
INSIDE = re.compile(
    r"(?:(?<!compare )(?<!compared )\bwith|\b(?:(?:run|work|host|deploy|available)\w* on|in|via|through|using|under"
    r"|from|at|by|since|until|our|my|your|auf|(?<!ist )mit|bei|unter|en|con|sur|avec|sous|su|em|com|sob))"
    r"\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
"""What stands before a place, a program or a person rather than before a model that is asked about."""
_WORLD = frozenset(
    """
    january february march april june july august september october november december
    english german french spanish italian portuguese russian chinese japanese korean arabic hindi polish dutch turkish
    swedish danish finnish greek czech hebrew thai vietnamese ukrainian europe germany france spain italy switzerland
    austria sweden canada china japan korea india brazil australia ireland poland windows linux macos android python
    table type step phase figure page section item part issue ticket project sprint room level chapter option point
    line case round build column slide group stage floor gate
    """.split()  # noqa: SIM905 - reads better so
)
"""Words with a capital, or a number behind them, that people ask about beside models and that are none."""
_TELLING: frozenset[TopicName] = frozenset(
    {
        "context",
        "max_output",
        "knowledge_cutoff",
        "open_weights",
        "capability:tools",
        "capability:structured_output",
        "capability:reasoning",
        "capability:prompt_caching",
        "capability:fine_tuning",
    }
)
"""What is asked of models alone, so that a name that nobody knows is a model's."""


def with_strangers(
    mentions: Sequence[Mention], rest: str, topics: Sequence[TopicName], cues: Sequence[Found], slips: Slips
) -> tuple[Mention, ...]:
    """The mentions, a brand with a strange word right behind it as one unknown name: *claude nimbus vs gpt-5*.

    Args:
        mentions: What linking found.
        rest: The message with the mentions blanked.
        topics: What it asks for.
        cues: Where the words stand that ask for it.
        slips: Tells a misspelt word from a name.
    """
    told: list[Mention] = []
    words = Counter(w.lower() for w in WORD.findall(rest))
    for mention in mentions:
        found = BEHIND.match(rest, mention.end) if mention.reading == "family" and len(mention.words) == 1 else None
        does = _DOES.search(rest[max(0, mention.start - _NEAR) : mention.start])
        doing = does is not None and found is not None and not _goes_on(does[1], found.end(), rest, cues)
        if found is None or doing or not _is_name(found[1], words, topics, slips):
            told.append(mention)
            continue
        said = mention.said + rest[mention.end : found.end()]
        told.append(
            replace(mention, said=said, end=found.end(), reading="unknown", models=(), family=None, trust="firm")
        )
    return tuple(told)


def _goes_on(auxiliary: str, at: int, rest: str, cues: Sequence[Found]) -> bool:
    """Whether a name may end here: *does claude nimbus do vision*, *is claude nimbus open*, but *can claude swim*."""
    behind = at + len(rest[at : at + _NEAR]) - len(rest[at : at + _NEAR].lstrip())
    stated = auxiliary.lower() in {"is", "was", "isn't", "has"} and any(f.start == behind for f in cues)
    return stated or _VERB.match(rest, behind) is not None


def _is_name(word: str, words: Counter[str], topics: Sequence[TopicName], slips: Slips) -> bool:
    """Whether a word behind a brand is part of a name: strange, and the only strange one of what is said."""
    low = word.lower()
    if is_plain(low) or slips.mended(word) or words[low] != 1:
        return False
    if not topics and (words.total() > FEW or SAYS.search(word)):
        return False
    return len(words) <= _MOST and all(is_english(w) for w in words if w != low)


def unknown_name(text: str, topics: Sequence[TopicName], slips: Slips) -> str | None:
    """The name that a message without any known one asks about; ``None``: none stands out.

    Args:
        text: The message.
        topics: What it asks for.
        slips: Tells a misspelt word from a name.
    """
    low = text.lower()
    lab = _OF_A_LAB.search(text) if any(name in low for name in _MAKERS) else None
    if lab is not None:
        name = next(part for part in lab.groups() if part)
        if is_strange(name, slips):
            return lab.group().strip()
    numbered = VERSIONED.finditer(text) if DIGIT.search(text) is not None else ()
    versioned = [m for m in numbered if is_strange(m.group(), slips)]
    alone = bool(versioned) and not WORD.search(text.replace(versioned[0].group(), ""))
    if len(versioned) == 1 and (alone or topics) and others_are_plain(text, versioned[0]):
        return None if INSIDE.search(text[: versioned[0].start()]) else versioned[0].group()
    if not _TELLING.issuperset(topics) or not topics:
        return None
    strange = [m for m in _NUMBERED.finditer(text) if is_strange(m.group(), slips)]
    known = (w for w in WORD.findall(text.lower()) if len(strange) != 1 or w not in strange[0].group().lower())
    return strange[0].group() if len(strange) == 1 and all(map(is_english, known)) else None


def is_strange(name: str, slips: Slips) -> bool:
    """Whether a name begins with a word that no question about models has."""
    word = WORD.findall(name)[0].lower()
    return word not in _WORLD and not is_plain(word) and not slips.mended(word)


def others_are_plain(text: str, name: re.Match[str]) -> bool:
    """Whether all words around a name are those of any question about models, in any language."""
    around = text[: name.start()] + " " + text[name.end() :]
    return all(
        len(w) == 1 or not w.isascii() or (len(w) <= _LONGEST and is_plain(w)) for w in WORD.findall(around.lower())
    )
