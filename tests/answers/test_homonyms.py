"""A name that is also a word of every day is a model only where the sentence speaks of models."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from answers import Answerer, ThreadState
from catalog import load

TODAY = date(2026, 11, 21)


@cache
def answerer() -> Answerer:
    return Answerer(load())


def models(text: str) -> tuple[str, ...]:
    return answerer().reply(text, today=TODAY, state=ThreadState()).state.models


@pytest.mark.parametrize(
    "text",
    [
        "scout rifle price",
        "llama socks, cheap?",
        "how much does the laguna trail entry cost",
        "price of the nova bus to the offsite?",
        "kimi hotel price",
        "haiku lamp price",
        "terra chips price",
        "whisper network cost",
        "ring doorbell price",
        "mistral ferry price from Toulon",
        "Hermes or UPS for the returns, who's cheaper",
        "can't grok this pricing page",
        "opus one wine price",
        "Kimi won the grand prix!!!",
    ],
)
def test_a_name_beside_a_word_that_no_question_about_models_has_is_no_model(text: str) -> None:
    assert models(text) == ()


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("phi price?", "microsoft/phi-4"),
        ("can I get nova pro anywhere besides bedrock", "amazon/nova-pro"),
        ("Does Nova understand images?", "amazon/nova-2-lite"),
        ("dbrx price", "databricks/dbrx-instruct"),
        ("price of nova", "amazon/nova-2-lite"),
        ("nova context", "amazon/nova-2-lite"),
        ("is jamba open source", "ai21/jamba-large-1.7"),
        ("llama license", "meta/llama-4-maverick-17b-instruct"),
        ("grok api price", "xai/grok-4.7"),
        ("sonar pro pricing", "perplexity/sonar-pro"),
        ("solar pro price", "upstage/solar-pro4"),
        ("hermes from nous, license?", "nousresearch/hermes-4-405b"),
        ("precio de gemini", "google/gemini-3.8-flash"),
        ("mistral Preis", "mistral/mistral-large-4"),
        ("what does inkling cost", "thinkingmachines/inkling"),
    ],
)
def test_a_name_beside_words_that_such_questions_have_is_one(text: str, model: str) -> None:
    assert models(text) == (model,)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "opus is too dear for us, what is the price next to fable",
            ("anthropic/claude-opus-5-5", "anthropic/claude-fable-5-1"),
        ),
        (
            "our sonnet bill is huge this month, price of haiku?",
            ("anthropic/claude-sonnet-5-5", "anthropic/claude-haiku-5-5"),
        ),
    ],
)
def test_two_names_of_one_lab_bear_each_other_out_wherever_they_stand(text: str, named: tuple[str, ...]) -> None:
    assert models(text) == named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("claude nimbus", "claude nimbus"),
        ("what does claude nimbus cost", "claude nimbus"),
        ("strawberry model openai", "strawberry model openai"),
        ("openai zorp pricing", "openai zorp"),
        ("does claude nimbus do vision", "claude nimbus"),
        ("is claude nimbus open source", "claude nimbus"),
        ("max context of orion-7 ultra?", "orion-7 ultra"),
        ("does zorblax 3 do function calling", "zorblax 3"),
    ],
)
def test_a_name_that_nobody_knows_is_said_to_be_unknown(text: str, name: str) -> None:
    answer = answerer().reply(text, today=TODAY).answer
    assert answer.unknown == (name,)
    assert answer.reason == "unknown_model"


@pytest.mark.parametrize(
    "text",
    [
        "is claude trustworthy",
        "claude contxt price",
        "quanto custa claude hoje",
        "claude pricing please",
        "amazon prime price",
        "which context is that from?",
    ],
)
def test_a_word_of_every_day_beside_a_brand_makes_no_unknown_name(text: str) -> None:
    assert answerer().reply(text, today=TODAY).answer.unknown == ()
