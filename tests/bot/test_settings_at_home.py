"""What an admin sets in the Home tab holds in every answer of the workspace, and is said in it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.sandbox import App, running_sandbox
from bot.settings import data_folder, sqlite_url
from bot.store import open_store

from .processes import answering

if TYPE_CHECKING:
    from pathlib import Path

    from bot.sandbox import Attempt, Json, User, View, Workspace

COST = "5M in 1M out on swift 2"
CHOICE = "Swift 2 is priced at Cloudy, your workspace's choice."


async def opened(workspace: Workspace, user: User) -> View:
    """Opens the Home tab and its settings."""
    await workspace.open_home(user)
    home = await workspace.wait_for(lambda: workspace.home(user))
    await workspace.click(user, home, "home.settings")
    return await workspace.next_view(user)


async def saved(workspace: Workspace, user: User, **entries: str | list[str]) -> Attempt:
    form = await opened(workspace, user)
    await workspace.options(user, form, "providers", "cloudy")
    return await workspace.submit(user, form, entries)


def said(home: View | None) -> str:
    return str(home.blocks if home else "")


@pytest.mark.parametrize("door", ["run-invented", "serve-invented"])
async def test_preferred_providers_price_every_answer_until_they_are_taken_back(door: str, tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        workspace = sandbox.workspace
        maya, bo = workspace.add_user("maya"), workspace.add_user("bo")
        channel = workspace.add_channel("models", [maya, bo])
        async with answering(door, sandbox, tmp_path, VERSUS_ADMINS=maya.id):  # pyright: ignore[reportArgumentType] - one of the doors
            assert (await saved(workspace, maya, providers=["cloud"], region="eu")).acknowledged
            await workspace.wait_for(lambda: "at Cloudy, in the region eu" in said(workspace.home(maya)))

            # by mention, by command, and by a button of either
            await workspace.say(bo, channel, f"{workspace.mention} {COST}")
            first = await workspace.next_reply(channel)
            assert "Swift 2: $11.00 on Cloudy." in first.text
            assert CHOICE in first.text
            await workspace.command(bo, channel, "/versus", "prices of swift 2")
            assert CHOICE in (await workspace.next_ephemeral(channel, bo)).text
            await workspace.click(bo, first, "answer.ask.2")
            assert CHOICE in (await workspace.next_reply(channel)).text

            form = await opened(workspace, maya)
            shown: list[Json] = [block.get("element", {}) for block in form.blocks]
            assert [option["value"] for option in shown[1]["initial_options"]] == ["cloud"]
            assert shown[2]["initial_option"]["value"] == "eu"
            await workspace.submit(maya, form, {"providers": [], "region": "any"})
            await workspace.wait_for(lambda: "the lab's own, else the cheapest" in said(workspace.home(maya)))
            await workspace.say(bo, channel, f"{workspace.mention} {COST}")
            last = await workspace.next_reply(channel)
            assert "Swift 2: $10.00 on Acme." in last.text
            assert "your workspace's choice" not in last.text


async def test_what_cannot_be_read_or_is_not_served_any_more_is_said_at_its_input(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        workspace = sandbox.workspace
        maya = workspace.add_user("maya")
        async with answering("run-invented", sandbox, tmp_path, VERSUS_ADMINS=maya.id):
            refused = await saved(workspace, maya, providers=["gone"], workload="lots")
            assert refused.answer["response_action"] == "errors"
            assert set(refused.answer["errors"]) == {"providers", "workload"}


async def test_nobody_else_is_offered_the_settings_nor_can_send_them_off(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        workspace = sandbox.workspace
        maya, bo = workspace.add_user("maya"), workspace.add_user("bo")
        async with answering("run-invented", sandbox, tmp_path, VERSUS_ADMINS=maya.id):
            form = await opened(workspace, maya)
            assert (await workspace.submit(bo, form, {"workload": "1M in 1M out a month"})).acknowledged
            await workspace.open_home(bo)
            home = await workspace.wait_for(lambda: workspace.home(bo))
            assert "home.settings" not in said(home)
            assert "none is named: none" in said(home)


async def test_channels_that_are_chosen_are_followed_without_a_mention(tmp_path: Path) -> None:
    app = App(subscriptions=frozenset({"app_home_opened", "app_mention", "message.channels"}))
    async with running_sandbox(app) as sandbox:
        workspace = sandbox.workspace
        maya = workspace.add_user("maya")
        channel = workspace.add_channel("models", [maya])
        async with answering("run-invented", sandbox, tmp_path, VERSUS_ADMINS=maya.id):
            await saved(workspace, maya, follow=[channel.id])
            await workspace.wait_for(lambda: f"<#{channel.id}>" in said(workspace.home(maya)))
            asked = await workspace.say(maya, channel, f"{workspace.mention} swift 2 context?")
            await workspace.next_reply(channel)
            await workspace.say(maya, channel, "and the license?", thread_ts=asked.ts)
            assert "proprietary" in (await workspace.next_reply(channel)).text


async def test_what_is_kept_of_a_person_is_deleted_when_they_say_so_and_what_is_of_others_stays(tmp_path: Path) -> None:
    url = sqlite_url(data_folder({"HOME": str(tmp_path)}) / "versus.sqlite3")
    async with (
        running_sandbox() as sandbox,
        answering("run-invented", sandbox, tmp_path),
        open_store(url) as store,
    ):
        workspace = sandbox.workspace
        maya, bo = workspace.add_user("maya"), workspace.add_user("bo")
        channel = workspace.add_channel("models", [maya, bo])
        for user in (maya, bo):
            await workspace.say(user, workspace.dm(user), "swift 2 context?")
            await workspace.next_reply(workspace.dm(user))
            await workspace.command(user, channel, "/versus", "heron 1 context?")
            await workspace.next_ephemeral(channel, user)
        asked = await workspace.say(maya, channel, f"{workspace.mention} finch 2 9b context?")
        await workspace.next_reply(channel)
        team = sandbox.app.team_id
        async with asyncio.timeout(10):  # an answer is kept a moment after it is seen, and a database tells nobody
            while [len(await store.answers_of(team, user.id, 9)) for user in (maya, bo)] != [3, 2]:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        await workspace.open_home(maya)
        home = await workspace.wait_for(lambda: workspace.home(maya))
        await workspace.click(maya, home, "home.forget")
        await workspace.wait_for(lambda: "None yet" in said(workspace.home(maya)))

        assert await store.answers_of(team, maya.id, 9) == []
        assert len(await store.answers_of(team, bo.id, 9)) == 2
        month = timedelta(days=30)
        for user, is_kept in ((maya, False), (bo, True)):
            for place, thread in ((workspace.dm(user).id, "latest"), (channel.id, f"private:{user.id}")):
                assert (await store.state(team, place, thread, month) is not None) == is_kept
        assert await store.state(team, channel.id, asked.ts, month) is not None  # the thread is everybody's
