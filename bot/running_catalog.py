"""The catalog of a running bot: newer data are picked up while it answers, and fetched on an interval if asked for."""

from __future__ import annotations

import asyncio
import math
import sys
import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

import structlog

from answers import ANYWHERE, Preferred
from bot.catalogs import catalog_folder, open_catalog
from bot.failures import CatalogUnusableError
from catalog import CatalogError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from datetime import date
    from pathlib import Path

    from structlog.typing import FilteringBoundLogger

    from answers import Answerer, Reply, ThreadState
    from bot.listeners.asking import Answers
    from catalog import Catalog

LOOK_SECONDS: Final = 2.0
"""How often the refreshed file's stamp is looked at: one ``stat``."""

_LAST_WORDS: Final = 500

_log: FilteringBoundLogger = structlog.get_logger()


class Current:
    """Answers from the newest data there are.

    Args:
        answerer: Answers until there are newer ones.
        folder: Where ``versus catalog refresh`` puts them.
        stamp: The refreshed file's, taken before it was read.
    """

    def __init__(self, answerer: Answerer, folder: Path, stamp: tuple[int, int, int] | None) -> None:
        self._answerer = answerer
        self._folder = folder
        self._stamp = stamp

    @property
    def catalog(self) -> Catalog:
        """What answers are made of now."""
        return self._answerer.catalog

    def reply(
        self,
        text: str,
        *,
        today: date,
        state: ThreadState | None = None,
        addressed: bool = True,
        preferred: Preferred = ANYWHERE,
    ) -> Reply:
        """Answer a message; see ``answers.Answerer``."""
        return self._answerer.reply(text, today=today, state=state, addressed=addressed, preferred=preferred)

    def age_seconds(self) -> float:
        """How long ago the data were refreshed."""
        stamp = _stamp(self._folder)
        return max(0, time.time() - stamp[2] / 1e9) if stamp else math.inf

    async def look(self) -> None:
        """Take newer data over, if there are any; answers go on from the old ones until the new ones are read."""
        stamp = _stamp(self._folder)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            answerer, remark = await asyncio.to_thread(_answerer)
        except CatalogError as error:
            answerer, remark = self._answerer, str(error)
        before = self.catalog.version
        if remark is not None:
            _log.warning("the refreshed data are not used", why=remark)
        elif answerer.catalog.version != before:
            self._answerer = answerer
            _log.info("answering from new data", before=before, now=answerer.catalog.version)


def catalogued() -> Current:
    """Return what answers from the catalog of this process's settings.

    Raises:
        CatalogUnusableError: Its data are missing or damaged.
    """
    stamp = _stamp(catalog_folder())
    try:
        answerer, remark = _answerer()
    except CatalogError as error:
        raise CatalogUnusableError(str(error)) from error
    if remark is not None:
        _log.warning("the refreshed data are not used", why=remark)
    return Current(answerer, catalog_folder(), stamp)


def _answerer() -> tuple[Answerer, str | None]:
    from answers import Answerer  # noqa: PLC0415 - the catalog is read only once the settings are in order

    catalog, remark = open_catalog()
    return Answerer(catalog), remark


def _stamp(folder: Path) -> tuple[int, int, int] | None:
    from catalog.refreshing_store import stamp  # noqa: PLC0415 - likewise

    return stamp(folder)


@asynccontextmanager
async def kept_up_to_date(answers: Answers, refresh_hours: float) -> AsyncGenerator[None]:
    """Look for newer data while the bot runs, and fetch them every so many hours; 0: somebody else does.

    Args:
        answers: What answers; one that does not read the catalog is left alone.
        refresh_hours: The interval.
    """
    if not isinstance(answers, Current):
        yield
        return
    tasks = [asyncio.create_task(_forever(LOOK_SECONDS, answers.look))]
    if refresh_hours:
        tasks.append(asyncio.create_task(_forever(refresh_hours * 3600, refreshed, first=answers.age_seconds())))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _forever(seconds: float, action: Callable[[], Awaitable[None]], *, first: float = 0) -> None:
    """Do something every so many seconds; ``first`` of them have passed already."""
    await asyncio.sleep(max(0, seconds - first))
    while True:
        await action()
        await asyncio.sleep(seconds)


async def refreshed() -> None:
    """Run ``versus catalog refresh`` beside us: answers shall not wait for the seconds of a processor it takes."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "catalog", "refresh", "--json",
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        _, said = await process.communicate()
    except asyncio.CancelledError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        raise
    sentence = said.decode(errors="replace").strip()[-_LAST_WORDS:]
    if process.returncode:
        _log.warning("the data could not be refreshed", sentence=sentence)
    elif sentence:
        _log.warning("the data were refreshed in part", sentence=sentence)
    else:
        _log.info("the data were refreshed")
