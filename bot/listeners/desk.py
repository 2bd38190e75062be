"""The one way from a message to its reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import structlog

from bot.blocks import notice
from bot.failures import sentence_for
from bot.incoming import LATEST, Edited, Incoming, InThread, NotForUs, Privately, digest
from bot.listeners.showing import noted, shown
from bot.preferences import preferences_of
from bot.store import KeptAnswer
from bot.threads import FORMAT, ThreadKey, before_of, dumped

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from datetime import date
    from typing import Any

    from structlog.typing import FilteringBoundLogger

    from answers import Reply, ThreadState
    from bot.blocks import Ladder
    from bot.listeners.posting import Poster
    from bot.listeners.work import Work
    from bot.store import Store
    from bot.threads import Threads
    from catalog import Catalog

INCOMPLETE: Final = frozenset({"no_model", "workload_missing", "nothing_before"})
"""Why a question outside of any thread may mean the conversation before it."""

_CONTINUED: Final = "This goes on with your last question here; name a model to begin anew."

_log: FilteringBoundLogger = structlog.get_logger()


class Answers(Protocol):
    """What answers messages: ``answers.Answerer``, or a fake."""

    @property
    def catalog(self) -> Catalog:
        """What it answers from; a refresh may put another in its place."""
        ...

    def reply(self, text: str, *, today: date, state: ThreadState | None = None, addressed: bool = True) -> Reply:
        """Answer a message, given what its thread spoke of before."""
        ...


class Desk:
    """Takes what came in, and sees to it that it is answered once."""

    def __init__(
        self,
        answers: Answers,
        store: Store,
        threads: Threads,
        poster: Poster,
        work: Work,
        today: Callable[[], date],
        *,
        shares_files: bool = False,
    ) -> None:
        self.answers = answers
        self.store = store
        self.poster = poster
        self.today = today
        self._threads = threads
        self._work = work
        self._shares_files = shares_files

    def take(self, incoming: Incoming | Edited | NotForUs) -> None:
        """Begin to answer. Returns at once: what came in is acknowledged by now, or about to be."""
        if isinstance(incoming, NotForUs):
            _log.debug("not for us", why=incoming.why)
        elif isinstance(incoming, Edited):
            self.start(self._changed(incoming.incoming), None)
        else:
            self.start(self.reply(incoming), incoming.answer)

    def start(self, doing: Coroutine[Any, Any, None], tell: InThread | Privately | None) -> None:
        """Begin to do something; if it fails, a sentence is said there, and the log has the rest."""
        self._work.start(self._handled(doing, tell))

    async def _handled(self, doing: Coroutine[Any, Any, None], tell: InThread | Privately | None) -> None:
        try:
            await doing
        except Exception as error:  # noqa: BLE001 - the one place where a failure becomes a sentence
            sentence = sentence_for(error, _log)
            if tell is not None:
                await self._apologised(tell, sentence)

    async def _apologised(self, tell: InThread | Privately, sentence: str) -> None:
        try:
            await self.poster.post(tell, notice(sentence))
        except Exception as error:  # noqa: BLE001 - Slack does not take that either; the log has both
            sentence_for(error, _log)

    async def reply(self, incoming: Incoming) -> None:
        """Answer a message, unless it was answered before or wants no answer."""
        # in its turn from the first moment on: two messages of a thread must not overtake each other on the way
        async with self._threads.turn(incoming.thread):
            state = await self._threads.recall(incoming.thread)
            if not incoming.addressed and not (state is not None and await self._follows(incoming)):
                return  # overheard: no receipt, as a busy channel has many of these
            if not await self.store.claim(incoming.receipts):
                _log.info("seen before", thread=incoming.thread.thread, channel=incoming.thread.channel)
                return
            reply, before = await self._answered(incoming, state)
            if reply.answer.kind == "silent":
                return
            private = isinstance(incoming.answer, Privately)
            told = self.shown(reply, incoming.name, incoming.text, is_private=private)
            posted = await self.poster.post(incoming.answer, told)
            await self._remember(incoming, reply, before, posted)
        _log.info("answered", kind=reply.answer.kind, reason=reply.answer.reason, answer=reply.answer.answer_id)

    async def _follows(self, incoming: Incoming) -> bool:
        return incoming.thread.channel in (await preferences_of(self.store, incoming.thread.workspace)).follow

    async def _answered(self, incoming: Incoming, state: ThreadState | None) -> tuple[Reply, ThreadState | None]:
        before = state or (await preferences_of(self.store, incoming.thread.workspace)).start
        reply = self._reply(incoming, before)
        if state is not None or incoming.continues is None or reply.answer.reason not in INCOMPLETE:
            return reply, before
        # "/versus-cost 60 % cached": nothing holds such messages together, so the last conversation stands in for it
        earlier = await self._threads.recall(incoming.continues.latest, within=incoming.continues.within)
        if earlier is None:
            return reply, before
        again = self._reply(incoming, earlier)
        return (reply, before) if again.answer.reason in INCOMPLETE else (noted(again, _CONTINUED), earlier)

    def _reply(self, incoming: Incoming, state: ThreadState | None) -> Reply:
        return self.answers.reply(incoming.text, today=self.today(), state=state, addressed=incoming.addressed)

    async def _changed(self, incoming: Incoming) -> None:
        """Answer an edited message anew, in the place of the answer it had; without one, nothing is said."""
        assert isinstance(incoming.answer, InThread)  # noqa: S101 - a message stands in a channel
        thread = incoming.thread
        async with self._threads.turn(thread):
            kept = await self.store.answer_to(thread.workspace, thread.channel, incoming.question)
            if kept is None or not kept.posted:
                return
            before = before_of(kept)
            reply = self.answers.reply(incoming.text, today=self.today(), state=before)
            told = self.shown(reply, kept.name, incoming.text)
            posted = await self.poster.change(incoming.answer, kept.posted.split(","), told)
            last = await self.store.last_answer(thread.workspace, thread.channel, thread.thread)
            if last is not None and last.name == kept.name:  # an earlier one leaves what the thread speaks of now
                await self.keep(thread, kept.name, reply, before, posted, asker=kept.asker, question=incoming.question)
        _log.info("answered an edit", kind=reply.answer.kind, answer=reply.answer.answer_id)

    async def _remember(
        self, incoming: Incoming, reply: Reply, before: ThreadState | None, posted: Sequence[str]
    ) -> None:
        thread = incoming.thread
        if isinstance(incoming.answer, Privately):
            thread = thread.private(incoming.name)
        await self.keep(thread, incoming.name, reply, before, posted, asker=incoming.asker, question=incoming.question)
        if incoming.continues is not None:
            await self._threads.remember(incoming.continues.latest, reply.state)

    async def keep(
        self,
        thread: ThreadKey,
        name: str,
        reply: Reply,
        before: ThreadState | None,
        posted: Sequence[str],
        *,
        asker: str,
        question: str = "",
    ) -> None:
        """Remember what a thread speaks of now, and that this answer was given in it."""
        await self._threads.remember(thread, reply.state)
        models = " ".join(reply.answer.models) if reply.answer.facts else ""
        kept = dumped(before) if before is not None else ""
        await self.store.put_answer(
            KeptAnswer(
                thread.workspace,
                name,
                thread.channel,
                thread.thread,
                question,
                ",".join(posted),
                asker,
                models,
                FORMAT,
                kept,
            )
        )

    async def direct(self, question: str, workspace: str, user: str, receipt: str) -> None:
        """Answer a question that was asked outside of any channel, in the direct conversation with who asked it."""
        if not await self.store.claim([receipt]):
            return
        before = (await preferences_of(self.store, workspace)).start
        reply = self.answers.reply(question, today=self.today(), state=before)
        name = digest(receipt)
        channel, posted = await self.poster.direct(user, self.shown(reply, name, question))
        await self.keep(ThreadKey(workspace, channel, posted[0]), name, reply, before, posted, asker=user)
        await self._threads.remember(ThreadKey(workspace, channel, LATEST), reply.state)
        _log.info("answered", kind=reply.answer.kind, reason=reply.answer.reason, answer=reply.answer.answer_id)

    async def again(self, workspace: str, name: str, question: str) -> tuple[Reply, KeptAnswer | None]:
        """Answer a question once more as it was answered under this name; as a new one where that is forgotten."""
        kept = await self.store.answer_named(workspace, name)
        return self.answers.reply(question, today=self.today(), state=before_of(kept)), kept

    def shown(
        self, reply: Reply, name: str, question: str, *, is_private: bool = False, shared_by: str = ""
    ) -> tuple[Ladder, ...]:
        """Return an answer as messages, see :func:`bot.listeners.showing.shown`, with what is granted here."""
        return shown(reply, name, question, is_private=is_private, shared_by=shared_by, offers_files=self._shares_files)
