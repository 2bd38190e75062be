"""What Slack refuses, the sandbox refuses, with the same code."""

# slack-sdk's methods take untyped keyword arguments and answer bare dicts:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

if TYPE_CHECKING:
    from bot.sandbox import Channel, Json, Sandbox, User, Workspace

GHOST = "C9999999999"


async def refusal(client: AsyncWebClient, method: str, **arguments: Any) -> Json:  # noqa: ANN401 - any JSON
    """Makes a call that must fail and returns the answer."""
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=arguments)
    answer: Json = refused.value.response.data
    return answer


async def test_a_call_without_token_is_not_authed(sandbox: Sandbox) -> None:
    answer = await refusal(AsyncWebClient(base_url=sandbox.api_url), "auth.test")

    assert answer == {"ok": False, "error": "not_authed"}


async def test_a_call_with_a_strange_token_is_invalid(sandbox: Sandbox) -> None:
    answer = await refusal(AsyncWebClient("xoxb-stranger", base_url=sandbox.api_url), "auth.test")

    assert answer == {"ok": False, "error": "invalid_auth"}


async def test_a_method_slack_does_not_have_is_unknown(client: AsyncWebClient) -> None:
    assert await refusal(client, "models.compare") == {"ok": False, "error": "unknown_method"}


async def test_a_body_that_is_no_json_is_refused(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_json"):
        await client.api_call(
            "auth.test",
            data="{oops",  # pyright: ignore[reportArgumentType] - wrong on purpose
            headers={"Content-Type": "application/json"},
        )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"text": "x"}, "invalid_arguments"),
        ({"channel": GHOST, "text": "x"}, "channel_not_found"),
        ({"channel": "models"}, "no_text"),
        ({"channel": "models", "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": "models", "text": "x", "blocks": "[oops"}, "invalid_blocks_format"),
        ({"channel": "models", "text": "x", "blocks": [{"type": "hologram"}]}, "invalid_blocks"),
        ({"channel": "models", "text": "x", "markdown_text": "x"}, "markdown_text_conflict"),
        ({"channel": "models", "markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"channel": "models", "text": "x", "metadata": {"event_payload": {}}}, "invalid_metadata_format"),
        (
            {"channel": "models", "blocks": [{"type": "markdown", "text": "x" * 5_000}] * 2},
            None,
        ),
        (
            {
                "channel": "models",
                "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2_800}}] * 5,
            },
            "msg_blocks_too_long",
        ),
    ],
)
async def test_a_message_is_refused_with_slacks_code(
    client: AsyncWebClient, workspace: Workspace, models: Channel, arguments: Json, code: str | None
) -> None:
    if code is None:
        await client.api_call("chat.postMessage", json=arguments)
    else:
        assert (await refusal(client, "chat.postMessage", **arguments))["error"] == code

    assert len(workspace.replies(models)) == (1 if code is None else 0)


async def test_a_refused_block_is_pointed_at(client: AsyncWebClient, models: Channel) -> None:
    blocks = [{"type": "divider"}, {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]

    answer = await refusal(client, "chat.postMessage", channel=models.id, blocks=blocks)

    assert answer["error"] == "invalid_blocks"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]"
    ]


async def test_a_text_beyond_forty_thousand_characters_is_cut_off(
    client: AsyncWebClient, workspace: Workspace, models: Channel
) -> None:
    await client.chat_postMessage(channel=models.id, text="x" * 40_001)

    assert len(workspace.replies(models)[0].text) == 40_000


async def test_the_bot_cannot_post_where_it_is_no_member(client: AsyncWebClient, workspace: Workspace) -> None:
    elsewhere = workspace.add_channel("elsewhere", with_bot=False)
    secret = workspace.add_channel("secret", private=True, with_bot=False)

    assert (await refusal(client, "chat.postMessage", channel=elsewhere.id, text="x"))["error"] == "not_in_channel"
    assert (await refusal(client, "chat.postMessage", channel=secret.id, text="x"))["error"] == "channel_not_found"


async def test_a_reply_is_not_the_root_of_a_thread(
    client: AsyncWebClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    root = await workspace.say(maya, models, "root")
    reply = await workspace.say(maya, models, "reply", thread_ts=root.ts)

    answer = await refusal(client, "chat.postMessage", channel=models.id, text="x", thread_ts=reply.ts)

    assert answer["error"] == "thread_not_found"


async def test_only_its_own_messages_can_the_bot_change(
    client: AsyncWebClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    hers = await workspace.say(maya, models, "hers")
    mine = str((await client.chat_postMessage(channel=models.id, text="mine"))["ts"])

    async def code(method: str, ts: str, text: str) -> object:
        return (await refusal(client, method, channel=models.id, ts=ts, text=text))["error"]

    assert await code("chat.update", hers.ts, "x") == "cant_update_message"
    assert await code("chat.delete", hers.ts, "x") == "cant_delete_message"
    assert await code("chat.update", "1.000001", "x") == "message_not_found"
    assert await code("chat.update", mine, "x" * 4_001) == "msg_too_long"
    assert await code("chat.update", mine, "") == "no_text"


async def test_reading_and_marking_refuse_what_is_not_there(
    client: AsyncWebClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    message = await workspace.say(maya, models, "hello")
    react = {"channel": models.id, "timestamp": message.ts, "name": "eyes"}
    await client.api_call("reactions.add", json=react)

    async def code(method: str, **arguments: Any) -> object:  # noqa: ANN401 - any JSON
        return (await refusal(client, method, **arguments))["error"]

    assert await code("reactions.add", **react) == "already_reacted"
    assert await code("conversations.replies", channel=models.id, ts="1.000001") == "thread_not_found"
    assert await code("conversations.history", channel=GHOST) == "channel_not_found"
    assert await code("users.info", user="U9999999999") == "user_not_found"
    assert await code("chat.postEphemeral", channel=models.id, user="U9", text="x") == "user_not_in_channel"
    assert await code("assistant.threads.setStatus", channel_id=models.id, status="x") == "invalid_arguments"
    prompts = [{"title": "t", "message": "m"}] * 5
    assert await code("assistant.threads.setSuggestedPrompts", channel_id=models.id, prompts=prompts) == (
        "invalid_arguments"
    )
