"""A ten-line Bolt app as anybody would write it: nothing in it knows of the sandbox."""

# Bolt injects listener arguments by name and its decorators are not annotated:
# pyright: reportUnknownMemberType=false, reportUntypedFunctionDecorator=false

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Literal

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from .serving import served

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from starlette.requests import Request

    from bot.sandbox import Json, Sandbox

Door = Literal["socket", "http"]

BUTTON: dict[str, Any] = {
    "type": "button",
    "action_id": "again",
    "value": "once more",
    "text": {"type": "plain_text", "text": "Again"},
}


def echo_app(sandbox: Sandbox) -> AsyncApp:
    """Returns the app, speaking to the sandbox as it would to Slack."""
    client = AsyncWebClient(sandbox.app.bot_token, base_url=sandbox.api_url)
    app = AsyncApp(client=client, signing_secret=sandbox.app.signing_secret)

    @app.event("app_mention")
    async def _mentioned(event: Json, say: AsyncSay) -> None:
        blocks = [{"type": "actions", "elements": [BUTTON]}]
        await say(text=f"echo: {event['text']}", blocks=blocks, thread_ts=event["ts"])

    @app.command("/echo")
    async def _commanded(command: Json, ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack("one moment")
        await respond(text=f"echo: {command['text']}")

    @app.action("again")
    async def _pressed(action: Json, body: Json, ack: AsyncAck, say: AsyncSay) -> None:
        await ack()
        await say(text=f"echo: {action['value']}", thread_ts=body["container"]["thread_ts"])

    @app.event("message")
    async def _ignored() -> None:
        pass

    return app


@asynccontextmanager
async def at_the_door(sandbox: Sandbox, door: Door, app: AsyncApp) -> AsyncGenerator[None]:
    """Connects a Bolt app to the sandbox by one of Slack's two transports."""
    if door == "socket":
        handler = AsyncSocketModeHandler(app, sandbox.app.app_token, web_client=app.client)
        await handler.connect_async()
        await sandbox.sockets.connected()
        yield
        await handler.close_async()
        return
    adapter = AsyncSlackRequestHandler(app)

    async def receive(request: Request) -> Any:  # noqa: ANN401 - Bolt's answer
        return await adapter.handle(request)

    async with served(Starlette(routes=[Route("/slack/events", receive, methods=["POST"])])) as url:
        await sandbox.use_request_url(f"{url}/slack/events")
        yield
