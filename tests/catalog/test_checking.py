"""The lint: what it finds, what it lets pass, and how much of what is damaged on purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

import pytest

from catalog import CatalogError, Fact, Lifecycle, Model, Route, load
from catalog.checking import Finding, check, check_model, read_reviewed, record, review
from catalog.snapshot import Upstream, decode, encode
from tests.catalog.mutating import mutants
from tests.making import BIRD, CLOUD, READ, catalog, fact, model, price, rates, route

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from catalog import Catalog, Price

DAY = READ.isoformat()
SHIPPED = load()
SEED = 20261121
ROWS = 1000


def found(of: Model, before: Model | None = None, day: str = DAY) -> list[tuple[str, str]]:
    """Rule and line of all findings on a model."""
    return [(one.rule, one.line) for one in check_model(of, day, before)]


def served(*prices: Price, context: int | None = None, others: Sequence[Route] = ()) -> Model:
    """A model with one route of these prices, and others."""
    return model("acme/x", "X", routes=[route(CLOUD, "x", prices, context=context), *others])


def holding(*models: Model) -> Catalog:
    return decode(encode(models, (), (Upstream("Digest", "https://digest.example", READ, "0" * 64),)))


def test_a_sound_catalog_has_no_findings_by_itself_or_against_itself() -> None:
    assert check(catalog()) == ()
    assert check(catalog(), catalog()) == ()


@pytest.mark.parametrize(
    ("prices", "rule"),
    [
        (rates("-1", "5"), "price_negative"),
        (rates("1000", "5000"), "price_magnitude"),
        (rates("0.000001", "0.000005"), "price_magnitude"),
        (rates("5", "1"), "price_swapped"),
        (rates("0.1", "100"), "price_spread"),
        (rates("1", "5", cached="1.5"), "price_discount"),
        ((price("input", "4", above=200_000), price("output", "2", above=200_000)), "price_swapped"),
    ],
)
def test_a_rate_that_nobody_asks_is_found(prices: tuple[Price, ...], rule: str) -> None:
    assert rule in {one for one, _ in found(served(*prices))}


def test_a_free_route_and_a_route_without_prices_are_no_findings() -> None:
    assert found(served(*rates("0", "0"))) == []
    assert found(served()) == []


def test_a_rate_a_thousand_times_the_other_routes_is_found_with_the_slip_that_explains_it() -> None:
    others = [route(BIRD, f"x-{number}", rates("0.1", "0.2")) for number in range(3)]
    (first, _) = check_model(served(*rates("100", "200"), others=others), DAY)
    assert (first.rule, first.line) == ("price_outlier", "cloud x: input $100")
    assert "slip of 1,000" in first.why


def test_windows_beyond_belief_and_limits_beyond_the_window_are_found() -> None:
    assert found(served(context=200_000_000))[0] == ("context_magnitude", "cloud x: context 200,000,000")
    beyond = replace(model("acme/x", "X", context=8192, output=128_000), routes=())
    assert found(beyond) == [("limit_above_context", "acme/x: output 128,000, context 8,192")]
    assert found(replace(model("acme/x", "X", context=262_000, output=262_144), routes=())) == []


@pytest.mark.parametrize(
    ("released", "cutoff", "rule"),
    [
        ("2026-02-30", None, "date_impossible"),
        ("2026-12-31", None, "date_impossible"),
        ("1999-01-01", None, "date_impossible"),
        ("2026-13", None, "date_impossible"),
        ("2099", None, "date_impossible"),
        (None, "2027", "date_impossible"),
        ("2025-01", "2025-06", "date_order"),
        ("2025-01", "2026", "date_order"),
    ],
)
def test_days_that_cannot_be_are_found(released: str | None, cutoff: str | None, rule: str) -> None:
    one = replace(model("acme/x", "X", released=released), knowledge_cutoff=fact(cutoff))
    assert [name for name, _ in found(one)] == [rule]


@pytest.mark.parametrize("cutoff", ["2025-06", "2025"])
def test_a_cutoff_in_the_month_or_year_of_the_release_is_in_order(cutoff: str) -> None:
    assert found(replace(model("acme/x", "X", released="2025-06-01"), knowledge_cutoff=fact(cutoff))) == []


@pytest.mark.parametrize("released", ["2025", "2025-06", "2025-06-30"])
def test_a_year_and_a_month_are_days_that_can_be(released: str) -> None:
    assert found(model("acme/x", "X", released=released)) == []


def test_a_life_that_ends_before_it_begins_is_found_on_the_model_and_on_its_routes() -> None:
    life = Lifecycle(deprecated_on=fact(date(2026, 6, 1)), retires_on=fact(date(2026, 1, 1)))
    one = model("acme/x", "X", lifecycle=life, routes=[replace(route(CLOUD, "x"), lifecycle=life)])
    days = "deprecated 2026-06-01, retires 2026-01-01"
    assert found(one) == [("date_order", f"acme/x: {days}"), ("date_order", f"cloud x: {days}")]


def test_names_and_routes_of_two_models_and_models_without_routes_are_found() -> None:
    twins = [model(f"acme/{name}", "Same", routes=[route(CLOUD, "one")]) for name in ("a", "b")]
    lines = {(one.rule, one.subject) for one in check(holding(*twins, model("acme/c", "C")))}
    assert lines == {("alias_twice", "same"), ("route_twice", "cloud one"), ("route_orphan", "acme/c")}


def test_a_replacement_that_is_no_model_is_found_and_one_in_words_is_not() -> None:
    lives = [Lifecycle(replacement=fact(name)) for name in ("acme/none", "acme/a", "a newer one")]
    models = [
        model(f"acme/{id_}", id_, lifecycle=life, routes=[route(CLOUD, id_)])
        for id_, life in zip("abc", lives, strict=True)
    ]
    assert [(one.rule, one.line) for one in check(holding(*models))] == [
        ("route_orphan", "acme/a: replaced by acme/none")
    ]


def test_jumps_of_prices_and_windows_are_found_against_the_catalog_before_and_usual_changes_are_not() -> None:
    before = served(*rates("1", "5"), context=200_000)
    assert found(served(*rates("0.5", "4"), context=400_000), before) == []
    assert ("price_jump", "cloud x: input $1 → $0.01") in found(served(*rates("0.01", "0.05")), before)
    assert ("price_jump", "cloud x: input $1 → $0") in found(served(*rates("0", "0")), before)
    assert ("context_jump", "cloud x: context_window 200,000 → 8,192") in found(served(context=8192), before)


def test_input_and_output_that_took_each_others_rate_are_found() -> None:
    lines = found(served(*rates("1", "5")), served(*rates("5", "1")))
    assert lines == [("price_swapped", "cloud x: input $1, output $5")]


def test_a_day_that_moves_by_years_is_found() -> None:
    before, after = (model("acme/x", "X", released=day) for day in ("2023-01-01", "2025-01-01"))
    assert found(after, before) == [("date_jump", "acme/x: release_date 2023-01-01 → 2025-01-01")]


def test_knowledge_that_ends_years_earlier_than_before_is_found_where_only_the_year_is_told() -> None:
    before, after = (replace(model("acme/x", "X"), knowledge_cutoff=fact(said)) for said in ("2025-01", "2021"))
    assert found(after, before) == [("date_jump", "acme/x: knowledge_cutoff 2025-01 → 2021")]


def test_a_catalog_that_lost_a_provider_or_a_tenth_of_its_models_has_shrunk() -> None:
    many = [model(f"acme/m{n}", f"M{n}", routes=[route(CLOUD, f"m{n}")]) for n in range(20)]
    lost = {one.subject for one in check(holding(*many[:10]), holding(*many)) if one.rule == "shrinkage"}
    assert {"all models", "all routes", "models of acme", "routes of cloud"} <= lost
    assert not [one for one in check(holding(*many), holding(*many[:10])) if one.rule == "shrinkage"]


def test_of_a_thousand_damaged_rows_99_percent_are_caught_against_the_catalog_before_and_85_without() -> None:
    models = [SHIPPED.model(entry.id) for entry in SHIPPED.entries]
    day = SHIPPED.as_of.isoformat()
    alone = against = 0
    for mutant in mutants(models, ROWS, Random(SEED)):  # noqa: S311 - repeatable on purpose
        usual = set(found(mutant.before, day=day))
        alone += any(new not in usual and new[1].startswith(f"{mutant.row}: ") for new in found(mutant.after, day=day))
        against += any(
            new not in usual and new[1].startswith(f"{mutant.row}: ") for new in found(mutant.after, mutant.before, day)
        )
    assert alone / ROWS >= 0.85
    assert against / ROWS >= 0.99


def test_all_that_is_found_in_the_shipped_catalog_is_in_the_reviewed_list_and_the_list_has_nothing_else() -> None:
    result = review(check(SHIPPED), read_reviewed())
    assert result.unreviewed == ()
    assert result.stale == ()


def test_a_review_covers_the_values_it_names_and_no_others() -> None:
    seen, other = (Finding("price_outlier", "cloud x", f"input ${usd}", "far off") for usd in (20, 30))
    reviewed = {("price_outlier", seen.line): "Looked up.", ("date_order", "acme/y: old"): "Gone since."}
    result = review([seen, other], reviewed)
    assert (result.reviewed, result.unreviewed) == ((seen,), (other,))
    assert result.stale == (("date_order", "acme/y: old"),)
    assert record(result, reviewed)["stale"] == [{"rule": "date_order", "line": "acme/y: old"}]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[reviewed]]\nrule = "no_rule"\nreason = "long enough to be one"\nfindings = ["x"]\n', "line 2, .*rule"),
        ('[[reviewed]]\nrule = "date_order"\nreason = "short"\nfindings = ["x"]\n', "line 3, .*reason"),
        ("[[reviewed]\n", "no TOML"),
    ],
)
def test_a_reviewed_list_that_is_not_in_order_is_refused_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "reviewed.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match=says):
        read_reviewed(file)


def test_a_missing_reviewed_list_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="cannot be read"):
        read_reviewed(tmp_path / "none.toml")


def test_an_unknown_value_is_no_finding() -> None:
    bare = replace(model("acme/x", "X"), context_window=Fact(), max_output=fact(8192))
    assert found(bare) == []
    assert found(served(price("output", str(Decimal(5))))) == []
