"""``chat.*``: the app posts, changes and takes back messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import SlackError
from bot.sandbox.payloads.messages import message_json
from bot.sandbox.values import Ephemeral, Message

from .content import UPDATE_TEXT, read_content
from .lookup import channel_of, member_channel_of, message_of, thread_of

if TYPE_CHECKING:
    from bot.sandbox.hub import Hub
    from bot.sandbox.values import Json

    from .arguments import Arguments


def post_message(hub: Hub, arguments: Arguments) -> Json:
    """``chat.postMessage``."""
    channel = member_channel_of(hub, arguments)
    content = read_content(arguments)
    thread_ts = thread_of(hub, channel, arguments)
    broadcast = arguments.flag("reply_broadcast") and thread_ts
    message = hub.post(
        Message(
            channel.id,
            hub.ids.ts(),
            hub.app.bot_user_id,
            content.text,
            thread_ts=thread_ts,
            blocks=content.blocks,
            attachments=content.attachments,
            subtype="thread_broadcast" if broadcast else None,
            bot_id=hub.app.bot_id,
            app_id=hub.app.app_id,
            username=arguments.maybe("username"),
            metadata=content.metadata,
            options=content.options,
        )
    )
    return {"ok": True, "channel": channel.id, "ts": message.ts, "message": message_json(hub.app, message)}


def post_ephemeral(hub: Hub, arguments: Arguments) -> Json:
    """``chat.postEphemeral``."""
    channel = member_channel_of(hub, arguments)
    user = arguments.text("user")
    if user not in hub.record.members[channel.id]:
        raise SlackError("user_not_in_channel")
    content = read_content(arguments)
    thread_ts = thread_of(hub, channel, arguments)
    ephemeral = Ephemeral(channel.id, user, hub.ids.ts(), content.text, content.blocks, thread_ts)
    hub.record.put_ephemeral(ephemeral)
    return {"ok": True, "message_ts": ephemeral.ts}


def update(hub: Hub, arguments: Arguments) -> Json:
    """``chat.update``: without ``blocks``, a new ``text`` takes the place of the blocks too."""
    channel = channel_of(hub, arguments, by_name=False)
    before = message_of(hub, channel, arguments.text("ts"))
    if before.bot_id != hub.app.bot_id:
        raise SlackError("cant_update_message")
    content = read_content(arguments)
    if len(arguments.text("text", "")) > UPDATE_TEXT:
        raise SlackError("msg_too_long")
    keeps_blocks = "blocks" not in arguments.values and not arguments.has("text")
    shows_edited = not content.blocks
    after = hub.change(
        before,
        text=content.text,
        blocks=before.blocks if keeps_blocks else content.blocks,
        attachments=content.attachments if "attachments" in arguments.values else before.attachments,
        metadata=content.metadata if "metadata" in arguments.values else before.metadata,
        edited_ts=hub.ids.ts() if shows_edited else before.edited_ts,
        edited_by=hub.app.bot_user_id if shows_edited else before.edited_by,
    )
    body = message_json(hub.app, after)
    return {"ok": True, "channel": channel.id, "ts": after.ts, "text": after.text, "message": body}


def delete(hub: Hub, arguments: Arguments) -> Json:
    """``chat.delete``."""
    channel = channel_of(hub, arguments, by_name=False)
    message = message_of(hub, channel, arguments.text("ts"))
    if message.bot_id != hub.app.bot_id:
        raise SlackError("cant_delete_message")
    hub.remove(message)
    return {"ok": True, "channel": channel.id, "ts": message.ts}
