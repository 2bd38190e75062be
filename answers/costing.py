"""Workload × price → money, in ``Decimal``, to the cent. A missing rate makes the total unavailable, never partial."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from answers.remembering import remembered

if TYPE_CHECKING:
    from datetime import date

    from answers.questions import Period, Workload
    from catalog import Model, Price, PriceKind, Route

MTOK = Decimal(1_000_000)
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


@dataclass(frozen=True, slots=True)
class Line:
    """One part of an estimate: so many tokens at such a rate."""

    kind: PriceKind
    tokens: Decimal
    price: Price

    @property
    def usd(self) -> Decimal:
        """Unrounded; only totals are rounded."""
        return self.tokens * self.price.usd_per_mtok / MTOK


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a workload costs on a route, per the workload's own period; ``missing`` names the rates nobody quotes."""

    route: Route
    lines: tuple[Line, ...]
    missing: tuple[PriceKind, ...]

    @property
    def exact(self) -> Decimal | None:
        """The unrounded total, or ``None`` where a rate is missing."""
        return None if self.missing else sum((line.usd for line in self.lines), Decimal(0))

    @property
    def usd(self) -> Decimal | None:
        """The total as it is said, or ``None`` where a rate is missing."""
        return None if self.exact is None else rounded(self.exact)


def rounded(usd: Decimal) -> Decimal:
    """An amount to the cent; below a dollar to two significant digits where cents would lose one."""
    cents = usd.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Decimal(f"{usd:.2g}") if 0 < usd < Decimal("0.1") and usd != cents else cents


def per_month(exact: Decimal, period: Period) -> Decimal | None:
    """An unrounded amount per period as an amount per month; ``None`` for a workload that runs once."""
    return None if period == "once" else rounded(exact * DAYS_IN_MONTH / DAYS[period])


def estimate(route: Route, workload: Workload, today: date) -> Estimate:
    """Cost one route. Cached input is read and written at its own rates; a batch takes every rate's batch kind.

    Reasoning is charged as output where the route quotes no rate of its own for it, as providers do.
    """
    lines: list[Line] = []
    missing: list[PriceKind] = []
    for kind, amount in _parts(workload):
        price = _charged(route, kind, workload.prompt, today)
        if price is None:
            missing.append("output" if kind == "reasoning" else kind)
        else:
            lines.append(Line(kind, amount, price))
    return Estimate(route, tuple(lines), tuple(dict.fromkeys(missing)))


def _charged(route: Route, kind: PriceKind, prompt: int, today: date) -> Price | None:
    """The rate that holds; ``None`` where a batch is quoted for short prompts only and this one is long."""
    price = route.price(kind, prompt_tokens=prompt, today=today)
    plain = _BATCH_OF.get(kind)
    if plain is not None and price is not None and prompt:
        step = route.price(plain, prompt_tokens=prompt, today=today)
        return None if step is not None and (step.above_tokens or 0) > (price.above_tokens or 0) else price
    if price is None and kind == "reasoning":
        return route.price("output", prompt_tokens=prompt, today=today)
    return price


_BATCH_OF: dict[PriceKind, PriceKind] = {
    "batch_input": "input",
    "batch_output": "output",
    "batch_cache_read": "cache_read",
    "batch_cache_write": "cache_write",
}
"""The plain rate that each batch rate stands in for."""


@lru_cache(maxsize=64)
def _parts(workload: Workload) -> tuple[tuple[PriceKind, Decimal], ...]:
    """The workload as tokens per rate; parts of nothing are left out, so that they need no rate."""
    read = Decimal(workload.total(workload.input_tokens) or 0)
    answered = Decimal(workload.total(workload.output_tokens) or 0)
    thought = Decimal(workload.total(workload.reasoning_tokens) or 0)
    cached, kept = read * workload.cached, read * workload.cache_written
    kinds: tuple[tuple[PriceKind, PriceKind, Decimal], ...] = (
        ("input", "batch_input", read - cached - kept),
        ("cache_read", "batch_cache_read", cached),
        ("cache_write", "batch_cache_write", kept),
        ("output", "batch_output", answered),
        ("reasoning", "batch_output", thought),
    )
    return tuple((batch if workload.batch else plain, amount) for plain, batch, amount in kinds if amount)


@lru_cache(maxsize=64)
def needed(workload: Workload) -> tuple[PriceKind, ...]:
    """The rates without which the workload cannot be costed."""
    kinds: list[PriceKind] = ["output" if kind == "reasoning" else kind for kind, _ in _parts(workload)]
    return tuple(dict.fromkeys(kinds or ("input", "output")))


@remembered
def priced_route(model: Model, today: date, kinds: tuple[PriceKind, ...] = ("input", "output")) -> Route | None:
    """The route an answer prices a model on: the lab's own where it quotes all rates, else the cheapest that does."""
    own = [
        r
        for r in model.routes
        if r.first_party and r.variant is None and r.region in {None, "global"} and _quotes(r, kinds, today)
    ]
    if own:
        # the catalog puts the lab's plain route first, then dated and regional ones; one still listed has today's rate
        return min(own, key=lambda r: r.last_seen is not None)
    return cheapest_route(model, today, kinds)


def _quotes(route: Route, kinds: tuple[PriceKind, ...], today: date) -> bool:
    return all(route.price(kind, today=today) is not None for kind in kinds)


@remembered
def cheapest_route(model: Model, today: date, kinds: tuple[PriceKind, ...] = ("input", "output")) -> Route | None:
    """The cheapest plain route still served that quotes all rates; a free one does not set a price.

    One that nobody lists any more only where no other is left.
    """
    live = [
        (
            r.last_seen is not None,
            sum((p.usd_per_mtok for p in quoted if p is not None), Decimal(0)),
            r.provider.name,
            r.id,
            r,
        )
        for r in model.routes
        if r.variant is None
        and r.lifecycle.state(today) != "retired"
        and all(quoted := [r.price(k, today=today) for k in kinds])
    ]
    paid = [row for row in live if row[1] > 0]
    return min(paid, key=lambda row: row[:4])[4] if paid else None


def break_even(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> Decimal | None:
    """Input tokens per output token at which two (input, output) rates cost the same; ``None`` if one always wins."""
    cheaper_in, dearer_out = a[0] - b[0], b[1] - a[1]
    if not cheaper_in or not dearer_out or (cheaper_in > 0) != (dearer_out > 0):
        return None
    return dearer_out / cheaper_in
