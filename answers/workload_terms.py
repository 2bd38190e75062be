"""How a workload is run, as people write it: ``60 % cached``, ``half of it in batches``, ``in the EU``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.amounts import amount
from answers.blanks import blanked
from answers.phrases import folded
from answers.shares import batched_in, cached_in, shares

if TYPE_CHECKING:
    from answers.questions import Workload

SHARES = {
    "half": Decimal(1) / 2,
    "a quarter": Decimal(1) / 4,
    "three quarters": Decimal(3) / 4,
    "a third": Decimal(1) / 3,
    "two thirds": Decimal(2) / 3,
    "all": Decimal(1),
    "everything": Decimal(1),
}
"""Shares in words."""
LONGEST_PROMPT = 2_000_000
"""More tokens than these are no single request's."""

_PART = (
    r"(?:(?<![\d.,])(?P<percent>\d+(?:[.,]\d+)?)\s?(?:%|percent|per cent|pct)"
    r"|\b(?P<words>half|a quarter|three quarters|a third|two thirds|all|everything))"
)
_OF = (
    r"\s*(?:of (?:it|that|them|those|this|the (?:input|prompts?|tokens|requests|traffic|work)|input|prompts?|requests"
    r"|traffic|tokens)\s+)?(?:(?:is|are|being|gets?|goes|runs?|running|can be|could be|would be|comes?|read)\s+){0,2}"
)
_WRITTEN = r"(?:written (?:in)?to (?:the |a )?cache|cache[\s-]?(?:writes?|written|writing|creation))"
_CACHED = r"(?:cached|from (?:the |a )?cache|cache[\s-]?(?:hits?|reads?)|cache)"
_BATCHED = (
    r"(?:(?:as|in|via|by|through|with|using|on) )?(?:a |the )?batch(?:ed|es|ing)?\b"
    r"(?!\s+(?:discount|saving|savings|price|rebate|cheaper|off|sizes?)\b)"
)
_KINDS = {"cache_written": _WRITTEN, "cached": _CACHED, "batched": _BATCHED}
_BEHIND = {name: re.compile(rf"{_PART}{_OF}{kind}\b", re.IGNORECASE) for name, kind in _KINDS.items()}
"""``60 % of the input is cached``, ``half of it runs in batches``."""
_BEFORE = {
    name: re.compile(rf"\b{kind}(?:[\s-]?(?:hit )?(?:rate|share))?\s?[:=]?\s*(?:of |for |at )?{_PART}", re.IGNORECASE)
    for name, kind in _KINDS.items()
}
"""``cached: 60 %``, ``cache hit rate of 80 %``, ``batch for half``."""
_PUT = re.compile(rf"\bwrit(?:e|es|ing)\s+{_PART}{_OF}(?:in)?to (?:the |a )?cache\b", re.IGNORECASE)
"""``writing 10 % to the cache``."""

REGIONS = {
    "eu": "eu", "e.u.": "eu", "europe": "eu", "european union": "eu",
    "us": "us", "u.s.": "us", "usa": "us", "united states": "us",
    "japan": "jp", "australia": "au", "india": "in", "canada": "ca", "asia pacific": "apac", "apac": "apac",
    "govcloud": "us-gov",
}  # fmt: skip
"""Regions as people call them, and as providers' ids do."""
_PLACE = "|".join(re.escape(name) for name in sorted(REGIONS, key=len, reverse=True))
_REGION = re.compile(
    r"\b(?:in|inside)\s+(?:the\s+)?(?P<id>(?:us|eu|ap|ca|sa|me|af|il|europe|asia)(?:-gov)?-[a-z]{4,9}-?\d)\b"
    r"|\b(?P<bare>(?:us|eu|ap|ca|sa|me|af|il)(?:-gov)?-(?:north|south|east|west|central)[a-z]{0,4}-\d)\b"
    rf"|(?<!users )(?<!customers )(?<!people )(?<!employees )(?<!clients )\b(?:in|within|inside)\s+(?:the\s+)?"
    rf"(?P<inside>{_PLACE})(?:\s+(?:region|only))?(?!\w)"
    rf"|\b(?P<named>{_PLACE})[\s-]+(?:data[\s-]residency|residency|region(?:al)?|only|hosted|hosting|endpoints?|routes?"
    r"|servers?|data\s?cent(?:er|re)s?)\b",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(r"\b(?:any|no|whatever|without a) region\b|\banywhere\b", re.IGNORECASE)
_PROMPT = re.compile(
    r"\b(?<!system )(?<!system-)prompt(?:s|[\s-](?:size|length)s?)?"
    r"\s?(?:of|are|is|with|at|:|=|~)?\s*(?:about |around |roughly |up to )?"
    r"(?P<over>above|over|longer than|more than|beyond|>)?\s*(?<=[\s:=~>])(?P<size>\d+(?:[.,]\d+)*\s?[km]?)\b"
    r"(?:[\s-]?tok(?:en)?s?\b)?(?:\s(?:each|long)\b)?"
    r"|\b(?P<long>\d+(?:[.,]\d+)*\s?[km]?)[\s-]?tok(?:en)?s?[\s-](?:long[\s-])?prompts?\b",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"\bprompts?(?:[\s-](?:size|length)|\s?(?:of|are|is|with|at|[:=~>]|above|over|longer|more|beyond))|\dk?[\s-]?tok"
)
"""Without such a word, ``800M prompt 250M completion`` are two counts, and no prompt's size."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text says of how a workload is run; ``None``: nothing.

    Attributes:
        cached: As in ``Workload``; likewise the next two.
        region: As in ``Workload``; empty: any.
        prompt_tokens: How long one prompt is, as far as it is not the input of a request.
        prompts: Where that stands.
        rest: The text without its shares and regions, which count nothing.
    """

    cached: Decimal | None
    cache_written: Decimal | None
    batched: Decimal | None
    region: str | None
    prompt_tokens: int | None
    prompts: tuple[tuple[int, int], ...]
    rest: str

    def of(self, workload: Workload) -> Workload:
        """The workload, run like that; its prompts' size apart. What is read from a cache is not written to it."""
        cached = workload.cached if self.cached is None else self.cached
        written = workload.cache_written if self.cache_written is None else self.cache_written
        return replace(
            workload,
            cached=cached,
            cache_written=min(written, 1 - cached),
            batched=workload.batched if self.batched is None else self.batched,
            region=workload.region if self.region is None else self.region or None,
        )


def terms(text: str) -> Terms:
    """How a text says that a workload is run."""
    said, rest = _shares(text)
    cached, batched = said.get("cached", cached_in(rest)), said.get("batched", batched_in(rest))
    if cached or batched:  # *half of it cached* halves nothing
        rest = blanked(rest, shares(rest) if {"cached", "batched"}.isdisjoint(said) else ())
    place = _REGION.search(rest)
    region = "" if _ANYWHERE.search(rest) else None if place is None else _region(place)
    rest = rest if place is None else blanked(rest, (place.span(),))
    prompt = _PROMPT.search(rest)
    size = None if prompt is None or not _LINKED.search(prompt.group().lower()) else _prompt_size(prompt)
    return Terms(
        cached,
        said.get("cache_written"),
        batched,
        region,
        size,
        () if prompt is None or size is None else (prompt.span(),),
        rest,
    )


def _shares(text: str) -> tuple[dict[str, Decimal], str]:
    """The shares that are named, and the text without them; a share before its word is nearer than one behind."""
    said: dict[str, Decimal] = {}
    for patterns in ({"cache_written": _PUT}, _BEHIND, _BEFORE):
        for name, pattern in patterns.items():
            match = None if name in said else pattern.search(text)
            if match is not None:
                said[name] = _share(match)
                text = blanked(text, (match.span(),))
    return said, text


def _share(match: re.Match[str]) -> Decimal:
    if match["words"]:
        return SHARES[folded(match["words"])]
    return min(Decimal(match["percent"].replace(",", ".")) / 100, Decimal(1))


def _region(match: re.Match[str]) -> str:
    exact = match["id"] or match["bare"]
    return exact.lower() if exact else REGIONS[folded(match["inside"] or match["named"])]


def _prompt_size(match: re.Match[str]) -> int | None:
    """Tokens of one prompt; one more than the size that prompts are said to be above."""
    size = amount(match["size"] or match["long"])
    if size is None or size > LONGEST_PROMPT:
        return None
    return size + 1 if match["over"] else size
