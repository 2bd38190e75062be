"""``versus run`` (Socket Mode) and ``versus serve`` (HTTP): the same app behind either door."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import structlog

from bot import logs
from bot.app import create_app
from bot.failures import EXIT_CODE, KnownError
from bot.running_catalog import catalogued, kept_up_to_date
from bot.running_http import Server, http_app, listen
from bot.running_socket import connected
from bot.settings import load
from bot.store import open_store

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine
    from typing import Any

    from structlog.typing import FilteringBoundLogger

    from bot.app import Versus
    from bot.listeners.asking import Answers
    from bot.settings import Door, Settings

HOST: Final = "127.0.0.1"
"""Where ``serve`` listens unless told otherwise: behind a proxy that speaks TLS."""

_log: FilteringBoundLogger = structlog.get_logger()


def today() -> date:
    """Return the day, in UTC. The only clock of the answers."""
    return datetime.now(tz=UTC).date()


async def run(settings: Settings, answers: Answers) -> None:
    """Answer over Socket Mode until told to stop.

    Raises:
        KnownError: It cannot start.
    """
    async with _stopping() as stop, _app(settings, answers) as versus, connected(settings, versus):
        _say_ready(versus, door="socket mode")
        await stop.wait()
        _log.info("versus is stopping")


async def serve(settings: Settings, answers: Answers, host: str = HOST, port: int | None = None) -> None:
    """Answer over HTTP until told to stop.

    Args:
        settings: The settings.
        answers: Answers messages.
        host: The address to listen on.
        port: The port; the setting's if not given.

    Raises:
        KnownError: It cannot start.
    """
    listener = listen(host, settings.port if port is None else port)
    with listener:
        address = f"http://{host}:{listener.getsockname()[1]}/slack/events"
        async with _stopping() as stop, _app(settings, answers) as versus:

            async def ready() -> None:
                _say_ready(versus, door="http", address=address)

            server = Server(http_app(versus, settings.slack_signing_secret.get_secret_value()), ready)
            serving = asyncio.create_task(server.serve([listener]))
            await asyncio.wait({serving, stopped := asyncio.create_task(stop.wait())}, return_when="FIRST_COMPLETED")
            stopped.cancel()
            _log.info("versus is stopping")
            server.should_exit = True
            await serving


def main_run() -> int:
    """Start ``versus run`` from the environment; returns the exit code."""
    return launched("run", catalogued, run)


def main_serve(host: str | None = None, port: int | None = None) -> int:
    """Start ``versus serve`` from the environment; returns the exit code."""
    return launched("serve", catalogued, lambda settings, answers: serve(settings, answers, host or HOST, port))


def launched(
    door: Door,
    make_answers: Callable[[], Answers],
    start: Callable[[Settings, Answers], Coroutine[Any, Any, None]],
) -> int:
    """Load everything and start. A known failure is one sentence on stderr and exit code 2.

    Args:
        door: The command, which decides what settings are needed.
        make_answers: Makes what answers messages, once the settings are found to be in order.
        start: What the command does.
    """
    try:
        settings = load(door)
        logs.configure(settings.versus_log_level, settings.versus_log_format)
        asyncio.run(start(settings, make_answers()))
    except KnownError as error:
        print(error.sentence, file=sys.stderr)  # noqa: T201 - the one sentence is not a log line
        return EXIT_CODE
    except KeyboardInterrupt:
        return 0
    return 0


@asynccontextmanager
async def _app(settings: Settings, answers: Answers) -> AsyncGenerator[Versus]:
    async with (
        open_store(settings.versus_database_url) as store,
        create_app(settings, answers, store, today) as versus,
        kept_up_to_date(answers, settings.versus_refresh_hours),
    ):
        yield versus


@asynccontextmanager
async def _stopping() -> AsyncGenerator[asyncio.Event]:
    """Yields an event that SIGTERM or SIGINT sets; a second one ends the process as usual."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)

    def told() -> None:
        stop.set()
        for each in signals:
            loop.remove_signal_handler(each)

    with suppress(NotImplementedError):  # Windows has no such handlers; there Ctrl-C ends the process
        for each in signals:
            loop.add_signal_handler(each, told)
    try:
        yield stop
    finally:
        with suppress(NotImplementedError):
            for each in signals:
                loop.remove_signal_handler(each)


def _say_ready(versus: Versus, **more: str) -> None:
    found = versus.identity
    _log.info("versus is connected", team=found.team, bot=found.bot_name, bot_user=found.bot_user, **more)
