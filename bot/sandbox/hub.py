"""Everything one sandboxed workspace consists of, wired once, and the verbs that touch several parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .delivery.retrying import Deliveries
from .delivery.socket_mode import SocketMode
from .faults import Faults
from .ids import Ids
from .payloads import events
from .payloads.messages import mentions
from .record import Record
from .tickets import Tickets
from .values import ApiCall, Delivery, Json, Kind, Message
from .watch import Watch

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from .settings import App, Timing
    from .values import Attempt

_SUBSCRIPTION = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}

_JOINS = ("channel_join", "group_join")
"""Notices that name a user without anybody speaking to them."""


class Hub:
    """The workspace's parts. State changes made here are told to the app; those of ``record`` are not."""

    def __init__(self, app: App, timing: Timing, clock: Callable[[], float], base_url: str) -> None:
        self.app = app
        self.clock = clock
        self.timing = timing
        self.base_url = base_url
        """Where the sandbox listens, without a slash at its end."""
        self.watch = Watch()
        self.ids = Ids(timing.epoch)
        self.record = Record(app, self.ids, self.watch)
        self.tickets = Tickets(self.ids, timing, clock)
        self.faults = Faults()
        self.calls: list[ApiCall] = []
        self.sockets = SocketMode(app, timing, self.watch)
        self.deliveries = Deliveries(self.sockets, timing, self.watch)
        self.offered: dict[str, list[Json]] = {}
        """The options last offered to each external menu, by ``action_id``."""

    def post(self, message: Message) -> Message:
        """Adds a message and tells the app, if the app may know of it."""
        stored = self.record.put_message(message)
        channel = self.record.channels[stored.channel]
        root = self.record.messages.get(stored.root_ts)
        self._tell_of_mention(stored, stored.ts)
        self.tell(events.posted(self.app, channel, stored, root), _SUBSCRIPTION[channel.kind], channel.id)
        return stored

    def change(self, before: Message, **changes: Any) -> Message:  # noqa: ANN401 - fields of Message
        """Changes a message's fields and tells the app."""
        after = self.record.put_message(replace(before, **changes))
        channel = self.record.channels[after.channel]
        ts = self.ids.ts()
        if not mentions(before.text, self.app.bot_user_id):
            self._tell_of_mention(after, ts)
        event = events.changed(self.app, channel, before, after, ts)
        self.tell(event, _SUBSCRIPTION[channel.kind], channel.id)
        return after

    def remove(self, message: Message) -> None:
        """Takes a message away and tells the app."""
        self.record.remove_message(message)
        channel = self.record.channels[message.channel]
        event = events.deleted(self.app, channel, message, self.ids.ts())
        self.tell(event, _SUBSCRIPTION[channel.kind], channel.id)

    def tell(self, event: Json, subscription: str, channel_id: str | None = None) -> None:
        """Delivers an event if the app subscribed to it and is a member of its channel."""
        if subscription not in self.app.subscriptions:
            return
        if channel_id is None or self.record.has_bot(channel_id):
            self.deliver(self.enveloped(event))

    def enveloped(self, event: Json) -> Json:
        """Wraps an event with a new ``event_id``."""
        moment = str(event.get("event_ts") or self.ids.ts())
        return events.envelope(self.app, event, self.ids.new("Ev"), int(moment.partition(".")[0]))

    def deliver(self, payload: Json, kind: Kind = "events_api") -> asyncio.Task[Attempt]:
        """Starts a delivery of this payload."""
        return self.deliveries.send(Delivery(self.ids.envelope(), kind, payload))

    def logged(self, method: str, arguments: Json, answer: Json, status: int) -> None:
        """Writes a call of the app's into the log."""
        self.calls.append(ApiCall(len(self.calls) + 1, method, arguments, answer, status))
        self.watch.changed()

    def _tell_of_mention(self, message: Message, event_ts: str) -> None:
        channel = self.record.channels[message.channel]
        is_no_speech = message.bot_id == self.app.bot_id or message.subtype in _JOINS
        if channel.kind == "im" or is_no_speech or not mentions(message.text, self.app.bot_user_id):
            return
        root = self.record.messages.get(message.root_ts)
        event = events.mentioned(self.app, channel, message, root, event_ts)
        self.tell(event, "app_mention", channel.id)
