from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers import ThreadState
from answers.questions import OpenQuestion, Workload
from bot.settings import sqlite_url
from bot.store import Store, open_store
from bot.threads import FORMAT, ThreadKey, Threads, Turns

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

KEY = ThreadKey("T1", "C1", "1.1")
STATE = ThreadState(
    models=("anthropic/claude-haiku-5.5", "google/gemma-4-31b-it"),
    topics=("context", "capability:vision"),
    workload=Workload(input_tokens=5, requests=3, period="day", cached=Decimal("0.25"), budget_usd=Decimal("1.10")),
    open_question=OpenQuestion(("google/gemma-4-31b-it",)),
)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncGenerator[Store]:
    async with open_store(sqlite_url(tmp_path / "versus.sqlite3")) as store:
        yield store


async def test_what_a_thread_spoke_of_comes_back_as_it_was(store: Store) -> None:
    threads = Threads(store)
    await threads.remember(KEY, STATE)
    assert await threads.recall(KEY) == STATE


async def test_a_thread_never_spoken_in_is_unknown(store: Store) -> None:
    assert await Threads(store).recall(KEY) is None


@pytest.mark.parametrize(("form", "state"), [(FORMAT + 1, "{}"), (FORMAT, "{broken"), (FORMAT, '{"models": 5}')])
async def test_a_state_that_cannot_be_read_is_forgotten_rather_than_fatal(form: int, state: str, store: Store) -> None:
    await store.put_state(KEY.workspace, KEY.channel, KEY.thread, form, state)
    assert await Threads(store).recall(KEY) is None


async def test_turns_come_one_by_one_per_thread_and_side_by_side_between_threads() -> None:
    turns = Turns()
    seen: list[str] = []

    async def one(key: str, name: str) -> None:
        async with turns.of(key):
            seen.append(f"{name} in")
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            seen.append(f"{name} out")

    await asyncio.gather(one("a", "1"), one("a", "2"), one("b", "3"))
    assert seen == ["1 in", "3 in", "1 out", "3 out", "2 in", "2 out"]
    assert len(turns) == 0


async def test_a_turn_that_fails_is_over() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="no"):
        async with turns.of("a"):
            raise ValueError("no")
    async with turns.of("a"):
        assert len(turns) == 1
