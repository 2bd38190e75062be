"""Logging: one line per fact, to stderr. Never a token, never the text of a message."""

from __future__ import annotations

import logging
import sys
from typing import Final, Literal

import structlog

Format = Literal["text", "json"]
Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

_TALKATIVE: Final = {
    "slack_bolt": logging.CRITICAL,
    "slack_sdk": logging.CRITICAL,
    "aiohttp": logging.ERROR,
    "aiosqlite": logging.ERROR,
    "asyncio": logging.ERROR,
    "sqlalchemy": logging.ERROR,
    "uvicorn": logging.ERROR,
}
"""The least severe line each library may write.

Bolt writes bodies and signatures of refused requests at INFO and unhandled bodies at WARNING; slack-sdk takes
``level <= DEBUG``, true for an unset level, as leave to write parameters. Their errors come to us as exceptions, and
are reported with an incident id.
"""


def configure(level: Level = "INFO", form: Format = "text") -> None:
    """Set up logging for the whole process.

    Args:
        level: The least severe of our own lines that is written.
        form: ``text`` for people, ``json`` for machines.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    )
    structlog.configure(
        processors=[*shared, last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=_to_stderr,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_may_say)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name, least in _TALKATIVE.items():
        logging.getLogger(name).setLevel(least)


def quiet() -> None:
    """Let nothing but errors through: for the demo, whose screen is a conversation."""
    configure("ERROR")


def _to_stderr(*_names: object) -> structlog.PrintLogger:
    return structlog.PrintLogger(sys.stderr)  # as it is now, not as it was when logging was set up


def _may_say(record: logging.LogRecord) -> bool:
    # Bolt gives each of its loggers the root's level, so that setting the level of their parent is not enough
    return record.levelno >= _TALKATIVE.get(record.name.partition(".")[0], logging.WARNING)
