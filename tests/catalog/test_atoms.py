"""Names are cut into the parts that tell models apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.atoms import atoms, lowered


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("claude-haiku-4-5-20251001", "claude haiku 4.5 20251001"),
        ("Claude Haiku 4.5", "claude haiku 4.5"),
        ("claude–haiku–4–5", "claude haiku 4.5"),
        ("gpt4o-mini", "gpt 4o mini"),
        ("GPT 4-o", "gpt 4o"),
        ("glm-4p6", "glm 4.6"),
        ("qwen3-235b-a22b-2507", "qwen 3 235b a22b 2507"),
        ("mixtral 8x7b", "mixtral 8x7b"),
        ("o4-mini-high", "o4 mini high"),
        ("kimi-k2.5", "kimi k2.5"),
        ("deepseek-v3.2", "deepseek 3.2"),
        ("deepseek-v-3.2", "deepseek 3.2"),
        ("llama3.1:8b", "llama 3.1 8b"),
        ("command-r+", "command r plus"),
        ("gemma 3n e4b", "gemma 3n e4b"),
        ("gpt-5-2025-08-07", "gpt 5 20250807"),
        ("functiongemma:270m", "functiongemma 270m"),
        ("Haiku 4.5とGPT-4o mini", "haiku 4.5 と gpt 4o mini"),
    ],
)
def test_a_name_in_any_spelling_has_the_same_parts(name: str, parts: str) -> None:
    assert [atom.text for atom in atoms(name)] == parts.split()


@given(st.text())
def test_any_text_is_cut_without_an_error_into_parts_that_point_at_it(text: str) -> None:
    end = 0
    for atom in atoms(text):
        assert end <= atom.start < atom.end <= len(text)
        end = atom.end


@given(st.text())
def test_lower_case_keeps_every_position(text: str) -> None:
    assert len(lowered(text)) == len(text)
