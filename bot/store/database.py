"""The store, behind SQLAlchemy. Every method is one short transaction."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.sqlite import insert

from bot.store.tables import ANSWER_OF, ANSWERS, LAST_OF, RECEIPTS, THREAD_STATES, WORKSPACE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncEngine

RECEIPT_LIFETIME: Final = timedelta(hours=25)
"""Slack repeats an event for about six minutes; with "Delayed Events" on, hourly for a day."""

STATE_LIFETIME: Final = timedelta(days=30)
CLEANING_PAUSE: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class KeptState:
    """A thread's state as stored."""

    format: int
    state: str


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer that was given: where, to whom, on what; neither what was asked nor what was said.

    Attributes:
        workspace: The enterprise's id, or else the team's.
        name: The answer's own.
        channel: Where.
        thread: Which thread it continues.
        question: The ``ts`` of the message it answers; empty where that was none.
        posted: The ``ts`` of each of its messages, by commas; empty for a private answer.
        asker: Who asked.
        models: The models it is on, by blanks.
        format: Of ``before``.
        before: What the thread spoke of before, so that the same question can be answered once more.
    """

    workspace: str
    name: str
    channel: str
    thread: str
    question: str
    posted: str
    asker: str
    models: str
    format: int
    before: str


_KEPT: Final = tuple(ANSWERS.c[name] for name in KeptAnswer.__dataclass_fields__)


class Store:
    """Receipts, thread states, answers given and settings. Make one with :func:`bot.store.open_store`.

    Every method raises ``SQLAlchemyError`` if the database stops working underneath it.
    """

    def __init__(self, engine: AsyncEngine, now: Callable[[], float]) -> None:
        self._engine = engine
        self._now = now
        self._cleaned_at = float("-inf")

    async def claim(self, keys: Sequence[str]) -> bool:
        """Take something to be dealt with once; ``False`` if any of its names was taken before.

        The primary key decides, so that two claims at the same moment, even in two processes, cannot both win.
        """
        now = self._now()
        if now - self._cleaned_at > CLEANING_PAUSE.total_seconds():
            self._cleaned_at = now
            await self.clean()
        async with self._engine.begin() as connection:
            for key in keys:
                statement = insert(RECEIPTS).values(key=key, seen_at=now).on_conflict_do_nothing()
                if (await connection.execute(statement)).rowcount == 0:
                    await connection.rollback()
                    return False
        return True

    async def state(self, workspace: str, channel: str, thread: str, within: timedelta) -> KeptState | None:
        """Return a thread's state, if one was put ``within`` that time."""
        columns = THREAD_STATES.c
        statement = select(columns.format, columns.state).where(
            columns.workspace == workspace,
            columns.channel == channel,
            columns.thread == thread,
            columns.saved_at > self._now() - within.total_seconds(),
        )
        async with self._engine.connect() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return None if row is None else KeptState(row.format, row.state)

    async def put_state(self, workspace: str, channel: str, thread: str, form: int, state: str, *also: str) -> None:
        """Keep a thread's state, and that ``also`` these threads of the channel have it; earlier ones are replaced."""
        fresh = {"format": form, "state": state, "saved_at": self._now()}
        names = dict.fromkeys((thread, *also))
        statement = (
            insert(THREAD_STATES)
            .values([{"workspace": workspace, "channel": channel, "thread": name, **fresh} for name in names])
            .on_conflict_do_update(index_elements=["workspace", "channel", "thread"], set_=fresh)
        )
        async with self._engine.begin() as connection:
            await connection.execute(statement)

    async def drop_state(self, workspace: str, channel: str, thread: str) -> None:
        """Forget a thread's state, if there is one."""
        columns = THREAD_STATES.c
        where = (columns.workspace == workspace, columns.channel == channel, columns.thread == thread)
        async with self._engine.begin() as connection:
            await connection.execute(delete(THREAD_STATES).where(*where))

    async def put_answer(self, answer: KeptAnswer, *, is_last: bool = True) -> None:
        """Keep that an answer was given; an earlier one of the same name is replaced.

        Args:
            answer: The answer.
            is_last: Whether it is its thread's last from now on; one that is replaced otherwise keeps its place.
        """
        fresh = asdict(answer)
        saved = {"saved_at": self._now()}
        statement = insert(ANSWERS).values(**fresh, **saved)
        changed = {**fresh, **saved} if is_last else fresh
        statement = statement.on_conflict_do_update(index_elements=["workspace", "name"], set_=changed)
        async with self._engine.begin() as connection:
            await connection.execute(statement)

    async def answer_named(self, workspace: str, name: str) -> KeptAnswer | None:
        """Return the answer of this name, if it is not forgotten."""
        found = await self._answers(ANSWERS.c.workspace == workspace, ANSWERS.c.name == name)
        return found[0] if found else None

    async def answer_to(self, workspace: str, channel: str, question: str) -> KeptAnswer | None:
        """Return the answer that a message got."""
        columns = ANSWERS.c
        found = await self._answers(
            columns.workspace == workspace, columns.channel == channel, columns.question == question
        )
        return found[0] if found else None

    async def last_answer(self, workspace: str, channel: str, thread: str) -> KeptAnswer | None:
        """Return the answer that was given last in a thread."""
        columns = ANSWERS.c
        found = await self._answers(
            columns.workspace == workspace, columns.channel == channel, columns.thread == thread
        )
        return found[0] if found else None

    async def answers_of(self, workspace: str, asker: str, most: int) -> list[KeptAnswer]:
        """Return somebody's latest answers on models, newest first."""
        columns = ANSWERS.c
        return await self._answers(
            columns.workspace == workspace, columns.asker == asker, columns.models != "", most=most
        )

    async def _answers(self, *where: ColumnElement[bool], most: int = 1) -> list[KeptAnswer]:
        statement = select(*_KEPT).where(*where).order_by(ANSWERS.c.saved_at.desc()).limit(most)
        async with self._engine.connect() as connection:
            return [KeptAnswer(*row) for row in await connection.execute(statement)]

    async def workspace_settings(self, workspace: str) -> str | None:
        """Return a workspace's settings as stored."""
        statement = select(WORKSPACE_SETTINGS.c.settings).where(WORKSPACE_SETTINGS.c.workspace == workspace)
        async with self._engine.connect() as connection:
            return (await connection.execute(statement)).scalar_one_or_none()

    async def put_workspace_settings(self, workspace: str, settings: str) -> None:
        """Keep a workspace's settings."""
        statement = insert(WORKSPACE_SETTINGS).values(workspace=workspace, settings=settings)
        statement = statement.on_conflict_do_update(index_elements=["workspace"], set_={"settings": settings})
        async with self._engine.begin() as connection:
            await connection.execute(statement)

    async def forget(self, workspace: str) -> None:
        """Delete all that is kept of a workspace: it has taken the app out."""
        async with self._engine.begin() as connection:
            for table in (THREAD_STATES, ANSWERS, WORKSPACE_SETTINGS):
                await connection.execute(delete(table).where(table.c.workspace == workspace))

    async def forget_person(self, workspace: str, user: str) -> None:
        """Delete what is kept of one person: answers, what each speaks of, direct and private conversations."""
        asked = (ANSWERS.c.workspace == workspace, ANSWERS.c.asker == user)
        states = THREAD_STATES.c
        theirs = or_(
            states.thread.in_(select(ANSWER_OF + ANSWERS.c.name).where(*asked)),
            states.channel.in_(select(ANSWERS.c.channel).where(*asked, ANSWERS.c.channel.startswith("D"))),
            states.thread == LAST_OF + user,
            states.thread.startswith(f"{LAST_OF}{user}:", autoescape=True),
        )
        async with self._engine.begin() as connection:
            await connection.execute(delete(THREAD_STATES).where(states.workspace == workspace, theirs))
            await connection.execute(delete(ANSWERS).where(*asked))

    async def clean(self) -> None:
        """Forget what is past its time."""
        now = self._now()
        async with self._engine.begin() as connection:
            await connection.execute(
                delete(RECEIPTS).where(RECEIPTS.c.seen_at < now - RECEIPT_LIFETIME.total_seconds())
            )
            for table in (THREAD_STATES, ANSWERS):
                await connection.execute(delete(table).where(table.c.saved_at < now - STATE_LIFETIME.total_seconds()))
