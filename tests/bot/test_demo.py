from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from bot import logs
from bot.blocks import pages
from bot.blocks_controls import About
from bot.demo import FOLLOW_UP, PLAYED, converse, find
from bot.demo_rendering import controls, draw
from bot.demo_stage import COMMANDS
from bot.manifest import manifest
from tests import making

from .fakes import CONTEXT, COST, HELP, LICENSE, FakeAnswerer, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logs.quiet()
    yield
    logs.configure()


def transcript(typed: str | None) -> str:
    shown = io.StringIO()
    stdin = None if typed is None else io.StringIO(typed)
    assert converse(FakeAnswerer(), "Data: of a day.", stdin, shown) == 0
    return shown.getvalue()


def test_each_piped_line_is_answered_in_its_turn() -> None:
    shown = transcript("haiku vs gemma?\n\nhelp\n")
    assert shown.index("You: haiku vs gemma?") < shown.index(CONTEXT.lead) < shown.index(HELP.title)


def test_a_piped_line_goes_on_as_a_direct_message_does_and_says_so_unless_it_is_marked_as_a_follow_up() -> None:
    assert "This goes on with your last question here" in transcript("haiku vs gemma?\nand the license of it\n")
    assert "This goes on" not in transcript(f"haiku vs gemma?\n{FOLLOW_UP}and the license of it\n")
    assert LICENSE.lead in transcript(f"haiku vs gemma?\n{FOLLOW_UP}and the license of it\n")


def test_the_command_a_button_and_a_number_may_be_typed() -> None:
    shown = transcript("/versus-cost 800M in 250M out a month\nlicense\n1\n[Other Haiku ▾]\nClaude Haiku 4.5\n")
    assert shown.count(COST.lead) == 1
    assert shown.count(LICENSE.lead) == 3
    assert "Type one of: Claude Haiku 4.5" in shown


def test_every_command_of_the_app_may_be_typed() -> None:
    names = tuple(each["command"] for each in manifest()["features"]["slash_commands"])
    assert names == COMMANDS
    for name in names:
        assert HELP.title in transcript(f"{name}\n")


def test_a_file_is_shown_with_what_it_holds() -> None:
    shown = io.StringIO()
    assert converse(making.answerer(), "", io.StringIO("swift 2 vs heron 1 context?\nGet CSV\nLicense\n"), shown) == 0
    said = shown.getvalue()
    assert said.index("Context window,1000000,200000") < said.index("You: License") < said.index("OSI-approved")


def test_silence_is_shown_as_such() -> None:
    assert "(nothing is said)" in transcript("psst\n")


@pytest.mark.parametrize("typed", [None, "", "\n\n"])
def test_without_questions_three_are_played(typed: str | None) -> None:
    shown = transcript(typed)
    assert "Data: of a day." in shown
    for line in PLAYED:
        assert f"You: {line.removeprefix(FOLLOW_UP)}" in shown
    for section in (CONTEXT, LICENSE, COST):
        assert section.lead in shown


def test_a_closed_input_plays_too() -> None:
    closed = io.StringIO()
    closed.close()
    shown = io.StringIO()
    assert converse(FakeAnswerer(), "", closed, shown) == 0
    assert COST.lead in shown.getvalue()


def test_a_message_is_drawn_from_its_blocks_as_text() -> None:
    shown = io.StringIO()
    console = Console(file=shown, width=100, markup=False, highlight=False, emoji=False)
    message = pages(words_of(CONTEXT, COST), About("id"))[0][0]
    draw(console, message.text, message.blocks)
    lines = [line.rstrip() for line in shown.getvalue().split("\n")]
    assert lines[0] == CONTEXT.title
    assert " Claude Haiku 5.5        1,000,000      128,000" in lines
    assert "GPT-4o mini           $0.15       $0.60    $270.00" in lines
    assert "Anthropic via LiteLLM, 7 Oct 2026 · Google via models.dev, 30 Sep 2026" in lines
    assert "[License]  [Cost]  [Other Haiku ▾]" in lines
    assert max(len(line) for line in lines) <= 100


def test_a_message_without_blocks_is_drawn_as_its_text() -> None:
    shown = io.StringIO()
    draw(Console(file=shown), "a &lt; b", ())
    assert shown.getvalue() == "a < b\n\n"


def test_a_line_that_is_no_label_presses_nothing() -> None:
    elements = controls(pages(words_of(CONTEXT), About("id"))[0][0].blocks)
    assert find("haiku vs gemma?", elements) is None
    assert find("9", elements) is None


def test_it_says_nothing_on_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    transcript("haiku vs gemma?\n")
    assert capfd.readouterr().err == ""
    assert sys.stderr is not None


def test_an_address_is_drawn_as_people_read_it() -> None:
    shown = io.StringIO()
    text = {"type": "mrkdwn", "text": "Terms: <https://acme.example/terms>, <https://acme.example|Acme>"}
    draw(Console(file=shown, width=100), "", ({"type": "context", "elements": [text]},))
    assert "Terms: https://acme.example/terms, Acme" in shown.getvalue()
