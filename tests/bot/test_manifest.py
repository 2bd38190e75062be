"""The manifest keeps to the published schema (github.com/slackapi/manifest-schema, 2.0.0), and the docs hold it."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import versus
from bot.manifest import EXTRAS, Extra, manifest

URL = "https://bot.example/slack/events"
WAYS = [(http, extras) for http in (None, URL) for size in range(3) for extras in combinations(EXTRAS, size)]

TEXTS = {
    "name": (1, 35),
    "description": (1, 140),
    "command": (2, 32),
    "usage_hint": (1, 1_000),
    "agent_description": (1, 300),
    "callback_id": (1, 255),
    "display_name": (1, 80),
    "background_color": (4, 7),
    "url": (8, 3_000),
}
"""Least and most characters of the schema's strings, by their name."""


def printed(*arguments: str) -> str:
    done = CliRunner().invoke(versus, ["manifest", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def strings(part: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - JSON is of any kind
    if isinstance(part, list):
        return [found for each in part for found in strings(each)]  # pyright: ignore[reportUnknownVariableType] - JSON
    if not isinstance(part, dict):
        return []
    named: dict[str, Any] = part  # pyright: ignore[reportUnknownVariableType] - JSON
    own = [(name, value) for name, value in named.items() if isinstance(value, str)]
    return own + [found for value in named.values() for found in strings(value)]


def test_the_documented_manifest_is_what_the_command_prints() -> None:
    documented = Path(__file__).parents[2] / "docs" / "slack-manifest.json"
    assert documented.read_text(encoding="utf-8") == printed()


@pytest.mark.parametrize(("http", "extras"), WAYS)
def test_every_manifest_keeps_to_the_schema(http: str | None, extras: tuple[Extra, ...]) -> None:
    made = manifest(http, extras)
    features, settings, scopes = made["features"], made["settings"], made["oauth_config"]["scopes"]
    assert set(made) <= {"_metadata", "display_information", "features", "oauth_config", "settings"}
    assert set(made["display_information"]) == {"name", "description", "background_color"}
    for name, value in strings(made):
        least, most = TEXTS.get(name, (1, 3_000))
        assert least <= len(value) <= most, name
    assert set(features["agent_view"]) <= {"agent_description", "suggested_prompts", "actions"}
    assert len(features["agent_view"]["suggested_prompts"]) <= 4
    assert all(set(prompt) == {"title", "message"} for prompt in features["agent_view"]["suggested_prompts"])
    assert len(features["shortcuts"]) <= 10
    assert all(len(shortcut["name"]) <= 24 for shortcut in features["shortcuts"])
    assert len(features["slash_commands"]) <= 50
    assert all(command["command"].startswith("/") for command in features["slash_commands"])
    assert set(scopes) <= {"bot", "bot_optional"}
    assert not set(scopes["bot"]) & set(scopes.get("bot_optional", []))
    assert settings["event_subscriptions"]["bot_events"] == sorted(set(settings["event_subscriptions"]["bot_events"]))


def test_over_socket_mode_no_address_is_named_and_over_http_every_one_is_ours() -> None:
    assert "https://" not in json.dumps(manifest())
    said = manifest(URL)
    addresses = [value for name, value in strings(said) if name.endswith("url")]
    assert addresses == [URL] * 5  # two commands, events, clicks, menus
    assert said["settings"]["socket_mode_enabled"] is False


def test_the_base_asks_for_five_scopes_and_reads_no_channel() -> None:
    scopes = manifest()["oauth_config"]["scopes"]
    assert scopes == {"bot": ["app_mentions:read", "assistant:write", "chat:write", "commands", "im:history"]}
    assert "message.channels" not in manifest()["settings"]["event_subscriptions"]["bot_events"]


def test_optional_scopes_stand_apart_and_bring_their_events() -> None:
    said = json.loads(printed("--with", "history"))
    assert said["oauth_config"]["scopes"]["bot_optional"] == ["channels:history", "groups:history"]
    assert "message.groups" in said["settings"]["event_subscriptions"]["bot_events"]


def test_files_are_a_scope_of_their_own_that_brings_no_events() -> None:
    said = json.loads(printed("--with", "files"))
    assert said["oauth_config"]["scopes"]["bot_optional"] == ["files:write"]
    assert said["settings"] == manifest()["settings"]


@pytest.mark.parametrize("arguments", [["--with", "everything"], ["--http", "http://bot.example"]])
def test_what_slack_would_refuse_is_refused_with_what_to_write_instead(arguments: list[str]) -> None:
    done = CliRunner().invoke(versus, ["manifest", *arguments])
    assert done.exit_code == 2
    assert "knows history and files" in done.output or "https://your.host" in done.output
