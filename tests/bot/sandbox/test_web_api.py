"""The Web API as slack-sdk's clients call it."""

# slack-sdk's methods take untyped keyword arguments and answer bare dicts:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from slack_sdk.models.blocks import MarkdownTextObject, SectionBlock
from slack_sdk.web.client import WebClient

from .sdk import body

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.sandbox import Channel, Sandbox, User, Workspace

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*hello*"}}


async def test_auth_test_tells_who_the_bot_is(sandbox: Sandbox, client: AsyncWebClient) -> None:
    answer = await client.auth_test()

    assert body(answer)["user_id"] == sandbox.app.bot_user_id
    assert body(answer)["bot_id"] == sandbox.app.bot_id
    assert body(answer)["team_id"] == sandbox.app.team_id


async def test_the_synchronous_client_works_too(sandbox: Sandbox, workspace: Workspace, models: Channel) -> None:
    client = WebClient(sandbox.app.bot_token, base_url=sandbox.api_url)

    await asyncio.to_thread(client.chat_postMessage, channel=models.id, text="from a thread")

    assert [message.text for message in workspace.replies(models)] == ["from a thread"]


async def test_a_posted_message_stands_in_the_channel_and_comes_back(
    client: AsyncWebClient, workspace: Workspace, models: Channel
) -> None:
    answer = await client.chat_postMessage(channel=models.id, text="hello", blocks=[SECTION], unfurl_links=False)

    message = workspace.message(str(body(answer)["ts"]))
    assert (message.text, message.channel, message.thread_ts) == ("hello", models.id, None)
    assert message.blocks[0]["text"] == SECTION["text"]
    assert message.options == {"unfurl_links": False}
    assert body(answer)["message"]["bot_id"] == message.bot_id


async def test_each_block_without_an_id_is_given_one(client: AsyncWebClient, models: Channel) -> None:
    answer = await client.chat_postMessage(
        channel=models.id, text="x", blocks=[SECTION, {**SECTION, "block_id": "mine"}]
    )

    first, second = body(answer)["message"]["blocks"]
    assert first["block_id"]
    assert second["block_id"] == "mine"


async def test_the_sdks_own_block_classes_are_understood(
    client: AsyncWebClient, workspace: Workspace, models: Channel
) -> None:
    block = SectionBlock(text=MarkdownTextObject(text="*hello*"))

    await client.chat_postMessage(channel=models.id, text="hello", blocks=[block])

    assert workspace.replies(models)[0].blocks[0]["text"] == {"type": "mrkdwn", "text": "*hello*"}


async def test_a_message_without_text_takes_it_from_its_blocks(
    client: AsyncWebClient, workspace: Workspace, models: Channel
) -> None:
    await client.api_call("chat.postMessage", json={"channel": models.id, "blocks": [SECTION]})

    assert [reply.text for reply in workspace.replies(models)] == ["*hello*"]


async def test_form_encoded_arguments_are_understood(sandbox: Sandbox, workspace: Workspace, models: Channel) -> None:
    form = {"channel": models.id, "text": "a & b", "token": sandbox.app.bot_token, "blocks": '[{"type": "divider"}]'}
    async with aiohttp.ClientSession() as session, session.post(f"{sandbox.api_url}chat.postMessage", data=form):
        pass

    assert [reply.text for reply in workspace.replies(models)] == ["a & b"]


async def test_timestamps_only_ever_grow(client: AsyncWebClient, models: Channel) -> None:
    answers = [await client.chat_postMessage(channel=models.id, text=str(number)) for number in range(20)]

    stamps = [str(body(answer)["ts"]) for answer in answers]
    assert stamps == sorted(set(stamps))


@pytest.mark.parametrize("name", ["#models", "models"])
async def test_a_channel_may_be_named(client: AsyncWebClient, workspace: Workspace, models: Channel, name: str) -> None:
    await client.chat_postMessage(channel=name, text="hello")

    assert len(workspace.replies(models)) == 1


async def test_posting_to_a_user_opens_the_direct_conversation(
    client: AsyncWebClient, workspace: Workspace, maya: User
) -> None:
    await client.chat_postMessage(channel=maya.id, text="hello")

    assert [reply.text for reply in workspace.replies(workspace.dm(maya))] == ["hello"]


async def test_conversations_open_gives_the_same_conversation_each_time(
    client: AsyncWebClient, workspace: Workspace, maya: User
) -> None:
    answers = [await client.conversations_open(users=maya.id) for _ in range(2)]

    assert {body(answer)["channel"]["id"] for answer in answers} == {workspace.dm(maya).id}


async def test_a_new_text_takes_the_place_of_the_blocks(
    client: AsyncWebClient, workspace: Workspace, models: Channel
) -> None:
    posted = await client.chat_postMessage(channel=models.id, text="x", blocks=[SECTION])

    await client.chat_update(channel=models.id, ts=str(body(posted)["ts"]), text="y")

    message = workspace.message(str(body(posted)["ts"]))
    assert (message.text, message.blocks) == ("y", ())
    assert message.edited_ts


async def test_a_deleted_message_is_gone(client: AsyncWebClient, workspace: Workspace, models: Channel) -> None:
    posted = await client.chat_postMessage(channel=models.id, text="x")

    await client.chat_delete(channel=models.id, ts=str(body(posted)["ts"]))

    assert workspace.messages(models) == []


async def test_an_ephemeral_message_is_seen_by_one_person_only(
    client: AsyncWebClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    noor = workspace.add_user("noor")

    await client.chat_postEphemeral(channel=models.id, user=maya.id, text="psst")

    assert (await workspace.next_ephemeral(models, maya)).text == "psst"
    assert workspace.ephemerals(models, noor) == []
    assert workspace.messages(models) == []


async def test_a_thread_is_read_root_first_and_page_by_page(
    client: AsyncWebClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    root = await workspace.say(maya, models, "root")
    for number in range(3):
        await workspace.say(maya, models, f"reply {number}", thread_ts=root.ts)

    texts: list[str] = []
    async for page in await client.conversations_replies(channel=models.id, ts=root.ts, limit=2):
        texts += [message["text"] for message in body(page)["messages"]]

    assert texts == ["root", "reply 0", "reply 1", "reply 2"]


async def test_a_channels_history_is_newest_first_and_leaves_replies_out(
    client: AsyncWebClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    root = await workspace.say(maya, models, "root")
    await workspace.say(maya, models, "reply", thread_ts=root.ts)
    await workspace.say(maya, models, "shown in both", thread_ts=root.ts, broadcast=True)

    answer = await client.conversations_history(channel=models.id)

    assert [message["text"] for message in body(answer)["messages"]] == ["shown in both", "root"]
    assert body(answer)["messages"][1]["reply_count"] == 2


async def test_metadata_comes_back_whole_only_when_asked_for(client: AsyncWebClient, models: Channel) -> None:
    metadata: dict[str, Any] = {"event_type": "answered", "event_payload": {"id": "1"}}
    await client.chat_postMessage(channel=models.id, text="x", metadata=metadata)

    short = await client.conversations_history(channel=models.id)
    whole = await client.conversations_history(channel=models.id, include_all_metadata=True)

    assert body(short)["messages"][0]["metadata"] == {"event_type": "answered"}
    assert body(whole)["messages"][0]["metadata"] == metadata


async def test_users_info_shows_a_person(client: AsyncWebClient, maya: User) -> None:
    answer = await client.users_info(user=maya.id)

    assert body(answer)["user"]["real_name"] == "Maya"


async def test_a_reaction_is_put_on_a_message(
    client: AsyncWebClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    message = await workspace.say(maya, models, "hello")

    await client.reactions_add(channel=models.id, timestamp=message.ts, name="eyes")

    assert workspace.message(message.ts).reactions == (("eyes", workspace.bot.id),)


async def test_a_status_is_shown_until_the_apps_next_reply(
    client: AsyncWebClient, workspace: Workspace, maya: User, models: Channel
) -> None:
    asked = await workspace.say(maya, models, f"{workspace.mention} hello")

    await client.assistant_threads_setStatus(channel_id=models.id, thread_ts=asked.ts, status="is looking up models…")
    before = workspace.status(models, asked.ts)
    await client.chat_postMessage(channel=models.id, thread_ts=asked.ts, text="found")

    assert before == "is looking up models…"
    assert workspace.status(models, asked.ts) == ""
    assert workspace.status_history == [(models.id, asked.ts, "is looking up models…")]


async def test_prompts_are_suggested_unless_a_thread_is_named(
    client: AsyncWebClient, workspace: Workspace, maya: User
) -> None:
    dm = workspace.dm(maya)
    prompts = [{"title": "Compare", "message": "haiku vs gemma"}]

    await client.assistant_threads_setSuggestedPrompts(channel_id=dm.id, prompts=prompts, thread_ts="1.0")
    with_thread = workspace.prompts(maya)
    await client.assistant_threads_setSuggestedPrompts(channel_id=dm.id, prompts=prompts)

    assert with_thread == []
    assert workspace.prompts(maya) == prompts


async def test_every_call_is_in_the_log_in_the_order_it_came(
    client: AsyncWebClient, workspace: Workspace, models: Channel
) -> None:
    await client.auth_test()
    await client.chat_postMessage(channel=models.id, text="hello")

    assert [(call.number, call.method) for call in workspace.calls()] == [(1, "auth.test"), (2, "chat.postMessage")]
    (posted,) = workspace.calls("chat.postMessage")
    assert posted.arguments == {"channel": models.id, "text": "hello"}
    assert posted.answer["ok"]
