"""The events Slack sends when something happens: pure builders, no decision about who gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .messages import message_json

if TYPE_CHECKING:
    from bot.sandbox.settings import App
    from bot.sandbox.values import Channel, Json, Message, View


def envelope(app: App, event: Json, event_id: str, event_time: int) -> Json:
    """Wraps an event as the Events API sends it; ``event_time`` is in Unix seconds."""
    return {
        "token": "sandbox-verification-token",
        "team_id": app.team_id,
        "context_team_id": app.team_id,
        "context_enterprise_id": None,
        "api_app_id": app.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": event_time,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": app.team_id,
                "user_id": app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def posted(app: App, channel: Channel, message: Message, root: Message | None) -> Json:
    """A message was posted; its ``subtype`` is part of the message."""
    event = message_json(app, message)
    event.update(channel=channel.id, channel_type=channel.kind, event_ts=message.ts)
    if root and root.ts != message.ts and root.user:
        event["parent_user_id"] = root.user
    return event


def mentioned(app: App, channel: Channel, message: Message, root: Message | None, event_ts: str) -> Json:
    """Our app was mentioned; the same as ``posted`` without ``channel_type``."""
    event = posted(app, channel, message, root)
    del event["channel_type"]
    event.update(type="app_mention", event_ts=event_ts)
    return event


def changed(app: App, channel: Channel, before: Message, after: Message, ts: str) -> Json:
    """A message was edited; ``ts`` is the moment of the change."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": message_json(app, after),
        "previous_message": message_json(app, before),
        "channel": channel.id,
        "channel_type": channel.kind,
        "ts": ts,
        "event_ts": ts,
    }


def deleted(app: App, channel: Channel, message: Message, ts: str) -> Json:
    """A message was taken away; ``ts`` is the moment of it."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": message_json(app, message),
        "channel": channel.id,
        "channel_type": channel.kind,
        "ts": ts,
        "event_ts": ts,
    }


def joined(app: App, channel: Channel, user_id: str, inviter_id: str | None, ts: str) -> Json:
    """Somebody became a member of a channel."""
    event: Json = {
        "type": "member_joined_channel",
        "user": user_id,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "channel" else "G",
        "team": app.team_id,
        "event_ts": ts,
    }
    if inviter_id:
        event["inviter"] = inviter_id
    return event


def reaction(message: Message, user_id: str, name: str, ts: str) -> Json:
    """Somebody put an emoji on a message."""
    return {
        "type": "reaction_added",
        "user": user_id,
        "reaction": name,
        "item_user": message.user,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "event_ts": ts,
    }


def home_opened(channel: Channel, user_id: str, tab: str, view: View | None, ts: str) -> Json:
    """Somebody opened the app's Home or Messages tab; a Home tab published earlier comes along."""
    event: Json = {
        "type": "app_home_opened",
        "user": user_id,
        "channel": channel.id,
        "tab": tab,
        "event_ts": ts,
    }
    if tab == "home" and view:
        event["view"] = view.body
    return event
