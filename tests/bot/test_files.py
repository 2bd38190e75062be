"""An answer's tables as a file: offered where that was granted, and said in words where Slack refuses it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.sandbox import UPLOAD, App, Refusal, ServerError, running_sandbox

from .processes import answering

if TYPE_CHECKING:
    from pathlib import Path

    from bot.sandbox import Ephemeral, Message

TABLE = """\
"Which has the larger context window, Swift 2 or Heron 1?",Swift 2,Heron 1
Context window,1000000,200000
Max output,128000,not sourced"""


def labels(shown: Message | Ephemeral) -> list[str]:
    rows = [block["elements"] for block in shown.blocks if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row if element["type"] == "button"]


async def test_no_file_is_offered_where_nobody_granted_it(tmp_path: Path) -> None:
    app = replace(App(), scopes=App().scopes - {"files:write"})
    async with running_sandbox(app) as sandbox, answering("run-invented", sandbox, tmp_path):
        workspace = sandbox.workspace
        dm = workspace.dm(maya := workspace.add_user("maya"))
        await workspace.say(maya, dm, "swift 2 vs heron 1 context?")
        assert "Get CSV" not in labels(await workspace.next_reply(dm))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("missing_scope", "whoever installed me can grant files:write"),
        ("not_in_channel", "invite me with /invite, then press Get CSV again"),
        ("file_uploads_disabled", "This workspace takes no such file from me (file_uploads_disabled)"),
    ],
)
async def test_a_file_that_slack_refuses_is_told_to_who_asked_with_the_table_as_text(
    code: str, said: str, tmp_path: Path
) -> None:
    async with running_sandbox() as sandbox, answering("run-invented", sandbox, tmp_path):
        workspace = sandbox.workspace
        channel = workspace.add_channel("models", [maya := workspace.add_user("maya")])
        await workspace.say(maya, channel, f"{workspace.mention} swift 2 vs heron 1 context?")
        answer = await workspace.next_reply(channel)
        sandbox.faults.plan("files.getUploadURLExternal", Refusal(code), times=None)
        await workspace.click(maya, answer, "tool.csv")
        told = await workspace.next_ephemeral(channel, maya)
        assert said in told.text
        assert told.blocks[1]["elements"][0]["elements"][0]["text"] == TABLE
        assert len(workspace.replies(channel)) == 1

        # of a private answer, it is told in the asker's own messages
        await workspace.command(maya, channel, "/versus", "swift 2 vs heron 1 context?")
        private = await workspace.next_ephemeral(channel, maya)
        await workspace.click(maya, private, "tool.csv")
        await workspace.wait_for(lambda: said in "".join(shown.text for shown in workspace.replies(workspace.dm(maya))))


async def test_a_file_that_is_lost_on_its_way_is_sent_again(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox, answering("run-invented", sandbox, tmp_path):
        workspace = sandbox.workspace
        dm = workspace.dm(maya := workspace.add_user("maya"))
        await workspace.say(maya, dm, "swift 2 vs heron 1 context?")
        answer = await workspace.next_reply(dm)
        sandbox.faults.plan(UPLOAD, ServerError(503))
        await workspace.click(maya, answer, "tool.csv")
        shared = await workspace.next_reply(dm, timeout=10)
        assert [file.name for file in workspace.files(shared)] == ["swift-2-vs-heron-1.csv"]
        assert len(workspace.calls(UPLOAD)) == 2
