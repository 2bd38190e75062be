"""A workload's cost is exact, and a missing rate makes it unavailable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.costing import break_even, cheapest_route, estimate, per_month, priced_route
from answers.costing_routes import costed, provider_named
from answers.questions import Workload
from catalog import Provider
from tests.making import BIRD, CLOUD, TODAY, model, price, rates, route

MONTHLY = Workload(800_000_000, 250_000_000, period="month")


@pytest.mark.parametrize(
    ("read", "written", "usd"),
    [
        ("0.8", "4", "1640.00"),
        ("10", "40", "18000.00"),
        ("10", "30", "15500.00"),
        ("1", "5", "2050.00"),
        ("1.1", "5.5", "2255.00"),
        ("0.15", "0.6", "270.00"),
    ],
)
def test_the_goldens_of_800m_in_and_250m_out_hold_to_the_cent(read: str, written: str, usd: str) -> None:
    assert estimate(route(prices=rates(read, written)), MONTHLY, TODAY).usd == Decimal(usd)


def test_a_missing_rate_makes_the_total_unavailable_and_is_named() -> None:
    found = estimate(route(prices=(price("input", "1"),)), MONTHLY, TODAY)
    assert found.usd is None
    assert found.missing == ("output",)


def test_a_free_route_costs_nothing() -> None:
    assert estimate(route(prices=rates("0", "0")), MONTHLY, TODAY).usd == 0


def test_cached_input_is_charged_at_its_own_rate() -> None:
    workload = Workload(1_000_000, 0, cached=Decimal("0.6"))
    assert estimate(route(prices=rates("1", "5", cached="0.1")), workload, TODAY).usd == Decimal("0.46")


def test_cached_input_without_a_rate_for_it_is_unavailable() -> None:
    workload = Workload(1_000_000, 0, cached=Decimal("0.6"))
    assert estimate(route(prices=rates("1", "5")), workload, TODAY).missing == ("cache_read",)


def test_a_batch_takes_every_rate_from_the_batch_list() -> None:
    batch = Workload(800_000_000, 250_000_000, period="month", batched=Decimal(1))
    assert estimate(route(prices=rates("1", "5", batch=True)), batch, TODAY).usd == Decimal("1025.00")
    assert estimate(route(prices=rates("1", "5")), batch, TODAY).usd is None


def test_a_prompt_above_a_tier_is_charged_whole_at_the_tier() -> None:
    tiered = route(prices=(*rates("2", "12"), price("input", "4", above=200_000), price("output", "18", above=200_000)))
    small = Workload(200_000, 1000, 1000, "day", "per_request")
    large = Workload(200_001, 1000, 1000, "day", "per_request")
    assert estimate(tiered, small, TODAY).usd == Decimal("412.00")
    assert estimate(tiered, large, TODAY).usd == Decimal("818.00")


def test_a_rate_holds_from_its_day_on() -> None:
    changing = route(prices=(price("input", "1"), price("input", "2", starts=date(2027, 1, 1)), price("output", "5")))
    workload = Workload(1_000_000)
    assert estimate(changing, workload, date(2026, 12, 31)).usd == 1
    assert estimate(changing, workload, date(2027, 1, 1)).usd == 2


def test_requests_multiply_their_tokens() -> None:
    workload = Workload(2000, 500, 10_000, "day", "per_request")
    assert estimate(route(prices=rates("1", "5")), workload, TODAY).usd == Decimal("45.00")


def test_a_month_is_30_4375_days() -> None:
    assert per_month(Decimal(45), Workload(period="day")) == Decimal("1369.69")
    assert per_month(Decimal(45), Workload()) is None


def test_what_is_used_on_workdays_is_paid_for_on_five_days_of_seven() -> None:
    assert per_month(Decimal(70), Workload(period="day", days_a_week=5)) == Decimal("1521.88")
    assert per_month(Decimal(70), Workload(period="week", days_a_week=5)) == per_month(
        Decimal(70), Workload(period="week")
    )


def test_the_labs_own_route_prices_a_model_and_a_free_one_never_does() -> None:
    own, reseller = route(id_="x", prices=rates("1", "5")), route(CLOUD, "x", rates("0.5", "2"), own=False)
    free = route(BIRD, "x:free", rates("0", "0"), own=False)
    assert priced_route(model("acme/x", "X", routes=(free, reseller, own)), TODAY) is own
    assert priced_route(model("acme/x", "X", routes=(free, reseller)), TODAY) is reseller
    assert cheapest_route(model("acme/x", "X", routes=(free,)), TODAY) is None


def test_a_route_that_nobody_lists_any_more_prices_a_model_only_where_no_other_is_left() -> None:
    left = replace(route(id_="x", prices=rates("1", "5")), last_seen=date(2025, 8, 13))
    reseller = route(CLOUD, "x", rates("2", "6"), own=False)
    gone = replace(reseller, last_seen=date(2025, 8, 13))
    assert priced_route(model("acme/x", "X", routes=(left, reseller)), TODAY) is reseller
    assert priced_route(model("acme/x", "X", routes=(left, gone)), TODAY) is left
    assert priced_route(model("acme/x", "X", routes=(gone,)), TODAY) is gone


def test_the_mix_at_which_the_cheaper_one_turns_is_exact_or_none() -> None:
    assert break_even((Decimal(1), Decimal(5)), (Decimal(2), Decimal(2))) == 3
    assert break_even((Decimal(1), Decimal(5)), (Decimal(2), Decimal(6))) is None


money = st.decimals("0.001", "100", places=3)
tokens = st.integers(0, 10**12)


@given(money, money, tokens, tokens, st.integers(0, 10**9))
def test_more_tokens_never_cost_less(read: Decimal, written: Decimal, asked: int, answered: int, more: int) -> None:
    one = route(prices=rates(str(read), str(written)))
    less = estimate(one, Workload(asked, answered), TODAY).usd
    total = estimate(one, Workload(asked + more, answered), TODAY).usd
    assert less is not None
    assert total is not None
    assert less <= total


def test_a_batch_quoted_for_short_prompts_only_is_unavailable_for_long_ones() -> None:
    stepped = route(prices=(*rates("2", "12", batch=True), price("input", "4", above=200_000)))
    long = Workload(300_000, 0, 10, "day", "per_request", batched=Decimal(1))
    assert estimate(stepped, long, TODAY).missing == ("batch_input",)
    assert estimate(stepped, replace(long, input_tokens=100_000), TODAY).usd == Decimal("1.00")


def test_a_prompt_size_that_was_said_decides_the_step_of_a_total() -> None:
    stepped = route(prices=(*rates("2", "12"), price("input", "4", above=200_000)))
    assert estimate(stepped, Workload(1_000_000, 0, prompt_tokens=300_000), TODAY).usd == 4
    assert estimate(stepped, Workload(1_000_000, 0), TODAY).usd == 2


def test_what_is_written_to_a_cache_has_its_own_rate() -> None:
    cached = route(prices=(*rates("1", "5", cached="0.1"), price("cache_write", "1.25")))
    workload = Workload(1_000_000, 0, cached=Decimal("0.5"), cache_written=Decimal("0.2"))
    assert estimate(cached, workload, TODAY).usd == Decimal("0.60")  # 0.3 plain + 0.05 read + 0.25 written


def test_reasoning_is_charged_at_its_own_rate_or_as_output() -> None:
    workload = Workload(0, 1_000_000, reasoning_tokens=1_000_000)
    assert estimate(route(prices=rates("1", "5")), workload, TODAY).usd == 10
    assert estimate(route(prices=(*rates("1", "5"), price("reasoning", "3"))), workload, TODAY).usd == 8
    assert estimate(route(prices=(price("input", "1"),)), workload, TODAY).missing == ("output",)


def test_a_provider_that_was_named_changes_the_route() -> None:
    own, cloud = route(id_="x", prices=rates("1", "5")), route(CLOUD, "x", rates("1.1", "5.5"), own=False)
    both = model("acme/x", "X", routes=(own, cloud))
    found = costed(both, replace(MONTHLY, provider="cloud"), TODAY)
    assert found is not None
    assert found.usd == Decimal("2255.00")
    assert costed(both, replace(MONTHLY, provider="bird"), TODAY) is None


def test_a_provider_is_found_by_the_words_of_its_name() -> None:
    known = (
        Provider("amazon-bedrock", "Amazon Bedrock"),
        Provider("azure", "Azure"),
        Provider("azure-cognitive-services", "Azure Cognitive Services"),
        Provider("google-vertex", "Google Vertex AI"),
    )
    assert provider_named("Bedrock", known) == "amazon-bedrock"
    assert provider_named("azure and nothing else", known) == "azure"
    assert provider_named("azure cognitive services", known) == "azure-cognitive-services"
    assert provider_named("vertex", known) == "google-vertex"
    assert provider_named("AI", known) is None
    assert provider_named("the weekend", known) is None


@given(money, money, money, tokens, tokens)
def test_a_higher_price_never_costs_less(read: Decimal, written: Decimal, more: Decimal, asked: int, told: int) -> None:
    cheap = estimate(route(prices=rates(str(read), str(written))), Workload(asked, told), TODAY).exact
    dear = estimate(route(prices=rates(str(read + more), str(written))), Workload(asked, told), TODAY).exact
    assert cheap is not None
    assert dear is not None
    assert cheap <= dear


@given(money, money, tokens, tokens, st.decimals("0", "1", places=2))
def test_a_share_in_batches_costs_its_part_of_both(
    read: Decimal, written: Decimal, asked: int, answered: int, share: Decimal
) -> None:
    one = route(prices=rates(str(read), str(written), batch=True))
    plain, mixed, whole = (
        estimate(one, Workload(asked, answered, batched=batched), TODAY).exact
        for batched in (Decimal(0), share, Decimal(1))
    )
    assert plain is not None
    assert whole is not None
    assert mixed == plain * (1 - share) + whole * share


def test_a_region_takes_the_routes_in_it_and_of_those_the_one_that_is_still_listed() -> None:
    routes = (
        route(id_="own", prices=rates("1", "5")),
        replace(route(BIRD, "gone", rates("0.5", "2"), own=False, region="eu"), last_seen=date(2026, 9, 1)),
        route(CLOUD, "eu", rates("1.1", "5.5"), own=False, region="eu-west-1"),
    )
    found = costed(model("acme/x", "X", routes=routes), replace(MONTHLY, region="eu"), TODAY)
    assert found is not None
    assert (found.route.id, found.usd) == ("eu", Decimal("2255.00"))
    assert costed(model("acme/x", "X", routes=routes), replace(MONTHLY, region="us"), TODAY) is None


@given(money, money, st.decimals("0", "1", places=2), tokens)
def test_cached_input_costs_no_more_than_plain_input_where_its_rate_is_lower(
    read: Decimal, cached: Decimal, share: Decimal, asked: int
) -> None:
    low, high = sorted((read, cached))
    one = route(prices=rates(str(high), "1", cached=str(low)))
    plain = estimate(one, Workload(asked, 0), TODAY).exact
    shared = estimate(one, Workload(asked, 0, cached=share), TODAY).exact
    assert plain is not None
    assert shared is not None
    assert shared <= plain
