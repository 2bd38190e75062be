"""An answer in the terminal reads like the answer in Slack."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from answers import sources_of
from bot.terminal import show
from tests.making import TODAY, answerer, catalog


def shown(question: str, width: int = 100) -> str:
    out = StringIO()
    words = answerer().reply(question, today=TODAY).words
    show(words, Console(file=out, width=width, highlight=False))
    return out.getvalue()


def test_question_answer_table_notes_and_sources_stand_in_this_order() -> None:
    lines = [line.rstrip() for line in shown("swift vs finch 2 9b context?").splitlines()]
    assert lines[:7] == [
        "Which has the larger context window, Swift 2 or Finch 2 9B?",
        "Swift 2: 1,000,000 tokens, 7.6× the 131,072 of Finch 2 9B.",
        "",
        "                    Swift 2  Finch 2 9B",
        "  Context window  1,000,000     131,072",
        "  Max output        128,000       8,192",
        "",
    ]
    assert lines[-1] == "Acme via Digest, 11 Nov 2026"
    assert any(line.startswith('"swift" was read as Swift 2') for line in lines)


def test_a_narrow_terminal_folds_and_loses_nothing() -> None:
    narrow = "".join(shown("is wren 3 27b open source?", width=40).split())
    wide = "".join(shown("is wren 3 27b open source?").split())
    assert narrow == wide


def test_the_parts_of_a_comparison_stand_apart_under_headings_that_need_no_bold_type() -> None:
    text = "\n".join(line.rstrip() for line in shown("compare swift 2 and finch 2 9b in full").splitlines())
    assert text.startswith("Swift 2 vs Finch 2 9B, in full\n══════════════════════════════\nSwift 2 (Acme, 2026)")
    assert "\n\nVerdict\n───────\nContext decides" in text
    assert text.count("\n─") == 14
    assert "\n\n\n" not in text


def test_two_topics_of_one_answer_stand_apart() -> None:
    assert "\n\nWhat licenses do Swift 2 and Finch 2 9B have?\n" in shown("swift 2 vs finch 2 9b context and license")


def test_sources_are_told_with_their_addresses() -> None:
    out = StringIO()
    reply = answerer().reply("swift 2 context?", today=TODAY)
    show(sources_of(reply, catalog()), Console(file=out, width=40, highlight=False), addresses=True)
    assert "Acme via Digest, 11 Nov 2026: https://acme.example/models\n" in out.getvalue()
