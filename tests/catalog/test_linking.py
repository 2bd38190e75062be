"""What people write is linked to the model they mean, or to none; never silently to a different one."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from catalog import Gazetteer, Linker, load
from tests.catalog.linking_cases import CASES

TODAY = date(2026, 11, 21)


@cache
def linker() -> Linker:
    catalog = load()
    return Linker(Gazetteer(catalog.entries, catalog.families))


def linked(text: str) -> list[str]:
    return [m.models[0] if m.models else f"?{m.said}" for m in linker().link(text, TODAY)]


@pytest.mark.parametrize(("text", "models"), [case for cases in CASES.values() for case in cases])
def test_what_people_write_is_linked_to_what_they_mean(text: str, models: str) -> None:
    assert " ".join(linked(text)) == models


def test_a_family_names_the_member_taken_and_all_the_others() -> None:
    (mention,) = linker().link("haiku", TODAY)
    assert mention.reading == "family"
    assert mention.family == "Claude Haiku"
    assert mention.curated
    assert "anthropic/claude-haiku-4-5" in mention.models[1:]


def test_a_size_that_one_version_alone_has_is_a_family_so_that_the_version_taken_is_said() -> None:
    (mention,) = linker().link("llama 405b", TODAY)
    assert (mention.reading, mention.models) == ("family", ("meta/llama-3.1-405b-instruct",))


def test_a_mended_spelling_is_marked_as_such() -> None:
    assert [m.corrected for m in linker().link("sonnett 5.5", TODAY)] == [True]
    assert [m.corrected for m in linker().link("sonnet 5.5", TODAY)] == [False]


def test_a_name_that_is_an_everyday_word_is_not_firm_alone_and_is_with_a_version() -> None:
    assert [m.trust for m in linker().link("write me a haiku", TODAY)] == ["likely"]
    assert [m.trust for m in linker().link("haiku 4.5", TODAY)] == ["firm"]


def test_an_unknown_version_proposes_its_own_family() -> None:
    assert all(model.startswith("openai/gpt") for model in linker().nearest("GPT-5.7", TODAY))


@pytest.mark.parametrize(
    "text",
    [
        "the Opus codec at 128k",
        "how much is an o1 visa",
        "Gemini horoscope",
        "mistral wind on saturday",
        "llama wool",
        "m2 macbook",
        "terra firma",
    ],
)
def test_a_name_beside_a_word_of_its_other_sense_is_no_model(text: str) -> None:
    assert linked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "go back to step 2 and start over",
        "is flash player still supported",
        "we need nova scotia weather",
        "turn on line 1",
        "3 large pizzas for the team",
        "his sonnets and haikus",
    ],
)
def test_words_of_every_day_are_never_firm(text: str) -> None:
    assert "firm" not in {m.trust for m in linker().link(text, TODAY)}
