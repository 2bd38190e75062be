"""The rates of one route, out of the rows that speak of it.

When zero is a price. models.dev and LiteLLM write 0 for free routes, for subscriptions and for prices nobody filled
in. It counts as free only where the id or the name says *free*, where both upstreams say 0 for the same route, or where
the 0 of a lab's own text route was read on the lab's page of prices. In all other cases the price is unknown. A zero
beside a rate above zero (a cached read, say) is an unfilled field too, and where a subscription or one's own machine
pays there is no price per token at all.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, get_args

from catalog.models import Price, PriceKind
from catalog.payment import payment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.facts import Source
    from catalog.merging_groups import Placed

_FREE_WORD = re.compile(r"(?<![a-z])free(?![a-z])", re.IGNORECASE)
_BY_THE_PIECE = re.compile(r"lyria|imagen|veo|image")
_ORDER: tuple[PriceKind, ...] = get_args(PriceKind)
_FREE_KINDS: tuple[PriceKind, ...] = ("input", "output")

_Rates: TypeAlias = "dict[tuple[PriceKind, int | None], Decimal]"


def prices(rows: Sequence[Placed]) -> tuple[Price, ...]:
    """The rates of a route, by kind and tier.

    Args:
        rows: The rows of this one route, freshest first; the freshest that quotes a rate is believed.
    """
    if not rows:
        return ()
    provider = rows[0].row.provider
    if payment(provider.id, provider.name) != "by the token":
        return ()
    quoting = [placed for placed in rows if placed.row.quotes]
    if not quoting:
        return _free(rows)
    best = _rates(quoting[0])
    found = {key: _price(key, amount, quoting[0].source) for key, amount in best.items()}
    for placed in quoting[1:]:
        rates = _rates(placed)
        if _agree(best, rates):
            found = {key: _price(key, amount, placed.source) for key, amount in rates.items()} | found
        for key, amount in rates.items():
            if key in best and best[key] != amount:
                found[key] = _disputed(found[key], amount, placed.source)
    return tuple(sorted(found.values(), key=lambda price: (_ORDER.index(price.kind), price.above_tokens or 0)))


def _rates(placed: Placed) -> _Rates:
    return {(quote.kind, quote.above_tokens): quote.usd_per_mtok for quote in placed.row.quotes}


def _agree(one: _Rates, other: _Rates) -> bool:
    """Whether two rows quote the same plain rates, so that the one may complete the other."""
    return all(one.get((kind, None)) == other.get((kind, None)) for kind in _FREE_KINDS)


def _free(rows: Sequence[Placed]) -> tuple[Price, ...]:
    saying = [placed for placed in rows if placed.row.says_free]
    named = any(_FREE_WORD.search(f"{placed.row.upstream_id} {placed.row.name or ''}") for placed in saying)
    listed = any(_is_on_price_list(placed) for placed in saying)
    if not named and not listed and len({placed.row.via for placed in saying}) < len(("models.dev", "LiteLLM")):
        return ()
    return tuple(_price((kind, None), Decimal(0), saying[0].source) for kind in _FREE_KINDS)


def _is_on_price_list(placed: Placed) -> bool:
    """Whether the lab's own page of prices was read; what is charged by the picture or the song has no rate a token."""
    row = placed.row
    text = row.chat and set(row.modalities_out or ("text",)) == {"text"}
    return bool(placed.first_party and text and "pricing" in row.url and not _BY_THE_PIECE.search(row.native_id))


def _price(key: tuple[PriceKind, int | None], amount: Decimal, source: Source) -> Price:
    return Price(key[0], amount, key[1], None, source)


def _disputed(price: Price, amount: Decimal, source: Source) -> Price:
    others = (*price.disagreements, (amount, source))
    return Price(price.kind, price.usd_per_mtok, price.above_tokens, price.starts, price.source, others)
