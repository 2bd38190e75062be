"""The schema's steps, numbered. A step that was released is never changed; a new one is added below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select, text
from sqlalchemy.dialects.sqlite import insert

from bot.failures import StoreError
from bot.store.tables import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

_VERSIONS = "CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL PRIMARY KEY)"

STEPS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "CREATE TABLE IF NOT EXISTS receipts (key VARCHAR(255) NOT NULL PRIMARY KEY, seen_at FLOAT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS receipts_by_age ON receipts (seen_at)",
        """CREATE TABLE IF NOT EXISTS thread_states (
            workspace VARCHAR(64) NOT NULL,
            channel VARCHAR(64) NOT NULL,
            thread VARCHAR(128) NOT NULL,
            format INTEGER NOT NULL,
            state TEXT NOT NULL,
            saved_at FLOAT NOT NULL,
            PRIMARY KEY (workspace, channel, thread))""",
        "CREATE INDEX IF NOT EXISTS thread_states_by_age ON thread_states (saved_at)",
    ),
    (
        """CREATE TABLE IF NOT EXISTS answers (
            workspace VARCHAR(64) NOT NULL,
            name VARCHAR(64) NOT NULL,
            channel VARCHAR(64) NOT NULL,
            thread VARCHAR(128) NOT NULL,
            question VARCHAR(64) NOT NULL,
            posted VARCHAR(255) NOT NULL,
            asker VARCHAR(64) NOT NULL,
            models TEXT NOT NULL,
            format INTEGER NOT NULL,
            before TEXT NOT NULL,
            saved_at FLOAT NOT NULL,
            PRIMARY KEY (workspace, name))""",
        "CREATE INDEX IF NOT EXISTS answers_by_question ON answers (workspace, channel, question)",
        "CREATE INDEX IF NOT EXISTS answers_by_asker ON answers (workspace, asker, saved_at)",
        "CREATE INDEX IF NOT EXISTS answers_by_age ON answers (saved_at)",
        """CREATE TABLE IF NOT EXISTS workspace_settings (
            workspace VARCHAR(64) NOT NULL PRIMARY KEY,
            settings TEXT NOT NULL)""",
    ),
)


async def migrate(connection: AsyncConnection) -> None:
    """Bring the schema up to date. Two processes may do so at once: every step can be taken twice.

    Raises:
        StoreError: The database was written by a newer version.
    """
    await connection.execute(text(_VERSIONS))
    done = {row.number for row in await connection.execute(select(SCHEMA_VERSION.c.number))}
    if any(number > len(STEPS) for number in done):
        raise StoreError(
            f"The database has schema {max(done)} and this version knows only {len(STEPS)}: "
            "start the newer version, or name another file in VERSUS_DATABASE_URL."
        )
    for number, statements in enumerate(STEPS, start=1):
        if number in done:
            continue
        for statement in statements:
            await connection.execute(text(statement))
        await connection.execute(insert(SCHEMA_VERSION).values(number=number).on_conflict_do_nothing())
