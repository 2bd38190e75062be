"""An unmodified Bolt app works in the sandbox as in Slack, whichever transport it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .echo import Door, at_the_door, echo_app

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.sandbox import Channel, Sandbox, User, Workspace


@pytest.fixture(params=["socket", "http"], autouse=True)
async def echo(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncGenerator[None]:
    door: Door = request.param
    async with at_the_door(sandbox, door, echo_app(sandbox)):
        yield


async def test_it_answers_a_mention_in_the_mentions_thread(workspace: Workspace, maya: User, models: Channel) -> None:
    asked = await workspace.say(maya, models, f"{workspace.mention} haiku &amp; gemma")

    reply = await workspace.next_reply(models, asked.ts)

    assert reply.text == f"echo: {workspace.mention} haiku &amp; gemma"
    assert reply.thread_ts == asked.ts
    assert reply.user == workspace.bot.id


async def test_its_command_is_answered_at_once_and_again_through_the_response_url(
    workspace: Workspace, maya: User, models: Channel
) -> None:
    ack = await workspace.command(maya, models, "/echo", "haiku")

    shown = [await workspace.next_ephemeral(models, maya), await workspace.next_ephemeral(models, maya)]

    assert ack.acknowledged
    assert {each.text for each in shown} == {"one moment", "echo: haiku"}
    assert workspace.messages(models) == []


async def test_its_button_works_when_somebody_presses_it(workspace: Workspace, maya: User, models: Channel) -> None:
    asked = await workspace.say(maya, models, f"{workspace.mention} hello")
    reply = await workspace.next_reply(models, asked.ts)

    ack = await workspace.click(maya, reply, "again")
    second = await workspace.next_reply(models, asked.ts)

    assert ack.acknowledged
    assert second.text == "echo: once more"


async def test_every_event_it_got_was_heard(workspace: Workspace, maya: User, models: Channel) -> None:
    await workspace.say(maya, models, f"{workspace.mention} hello")
    await workspace.say(maya, workspace.dm(maya), "hello")

    await workspace.quiet(0.05)

    assert [attempt.acknowledged for attempt in workspace.attempts] == [True, True]
    assert len(workspace.replies(models)) == 1
