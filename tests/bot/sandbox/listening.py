"""The smallest Socket Mode app: slack-sdk's own client, which notes what it hears and acks as told."""

# slack-sdk's handlers take bare dicts:
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

    from bot.sandbox import Json, Sandbox

    Answer = Callable[[SocketModeRequest], Json | None]


class NoAckError(Exception):
    """Raised by an answer to leave an envelope without an ack."""


@dataclass
class App:
    """What the app has heard."""

    client: SocketModeClient
    heard: list[SocketModeRequest] = field(default_factory=list["SocketModeRequest"])


def plain_ack(_request: SocketModeRequest) -> Json | None:
    return None


@asynccontextmanager
async def listening(sandbox: Sandbox, answer: Answer = plain_ack, ping_interval: float = 5) -> AsyncGenerator[App]:
    """Connects an app that acks each envelope with ``answer(request)`` as its payload."""
    web_client = AsyncWebClient(base_url=sandbox.api_url)
    client = SocketModeClient(sandbox.app.app_token, web_client=web_client, ping_interval=ping_interval)
    app = App(client)

    async def hear(_client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        app.heard.append(request)
        try:
            payload = answer(request)
        except NoAckError:
            return
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))

    client.socket_mode_request_listeners.append(hear)
    before = len(sandbox.sockets.connections)
    await client.connect()
    await sandbox.sockets.connected(before + 1)
    try:
        yield app
    finally:
        await client.close()
