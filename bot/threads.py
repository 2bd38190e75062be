"""What a thread speaks of, kept between messages: models, topics, a workload. Never what anybody wrote."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog
from pydantic import TypeAdapter, ValidationError

from answers import ThreadState
from bot.store import ANSWER_OF, LAST_OF

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Hashable

    from structlog.typing import FilteringBoundLogger

    from bot.store import KeptAnswer, Store

FORMAT: Final = 2
"""Raised when a stored state can no longer be read as what it meant; older ones are then forgotten."""

LIFETIME: Final = timedelta(days=30)

_STATES: Final = TypeAdapter(ThreadState)
_log: FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ThreadKey:
    """Which conversation it is.

    Attributes:
        workspace: The enterprise's id, or else the team's.
        channel: The channel or direct conversation.
        thread: The ``ts`` of its first message, or what :meth:`answer` and :meth:`private` make.
    """

    workspace: str
    channel: str
    thread: str

    def answer(self, name: str) -> ThreadKey:
        """Return the key of what an answer alone speaks of, so that its buttons go by that; by the answer's name."""
        return replace(self, thread=f"{ANSWER_OF}{name}")

    def private(self, user: str) -> ThreadKey:
        """Return the key of the last conversation that only this person sees."""
        return replace(self, thread=f"{LAST_OF}{user}")


def dumped(state: ThreadState) -> str:
    """Return a state as it is stored."""
    return _STATES.dump_json(state).decode()


def loaded(form: int, state: str) -> ThreadState | None:
    """Return a stored state; ``None`` if it is of another format, or cannot be read."""
    if form != FORMAT:
        return None
    try:
        return _STATES.validate_json(state)
    except ValidationError:
        _log.warning("thread state not readable, forgotten")
        return None


def before_of(kept: KeptAnswer | None) -> ThreadState | None:
    """Return what the thread of an answer spoke of before it."""
    return loaded(kept.format, kept.before) if kept is not None and kept.before else None


class Threads:
    """Thread states in the store; one message of a thread at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turns = Turns()

    @asynccontextmanager
    async def turn(self, *keys: ThreadKey) -> AsyncGenerator[None]:
        """Wait until the threads' earlier messages are answered, so that each sees what the one before it left.

        Args:
            keys: A message's thread; then, where it has one, the conversation that it may go on with. Always in this
                order, so that no two messages wait for each other.
        """
        async with AsyncExitStack() as held:
            for key in dict.fromkeys(keys):
                await held.enter_async_context(self._turns.of(key))
            yield

    async def recall(self, key: ThreadKey, within: timedelta = LIFETIME) -> ThreadState | None:
        """Return what the thread spoke of; ``None`` if nothing is known, or not from ``within`` that time."""
        kept = await self._store.state(key.workspace, key.channel, key.thread, within)
        return None if kept is None else loaded(kept.format, kept.state)

    async def forget(self, key: ThreadKey) -> None:
        """Forget what a thread spoke of."""
        await self._store.drop_state(key.workspace, key.channel, key.thread)

    async def remember(self, key: ThreadKey, state: ThreadState, *also: ThreadKey) -> None:
        """Keep what the thread speaks of now, and others of its channel with it."""
        names = (other.thread for other in also)
        await self._store.put_state(key.workspace, key.channel, key.thread, FORMAT, dumped(state), *names)


class Turns:
    """One at a time per key; what nobody waits for takes no room."""

    def __init__(self) -> None:
        self._locks: dict[Hashable, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, key: Hashable) -> AsyncGenerator[None]:
        """Wait for this key's turn and hold it."""
        lock, waiting = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[key]
            if waiting == 1:
                del self._locks[key]
            else:
                self._locks[key] = (lock, waiting - 1)

    def __len__(self) -> int:
        return len(self._locks)
