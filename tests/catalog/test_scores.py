"""Benchmark results: what is the same has one spelling, what differs has two, and every figure names its page."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from catalog.snapshot import load

if TYPE_CHECKING:
    from catalog.models import Score

CATALOG = load()
MODELS = [CATALOG.model(entry.id) for entry in CATALOG.entries]


def _scores(model: str, benchmark: str) -> dict[tuple[str, str], Score]:
    return {(one.variant, one.harness): one for one in CATALOG.model(model).scores if one.benchmark == benchmark}


def test_at_least_a_hundred_models_have_published_results() -> None:
    assert sum(bool(model.scores) for model in MODELS) >= 100


@pytest.mark.parametrize(
    ("model", "benchmark", "variant", "harness", "score", "source"),
    [
        ("openai/gpt-5", "Aider Polyglot", "diff edits, effort high", "aider", "88.0", "Aider"),
        ("openai/gpt-5.2", "tau2-bench", "retail, effort high", "tau2-bench 1.0.1, user gpt-5.2", "81.58", "tau-bench"),
        ("anthropic/claude-haiku-4-5", "SWE-bench Pro", "public", "Scale AI board", "39.45", "Scale AI"),
        ("deepseek/deepseek-r1", "SWE-bench Verified", "", "reported by DeepSeek", "49.2", "DeepSeek"),
        ("meta/llama-4-scout-17b-instruct", "MMLU-Pro", "0-shot", "lab-reported", "74.3", "Meta"),
    ],
)
def test_a_published_figure_is_found_as_its_page_prints_it(
    model: str, benchmark: str, variant: str, harness: str, score: str, source: str
) -> None:
    found = _scores(model, benchmark)[variant, harness]
    assert (found.score, found.unit) == (Decimal(score), "%")
    assert found.source.name.startswith(source)
    assert found.source.url.startswith("https://")


def test_one_boards_figures_compare_across_labs() -> None:
    board = ("bash only", "mini-SWE-agent")
    assert board in _scores("anthropic/claude-sonnet-4-5", "SWE-bench Verified")
    assert board in _scores("openai/gpt-5", "SWE-bench Verified")


def test_what_two_labs_ran_with_agents_of_their_own_does_not_compare() -> None:
    one = _scores("anthropic/claude-haiku-4-5", "SWE-bench Verified")
    other = _scores("xiaomi/mimo-v2-flash", "SWE-bench Verified")
    shared = {harness for _, harness in one} & {harness for _, harness in other}
    assert not any(harness.startswith("reported by") for harness in shared)


def test_answers_with_tools_do_not_compare_with_answers_without() -> None:
    found = _scores("moonshotai/kimi-k2.5", "Humanity's Last Exam")
    assert {variant for variant, _ in found} >= {"no tools, thinking", "with tools, thinking"}


def test_two_results_that_contradict_each_other_are_both_kept() -> None:
    small = [one for one in CATALOG.model("mistral/mistral-small-2506").scores if one.benchmark == "GPQA Diamond"]
    assert sorted(str(one.score) for one in small) == ["44.22", "46.13"]
    assert len({(one.variant, one.harness) for one in small}) == 1


def test_a_spelling_never_differs_in_case_or_blanks_only() -> None:
    spelled: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for model in MODELS:
        for one in model.scores:
            key = f"{one.benchmark}|{one.variant}|{one.harness}".lower().replace(" ", "").replace("-", "")
            spelled[key].add((one.benchmark, one.variant, one.harness))
    assert [names for names in spelled.values() if len(names) > 1] == []


def test_a_quotation_is_marked_as_one() -> None:
    quoted = [one for model in MODELS for one in model.scores if one.source.publisher.startswith("llm-leaderboard")]
    assert quoted
    assert {one.source.kind for one in quoted} == {"curated_secondary"}
