"""Deliveries to a request URL, judged by slack-sdk's own signature verifier."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox import RequestUrlRefusedError, Sandbox

from .serving import served

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from starlette.requests import Request

    from bot.sandbox import Channel, Json, User, Workspace


@dataclass(frozen=True)
class Heard:
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Json:
        parsed: Json = json.loads(self.body)
        return parsed


@dataclass
class App:
    """An app's request URL that answers the handshake and then as told."""

    answer: Callable[[int], Awaitable[Response]]
    heard: list[Heard] = field(default_factory=list[Heard])

    async def receive(self, request: Request) -> Response:
        body = (await request.body()).decode()
        if "url_verification" in body:
            return PlainTextResponse(json.loads(body)["challenge"])
        self.heard.append(Heard(dict(request.headers), body))
        return await self.answer(len(self.heard))


async def ok(_number: int) -> Response:
    return Response()


async def failing(_number: int) -> Response:
    return Response(status_code=500)


async def failing_finally(_number: int) -> Response:
    return Response(status_code=500, headers={"X-Slack-No-Retry": "1"})


async def slow_at_first(number: int) -> Response:
    if number == 1:
        await asyncio.sleep(0.4)
    return Response()


async def one_option(_number: int) -> Response:
    return JSONResponse({"text": "one moment", "response_type": "in_channel"})


@asynccontextmanager
async def at(sandbox: Sandbox, answer: Callable[[int], Awaitable[Response]]) -> AsyncGenerator[App]:
    app = App(answer)
    async with served(Starlette(routes=[Route("/events", app.receive, methods=["POST"])])) as url:
        await sandbox.use_request_url(f"{url}/events")
        yield app
        await sandbox.use_socket_mode()


async def test_every_request_carries_a_signature_that_slack_sdk_accepts(
    sandbox: Sandbox, workspace: Workspace, maya: User, models: Channel
) -> None:
    async with at(sandbox, ok) as app:
        await workspace.say(maya, models, f"{workspace.mention} höher?")
        await workspace.command(maya, models, "/versus", "haiku & gemma")
        await workspace.shortcut(maya, "compare")
        await workspace.settled()

    verifier = SignatureVerifier(sandbox.app.signing_secret)
    assert len(app.heard) == 3
    assert all(verifier.is_valid_request(heard.body, heard.headers) for heard in app.heard)
    stranger = SignatureVerifier("another secret")
    assert not any(stranger.is_valid_request(heard.body, heard.headers) for heard in app.heard)


async def test_events_are_json_and_commands_are_forms_and_interactions_are_a_payload_field(
    sandbox: Sandbox, workspace: Workspace, maya: User, models: Channel
) -> None:
    async with at(sandbox, ok) as app:
        await workspace.say(maya, models, f"{workspace.mention} hello")
        await workspace.settled()
        await workspace.command(maya, models, "/versus", "haiku & gemma")
        await workspace.shortcut(maya, "compare")

    event, command, shortcut = app.heard
    assert event.headers["content-type"] == "application/json"
    assert event.json["event"]["type"] == "app_mention"
    assert command.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(command.body)["text"] == ["haiku & gemma"]
    assert json.loads(parse_qs(shortcut.body)["payload"][0])["callback_id"] == "compare"


async def test_an_answer_in_the_body_is_shown_as_the_commands_answer(
    sandbox: Sandbox, workspace: Workspace, maya: User, models: Channel
) -> None:
    async with at(sandbox, one_option):
        await workspace.command(maya, models, "/versus", "haiku")

    assert [message.text for message in workspace.replies(models)] == ["one moment"]


async def test_a_failure_is_retried_three_times_with_its_reason_and_the_same_event_id(impatient: Sandbox) -> None:
    workspace = impatient.workspace
    maya = workspace.add_user("maya")
    async with at(impatient, failing) as app:
        await workspace.say(maya, workspace.dm(maya), "hello")
        await workspace.settled()

    numbers = [heard.headers.get("x-slack-retry-num") for heard in app.heard]
    reasons = [heard.headers.get("x-slack-retry-reason") for heard in app.heard]
    assert numbers == [None, "1", "2", "3"]
    assert reasons == [None, "http_error", "http_error", "http_error"]
    assert len({heard.json["event_id"] for heard in app.heard}) == 1


async def test_a_timeout_is_retried_as_such(impatient: Sandbox) -> None:
    workspace = impatient.workspace
    maya = workspace.add_user("maya")
    async with at(impatient, slow_at_first) as app:
        await workspace.say(maya, workspace.dm(maya), "hello")
        await workspace.settled()

    assert [heard.headers.get("x-slack-retry-reason") for heard in app.heard] == [None, "http_timeout"]


async def test_an_app_can_ask_for_no_retry(impatient: Sandbox) -> None:
    workspace = impatient.workspace
    maya = workspace.add_user("maya")
    async with at(impatient, failing_finally) as app:
        await workspace.say(maya, workspace.dm(maya), "hello")
        await workspace.settled()

    assert len(app.heard) == 1


async def test_an_app_that_is_gone_is_a_failed_connection(impatient: Sandbox) -> None:
    workspace = impatient.workspace
    maya = workspace.add_user("maya")
    async with served(Starlette(routes=[Route("/events", App(ok).receive, methods=["POST"])])) as url:
        await impatient.use_request_url(f"{url}/events")

    await workspace.say(maya, workspace.dm(maya), "hello")
    await workspace.settled()

    assert [attempt.error for attempt in workspace.attempts] == ["connection_failed"] * 4


async def test_a_url_that_does_not_shake_hands_is_refused(sandbox: Sandbox) -> None:
    async def mute(_request: Request) -> Response:
        return Response()

    async with served(Starlette(routes=[Route("/events", mute, methods=["POST"])])) as url:
        with pytest.raises(RequestUrlRefusedError, match="without the challenge"):
            await sandbox.use_request_url(f"{url}/events")
