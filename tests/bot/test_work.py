from __future__ import annotations

import asyncio

from bot.listeners.work import Work


async def test_draining_waits_for_everything_even_for_what_begins_meanwhile() -> None:
    work = Work()
    done: list[str] = []

    async def second() -> None:
        await asyncio.sleep(0)
        done.append("second")

    async def first() -> None:
        await asyncio.sleep(0)
        work.start(second())
        done.append("first")

    work.start(first())
    assert await work.drain(5)
    assert done == ["first", "second"]
    assert len(work) == 0


async def test_what_takes_too_long_is_broken_off() -> None:
    work = Work()
    work.start(_forever())
    assert not await work.drain(0.01)
    assert len(work) == 0


async def test_nothing_under_way_is_drained_at_once() -> None:
    assert await Work().drain(0)


async def _forever() -> None:
    await asyncio.Event().wait()
