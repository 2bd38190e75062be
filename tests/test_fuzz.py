"""A hundredth of ``make fuzz`` with every test run."""

from __future__ import annotations

import pytest

from tests.fuzz import AT_MOST, growth, run_batch


@pytest.mark.parametrize("batch", range(5))
def test_any_text_gets_a_value_and_never_raises(batch: int) -> None:
    assert run_batch(batch) == []


def test_ten_times_the_length_takes_at_most_fifteen_times_the_time() -> None:
    assert growth(runs=3) <= AT_MOST
