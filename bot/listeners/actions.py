"""Clicks: buttons and pickers ask what they stand for, tools do something with the answer, thumbs go to the log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import structlog

from bot import forms, forms_cost, home
from bot.forms_parts import Target
from bot.forms_settings import settings_form
from bot.incoming import Feedback, Privately, Tool
from bot.incoming_payloads import from_click
from bot.listeners.forms import preview, unread
from bot.listeners.home import at_home, publish
from bot.listeners.tools import use
from bot.payloads import Payload, first_of, part_of, text_of, workspace_of
from bot.preferences import preferences_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from slack_bolt.context.ack.async_ack import AsyncAck
    from structlog.typing import FilteringBoundLogger

    from bot.listeners.bolt import Bolt
    from bot.listeners.desk import Desk
    from bot.menu import Menu

_log: FilteringBoundLogger = structlog.get_logger()


def register(app: Bolt, desk: Desk, menu: Menu, admins: Collection[str]) -> None:
    """Listen to every action, so that a button of an older version still does something."""

    @app.action(re.compile(".*"))
    async def clicked(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        if text_of(part_of(body, "container"), "type") == "view":
            _pressed_in_view(desk, menu, body, admins)
            return
        incoming = from_click(body)
        if isinstance(incoming, Feedback):
            verdict, _, answer = incoming.value.partition(":")
            _log.info("feedback", verdict=verdict, answer=answer)
        elif isinstance(incoming, Tool):
            tell = Privately(incoming.response_url) if incoming.response_url else None
            desk.start(use(incoming, desk, menu), tell)
        else:
            desk.take(incoming)


def _pressed_in_view(desk: Desk, menu: Menu, body: Payload, admins: Collection[str]) -> None:
    """Do what was pressed in a modal or in the Home tab, where it is said if that does not work."""
    user = text_of(part_of(body, "user"), "id")
    if text_of(part_of(body, "view"), "type") == "modal":
        if text_of(part_of(body, "view"), "callback_id") == forms_cost.COST:
            desk.start(preview(desk, body), unread(desk, body))
        return
    tell = at_home(desk, menu, workspace_of(body), user, is_admin=user in admins)
    desk.start(_at_home(desk, menu, body, admins), tell)


async def _at_home(desk: Desk, menu: Menu, body: Payload, admins: Collection[str]) -> None:
    action, trigger = first_of(body.get("actions")), text_of(body, "trigger_id")
    action_id, user = text_of(action, "action_id"), text_of(part_of(body, "user"), "id")
    workspace = workspace_of(body)
    if action_id.startswith(home.ASK):
        receipt = f"home:{workspace}:{user}:{text_of(action, 'action_ts')}"
        await desk.direct(text_of(action, "value"), workspace, user, receipt)
    elif action_id == home.COMPARE:
        await desk.poster.open(trigger, forms.compare_form(Target(), ()))
    elif action_id == home.COST:
        await desk.poster.open(trigger, forms_cost.cost_form(Target(), ()))
    elif action_id == home.FORGET:
        await desk.store.forget_person(workspace, user)
        await publish(desk, menu, workspace, user, is_admin=user in admins)
    elif action_id == home.SETTINGS and user in admins:
        preferences = await preferences_of(desk.store, workspace)
        chosen = menu.providers(preferences.preferred.providers)
        await desk.poster.open(trigger, settings_form(preferences, chosen))
