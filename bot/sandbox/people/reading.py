"""Reading back what stands in the workspace, and waiting for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from bot.sandbox.values import id_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.hub import Hub
    from bot.sandbox.values import ApiCall, Attempt, Channel, Delivery, Ephemeral, File, Json, Message, User, View

T = TypeVar("T")


class Reading:
    """What a person, or a test, can see. Timeouts are in seconds."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._handed_out: set[str] = set()

    def messages(self, channel: Channel | str) -> list[Message]:
        """Returns a channel's messages with all replies, oldest first."""
        return self._hub.record.in_channel(id_of(channel))

    def thread(self, channel: Channel | str, ts: str) -> list[Message]:
        """Returns a thread's messages, its root first."""
        return self._hub.record.thread(id_of(channel), ts)

    def message(self, ts: str) -> Message:
        """Returns a message in its newest state.

        Raises:
            KeyError: if there is none, or no more.
        """
        return self._hub.record.messages[ts]

    def replies(self, channel: Channel | str, thread_ts: str | None = None) -> list[Message]:
        """Returns what our app has posted in a channel, or in one thread of it, oldest first."""
        everything = self.messages(channel) if thread_ts is None else self.thread(channel, thread_ts)
        return [message for message in everything if message.bot_id == self._hub.app.bot_id]

    def ephemerals(self, channel: Channel | str, user: User | str) -> list[Ephemeral]:
        """Returns what only this user sees in a channel, oldest first."""
        wanted = (id_of(channel), id_of(user))
        return [each for each in self._hub.record.ephemerals if (each.channel, each.user) == wanted]

    def views(self, user: User | str) -> list[View]:
        """Returns the modals open before a user, the topmost last."""
        views = self._hub.record.views.values()
        return [view for view in views if view.user == id_of(user) and view.type == "modal" and view.is_open]

    def home(self, user: User | str) -> View | None:
        """Returns a user's Home tab, if the app published one."""
        return self._hub.record.homes.get(id_of(user))

    def files(self, shown: Message) -> list[File]:
        """Returns the files that stand in a message, with their content."""
        known = self._hub.record.files
        return [known[str(file["id"])] for file in shown.files if file.get("id") in known]

    def status(self, channel: Channel | str, thread_ts: str) -> str:
        """Returns the status shown in a thread; empty if none is."""
        return self._hub.record.statuses.get((id_of(channel), thread_ts), "")

    @property
    def status_history(self) -> list[tuple[str, str, str]]:
        """Every status set so far: channel id, thread, status; an empty one cleared it."""
        return list(self._hub.record.status_history)

    def prompts(self, user: User | str) -> list[Json]:
        """Returns the prompts suggested to a user in the direct conversation."""
        return self._hub.record.prompts.get(self._hub.record.dm(id_of(user)).id, [])

    def calls(self, method: str | None = None) -> list[ApiCall]:
        """Returns the app's API calls, of one method or all, in the order they arrived."""
        return [call for call in self._hub.calls if method in (None, call.method)]

    @property
    def deliveries(self) -> list[Delivery]:
        """Everything the app was told, in order; one repeated stands here again."""
        return list(self._hub.deliveries.sent)

    @property
    def attempts(self) -> list[Attempt]:
        """Every finished try at a delivery, retries included, in the order they ended."""
        return list(self._hub.deliveries.attempts)

    async def wait_for(self, probe: Callable[[], T | None], timeout: float = 5.0, what: str = "") -> T:  # noqa: ASYNC109 - a wait's limit is part of what is asked
        """Returns the first answer of ``probe`` that is neither None nor False; asked after every change.

        Raises:
            TimeoutError: if there is none in time; its sentence names ``what``.
        """
        return await self._hub.watch.until(probe, timeout, what)

    async def next_reply(
        self,
        channel: Channel | str,
        thread_ts: str | None = None,
        timeout: float = 5.0,  # noqa: ASYNC109 - a wait's limit is part of what is asked
    ) -> Message:
        """Returns our app's next message here that no ``next_reply`` has returned yet.

        Args:
            channel: where.
            thread_ts: only in this thread; None for the whole channel.
            timeout: seconds.

        Raises:
            TimeoutError: if the app says nothing more in time.
        """

        def unread() -> Message | None:
            replies = self.replies(channel, thread_ts)
            return next((reply for reply in replies if reply.ts not in self._handed_out), None)

        where = id_of(channel) + (f", thread {thread_ts}" if thread_ts else "")
        reply = await self.wait_for(unread, timeout, f"a reply in {where}")
        self._handed_out.add(reply.ts)
        return reply

    async def next_ephemeral(
        self,
        channel: Channel | str,
        user: User | str,
        timeout: float = 5.0,  # noqa: ASYNC109 - a wait's limit is part of what is asked
    ) -> Ephemeral:
        """Returns the next message only this user sees that was not returned yet.

        Raises:
            TimeoutError: if there is none in time.
        """

        def unread() -> Ephemeral | None:
            shown = self.ephemerals(channel, user)
            return next((each for each in shown if each.ts not in self._handed_out), None)

        shown = await self.wait_for(unread, timeout, f"an ephemeral message to {id_of(user)}")
        self._handed_out.add(shown.ts)
        return shown

    async def next_view(self, user: User | str, timeout: float = 5.0) -> View:  # noqa: ASYNC109 - a wait's limit is part of what is asked
        """Returns the topmost modal open before a user, waiting for one.

        Raises:
            TimeoutError: if none is opened in time.
        """
        return await self.wait_for(lambda: (self.views(user) or [None])[-1], timeout, "a modal")

    async def settled(self, timeout: float = 5.0) -> None:  # noqa: ASYNC109 - a wait's limit is part of what is asked
        """Returns once every delivery has been acknowledged or given up; the app may still be at work.

        Raises:
            TimeoutError: if something is still unheard; its sentence says how much.
        """
        await self.wait_for(lambda: not self._hub.deliveries.pending, timeout, "all deliveries to be heard")

    async def quiet(self, seconds: float = 0.2, timeout: float = 5.0) -> None:  # noqa: ASYNC109 - a wait's limit is part of what is asked
        """Returns once everything is settled and nothing at all has changed for ``seconds``.

        For promises of silence: that an app which acks first and works later does *not* answer.

        Raises:
            TimeoutError: if it does not become quiet in time.
        """
        async with asyncio.timeout(timeout):
            while True:
                await self.settled(timeout)
                seen = self._hub.watch.changes
                await asyncio.sleep(seconds)
                if self._hub.watch.changes == seen:
                    return
