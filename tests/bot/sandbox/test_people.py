"""What the app is told when people talk: as much as its subscriptions and membership allow."""

# slack-sdk's methods take untyped keyword arguments:
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from slack_sdk.web.async_client import AsyncWebClient

if TYPE_CHECKING:
    from bot.sandbox import Channel, Json, Sandbox, User, Workspace


def told(workspace: Workspace) -> list[Json]:
    """The events delivered so far."""
    return [delivery.payload["event"] for delivery in workspace.deliveries]


def kinds(workspace: Workspace) -> list[tuple[str, str | None]]:
    return [(event["type"], event.get("subtype")) for event in told(workspace)]


class TestAnAppThatHearsOnlyMentionsAndDirectMessages:
    async def test_is_told_of_a_mention_with_everything_slack_sends_along(
        self, sandbox: Sandbox, workspace: Workspace, maya: User, models: Channel
    ) -> None:
        message = await workspace.say(maya, models, f"{workspace.mention} haiku?")

        (delivery,) = workspace.deliveries
        envelope, event = delivery.payload, delivery.payload["event"]
        assert envelope["type"] == "event_callback"
        assert envelope["team_id"] == sandbox.app.team_id
        assert envelope["api_app_id"] == sandbox.app.app_id
        assert envelope["event_id"].startswith("Ev")
        assert envelope["event_time"] == int(message.ts.partition(".")[0])
        assert envelope["authorizations"][0]["user_id"] == workspace.bot.id
        assert event["type"] == "app_mention"
        assert (event["user"], event["channel"]) == (maya.id, models.id)
        assert event["ts"] == event["event_ts"] == message.ts
        assert "channel_type" not in event
        elements = event["blocks"][0]["elements"][0]["elements"]
        assert elements == [{"type": "user", "user_id": workspace.bot.id}, {"type": "text", "text": " haiku?"}]

    async def test_is_told_of_a_direct_message_but_not_as_a_mention(self, workspace: Workspace, maya: User) -> None:
        await workspace.say(maya, workspace.dm(maya), f"{workspace.mention} haiku?")

        (event,) = told(workspace)
        assert (event["type"], event["channel_type"]) == ("message", "im")

    async def test_is_told_the_thread_of_a_reply(self, workspace: Workspace, maya: User) -> None:
        root = await workspace.say(maya, workspace.dm(maya), "haiku?")
        await workspace.say(maya, workspace.dm(maya), "and gemma?", thread_ts=root.ts)

        reply = told(workspace)[1]
        assert (reply["thread_ts"], reply["parent_user_id"]) == (root.ts, maya.id)

    async def test_is_not_told_of_other_talk(self, workspace: Workspace, maya: User, models: Channel) -> None:
        noor = workspace.add_user("noor")
        await workspace.say(maya, models, f"hello <@{noor.id}>")
        await workspace.join(noor, models)

        assert told(workspace) == []

    async def test_is_not_told_of_a_mention_where_it_is_no_member_until_it_joins(
        self, workspace: Workspace, maya: User
    ) -> None:
        elsewhere = workspace.add_channel("elsewhere", [maya], with_bot=False)
        await workspace.say(maya, elsewhere, f"{workspace.mention} hello?")
        before = told(workspace)

        await workspace.join(workspace.bot, elsewhere, invited_by=maya)
        await workspace.say(maya, elsewhere, f"{workspace.mention} hello!")

        assert before == []
        assert kinds(workspace) == [("app_mention", None)]

    async def test_is_told_of_a_mention_that_an_edit_brings(
        self, workspace: Workspace, maya: User, models: Channel
    ) -> None:
        message = await workspace.say(maya, models, "haiku?")
        edited = await workspace.edit(message, f"{workspace.mention} haiku?")
        await workspace.edit(edited, f"{workspace.mention} haiku!")

        (event,) = told(workspace)
        assert event["type"] == "app_mention"
        assert event["ts"] == message.ts
        assert event["edited"]["user"] == maya.id

    async def test_is_told_when_its_home_is_opened(self, workspace: Workspace, maya: User) -> None:
        await workspace.open_home(maya)
        await workspace.open_home(maya, tab="messages")

        assert [(event["type"], event["tab"]) for event in told(workspace)] == [
            ("app_home_opened", "home"),
            ("app_home_opened", "messages"),
        ]

    async def test_can_be_told_anything_else_by_hand(self, workspace: Workspace) -> None:
        workspace.deliver_event({"type": "tokens_revoked", "tokens": {"bot": ["U1"]}})

        assert kinds(workspace) == [("tokens_revoked", None)]


class TestAnAppThatHearsEverything:
    @pytest.fixture
    def workspace(self, attentive: Sandbox) -> Workspace:
        return attentive.workspace

    async def test_is_told_of_a_mention_twice(self, workspace: Workspace, maya: User, models: Channel) -> None:
        await workspace.say(maya, models, f"{workspace.mention} haiku?")

        mention, message = told(workspace)
        assert (mention["type"], message["type"]) == ("app_mention", "message")
        assert mention["ts"] == message["ts"]
        assert message["channel_type"] == "channel"

    async def test_is_told_what_people_do_with_slacks_subtypes(
        self, workspace: Workspace, maya: User, models: Channel
    ) -> None:
        message = await workspace.say(maya, models, "haiku?")
        await workspace.say(maya, models, "shown in both", thread_ts=message.ts, broadcast=True)
        await workspace.share_file(maya, models, "look", "prices.csv")
        await workspace.say_me(maya, models, "wonders")
        await workspace.say_as_bot(workspace.add_bot("ci"), models, "build failed")
        await workspace.edit(message, "gemma?")
        await workspace.delete(message)

        assert kinds(workspace) == [
            ("message", None),
            ("message", "thread_broadcast"),
            ("message", "file_share"),
            ("message", "me_message"),
            ("message", "bot_message"),
            ("message", "message_changed"),
            ("message", "message_deleted"),
        ]
        changed, deleted = told(workspace)[5:]
        assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("haiku?", "gemma?")
        assert deleted["deleted_ts"] == message.ts

    async def test_is_told_who_joins_and_who_reacts(self, workspace: Workspace, maya: User, models: Channel) -> None:
        noor = workspace.add_user("noor")
        await workspace.join(noor, models, invited_by=maya)
        message = await workspace.say(maya, models, "welcome")
        await workspace.react(noor, message, "wave")

        assert kinds(workspace) == [
            ("member_joined_channel", None),
            ("message", "channel_join"),
            ("message", None),
            ("reaction_added", None),
        ]

    async def test_is_told_of_another_bots_mention(self, workspace: Workspace, models: Channel) -> None:
        await workspace.say_as_bot(workspace.add_bot("ci"), models, f"{workspace.mention} build failed")

        mention, _ = told(workspace)
        assert mention["type"] == "app_mention"
        assert mention["bot_id"] not in (None, workspace.bot.id)

    async def test_hears_its_own_messages_as_its_own(
        self, attentive: Sandbox, workspace: Workspace, models: Channel
    ) -> None:
        client = AsyncWebClient(attentive.app.bot_token, base_url=attentive.api_url)
        await client.api_call("chat.postMessage", json={"channel": models.id, "text": f"I am {workspace.mention}"})

        (event,) = told(workspace)
        assert (event["type"], event["user"]) == ("message", workspace.bot.id)
        assert event["bot_id"] == event["bot_profile"]["id"] == attentive.app.bot_id

    async def test_hears_private_channels_by_their_own_subscription(self, workspace: Workspace, maya: User) -> None:
        secret = workspace.add_channel("secret", [maya], private=True)
        await workspace.say(maya, secret, "haiku?")

        assert told(workspace)[0]["channel_type"] == "group"


async def test_two_runs_of_one_script_are_alike(sandbox: Sandbox, attentive: Sandbox) -> None:
    async def script(workspace: Workspace) -> list[tuple[str, str]]:
        maya = workspace.add_user("maya")
        channel = workspace.add_channel("models", [maya])
        message = await workspace.say(maya, channel, "haiku?")
        return [(maya.id, channel.id), (message.ts, message.text)]

    assert await script(sandbox.workspace) == await script(attentive.workspace)


async def test_a_reply_nobody_writes_is_waited_for_in_vain(workspace: Workspace, maya: User, models: Channel) -> None:
    asked = await workspace.say(maya, models, "haiku?")

    with pytest.raises(TimeoutError, match=f"a reply in {models.id}, thread {asked.ts}"):
        await workspace.next_reply(models, asked.ts, timeout=0.01)


async def test_unheard_deliveries_keep_a_workspace_from_settling(workspace: Workspace, maya: User) -> None:
    await workspace.say(maya, workspace.dm(maya), "anybody?")

    with pytest.raises(TimeoutError):
        await workspace.settled(timeout=0.01)
