"""Literal text for Slack: whatever is put in here comes out as the same characters on the screen, or shortened."""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias, cast

Block: TypeAlias = dict[str, Any]
"""A block, or a part of one, as it travels. slack-sdk's classes know neither all blocks nor their limits."""

MOST_FALLBACK: Final = 4_000
"""Characters of a message's top-level ``text`` that every client shows."""

_CUT: Final = "… (shortened: ask for one topic to read the rest)"
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def clean(text: str, most: int) -> str:
    """Return text without control characters, at most so many characters; a cut is marked."""
    seen = _UNSEEN.sub("", text.replace("\r\n", "\n")).strip()
    return seen if len(seen) <= most else seen[: most - 1].rstrip() + "…"


def escape(text: str) -> str:
    """Return text for ``mrkdwn`` and top-level ``text``: nothing in it is a mention, a link or an entity any more."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(text: str) -> str:
    """Return the top-level ``text``: escaped, and cut at a line's end where it is too long."""
    lines = _UNSEEN.sub("", text.replace("\r\n", "\n")).strip().split("\n")
    whole = escape("\n".join(lines))
    if len(whole) <= MOST_FALLBACK:
        return whole
    room = MOST_FALLBACK - len(_CUT) - 1
    kept: list[str] = []
    for line in lines:
        escaped = escape(line)
        if len(escaped) + 1 > room:
            break
        kept.append(escaped)
        room -= len(escaped) + 1
    return "\n".join([*(kept or [_beginning(lines[0], room)]), _CUT])


def _beginning(line: str, room: int) -> str:
    kept = line[:room]
    while len(escape(kept)) > room:
        kept = kept[: -max(1, (len(escape(kept)) - room) // 5)]  # an entity is at most five characters
    return escape(kept)


def plain_text(text: str, most: int) -> Block:
    """Return a ``plain_text`` object; it shows literally, colons included."""
    return {"type": "plain_text", "text": clean(text, most) or "—", "emoji": False}


def mrkdwn(markup: str) -> Block:
    """Return a ``mrkdwn`` object of text that is escaped already; names and addresses in it are not made links."""
    return {"type": "mrkdwn", "text": markup, "verbatim": True}


def rich_text(*elements: Block) -> Block:
    """Return a ``rich_text`` block of one section."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def preformatted(text: str) -> Block:
    """Return a ``rich_text`` block in which columns stay aligned."""
    inner = [{"type": "text", "text": text}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": inner}]}


def characters(*blocks: Block) -> int:
    """Return how much of Slack's allowance of text per message these blocks take."""
    return sum(_characters(block) for block in blocks)


_NOT_SHOWN: Final = frozenset({"type", "value", "url", "action_id", "block_id", "align"})


def _characters(part: object) -> int:
    if isinstance(part, str):
        return len(part)
    if isinstance(part, dict):
        members = cast("Block", part)
        return sum(_characters(value) for name, value in members.items() if name not in _NOT_SHOWN)
    if isinstance(part, list):
        return sum(_characters(item) for item in cast("list[object]", part))
    return 0
