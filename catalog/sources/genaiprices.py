"""genai-prices, the wheel as it is published: a second opinion on prices, and some that nobody else quotes.

The wheel carries its data as Python source. It is read as a syntax tree, never run, and only what the tree spells out
(names, texts, numbers, dates, lists) becomes a value. Its ids are often patterns for a family of requests, so that a
row counts only for a route that another upstream lists under the very same id (``matching``); its context windows
carry no day of their own and are not read. An empty price table means free *or* unknown there, and is left out.
"""

from __future__ import annotations

import ast
import io
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias, cast

from catalog.errors import CatalogError
from catalog.models import Provider
from catalog.sources.observation import ARCHIVE, GENAI_PRICES, Observation, Quote, Reading
from catalog.sources.values import rate, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalog.models import PriceKind

URL = "https://github.com/pydantic/genai-prices"
_MEMBER = "genai_prices/data.py"
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


@dataclass(frozen=True, slots=True)
class _Call:
    """``Name(key=value, …)`` in the source: the constructor's name and its arguments."""

    name: str
    fields: dict[str, _Value]

    def list(self, key: str) -> list[_Call]:
        found = self.fields.get(key)
        return [item for item in found if isinstance(item, _Call)] if isinstance(found, list) else []


_Value: TypeAlias = "_Call | list[_Value] | dict[str, _Value] | str | int | Decimal | date | None"


def read(raw: bytes, as_of: date, *, file: str = "genai-prices wheel") -> Reading:
    """Read the wheel.

    Args:
        raw: The bytes of the wheel.
        as_of: The day it was published; rates that start later, or hold at some hours only, are not read.
        file: How errors name it.

    Raises:
        CatalogError: It is no wheel of genai-prices.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as wheel:
            tree = ast.parse(wheel.read(_MEMBER))
    except (zipfile.BadZipFile, KeyError, SyntaxError, ValueError) as error:
        raise CatalogError(f"{file} is no wheel of genai-prices ({error}): download it again.") from error
    lists = [node.value for node in tree.body if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.List)]
    providers = [value for found in lists for item in found.elts if isinstance(value := _value(item), _Call)]
    return Reading(tuple(row for provider in providers for row in _observe(provider, as_of)), ())


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


def _value(node: ast.expr) -> _Value:
    """What an expression of the data file spells out; ``None`` for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, (str, int)) else None
    if isinstance(node, ast.List):
        return [_value(item) for item in node.elts]
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return {str(key.value): _value(value) for key, value in pairs if isinstance(key, ast.Constant)}
    if not isinstance(node, ast.Call):
        return None
    plain = [_value(argument) for argument in node.args]
    if isinstance(node.func, ast.Name) and node.func.id == "Decimal":
        return _decimal(plain)
    if isinstance(node.func, ast.Attribute):
        return _date(plain) if node.func.attr == "date" else None
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    return _Call(name, {word.arg: _value(word.value) for word in node.keywords if word.arg})


def _decimal(arguments: list[_Value]) -> Decimal | None:
    try:
        return Decimal(str(arguments[0])) if arguments else None
    except InvalidOperation:
        return None


def _date(arguments: list[_Value]) -> date | None:
    numbers = [number for number in arguments if isinstance(number, int)]
    try:
        return date(*numbers[:3]) if len(numbers) == len("ymd") else None
    except ValueError:
        return None


def _observe(provider: _Call, as_of: date) -> Iterator[Observation]:
    name = text(provider.fields.get("id"))
    if name is None:
        return
    found = Provider(_PROVIDERS.get(name, name), text(provider.fields.get("name")) or name)
    for model in provider.list("models"):
        native = text(model.fields.get("id"))
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


def _quotes(model: _Call, as_of: date) -> Iterator[Quote]:
    prices = model.fields.get("prices")
    if isinstance(prices, list):
        if any(_is_hourly(item) for item in model.list("prices")):
            return  # neither rate of a route that costs less at night is its price
        prices = _in_force(model.list("prices"), as_of)
    yield from _rates(prices, _RATES)
    for variant in model.list("price_variants"):
        when = cast("dict[str, _Value]", variant.fields.get("when") or {})
        if when == {"processing": "batch"} and _started(variant, as_of) is not None:
            yield from _rates(variant.fields.get("prices"), _BATCH)


def _in_force(conditional: list[_Call], as_of: date) -> _Value:
    """The rates of the newest period that has begun."""
    begun = [(start, n) for n, item in enumerate(conditional) if (start := _started(item, as_of)) is not None]
    return conditional[max(begun)[1]].fields.get("prices") if begun else None


def _is_hourly(item: _Call) -> bool:
    constraint = item.fields.get("constraint")
    return isinstance(constraint, _Call) and constraint.name == "TimeOfDateConstraint"


def _started(item: _Call, as_of: date) -> date | None:
    """The first day of a period that has begun; ``None`` for a later one, and for hours of the day."""
    constraint = item.fields.get("constraint")
    if constraint is None:
        return date.min
    start = constraint.fields.get("start_date") if isinstance(constraint, _Call) else None
    return start if isinstance(start, date) and start <= as_of else None


def _rates(prices: _Value, kinds: dict[str, PriceKind]) -> Iterator[Quote]:
    if not isinstance(prices, _Call):
        return
    for key, kind in kinds.items():
        said = prices.fields.get(key)
        steps: list[tuple[_Value, int | None]] = [(said, None)]
        if isinstance(said, _Call):
            starts = [(tier.fields.get("price"), tier.fields.get("start")) for tier in said.list("tiers")]
            steps = [(said.fields.get("base"), None), *((price, n) for price, n in starts if isinstance(n, int))]
        for price, above in steps:
            amount = rate(str(price), per_token=False) if isinstance(price, (Decimal, int)) else None
            if amount is not None and amount > 0:
                yield Quote(kind, amount, above)
