"""A full comparison's prices and availability: paid or free, from which price on, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.answer import Cell
from answers.finding import Finding, side_by_side
from answers.topics import pricing, providers
from answers.topics.cost import CLOUDS
from answers.topics.providers_offers import offers
from answers.wording import NOT_SOURCED, rate, shortlist

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from answers.answer import Table
    from answers.finding import Asked
    from answers.topics.pricing import Quote
    from answers.topics.providers import Served
    from catalog import Model

NAMED = 5
"""So many providers are named of each model; all of them stand behind "all providers"."""


@dataclass(frozen=True, slots=True)
class View:
    """What ``comparison_offers.j2`` sees: each model's providers; ``more``: whether there are others to ask for."""

    served: tuple[tuple[str, tuple[str, ...]], ...]
    more: bool


def offered(asked: Asked, priced: Finding, run: Finding) -> Finding:
    """Merge prices and providers.

    Args:
        asked: The models.
        priced: What the topic of prices finds.
        run: What the topic of providers finds.
    """
    quotes = priced.view.quotes if isinstance(priced.view, pricing.View) else ()
    served_by = run.view.served if isinstance(run.view, providers.View) else ()
    served = tuple((m.name, _names(m, asked.today)) for m in asked.models)
    return Finding(
        "pricing", "comparison_offers", View(served, any(len(names) > NAMED for _, names in served)),
        tables=(_table(asked.models, quotes, served_by),), rank="part",
        facts=(*priced.facts, *run.facts), derived=(*priced.derived, *run.derived),
        cited=(*priced.cited, *run.cited), also=(("pricing", _rest(priced)), ("providers", _ends(run))),
    )  # fmt: skip


def _names(model: Model, today: date) -> tuple[str, ...]:
    """The lab's own doors, the large clouds, then all others by their names."""
    live = [o for o in offers(model, today) if not o.retired]
    ids = {o.provider: CLOUDS.index(o.route.provider.id) for o in live if o.route.provider.id in CLOUDS}
    return tuple(
        o.provider for o in sorted(live, key=lambda o: (not o.own, ids.get(o.provider, len(CLOUDS)), o.provider))
    )


def _table(models: Sequence[Model], quotes: Sequence[Quote], served: Sequence[Served]) -> Table:
    batched = any(q.batch for q in quotes)
    rows = [
        ("Price, in / out per 1M", [_both(q.input, q.output, q.route) for q in quotes]),
        ("Cheapest paid route", [_cheapest(q, s) for q, s in zip(quotes, served, strict=True)]),
        *([("As a batch", [_both(*(q.batch or (None, None)), None) for q in quotes])] if batched else ()),
        ("Free route", [Cell(f"on {shortlist(q.free_on, 2)}" if q.free_on else "none tracked") for q in quotes]),
    ]
    return side_by_side(models, rows)


def _both(read: Decimal | None, written: Decimal | None, where: str | None) -> Cell:
    if read is None or written is None:
        return Cell(NOT_SOURCED)
    return Cell(f"{rate(read)} / {rate(written)}" + (f" on {where}" if where else ""))


def _cheapest(quote: Quote, served: Served) -> Cell:
    """The cheapest route that is still sold; or that it is the one priced, or as dear as that."""
    if served.cheapest is None:
        return Cell(NOT_SOURCED)
    where, read, written = served.cheapest
    priced = None if quote.input is None or quote.output is None else quote.input + quote.output
    if priced is not None and not quote.ended and read + written > pricing.WORTH_TELLING * priced:
        return Cell("the same")
    return _both(read, written, where)


def _rest(priced: Finding) -> object:
    """What the table does not hold: price steps and disagreements. The cost has told how old a price is."""
    view = priced.view
    if not isinstance(view, pricing.View):
        return view
    told = (
        replace(q, ended=False, batch=None, cheapest=None, outlying=(), free_on=(), last_seen=None) for q in view.quotes
    )
    return replace(view, quotes=tuple(told), batch_halves=False)


def _ends(run: Finding) -> object:
    """Where it ends or has ended; how many routes have no price is told in the deep dive."""
    view = run.view
    if not isinstance(view, providers.View):
        return view
    return replace(view, served=tuple(replace(s, unpriced=()) for s in view.served), alone=(), shared=(), left=0)
