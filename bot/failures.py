"""What can go wrong, and what is said about it.

    KnownError                a sentence for people; nobody needs a traceback
    ├── SettingsError         variables missing or malformed
    ├── TokenRefusedError     Slack does not accept a token
    ├── UnreachableError      Slack does not answer, or not like Slack
    ├── StoreError            the database cannot be used
    ├── CatalogUnusableError  the data cannot be read
    └── PortError             the port to listen on is taken

Everything else is an incident: the user sees one sentence with an id, the log has the place in the code under that id.
"""

from __future__ import annotations

import secrets
import traceback
from typing import TYPE_CHECKING, cast

from slack_sdk.errors import SlackApiError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from structlog.typing import FilteringBoundLogger

EXIT_CODE = 2
"""What a command returns after a known failure."""


class KnownError(Exception):
    """A failure we can explain. Its text is one sentence that says what to do."""

    @property
    def sentence(self) -> str:
        """The sentence, as it is shown to people."""
        return str(self)


class SettingsError(KnownError):
    """Settings are missing or malformed."""


class TokenRefusedError(KnownError):
    """Slack does not accept a token."""


class UnreachableError(KnownError):
    """Slack does not answer, or does not answer as Slack does."""


class StoreError(KnownError):
    """The database cannot be opened, read or written."""


class CatalogUnusableError(KnownError):
    """The catalog's data are missing or damaged."""


class PortError(KnownError):
    """The address to listen on cannot be had."""


def sentence_for(error: BaseException, log: FilteringBoundLogger) -> str:
    """Return what the user is told about a failure; logs it.

    A known error is told as it is. Anything else gets an incident id, which stands in the sentence and in the log.
    """
    if isinstance(error, KnownError):
        log.warning("known failure", kind=type(error).__name__, sentence=error.sentence)
        return error.sentence
    incident = secrets.token_hex(4)
    log.error("incident", incident=incident, slack_error=slack_error(error), traceback=where(error))
    return f"Something went wrong on my side, and it has been logged as incident {incident}. Please try once more."


def incident_in(folder: Path, error: BaseException) -> str:
    """Return what is told on a terminal about an unexpected failure; where it happened is written to a file there."""
    incident = secrets.token_hex(4)
    said = f"Something went wrong on my side: incident {incident}."
    file = folder / f"versus-incident-{incident}.log"
    try:
        file.write_text(where(error) + "\n", encoding="utf-8")
    except OSError:
        return said
    return f"{said} {file} tells where."


def slack_error(error: BaseException) -> str | None:
    """Return the code of a refused call of the Web API, such as ``invalid_blocks``; ``None`` for anything else."""
    if not isinstance(error, SlackApiError):
        return None
    response = cast("object", error.response)
    data: object = getattr(response, "data", response)
    code = cast("dict[str, object]", data).get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) else None


def where(error: BaseException) -> str:
    """Return a traceback without the exceptions' own words: those like to quote what a user wrote, or a token."""
    return "\n".join(_frames(error))


def _frames(error: BaseException) -> Iterator[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _frames(earlier)
        yield "then:"
    yield from (line.rstrip() for line in traceback.format_tb(error.__traceback__))
    yield type(error).__qualname__
