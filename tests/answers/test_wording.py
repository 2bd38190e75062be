"""How figures are written, one filter at a time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from answers.wording import both, both_per, money, rate, ratio, total

ZERO, DIME, DOLLAR = Decimal(0), Decimal("0.1"), Decimal(1)


def test_what_costs_nothing_is_free_wherever_it_is_a_price() -> None:
    assert (rate(ZERO), total(ZERO), both((ZERO, ZERO)), both_per((ZERO, ZERO))) == ("free", "free", "free", "free")
    assert money(ZERO) == "$0"  # a difference of nothing is no gift


def test_what_is_not_sourced_is_never_free() -> None:
    assert (rate(None), total(None)) == ("not sourced", "not sourced")


def test_two_prices_are_said_in_one_breath() -> None:
    assert both_per((DIME, DOLLAR)) == "$0.10 in and $1.00 out per 1M tokens"
    assert both((DIME, ZERO)) == "$0.10 in, output free"
    assert both((ZERO, DIME)) == "input free, $0.10 out"


@pytest.mark.parametrize(
    ("value", "words"),
    [("1.05", "1.05×"), ("1.0999", "1.10×"), ("1.14", "1.1×"), ("2", "2×"), ("2.04", "2.0×"), ("12.4", "12×")],
)
def test_a_ratio_has_the_digits_that_it_needs(value: str, words: str) -> None:
    assert ratio(Decimal(value)) == words
