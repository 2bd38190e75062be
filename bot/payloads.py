"""Reading what Slack sends, of which nothing is certain: texts, parts, and what people typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias, cast

Payload: TypeAlias = Mapping[str, Any]
"""A body as Slack sends it: an event, a command's fields, an interaction."""

MOST_TEXT: Final = 4_000
"""Characters of a message that are read; nobody asks a longer question."""

_MARKUP: Final = re.compile(r"<([^<>]*)>")
_BLANKS: Final = re.compile(r"[^\S\n]+")


def plain(text: str) -> str:
    """Return a message as a person reads it.

    Mentions are dropped, links become their label (or the last part of their path), entities characters, once.
    """
    words = _MARKUP.sub(_shown, text)
    words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _BLANKS.sub(" ", words).strip()[:MOST_TEXT]


def _shown(markup: re.Match[str]) -> str:
    target, _, label = markup[1].partition("|")
    if target.startswith("@"):
        return " "
    if target.startswith(("#", "!")):
        return label if not label.startswith("@") else " "
    if label and "://" not in label:
        return label
    path = re.sub(r"^[a-z]+:(//)?", "", target.partition("?")[0].partition("#")[0])
    return path.rstrip("/").rpartition("/")[2]


def workspace_of(body: Payload) -> str:
    """Return the workspace a payload is of: the enterprise's id, or else the team's."""
    installed = first_of(body.get("authorizations")) or body
    enterprise = text_of(installed, "enterprise_id") or text_of(part_of(body, "enterprise"), "id")
    return (
        enterprise or text_of(installed, "team_id") or text_of(body, "team_id") or text_of(part_of(body, "team"), "id")
    )


def text_of(payload: Payload, name: str) -> str:
    """Return a member that is a string; empty if it is none."""
    value = payload.get(name)
    return value if isinstance(value, str) else ""


def part_of(payload: Payload, name: str) -> Payload:
    """Return a member that is an object; empty if it is none."""
    value: object = payload.get(name)
    return cast("Payload", value) if isinstance(value, Mapping) else {}


def first_of(values: object) -> Payload:
    """Return the first of a list, if that is an object; empty if not."""
    members = cast("list[object]", values) if isinstance(values, list) else []
    first = members[0] if members else None
    return cast("Payload", first) if isinstance(first, Mapping) else {}
