"""Workloads are read as people write them."""

from __future__ import annotations

from dataclasses import asdict, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.questions import Workload
from answers.workload_changes import change_workload
from answers.workloads import read_workload

MONTHLY = Workload(800_000_000, 250_000_000, period="month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("800M in 250M out a month", MONTHLY),
        ("50M in, 10M out per month", Workload(50_000_000, 10_000_000, period="month")),
        ("1.5M in, 300k out a day", Workload(1_500_000, 300_000, period="day")),
        ("10k req/day at 2k in / 500 out", Workload(2000, 500, 10_000, "day", "per_request")),
        (
            "5k users, 20 msgs each per day, 500 in/200 out",
            Workload(500, 200, 100_000, "day", "per_request", users=5000),
        ),
        ("100M tokens/month, 3:1 in:out", Workload(75_000_000, 25_000_000, period="month")),
        ("half a million input tokens", Workload(500_000)),
        ("12,5 Mio Input und 3 Mio Output pro Monat", Workload(12_500_000, 3_000_000, period="month")),
        ("3e8 input tokens a year", Workload(300_000_000, period="year")),
        ("1,500,000 in and 20.000 out", Workload(1_500_000, 20_000)),
        ("input 800M, output 250M monthly", MONTHLY),
        ("yearly cost of 1M in 100k out per day", Workload(1_000_000, 100_000, period="day")),
        ("monthly bill for 10k req/day at 2k in / 500 out", Workload(2000, 500, 10_000, "day", "per_request")),
        ("one request with 150k in and 2k out", Workload(150_000, 2000, 1, "once", "per_request")),
        ("50M/10M per month", Workload(50_000_000, 10_000_000, period="month")),
        ("25 devs, each 2M in and 150k out a day", Workload(50_000_000, 3_750_000, period="day", users=25)),
        ("200 chats per day, 15 turns each, 1k in 300 out per turn", Workload(1000, 300, 3000, "day", "per_request")),
        ("3 req/s 24/7, 900 tok prompt, 150 tok answer", Workload(900, 150, 3, "second", "per_request")),
        ("每天1万次请求，每次输入2000、输出500", Workload(2000, 500, 10_000, "day", "per_request")),
        ("20 rps, 700 in / 90 out", Workload(700, 90, 20, "second", "per_request")),
        ("40 млн вход, 8 млн выход в месяц", Workload(40_000_000, 8_000_000, period="month")),
        ("1.000.000 in / 200.000 out al mese", Workload(1_000_000, 200_000, period="month")),
        ("80k/day chat msgs, ~500 tok each, replies ~90 tok", Workload(500, 90, 80_000, "day", "per_request")),
        ("6 hours of work at 100k tokens/min", Workload(36_000_000)),
        ("2k requests a minute, 100 in 10 out", Workload(100, 10, 120_000, "hour", "per_request")),
        ("3 rps for 10 hours a day, 400 in 50 out", Workload(400, 50, 108_000, "day", "per_request")),
        ("monthly 4M input only, output ~2 tokens, 50k calls", Workload(4_000_000, 100_000, 50_000, "month")),
        ("每天 2万 次请求, 每次输入 800, 输出 200", Workload(800, 200, 20_000, "day", "per_request")),
        ("15 mi de tokens de entrada e 3 mi de saída por mês", Workload(15_000_000, 3_000_000, period="month")),
        ("20M in 4M out under 50 euros", Workload(20_000_000, 4_000_000, currency="EUR")),
        ("2M in 1M out, 60% cached", Workload(2_000_000, 1_000_000, cached=Decimal("0.6"))),
        ("2M in 1M out as a batch", Workload(2_000_000, 1_000_000, batched=Decimal(1))),
        ("12 jobs an hour, 60k in 3k out per job", Workload(60_000, 3000, 12, "hour", "per_request")),
        ("60 meetings a week, 30k tokens in and 1k out each", Workload(30_000, 1000, 60, "week", "per_request")),
        ("40 scans an hour, each scan reads 30k and writes 2k", Workload(30_000, 2000, 40, "hour", "per_request")),
        ("1.4M docs × 3k tokens", Workload(3000, None, 1_400_000, "once", "per_request")),
        ("14 agents, each burns 900k in and 75k out daily", Workload(12_600_000, 1_050_000, period="day", users=14)),
        ("8 bots at 1M in / 100k out per day", Workload(8_000_000, 800_000, period="day", users=8)),
        (
            "6 crawlers, every one reads 3M and writes 200k a night",
            Workload(18_000_000, 1_200_000, period="day", users=6),
        ),
        ("a quarter million calls a month, 900 in, 220 back", Workload(900, 220, 250_000, "month", "per_request")),
        ("three quarters of a million calls, 90 in 20 out", Workload(90, 20, 750_000, "once", "per_request")),
        ("500M tokens/mo, 80% of it input", Workload(400_000_000, 100_000_000, period="month")),
        ("200M tokens a month, a quarter output", Workload(150_000_000, 50_000_000, period="month")),
        ("10k req a day, 500 tokens in, label is 5 tokens", Workload(500, 5, 10_000, "day", "per_request")),
        (
            "30k calls, prompts of 1200 tokens and answers of about 300",
            Workload(1200, 300, 30_000, "once", "per_request"),
        ),
        ("input 800M output 250M monthly", MONTHLY),
        ("20M a month, 3/4 input", Workload(15_000_000, 5_000_000, period="month")),
        ("3/4 of 80M a month is input", Workload(60_000_000, 20_000_000, period="month")),
        ("100M tokens a month, a fifth of it output", Workload(80_000_000, 20_000_000, period="month")),
        ("100M tokens a month, 80/20 split", Workload(80_000_000, 20_000_000, period="month")),
        ("100M tokens a month, in/out 4:1", Workload(80_000_000, 20_000_000, period="month")),
        ("10 Mio Tokens im Monat, ein Viertel davon Ausgabe", Workload(7_500_000, 2_500_000, period="month")),
        ("100 millions de tokens par mois, 20% en sortie", Workload(80_000_000, 20_000_000, period="month")),
        ("每月1亿 tokens, 80%输入", Workload(80_000_000, 20_000_000, period="month")),
        ("2M in 1M out, half of the input cached", Workload(2_000_000, 1_000_000, cached=Decimal("0.5"))),
        ("20M a month, 5M out", Workload(20_000_000, 5_000_000, period="month")),
        ("3 million tokens twice a week", Workload(6_000_000, period="week")),
        ("1M in 200k out a fortnight", Workload(500_000, 100_000, period="week")),
        ("10k req/d, 1.5k → 300 tokens", Workload(1500, 300, 10_000, "day", "per_request")),
        ("8 hours a day, 120k tokens an hour in, 10k out", Workload(960_000, 80_000, period="day")),
        ("1 request every 10 seconds, 3k in 200 out", Workload(3000, 200, 360, "hour", "per_request")),
        ("200M tok/mo at 3:1", Workload(150_000_000, 50_000_000, period="month")),
        ("100M in, a tenth of that out, monthly", Workload(100_000_000, 10_000_000, period="month")),
        ("50 000 000 tokens in, 10 000 000 out par mois", Workload(50_000_000, 10_000_000, period="month")),
        ("50'000 requests a day, 1'000 in 200 out", Workload(1000, 200, 50_000, "day", "per_request")),
        ("10k chats/day, 6 turns, 800 in per turn, 200 out", Workload(800, 200, 60_000, "day", "per_request")),
        ("350 questions an hour, 4k of context, 250 back", Workload(4000, 250, 350, "hour", "per_request")),
        (
            "40 seats, ~60 prompts a workday, 2k in / 600 out",
            Workload(2000, 600, 2400, "day", "per_request", users=40, days_a_week=5),
        ),
        ("3 mil in, 500k out /mo", Workload(3_000_000, 500_000, period="month")),
        ("2 mil de entrada e 300 de saída", Workload(2000, 300)),
        ("200-ish k input a day, 30k output", Workload(200_000, 30_000, period="day")),
        ("每月2亿token输入", Workload(200_000_000, period="month")),
        ("40 rpm at 1k/200", Workload(1000, 200, 2400, "hour", "per_request")),
        ("2 lakh requests a day 500 in 100 out", Workload(500, 100, 200_000, "day", "per_request")),
        ("nightly batch job: 40M in, 6M out", Workload(40_000_000, 6_000_000, period="day")),
        ("10M in 2M out every morning", Workload(10_000_000, 2_000_000, period="day")),
        ("30M in 5M out a quarter", Workload(120_000_000, 20_000_000, period="year")),
        ("10M in 1M out every two weeks", Workload(5_000_000, 500_000, period="week")),
        ("50M in / 10M out per sprint (2 weeks)", Workload(25_000_000, 5_000_000, period="week")),
        ("每天500万输入、80万输出", Workload(5_000_000, 800_000, period="day")),
        ("20M in 4M out a month, under $50?", Workload(20_000_000, 4_000_000, period="month", budget_usd=Decimal(50))),
    ],
)
def test_a_workload_is_read_as_it_is_written(text: str, expected: Workload) -> None:
    found = read_workload(text)
    assert found is not None
    assert asdict(found) == asdict(expected)


@pytest.mark.parametrize(
    "text",
    [
        "and the license?",
        "a context of 200k",
        "version 4.5 is out",
        "crashed in 2022",
        "$5 or $10?",
        "it found 500 holes that nobody knew of in open source",
        "is the GA of 3 pro asleep in a drawer",
    ],
)
def test_numbers_that_count_no_tokens_are_no_workload(text: str) -> None:
    assert read_workload(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("double the output", Workload(800_000_000, 500_000_000, period="month")),
        ("halve the input", Workload(400_000_000, 250_000_000, period="month")),
        ("make it batch", replace(MONTHLY, batched=Decimal(1))),
        ("batch for 60%", replace(MONTHLY, batched=Decimal("0.6"))),
        ("and with EU data residency?", replace(MONTHLY, region="eu")),
        ("prompts of 250k", replace(MONTHLY, prompt_tokens=250_000)),
        ("plus 50M reasoning tokens", replace(MONTHLY, reasoning_tokens=50_000_000)),
        ("60 % cached", Workload(800_000_000, 250_000_000, period="month", cached=Decimal("0.6"))),
        ("and at 100M?", Workload(100_000_000, 250_000_000, period="month")),
        ("100M out", Workload(800_000_000, 100_000_000, period="month")),
        ("same but per year", Workload(9_600_000_000, 3_000_000_000, period="year")),
    ],
)
def test_a_follow_up_changes_the_workload(text: str, expected: Workload) -> None:
    assert change_workload(MONTHLY, text) == expected


def test_weeks_counted_by_the_month_stay_round() -> None:
    assert change_workload(Workload(8_000_000, 2_000_000, period="week"), "per month") == Workload(
        34_800_000, 8_700_000, period="month"
    )


def test_a_follow_up_that_speaks_of_something_else_changes_nothing() -> None:
    assert change_workload(MONTHLY, "and the license?") is None


@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    read_workload(text)
    change_workload(MONTHLY, text)


LOAD = Workload(100_000_000, 10_000_000, period="month")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("60% batch", replace(LOAD, batched=Decimal("0.6"))),
        ("60 % in batches", replace(LOAD, batched=Decimal("0.6"))),
        ("half of it runs as batch", replace(LOAD, batched=Decimal("0.5"))),
        ("batch for a quarter", replace(LOAD, batched=Decimal("0.25"))),
        ("all of it batched", replace(LOAD, batched=Decimal(1))),
        ("as a batch, 60% cached", replace(LOAD, batched=Decimal(1), cached=Decimal("0.6"))),
        ("batch 60% cached", replace(LOAD, batched=Decimal(1), cached=Decimal("0.6"))),
        ("no batch", LOAD),
        ("with the 50% batch discount", replace(LOAD, batched=Decimal(1))),
        ("60% cached", replace(LOAD, cached=Decimal("0.6"))),
        ("12,5 percent of the input cached", replace(LOAD, cached=Decimal("0.125"))),
        ("cached: 80%", replace(LOAD, cached=Decimal("0.8"))),
        ("with a cache hit rate of 80%", replace(LOAD, cached=Decimal("0.8"))),
        ("two thirds of the prompt is cached", replace(LOAD, cached=Decimal(2) / 3)),
        ("nothing cached", LOAD),
        ("60% cached and 10% written to the cache", replace(LOAD, cached=Decimal("0.6"), cache_written=Decimal("0.1"))),
        ("60% cached, 10% cache writes", replace(LOAD, cached=Decimal("0.6"), cache_written=Decimal("0.1"))),
        (
            "80% from cache, writing 20% to cache",
            replace(LOAD, cached=Decimal("0.8"), cache_written=Decimal("0.2")),
        ),
        ("90% cached, 30% cache writes", replace(LOAD, cached=Decimal("0.9"), cache_written=Decimal("0.1"))),
        ("in the EU region", replace(LOAD, region="eu")),
        ("with EU data residency", replace(LOAD, region="eu")),
        ("in Europe", replace(LOAD, region="eu")),
        ("US only", replace(LOAD, region="us")),
        ("in eu-west-1", replace(LOAD, region="eu-west-1")),
        ("in Japan", replace(LOAD, region="jp")),
        ("for our customers in the US", LOAD),
        ("for us", LOAD),
        ("prompts of 250k tokens", replace(LOAD, prompt_tokens=250_000)),
        ("prompts above 200k", replace(LOAD, prompt_tokens=200_001)),
        ("with 300k-token prompts", replace(LOAD, prompt_tokens=300_000)),
        ("prompt size 128k", replace(LOAD, prompt_tokens=128_000)),
        ("and 20M reasoning tokens", replace(LOAD, reasoning_tokens=20_000_000)),
        ("thinking: 5M", replace(LOAD, reasoning_tokens=5_000_000)),
        ("budget of $50", replace(LOAD, budget_usd=Decimal(50))),
        ("a $1.5k cap", replace(LOAD, budget_usd=Decimal(1500))),
        ("under 49.50 dollars", replace(LOAD, budget_usd=Decimal("49.50"))),
        ("in rupees", replace(LOAD, currency="INR")),
    ],
)
def test_how_it_is_run_is_read_beside_how_much(said: str, expected: Workload) -> None:
    assert read_workload(f"100M in, 10M out a month, {said}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1M requests with prompts of 2k and 500 out", Workload(2_000, 500, 1_000_000, basis="per_request")),
        ("800M prompt 250M completion a month", MONTHLY),
        (
            "10k req/day at 2k in / 500 out and 1k thinking",
            Workload(2_000, 500, 10_000, "day", "per_request", reasoning_tokens=1_000),
        ),
        ("20M reasoning tokens a month", Workload(period="month", reasoning_tokens=20_000_000)),
        ("quanto eu pago por 100M in 10M out", Workload(100_000_000, 10_000_000)),
    ],
)
def test_words_that_could_be_terms_are_counted_where_they_are_amounts(text: str, expected: Workload) -> None:
    assert read_workload(text) == expected


@pytest.mark.parametrize("text", ["any region", "anywhere"])
def test_a_region_can_be_taken_back(text: str) -> None:
    assert change_workload(replace(MONTHLY, region="eu"), text) == MONTHLY
