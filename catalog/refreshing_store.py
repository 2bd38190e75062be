"""Where refreshed data live: one file, put in place whole or not at all, beside nothing that could disagree with it.

A snapshot needs no second file to be trusted: gzip's checksum finds damage and truncation. Its folder may hold what a
killed refresh left behind (``.part`` files); nobody reads those, and the next refresh removes them.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from catalog.errors import CatalogError
from catalog.snapshot import SHIPPED, Catalog, hash_file, load

if TYPE_CHECKING:
    from collections.abc import Generator

SNAPSHOT: Final = "snapshot.json.gz"
_PART: Final = ".part"
_LOCK: Final = ".refreshing"
_STAYS: Final = "the data stay as they were"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The catalog that serves.

    Attributes:
        catalog: It.
        file: Where it was read.
        remark: Why it is not the refreshed one although there is one; else ``None``.
    """

    catalog: Catalog
    file: Path
    remark: str | None = None


def choose(folder: Path) -> Chosen:
    """The refreshed catalog of a folder where it is whole and not older than the shipped one, else the shipped one.

    Raises:
        CatalogError: The shipped one cannot be read either.
    """
    file = folder / SNAPSHOT
    if not file.exists():
        return Chosen(load(), SHIPPED)
    try:
        refreshed = load(file)
    except CatalogError as error:
        return Chosen(load(), SHIPPED, f"{error} Until then the shipped catalog serves.")
    shipped = _shipped_day()
    if shipped is not None and refreshed.as_of < shipped:
        remark = f"The refreshed catalog is of {refreshed.as_of}, the shipped one of {shipped}, which serves."
        return Chosen(load(), SHIPPED, remark)
    return Chosen(refreshed, file)


def stamp(folder: Path) -> tuple[int, int, int] | None:
    """What tells one refreshed snapshot from the next without reading it; ``None`` where there is none."""
    try:
        found = (folder / SNAPSHOT).stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def put(file: Path, raw: bytes) -> None:
    """Put a file in place: written beside it, flushed to the disk, then renamed over it.

    Raises:
        CatalogError: It cannot be written; what was there is untouched.
    """
    part: Path | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=_PART, dir=file.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
        _flush_folder(file.parent)
    except OSError as error:
        if part is not None:
            with suppress(OSError):
                part.unlink()
        raise CatalogError(f"{file} cannot be written ({error.strerror}); {_STAYS}.") from error


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """Hold the folder for one refresh, and remove what a killed one left there.

    Raises:
        CatalogError: Another refresh is under way, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CatalogError(f"The folder {folder} cannot be written ({error.strerror}); {_STAYS}.") from error
    try:
        _lock(handle)
        for part in folder.rglob(f".*{_PART}"):
            with suppress(OSError):
                part.unlink()
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    """An advisory lock, which the system takes back from a process that dies."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none; there two refreshes at once only do the work twice
    except ImportError:  # pragma: no cover
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise CatalogError(f"Another refresh is under way; {_STAYS}.") from error


def _flush_folder(folder: Path) -> None:
    """Make a renaming outlast a loss of power, where the system lets a folder be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _shipped_day() -> date | None:
    """The shipped snapshot's day, by the version in its hash file, so that it need not be read."""
    try:
        version = hash_file(SHIPPED).read_text(encoding="utf-8").split()[-1]
        return date.fromisoformat(version.partition(".")[0])
    except (OSError, ValueError, IndexError):
        return None
