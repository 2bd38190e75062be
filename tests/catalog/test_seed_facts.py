"""The shipped catalog is right where comparison pages on the web were found wrong, and says who says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from catalog.facts import answerable
from catalog.snapshot import load

if TYPE_CHECKING:
    from catalog.facts import Fact
    from catalog.models import Capability, Model, Route

CATALOG = load()
TODAY = date(2026, 11, 21)
CLAUDE_3_5_HAIKU = CATALOG.model("anthropic/claude-3-5-haiku")
CLAUDE_HAIKU_4_5 = CATALOG.model("anthropic/claude-haiku-4-5")
GPT_4_VISION = CATALOG.model("openai/gpt-4-vision-preview")
GEMMA_2_2B = CATALOG.model("google/gemma-2-2b-it")
GEMMA_4_12B = CATALOG.model("google/gemma-4-12b-it")
QWEN3_5_4B = CATALOG.model("alibaba/qwen3.5-4b")
SEEDS = (CLAUDE_3_5_HAIKU, CLAUDE_HAIKU_4_5, GPT_4_VISION, GEMMA_2_2B, GEMMA_4_12B, QWEN3_5_4B)


def _rates(route: Route) -> tuple[Decimal | None, Decimal | None]:
    first, second = route.price("input"), route.price("output")
    return (first.usd_per_mtok if first else None, second.usd_per_mtok if second else None)


def _named(fact: Fact[object]) -> list[str]:
    return [source.name for source in fact.sources]


def test_claude_3_5_haiku_is_retired_at_anthropic_by_anthropics_own_list_and_still_sold_elsewhere() -> None:
    life = CLAUDE_3_5_HAIKU.lifecycle
    assert (life.deprecated_on.value, life.retires_on.value) == (date(2025, 12, 19), date(2026, 2, 19))
    assert life.retires_on.sources[0].url == "https://platform.claude.com/docs/en/about-claude/model-deprecations"
    assert life.state(TODAY) == "retired"
    assert any(not r.first_party and r.lifecycle.state(TODAY) != "retired" for r in CLAUDE_3_5_HAIKU.routes)


def test_claude_3_5_haiku_cost_0_80_and_4_dollars() -> None:
    assert _rates(CLAUDE_3_5_HAIKU.routes[0]) == (Decimal("0.8"), Decimal(4))
    assert CLAUDE_3_5_HAIKU.release_date.value == "2024-10-22"
    assert (CLAUDE_3_5_HAIKU.context_window.value, CLAUDE_3_5_HAIKU.max_output.value) == (200_000, 8_192)


def test_claude_3_5_haiku_calls_tools_by_its_labs_word_and_does_not_reason() -> None:
    assert CLAUDE_3_5_HAIKU.capability("tools").value is True
    assert _named(CLAUDE_3_5_HAIKU.capability("tools")) == ["Anthropic via LiteLLM"]
    assert CLAUDE_3_5_HAIKU.capability("reasoning").value is False


def test_claude_haiku_4_5_costs_one_and_five_dollars_and_ten_per_cent_more_in_a_region_of_bedrock() -> None:
    price = CLAUDE_HAIKU_4_5.routes[0].price("input")
    assert _rates(CLAUDE_HAIKU_4_5.routes[0]) == (Decimal(1), Decimal(5))
    assert price is not None
    assert (price.source.name, price.source.as_of) == ("Anthropic via LiteLLM", date(2026, 11, 11))
    bedrock = [route for route in CLAUDE_HAIKU_4_5.routes if route.provider.id == "amazon-bedrock"]
    assert _rates(next(route for route in bedrock if route.region == "us")) == (Decimal("1.1"), Decimal("5.5"))
    assert not any(_rates(route) == (Decimal("0.8"), Decimal(4)) for route in bedrock)


def test_claude_haiku_4_5_reasons_and_uses_computers() -> None:
    assert CLAUDE_HAIKU_4_5.capability("reasoning").value is True
    assert CLAUDE_HAIKU_4_5.capability("computer_use").value is True
    assert "Anthropic via models.dev" in _named(CLAUDE_HAIKU_4_5.capability("reasoning"))


def test_claude_haiku_4_5_came_out_on_15_october_2025() -> None:
    assert CLAUDE_HAIKU_4_5.release_date.value == "2025-10-15"
    assert "Anthropic via LangChain" in _named(CLAUDE_HAIKU_4_5.release_date)
    assert CLAUDE_HAIKU_4_5.lifecycle.state(TODAY) == "active"


def test_gpt_4_vision_preview_cost_ten_and_thirty_dollars() -> None:
    assert _rates(GPT_4_VISION.routes[0]) == (Decimal(10), Decimal(30))


def test_nobody_has_said_how_large_gpt_4_vision_preview_is() -> None:
    assert not GPT_4_VISION.parameters_total.known


def test_gpt_4_vision_preview_was_deprecated_in_june_2024_by_openais_own_list() -> None:
    life = GPT_4_VISION.lifecycle
    assert (life.deprecated_on.value, life.retires_on.value) == (date(2024, 6, 6), date(2024, 12, 6))
    assert _named(life.deprecated_on) == ["OpenAI"]


def test_qwen3_5_4b_reasons_calls_tools_and_has_routes() -> None:
    assert QWEN3_5_4B.capability("reasoning").value is True
    assert QWEN3_5_4B.capability("tools").value is True
    assert len(_named(QWEN3_5_4B.capability("tools"))) >= 3
    assert len({route.provider.id for route in QWEN3_5_4B.routes}) >= 3


def test_gemma_2_2b_has_one_license_which_is_not_open_source_although_the_weights_are_open() -> None:
    assert GEMMA_2_2B.license.name.value == "Gemma Terms of Use"
    assert GEMMA_2_2B.license.osi_approved.value is False
    assert GEMMA_2_2B.open_weights.value is True


def test_gemma_2_2b_has_a_window_of_8192_tokens_and_the_other_figure_is_kept() -> None:
    assert GEMMA_2_2B.context_window.value == 8192
    assert [other.value for other in GEMMA_2_2B.context_window.disagreements] == [128_000]


def test_gemma_4_12b_sees_and_is_open_source() -> None:
    assert GEMMA_4_12B.context_window.value == 262_144
    assert GEMMA_4_12B.license.spdx.value == "Apache-2.0"
    assert GEMMA_4_12B.capability("vision").value is True


def test_claude_3_5_haiku_has_the_terms_of_all_claude_models() -> None:
    terms = CLAUDE_3_5_HAIKU.license
    assert terms.name.value == CLAUDE_HAIKU_4_5.license.name.value == "Anthropic Commercial Terms of Service"
    assert terms.osi_approved.value is False


def test_all_routes_are_listed_not_the_first_five() -> None:
    assert len({route.provider.id for route in CLAUDE_HAIKU_4_5.routes}) > 20


@pytest.mark.parametrize("name", ["code_execution", "ide_integration", "parallel_agents"])
def test_what_nobody_researched_is_unknown_and_not_a_no(name: Capability) -> None:
    assert answerable(GEMMA_2_2B.capability(name)) == "unknown"


@pytest.mark.parametrize("model", SEEDS, ids=lambda model: model.id)
def test_a_model_that_sees_takes_more_than_text(model: Model) -> None:
    sees, several = model.capability("vision").value, model.capability("multimodal").value
    assert several is True if sees else several is not None


@pytest.mark.parametrize(
    ("model_id", "window", "size"),
    [
        ("meta/llama-4-scout-17b-instruct", 10_000_000, 109_000_000_000),
        ("meta/llama-4-maverick-17b-instruct", 1_000_000, 400_000_000_000),
    ],
)
def test_llama_4_is_two_models_with_contexts_by_route_and_open_weights_are_no_price(
    model_id: str, window: int, size: int
) -> None:
    llama = CATALOG.model(model_id)
    assert (llama.context_window.value, llama.parameters_total.value) == (window, size)
    assert _named(llama.context_window) == ["Meta"]
    assert (llama.open_weights.value, llama.license.osi_approved.value) == (True, False)
    assert len({route.context_window.value for route in llama.routes}) > 3
    assert llama.routes[0].price("input") is None


def test_llama_4_by_itself_is_the_name_of_a_family() -> None:
    assert "meta/llama-4" not in CATALOG
    assert any(family.words == "llama 4" for family in CATALOG.families)


@pytest.mark.parametrize("model", SEEDS, ids=lambda model: model.id)
def test_facts_have_days_of_their_own(model: Model) -> None:
    days = {source.as_of for fact in model.capabilities.values() for source in fact.sources}
    days |= {price.source.as_of for route in model.routes for price in route.prices}
    days |= {source.as_of for source in (*model.license.name.sources, *model.context_window.sources)}
    assert len(days) > 1
