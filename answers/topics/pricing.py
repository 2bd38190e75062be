"""Prices: what a million tokens cost on the lab's own route, who sells cheaper, and at which mix the order flips."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived, FactRow, Table
from answers.costing import break_even, cheapest_route, ended, free_routes, outlying, priced_route, still_sold
from answers.finding import Asked, Finding, cite_prices, price_row
from answers.preferring import PER_MTOK, choice_of, favored
from answers.wording import NOT_SOURCED, rate
from catalog import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from catalog import Model, Price, PriceKind, Route

WORTH_TELLING = Decimal("0.99")
"""A route less than 1 % cheaper is the same price, converted: Databricks' $4.00001 is Anthropic's $4."""
KINDS: tuple[PriceKind, ...] = ("input", "output", "cache_read", "batch_input", "batch_output")


@dataclass(frozen=True, slots=True)
class Dispute:
    """What another source quotes for the very same rates; ``negotiated``: ours are a contract's, those the list's."""

    source: str
    negotiated: bool
    kinds: tuple[str, ...]
    ours: tuple[Decimal, ...]
    others: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One model's rates, USD per million tokens; ``route`` is ``None`` where no route quotes both directions.

    Attributes:
        own: Whether ``route`` is the lab's own, or the one preferred; if not, it is the cheapest.
        ended: Whether the lab has ended it, so that the rates are its last ones.
        cheapest: Another route that is cheaper in sum, or sells what the lab has ended: provider, input, output.
        outlying: Resellers whose rates are far below all others'.
        tier: Prompt size above which the whole request costs more: tokens, input, output.
        disputed: What others quote.
        last_seen: Where nobody lists the route any more: the day of the last list that did.
    """

    model: str
    route: str | None
    own: bool
    ended: bool
    input: Decimal | None
    output: Decimal | None
    batch: tuple[Decimal, Decimal] | None
    cheapest: tuple[str, Decimal, Decimal] | None
    outlying: tuple[str, ...]
    tier: tuple[int, Decimal, Decimal] | None
    disputed: tuple[Dispute, ...]
    free_on: tuple[str, ...]
    last_seen: date | None


@dataclass(frozen=True, slots=True)
class View:
    """What ``pricing.j2`` sees.

    Attributes:
        cheaper: The quotes cheapest first, where the first is cheaper in both directions; else empty.
        batch_halves: Whether a batch costs exactly half on all of them.
        flips_at: Input tokens per output token at which the order turns.
    """

    names: tuple[str, ...]
    quotes: tuple[Quote, ...]
    batch_halves: bool
    cheaper: tuple[Quote, ...]
    unpriced: tuple[str, ...]
    flips_at: Decimal | None

    @property
    def all_own(self) -> bool:
        """Whether all are the labs' own prices, so that no route need be named."""
        return all(q.own for q in self.quotes if q.route is not None)

    @property
    def halved(self) -> tuple[str, ...]:
        """Models that cost half as a batch, where not all do."""
        return () if self.batch_halves else tuple(q.model for q in self.quotes if _halves(q))

    @property
    def otherwise_batched(self) -> tuple[Quote, ...]:
        """Quotes whose batch costs something else than half."""
        return tuple(q for q in self.quotes if q.batch is not None and not _halves(q))

    @property
    def doubtful(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Providers whose rates are far below all others', with the models that they list so."""
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        for quote in self.quotes:
            if quote.outlying:
                found[quote.outlying] = (*found.get(quote.outlying, ()), quote.model)
        return tuple(found.items())


def find(asked: Asked) -> Finding:
    """Compare rates."""
    found = {m.id: favored(m, PER_MTOK, asked.preferred, asked.today) for m in asked.models}
    chosen = {id_: one and one.route for id_, one in found.items()}
    routes = {m.id: chosen[m.id] or priced_route(m, asked.today) for m in asked.models}
    quotes = tuple(_quote(m, routes[m.id], asked.today, chosen=chosen[m.id] is not None) for m in asked.models)
    priced = [q for q in quotes if q.route is not None]
    flips = _flips_at(priced)
    view = View(
        tuple(m.name for m in asked.models),
        quotes,
        all(_halves(q) for q in quotes),
        _ordered(priced),
        tuple(q.model for q in quotes if q.route is None),
        flips,
    )
    told = [(m, r) for m in asked.models for r in _told_routes(m, routes[m.id], asked.today)]
    return Finding(
        "pricing", "pricing", view, tables=(_table(asked, routes),),
        facts=tuple(_facts(told, asked)),
        derived=(Derived("break_even", flips, "input tokens per output token", view.names),) if flips else (),
        cited=cite_prices(p for _, r in told for k in KINDS if (p := r.price(k, today=asked.today)) is not None),
        choice=choice_of(asked.preferred, asked.models, chosen),
    )  # fmt: skip


def _told_routes(model: Model, route: Route | None, today: date) -> list[Route]:
    cheapest = _cheaper(model, route, today)
    return [r for r in (route, cheapest) if r is not None]


def _cheaper(model: Model, route: Route | None, today: date) -> Route | None:
    """The cheapest route, where it is cheaper than the one priced, or that one has ended."""
    if ended(model, route, today):
        return still_sold(model, today)
    cheapest = cheapest_route(model, today)
    if route is None or cheapest is None or cheapest is route or cheapest.last_seen is not None:
        return None
    return cheapest if _sum(cheapest, today) < WORTH_TELLING * _sum(route, today) else None


def _both(route: Route, today: date) -> tuple[Decimal, Decimal]:
    return _usd(route, "input", today) or Decimal(0), _usd(route, "output", today) or Decimal(0)


def _sum(route: Route, today: date) -> Decimal:
    return sum(_both(route, today), Decimal(0))


def _usd(route: Route | None, kind: PriceKind, today: date) -> Decimal | None:
    price = None if route is None else route.price(kind, today=today)
    return None if price is None else price.usd_per_mtok


def _quote(model: Model, route: Route | None, today: date, *, chosen: bool) -> Quote:
    batch_in, batch_out = _usd(route, "batch_input", today), _usd(route, "batch_output", today)
    cheaper = _cheaper(model, route, today)
    return Quote(
        model.name,
        None if route is None else route.provider.name,
        chosen or (route is not None and route.first_party),
        ended(model, route, today),
        _usd(route, "input", today),
        _usd(route, "output", today),
        None if batch_in is None or batch_out is None else (batch_in, batch_out),
        None if cheaper is None else (cheaper.provider.name, *_both(cheaper, today)),
        _names(outlying(model, today)),
        None if route is None else _tier(route, today),
        () if route is None else tuple(_disputes(route, today)),
        _names(free_routes(model, today)),
        None if route is None else route.last_seen,
    )  # fmt: skip


def _names(routes: Iterable[Route]) -> tuple[str, ...]:
    return tuple(sorted({r.provider.name for r in routes}))


def _tier(route: Route, today: date) -> tuple[int, Decimal, Decimal] | None:
    sizes = sorted({p.above_tokens for p in route.prices if p.kind == "input" and p.above_tokens})
    if not sizes:
        return None
    above_in = route.price("input", prompt_tokens=sizes[0] + 1, today=today)
    above_out = route.price("output", prompt_tokens=sizes[0] + 1, today=today)
    if above_in is None or above_out is None:
        return None
    return sizes[0], above_in.usd_per_mtok, above_out.usd_per_mtok


def _disputes(route: Route, today: date) -> Iterator[Dispute]:
    """Other quotes of input and output, those of one source together."""
    found: dict[tuple[str, bool], list[tuple[str, Decimal, Decimal]]] = {}
    kinds: tuple[PriceKind, ...] = ("input", "output")
    quoted = [(kind, price) for kind in kinds if (price := route.price(kind, today=today)) is not None]
    for kind, price in quoted:
        for other, source in price.disagreements:
            whose = source.name, price.source.publisher == CONTRACT
            found.setdefault(whose, []).append((kind, price.usd_per_mtok, other))
    for (source, negotiated), rows in found.items():
        said, ours, others = zip(*rows, strict=True)
        yield Dispute(source, negotiated, said, ours, others)


def _halves(quote: Quote) -> bool:
    return quote.batch is not None and tuple(rate * 2 for rate in quote.batch) == (quote.input, quote.output)


def _ordered(priced: list[Quote]) -> tuple[Quote, ...]:
    """Cheapest first where it is cheaper in both directions than all others; else in the order asked."""
    ordered = sorted(priced, key=lambda q: (q.input or Decimal(0)) + (q.output or Decimal(0)))
    if not ordered:
        return ()
    first = ordered[0]
    clear = all(_at_most(first, q) for q in ordered[1:])
    return tuple(ordered) if clear else ()


def _at_most(a: Quote, b: Quote) -> bool:
    return (a.input or 0) <= (b.input or 0) and (a.output or 0) <= (b.output or 0)


def _flips_at(priced: list[Quote]) -> Decimal | None:
    if len(priced) != 2:
        return None
    a, b = priced
    return break_even((a.input or Decimal(0), a.output or Decimal(0)), (b.input or Decimal(0), b.output or Decimal(0)))


def _table(asked: Asked, routes: dict[str, Route | None]) -> Table:
    """One row per model: USD per million tokens."""
    rows: list[tuple[Cell, ...]] = []
    for model in asked.models:
        route = routes[model.id]
        figures = [_usd(route, kind, asked.today) for kind in ("input", "cache_read", "output")]
        name = NOT_SOURCED if route is None else route.provider.name
        name += " (ended)" if ended(model, route, asked.today) else ""
        rows.append((Cell(model.name), *(Cell(rate(f), f) for f in figures), Cell(name)))
    return Table(("Model", "per 1M in", "cached in", "per 1M out", "route"), tuple(rows))


def _facts(told: list[tuple[Model, Route]], asked: Asked) -> Iterator[FactRow]:
    priced = {m.id for m, _ in told}
    for model in asked.models:
        if model.id not in priced:
            for direction in ("input", "output"):
                yield FactRow(model.id, None, "pricing", None, f"usd_per_mtok_{direction}", None, None, None)
    for model, route in told:
        sizes = sorted({p.above_tokens for p in route.prices if p.kind == "input" and p.above_tokens})[:1]
        for prompt in (0, *(size + 1 for size in sizes)):
            for kind in KINDS:
                price: Price | None = route.price(kind, prompt_tokens=prompt, today=asked.today)
                if price is not None and (price.above_tokens is not None) == bool(prompt):
                    yield price_row(model, f"{route.provider.id}/{route.id}", price)
        for size in sizes:
            yield FactRow(model.id, f"{route.provider.id}/{route.id}", "pricing", size, "tokens_tier", None, None, None)
