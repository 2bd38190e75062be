"""Which conversation a message goes on with: the last one, its thread's, or that of the answer whose button it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.sandbox import Channel, User, Workspace, running_sandbox

from .processes import answering

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from bot.sandbox import Message

GOES_ON = "This goes on with your last question here"


@pytest.fixture
async def workspace(tmp_path: Path) -> AsyncGenerator[Workspace]:
    async with running_sandbox() as sandbox, answering("run-invented", sandbox, tmp_path):
        yield sandbox.workspace


@pytest.fixture
def maya(workspace: Workspace) -> User:
    return workspace.add_user("maya")


async def ask(workspace: Workspace, user: User, channel: Channel, text: str, thread: str | None = None) -> Message:
    await workspace.say(user, channel, text, thread_ts=thread)
    return await workspace.next_reply(channel)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("swap heron 1 for finch 2 9b", "larger context window, Swift 2 or Finch 2 9B?"),
        ("add finch 2 9b", "largest context window, Swift 2, Heron 1 or Finch 2 9B?"),
        ("drop heron 1", "How large is the context window of Swift 2?"),
        ("and the license?", "What licenses do Swift 2 and Heron 1 have?"),
    ],
)
async def test_a_message_outside_of_threads_that_means_the_models_before_goes_on_with_them(
    asked: str, title: str, workspace: Workspace, maya: User
) -> None:
    dm = workspace.dm(maya)
    await ask(workspace, maya, dm, "swift 2 vs heron 1 context?")
    answer = await ask(workspace, maya, dm, asked)
    assert title in answer.text
    assert GOES_ON in answer.text


@pytest.mark.parametrize(
    "asked", ["swift 2 vs finch 2 9b context?", "is finch 2 9b open source?", "finch 2 9b", "help"]
)
async def test_a_message_that_names_its_own_models_begins_anew(asked: str, workspace: Workspace, maya: User) -> None:
    dm = workspace.dm(maya)
    await ask(workspace, maya, dm, "swift 2 vs heron 1 context?")
    answer = await ask(workspace, maya, dm, asked)
    assert "Heron 1" not in answer.text
    assert GOES_ON not in answer.text


async def test_a_familys_name_does_not_mean_the_member_spoken_of_before(workspace: Workspace, maya: User) -> None:
    dm = workspace.dm(maya)
    await ask(workspace, maya, dm, "swift mini context?")
    answer = await ask(workspace, maya, dm, "swift vs finch 2 9b context?")
    assert "Swift 2 or Finch 2 9B?" in answer.text
    assert GOES_ON not in answer.text


async def test_that_a_message_goes_on_is_said_once_in_a_conversation(workspace: Workspace, maya: User) -> None:
    dm = workspace.dm(maya)
    said = [
        GOES_ON in (await ask(workspace, maya, dm, asked)).text
        for asked in (
            "swift 2 context?",
            "and the license?",
            "and the price?",
            "wren 3 27b context?",
            "and the license?",
        )
    ]
    assert said == [False, True, False, False, True]


async def test_messages_written_in_one_breath_go_on_with_each_other_in_their_order(
    workspace: Workspace, maya: User
) -> None:
    dm = workspace.dm(maya)
    for asked in ("swift 2 vs heron 1 context?", "and the license?", "swap heron 1 for finch 2 9b"):
        await workspace.say(maya, dm, asked)
    texts = [(await workspace.next_reply(dm)).text for _ in range(3)]
    assert [text.partition("?")[0] for text in texts] == [
        "Which has the larger context window, Swift 2 or Heron 1",
        "What licenses do Swift 2 and Heron 1 have",
        "What licenses do Swift 2 and Finch 2 9B have",
    ]


async def test_an_earlier_answers_button_goes_by_its_own_answer_and_the_thread_then_by_that(
    workspace: Workspace, maya: User
) -> None:
    channel = workspace.add_channel("models", [maya])
    first = await ask(workspace, maya, channel, f"{workspace.mention} swift 2 vs heron 1 context?")
    root = first.thread_ts
    await ask(workspace, maya, channel, f"{workspace.mention} finch 2 9b context?", root)
    await workspace.click(maya, first, "answer.ask.1", value="and the license?")
    assert "What licenses do Swift 2 and Heron 1 have?" in (await workspace.next_reply(channel)).text
    answer = await ask(workspace, maya, channel, f"{workspace.mention} and the context?", root)
    assert "Swift 2 or Heron 1?" in answer.text


async def test_a_question_edited_after_another_changes_its_answer_and_not_what_the_thread_speaks_of(
    workspace: Workspace, maya: User
) -> None:
    dm = workspace.dm(maya)
    asked = await workspace.say(maya, dm, "swift 2 context?")
    first = await workspace.next_reply(dm)
    await ask(workspace, maya, dm, "heron 1 context?", asked.ts)
    await workspace.edit(asked, "wren 3 27b context?")
    await workspace.wait_for(lambda: "Wren 3 27B" in workspace.message(first.ts).text)
    assert "Heron 1" in (await ask(workspace, maya, dm, "and the license?", asked.ts)).text
    await workspace.click(maya, first.ts, "answer.ask.1", value="and the license?")
    assert "Wren 3 27B" in (await workspace.next_reply(dm)).text


async def test_a_private_answers_button_goes_by_that_answer(workspace: Workspace, maya: User) -> None:
    channel = workspace.add_channel("models", [maya])
    await workspace.command(maya, channel, "/versus", "swift 2 vs heron 1 context?")
    first = await workspace.next_ephemeral(channel, maya)
    await workspace.command(maya, channel, "/versus", "finch 2 9b context?")
    await workspace.next_ephemeral(channel, maya)
    await workspace.click(maya, first, "answer.ask.1", value="and the license?")
    assert "Swift 2 and Heron 1" in (await workspace.next_ephemeral(channel, maya)).text
