"""The HTTP door: what it lets in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.sandbox import Sandbox, running_sandbox, signature_headers

from .processes import answering

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path


@pytest.fixture
async def sandbox() -> AsyncGenerator[Sandbox]:
    async with running_sandbox() as sandbox:
        yield sandbox


async def test_what_is_not_slacks_is_refused_before_it_is_read(sandbox: Sandbox, tmp_path: Path) -> None:
    good = signature_headers(sandbox.app.signing_secret, "{}", 1)
    async with answering("serve", sandbox, tmp_path) as bot, aiohttp.ClientSession() as session:
        address = (await bot.line("versus is connected"))["address"]

        async def status(headers: dict[str, str], body: bytes = b"{}") -> int:
            async with session.post(address, data=body, headers=headers) as response:
                return response.status

        assert await status({}) == 401
        assert await status(good) == 401  # of 1970
        assert await status({**good, "X-Slack-Request-Timestamp": "soon"}) == 401
        assert await status({**good, "X-Slack-Request-Timestamp": "1" * 30}) == 401
        assert await status({**good, "X-Slack-Signature": "v0=é"}) == 401
        assert await status(good, b"\xff\xfe") == 401
        async with session.get(address.replace("/slack/events", "/healthz")) as response:
            assert (await response.json())["ok"] is True


async def test_what_is_signed_but_unreadable_is_refused_as_such(sandbox: Sandbox, tmp_path: Path) -> None:
    async with answering("serve", sandbox, tmp_path) as bot, aiohttp.ClientSession() as session:
        address = (await bot.line("versus is connected"))["address"]
        for body in ('{"type": ', "[1]"):
            headers = signature_headers(sandbox.app.signing_secret, body, int(time.time()))
            headers["Content-Type"] = "application/json"
            async with session.post(address, data=body.encode(), headers=headers) as response:
                assert response.status == 400
