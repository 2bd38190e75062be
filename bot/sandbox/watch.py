"""Waiting for something to be so, without sleeping and looking again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Watch:
    """Wakes whoever waits each time anything in the sandbox has changed."""

    def __init__(self) -> None:
        self._next = asyncio.Event()
        self.changes = 0

    def changed(self) -> None:
        """Tells the waiting that something has changed."""
        self.changes += 1
        self._next.set()
        self._next = asyncio.Event()

    async def until(self, probe: Callable[[], T | None], timeout: float, what: str = "") -> T:  # noqa: ASYNC109 - a wait's limit is part of what is asked
        """Returns the first answer of ``probe`` that is neither None nor False.

        Args:
            probe: asked now and after every change.
            timeout: seconds.
            what: names what was waited for, for the error's sentence.

        Raises:
            TimeoutError: if no such answer came in time.
        """
        try:
            async with asyncio.timeout(timeout):
                while True:
                    upcoming = self._next
                    answer = probe()
                    if answer is not None and answer is not False:
                        return answer
                    await upcoming.wait()
        except TimeoutError:
            raise TimeoutError(f"waited {timeout} s in vain for {what or 'a change'}") from None
