"""Five pairs that people compare elsewhere, on the shipped catalog: each fact is here, right or put right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from answers import Answerer, Reply
from catalog import load

TODAY = date(2026, 11, 21)
HAIKU_35, HAIKU_45 = "anthropic/claude-3-5-haiku", "anthropic/claude-haiku-4-5"
GEMMA_2, GEMMA_4 = "google/gemma-2-2b-it", "google/gemma-4-12b-it"
GPT_4V, QWEN = "openai/gpt-4-vision-preview", "alibaba/qwen3.5-4b"
SCOUT = "meta/llama-4-scout-17b-instruct"
PAIRS = {
    "claude 3.5 haiku vs gemma 2 2b": (HAIKU_35, GEMMA_2),
    "claude haiku 4.5 vs gemma 4 12b it": (HAIKU_45, GEMMA_4),
    "claude 3.5 haiku vs llama 4 scout": (HAIKU_35, SCOUT),
    "gemma 2 2b vs gpt-4 vision preview": (GEMMA_2, GPT_4V),
    "claude 3.5 haiku vs qwen3.5-4b": (HAIKU_35, QWEN),
}


@cache
def answerer() -> Answerer:
    return Answerer(load())


@cache
def full(text: str) -> Reply:
    return answerer().reply(text, today=TODAY, full=True)


def reply_about(model: str) -> Reply:
    return full(next(text for text, models in PAIRS.items() if model in models))


def fact(model: str, topic: str, unit: str | None = None) -> str | int | bool | None:
    """The first value that the full comparison gives: the model's own, or on the route it is priced on."""
    rows = [f for f in reply_about(model).answer.facts if f.model == model and f.topic == topic]
    return next(f.value for f in rows if (f.unit == unit if topic == "pricing" else f.route is None))


def monthly(model: str) -> Decimal | None:
    """What 800M input and 250M output tokens a month cost on its own route."""
    return next((c.usd for c in reply_about(model).answer.costs if c.model == model and c.per == "month"), None)


def lead(text: str, title: str) -> str:
    return next(s.lead for s in full(text).words.sections if s.title == title)


def row(model: str, title: str, label: str) -> str:
    """A model's cell in a table of the full comparison."""
    text = next(text for text, models in PAIRS.items() if model in models)
    table = next(s.tables[0] for s in full(text).words.sections if s.title == title)
    return next(r for r in table.rows if r[0].text == label)[1 + PAIRS[text].index(model)].text


@pytest.mark.parametrize("text", PAIRS)
def test_each_pair_is_read_as_meant(text: str) -> None:
    assert full(text).answer.models == PAIRS[text]


@pytest.mark.parametrize(
    ("model", "topic", "value"),
    [
        (HAIKU_35, "context", 200_000),
        (HAIKU_35, "release", "2024-10-22"),
        (HAIKU_35, "license", "Anthropic Commercial Terms of Service"),  # one license on every page, never unknown
        (HAIKU_35, "open_weights", "no"),
        (HAIKU_35, "capability:vision", "yes"),
        (HAIKU_35, "capability:multimodal", "yes"),  # follows from vision
        (HAIKU_35, "capability:reasoning", "no"),  # not yes
        (HAIKU_35, "capability:tools", "yes"),  # not no
        (HAIKU_35, "capability:structured_output", "yes"),
        (HAIKU_35, "retires_on", "2026-02-19"),  # retired, which no page says
        (HAIKU_35, "osi_approved", "no"),
        (HAIKU_35, "commercial_use", "proprietary_api_terms"),  # conditional there, of which only "Proprietary" is told
        (HAIKU_35, "parameters", None),
        (HAIKU_35, "knowledge_cutoff", "2024-07"),  # missing there
        (HAIKU_45, "context", 200_000),
        (HAIKU_45, "release", "2025-10-15"),  # not the 1st
        (HAIKU_45, "knowledge_cutoff", "2025-02"),
        (HAIKU_45, "license", "Anthropic Commercial Terms of Service"),
        (HAIKU_45, "open_weights", "no"),
        (HAIKU_45, "parameters", None),
        (HAIKU_45, "commercial_use", "proprietary_api_terms"),
        (HAIKU_45, "capability:vision", "yes"),
        (HAIKU_45, "capability:multimodal", "yes"),
        (HAIKU_45, "capability:reasoning", "yes"),  # extended thinking
        (HAIKU_45, "capability:tools", "yes"),
        (HAIKU_45, "capability:structured_output", "yes"),
        (GEMMA_4, "context", 262_144),  # 256k, exactly
        (GEMMA_4, "parameters", 12_000_000_000),
        (GEMMA_4, "release", "2026-06-03"),
        (GEMMA_4, "architecture", "dense"),  # decoder-only there
        (GEMMA_4, "knowledge_cutoff", "2025-01"),
        (GEMMA_4, "capability:multimodal", "yes"),
        (GEMMA_4, "license", "Apache License 2.0"),
        (GEMMA_4, "osi_approved", "yes"),
        (GEMMA_4, "open_weights", "yes"),
        (GEMMA_4, "commercial_use", "permitted"),
        (GEMMA_4, "capability:vision", "yes"),
        (GEMMA_4, "capability:reasoning", "yes"),
        (GEMMA_4, "capability:tools", "yes"),
        (GEMMA_4, "capability:structured_output", "yes"),
        (GEMMA_2, "context", 8_192),  # 8k, exactly
        (GEMMA_2, "release", "2024-07-31"),
        (GEMMA_2, "parameters", 2_600_000_000),  # 2B, exactly
        (GEMMA_2, "architecture", "decoder-only"),
        (GEMMA_2, "knowledge_cutoff", None),  # on no page either
        (GEMMA_2, "license", "Gemma Terms of Use"),  # on every page, and not open source
        (GEMMA_2, "osi_approved", "no"),
        (GEMMA_2, "open_weights", "yes"),
        (GEMMA_2, "commercial_use", "conditional"),
        (GEMMA_2, "capability:vision", "no"),
        (GEMMA_2, "capability:multimodal", "no"),
        (GEMMA_2, "capability:reasoning", "no"),
        (GEMMA_2, "capability:tools", "yes"),  # no there, unresearched
        (GEMMA_2, "capability:structured_output", "yes"),  # likewise
        (GPT_4V, "context", 128_000),
        (GPT_4V, "release", "2023-11-06"),
        (GPT_4V, "open_weights", "no"),
        (GPT_4V, "license", "OpenAI Services Agreement"),
        (GPT_4V, "knowledge_cutoff", "2023-04"),
        (GPT_4V, "architecture", None),  # a mixture of experts by rumor
        (GPT_4V, "capability:reasoning", "no"),
        (GPT_4V, "capability:tools", "yes"),  # not no
        (GPT_4V, "capability:structured_output", "no"),
        (GPT_4V, "capability:vision", "yes"),
        (GPT_4V, "capability:multimodal", "yes"),
        (GPT_4V, "parameters", None),  # 1.76T is a rumor
        (GPT_4V, "retires_on", "2024-12-06"),
        (QWEN, "context", 262_144),
        (QWEN, "release", "2026-03-02"),
        (QWEN, "parameters", 4_000_000_000),
        (QWEN, "architecture", "dense"),  # missing there
        (QWEN, "knowledge_cutoff", "2025-04"),  # missing there
        (QWEN, "license", "Apache License 2.0"),
        (QWEN, "osi_approved", "yes"),
        (QWEN, "capability:structured_output", "yes"),  # not no
        (QWEN, "capability:vision", "yes"),
        (QWEN, "capability:multimodal", "yes"),
        (QWEN, "capability:reasoning", "yes"),  # not no
        (QWEN, "capability:tools", "yes"),  # not no
        (SCOUT, "context", 10_000_000),
        (SCOUT, "parameters", 109_000_000_000),
        (SCOUT, "parameters_active", 17_000_000_000),
        (SCOUT, "osi_approved", "no"),
        (SCOUT, "open_weights", "yes"),
        (SCOUT, "architecture", "mixture of experts"),
        (SCOUT, "capability:vision", "yes"),
        (SCOUT, "capability:multimodal", "yes"),
    ],
)
def test_a_fact_is_there_right_or_put_right(model: str, topic: str, value: str | int | None) -> None:
    assert fact(model, topic) == value


@pytest.mark.parametrize("name", ["code_execution", "computer_use", "ide_integration", "parallel_agents"])
@pytest.mark.parametrize("model", [HAIKU_35, HAIKU_45, GEMMA_2, GEMMA_4, GPT_4V, QWEN, SCOUT])
def test_what_nobody_researched_is_never_a_no(model: str, name: str) -> None:
    assert fact(model, f"capability:{name}") in {"yes", "unknown"}


@pytest.mark.parametrize(
    ("model", "usd"), [(HAIKU_35, "1640.00"), (HAIKU_45, "2050.00"), (GPT_4V, "15500.00")]
)  # the pages say 1,640 for both Haikus, and 18,000
def test_a_months_cost_is_right_to_the_cent(model: str, usd: str) -> None:
    assert monthly(model) == Decimal(usd)


@pytest.mark.parametrize(
    ("model", "price"),
    [
        (HAIKU_35, "$0.80 / $4.00 on Anthropic"),
        (HAIKU_45, "$1.00 / $5.00 on Anthropic"),  # not 0.80 and 4
        (GPT_4V, "$10.00 / $30.00 on OpenAI"),  # not 40
    ],
)
def test_the_labs_own_price_is_right(model: str, price: str) -> None:
    assert row(model, "Prices and providers", "Price, in / out per 1M") == price


@pytest.mark.parametrize(
    ("model", "named"),
    [
        (HAIKU_35, {"Anthropic", "Amazon Bedrock", "Google Vertex AI"}),  # all three have ended it, which no page says
        (HAIKU_45, {"Anthropic", "Amazon Bedrock", "Google Vertex AI", "Azure", "Snowflake Cortex"}),
        (GPT_4V, {"Azure"}),
    ],
)
def test_the_providers_that_the_pages_name_are_there(model: str, named: set[str]) -> None:
    rows = {f.value for f in reply_about(model).answer.facts if f.model == model and f.topic == "providers"}
    assert named <= rows


@pytest.mark.parametrize(
    ("model", "least"), [(HAIKU_35, 6), (HAIKU_45, 8), (GEMMA_4, 2), (GEMMA_2, 1), (GPT_4V, 1), (QWEN, 1)]
)
def test_no_fewer_providers_are_tracked_than_on_the_pages(model: str, least: int) -> None:
    assert int(row(model, "Scorecard", "Providers")) >= least


@pytest.mark.parametrize(
    ("model", "fit"),
    [
        (HAIKU_35, "nothing: retired"),  # coding, RAG and agents there
        (HAIKU_45, "coding, RAG and agents"),
        (GEMMA_4, "coding, RAG and agents"),
        (GEMMA_2, "agents"),  # general there, with no tools
        (GPT_4V, "nothing: retired"),
        (QWEN, "coding, RAG and agents"),  # long context and vision there, with no tools and no reasoning
    ],
)
def test_what_a_model_is_fit_for_follows_from_right_facts(model: str, fit: str) -> None:
    assert row(model, "Scorecard", "Decision fit") == fit


@pytest.mark.parametrize("model", [GEMMA_4, GEMMA_2, QWEN, SCOUT])
def test_a_price_that_the_pages_miss_is_there(model: str) -> None:
    assert (monthly(model) or 0) > 0


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("claude 3.5 haiku vs gemma 2 2b", "Gemma 2 2B IT: it is the only one not retired."),
        ("claude 3.5 haiku vs llama 4 scout", "Llama 4 Scout: it is the only one not retired."),
        ("gemma 2 2b vs gpt-4 vision preview", "Gemma 2 2B IT: it is the only one not retired."),
        ("claude 3.5 haiku vs qwen3.5-4b", "Qwen3.5 4B: it is the only one not retired."),
        ("claude haiku 4.5 vs gemma 4 12b it", "Cost decides: "),
    ],
)
def test_a_retired_model_loses_every_verdict(text: str, verdict: str) -> None:
    assert lead(text, "Verdict").startswith(verdict)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("claude 3.5 haiku vs gemma 2 2b", "Claude 3.5 Haiku: 200,000 tokens, 24× the 8,192 of Gemma 2 2B IT."),
        (
            "claude haiku 4.5 vs gemma 4 12b it",
            "Gemma 4 12B IT: 262,144 tokens, 1.3× the 200,000 of Claude Haiku 4.5.",
        ),
        ("claude 3.5 haiku vs llama 4 scout", "Llama 4 Scout: 10,000,000 tokens, 50× the 200,000 of Claude 3.5 Haiku."),
        (
            "gemma 2 2b vs gpt-4 vision preview",
            "GPT-4 Vision Preview: 128,000 tokens, 16× the 8,192 of Gemma 2 2B IT.",
        ),
        ("claude 3.5 haiku vs qwen3.5-4b", "Qwen3.5 4B: 262,144 tokens, 1.3× the 200,000 of Claude 3.5 Haiku."),
    ],
)
def test_windows_are_compared_in_exact_tokens(text: str, window: str) -> None:
    assert lead(text, "FAQ").splitlines()[0] == f"• Which has the larger context window? {window}"


def test_llama_4_is_a_family_of_two() -> None:
    reply = answerer().reply("claude 3.5 haiku vs llama 4", today=TODAY)
    taken = {model for said in reply.answer.assumed for model in (said.taken, *said.others)} | set(
        reply.answer.candidates
    )
    assert {SCOUT, "meta/llama-4-maverick-17b-instruct"} <= taken


def test_open_weights_are_no_price_and_a_page_that_calls_llama_free_is_put_right() -> None:
    assert row(SCOUT, "Prices and providers", "Free route") == "none tracked"
    assert (monthly(SCOUT) or 0) > 0


@pytest.mark.parametrize("text", PAIRS)
def test_every_section_of_a_page_is_there_and_shorter_than_it_was(text: str) -> None:
    words = full(text).words
    assert len(words.sections) == 15
    assert len(" ".join(words.text.split())) <= 7_000
