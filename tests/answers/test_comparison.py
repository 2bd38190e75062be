"""A full comparison: its sections in order, its rules, its score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers.comparison_rules import best_for, decision_fit
from answers.comparison_score import WEIGHTS, score
from tests.making import TODAY, answerer, model, terms

if TYPE_CHECKING:
    from catalog import Capability

WHOLE = """\
Swift 2 vs Finch 2 9B, in full
What decides?
What is each good for?
When to choose which?
What do 800M input + 250M output tokens a month cost on Swift 2 and Finch 2 9B?
What changes in a move from Swift 2 to Finch 2 9B?
What changes in a move from Finch 2 9B to Swift 2?
Specs
Prices
Providers
Capabilities
Which scores higher on benchmarks, Swift 2 or Finch 2 9B?
Where exactly do they part?
Which has the larger context window, Swift 2 or Finch 2 9B?
Are Swift 2 and Finch 2 9B open source?
Which has vision, Swift 2 or Finch 2 9B?
Which has reasoning, Swift 2 or Finch 2 9B?
Which has function calling (tool use), Swift 2 or Finch 2 9B?
Where do Swift 2 and Finch 2 9B run?
Which is cheaper per million tokens, Swift 2 or Finch 2 9B?
How recent is the knowledge of Swift 2 and Finch 2 9B?
What do the facts add up to?
What to compare next?
How old are these data?"""


def sections(text: str) -> dict[str, str]:
    """Title and answer of each section."""
    words = answerer().reply(text, today=TODAY, full=True).words
    return {section.title: section.lead for section in words.sections}


def test_all_fifteen_parts_come_in_one_order() -> None:
    assert "\n".join(sections("swift 2 vs finch 2 9b")) == WHOLE.replace("What decides?", "Swift 2 or Finch 2 9B?")


def test_the_opening_takes_its_class_words_from_facts_only() -> None:
    assert sections("swift 2 vs heron 1")["Swift 2 vs Heron 1, in full"] == (
        "Swift 2 (Acme, 2026) is a proprietary reasoning model that reads 1,000,000 tokens. "
        "Heron 1 (Acme) is a model that reads 200,000 tokens."
    )


def test_trade_offs_give_each_model_its_reasons() -> None:
    assert sections("swift 2 vs finch 2 9b")["When to choose which?"].splitlines() == [
        "Choose Swift 2 for",
        "• a larger context window: 1,000,000 tokens against 131,072",
        "• what only it has: vision",
        "• longer answers: 128,000 tokens against 8,192",
        "Choose Finch 2 9B for",
        "• a lower cost: $155.00 against $2,050.00 at the workload below",
        "• an open source license: Apache License 2.0",
    ]


def test_nothing_is_recommended_that_is_retired() -> None:
    told = sections("swift 1 vs finch 2 9b")
    assert told["When to choose which?"].splitlines() == [
        "Swift 1 is retired: nothing new should be built on it.",
        "Choose Finch 2 9B: it is the only one of them not retired.",
    ]
    assert "retired on 19 Feb 2026" in told["Swift 1 or Finch 2 9B?"]
    assert told["What do the facts add up to?"].startswith("Swift 1 (retired): ")


def test_where_all_are_retired_none_is_proposed() -> None:
    told = sections("swift 1")
    assert "What to compare next?" in told
    assert "Swift 1 vs" not in told["What to compare next?"]


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
    assert "When to choose which?" not in told
    assert "What do the facts add up to?" in told


@pytest.mark.parametrize("count", [3, 5])
def test_several_models_are_compared_likewise(count: int) -> None:
    names = ("swift 2", "finch 2 9b", "heron 1", "wren 3 27b", "swift mini")[:count]
    words = answerer().reply(", ".join(names), today=TODAY, full=True).words
    assert all(row for section in words.sections for table in section.tables for row in table.rows)
    assert sum("What changes in a move" in section.title for section in words.sections) == count


def test_the_workload_it_costs_can_be_changed_afterwards() -> None:
    first = answerer().reply("swift 2 vs finch 2 9b", today=TODAY, full=True)
    changed = answerer().reply("double the output", today=TODAY, state=first.state)
    assert changed.words.sections[0].title.startswith("What do 800M input + 500M output tokens a month cost")


# the rules


@pytest.mark.parametrize(
    ("has", "context", "providers", "best", "fit"),
    [
        ((), None, 1, "general use", "general use"),
        (("reasoning", "tools"), None, 1, "reasoning-heavy work, agents that call tools", "coding, agents"),
        (("code_execution",), None, 1, "general use", "coding"),
        (("structured_output",), 200_000, 1, "general use", "RAG, long context"),
        (("structured_output",), 8_192, 1, "general use", "general use"),
        (("vision",), 8_192, 4, "multimodal work, production on several providers", "vision"),
        (
            ("reasoning", "vision", "tools", "structured_output"), 200_000, 9,
            "reasoning-heavy work, multimodal work, agents that call tools", "coding, RAG, agents",
        ),
    ],
)  # fmt: skip
def test_what_a_model_suits_follows_from_its_facts(
    has: tuple[Capability, ...], context: int | None, providers: int, best: str, fit: str
) -> None:
    made = model("acme/x", "X", context=context, capabilities=dict.fromkeys(has, True))
    assert ", ".join(tag.name for tag in best_for(made, providers, TODAY)) == best
    assert ", ".join(tag.name for tag in decision_fit(made, providers, TODAY)) == fit


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
