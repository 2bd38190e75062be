"""What people write is linked to the model they mean, or to none; never silently to a different one."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import Gazetteer, Linker, load

TODAY = date(2026, 11, 21)


@cache
def linker() -> Linker:
    catalog = load()
    return Linker(Gazetteer(catalog.entries, catalog.families))


def linked(text: str) -> list[str]:
    return [m.models[0] if m.models else f"?{m.said}" for m in linker().link(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "models"),
    [
        # versioned, in any order, glued or spaced
        ("Claude Haiku 4.5", ["anthropic/claude-haiku-4-5"]),
        ("haiku 4.5", ["anthropic/claude-haiku-4-5"]),
        ("Haiku-4.5", ["anthropic/claude-haiku-4-5"]),
        ("haiku4.5", ["anthropic/claude-haiku-4-5"]),
        ("claude 4.5 haiku", ["anthropic/claude-haiku-4-5"]),
        ("claude 3.5 haiku", ["anthropic/claude-3-5-haiku"]),
        ("HAIKU 3.5", ["anthropic/claude-3-5-haiku"]),
        ("gpt4o mini", ["openai/gpt-4o-mini"]),
        ("4o-mini", ["openai/gpt-4o-mini"]),
        ("GPT-5.4", ["openai/gpt-5.4"]),
        ("o3", ["openai/o3"]),
        ("k3", ["moonshotai/kimi-k3"]),
        ("gemini 4 argon", ["google/gemini-4-argon"]),
        ("flash 2.5", ["google/gemini-2.5-flash"]),
        ("GLM 4.6", ["zhipuai/glm-4.6"]),
        ("Minimax 2.7", ["minimax/minimax-m2.7"]),
        # the seed pages' models
        ("gemma 2 2b", ["google/gemma-2-2b-it"]),
        ("Gemma 4 12B IT", ["google/gemma-4-12b-it"]),
        ("GPT-4 Vision Preview", ["openai/gpt-4-vision-preview"]),
        ("Qwen3.5-4B", ["alibaba/qwen3.5-4b"]),
        ("llama 4 scout", ["meta/llama-4-scout-17b-instruct"]),
        ("Llama 4 Maverick", ["meta/llama-4-maverick-17b-instruct"]),
        # families: the default member
        ("haiku", ["anthropic/claude-haiku-5-5"]),
        ("gemma", ["google/gemma-4-31b-it"]),
        ("llama 4", ["meta/llama-4-maverick-17b-instruct"]),
        ("mistral large", ["mistral/mistral-large-4"]),
        ("claude opus", ["anthropic/claude-opus-5-5"]),
        # dated and prefixed ids
        ("claude-haiku-4-5-20251001", ["anthropic/claude-haiku-4-5"]),
        ("us.anthropic.claude-haiku-4-5-20251001-v1:0", ["anthropic/claude-haiku-4-5"]),
        ("openrouter/anthropic/claude-haiku-4.5", ["anthropic/claude-haiku-4-5"]),
        ("gpt-5-2025-08-07", ["openai/gpt-5"]),
        ("fireworks_ai/accounts/fireworks/models/glm-4p6", ["zhipuai/glm-4.6"]),
        # misspelt
        ("geminni 4 argon", ["google/gemini-4-argon"]),
        ("claude sonnett 5.5", ["anthropic/claude-sonnet-5-5"]),
        ("misral large", ["mistral/mistral-large-4"]),
        ("deepsekk r1", ["deepseek/deepseek-r1"]),
        ("gpt-40-mini", ["openai/gpt-4o-mini"]),
        # several
        ("Haiku vs Gemma context?", ["anthropic/claude-haiku-5-5", "google/gemma-4-31b-it"]),
        ("haiku 4.5/gpt-4o mini", ["anthropic/claude-haiku-4-5", "openai/gpt-4o-mini"]),
        ("Haiku 4.5とGPT-4o miniどっちが安い？", ["anthropic/claude-haiku-4-5", "openai/gpt-4o-mini"]),
        # leaning on the name before, run together, behind a provider, before an amount
        ("Opus 4.7 next to 4.6", ["anthropic/claude-opus-4-7", "anthropic/claude-opus-4-6"]),
        ("Gemma 3 (4B/12B)", ["google/gemma-3-4b-it", "google/gemma-3-12b-it"]),
        ("claudehaiku45", ["anthropic/claude-haiku-4-5"]),
        ("deepseekr1", ["deepseek/deepseek-r1"]),
        ("openrouter/deepseek/deepseek-r1:free", ["deepseek/deepseek-r1"]),
        ("gemini 2.5 pro 100M in 20M out", ["google/gemini-2.5-pro"]),
        ("gpt-5 mini: 5 mio in", ["openai/gpt-5-mini"]),
        ("sonnet 4.5 1M context?", ["anthropic/claude-sonnet-4-5"]),
        ("qwen3.8-max price", ["alibaba/qwen3.8-max"]),
        ("claude max context", ["anthropic/claude-sonnet-5-5"]),
        ("gpt-5 o gemini 2.5 pro?", ["openai/gpt-5", "google/gemini-2.5-pro"]),
        # of the tail: itself, never a sibling
        ("gemini 1.5 pro", ["google/gemini-1.5-pro"]),
        ("gemini 2.0 flash", ["google/gemini-2.0-flash"]),
        ("claude 2", ["anthropic/claude-2"]),
        # nobody's
        ("grok 2", ["?grok 2"]),
        ("falcon-180b", ["?falcon-180b"]),
        ("kimi-dev-72b", ["?kimi-dev-72b"]),
        ("GPT4All", []),
        ("Claude Code", []),
        ("gemini 9 ultra", ["?gemini 9 ultra"]),
        ("GPT-5.7", ["?GPT-5.7"]),
        ("Qwen 4", ["?Qwen 4"]),
        ("gemini-cli", []),
        ("lunch?", []),
        ("what does that cost?", []),
    ],
)
def test_what_people_write_is_linked_to_what_they_mean(text: str, models: list[str]) -> None:
    assert linked(text) == models


def test_a_family_names_the_member_taken_and_all_the_others() -> None:
    (mention,) = linker().link("haiku", TODAY)
    assert mention.reading == "family"
    assert mention.family == "Claude Haiku"
    assert mention.curated
    assert "anthropic/claude-haiku-4-5" in mention.models[1:]


def test_a_mended_spelling_is_marked_as_such() -> None:
    assert [m.corrected for m in linker().link("sonnett 5.5", TODAY)] == [True]
    assert [m.corrected for m in linker().link("sonnet 5.5", TODAY)] == [False]


def test_a_name_that_is_an_everyday_word_is_not_firm_alone_and_is_with_a_version() -> None:
    assert [m.trust for m in linker().link("write me a haiku", TODAY)] == ["likely"]
    assert [m.trust for m in linker().link("haiku 4.5", TODAY)] == ["firm"]


def test_an_unknown_version_proposes_its_own_family() -> None:
    assert all(model.startswith("openai/gpt") for model in linker().nearest("GPT-5.7", TODAY))


@given(st.text(max_size=200))
def test_mentions_never_overlap_and_quote_the_text(text: str) -> None:
    end = 0
    for mention in linker().link(text, TODAY):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.said
        end = mention.end


def test_every_core_model_is_linked_by_its_own_name_and_id() -> None:
    catalog = load()
    wrong = {
        entry.id: got
        for entry in catalog.entries
        if entry.suggestible and entry.chat
        for said in (entry.id,)
        if (got := linked(f"context of {said}?")) != [entry.id]
    }
    assert wrong == {}
