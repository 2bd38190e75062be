"""A running bot answers from newer data without a restart, whoever fetched them."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import pytest

from bot.sandbox import running_sandbox
from tests.upstreams import held, litellm, models_dev, serving

from .processes import ROOT, settings_for, started

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from bot.sandbox import Sandbox
    from tests.upstreams import Upstreams

QUESTION = "what is the price of acmelab/swift-1?"


@pytest.fixture
def upstreams() -> Generator[Upstreams]:
    with serving(models_dev(usd=2), litellm(usd=2)) as served:
        yield served


@pytest.fixture
def environ(tmp_path: Path, upstreams: Upstreams) -> dict[str, str]:
    """Variables of a bot whose catalog is of yesterday, with the upstreams at hand."""
    held(tmp_path, models_dev(), litellm())
    return upstreams.environ | {"VERSUS_DATA_DIR": str(tmp_path)}


async def answer(sandbox: Sandbox) -> str:
    """What the bot says to the question in a direct message."""
    maya = sandbox.workspace.add_user("maya")
    dm = sandbox.workspace.dm(maya)
    await sandbox.workspace.say(maya, dm, QUESTION)
    return (await sandbox.workspace.next_reply(dm)).text


async def test_data_refreshed_beside_a_running_bot_are_in_its_next_answer(
    environ: dict[str, str], tmp_path: Path
) -> None:
    async with running_sandbox() as sandbox:
        settings = settings_for(sandbox) | environ
        async with started("run", settings, tmp_path, "bot.cli") as bot:
            await bot.line("versus is connected")
            assert "$1.00 in" in await answer(sandbox)
            beside = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.cli", "catalog", "refresh", cwd=ROOT, env=environ,
                stdout=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            assert await beside.wait() == 0
            await bot.line("answering from new data")
            assert "$2.00 in" in await answer(sandbox)
            assert await bot.stop() == 0


async def test_a_bot_that_is_told_to_refreshes_by_itself_and_goes_on_answering(
    environ: dict[str, str], tmp_path: Path
) -> None:
    async with running_sandbox() as sandbox:
        settings = settings_for(sandbox) | environ | {"VERSUS_REFRESH_HOURS": "0.0003"}
        async with started("run", settings, tmp_path, "bot.cli") as bot:
            await bot.line("versus is connected")
            assert "per 1M tokens" in await answer(sandbox)
            await bot.line("answering from new data")
            assert "$2.00 in" in await answer(sandbox)
            assert await bot.stop() == 0


async def test_a_refresh_that_fails_is_logged_and_the_bot_goes_on_from_the_old_data(
    environ: dict[str, str], upstreams: Upstreams, tmp_path: Path
) -> None:
    upstreams.modelsdev.faults = ["404"]
    async with running_sandbox() as sandbox:
        settings = settings_for(sandbox) | environ | {"VERSUS_REFRESH_HOURS": "0.0003"}
        async with started("run", settings, tmp_path, "bot.cli") as bot:
            await bot.line("versus is connected")
            failed = await bot.line("the data could not be refreshed")
            assert "models.dev cannot be refreshed" in failed["sentence"]
            assert "$1.00 in" in await answer(sandbox)
            assert await bot.stop() == 0


async def test_a_list_that_is_left_out_of_a_refresh_is_logged_and_the_rest_is_answered_from(
    environ: dict[str, str], upstreams: Upstreams, tmp_path: Path
) -> None:
    upstreams.helm.faults = ["404"]
    async with running_sandbox() as sandbox:
        settings = settings_for(sandbox) | environ | {"VERSUS_REFRESH_HOURS": "0.0003"}
        async with started("run", settings, tmp_path, "bot.cli") as bot:
            await bot.line("versus is connected")
            assert "HELM" in (await bot.line("the data were refreshed in part"))["sentence"]
            await bot.line("answering from new data")
            assert "$2.00 in" in await answer(sandbox)
            assert await bot.stop() == 0


async def test_damaged_new_data_are_not_taken(environ: dict[str, str], tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        settings = settings_for(sandbox) | environ
        async with started("run", settings, tmp_path, "bot.cli") as bot:
            await bot.line("versus is connected")
            file = tmp_path / "catalog" / "snapshot.json.gz"
            file.write_bytes(file.read_bytes()[:-30])
            assert "is damaged" in (await bot.line("the refreshed data are not used"))["why"]
            assert "$1.00 in" in await answer(sandbox)
            assert await bot.stop() == 0


async def test_an_interval_that_is_no_number_of_hours_is_named(environ: dict[str, str], tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        settings = settings_for(sandbox) | environ | {"VERSUS_REFRESH_HOURS": "daily"}
        async with started("run", settings, tmp_path, "bot.cli") as bot:
            assert await bot.end() == 2
            (sentence,) = bot.log
    assert "VERSUS_REFRESH_HOURS" in sentence
