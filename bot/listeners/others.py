"""Everything else Slack may send: acknowledged, and that is all. Registered last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_bolt.context.ack.async_ack import AsyncAck

    from bot.listeners.bolt import Bolt

_ANY = re.compile(".*")


def register(app: Bolt) -> None:
    """Listen to events, shortcuts, modals and option requests that nothing of ours asked for."""

    @app.event(_ANY)
    async def noticed() -> None:
        """Bolt has acknowledged it."""

    @app.shortcut(_ANY)
    @app.view(_ANY)
    @app.options(_ANY)
    async def acknowledged(ack: AsyncAck) -> None:
        await ack()
