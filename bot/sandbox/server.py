"""The sandbox itself: the workspace served on a port of this machine, inside the running event loop."""

# pyright: reportImplicitOverride=false
# (typing.override comes with Python 3.12)

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

from .delivery.signed_http import SignedHttp
from .hub import Hub
from .settings import App, Timing
from .web_api.calls import WebApi
from .web_api.response_urls import ResponseUrls
from .web_api.uploads import Uploads
from .workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

    from starlette.requests import HTTPConnection

    from .delivery.socket_mode import SocketMode
    from .faults import Faults

_GOODBYE = 0.2
"""Seconds the other side has to close its connections before they are cut."""


class Sandbox:
    """A Slack-compatible workspace on localhost. Made by ``create_sandbox``; ``start`` it, ``stop`` it."""

    def __init__(self, hub: Hub, listener: socket.socket) -> None:
        self._hub = hub
        self._listener = listener
        self._http: SignedHttp | None = None
        self.workspace = Workspace(hub)
        """What people do, and what can be read back."""
        self.faults: Faults = hub.faults
        """What is to go wrong."""
        self.sockets: SocketMode = hub.sockets
        """The app's Socket Mode connections."""
        config = uvicorn.Config(
            self._asgi(),
            lifespan="off",
            log_config=None,
            access_log=False,
            date_header=False,
            ws="websockets-sansio",
            http="h11",
        )
        self._server = _Server(config)
        self._serving: asyncio.Task[None] | None = None

    @property
    def app(self) -> App:
        """The installed app: ids, tokens, signing secret."""
        return self._hub.app

    @property
    def url(self) -> str:
        """Where the sandbox listens, without a slash at its end."""
        return self._hub.base_url

    @property
    def api_url(self) -> str:
        """The ``base_url`` for Slack clients."""
        return f"{self.url}/api/"

    async def start(self) -> None:
        """Begins to listen; returns when it does."""
        self._serving = asyncio.create_task(self._server.serve([self._listener]), name="sandbox")
        await self._server.ready.wait()

    async def stop(self) -> None:
        """Closes every connection, gives up every delivery and frees the port."""
        self._server.stopping.set()
        if self._serving:
            await self._serving
        self._listener.close()
        await self._hub.deliveries.close()
        await self._leave_http()

    async def use_request_url(self, url: str) -> None:
        """Delivers over signed HTTP to this URL from now on, after Slack's handshake with it.

        Raises:
            RequestUrlRefusedError: if the URL does not answer the handshake; nothing is changed then.
        """
        transport = SignedHttp(url, self.app.signing_secret, self._hub.timing, self._hub.clock)
        try:
            await transport.verify()
        except BaseException:
            await transport.close()
            raise
        await self._leave_http()
        self._http = self._hub.deliveries.transport = transport

    async def use_socket_mode(self) -> None:
        """Delivers over Socket Mode from now on, as at the start."""
        await self._leave_http()
        self._hub.deliveries.transport = self._hub.sockets

    def drop_sockets(self) -> None:
        """Cuts the TCP connection of every WebSocket, without a closing handshake."""
        self.sockets.drop(self._cut)

    async def _leave_http(self) -> None:
        if self._http:
            await self._http.close()
        self._http = None

    def _asgi(self) -> Starlette:
        web_api = WebApi(self._hub, self._cut)
        response_urls = ResponseUrls(self._hub, self._cut)
        uploads = Uploads(self._hub, self._cut)
        return Starlette(
            routes=[
                Route("/api/{method}", web_api.answer, methods=["GET", "POST"]),
                Route("/hooks/{kind}/{id}", response_urls.answer, methods=["POST"]),
                Route("/upload/v1/{id}", uploads.answer, methods=["POST"]),
                WebSocketRoute("/link/", self.sockets.serve),
            ]
        )

    def _cut(self, connection: HTTPConnection) -> None:
        self._server.cut(connection.scope["client"])


class _Server(uvicorn.Server):
    """Uvicorn as a guest in a loop: it leaves signals alone, and starts and stops without polling."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.stopping = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self.stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 - uvicorn's signature
        for listening in self.servers:
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        tasks = list(self.server_state.tasks)
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=_GOODBYE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)  # lets the aborted transports report that they are gone

    def cut(self, client: tuple[str, int]) -> None:
        """Resets the TCP connection from this address."""
        for connection in list(self.server_state.connections):
            if getattr(connection, "client", None) == client:
                connection.transport.abort()


def create_sandbox(
    app: App | None = None,
    timing: Timing | None = None,
    clock: Callable[[], float] = time.time,
    port: int = 0,
) -> Sandbox:
    """Returns a sandbox that owns its port and does not listen yet.

    Args:
        app: the installed app.
        timing: how long Slack waits for what.
        clock: Unix seconds; signs requests and ages triggers and response_urls.
        port: on 127.0.0.1; 0 for any free one.

    Raises:
        OSError: if the port is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
    except OSError:
        listener.close()
        raise
    base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    return Sandbox(Hub(app or App(), timing or Timing(), clock, base_url), listener)


@asynccontextmanager
async def running_sandbox(
    app: App | None = None,
    timing: Timing | None = None,
    clock: Callable[[], float] = time.time,
    port: int = 0,
) -> AsyncGenerator[Sandbox]:
    """Runs a sandbox for the length of an ``async with``; arguments as for ``create_sandbox``."""
    sandbox = create_sandbox(app, timing, clock, port)
    await sandbox.start()
    try:
        yield sandbox
    finally:
        await sandbox.stop()
