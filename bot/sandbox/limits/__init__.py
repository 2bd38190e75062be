"""Slack's documented limits of what an app may send: pure functions, payload → problems.

Start with ``message_problems`` or ``view_problems``. Limits of single blocks are in ``blocks`` (layout and
buttons) and ``data`` (tables and charts); here are those of the whole payload.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.sandbox.values import Json, as_json, as_objects, walk

from .blocks import LAYOUT_CHECKS, inside
from .data import DATA_CHECKS
from .problems import Problem, too_few, too_many

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BLOCKS_TEXT", "Problem", "Surface", "block_problems", "message_problems", "view_problems"]

Surface: TypeAlias = Literal["message", "modal", "home"]

BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
BLOCKS_TEXT = 13_200
"""Characters over all blocks of a message, as measured by several apps; Slack documents no number."""
MARKDOWN_TEXT = 12_000
TABLE_CELL_TEXT = 10_000
DATA_TABLE_CELL_TEXT = 20_000
CHARTS_PER_MESSAGE = 2
VIEW_BYTES = 250_000

_EVERYWHERE = frozenset({
    "actions", "card", "container", "context", "divider", "header", "image", "input", "rich_text", "section", "video",
})  # fmt: skip
_IN_MESSAGES = frozenset({
    "carousel", "context_actions", "data_table", "data_visualization", "markdown", "plan", "table", "task_card",
})  # fmt: skip
_ALLOWED: dict[Surface, frozenset[str]] = {
    "message": _EVERYWHERE | _IN_MESSAGES,
    "modal": _EVERYWHERE | {"alert"},
    "home": _EVERYWHERE | {"carousel", "data_table", "table"},
}
_TEXT_KEYS = ("text", "alt_text", "caption", "title")
_CHECKS = {**LAYOUT_CHECKS, **DATA_CHECKS}


def message_problems(payload: Json) -> list[Problem]:
    """Returns what Slack would refuse in a message's ``blocks`` and ``attachments``; empty if nothing."""
    blocks = as_objects(payload.get("blocks"))
    found = list(block_problems(blocks, "/blocks", "message"))
    everything = list(blocks)
    for place, attachment in enumerate(as_objects(payload.get("attachments"))):
        inner = as_objects(attachment.get("blocks"))
        found += block_problems(inner, f"/attachments/{place}/blocks", "message")
        everything += inner
    return found or list(chain(_per_message(everything), _too_much_text(everything)))


def view_problems(view: Json) -> list[Problem]:
    """Returns what Slack would refuse in a modal or Home tab; empty if nothing."""
    kind = view.get("type")
    if kind not in ("modal", "home"):
        return [Problem("/view/type", "must be modal or home", "invalid_arguments")]
    blocks = as_objects(view.get("blocks"))
    found = list(block_problems(blocks, "/view/blocks", "modal" if kind == "modal" else "home"))
    found += inside(view, "/view", {"private_metadata": 3_000, "callback_id": 255, "external_id": 255})
    found += too_few(len(blocks), 1, "items", "/view/blocks")
    if kind == "modal":
        found += _modal(view, blocks)
    if len(json.dumps(view).encode()) > VIEW_BYTES:
        found.append(Problem("/view", f"must be at most {VIEW_BYTES} bytes", "view_too_large"))
    return found


def block_problems(blocks: list[Json], pointer: str, surface: Surface) -> Iterator[Problem]:
    """Yields what Slack would refuse in a list of blocks shown on this surface."""
    most = BLOCKS_PER_MESSAGE if surface == "message" else BLOCKS_PER_VIEW
    yield from too_many(len(blocks), most, "items", pointer)
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        here = f"{pointer}/{place}"
        kind = str(block.get("type"))
        if kind not in _ALLOWED[surface]:
            yield Problem(f"{here}/type", f"unsupported type: {kind}")
            continue
        yield from inside(block, here, {"block_id": 255})
        block_id = str(block.get("block_id") or "")
        if block_id and block_id in seen:
            yield Problem(f"{here}/block_id", f"block_id {block_id} already exists")
        seen.add(block_id)
        if check := _CHECKS.get(kind):
            yield from check(block, here)


def _modal(view: Json, blocks: list[Json]) -> Iterator[Problem]:
    for part in ("title", "submit", "close"):
        text = as_json(view.get(part)).get("text")
        if part == "title" and not text:
            yield Problem("/view/title", "missing required field: title")
        elif isinstance(text, str):
            yield from inside(as_json(view[part]), f"/view/{part}", {"text": 24})
    if any(block.get("type") == "input" for block in blocks) and not view.get("submit"):
        yield Problem("/view/submit", "submit is required when an input is present")


def _per_message(blocks: list[Json]) -> Iterator[Problem]:
    of = {kind: [block for block in blocks if block.get("type") == kind] for kind in _ALLOWED["message"]}
    if len(of["table"]) > 1:
        yield Problem("/blocks", "only_one_table_allowed")
    if len(of["data_visualization"]) > CHARTS_PER_MESSAGE:
        yield Problem("/blocks", f"no more than {CHARTS_PER_MESSAGE} data_visualization blocks allowed")
    if of["plan"] and of["task_card"]:
        yield Problem("/blocks", "plan and task_card blocks cannot be mixed")
    for kind, most in (("table", TABLE_CELL_TEXT), ("data_table", DATA_TABLE_CELL_TEXT)):
        yield from too_many(_text_length([block.get("rows") for block in of[kind]]), most, "characters", "/blocks")
    yield from too_many(_text_length(of["markdown"]), MARKDOWN_TEXT, "characters", "/blocks")


def _too_much_text(blocks: list[Json]) -> Iterator[Problem]:
    yield from too_many(_text_length(blocks), BLOCKS_TEXT, "characters", "/blocks", "msg_blocks_too_long")


def _text_length(value: object) -> int:
    texts = (part.get(key) for part in walk(value) for key in _TEXT_KEYS)
    return sum(len(text) for text in texts if isinstance(text, str))
