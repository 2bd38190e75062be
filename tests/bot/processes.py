"""The bot as a process of its own, as it runs in earnest."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from bot.sandbox import Sandbox

Door: TypeAlias = Literal["run", "serve", "run-invented", "serve-invented"]

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


class Process:
    """A started command; its log lines are JSON."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.log: list[str] = []
        self._reading = asyncio.create_task(self._read())
        self._grown = asyncio.Event()

    async def _read(self) -> None:
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            self.log.append(line.decode().rstrip())
            self._grown.set()
        self._grown.set()

    async def line(self, event: str) -> dict[str, Any]:
        """Wait for a log line of this event and return it."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self._grown.clear()
                for line in self.log:
                    if line.startswith("{") and json.loads(line)["event"] == event:
                        return json.loads(line)
                assert not self._reading.done(), f"ended before {event!r}: {self.log}"
                await self._grown.wait()

    async def end(self) -> int:
        """Wait until it has ended by itself; returns its exit code."""
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
            await self._reading
        return code

    async def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop; returns its exit code."""
        if self._process.returncode is None:
            self._process.send_signal(by)
        return await self.end()


@asynccontextmanager
async def started(
    door: Door, environ: Mapping[str, str], folder: Path, module: str = "tests.bot.launch"
) -> AsyncGenerator[Process]:
    """Start a door with these settings and no others; its data go into ``folder``.

    ``module`` is what is run: the fake answerer's doors, or ``bot.cli`` with the catalog.
    """
    bare = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "error",
        "-m",
        module,
        door,
        cwd=ROOT,
        env={**bare, "HOME": str(folder), "VERSUS_LOG_FORMAT": "json", "VERSUS_LOG_LEVEL": "DEBUG", **environ},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    running = Process(process)
    try:
        yield running
    finally:
        if process.returncode is None:
            process.kill()
        await running.end()


def settings_for(sandbox: Sandbox) -> dict[str, str]:
    """Return the variables that connect a bot to a sandbox, by either door."""
    return {
        "SLACK_BOT_TOKEN": sandbox.app.bot_token,
        "SLACK_APP_TOKEN": sandbox.app.app_token,
        "SLACK_SIGNING_SECRET": sandbox.app.signing_secret,
        "SLACK_API_URL": sandbox.api_url,
    }


@asynccontextmanager
async def answering(door: Door, sandbox: Sandbox, folder: Path, **more: str) -> AsyncGenerator[Process]:
    """Start a door against a sandbox and connect the two; ``more`` are settings."""
    async with started(door, {**settings_for(sandbox), **more}, folder) as process:
        ready = await process.line("versus is connected")
        if door.startswith("serve"):
            await sandbox.use_request_url(ready["address"])
        yield process
