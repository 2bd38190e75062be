"""Both doors, as processes, against the sandbox."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Literal

import pytest

from bot.preferences import Preferences, set_preferences
from bot.sandbox import App, Sandbox, Slow, Timing, User, Workspace, running_sandbox
from bot.settings import data_folder, sqlite_url
from bot.store import open_store

from .fakes import COST, HELP
from .processes import Process, answering

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

EVERYTHING = frozenset({"app_home_opened", "app_mention", "member_joined_channel", "message.channels", "message.im"})


@pytest.fixture
async def sandbox() -> AsyncGenerator[Sandbox]:
    async with running_sandbox(App(subscriptions=EVERYTHING), Timing(retry_delays=(0.0,))) as sandbox:
        yield sandbox


@pytest.fixture
def workspace(sandbox: Sandbox) -> Workspace:
    return sandbox.workspace


@pytest.fixture
def maya(workspace: Workspace) -> User:
    return workspace.add_user("maya")


@pytest.fixture(params=["run", "serve"])
def door(request: pytest.FixtureRequest) -> Literal["run", "serve"]:
    return request.param


@pytest.fixture
async def bot(door: Literal["run", "serve"], sandbox: Sandbox, tmp_path: Path) -> AsyncGenerator[Process]:
    async with answering(door, sandbox, tmp_path) as process:
        yield process


async def test_a_mention_and_its_follow_up_are_answered_in_the_thread(
    bot: Process, workspace: Workspace, maya: User
) -> None:
    channel = workspace.add_channel("models", [maya])
    asked = await workspace.say(maya, channel, f"{workspace.mention} haiku vs gemma context?")
    first = await workspace.next_reply(channel)
    await workspace.say(maya, channel, f"{workspace.mention} and the license?", thread_ts=asked.ts)
    second = await workspace.next_reply(channel)
    assert first.thread_ts == second.thread_ts == asked.ts
    assert "1,000,000 tokens" in first.text
    assert "proprietary" in second.text
    await bot.line("answered")


async def test_a_direct_message_and_its_follow_up_are_answered_in_its_thread(
    bot: Process, workspace: Workspace, maya: User
) -> None:
    dm = workspace.dm(maya)
    asked = await workspace.say(maya, dm, "haiku vs gemma context?")
    first = await workspace.next_reply(dm)
    await workspace.say(maya, dm, "and the license?", thread_ts=asked.ts)
    second = await workspace.next_reply(dm)
    assert first.thread_ts == second.thread_ts == asked.ts
    assert "proprietary" in second.text
    assert len(workspace.replies(dm)) == 2
    await bot.line("answered")


async def test_a_slash_command_is_acknowledged_and_answered_privately_where_the_bot_is_no_member(
    bot: Process, workspace: Workspace, maya: User
) -> None:
    channel = workspace.add_channel("finance", [maya], with_bot=False)
    attempt = await workspace.command(maya, channel, "/versus-cost", "800M in 250M out a month on haiku 4.5")
    shown = await workspace.next_ephemeral(channel, maya)
    assert attempt.acknowledged
    assert COST.lead in shown.text
    assert workspace.messages(channel) == []
    await bot.line("answered")


async def test_help_and_an_empty_command_get_guidance(bot: Process, workspace: Workspace, maya: User) -> None:
    channel = workspace.add_channel("finance", [maya])
    for text in ("help", ""):
        await workspace.command(maya, channel, "/versus-cost", text)
        assert HELP.title in (await workspace.next_ephemeral(channel, maya)).text
    await bot.line("answered")


async def test_buttons_and_pickers_are_answered_as_if_their_message_had_been_written(
    bot: Process, workspace: Workspace, maya: User
) -> None:
    dm = workspace.dm(maya)
    asked = await workspace.say(maya, dm, "haiku vs gemma context?")
    first = await workspace.next_reply(dm)
    await workspace.click(maya, first, "answer.ask.0", value="and the license?")
    pressed = await workspace.next_reply(dm)
    await workspace.click(maya, pressed, "answer.pick.0", value="with claude haiku 4.5 instead")
    chosen = await workspace.next_reply(dm)
    assert pressed.thread_ts == chosen.thread_ts == asked.ts
    assert "proprietary" in pressed.text
    assert "proprietary" in chosen.text
    await bot.line("answered")


async def test_a_private_answers_buttons_are_answered_privately_and_go_by_that_answer(
    bot: Process, workspace: Workspace, maya: User
) -> None:
    channel = workspace.add_channel("finance", [maya], with_bot=False)
    await workspace.command(maya, channel, "/versus-cost", "800M in 250M out a month")
    shown = await workspace.next_ephemeral(channel, maya)
    attempt = await workspace.click(maya, shown, "answer.ask.0")
    answered = await workspace.next_ephemeral(channel, maya)
    assert attempt.acknowledged
    assert "proprietary" in answered.text
    assert len(workspace.ephemerals(channel, maya)) == 2
    assert workspace.messages(channel) == []
    await bot.line("answered")


async def test_an_incomplete_command_is_completed_from_the_askers_last_one(
    bot: Process, workspace: Workspace, maya: User
) -> None:
    channel = workspace.add_channel("finance", [maya])
    await workspace.command(maya, channel, "/versus-cost", "800M in 250M out a month")
    await workspace.next_ephemeral(channel, maya)
    await bot.line("answered")
    await workspace.command(maya, channel, "/versus-cost", "make it batch")
    assert COST.lead in (await workspace.next_ephemeral(channel, maya)).text


async def test_edits_deletions_joins_other_bots_and_overheard_talk_get_nothing(
    bot: Process, workspace: Workspace, maya: User
) -> None:
    channel = workspace.add_channel("models", [maya])
    dm = workspace.dm(maya)
    said = await workspace.say(maya, channel, "haiku vs gemma?")
    await workspace.edit(said, f"{workspace.mention} haiku vs gemma?")
    await workspace.delete(said)
    await workspace.join(workspace.add_user("bo"), channel)
    await workspace.say_as_bot(workspace.add_bot("other"), channel, f"{workspace.mention} haiku vs gemma?")
    await workspace.say_me(maya, dm, "wonders about haiku")
    await workspace.open_home(maya)
    await workspace.quiet()
    assert workspace.replies(channel) == workspace.replies(dm) == []
    assert all(attempt.acknowledged for attempt in workspace.attempts)
    assert len(workspace.attempts) >= 6
    await bot.line("versus is connected")


async def test_its_own_answers_get_no_answer(bot: Process, workspace: Workspace, maya: User) -> None:
    dm = workspace.dm(maya)
    await workspace.say(maya, dm, "haiku vs gemma?")
    await workspace.next_reply(dm)
    await workspace.quiet()
    assert len(workspace.replies(dm)) == 1
    await bot.line("answered")


async def test_a_repeated_event_and_a_mention_that_comes_with_its_message_are_answered_once(
    bot: Process, workspace: Workspace, maya: User
) -> None:
    channel = workspace.add_channel("models", [maya])
    await workspace.say(maya, channel, f"{workspace.mention} haiku vs gemma?")
    await workspace.next_reply(channel)
    for delivery in workspace.deliveries:
        await workspace.repeat(delivery.event_id)
    await workspace.quiet()
    assert len(workspace.replies(channel)) == 1
    await bot.line("seen before")


async def test_a_thread_it_has_answered_in_goes_on_without_a_mention_only_where_that_is_turned_on(
    bot: Process, sandbox: Sandbox, workspace: Workspace, maya: User, tmp_path: Path
) -> None:
    followed, other = workspace.add_channel("models", [maya]), workspace.add_channel("finance", [maya])
    async with open_store(sqlite_url(data_folder({"HOME": str(tmp_path)}) / "versus.sqlite3")) as store:
        await set_preferences(store, sandbox.app.team_id, Preferences(follow=(followed.id,)))
    for channel in (followed, other):
        asked = await workspace.say(maya, channel, f"{workspace.mention} haiku vs gemma?")
        await workspace.next_reply(channel)
        for said in ("thanks", "<@U999> and the license?", "and the license?"):
            await workspace.say(maya, channel, said, thread_ts=asked.ts)
    assert "proprietary" in (await workspace.next_reply(followed)).text
    await workspace.quiet()
    assert len(workspace.replies(followed)) == 2
    assert len(workspace.replies(other)) == 1
    await bot.line("answered")


async def test_a_failure_is_one_sentence_with_an_incident_and_the_log_holds_no_message_and_no_secret(
    bot: Process, sandbox: Sandbox, workspace: Workspace, maya: User
) -> None:
    dm = workspace.dm(maya)
    await workspace.say(maya, dm, "boom xyzzy")
    told = await workspace.next_reply(dm)
    incident = (await bot.line("incident"))["incident"]
    log = "\n".join(bot.log)
    assert incident in told.text
    assert "\n" not in told.text
    assert "fakes.py" in log
    for secret in ("xyzzy", sandbox.app.bot_token, sandbox.app.app_token, sandbox.app.signing_secret):
        assert secret not in log


async def test_what_is_under_way_is_answered_before_it_stops(
    bot: Process, sandbox: Sandbox, workspace: Workspace, maya: User
) -> None:
    sandbox.faults.plan("chat.postMessage", Slow(0.5))
    dm = workspace.dm(maya)
    await workspace.say(maya, dm, "haiku vs gemma?")
    await workspace.settled()
    assert await bot.stop(signal.SIGTERM) == 0
    assert len(workspace.replies(dm)) == 1


async def test_threads_outlive_the_process(
    door: Literal["run", "serve"], sandbox: Sandbox, workspace: Workspace, maya: User, tmp_path: Path
) -> None:
    dm = workspace.dm(maya)
    async with answering(door, sandbox, tmp_path) as bot:
        asked = await workspace.say(maya, dm, "haiku vs gemma?")
        await workspace.next_reply(dm)
        await bot.line("answered")
        assert await bot.stop(signal.SIGINT) == 0
    async with answering(door, sandbox, tmp_path):
        await workspace.say(maya, dm, "and the license?", thread_ts=asked.ts)
        assert "proprietary" in (await workspace.next_reply(dm)).text
        await workspace.repeat()
        await workspace.quiet()
    assert len(workspace.replies(dm)) == 2


async def test_a_lost_connection_is_made_anew_within_seconds(
    sandbox: Sandbox, workspace: Workspace, maya: User, tmp_path: Path
) -> None:
    async with answering("run", sandbox, tmp_path) as bot:
        sandbox.drop_sockets()
        await bot.line("connected again")
        dm = workspace.dm(maya)
        await workspace.say(maya, dm, "haiku vs gemma?")
        await workspace.next_reply(dm)
