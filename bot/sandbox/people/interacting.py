"""What people do with the app's own surfaces: commands, buttons, menus, modals, the Home tab."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from bot.sandbox.errors import SlackError
from bot.sandbox.limits import view_problems
from bot.sandbox.limits.blocks import options as option_problems
from bot.sandbox.payloads import events, interactions
from bot.sandbox.payloads.inputs import Entry, filled_in
from bot.sandbox.values import Attempt, Channel, Ephemeral, Json, Message, User, View, as_json, as_objects, walk
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.response_urls import respond_to
from bot.sandbox.web_api.views import new_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.sandbox.hub import Hub

Shown: TypeAlias = Message | Ephemeral | View
"""What a button can stand in."""


class Interacting:
    """People use the app. Each method waits for the app's ack, at most ``ack_timeout`` seconds, and returns it.

    ``Attempt.acknowledged`` is False where a person would see Slack's error; ``Attempt.answer`` is the ack's
    payload; ``Attempt.error`` also names what Slack would refuse in that payload.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    async def command(self, user: User, channel: Channel, name: str, text: str = "") -> Attempt:
        """Types a slash command; an answer in the ack is shown as Slack shows it."""
        path = self._hub.tickets.response_url("commands", user.id, channel.id)
        payload = interactions.command(self._hub.app, user, channel, name, text)
        payload["response_url"] = self._hub.base_url + path
        payload["trigger_id"] = self._hub.tickets.trigger(user.id)
        attempt = await self._hub.deliver(payload, "slash_commands")
        if not attempt.acknowledged or not attempt.answer.keys() & {"text", "blocks", "attachments"}:
            return attempt
        try:
            respond_to(self._hub, self._hub.tickets.look_up(path), Arguments(attempt.answer))
        except SlackError as error:
            return replace(attempt, error=error.code)
        return attempt

    async def click(self, user: User, shown: Shown | str, action_id: str, *, value: str | None = None) -> Attempt:
        """Presses a button, chooses from a menu, or gives feedback.

        Args:
            user: who does it.
            shown: the message or view, or a message's ``ts``; its newest state is used.
            action_id: of the element.
            value: the option's value in a menu; which of several elements, or of the two feedback buttons,
                where the ``action_id`` alone does not say.

        Raises:
            LookupError: if nothing of that kind is shown.
        """
        now = self._now(shown)
        block_id, element = _element(now.blocks, action_id, value)
        payload = interactions.interaction(self._hub.app, user, "block_actions")
        payload["trigger_id"] = self._hub.tickets.trigger(user.id)
        payload["actions"] = [self._action(element, block_id, value)]
        if isinstance(now, View):
            payload.update(interactions.on_view(now))
        else:
            channel = self._hub.record.channels[now.channel]
            payload.update(interactions.on_message(self._hub.app, channel, now))
            path = self._hub.tickets.response_url("actions", user.id, channel.id, now.ts, now.thread_ts)
            payload["response_url"] = self._hub.base_url + path
        return await self._hub.deliver(payload, "interactive")

    async def shortcut(self, user: User, callback_id: str, *, message: Message | None = None) -> Attempt:
        """Starts a global shortcut, or a message shortcut on ``message``."""
        kind = "message_action" if message else "shortcut"
        payload = interactions.interaction(self._hub.app, user, kind)
        payload["callback_id"] = callback_id
        payload["trigger_id"] = self._hub.tickets.trigger(user.id)
        payload["action_ts"] = self._hub.ids.ts()
        if message:
            channel = self._hub.record.channels[message.channel]
            parts = interactions.on_message(self._hub.app, channel, self._hub.record.messages[message.ts])
            path = self._hub.tickets.response_url("actions", user.id, channel.id, None, message.root_ts)
            payload.update(
                channel=parts["channel"],
                message=parts["message"],
                message_ts=message.ts,
                response_url=self._hub.base_url + path,
            )
        return await self._hub.deliver(payload, "interactive")

    async def open_home(self, user: User, *, tab: str = "home") -> None:
        """Opens the app's ``home`` or ``messages`` tab (``app_home_opened``); does not wait for the ack."""
        home = self._hub.record.homes.get(user.id)
        event = events.home_opened(self._hub.record.dm(user.id), user.id, tab, home, self._hub.ids.ts())
        self._hub.tell(event, "app_home_opened")

    async def options(self, user: User, shown: Shown | str, action_id: str, typed: str = "") -> list[Json]:
        """Types into an external menu and returns the options offered, those of groups included.

        Raises:
            LookupError: if no such menu is shown.
            SlackError: ``invalid_options`` if the app's options break a limit, ``no_options`` if it gave none.
        """
        now = self._now(shown)
        block_id, _ = _element(now.blocks, action_id, None)
        payload = interactions.interaction(self._hub.app, user, "block_suggestion")
        payload.update(action_id=action_id, block_id=block_id, value=typed)
        if isinstance(now, View):
            payload.update(interactions.on_view(now))
        else:
            channel = self._hub.record.channels[now.channel]
            payload.update(interactions.on_message(self._hub.app, channel, now))
        attempt = await self._hub.deliver(payload, "interactive")
        if "options" not in attempt.answer and "option_groups" not in attempt.answer:
            raise SlackError("no_options")
        offered = _offered(attempt.answer)
        self._hub.offered[action_id] = offered
        return offered

    async def enter(self, user: User, view: View, action_id: str, typed: str) -> Attempt:
        """Types into an input that dispatches as it is typed; the rest of the modal stays as it is.

        Raises:
            LookupError: if the modal is not open, or has no such input.
        """
        now = self._open_view(view)
        block_id, element = _element(now.blocks, action_id, None)
        entered = filled_in(now.blocks, {action_id: typed}, self._hub.offered)
        before = as_json(as_json(now.body.get("state")).get("values"))
        values = {**entered, **before, block_id: entered[block_id]}
        filled = self._hub.record.put_view(replace(now, body={**now.body, "state": {"values": values}}))
        payload = interactions.interaction(self._hub.app, user, "block_actions")
        done = {"type": element.get("type"), "action_id": action_id, "block_id": block_id, "value": typed}
        payload.update(interactions.on_view(filled))
        payload.update(
            trigger_id=self._hub.tickets.trigger(user.id), actions=[{**done, "action_ts": self._hub.ids.ts()}]
        )
        return await self._hub.deliver(payload, "interactive")

    async def submit(self, user: User, view: View, entries: Mapping[str, Entry] | None = None) -> Attempt:
        """Fills in a modal and submits it; the ack's ``response_action`` is carried out.

        Args:
            user: who does it.
            view: the modal; its newest state is used.
            entries: what was entered, by ``action_id`` or ``block_id``: a text, an option's value, or a list of
                values. What is not named stays as first shown.

        Raises:
            LookupError: if the modal is not open, or an entry names no input of it.
        """
        now = self._open_view(view)
        values = filled_in(now.blocks, entries or {}, self._hub.offered)
        filled = self._hub.record.put_view(replace(now, body={**now.body, "state": {"values": values}}))
        payload = interactions.interaction(self._hub.app, user, "view_submission")
        payload.update(trigger_id=self._hub.tickets.trigger(user.id), view=filled.body, response_urls=list[Json]())
        attempt = await self._hub.deliver(payload, "interactive")
        return self._after_submission(filled, attempt) if attempt.acknowledged else attempt

    async def close(self, user: User, view: View) -> Attempt | None:
        """Closes a modal; the app hears ``view_closed`` if the view asked for it, else None is returned."""
        now = self._open_view(view)
        self._hub.record.put_view(replace(now, is_open=False))
        if not now.body.get("notify_on_close"):
            return None
        payload = interactions.interaction(self._hub.app, user, "view_closed")
        payload.update(view=now.body, is_cleared=False)
        return await self._hub.deliver(payload, "interactive")

    def _after_submission(self, view: View, attempt: Attempt) -> Attempt:
        action = attempt.answer.get("response_action")
        if action == "errors":
            known = {block.get("block_id") for block in view.blocks}
            unknown = set(as_json(attempt.answer.get("errors"))) - known
            return replace(attempt, error="invalid_block_ids") if unknown else attempt
        if action in ("update", "push"):
            body = as_json(attempt.answer.get("view"))
            if view_problems(body):
                return replace(attempt, error="invalid_view")
            places = {"replacing": view} if action == "update" else {"above": view}
            self._hub.record.put_view(new_view(self._hub, view.user, body, **places))
            return attempt
        for each in list(self._hub.record.views.values()):
            cleared = action == "clear" and each.user == view.user and each.type == "modal"
            if each.id == view.id or cleared:
                self._hub.record.put_view(replace(each, is_open=False))
        return attempt

    def _action(self, element: Json, block_id: str, value: str | None) -> Json:
        if value is None and element.get("type") == "feedback_buttons":
            raise LookupError("feedback has two buttons: name one by its value")
        offered = self._hub.offered.get(str(element.get("action_id")))
        return interactions.action(element, block_id, value, self._hub.ids.ts(), offered)

    def _now(self, shown: Shown | str) -> Shown:
        if isinstance(shown, View):
            return self._hub.record.views[shown.id]
        ts = shown if isinstance(shown, str) else shown.ts
        if ts in self._hub.record.messages:
            return self._hub.record.messages[ts]
        for ephemeral in self._hub.record.ephemerals:
            if ephemeral.ts == ts:
                return ephemeral
        raise LookupError(f"no message {ts}")

    def _open_view(self, view: View) -> View:
        now = self._hub.record.views[view.id]
        if not now.is_open:
            raise LookupError(f"view {view.id} is closed")
        return now


def _element(blocks: list[Json] | tuple[Json, ...], action_id: str, value: str | None) -> tuple[str, Json]:
    found: list[tuple[str, Json]] = []
    for block in blocks:
        parts = (part for part in walk(block) if part.get("action_id") == action_id)
        found += [(str(block["block_id"]), part) for part in parts]
    for block_id, element in found:
        if value is None or any(part.get("value") == value for part in walk(element)):
            return block_id, element
    for block_id, element in found:  # an external menu's options do not stand in the message
        if "external_select" in str(element.get("type")):
            return block_id, element
    what = action_id if value is None else f"{action_id} with the value {value}"
    raise LookupError(f"nothing shown has the action_id {what}")


def _offered(answer: Json) -> list[Json]:
    offered = as_objects(answer.get("options"))
    problems = [] if "options" not in answer or not offered else list(option_problems(offered, "/options"))
    for place, group in enumerate(as_objects(answer.get("option_groups"))):
        inner = as_objects(group.get("options"))
        problems += option_problems(inner, f"/option_groups/{place}/options")
        offered += inner
    if problems:
        raise SlackError("invalid_options", [f"{each.message} {each.pointer}" for each in problems])
    return offered
