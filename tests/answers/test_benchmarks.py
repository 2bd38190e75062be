"""Benchmark scores: only the same benchmark, variant and harness compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.aviary import ABLE, BOLD, CALM, EAGER, KEEN, LUCID, NULL, TWIN
from tests.answers.telling import lines, told
from tests.making import TODAY, answerer

if TYPE_CHECKING:
    from catalog import Model


def test_two_models_are_compared_on_what_they_share() -> None:
    assert lines(told("benchmarks", ABLE, BOLD)) == [
        "Which scores higher on benchmarks, Able or Bold?",
        "Of 2 shared benchmarks, Able is highest on 1; 1 ends in a tie.",
        "                           Able                Bold",
        "  Arena               1,287 Elo           1,287 Elo",
        "  SWE-bench Verified     72.5 %  61.0 % (secondary)",
        "Arena: all by LMArena, undated.",
        "SWE-bench Verified: Able by Acme, 11 Nov 2026; Bold by Bird, 11 Nov 2026, secondary.",
        "Only the same benchmark, variant and harness are compared.",
    ]


def test_one_model_has_its_scores_listed_with_publisher_and_day() -> None:
    assert lines(told("benchmarks", ABLE)) == [
        "How does Able score on benchmarks?",
        "Able scores 1,287 Elo on Arena; 3 scores in all.",
        "  Benchmark               Score  Published by",
        "  Arena               1,287 Elo  LMArena, undated",
        "  GPQA (0-shot)          80.1 %  Acme, 11 Nov 2026",
        "  SWE-bench Verified     72.5 %  Acme, 11 Nov 2026",
    ]


@pytest.mark.parametrize(
    ("topic", "models", "benchmark", "words"),
    [
        (
            "benchmarks",
            (ABLE,),
            "swe bench",
            [
                "Able scores 72.5 % on SWE-bench Verified.",
            ],
        ),
        (
            "benchmarks",
            (EAGER,),
            None,
            [
                "Eager scores 90 % on HumanEval.",
            ],
        ),
        (
            "benchmarks",
            (NULL,),
            None,
            [
                "Not sourced: no source gives a benchmark score of Null.",
            ],
        ),
        (
            "benchmarks",
            (ABLE, NULL),
            "MMLU",
            [
                "Not sourced: no source gives a score of Able or Null on MMLU.",
            ],
        ),
        (
            "benchmarks",
            (ABLE, BOLD),
            "SWE-bench",
            [
                "Able: 72.5 % on SWE-bench Verified, 11.5 points above Bold at 61.0 %.",
                "SWE-bench Verified: Able by Acme, 11 Nov 2026; Bold by Bird, 11 Nov 2026, secondary.",
                "Only the same benchmark, variant and harness are compared.",
            ],
        ),
        (
            "benchmarks",
            (ABLE, BOLD),
            "GPQA",
            [
                "No shared GPQA result, so nothing to compare: Able has GPQA (0-shot); Bold has GPQA (5-shot).",
            ],
        ),
        (
            "benchmarks",
            (ABLE, EAGER),
            None,
            [
                "No shared benchmark, so nothing to compare: Able has Arena, GPQA (0-shot) and SWE-bench "
                "Verified; Eager has HumanEval.",
            ],
        ),
        (
            "benchmarks",
            (ABLE, NULL),
            None,
            [
                "No shared benchmark, so nothing to compare: Able has Arena, GPQA (0-shot) and SWE-bench "
                "Verified. No source gives a benchmark score of Null.",
            ],
        ),
        (
            "benchmarks",
            (ABLE, TWIN),
            None,
            [
                "The same: Able and Twin score 72.5 % on SWE-bench Verified.",
                "SWE-bench Verified: all by Acme, 11 Nov 2026.",
                "Only the same benchmark, variant and harness are compared.",
            ],
        ),
        (
            "benchmarks",
            (ABLE, CALM),
            None,
            [
                "Able: 72.5 % on SWE-bench Verified, 11.5 points above Calm at 61.0 %.",
                "SWE-bench Verified: Able by Acme, 11 Nov 2026; Calm by Bird, 11 Nov 2026.",
                "Sources differ on Calm, SWE-bench Verified: 63.0 % by Cloudy, 11 Nov 2026, secondary.",
                "Only the same benchmark, variant and harness are compared.",
            ],
        ),
        (
            "benchmarks",
            (ABLE, TWIN, CALM),
            None,
            [
                "Able and Twin share the highest score on SWE-bench Verified: 72.5 %.",
                "SWE-bench Verified: Able and Twin by Acme, 11 Nov 2026; Calm by Bird, 11 Nov 2026.",
                "Sources differ on Calm, SWE-bench Verified: 63.0 % by Cloudy, 11 Nov 2026, secondary.",
                "Only the same benchmark, variant and harness are compared.",
            ],
        ),
        (
            "benchmarks",
            (ABLE, BOLD, NULL),
            None,
            [
                "Of 2 shared benchmarks, Able is highest on 1; 1 ends in a tie. No source gives a benchmark "
                "score of Null.",
                "Arena: all by LMArena, undated.",
                "SWE-bench Verified: Able by Acme, 11 Nov 2026; Bold by Bird, 11 Nov 2026, secondary.",
                "Only the same benchmark, variant and harness are compared.",
            ],
        ),
        (
            "benchmarks",
            (KEEN,),
            None,
            [
                "Keen scores 50 % on Test 00; 10 scores in all.",
                "2 more.",
            ],
        ),
        (
            "benchmarks",
            (KEEN, LUCID),
            None,
            [
                "Of 10 shared benchmarks, Keen is highest on 4 and Lucid on 5; 1 ends in a tie.",
                "Test 00, Test 01, Test 02, Test 03 and 4 more: all by Acme, 11 Nov 2026.",
                "2 more.",
                "Only the same benchmark, variant and harness are compared.",
            ],
        ),
    ],
)
def test_every_edge_has_its_words(
    topic: str, models: tuple[Model, ...], benchmark: str | None, words: list[str]
) -> None:
    part = told(topic, *models, benchmark=benchmark)
    assert [part.lead, *part.notes] == words


def test_another_variant_of_a_benchmark_is_another_benchmark() -> None:
    assert "GPQA" not in str(told("benchmarks", ABLE, BOLD).tables)


def test_a_benchmark_that_is_named_is_kept_by_the_thread_while_it_speaks_of_benchmarks() -> None:
    named = answerer().reply("swift 2 vs heron 1 on SWE-bench Pro?", today=TODAY).state
    assert named.benchmark == "SWE-bench Pro"
    assert answerer().reply("and swift mini?", today=TODAY, state=named).state.benchmark == "SWE-bench Pro"
    assert answerer().reply("and on mmlu?", today=TODAY, state=named).state.benchmark == "MMLU-Pro"
    assert answerer().reply("and the license?", today=TODAY, state=named).state.benchmark is None
