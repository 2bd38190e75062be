"""Shortcuts, modals and their menus; the settings' modal is with the Home tab."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from slack_sdk.errors import SlackApiError

from bot import forms, forms_cost
from bot.failures import slack_error
from bot.forms_parts import MODELS, Target, failure_block
from bot.forms_settings import PROVIDERS
from bot.incoming import Incoming, InThread, Privately, privately
from bot.listeners.telling import in_modal
from bot.manifest import COMPARE_GLOBAL, COMPARE_MESSAGE
from bot.payloads import Payload, part_of, plain, text_of, workspace_of
from bot.threads import ThreadKey

if TYPE_CHECKING:
    from slack_bolt.context.ack.async_ack import AsyncAck

    from answers import ThreadState
    from bot.blocks_text import Block
    from bot.listeners.bolt import Bolt
    from bot.listeners.desk import Desk, Tell
    from bot.menu import Menu


def register(app: Bolt, desk: Desk, menu: Menu) -> None:
    """Listen to shortcuts, to the menu of models, and to modals that are sent off."""

    @app.options(MODELS)
    async def searched(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(options=menu.search(text_of(body, "value")))

    @app.options(PROVIDERS)
    async def searched_providers(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(options=menu.search_providers(text_of(body, "value")))

    @app.shortcut(COMPARE_GLOBAL)
    async def begun(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        opening = desk.poster.open(text_of(body, "trigger_id"), forms.compare_form(Target(), ()))
        desk.start(opening, _in_modal(desk, body))

    @app.shortcut(COMPARE_MESSAGE)
    async def begun_on_message(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        said = plain(text_of(part_of(body, "message"), "text"))
        models = desk.answers.reply(said, today=desk.today()).answer.models
        target = Target(channel=text_of(part_of(body, "channel"), "id"), response_url=text_of(body, "response_url"))
        form = forms.compare_form(target, menu.options(models))
        tell = Privately(target.response_url) if target.response_url else _in_modal(desk, body)
        desk.start(desk.poster.open(text_of(body, "trigger_id"), form), tell)

    @app.view(forms.COMPARE)
    async def chosen(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        _ask(desk, body, forms.compared(part_of(body, "view")))

    @app.view(forms_cost.COST)
    async def filled_in(ack: AsyncAck, body: dict[str, Any]) -> None:
        view = part_of(body, "view")
        if faults := forms_cost.form_faults(view):
            await ack(response_action="errors", errors=faults)
            return
        await ack()
        question, state = forms_cost.costed(view)
        if Target.of(view).name:
            desk.start(_edited(desk, body, question, state), _in_modal(desk, body))
        else:
            _ask(desk, body, question, state)


def _in_modal(desk: Desk, body: Payload) -> Tell:
    return in_modal(desk, text_of(body, "trigger_id"), text_of(part_of(body, "user"), "id"))


async def preview(desk: Desk, body: Payload) -> None:
    """Say below a cost form how what stands in it is read."""
    view = part_of(body, "view")
    await _read_aloud(desk, view, forms_cost.read_aloud(forms_cost.entries_of(view), Target.of(view).workload))


def unread(desk: Desk, body: Payload) -> Tell:
    """Return what says in the place of :func:`preview` why there is none."""
    return lambda sentence: _read_aloud(desk, part_of(body, "view"), failure_block(sentence))


async def _read_aloud(desk: Desk, view: Payload, said: Block) -> None:
    blocks = cast("list[object]", view.get("blocks") or [])
    kept = {name: view[name] for name in ("type", "callback_id", "private_metadata", "title", "submit", "close")}
    try:
        updated = {**kept, "blocks": [*blocks[:-1], said]}
        await desk.poster.update_view(text_of(view, "id"), text_of(view, "hash"), updated)
    except SlackApiError as error:
        if slack_error(error) not in ("hash_conflict", "not_found"):  # somebody types on, or is done
            raise


def _ask(desk: Desk, body: Payload, question: str, state: ThreadState | None = None) -> None:
    target, user = Target.of(part_of(body, "view")), text_of(part_of(body, "user"), "id")
    workspace, view_id = workspace_of(body), text_of(part_of(body, "view"), "id")
    if not target.response_url:
        desk.start(desk.direct(question, workspace, user, f"form:{view_id}", state), _in_modal(desk, body))
        return
    place = ThreadKey(workspace, target.channel, "")
    incoming = privately(question, place, user, target.response_url, view_id)
    desk.take(replace(incoming, continues=None, state=state))


async def _edited(desk: Desk, body: Payload, question: str, state: ThreadState) -> None:
    """Put an estimate with other assumptions in the place of the earlier one, if it was given to the same person."""
    workspace, user = workspace_of(body), text_of(part_of(body, "user"), "id")
    view_id, target = text_of(part_of(body, "view"), "id"), Target.of(part_of(body, "view"))
    reply, kept = await desk.again(workspace, target.name, question, state)
    if target.response_url:
        name = target.name
        await desk.poster.replace(target.response_url, desk.shown(reply, name, question, is_private=True))
        key = ThreadKey(workspace, target.channel, "").answer(name)
        await desk.keep(key, name, reply, state, (), asker=user)
    elif kept is not None and kept.asker == user and kept.posted:
        to = InThread(kept.channel, kept.thread)
        posted = await desk.poster.change(to, kept.posted.split(","), desk.shown(reply, kept.name, question))
        key = ThreadKey(workspace, kept.channel, kept.thread)
        await desk.keep(key, kept.name, reply, state, posted, asker=user, question=kept.question)
    elif target.thread:
        key = ThreadKey(workspace, target.channel, target.thread)
        to = InThread(target.channel, target.thread)
        await desk.reply(Incoming(question, key, to, (f"form:{view_id}",), user, state=state))
