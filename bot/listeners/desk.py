"""The one way from a message to its reply."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

import structlog

from bot.blocks import ladder, notice
from bot.failures import sentence_for
from bot.incoming import Incoming, NotForUs, Privately

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from structlog.typing import FilteringBoundLogger

    from answers import Reply, ThreadState
    from bot.listeners.posting import Poster
    from bot.listeners.work import Work
    from bot.store import Store
    from bot.threads import Threads

_CONTINUED_WITHIN: Final = timedelta(minutes=30)
"""How long an incomplete command takes what it lacks from the asker's last one: as long as its answer has buttons."""

_INCOMPLETE: Final = frozenset({"no_model", "workload_missing", "nothing_before"})

_log: FilteringBoundLogger = structlog.get_logger()


class Answers(Protocol):
    """What answers messages: ``answers.Answerer``, or a fake."""

    def reply(self, text: str, *, today: date, state: ThreadState | None = None, addressed: bool = True) -> Reply:
        """Answer a message, given what its thread spoke of before."""
        ...


class Desk:
    """Takes what came in, and sees to it that it is answered once."""

    def __init__(
        self, answers: Answers, store: Store, threads: Threads, poster: Poster, work: Work, today: Callable[[], date]
    ) -> None:
        self._answers = answers
        self._store = store
        self._threads = threads
        self._poster = poster
        self._work = work
        self._today = today

    def take(self, incoming: Incoming | NotForUs) -> None:
        """Begin to answer. Returns at once: what came in is acknowledged by now, or about to be."""
        if isinstance(incoming, NotForUs):
            _log.debug("not for us", why=incoming.why)
            return
        self._work.start(self._handled(incoming))

    async def _handled(self, incoming: Incoming) -> None:
        try:
            await self.reply(incoming)
        except Exception as error:  # noqa: BLE001 - the one place where a failure becomes a sentence
            await self._apologised(incoming, sentence_for(error, _log))

    async def _apologised(self, incoming: Incoming, sentence: str) -> None:
        try:
            await self._poster.post(incoming.answer, [notice(sentence)])
        except Exception as error:  # noqa: BLE001 - Slack does not take that either; the log has both
            sentence_for(error, _log)

    async def reply(self, incoming: Incoming) -> None:
        """Answer a message, unless it was answered before or wants no answer."""
        # in its turn from the first moment on: two messages of a thread must not overtake each other on the way
        async with self._threads.turn(incoming.thread):
            state = await self._threads.recall(incoming.thread)
            if state is None and not incoming.addressed:
                return  # overheard in a thread that is not ours: no receipt, as a busy channel has many of these
            if not await self._store.claim(incoming.receipts):
                _log.info("seen before", thread=incoming.thread.thread, channel=incoming.thread.channel)
                return
            reply = await self._answered(incoming, state)
            if reply.answer.kind == "silent":
                return
            private = incoming.answer.name if isinstance(incoming.answer, Privately) else None
            await self._poster.post(incoming.answer, ladder(reply.words, reply.answer.answer_id, private))
            await self._remember(incoming, reply.state)
        _log.info("answered", kind=reply.answer.kind, reason=reply.answer.reason, answer=reply.answer.answer_id)

    async def _answered(self, incoming: Incoming, state: ThreadState | None) -> Reply:
        today = self._today()
        reply = self._answers.reply(incoming.text, today=today, state=state, addressed=incoming.addressed)
        if not (incoming.stands_alone and isinstance(incoming.answer, Privately)):
            return reply
        if reply.answer.reason not in _INCOMPLETE:
            return reply
        # "/versus-cost 60 % cached": no thread holds commands together, so the last one stands in for it
        earlier = await self._threads.recall(incoming.answer.latest, within=_CONTINUED_WITHIN)
        if earlier is None:
            return reply
        return self._answers.reply(incoming.text, today=today, state=earlier, addressed=incoming.addressed)

    async def _remember(self, incoming: Incoming, state: ThreadState) -> None:
        if isinstance(incoming.answer, Privately):
            await self._threads.remember(incoming.thread.private(incoming.answer.name), state)
            await self._threads.remember(incoming.answer.latest, state)
        else:
            await self._threads.remember(incoming.thread, state)
