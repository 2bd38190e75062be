"""Volumes in all the ways people state them: numbers, who makes the requests, how often, shares, budgets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from answers.phrases import folded
from answers.questions import Workload
from answers.workload_changes import change_workload
from answers.workloads import counts_otherwise, read_workload

MONTHLY = Workload(25_000_000, 5_000_000, period="month")
DAILY = Workload(3000, 500, 600, "day", "per_request")
OF_USERS = Workload(1000, 200, 100_000, "day", "per_request", users=20_000)


def read(text: str) -> Workload:
    found = read_workload(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 mil in", 3_000_000),
        ("3 mill in", 3_000_000),
        ("10 mil tokens de entrada al mes", 10_000),
        ("1 bil in", 1_000_000_000),
        ("200-ish k in", 200_000),
        ("2亿token输入", 200_000_000),
        ("十万输入", 100_000),
        ("2千万输入", 20_000_000),
        ("300w输入", 3_000_000),
        ("5백만 입력", 5_000_000),
        ("a couple hundred k in", 200_000),
        ("two and a half million in", 2_500_000),
        ("2 1/2 million in", 2_500_000),
        ("three hundred thousand in", 300_000),
        ("anderthalb Millionen Input", 1_500_000),
        ("medio millón de entrada", 500_000),
        ("полмиллиона на вход", 500_000),
        ("1 200 000 in", 1_200_000),
        ("1'200'000 in", 1_200_000),
        ("1_200_000 in", 1_200_000),
        (".5M in", 500_000),
        ("2*10^5 in", 200_000),
    ],
)
def test_numbers_are_read_in_any_writing(text: str, value: int) -> None:
    assert read(text).input_tokens == value


@pytest.mark.parametrize("text", ["10-12k in", "10k to 12k in", "between 10k and 12k in", "10k–12k in"])
def test_of_a_range_the_middle_is_taken_and_that_is_remembered_to_be_said(text: str) -> None:
    assert read(text) == Workload(11_000, taken=("middle",))


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("2k prompt → 300 completion", (2000, 300)),
        ("prompt_tokens=2000 completion_tokens=300", (2000, 300)),
        ("in: 2k; out: 300", (2000, 300)),
        ("2k incoming, 300 outgoing", (2000, 300)),
        ("1k+200 tokens", (1000, 200)),
        ("we feed it 2k tokens and it spits out 300", (2000, 300)),
        ("2k in, 300 tokens in the answer", (2000, 300)),
        ("2000 token in input e 300 in output", (2000, 300)),
        ("100k in, output about a tenth of that", (100_000, 10_000)),
        ("8M tokens, 2M of those being output", (6_000_000, 2_000_000)),
        ("8M tokens, half in half out", (4_000_000, 4_000_000)),
        ("8M tokens, mostly input (75%)", (6_000_000, 2_000_000)),
        ("1.1k tokens each way", (1100, 1100)),
        ("200M tokens at 3:1", (150_000_000, 50_000_000)),
        ("1.5k tokens each, summed up into 100 tokens", (1500, 100)),
        ("8亿tokens，输入输出比3:1", (600_000_000, 200_000_000)),
    ],
)
def test_what_is_read_and_what_is_written_is_told_apart(text: str, sides: tuple[int, int]) -> None:
    found = read(text)
    assert (found.input_tokens, found.output_tokens) == sides


def test_a_system_prompt_is_read_beside_what_is_asked() -> None:
    found = read("5k msgs a day, system prompt 3k tokens, user message 200, reply 400")
    assert found == Workload(3200, 400, 5000, "day", "per_request")


@pytest.mark.parametrize(
    ("text", "requests", "users"),
    [
        ("40 seats, everyone fires ~60 prompts a day, 1k in 200 out each", 2400, 40),
        ("40 users x 25 chats a day x 1k in / 200 out", 1000, 40),
        ("team of 12, everyone does 50 requests a day, 1k in 200 out", 600, 12),
        ("each of our 60 support agents handles 30 tickets a day, 1k in 200 out", 1800, 60),
        ("10k DAU, 5 chats per user, 1k in / 200 out", 50_000, 10_000),
        ("8 nurses, 20 notes a day each, 1k in 200 out", 160, 8),
        ("20 users, 10 sessions a day each, 5 turns per session, 1k in 200 out per turn", 1000, 20),
        ("200个用户，每人每天15条消息，每条输入1000输出200", 3000, 200),
        ("200ユーザー、1人1日15メッセージ、入力1000出力200", 3000, 200),
        ("40 users, 90k requests a day, 1k in 200 out each", 90_000, 40),
        ("15,000/day at 1k/200", 15_000, None),
        ("10k chats/day, 6 turns, 1k in per turn, 200 out", 60_000, None),
        ("1k prompts a day, 1000 token prompt, 200 token response", 1000, None),
    ],
)
def test_users_make_as_many_requests_as_each_of_them_does(text: str, requests: int, users: int | None) -> None:
    assert read(text) == Workload(1000, 200, requests, "day", "per_request", users=users)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1M in 100k out per business day", Workload(1_000_000, 100_000, period="day", days_a_week=5)),
        ("1M in 100k out pro Arbeitstag", Workload(1_000_000, 100_000, period="day", days_a_week=5)),
        ("1M in 100k out a day, Mon-Fri", Workload(1_000_000, 100_000, period="day", days_a_week=5)),
        ("1M in 100k out a shift", Workload(1_000_000, 100_000, period="day", taken=("shift",))),
        ("1M in 100k out every weekend", Workload(1_000_000, 100_000, period="week")),
        ("1M in 100k out p.m.", Workload(1_000_000, 100_000, period="month")),
        ("1M in 100k out per annum", Workload(1_000_000, 100_000, period="year")),
        ("1M in 100k out every 5 minutes", Workload(12_000_000, 1_200_000, period="hour")),
        ("1M in 100k out 3x a day", Workload(3_000_000, 300_000, period="day")),
        ("zweimal pro Woche 1M Input, 100k Output", Workload(2_000_000, 200_000, period="week")),
        ("20 calls an hour, 9 to 5, 1k in 100 out", Workload(1000, 100, 160, "day", "per_request")),
        ("8 hours a day, 1M in 100k out an hour", Workload(8_000_000, 800_000, period="day")),
        ("月1万回、入力1000、出力100", Workload(1000, 100, 10_000, "month", "per_request")),
        ("20 calls a day, 22 days a month, 1k in 100 out", Workload(1000, 100, 440, "month", "per_request")),
        ("$/mo for 20 calls a day, 1k in 100 out", Workload(1000, 100, 20, "day", "per_request")),
    ],
)
def test_how_often_it_is_used_is_read_as_it_is_said(text: str, expected: Workload) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cache hit rate 60%", {"cached": Decimal("0.6")}),
        ("80% of input is the same system prompt (cached)", {"cached": Decimal("0.8")}),
        ("5M of it cached", {"cached": Decimal("0.2")}),
        ("60% batch", {"batched": Decimal("0.6")}),
        ("batched", {"batched": Decimal(1)}),
        ("1M reasoning tokens", {"reasoning_tokens": 1_000_000}),
        ("for 50 bucks?", {"budget_usd": Decimal(50)}),
        ("is 50 dollars enough?", {"budget_usd": Decimal(50)}),
        ("budget $1.5k", {"budget_usd": Decimal(1500)}),
        ("under $600 a year", {"budget_usd": Decimal(50)}),
        ("we pay $400 now", {}),
        ("max 200 €", {"currency": "EUR"}),
    ],
)
def test_shares_and_budgets_are_read_in_any_form(text: str, expected: dict[str, object]) -> None:
    assert read(f"25M in 5M out a month, {text}") == replace(MONTHLY, **expected)


@pytest.mark.parametrize("text", ["500 words in and 200 words out", "300 pdfs of 20 pages each", "500 Seiten am Tag"])
def test_pages_and_words_are_not_taken_for_tokens(text: str) -> None:
    assert read_workload(text) is None
    assert counts_otherwise(text)


@pytest.mark.parametrize(
    "text",
    [
        "price per 1M tokens",
        "$3/1M",
        "price above 200k tokens",
        "serves ten people",
        "50 files of 40k tokens and 2k tokens",
    ],
)
def test_what_cannot_be_told_is_no_workload(text: str) -> None:
    assert read_workload(text) is None


@pytest.mark.parametrize(
    ("before", "text", "changed"),
    [
        (MONTHLY, "now say the output doubles", {"output_tokens": 10_000_000}),
        (MONTHLY, "what if input is halved", {"input_tokens": 12_500_000}),
        (MONTHLY, "output x3", {"output_tokens": 15_000_000}),
        (MONTHLY, "20% more output", {"output_tokens": 6_000_000}),
        (MONTHLY, "30% less input", {"input_tokens": 17_500_000}),
        (MONTHLY, "cut the output by a fifth", {"output_tokens": 4_000_000}),
        (MONTHLY, "at ten times the volume", {"input_tokens": 250_000_000, "output_tokens": 50_000_000}),
        (MONTHLY, "a tenth of that", {"input_tokens": 2_500_000, "output_tokens": 500_000}),
        (MONTHLY, "verdoppel den Output", {"output_tokens": 10_000_000}),
        (MONTHLY, "con el doble de salida", {"output_tokens": 10_000_000}),
        (MONTHLY, "输出翻倍呢", {"output_tokens": 10_000_000}),
        (MONTHLY, "half of it is cached", {"cached": Decimal("0.5")}),
        (MONTHLY, "I meant per week, not per month", {"period": "week"}),
        (DAILY, "make that 100 an hour", {"requests": 100, "period": "hour"}),
        (DAILY, "if the prompt shrinks to 1k", {"input_tokens": 1000}),
        (DAILY, "only on workdays", {"days_a_week": 5}),
        (DAILY, "traffic grows 5x", {"requests": 3000}),
        (OF_USERS, "make it 50k users", {"requests": 250_000, "users": 50_000}),
        (OF_USERS, "10 chats each instead", {"requests": 200_000}),
    ],
)
def test_a_follow_up_changes_what_it_speaks_of(before: Workload, text: str, changed: dict[str, object]) -> None:
    assert change_workload(before, text) == replace(before, **changed)


@pytest.mark.parametrize("text", ["is it twice as expensive?", "make it 20k users", "at half the price?"])
def test_a_follow_up_that_tells_no_volume_changes_none(text: str) -> None:
    assert change_workload(MONTHLY, text) is None


@pytest.mark.parametrize("letter", ["ſ", "ı", "İ", "\u212a"])
@pytest.mark.parametrize(
    "text",
    [
        "10k req/s at 2k in 500 out", "half of it cached, 20m tokens a month", "1 million tokens every six hours",
        "two thousand requests twice a day in the us", "a third of 3 billion tokens input, 1k/s",
    ],
)  # fmt: skip
def test_letters_that_patterns_take_for_those_of_the_alphabet_never_raise(text: str, letter: str) -> None:
    plain = folded(letter)
    for at, one in enumerate(text):
        if one == plain:
            read_workload(text[:at] + letter + text[at + 1 :])
    assert read_workload(text) is not None
