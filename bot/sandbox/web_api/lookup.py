"""Finding what an API call speaks of, or refusing it with the right code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import SlackError

if TYPE_CHECKING:
    from bot.sandbox.hub import Hub
    from bot.sandbox.values import Channel, Message

    from .arguments import Arguments


def channel_of(hub: Hub, arguments: Arguments, name: str = "channel", *, by_name: bool = True) -> Channel:
    """Returns the channel an argument names by id or, if ``by_name``, as ``#name`` or by a user's id.

    Raises:
        SlackError: ``channel_not_found``; also for a private channel or conversation without the app.
    """
    wanted = arguments.text(name)
    channel = hub.record.channels.get(wanted)
    if channel is None and by_name:
        if wanted in hub.record.users:
            return hub.record.dm(wanted)
        named = [each for each in hub.record.channels.values() if each.name == wanted.removeprefix("#")]
        channel = next((each for each in named if each.kind != "im"), None)
    if channel is None or (channel.kind != "channel" and not hub.record.has_bot(channel.id)):
        raise SlackError("channel_not_found")
    return channel


def member_channel_of(hub: Hub, arguments: Arguments, name: str = "channel", *, by_name: bool = True) -> Channel:
    """Returns the channel an argument names if the app is a member.

    Raises:
        SlackError: ``channel_not_found`` or ``not_in_channel``.
    """
    channel = channel_of(hub, arguments, name, by_name=by_name)
    if not hub.record.has_bot(channel.id):
        raise SlackError("not_in_channel")
    return channel


def message_of(hub: Hub, channel: Channel, ts: str) -> Message:
    """Returns the channel's message with this ``ts``.

    Raises:
        SlackError: ``message_not_found``.
    """
    message = hub.record.message(channel.id, ts)
    if message is None:
        raise SlackError("message_not_found")
    return message


def thread_of(hub: Hub, channel: Channel, arguments: Arguments, name: str = "thread_ts") -> str | None:
    """Returns the thread an argument names, or None if it names none.

    Raises:
        SlackError: ``thread_not_found``, also for the ``ts`` of a reply: a thread is named by its root.
    """
    ts = arguments.maybe(name)
    if ts is None:
        return None
    root = hub.record.message(channel.id, ts)
    if root is None or root.root_ts != ts:
        raise SlackError("thread_not_found")
    return ts
