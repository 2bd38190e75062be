"""What people do with messages and channels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.sandbox.payloads import events
from bot.sandbox.payloads.messages import typed_blocks
from bot.sandbox.values import Message, User, id_of

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable

    from bot.sandbox.hub import Hub
    from bot.sandbox.values import Attempt, Channel, ChannelKind, Json, Kind


class Talking:
    """Who is there, and what they say. Users and channels may be given as values or by id."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    @property
    def bot(self) -> User:
        """Our app's user."""
        return self._hub.record.bot

    @property
    def mention(self) -> str:
        """How a message addresses our app: ``<@U…>``."""
        return f"<@{self.bot.id}>"

    def add_user(self, name: str, real_name: str = "") -> User:
        """Adds a person."""
        return self._hub.record.put_user(User(self._hub.ids.new("U"), name, real_name or name.title()))

    def add_bot(self, name: str) -> User:
        """Adds another app's bot, which may speak through ``say_as_bot``."""
        return self._hub.record.put_user(User(self._hub.ids.new("U"), name, name, is_bot=True))

    def add_channel(
        self, name: str, members: Iterable[User] = (), *, private: bool = False, with_bot: bool = True
    ) -> Channel:
        """Adds a channel that has these members from the start; nothing is delivered."""
        kind: ChannelKind = "group" if private else "channel"
        ids = {member.id for member in members} | ({self.bot.id} if with_bot else set[str]())
        return self._hub.record.add_channel(name, kind, ids)

    def dm(self, user: User | str) -> Channel:
        """Returns the direct conversation of our app and this user."""
        return self._hub.record.dm(id_of(user))

    async def say(
        self,
        user: User | str,
        channel: Channel | str,
        text: str,
        *,
        thread_ts: str | None = None,
        broadcast: bool = False,
    ) -> Message:
        """Posts what a person typed, in Slack's escaped form (``&lt;``, ``<@U…>``).

        The app hears of it as its subscriptions and membership allow; this returns without waiting for the ack.

        Args:
            user: who speaks; becomes a member of the channel.
            channel: where.
            text: what.
            thread_ts: the root of the thread it replies to.
            broadcast: whether a reply is shown in the channel too.
        """
        subtype = "thread_broadcast" if broadcast and thread_ts else None
        return self._post(user, channel, text, thread_ts=thread_ts, subtype=subtype)

    async def share_file(
        self, user: User | str, channel: Channel | str, text: str, file_name: str, *, thread_ts: str | None = None
    ) -> Message:
        """Posts a file with a comment (``file_share``)."""
        file_id = self._hub.ids.new("F")
        file: Json = {"id": file_id, "name": file_name, "title": file_name, "user": id_of(user), "mode": "hosted"}
        return self._post(user, channel, text, thread_ts=thread_ts, subtype="file_share", files=(file,))

    async def say_me(self, user: User | str, channel: Channel | str, text: str) -> Message:
        """Posts what ``/me`` makes (``me_message``)."""
        return self._post(user, channel, text, subtype="me_message")

    async def say_as_bot(
        self,
        bot: User | str,
        channel: Channel | str,
        text: str,
        *,
        thread_ts: str | None = None,
        classic: bool = True,
    ) -> Message:
        """Posts a message of another app.

        Args:
            bot: who speaks.
            channel: where.
            text: what.
            thread_ts: the root of the thread it replies to.
            classic: as a ``bot_message`` of no user; else as apps post today, by the bot's user, with its ``bot_id``.
        """
        user = self._hub.record.users[id_of(bot)]
        message = Message(
            id_of(channel),
            self._hub.ids.ts(),
            None if classic else user.id,
            text,
            thread_ts=thread_ts,
            subtype="bot_message" if classic else None,
            bot_id=f"B{user.id[1:]}",
            username=user.name,
        )
        return self._hub.post(message)

    async def edit(self, message: Message, text: str) -> Message:
        """Edits a message as its author; the app hears ``message_changed``, and of a mention that is new."""
        before = self._hub.record.messages[message.ts]
        return self._hub.change(
            before,
            text=text,
            blocks=typed_blocks(text, before.ts),
            edited_ts=self._hub.ids.ts(),
            edited_by=before.user,
        )

    async def delete(self, message: Message) -> None:
        """Takes a message back; the app hears ``message_deleted``."""
        self._hub.remove(self._hub.record.messages[message.ts])

    async def react(self, user: User | str, message: Message, name: str) -> Message:
        """Puts an emoji on a message (``reaction_added``)."""
        before = self._hub.record.messages[message.ts]
        after = self._hub.record.put_message(replace(before, reactions=(*before.reactions, (name, id_of(user)))))
        event = events.reaction(after, id_of(user), name, self._hub.ids.ts())
        self._hub.tell(event, "reaction_added", after.channel)
        return after

    async def join(self, user: User | str, channel: Channel | str, *, invited_by: User | str | None = None) -> None:
        """Makes somebody, or our app, a member (``member_joined_channel`` and a ``channel_join`` message)."""
        place = self._hub.record.channels[id_of(channel)]
        self._hub.record.members[place.id].add(id_of(user))
        inviter = id_of(invited_by) if invited_by else None
        event = events.joined(self._hub.app, place, id_of(user), inviter, self._hub.ids.ts())
        self._hub.tell(event, "member_joined_channel", place.id)
        subtype = "channel_join" if place.kind == "channel" else "group_join"
        self._post(user, place, f"<@{id_of(user)}> has joined the channel", subtype=subtype)

    def deliver(self, payload: Json, kind: Kind = "events_api") -> asyncio.Task[Attempt]:
        """Delivers any payload as it is, with its envelope if it is an event; ends with the last attempt."""
        return self._hub.deliver(payload, kind)

    def deliver_event(self, event: Json) -> asyncio.Task[Attempt]:
        """Delivers any event, subscribed to or not, inside a proper envelope with a new ``event_id``."""
        return self._hub.deliver(self._hub.enveloped(event))

    def repeat(self, event_id: str | None = None) -> asyncio.Task[Attempt]:
        """Delivers an event again, by default the last one, with the same ``event_id``.

        Raises:
            LookupError: if no such event was delivered.
        """
        for delivery in reversed(self._hub.deliveries.sent):
            if delivery.event_id and event_id in (None, delivery.event_id):
                return self._hub.deliver(delivery.payload)
        raise LookupError(f"no event {event_id or ''} was delivered")

    def _post(
        self,
        user: User | str,
        channel: Channel | str,
        text: str,
        *,
        thread_ts: str | None = None,
        subtype: str | None = None,
        files: tuple[Json, ...] = (),
    ) -> Message:
        place = id_of(channel)
        self._hub.record.members[place].add(id_of(user))
        if thread_ts and self._hub.record.message(place, thread_ts) is None:
            raise LookupError(f"no message {thread_ts} in {place} to reply to")
        ts = self._hub.ids.ts()
        return self._hub.post(
            Message(
                place,
                ts,
                id_of(user),
                text,
                thread_ts=thread_ts,
                subtype=subtype,
                files=files,
                blocks=typed_blocks(text, ts),
            )
        )
