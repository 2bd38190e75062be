"""Rates in LiteLLM's rows: the kind, the tier and the batch discount stand in the name of the field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalog.sources.observation import Quote
from catalog.sources.values import Row, as_list, as_row, count, rate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from catalog.models import PriceKind

_FIELD = re.compile(
    r"(?P<base>input_cost_per_token|output_cost_per_token|output_cost_per_reasoning_token|input_cost_per_audio_token"
    r"|output_cost_per_audio_token|cache_read_input_token_cost|cache_creation_input_token_cost(?:_above_1hr)?)"
    r"(?:_above_(?P<thousands>\d+)k_tokens)?(?P<batch>_batches)?"
)
_STANDARD: dict[str, PriceKind] = {
    "input_cost_per_token": "input",
    "output_cost_per_token": "output",
    "output_cost_per_reasoning_token": "reasoning",
    "input_cost_per_audio_token": "audio_input",
    "output_cost_per_audio_token": "audio_output",
    "cache_read_input_token_cost": "cache_read",
    "cache_creation_input_token_cost": "cache_write",
    "cache_creation_input_token_cost_above_1hr": "cache_write_1h",
}
_BATCH: dict[str, PriceKind] = {
    "input_cost_per_token": "batch_input",
    "output_cost_per_token": "batch_output",
    "cache_read_input_token_cost": "batch_cache_read",
    "cache_creation_input_token_cost": "batch_cache_write",
}


def quotes(row: Row) -> tuple[Quote, ...]:
    """The rates of a row that are above zero, each once; other service levels (flex, priority) are not read."""
    found: dict[tuple[PriceKind, int | None], Decimal] = {}
    for kind, above, amount in (*_from_fields(row), *_from_ranges(row)):
        if amount > 0:
            found.setdefault((kind, above), amount)
    return tuple(Quote(kind, amount, above) for (kind, above), amount in found.items())


def _from_fields(row: Row) -> Iterator[tuple[PriceKind, int | None, Decimal]]:
    for key, value in row.items():
        match = _FIELD.fullmatch(key)
        if match is None:
            continue
        kind = (_BATCH if match["batch"] else _STANDARD).get(match["base"])
        amount = rate(value, per_token=True)
        if kind is not None and amount is not None:
            yield kind, int(match["thousands"]) * 1000 if match["thousands"] else None, amount


def _from_ranges(row: Row) -> Iterator[tuple[PriceKind, int | None, Decimal]]:
    for item in as_list(row.get("tiered_pricing")):
        tier = as_row(item)
        bounds = as_list(tier.get("range"))
        if bounds:
            start = count(bounds[0])
            for kind, _, amount in _from_fields(tier):
                yield kind, start, amount
