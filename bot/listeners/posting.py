"""An answer's way to Slack: into a thread or to one person, in the richest rendering that Slack takes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, assert_never

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.app_client import proxy_for, retries
from bot.failures import slack_error
from bot.incoming import InThread, Privately

if TYPE_CHECKING:
    from collections.abc import Iterable

    import aiohttp
    from slack_sdk.web.async_client import AsyncWebClient
    from structlog.typing import FilteringBoundLogger

    from bot.blocks import Message

_TOO_RICH: Final = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
"""Refusals that a plainer rendering may escape."""

_TRIES: Final = 2

_log: FilteringBoundLogger = structlog.get_logger()


class NotTakenError(Exception):
    """A response_url did not take a message.

    Attributes:
        code: Slack's word for why, where it is one we know.
    """

    def __init__(self, status: int, code: str | None) -> None:
        super().__init__(f"response_url answered {status} ({code})")
        self.code = code


class Poster:
    """Posts messages."""

    def __init__(self, client: AsyncWebClient, session: aiohttp.ClientSession) -> None:
        self._client = client
        self._session = session

    async def post(self, to: InThread | Privately, messages: Iterable[Message]) -> None:
        """Post the first of these messages that Slack takes.

        Raises:
            SlackApiError: Slack takes none of them, or refuses for a reason that has nothing to do with the blocks.
            NotTakenError: The same, for a private answer.
        """
        refused: Exception | None = None
        for message in messages:
            try:
                await self._send(to, message)
            except (SlackApiError, NotTakenError) as error:
                code = error.code if isinstance(error, NotTakenError) else slack_error(error)
                if code not in _TOO_RICH:
                    raise
                _log.warning("message refused, a plainer one is tried", rung=message.rung, slack_error=code)
                refused = error
            else:
                return
        if refused is not None:
            raise refused

    async def _send(self, to: InThread | Privately, message: Message) -> None:
        match to:
            case InThread(channel, thread_ts):
                await self._client.chat_postMessage(  # pyright: ignore[reportUnknownMemberType] - typed in part
                    channel=channel, thread_ts=thread_ts, link_names=False, parse="none", **message.payload()
                )
            case Privately(response_url):
                await self._respond(response_url, message)
            case _:
                assert_never(to)

    async def _respond(self, url: str, message: Message) -> None:
        client = AsyncWebhookClient(
            url, session=self._session, retry_handlers=retries(), logger=logging.getLogger("slack_sdk")
        )
        client.proxy = proxy_for(url)
        body = {**message.payload(), "response_type": "ephemeral", "replace_original": False}
        for tried in range(1, _TRIES + 1):
            response = await client.send_dict(body)
            if response.status_code == 200 and '"ok":false' not in response.body.replace(" ", ""):
                return
            # the webhook client repeats only 429s and broken connections; five posts are allowed in all
            if response.status_code < 500 or tried == _TRIES:
                code = next((code for code in sorted(_TOO_RICH) if f'"{code}"' in response.body), None)
                bare = response.body.strip() if response.body.strip() in _TOO_RICH else None
                raise NotTakenError(response.status_code, code or bare)
