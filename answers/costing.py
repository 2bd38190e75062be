"""Workload × price → money, in ``Decimal``, to the cent. A missing rate makes the total unavailable, never partial."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from answers.lengths import DAYS_IN_MONTH, length
from answers.remembering import remembered
from catalog import CONTRACT

if TYPE_CHECKING:
    from datetime import date

    from answers.questions import Workload
    from catalog import Model, Price, PriceKind, Route

MTOK = Decimal(1_000_000)
OUTLYING = Decimal("0.2")
"""Below a fifth of what the middle provider asks nobody sells for long: half is a bargain, a tenth a mistake."""
ENOUGH_TO_TELL = 4
"""With fewer providers the middle says nothing."""


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


def per_month(exact: Decimal, workload: Workload) -> Decimal | None:
    """An unrounded amount per period as an amount per month; ``None`` for a workload that runs once."""
    if workload.period == "once":
        return None
    return rounded(exact * DAYS_IN_MONTH / length(workload.period, workload.days_a_week))


def estimate(route: Route, workload: Workload, today: date) -> Estimate:
    """Cost one route. Cached input is read and written at its own rates; batches take every rate's batch kind.

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
    parts: list[tuple[PriceKind, Decimal]] = []
    for plain, batch, amount in kinds:
        parts.append((plain, amount * (1 - workload.batched)))
        parts.append((batch, amount * workload.batched))
    return tuple(part for part in parts if part[1])


@lru_cache(maxsize=64)
def needed(workload: Workload) -> tuple[PriceKind, ...]:
    """The rates without which the workload cannot be costed."""
    kinds: list[PriceKind] = ["output" if kind == "reasoning" else kind for kind, _ in _parts(workload)]
    return tuple(dict.fromkeys(kinds or ("input", "output")))


@remembered
def priced_route(model: Model, today: date, kinds: tuple[PriceKind, ...] = ("input", "output")) -> Route | None:
    """The route an answer prices a model on: the lab's own where it quotes all rates, else the cheapest that does.

    A paid route before a free one: what costs nothing has limits, and no workload of any size fits into them. One that
    nobody lists any more, be it the lab's own, only where no other is left: its rates are of then. Of a model that its
    lab has ended, the lab's last rates hold, whatever a reseller still asks.
    """
    own = [
        r
        for r in model.routes
        if r.first_party and r.variant is None and r.region in {None, "global"} and _quotes(r, kinds, today)
    ]
    # the catalog puts the lab's plain route first, then dated and regional ones
    paid = [r for r in own if not is_free(r, today, kinds)]
    listed = next((r for r in paid if r.last_seen is None), None)
    if listed is not None:
        return listed
    cheapest = cheapest_route(model, today, kinds)
    none_left = cheapest is None or cheapest.last_seen is not None or model.lifecycle.state(today) == "retired"
    if paid and none_left:
        return paid[0]
    return cheapest or next(iter(own), None)


def ended(model: Model, route: Route | None, today: date) -> bool:
    """Whether a route is the lab's own of a model that the lab has ended, so that its rates are of the past."""
    return route is not None and route.first_party and model.lifecycle.state(today) == "retired"


def still_sold(model: Model, today: date, kinds: tuple[PriceKind, ...] = ("input", "output")) -> Route | None:
    """The cheapest route on which a model can be bought, where an answer prices it on one that has ended."""
    if not ended(model, priced_route(model, today, kinds), today):
        return None
    found = cheapest_route(model, today, kinds)
    return found if found is not None and found.last_seen is None else None


def _quotes(route: Route, kinds: tuple[PriceKind, ...], today: date) -> bool:
    return all(route.price(kind, today=today) is not None for kind in kinds)


def is_free(route: Route, today: date, kinds: tuple[PriceKind, ...] = ("input", "output")) -> bool:
    """Whether a route costs nothing at the rates asked for; a zero of one's own contract is what one pays."""
    prices = [route.price(kind, today=today) for kind in kinds]
    return all(p is not None and p.usd_per_mtok == 0 and p.source.publisher != CONTRACT for p in prices)


@remembered
def free_routes(model: Model, today: date) -> tuple[Route, ...]:
    """The routes that cost nothing, variants too, of those that are still listed and served."""
    return tuple(
        r
        for r in model.routes
        if r.last_seen is None and r.lifecycle.state(today) != "retired" and is_free(r, today)
    )  # fmt: skip


@remembered
def free_at_lab(model: Model, today: date) -> Route | None:
    """The lab's own free route, where an answer prices the model on a paid one."""
    paid = priced_route(model, today)
    own = [r for r in free_routes(model, today) if r.first_party]
    return own[0] if own and paid is not None and not is_free(paid, today) else None


@remembered
def cheapest_route(model: Model, today: date, kinds: tuple[PriceKind, ...] = ("input", "output")) -> Route | None:
    """The cheapest plain route still served that quotes all rates; neither a free nor an outlying one sets a price.

    One that nobody lists any more only where no other is left.
    """
    rows = [row for row in _sums(model, today, kinds) if row[1] > 0 or not is_free(row[4], today, kinds)]
    out = outlying(model, today, kinds)
    return min((row for row in rows if row[4] not in out), key=lambda row: row[:4], default=(None,) * 5)[4]


@remembered
def outlying(model: Model, today: date, kinds: tuple[PriceKind, ...] = ("input", "output")) -> tuple[Route, ...]:
    """Resellers' routes so far below what the others ask that they are listed, but not called the cheapest.

    Such rates are placeholders of plans, mistakes of a list or offers of the day. See ``OUTLYING``.
    """
    rows = [row for row in _sums(model, today, kinds) if row[1] > 0]
    lowest: dict[str, Decimal] = {}
    for _, usd, _, _, route in rows:
        lowest[route.provider.id] = min(usd, lowest.get(route.provider.id, usd))
    if len(lowest) < ENOUGH_TO_TELL:
        return ()
    middle = median(lowest.values())
    return tuple(row[4] for row in rows if row[1] < OUTLYING * middle and not row[4].first_party)


def _sums(model: Model, today: date, kinds: tuple[PriceKind, ...]) -> list[tuple[bool, Decimal, str, str, Route]]:
    """Plain routes still served that quote all rates, with what those add up to, in the order of preference."""
    return [
        (
            r.last_seen is not None,
            sum((p.usd_per_mtok for p in quoted if p is not None), Decimal(0)),
            r.provider.id,
            r.id,
            r,
        )
        for r in model.routes
        if r.variant is None
        and r.lifecycle.state(today) != "retired"
        and not ended(model, r, today)
        and all(quoted := [r.price(k, today=today) for k in kinds])
    ]


def break_even(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> Decimal | None:
    """Input tokens per output token at which two (input, output) rates cost the same; ``None`` if one always wins."""
    cheaper_in, dearer_out = a[0] - b[0], b[1] - a[1]
    if not cheaper_in or not dearer_out or (cheaper_in > 0) != (dearer_out > 0):
        return None
    return dearer_out / cheaper_in
