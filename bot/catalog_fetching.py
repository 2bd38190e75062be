"""Fetching the live upstreams into a folder: only what is new, only over https, never more than a file can be.

The folder's ``fetched.json`` says which files are there, of which day, and by which ETag they can be asked for again.
It is renamed into place last, so that whenever a fetch is killed it speaks of whole files.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urljoin, urlsplit

import aiohttp
from pydantic import BaseModel, ConfigDict, ValidationError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from catalog import CatalogError
from catalog.refreshing_store import put
from catalog.sources.inputs import LITELLM, MODELS_DEV, InputTable, Manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from catalog.sources.inputs import Input

Key = Literal["modelsdev", "litellm"]

_STAYS: Final = "the data stay as they were"
_REDIRECTS: Final = 5
_THIS_MACHINE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_BUSY: Final = frozenset({408, 425, 429})
_FETCHED: Final = "fetched.json"


@dataclass(frozen=True, slots=True)
class Live:
    """An upstream that can be fetched: the address of the bytes, and the input it stands for."""

    key: Key
    name: str
    address: str
    usual: Input


LIVE: Final = (
    Live("modelsdev", "models.dev", "https://models.dev/api.json", MODELS_DEV),
    Live(
        "litellm",
        "LiteLLM cost map",
        "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
        LITELLM,
    ),
)
"""The lists of LangChain, HELM and genai-prices only come inside packages: what they say is kept from before."""


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


class _Held(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    address: str
    etag: str | None
    sha256: str
    as_of: date


class _Holding(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    modelsdev: _Held | None = None
    litellm: _Held | None = None


class _BusyError(Exception):
    """A failure that another attempt may not have."""


async def fetch(
    folder: Path,
    today: date,
    addresses: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> Manifest:
    """Bring a folder's copies of the live upstreams up to date.

    Args:
        folder: Where the copies are.
        today: No copy is dated later, whatever a server's clock says.
        addresses: Other addresses, by ``Live.key``.
        limits: How long and how much.
        progress: Told an upstream's name, its bytes so far, and how many there will be, where that is known.

    Returns:
        Which files they are, as a refresh takes them.

    Raises:
        CatalogError: An upstream cannot be had; one sentence.
    """
    within, held = limits or Limits(), _holding(folder)
    timeout = aiohttp.ClientTimeout(total=within.seconds, sock_connect=10, sock_read=within.quiet_seconds)
    found: dict[str, _Held] = {}
    async with aiohttp.ClientSession(timeout=timeout, trust_env=True, headers={"User-Agent": "versus-bot"}) as session:
        for one in LIVE:
            address = (addresses or {}).get(one.key) or one.address
            call = _Call(session, one, address, folder, getattr(held, one.key), within, progress, today)
            found[one.key] = await call.copy()
    put(folder / _FETCHED, _Holding(**found).model_dump_json().encode())
    _remove_others(folder, {one.file for one in found.values()} | {_FETCHED})
    tables = {
        one.key: InputTable(file=found[one.key].file, name=one.name, url=one.usual.url, as_of=found[one.key].as_of)
        for one in LIVE
    }
    return Manifest(**tables)


def _holding(folder: Path) -> _Holding:
    """What a folder says that it has; nothing where that cannot be read, and all is fetched anew."""
    with suppress(OSError, ValidationError):
        return _Holding.model_validate_json((folder / _FETCHED).read_bytes())
    return _Holding()


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for file in folder.iterdir():
        if file.is_file() and file.name not in wanted:
            with suppress(OSError):
                file.unlink()


@dataclass(frozen=True, slots=True)
class _Call:
    """One upstream, asked for."""

    session: aiohttp.ClientSession
    live: Live
    address: str
    folder: Path
    held: _Held | None
    limits: Limits
    progress: Callable[[str, int, int | None], None] | None
    today: date

    async def copy(self) -> _Held:
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

    async def _asked(self) -> _Held:
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

    def _kept(self, raw: bytes, response: aiohttp.ClientResponse) -> _Held:
        """Check that it is a JSON object, and keep it under a name that no other copy has."""
        try:
            rows: object = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise self._refused("sends no JSON, or not all of it") from error
        if not isinstance(rows, dict) or not rows:
            raise self._refused("sends no JSON object with rows")
        sha256 = hashlib.sha256(raw).hexdigest()
        file = f"{self.live.key}-{sha256[:16]}.json"
        put(self.folder / file, raw)
        etag = response.headers.get("ETag")
        return _Held(file=file, address=self.address, etag=etag, sha256=sha256, as_of=_day(response, self.today))

    def _is_whole(self, held: _Held) -> bool:
        with suppress(OSError):
            return hashlib.sha256((self.folder / held.file).read_bytes()).hexdigest() == held.sha256
        return False

    def _refused(self, why: str) -> CatalogError:
        return CatalogError(f"{self.live.name} cannot be refreshed: {self.address} {why}; {_STAYS}.")


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
