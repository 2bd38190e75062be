"""When nothing is said, and that what is said is said once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.incoming import Edited, Incoming, NotForUs
from bot.incoming_payloads import from_event
from bot.sandbox import App, Refusal, Timing, running_sandbox
from tests import making

from .processes import answering

if TYPE_CHECKING:
    from pathlib import Path

    from bot.sandbox import Sandbox

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


CHATTER = (
    "morning all", "lunch?", "anyone up for lunch?", "brb", "thanks!", "+1", "lol", ":tada:", "who broke the build?",
    "can somebody review my PR?", "the standup is moved to ten", "is the deploy done yet?", "ship it",
    "I am out tomorrow", "what time is it in Lisbon?", "did you see the game?", "happy birthday!", "where is the doc?",
    "we moved to swift 2 last week", "swift 2 is so much better than heron", "I still prefer finch 2 9b for drafts",
    "has anybody tried wren 3 27b?", "heron 1 was slow for me today", "swift mini is enough for this",
    "opus or haiku, I can never tell", "our bill for gpt-4o mini was huge", "we pay far too much for claude",
    "gemini keeps timing out", "is llama any good at German?", "which model do you all use?", "my vote is on mistral",
    "let us compare notes later", "I compared the two contracts yesterday", "the context of this thread is lost on me",
    "you need a license for that tool", "the price of coffee went up again", "costs are down this month",
    "we need more tokens for the arcade", "what a release", "the release party is on Friday", "our providers were late",
    "reasoning with him is useless", "vision test at three", "who has the benchmark sheet?",
    "the weights in the gym are broken", "please switch off the lights", "switching teams next month",
    "can you send me the slides?", "I asked the bot and it was right", "versus is down?", "the bot said 1M tokens",
    "good bot", "bad bot", "nice answer above", "agreed", "hm, not sure about that", "why though?",
    "see you at the offsite", "https://example.com/a-post-on-swift-2", "`pip install swift`", "TIL finch is a bird",
    "swift 2?", "wren?", "50M in, 10M out, that was our month", "half a million users now", "2 + 2 = 4",
)  # fmt: skip
"""What people say to each other, about models too, and never to us."""


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


@pytest.mark.parametrize("said", CHATTER)
def test_what_people_say_to_each_other_in_a_channel_gets_nothing(said: str) -> None:
    overheard = from_event(event(text=said), BOT, BOT_ID)
    assert isinstance(overheard, NotForUs) or (isinstance(overheard, Incoming) and not overheard.addressed)
    answerer = making.answerer()
    assert answerer.reply(said, today=making.TODAY, addressed=False).answer.kind == "silent"


@pytest.mark.parametrize("said", [said for said in CHATTER if not said.endswith("?")])
def test_what_is_no_question_gets_nothing_in_a_thread_that_is_followed_either(said: str) -> None:
    answerer = making.answerer()
    thread = answerer.reply("swift 2 vs finch 2 9b context?", today=making.TODAY).state
    assert answerer.reply(said, today=making.TODAY, state=thread, addressed=False).answer.kind == "silent"


async def test_a_channel_full_of_talk_on_models_gets_nothing_and_a_mention_in_it_one_answer(tmp_path: Path) -> None:
    app = App(subscriptions=frozenset({"app_mention", "message.channels"}))
    async with running_sandbox(app) as sandbox, answering("run", sandbox, tmp_path):
        workspace = sandbox.workspace
        maya, bo = workspace.add_user("maya"), workspace.add_user("bo")
        channel = workspace.add_channel("models", [maya, bo])
        root = await workspace.say(maya, channel, "which model do you all use?")
        for number, said in enumerate(CHATTER):
            await workspace.say((maya, bo)[number % 2], channel, said, thread_ts=root.ts if number % 3 else None)
        await workspace.settled(20)
        assert workspace.replies(channel) == []
        await workspace.say(bo, channel, f"{workspace.mention} haiku vs gemma?")
        await workspace.next_reply(channel)
        await workspace.quiet()
        assert len(workspace.replies(channel)) == 1


async def test_it_says_nothing_of_itself_when_it_is_opened_for_the_first_time_or_invited(tmp_path: Path) -> None:
    told = frozenset({"app_home_opened", "app_mention", "member_joined_channel", "message.channels", "message.im"})
    async with running_sandbox(App(subscriptions=told)) as sandbox, answering("run-invented", sandbox, tmp_path):
        workspace = sandbox.workspace
        maya = workspace.add_user("maya")
        channel = workspace.add_channel("models", [maya], with_bot=False)
        await workspace.join(workspace.bot, channel, invited_by=maya)
        await workspace.open_home(maya, tab="messages")
        await workspace.open_home(maya)
        home = await workspace.wait_for(lambda: workspace.home(maya))
        await workspace.wait_for(lambda: workspace.prompts(maya) or None)
        await workspace.quiet()
        assert workspace.replies(channel) == workspace.replies(workspace.dm(maya)) == []
        # what it could say stands where it is looked for: three questions to press
        assert [block["accessory"]["text"]["text"] for block in home.blocks if "accessory" in block] == ["Ask"] * 3


async def test_where_there_are_no_agents_it_answers_without_prompts_and_calls_nothing_a_failure(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox, answering("run-invented", sandbox, tmp_path) as bot:
        workspace = sandbox.workspace
        maya = workspace.add_user("maya")
        sandbox.faults.plan(
            "assistant.threads.setSuggestedPrompts", Refusal("method_not_supported_for_channel_type"), times=None
        )
        await workspace.open_home(maya, tab="messages")
        await bot.line("no prompts here")
        await workspace.say(maya, workspace.dm(maya), "swift 2 context?")
        await workspace.next_reply(workspace.dm(maya))
        assert not any("incident" in line for line in bot.log)


class Side:
    """One of two workspaces that share a channel, with a bot of its own; the other's bot is a stranger there."""

    def __init__(self, sandbox: Sandbox, name: str) -> None:
        self.workspace = sandbox.workspace
        self.other = self.workspace.add_bot(f"other than {name}")
        self.maya = self.workspace.add_user("maya")
        self.channel = self.workspace.add_channel("shared", [self.maya])

    @property
    def said(self) -> list[str]:
        """What its bot has said."""
        return [message.text for message in self.workspace.replies(self.channel)]

    async def hear(self, text: str, *, classic: bool) -> None:
        """The other's bot speaks here, to this one's."""
        spoken = f"{self.workspace.mention} {text}"
        await self.workspace.say_as_bot(self.other, self.channel, spoken, thread_ts=self.root, classic=classic)

    async def ask(self, text: str) -> None:
        """A person asks its bot; the thread is where both then are."""
        self.root = (await self.workspace.say(self.maya, self.channel, f"{self.workspace.mention} {text}")).ts

    async def overhear(self, text: str) -> None:
        """A person's question to the other's bot, as it is seen here."""
        self.root = (await self.workspace.say(self.maya, self.channel, text)).ts


async def test_two_bots_that_are_told_every_word_of_each_other_give_one_answer_in_a_thousand_turns(
    tmp_path: Path,
) -> None:
    app = App(subscriptions=frozenset({"app_mention", "message.channels"}))
    patient = Timing(ack_timeout=30, retry_delays=())
    async with (
        running_sandbox(app, patient) as one,
        running_sandbox(replace(app, team_id="T0000000002"), patient) as two,
        answering("run-invented", one, tmp_path / "one"),
        answering("run-invented", two, tmp_path / "two"),
    ):
        question = "swift 2 vs heron 1 context?"
        sides = (Side(one, "one"), Side(two, "two"))
        await sides[0].ask(question)
        await sides[1].overhear(question)
        await sides[0].workspace.next_reply(sides[0].channel)
        for turn in range(1_000):
            speaker, hearer = sides[turn % 2], sides[(turn + 1) % 2]
            last = speaker.said[-1] if speaker.said else question
            await hearer.hear(f"{last} {question} {turn}", classic=turn % 4 > 1)
            if turn % 50 > 47:
                await hearer.workspace.settled(30)
        for side in sides:
            await side.workspace.quiet(0.5, timeout=30)
        assert [len(side.said) for side in sides] == [1, 0]
        assert all(attempt.acknowledged for side in sides for attempt in side.workspace.attempts)


async def test_an_event_delivered_four_times_as_mention_and_message_to_two_processes_gets_one_reply(
    tmp_path: Path,
) -> None:
    app = App(subscriptions=frozenset({"app_mention", "message.channels"}))
    async with (
        running_sandbox(app) as sandbox,
        answering("run", sandbox, tmp_path) as one,
        answering("run", sandbox, tmp_path) as two,
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
        heard = [sum('"seen before"' in line or '"answered"' in line for line in bot.log) for bot in (one, two)]
        assert sum(heard) == 8
        assert min(heard) > 0  # both were told
