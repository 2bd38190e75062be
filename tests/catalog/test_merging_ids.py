"""What a model's name says of its size and its month, and where it says nothing that can be relied on."""

from __future__ import annotations

import pytest

from catalog.merging_ids import month_claims, size_claims, sizes
from tests.catalog.upstream import placed, row


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("google/gemma-3-27b-it", (27_000_000_000, None)),
        ("alibaba/qwen3-235b-a22b-thinking-2507", (235_000_000_000, 22_000_000_000)),
        ("tencent/hy-mt2-1.8b", (1_800_000_000, None)),
        ("inclusionai/ling-1t", (1_000_000_000_000, None)),
        ("meta/llama-prompt-guard-2-22m", (22_000_000, None)),
    ],
)
def test_a_size_in_the_name_is_read(model: str, expected: tuple[int, int | None]) -> None:
    assert sizes(model) == expected


@pytest.mark.parametrize(
    "model",
    [
        "mistral/open-mixtral-8x7b",
        "google/gemma-3n-e4b-it",
        "meta/llama-4-scout-17b-instruct",
        "cohere/command-r7b-12-2024",
        "openai/gpt-4-32k",
        "somebody/merge-7b-and-13b",
        "minimax/minimax-m2",
    ],
)
def test_an_unclear_number_is_no_size(model: str) -> None:
    assert sizes(model) is None


def test_a_size_is_claimed_by_rows_that_spell_it_and_by_the_labs_first() -> None:
    rows = [
        placed(row("reseller", "Qwen/Qwen3-14B")),
        placed(row("alias", "qwen-dense-latest")),
        placed(row("alibaba", "qwen3-14b"), first_party=True),
    ]
    found = size_claims("alibaba/qwen3-14b", rows, active=False)
    assert [(claim.value, claim.source.kind) for claim in found] == [
        (14_000_000_000, "first_party"),
        (14_000_000_000, "reseller"),
    ]
    assert size_claims("alibaba/qwen3-14b", rows, active=True) == []


@pytest.mark.parametrize(
    ("model", "native_id", "month"),
    [
        ("openai/gpt-4o-search-preview", "gpt-4o-search-preview-2025-03-11", "2025-03"),
        ("mistral/codestral", "codestral-2405", "2024-05"),
        ("google/deep-research-pro", "deep-research-pro-preview-12-2025", "2025-12"),
        ("xai/grok-4", "grok-4-0709", None),
        ("mistral/some", "some-2413", None),
    ],
)
def test_the_month_in_the_labs_own_id_is_when_it_came_out(model: str, native_id: str, month: str | None) -> None:
    found = month_claims(model, [placed(row("lab", native_id), first_party=True)])
    assert [claim.value for claim in found] == ([month] if month else [])


def test_a_resellers_id_dates_no_model() -> None:
    assert month_claims("openai/gpt", [placed(row("reseller", "gpt-2025-03-11"))]) == []
