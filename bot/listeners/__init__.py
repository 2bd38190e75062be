"""What Slack may tell us: one thin module per kind of thing, each ending in the same ``reply()``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.listeners import actions, commands, forms, home, messages, others
from bot.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.listeners.bolt import Bolt
    from bot.listeners.desk import Desk

__all__ = ["register"]


def register(app: Bolt, desk: Desk, admins: Collection[str]) -> None:
    """Listen to everything. What nobody listens to is not acknowledged, so that Slack would send it again."""
    menu = Menu(lambda: desk.answers.catalog)
    messages.register(app, desk)
    commands.register(app, desk)
    forms.register(app, desk, menu)
    actions.register(app, desk, menu, admins)
    home.register(app, desk, menu, admins)
    others.register(app)
