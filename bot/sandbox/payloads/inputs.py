"""What a filled-in input element looks like in ``view.state`` and in an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from bot.sandbox.values import Json, as_json, as_objects, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

Entry: TypeAlias = str | list[str]
"""What a person enters: a text, the value of an option, or the values of several."""

_SINGLE = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
}
_SEVERAL = {
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
}
_OPTION = {"static_select", "external_select", "radio_buttons", "overflow"}
_OPTIONS = {"multi_static_select", "multi_external_select", "checkboxes"}


def chosen(element: Json, entry: Entry | None, offered: list[Json] | None = None) -> Json:
    """Returns an element's state after ``entry``; None leaves it as it was first shown.

    Args:
        element: the element as the app sent it.
        entry: what was entered.
        offered: the options an external menu was given last.
    """
    kind = str(element.get("type"))
    options = _options(element) + (offered or [])
    if kind in _OPTIONS:
        values = [entry] if isinstance(entry, str) else entry
        shown = as_objects(element.get("initial_options"))
        picked = shown if values is None else [_option(value, options) for value in values]
        return {"type": kind, "selected_options": picked}
    if kind in _SEVERAL:
        name, initial = _SEVERAL[kind]
        values = [entry] if isinstance(entry, str) else entry
        return {"type": kind, name: element.get(initial, []) if values is None else values}
    single = entry[0] if isinstance(entry, list) else entry
    if kind in _OPTION:
        shown_one = element.get("initial_option")
        return {"type": kind, "selected_option": shown_one if single is None else _option(single, options)}
    name, initial = _SINGLE.get(kind, ("value", "initial_value"))
    return {"type": kind, name: element.get(initial) if single is None else single}


def filled_in(blocks: list[Json], entries: Mapping[str, Entry], offered: Mapping[str, list[Json]]) -> Json:
    """Returns ``view.state.values`` after a person filled in ``entries``.

    Args:
        blocks: the view's blocks.
        entries: what was entered, by ``action_id`` or ``block_id``.
        offered: the options last offered to external menus, by ``action_id``.

    Raises:
        LookupError: if an entry names no input of the view.
    """
    values: Json = {}
    unused = set(entries)
    for block in blocks:
        block_id = str(block.get("block_id"))
        for element in _inputs(block):
            action_id = str(element.get("action_id", f"a-{block_id}"))
            key = action_id if action_id in entries else block_id
            unused.discard(key)
            state = chosen(element, entries.get(key), offered.get(action_id))
            values.setdefault(block_id, {})[action_id] = state
    if unused:
        raise LookupError(f"the view has no input named {', '.join(sorted(unused))}")
    return values


def _inputs(block: Json) -> list[Json]:
    return [part for part in walk(block) if _holds_state(str(part.get("type")))]


def _holds_state(kind: str) -> bool:
    pickers = {"datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons"}
    return kind in pickers or (kind.endswith(("_select", "_text_input", "_input")) and kind != "input")


def _options(element: Json) -> list[Json]:
    options = as_objects(element.get("options"))
    for group in as_objects(element.get("option_groups")):
        options += as_objects(as_json(group).get("options"))
    return options


def _option(value: str, options: list[Json]) -> Json:
    for option in options:
        if option.get("value") == value:
            return option
    return {"text": {"type": "plain_text", "text": value}, "value": value}
