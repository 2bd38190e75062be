"""Workloads are read as people write them."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.questions import Workload
from answers.workloads import change_workload, read_workload

MONTHLY = Workload(800_000_000, 250_000_000, period="month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("800M in 250M out a month", MONTHLY),
        ("50M in, 10M out per month", Workload(50_000_000, 10_000_000, period="month")),
        ("1.5M in, 300k out a day", Workload(1_500_000, 300_000, period="day")),
        ("10k req/day at 2k in / 500 out", Workload(2000, 500, 10_000, "day", "per_request")),
        ("5k users, 20 msgs each per day, 500 in/200 out", Workload(500, 200, 100_000, "day", "per_request")),
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
        ("25 devs, each 2M in and 150k out a day", Workload(50_000_000, 3_750_000, period="day")),
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
        ("2M in 1M out as a batch", Workload(2_000_000, 1_000_000, batch=True)),
        ("12 jobs an hour, 60k in 3k out per job", Workload(60_000, 3000, 12, "hour", "per_request")),
        ("60 meetings a week, 30k tokens in and 1k out each", Workload(30_000, 1000, 60, "week", "per_request")),
        ("40 scans an hour, each scan reads 30k and writes 2k", Workload(30_000, 2000, 40, "hour", "per_request")),
        ("1.4M docs × 3k tokens", Workload(3000, None, 1_400_000, "once", "per_request")),
        ("14 agents, each burns 900k in and 75k out daily", Workload(12_600_000, 1_050_000, period="day")),
        ("8 bots at 1M in / 100k out per day", Workload(8_000_000, 800_000, period="day")),
        ("6 crawlers, every one reads 3M and writes 200k a night", Workload(18_000_000, 1_200_000, period="day")),
        ("a quarter million calls a month, 900 in, 220 back", Workload(900, 220, 250_000, "month", "per_request")),
        ("three quarters of a million calls, 90 in 20 out", Workload(90, 20, 750_000, "once", "per_request")),
        ("500M tokens/mo, 80% of it input", Workload(400_000_000, 100_000_000, period="month")),
        ("200M tokens a month, a quarter output", Workload(150_000_000, 50_000_000, period="month")),
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
        ("make it batch", Workload(800_000_000, 250_000_000, period="month", batch=True)),
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
