"""One model in full: which model a name stands for, and what its record holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast, get_args

import pytest

from catalog import CAPABILITIES, Disagreement, Fact, Lifecycle, Model, load
from catalog.models import PriceKind, Score
from catalog.showing import NotFoundError, find, record
from tests.making import CLOUD, TODAY, catalog, model, price, rates, route, source

FACTS = [
    "context_window",
    "input_limit",
    "max_output",
    "license",
    "license_url",
    "spdx",
    "osi_approved",
    "open_weights",
    "commercial_use",
    "commercial_use_condition",
    "architecture",
    "modalities_in",
    "modalities_out",
    "release_date",
    "knowledge_cutoff",
    "parameters_total",
    "parameters_active",
    "deprecated_on",
    "retires_on",
    "replacement",
]
SHIPPED = load()


SCORE = Score("SWE-bench Verified", "bash only", "mini-SWE-agent", Decimal("59.8"), "%", source("Board", TODAY))


def shown(of: Model) -> dict[str, Any]:
    """The record as a reader of the JSON has it."""
    return cast("dict[str, Any]", json.loads(json.dumps(record(of))))


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ("acme/swift-2", "acme/swift-2"),
        ("Swift 2", "acme/swift-2"),
        ("swift mini", "acme/swift-mini"),
        ("finch-2-9b:free", "bird/finch-2-9b"),
    ],
)
def test_a_model_is_found_by_its_id_its_name_and_a_providers_id(said: str, id_: str) -> None:
    found = find(catalog(), said, TODAY)
    assert (found.model.id, found.family) == (id_, None)


def test_a_family_with_a_chosen_default_gives_that_member_and_says_so() -> None:
    found = find(catalog(), "swift", TODAY)
    assert (found.model.id, found.family) == ("acme/swift-2", "Swift")


@pytest.mark.parametrize("said", ["Swift 9", "Swift 2 or Heron 1", "Swift 2 zzz", "qqqqqqq"])
def test_a_name_that_stands_for_no_single_model_gets_one_sentence_and_at_most_three_models(said: str) -> None:
    with pytest.raises(NotFoundError) as raised:
        find(catalog(), said, TODAY)
    sentence = str(raised.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert sum(entry.id in sentence for entry in catalog().entries) <= 3


def test_an_unknown_version_of_a_known_line_proposes_its_nearest_members() -> None:
    with pytest.raises(NotFoundError, match=r"no model 'Swift 9'; the nearest: .*acme/swift-2"):
        find(catalog(), "Swift 9", TODAY)


def test_two_models_in_one_name_are_both_named() -> None:
    with pytest.raises(NotFoundError, match="more than one model: say acme/swift-2 or acme/heron-1"):
        find(catalog(), "Swift 2 or Heron 1", TODAY)


def test_a_misspelt_name_of_the_shipped_catalog_is_asked_about_not_assumed() -> None:
    with pytest.raises(NotFoundError, match="anthropic/claude-haiku"):
        find(SHIPPED, "claude hiaku", TODAY)


def test_a_record_holds_every_field_and_every_fact_by_name() -> None:
    held = shown(catalog().model("bird/finch-2-9b"))
    assert list(held) == ["id", "name", "lab", "family", "aliases", "facts", "benchmarks", "routes"]
    assert list(held["facts"]) == [*FACTS, *CAPABILITIES]
    assert list(held["facts"]["license"]) == ["value", "unit", "sources", "disagreements"]
    assert held["facts"]["context_window"]["unit"] == "tokens"
    assert list(held["routes"][0]) == [
        "provider", "region", "id", "context_window", "max_output", "prices", "capabilities", "lifecycle", "payment",
    ]  # fmt: skip
    assert list(held["routes"][0]["prices"][0]) == ["kind", "usd_per_mtok", "above_tokens", "from", "source", "as_of"]


def test_a_known_no_is_false_and_what_nobody_says_is_null_without_sources() -> None:
    facts = shown(catalog().model("bird/finch-2-9b"))["facts"]
    assert facts["vision"]["value"] is False
    assert facts["audio"] == {"value": None, "unit": None, "sources": [], "disagreements": []}


def test_every_fact_names_its_sources_with_address_and_day_and_who_says_otherwise() -> None:
    told = Fact(8192, (source("Acme"),), (Disagreement(128_000, source("Bird", None)),))
    fact = shown(replace(model("acme/x", "X"), context_window=told))["facts"]["context_window"]
    assert fact["sources"] == [{"name": "Acme via Digest", "url": "https://acme.example/models", "as_of": "2026-11-11"}]
    assert fact["disagreements"] == [{"value": 128_000, "source": "Bird via Digest"}]


def test_a_routes_record_has_exact_prices_and_only_the_capabilities_that_are_known() -> None:
    one = route(CLOUD, "x", (*rates("0.1", "0"), price("input", "0.20", above=200_000, starts=date(2026, 12, 1))))
    kept = shown(
        model("acme/x", "X", routes=[replace(one, capabilities={"vision": Fact(), "tools": Fact(value=True)})])
    )
    (row,) = kept["routes"]
    assert [p["usd_per_mtok"] for p in row["prices"]] == ["0.1", "0", "0.20"]
    assert (row["prices"][2]["above_tokens"], row["prices"][2]["from"]) == (200_000, "2026-12-01")
    assert row["capabilities"] == {"tools": True}


def test_days_of_a_lifecycle_are_iso_days() -> None:
    life = Lifecycle(retires_on=Fact(date(2027, 1, 31), (source(),)), replacement=Fact("acme/y", (source(),)))
    held = shown(model("acme/x", "X", lifecycle=life))["facts"]
    assert (held["retires_on"]["value"], held["replacement"]["value"]) == ("2027-01-31", "acme/y")


def test_every_shipped_model_has_a_record_whose_prices_are_numbers_of_known_kinds() -> None:
    for entry in SHIPPED.entries:
        held = shown(SHIPPED.model(entry.id))
        rates_ = [one for row in held["routes"] for one in row["prices"]]
        assert all(Decimal(one["usd_per_mtok"]) >= 0 and one["kind"] in get_args(PriceKind) for one in rates_)
        assert all(fact["sources"] for fact in held["facts"].values() if fact["value"] is not None), entry.id


def test_a_benchmark_names_its_variant_harness_unit_source_and_day() -> None:
    (score,) = shown(replace(model("acme/x", "X"), scores=(SCORE,)))["benchmarks"]
    assert score == {
        "benchmark": "SWE-bench Verified",
        "variant": "bash only",
        "harness": "mini-SWE-agent",
        "score": "59.8",
        "unit": "%",
        "source": "Board via Digest",
        "as_of": TODAY.isoformat(),
    }
