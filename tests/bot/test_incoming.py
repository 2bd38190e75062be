from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.incoming import (
    COMMANDS_CONTINUE,
    MESSAGES_CONTINUE,
    Continues,
    Edited,
    Feedback,
    Incoming,
    InThread,
    NotForUs,
    Privately,
    Tool,
)
from bot.incoming_payloads import from_click, from_command, from_event
from bot.payloads import plain
from bot.threads import ThreadKey

if TYPE_CHECKING:
    from collections.abc import Mapping

BOT, BOT_ID = "U0BOT", "B0BOT"


def event(**parts: object) -> dict[str, Any]:
    message = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "ts": "1.5", "text": "hello"}
    return {"team_id": "T1", "event_id": "Ev1", "event": {**message, **parts}}


def heard(**parts: object) -> Incoming | Edited | NotForUs:
    return from_event(event(**parts), BOT, BOT_ID)


def test_a_direct_message_is_addressed_and_answered_in_its_own_thread() -> None:
    assert heard() == Incoming(
        text="hello",
        thread=ThreadKey("T1", "D1", "1.5"),
        answer=InThread("D1", "1.5"),
        receipts=("event:Ev1", "message:T1:D1:1.5"),
        asker="U1",
        continues=Continues(ThreadKey("T1", "D1", "latest"), MESSAGES_CONTINUE),
        question="1.5",
    )


def test_a_reply_belongs_to_its_thread() -> None:
    incoming = heard(thread_ts="1.1")
    assert isinstance(incoming, Incoming)
    assert incoming.thread.thread == "1.1"
    assert incoming.answer == InThread("D1", "1.1")


def test_a_mention_and_its_message_event_share_a_receipt() -> None:
    text = f"<@{BOT}> hi"
    mention = from_event({**event(type="app_mention", channel="C1", text=text), "event_id": "Ev2"}, BOT, BOT_ID)
    message = heard(channel="C1", channel_type="channel", text=text)
    assert isinstance(mention, Incoming)
    assert isinstance(message, Incoming)
    assert set(mention.receipts) & set(message.receipts)
    assert mention.addressed
    assert message.addressed


def test_talk_in_a_channel_is_overheard() -> None:
    incoming = heard(channel="C1", channel_type="channel")
    assert isinstance(incoming, Incoming)
    assert not incoming.addressed


def test_an_enterprise_is_the_workspace_of_all_its_teams() -> None:
    body = {**event(), "authorizations": [{"enterprise_id": "E1", "team_id": "T2"}]}
    incoming = from_event(body, BOT, BOT_ID)
    assert isinstance(incoming, Incoming)
    assert incoming.thread.workspace == "E1"


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"user": BOT}, "own"),
        ({"bot_id": BOT_ID, "user": None}, "own"),
        ({"bot_id": "B9"}, "other_bot"),
        ({"subtype": "bot_message", "user": None}, "other_bot"),
        ({"user": "USLACKBOT"}, "other_bot"),
        ({"user": None}, "other_bot"),
        ({"subtype": "message_changed", "hidden": True}, "subtype"),
        ({"subtype": "message_deleted", "hidden": True}, "subtype"),
        ({"subtype": "channel_join"}, "subtype"),
        ({"subtype": "a_future_one"}, "subtype"),
        ({"edited": {"user": "U1", "ts": "2"}}, "edited"),
        ({"text": "  "}, "empty"),
        ({"text": None}, "empty"),
        ({"ts": None}, "not_understood"),
    ],
)
def test_what_is_not_for_us_says_why(parts: dict[str, object], why: str) -> None:
    assert heard(**parts) == NotForUs(why)  # pyright: ignore[reportArgumentType] - the table holds plain strings


@pytest.mark.parametrize("subtype", ["thread_broadcast", "file_share"])
def test_what_a_person_wrote_into_thread_and_channel_or_beside_a_file_counts(subtype: str) -> None:
    assert isinstance(heard(subtype=subtype), Incoming)


def test_a_bare_mention_asks_for_help() -> None:
    incoming = heard(type="app_mention", text=f"<@{BOT}>", channel="C1")
    assert isinstance(incoming, Incoming)
    assert incoming.text == "help"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"<@{BOT}> haiku vs gemma?", "haiku vs gemma?"),
        (f"hey <@{BOT}|versus>, haiku?", "hey , haiku?"),
        ("<@U2> asks about haiku", "asks about haiku"),
        ("see <https://x.dev/a?b=1&amp;c=2|gemma 3>", "see gemma 3"),
        ("<https://huggingface.co/google/gemma-3-27b-it>", "gemma-3-27b-it"),
        ("<https://x.dev/a/b/?q#f|https://x.dev/a/b/?q#f>", "b"),
        ("<http://claude.ai|claude.ai>", "claude.ai"),
        ("<mailto:a@b.c|a@b.c>", "a@b.c"),
        ("in <#C1|models>", "in models"),
        ("<!here> <!subteam^S1|@team> haiku", "haiku"),
        ("<!date^1^{date}|1 May> haiku", "1 May haiku"),
        ("a &lt; b &amp;amp; c &gt; d", "a < b &amp; c > d"),
        ("two\nlines,\tone   blank", "two\nlines, one blank"),
    ],
)
def test_text_is_read_as_a_person_reads_it(written: str, read: str) -> None:
    assert plain(written) == read


@settings(deadline=None)
@given(st.text())
def test_characters_typed_by_a_user_come_out_as_typed(typed: str) -> None:
    escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert plain(escaped).split() == typed[:4000].split() or len(typed) > 3_000


NAMES = ("event", "text", "ts", "channel", "user", "actions", "container", "message_ts", "id", "value", "is_ephemeral")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_no_payload_however_odd_is_an_exception(body: dict[str, Any]) -> None:
    from_event(body, BOT, BOT_ID)
    from_command(body)
    from_click(body)


def command(name: str, text: str) -> Incoming:
    return from_command(
        {
            "team_id": "T1",
            "channel_id": "C1",
            "user_id": "U1",
            "command": name,
            "text": text,
            "trigger_id": "1.2.3",
            "response_url": "https://hooks.example/1",
        }
    )


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("/versus-cost", "800M in on haiku", "cost 800M in on haiku"),
        ("/versus-cost", "", "help"),
        ("/versus-cost", " Help ", "help"),
        ("/versus", "haiku vs gemma?", "haiku vs gemma?"),
        ("/versus", "", "help"),
    ],
)
def test_a_command_is_a_question_of_its_kind(name: str, text: str, asked: str) -> None:
    incoming = command(name, text)
    assert incoming.text.casefold() == asked.casefold()
    assert isinstance(incoming.answer, Privately)
    assert incoming.answer.response_url == "https://hooks.example/1"
    assert incoming.continues == Continues(ThreadKey("T1", "C1", "private:U1"), COMMANDS_CONTINUE)


def click(action: Mapping[str, object], **container: object) -> Incoming | Feedback | Tool | NotForUs:
    return from_click(
        {
            "team": {"id": "T1"},
            "user": {"id": "U1"},
            "channel": {"id": "C1"},
            "container": {"message_ts": "2.2", **container},
            "actions": [{"action_ts": "3.3", **action}],
            "trigger_id": "4.4",
            "response_url": "https://hooks.example/2",
        }
    )


def test_a_button_asks_its_value_in_the_answers_thread() -> None:
    incoming = click({"action_id": "answer.ask.0", "value": "and the license?"}, thread_ts="1.1")
    assert isinstance(incoming, Incoming)
    assert incoming.text == "and the license?"
    assert incoming.thread == ThreadKey("T1", "C1", "1.1")
    assert incoming.answer == InThread("C1", "1.1")


def test_a_picker_asks_the_value_of_what_was_chosen() -> None:
    incoming = click({"action_id": "answer.pick.0", "selected_option": {"value": "with haiku 4.5"}})
    assert isinstance(incoming, Incoming)
    assert incoming.text == "with haiku 4.5"
    assert incoming.answer == InThread("C1", "2.2")


def test_a_private_answers_button_continues_that_answer_privately() -> None:
    asked = command("/versus-cost", "1M in")
    assert isinstance(asked.answer, Privately)
    action = {"action_id": "answer.ask.0", "value": "x", "block_id": f"answer:{asked.name}"}
    incoming = click(action, is_ephemeral=True)
    assert isinstance(incoming, Incoming)
    assert incoming.thread == asked.thread
    assert isinstance(incoming.answer, Privately)
    assert asked.continues is not None
    assert incoming.continues == Continues(asked.continues.latest, timedelta(0))
    assert incoming.name != asked.name


def test_thumbs_are_feedback() -> None:
    assert click({"action_id": "answer.feedback", "value": "up:1"}) == Feedback("up:1")


def test_a_click_without_a_value_is_not_understood() -> None:
    assert click({"action_id": "old.button"}) == NotForUs("not_understood")
