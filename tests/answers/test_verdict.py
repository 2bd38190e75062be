"""X or Y: what decides, for whom each is, and what the data leave open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from answers.choosing_verdict import Compared, advantages, verdict
from catalog import Lifecycle
from tests.answers.aviary import AUK, CHEAP, DEAF, EARS, GONE, NULL, ONE, OPEN, PAST, SHARED, THIN, TWO, WIDE, crane
from tests.answers.telling import lines, told
from tests.making import TODAY, answerer, fact

if TYPE_CHECKING:
    from catalog import Model


def test_a_whole_verdict_reads_like_this() -> None:
    assert lines(told("verdict", WIDE, THIN)) == [
        "Wide or Thin?",
        "Context decides: Wide reads 1,000,000 tokens, 7.8× the 128,000 of Thin. Choose Wide for "
        "vision, longer answers (64,000 against 8,000 tokens) and newer knowledge (until Jun 2026). "
        "Choose Thin for lower cost ($155.00 against $4,100.00 a month), more providers (3 against "
        "1) and an open source license (Apache License 2.0).",
        "                         Wide         Thin",
        "  Context window    1,000,000      128,000",
        "  Max output           64,000        8,000",
        "  Input, per 1M         $2.00        $0.10",
        "  Output, per 1M       $10.00        $0.30",
        "  Openness        proprietary  open source",
        "  Released         7 Oct 2026   2 Apr 2026",
        "  Status               active       active",
        "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
        "Not sourced, so left open: function calling (tool use) and structured output of Thin.",
        "The data say nothing of speed, or of quality on your own task.",
    ]


@pytest.mark.parametrize(
    ("topic", "models", "words"),
    [
        (
            "verdict",
            (THIN, WIDE),
            [
                "Context decides: Wide reads 1,000,000 tokens, 7.8× the 128,000 of Thin. Choose Thin for "
                "lower cost ($155.00 against $4,100.00 a month), more providers (3 against 1) and an open "
                "source license (Apache License 2.0). Choose Wide for vision, longer answers (64,000 against "
                "8,000 tokens) and newer knowledge (until Jun 2026).",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Not sourced, so left open: function calling (tool use) and structured output of Thin.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (CHEAP, ONE),
            [
                "Cost decides: $1,025.00 a month on Cheap, 50 % less than One at $2,050.00.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Nothing in the data speaks for One over the other.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (EARS, DEAF),
            [
                "Capabilities decide: only Ears has audio input.",
                "Nothing in the data speaks for Deaf over the other.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (ONE, OPEN),
            [
                "The license decides: only Open is open source (Apache License 2.0).",
                "Nothing in the data speaks for One over the other.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (ONE, SHARED),
            [
                "The license decides: only Shared has weights to download.",
                "Nothing in the data speaks for One over the other.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (ONE, TWO),
            [
                "No decisive difference in the data.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (ONE, GONE),
            [
                "One: it is the only one not retired.",
            ],
        ),
        (
            "verdict",
            (GONE, PAST),
            [
                "Neither can be recommended.",
            ],
        ),
        (
            "verdict",
            (ONE, NULL),
            [
                "The data do not decide.",
                "Not sourced, so left open: context window, price, vision, reasoning, function calling (tool "
                "use) and structured output of Null.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (WIDE, ONE, THIN),
            [
                "Context decides: Wide reads 1,000,000 tokens, 5× the 200,000 of the next. Choose Wide for "
                "longer answers (64,000 against 8,000 tokens). Choose Thin for lower cost ($155.00 against "
                "$2,050.00 a month), more providers (3 against 1) and an open source license (Apache License "
                "2.0).",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Nothing in the data speaks for One over the others.",
                "Not sourced, so left open: function calling (tool use) and structured output of Thin.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (ONE, CHEAP, GONE),
            [
                "Cost decides: $1,025.00 a month on Cheap, 50 % less than One at $2,050.00.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Nothing in the data speaks for One over the others.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (GONE, PAST, AUK),
            [
                "None of these can be recommended.",
            ],
        ),
        (
            "verdict",
            (WIDE, THIN, ONE, CHEAP, NULL),
            [
                "Context decides: Wide reads 1,000,000 tokens, 5× the 200,000 of the next. Choose Wide for "
                "longer answers (64,000 against 8,000 tokens). Choose Thin for lower cost ($155.00 against "
                "$1,025.00 a month) and more providers (3 against 1).",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Nothing in the data speaks for One, Cheap or Null over the others.",
                "Not sourced, so left open: context window, price, vision and reasoning of Null; function "
                "calling (tool use) and structured output of Thin and Null.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (OPEN, CHEAP),
            [
                "Cost decides: $1,025.00 a month on Cheap, 50 % less than Open at $2,050.00. Choose Open for "
                "an open source license (Apache License 2.0).",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
        (
            "verdict",
            (SHARED, CHEAP),
            [
                "Cost decides: $1,025.00 a month on Cheap, 50 % less than Shared at $2,050.00. Choose Shared "
                "for weights to download (Community License).",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "The data say nothing of speed, or of quality on your own task.",
            ],
        ),
    ],
)
def test_every_edge_has_its_words(topic: str, models: tuple[Model, ...], words: list[str]) -> None:
    part = told(topic, *models)
    assert [part.lead, *part.notes] == words


@pytest.mark.parametrize(("a", "b"), [(WIDE, THIN), (CHEAP, ONE), (EARS, DEAF), (ONE, OPEN), (ONE, GONE), (ONE, NULL)])
def test_swapping_the_models_changes_no_verdict(a: Model, b: Model) -> None:
    one, other = verdict(Compared((a, b), TODAY)), verdict(Compared((b, a), TODAY))
    assert one == other
    assert {(x.model.id, x.kind) for x in advantages(Compared((a, b), TODAY))} == {
        (x.model.id, x.kind) for x in advantages(Compared((b, a), TODAY))
    }


@pytest.mark.parametrize(
    ("one", "other", "newer"),
    [
        ("2024-06", "2023-12", "One"),
        ("2024-06-30", "2024-06", None),
        ("2024", "2023-12", "One"),
        ("2023", "2024-01", "Other"),
        ("2023", "2023-12", None),
        ("2023", "2023", None),
        ("2023", None, None),
    ],
)
def test_a_year_is_newer_knowledge_than_a_month_of_another_year_only(
    one: str, other: str | None, newer: str | None
) -> None:
    pair = crane("One", cutoff=one), crane("Other", cutoff=other)
    told_newer = [a.model.name for a in advantages(Compared(pair, TODAY)) if a.kind == "knowledge"]
    assert told_newer == ([newer] if newer else [])


def test_knowledge_that_is_known_to_the_year_is_told_to_the_year() -> None:
    words = told("verdict", crane("Late", cutoff="2024"), crane("Early", cutoff="2023-12")).lead
    assert "newer knowledge (until 2024)" in words


@pytest.mark.parametrize(("days", "wins"), [(-61, "Wren"), (-60, "Wren"), (-1, "Wren"), (0, "One"), (1, "One")])
def test_a_retired_model_never_wins(days: int, wins: str) -> None:
    end = Lifecycle(retires_on=fact(TODAY - timedelta(days=days)))
    winner = verdict(Compared((crane("Wren", context=1_000_000, lifecycle=end), ONE), TODAY)).winner
    assert winner is not None
    assert winner.name == wins


def test_a_verdict_that_names_a_retired_model_says_so_with_its_day() -> None:
    lead = answerer().reply("swift 1 or swift 2?", today=TODAY).words.sections[0].lead
    assert lead.startswith("Swift 2: it is the only one not retired. Swift 1 was retired on 19 Feb 2026")


def test_a_larger_window_that_does_not_decide_is_a_reason_to_choose() -> None:
    wider, cheap = crane("Wider", context=150_000), crane("Lean", context=100_000, read="0.5", written="2.5")
    assert "Choose Wider for more context (150,000 against 100,000 tokens)." in told("verdict", wider, cheap).lead
