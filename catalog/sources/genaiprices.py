"""genai-prices, its wheel or its live JSON: a second opinion on prices, and some that nobody else quotes.

Its ids are often patterns for a family of requests, so that a row counts only for a route that another upstream lists
under the very same id (``matching``); its context windows carry no day of their own and are not read. An empty price
table means free *or* unknown there, and is left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from catalog.models import Provider
from catalog.sources.genaiprices_files import providers, tables
from catalog.sources.observation import ARCHIVE, GENAI_PRICES, Observation, Quote, Reading
from catalog.sources.values import rate, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalog.models import PriceKind
    from catalog.sources.genaiprices_files import Table, Value

URL = "https://github.com/pydantic/genai-prices"
_RATES: dict[str, PriceKind] = {
    "input_mtok": "input",
    "output_mtok": "output",
    "cache_read_mtok": "cache_read",
    "cache_write_mtok": "cache_write",
    "cache_write_1h_mtok": "cache_write_1h",
    "input_audio_mtok": "audio_input",
    "output_audio_mtok": "audio_output",
}
_BATCH: dict[str, PriceKind] = {
    "input_mtok": "batch_input",
    "output_mtok": "batch_output",
    "cache_read_mtok": "batch_cache_read",
    "cache_write_mtok": "batch_cache_write",
}
_PROVIDERS: dict[str, str] = {
    "aws": "amazon-bedrock",
    "cloudflare": "cloudflare-workers-ai",
    "fireworks": "fireworks-ai",
    "novita": "novita-ai",
    "together": "togetherai",
    "x-ai": "xai",
}
"""Its provider ids under another name than ours; one that is not here keeps its own."""


def read(raw: bytes, as_of: date, *, file: str = "genai-prices") -> Reading:
    """Read either form.

    Args:
        raw: The bytes of the wheel or of the JSON.
        as_of: The day it was published; rates that start later, or hold at some hours only, are not read.
        file: How errors name it.

    Raises:
        CatalogError: It is neither.
    """
    return Reading(tuple(row for provider in providers(raw, file=file) for row in _observe(provider, as_of)), ())


def matching(reading: Reading, others: Iterable[Observation]) -> list[Observation]:
    """The rows about routes that another upstream of today lists, under the names by which that one means a model."""
    listed: dict[tuple[str, str], Observation] = {}
    for row in others:
        if row.upstream != ARCHIVE:
            listed.setdefault((row.provider.id, row.native_id.lower()), row)
    return [
        replace(
            row,
            upstream_provider=known.upstream_provider,
            upstream_id=known.upstream_id,
            name=known.name,
            family=known.family,
            canonical=known.canonical,
        )
        for row in reading.observations
        if (known := listed.get((row.provider.id, row.native_id.lower()))) is not None
    ]


def _observe(provider: Table, as_of: date) -> Iterator[Observation]:
    name = text(provider.get("id"))
    if name is None:
        return
    found = Provider(_PROVIDERS.get(name, name), text(provider.get("name")) or name)
    for model in tables(provider.get("models")):
        native = text(model.get("id"))
        quotes = tuple(_quotes(model, as_of))
        if native is not None and quotes:
            cached = any(quote.kind == "cache_read" for quote in quotes)
            yield Observation(
                upstream=GENAI_PRICES,
                provider=found,
                native_id=native,
                upstream_provider=found.id,
                upstream_id=native,
                via="genai-prices",
                url=URL,
                as_of=as_of,
                capabilities={"prompt_caching": True} if cached else {},
                quotes=quotes,
            )


def _quotes(model: Table, as_of: date) -> Iterator[Quote]:
    prices = model.get("prices")
    if isinstance(prices, list):
        if any(_is_hourly(item) for item in tables(prices)):
            return  # neither rate of a route that costs less at night is its price
        prices = _in_force(tables(prices), as_of)
    yield from _rates(prices, _RATES)
    for variant in tables(model.get("price_variants")):
        if variant.get("when") == {"processing": "batch"} and _started(variant, as_of) is not None:
            yield from _rates(variant.get("prices"), _BATCH)


def _in_force(conditional: list[Table], as_of: date) -> Value:
    """The rates of the newest period that has begun."""
    begun = [(start, n) for n, item in enumerate(conditional) if (start := _started(item, as_of)) is not None]
    return conditional[max(begun)[1]].get("prices") if begun else None


def _is_hourly(item: Table) -> bool:
    constraint = item.get("constraint")
    return isinstance(constraint, dict) and "start_time" in constraint


def _started(item: Table, as_of: date) -> date | None:
    """The first day of a period that has begun; ``None`` for a later one, and for hours of the day."""
    constraint = item.get("constraint")
    if constraint is None:
        return date.min
    said = constraint.get("start_date") if isinstance(constraint, dict) else None
    try:
        start = date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return start if start and start <= as_of else None


def _rates(prices: Value, kinds: dict[str, PriceKind]) -> Iterator[Quote]:
    if not isinstance(prices, dict):
        return
    for key, kind in kinds.items():
        said = prices.get(key)
        steps: list[tuple[Value, Value]] = [(said, None)]
        if isinstance(said, dict):
            tiers = [(tier.get("price"), tier.get("start")) for tier in tables(said.get("tiers"))]
            steps = [(said.get("base"), None), *((price, n) for price, n in tiers if isinstance(n, int))]
        for price, above in steps:
            amount = rate(str(price), per_token=False) if isinstance(price, (Decimal, int)) else None
            if amount is not None and amount > 0:
                yield Quote(kind, amount, above if isinstance(above, int) else None)
