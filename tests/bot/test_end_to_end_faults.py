"""What becomes of an answer when Slack refuses, falters or loses it: the app in this process, the sandbox's faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from bot.app import Versus, create_app
from bot.running_socket import connected
from bot.sandbox import (
    RESPONSE_URL,
    Channel,
    Fault,
    Garbage,
    LostRequest,
    LostResponse,
    RateLimited,
    Refusal,
    Sandbox,
    ServerError,
    User,
    Workspace,
    running_sandbox,
)
from bot.settings import Settings, sqlite_url
from bot.store import open_store

from .fakes import COST, TODAY, FakeAnswerer

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path


@pytest.fixture
async def sandbox() -> AsyncGenerator[Sandbox]:
    async with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def workspace(sandbox: Sandbox) -> Workspace:
    return sandbox.workspace


@pytest.fixture
def maya(workspace: Workspace) -> User:
    return workspace.add_user("maya")


@pytest.fixture
def dm(workspace: Workspace, maya: User) -> Channel:
    return workspace.dm(maya)


@pytest.fixture
def answerer() -> FakeAnswerer:
    return FakeAnswerer()


@pytest.fixture(autouse=True)
async def versus(sandbox: Sandbox, answerer: FakeAnswerer, tmp_path: Path) -> AsyncGenerator[Versus]:
    settings = Settings(
        slack_bot_token=SecretStr(sandbox.app.bot_token),
        slack_app_token=SecretStr(sandbox.app.app_token),
        slack_api_url=sandbox.api_url,
        versus_database_url=sqlite_url(tmp_path / "versus.sqlite3"),
    )
    async with (
        open_store(settings.versus_database_url) as store,
        create_app(settings, answerer, store, lambda: TODAY) as versus,
        connected(settings, versus),
    ):
        yield versus


def kinds(blocks: tuple[dict[str, object], ...]) -> list[object]:
    return [block["type"] for block in blocks]


async def test_an_answer_is_one_message_with_its_parts_in_order(workspace: Workspace, maya: User, dm: Channel) -> None:
    await workspace.say(maya, dm, "haiku vs gemma?")
    shown = await workspace.next_reply(dm)
    assert kinds(shown.blocks) == ["rich_text", "table", "context", "context", "actions", "context_actions"]
    assert shown.options["unfurl_links"] is False
    assert shown.options["unfurl_media"] is False


@pytest.mark.parametrize(
    "fault", [RateLimited(0), ServerError(500), ServerError(502), ServerError(503), Garbage(), LostRequest()]
)
async def test_a_passing_fault_delays_an_answer_and_does_not_lose_it(
    fault: Fault, sandbox: Sandbox, workspace: Workspace, maya: User, dm: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", fault)
    await workspace.say(maya, dm, "haiku vs gemma?")
    await workspace.next_reply(dm, timeout=10)
    await workspace.quiet()
    assert len(workspace.replies(dm)) == 1


async def test_an_answer_whose_receipt_was_lost_is_posted_again_rather_than_perhaps_never(
    sandbox: Sandbox, workspace: Workspace, maya: User, dm: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", LostResponse())
    await workspace.say(maya, dm, "haiku vs gemma?")
    first, second = await workspace.next_reply(dm, timeout=10), await workspace.next_reply(dm, timeout=10)
    assert first.text == second.text


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
async def test_refused_blocks_give_way_to_plainer_ones(
    code: str, sandbox: Sandbox, workspace: Workspace, maya: User, dm: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", Refusal(code))
    await workspace.say(maya, dm, "haiku vs gemma?")
    shown = await workspace.next_reply(dm)
    assert kinds(shown.blocks) == ["section", "section", "context", "context", "actions"]


async def test_blocks_refused_twice_give_way_to_the_text_alone(
    sandbox: Sandbox, workspace: Workspace, maya: User, dm: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", Refusal(), times=2)
    await workspace.say(maya, dm, "haiku vs gemma?")
    shown = await workspace.next_reply(dm)
    assert shown.blocks == ()
    assert "1,000,000 tokens" in shown.text


@pytest.mark.parametrize("fault", [RateLimited(0), ServerError(500), LostRequest(), Refusal("invalid_blocks")])
async def test_a_private_answer_survives_the_same_faults(
    fault: Fault, sandbox: Sandbox, workspace: Workspace, maya: User, dm: Channel
) -> None:
    sandbox.faults.plan(RESPONSE_URL, fault)
    await workspace.command(maya, dm, "/versus-cost", "800M in 250M out a month")
    assert COST.lead in (await workspace.next_ephemeral(dm, maya, timeout=10)).text


async def test_a_refusal_that_blocks_have_no_part_in_is_told_as_an_incident_and_not_tried_again(
    sandbox: Sandbox, workspace: Workspace, maya: User, dm: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", Refusal("restricted_action"))
    await workspace.say(maya, dm, "haiku vs gemma?")
    assert "incident" in (await workspace.next_reply(dm)).text
    assert len(workspace.calls("chat.postMessage")) == 2


async def test_messages_of_one_thread_are_answered_in_their_order_even_while_slack_is_slow(
    sandbox: Sandbox, workspace: Workspace, maya: User, dm: Channel, answerer: FakeAnswerer
) -> None:
    sandbox.faults.plan("chat.postMessage", ServerError(500))
    asked = await workspace.say(maya, dm, "haiku vs gemma?")
    await workspace.say(maya, dm, "and the license?", thread_ts=asked.ts)
    await workspace.next_reply(dm, timeout=10)
    assert "proprietary" in (await workspace.next_reply(dm)).text
    assert answerer.asked[1].state is not None


async def test_what_a_user_wrote_reaches_the_answerer_as_characters_on_the_given_day(
    workspace: Workspace, maya: User, dm: Channel, answerer: FakeAnswerer
) -> None:
    await workspace.say(maya, dm, f"is a &lt; b &amp; c, {workspace.mention} <https://x.dev/m/gemma-4|gemma-4>?")
    await workspace.next_reply(dm)
    (asked,) = answerer.asked
    assert asked.text == "is a < b & c, gemma-4?"
    assert asked.today == TODAY
    assert asked.addressed


async def test_thumbs_are_acknowledged_and_answered_with_nothing(workspace: Workspace, maya: User, dm: Channel) -> None:
    await workspace.say(maya, dm, "haiku vs gemma?")
    shown = await workspace.next_reply(dm)
    attempt = await workspace.click(maya, shown, "answer.feedback", value="up:answer-compare")
    await workspace.quiet()
    assert attempt.acknowledged
    assert len(workspace.replies(dm)) == 1


async def test_a_shortcut_nobody_knows_is_acknowledged(workspace: Workspace, maya: User) -> None:
    assert (await workspace.shortcut(maya, "unknown")).acknowledged


async def test_connections_that_slack_renews_lose_no_message(
    sandbox: Sandbox, workspace: Workspace, maya: User, dm: Channel
) -> None:
    for number in range(3):
        await sandbox.sockets.disconnect("refresh_requested")
        for _ in range(3):
            await workspace.say(maya, dm, f"haiku vs gemma {number}?")
            await workspace.next_reply(dm, timeout=10)
    assert len(workspace.replies(dm)) == 9
