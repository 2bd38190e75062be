"""A reading tells how it came about: which words were read as what, why, and what was left over."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from answers import Explainer, Explanation
from catalog import load

TODAY = date(2026, 11, 21)


@cache
def explainer() -> Explainer:
    return Explainer(load())


def explained(text: str) -> Explanation:
    return explainer().explain(text, today=TODAY)


def test_every_word_is_told_what_it_was_read_as() -> None:
    told = explained("hey, haiku 4.5 vs gemini 9 ultra: context?")
    assert [(p.said.strip(" ,:?"), p.kind, p.means) for p in told.parts] == [
        ("hey", "rest", ""),
        ("haiku 4.5", "model", "anthropic/claude-haiku-4-5"),
        ("vs", "topic", "verdict"),
        ("gemini 9 ultra", "unknown", ""),
        ("context", "topic", "context"),
    ]
    assert told.unexplained == ("hey",)


def test_the_winner_stands_first_with_the_field_that_decided() -> None:
    part = explained("gpt-5 mini context").parts[0]
    assert part.reading is not None
    assert part.reading.why == "untold"
    first, second = part.reading.candidates[:2]
    assert first.model == "openai/gpt-5-mini"
    assert first.rank < second.rank


def test_a_family_says_whether_its_default_was_chosen_by_hand() -> None:
    part = explained("haiku context").parts[0]
    assert part.reading is not None
    assert (part.kind, part.reading.why) == ("family", "family_by_hand")
    assert part.reading.candidates[0].model == part.means


def test_a_name_completed_by_the_one_beside_it_says_so() -> None:
    nano = next(p for p in explained("context of gpt-5 (mini, nano)").parts if p.said == "nano")
    assert nano.reading is not None
    assert (nano.means, nano.reading.why) == ("openai/gpt-5-nano", "neighbor")


def test_a_name_that_means_no_model_in_its_sentence_is_set_aside() -> None:
    kinds = {p.said: p.kind for p in explained("write me a haiku about the morning dew on my garden fence").parts}
    assert kinds["haiku"] == "aside"


@settings(deadline=None)  # the first call loads the catalog
@given(st.text(max_size=80))
def test_the_parts_of_any_text_are_in_order_and_quote_it(text: str) -> None:
    end = 0
    for part in explained(text).parts:
        assert end <= part.start < part.end
        assert text[part.start : part.end] == part.said
        end = part.end
