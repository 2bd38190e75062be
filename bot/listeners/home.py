"""The app's own tabs, and its leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import structlog
from slack_sdk.errors import SlackApiError

from answers import ThreadState
from bot.failures import slack_error
from bot.forms_parts import state_of
from bot.forms_settings import PROVIDERS, SETTINGS, followed, preferred_in
from bot.home import MOST_RECENT, failed_home, home_view
from bot.manifest import PROMPTS
from bot.payloads import part_of, text_of, workspace_of
from bot.preferences import Preferences, preferences_of, set_preferences

if TYPE_CHECKING:
    from collections.abc import Collection

    from slack_bolt.context.ack.async_ack import AsyncAck
    from structlog.typing import FilteringBoundLogger

    from bot.listeners.bolt import Bolt
    from bot.listeners.desk import Desk, Tell
    from bot.menu import Menu

_NOT_READ: Final = "Write a workload, such as 800M in 250M out a month."
_NOT_KNOWN: Final = "Choose providers from the list: one of these serves no model any more."

_log: FilteringBoundLogger = structlog.get_logger()


def register(app: Bolt, desk: Desk, menu: Menu, admins: Collection[str]) -> None:
    """Listen to the opening of the Home and Messages tabs, and to the app being taken out."""

    @app.event("app_home_opened")
    async def opened(body: dict[str, Any]) -> None:
        event = part_of(body, "event")
        user = text_of(event, "user")
        if text_of(event, "tab") == "messages":
            desk.start(_offered(desk, text_of(event, "channel")), None)
        else:
            workspace, is_admin = workspace_of(body), user in admins
            tell = at_home(desk, menu, workspace, user, is_admin=is_admin)
            desk.start(publish(desk, menu, workspace, user, is_admin=is_admin), tell)

    @app.event("app_uninstalled")
    @app.event("tokens_revoked")
    async def left(body: dict[str, Any]) -> None:
        if text_of(part_of(body, "event"), "type") == "app_uninstalled":
            desk.start(_forgotten(desk, workspace_of(body)), None)

    @app.view(SETTINGS)
    async def decided(ack: AsyncAck, body: dict[str, Any]) -> None:
        view, user = part_of(body, "view"), text_of(part_of(body, "user"), "id")
        if user not in admins:
            await ack()
            return
        written = text_of(state_of(view, "workload"), "value").strip()
        start = _start(desk, written)
        preferred = preferred_in(view, desk.answers.catalog.providers)
        faults = {"workload": _NOT_READ} if written and start is None else {}
        if preferred is None:
            faults[PROVIDERS] = _NOT_KNOWN
        if faults or preferred is None:
            await ack(response_action="errors", errors=faults)
            return
        await ack()
        made = Preferences(written, start, followed(view), preferred)
        workspace = workspace_of(body)
        tell = at_home(desk, menu, workspace, user, is_admin=True)
        desk.start(_settled(desk, menu, workspace, user, made), tell)


async def _offered(desk: Desk, channel: str) -> None:
    """Suggest prompts. Free plans have none, and the conversation goes on without."""
    try:
        await desk.poster.offer(channel, PROMPTS)
    except SlackApiError as error:
        _log.info("no prompts here", slack_error=slack_error(error))


def _start(desk: Desk, written: str) -> ThreadState | None:
    """What conversations speak of before they begin, where a workload can be read; ``None`` where it cannot."""
    state = desk.answers.reply(written, today=desk.today()).state if written else None
    return None if state is None or state.workload is None else ThreadState(workload=state.workload)


async def _settled(desk: Desk, menu: Menu, workspace: str, user: str, made: Preferences) -> None:
    await set_preferences(desk.store, workspace, made)
    await publish(desk, menu, workspace, user, is_admin=True)


async def publish(desk: Desk, menu: Menu, workspace: str, user: str, *, is_admin: bool, failed: str = "") -> None:
    """Show somebody the Home tab as it is now; ``failed`` says what went wrong with what they did last."""
    recent: dict[str, str] = {}
    for kept in await desk.store.answers_of(workspace, user, 4 * MOST_RECENT):
        names = [menu.name(id_) for id_ in kept.models.split()]
        recent.setdefault(" vs ".join(names), " vs ".join(kept.models.split()))
    preferences = await preferences_of(desk.store, workspace)
    shown = list(recent.items())[:MOST_RECENT]
    view = home_view(desk.answers.catalog.as_of, desk.today(), shown, preferences, is_admin=is_admin, failed=failed)
    await desk.poster.publish(user, view)


def at_home(desk: Desk, menu: Menu, workspace: str, user: str, *, is_admin: bool) -> Tell:
    """Return what says at the top of somebody's Home tab what went wrong; alone, where the rest cannot be read."""

    async def tell(sentence: str) -> None:
        try:
            await publish(desk, menu, workspace, user, is_admin=is_admin, failed=sentence)
        except Exception:  # noqa: BLE001 - most likely what failed before: the database, whose sentence is told now
            await desk.poster.publish(user, failed_home(sentence))

    return tell


async def _forgotten(desk: Desk, workspace: str) -> None:
    await desk.store.forget(workspace)
    _log.info("uninstalled, everything kept is deleted", workspace=workspace)
