"""Fetching the live upstreams into a folder, each as one file.

The folder's ``fetched.json`` says which files are there, of which day, and by which ETag they can be asked for again.
It is renamed into place last, so that whenever a fetch is killed it speaks of whole files.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import aiohttp
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.catalog_downloading import Call, Held, Limits
from catalog import CatalogError
from catalog.refreshing_store import put
from catalog.sources.inputs import InputTable, Manifest
from catalog.sources.live import LIVE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from catalog.sources.live import Live

_FETCHED: Final = "fetched.json"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched.

    Attributes:
        manifest: Which files they are, as a refresh takes them.
        remarks: Which upstreams could not be had and were not needed, a sentence each.
    """

    manifest: Manifest
    remarks: tuple[str, ...]


class _Holding(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    copies: dict[str, Held]


async def fetch(
    folder: Path,
    today: date,
    addresses: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> Fetched:
    """Bring a folder's copies of the live upstreams up to date.

    Args:
        folder: Where the copies are.
        today: No copy is dated later, whatever a server's clock says.
        addresses: Other addresses, by ``Live.key``.
        limits: How long and how much.
        progress: Told an upstream's name, its bytes so far, and how many there will be, where that is known.

    Raises:
        CatalogError: An upstream that is needed cannot be had; one sentence.
    """
    within, held = limits or Limits(), _holding(folder)
    timeout = aiohttp.ClientTimeout(total=within.seconds, sock_connect=10, sock_read=within.quiet_seconds)
    copies, tables, remarks = dict[str, Held](), dict[str, InputTable](), list[str]()
    async with aiohttp.ClientSession(timeout=timeout, trust_env=True, headers={"User-Agent": "versus-bot"}) as session:
        for one in LIVE:
            parts = dict[str, Held]()
            try:
                for part, address in one.at((addresses or {}).get(one.key)).items():
                    known = held.get(_name(one, part))
                    call = Call(session, one, part, address, folder, known, within, progress, today)
                    parts[part] = await call.copy()
            except CatalogError as error:
                if one.needed:
                    raise
                remarks.append(str(error))
                copies |= {name: copy for name, copy in held.items() if name.partition("/")[0] == one.key}
            else:
                copies |= {_name(one, part): copy for part, copy in parts.items()}
                tables[one.key] = _whole(one, parts, folder)
    put(folder / _FETCHED, _Holding(copies=copies).model_dump_json().encode())
    wanted = {copy.file for copy in copies.values()} | {table.file for table in tables.values()}
    _remove_others(folder, wanted | {_FETCHED})
    return Fetched(Manifest(**tables), tuple(remarks))


def _name(live: Live, part: str) -> str:
    return f"{live.key}/{part}" if part else live.key


def _whole(live: Live, parts: Mapping[str, Held], folder: Path) -> InputTable:
    """The one file of an upstream, written if it has several parts."""
    file = next(iter(parts.values())).file
    if live.joined:
        raw = live.joined({part: (folder / copy.file).read_bytes() for part, copy in parts.items()})
        file = f"{live.key}-{hashlib.sha256(raw).hexdigest()[:16]}"
        put(folder / file, raw)
    as_of = max(copy.as_of for copy in parts.values())
    return InputTable(file=file, name=live.name, url=live.usual.url, as_of=as_of)


def _holding(folder: Path) -> dict[str, Held]:
    """What a folder says that it has; nothing where that cannot be read, and all is fetched anew."""
    with suppress(OSError, ValidationError):
        return _Holding.model_validate_json((folder / _FETCHED).read_bytes()).copies
    return {}


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for file in folder.iterdir():
        if file.is_file() and file.name not in wanted:
            with suppress(OSError):
                file.unlink()
