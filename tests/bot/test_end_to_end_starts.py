"""What keeps the bot from starting is one sentence and exit code 2."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from bot.sandbox import running_sandbox

from .processes import answering, settings_for, started

if TYPE_CHECKING:
    from pathlib import Path


async def test_what_is_wrong_with_the_settings_is_one_sentence(tmp_path: Path) -> None:
    wrong = {"SLACK_BOT_TOKEN": "xapp-1", "SLACK_API_URL": "slack.com", "PORT": "many"}
    async with started("run", wrong, tmp_path) as bot:
        assert await bot.end() == 2
        (sentence,) = bot.log
    for named in ("begin with xoxb-", "SLACK_API_URL", "PORT", "SLACK_APP_TOKEN", "api.slack.com/apps"):
        assert named in sentence


@pytest.mark.parametrize(("which", "name"), [("bot_token", "SLACK_BOT_TOKEN"), ("app_token", "SLACK_APP_TOKEN")])
async def test_a_refused_token_is_named_and_not_shown(which: str, name: str, tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        token: str = getattr(sandbox.app, which)
        sandbox.faults.refuse_token(token)
        async with started("run", settings_for(sandbox), tmp_path) as bot:
            assert await bot.end() == 2
            (sentence,) = bot.log
    assert name in sentence
    assert "token_revoked" in sentence
    assert token not in sentence


async def test_slack_out_of_reach_is_said_with_its_address(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        environ = settings_for(sandbox)
    async with started("run", environ, tmp_path) as bot:
        assert await bot.end() == 2
        (sentence,) = bot.log
    assert "cannot be reached" in sentence
    assert environ["SLACK_API_URL"] in sentence


async def test_something_that_is_not_slack_is_recognised(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        environ = {**settings_for(sandbox), "SLACK_API_URL": sandbox.url + "/nowhere/"}
        async with started("serve", environ, tmp_path) as bot:
            assert await bot.end() == 2
            (sentence,) = bot.log
    assert "does not answer as Slack does" in sentence


async def test_a_taken_port_is_named(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            environ = {**settings_for(sandbox), "VERSUS_TEST_PORT": str(port)}
            async with started("serve", environ, tmp_path) as bot:
                assert await bot.end() == 2
                (sentence,) = bot.log
    assert f"127.0.0.1:{port}" in sentence


@pytest.mark.parametrize("damage", ["no database", "a folder"])
async def test_an_unusable_database_is_named(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "versus.sqlite3"
    if damage == "a folder":
        path.mkdir()
    else:
        path.write_bytes(b"this is no database, though it is long enough to look like one" * 20)
    async with running_sandbox() as sandbox:
        environ = {**settings_for(sandbox), "VERSUS_DATABASE_URL": f"sqlite+aiosqlite:///{path}"}
        async with started("run", environ, tmp_path) as bot:
            assert await bot.end() == 2
            (sentence,) = bot.log
    assert str(path) in sentence
    assert "VERSUS_DATABASE_URL" in sentence


async def test_variables_that_bolt_would_read_by_itself_change_nothing(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox:
        environ = {
            **settings_for(sandbox),
            "SLACK_CLIENT_ID": "1.2",
            "SLACK_CLIENT_SECRET": "secret",
            "HTTP_PROXY": "http://127.0.0.1:9",
            "HTTPS_PROXY": "http://127.0.0.1:9",
        }
        async with started("run", environ, tmp_path) as bot:
            await bot.line("versus is connected")
            maya = sandbox.workspace.add_user("maya")
            dm = sandbox.workspace.dm(maya)
            await sandbox.workspace.say(maya, dm, "haiku vs gemma?")
            await sandbox.workspace.next_reply(dm)
            await bot.line("answered")


async def test_slack_is_asked_who_we_are_once(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox, answering("run", sandbox, tmp_path) as bot:
        maya = sandbox.workspace.add_user("maya")
        dm = sandbox.workspace.dm(maya)
        for _ in range(3):
            await sandbox.workspace.say(maya, dm, "haiku vs gemma?")
        for _ in range(3):
            await sandbox.workspace.next_reply(dm)
        methods = [call.method for call in sandbox.workspace.calls()]
        await bot.line("answered")
    assert methods == ["auth.test", "apps.connections.open", *["chat.postMessage"] * 3]


async def test_the_command_line_starts_the_bot_with_the_catalog(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox, started("run", settings_for(sandbox), tmp_path, "bot.cli") as bot:
        await bot.line("versus is connected")
        maya = sandbox.workspace.add_user("maya")
        channel = sandbox.workspace.add_channel("models", [maya])
        await sandbox.workspace.say(maya, channel, f"{sandbox.workspace.mention} haiku vs gemma context?")
        assert "larger context window" in (await sandbox.workspace.next_reply(channel)).text
        assert await bot.stop() == 0


async def test_the_command_line_says_what_is_missing(tmp_path: Path) -> None:
    async with started("serve", {}, tmp_path, "bot.cli") as bot:
        assert await bot.end() == 2
        (sentence,) = bot.log
    assert "SLACK_SIGNING_SECRET" in sentence
