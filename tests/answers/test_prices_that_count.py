"""Which price counts: a paid route before a free one, and no rate that stands far below all others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from answers.costing import cheapest_route, free_at_lab, outlying, priced_route
from answers.finding import Asked
from answers.questions import Workload
from answers.rendering import section
from answers.topics import cost
from catalog import Model, Provider
from tests.answers.telling import told
from tests.making import BIRD, CLOUD, TODAY, fact, model, rates, route

MONTHLY = Workload(800_000_000, 250_000_000, period="month")
HOSTS = tuple(Provider(f"host-{n}", f"Host {n}") for n in range(1, 6))
ONE_FREE = route(id_="gull", prices=rates("0", "0"))
SOLD = route(CLOUD, "gull", rates("0.1", "0.4"), own=False)
GULL = model("acme/gull", "Gull", routes=(ONE_FREE, SOLD))
GIVEN = model("acme/given", "Given", routes=(ONE_FREE,))
DEAR = model("bird/dear", "Dear", routes=(route(BIRD, "dear", rates("1", "5")),))


def told_cost(*models: Model, workload: Workload = MONTHLY) -> list[str]:
    """A cost answer's sentence and notes."""
    part = section(cost.find(Asked(models, "cost_estimate", TODAY, workload)))
    return [part.lead, *part.notes]


def test_the_labs_own_paid_route_counts_before_its_free_one() -> None:
    paid = route(id_="gull-paid", prices=rates("1", "5"))
    assert priced_route(replace(GULL, routes=(ONE_FREE, SOLD, paid)), TODAY) is paid


def test_where_the_lab_gives_it_away_the_cheapest_paid_route_counts() -> None:
    assert priced_route(GULL, TODAY) is SOLD
    assert free_at_lab(GULL, TODAY) is ONE_FREE


def test_a_free_route_counts_where_there_is_no_other() -> None:
    assert priced_route(GIVEN, TODAY) is ONE_FREE
    assert free_at_lab(GIVEN, TODAY) is None


def test_a_price_answer_names_who_asks_money_and_who_does_not() -> None:
    part = told("pricing", GULL)
    assert part.lead == "$0.10 in and $0.40 out per 1M tokens on Cloudy, the cheapest paid route."
    assert part.notes == ("Gull is also free on Acme, with limits.",)


def test_a_price_nobody_asks_is_said_to_be_a_paid_one() -> None:
    gift = model("acme/gift", "Gift", routes=(route(CLOUD, "gift:free", rates("0", "0"), own=False, variant="free"),))
    part = told("pricing", gift)
    assert part.lead == "No source gives a paid price for Gift."
    assert part.notes == ("Gift is also free on Cloudy, with limits.",)


def test_a_cost_is_that_of_the_paid_route_and_the_free_offer_is_named() -> None:
    lead, *notes = told_cost(GULL, DEAR)
    assert lead == "Gull: $180.00 a month, $1,870.00 (91.2 %) less than Dear at $2,050.00."
    assert notes[-1] == "Acme also offers Gull free, with limits; its costs are those of the cheapest paid route."


def test_a_verdict_never_calls_a_model_free_that_is_sold() -> None:
    part = told("verdict", GULL, DEAR)
    assert part.lead.startswith("Cost decides: $180.00 a month on Gull, 91.2 % less than Dear at $2,050.00.")
    assert part.notes[0].endswith(
        "Acme also offers Gull free, with limits; its cost is that of the cheapest paid route."
    )


def hosted(*rates_in: str) -> Model:
    """A model that so many providers sell, at the same rate in and out."""
    routes = [route(h, "m", rates(r, r), own=False) for h, r in zip(HOSTS, rates_in, strict=False)]
    return model("acme/wren", "Wren", routes=routes)


@pytest.mark.parametrize(
    ("asked", "cheapest"),
    [
        (("1", "5", "5", "6"), "1"),
        (("0.9", "5", "5", "6"), "5"),
        (("0.1", "0.2", "5", "5", "6"), "5"),
        (("0.1", "5", "5"), "0.1"),
    ],
    ids=["a fifth is a bargain", "less is outlying", "two of five", "three providers tell nothing"],
)
def test_a_rate_far_below_what_the_middle_provider_asks_is_not_the_cheapest(
    asked: tuple[str, ...], cheapest: str
) -> None:
    found = cheapest_route(hosted(*asked), TODAY)
    assert found is not None
    assert found.prices[0].usd_per_mtok == Decimal(cheapest)


def test_the_labs_own_rate_is_never_outlying() -> None:
    own = route(id_="wren", prices=rates("0.1", "0.1"))
    wren = hosted("5", "5", "5", "6")
    assert outlying(replace(wren, routes=(own, *wren.routes)), TODAY) == ()


def test_an_outlying_rate_is_listed_and_said_not_to_count() -> None:
    part = told("pricing", hosted("0.1", "5", "5", "6"))
    assert part.lead == "$5.00 in and $5.00 out per 1M tokens on Host 2."
    assert part.notes == (
        "Host 1 lists Wren at less than a fifth of the usual price: doubtful, so not called the cheapest.",
    )
    lead = told("providers", hosted("0.1", "5", "5", "6")).lead
    assert lead.endswith("The cheapest is Host 2: $5.00 in and $5.00 out per 1M tokens.")


def test_where_models_count_tokens_differently_it_is_said_once_with_who_says_so() -> None:
    thrifty = replace(DEAR, id="bird/thrifty", name="Thrifty")
    wordy = [
        replace(DEAR, id=f"bird/w-{n}", name=f"Wordy {n}", tokenizer_note=fact("Counts more tokens.", "Bird"))
        for n in (1, 2)
    ]
    said = "Bird via Digest says of Wordy 1 and Wordy 2: counts more tokens. The token counts here are taken as given."
    assert said in told_cost(thrifty, *wordy)
    assert not any("counts more" in line for line in told_cost(*wordy))


def test_a_cost_that_nobody_can_tell_has_no_line_per_month() -> None:
    unpriced = model("acme/none", "None", routes=(route(id_="none"),))
    assert not any(
        line.startswith("Per month") for line in told_cost(unpriced, workload=Workload(1_000, 1_000, period="day"))
    )


def test_a_budget_of_several_is_kept_or_not_by_each() -> None:
    lead, *_ = told_cost(GULL, DEAR, workload=replace(MONTHLY, budget_usd=Decimal(200)))
    assert lead.endswith("Gull stays within $200.00 a month by $20.00; Dear exceeds it by $1,850.00.")
