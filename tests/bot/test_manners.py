"""When nothing is said, and that what is said is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.incoming import Edited, Incoming, NotForUs, from_event
from bot.sandbox import App, Timing, message_problems, running_sandbox
from tests import making

from .processes import answering

if TYPE_CHECKING:
    from pathlib import Path

BOT, BOT_ID = "U0BOT", "B0BOT"

SUBTYPES = (
    "assistant_app_thread", "bot_add", "bot_disable", "bot_enable", "bot_message", "bot_remove", "channel_archive",
    "channel_canvas_updated", "channel_convert_to_private", "channel_convert_to_public", "channel_join",
    "channel_leave", "channel_name", "channel_posting_permissions", "channel_purpose", "channel_topic",
    "channel_unarchive", "document_mention", "ekm_access_denied", "file_comment", "file_mention", "group_archive",
    "group_join", "group_leave", "group_name", "group_purpose", "group_topic", "group_unarchive", "huddle_thread",
    "joiner_notification", "joiner_notification_for_inviter", "me_message", "message_changed", "message_deleted",
    "message_replied", "pinned_item", "reminder_add", "reminder_delete", "reply_broadcast", "sh_room_created",
    "tombstone", "unpinned_item", "a_subtype_of_tomorrow",
)  # fmt: skip
"""Every kind of message that Slack's documents name, but what a person writes into a thread and the channel at once
(``thread_broadcast``) or beside a file (``file_share``)."""


def event(**parts: object) -> dict[str, Any]:
    text = f"<@{BOT}> haiku vs gemma?"
    message = {"type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "ts": "1.5", "text": text}
    return {"team_id": "T1", "event_id": "Ev1", "event": {**message, **parts}}


@pytest.mark.parametrize("subtype", SUBTYPES)
def test_a_notice_gets_nothing_even_if_it_holds_a_mention(subtype: str) -> None:
    assert isinstance(from_event(event(subtype=subtype), BOT, BOT_ID), NotForUs)


def edit(before: str, after: str, **parts: object) -> Incoming | Edited | NotForUs:
    message = {"user": "U1", "ts": "1.5", "text": after, "edited": {"user": "U1", "ts": "2.5"}, **parts}
    changed = {"subtype": "message_changed", "message": message, "previous_message": {"text": before}, "ts": "2.5"}
    return from_event(event(**changed, user=None, text=None), BOT, BOT_ID)


def test_an_edit_by_its_author_is_one_and_an_unfurl_or_a_bots_edit_is_none() -> None:
    edited = edit(f"<@{BOT}> haiku?", f"<@{BOT}> gemma?")
    assert isinstance(edited, Edited)
    assert (edited.incoming.text, edited.incoming.question) == ("gemma?", "1.5")
    assert edit("haiku?", "haiku?") == NotForUs("subtype")
    assert edit("haiku?", "gemma?", edited=None) == NotForUs("subtype")
    assert edit("haiku?", "gemma?", bot_id="B9") == NotForUs("other_bot")
    assert edit("haiku?", "gemma?", user=BOT) == NotForUs("own")


@pytest.mark.parametrize("somebody", ["<@U2>", "<@U2|bo>", "<!subteam^S1>", "<!here>"])
def test_what_is_said_to_somebody_else_is_not_for_us_unless_we_are_named_too(somebody: str) -> None:
    assert from_event(event(text=f"{somebody} haiku?"), BOT, BOT_ID) == NotForUs("somebody_else")
    assert isinstance(from_event(event(text=f"{somebody} <@{BOT}> haiku?"), BOT, BOT_ID), Incoming)


@pytest.mark.parametrize(
    "parts",
    [
        {"subtype": "thread_broadcast", "thread_ts": "1.1", "root": {"user": BOT, "bot_id": BOT_ID}},
        {"subtype": "file_share", "files": [{"id": "F1"}]},
        {"user_team": "T9", "source_team": "T9"},  # somebody of another workspace, in a shared channel
        {"channel_type": "mpim"},
        {"client_msg_id": "x", "user_profile": {"is_restricted": True}},  # a guest
    ],
)
def test_whoever_mentions_it_wherever_is_answered(parts: dict[str, object]) -> None:
    assert isinstance(from_event(event(**parts), BOT, BOT_ID), Incoming)


async def test_another_bot_that_answers_every_answer_gets_none_for_a_thousand_turns(tmp_path: Path) -> None:
    async with running_sandbox(App(), Timing(retry_delays=())) as sandbox, answering("run", sandbox, tmp_path):
        workspace = sandbox.workspace
        other = workspace.add_bot("other")
        channel = workspace.add_channel("bots", [workspace.add_user("maya")])
        for turn in range(1_000):
            await workspace.say_as_bot(other, channel, f"{workspace.mention} haiku vs gemma? {turn}")
            if turn % 100 == 99:
                await workspace.settled(20)
        await workspace.quiet()
        assert workspace.replies(channel) == []


async def test_an_event_delivered_four_times_as_mention_and_message_to_two_processes_gets_one_reply(
    tmp_path: Path,
) -> None:
    app = App(subscriptions=frozenset({"app_mention", "message.channels"}))
    async with (
        running_sandbox(app) as sandbox,
        answering("run", sandbox, tmp_path),
        answering("run", sandbox, tmp_path),
    ):
        workspace = sandbox.workspace
        channel = workspace.add_channel("models", [maya := workspace.add_user("maya")])
        await workspace.say(maya, channel, f"{workspace.mention} haiku vs gemma?")
        for _ in range(3):
            for delivery in workspace.deliveries[:2]:
                workspace.repeat(delivery.event_id)
        await workspace.next_reply(channel)
        await workspace.quiet(0.5)
        assert len(workspace.deliveries) == 8 + 1  # the last is its own reply
        assert len(workspace.replies(channel)) == 1


TOPICS = ("", "context", "license", "capabilities", "prices", "cost of 800M in 250M out a month", "in full", "specs")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_answer_on_one_to_ten_models_keeps_within_slacks_limits(topic: str) -> None:
    from answers import Answerer  # noqa: PLC0415 - the whole catalog is read for this test only
    from bot.listeners.desk import shown  # noqa: PLC0415 - as above
    from catalog import load  # noqa: PLC0415 - as above

    answerer = Answerer(load())
    names = [entry.id for entry in answerer.catalog.entries if entry.suggestible][:200:20]
    for count in range(1, len(names) + 1):
        question = f"{topic} {' vs '.join(names[:count])}"
        reply = answerer.reply(question, today=making.TODAY)
        for page in shown(reply, "name", question, is_private=count % 2 == 0):
            for message in page:
                assert message_problems(message.payload()) == []
