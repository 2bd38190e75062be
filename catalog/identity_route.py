"""Takes a route id apart: what is region, what is serving, what publisher, and what is left as the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from catalog.identity_words import (
    CLOUD_REGION,
    DOTTED_VENDORS,
    REGIONS,
    SEGMENT_VARIANTS,
    SIZE_SEGMENT,
    WORDS_BEFORE,
    WRAPPERS,
)
from catalog.labs import lab_of_name, lab_of_org

_TAG_IS_SIZE: Final = re.compile(r"\d+(\.\d+)?[bmt](-cloud)?|\d{4}")
_DATE_TAG: Final = re.compile(r"\d{8}|\d{4}")
_BEDROCK_VERSION: Final = re.compile(r"(?<!claude)(?<!instant)-v1$|(?<=\d{8})-v\d$|(?<=b)-1$")
_REGION_DOT: Final = re.compile(rf"({'|'.join(REGIONS)})\.(?=[a-z])")
_VENDOR_DOT: Final = re.compile(rf"({'|'.join(map(re.escape, DOTTED_VENDORS))})\.(?=[a-z])")


@dataclass(slots=True)
class Unwrapped:
    """A route id taken apart; ``name`` is what is left to read, ``org`` a publisher that is no known lab."""

    name: str
    lab: str | None = None
    org: str | None = None
    region: str | None = None
    variants: list[str] = field(default_factory=list[str])

    def add(self, variant: str) -> None:
        """Note a serving variant once, in the order of appearance."""
        if variant and variant not in self.variants:
            self.variants.append(variant)


def region_of(word: str) -> str | None:
    """The region that a word names, or ``None``: ``global-standard`` → ``global``."""
    return REGIONS.get(word) or (word if CLOUD_REGION.fullmatch(word) else None)


def unwrap(provider: str, native_id: str) -> Unwrapped:
    """Take an id apart, whatever it is; an id that says nothing gives an empty name."""
    segments = [segment for segment in native_id.strip().lower().split("/") if segment]
    found = Unwrapped("")
    last = segments.pop() if len(segments) > 1 and segments[-1] in SEGMENT_VARIANTS else ""
    found.name = segments.pop() if segments else ""
    if segments and segments[-1] != provider and lab_of_name(found.name) is None and _is_name(segments[-1]):
        found.name = f"{segments.pop()}-{found.name}"
    for segment in segments:
        _segment(found, segment.lstrip("~"), provider)
    found.add(last)
    _suffixes(found)
    _dotted(found)
    _before(found, provider.lower(), segments)
    return found


def _is_name(segment: str) -> bool:
    """Whether a segment is a model's name whose last word stands behind a slash: ``gpt-image-2.5/flare``."""
    return lab_of_org(segment) is None and lab_of_name(segment) is not None


def _segment(found: Unwrapped, segment: str, provider: str) -> None:
    """Read one path segment before the last."""
    segment = segment.rpartition(":")[2]
    region = region_of(segment)
    if region is not None:
        found.region = region
    elif segment in SEGMENT_VARIANTS or SIZE_SEGMENT.fullmatch(segment):
        found.add(segment)
    elif segment not in WRAPPERS and segment != provider:
        found.lab = lab_of_org(segment) or found.lab
        found.org = segment


def _suffixes(found: Unwrapped) -> None:
    """Read what follows ``@`` and ``:`` in the last segment."""
    head, _, tag = found.name.partition("@")
    if head and tag:
        found.name = head
        _at(found, tag)
    if found.name.startswith("ft:"):
        found.name = found.name[3:]
        found.add("fine-tuned")
    found.name, *tags = found.name.split(":")
    for tag in tags:
        if tag.isdigit() and len(tag) == 1:
            found.name = _bedrock(found.name, tag)
        elif _TAG_IS_SIZE.fullmatch(tag) and not found.variants:
            found.name += f"-{tag}"
        elif tag not in {"latest", "official"}:
            found.add(tag)


def _bedrock(name: str, tag: str) -> str:
    """Bedrock's ``-v1:0`` says nothing; ``claude-v2:1`` and ``mistral-7b-instruct-v0:2`` are versions."""
    if name.endswith(("-v0", "claude-v2")):
        return f"{name}.{tag}"
    return _BEDROCK_VERSION.sub("", name)


def _at(found: Unwrapped, tag: str) -> None:
    """Read what follows an ``@``: a region, a date, a revision."""
    region = region_of(tag)
    if region is not None:
        found.region = region
    elif _DATE_TAG.fullmatch(tag):
        found.name += f"-{tag}"


def _dotted(found: Unwrapped) -> None:
    """Read region and vendor before a dot, and SAP's ``vendor--``."""
    match = _REGION_DOT.match(found.name)
    if match:
        found.region = REGIONS[match[1]]
        found.name = found.name[match.end() :]
    match = _VENDOR_DOT.match(found.name)
    if match:
        found.lab = DOTTED_VENDORS[match[1]] or found.lab
        found.name = found.name[match.end() :]
    vendor, dashes, rest = found.name.partition("--")
    if dashes and rest:
        found.lab = lab_of_org(vendor) or found.lab
        found.name = rest


def _before(found: Unwrapped, provider: str, segments: list[str]) -> None:
    """Drop words before a name that says its lab itself: ``databricks-claude-…``, ``zai-org-glm-…``.

    Only publishers, the reseller's own name and a few words go: ``openjev-qwen35-4b`` is no Qwen3.5 4B.
    """
    rest = found.name
    while lab_of_name(rest) is None or rest.partition("-")[0] in WORDS_BEFORE or rest.startswith("zai-glm"):
        words = rest.split("-")
        heads = [("-".join(words[:count]), "-".join(words[count:])) for count in (1, 2) if len(words) > count]
        fitting = [(head, tail) for head, tail in heads if _may_stand_before(head, provider, segments)]
        if not fitting:
            return
        saying = [(head, tail) for head, tail in fitting if lab_of_name(tail) is not None]
        head, rest = (saying or fitting)[-1]
        if not saying and lab_of_org(head) is not None:
            found.lab, found.name = found.lab or lab_of_org(head), rest
            return
    found.name = rest


def _may_stand_before(head: str, provider: str, segments: list[str]) -> bool:
    """Whether a word may be put before a name without being part of it."""
    return head in WORDS_BEFORE or head == provider or head in segments or lab_of_org(head) is not None
