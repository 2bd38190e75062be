"""The other transport: signed HTTP requests to the app's request URL."""

from __future__ import annotations

import hashlib
import hmac
import json
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import aiohttp

from bot.sandbox.values import Attempt, Json, as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.settings import Timing
    from bot.sandbox.values import Delivery

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_CHALLENGE = "sandbox-challenge"


class RequestUrlRefusedError(Exception):
    """The app did not answer ``url_verification`` with its challenge."""


def signature_headers(signing_secret: str, body: str, at: int) -> dict[str, str]:
    """Returns the two headers by which an app knows that a request is Slack's.

    Args:
        signing_secret: the app's.
        body: the request's body, exactly as sent.
        at: the time of the request, in Unix seconds.
    """
    digest = hmac.new(signing_secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256)
    return {"X-Slack-Signature": f"v0={digest.hexdigest()}", "X-Slack-Request-Timestamp": str(at)}


class SignedHttp:
    """Posts deliveries to one URL; a transport for deliveries."""

    def __init__(self, url: str, signing_secret: str, timing: Timing, clock: Callable[[], float]) -> None:
        self.url = url
        self._signing_secret = signing_secret
        self._timing = timing
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    async def verify(self) -> None:
        """Shakes hands with the URL, as the app's configuration page does.

        Raises:
            RequestUrlRefusedError: if the challenge does not come back.
        """
        handshake = {"type": "url_verification", "token": "sandbox", "challenge": _CHALLENGE}
        try:
            status, _, text = await self._post(json.dumps(handshake), _JSON, {})
        except (aiohttp.ClientError, TimeoutError) as error:
            raise RequestUrlRefusedError(f"{self.url} cannot be reached: {error!r}") from error
        if status != HTTPStatus.OK or _CHALLENGE not in text:
            raise RequestUrlRefusedError(f"{self.url} answered {status} without the challenge")

    async def attempt(self, delivery: Delivery, number: int, retry_reason: str) -> Attempt:
        """Posts a delivery once; a 2xx within ``ack_timeout`` seconds is its ack."""
        headers = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": retry_reason} if number else {}
        body, content_type = _encoded(delivery)
        try:
            status, answered, text = await self._post(body, content_type, headers)
        except TimeoutError:
            return Attempt(delivery, number, retry_reason, acknowledged=False, error="http_timeout")
        except aiohttp.TooManyRedirects:
            return Attempt(delivery, number, retry_reason, acknowledged=False, error="too_many_redirects")
        except aiohttp.ClientError:
            return Attempt(delivery, number, retry_reason, acknowledged=False, error="connection_failed")
        is_ok = HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES
        return Attempt(
            delivery,
            number,
            retry_reason,
            acknowledged=is_ok,
            answer=_answer(text),
            error="" if is_ok else "http_error",
            status=status,
            is_final=answered.get("x-slack-no-retry") == "1",
        )

    async def close(self) -> None:
        """Closes the connections to the app."""
        if self._session:
            await self._session.close()

    async def _post(self, body: str, content_type: str, headers: dict[str, str]) -> tuple[int, dict[str, str], str]:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            **signature_headers(self._signing_secret, body, int(self._clock())),
            **headers,
        }
        patience = aiohttp.ClientTimeout(total=self._timing.ack_timeout)
        async with self._session.post(
            self.url, data=body.encode(), headers=headers, timeout=patience, max_redirects=2
        ) as response:
            text = await response.text()
            return response.status, {name.lower(): value for name, value in response.headers.items()}, text


def _encoded(delivery: Delivery) -> tuple[str, str]:
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload), _JSON
    if delivery.kind == "slash_commands":
        return urlencode(delivery.payload), _FORM
    return urlencode({"payload": json.dumps(delivery.payload)}), _FORM


def _answer(text: str) -> Json:
    try:
        return as_json(json.loads(text)) if text else {}
    except ValueError:
        return {"text": text}
