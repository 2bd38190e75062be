from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.catalogs import data_folder
from bot.failures import SettingsError
from bot.settings import SLACK_API, load

if TYPE_CHECKING:
    from bot.settings import Door

RUN = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def test_the_tokens_are_enough_to_run() -> None:
    settings = load("run", {**RUN, "HOME": "/home/maya"})
    assert settings.slack_api_url == SLACK_API
    assert settings.versus_database_url == "sqlite+aiosqlite:////home/maya/.local/share/versus/versus.sqlite3"
    assert settings.port == 3000
    assert settings.versus_log_level == "INFO"


def test_every_variable_is_read() -> None:
    settings = load(
        "serve",
        {
            "SLACK_BOT_TOKEN": " xoxb-2 ",
            "SLACK_SIGNING_SECRET": "s3cret",
            "SLACK_API_URL": "http://127.0.0.1:99/api",
            "VERSUS_DATABASE_URL": "sqlite+aiosqlite:////tmp/x.sqlite3",
            "PORT": "8080",
            "VERSUS_LOG_LEVEL": "debug",
            "VERSUS_LOG_FORMAT": "json",
        },
    )
    assert settings.slack_bot_token.get_secret_value() == "xoxb-2"
    assert settings.slack_signing_secret.get_secret_value() == "s3cret"
    assert settings.slack_api_url == "http://127.0.0.1:99/api/"
    assert settings.versus_database_url == "sqlite+aiosqlite:////tmp/x.sqlite3"
    assert settings.port == 8080
    assert settings.versus_log_level == "DEBUG"
    assert settings.versus_log_format == "json"


def test_everything_wrong_is_said_at_once_and_no_value_is_shown() -> None:
    with pytest.raises(SettingsError) as caught:
        load("run", {"SLACK_BOT_TOKEN": "sesame", "PORT": "70000", "VERSUS_DATABASE_URL": "postgres://x"})
    sentence = caught.value.sentence
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "PORT", "VERSUS_DATABASE_URL"):
        assert name in sentence
    assert "sesame" not in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("door", "environ", "named"),
    [
        ("run", {}, ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "api.slack.com/apps")),
        ("serve", {}, ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")),
        ("run", {"SLACK_BOT_TOKEN": "xapp-1", "SLACK_APP_TOKEN": "xoxb-1"}, ("begin with xoxb-", "begin with xapp-")),
        ("run", {"SLACK_API_URL": "slack.com", "PORT": "many"}, ("SLACK_API_URL", "PORT", "SLACK_APP_TOKEN")),
    ],
)
def test_whatever_is_wrong_is_named_in_one_sentence(
    door: Door, environ: dict[str, str], named: tuple[str, ...]
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(door, environ)
    for each in named:
        assert each in caught.value.sentence


def test_a_blank_variable_counts_as_missing() -> None:
    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN is not set"):
        load("run", {**RUN, "SLACK_APP_TOKEN": "  "})


def test_an_empty_port_counts_as_unset_and_a_wrong_one_is_named_in_our_words() -> None:
    assert load("run", {**RUN, "PORT": ""}).port == 3000
    with pytest.raises(SettingsError, match="PORT must be a whole number from 1 to 65535"):
        load("run", {**RUN, "PORT": "abc"})


def test_what_the_other_door_needs_may_be_missing_or_wrong() -> None:
    load("run", {**RUN, "SLACK_SIGNING_SECRET": "é"})
    load("serve", {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_APP_TOKEN": "nonsense"})


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    assert "xoxb-1" not in repr(load("run", RUN))


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"HOME": "/h"}, "/h/.local/share/versus"),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/d"}, "/d/versus"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/versus"),
        ("win32", {"HOME": "/h", "LOCALAPPDATA": "/l"}, "/l/versus"),
    ],
)
def test_data_go_where_the_platform_keeps_them(platform: str, environ: dict[str, str], folder: str) -> None:
    assert data_folder(environ, platform) == Path(folder)
