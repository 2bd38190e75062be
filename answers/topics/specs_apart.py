"""What sets a model apart among its lab's current models: by a figure, and against whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from answers.finding import cite, cite_prices, fact_row
from answers.topics.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from answers.answer import FactRow
    from answers.finding import Cited
    from catalog import Model


@dataclass(frozen=True, slots=True)
class Apart:
    """One figure in which a model leads its peers.

    Attributes:
        kind: Largest window, lowest price in both directions, latest release.
        value: Its own figure: tokens, USD per million tokens in and out; a day as text.
        next_name: The peer next to it.
    """

    kind: Literal["context", "price", "release"]
    value: str | int | tuple[Decimal, Decimal]
    next_name: str
    next_value: str | int | tuple[Decimal, Decimal]
    facts: tuple[FactRow, ...]
    cited: tuple[Cited, ...]


def apart(model: Model, peers: Sequence[Model], today: date) -> tuple[Apart, ...]:
    """What holds against every peer whose figure is sourced; ties set nobody apart."""
    found = (_context(model, peers), _price(model, peers, today), _release(model, peers))
    return tuple(one for one in found if one is not None)


def _context(model: Model, peers: Sequence[Model]) -> Apart | None:
    own = model.context_window.value
    others = [(m.context_window.value, m) for m in peers if m.context_window.value]
    if own is None or not others:
        return None
    most, peer = max(others, key=lambda item: (item[0], item[1].id))
    if own <= most:
        return None
    row = fact_row(peer, "context", peer.context_window, "tokens")
    return Apart("context", own, peer.name, most, (row,), cite((peer.context_window,)))


def _price(model: Model, peers: Sequence[Model], today: date) -> Apart | None:
    own = quoted(model, today)
    others = [(rates, m) for m in peers if (rates := quoted(m, today))]
    if own is None or not others:
        return None
    if not all(own.usd[0] < rates.usd[0] and own.usd[1] < rates.usd[1] for rates, _ in others):
        return None
    least, peer = min(others, key=lambda item: (sum(item[0].usd), item[1].id))
    return Apart("price", own.usd, peer.name, least.usd, least.rows(peer), cite_prices(least.prices))


def _release(model: Model, peers: Sequence[Model]) -> Apart | None:
    own = model.release_date.value
    others = [(m.release_date.value, m) for m in peers if m.release_date.value]
    if own is None or not others:
        return None
    latest, peer = max(others, key=lambda item: (item[0], item[1].id))
    if own[: len(latest)] <= latest:  # a month or year alone leaves open which came first
        return None
    return Apart(
        "release", own, peer.name, latest, (fact_row(peer, "release", peer.release_date),), cite((peer.release_date,))
    )
