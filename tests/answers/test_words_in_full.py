"""The words of a full comparison's own sections, and of an answer's sources, at their edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers import sourcing
from answers.comparison_score import Score
from answers.comparison_sections import Choice, Facing, Parted, Priced, Reason, View
from answers.rendering import said
from tests.making import TODAY

if TYPE_CHECKING:
    from answers.choosing_verdict import Strength

BOTH = ("Owl", "Jay")


@pytest.mark.parametrize(
    ("kind", "words", "line"),
    [
        ("context", None, "• a larger context window: 8 tokens against 4"),
        ("cost", None, "• a lower cost: $8.00 against $4.00 at the workload below"),
        ("capability", None, "• what only it has: vision"),
        ("providers", None, "• more providers: 8 against 4"),
        ("open_source", "MIT License", "• an open source license: MIT License"),
        ("open_weights", "Owl License", "• weights to download, under the Owl License"),
        ("open_weights", None, "• weights to download"),
        ("output", None, "• longer answers: 8 tokens against 4"),
        ("knowledge", "2026-06", "• newer knowledge, until Jun 2026"),
    ],
)
def test_every_reason_to_choose_has_its_words(kind: Strength, words: str | None, line: str) -> None:
    reason = Reason(kind, Decimal(8), Decimal(4), ("vision",), words)
    choices = (
        Choice("Owl", retired=False, reasons=(reason,), fit=()),
        Choice("Jay", retired=False, reasons=(), fit=()),
    )
    assert said("comparison_tradeoffs", "lead", View(BOTH, choices=choices)).splitlines() == [
        "Choose Owl for",
        line,
        "No figure speaks for Jay over the other; your own tests may.",
    ]


def test_an_opening_says_what_is_known_and_what_is_not() -> None:
    facing = (
        Facing("Owl", "Acme", "2026", "open-weights", True, True, 8_000, None, False),
        Facing("Jay", "Bird", None, "unknown", False, False, None, None, False),
    )
    assert said("comparison_opening", "lead", View(BOTH, facing=facing)) == (
        "Owl (Acme, 2026) is an open-weights multimodal reasoning model that reads 8,000 tokens. "
        "Jay (Bird) is a model whose context window is not sourced."
    )


def test_where_models_part_it_is_said_who_has_what_and_of_whom_nobody_says() -> None:
    view = View(
        BOTH,
        parted=(Parted("vision", ("Owl",), ("Jay",), ()), Parted("audio input", ("Owl",), (), ("Jay",))),
        shared=("reasoning",),
        nobody=("code execution",),
        priced=(Priced("Owl", 1, 3, 2), Priced("Jay", 0, 0, 0)),
    )
    assert said("comparison_deep_dive", "lead", view).splitlines() == [
        "• vision: Owl, not Jay",
        "• audio input: Owl; not sourced for Jay",
        "Both have reasoning.",
        "No source speaks of code execution.",
        "Owl: 1 of 3 routes has a price in both directions.",
        "Jay: no route is tracked any more.",
    ]


def test_a_score_without_data_is_none() -> None:
    view = View(BOTH, scores=(Score("Owl", retired=True, parts=()), Score("Jay", retired=False, parts=())))
    assert said("comparison_score", "lead", view) == "Owl (retired): no score; Jay: no score."


@pytest.mark.parametrize(
    ("oldest", "newest", "days"),
    [
        (date(2026, 9, 1), TODAY, ", the oldest of 1 Sep 2026, the newest of 21 Nov 2026."),
        (TODAY, TODAY, ", all of 21 Nov 2026."),
        (None, None, "."),
    ],
)
def test_the_age_of_data_is_told_by_days(oldest: date | None, newest: date | None, days: str) -> None:
    view = View(BOTH, version="v1", sources=2, oldest=oldest, newest=newest)
    assert said("comparison_data", "lead", view) == f"Data version v1: 2 sources{days}"


def test_whoever_says_otherwise_is_named_with_what_and_when() -> None:
    dispute = sourcing.Dispute("Context window, tokens", "Owl", "128,000", "Other", "11 Nov 2026")
    view = sourcing.View(3, 0, 2, 0, (dispute,), "v1", TODAY)
    assert said("sources", "lead", view) == "3 figures from 2 sources. 1 time a source says otherwise."
    assert said("sources", "notes", view).splitlines() == [
        "Other (11 Nov 2026) says otherwise: 128,000 for Context window, tokens of Owl.",
        "Data version v1, read up to 21 Nov 2026.",
    ]


@pytest.mark.parametrize(("number", "words"), [(1, "1 figure is"), (2, "2 figures are")])
def test_figures_that_are_worked_out_are_counted(number: int, words: str) -> None:
    notes = said("sources", "notes", sourcing.View(3, 0, 2, number, (), "v1", TODAY)).splitlines()
    assert notes[0] == f"{words} worked out from these."


def test_what_three_models_share_is_said_of_all() -> None:
    view = View(("Owl", "Jay", "Wren"), shared=("reasoning",))
    assert "All have reasoning." in said("comparison_deep_dive", "lead", view).splitlines()


def test_where_models_do_not_part_that_is_said() -> None:
    assert said("comparison_deep_dive", "lead", View(BOTH)) == "No capability is known of one and not of the other."
