"""Slash commands: ``/versus-cost`` and ``/versus``, answered privately."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.incoming_payloads import from_command

if TYPE_CHECKING:
    from slack_bolt.context.ack.async_ack import AsyncAck

    from bot.listeners.bolt import Bolt
    from bot.listeners.desk import Desk


def register(app: Bolt, desk: Desk) -> None:
    """Listen to every command: which names there are is the manifest's business."""

    @app.command(re.compile(".*"))
    async def commanded(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        desk.take(from_command(body))
