"""response_urls, used through slack-sdk's webhook client."""

# slack-sdk's webhook answers are untyped:
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.sandbox import RESPONSE_URL, RateLimited, Sandbox, running_sandbox

from .clocks import Hand
from .listening import listening
from .sdk import body

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.sandbox import Channel, Message, User, Workspace

BUTTON = {
    "type": "actions",
    "elements": [{"type": "button", "action_id": "more", "text": {"type": "plain_text", "text": "More"}}],
}


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
async def sandbox(clock: Hand) -> AsyncGenerator[Sandbox]:
    async with running_sandbox(clock=clock) as sandbox, listening(sandbox):
        yield sandbox


@pytest.fixture
async def url(workspace: Workspace, maya: User, models: Channel) -> AsyncWebhookClient:
    """The response_url of a command Maya typed."""
    ack = await workspace.command(maya, models, "/versus", "haiku")
    return AsyncWebhookClient(ack.delivery.payload["response_url"])


async def _posted(sandbox: Sandbox, channel: Channel) -> Message:
    client = AsyncWebClient(sandbox.app.bot_token, base_url=sandbox.api_url)
    answer = await client.chat_postMessage(channel=channel.id, text="x", blocks=[BUTTON])
    return sandbox.workspace.message(str(body(answer)["ts"]))


async def _clicked(workspace: Workspace, user: User, message: Message) -> AsyncWebhookClient:
    ack = await workspace.click(user, message, "more")
    return AsyncWebhookClient(ack.delivery.payload["response_url"])


async def test_an_answer_is_seen_by_the_person_alone_unless_it_says_otherwise(
    url: AsyncWebhookClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    await url.send(text="for you")
    await url.send(text="for all", response_type="in_channel")

    assert [each.text for each in workspace.ephemerals(models, maya)] == ["for you"]
    assert [reply.text for reply in workspace.replies(models)] == ["for all"]


async def test_it_works_five_times(url: AsyncWebhookClient, workspace: Workspace, maya: User, models: Channel) -> None:
    answers = [await url.send(text=f"answer {number}") for number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert "used_url" in answers[5].body
    assert len(workspace.ephemerals(models, maya)) == 5


async def test_it_works_for_thirty_minutes(url: AsyncWebhookClient, clock: Hand) -> None:
    clock.now += 30 * 60
    in_time = await url.send(text="in time")
    clock.now += 1
    late = await url.send(text="late")

    assert (in_time.status_code, late.status_code) == (200, 404)
    assert "expired_url" in late.body


async def test_an_answer_slack_would_refuse_is_refused(url: AsyncWebhookClient) -> None:
    answer = await url.send(text="x", blocks=[{"type": "hologram"}])

    assert answer.status_code == 404
    assert "invalid_blocks" in answer.body


async def test_a_click_may_replace_its_message(
    sandbox: Sandbox, workspace: Workspace, maya: User, models: Channel
) -> None:
    message = await _posted(sandbox, models)
    url = await _clicked(workspace, maya, message)

    await url.send(text="replaced", replace_original=True)

    assert [(each.ts, each.text) for each in workspace.messages(models)] == [(message.ts, "replaced")]


async def test_a_click_may_take_its_message_away(
    sandbox: Sandbox, workspace: Workspace, maya: User, models: Channel
) -> None:
    url = await _clicked(workspace, maya, await _posted(sandbox, models))

    await url.send(delete_original=True)

    assert workspace.messages(models) == []


async def test_a_click_in_an_ephemeral_message_may_replace_it(
    url: AsyncWebhookClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    await url.send(text="x", blocks=[BUTTON])
    shown = await workspace.next_ephemeral(models, maya)
    ack = await workspace.click(maya, shown.ts, "more")

    await AsyncWebhookClient(ack.delivery.payload["response_url"]).send(text="more", replace_original=True)

    assert [each.text for each in workspace.ephemerals(models, maya)] == ["more"]
    assert "message" not in ack.delivery.payload
    assert ack.delivery.payload["container"]["is_ephemeral"]


async def test_its_posts_can_go_wrong_and_are_in_the_log(
    sandbox: Sandbox, url: AsyncWebhookClient, workspace: Workspace
) -> None:
    sandbox.faults.plan(RESPONSE_URL, RateLimited())

    first = await url.send(text="one")
    second = await url.send(text="two")

    assert (first.status_code, second.status_code) == (429, 200)
    assert [call.arguments["text"] for call in workspace.calls(RESPONSE_URL)] == ["one", "two"]
