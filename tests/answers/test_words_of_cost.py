"""The words of costs at their edges: every edge a golden answer, on invented models."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers.finding import Asked
from answers.questions import Workload
from answers.rendering import section
from answers.topics import cost, pricing
from tests.answers.aviary import DEAL, DEAR, EQUAL, LIKE, NAMED, NULL, PLAIN, RESOLD, ROC, SIZED, UNLISTED
from tests.answers.telling import lines, sentences
from tests.making import CLOUD, TODAY, model, price, rates, route

if TYPE_CHECKING:
    from catalog import Model

MONTHLY = Workload(800_000_000, 250_000_000, period="month")


@pytest.mark.parametrize(
    ("workload", "models", "words"),
    [
        pytest.param(
            replace(MONTHLY, reasoning_tokens=1_000_000, period="once"),
            (PLAIN,),
            [
                "What do 800M input + 250M output + 1M reasoning tokens cost on Plain?",
                "Plain: $2,055.00 on Acme.",
                'Assumed: nothing cached, no batch. Batch would halve it. Say "60 % cached", "make it batch" or '
                '"double the output" to change it.',
                "Reasoning is charged as output on Plain: no source gives a rate of its own.",
            ],
            id="reasoning, one",
        ),
        pytest.param(
            replace(MONTHLY, provider="cloud"),
            (PLAIN,),
            [
                "What do 800M input + 250M output tokens a month cost on Plain, on cloud?",
                "Unavailable: no route of Plain is tracked on cloud.",
                'Assumed: nothing cached, no batch. Say "60 % cached", "make it batch" or "double the output" to '
                "change it.",
            ],
            id="a provider",
        ),
        pytest.param(
            MONTHLY,
            (PLAIN, EQUAL),
            [
                "What do 800M input + 250M output tokens a month cost on Plain and Equal?",
                "The same: $2,050.00 a month on Plain and Equal.",
                'Assumed: nothing cached, no batch. Batch would halve both. Say "60 % cached", "make it batch" '
                'or "double the output" to change it.',
            ],
            id="the same",
        ),
        pytest.param(
            MONTHLY,
            (PLAIN, NULL),
            [
                "What do 800M input + 250M output tokens a month cost on Plain and Null?",
                "Plain: $2,050.00 a month on Acme. Null: unavailable, no source gives its input and output prices.",
                'Assumed: nothing cached, no batch. Say "60 % cached", "make it batch" or "double the output" to '
                "change it.",
            ],
            id="one unpriced",
        ),
        pytest.param(
            replace(MONTHLY, cached=Decimal("0.5"), batched=Decimal(1)),
            (PLAIN,),
            [
                "What do 800M input + 250M output tokens a month cost on Plain?",
                "Unavailable: no source gives the cached batch input price of Plain.",
                "Assumed: 50 % of the input cached (what is written to the cache is not counted), all in "
                'batches. Say "no batch" or "double the output" to change it.',
            ],
            id="cached, written, batch",
        ),
        pytest.param(
            replace(MONTHLY, cached=Decimal("0.5"), cache_written=Decimal("0.1")),
            (PLAIN,),
            [
                "What do 800M input + 250M output tokens a month cost on Plain?",
                "Unavailable: no source gives the cached input and cache write prices of Plain.",
                'Assumed: 50 % of the input cached, 10 % written to the cache, no batch. Say "make it batch" or '
                '"double the output" to change it.',
            ],
            id="written",
        ),
        pytest.param(
            Workload(2_000, None, 500, "once", "per_request"),
            (PLAIN,),
            [
                "What do 1M input tokens cost on Plain?",
                "Plain: $1.00 on Acme.",
                "Assumed: nothing cached, no batch, no output (none was named), prompts of 2,000 tokens. Batch "
                'would halve it. Say "60 % cached", "make it batch" or "double the output" to change it.',
            ],
            id="input only, prompts",
        ),
        pytest.param(
            Workload(None, 1_000_000),
            (PLAIN,),
            [
                "What do 1M output tokens cost on Plain?",
                "Plain: $5.00 on Acme.",
                'Assumed: nothing cached, no batch, no input (none was named). Batch would halve it. Say "60 % '
                'cached", "make it batch" or "double the output" to change it.',
            ],
            id="output only",
        ),
        pytest.param(
            MONTHLY,
            (PLAIN, LIKE),
            [
                "What do 800M input + 250M output tokens a month cost on Plain and Like?",
                "Plain: $2,050.00 a month, $50.00 (2.4 %) less than Like at $2,100.00.",
                'Assumed: nothing cached, no batch. Say "60 % cached", "make it batch" or "double the output" to '
                "change it.",
                "They would cost the same at 3 input tokens per output token; this workload has 3.2.",
            ],
            id="turns",
        ),
        pytest.param(
            replace(MONTHLY, currency="EUR"),
            (SIZED, DEAL, UNLISTED),
            [
                "What do 800M input + 250M output tokens a month cost on Sized, Deal and Past?",
                "Deal: $1,890.00 a month, $2,710.00 (58.9 %) less than Sized at $4,600.00.",
                'Assumed: nothing cached, no batch. Say "60 % cached", "make it batch", "prompts of 250k" or '
                '"double the output" to change it.',
                "Prompts above 200,000 tokens would cost $4.00 in and $18.00 out on Sized; assumed are smaller ones.",
                "By your contract for Deal: the list price of input is $1.00 per 1M tokens (Acme via Digest).",
                "Past was last listed on Acme on 1 Sep 2026: the price is of that day.",
                "All figures are in USD: no exchange rate to EUR is configured.",
            ],
            id="steps, deals, old",
        ),
        pytest.param(
            MONTHLY,
            (RESOLD, ROC),
            [
                "What do 800M input + 250M output tokens a month cost on Dodo and Roc?",
                "The same: $2,050.00 a month on Dodo and Roc.",
                'Assumed: nothing cached, no batch. Say "60 % cached", "make it batch" or "double the output" to '
                "change it.",
                "Dodo is costed at the last price that Acme asked, as listed on 1 Feb 2026; it is still listed "
                "elsewhere, cheapest on Cloudy at $2,600.00.",
                "Roc is costed at the last price that Acme asked; no source gives a price at which it is still listed.",
            ],
            id="ended",
        ),
        pytest.param(
            replace(MONTHLY, period="day", budget_usd=Decimal(9)),
            (PLAIN,),
            [
                "What do 800M input + 250M output tokens a day cost on Plain?",
                "Plain: $2,050.00 a day on Acme. No, Plain exceeds $9.00 a day by $2,041.00.",
                "Per month: Plain $62,396.88 (a month is 30.4375 days).",
                'Assumed: nothing cached, no batch. Batch would halve it. Say "60 % cached", "make it batch" or '
                '"double the output" to change it.',
            ],
            id="a day, budget",
        ),
        pytest.param(
            Workload(
                2500,
                600,
                2400,
                "day",
                "per_request",
                users=40,
                days_a_week=5,
                batched=Decimal("0.6"),
                taken=("middle", "shift"),
            ),
            (PLAIN,),
            [
                "What do 6M input + 1.44M output tokens a workday cost on Plain?",
                "Plain: $9.24 a workday on Acme.",
                "Per month: Plain $200.89 (a month has 21.7 such days).",
                "Counted: 40 users, 2,400 requests a workday in all.",
                "Assumed: nothing cached, 60 % in batches, the middle of a range, one shift a day, prompts of "
                '2,500 tokens. Say "60 % cached", "no batch" or "double the output" to change it.',
            ],
            id="users on workdays, part of it in batches",
        ),
        pytest.param(
            Workload(2_000_000, 500_000, period="hour", users=8, days_a_week=6),
            (PLAIN,),
            [
                "What do 2M input + 500k output tokens an hour on 6 days a week cost on Plain?",
                "Plain: $4.50 an hour on 6 days a week on Acme.",
                "Per month: Plain $2,817.64 (a month has 26.1 such days).",
                "Counted: 8 users.",
                'Assumed: nothing cached, no batch. Batch would halve it. Say "60 % cached", "make it batch" or '
                '"double the output" to change it.',
            ],
            id="an hour on some days of a week",
        ),
        pytest.param(
            Workload(2_000_000, 500_000, 20, "once", users=8, batched=Decimal(1)),
            (PLAIN,),
            [
                "What do 2M input + 500k output tokens cost on Plain?",
                "Plain: $2.25 on Acme.",
                "Counted: 8 users, 20 requests in all.",
                'Assumed: nothing cached, all in batches. Say "60 % cached", "no batch" or "double the output" '
                "to change it.",
            ],
            id="users, once",
        ),
        pytest.param(
            Workload(1_000_000, 1_000_000),
            (NULL, NAMED),
            [
                "What do 1M input + 1M output tokens cost on Null and Named?",
                "Unavailable: no source gives the input and output prices of Null, no source gives the input and "
                "output prices of Named.",
                'Assumed: nothing cached, no batch. Say "60 % cached", "make it batch" or "double the output" to '
                "change it.",
            ],
            id="two without a price",
        ),
        pytest.param(
            replace(MONTHLY, provider="acme"),
            (PLAIN, DEAR),
            [
                "What do 800M input + 250M output tokens a month cost on Plain and Dear, on Acme?",
                "Plain: $2,050.00 a month on Acme. Dear: unavailable, no route of it is tracked on Acme.",
                'Assumed: nothing cached, no batch. Say "60 % cached", "make it batch" or "double the output" to '
                "change it.",
            ],
            id="cost on a place and one without",
        ),
    ],
)
def test_what_is_said_of_a_cost(workload: Workload, models: tuple[Model, ...], words: list[str]) -> None:
    assert sentences(section(cost.find(Asked(models, "cost_estimate", TODAY, workload)))) == words


KITE = model(  # every rate, and the same a tenth dearer in the EU
    "acme/kite",
    "Kite",
    routes=(
        route(
            id_="kite",
            prices=(*rates("1", "5", batch=True, cached="0.1"), price("cache_write", "1.25"), price("reasoning", "3")),
        ),
        route(CLOUD, "eu.kite", rates("1.1", "5.5"), own=False, region="eu"),
    ),
)
SKUA = model(  # in two regions, one of them smaller
    "bird/skua",
    "Skua",
    routes=tuple(
        route(CLOUD, f"{region}.skua", rates("1", "5"), own=False, region=region) for region in ("eu-west-1", "jp")
    ),
)


def answer(workload: Workload, *models: Model) -> list[str]:
    """A cost answer as a person reads it."""
    return lines(section(cost.find(Asked(models, "cost_estimate", TODAY, workload))))


def test_a_share_in_batches_is_charged_at_both_rates_and_both_are_shown() -> None:
    assert answer(replace(MONTHLY, batched=Decimal("0.6")), KITE) == [
        "What do 800M input + 250M output tokens a month cost on Kite?",
        "Kite: $1,435.00 a month on Acme.",
        "  Model  per 1M in  per 1M out  batch in  batch out    a month  route",
        "  Kite       $1.00       $5.00     $0.50      $2.50  $1,435.00  Acme",
        'Assumed: nothing cached, 60 % in batches. Say "60 % cached", "no batch" or "double the output" to change it.',
    ]


def test_what_is_cached_written_and_thought_is_charged_at_rates_that_are_shown() -> None:
    load = replace(MONTHLY, cached=Decimal("0.6"), cache_written=Decimal("0.1"), reasoning_tokens=100_000_000)
    assert answer(load, KITE) == [
        "What do 800M input + 250M output + 100M reasoning tokens a month cost on Kite?",
        "Kite: $1,938.00 a month on Acme.",
        "  Model  per 1M in  cached  cache write  per 1M out  reasoning    a month  route",
        "  Kite       $1.00   $0.10        $1.25       $5.00      $3.00  $1,938.00  Acme",
        "Assumed: 60 % of the input cached, 10 % written to the cache, no batch. "
        'Say "make it batch" or "double the output" to change it.',
    ]


def test_a_region_is_charged_at_its_own_rate_and_what_it_adds_is_told() -> None:
    assert answer(replace(MONTHLY, region="eu"), KITE, PLAIN) == [
        "What do 800M input + 250M output tokens a month cost on Kite and Plain, in the EU?",
        "Kite: $2,255.00 a month on Cloudy. Plain: unavailable, no route of it is tracked in the EU.",
        "  Model    per 1M in   per 1M out      a month  route",
        "  Kite         $1.10        $5.50    $2,255.00  Cloudy (eu)",
        "  Plain  not sourced  not sourced  unavailable  not sourced",
        "Assumed: nothing cached, no batch. "
        'Say "60 % cached", "make it batch", "double the output" or "any region" to change it.',
        "Kite: 10 % dearer in the EU than on Acme without a region.",
    ]


@pytest.mark.parametrize(
    ("load", "models", "words"),
    [
        (
            replace(MONTHLY, region="us"),
            (KITE,),
            "Unavailable: no route of Kite is tracked in the US (one is in the EU).",
        ),
        (
            replace(MONTHLY, region="us"),
            (PLAIN, SKUA),
            "Unavailable: no route of Plain is tracked in the US, "
            "no route of Skua is tracked in the US (some are in Japan and eu-west-1).",
        ),
        (replace(MONTHLY, region="eu", provider="cloud"), (SKUA,), "Skua: $2,050.00 a month on Cloudy."),
        (Workload(reasoning_tokens=1_000_000), (KITE,), "Kite: $3.00 on Acme."),
    ],
)
def test_where_and_what_is_costed_decides_whether_it_can_be(
    load: Workload, models: tuple[Model, ...], words: str
) -> None:
    assert answer(load, *models)[1] == words


def test_what_was_not_named_or_is_only_written_to_a_cache_is_told() -> None:
    assert answer(Workload(reasoning_tokens=1_000_000), KITE)[-1] == (
        "Assumed: nothing cached, no batch, no input and no output (none was named). "
        'Say "60 % cached", "make it batch" or "double the output" to change it.'
    )
    assert answer(replace(MONTHLY, cache_written=Decimal("0.1")), KITE)[-1] == (
        "Assumed: nothing cached, 10 % of the input written to the cache, no batch. "
        'Say "60 % cached", "make it batch" or "double the output" to change it.'
    )


def test_the_route_of_a_lab_that_ended_a_model_is_marked_and_the_seller_of_today_is_cited() -> None:
    asked = Asked((RESOLD,), "pricing", TODAY, MONTHLY)
    for finding in (pricing.find(asked), cost.find(replace(asked, topic="cost_estimate"))):
        assert [row[-1].text for row in finding.tables[0].rows] == ["Acme (ended)"]
        assert {row.route for row in finding.facts} == {"acme/dodo", f"{CLOUD.id}/dodo"}
    unpriced = cost.find(replace(asked, topic="cost_estimate", workload=replace(MONTHLY, batched=Decimal(1))))
    assert [row[-1].text for row in unpriced.tables[0].rows] == ["Acme"]
    assert "last price" not in str(section(unpriced).notes)
    costed = cost.find(replace(asked, topic="cost_estimate"))
    assert [one.value for one in costed.derived if one.name == "still_sold"] == [Decimal(2600)]
