"""The demo's stage: the sandbox and the real app in one loop, off the main thread so that typing never stops them."""

from __future__ import annotations

import asyncio
import tempfile
import threading
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from pydantic import SecretStr

from bot.app import create_app
from bot.running import today
from bot.running_socket import connected
from bot.sandbox import Message, running_sandbox
from bot.settings import Settings, sqlite_url
from bot.store import open_store

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine
    from types import TracebackType

    from bot.app import Versus
    from bot.listeners.asking import Answers
    from bot.sandbox import Ephemeral, Workspace

T = TypeVar("T")

ANSWER_SECONDS: Final = 15.0

COMMANDS: Final = ("/versus", "/versus-cost")


class Stage:
    """One person's direct conversation with the bot."""

    def __init__(self, workspace: Workspace, versus: Versus) -> None:
        self._workspace = workspace
        self._versus = versus
        self._person = workspace.add_user("you")
        self._channel = workspace.dm(self._person)
        self._seen: set[str] = set()

    async def say(self, text: str, thread_ts: str | None) -> tuple[str, list[Message | Ephemeral]]:
        """Write to the bot; returns the thread it stands in, and what came back."""
        said = await self._workspace.say(self._person, self._channel, _typed(text), thread_ts=thread_ts)
        return thread_ts or said.ts, await self._new()

    async def command(self, name: str, text: str) -> list[Message | Ephemeral]:
        """Send a slash command; returns what came back."""
        await self._workspace.command(self._person, self._channel, name, text)
        return await self._new()

    async def press(self, shown: Message | Ephemeral, action_id: str, value: str) -> list[Message | Ephemeral]:
        """Press a button, or choose from a picker; returns what came back."""
        await self._workspace.click(self._person, shown.ts, action_id, value=value)
        return await self._new()

    async def files(self, shown: Message | Ephemeral) -> list[tuple[str, str]]:
        """Return the files that stand in a message: name and text."""
        files = self._workspace.files(shown) if isinstance(shown, Message) else []
        return [(file.name, (file.content or b"").decode()) for file in files]

    async def _new(self) -> list[Message | Ephemeral]:
        await self._workspace.settled(ANSWER_SECONDS)
        await self._versus.work.drain(ANSWER_SECONDS)
        everything: list[Message | Ephemeral] = [
            *self._workspace.replies(self._channel),
            *self._workspace.ephemerals(self._channel, self._person),
        ]
        new = [each for each in everything if each.ts not in self._seen]
        self._seen |= {each.ts for each in new}
        return new


@asynccontextmanager
async def staged(answers: Answers) -> AsyncGenerator[Stage]:
    """Set the stage: a workspace, a database for the length of the demo, and the app, connected."""
    with tempfile.TemporaryDirectory(prefix="versus-demo-") as folder:
        async with running_sandbox() as sandbox:
            settings = Settings(
                slack_bot_token=SecretStr(sandbox.app.bot_token),
                slack_app_token=SecretStr(sandbox.app.app_token),
                slack_api_url=sandbox.api_url,
                versus_database_url=sqlite_url(Path(folder) / "demo.sqlite3"),
            )
            async with (
                open_store(settings.versus_database_url) as store,
                create_app(settings, answers, store, today) as versus,
                connected(settings, versus),
            ):
                yield Stage(sandbox.workspace, versus)


class Backstage:
    """Runs a stage in a thread of its own."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._ready: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event, Stage]] = Future()
        self._thread = threading.Thread(target=self._run, name="demo")

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._loop, self._over, self._stage = self._ready.result()
        except BaseException:
            self._thread.join()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def do(self, act: Callable[[Stage], Coroutine[Any, Any, T]]) -> T:
        """Let something happen on stage and wait for it."""
        return asyncio.run_coroutine_threadsafe(act(self._stage), self._loop).result()

    def _run(self) -> None:
        try:
            asyncio.run(self._live())
        except BaseException as error:
            if self._ready.done():
                raise
            self._ready.set_exception(error)

    async def _live(self) -> None:
        over = asyncio.Event()
        async with staged(self._answers) as stage:
            self._ready.set_result((asyncio.get_running_loop(), over, stage))
            await over.wait()


def _typed(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
