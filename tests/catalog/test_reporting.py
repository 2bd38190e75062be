"""How much is known: coverage per class and lab, its goals, and the age of the sources."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from catalog import Disagreement, Fact, Lifecycle, Model, load
from catalog.reporting import Coverage, record, report
from catalog.snapshot import Upstream, decode, encode
from tests.making import CLOUD, READ, TODAY, fact, model, rates, route, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.reporting import Report

RETIRED = Lifecycle(status=Fact("retired", (source(),)))


def reported(*models: Model) -> Report:
    """The report on a catalog of these models."""
    upstreams = (Upstream("Digest", "https://digest.example", READ, "0"), Upstream("Files", "files", None, "0"))
    return report(decode(encode(models, (), upstreams)), TODAY)


def of(name: str, classes: Sequence[Coverage]) -> tuple[int, int]:
    return next((one.known, one.of) for one in classes if one.name == name)


def test_coverage_counts_core_models_only_and_totals_count_all() -> None:
    tail = replace(model("bird/tail", "Tail", context=1000), core=False)
    found = reported(model("acme/x", "X", context=1000), model("acme/y", "Y"), tail)
    assert (found.models, found.core) == (3, 2)
    assert of("context", found.classes) == (1, 2)


def test_a_known_no_is_known() -> None:
    found = reported(model("acme/x", "X", capabilities={"vision": False}), model("acme/y", "Y"))
    assert of("vision", found.classes) == (1, 2)


def test_a_price_needs_both_rates_and_a_retired_model_needs_none() -> None:
    half = model("acme/half", "Half", routes=[route(CLOUD, "half", rates("1", "2")[:1])])
    full = model("acme/full", "Full", routes=[route(CLOUD, "full", rates("1", "2"))])
    gone = model("acme/gone", "Gone", routes=[replace(route(CLOUD, "gone"), lifecycle=RETIRED)])
    assert of("prices", reported(half, full, gone).classes) == (1, 2)


def test_parameters_concern_open_weights_and_days_of_a_lifecycle_what_is_going() -> None:
    opened = replace(model("acme/x", "X", weights=True), parameters_total=fact(7_000_000_000))
    closed = model("acme/y", "Y", weights=False, lifecycle=RETIRED)
    found = reported(opened, closed)
    assert of("parameters", found.classes) == (1, 1)
    assert of("lifecycle", found.classes) == (0, 1)


def test_the_largest_labs_have_a_goal_of_their_own_for_licenses() -> None:
    models = [model(f"lab{lab}/m{number}", f"M{lab}-{number}") for lab in range(12) for number in range(2)]
    found = reported(*models, model("small/m", "M"))
    assert of("license", found.classes) == (0, 25)
    assert of("license, 12 largest labs", found.classes) == (0, 24)


def test_labs_stand_by_their_number_of_core_models() -> None:
    found = reported(model("bird/x", "X"), model("acme/y", "Y"), model("acme/z", "Z"))
    assert [(lab.lab, lab.core) for lab in found.labs] == [("acme", 2), ("bird", 1)]


@pytest.mark.parametrize(
    ("known", "total", "met"), [(199, 201, True), (989, 1000, False), (99, 100, True), (0, 0, True)]
)
def test_a_goal_is_met_by_the_exact_share_not_the_rounded_one(known: int, total: int, *, met: bool) -> None:
    assert Coverage("context", known, total, 99).met is met


def test_a_source_is_as_old_as_its_own_day_and_files_kept_by_hand_have_none() -> None:
    assert [(age.name, age.days) for age in reported(model("acme/x", "X")).sources] == [
        ("Digest", (TODAY - READ).days),
        ("Files", None),
    ]


def test_disagreements_on_facts_and_prices_are_counted() -> None:
    other = Disagreement(8192, source("Bird"))
    dear = tuple(replace(price, disagreements=((Decimal(9), source("Bird")),)) for price in rates("1", "2"))
    told = replace(fact(4096), disagreements=(other, other))
    found = reported(replace(model("acme/x", "X", routes=[route(CLOUD, "x", dear)]), context_window=told))
    assert (found.fact_disagreements, found.price_disagreements) == (1, 2)


def test_the_record_of_the_shipped_catalog_has_a_share_goal_and_verdict_for_each_class() -> None:
    held: Any = json.loads(json.dumps(record(report(load(), TODAY))))
    assert all(set(row) == {"class", "known", "of", "share", "goal", "met"} for row in held["coverage"])
    assert all(row["met"] == (row["known"] >= row["goal"] * row["of"] - 1e-9) for row in held["coverage"])
    assert sum(lab["core"] for lab in held["labs"]) == held["counts"]["core"]
