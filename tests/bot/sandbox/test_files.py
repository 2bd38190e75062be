"""Files, as Slack takes them today: an address is asked for, the bytes are sent there, and the file is shared."""

# slack-sdk's methods take untyped keyword arguments and answer bare dicts:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import UPLOAD, App, LostResponse, ServerError, running_sandbox

if TYPE_CHECKING:
    from bot.sandbox import Channel, Json, Sandbox, User, Workspace


async def test_a_file_is_shared_in_a_thread_with_its_bytes_as_they_were_sent(
    client: AsyncWebClient, workspace: Workspace, models: Channel, maya: User
) -> None:
    asked = await workspace.say(maya, models, "a table, please")
    content = "größe,1\r\n"
    await client.files_upload_v2(
        channel=models.id, thread_ts=asked.ts, filename="a.csv", title="A table", content=content
    )
    (shared,) = workspace.replies(models, asked.ts)
    (file,) = workspace.files(shared)
    assert (file.name, file.title, file.content) == ("a.csv", "A table", content.encode())
    assert shared.subtype == "file_share"
    assert [call.method for call in workspace.calls()] == [
        "files.getUploadURLExternal",
        UPLOAD,
        "files.completeUploadExternal",
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"filename": "a.csv", "length": 0}, "missing_argument"),
        ({"filename": "", "length": 1}, "invalid_arguments"),
        ({"filename": "a.csv", "length": 1_000_000_001}, "file_upload_size_restricted"),
        ({"filename": "a.py", "length": 1_000_001, "snippet_type": "python"}, "snippet_too_large"),
        ({"filename": "a.png", "length": 1, "alt_txt": "x" * 1_001}, "alt_txt_too_large"),
    ],
)
async def test_an_address_is_refused_with_slacks_code(client: AsyncWebClient, arguments: Json, code: str) -> None:
    with pytest.raises(SlackApiError, match=f"'{code}'"):
        await client.api_call("files.getUploadURLExternal", params=arguments)


@pytest.mark.parametrize(
    ("place", "code"), [("C9999999999", "channel_not_found"), ("U0000000001", "invalid_arguments"), ("", None)]
)
async def test_a_file_goes_to_a_channels_id_and_to_none_where_none_is_named(
    client: AsyncWebClient, workspace: Workspace, models: Channel, place: str, code: str | None
) -> None:
    if code is None:
        await client.files_upload_v2(filename="a.csv", content="1")
    else:
        with pytest.raises(SlackApiError, match=f"'{code}'"):
            await client.files_upload_v2(filename="a.csv", content="1", channel=place)
    assert workspace.messages(models) == []


async def test_a_channel_without_the_app_takes_a_message_of_nobodys_and_no_file(
    client: AsyncWebClient, workspace: Workspace, maya: User
) -> None:
    outside = workspace.add_channel("outside", [maya], with_bot=False)
    private = workspace.add_channel("private", [maya], private=True, with_bot=False)
    for channel, code in ((outside, "not_in_channel"), (private, "channel_not_found")):
        with pytest.raises(SlackApiError, match=f"'{code}'"):
            await client.files_upload_v2(filename="a.csv", content="1", channel=channel.id)


async def test_a_file_that_was_not_sent_or_is_shared_already_is_not_found(client: AsyncWebClient) -> None:
    given = await client.files_getUploadURLExternal(filename="a.csv", length=3)
    file: list[dict[str, str | None]] = [{"id": str(given["file_id"])}]
    url = str(given["upload_url"])

    async def completed() -> str:
        with pytest.raises(SlackApiError) as refused:
            await client.files_completeUploadExternal(files=file)
        return str(refused.value.response["error"])

    assert await completed() == "file_not_found"
    async with aiohttp.ClientSession() as session:
        for body, status in ((b"12", 404), (b"1234", 404), (b"123", 200)):
            async with session.post(url, data=body) as answered:
                assert answered.status == status
    await client.files_completeUploadExternal(files=file)
    assert await completed() == "file_not_found"
    with pytest.raises(SlackApiError, match="'invalid_arguments'"):
        await client.files_completeUploadExternal(files=[])


async def test_without_the_scope_no_address_is_given() -> None:
    app = replace(App(), scopes=App().scopes - {"files:write"})
    async with running_sandbox(app) as sandbox:
        client = AsyncWebClient(app.bot_token, base_url=sandbox.api_url)
        with pytest.raises(SlackApiError, match="'missing_scope'"):
            await client.files_upload_v2(filename="a.csv", content="1")


async def test_an_upload_can_go_wrong_as_planned(client: AsyncWebClient, sandbox: Sandbox) -> None:
    sandbox.faults.plan(UPLOAD, ServerError(500))
    with pytest.raises(SlackRequestError, match="status: 500"):
        await client.files_upload_v2(filename="a.csv", content="1")
    sandbox.faults.plan(UPLOAD, LostResponse())  # slack-sdk sends it once more by itself
    await client.files_upload_v2(filename="a.csv", content="1")
