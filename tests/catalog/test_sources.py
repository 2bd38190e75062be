"""What is read out of each upstream's rows, and what is left out and said."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import CatalogError
from catalog.sources import langchain, litellm, modelsdev
from catalog.sources.values import count, iso_date, rate
from tests.catalog.upstream import LITELLM_DAY, MODELS_DEV_DAY, raw

if TYPE_CHECKING:
    from catalog.sources.observation import Observation, Reading


def _models_dev(**fields: object) -> Reading:
    row: dict[str, object] = {"name": "Model", "limit": {"context": 1000}, **fields}
    document = {"somebody": {"name": "Somebody", "models": {"model": row}}}
    return modelsdev.read(json.dumps(document).encode(), MODELS_DEV_DAY)


def _litellm(**fields: object) -> Observation:
    row: dict[str, object] = {"litellm_provider": "openai", "mode": "chat", "max_input_tokens": 1000, **fields}
    return litellm.read(json.dumps({"model": row}).encode(), LITELLM_DAY).observations[0]


def _find(reading: Reading, provider: str, native_id: str) -> Observation:
    return next(o for o in reading.observations if (o.provider.id, o.native_id) == (provider, native_id))


def test_a_models_dev_row_is_read_with_its_day_and_an_address_people_can_open() -> None:
    found = _find(modelsdev.read(raw("modelsdev"), MODELS_DEV_DAY), "anthropic", "claude-haiku-4-5")
    assert (found.context, found.max_output, found.release_date) == (200_000, 64_000, "2025-10-15")
    assert found.as_of == date(2026, 9, 30)
    assert found.url == "https://models.dev/?search=claude-haiku-4-5"
    assert found.capabilities["vision"]
    assert found.capabilities["reasoning"]


def test_a_litellm_row_is_read_with_the_page_it_names_itself() -> None:
    found = _find(litellm.read(raw("litellm"), LITELLM_DAY), "anthropic", "claude-haiku-4-5")
    assert found.url == "https://platform.claude.com/docs/en/about-claude/pricing"
    rates = {quote.kind: quote.usd_per_mtok for quote in found.quotes}
    assert rates["input"] == Decimal(1)
    assert rates["cache_write_1h"] == Decimal(2)
    assert rates["batch_output"] == Decimal("2.5")
    assert rates["batch_cache_read"] == Decimal("0.05")


def test_a_litellm_row_without_a_page_points_to_the_file() -> None:
    assert _litellm(source="ask sales").url == litellm.FILE_URL


def test_silence_about_a_capability_is_not_a_no() -> None:
    assert _litellm(supports_vision=True, supports_reasoning=False).capabilities == {"vision": True, "reasoning": False}


def test_models_dev_says_nothing_of_structured_output_where_the_field_is_missing() -> None:
    found = _models_dev(reasoning=False, tool_call=True).observations[0]
    assert found.capabilities == {"reasoning": False, "tools": True}


@pytest.mark.parametrize("context", [0, -1, None, "200k", True, 1.5])
def test_a_context_that_is_no_positive_number_is_unknown(context: object) -> None:
    assert _models_dev(limit={"context": context}).observations[0].context is None


def test_a_date_that_does_not_exist_is_dropped_and_reported() -> None:
    found = _models_dev(knowledge="2025-02-31", release_date="2025-02")
    assert found.observations[0].knowledge_cutoff is None
    assert found.observations[0].release_date == "2025-02"
    assert [bad.reason for bad in found.bad_rows] == ["knowledge '2025-02-31' is no date"]


def test_a_price_below_zero_is_dropped_and_reported() -> None:
    found = _models_dev(cost={"input": -1, "output": -1})
    assert found.observations[0].quotes == ()
    assert not found.observations[0].says_free
    assert len(found.bad_rows) == 2


def test_float_noise_is_stripped_from_prices() -> None:
    assert rate(7.999999999999999e-07, per_token=True) == Decimal("0.8")
    assert str(rate(1e-07, per_token=True)) == "0.1"
    assert str(rate(5e-05, per_token=True)) == "50"


def test_tiers_become_rates_above_a_prompt_size() -> None:
    gemini = _find(litellm.read(raw("litellm"), LITELLM_DAY), "google", "gemini-2.5-pro")
    rates = {(quote.kind, quote.above_tokens): quote.usd_per_mtok for quote in gemini.quotes}
    assert rates["input", None] == Decimal("1.25")
    assert rates["input", 200_000] == Decimal("2.5")
    flash = _find(litellm.read(raw("litellm"), LITELLM_DAY), "alibaba", "qwen-flash")
    ranges = {(quote.kind, quote.above_tokens): quote.usd_per_mtok for quote in flash.quotes}
    assert ranges["output", None] == Decimal("0.4")
    assert ranges["output", 256_000] == Decimal(2)


def test_models_dev_tiers_are_read_like_the_plain_rates() -> None:
    tier = {"input": 6, "output": 22.5, "tier": {"type": "context", "size": 200_000}}
    found = _models_dev(cost={"input": 3, "output": 15, "tiers": [tier]}).observations[0]
    assert Decimal("22.5") in [quote.usd_per_mtok for quote in found.quotes if quote.above_tokens == 200_000]


def test_rows_that_are_no_routes_are_not_read() -> None:
    ids = {found.native_id for found in litellm.read(raw("litellm"), LITELLM_DAY).observations}
    assert not ids & {"sample_spec", "low/1024-x-1024/gpt-image-1"}
    assert not any("commitment" in native_id for native_id in ids)


@pytest.mark.parametrize(
    ("key", "provider", "native"),
    [
        ("claude-haiku-4-5", "anthropic", "claude-haiku-4-5"),
        ("vertex_ai/claude-haiku-4-5", "vertex_ai-anthropic_models", "claude-haiku-4-5"),
        ("azure_ai/gpt-oss-120b", "azure_ai", "gpt-oss-120b"),
        ("amazon-nova/nova-pro-v1", "amazon_nova", "nova-pro-v1"),
        ("meta-llama/Llama-3-8b", "together_ai", "meta-llama/Llama-3-8b"),
    ],
)
def test_the_native_id_is_the_key_without_litellms_own_prefix(key: str, provider: str, native: str) -> None:
    assert litellm.native_id(key, provider) == native


def test_one_company_has_one_provider_id_in_both_files() -> None:
    ours = {found.provider.id for found in litellm.read(raw("litellm"), LITELLM_DAY).observations}
    assert {"amazon-bedrock", "google-vertex", "azure", "google", "zai", "llama", "alibaba"} <= ours


def test_langchain_profiles_are_read_for_labs_only_with_the_packages_own_day() -> None:
    found = langchain.read(raw("langchain")).observations
    assert {row.provider.id for row in found} == {"anthropic"}
    newest = next(row for row in found if row.native_id == "claude-haiku-5-5")
    assert (newest.release_date, newest.as_of) == ("2026-10-07", date(2026, 10, 7))
    assert newest.modalities_in == ("text", "image", "pdf")


def test_a_profile_that_does_not_speak_of_text_gives_no_list_of_what_goes_in() -> None:
    profiles = {"owl": {"pdf_inputs": True}, "jay": {"text_inputs": True, "pdf_inputs": True}}
    found = langchain.read(
        json.dumps({"openai 1": {k: {**v, "last_updated": "2026-10-01"} for k, v in profiles.items()}}).encode()
    )
    assert {row.native_id: row.modalities_in for row in found.observations} == {"owl": None, "jay": ("text", "pdf")}
    assert {row.capabilities["pdf"] for row in found.observations} == {True}


def test_a_file_that_is_no_json_is_refused_with_its_name_and_the_cure() -> None:
    with pytest.raises(CatalogError, match=r"api\.json is not JSON .* download it again"):
        modelsdev.read(b"<html>", MODELS_DEV_DAY, file="api.json")


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_FIELDS = st.sampled_from(
    [
        "cost",
        "limit",
        "modalities",
        "name",
        "release_date",
        "reasoning",
        "litellm_provider",
        "mode",
        "tiered_pricing",
        "models",
        "last_updated",
        "input_cost_per_token",
        "max_input_tokens",
        "supports_vision",
        "deprecation_date",
        "source",
    ]
)
_ROWS = st.dictionaries(_FIELDS, _ANYTHING, max_size=6)


@given(st.dictionaries(st.text(max_size=4), _ROWS | _ANYTHING, min_size=1, max_size=3))
def test_no_row_whatever_its_shape_crashes_a_reader(rows: dict[str, object]) -> None:
    document = json.dumps(rows).encode()
    litellm.read(document, LITELLM_DAY)
    langchain.read(json.dumps({"openai 1": rows}).encode())
    modelsdev.read(json.dumps({"somebody": {"models": rows}}).encode(), MODELS_DEV_DAY)


@given(st.text(max_size=12))
def test_only_dates_that_exist_are_dates(written: str) -> None:
    found = iso_date(written)
    assert found is None or date.fromisoformat(f"{found}-01-01"[:10])


@given(_ANYTHING)
def test_a_count_is_a_positive_whole_number_or_unknown(value: object) -> None:
    found = count(value)
    assert found is None or (found > 0 and found == value)


@given(_ANYTHING, st.booleans())
def test_a_rate_is_a_finite_decimal_or_unknown(value: object, per_token: bool) -> None:
    found = rate(value, per_token=per_token)
    assert found is None or found.is_finite()
