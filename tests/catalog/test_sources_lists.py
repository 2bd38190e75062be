"""What is read out of HELM's list and of the wheel of genai-prices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import CatalogError
from catalog.sources import genaiprices, helm, langchain
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


LIVE = b"""[{"id": "together", "name": "Together", "models": [
 {"id": "plain", "prices": {"input_mtok": 1.1, "output_mtok": {"base": 5, "tiers": [{"start": 100000, "price": 7}]}},
  "price_variants": [{"when": {"processing": "batch"}, "prices": {"input_mtok": 0.55}},
                     {"when": {"service_tier": "flex"}, "prices": {"output_mtok": 1}}]},
 {"id": "dated", "prices": [{"prices": {"input_mtok": 4}},
  {"constraint": {"start_date": "2026-11-01"}, "prices": {"input_mtok": 3}},
  {"constraint": {"start_date": "2027-01-01"}, "prices": {"input_mtok": 2}}]},
 {"id": "cheaper-at-night", "prices": [{"prices": {"input_mtok": 1}},
  {"constraint": {"start_time": "00:30:00Z", "end_time": "16:30:00Z"}, "prices": {"input_mtok": 2}}]},
 {"id": "free-or-unknown", "prices": {}}, {"id": "odd", "prices": [7, {"constraint": [], "prices": true}]}, 3]}]"""


def test_the_live_json_says_the_same_as_the_wheel() -> None:
    found = {one.native_id: one for one in genaiprices.read(LIVE, GENAI_PRICES_DAY).observations}
    assert {quote.kind: (quote.usd_per_mtok, quote.above_tokens) for quote in found["plain"].quotes[:1]} == {
        "input": (Decimal("1.1"), None)
    }
    assert [(quote.kind, quote.above_tokens) for quote in found["plain"].quotes[1:]] == [
        ("output", None),
        ("output", 100_000),
        ("batch_input", None),
    ]
    assert found["dated"].quotes == PRICES["dated"].quotes
    assert found["dated"].provider.id == PRICES["dated"].provider.id
    assert set(found) == {"plain", "dated"}


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"[" * 100_000, b"\xff", b"providers = []"])
def test_a_file_that_is_neither_wheel_nor_json_is_refused_with_the_cure(raw: bytes) -> None:
    with pytest.raises(CatalogError, match=r"data\.json .*download it again"):
        genaiprices.read(raw, date(2026, 11, 10), file="data.json")


def test_profiles_are_read_out_of_a_package_s_module_without_running_it() -> None:
    module = b"import os\nos.abort()\n"
    module += b'_PROFILES: dict[str, dict] = {"owl-1": {"name": "Owl 1", "last_updated": "2026-11-01"}}\n'
    (owl,) = langchain.read(langchain.joined({"openai": module})).observations
    assert (owl.provider.id, owl.native_id, owl.name, owl.as_of) == ("openai", "owl-1", "Owl 1", date(2026, 11, 1))


@pytest.mark.parametrize(
    "module", [b"", b"\xff", b"(" * 1000, b"_PROFILES: dict", b"_PROFILES: dict = {1: f()}", b" " * 5_000_000, b"a\0b"]
)
def test_a_module_without_a_plain_table_is_refused(module: bytes) -> None:
    with pytest.raises(CatalogError, match="download it again"):
        langchain.profiles(module)


def test_a_file_that_is_no_wheel_is_refused_with_the_cure() -> None:
    with pytest.raises(CatalogError, match=r"prices\.whl is no wheel of genai-prices .* download it again"):
        genaiprices.read(b"PK", date(2026, 11, 10), file="prices.whl")


@given(st.text(max_size=40))
def test_no_source_text_whatever_it_says_crashes_the_reader(text: str) -> None:
    body = f"providers: list = [Provider(id={text!r}, models=[ModelInfo(id={text!r}, prices=Decimal({text!r}))])]"
    assert genaiprices.read(wheel(body.encode()), GENAI_PRICES_DAY).observations == ()
