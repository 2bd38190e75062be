"""``/upload/v1/…``: where a file's bytes are sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox.errors import SlackError
from bot.sandbox.faults import UPLOAD

from .calls import respond

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.sandbox.hub import Hub
    from bot.sandbox.values import Json

    from .calls import Cut

_NOT_FOUND = 404


class Uploads:
    """Answers ``/upload/v1/ID``: takes a file's bytes, as many as were announced; ``cut`` breaks a TCP connection."""

    def __init__(self, hub: Hub, cut: Cut) -> None:
        self._hub = hub
        self._cut = cut

    async def answer(self, request: Request) -> Response:
        """Take one file, or let it go wrong as planned."""
        id_, content = str(request.path_params["id"]), await request.body()

        def carry_out() -> Json:
            file = self._hub.record.files.get(id_)
            if file is None or file.is_complete or len(content) != file.length:
                raise SlackError("file_not_found")
            self._hub.record.put_file(replace(file, content=content))
            return {"ok": True}

        def told(answer: Json, status: int) -> Response:
            return PlainTextResponse(f"OK - {len(content)}") if answer["ok"] else JSONResponse(answer, status)

        arguments = {"file": id_, "length": len(content)}
        return await respond(self._hub, self._cut, request, UPLOAD, arguments, carry_out, _NOT_FOUND, told)
