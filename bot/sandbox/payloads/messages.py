"""How messages and users look in an answer of the Web API and inside an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.sandbox.settings import App
    from bot.sandbox.values import Json, Message, User

_MENTION = re.compile(r"(<@[UW][A-Z0-9]+(?:\|[^>]*)?>)")
_USER_ID = re.compile(r"<@([UW][A-Z0-9]+)")


def mentions(text: str, user_id: str) -> bool:
    """Tells whether the text speaks to this user by ``<@ID>``."""
    return user_id in _USER_ID.findall(text)


def unescape(text: str) -> str:
    """Undoes Slack's three entities, as the message composer's ``rich_text`` holds plain characters."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def typed_blocks(text: str, ts: str) -> tuple[Json, ...]:
    """Returns the ``rich_text`` block Slack adds to what a person types."""
    elements: list[Json] = []
    for part in _MENTION.split(text):
        if spoken_to := _USER_ID.match(part):
            elements.append({"type": "user", "user_id": spoken_to[1]})
        elif part:
            elements.append({"type": "text", "text": unescape(part)})
    section: Json = {"type": "rich_text_section", "elements": elements}
    return ({"type": "rich_text", "block_id": f"t-{ts}", "elements": [section]},)


def message_json(app: App, message: Message, *, with_metadata: bool = True) -> Json:
    """Returns a message as ``conversations.history`` shows it."""
    body: Json = {"type": "message", "text": message.text, "ts": message.ts, "team": app.team_id}
    optional: Json = {
        "subtype": message.subtype,
        "user": message.user,
        "bot_id": message.bot_id,
        "app_id": message.app_id,
        "username": message.username,
        "thread_ts": message.thread_ts,
        "blocks": list(message.blocks),
        "attachments": list(message.attachments),
        "files": list(message.files),
        "edited": message.edited_ts and {"user": message.edited_by, "ts": message.edited_ts},
        "metadata": _metadata(message, whole=with_metadata),
        "reactions": _reactions(message.reactions),
    }
    body.update({name: value for name, value in optional.items() if value})
    if message.bot_id == app.bot_id:
        body["bot_profile"] = bot_profile(app)
    if message.bot_id is None and message.subtype is None:
        body["client_msg_id"] = f"client-{message.ts}"
    return body


def thread_json(app: App, thread: Iterable[Message], root: Message) -> Json:
    """Returns a thread's root with the counts Slack adds once it has replies."""
    replies = [message for message in thread if message.ts != root.ts]
    body = message_json(app, root)
    if replies:
        users = list(dict.fromkeys(reply.user for reply in replies if reply.user))
        body.update(
            thread_ts=root.ts,
            reply_count=len(replies),
            reply_users=users,
            reply_users_count=len(users),
            latest_reply=replies[-1].ts,
        )
    return body


def bot_profile(app: App) -> Json:
    """Returns the ``bot_profile`` Slack adds to our app's own messages."""
    return {
        "id": app.bot_id,
        "app_id": app.app_id,
        "user_id": app.bot_user_id,
        "name": app.bot_name,
        "team_id": app.team_id,
        "deleted": False,
    }


def user_json(app: App, user: User) -> Json:
    """Returns a user as ``users.info`` shows one."""
    return {
        "id": user.id,
        "team_id": app.team_id,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": False,
        "is_bot": user.is_bot,
        "tz": "Etc/UTC",
        "tz_offset": 0,
        "profile": {"real_name": user.real_name, "display_name": user.name},
    }


def _metadata(message: Message, *, whole: bool) -> Json | None:
    if message.metadata is None or whole:
        return message.metadata
    return {"event_type": message.metadata.get("event_type")}


def _reactions(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    users: dict[str, list[str]] = {}
    for name, user in pairs:
        users.setdefault(name, []).append(user)
    return [{"name": name, "users": who, "count": len(who)} for name, who in users.items()]
