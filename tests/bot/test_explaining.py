"""``versus explain`` in the terminal and as JSON."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date

from rich.console import Console

from answers import Explainer
from bot.explaining import as_json, show_explanation
from catalog import load

TODAY = date(2026, 11, 21)


def shown(text: str) -> str:
    out = Console(file=io.StringIO(), width=100)
    show_explanation(Explainer(load()).explain(text, today=TODAY), out)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def test_the_terminal_shows_the_meaning_the_candidates_and_what_is_left() -> None:
    seen = shown("which has more context, haiku 4.5 or gemma?")
    assert "claude-haiku-4-5" in seen
    assert "the family's default, by hand" in seen
    assert "“gemma” fits" in seen
    assert "Understood: compare" in seen
    assert "Left unexplained:" in seen


def test_a_text_without_any_name_is_explained_too() -> None:
    assert "Understood: help (no_model)" in shown("lunch on friday?")


def test_json_holds_positions_candidates_and_what_is_left() -> None:
    told = as_json(Explainer(load()).explain("gpt-4o context", today=TODAY))
    assert json.loads(json.dumps(told)) == told
    assert told["models"] == ["openai/gpt-4o"]
    assert told["unexplained"] == []


def test_the_command_prints_one_json_object() -> None:
    command = [sys.executable, "-m", "bot.cli", "explain", "--json", "--today", "2026-11-21", "haiku or sonnet?"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout)["kind"] == "compare"
