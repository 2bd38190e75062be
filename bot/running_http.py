"""The HTTP door: requests from Slack, checked before Bolt sees them, and a health check."""

from __future__ import annotations

import json
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from typing_extensions import override

from bot.failures import PortError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

    from starlette.requests import Request
    from starlette.responses import Response

    from bot.app import Versus

MOST_BODY: Final = 2_000_000
"""Bytes; Slack's largest requests, interactions with a whole message inside, are a tenth of that."""

GRACE_SECONDS: Final = 5
"""How long requests under way may take once we are told to stop."""


def http_app(versus: Versus, signing_secret: str) -> Starlette:
    """Return the ASGI app: ``POST /slack/events`` and ``GET /healthz``."""
    handler = AsyncSlackRequestHandler(versus.bolt)
    verifier = SignatureVerifier(signing_secret)

    async def events(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        if not is_signed(verifier, body, request):
            return PlainTextResponse("invalid request", 401)
        if not is_readable(body, request.headers.get("content-type", "")):
            return PlainTextResponse("unreadable request", 400)
        return await handler.handle(request)

    async def healthz(_request: Request) -> Response:
        return JSONResponse({"ok": True, "team": versus.identity.team, "answering": len(versus.work)})

    return Starlette(
        routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", healthz, methods=["GET"])]
    )


def is_signed(verifier: SignatureVerifier, body: bytes, request: Request) -> bool:
    """Tell whether a request is Slack's.

    Bolt checks once more; but a timestamp that is no number, a signature that is not ASCII or a body that is not
    UTF-8 raises inside its check, and Slack would be told 500 instead of 401.
    """
    timestamp = request.headers.get("x-slack-request-timestamp", "")
    signature = request.headers.get("x-slack-signature", "")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 20 and signature.isascii()):
        return False
    try:
        return verifier.is_valid(body, timestamp, signature)
    except UnicodeDecodeError:
        return False


def is_readable(body: bytes, content_type: str) -> bool:
    """Tell whether a JSON body holds an object; forms are taken as they come."""
    if not (content_type.startswith("application/json") or body.startswith(b"{")):
        return True
    try:
        return isinstance(json.loads(body), dict)
    except (ValueError, RecursionError):
        return False


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that owns the address.

    Raises:
        PortError: It is taken, or not this machine's.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise PortError(
            f"Cannot listen on {host}:{port} ({error.strerror or error}): set PORT or --port to a free one."
        ) from error


class Server(uvicorn.Server):
    """Uvicorn as a guest: signals are ours, and we hear when it is ready."""

    def __init__(self, app: Starlette, ready: Callable[[], Awaitable[None]]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
                ws="none",
            )
        )
        self._ready = ready

    @contextmanager
    @override
    def capture_signals(self) -> Generator[None]:
        yield

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        await self._ready()


async def _body(request: Request) -> bytes | None:
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > MOST_BODY:
        return None
    body = await request.body()
    return body if len(body) <= MOST_BODY else None
