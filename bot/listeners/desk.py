"""The one way from a message to its reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.blocks import notice
from bot.failures import sentence_for
from bot.incoming import LATEST, Edited, Incoming, InThread, NotForUs, Privately, digest
from bot.listeners.asking import Answers, Asking
from bot.listeners.showing import shown
from bot.preferences import preferences_of
from bot.store import KeptAnswer
from bot.threads import FORMAT, ThreadKey, before_of, dumped

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Sequence
    from datetime import date
    from typing import Any, TypeAlias

    from structlog.typing import FilteringBoundLogger

    from answers import Reply, ThreadState
    from bot.blocks import Ladder
    from bot.listeners.posting import Poster
    from bot.listeners.work import Work
    from bot.store import Store
    from bot.threads import Threads

    Tell: TypeAlias = Callable[[str], Awaitable[None]]
    """Says a sentence to whoever did what failed."""

_log: FilteringBoundLogger = structlog.get_logger()


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
        self._asking = Asking(answers, store, threads, today)
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

    def start(self, doing: Coroutine[Any, Any, None], tell: InThread | Privately | Tell | None) -> None:
        """Begin to do something; if it fails, a sentence is said there, and the log has the rest."""
        self._work.start(self._handled(doing, tell))

    async def _handled(self, doing: Coroutine[Any, Any, None], tell: InThread | Privately | Tell | None) -> None:
        try:
            await doing
        except Exception as error:  # noqa: BLE001 - the one place where a failure becomes a sentence
            sentence = sentence_for(error, _log)
            if tell is not None:
                await self._apologised(tell, sentence)

    async def _apologised(self, tell: InThread | Privately | Tell, sentence: str) -> None:
        try:
            await (tell(sentence) if callable(tell) else self.poster.post(tell, notice(sentence)))
        except Exception as error:  # noqa: BLE001 - Slack does not take that either; the log has both
            sentence_for(error, _log)

    async def reply(self, incoming: Incoming) -> None:
        """Answer a message, unless it was answered before or wants no answer."""
        # in its turn from the first moment on: two messages of a thread must not overtake each other on the way, nor
        # two that may go on with each other outside of threads
        latest = incoming.continues.latest if incoming.continues is not None else incoming.thread
        async with self._threads.turn(incoming.thread, latest):
            state = await self._state(incoming)
            if not incoming.addressed and not (state is not None and await self._follows(incoming)):
                return  # overheard: no receipt, as a busy channel has many of these
            if not await self.store.claim(incoming.receipts):
                _log.info("seen before", thread=incoming.thread.thread, channel=incoming.thread.channel)
                return
            reply, before = await self._asking.answered(incoming, state)
            if reply.answer.kind == "silent":
                return
            private = isinstance(incoming.answer, Privately)
            told = self.shown(reply, incoming.name, incoming.text, is_private=private)
            posted = await self.poster.post(incoming.answer, told)
            await self._remember(incoming, reply, before, posted)
        _log.info("answered", kind=reply.answer.kind, reason=reply.answer.reason, answer=reply.answer.answer_id)

    async def _state(self, incoming: Incoming) -> ThreadState | None:
        """What a message goes by: a form or a click by its own, whatever its thread speaks of by now."""
        if incoming.state is not None:
            return incoming.state
        own = await self._threads.recall(incoming.thread.answer(incoming.clicked)) if incoming.clicked else None
        return own or await self._threads.recall(incoming.thread)

    async def _follows(self, incoming: Incoming) -> bool:
        return incoming.thread.channel in (await preferences_of(self.store, incoming.thread.workspace)).follow

    async def _changed(self, incoming: Incoming) -> None:
        """Answer an edited message anew, in the place of the answer it had; without one, nothing is said."""
        assert isinstance(incoming.answer, InThread)  # noqa: S101 - a message stands in a channel
        thread = incoming.thread
        async with self._threads.turn(thread):
            kept = await self.store.answer_to(thread.workspace, thread.channel, incoming.question)
            if kept is None or not kept.posted:
                return
            reply, before = await self._asking.reply(incoming.text, thread.workspace, before_of(kept), begins=False)
            told = self.shown(reply, kept.name, incoming.text)
            posted = await self.poster.change(incoming.answer, kept.posted.split(","), told)
            last = await self.store.last_answer(thread.workspace, thread.channel, thread.thread)
            is_last = last is not None and last.name == kept.name
            await self.keep(
                thread, kept.name, reply, before, posted, asker=kept.asker, question=kept.question, is_last=is_last
            )
        _log.info("answered an edit", kind=reply.answer.kind, answer=reply.answer.answer_id)

    async def _remember(
        self, incoming: Incoming, reply: Reply, before: ThreadState | None, posted: Sequence[str]
    ) -> None:
        thread = incoming.thread
        if isinstance(incoming.answer, Privately):
            thread = thread.answer(incoming.name)
        also = () if incoming.continues is None else (incoming.continues.latest,)
        await self.keep(
            thread,
            incoming.name,
            reply,
            before,
            posted,
            asker=incoming.asker,
            question=incoming.question,
            also=also,
        )

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
        is_last: bool = True,
        also: Sequence[ThreadKey] = (),
    ) -> None:
        """Remember what a thread speaks of now, and that this answer was given in it.

        Args:
            thread: The thread.
            name: The answer's own.
            reply: The answer.
            before: What it went by.
            posted: The ``ts`` of each of its messages.
            asker: Who asked.
            question: The ``ts`` of the message it answers.
            is_last: Whether it is the thread's last; an earlier one that changes leaves what the thread speaks of.
            also: What else speaks of it from now on, such as somebody's last conversation.
        """
        await self._threads.remember(thread.answer(name), reply.state, *((thread, *also) if is_last else ()))
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
            ),
            is_last=is_last,
        )

    async def direct(
        self, question: str, workspace: str, user: str, receipt: str, state: ThreadState | None = None
    ) -> None:
        """Answer a question that was asked outside of any channel, in the direct conversation with who asked it.

        Args:
            question: What was asked.
            workspace: Where.
            user: Who asked.
            receipt: Its name; something that comes again under it was dealt with.
            state: What the question goes by; ``None``: it begins anew.
        """
        if not await self.store.claim([receipt]):
            return
        reply, before = await self._asking.reply(question, workspace, state)
        name = digest(receipt)
        channel, posted = await self.poster.direct(user, self.shown(reply, name, question))
        latest = ThreadKey(workspace, channel, LATEST)
        await self.keep(
            ThreadKey(workspace, channel, posted[0]), name, reply, before, posted, asker=user, also=(latest,)
        )
        _log.info("answered", kind=reply.answer.kind, reason=reply.answer.reason, answer=reply.answer.answer_id)

    async def again(
        self, workspace: str, name: str, question: str, state: ThreadState | None = None
    ) -> tuple[Reply, KeptAnswer | None]:
        """Answer a question once more as it was answered under this name; as a new one where that is forgotten.

        Args:
            workspace: Where it was asked.
            name: The answer's.
            question: What was asked.
            state: What it is to go by instead of what it went by then.
        """
        kept = await self.store.answer_named(workspace, name)
        reply, _ = await self._asking.reply(question, workspace, state or before_of(kept), begins=False)
        return reply, kept

    def shown(
        self, reply: Reply, name: str, question: str, *, is_private: bool = False, shared_by: str = ""
    ) -> tuple[Ladder, ...]:
        """Return an answer as messages, see :func:`bot.listeners.showing.shown`, with what is granted here."""
        return shown(reply, name, question, is_private=is_private, shared_by=shared_by, offers_files=self._shares_files)
