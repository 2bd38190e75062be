"""Our side of the Web API: one client on one session, its retries, and who Slack says we are."""

from __future__ import annotations

import logging
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from typing_extensions import override

from bot.failures import KnownError, TokenRefusedError, UnreachableError, slack_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_sdk.http_retry.async_handler import AsyncRetryHandler
    from slack_sdk.http_retry.request import HttpRequest
    from slack_sdk.http_retry.response import HttpResponse
    from slack_sdk.http_retry.state import RetryState
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bot.settings import Settings

TIMEOUT: Final = aiohttp.ClientTimeout(total=30, sock_connect=10)
"""Set on the session: slack-sdk's own timeout only holds for sessions it makes itself."""

KEEP_ALIVE: Final = 10.0
"""Seconds an idle connection is kept: short, so that one which Slack has closed meanwhile is seldom used."""

_REFUSALS: Final = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "token_expired",
        "token_revoked",
    }
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are in the workspace, as ``auth.test`` says.

    Attributes:
        team: The workspace's name.
        team_id: Its id.
        bot_name: Our name.
        bot_user: Our user id.
        bot_id: Our bot id.
        scopes: What was granted; empty where Slack does not say.
    """

    team: str
    team_id: str
    bot_name: str
    bot_user: str
    bot_id: str
    scopes: frozenset[str] = frozenset()


class _ServerErrorRetry(AsyncServerErrorRetryHandler):
    """Slack's own handler for 500 and 503; also for a gateway's 502 and 504, and for an answer that is no JSON."""

    @override
    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if response is None:
            return isinstance(error, SlackApiError)  # raised at this point only for a body that cannot be read
        return response.status_code >= 500 or (
            response.status_code == 200 and response.body is None and not response.data
        )


def retries() -> list[AsyncRetryHandler]:
    """Return slack-sdk's three retry handlers.

    Of the two harms, silence is the worse one: when a connection breaks after a message was sent, nobody can know
    whether Slack took it. Posting again shows an answer twice if only the response was lost; not posting again leaves
    somebody without any if the request was. A repeated answer is the same answer, and is seen to be; so we post again.
    Connections that idle are dropped early, which leaves few such cases.
    """
    return [
        AsyncConnectionErrorRetryHandler(max_retry_count=2),
        AsyncRateLimitErrorRetryHandler(max_retry_count=3),
        _ServerErrorRetry(max_retry_count=2),
    ]


def open_session() -> aiohttp.ClientSession:
    """Return the one session that every call is made on."""
    return aiohttp.ClientSession(timeout=TIMEOUT, connector=aiohttp.TCPConnector(keepalive_timeout=KEEP_ALIVE))


def proxy_for(url: str) -> str | None:
    """Return the proxy the environment names for an address, if any.

    slack-sdk reads ``HTTPS_PROXY`` but not ``NO_PROXY``, and would look for a sandbox on localhost behind the proxy.
    """
    parts = urlsplit(url)
    if parts.hostname in (None, "localhost", "127.0.0.1", "::1") or urllib.request.proxy_bypass(parts.hostname or ""):
        return None
    return urllib.request.getproxies().get(parts.scheme)


def make_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """Return the Web API client."""
    client = AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=retries(),
        logger=logging.getLogger("slack_sdk"),  # whose level is ours; see bot.logs
    )
    client.proxy = proxy_for(settings.slack_api_url)
    return client


async def identify(client: AsyncWebClient) -> Identity:
    """Ask Slack who we are; proves token and connection before anything is promised.

    Raises:
        TokenRefusedError: Slack does not accept the bot token.
        UnreachableError: Slack does not answer.
    """
    try:
        found = await client.auth_test()  # pyright: ignore[reportUnknownMemberType] - slack-sdk types it in part
    except (TimeoutError, SlackApiError, aiohttp.ClientError, OSError) as error:
        raise explained(error, "SLACK_BOT_TOKEN", client.base_url) from error
    told = {name: str(found.get(name) or "") for name in ("team", "team_id", "user", "user_id", "bot_id")}
    if not told["bot_id"]:
        raise TokenRefusedError("SLACK_BOT_TOKEN is not a bot's token: copy the one that begins with xoxb-.")
    return Identity(*told.values(), scopes=frozenset(granted(found) or ()))


def granted(answer: AsyncSlackResponse) -> set[str] | None:
    """Return the scopes that a token has, as the headers of any answer name them; ``None`` where they do not."""
    headers = {name.lower(): str(value) for name, value in cast("Mapping[str, object]", answer.headers).items()}
    told = headers.get("x-oauth-scopes")
    return None if told is None else {scope.strip() for scope in told.split(",") if scope.strip()}


def explained(error: Exception, variable: str, address: str) -> KnownError:
    """Return a failed first call as a sentence.

    Args:
        error: What the call raised.
        variable: The setting that holds the token it was made with.
        address: The Web API's.
    """
    code = slack_error(error)
    if code in _REFUSALS:
        return TokenRefusedError(
            f"Slack refuses {variable} ({code}): copy it once more from your app's page at https://api.slack.com/apps, "
            "and reinstall the app if it was removed or lacks a scope."
        )
    if isinstance(error, SlackApiError):
        return UnreachableError(f"{address} does not answer as Slack does ({code or 'no JSON'}): check SLACK_API_URL.")
    return UnreachableError(f"Slack cannot be reached at {address}: check the network, the proxy and SLACK_API_URL.")
