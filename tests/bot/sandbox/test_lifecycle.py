"""Sandboxes start on any port and leave nothing behind."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.sandbox import Slow, create_sandbox, running_sandbox

from .listening import listening

if TYPE_CHECKING:
    from bot.sandbox import Sandbox


async def test_two_sandboxes_stand_side_by_side(sandbox: Sandbox, attentive: Sandbox) -> None:
    assert sandbox.url != attentive.url
    assert sandbox.api_url == f"{sandbox.url}/api/"
    assert not attentive.workspace.calls()


async def test_a_port_can_be_asked_for_and_is_free_again_afterwards(sandbox: Sandbox) -> None:
    async with running_sandbox() as first:
        port = int(first.url.rpartition(":")[2])

    async with running_sandbox(port=port) as second:
        assert second.url == first.url
    with pytest.raises(OSError, match="in use"):
        create_sandbox(port=int(sandbox.url.rpartition(":")[2]))


async def test_it_stops_at_once_with_open_sockets_slow_calls_and_unheard_deliveries() -> None:
    sandbox = create_sandbox()
    await sandbox.start()
    sandbox.faults.plan("auth.test", Slow(60))
    maya = sandbox.workspace.add_user("maya")

    async with listening(sandbox), aiohttp.ClientSession() as session:
        call = asyncio.create_task(session.post(f"{sandbox.api_url}auth.test"))
        await sandbox.workspace.wait_for(lambda: sandbox.workspace.calls("auth.test"))
        await sandbox.sockets.disconnect()
        await sandbox.workspace.say(maya, sandbox.workspace.dm(maya), "anybody?")

        began = time.monotonic()
        await sandbox.stop()
        took = time.monotonic() - began

        with pytest.raises(aiohttp.ClientError):
            await call
    assert took < 1


async def test_a_sandbox_that_never_started_can_be_stopped() -> None:
    await create_sandbox().stop()
