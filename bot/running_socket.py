"""The Socket Mode door, and the watch that it stays open."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.app_client import explained, proxy_for
from bot.failures import UnreachableError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from slack_sdk.socket_mode.aiohttp import SocketModeClient
    from slack_sdk.web.async_client import AsyncWebClient
    from structlog.typing import FilteringBoundLogger

    from bot.app import Versus
    from bot.settings import Settings

PING_SECONDS: Final = 5.0
"""A connection that went silent is noticed within one and a half of these."""

WATCH_SECONDS: Final = 0.5
"""How often we look whether there is a connection; slack-sdk alone looks once per ping."""

STUCK_SECONDS: Final = 10.0
"""After so long without a connection, the address is asked for anew: each one can be used only once."""

CONNECT_SECONDS: Final = 20.0

_log: FilteringBoundLogger = structlog.get_logger()


@asynccontextmanager
async def connected(settings: Settings, versus: Versus) -> AsyncGenerator[None]:
    """Hold a Socket Mode connection; made anew whenever it is lost.

    Raises:
        TokenRefusedError: Slack does not accept the app-level token.
        UnreachableError: Slack does not answer, or its WebSocket does not.
    """
    handler = AsyncSocketModeHandler(
        versus.bolt,
        settings.slack_app_token.get_secret_value(),
        logger=logging.getLogger("slack_sdk"),
        web_client=versus.client,
        ping_interval=PING_SECONDS,
    )
    client = handler.client
    client.proxy = proxy_for(settings.slack_api_url)
    try:
        await _connect(client, versus.client)
        watching = asyncio.create_task(_watch(client))
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
    finally:
        await handler.close_async()


async def _connect(client: SocketModeClient, web: AsyncWebClient) -> None:
    try:
        # asked for by ourselves, so that a refusal ends the start; inside connect() it would be tried for ever
        opened = await web.apps_connections_open(app_token=client.app_token)  # pyright: ignore[reportUnknownMemberType] - typed in part
        client.wss_uri = str(opened.get("url") or "")
        async with asyncio.timeout(CONNECT_SECONDS):
            await client.connect()
    except TimeoutError as error:
        raise UnreachableError("Slack's WebSocket cannot be reached: check the network and the proxy.") from error
    except (SlackApiError, aiohttp.ClientError, OSError) as error:
        raise explained(error, "SLACK_APP_TOKEN", web.base_url) from error


async def _watch(client: SocketModeClient) -> None:
    loop = asyncio.get_running_loop()
    lost_at: float | None = None
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        if await client.is_connected():
            if lost_at is not None:
                _log.info("connected again", seconds=round(loop.time() - lost_at, 1))
            lost_at = None
            continue
        if lost_at is None:
            lost_at = loop.time()
            _log.warning("connection lost")
        elif loop.time() - lost_at > STUCK_SECONDS:
            client.wss_uri = None
        client.last_ping_pong_time = None  # of the lost connection; the next one would be taken for silent, too
        try:
            await client.connect_to_new_endpoint()
        except (SlackApiError, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.warning("no new connection yet", kind=type(error).__name__)
