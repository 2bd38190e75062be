"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.readme import README as FILE
from tests.readme import replayed, shown

ROOT = Path(__file__).parent.parent
README = FILE.read_text(encoding="utf-8")


def commands() -> list[str]:
    """Every command the README names, but those that need Slack's tokens or run this test itself."""
    blocks = "\n".join(re.findall(r"```console\n(.*?)```", README, re.DOTALL)).splitlines()
    inline = re.findall(r"`((?:echo|make|\.venv)[^`…]+)`", README)
    found = [line.partition("#")[0].strip() for line in (*blocks, *inline)]
    return [command for command in found if command and command != "make test"]


def test_the_conversation_is_word_for_word_what_the_bot_says() -> None:
    assert replayed() == shown(), "make readme writes what it says now"


@pytest.mark.parametrize("command", commands())
def test_the_commands_work_as_written(command: str) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS", "SLACK_"))}
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    if shlex.split(command)[-1] == "demo":
        assert "Which has the larger context window, Claude Haiku 5.5 or Gemma 4 31B IT?" in done.stdout


def test_the_readme_has_commands_and_a_conversation_to_hold() -> None:
    assert len(commands()) >= 4
    assert shown().count("\nyou: ") == 2


def test_how_to_put_it_into_a_workspace_takes_less_than_ten_lines() -> None:
    (section,) = re.findall(r"## Put it into your workspace\n(.*?)\nIt reads", README, re.DOTALL)
    assert len([line for line in section.splitlines() if line.strip()]) < 10
