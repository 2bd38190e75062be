"""How long periods are, in days."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answers.questions import Period

DAYS_IN_MONTH = Decimal("30.4375")
"""Mean length of a month, 365.25 / 12: a workload per day is billed by the month."""

DAYS: dict[Period, Decimal] = {
    "second": Decimal(1) / 86_400,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": DAYS_IN_MONTH,
    "year": DAYS_IN_MONTH * 12,
}
"""Length of each period, in days."""


def length(period: Period, days_a_week: int = 7) -> Decimal:
    """How many days of the calendar a period takes, one of a day or less only on so many days of a week."""
    return DAYS[period] * 7 / days_a_week if DAYS[period] <= 1 else DAYS[period]
