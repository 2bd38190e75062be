"""Clicks: buttons and pickers ask what they stand for, thumbs go to the log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import structlog

from bot.incoming import Feedback, from_click

if TYPE_CHECKING:
    from slack_bolt.context.ack.async_ack import AsyncAck
    from structlog.typing import FilteringBoundLogger

    from bot.listeners.bolt import Bolt
    from bot.listeners.desk import Desk

_log: FilteringBoundLogger = structlog.get_logger()


def register(app: Bolt, desk: Desk) -> None:
    """Listen to every action, so that a button of an older version still does something."""

    @app.action(re.compile(".*"))
    async def clicked(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        incoming = from_click(body)
        if isinstance(incoming, Feedback):
            verdict, _, answer = incoming.value.partition(":")
            _log.info("feedback", verdict=verdict, answer=answer)
        else:
            desk.take(incoming)
