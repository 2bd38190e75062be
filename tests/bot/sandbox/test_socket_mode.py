"""Socket Mode as slack-sdk's own client sees it."""

# slack-sdk's requests hold bare dicts:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from .listening import NoAckError, listening

if TYPE_CHECKING:
    from slack_sdk.socket_mode.request import SocketModeRequest

    from bot.sandbox import Channel, Json, Sandbox, User, Workspace


def never(_request: SocketModeRequest) -> Json | None:
    raise NoAckError


async def _socket_url(sandbox: Sandbox) -> str:
    opened = await AsyncWebClient(base_url=sandbox.api_url).apps_connections_open(app_token=sandbox.app.app_token)
    return str(opened["url"])


async def _first_frame(session: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    async with session.ws_connect(url) as socket:
        frame: dict[str, Any] = json.loads(await socket.receive_str())
        return frame


async def test_a_connection_is_greeted_with_the_number_of_connections(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        hello = await _first_frame(session, await _socket_url(sandbox))

    assert hello["type"] == "hello"
    assert hello["num_connections"] == 1
    assert hello["connection_info"] == {"app_id": sandbox.app.app_id}
    assert "approximate_connection_time" in hello["debug_info"]


async def test_a_ticket_opens_one_connection_only(sandbox: Sandbox) -> None:
    url = await _socket_url(sandbox)
    async with aiohttp.ClientSession() as session:
        await _first_frame(session, url)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await _first_frame(session, url)


async def test_the_eleventh_connection_is_sent_away(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session, AsyncExitStack() as sockets:
        for _ in range(10):
            await sockets.enter_async_context(session.ws_connect(await _socket_url(sandbox)))
        await sandbox.sockets.connected(10)
        farewell = await _first_frame(session, await _socket_url(sandbox))

    assert farewell["type"] == "disconnect"
    assert farewell["reason"] == "too_many_websockets"


async def test_a_bot_token_opens_no_connection(sandbox: Sandbox) -> None:
    client = AsyncWebClient(base_url=sandbox.api_url)
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await client.apps_connections_open(app_token=sandbox.app.bot_token)


async def test_pings_are_answered(sandbox: Sandbox) -> None:
    async with listening(sandbox, ping_interval=0.01) as app:
        await sandbox.workspace.quiet(0.1)

        assert not await app.client.is_ping_pong_failing()
        assert app.client.last_ping_pong_time is not None


async def test_an_event_is_sent_once_when_it_is_acked(
    sandbox: Sandbox, workspace: Workspace, maya: User, models: Channel
) -> None:
    async with listening(sandbox) as app:
        await workspace.say(maya, models, f"{workspace.mention} hello")
        await workspace.settled()

    assert [(heard.type, heard.retry_attempt, heard.retry_reason) for heard in app.heard] == [("events_api", 0, "")]
    assert app.heard[0].payload["event"]["text"] == f"{workspace.mention} hello"
    assert not app.heard[0].accepts_response_payload


async def test_an_event_without_ack_is_sent_three_times_more_with_the_same_event_id(impatient: Sandbox) -> None:
    workspace = impatient.workspace
    maya = workspace.add_user("maya")
    async with listening(impatient, never) as app:
        await workspace.say(maya, workspace.dm(maya), "hello")
        await workspace.settled()

    retries = [(heard.retry_attempt, heard.retry_reason) for heard in app.heard]
    assert retries == [(0, ""), (1, "timeout"), (2, "timeout"), (3, "timeout")]
    assert len({heard.payload["event_id"] for heard in app.heard}) == 1


async def test_redelivery_ends_with_the_first_ack(impatient: Sandbox) -> None:
    def second_time(request: SocketModeRequest) -> Json | None:
        if not request.retry_attempt:
            raise NoAckError
        return None

    workspace = impatient.workspace
    maya = workspace.add_user("maya")
    async with listening(impatient, second_time):
        await workspace.say(maya, workspace.dm(maya), "hello")
        await workspace.settled()

    assert [attempt.acknowledged for attempt in workspace.attempts] == [False, True]


async def test_a_command_without_ack_is_not_sent_again(impatient: Sandbox) -> None:
    workspace = impatient.workspace
    maya = workspace.add_user("maya")
    async with listening(impatient, never) as app:
        ack = await workspace.command(maya, workspace.dm(maya), "/versus")

    assert not ack.acknowledged
    assert len(app.heard) == 1


async def test_an_event_waits_for_an_app_that_is_about_to_connect(
    sandbox: Sandbox, workspace: Workspace, maya: User
) -> None:
    await workspace.say(maya, workspace.dm(maya), "anybody?")
    async with listening(sandbox) as app:
        await workspace.settled()

    assert [heard.payload["event"]["text"] for heard in app.heard] == ["anybody?"]


async def test_envelopes_are_shared_out_among_connections(sandbox: Sandbox, workspace: Workspace, maya: User) -> None:
    async with listening(sandbox) as one, listening(sandbox) as other:
        for number in range(6):
            await workspace.say(maya, workspace.dm(maya), f"message {number}")
        await workspace.settled()

    assert len(one.heard) == len(other.heard) == 3
    assert len(workspace.attempts) == 6


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
async def test_an_app_asked_to_leave_comes_back_and_misses_nothing(
    sandbox: Sandbox, workspace: Workspace, maya: User, reason: str
) -> None:
    async with listening(sandbox) as app:
        await sandbox.sockets.disconnect(reason)
        await workspace.say(maya, workspace.dm(maya), "still there?")
        await workspace.settled()

    assert [heard.payload["event"]["text"] for heard in app.heard] == ["still there?"]


async def test_a_dropped_connection_is_found_out_by_the_client(
    sandbox: Sandbox, workspace: Workspace, maya: User
) -> None:
    async with listening(sandbox, ping_interval=0.05) as app:
        sandbox.drop_sockets()
        await workspace.say(maya, workspace.dm(maya), "still there?")
        await workspace.settled()

    assert [heard.payload["event"]["text"] for heard in app.heard] == ["still there?"]


async def test_a_delivery_repeated_has_the_same_event_id(sandbox: Sandbox, workspace: Workspace, maya: User) -> None:
    async with listening(sandbox) as app:
        await workspace.say(maya, workspace.dm(maya), "once")
        await workspace.repeat()
        await workspace.settled()

    first, second = app.heard
    assert first.payload == second.payload
    assert first.envelope_id != second.envelope_id


async def test_anything_can_be_delivered_as_it_is(sandbox: Sandbox, workspace: Workspace) -> None:
    async with listening(sandbox) as app:
        await workspace.deliver({"type": "event_callback", "event": {"type": "from_the_future"}})
        await workspace.deliver_event({"type": "app_uninstalled"})

    odd, proper = (heard.payload for heard in app.heard)
    assert odd == {"type": "event_callback", "event": {"type": "from_the_future"}}
    assert proper["event"] == {"type": "app_uninstalled"}
    assert proper["event_id"].startswith("Ev")
