"""Methods that read the workspace, and the small ones that mark it: reactions, statuses, prompts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.sandbox.errors import SlackError
from bot.sandbox.payloads import events
from bot.sandbox.payloads.messages import message_json, thread_json, user_json

from .lookup import channel_of, member_channel_of, message_of, thread_of

if TYPE_CHECKING:
    from bot.sandbox.hub import Hub
    from bot.sandbox.values import Json, Message

    from .arguments import Arguments

MOST_PROMPTS = 4
MOST_LOADING_MESSAGES = 10
_MOST_PER_PAGE = 1_000


def auth_test(hub: Hub, _arguments: Arguments) -> Json:
    """``auth.test``."""
    app = hub.app
    return {
        "ok": True,
        "url": f"{hub.base_url}/",
        "team": app.team_name,
        "user": app.bot_name,
        "team_id": app.team_id,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def connections_open(hub: Hub, _arguments: Arguments) -> Json:
    """``apps.connections.open``."""
    address = hub.base_url.replace("http", "ws", 1)
    return {"ok": True, "url": f"{address}/link/?ticket={hub.sockets.ticket()}&app_id={hub.app.app_id}"}


def history(hub: Hub, arguments: Arguments) -> Json:
    """``conversations.history``: newest first, without the replies inside threads."""
    channel = member_channel_of(hub, arguments)
    everything = hub.record.in_channel(channel.id)
    visible = [message for message in everything if _stands_in_channel(message)]
    visible.reverse()
    return _page(hub, arguments, visible)


def replies(hub: Hub, arguments: Arguments) -> Json:
    """``conversations.replies``: a thread, root first."""
    channel = member_channel_of(hub, arguments)
    ts = arguments.text("ts")
    found = hub.record.message(channel.id, ts)
    if found is None:
        raise SlackError("thread_not_found")
    return _page(hub, arguments, hub.record.thread(channel.id, found.root_ts))


def conversations_open(hub: Hub, arguments: Arguments) -> Json:
    """``conversations.open``, for a conversation with one user or one that exists."""
    if arguments.has("channel"):
        return {"ok": True, "channel": {"id": channel_of(hub, arguments).id}}
    user = arguments.text("users")
    if user not in hub.record.users:
        raise SlackError("user_not_found")
    return {"ok": True, "channel": {"id": hub.record.dm(user).id}}


def users_info(hub: Hub, arguments: Arguments) -> Json:
    """``users.info``."""
    user = hub.record.users.get(arguments.text("user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"ok": True, "user": user_json(hub.app, user)}


def reactions_add(hub: Hub, arguments: Arguments) -> Json:
    """``reactions.add``."""
    channel = channel_of(hub, arguments)
    message = message_of(hub, channel, arguments.text("timestamp"))
    reaction = (arguments.text("name").strip(":"), hub.app.bot_user_id)
    if reaction in message.reactions:
        raise SlackError("already_reacted")
    hub.record.put_message(replace(message, reactions=(*message.reactions, reaction)))
    event = events.reaction(message, hub.app.bot_user_id, reaction[0], hub.ids.ts())
    hub.tell(event, "reaction_added", channel.id)
    return {"ok": True}


def set_status(hub: Hub, arguments: Arguments) -> Json:
    """``assistant.threads.setStatus``: shown until the app's next reply in the thread."""
    channel = channel_of(hub, arguments, "channel_id", by_name=False)
    arguments.text("thread_ts")
    thread_ts = thread_of(hub, channel, arguments) or ""
    if "status" not in arguments.values:
        raise SlackError("invalid_arguments", ["missing required field: status"])
    if len(arguments.objects("loading_messages", "invalid_arguments")) > MOST_LOADING_MESSAGES:
        raise SlackError("invalid_arguments", [f"no more than {MOST_LOADING_MESSAGES} loading_messages"])
    hub.record.set_status(channel.id, thread_ts, arguments.text("status", ""))
    return {"ok": True}


def set_prompts(hub: Hub, arguments: Arguments) -> Json:
    """``assistant.threads.setSuggestedPrompts``; with ``thread_ts`` it is accepted and shows nothing."""
    channel = channel_of(hub, arguments, "channel_id", by_name=False)
    prompts = arguments.objects("prompts", "invalid_arguments")
    if not 1 <= len(prompts) <= MOST_PROMPTS:
        raise SlackError("invalid_arguments", [f"between 1 and {MOST_PROMPTS} prompts allowed"])
    if not all(prompt.get("title") and prompt.get("message") for prompt in prompts):
        raise SlackError("invalid_arguments", ["a prompt needs a title and a message"])
    if not arguments.has("thread_ts"):
        hub.record.set_prompts(channel.id, prompts)
    return {"ok": True}


def _stands_in_channel(message: Message) -> bool:
    return message.root_ts == message.ts or message.subtype == "thread_broadcast"


def _page(hub: Hub, arguments: Arguments, messages: list[Message]) -> Json:
    oldest, latest = arguments.text("oldest", "0"), arguments.text("latest", "9" * 20)
    inclusive = arguments.flag("inclusive")
    within = [
        message
        for message in messages
        if oldest < message.ts < latest or (inclusive and message.ts in (oldest, latest))
    ]
    start = arguments.number("cursor", 0)
    limit = arguments.number("limit", 100)
    if not 1 <= limit <= _MOST_PER_PAGE:
        raise SlackError("invalid_limit")
    page, has_more = within[start : start + limit], len(within) > start + limit
    cursor = str(start + limit) if has_more else ""
    return {
        "ok": True,
        "messages": [_shown(hub, message, whole=arguments.flag("include_all_metadata")) for message in page],
        "has_more": has_more,
        "response_metadata": {"next_cursor": cursor},
    }


def _shown(hub: Hub, message: Message, *, whole: bool) -> Json:
    if message.thread_ts is None:
        thread = hub.record.thread(message.channel, message.ts)
        counts = thread_json(hub.app, thread, message)
    else:
        counts = {}
    return {**counts, **message_json(hub.app, message, with_metadata=whole)}
