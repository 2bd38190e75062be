"""How names are spelled: one writing for ``4.5``, ``4-5`` and ``4p5``, and keys under which spellings meet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

DATE: Final = re.compile(
    r"-(?:(?:19|20)\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])|2\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$"
)
"""A full date at the end: ``-20251001``, ``-2024-05-13``, ``-260828``. Four digits are a version's (``-2512``)."""

_SEPARATORS: Final = str.maketrans({" ": "-", "_": "-", "(": "", ")": "", "+": "-plus-"})
_P_VERSION: Final = re.compile(r"(?<=\d)p(?=\d)")
_DASH_VERSION: Final = re.compile(r"(?<![\d.])([a-z]{0,12}(?:[1-9]\d|\d))-(0|[1-9]\d?)(?=$|-)")
_THIRD: Final = re.compile(r"(?<=\d\.\d)-(\d)(?=$|-)")
_DOTTED: Final = re.compile(r"(?<=\d)\.(?=\d)")
_JOINED: Final = re.compile(r"^(gpt|glm|gemma|llama|gemini|grok|mistral|nova|kimi|phi|yi|imagen|hermes|seedance)(?=\d)")
_SEPARATE: Final = re.compile(r"^(qwen|hy)-v?(?=\d)")
_LLAMA_V: Final = re.compile(r"\bllama-v(?=\d)")
_LETTERS_DIGIT: Final = re.compile(r"(?<=[a-z]{2})(?=\d)")
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_DASHES: Final = re.compile(r"-{2,}")
_COMPACT: Final = re.compile(r"^(gpt-|qwen|minimax-m|mimo-v|glm-|deepseek-v|kimi-k)(\d)(\d)(?=$|-)")

_CLAUDE_JOINED: Final = re.compile(r"(haiku|sonnet|opus|fable|mythos)(?=\d)")
_CLAUDE_FRONT: Final = re.compile(r"claude-(\d(?:-\d{1,2})?)-(haiku|sonnet|opus|fable|mythos)(?=$|-)")
_CLAUDE_BACK: Final = re.compile(r"claude-(haiku|sonnet|opus)-(3(?:-\d)?)(?=$|-)")
_CLAUDE_TAIL: Final = re.compile(r"(?<=\d)-v1$|(?<=-4)-0(?=$|-)")

_HOUSE: Final[dict[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    lab: tuple((re.compile(pattern), written) for pattern, written in rules)
    for lab, rules in {
        "alibaba": ((r"-0-6b$", "-0.6b"),),
        "amazon": ((r"^(nova-.*)-v1$", r"\1"),),
        "bfl": ((r"^flux\.?-?(?=\d)", "flux-"),),
        "bytedance-seed": ((r"^(?:doubao|dola)-(?=seed)", ""),),
        "deepseek": ((r"^deepseek-chat-(?=v\d)", "deepseek-"), (r"(?<=qwen)-1-5b$", "-1.5b")),
        "google": ((r"^(gemini-\d.*)-00\d$", r"\1"), (r"^gemini-(pro|flash)-(\d\.\d)$", r"gemini-\2-\1")),
        "meta": (
            (r"^meta-", ""),
            (r"^code-llama", "codellama"),
            (r"llama-4-(scout|maverick)(?:-17b)?(?:-(?:16|128)e)?", r"llama-4-\1-17b"),
        ),
        "nvidia": (
            (r"nvidia-", ""),
            (r"nemotron-(nano|super|ultra|lightning)-(3(?:\.5)?)(?=$|-)", r"nemotron-\2-\1"),
            (r"nemotron-nano-v2-(\d+b)", r"nemotron-nano-\1-v2"),
        ),
        "openai": ((r"^gpt-35(?=$|-)", "gpt-3.5"),),
    }.items()
}
"""What single labs' names need: words in another order, Google's revisions (``-001``), Azure's ``gpt-35``."""

_BARE: Final[dict[str, tuple[re.Pattern[str], str]]] = {
    "deepseek": (re.compile(r"[vr]\d"), "deepseek-"),
    "minimax": (re.compile(r"[mh]\d"), "minimax-"),
    "moonshotai": (re.compile(r"k\d"), "kimi-"),
}
"""Labs whose name stands for the first word where the vendor was written before a dot: ``deepseek.v3.1``."""

_COMPLETIONS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"llama-3\.[123]-(8|70|405)b|llama-3\.2-(11|90)b-vision", "-instruct"),
        (r"llama-3\.2-(11|90)b", "-vision-instruct"),
        (r"llama-4-(scout|maverick)-17b", "-instruct"),
        (r"gemma-[234]-\d+b(-a4b)?|gemma-[34]n?-e\db", "-it"),
        (r"qwen2\.5(-coder|-vl|-math)?-\d+b", "-instruct"),
        (r"qwen3-coder-\d+b(-a\d+b)?|qwen3-next-80b(-a3b)?|qwen3-vl-\d+b(-a\d+b)?", "-instruct"),
    )
)
"""Open weights that are served in one tuning only, yet often written without it."""

_MISTRAL: Final = re.compile(
    r"((?:mistral|ministral|devstral|magistral|voxtral|codestral|pixtral)(?:-(?:large|medium|small|mini))?)"
    r"(-\d(?:\.\d)?)?(?:-\d+b)?(?:-instruct)?(-\d{4})?"
)


@lru_cache(maxsize=32768)
def spell(name: str, lab: str | None) -> str:
    """Write a name as its lab's canonical ids do: lower case, dashes between words, versions with a dot.

    Anthropic alone writes versions with a dash, and moved them behind the size with generation 4.
    """
    text = name.strip().lower().translate(_SEPARATORS)
    date = DATE.search(text)
    tail = date[0] if date else ""
    text = _LLAMA_V.sub("llama-", _P_VERSION.sub(".", text[: len(text) - len(tail)]))
    text = _JOINED.sub(r"\1-", _SEPARATE.sub(r"\1", text))
    text = _claude(text) if lab == "anthropic" else _house(_THIRD.sub(r".\1", _DASH_VERSION.sub(r"\1.\2", text)), lab)
    return _DASHES.sub("-", text).strip("-.") + tail


def _claude(text: str) -> str:
    """Anthropic's order: ``claude-4.5-haiku`` → ``claude-haiku-4-5``, ``claude-haiku-3`` → ``claude-3-haiku``."""
    text = _CLAUDE_JOINED.sub(r"\1-", _DOTTED.sub("-", text))
    front = _CLAUDE_FRONT.match(text)
    if front and front[1][0] > "3":
        text = f"claude-{front[2]}-{front[1]}{text[front.end() :]}"
    return _CLAUDE_TAIL.sub("", _CLAUDE_BACK.sub(r"claude-\2-\1", text))


def _house(text: str, lab: str | None) -> str:
    """What single labs' names need besides."""
    bare = _BARE.get(lab or "")
    if bare and bare[0].match(text):
        text = bare[1] + text
    for pattern, written in _HOUSE.get(lab or "", ()):
        text = pattern.sub(written, text)
    return text


def undated(name: str) -> str:
    """The name without a full date at its end."""
    return DATE.sub("", name)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What equal spellings share; word order counts: ``Qwen 3.5-4B`` and ``qwen3-5-4b`` → ``qwen-3-5-4b``."""
    return _OTHER.sub("-", _LETTERS_DIGIT.sub("-", name.lower())).strip("-")


def completed(name: str) -> str | None:
    """The name with the tuning that is the only one served (``gemma-4-31b`` → ``gemma-4-31b-it``), or ``None``."""
    return next((name + ending for pattern, ending in _COMPLETIONS if pattern.fullmatch(name)), None)


def other_spellings(name: str, lab: str) -> tuple[str, ...]:
    """What the lab may mean by a name that it does not sell; worth a look only, never the name of a new model."""
    found = [completed(name) or ""]
    compact = _COMPACT.match(name)
    if compact:
        found.append(f"{compact[1]}{compact[2]}.{compact[3]}{name[compact.end() :]}")
    if lab in {"google", "openai"}:
        found += [f"{name}-preview"] if lab == "google" else [f"{name}-latest", f"{name}-preview"]
    match = _MISTRAL.fullmatch(name) if lab == "mistral" else None
    if match and (match[2] or match[3]):
        found.append(match[1] + (match[3] or match[2]))
    return tuple(spelling for spelling in found if spelling and spelling != name)
