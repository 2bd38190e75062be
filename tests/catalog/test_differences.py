"""Two snapshots: what changed between them, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from catalog import Fact, Lifecycle, Model
from catalog.differences import Change, Difference, differ, record
from catalog.snapshot import Upstream, decode, encode
from tests.making import BIRD, CLOUD, READ, catalog, model, price, rates, route, source, terms

if TYPE_CHECKING:
    from catalog import Catalog


def holding(*models: Model) -> Catalog:
    """A catalog of these models, through the real format."""
    return decode(encode(models, (), (Upstream("Digest", "https://digest.example", READ, "0" * 64),)))


ROUTE = route(CLOUD, "x", rates("1", "5"), context=1000)
OLD = model("acme/x", "X", context=1000, license_=terms("Old License", osi=False, use="conditional"), routes=[ROUTE])


def changed(old: Model, new: Model) -> list[tuple[str, str, object, object]]:
    return [(c.kind, c.field, c.before, c.after) for c in differ(holding(old), holding(new)).changes]


def test_a_catalog_does_not_differ_from_itself() -> None:
    assert not differ(catalog(), catalog())


def test_a_changed_price_is_named_with_its_route_and_both_rates() -> None:
    new = replace(OLD, routes=(replace(ROUTE, prices=rates("2", "5")),))
    (change,) = differ(holding(OLD), holding(new)).changes
    assert change == Change("price", "acme/x", ("cloud", "x"), "input", Decimal(1), Decimal(2))


def test_a_rate_written_with_more_noughts_is_the_same_rate() -> None:
    assert changed(OLD, replace(OLD, routes=(replace(ROUTE, prices=rates("1.00", "5.0")),))) == []


def test_rates_above_a_prompt_size_and_from_a_day_are_rates_of_their_own() -> None:
    more = (price("input", "2", above=200_000), price("output", "4", starts=date(2026, 12, 1)))
    new = replace(OLD, routes=(replace(ROUTE, prices=(*ROUTE.prices, *more)),))
    assert changed(OLD, new) == [
        ("price", "input above 200000", None, Decimal(2)),
        ("price", "output from 2026-12-01", None, Decimal(4)),
    ]


def test_contexts_licenses_and_lifecycles_are_compared_for_models_and_routes() -> None:
    retiring = Lifecycle(retires_on=Fact(date(2027, 1, 1), (source(),)))
    license_ = replace(OLD.license, name=Fact("New License", (source(),)))
    new = replace(
        OLD,
        context_window=Fact(2000, (source(),)),
        license=license_,
        lifecycle=retiring,
        routes=(replace(ROUTE, context_window=Fact(), lifecycle=retiring),),
    )
    assert changed(OLD, new) == [
        ("context", "context_window", 1000, 2000),
        ("license", "license", "Old License", "New License"),
        ("lifecycle", "retires_on", None, date(2027, 1, 1)),
        ("context", "context_window", 1000, None),
        ("lifecycle", "retires_on", None, date(2027, 1, 1)),
    ]


def test_models_and_routes_added_and_gone_are_named() -> None:
    other = model("bird/y", "Y", routes=[route(BIRD, "y")])
    found = differ(holding(OLD), holding(replace(OLD, routes=(*OLD.routes, route(BIRD, "x-2"))), other))
    assert found.models_added == ("bird/y",)
    assert found.routes_added == (("acme/x", "bird", "x-2"), ("bird/y", "bird", "y"))
    back = differ(holding(OLD, other), holding(OLD))
    assert (back.models_gone, back.routes_gone) == (("bird/y",), (("bird/y", "bird", "y"),))


def test_a_route_that_calls_another_model_now_is_neither_added_nor_gone() -> None:
    moved = replace(ROUTE, prices=rates("9", "9"))
    found = differ(
        holding(OLD, model("bird/y", "Y")), holding(replace(OLD, routes=()), model("bird/y", "Y", routes=[moved]))
    )
    assert not found.routes_added
    assert not found.routes_gone
    assert [(c.field, c.before, c.after) for c in found.changes] == [
        ("model", "acme/x", "bird/y"),
        ("input", Decimal(1), Decimal(9)),
        ("output", Decimal(5), Decimal(9)),
    ]


def test_the_record_has_money_as_exact_strings_and_days_as_iso_days() -> None:
    changes = (
        Change("price", "acme/x", ("cloud", "x"), "input", Decimal("0.10"), None),
        Change("lifecycle", "acme/x", None, "retires_on", None, date(2027, 1, 1)),
    )
    held: Any = json.loads(json.dumps(record(Difference("a", "b", (), (), (), (("m", "p", "r"),), changes))))
    assert held["routes"]["gone"] == [{"model": "m", "provider": "p", "id": "r"}]
    assert [(one["route"], one["before"], one["after"]) for one in held["changes"]] == [
        ({"provider": "cloud", "id": "x"}, "0.10", None),
        (None, None, "2027-01-01"),
    ]
