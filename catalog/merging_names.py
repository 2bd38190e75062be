"""What a model is called: the lab's own writing without the route's remarks, else the most common clean name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.merging_groups import Placed

_REMARK = re.compile(
    r"\s*[(\[](?:latest|us|eu|apac?|au|jp|ca|global|free|international|china|beta|fp8|fp4|nvfp4|int4|turbo|fast|"
    r"deprecated|retir\w*|legacy|batch|tee|base|default|\w+ region|old|new|exp|cs|vertex\w*|bedrock|azure|regional|"
    r"\d{4}-\d{2}-\d{2}|\d{2}/\d{2}|\d{4}|\d{8})[)\]]",
    re.IGNORECASE,
)
_LATEST = re.compile(r"\s+latest$", re.IGNORECASE)
_DATE_TAIL = re.compile(r"[\s-]+(?:20\d{2}-?\d{2}-?\d{2}|20\d{6})$")
_DATE_IN_ID = re.compile(r"-(20\d{2}-\d{2}-\d{2}|20\d{6})$")
_VENDOR = re.compile(r"^[\w .&-]{2,24}:\s+")
_SPELLINGS = {
    "ai21": "AI21",
    "api": "API",
    "codestral": "Codestral",
    "deepseek": "DeepSeek",
    "ernie": "ERNIE",
    "fp8": "FP8",
    "glm": "GLM",
    "gpt": "GPT",
    "hd": "HD",
    "it": "IT",
    "mai": "MAI",
    "mimo": "MiMo",
    "minimax": "MiniMax",
    "moe": "MoE",
    "oss": "oss",
    "qvq": "QVQ",
    "qwq": "QwQ",
    "tts": "TTS",
    "ui": "UI",
    "vl": "VL",
}
_SIZE = re.compile(r"[ae]?\d+(?:\.\d+)?[bmt]|\d+x\d+b", re.IGNORECASE)
_LINE = re.compile(r"o\d+")
_HYPHENATED = 3
"""A name with so many hyphens and no space is an id."""
_GLUED = re.compile(r"(?P<word>[a-z]+)(?P<number>\d[\d.]*)")
_SPLIT_VERSION = re.compile(r"(?<![\w.])([1-9]\d?)-(\d{1,2})(?![\w.])")


def clean(name: str) -> str:
    """A display name without what belongs to the route: ``Anthropic: Claude Haiku 4.5 (US)`` → ``Claude Haiku 4.5``."""
    plain = _VENDOR.sub("", name.strip())
    if "/" in plain:
        plain = plain.rpartition("/")[2]
    before = ""
    while before != plain:
        before, plain = plain, _LATEST.sub("", _REMARK.sub("", plain)).strip()
    return plain or name


def from_id(model: str) -> str:
    """A readable name out of an id, where nobody writes one: ``anthropic/claude-haiku-5-5`` → ``Claude Haiku 5.5``."""
    joined = _SPLIT_VERSION.sub(r"\1.\2", model.partition("/")[2])
    named = " ".join(_word(word) for word in joined.split("-") if word)
    return re.sub(r"^(GPT|GLM) (?=\d)", r"\1-", named) or model


def _word(word: str) -> str:
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if _SIZE.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return _size(word)
    if _LINE.fullmatch(word):
        return word
    glued = _GLUED.fullmatch(word)
    if glued and glued["word"] in _SPELLINGS:
        return _SPELLINGS[glued["word"]] + glued["number"]
    return word[:1].upper() + word[1:]


def _spelled(name: str) -> str:
    """The name with sizes and initials as labs write them: ``Gemma 2 2b It`` → ``Gemma 2 2B IT``."""
    words = name.split(" ")
    if len(words) == 1 and name.count("-") >= _HYPHENATED:
        words = name.split("-")
    return " ".join(_size(word) if _SIZE.fullmatch(word) or word in {"It", "it"} else word for word in words)


def _size(word: str) -> str:
    return word.upper().replace("X", "x") if word[:1].isdigit() else word.upper()


def display_name(model: str, routes: Sequence[Sequence[Placed]]) -> str:
    """The model's name: the lab's own, where it is a name of just this model; else the one most providers write.

    Args:
        model: Its id.
        routes: Its rows, the lab's own plain route first.
    """
    plain = [placed for rows in routes for placed in rows if placed.row.name and placed.variant is None]
    own = [placed for placed in plain if placed.first_party]
    by_id = _fitting(model, own) or _fitting(model, plain)
    if by_id:
        return _undated(model, by_id)
    named = [clean(placed.row.name or "") for placed in own]
    return _undated(model, _spelled(named[0])) if named else _undated(model, from_id(_DATE_IN_ID.sub("", model)))


def _fitting(model: str, rows: Sequence[Placed]) -> str | None:
    """The most common name that has just the letters of the id; a provider that writes it twice counts once."""
    wanted = _letters(_DATE_IN_ID.sub("", model.partition("/")[2]))
    written = {
        (placed.row.provider.id, _spelled(name))
        for placed in rows
        if (name := clean(placed.row.name or "")) != name.lower() and _letters(name) == wanted
    }
    counted = Counter(name for _, name in written)
    return min(counted, key=lambda name: (-counted[name], "-" in name, name)) if counted else None


def _letters(name: str) -> str:
    """The letters and digits of a name, whatever the order of its words."""
    return "".join(sorted(re.sub(r"[^a-z0-9]", "", name.lower())))


def _undated(model: str, name: str) -> str:
    """The name with the date that the model's id has, and without any other."""
    plain = _DATE_TAIL.sub("", name)
    dated = _DATE_IN_ID.search(model)
    return f"{plain} ({dated[1]})" if dated else plain
