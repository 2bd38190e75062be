"""Telling the app what happened, trying again as Slack does, and knowing when everything has been heard."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.sandbox.settings import Timing
    from bot.sandbox.values import Attempt, Delivery
    from bot.sandbox.watch import Watch


class Transport(Protocol):
    """A way to the app."""

    async def attempt(self, delivery: Delivery, number: int, retry_reason: str) -> Attempt:
        """Carries a delivery to the app once and waits for its ack.

        Args:
            delivery: what to say.
            number: 0 for the first try, then the number of the retry.
            retry_reason: why the try before failed; empty on the first.
        """
        ...


class Deliveries:
    """Sends deliveries over the transport in use and keeps the log of attempts.

    Only events are retried; a command or an interaction gets one try, as its person is waiting.
    """

    def __init__(self, transport: Transport, timing: Timing, watch: Watch) -> None:
        self.transport = transport
        self.attempts: list[Attempt] = []
        """Every finished try, in the order they ended."""
        self.sent: list[Delivery] = []
        """Every delivery, in the order they began; one repeated stands here again."""
        self._timing = timing
        self._watch = watch
        self._under_way: dict[asyncio.Task[Attempt], Delivery] = {}

    def send(self, delivery: Delivery) -> asyncio.Task[Attempt]:
        """Starts a delivery; the task ends with its last attempt."""
        self.sent.append(delivery)
        task = asyncio.create_task(self._carry(delivery), name=f"delivery {delivery.id}")
        self._under_way[task] = delivery
        task.add_done_callback(self._ended)
        return task

    @property
    def pending(self) -> list[Delivery]:
        """What has been neither acknowledged nor given up."""
        return list(self._under_way.values())

    async def close(self) -> None:
        """Gives up everything under way."""
        tasks = list(self._under_way)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _carry(self, delivery: Delivery) -> Attempt:
        attempt = await self._try(delivery, 0, "")
        delays = self._timing.retry_delays if delivery.kind == "events_api" else ()
        for number, delay in enumerate(delays, start=1):
            if attempt.acknowledged or attempt.is_final:
                break
            await asyncio.sleep(delay)
            attempt = await self._try(delivery, number, attempt.error)
        return attempt

    async def _try(self, delivery: Delivery, number: int, retry_reason: str) -> Attempt:
        attempt = await self.transport.attempt(delivery, number, retry_reason)
        self.attempts.append(attempt)
        self._watch.changed()
        return attempt

    def _ended(self, task: asyncio.Task[Attempt]) -> None:
        del self._under_way[task]
        self._watch.changed()
