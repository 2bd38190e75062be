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


def test_a_mended_spelling_is_marked_as_such() -> None:
    assert [m.corrected for m in linker().link("sonnett 5.5", TODAY)] == [True]
    assert [m.corrected for m in linker().link("sonnet 5.5", TODAY)] == [False]


def test_a_name_that_is_an_everyday_word_is_not_firm_alone_and_is_with_a_version() -> None:
    assert [m.trust for m in linker().link("write me a haiku", TODAY)] == ["likely"]
    assert [m.trust for m in linker().link("haiku 4.5", TODAY)] == ["firm"]


def test_an_unknown_version_proposes_its_own_family() -> None:
    assert all(model.startswith("openai/gpt") for model in linker().nearest("GPT-5.7", TODAY))
