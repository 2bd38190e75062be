"""``views.*``: modals and Home tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import SlackError, refuse
from bot.sandbox.limits import view_problems
from bot.sandbox.record import with_block_ids
from bot.sandbox.values import Json, View, as_objects

if TYPE_CHECKING:
    from bot.sandbox.hub import Hub

    from .arguments import Arguments


def views_open(hub: Hub, arguments: Arguments) -> Json:
    """``views.open``."""
    body = _checked(arguments, "modal")
    user = hub.tickets.redeem(arguments.text("trigger_id"))
    return _answer(hub.record.put_view(new_view(hub, user, body)))


def views_publish(hub: Hub, arguments: Arguments) -> Json:
    """``views.publish``."""
    user = arguments.text("user_id")
    if user not in hub.record.users:
        raise SlackError("user_not_found")
    body = _checked(arguments, "home")
    shown = hub.record.homes.get(user)
    if shown:
        _same_hash(arguments, shown)
    return _answer(hub.record.put_view(new_view(hub, user, body, replacing=shown)))


def views_update(hub: Hub, arguments: Arguments) -> Json:
    """``views.update``, by ``view_id`` or ``external_id``."""
    shown = _view_of(hub, arguments)
    body = _checked(arguments, shown.type)
    _same_hash(arguments, shown)
    return _answer(hub.record.put_view(new_view(hub, shown.user, body, replacing=shown)))


def new_view(hub: Hub, user: str, body: Json, *, replacing: View | None = None, above: View | None = None) -> View:
    """Returns a view as Slack stores it.

    Args:
        hub: the workspace.
        user: who sees it.
        body: the view as the app sent it, already checked.
        replacing: the view whose id and place it takes.
        above: the modal it is pushed onto.
    """
    view_id = replacing.id if replacing else hub.ids.new("V")
    previous = replacing.previous_view_id if replacing else above and above.id
    new_hash = f"{hub.ids.ts()}.h"
    stored: Json = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        **body,
        "id": view_id,
        "team_id": hub.app.team_id,
        "blocks": list(with_block_ids(tuple(as_objects(body.get("blocks"))), new_hash)),
        "state": replacing.body["state"] if replacing and replacing.type == "modal" else {"values": {}},
        "hash": new_hash,
        "app_id": hub.app.app_id,
        "app_installed_team_id": hub.app.team_id,
        "bot_id": hub.app.bot_id,
        "root_view_id": above.body["root_view_id"] if above else view_id,
        "previous_view_id": previous,
    }
    kind = "modal" if body.get("type") == "modal" else "home"
    return View(view_id, user, kind, new_hash, stored, previous, str(body.get("external_id") or "") or None)


def _checked(arguments: Arguments, kind: str) -> Json:
    body = arguments.object("view", "invalid_arguments")
    if body is None:
        raise SlackError("invalid_arguments", ["missing required field: view"])
    if body.get("type") != kind:
        raise SlackError("invalid_arguments", [f"must be a {kind} [json-pointer:/view/type]"])
    problems = view_problems(body)
    too_large = any(problem.code == "view_too_large" for problem in problems)
    refuse(problems, "view_too_large" if too_large else "invalid_arguments")
    return body


def _view_of(hub: Hub, arguments: Arguments) -> View:
    view_id, external_id = arguments.maybe("view_id"), arguments.maybe("external_id")
    for view in hub.record.views.values():
        if view.is_open and (view.id == view_id or (external_id and view.external_id == external_id)):
            return view
    raise SlackError("not_found")


def _same_hash(arguments: Arguments, shown: View) -> None:
    expected = arguments.maybe("hash")
    if expected is not None and expected != shown.hash:
        raise SlackError("hash_conflict")


def _answer(view: View) -> Json:
    return {"ok": True, "view": view.body}
