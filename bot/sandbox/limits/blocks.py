"""Limits of layout blocks and of the elements in them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from bot.sandbox.values import Json, as_json, as_objects, is_json, walk

from .problems import Problem, length, too_few, too_many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Check: TypeAlias = "Callable[[Json, str], Iterator[Problem]]"

_IN_ACTIONS = frozenset({
    "button", "checkboxes", "datepicker", "datetimepicker", "overflow", "radio_buttons", "timepicker",
    "static_select", "external_select", "users_select", "channels_select", "conversations_select",
    "multi_static_select", "multi_external_select", "multi_users_select", "multi_channels_select",
    "multi_conversations_select", "workflow_button",
})  # fmt: skip
_IN_CONTAINER = frozenset({
    "actions", "context", "divider", "file", "header", "image", "input", "rich_text", "section", "table", "video",
})  # fmt: skip
_IN_RICH_TEXT = frozenset({"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"})
_BUTTON_STYLES = (None, "primary", "danger")


def inside(part: Json, pointer: str, most: Mapping[str, int]) -> Iterator[Problem]:
    """Yields each optional string field of ``part`` that is longer than allowed."""
    for name, limit in most.items():
        if part.get(name) is not None:
            yield from length(part[name], limit, f"{pointer}/{name}", least=0)


def text_object(
    value: object, most: int, pointer: str, *, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")
) -> Iterator[Problem]:
    """Yields what is wrong with a text object of at most ``most`` characters."""
    if not is_json(value):
        yield Problem(pointer, "must provide an object")
        return
    text = value
    if text.get("type") not in kinds:
        yield Problem(f"{pointer}/type", f"unsupported type: {text.get('type')}")
    yield from length(text.get("text"), most, f"{pointer}/text")


def plain_text(value: object, most: int, pointer: str) -> Iterator[Problem]:
    """Yields what is wrong with a ``plain_text`` object."""
    yield from text_object(value, most, pointer, kinds=("plain_text",))


def elements(part: Json, pointer: str, most: int, *, field: str = "elements") -> Iterator[Problem]:
    """Yields what is wrong with the number of a block's elements and with each of them."""
    members = as_objects(part.get(field))
    yield from too_few(len(members), 1, "items", f"{pointer}/{field}")
    yield from too_many(len(members), most, "items", f"{pointer}/{field}")
    ids = [str(member["action_id"]) for member in members if member.get("action_id")]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield Problem(f"{pointer}/{field}", f"action_id {twice} already exists")
    for place, member in enumerate(members):
        yield from element(member, f"{pointer}/{field}/{place}")


def element(part: Json, pointer: str) -> Iterator[Problem]:
    """Yields what is wrong with one interactive element."""
    kind = str(part.get("type"))
    yield from inside(part, pointer, {"action_id": 255})
    if part.get("confirm") is not None:
        yield from _confirm(as_json(part["confirm"]), f"{pointer}/confirm")
    if kind == "button":
        yield from _button(part, pointer)
    elif kind == "feedback_buttons":
        for name in ("positive_button", "negative_button"):
            yield from _feedback(part.get(name), f"{pointer}/{name}")
    elif kind.endswith("_select") or kind in ("overflow", "checkboxes", "radio_buttons"):
        yield from _menu(part, pointer)


def _button(part: Json, pointer: str) -> Iterator[Problem]:
    yield from plain_text(part.get("text"), 75, f"{pointer}/text")
    yield from inside(part, pointer, {"value": 2_000, "url": 3_000, "accessibility_label": 75})
    if part.get("style") not in _BUTTON_STYLES:
        yield Problem(f"{pointer}/style", "must be one of primary, danger")


def _feedback(value: object, pointer: str) -> Iterator[Problem]:
    part = as_json(value)
    yield from plain_text(part.get("text"), 75, f"{pointer}/text")
    yield from length(part.get("value"), 2_000, f"{pointer}/value")
    yield from inside(part, pointer, {"accessibility_label": 75})


def _confirm(part: Json, pointer: str) -> Iterator[Problem]:
    yield from plain_text(part.get("title"), 100, f"{pointer}/title")
    yield from text_object(part.get("text"), 300, f"{pointer}/text")
    for name in ("confirm", "deny"):
        yield from plain_text(part.get(name), 30, f"{pointer}/{name}")


def _menu(part: Json, pointer: str) -> Iterator[Problem]:
    most = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}.get(str(part.get("type")), 100)
    if part.get("placeholder") is not None:
        yield from plain_text(part["placeholder"], 150, f"{pointer}/placeholder")
    if part.get("options") is not None:
        yield from options(as_objects(part["options"]), f"{pointer}/options", most)
    for place, group in enumerate(as_objects(part.get("option_groups"))):
        here = f"{pointer}/option_groups/{place}"
        yield from plain_text(group.get("label"), 75, f"{here}/label")
        yield from options(as_objects(group.get("options")), f"{here}/options", most)


def options(members: list[Json], pointer: str, most: int = 100) -> Iterator[Problem]:
    """Yields what is wrong with a menu's options."""
    yield from too_few(len(members), 1, "items", pointer)
    yield from too_many(len(members), most, "items", pointer)
    for place, option in enumerate(members):
        here = f"{pointer}/{place}"
        yield from text_object(option.get("text"), 75, f"{here}/text")
        yield from length(option.get("value"), 150, f"{here}/value")
        if option.get("description") is not None:
            yield from text_object(option["description"], 75, f"{here}/description")


def _section(block: Json, pointer: str) -> Iterator[Problem]:
    if block.get("text") is None and not block.get("fields"):
        yield Problem(pointer, "missing required field: text or fields")
    if block.get("text") is not None:
        yield from text_object(block["text"], 3_000, f"{pointer}/text")
    fields = as_objects(block.get("fields"))
    yield from too_many(len(fields), 10, "items", f"{pointer}/fields")
    for place, field in enumerate(fields):
        yield from text_object(field, 2_000, f"{pointer}/fields/{place}")
    if block.get("accessory") is not None:
        yield from element(as_json(block["accessory"]), f"{pointer}/accessory")


def _header(block: Json, pointer: str) -> Iterator[Problem]:
    yield from plain_text(block.get("text"), 150, f"{pointer}/text")
    if block.get("level") not in (None, 1, 2, 3, 4):
        yield Problem(f"{pointer}/level", "must be between 1 and 4")


def _context(block: Json, pointer: str) -> Iterator[Problem]:
    members = as_objects(block.get("elements"))
    yield from too_few(len(members), 1, "items", f"{pointer}/elements")
    yield from too_many(len(members), 10, "items", f"{pointer}/elements")
    for place, member in enumerate(members):
        here = f"{pointer}/elements/{place}"
        if member.get("type") == "image":
            yield from _image(member, here)
        else:
            yield from text_object(member, 3_000, here)


def _actions(block: Json, pointer: str) -> Iterator[Problem]:
    yield from _only(block, pointer, "elements", _IN_ACTIONS)
    yield from elements(block, pointer, 25)


def _context_actions(block: Json, pointer: str) -> Iterator[Problem]:
    yield from _only(block, pointer, "elements", frozenset({"feedback_buttons", "icon_button"}))
    yield from elements(block, pointer, 5)


def _image(block: Json, pointer: str) -> Iterator[Problem]:
    yield from length(block.get("alt_text"), 2_000, f"{pointer}/alt_text")
    if block.get("slack_file") is None:
        yield from length(block.get("image_url"), 3_000, f"{pointer}/image_url")
    if block.get("title") is not None:
        yield from plain_text(block["title"], 2_000, f"{pointer}/title")


def _rich_text(block: Json, pointer: str) -> Iterator[Problem]:
    yield from _only(block, pointer, "elements", _IN_RICH_TEXT)
    yield from too_few(len(as_objects(block.get("elements"))), 1, "items", f"{pointer}/elements")
    for part in walk(block.get("elements")):
        if part.get("type") == "text":
            yield from length(part.get("text"), 40_000, f"{pointer}/elements/text")
        elif part.get("type") == "link":
            yield from length(part.get("url"), 3_000, f"{pointer}/elements/url")


def _markdown(block: Json, pointer: str) -> Iterator[Problem]:
    yield from length(block.get("text"), 12_000, f"{pointer}/text")


def _input(block: Json, pointer: str) -> Iterator[Problem]:
    yield from plain_text(block.get("label"), 2_000, f"{pointer}/label")
    if block.get("hint") is not None:
        yield from plain_text(block["hint"], 2_000, f"{pointer}/hint")
    if not isinstance(block.get("element"), dict):
        yield Problem(f"{pointer}/element", "missing required field: element")
    yield from element(as_json(block.get("element")), f"{pointer}/element")


def _alert(block: Json, pointer: str) -> Iterator[Problem]:
    yield from text_object(block.get("text"), 200, f"{pointer}/text")
    if block.get("level") not in (None, "default", "info", "warning", "error", "success"):
        yield Problem(f"{pointer}/level", "must be one of default, info, warning, error, success")


def _card(block: Json, pointer: str) -> Iterator[Problem]:
    for name, most in (("title", 150), ("subtitle", 150), ("body", 200), ("subtext", 200)):
        if block.get(name) is not None:
            yield from text_object(block[name], most, f"{pointer}/{name}")
    if not any(block.get(name) for name in ("hero_image", "title", "actions", "body")):
        yield Problem(pointer, "one of hero_image, title, actions, body is required")
    if block.get("actions") is not None:
        yield from elements(block, pointer, 3, field="actions")


def _carousel(block: Json, pointer: str) -> Iterator[Problem]:
    cards = as_objects(block.get("elements"))
    yield from too_few(len(cards), 1, "items", f"{pointer}/elements")
    yield from too_many(len(cards), 10, "items", f"{pointer}/elements")
    yield from chain(*(_card(card, f"{pointer}/elements/{place}") for place, card in enumerate(cards)))


def _container(block: Json, pointer: str) -> Iterator[Problem]:
    children = as_objects(block.get("child_blocks"))
    yield from too_many(len(children), 10, "items", f"{pointer}/child_blocks")
    yield from _only(block, pointer, "child_blocks", _IN_CONTAINER)
    if block.get("title") is not None:
        yield from plain_text(block["title"], 150, f"{pointer}/title")
    for place, child in enumerate(children):
        if check := LAYOUT_CHECKS.get(str(child.get("type"))):
            yield from check(child, f"{pointer}/child_blocks/{place}")


def _only(block: Json, pointer: str, field: str, kinds: frozenset[str]) -> Iterator[Problem]:
    for place, member in enumerate(as_objects(block.get(field))):
        if str(member.get("type")) not in kinds:
            yield Problem(f"{pointer}/{field}/{place}/type", f"unsupported type: {member.get('type')}")


LAYOUT_CHECKS: dict[str, Check] = {
    "actions": _actions,
    "alert": _alert,
    "card": _card,
    "carousel": _carousel,
    "container": _container,
    "context": _context,
    "context_actions": _context_actions,
    "header": _header,
    "image": _image,
    "input": _input,
    "markdown": _markdown,
    "rich_text": _rich_text,
    "section": _section,
}
"""The check of each block type; types with nothing to check (``divider``, ``video``, …) are not in it."""
