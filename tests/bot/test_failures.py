from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest
import structlog
from slack_sdk.errors import SlackApiError

from bot import logs
from bot.failures import StoreError, incident_in, sentence_for, slack_error, where

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def fail(text: str) -> None:
    raise KeyError(text)


def raised(text: str) -> Exception:
    try:
        fail(text)
    except KeyError as cause:
        error = ValueError(text)
        error.__cause__ = cause
        return error
    raise AssertionError


def test_a_known_failure_is_told_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(form="json")
    assert sentence_for(StoreError("The disk is full."), structlog.get_logger()) == "The disk is full."
    assert json.loads(capsys.readouterr().err)["kind"] == "StoreError"


def test_an_unknown_failure_gets_an_id_that_stands_in_the_sentence_and_in_the_log(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure(form="json")
    sentence = sentence_for(raised("secret words"), structlog.get_logger())
    line = json.loads(capsys.readouterr().err)
    assert line["incident"] in sentence
    assert "test_failures.py" in line["traceback"]
    assert "secret words" not in sentence + json.dumps(line)


def test_two_incidents_have_two_ids() -> None:
    logs.configure()
    log = structlog.get_logger()
    assert sentence_for(ValueError(), log) != sentence_for(ValueError(), log)


def test_a_traceback_names_causes_and_places_but_repeats_no_words() -> None:
    told = where(raised("xyzzy"))
    assert told.index("KeyError") < told.index("then:") < told.index("ValueError")
    assert "xyzzy" not in told


def test_slacks_word_for_a_refusal_is_found_and_garbage_has_none() -> None:
    assert slack_error(SlackApiError("no", {"ok": False, "error": "invalid_auth"})) == "invalid_auth"
    assert slack_error(SlackApiError("no", "<html>")) is None
    assert slack_error(ValueError()) is None


def test_libraries_that_would_log_what_they_carry_are_silenced_at_every_level(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("DEBUG")
    logging.getLogger("slack_bolt.AsyncApp").warning("body: hello")
    logging.getLogger("slack_sdk.web").error("token: xoxb")
    logging.getLogger("uvicorn.access").info("GET /")
    structlog.get_logger().debug("ours")
    written = capsys.readouterr().err
    assert "ours" in written
    assert "hello" not in written
    assert "xoxb" not in written
    assert "GET" not in written


def test_on_a_terminal_an_incident_is_a_sentence_and_a_file_says_where_but_not_what_was_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError) as caught:
        fail("a secret question")
    told = incident_in(tmp_path, caught.value)
    (file,) = tmp_path.iterdir()
    assert told == f"Something went wrong on my side: incident {file.stem[-8:]}. {file} tells where."
    log = file.read_text(encoding="utf-8")
    assert "in fail" in log
    assert "a secret question" not in log.replace('fail("a secret question")', "")


def test_where_no_file_can_be_written_the_incident_is_told_all_the_same(tmp_path: Path) -> None:
    told = incident_in(tmp_path / "missing", ValueError())
    assert told.startswith("Something went wrong on my side: incident ")
    assert told.count(".") == 1
