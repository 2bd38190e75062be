"""What stands in the workspace: people, channels, messages, views. State only; nothing here tells the app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .values import Channel, ChannelKind, Ephemeral, File, Json, Message, User, View

if TYPE_CHECKING:
    from .ids import Ids
    from .settings import App
    from .watch import Watch


class Record:
    """The workspace's memory. Every change wakes the watch."""

    def __init__(self, app: App, ids: Ids, watch: Watch) -> None:
        self._app = app
        self._ids = ids
        self._watch = watch
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.members: dict[str, set[str]] = {}
        self.messages: dict[str, Message] = {}
        self.ephemerals: list[Ephemeral] = []
        self.views: dict[str, View] = {}
        self.homes: dict[str, View] = {}
        self.files: dict[str, File] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        self.status_history: list[tuple[str, str, str]] = []
        self.prompts: dict[str, list[Json]] = {}
        self.bot = self.put_user(User(app.bot_user_id, app.bot_name, app.bot_name, is_bot=True))

    def put_user(self, user: User) -> User:
        """Adds a user, or replaces the one with the same id."""
        self.users[user.id] = user
        self._watch.changed()
        return user

    def add_channel(self, name: str, kind: ChannelKind, members: set[str]) -> Channel:
        """Adds a channel with these members."""
        prefix = {"channel": "C", "group": "G", "im": "D"}[kind]
        channel = Channel(self._ids.new(prefix), name, kind)
        self.channels[channel.id] = channel
        self.members[channel.id] = members
        self._watch.changed()
        return channel

    def dm(self, user_id: str) -> Channel:
        """Returns the direct conversation of the app and this user, opened if need be."""
        for channel in self.channels.values():
            if channel.kind == "im" and user_id in self.members[channel.id]:
                return channel
        return self.add_channel("directmessage", "im", {user_id, self._app.bot_user_id})

    def has_bot(self, channel_id: str) -> bool:
        """Tells whether our app is a member of the channel."""
        return self._app.bot_user_id in self.members[channel_id]

    def put_message(self, message: Message) -> Message:
        """Adds a message, or replaces the one with the same ``ts``."""
        blocks = with_block_ids(message.blocks, message.ts)
        stored = replace(message, blocks=blocks)
        self.messages[stored.ts] = stored
        if stored.bot_id == self._app.bot_id and stored.thread_ts:
            self.statuses.pop((stored.channel, stored.thread_ts), None)
        self._watch.changed()
        return stored

    def remove_message(self, message: Message) -> None:
        """Takes a message away."""
        del self.messages[message.ts]
        self._watch.changed()

    def message(self, channel_id: str, ts: str) -> Message | None:
        """Returns the message with this ``ts`` if it stands in this channel."""
        message = self.messages.get(ts)
        return message if message and message.channel == channel_id else None

    def in_channel(self, channel_id: str) -> list[Message]:
        """Returns the channel's messages with all replies, oldest first."""
        return [message for message in self.messages.values() if message.channel == channel_id]

    def thread(self, channel_id: str, ts: str) -> list[Message]:
        """Returns a thread's messages, its root first."""
        return [message for message in self.in_channel(channel_id) if message.root_ts == ts]

    def put_ephemeral(self, ephemeral: Ephemeral) -> Ephemeral:
        """Adds a message only one user sees."""
        stored = replace(ephemeral, blocks=with_block_ids(ephemeral.blocks, ephemeral.ts))
        self.ephemerals.append(stored)
        self._watch.changed()
        return stored

    def replace_ephemeral(self, ts: str, successor: Ephemeral | None) -> None:
        """Puts ``successor`` in the place of an ephemeral message, or nothing."""
        if successor:
            successor = replace(successor, blocks=with_block_ids(successor.blocks, self._ids.ts()))
        self.ephemerals = [
            shown for each in self.ephemerals if (shown := successor if each.ts == ts else each) is not None
        ]
        self._watch.changed()

    def put_view(self, view: View) -> View:
        """Adds a view, or replaces the one with the same id; a Home tab replaces the user's former one."""
        self.views[view.id] = view
        if view.type == "home":
            self.homes[view.user] = view
        self._watch.changed()
        return view

    def put_file(self, file: File) -> File:
        """Adds a file, or replaces the one with the same id."""
        self.files[file.id] = file
        self._watch.changed()
        return file

    def set_status(self, channel_id: str, thread_ts: str, status: str) -> None:
        """Shows a status in a thread; an empty one clears it."""
        self.status_history.append((channel_id, thread_ts, status))
        if status:
            self.statuses[channel_id, thread_ts] = status
        else:
            self.statuses.pop((channel_id, thread_ts), None)
        self._watch.changed()

    def set_prompts(self, channel_id: str, prompts: list[Json]) -> None:
        """Shows suggested prompts at the top of a direct conversation."""
        self.prompts[channel_id] = prompts
        self._watch.changed()


def with_block_ids(blocks: tuple[Json, ...], seed: str) -> tuple[Json, ...]:
    """Names the blocks an app left unnamed, as Slack does; ``seed`` keeps the names apart between messages."""
    return tuple({"block_id": f"b{place}-{seed}", **block} for place, block in enumerate(blocks))
