"""What a message is answered with: its thread, the conversation it may go on with, the workspace's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from answers import ANYWHERE, Preferred
from bot.listeners.showing import noted
from bot.preferences import preferences_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from answers import Reply, ThreadState
    from bot.incoming import Continues, Incoming
    from bot.store import Store
    from bot.threads import Threads
    from catalog import Catalog

INCOMPLETE: Final = frozenset({"no_model", "workload_missing", "nothing_before"})
"""Why a question outside of any thread may mean the conversation before it."""

_COMPARED: Final = frozenset({"compare", "describe", "cost"})
"""Kinds of answers on models that were named; ``swap gemma for qwen`` means one more, of the conversation before."""

_CONTINUED: Final = "This goes on with your last question here; name a model to begin anew."


class Answers(Protocol):
    """What answers messages: ``answers.Answerer``, or a fake."""

    @property
    def catalog(self) -> Catalog:
        """What it answers from; a refresh may put another in its place."""
        ...

    def reply(
        self,
        text: str,
        *,
        today: date,
        state: ThreadState | None = None,
        addressed: bool = True,
        preferred: Preferred = ANYWHERE,
    ) -> Reply:
        """Answer a message, given what its thread spoke of before, and where its workspace would run models."""
        ...


class Asking:
    """Asks what answers, with all that a message's place adds to it."""

    def __init__(self, answers: Answers, store: Store, threads: Threads, today: Callable[[], date]) -> None:
        self.answers = answers
        self.today = today
        self._store = store
        self._threads = threads

    async def reply(
        self, text: str, workspace: str, state: ThreadState | None, *, begins: bool = True, addressed: bool = True
    ) -> tuple[Reply, ThreadState | None]:
        """Answer a message as its workspace wants it.

        Args:
            text: The message.
            workspace: Whose settings hold.
            state: What its thread spoke of before; ``None``: nothing.
            begins: Whether a conversation without a state begins with the workspace's workload.
            addressed: Whether the bot was spoken to.

        Returns:
            The answer, and what it went by.
        """
        settings = await preferences_of(self._store, workspace)
        before = settings.start if state is None and begins else state
        told = self.answers.reply(
            text, today=self.today(), state=before, addressed=addressed, preferred=settings.preferred
        )
        return told, before

    async def answered(self, incoming: Incoming, state: ThreadState | None) -> tuple[Reply, ThreadState | None]:
        """Answer a message in its thread, or going on with the last conversation where it means that."""
        reply, before = await self._asked(incoming, state)
        last = incoming.continues
        if last is None:
            return reply, before
        found = await self._going_on(incoming, last, reply) if state is None else None
        if found is None:
            await self._threads.forget(last.gone_on)
            return reply, before
        again, earlier = found
        said_before = await self._threads.recall(last.gone_on, within=last.within) is not None
        await self._threads.remember(last.gone_on, again.state)
        return (again if said_before else noted(again, _CONTINUED)), earlier

    async def _going_on(
        self, incoming: Incoming, last: Continues, alone: Reply
    ) -> tuple[Reply, ThreadState | None] | None:
        """The answer that goes on with the last conversation; ``None`` where the message stands for itself.

        It goes on where it keeps a model that the message does not name, or takes one out that it names.

        "/versus-cost 60 % cached" or "swap gemma for qwen": nothing holds such messages together, so the last
        conversation stands in for a thread.
        """
        if alone.answer.reason not in INCOMPLETE and alone.answer.kind not in _COMPARED:
            return None
        earlier = await self._threads.recall(last.latest, within=last.within)
        if earlier is None:
            return None
        again, before = await self._asked(incoming, earlier)
        if alone.answer.reason in INCOMPLETE:
            goes_on = again.answer.reason not in INCOMPLETE
        else:
            before_it, meant, alone_meant = set(earlier.models), set(again.answer.models), set(alone.answer.models)
            named = alone_meant | {other for name in alone.answer.assumed for other in name.others}
            goes_on = bool(before_it & meant - named or before_it & alone_meant - meant)
        return (again, before) if goes_on else None

    async def _asked(self, incoming: Incoming, state: ThreadState | None) -> tuple[Reply, ThreadState | None]:
        return await self.reply(incoming.text, incoming.thread.workspace, state, addressed=incoming.addressed)
