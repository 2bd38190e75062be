"""What is read out of HELM's list and of the wheel of genai-prices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import CatalogError
from catalog.sources import genaiprices, helm
from tests.catalog.upstream import GENAI_PRICES_DAY, helm_list, row, wheel

HELM = {found.model: found for found in helm.read(helm_list()).rows}
PRICES = {found.native_id: found for found in genaiprices.read(wheel(), GENAI_PRICES_DAY).observations}


def _rates(native_id: str) -> dict[tuple[str, int | None], Decimal]:
    return {(quote.kind, quote.above_tokens): quote.usd_per_mtok for quote in PRICES[native_id].quotes}


def test_helm_tells_size_day_and_openness_under_the_catalogs_name_of_the_lab() -> None:
    scout = HELM["meta/llama-4-scout-17b-16e-instruct"]
    assert (scout.parameters, scout.release_date, scout.open_weights) == (109_000_000_000, "2025-04-05", True)
    assert HELM["alibaba/qwen2-72b-instruct"].release_date == "2024-06-07"


def test_a_remark_behind_a_value_of_helm_is_no_part_of_it() -> None:
    assert HELM["anthropic/claude-3-5-haiku-20241022"].release_date == "2024-11-04"


def test_limited_access_says_nothing_of_the_weights() -> None:
    assert HELM["openai/gpt-4o-2024-05-13"].open_weights is None


def test_a_day_of_helm_that_does_not_exist_is_dropped_and_reported() -> None:
    found = helm.read(b"models:\n  - name: lab/model\n    release_date: 2025-02-31\n    num_parameters: many\n")
    assert [(one.release_date, one.parameters) for one in found.rows] == [(None, None)]
    assert [bad.reason for bad in found.bad_rows] == ["release_date '2025-02-31' is no date"]


@pytest.mark.parametrize(("raw", "fault"), [(b"\xff", "is no text"), (b"models: []\n", "lists no models")])
def test_a_file_that_is_not_helms_is_refused_with_the_cure(raw: bytes, fault: str) -> None:
    with pytest.raises(CatalogError, match=rf"list\.yaml {fault}.*download it again"):
        helm.read(raw, file="list.yaml")


def test_plain_cached_and_batch_rates_are_read_and_other_service_levels_are_not() -> None:
    assert _rates("claude-haiku-4-5") == {
        ("input", None): Decimal(1),
        ("output", None): Decimal(5),
        ("cache_read", None): Decimal("0.1"),
        ("cache_write", None): Decimal("1.25"),
        ("batch_input", None): Decimal("0.5"),
        ("batch_output", None): Decimal("2.5"),
    }
    assert PRICES["claude-haiku-4-5"].capabilities == {"prompt_caching": True}


def test_tiers_become_rates_above_their_start() -> None:
    assert _rates("claude-haiku-5-5") == {("input", None): Decimal("0.1"), ("input", 100_000): Decimal("0.5")}


def test_an_empty_price_table_is_no_price() -> None:
    assert "free-or-unknown" not in PRICES


def test_of_dated_rates_the_one_in_force_is_read_not_a_later_one() -> None:
    assert _rates("dated") == {("input", None): Decimal(3)}


def test_a_model_whose_price_changes_with_the_hour_has_no_one_price() -> None:
    assert "cheaper-at-night" not in PRICES


def test_the_context_window_of_genai_prices_is_not_read() -> None:
    assert PRICES["claude-haiku-4-5"].context is None


def test_a_row_counts_only_for_a_route_that_another_upstream_lists_and_means_the_same_model() -> None:
    listed = row("anthropic", "Claude-Haiku-4-5", name="Claude Haiku 4.5")
    (found,) = genaiprices.matching(genaiprices.read(wheel(), GENAI_PRICES_DAY), [listed])
    assert (found.upstream_id, found.name) == ("Claude-Haiku-4-5", "Claude Haiku 4.5")


def test_its_provider_ids_are_those_of_the_other_upstreams() -> None:
    assert PRICES["dated"].provider.id == "togetherai"


def test_a_file_that_is_no_wheel_is_refused_with_the_cure() -> None:
    with pytest.raises(CatalogError, match=r"prices\.whl is no wheel of genai-prices .* download it again"):
        genaiprices.read(b"PK", date(2026, 11, 10), file="prices.whl")


@given(st.text(max_size=40))
def test_no_source_text_whatever_it_says_crashes_the_reader(text: str) -> None:
    body = f"providers: list = [Provider(id={text!r}, models=[ModelInfo(id={text!r}, prices=Decimal({text!r}))])]"
    assert genaiprices.read(wheel(body.encode()), GENAI_PRICES_DAY).observations == ()
