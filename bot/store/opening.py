"""The database's file: found whole or made, brought to the newest tables, and opened."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.failures import StoreError
from bot.store.database import Store
from bot.store.migrations import migrate
from bot.store.tables import RECEIPTS

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",  # readers do not wait for a writer
    "PRAGMA synchronous=NORMAL",  # with WAL a power cut may lose the last moments, never the file
    "PRAGMA busy_timeout=5000",
)


@asynccontextmanager
async def open_store(url: str, now: Callable[[], float] = time.time) -> AsyncGenerator[Store]:
    """Open the database, made on first use, and close it again.

    Args:
        url: ``sqlite+aiosqlite:///path``.
        now: Unix time, for ages.

    Raises:
        StoreError: It cannot be opened, read or written; the sentence names it.
    """
    name = make_url(url).database or ""
    engine = create_async_engine(url, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare)
    try:
        await _ready(engine, name)
        yield Store(engine, now)
    finally:
        await engine.dispose()


async def _ready(engine: AsyncEngine, name: str) -> None:
    try:
        await asyncio.to_thread(_inspect, name)
        async with engine.begin() as connection:
            await migrate(connection)
            await connection.execute(delete(RECEIPTS).where(RECEIPTS.c.key == ""))  # proves that it can be written
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StoreError(_sentence(name, error)) from error


def _inspect(name: str) -> None:
    """Look at the file before aiosqlite does: the thread of a connection that cannot be made outlives our loop."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(name, timeout=5)) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreError(
            f"The database {name} is damaged: move the file away, and a new one is made (only threads are forgotten), "
            "or name another file in VERSUS_DATABASE_URL."
        )


def _sentence(name: str, error: BaseException) -> str:
    cause = str(getattr(error, "orig", None) or getattr(error, "strerror", None) or error)
    return (
        f"The database {name} cannot be used ({cause}): make its folder writable, move a damaged file away, "
        "or name another file in VERSUS_DATABASE_URL."
    )


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection has no type of its own
    cursor = connection.cursor()
    try:
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
    finally:
        cursor.close()
