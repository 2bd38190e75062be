"""A name that is also a word of every day is a model only where the sentence speaks of models."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from answers import Answer, Answerer, ThreadState
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
        ("How much does Gyrfalcon 7 cost?", "Gyrfalcon 7"),
        ("Was kostet Gyrfalcon 7?", "Gyrfalcon 7"),
        ("Does Zorblax 2 Pro support vision?", "Zorblax 2 Pro"),
        ("Gyrfalcon 7?", "Gyrfalcon 7"),
        ("10M in 2M out a month on Gyrfalcon 7", "Gyrfalcon 7"),
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


def after(before: str, text: str) -> Answer:
    """The answer to a message in the thread of another."""
    state = answerer().reply(before, today=TODAY).state
    return answerer().reply(text, today=TODAY, state=state).answer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gpt-17 context?", "gpt-17"),
        ("what about gyrfalcon 7?", "gyrfalcon 7"),
        ("and claude nimbus?", "claude nimbus"),
        ("and Gyrfalcon?", "Gyrfalcon"),
        ("is gyrfalcon 7 cheaper?", "gyrfalcon 7"),
        ("and the license of Gyrfalcon 7?", "Gyrfalcon 7"),
        ("swap gemma for gyrfalcon 7", "gyrfalcon 7"),
        ("and zorblax-2 pro?", "zorblax-2 pro"),
        ("und was ist mit Gyrfalcon 7?", "Gyrfalcon 7"),
        ("и gyrfalcon 7?", "gyrfalcon 7"),
    ],
)
def test_in_a_thread_an_unknown_name_is_said_to_be_one_and_never_answered_for_the_models_before_it(
    text: str, name: str
) -> None:
    answer = after("haiku vs gemma context?", text)
    assert (answer.reason, answer.unknown, answer.models) == ("unknown_model", (name,), ())


@pytest.mark.parametrize(
    "text",
    [
        "and on Bedrock?",
        "and HumanEval?",
        "and Apache 2.0?",
        "and in Python 3?",
        "and for 3 users?",
        "and the context, Peter?",
        "do they support German?",
        "what about privacy?",
        "What about December 2026?",
        "what about Claude Code?",
        "see Table 3",
    ],
)
def test_a_place_a_person_or_a_thing_in_a_thread_is_no_unknown_model(text: str) -> None:
    answer = after("haiku vs gemma context?", text)
    assert answer.unknown == ()
    assert answer.models in {("anthropic/claude-haiku-5-5", "google/gemma-4-31b-it"), ()}


def test_the_model_named_after_an_unknown_one_is_asked_about_the_same() -> None:
    answer = after("context of Gyrfalcon 7?", "and haiku 4.5?")
    assert (answer.models, answer.topics) == (("anthropic/claude-haiku-4-5",), ("context",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("haiku 4.5 and gyrfalcon 7 context?", "gyrfalcon 7"),
        ("gyrfalcon 7 vs haiku 4.5", "gyrfalcon 7"),
        ("haiku 4.5 vs gyrfalcon", "gyrfalcon"),
        ("how does Gyrfalcon compare to haiku 4.5?", "Gyrfalcon"),
        ("is Gyrfalcon 7 better than haiku 4.5?", "Gyrfalcon 7"),
        ("price of haiku 4.5 and Zorblax Pro", "Zorblax Pro"),
        ("haiku 4.5 oder Zorblax 3, was ist günstiger?", "Zorblax 3"),
        ("Haiku 4.5 contexte et Gyrfalcon 7 ?", "Gyrfalcon 7"),
    ],
)
def test_beside_a_known_name_an_unknown_one_is_noted(text: str, name: str) -> None:
    answer = answerer().reply(text, today=TODAY).answer
    assert (answer.models, answer.unknown) == (("anthropic/claude-haiku-4-5",), (name,))


@pytest.mark.parametrize(
    "text",
    [
        "haiku 4.5 and Slack integration?",
        "Peter, haiku 4.5 context?",
        "haiku 4.5, Peter?",
        "haiku 4.5 context on Bedrock or Vertex?",
        "is haiku 4.5 good at Python and Rust?",
        "is haiku 4.5 better at Rust than gpt-5?",
        "haiku 4.5 vs last year",
        "what does haiku 4.5 cost for Project 9?",
        "haiku 4.5 talks so much, is it a weaker practical programmer than gpt-5?",
        "Trinity Mini by Arcee: Apache-2.0, 26B total",
        "gpt-5 scores 12 points higher than haiku 4.5 on MMLU?",
    ],
)
def test_another_thing_beside_a_known_name_is_no_unknown_model(text: str) -> None:
    assert answerer().reply(text, today=TODAY).answer.unknown == ()
