"""The shipped snapshot is right about the models that others have described wrongly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from catalog.snapshot import load

if TYPE_CHECKING:
    from catalog.models import Route

CATALOG = load()
TODAY = date(2026, 11, 21)


def _rates(route: Route) -> tuple[Decimal | None, Decimal | None]:
    first, second = route.price("input"), route.price("output")
    return (first.usd_per_mtok if first else None, second.usd_per_mtok if second else None)


def test_it_is_whole_and_every_model_in_it_can_be_made() -> None:
    models = [CATALOG.model(entry.id) for entry in CATALOG.entries]
    assert sum(model.core for model in models) > 600
    assert sum(len(model.routes) for model in models) > 8000


def test_every_known_fact_of_every_model_names_a_source_with_an_https_address() -> None:
    for entry in CATALOG.entries:
        model = CATALOG.model(entry.id)
        facts = [model.context_window, model.release_date, model.open_weights, model.license.name]
        facts += [*model.capabilities.values(), model.lifecycle.retires_on]
        assert all(fact.sources for fact in facts if fact.known), entry.id
        assert all(source.url.startswith("https://") for fact in facts for source in fact.sources), entry.id


def test_every_familys_default_is_a_model() -> None:
    assert all(family.default in CATALOG for family in CATALOG.families)


def test_claude_3_5_haiku_calls_tools_does_not_reason_and_is_retired() -> None:
    haiku = CATALOG.model("anthropic/claude-3-5-haiku")
    assert (haiku.context_window.value, haiku.max_output.value) == (200_000, 8_192)
    assert haiku.release_date.value == "2024-10-22"
    assert _rates(haiku.routes[0]) == (Decimal("0.8"), Decimal(4))
    assert [haiku.capability(name).value for name in ("tools", "reasoning", "vision")] == [True, False, True]
    assert haiku.lifecycle.retires_on.value == date(2026, 2, 19)
    assert haiku.lifecycle.state(TODAY) == "retired"


def test_claude_haiku_4_5_reasons_and_costs_one_and_five_dollars() -> None:
    haiku = CATALOG.model("anthropic/claude-haiku-4-5")
    assert _rates(haiku.routes[0]) == (Decimal(1), Decimal(5))
    assert haiku.release_date.value == "2025-10-15"
    assert haiku.capability("reasoning").value is True
    assert haiku.lifecycle.state(TODAY) == "active"
    regional = next(r for r in haiku.routes if r.provider.id == "amazon-bedrock" and r.region == "us")
    assert _rates(regional) == (Decimal("1.1"), Decimal("5.5"))


def test_gpt_4_vision_preview_costs_ten_and_thirty_and_its_size_is_unknown() -> None:
    vision = CATALOG.model("openai/gpt-4-vision-preview")
    assert _rates(vision.routes[0]) == (Decimal(10), Decimal(30))
    assert not vision.parameters_total.known
    assert vision.lifecycle.deprecated_on.value == date(2024, 6, 6)
    assert vision.lifecycle.retires_on.value == date(2024, 12, 6)


def test_gemma_2_2b_has_a_small_window_and_terms_that_are_not_open_source() -> None:
    gemma = CATALOG.model("google/gemma-2-2b-it")
    assert gemma.context_window.value == 8192
    assert [other.value for other in gemma.context_window.disagreements] == [128_000]
    assert gemma.license.name.value == "Gemma Terms of Use"
    assert gemma.license.osi_approved.value is False
    assert gemma.open_weights.value is True


def test_gemma_4_12b_sees_and_is_open_source() -> None:
    gemma = CATALOG.model("google/gemma-4-12b-it")
    assert gemma.context_window.value == 262_144
    assert gemma.license.spdx.value == "Apache-2.0"
    assert gemma.capability("vision").value is True
    assert gemma.capability("multimodal").value is True


def test_qwen3_5_4b_reasons_calls_tools_and_has_routes() -> None:
    qwen = CATALOG.model("alibaba/qwen3.5-4b")
    assert qwen.capability("reasoning").value is True
    assert qwen.capability("tools").value is True
    assert len(qwen.routes) >= 3


@pytest.mark.parametrize(
    ("model_id", "window", "size"),
    [
        ("meta/llama-4-scout-17b-instruct", 10_000_000, 109_000_000_000),
        ("meta/llama-4-maverick-17b-instruct", 1_000_000, 400_000_000_000),
    ],
)
def test_llama_4_is_two_models_with_contexts_by_route(model_id: str, window: int, size: int) -> None:
    llama = CATALOG.model(model_id)
    assert llama.context_window.value == window
    assert llama.parameters_total.value == size
    assert llama.license.osi_approved.value is False
    assert len({route.context_window.value for route in llama.routes}) > 3
    assert llama.routes[0].price("input") is None
