"""Commands, buttons, menus, modals and the Home tab, with a Bolt app on the other side."""

# Bolt injects listener arguments by name, and neither its decorators nor slack-sdk's methods are annotated:
# pyright: reportUnknownMemberType=false, reportUntypedFunctionDecorator=false, reportUnusedFunction=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, SlackError, running_sandbox

from .clocks import Hand
from .echo import at_the_door
from .listening import listening

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.sandbox import Channel, Json, User, View, Workspace


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "compare",
    "title": plain("Compare"),
    "submit": plain("Compare"),
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "models",
            "label": plain("Models"),
            "element": {"type": "multi_external_select", "action_id": "model.search", "min_query_length": 0},
        },
        {
            "type": "input",
            "block_id": "note",
            "label": plain("Note"),
            "element": {"type": "plain_text_input", "action_id": "note.text", "initial_value": "none"},
        },
        {
            "type": "input",
            "block_id": "region",
            "label": plain("Region"),
            "element": {"type": "static_select", "action_id": "region.pick", "options": [option("eu"), option("us")]},
        },
    ],
}
MESSAGE: list[dict[str, Any]] = [
    {"type": "actions", "elements": [{"type": "button", "action_id": "open", "text": plain("Open"), "value": "1"}]},
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": plain("Good"), "value": "up"},
                "negative_button": {"text": plain("Bad"), "value": "down"},
            }
        ],
    },
    {
        "type": "actions",
        "elements": [
            {"type": "static_select", "action_id": "pick", "options": [option("eu"), option("us")]},
        ],
    },
]


class Form:
    """A Bolt app with one modal; ``answer`` is how it acks the next submission."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.client = AsyncWebClient(sandbox.app.bot_token, base_url=sandbox.api_url)
        self.app = AsyncApp(client=self.client, signing_secret=sandbox.app.signing_secret)
        self.answer: Json = {}
        self.actions: list[Json] = []
        self.submitted: list[Json] = []
        self.closed: list[str] = []
        self._register(self.app)

    def _register(self, app: AsyncApp) -> None:
        @app.command("/compare")
        @app.shortcut("compare")
        @app.action("open")
        async def _open(body: Json, ack: AsyncAck) -> None:
            await ack()
            await self.client.views_open(trigger_id=body["trigger_id"], view=FORM)

        @app.action("feedback")
        @app.action("pick")
        @app.action("model.search")
        async def _note(action: Json, ack: AsyncAck) -> None:
            await ack()
            self.actions.append(action)

        @app.options("model.search")
        async def _search(payload: Json, ack: AsyncAck) -> None:
            await ack(options=[option(f"{payload['value']}-{size}") for size in ("small", "large")])

        @app.view("compare")
        async def _submit(view: Json, ack: AsyncAck) -> None:
            self.submitted.append(view["state"]["values"])
            await ack(**self.answer)

        @app.view_closed("compare")
        async def _close(view: Json, ack: AsyncAck) -> None:
            await ack()
            self.closed.append(view["id"])

        @app.event("app_home_opened")
        async def _home(event: Json) -> None:
            view = {"type": "home", "blocks": [{"type": "section", "text": plain(f"Hello {event['user']}")}]}
            await self.client.views_publish(user_id=event["user"], view=view)


@pytest.fixture
async def form(sandbox: Sandbox) -> AsyncGenerator[Form]:
    form = Form(sandbox)
    async with at_the_door(sandbox, "socket", form.app):
        yield form


@pytest.fixture
async def modal(form: Form, workspace: Workspace, maya: User, models: Channel) -> View:
    """The form, open before Maya."""
    assert (await workspace.command(maya, models, "/compare")).acknowledged
    assert form.submitted == []
    return await workspace.next_view(maya)


async def test_a_modal_opens_from_a_command_a_shortcut_and_a_button(
    form: Form, workspace: Workspace, maya: User, models: Channel
) -> None:
    answer = await form.client.chat_postMessage(channel=models.id, text="x", blocks=MESSAGE)
    ts = str(answer.get("ts"))

    await workspace.command(maya, models, "/compare")
    await workspace.shortcut(maya, "compare")
    await workspace.shortcut(maya, "compare", message=workspace.message(ts))
    await workspace.click(maya, ts, "open")

    await workspace.wait_for(lambda: len(workspace.views(maya)) == 4)


async def test_a_submission_carries_what_was_entered_and_closes_the_modal(
    form: Form, modal: View, workspace: Workspace, maya: User
) -> None:
    offered = await workspace.options(maya, modal, "model.search", "haiku")
    await workspace.submit(maya, modal, {"model.search": ["haiku-small"], "region": "eu"})

    assert form.submitted == [
        {
            "models": {"model.search": {"type": "multi_external_select", "selected_options": [offered[0]]}},
            "note": {"note.text": {"type": "plain_text_input", "value": "none"}},
            "region": {"region.pick": {"type": "static_select", "selected_option": option("eu")}},
        }
    ]
    assert workspace.views(maya) == []


async def test_errors_in_the_ack_leave_the_modal_open(
    form: Form, modal: View, workspace: Workspace, maya: User
) -> None:
    form.answer = {"response_action": "errors", "errors": {"models": "Choose two"}}

    ack = await workspace.submit(maya, modal)

    assert ack.answer["errors"] == {"models": "Choose two"}
    assert (ack.error, [view.id for view in workspace.views(maya)]) == ("", [modal.id])


async def test_errors_for_a_block_that_is_not_there_are_refused(
    form: Form, modal: View, workspace: Workspace, maya: User
) -> None:
    form.answer = {"response_action": "errors", "errors": {"oops": "Choose two"}}

    assert (await workspace.submit(maya, modal)).error == "invalid_block_ids"


async def test_a_submission_may_update_push_or_clear(form: Form, modal: View, workspace: Workspace, maya: User) -> None:
    form.answer = {"response_action": "update", "view": {**FORM, "title": plain("Again")}}
    await workspace.submit(maya, modal)
    (updated,) = workspace.views(maya)

    form.answer = {"response_action": "push", "view": {**FORM, "title": plain("On top")}}
    await workspace.submit(maya, updated)
    below, top = workspace.views(maya)

    form.answer = {"response_action": "clear"}
    await workspace.submit(maya, top)

    assert (updated.id, updated.body["title"]["text"]) == (modal.id, "Again")
    assert (below.id, top.previous_view_id) == (modal.id, modal.id)
    assert workspace.views(maya) == []


async def test_closing_a_modal_tells_the_app_that_asked_for_it(
    form: Form, modal: View, workspace: Workspace, maya: User
) -> None:
    await workspace.close(maya, modal)

    assert form.closed == [modal.id]
    assert workspace.views(maya) == []


async def test_options_slack_would_refuse_are_refused(
    form: Form, modal: View, workspace: Workspace, maya: User
) -> None:
    assert form.closed == []

    with pytest.raises(SlackError, match="invalid_options"):
        await workspace.options(maya, modal, "model.search", "x" * 76)


async def test_feedback_and_menus_carry_the_value_chosen(
    form: Form, workspace: Workspace, maya: User, models: Channel
) -> None:
    answer = await form.client.chat_postMessage(channel=models.id, text="x", blocks=MESSAGE)
    ts = str(answer.get("ts"))

    await workspace.click(maya, ts, "feedback", value="down")
    await workspace.click(maya, ts, "pick", value="us")

    feedback, pick = form.actions
    assert (feedback["type"], feedback["value"]) == ("feedback_buttons", "down")
    assert pick["selected_option"] == option("us")


async def test_nobody_can_press_a_button_that_is_not_shown(
    form: Form, workspace: Workspace, maya: User, models: Channel
) -> None:
    answer = await form.client.chat_postMessage(channel=models.id, text="x", blocks=MESSAGE)
    ts = str(answer.get("ts"))

    with pytest.raises(LookupError, match="delete"):
        await workspace.click(maya, ts, "delete")
    with pytest.raises(LookupError, match="sideways"):
        await workspace.click(maya, ts, "feedback", value="sideways")
    with pytest.raises(LookupError, match="two buttons"):
        await workspace.click(maya, ts, "feedback")
    with pytest.raises(LookupError, match="no message"):
        await workspace.click(maya, "1.000001", "feedback")


async def test_what_is_pressed_in_a_view_comes_with_the_view(
    form: Form, modal: View, workspace: Workspace, maya: User
) -> None:
    chips = [
        {"type": "actions", "elements": [{"type": "radio_buttons", "action_id": "pick", "options": [option("eu")]}]}
    ]
    await form.client.views_update(view_id=modal.id, view={**FORM, "blocks": chips})

    ack = await workspace.click(maya, modal, "pick", value="eu")

    assert ack.delivery.payload["view"]["id"] == modal.id
    assert ack.delivery.payload["container"] == {"type": "view", "view_id": modal.id}
    assert "response_url" not in ack.delivery.payload
    assert form.actions[0]["selected_option"] == option("eu")


async def test_an_external_menu_in_a_message_offers_and_remembers_its_options(
    form: Form, workspace: Workspace, maya: User, models: Channel
) -> None:
    menu = {"type": "external_select", "action_id": "model.search", "placeholder": plain("Model")}
    blocks = [{"type": "section", "text": plain("Which?"), "accessory": menu}]
    answer = await form.client.chat_postMessage(channel=models.id, text="x", blocks=blocks)
    ts = str(answer.get("ts"))

    offered = await workspace.options(maya, ts, "model.search", "haiku")
    ack = await workspace.click(maya, ts, "model.search", value="haiku-large")

    assert offered == [option("haiku-small"), option("haiku-large")]
    assert ack.delivery.payload["actions"][0]["selected_option"] == option("haiku-large")


async def test_an_opened_home_is_published(form: Form, workspace: Workspace, maya: User) -> None:
    await workspace.open_home(maya)

    home = await workspace.wait_for(lambda: workspace.home(maya))
    assert home.blocks[0]["text"]["text"] == f"Hello {maya.id}"
    assert form.actions == []


async def test_a_trigger_opens_one_modal_and_not_for_long(form: Form, workspace: Workspace, maya: User) -> None:
    used = (await workspace.shortcut(maya, "compare")).delivery.payload["trigger_id"]
    await workspace.next_view(maya)

    async def code(trigger_id: str) -> str:
        with pytest.raises(SlackApiError) as refused:
            await form.client.views_open(trigger_id=trigger_id, view=FORM)
        return str(refused.value)

    assert "exchanged_trigger_id" in await code(used)
    assert "invalid_trigger_id" in await code("1.unknown")


async def test_a_trigger_expires_after_three_seconds() -> None:
    clock = Hand()
    async with running_sandbox(clock=clock) as sandbox, listening(sandbox):
        maya = sandbox.workspace.add_user("maya")
        client = AsyncWebClient(sandbox.app.bot_token, base_url=sandbox.api_url)
        ack = await sandbox.workspace.shortcut(maya, "compare")
        clock.now += 3.1

        with pytest.raises(SlackApiError, match="expired_trigger_id"):
            await client.views_open(trigger_id=ack.delivery.payload["trigger_id"], view=FORM)


async def test_a_view_is_updated_only_in_the_state_the_app_knows(form: Form, modal: View, workspace: Workspace) -> None:
    newer: dict[str, Any] = {**FORM, "title": plain("Newer")}

    await form.client.views_update(view_id=modal.id, hash=modal.hash, view=newer)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await form.client.views_update(view_id=modal.id, hash=modal.hash, view=newer)

    assert [view.body["title"]["text"] for view in workspace.views(modal.user)] == ["Newer"]


async def test_a_view_slack_would_refuse_is_refused(form: Form, maya: User) -> None:
    table = {"type": "home", "blocks": [{"type": "markdown", "text": "*no*"}]}

    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await form.client.views_publish(user_id=maya.id, view=table)
