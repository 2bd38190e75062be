"""Mentions and direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.incoming_payloads import from_event

if TYPE_CHECKING:
    from slack_bolt.context.async_context import AsyncBoltContext

    from bot.listeners.bolt import Bolt
    from bot.listeners.desk import Desk


def register(app: Bolt, desk: Desk) -> None:
    """Listen to ``app_mention`` and to ``message`` with all its subtypes; Bolt acknowledges events itself."""

    @app.event("app_mention")
    @app.event("message")
    async def written(body: dict[str, Any], context: AsyncBoltContext) -> None:
        desk.take(from_event(body, context.bot_user_id or "", context.bot_id or ""))
