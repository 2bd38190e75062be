"""Socket Mode: the app opens WebSockets to us, we send envelopes over them and read acks."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect

from bot.sandbox.values import Attempt, Json, as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.websockets import WebSocket

    from bot.sandbox.settings import App, Timing
    from bot.sandbox.values import Delivery
    from bot.sandbox.watch import Watch

MOST_CONNECTIONS = 10
_HOST = "applink-sandbox-1"


class Connection:
    """One open WebSocket of the app."""

    def __init__(self, number: int, websocket: WebSocket) -> None:
        self.number = number
        self.websocket = websocket
        self.is_retiring = False
        """Whether the app was asked to leave it; no envelope is sent over it any more."""

    async def send(self, body: Json) -> None:
        """Sends one JSON text frame; a connection just lost swallows it."""
        with suppress(WebSocketDisconnect, RuntimeError):
            await self.websocket.send_text(json.dumps(body))


class SocketMode:
    """All WebSockets of the app; a transport for deliveries."""

    def __init__(self, app: App, timing: Timing, watch: Watch) -> None:
        self.connections: list[Connection] = []
        self.frames: list[Json] = []
        """Every JSON frame the app has sent, oldest first."""
        self._app = app
        self._timing = timing
        self._watch = watch
        self._tickets: set[str] = set()
        self._numbers = count(1)
        self._turns = count()
        self._acks: dict[str, asyncio.Future[Json]] = {}

    def ticket(self) -> str:
        """Issues a ticket that opens one connection."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def serve(self, websocket: WebSocket) -> None:
        """Holds one WebSocket until either side leaves it."""
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await websocket.close()  # before it is accepted: HTTP 403
            return
        self._tickets.discard(ticket)
        await websocket.accept()
        connection = Connection(next(self._numbers), websocket)
        if len(self.connections) >= MOST_CONNECTIONS:
            await connection.send(_disconnect("too_many_websockets"))
            await websocket.close()
            return
        self.connections.append(connection)
        await connection.send(self._hello())
        self._watch.changed()
        try:
            while True:
                self._received(await websocket.receive_text())
        except (WebSocketDisconnect, KeyError):  # KeyError: Starlette's, for a binary frame
            self.connections.remove(connection)
            self._watch.changed()

    async def attempt(self, delivery: Delivery, number: int, retry_reason: str) -> Attempt:
        """Sends an envelope over one connection and waits for the ack over any.

        Without a connection it waits for one; both waits together last ``ack_timeout`` seconds.
        """
        ack: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._acks[delivery.id] = ack
        try:
            async with asyncio.timeout(self._timing.ack_timeout):
                connection = await self._next_connection()
                await connection.send(_envelope(delivery, number, retry_reason))
                answer = await ack
        except TimeoutError:
            return Attempt(delivery, number, retry_reason, acknowledged=False, error="timeout")
        finally:
            if self._acks.get(delivery.id) is ack:
                del self._acks[delivery.id]
        return Attempt(delivery, number, retry_reason, acknowledged=True, answer=answer)

    async def connected(self, number: int = 1, timeout: float = 5.0) -> None:  # noqa: ASYNC109 - a wait's limit is part of what is asked
        """Returns once ``number`` connections stand that are not retiring.

        Raises:
            TimeoutError: after ``timeout`` seconds.
        """
        await self._watch.until(lambda: len(self._usable()) >= number, timeout, f"{number} Socket Mode connections")

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Asks the app to leave every connection: ``refresh_requested``, ``warning`` or ``link_disabled``."""
        for connection in list(self.connections):
            connection.is_retiring = True
            await connection.send(_disconnect(reason))

    def drop(self, cut: Callable[[WebSocket], None]) -> None:
        """Cuts every connection without a word."""
        for connection in list(self.connections):
            connection.is_retiring = True
            cut(connection.websocket)

    def _usable(self) -> list[Connection]:
        return [connection for connection in self.connections if not connection.is_retiring]

    async def _next_connection(self) -> Connection:
        usable = await self._watch.until(
            lambda: self._usable() or None, self._timing.ack_timeout, "a Socket Mode connection"
        )
        return usable[next(self._turns) % len(usable)]

    def _received(self, frame: str) -> None:
        try:
            body = as_json(json.loads(frame))
        except ValueError:
            return  # Slack ignores what it cannot read
        self.frames.append(body)
        ack = self._acks.get(str(body.get("envelope_id")))
        if ack and not ack.done():
            ack.set_result(as_json(body.get("payload")))
        self._watch.changed()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self._app.app_id},
            "debug_info": {
                "host": _HOST,
                "build_number": 1,
                "started": "2026-11-18 00:00:00.000",
                "approximate_connection_time": 18060,
            },
        }


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": _HOST}}


def _envelope(delivery: Delivery, number: int, retry_reason: str) -> Json:
    body: Json = {
        "envelope_id": delivery.id,
        "type": delivery.kind,
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        body.update(retry_attempt=number, retry_reason=retry_reason)
    return body
