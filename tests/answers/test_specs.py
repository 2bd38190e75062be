"""All main facts of a model, and by which figure it stands out among its lab's current models."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from answers.finding import Asked
from answers.rendering import section
from answers.topics import finder
from catalog import Fact, Lifecycle, Source
from tests.answers.aviary import CHEAP, NULL, ONE, THIN, TWO, WIDE, crane
from tests.answers.telling import lines, told
from tests.making import DEPRECATED, READ, RETIRED, RETIRING, TODAY, fact

if TYPE_CHECKING:
    from catalog import Model


def test_one_models_facts_read_like_this() -> None:
    assert lines(told("specs", THIN)) == [
        "What is known of Thin?",
        "Thin by Bird, released 2 Apr 2026: 128,000 tokens of context, $0.10 in and $0.30 out per 1M tokens on Cloudy.",
        "                                  Thin",
        "  Context window               128,000",
        "  Max output                     8,000",
        "  Input, per 1M                  $0.10",
        "  Output, per 1M                 $0.30",
        "  Reads                    text, audio",
        "  Writes                          text",
        "  Can                        reasoning",
        "  License           Apache License 2.0",
        "  Openness                 open source",
        "  Commercial use             permitted",
        "  Parameters         109B (17B active)",
        "  Architecture             not sourced",
        "  Released                  2 Apr 2026",
        "  Knowledge cutoff            Jan 2025",
        "  Status                        active",
    ]


def test_what_nobody_says_is_not_sourced() -> None:
    assert lines(told("specs", NULL)) == [
        "What is known of Null?",
        "Null by Bird: context window not sourced, price not sourced.",
        "                    Null",
        "  Context window    not sourced",
        "  Max output        not sourced",
        "  Input, per 1M     not sourced",
        "  Output, per 1M    not sourced",
        "  Reads             text",
        "  Writes            text",
        "  Can               not sourced",
        "  License           not sourced",
        "  Openness          not sourced",
        "  Commercial use    not sourced",
        "  Parameters        not sourced",
        "  Architecture      not sourced",
        "  Released          not sourced",
        "  Knowledge cutoff  not sourced",
        "  Status            not sourced",
    ]


@pytest.mark.parametrize(
    ("topic", "models", "words"),
    [
        (
            "specs",
            (WIDE,),
            [
                "Wide by Acme, released 7 Oct 2026: 1,000,000 tokens of context, $2.00 in and $10.00 out per "
                "1M tokens.",
            ],
        ),
        (
            "specs",
            (WIDE, NULL),
            [
                "Wide: 1,000,000 tokens of context, $2.00 in and $10.00 out per 1M tokens. Null: context "
                "window not sourced, price not sourced.",
            ],
        ),
    ],
)
def test_several_models_are_told_one_by_one(topic: str, models: tuple[Model, ...], words: list[str]) -> None:
    part = told(topic, *models)
    assert [part.lead, *part.notes] == words


def test_from_five_models_on_a_row_a_model_holds_what_there_is_room_for() -> None:
    (table,) = told("specs", ONE, TWO, CHEAP, WIDE, THIN).tables
    assert table.headers == ("Model", "Context window", "Max output", "Input, per 1M", "Output, per 1M")


@pytest.mark.parametrize(
    ("model", "peers", "words"),
    [
        (WIDE, (ONE, TWO), "Among Acme's 3 current models it has the largest context window (next: Two, 200,000)."),
        (
            CHEAP,
            (ONE, TWO),
            "Among Acme's 3 current models it has the lowest price (next: One, $1.00 in and $5.00 out).",
        ),
        (
            WIDE,
            (crane("Old", context=8000, released="2025-01-01", read="1"),),
            "Among Acme's 2 current models it has the largest context window (next: Old, 8,000), "
            "the latest release (before it: Old, 1 Jan 2025).",
        ),
        (ONE, (CHEAP, WIDE), "None of its figures is the best among Acme's 3 current models."),
        (ONE, (NULL,), "None of its figures is the best among Acme's 2 current models."),
    ],
)
def test_what_sets_a_model_apart_is_a_figure_and_against_whom(
    model: Model, peers: tuple[Model, ...], words: str
) -> None:
    part = section(finder("verdict")(Asked((model,), "verdict", TODAY, peers=peers)))
    assert words in part.notes


def test_parameters_that_no_word_of_the_lab_confirms_are_marked() -> None:
    source = Source("Cloudy", None, "https://cloudy.example", READ, "curated_secondary")
    guessed = replace(ONE, parameters_total=Fact(1_760_000_000_000, (source,)))
    part = told("specs", guessed)
    assert ("Parameters", "1760B (unconfirmed)") in [(row[0].text, row[1].text) for row in part.tables[0].rows]
    assert "One: the number of parameters is not confirmed by its lab." in part.notes


@pytest.mark.parametrize(
    ("life", "status"),
    [
        (Lifecycle(), "active"),
        (RETIRED, "retired 19 Feb 2026"),
        (DEPRECATED, "deprecated 1 Jun 2026"),
        (RETIRING, "retires 1 Dec 2026"),
        (Lifecycle(status=fact("retired")), "retired"),
        (Lifecycle(status=fact("preview")), "preview"),
    ],
)
def test_where_a_model_stands_is_told_with_its_day(life: Lifecycle, status: str) -> None:
    (table,) = told("specs", replace(ONE, lifecycle=life)).tables
    assert table.rows[-1][1].text == status


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (crane("Old", released="2026-01-01", cutoff="2025-01"), "the same price, the same context."),
        (
            crane("Old", released="2026-01", read="2", written="10", context=100_000, capabilities={"vision": False}),
            "50 % cheaper, 100,000 tokens more context, new: vision.",
        ),
        (
            crane("Old", released="2026-01", read="0.5", written="4", context=300_000, capabilities={"audio": True}),
            "input 2× as dear, output 25 % dearer, 100,000 tokens less context, gone: audio input.",
        ),
        (crane("Old", released="2026-01", read="0", written="0"), "no longer free, the same context."),
        (replace(crane("Old", released="2026-01"), routes=()), "price change not sourced, the same context."),
        (
            replace(crane("Old", released="2026-01"), context_window=Fact()),
            "the same price.",
        ),
    ],
)
def test_what_changed_since_the_model_before_it_is_told(before: Model, words: str) -> None:
    new = replace(crane("New", released="2026-05-01", capabilities={"audio": False}), name="Crane 2", family="crane")
    old = replace(before, name="Crane 1", family="crane")
    other = replace(before, name="Crane Fast 1", id="acme/fast", family="crane")
    part = section(finder("specs")(Asked((new,), "specs", TODAY, peers=(old, other, TWO))))
    (note,) = [note for note in part.notes if note.startswith("Since Crane 1 (")]
    assert note.endswith(words)


def test_a_line_of_several_sizes_has_no_model_before() -> None:
    small = crane("New", released="2026-05-01")
    small = replace(small, name="Crane 2", family="crane", parameters_total=fact(9_000_000_000))
    old = replace(crane("Old", released="2026-01-01"), name="Crane 1", family="crane")
    part = section(finder("specs")(Asked((small,), "specs", TODAY, peers=(old,))))
    assert not any(note.startswith("Since") for note in part.notes)
