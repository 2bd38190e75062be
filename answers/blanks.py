"""Texts with stretches blanked, so that positions still hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalog import Mention

_PATH_END = re.compile(r"[-:@_](?:[\w.:@-]*\w)?")


def without(text: str, mentions: Sequence[Mention]) -> str:
    """The text with its mentions blanked, so that ``4o-mini`` is no number and ``Opus`` no word.

    What is glued to one in a path is of its id: the *fast* of ``@cf/meta/llama-3.3-70b-instruct-fp8-fast``.
    """
    names = {m.end for m in mentions}
    paths = {m.start for m in mentions if m.start and text[m.start - 1] == "/" and m.start - 1 not in names}
    tails = {m.start: t.end() for m in mentions if m.start in paths and (t := _PATH_END.match(text, m.end))}
    return blanked(text, ((m.start, tails.get(m.start, m.end)) for m in mentions))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these stretches blanked."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
