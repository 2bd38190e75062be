"""A score out of 100: named components with constant weights, each worked out from cited facts and shown.

It measures what the catalog knows, not how well a model answers. A component without data is left out, and the rest
counts for the whole; it is never 0 for want of a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import TYPE_CHECKING, Literal

from answers.topics.license import openness
from answers.wording import FREE, NOT_SOURCED, count, money, plural

if TYPE_CHECKING:
    from datetime import date

    from answers.topics.license import Openness
    from catalog import Capability, Model

Component = Literal["context", "price", "capabilities", "availability", "openness", "freshness"]

WEIGHTS: dict[Component, int] = {
    "capabilities": 25,  # what it cannot do, no price makes good
    "context": 20,
    "price": 20,
    "freshness": 15,
    "availability": 10,
    "openness": 10,  # decisive for some, of no matter to most
}
"""Points at most; 100 in all."""
SMALLEST_CONTEXT, LARGEST_CONTEXT = Decimal(4_096), Decimal(1_048_576)
"""Windows at which context scores nothing and everything; each doubling counts alike."""
DEAREST, CHEAPEST = Decimal(100_000), Decimal(100)
"""USD a month for 800M input and 250M output tokens at which price scores nothing and everything, by factors."""
MANY_PROVIDERS = Decimal(16)
"""From here on more providers add nothing; one is the least."""
OLD_MONTHS = 36
"""A release so long ago scores nothing for freshness; three years are a field's several generations."""
_DIGITS = 9
"""Enough for points with one decimal place."""
ASKED_FOR: tuple[Capability, ...] = (
    "vision", "pdf", "reasoning", "tools", "structured_output", "code_execution", "web_search", "prompt_caching",
)  # fmt: skip
"""The capabilities that are asked for most."""
FEWEST_SOURCED = 4
"""With fewer of them sourced, their share says nothing."""
OPEN: dict[Openness, Decimal] = {
    "open_source": Decimal(1),
    "open_weights": Decimal("0.6"),  # can be run at home, under terms
    "proprietary": Decimal(0),
}


@dataclass(frozen=True, slots=True)
class Points:
    """One component of one model: its share of the full points, and what it rests on; ``None``: no data.

    Attributes:
        counts: The figures of ``basis`` that no source gives as they stand: how many of how many, months.
    """

    component: Component
    share: Decimal | None
    basis: str
    counts: tuple[int, ...] = ()

    @property
    def points(self) -> Decimal | None:
        """Out of the component's weight, to one decimal place."""
        return None if self.share is None else _tenth(self.share * WEIGHTS[self.component])


@dataclass(frozen=True, slots=True)
class Score:
    """A model's components; ``total`` out of 100 over those with data, ``None`` where none has."""

    model: str
    retired: bool
    parts: tuple[Points, ...]

    @property
    def total(self) -> int | None:
        """Points over the weight of the components that have data."""
        known = [part for part in self.parts if part.points is not None]
        weight = sum(WEIGHTS[part.component] for part in known)
        earned = sum((part.points or Decimal(0) for part in known), Decimal(0))
        return int((earned / weight * 100).to_integral_value(ROUND_HALF_EVEN)) if weight else None

    @property
    def missing(self) -> tuple[Component, ...]:
        """Components left out for want of data."""
        return tuple(part.component for part in self.parts if part.share is None)


def score(model: Model, providers: int, monthly: Decimal | None, today: date) -> Score:
    """Score a model.

    Args:
        model: Whose facts count.
        providers: How many serve it today.
        monthly: What 800M input and 250M output tokens a month cost on it, in USD; ``None``: not sourced.
        today: Freshness is seen from here.
    """
    points = {
        "capabilities": _capabilities(model),
        "context": _context(model),
        "price": _price(monthly),
        "freshness": _freshness(model, today),
        "availability": _availability(providers),
        "openness": _openness(model),
    }
    retired = model.lifecycle.state(today) == "retired"
    return Score(model.name, retired, tuple(points[name] for name in WEIGHTS))


def _capabilities(model: Model) -> Points:
    known = [value for name in ASKED_FOR if (value := model.capability(name).value) is not None]
    if len(known) < FEWEST_SOURCED:
        return Points("capabilities", None, "too few sourced")
    had, of = known.count(True), len(known)
    return Points("capabilities", Decimal(had) / of, f"{had} of {of} known", (had, of))


def _context(model: Model) -> Points:
    window = model.context_window.value
    if not window:
        return Points("context", None, NOT_SOURCED)
    share = _between(Decimal(window), SMALLEST_CONTEXT, LARGEST_CONTEXT)
    return Points("context", share, f"{count(window)} tokens")


def _price(monthly: Decimal | None) -> Points:
    if monthly is None:
        return Points("price", None, NOT_SOURCED)
    return Points("price", 1 - _between(monthly, CHEAPEST, DEAREST), money(monthly) if monthly else FREE)


def _availability(providers: int) -> Points:
    if not providers:
        return Points("availability", None, "no provider tracked")
    share = _between(Decimal(providers), Decimal(1), MANY_PROVIDERS)
    return Points("availability", share, plural(providers, "provider"), (providers,))


def _openness(model: Model) -> Points:
    how = openness(model)
    if how == "unknown":
        return Points("openness", None, NOT_SOURCED)
    return Points("openness", OPEN[how], how.replace("_", " "))


def _freshness(model: Model, today: date) -> Points:
    released = (model.release_date.value or "").split("-")
    if len(released) < 2:  # a year alone is too coarse
        return Points("freshness", None, NOT_SOURCED)
    months = max(0, (today.year - int(released[0])) * 12 + today.month - int(released[1]))
    share = 1 - min(Decimal(months) / OLD_MONTHS, Decimal(1))
    return Points("freshness", share, f"{plural(months, 'month')} old", (months,))


def _between(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """Where a value stands between two, by factors: 0 at the low one, 1 at the high one, never beyond."""
    with localcontext(prec=_DIGITS):
        clipped = min(max(value, low), high)
        return (clipped / low).ln() / (high / low).ln()


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
