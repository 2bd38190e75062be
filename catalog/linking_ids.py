"""Ids as configuration files hold them: found whole, or behind the names of providers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalog.atoms import atoms
from catalog.labs import FIRST_PARTY, LABS, ORGS, lab_of_org
from catalog.mentions import Mention
from catalog.name_words import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalog.gazetteer import Gazetteer

_ID = re.compile(r"[\w~][\w.@~+-]*(?:[/:@][\w.@~+-]+)*")
_MARKED = re.compile(r"[/:@]|-\S*-")
"""What an id has and few words do; a text without it has none."""
_PATH = re.compile(r"[\w.-]+(?:/[\w.:@-]+)+")
_SIZED = re.compile(r"(?<![\w./-])[a-z]{2,}(?:-[\w.]+){0,4}-\d+(?:\.\d+)?b(?:-[\w.]+)*(?![\w/])", re.IGNORECASE)
_SIZE_BEHIND = re.compile(r":e?\d+(?:\.\d+)?[bm]\b|:\d+x\d+b\b", re.IGNORECASE)
"""``llama3.1:8b``: the size is part of the name, not a way of serving it."""
REVISION = re.compile(r"(?<=\w)-v\d{1,2}:\d{1,2}(?::\d+k)?(?!\w)", re.IGNORECASE)
"""Behind an id, a revision of it: ``cohere.command-r-plus-v1:0``."""
_GATEWAYS = frozenset(
    {"openrouter", "bedrock", "azure", "azure_ai", "vertex_ai", "together_ai", "fireworks_ai", "groq"}
)


def ids(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Mentions of models by a provider's own id."""
    for match in _ID.finditer(text) if _MARKED.search(text) else ():
        chunk = match.group().rstrip(".:@~+-")
        if not _MARKED.search(chunk):
            continue
        model = _by_id(gazetteer, chunk.lower())
        if model is None and not _SIZE_BEHIND.search(chunk):
            model = _by_id(gazetteer, chunk.lower().rpartition(":")[0])
        if model is not None:
            yield Mention(chunk, match.start(), match.start() + len(chunk), "model", (model,))


def _by_id(gazetteer: Gazetteer, chunk: str) -> str | None:
    """The model of an id, its leading provider segments dropped one by one."""
    rest = chunk
    while True:
        model = gazetteer.by_route(rest)
        if model is not None or "/" not in rest:
            return model
        provider, _, rest = rest.partition("/")
        if not any(c.isdigit() or c == "-" for c in rest) and not _is_provider(provider):
            return None  # ``docs/command``
        own = gazetteer.by_route(rest)
        if own is not None and own.partition("/")[0] == lab_of_org(provider):
            return own
        if provider[:1].isdigit() or {a.text for a in atoms(provider)} & (gazetteer.anchors | PARTS):
            return None  # ``haiku 4.5/gpt-4o``, ``gpt-5 mini/gpt-5 nano``: two names, not an id


def _is_provider(segment: str) -> bool:
    return segment in ORGS or segment in FIRST_PARTY or segment in LABS or segment in _GATEWAYS


def prefixes(text: str) -> Iterator[tuple[int, int]]:
    """Where providers stand before an id that no route has: ``mistral/`` of ``mistral/magistral-medium-2507``."""
    for match in _PATH.finditer(text) if "/" in text else ():
        segments = match.group().lower().split("/")
        if all(_is_provider(segment) for segment in segments[:-1]):
            yield match.start(), match.start() + len(match.group()) - len(segments[-1])


def sized(text: str) -> Iterator[Mention]:
    """Names with a size that no catalog has: ``falcon-180b``."""
    for match in _SIZED.finditer(text) if "-" in text else ():
        yield Mention(match.group(), match.start(), match.end(), "unknown", ())
