"""Fetching one file: only if it is new, only over https, never more than a file can be."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

import aiohttp
from pydantic import BaseModel, ConfigDict
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from catalog import CatalogError
from catalog.refreshing_store import put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from catalog.sources.live import Live

_REDIRECTS: Final = 5
_THIS_MACHINE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_BUSY: Final = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much.

    Attributes:
        seconds: For one whole file.
        quiet_seconds: Without a byte.
        bytes: Of one file, unpacked; models.dev's has 5 MB, LiteLLM's 3 MB.
        attempts: Before giving up.
        pause_seconds: Before the second attempt; longer before each later one.
    """

    seconds: float = 120
    quiet_seconds: float = 20
    bytes: int = 64_000_000
    attempts: int = 4
    pause_seconds: float = 0.5


class Held(BaseModel):
    """A copy in the folder: its file, where it came from, and by which ETag it can be asked for again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    address: str
    etag: str | None
    sha256: str
    as_of: date


class _BusyError(Exception):
    """A failure that another attempt may not have."""


@dataclass(frozen=True, slots=True)
class Call:
    """One part of an upstream, asked for."""

    session: aiohttp.ClientSession
    live: Live
    part: str
    address: str
    folder: Path
    held: Held | None
    limits: Limits
    progress: Callable[[str, int, int | None], None] | None
    today: date

    async def copy(self) -> Held:
        """The newest copy, after as many attempts as it takes and the limits allow."""
        pauses = wait_exponential_jitter(multiplier=self.limits.pause_seconds, max=20, jitter=self.limits.pause_seconds)
        try:
            async for attempt in AsyncRetrying(
                stop=stop_after_attempt(self.limits.attempts),
                wait=pauses,
                retry=retry_if_exception_type((_BusyError, aiohttp.ClientError, TimeoutError)),
                reraise=True,
            ):
                with attempt:
                    return await self._asked()
        except TimeoutError as error:
            raise self._refused("did not answer in time") from error
        except (_BusyError, aiohttp.ClientError) as error:
            raise self._refused(_said(error)) from error
        raise AssertionError  # pragma: no cover - it returns or raises

    async def _asked(self) -> Held:
        held = self.held if self.held and self.held.address == self.address and self._is_whole(self.held) else None
        headers = {"If-None-Match": held.etag} if held and held.etag else {}
        url = self.address
        for _ in range(_REDIRECTS):
            self._check_safe(url)
            async with self.session.get(url, headers=headers, allow_redirects=False) as response:
                if response.status in {301, 302, 303, 307, 308} and "Location" in response.headers:
                    url = urljoin(url, response.headers["Location"])
                    continue
                if response.status == 304 and held is not None:
                    return held
                if response.status in _BUSY or response.status >= 500:
                    raise _BusyError(f"answered {response.status}")
                if response.status != 200:
                    raise self._refused(f"answered {response.status}")
                return self._kept(await self._body(response), response)
        raise self._refused("redirects without end")

    def _check_safe(self, url: str) -> None:
        """Nothing is fetched in the open, except from this very machine, where that was asked for."""
        scheme, hosts = urlsplit(url).scheme, {urlsplit(url).hostname, urlsplit(self.address).hostname}
        if scheme != "https" and not (scheme == "http" and hosts <= _THIS_MACHINE):
            raise self._refused(f"leads to {url}, and only https will do")

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        parts, size = list[bytes](), 0
        async for part in response.content.iter_chunked(1 << 16):
            size += len(part)
            if size > self.limits.bytes:
                raise self._refused(f"sends more than {self.limits.bytes:,} bytes")
            parts.append(part)
            if self.progress:
                packed = "Content-Encoding" in response.headers
                self.progress(self.live.name, size, None if packed else response.content_length)
        return b"".join(parts)

    def _kept(self, raw: bytes, response: aiohttp.ClientResponse) -> Held:
        """Check that it is what it should be, and keep it under a name that no other copy has."""
        if (fault := self.live.fault(raw)) is not None:
            raise self._refused(fault)
        sha256 = hashlib.sha256(raw).hexdigest()
        file = f"{self.live.key}-{self.part or 'whole'}-{sha256[:16]}"
        put(self.folder / file, raw)
        etag = response.headers.get("ETag")
        return Held(file=file, address=self.address, etag=etag, sha256=sha256, as_of=_day(response, self.today))

    def _is_whole(self, held: Held) -> bool:
        with suppress(OSError):
            return hashlib.sha256((self.folder / held.file).read_bytes()).hexdigest() == held.sha256
        return False

    def _refused(self, why: str) -> CatalogError:
        stays = "the data stay as they were" if self.live.needed else "what it said before is kept"
        return CatalogError(f"{self.live.name} cannot be refreshed: {self.address} {why}; {stays}.")


def _said(error: Exception) -> str:
    if isinstance(error, _BusyError):
        return str(error)
    if isinstance(error, aiohttp.ClientPayloadError):
        return "breaks off before its end"
    return "cannot be reached" if isinstance(error, aiohttp.ClientConnectionError) else "does not answer as HTTP does"


def _day(response: aiohttp.ClientResponse, today: date) -> date:
    """The file's own day by its server; never later than today."""
    for name in ("Last-Modified", "Date"):
        with suppress(ValueError, TypeError):
            said: datetime = parsedate_to_datetime(response.headers.get(name, ""))
            return min((said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC).date(), today)
    return today
