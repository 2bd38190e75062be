"""``versus doctor``: looks at everything an answer depends on, and says what to do about what is wrong."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, Literal, cast

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.app_client import explained, granted, make_client, open_session, proxy_for
from bot.failures import KnownError
from bot.manifest import EXTRA_SCOPES, EXTRA_USES, SCOPES
from bot.settings import Settings, load
from bot.store import open_store

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Mapping
    from datetime import date

    from slack_sdk.web.async_client import AsyncWebClient
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bot.settings import Door

Verdict = Literal["ok", "warning", "failed"]

MOST_SKEW_SECONDS: Final = 60
"""Slack's signatures are good for five minutes; a clock this far off is on its way there."""

OLD_DAYS: Final = 30
"""Prices older than this are marked in answers."""

SOCKET_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: What.
        verdict: How it is.
        said: A sentence; with what to do about it where it is not ``ok``.
    """

    name: str
    verdict: Verdict
    said: str

    def line(self) -> str:
        """Return the finding as a line for a terminal."""
        return f"{self.verdict:<8} {self.name}: {self.said}"


async def examine(
    environ: Mapping[str, str], data_of: date, today: date, now: float | None = None
) -> AsyncGenerator[Finding]:
    """Look at everything, one thing after the other; what depends on something broken is left out.

    Args:
        environ: The settings' variables.
        data_of: The newest upstream's day.
        today: The day.
        now: Unix time to hold Slack's clock against; the machine's if not given.
    """
    yield _age(data_of, today)
    try:
        settings = load(door_of(environ), environ)
    except KnownError as error:
        yield Finding("settings", "failed", error.sentence)
        return
    yield Finding("settings", "ok", f"for versus {door_of(environ)}")
    yield await _database(settings)
    async with open_session() as session:
        client = make_client(settings, session)
        try:
            answer = await client.auth_test()  # pyright: ignore[reportUnknownMemberType] - typed in part
        except (TimeoutError, SlackApiError, aiohttp.ClientError, OSError) as error:
            yield Finding("bot token", "failed", explained(error, "SLACK_BOT_TOKEN", client.base_url).sentence)
            return
        yield Finding("bot token", "ok", f"{answer.get('user')} in {answer.get('team')}")
        for finding in (*_scopes(answer), *_skew(answer, time.time() if now is None else now)):
            yield finding
        if door_of(environ) == "run":
            yield await _socket(client, session, settings)


def door_of(environ: Mapping[str, str]) -> Door:
    """Return the door these settings are for: HTTP if there is a signing secret and no app-level token."""
    has_secret = bool(environ.get("SLACK_SIGNING_SECRET", "").strip())
    return "serve" if has_secret and not environ.get("SLACK_APP_TOKEN", "").strip() else "run"


def _age(data_of: date, today: date) -> Finding:
    days = (today - data_of).days
    if days > OLD_DAYS:
        return Finding("data", "warning", f"{days} days old ({data_of}): install a newer release, or run make catalog.")
    return Finding("data", "ok", f"of {data_of}, {days} days old")


async def _database(settings: Settings) -> Finding:
    try:
        async with open_store(settings.versus_database_url):
            pass
    except KnownError as error:
        return Finding("database", "failed", error.sentence)
    return Finding("database", "ok", settings.versus_database_url.removeprefix("sqlite+aiosqlite:///"))


def _headers(answer: AsyncSlackResponse) -> dict[str, str]:
    headers = cast("Mapping[str, object]", answer.headers)
    return {name.lower(): str(value) for name, value in headers.items()}


def _scopes(answer: AsyncSlackResponse) -> Iterable[Finding]:
    has = granted(answer)
    if has is None:
        yield Finding("scopes", "warning", "Slack did not say which are granted: compare with versus manifest.")
        return
    missing = [f"{scope} (to {use})" for scope, use in SCOPES.items() if scope not in has]
    if missing:
        cure = "paste versus manifest under App Manifest on your app's page, then reinstall the app."
        yield Finding("scopes", "failed", f"missing {', '.join(missing)}: {cure}")
    else:
        optional = [
            f"{', '.join(scopes)} {'' if has.issuperset(scopes) else 'not '}granted (to {EXTRA_USES[name]})"
            for name, scopes in EXTRA_SCOPES.items()
        ]
        yield Finding("scopes", "ok", f"all of {len(SCOPES)}; optional: {'; '.join(optional)}")


def _skew(answer: AsyncSlackResponse, now: float) -> Iterable[Finding]:
    told = _headers(answer).get("date")
    if told is None:
        return
    seconds = round(now - parsedate_to_datetime(told).timestamp())
    if abs(seconds) > MOST_SKEW_SECONDS:
        ahead = "ahead" if seconds > 0 else "behind"
        cure = "set it by NTP; from 300 seconds on, Slack's signed requests are refused."
        yield Finding("clock", "failed", f"{abs(seconds)} seconds {ahead} of Slack's: {cure}")
    else:
        yield Finding("clock", "ok", f"within {MOST_SKEW_SECONDS} seconds of Slack's")


async def _socket(client: AsyncWebClient, session: aiohttp.ClientSession, settings: Settings) -> Finding:
    """Open a Socket Mode connection and wait for Slack's hello; it is closed before any event could come."""
    token = settings.slack_app_token.get_secret_value()
    try:
        async with asyncio.timeout(SOCKET_SECONDS), AsyncExitStack() as stack:
            opened = await client.apps_connections_open(app_token=token)  # pyright: ignore[reportUnknownMemberType] - typed in part
            url = str(opened.get("url") or "")
            socket = await stack.enter_async_context(session.ws_connect(url, proxy=proxy_for(settings.slack_api_url)))
            hello = await socket.receive_json()
    except TimeoutError:
        said = "Slack's WebSocket does not answer: let the network or the proxy pass wss://*.slack.com."
        return Finding("socket", "failed", said)
    except (SlackApiError, aiohttp.ClientError, OSError, TypeError, ValueError) as error:
        return Finding("socket", "failed", explained(error, "SLACK_APP_TOKEN", client.base_url).sentence)
    if hello.get("type") != "hello":
        return Finding("socket", "failed", "Slack's WebSocket says no hello: turn Socket Mode on, on your app's page.")
    return Finding("socket", "ok", "connected")
