"""An answer's way to Slack: into a thread or to one person, in the richest rendering that Slack takes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final, TypeVar, assert_never

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.app_client import proxy_for, retries
from bot.failures import slack_error
from bot.incoming import InThread, Privately

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    import aiohttp
    from slack_sdk.web.async_client import AsyncWebClient
    from slack_sdk.web.async_slack_response import AsyncSlackResponse
    from structlog.typing import FilteringBoundLogger

    from bot.blocks import Ladder, Message
    from bot.blocks_text import Block

T = TypeVar("T")

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

    async def post(self, to: InThread | Privately, pages: Sequence[Ladder]) -> tuple[str, ...]:
        """Post an answer, each of its messages in the richest rendering that Slack takes.

        Returns:
            The ``ts`` of each message; empty for a private answer, which has none.

        Raises:
            SlackApiError: Slack takes none of them, or refuses for a reason that has nothing to do with the blocks.
            NotTakenError: The same, for a private answer.
        """
        match to:
            case InThread(channel, thread_ts):
                return tuple([await self._post(channel, thread_ts, page) for page in pages])
            case Privately(response_url):
                for page in pages:
                    await self._climb(page, lambda message: self._respond(response_url, message))
                return ()
            case _:
                assert_never(to)

    async def direct(self, user: str, pages: Sequence[Ladder]) -> tuple[str, tuple[str, ...]]:
        """Post an answer into somebody's direct conversation; returns its channel, and the messages' ``ts``."""
        first, *rest = pages
        answered = await self._say(user, None, first)
        channel, ts = str(answered.get("channel")), str(answered.get("ts"))
        return channel, (ts, *[await self._post(channel, ts, page) for page in rest])

    async def in_channel(self, channel: str, pages: Sequence[Ladder]) -> tuple[str, ...]:
        """Post an answer for everybody in a channel, the first message on its own and the others in its thread."""
        first, *rest = pages
        ts = await self._post(channel, None, first)
        return (ts, *[await self._post(channel, ts, page) for page in rest])

    async def share(self, response_url: str, pages: Sequence[Ladder]) -> None:
        """Post an answer for everybody where we are no member: that, a response_url may."""
        for page in pages:
            await self._climb(page, lambda message: self._respond(response_url, message, response_type="in_channel"))

    async def replace(self, response_url: str, pages: Sequence[Ladder]) -> None:
        """Put an answer in the place of the message that was clicked; what does not fit into one follows."""
        for number, page in enumerate(pages):
            first = number == 0
            await self._climb(page, lambda message, first=first: self._respond(response_url, message, replace=first))

    async def discard(self, response_url: str) -> None:
        """Take away the private message that was clicked."""
        await self._hook(response_url, {"delete_original": True})

    async def change(self, to: InThread, posted: Sequence[str], pages: Sequence[Ladder]) -> tuple[str, ...]:
        """Put an answer in the place of an earlier one, message by message; returns the ``ts`` of each."""
        for ts, page in zip(posted, pages, strict=False):
            await self._climb(page, lambda message, ts=ts: self._update(to.channel, ts, message))
        for ts in posted[len(pages) :]:
            await self._client.chat_delete(channel=to.channel, ts=ts)  # pyright: ignore[reportUnknownMemberType] - typed in part
        kept = tuple(posted[: len(pages)])
        return (*kept, *await self.post(to, pages[len(posted) :]))

    async def upload(self, to: InThread, name: str, title: str, content: str) -> None:
        """Share a file in a thread.

        Raises:
            SlackApiError: Slack does not take it, as where the scope is missing or we are no member.
        """
        await self._client.files_upload_v2(  # pyright: ignore[reportUnknownMemberType] - typed in part
            channel=to.channel, thread_ts=to.thread_ts, filename=name, title=title, content=content
        )

    async def open(self, trigger_id: str, view: Block) -> None:
        """Open a modal."""
        await self._client.views_open(trigger_id=trigger_id, view=view)  # pyright: ignore[reportUnknownMemberType] - typed in part

    async def update_view(self, view_id: str, hash_: str, view: Block) -> None:
        """Change a modal, unless it was changed meanwhile."""
        await self._client.views_update(view_id=view_id, hash=hash_, view=view)  # pyright: ignore[reportUnknownMemberType] - typed in part

    async def publish(self, user: str, view: Block) -> None:
        """Show somebody a Home tab."""
        await self._client.views_publish(user_id=user, view=view)  # pyright: ignore[reportUnknownMemberType] - typed in part

    async def offer(self, channel: str, prompts: Sequence[tuple[str, str]]) -> None:
        """Suggest prompts in the Messages tab; with a thread's ``ts`` they would not be shown."""
        shown = [{"title": title, "message": message} for title, message in prompts]
        await self._client.api_call(  # pyright: ignore[reportUnknownMemberType] - typed in part
            "assistant.threads.setSuggestedPrompts", json={"channel_id": channel, "prompts": shown}
        )

    async def _post(self, channel: str, thread_ts: str | None, page: Ladder) -> str:
        return str((await self._say(channel, thread_ts, page)).get("ts"))

    async def _say(self, channel: str, thread_ts: str | None, page: Ladder) -> AsyncSlackResponse:
        return await self._climb(
            page,
            lambda message: self._client.chat_postMessage(  # pyright: ignore[reportUnknownMemberType] - typed in part
                channel=channel, thread_ts=thread_ts, link_names=False, parse="none", **message.payload()
            ),
        )

    async def _update(self, channel: str, ts: str, message: Message) -> None:
        blocks = list(message.blocks)  # an empty list, too: without one the earlier blocks would stay
        await self._client.chat_update(  # pyright: ignore[reportUnknownMemberType] - typed in part
            channel=channel, ts=ts, text=message.text, blocks=blocks, link_names=False, parse="none"
        )

    async def _climb(self, page: Ladder, send: Callable[[Message], Awaitable[T]]) -> T:
        refused: Exception | None = None
        for message in page:
            try:
                return await send(message)
            except (SlackApiError, NotTakenError) as error:
                code = error.code if isinstance(error, NotTakenError) else slack_error(error)
                if code not in _TOO_RICH:
                    raise
                _log.warning("message refused, a plainer one is tried", rung=message.rung, slack_error=code)
                refused = error
        raise refused or ValueError("nothing to post")

    async def _respond(
        self, url: str, message: Message, *, response_type: str = "ephemeral", replace: bool = False
    ) -> None:
        await self._hook(url, {**message.payload(), "response_type": response_type, "replace_original": replace})

    async def _hook(self, url: str, body: dict[str, Any]) -> None:
        client = AsyncWebhookClient(
            url, session=self._session, retry_handlers=retries(), logger=logging.getLogger("slack_sdk")
        )
        client.proxy = proxy_for(url)
        for tried in range(1, _TRIES + 1):
            response = await client.send_dict(body)
            if response.status_code == 200 and '"ok":false' not in response.body.replace(" ", ""):
                return
            # the webhook client repeats only 429s and broken connections; five posts are allowed in all
            if response.status_code < 500 or tried == _TRIES:
                code = next((code for code in sorted(_TOO_RICH) if f'"{code}"' in response.body), None)
                bare = response.body.strip() if response.body.strip() in _TOO_RICH else None
                raise NotTakenError(response.status_code, code or bare)
