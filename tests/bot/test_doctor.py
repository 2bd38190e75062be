"""The doctor's findings, against the sandbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import versus
from bot.doctor import Finding, examine
from bot.manifest import SCOPES
from bot.sandbox import App, Sandbox, running_sandbox

from .fakes import TODAY
from .processes import settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

NOW = 1_800_000_000.0


@pytest.fixture
async def sandbox() -> AsyncGenerator[Sandbox]:
    async with running_sandbox(clock=lambda: NOW) as sandbox:
        yield sandbox


async def findings(sandbox: Sandbox, folder: Path, **changed: str) -> dict[str, Finding]:
    environ = {**settings_for(sandbox), "HOME": str(folder), **changed}
    return {found.name: found async for found in examine(environ, TODAY, TODAY, NOW)}


async def test_a_healthy_installation_is_all_ok(sandbox: Sandbox, tmp_path: Path) -> None:
    found = await findings(sandbox, tmp_path)
    assert {each.verdict for each in found.values()} == {"ok"}
    assert list(found) == ["data", "settings", "database", "bot token", "scopes", "clock", "socket"]


async def test_http_needs_no_socket(sandbox: Sandbox, tmp_path: Path) -> None:
    found = await findings(sandbox, tmp_path, SLACK_APP_TOKEN="")
    assert "socket" not in found
    assert found["settings"].said == "for versus serve"


async def test_a_scope_that_is_missing_is_named_with_what_it_is_for(tmp_path: Path) -> None:
    app = replace(App(), scopes=frozenset(SCOPES) - {"im:history"})
    async with running_sandbox(app, clock=lambda: NOW) as sandbox:
        scopes = (await findings(sandbox, tmp_path))["scopes"]
    assert scopes.verdict == "failed"
    assert scopes.said.startswith("missing im:history (to hear direct messages): paste versus manifest")


@pytest.mark.parametrize(
    ("changed", "name", "said"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-other"}, "bot token", "copy it once more"),
        ({"SLACK_APP_TOKEN": "xapp-other"}, "socket", "SLACK_APP_TOKEN (invalid_auth)"),
        ({"SLACK_BOT_TOKEN": "other"}, "settings", "does not begin with xoxb-"),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, "bot token", "check the network"),
        ({"VERSUS_DATABASE_URL": "sqlite+aiosqlite:////dev/null/x.sqlite3"}, "database", "writable"),
    ],
)
async def test_what_is_wrong_comes_with_what_to_do(
    changed: dict[str, str], name: str, said: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    found = (await findings(sandbox, tmp_path, **changed))[name]
    assert found.verdict == "failed"
    assert said in found.said


async def test_a_clock_that_is_off_and_data_that_are_old_are_told(sandbox: Sandbox, tmp_path: Path) -> None:
    environ = {**settings_for(sandbox), "HOME": str(tmp_path)}
    late = TODAY + timedelta(days=40)
    found = {each.name: each async for each in examine(environ, TODAY, late, NOW - 400)}
    assert found["clock"].line().startswith("failed   clock: 400 seconds behind of Slack's")
    assert found["data"].verdict == "warning"


def test_the_command_returns_two_when_a_check_fails(tmp_path: Path) -> None:
    environ = {"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": "", "HOME": str(tmp_path)}
    done = CliRunner().invoke(versus, ["doctor"], env=environ)
    assert done.exit_code == 2
    assert "SLACK_BOT_TOKEN is not set" in done.output
