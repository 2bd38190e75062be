"""The words of a full comparison's own sections, and of an answer's sources, at their edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers import sourcing
from answers.comparison_closing import Data, Scores
from answers.comparison_offers import View as Served
from answers.comparison_opening import Facing
from answers.comparison_opening import View as Opening
from answers.comparison_weighing import Choice, Choices, Depths, Known
from answers.questions import Workload
from answers.rendering import said
from answers.topics import capabilities, verdict
from answers.topics import license as license_
from answers.topics.license import Terms
from answers.topics.verdict import Point
from tests.making import TODAY

if TYPE_CHECKING:
    from answers.choosing_verdict import Criterion, Strength
    from answers.topics.license import Openness

BOTH = ("Owl", "Jay")


STRENGTHS: tuple[tuple[Strength, str | None, str, str], ...] = (
    ("context", None, "a larger context window: 4 tokens against 8", "more context"),
    ("cost", None, "a lower cost: 50 % less at the workload below", "the lower cost"),
    ("capability", None, "what only it has: vision", "vision"),
    ("providers", None, "more providers: 4 against 8", "more providers"),
    ("open_source", "MIT License", "an open source license: MIT License", "an open source license"),
    ("open_weights", "Owl License", "weights to download, under the Owl License", "weights to download"),
    ("open_weights", None, "weights to download", "weights to download"),
    ("output", None, "longer answers: 4 tokens against 8", "longer answers"),
    ("knowledge", "2026-06", "newer knowledge, until Jun 2026", "newer knowledge"),
)


def choices(*points: Point, fit: tuple[str, ...] = ()) -> list[str]:
    """What the trade-offs say of Owl, which something speaks for, and of Jay, which nothing does."""
    both = (Choice("Owl", False, None, points, fit), Choice("Jay", False, None, (), ()))
    return said("comparison_tradeoffs", "lead", Choices(BOTH, both)).splitlines()


@pytest.mark.parametrize(("kind", "words", "line", "_"), STRENGTHS)
def test_every_reason_to_choose_has_its_words(kind: Strength, words: str | None, line: str, _: str) -> None:
    assert choices(Point(kind, Decimal(4), Decimal(8), ("vision",), words)) == [
        "Choose Owl for",
        f"• {line}",
        "No figure speaks for Jay over the other; your own tests may.",
    ]


def test_what_costs_nothing_and_what_only_one_is_fit_for_are_reasons_too() -> None:
    free = Point("cost", Decimal(0), Decimal(8), (), None)
    assert choices(free, fit=("RAG", "long context"))[1:3] == [
        "• no cost at all",
        "• what only it is known to be fit for: RAG and long context",
    ]


@pytest.mark.parametrize(("kind", "words", "_", "short"), STRENGTHS)
def test_a_verdict_names_what_speaks_for_the_other(kind: Strength, words: str | None, _: str, short: str) -> None:
    against = Point(kind, Decimal(4), Decimal(8), ("vision",), words)
    newer = Point("knowledge", None, None, (), "2026-06")
    told = said("comparison_verdict", "lead", decided("context", ratio=Decimal("2.5"), jay=(against, newer)))
    assert told == (
        f"Context decides: Owl reads 2.5× as many tokens as Jay. What speaks for Jay: {short} and newer knowledge."
    )


@pytest.mark.parametrize(
    ("criterion", "decisive", "told"),
    [
        ("cost", None, "Cost decides: Owl costs 40 % less than Jay at 1M input + 2M output tokens a month."),
        ("capability", "capability", "Capabilities decide: only Owl has vision."),
        ("license", "open_source", "The license decides: only Owl is open source."),
        ("license", "open_weights", "The license decides: only Owl has weights to download."),
        ("lifecycle", None, "Owl: it is the only one not retired."),
        ("retired", None, "Neither can be recommended."),
        ("none", None, "No decisive difference in the data."),
    ],
)
def test_whatever_decides_is_said_in_a_sentence(criterion: Criterion, decisive: Strength | None, told: str) -> None:
    point = None if decisive is None else Point(decisive, None, None, ("vision",), "MIT License")
    assert said("comparison_verdict", "lead", decided(criterion, decisive=point)) == told


def test_what_is_not_sourced_leaves_a_verdict_open() -> None:
    view = replace(decided("none"), unsettled=((("price", "vision"), ("Jay",)),))
    assert said("comparison_verdict", "lead", view) == "The data do not decide."
    assert said("comparison_verdict", "notes", view).splitlines()[0] == (
        "Not sourced, so left open: price and vision of Jay."
    )


def decided(
    criterion: Criterion, *, ratio: Decimal | None = None, decisive: Point | None = None, jay: tuple[Point, ...] = ()
) -> verdict.View:
    """A verdict for Owl over Jay."""
    winner = None if criterion in {"retired", "none"} else "Owl"
    return verdict.View(
        BOTH, criterion, winner, ("Jay",), decisive, ratio, Decimal(40), (("Jay", jay),) if jay else (), (),
        criterion == "cost", (), 1_000_000, 2_000_000, "a month", Workload(1_000_000, 2_000_000, period="month"),
    )  # fmt: skip


def test_an_opening_says_what_is_known_and_what_is_not() -> None:
    facing = (
        Facing("Owl", "Acme", "2026", 8_000_000_000, "open-weights", True, True, 8_000, False, None),
        Facing("Jay", "Bird", None, None, "unknown", False, False, None, True, TODAY),
        Facing("Emu", "Bird", None, 110_000_000_000, "unknown", False, False, 8, True, None),
    )
    assert said("comparison_opening", "lead", Opening(BOTH, facing)) == (
        "Owl (Acme, 2026) is an 8B open-weights multimodal reasoning model that reads 8,000 tokens. "
        "Jay (Bird) is a model whose context window is not sourced, retired on 21 Nov 2026. "
        "Emu (Bird) is a 110B model that reads 8 tokens, retired."
    )


def test_where_models_part_it_is_said_who_has_what_and_of_what_nobody_says() -> None:
    view = Depths(
        BOTH,
        parted=((("Owl",), ("vision", "audio input")),),
        shared=("reasoning",),
        nobody=("code execution",),
        known=(Known("Owl", 1, 3), Known("Jay", 0, 0)),
        fits=((BOTH, (("coding", "reasoning, function calling"),)), (("Owl",), (("vision", "image input"),))),
        conditions=(("Jay", "ask first"),),
    )
    assert said("comparison_deep_dive", "lead", view).splitlines() == [
        "Only Owl is known to have vision and audio input.",
        "Both have reasoning.",
        "No source speaks of code execution.",
        "Both fit coding (reasoning, function calling).",
        "Owl fits vision (image input).",
        "Priced in both directions: 1 of 3 routes of Owl.",
        "License of Jay: Ask first.",
    ]


def test_where_models_do_not_part_that_is_said() -> None:
    view = Depths(BOTH, (), (), (), (), (), ())
    assert said("comparison_deep_dive", "lead", view) == "No capability is known of one and not of the other."


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        (("open_source", "MIT License", True), "yes, MIT License"),
        (("open_weights", "Owl License", False), "no, open weights under the Owl License"),
        (("open_weights", None, None), "open weights, OSI approval not sourced"),
        (("proprietary", None, None), "no, proprietary"),
        (("unknown", None, None), "not sourced"),
    ],
)
def test_open_source_is_answered_in_a_word(terms: tuple[Openness, str | None, bool | None], told: str) -> None:
    how, name, approved = terms
    one, other = (Terms(model, how, name, approved, None, None, None, None, None) for model in BOTH)
    alone, both = license_.View(("Owl",), (one,), True, False, ()), license_.View(BOTH, (one, other), True, False, ())
    assert said("comparison_open", "lead", alone) == f"{told[0].upper()}{told[1:]}."
    assert said("comparison_open", "lead", both) == f"Owl: {told}; Jay: {told}."


def test_a_few_providers_are_named_and_the_rest_can_be_asked_for() -> None:
    view = Served((("Owl", tuple("ABCDEFGH")), ("Jay", ())), more=True)
    assert said("comparison_offers", "lead", view).splitlines() == [
        "Owl runs on A, B, C, D, E and 3 more.",
        "Jay runs on no tracked provider.",
    ]
    assert said("comparison_offers", "notes", view) == 'Say "all providers" for every one with its prices.'


def test_a_score_says_what_was_left_out() -> None:
    assert said("comparison_score", "lead", Scores(missing=True)).endswith(
        "A part without data is left out, and the rest counts for the whole."
    )


@pytest.mark.parametrize(
    ("oldest", "newest", "days"),
    [
        (date(2026, 9, 1), TODAY, ", the oldest of 1 Sep 2026, the newest of 21 Nov 2026."),
        (TODAY, TODAY, ", all of 21 Nov 2026."),
        (None, None, "."),
    ],
)
def test_the_age_of_data_is_told_by_days(oldest: date | None, newest: date | None, days: str) -> None:
    view = Data(2, "v1", oldest, newest)
    assert said("comparison_data", "lead", view) == f"Data version v1: 2 sources{days}"


def test_whoever_says_otherwise_is_named_with_what_and_when() -> None:
    others = (("128,000", "Other", "11 Nov 2026"), ("131,072", "Third", "undated"))
    dispute = sourcing.Dispute("Context window, tokens", "Owl", others)
    view = sourcing.View(3, 0, 2, 0, (dispute,), "v1", TODAY)
    assert said("sources", "lead", view) == "3 figures from 2 sources. Sources differ on 1 of them."
    assert said("sources", "notes", view).splitlines() == [
        "Sources differ on Owl, Context window, tokens: also 128,000 (Other, 11 Nov 2026), 131,072 (Third, undated).",
        "Data version v1, read up to 21 Nov 2026.",
    ]


@pytest.mark.parametrize(("number", "words"), [(1, "1 figure is"), (2, "2 figures are")])
def test_figures_that_are_worked_out_are_counted(number: int, words: str) -> None:
    notes = said("sources", "notes", sourcing.View(3, 0, 2, number, (), "v1", TODAY)).splitlines()
    assert notes[0] == f"{words} worked out from these."


def test_what_all_of_several_models_have_or_none_of_them_may_be_is_said_in_a_word() -> None:
    three = ("Owl", "Jay", "Kite")
    view = capabilities.View(three, "vision", False, three, (), (), (), (), ())
    assert said("comparison_has", "lead", view) == "All."
    ended = replace(decided("retired"), names=three)
    assert said("comparison_verdict", "lead", ended) == "None of these can be recommended."
