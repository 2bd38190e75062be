"""Shares of a workload: ``3:1 in:out``, ``80% of it input``, ``3/4 of 80M is input``, ``half of the input cached``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from answers.cues import load_cues
from answers.phrases import folded

_EASTERN_SIDES = r"(?:输入|入力)(?:token)?\s*[:/与和と、：]?\s*(?:输出|出力)(?:token)?"
_SIDES = r"(?:input|in|prompts?)(?:\s+tokens?)?\s*(?:[:/&]|-?to-?|and|vs\.?)\s*(?:output|out|completions?)\b"
_RATIO = re.compile(
    r"\b(?P<one>\d+(?:\.\d+)?)\s?(?:[:/-]|to)\s?(?P<other>\d+(?:\.\d+)?)\s*(?:of\s+)?"
    rf"(?:\b(?:ratio|split|mix)\b|\(?{_SIDES})"
    rf"|(?:\b{_SIDES}\s*(?:ratio|split|mix)?|{_EASTERN_SIDES}(?:比例|比率|比|の比率)?)\s*(?:of|is|=|:|为|是|は)?\s*"
    r"(?P<first>\d{1,2})\s?(?:[:/-]|to)\s?(?P<second>\d{1,2})(?![\d.]*\s?\w)"
    r"|\bat\s(?P<bare>\d{1,2}):(?P<against>\d{1,2})(?![\d:]|\s?[ap]m\b)",
    re.IGNORECASE,
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "nine": 9, "ein": 1, "drei": 3, "un": 1, "uma": 1}
_NAMED = {
    "half": 2, "hälfte": 2, "mitad": 2, "moitié": 2, "metà": 2, "metade": 2, "половина": 2, "一半": 2, "半分": 2,
    "third": 3, "drittel": 3, "tercio": 3, "tiers": 3, "terzo": 3, "terço": 3,
    "quarter": 4, "fourth": 4, "viertel": 4, "cuarto": 4, "quart": 4, "quarto": 4, "четверть": 4,
    "fifth": 5, "fünftel": 5, "sixth": 6, "eighth": 8, "tenth": 10, "zehntel": 10,
}  # fmt: skip
_PART = re.compile(
    r"(?<![\d.,])(?P<percent>\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b|prozent\b|por ciento\b)"
    r"|(?<![\d/.])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/.])(?!\s?(?:[kmb]\b|[mb]il|mio|mln|thousand))"
    rf"|(?:\b(?P<count>{'|'.join(_COUNTS)})[\s-])?(?<![^\W_])(?P<named>{'|'.join(_NAMED)})s?(?![a-zß-ÿ])"
    r"(?!\s+(?:(?:of\s+)?a\s+)?[mb]illion)",
    re.IGNORECASE,
)
_BEHIND = 60
"""How far behind a share the word may stand that says of what it is, in characters."""
_CLAUSE = re.compile(r"[,;:()、，。]|\.\s")
_WIDER = re.compile(r"[,;、，。]|\.\s")
_OF_ONE_SIDE = re.compile(
    r"\s*(?:of|des|der|del|de la|du)\s+(?:the\s|our\s|all\s|each\s|that\s)?(?:input|in|prompts?|output)\b",
    re.IGNORECASE,
)
"""*80% of the input* is no share of all."""
_OF_THAT = re.compile(r"\s*(?:of|davon|de eso|de ça)\b", re.IGNORECASE)
_LEADING = re.compile(r"(?:\s|is|are|about|around|roughly|only|just|mostly|[(:=~≈])*", re.IGNORECASE)
_EVENLY = re.compile(
    r"\b(?:evenly|equally)\s(?:split|divided)\b|\bsplit\s(?:evenly|equally)\b|\bhalf\s(?:in|input)\W+(?:and\s)?half\s(?:out|output)\b"
    r"|\bfifty[\s-]fifty\b|(?<![\d.,])50\s?[/:-]\s?50(?![\d.,])",
    re.IGNORECASE,
)
_CACHED = re.compile(r"\b(?:cach|from (?:the )?cach|gecach|en caché|in cache|кэш|кеш)|缓存|キャッシュ", re.IGNORECASE)
_HIT_RATE = re.compile(
    r"(?:\bcache[\s-]hits?(?:[\s-]rate)?|\bк[эе]шем|\bcaché|\bcache|缓存|キャッシュ)\s*(?:of|is|at|around|about|:|=|~)*\s*$",
    re.IGNORECASE,
)
_NOT_CACHED = re.compile(r"\b(?:nothing|not|no|without|un)[\s-]?(?:any\s)?cach(?:ed|ing|e)\b", re.IGNORECASE)
_BATCH = re.compile(r"\bbatch(?:ed|es|ing)?\b(?!\s+(?:of|sizes?|runs?)\b)", re.IGNORECASE)
_BATCHED = re.compile(
    r"\bbatch(?:ed|es|ing)?\b(?!\s+(?:of|sizes?|runs?|discount|savings?|price|rebate|cheaper|off)\b)", re.IGNORECASE
)
"""*The 50% batch discount* is no part of it."""
_NO_BATCH = re.compile(
    r"\b(?:no|not|nothing in|none in|not in|without|instead of|un)[\s-]?(?:the\s|any\s|a\s)?batch", re.IGNORECASE
)
_JOBS = re.compile(r"\s+jobs?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Split:
    """How much of all tokens is input, 0–1, where the text says so, and which side it speaks of."""

    input: Decimal
    spans: tuple[tuple[int, int], ...]
    side: str = "input"


def split_in(text: str) -> Split | None:
    """The split of all tokens that a text tells; ``None``: none."""
    ratio = _RATIO.search(text)
    if ratio is not None:
        read, written = (
            Decimal(ratio[one] or ratio[two] or ratio[three])
            for one, two, three in (("one", "first", "bare"), ("other", "second", "against"))
        )
        return Split(read / (read + written), (ratio.span(),)) if read + written else None
    even = _EVENLY.search(text)
    if even is not None:
        return Split(Decimal("0.5"), (even.span(),))
    for match in _PART.finditer(text):
        behind = _behind(text, match)
        part = _part(match)
        side = None if part is None or _CACHED.search(behind) or _BATCH.search(behind) else _side(text, match, behind)
        if side is not None and part is not None:
            name, start, end = side
            return Split(part if name == "input" else 1 - part, (match.span(), (start, end)), name)
    return None


def _side(text: str, match: re.Match[str], behind: str) -> tuple[str, int, int] | None:
    """Which side a share is, and where that stands: behind it in its clause, or right before it."""
    sides = load_cues().roles
    found = (
        None
        if _OF_ONE_SIDE.match(behind)
        else next((f for f in sides.find(behind) if f.name in {"input", "output"}), None)
    )
    if found is not None:
        return found.name, match.end() + found.start, match.end() + found.end
    if not match["percent"] and not _OF_THAT.match(behind):  # *out a quarter* is a period
        return None
    begin = max(0, match.start() - _BEHIND)
    before = text[begin : match.start()]
    found = next((f for f in reversed(sides.find(before)) if f.name in {"input", "output"}), None)
    if found is None or not _LEADING.fullmatch(before[found.end :]):
        return None
    return found.name, begin + found.start, begin + found.end


def cached_in(text: str) -> Decimal | None:
    """The share of the input that is read from a cache: ``60% cached``, ``half of the input comes from cache``."""
    for match in _PART.finditer(text):
        if _CACHED.search(_behind(text, match, _WIDER)) or _HIT_RATE.search(
            text[max(0, match.start() - _BEHIND) : match.start()]
        ):
            return _part(match)
    return Decimal(0) if _NOT_CACHED.search(text) else None


def batched_in(text: str) -> Decimal | None:
    """The share that runs as a batch: all of it, unless a part is named; 0 where a text says *no batch*."""
    if _NO_BATCH.search(text):
        return Decimal(0)
    found = _BATCH.search(text)
    if found is None and not load_cues().runs.find(text):
        return None
    if found is not None and _JOBS.match(text, found.end()) and not _PART.search(text):
        return None
    for match in _PART.finditer(text):
        if _BATCHED.search(_behind(text, match)):
            return _part(match)
    return Decimal(1)


def shares(text: str) -> list[tuple[int, int]]:
    """Where shares stand in a text."""
    return [match.span() for match in _PART.finditer(text)]


def _behind(text: str, part: re.Match[str], clause: re.Pattern[str] = _CLAUSE) -> str:
    """What stands behind a share in its clause, up to the next share."""
    behind = clause.split(text[part.end() : part.end() + _BEHIND])[0]
    following = _PART.search(behind)
    return behind if following is None else behind[: following.start()]


def _part(match: re.Match[str]) -> Decimal | None:
    """The share said, at most 1; ``None`` for one that is no part: ``5/3``."""
    if match["percent"]:
        return min(Decimal(match["percent"].replace(",", ".")) / 100, Decimal(1))
    if match["named"]:
        part = Decimal(_COUNTS[folded(match["count"] or "a")]) / _NAMED[folded(match["named"])]
    else:
        part = Decimal(match["over"]) / Decimal(match["under"]) if int(match["under"]) else Decimal(1)
    return part if part < 1 else None
