"""``/hooks/…``: the app answers a command or a click through its response_url."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.sandbox.errors import SlackError
from bot.sandbox.faults import RESPONSE_URL
from bot.sandbox.values import Ephemeral, Message

from .arguments import Arguments, read_arguments
from .calls import respond
from .content import read_content

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from bot.sandbox.hub import Hub
    from bot.sandbox.tickets import ResponseUrl
    from bot.sandbox.values import Json

    from .calls import Cut
    from .content import Content

_NOT_FOUND = 404


class ResponseUrls:
    """Answers posts to response_urls; ``cut`` breaks a request's TCP connection."""

    def __init__(self, hub: Hub, cut: Cut) -> None:
        self._hub = hub
        self._cut = cut

    async def answer(self, request: Request) -> Response:
        """Carries out one post, or lets it go wrong as planned."""
        path = request.url.path
        try:
            values = await read_arguments(request)
        except SlackError:
            values: Json = {}

        def carry_out() -> Json:
            url = self._hub.tickets.use(path)
            respond_to(self._hub, url, Arguments(values))
            return {"ok": True}

        return await respond(self._hub, self._cut, request, RESPONSE_URL, values, carry_out, _NOT_FOUND)


def respond_to(hub: Hub, url: ResponseUrl, arguments: Arguments) -> None:
    """Does what an answer to an interaction asks for: post, replace or take away a message.

    Raises:
        SlackError: ``no_text``, ``invalid_blocks``, …, as for ``chat.postMessage``.
    """
    if arguments.flag("delete_original"):
        _replace_original(hub, url, None)
        return
    content = read_content(arguments)
    if arguments.flag("replace_original") and url.message_ts:
        _replace_original(hub, url, content)
        return
    thread_ts = arguments.maybe("thread_ts") or url.thread_ts
    if arguments.text("response_type", "ephemeral") == "in_channel":
        hub.post(
            Message(
                url.channel,
                hub.ids.ts(),
                hub.app.bot_user_id,
                content.text,
                thread_ts=thread_ts,
                blocks=content.blocks,
                attachments=content.attachments,
                bot_id=hub.app.bot_id,
                app_id=hub.app.app_id,
            )
        )
    else:
        shown = Ephemeral(url.channel, url.user, hub.ids.ts(), content.text, content.blocks, thread_ts)
        hub.record.put_ephemeral(shown)


def _replace_original(hub: Hub, url: ResponseUrl, content: Content | None) -> None:
    message = hub.record.messages.get(url.message_ts or "")
    if message is None:
        _replace_ephemeral(hub, url, content)
    elif content is None:
        hub.remove(message)
    else:
        hub.change(message, text=content.text, blocks=content.blocks, attachments=content.attachments)


def _replace_ephemeral(hub: Hub, url: ResponseUrl, content: Content | None) -> None:
    for shown in hub.record.ephemerals:
        if shown.ts == url.message_ts:
            successor = content and replace(shown, text=content.text, blocks=content.blocks)
            hub.record.replace_ephemeral(shown.ts, successor)
            return
    raise SlackError("message_not_found")
