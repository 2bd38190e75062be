from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.failures import StoreError
from bot.settings import sqlite_url
from bot.store import KeptState, open_store
from bot.store.migrations import STEPS

if TYPE_CHECKING:
    from pathlib import Path

DAY = timedelta(days=1)


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    time: float = 1_800_000_000.0

    def now(self) -> float:
        return self.time

    def move(self, by: timedelta) -> None:
        self.time += by.total_seconds()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "versus.sqlite3"


@pytest.fixture
def clock() -> Clock:
    return Clock()


def rows(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - a name of ours
    finally:
        connection.close()


def overwrite(path: Path, start: int, stop: int | None) -> None:
    """Put nonsense into a part of a file, made if need be."""
    path.parent.mkdir(exist_ok=True)
    content = bytearray(path.read_bytes() if path.exists() else 2_000)
    content[start:stop] = b"\xff" * len(content[start:stop])
    path.write_bytes(content)


async def test_a_database_is_made_on_first_use_with_its_folder(path: Path) -> None:
    async with open_store(sqlite_url(path)):
        pass
    assert rows(path, "schema_version") == len(STEPS)


async def test_opening_it_again_changes_nothing(path: Path) -> None:
    for _ in range(2):
        async with open_store(sqlite_url(path)) as store:
            await store.put_state("T", "C", "1", 1, "{}")
    assert rows(path, "schema_version") == len(STEPS)
    assert rows(path, "thread_states") == 1


async def test_something_is_claimed_once_under_any_of_its_names(path: Path) -> None:
    async with open_store(sqlite_url(path)) as store:
        assert await store.claim(["event:1", "message:1"])
        assert not await store.claim(["event:1"])
        assert not await store.claim(["event:2", "message:1"])
        assert await store.claim(["event:2", "message:2"])  # a lost claim takes nothing


async def test_of_many_claims_at_once_one_wins_even_between_processes(path: Path) -> None:
    async with open_store(sqlite_url(path)) as one, open_store(sqlite_url(path)) as other:
        claims = await asyncio.gather(*(store.claim(["event:1"]) for store in (one, other) for _ in range(20)))
    assert claims.count(True) == 1


async def test_a_claim_is_kept_for_a_day_and_then_forgotten(path: Path, clock: Clock) -> None:
    async with open_store(sqlite_url(path), clock.now) as store:
        await store.claim(["event:1"])
        clock.move(DAY)
        assert not await store.claim(["event:1"])
        clock.move(DAY)
        assert await store.claim(["event:2"])
        assert rows(path, "receipts") == 1


async def test_a_state_is_replaced_and_outlives_the_process(path: Path) -> None:
    async with open_store(sqlite_url(path)) as store:
        await store.put_state("T", "C", "1", 1, "old")
        await store.put_state("T", "C", "1", 2, "new")
        await store.put_state("T", "C", "2", 1, "other")
    async with open_store(sqlite_url(path)) as store:
        assert await store.state("T", "C", "1", DAY) == KeptState(2, "new")
        assert await store.state("T", "D", "1", DAY) is None


async def test_several_threads_of_a_channel_are_kept_at_once(path: Path) -> None:
    async with open_store(sqlite_url(path)) as store:
        await store.put_state("T", "C", "1", 1, "old")
        await store.put_state("T", "C", "2", 1, "new", "1", "2")
        for thread in ("1", "2"):
            assert await store.state("T", "C", thread, DAY) == KeptState(1, "new")
    assert rows(path, "thread_states") == 2


async def test_a_state_older_than_asked_for_is_not_returned_and_after_thirty_days_forgotten(
    path: Path, clock: Clock
) -> None:
    async with open_store(sqlite_url(path), clock.now) as store:
        await store.put_state("T", "C", "1", 1, "{}")
        clock.move(2 * DAY)
        assert await store.state("T", "C", "1", DAY) is None
        assert await store.state("T", "C", "1", 3 * DAY) is not None
        clock.move(29 * DAY)
        await store.clean()
        assert rows(path, "thread_states") == 0


async def test_a_damaged_file_is_named_with_what_to_do(path: Path) -> None:
    overwrite(path, 0, None)
    with pytest.raises(StoreError, match="move") as caught:
        async with open_store(sqlite_url(path)):
            pass
    assert str(path) in caught.value.sentence


async def test_a_file_damaged_within_is_noticed(path: Path) -> None:
    async with open_store(sqlite_url(path)) as store:
        for number in range(300):
            await store.put_state("T", "C", str(number), 1, "x" * 200)
    overwrite(path, 8192, -4096)
    with pytest.raises(StoreError, match="move"):
        async with open_store(sqlite_url(path)):
            pass


async def test_a_database_of_a_newer_version_is_left_alone(path: Path) -> None:
    async with open_store(sqlite_url(path)):
        pass
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO schema_version VALUES (99)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="99"):
        async with open_store(sqlite_url(path)):
            pass


async def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"):
        async with open_store(sqlite_url(tmp_path / "file" / "versus.sqlite3")):
            pass
