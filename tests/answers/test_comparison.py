"""A full comparison: its sections in order, its rules, its score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers.comparison_rules import best_for, decision_fit, every_fit
from answers.comparison_score import WEIGHTS, score
from tests.making import TODAY, answerer, model, terms

if TYPE_CHECKING:
    from catalog import Capability

WHOLE = """\
Swift 2 vs Finch 2 9B, in full
Verdict
Scorecard
When to choose which
Cost of 800M input + 250M output tokens a month
Switching
Specs
Prices and providers
Capabilities
Shared benchmarks
Deep dive
FAQ
Score
Compare next
Data"""
FAQ = """\
• Which has the larger context window? Swift 2: 1,000,000 tokens, 7.6× the 131,072 of Finch 2 9B.
• Are they open source? Swift 2: no, proprietary; Finch 2 9B: yes, Apache License 2.0.
• Which has vision? Swift 2, not Finch 2 9B.
• Which has reasoning? Both.
• Which has function calling (tool use)? Both.
• Where do they run? Swift 2 runs on 2 providers, Finch 2 9B on 2; both on Cloudy.
• Which is cheaper? Finch 2 9B: $0.10 in and $0.30 out per 1M tokens on Cloudy, against $1.00 in and $5.00 out for \
Swift 2 on Acme.
• How recent is their knowledge? No source gives a knowledge cutoff of Swift 2 or Finch 2 9B."""


def sections(text: str) -> dict[str, str]:
    """Title and answer of each section."""
    words = answerer().reply(text, today=TODAY, full=True).words
    return {section.title: section.lead for section in words.sections}


def cells(text: str, title: str) -> dict[str, list[str]]:
    """The rows of a section's table, by their label."""
    words = answerer().reply(text, today=TODAY, full=True).words
    table = next(section.tables[0] for section in words.sections if section.title == title)
    return {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}


def test_all_fifteen_parts_come_in_one_order() -> None:
    assert "\n".join(sections("swift 2 vs finch 2 9b")) == WHOLE


def test_what_people_ask_is_answered_in_a_sentence_each() -> None:
    assert sections("swift 2 vs finch 2 9b")["FAQ"] == FAQ


def test_the_opening_takes_its_class_words_from_facts_only() -> None:
    assert sections("swift 2 vs heron 1")["Swift 2 vs Heron 1, in full"] == (
        "Swift 2 (Acme, 2026) is a proprietary reasoning model that reads 1,000,000 tokens. "
        "Heron 1 (Acme) is a model that reads 200,000 tokens."
    )


def test_trade_offs_give_each_model_its_reasons() -> None:
    assert sections("swift 2 vs finch 2 9b")["When to choose which"].splitlines() == [
        "Choose Swift 2 for",
        "• a larger context window: 1,000,000 tokens against 131,072",
        "• what only it has: vision",
        "• longer answers: 128,000 tokens against 8,192",
        "Choose Finch 2 9B for",
        "• a lower cost: 92.4 % less at the workload below",
        "• an open source license: Apache License 2.0",
    ]


def test_nothing_is_recommended_that_is_retired() -> None:
    told = sections("swift 1 vs finch 2 9b")
    assert told["When to choose which"].splitlines() == [
        "Swift 1 is retired: nothing new should be built on it; Swift 2 replaces it.",
        "Choose Finch 2 9B: it is the only one of them not retired.",
    ]
    assert "retired on 19 Feb 2026" in told["Verdict"]
    assert told["Compare next"].startswith("Swift 2 vs Finch 2 9B")
    assert cells("swift 1 vs finch 2 9b", "Score")["Total (100)"] == ["47 (retired)", "74"]


def test_whoever_is_cheapest_but_retired_is_not_named_so_without_a_word_of_it() -> None:
    told = sections("swift 1 vs finch 2 9b")
    assert told["Cost of 800M input + 250M output tokens a month"].endswith("\nSwift 1 is retired.")
    assert told["FAQ"].endswith("\nSwift 1 is retired.")


def test_where_all_are_retired_none_is_proposed() -> None:
    assert "Swift 1 vs" not in sections("swift 1")["Compare next"]


def test_swapping_the_models_swaps_columns_and_nothing_else() -> None:
    one, other = (
        answerer().reply(text, today=TODAY, full=True).words.sections
        for text in ("swift 2 vs finch 2 9b", "finch 2 9b vs swift 2")
    )
    for here, there in zip(one, other, strict=True):
        for table, swapped in zip(here.tables, there.tables, strict=True):
            if table.headers[1:] == ("Swift 2", "Finch 2 9B"):
                assert [(r[0], r[2], r[1]) for r in table.rows] == list(swapped.rows)


def test_one_model_is_told_in_full_without_another() -> None:
    told = sections("swift 2")
    assert "Swift 2 in full" in told
    assert not {"Verdict", "When to choose which", "Switching"} & set(told)
    assert "Score" in told


@pytest.mark.parametrize("count", [3, 5])
def test_several_models_are_compared_likewise(count: int) -> None:
    names = ("swift 2", "finch 2 9b", "heron 1", "wren 3 27b", "swift mini")[:count]
    words = answerer().reply(", ".join(names), today=TODAY, full=True).words
    assert len(words.sections) == 15
    assert all(row for section in words.sections for table in section.tables for row in table.rows)
    moves = next(section.tables[0] for section in words.sections if section.title == "Switching")
    others = ("Finch 2 9B", "Heron 1", "Wren 3 27B", "Swift mini")
    assert tuple(row[0].text for row in moves.rows) == others[: count - 1]


def test_a_move_between_two_is_told_both_ways_in_one_table() -> None:
    assert cells("swift 2 vs finch 2 9b", "Switching") == {
        "You lose": ["vision", "none"],
        "You gain": ["none", "vision"],
        "Context window": ["-868,928 tokens", "+868,928 tokens"],
        "In / out, per 1M": ["-$0.90 / -$4.70", "+$0.90 / +$4.70"],
        "License": ["Apache License 2.0", "Acme Terms"],
    }


def test_paid_or_free_and_from_which_price_on_is_one_table() -> None:
    assert cells("swift 2 vs finch 2 9b", "Prices and providers") == {
        "Price, in / out per 1M": ["$1.00 / $5.00 on Acme", "$0.10 / $0.30 on Cloudy"],
        "Cheapest paid route": ["the same", "the same"],
        "As a batch": ["$0.50 / $2.50", "not sourced"],
        "Free route": ["none tracked", "on Bird"],
    }


def test_the_workload_it_costs_can_be_changed_afterwards() -> None:
    first = answerer().reply("swift 2 vs finch 2 9b", today=TODAY, full=True)
    changed = answerer().reply("double the output", today=TODAY, state=first.state)
    assert changed.words.sections[0].title.startswith("What do 800M input + 500M output tokens a month cost")


# the rules


@pytest.mark.parametrize(
    ("has", "context", "providers", "best", "fit"),
    [
        ((), None, 1, "general use", "general use"),
        (("reasoning", "tools"), None, 1, "reasoning, tool-calling agents", "coding, agents"),
        (("code_execution",), None, 1, "general use", "coding"),
        (("structured_output",), 200_000, 1, "general use", "RAG, long context"),
        (("structured_output",), 8_192, 1, "general use", "general use"),
        (("vision",), 8_192, 4, "multimodal work, multi-provider production", "vision"),
        (
            ("reasoning", "vision", "tools", "structured_output"), 200_000, 9,
            "reasoning, multimodal work, tool-calling agents", "coding, RAG, agents",
        ),
    ],
)  # fmt: skip
def test_what_a_model_suits_follows_from_its_facts(
    has: tuple[Capability, ...], context: int | None, providers: int, best: str, fit: str
) -> None:
    made = model("acme/x", "X", context=context, capabilities=dict.fromkeys(has, True))
    assert ", ".join(tag.name for tag in best_for(made, providers, TODAY)) == best
    assert ", ".join(tag.name for tag in decision_fit(made, providers, TODAY)) == fit


def test_only_the_first_few_tags_are_shown_but_all_of_them_are_compared() -> None:
    has: dict[Capability, bool] = {"reasoning": True, "vision": True, "tools": True, "structured_output": True}
    made = model("acme/x", "X", context=200_000, capabilities=has)
    assert [tag.name for tag in every_fit(made, 1, TODAY)] == ["coding", "RAG", "agents", "long context", "vision"]


def test_weights_add_up_to_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100


def test_a_component_without_data_is_left_out_and_never_zero() -> None:
    bare = score(model("acme/x", "X", context=1_048_576), 0, None, TODAY)
    assert bare.total == 100
    assert bare.missing == ("capabilities", "price", "freshness", "availability", "openness")


def test_a_price_of_zero_is_a_price_and_the_best_there_is() -> None:
    free = score(model("acme/x", "X"), 0, Decimal(0), TODAY)
    assert free.total == 100
    assert "price" not in free.missing
    assert [part.basis for part in free.parts if part.component == "price"] == ["free"]


def test_a_known_disadvantage_does_count() -> None:
    closed = model("acme/x", "X", context=4_096, weights=False)
    assert score(closed, 0, None, TODAY).total == 0


def test_each_component_grows_with_its_fact() -> None:
    def total(context: int, providers: int, usd: str, released: str) -> int:
        made = model("acme/x", "X", context=context, released=released)
        return score(made, providers, Decimal(usd), TODAY).total or 0

    middling = total(32_768, 3, "1000", "2025-11-21")
    assert total(262_144, 3, "1000", "2025-11-21") > middling
    assert total(32_768, 9, "1000", "2025-11-21") > middling
    assert total(32_768, 3, "300", "2025-11-21") > middling
    assert total(32_768, 3, "1000", "2026-10-21") > middling


def test_a_score_rests_on_the_day_it_is_asked() -> None:
    made = model("acme/x", "X", released="2026-10-07", license_=terms("MIT License", osi=True, use="permitted"))
    fresh, old = (score(made, 1, None, day).parts for day in (TODAY, date(2029, 11, 21)))
    assert [p.points for p in fresh if p.component == "freshness"] == [Decimal("14.6")]
    assert [p.points for p in old if p.component == "freshness"] == [Decimal("0.0")]
