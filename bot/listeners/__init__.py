"""What Slack may tell us: one thin module per kind of thing, each ending in the same ``reply()``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.listeners import actions, commands, messages, others

if TYPE_CHECKING:
    from bot.listeners.bolt import Bolt
    from bot.listeners.desk import Desk

__all__ = ["register"]


def register(app: Bolt, desk: Desk) -> None:
    """Listen to everything. What nobody listens to is not acknowledged, so that Slack would send it again."""
    messages.register(app, desk)
    commands.register(app, desk)
    actions.register(app, desk)
    others.register(app)
