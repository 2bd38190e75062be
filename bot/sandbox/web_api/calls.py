"""The Web API's door: token, faults, the method, the log."""

from __future__ import annotations

import asyncio
from email.utils import formatdate
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox.errors import SlackError
from bot.sandbox.faults import Garbage, LostRequest, LostResponse, RateLimited, Refusal, ServerError, Slow

from . import chat, conversations, files, views
from .arguments import Arguments, read_arguments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import HTTPConnection, Request

    from bot.sandbox.faults import Fault
    from bot.sandbox.hub import Hub
    from bot.sandbox.values import Json

    Method = Callable[[Hub, Arguments], Json]
    Cut = Callable[[HTTPConnection], None]

METHODS: Mapping[str, Method] = {
    "apps.connections.open": conversations.connections_open,
    "assistant.threads.setStatus": conversations.set_status,
    "assistant.threads.setSuggestedPrompts": conversations.set_prompts,
    "auth.test": conversations.auth_test,
    "chat.delete": chat.delete,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "conversations.history": conversations.history,
    "conversations.open": conversations.conversations_open,
    "conversations.replies": conversations.replies,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.get_upload_url,
    "reactions.add": conversations.reactions_add,
    "users.info": conversations.users_info,
    "views.open": views.views_open,
    "views.publish": views.views_publish,
    "views.update": views.views_update,
}
_APP_LEVEL = frozenset({"apps.connections.open"})
_SCOPES: Mapping[str, frozenset[str]] = {
    "assistant.threads.setStatus": frozenset({"chat:write", "assistant:write"}),
    "assistant.threads.setSuggestedPrompts": frozenset({"assistant:write"}),
    "chat.delete": frozenset({"chat:write"}),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.history": frozenset({"channels:history", "groups:history", "im:history"}),
    "conversations.open": frozenset({"im:write"}),
    "conversations.replies": frozenset({"channels:history", "groups:history", "im:history"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "reactions.add": frozenset({"reactions:write"}),
    "users.info": frozenset({"users:read"}),
}
"""The scopes of which a method needs one; methods not in it need none."""


class WebApi:
    """Answers ``/api/METHOD``; ``cut`` breaks a request's TCP connection."""

    def __init__(self, hub: Hub, cut: Cut) -> None:
        self._hub = hub
        self._cut = cut

    async def answer(self, request: Request) -> Response:
        """Carries out one call, or lets it go wrong as planned."""
        method = str(request.path_params["method"])
        try:
            values = await read_arguments(request)
        except SlackError as error:
            return JSONResponse(error.answer())
        token = _token(request, values)
        shown = {name: value for name, value in values.items() if name != "token"}

        def carry_out() -> Json:
            self._check_token(method, token)
            return METHODS[method](self._hub, Arguments(shown))

        response = await respond(self._hub, self._cut, request, method, shown, carry_out)
        response.headers["X-OAuth-Scopes"] = ",".join(sorted(self._hub.app.scopes))
        response.headers["Date"] = formatdate(self._hub.clock(), usegmt=True)
        return response

    def _check_token(self, method: str, token: str) -> None:
        app = self._hub.app
        if not token:
            raise SlackError("not_authed")
        if refusal := self._hub.faults.token_refusal(token):
            raise SlackError(refusal)
        if token not in (app.bot_token, app.app_token):
            raise SlackError("invalid_auth")
        if method not in METHODS:
            raise SlackError("unknown_method")
        if (token == app.app_token) != (method in _APP_LEVEL):
            raise SlackError("not_allowed_token_type")
        needed = _SCOPES.get(method)
        if needed and not needed & app.scopes:
            raise SlackError("missing_scope", [f"needed: {','.join(sorted(needed))}"])


async def respond(
    hub: Hub,
    cut: Cut,
    request: Request,
    method: str,
    arguments: Json,
    carry_out: Callable[[], Json],
    refusal_status: int = 200,
    told: Callable[[Json, int], Response] = JSONResponse,
) -> Response:
    """Carries out a call unless a fault says otherwise, logs it and answers.

    Args:
        hub: the workspace.
        cut: breaks a request's TCP connection.
        request: the call.
        method: its name in the log and among the faults.
        arguments: its arguments, without the token.
        carry_out: does it and returns the answer, or raises ``SlackError``.
        refusal_status: the HTTP status of a refusal.
        told: makes the response from the answer and its status.
    """
    fault = hub.faults.take(method, arguments)
    prevented = _prevented(fault)
    if prevented is not None:
        hub.logged(method, arguments, {"ok": False, "error": type(fault).__name__}, prevented.status_code)
        if isinstance(fault, LostRequest):
            cut(request)
        return prevented
    try:
        answer, status = carry_out(), 200
    except SlackError as error:
        answer, status = error.answer(), refusal_status
    hub.logged(method, arguments, answer, status)
    if isinstance(fault, LostResponse):
        cut(request)
    if isinstance(fault, Slow):
        await asyncio.sleep(fault.seconds)
    return told(answer, status)


def _prevented(fault: Fault | None) -> Response | None:
    if isinstance(fault, RateLimited):
        headers = {"Retry-After": str(fault.retry_after)}
        return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers)
    if isinstance(fault, ServerError):
        return Response("<html><body>Something went wrong.</body></html>", fault.status, media_type="text/html")
    if isinstance(fault, Garbage):
        return Response(fault.body, media_type="application/json")
    if isinstance(fault, Refusal):
        return JSONResponse({"ok": False, "error": fault.code})
    if isinstance(fault, LostRequest):
        return PlainTextResponse("")
    return None


def _token(request: Request, values: Json) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else str(values.get("token", ""))
