"""Slack's limits of blocks; where slack-sdk's own models know a limit too, both must say the same."""

# slack-sdk's models take untyped keyword arguments:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextActionsBlock,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    IconButtonElement,
    MarkdownBlock,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.sandbox import message_problems, view_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def cell(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def number(value: float) -> Json:
    return {"type": "raw_number", "value": value, "text": str(value)}


def button(**more: Any) -> Json:  # noqa: ANN401 - any JSON
    return {"type": "button", "action_id": "go", "text": plain("Go"), **more}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def table(rows: int, columns: int = 2, text: str = "x") -> Json:
    return {"type": "table", "rows": [[cell(text)] * columns] * rows}


def data_table(rows: int, columns: int = 2, text: str = "x") -> Json:
    return {"type": "data_table", "caption": "Models", "rows": [[cell(text)] * columns] * rows}


def chart(points: int = 2, name: str = "Input price", title: str = "Price") -> Json:
    labels = [f"model {place}" for place in range(points)]
    data = [{"label": label, "value": 1.5} for label in labels]
    return {
        "type": "data_visualization",
        "title": title,
        "chart": {"type": "bar", "series": [{"name": name, "data": data}], "axis_config": {"categories": labels}},
    }


def pie(value: float = 1) -> Json:
    return {
        "type": "data_visualization",
        "title": "Share",
        "chart": {"type": "pie", "segments": [{"label": "eu", "value": value}]},
    }


FEEDBACK: Json = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "feedback",
            "positive_button": {"text": plain("Good answer"), "value": "up"},
            "negative_button": {"text": plain("Bad answer"), "value": "down"},
        }
    ],
}
RICH_TEXT: Json = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Haiku is larger."}]}],
}
ANSWER: list[Json] = [
    {"type": "header", "text": plain("Haiku or Gemma"), "level": 2},
    RICH_TEXT,
    {"type": "table", "column_settings": [{"is_wrapped": True}, {"align": "right"}, None], "rows": [
        [cell("Model"), cell("Context (tokens)")],
        [cell("Haiku"), number(400_000)],
        [cell("Gemma"), RICH_TEXT],
    ]},
    data_table(201, 20, "x"),
    chart(20),
    pie(),
    {"type": "markdown", "text": "**bold**"},
    {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a chart"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "Read Nov 18, 2026"}]},
    {"type": "container", "title": plain("Sources"), "child_blocks": [section("one")]},
    {"type": "card", "title": plain("Haiku"), "actions": [button()]},
    {"type": "carousel", "elements": [{"type": "card", "title": plain("Haiku")}]},
    {"type": "divider"},
    {"type": "actions", "elements": [button(value="x", style="primary")]},
    FEEDBACK,
]  # fmt: skip


def pointers(*blocks: Json) -> list[str]:
    """Where the problems of a message with these blocks are."""
    return [problem.pointer for problem in message_problems({"blocks": list(blocks)})]


def codes(*blocks: Json) -> list[str]:
    return [problem.code for problem in message_problems({"blocks": list(blocks)})]


def test_an_answer_with_every_kind_of_block_is_sound() -> None:
    assert message_problems({"blocks": ANSWER}) == []


def test_checking_changes_nothing() -> None:
    before = deepcopy(ANSWER)

    message_problems({"blocks": ANSWER})

    assert before == ANSWER


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        ({"type": "hologram"}, "/blocks/0/type"),
        ({"type": "alert", "text": plain("modals only")}, "/blocks/0/type"),
        ({"type": "divider", "block_id": "x" * 256}, "/blocks/0/block_id"),
        (section(""), "/blocks/0/text/text"),
        ({"type": "section"}, "/blocks/0"),
        ({"type": "section", "text": "bare"}, "/blocks/0/text"),
        ({"type": "section", "fields": [plain("x")] * 11}, "/blocks/0/fields"),
        ({"type": "section", "fields": [plain("x" * 2_001)]}, "/blocks/0/fields/0/text"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "/blocks/0/text/type"),
        ({"type": "header", "text": plain("x"), "level": 5}, "/blocks/0/level"),
        ({"type": "actions", "elements": []}, "/blocks/0/elements"),
        ({"type": "actions", "elements": [button(), button()]}, "/blocks/0/elements"),
        ({"type": "actions", "elements": [button(url="x" * 3_001)]}, "/blocks/0/elements/0/url"),
        ({"type": "actions", "elements": [button(action_id="x" * 256)]}, "/blocks/0/elements/0/action_id"),
        ({"type": "actions", "elements": [button(style="loud")]}, "/blocks/0/elements/0/style"),
        ({"type": "actions", "elements": [FEEDBACK["elements"][0]]}, "/blocks/0/elements/0/type"),
        ({"type": "context_actions", "elements": [button()]}, "/blocks/0/elements/0/type"),
        ({"type": "image", "image_url": "https://example.com"}, "/blocks/0/alt_text"),
        ({"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}, "/blocks/0/elements/0/type"),
        (table(101), "/blocks/0/rows"),
        (table(1, 21), "/blocks/0/rows/0"),
        ({"type": "table", "rows": [[cell("")]]}, "/blocks/0/rows/0/0/text"),
        ({"type": "table", "rows": [[{"type": "raw_number", "text": "1"}]]}, "/blocks/0/rows/0/0/value"),
        ({**table(1), "column_settings": [{"align": "middle"}]}, "/blocks/0/column_settings/0/align"),
        (table(100, 2, "x" * 51), "/blocks"),
        (data_table(1), "/blocks/0/rows"),
        (data_table(202), "/blocks/0/rows"),
        (data_table(2, 21), "/blocks/0/rows/0"),
        ({**data_table(2), "caption": ""}, "/blocks/0/caption"),
        ({**data_table(2), "page_size": 101}, "/blocks/0/page_size"),
        ({**data_table(2), "rows": [[cell("x")], [cell("x")] * 2]}, "/blocks/0/rows/1"),
        ({**data_table(2), "rows": [[RICH_TEXT], [cell("x")]]}, "/blocks/0/rows/0/0/type"),
        (chart(21), "/blocks/0/chart/series/0/data"),
        (chart(name="x" * 21), "/blocks/0/chart/series/0/name"),
        (chart(title="x" * 51), "/blocks/0/title"),
        (pie(0), "/blocks/0/chart/segments/0/value"),
        ({"type": "card", "title": "bare"}, "/blocks/0/title"),
        ({"type": "container", "child_blocks": [chart()]}, "/blocks/0/child_blocks/0/type"),
    ],
)
def test_a_broken_limit_is_pointed_at(block: Json, pointer: str) -> None:
    assert pointers(block)[0] == pointer


def test_a_series_needs_one_point_for_each_category() -> None:
    broken = deepcopy(chart(3))
    del broken["chart"]["series"][0]["data"][1]

    assert pointers(broken) == ["/blocks/0/chart/series/0/data"]


def test_a_message_has_fifty_blocks_one_table_and_two_charts() -> None:
    assert pointers(*[{"type": "divider"}] * 50) == []
    assert pointers(*[{"type": "divider"}] * 51) == ["/blocks"]
    assert pointers(table(1), table(1)) == ["/blocks"]
    assert pointers(chart(), chart(), chart()) == ["/blocks"]


def test_no_two_blocks_of_a_message_share_an_id() -> None:
    assert pointers({"type": "divider", "block_id": "a"}, {"type": "divider", "block_id": "a"}) == [
        "/blocks/1/block_id"
    ]


def test_all_texts_of_a_message_together_are_limited() -> None:
    assert codes(*[section("x" * 2_640)] * 5) == []
    assert codes(*[section("x" * 2_640)] * 4, section("x" * 2_641)) == ["msg_blocks_too_long"]


def test_blocks_in_attachments_count_as_well() -> None:
    payload = {"blocks": [table(1)], "attachments": [{"blocks": [table(1)]}]}

    assert [problem.message for problem in message_problems(payload)] == ["only_one_table_allowed"]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"type": "popup"}, "/view/type"),
        ({"title": None}, "/view/title"),
        ({"title": plain("x" * 25)}, "/view/title/text"),
        ({"submit": None}, "/view/submit"),
        ({"private_metadata": "x" * 3_001}, "/view/private_metadata"),
        ({"blocks": [{"type": "divider"}] * 101}, "/view/blocks"),
        ({"blocks": [table(1)]}, "/view/blocks/0/type"),
        ({"blocks": [section("x" * 2_999)] * 84}, "/view"),
    ],
)
def test_a_modals_limits_are_its_own(changes: Json, pointer: str) -> None:
    field = {"type": "input", "label": plain("Note"), "element": {"type": "plain_text_input", "action_id": "n"}}
    modal = {"type": "modal", "title": plain("Compare"), "submit": plain("Go"), "blocks": [field]}
    broken = {name: value for name, value in {**modal, **changes}.items() if value is not None}

    assert view_problems(modal) == []
    assert [problem.pointer for problem in view_problems(broken)] == [pointer]


LABEL = PlainTextObject(text="x")


def _select(options: int, label: int = 1, value: int = 1) -> ActionsBlock:
    choices = [Option(value="v" * value, text=PlainTextObject(text="x" * label))] * options
    return ActionsBlock(elements=[StaticSelectElement(action_id="a", options=choices)])


LINES: list[tuple[int, Callable[[int], Block]]] = [
    (150, lambda n: HeaderBlock(text=PlainTextObject(text="x" * n))),
    (3_000, lambda n: SectionBlock(text=MarkdownTextObject(text="x" * n))),
    (10, lambda n: SectionBlock(fields=[MarkdownTextObject(text="x")] * n)),
    (12_000, lambda n: MarkdownBlock(text="x" * n)),
    (75, lambda n: ActionsBlock(elements=[ButtonElement(text=PlainTextObject(text="x" * n), action_id="a")])),
    (2_000, lambda n: ActionsBlock(elements=[ButtonElement(text=LABEL, value="x" * n, action_id="a")])),
    (3_000, lambda n: ActionsBlock(elements=[ButtonElement(text=LABEL, url="x" * n, action_id="a")])),
    (25, lambda n: ActionsBlock(elements=[ButtonElement(text=LABEL, action_id=f"a{i}") for i in range(n)])),
    (10, lambda n: ContextBlock(elements=[MarkdownTextObject(text="x")] * n)),
    (5, lambda n: ContextActionsBlock(
        elements=[IconButtonElement(icon="trash", text=LABEL, action_id=f"a{i}") for i in range(n)]
    )),
    (100, _select),
    (75, lambda n: _select(1, label=n)),
    (150, lambda n: _select(1, value=n)),
]  # fmt: skip
"""The most of something slack-sdk's models allow, and how to build a block with so many of it."""


@pytest.mark.parametrize(("most", "build"), LINES)
def test_slack_sdks_models_draw_the_line_at_the_same_place(most: int, build: Callable[[int], Block]) -> None:
    assert message_problems({"blocks": [build(most).to_dict()]}) == []

    beyond = build(most + 1)
    with pytest.raises(SlackObjectFormationError):
        beyond.to_dict()


def test_slack_sdks_view_draws_the_line_at_the_same_title() -> None:
    def modal(length: int) -> View:
        return View(type="modal", title=PlainTextObject(text="x" * length), blocks=[DividerBlock()])

    assert view_problems(modal(24).to_dict()) == []
    with pytest.raises(SlackObjectFormationError):
        modal(25).to_dict()


@settings(deadline=None)  # a busy machine is no fault of the check
@given(length=st.integers(min_value=0, max_value=3_100))
def test_a_section_holds_one_to_three_thousand_characters(length: int) -> None:
    assert bool(message_problems({"blocks": [section("x" * length)]})) == (not 1 <= length <= 3_000)


@settings(deadline=None)  # a busy machine is no fault of the check
@given(blocks=st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["type", "text", "elements", "rows", "options", "chart", "series"]), inner),
    max_leaves=20,
))  # fmt: skip
def test_no_payload_however_odd_breaks_the_check(blocks: Any) -> None:  # noqa: ANN401 - anything
    kinds = ["section", "actions", "table", "data_table", "data_visualization", "rich_text", "card", "context"]

    for kind in kinds:
        message_problems({"blocks": [{"type": kind, "text": blocks, "elements": blocks, "rows": blocks}, blocks]})
        message_problems({"blocks": [{"type": kind, "chart": blocks, "fields": blocks}]})
    view_problems({"type": "modal", "blocks": blocks, "title": blocks})
