"""What a test can make go wrong, as slack-sdk's client feels it."""

# slack-sdk's methods take untyped keyword arguments and answer bare dicts:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Garbage, LostRequest, LostResponse, RateLimited, Refusal, ServerError, Slow

if TYPE_CHECKING:
    from bot.sandbox import Channel, Fault, Json, Sandbox, Workspace


@pytest.fixture
def hasty(sandbox: Sandbox) -> AsyncWebClient:
    """A client that tries once."""
    return AsyncWebClient(sandbox.app.bot_token, base_url=sandbox.api_url, retry_handlers=[])


@pytest.mark.parametrize(
    ("fault", "status"),
    [(RateLimited(7), 429), (ServerError(), 500), (ServerError(503), 503), (Garbage(), 200), (Refusal(), 200)],
)
async def test_a_faulty_call_fails_and_the_next_one_works(
    sandbox: Sandbox, hasty: AsyncWebClient, models: Channel, fault: Fault, status: int
) -> None:
    sandbox.faults.plan("chat.postMessage", fault)

    with pytest.raises(SlackApiError):
        await hasty.chat_postMessage(channel=models.id, text="one")
    await hasty.chat_postMessage(channel=models.id, text="two")

    workspace = sandbox.workspace
    assert [call.status for call in workspace.calls()] == [status, 200]
    assert [reply.text for reply in workspace.replies(models)] == ["two"]


async def test_a_rate_limit_says_when_to_come_back(sandbox: Sandbox, hasty: AsyncWebClient) -> None:
    sandbox.faults.plan("auth.test", RateLimited(7))

    with pytest.raises(SlackApiError) as refused:
        await hasty.auth_test()

    assert refused.value.response["error"] == "ratelimited"
    assert refused.value.response.headers["Retry-After"] == "7"


async def test_slack_sdks_rate_limit_handler_comes_back_by_itself(sandbox: Sandbox, hasty: AsyncWebClient) -> None:
    hasty.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    sandbox.faults.plan("auth.test", RateLimited(0))

    assert (await hasty.auth_test())["ok"]


async def test_faults_can_be_planned_for_several_calls_in_a_row(sandbox: Sandbox, hasty: AsyncWebClient) -> None:
    sandbox.faults.plan("auth.test", Refusal("fatal_error"), times=2)
    sandbox.faults.plan("auth.test", Refusal("internal_error"))

    codes: list[object] = []
    for _ in range(3):
        with pytest.raises(SlackApiError) as refused:
            await hasty.auth_test()
        codes.append(refused.value.response["error"])

    assert codes == ["fatal_error", "fatal_error", "internal_error"]
    assert (await hasty.auth_test())["ok"]


async def test_a_fault_can_be_for_certain_calls_only(sandbox: Sandbox, hasty: AsyncWebClient, models: Channel) -> None:
    def has_blocks(arguments: Json) -> bool:
        return "blocks" in arguments

    sandbox.faults.plan("chat.postMessage", Refusal("invalid_blocks"), times=None, when=has_blocks)

    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await hasty.chat_postMessage(channel=models.id, text="x", blocks=[{"type": "divider"}])
    assert (await hasty.chat_postMessage(channel=models.id, text="x"))["ok"]


async def test_a_lost_response_is_not_a_lost_request(
    sandbox: Sandbox, workspace: Workspace, hasty: AsyncWebClient, models: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", LostResponse())

    with pytest.raises(aiohttp.ClientConnectionError):
        await hasty.chat_postMessage(channel=models.id, text="hello")

    assert [reply.text for reply in workspace.replies(models)] == ["hello"]


async def test_slack_sdks_connection_retry_posts_twice_after_a_lost_response(
    sandbox: Sandbox, workspace: Workspace, client: AsyncWebClient, models: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", LostResponse())

    await client.chat_postMessage(channel=models.id, text="hello")

    assert [reply.text for reply in workspace.replies(models)] == ["hello", "hello"]


async def test_a_lost_request_leaves_nothing_behind(
    sandbox: Sandbox, workspace: Workspace, hasty: AsyncWebClient, models: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", LostRequest())

    with pytest.raises(aiohttp.ClientConnectionError):
        await hasty.chat_postMessage(channel=models.id, text="hello")

    assert workspace.replies(models) == []


async def test_a_slow_call_is_carried_out_before_its_answer_comes(
    sandbox: Sandbox, workspace: Workspace, hasty: AsyncWebClient, models: Channel
) -> None:
    sandbox.faults.plan("chat.postMessage", Slow(0.1))
    call = asyncio.create_task(hasty.chat_postMessage(channel=models.id, text="hello"))

    await workspace.next_reply(models)

    assert not call.done()
    assert (await call)["ok"]


async def test_a_refused_token_opens_nothing_until_the_faults_are_cleared(
    sandbox: Sandbox, hasty: AsyncWebClient
) -> None:
    sandbox.faults.refuse_token(sandbox.app.bot_token)
    with pytest.raises(SlackApiError, match="token_revoked"):
        await hasty.auth_test()

    sandbox.faults.clear()
    assert (await hasty.auth_test())["ok"]
