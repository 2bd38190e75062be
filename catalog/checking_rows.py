"""The lint of one model and its routes, by itself: magnitudes, swaps, slips of the unit, dates.

The bounds are wide of everything sold today, so that a slip by a factor of a thousand crosses one of them, or stands
apart from the other routes of the same model.
"""

from __future__ import annotations

import statistics
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from catalog.checking_dates import date_findings
from catalog.checking_findings import Finding, subject
from catalog.differences import rate_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from catalog.models import Model, Price, PriceKind, Route

_RATES: Final[Mapping[PriceKind, tuple[Decimal, Decimal]]] = {
    "input": (Decimal("0.004"), Decimal(200)),
    "output": (Decimal("0.004"), Decimal(700)),
    "cache_read": (Decimal("0.001"), Decimal(100)),
    "cache_write": (Decimal("0.001"), Decimal(200)),
    "cache_write_1h": (Decimal("0.001"), Decimal(300)),
    "reasoning": (Decimal("0.004"), Decimal(700)),
    "batch_input": (Decimal("0.002"), Decimal(100)),
    "batch_output": (Decimal("0.002"), Decimal(350)),
    "batch_cache_read": (Decimal("0.0005"), Decimal(50)),
    "batch_cache_write": (Decimal("0.0005"), Decimal(100)),
    "audio_input": (Decimal("0.01"), Decimal(300)),
    "audio_output": (Decimal("0.01"), Decimal(600)),
}
"""Lowest and highest rate, USD per 1M tokens, that anybody asks; a true zero is free and passes."""

_DISCOUNTS: Final[Sequence[tuple[PriceKind, PriceKind]]] = (
    ("cache_read", "input"),
    ("batch_input", "input"),
    ("batch_output", "output"),
)
_APART = 30
"""How many times the middle of the other routes' rates or windows is still believed."""
_SPREAD = 150
"""How many times the input rate an output rate may be."""
_SLIPS: Final = ((1000, "1,000"), (1_000_000, "1,000,000"))
_SLIP_TOLERANCE = 4
_LARGEST_WINDOW = 2_200_000
_SMALLEST_WINDOW = 512
_ROUNDING = Decimal("1.05")
"""262,144 beside 262,000 is one window, written exactly and in round thousands."""
_PARAMETERS = (10_000_000, 20_000_000_000_000)


def model_findings(model: Model, day: str) -> Iterator[Finding]:
    """All that is suspicious in one model and its routes.

    Args:
        model: The model.
        day: The catalog's own day, ISO; nothing known is newer.
    """
    yield from _window(model.id, model, model)
    for size in (model.parameters_total.value, model.parameters_active.value):
        if size is not None and not _PARAMETERS[0] <= size <= _PARAMETERS[1]:
            yield Finding("parameters_magnitude", model.id, f"{size:,} parameters", "no model has that many")
    for route in model.routes:
        yield from _route(route)
        yield from _window(subject(route), model, route)
    yield from _apart(model)
    yield from date_findings(model, day)


def _route(route: Route) -> Iterator[Finding]:
    for price in route.prices:
        low, high = _RATES[price.kind]
        rate = price.usd_per_mtok
        if rate < 0:
            yield Finding("price_negative", subject(route), _said(price), "nobody pays the caller")
        elif rate and not low <= rate <= high:
            yield Finding("price_magnitude", subject(route), _said(price), f"outside ${low} to ${high} per 1M tokens")
    tiers = {(price.above_tokens, price.starts) for price in route.prices}
    for tier in sorted(tiers, key=str):
        yield from _tier(route, {p.kind: p for p in route.prices if (p.above_tokens, p.starts) == tier})


def _tier(route: Route, prices: Mapping[PriceKind, Price]) -> Iterator[Finding]:
    """Rates that hold together: reading costs less than writing, a discount is none when it is dearer."""
    read, written = prices.get("input"), prices.get("output")
    if read and written and read.usd_per_mtok and written.usd_per_mtok:
        both = f"{_said(read)}, {_said(written)}"
        if written.usd_per_mtok < read.usd_per_mtok:
            yield Finding("price_swapped", subject(route), both, "output is cheaper than input")
        if written.usd_per_mtok > read.usd_per_mtok * _SPREAD:
            yield Finding("price_spread", subject(route), both, f"output is over {_SPREAD} times input")
    for less, full in _DISCOUNTS:
        if less in prices and full in prices and prices[less].usd_per_mtok > prices[full].usd_per_mtok > 0:
            both = f"{_said(prices[less])}, {_said(prices[full])}"
            yield Finding("price_discount", subject(route), both, "the discounted rate is the dearer one")


def _said(price: Price) -> str:
    return f"{rate_name(price)} ${price.usd_per_mtok.normalize():f}"


def _apart(model: Model) -> Iterator[Finding]:
    """Rates and windows far from those of the model's other routes."""
    for kind in ("input", "output"):
        priced = [(route, price) for route in model.routes if (price := route.price(kind)) and price.usd_per_mtok > 0]
        for at, (route, price) in enumerate(priced):
            others = [one.usd_per_mtok for _, one in priced[:at] + priced[at + 1 :]]
            if not others:
                continue
            middle = Decimal(statistics.median(others))
            times = max(price.usd_per_mtok / middle, middle / price.usd_per_mtok)
            if times >= _APART:
                why = f"{times:,.0f} times off the other routes' ${middle.normalize():f}{_slip(times)}"
                yield Finding("price_outlier", subject(route), _said(price), why)
    yield from _apart_windows(model)


def _slip(times: Decimal) -> str:
    """A slip of the unit that would explain a factor."""
    for factor, said in _SLIPS:
        if Decimal(factor) / _SLIP_TOLERANCE <= times <= factor * _SLIP_TOLERANCE:
            return f", as by a slip of {said} in the unit"
    return ""


def _apart_windows(model: Model) -> Iterator[Finding]:
    windows = [(route, window) for route in model.routes if (window := route.context_window.value or 0) > 0]
    for at, (route, window) in enumerate(windows):
        others = [one for _, one in windows[:at] + windows[at + 1 :]]
        if not others:
            return
        middle = statistics.median(others)
        if window >= middle * _APART or middle >= window * _APART * 2:
            why = f"the other routes' middle is {middle:,.0f}"
            yield Finding("context_outlier", subject(route), f"context {window:,}", why)


def _window(name: str, model: Model, of: Model | Route) -> Iterator[Finding]:
    window = of.context_window.value
    if window is None:
        return
    writes = set(model.modalities_out.value or ("text",)) == {"text"} and model.core
    if window > _LARGEST_WINDOW or window <= 0 or (writes and window < _SMALLEST_WINDOW):
        why = f"outside {_SMALLEST_WINDOW} to {_LARGEST_WINDOW:,} tokens"
        yield Finding("context_magnitude", name, f"context {window:,}", why)
    limits = (("output", of.max_output.value), ("input limit", of.input_limit.value))
    for word, limit in limits:
        if limit is not None and limit < 0:
            yield Finding("limit_above_context", name, f"{word} {limit:,}", "no limit is negative")
        elif limit is not None and writes and limit > window * _ROUNDING:
            found = f"{word} {limit:,}, context {window:,}"
            yield Finding("limit_above_context", name, found, f"{word} does not fit the window")
