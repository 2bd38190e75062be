"""The payloads of commands, clicks, shortcuts and modals: pure builders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.values import Ephemeral, Json, Message

from .inputs import chosen
from .messages import message_json

if TYPE_CHECKING:
    from bot.sandbox.settings import App
    from bot.sandbox.values import Channel, User, View

_CHANNEL_NAMES = {"im": "directmessage", "group": "privategroup"}


def command(app: App, user: User, channel: Channel, name: str, text: str) -> Json:
    """A slash command's form fields; ``response_url`` and ``trigger_id`` are added by the caller."""
    return {
        "token": "sandbox-verification-token",
        "team_id": app.team_id,
        "team_domain": app.team_name,
        "channel_id": channel.id,
        "channel_name": _CHANNEL_NAMES.get(channel.kind, channel.name),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": app.app_id,
        "is_enterprise_install": "false",
    }


def interaction(app: App, user: User, kind: str) -> Json:
    """What every interaction payload has; ``kind`` is its ``type``."""
    return {
        "type": kind,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": app.team_id},
        "api_app_id": app.app_id,
        "token": "sandbox-verification-token",
        "team": {"id": app.team_id, "domain": app.team_name},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def on_message(app: App, channel: Channel, message: Message | Ephemeral) -> Json:
    """The parts an interaction on a message has; of an ephemeral one Slack does not send the text back."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": isinstance(message, Ephemeral),
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    parts: Json = {
        "container": container,
        "channel": {"id": channel.id, "name": _CHANNEL_NAMES.get(channel.kind, channel.name)},
        "state": {"values": {}},
    }
    if isinstance(message, Message):
        parts["message"] = message_json(app, message)
    return parts


def on_view(view: View) -> Json:
    """The parts an interaction inside a view has."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view.body}


def action(element: Json, block_id: str, value: str | None, ts: str, offered: list[Json] | None = None) -> Json:
    """One entry of ``actions``: what was done with an element of a block.

    Args:
        element: the element, as it is shown.
        block_id: of the block it stands in.
        value: of the option chosen in a menu, or of the feedback button pressed.
        ts: the moment of it.
        offered: the options an external menu was given last.
    """
    kind = str(element.get("type"))
    done: Json = {"type": kind, "action_id": element.get("action_id"), "block_id": block_id, "action_ts": ts}
    if kind in ("button", "icon_button", "workflow_button"):
        done.update({name: element.get(name) for name in ("text", "value", "style")})
    elif kind == "feedback_buttons":
        done["value"] = value
    else:
        done.update(chosen(element, value, offered))
    return {name: part for name, part in done.items() if part is not None}
