"""Work in progress, kept in sight: Bolt neither holds its listeners' tasks nor waits for them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine


class Work:
    """The tasks under way."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin something; it is acknowledged already, so nobody waits for it but :meth:`drain`."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> bool:
        """Wait until everything is done, at most so long; what is left is then broken off.

        Returns:
            Whether all of it was done.
        """
        loop = asyncio.get_running_loop()
        limit = loop.time() + seconds
        while self._tasks:
            done, left = await asyncio.wait(self._tasks, timeout=limit - loop.time())
            self._tasks -= done
            if left and loop.time() >= limit:
                for task in left:
                    task.cancel()
                await asyncio.wait(left)
                return False
        return True

    def __len__(self) -> int:
        return len(self._tasks)
