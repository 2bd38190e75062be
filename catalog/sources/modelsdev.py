"""models.dev's ``api.json``: providers with their models, one row a route."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args
from urllib.parse import quote

from catalog.models import RouteStatus
from catalog.sources.observation import MODELS_DEV, BadRow, Observation, Quote, Reading
from catalog.sources.providers import provider_of_models_dev
from catalog.sources.values import Row, as_list, as_row, count, flag, iso_date, rate, rows_of, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from catalog.models import Capability, PriceKind, Provider

_RATES: dict[str, PriceKind] = {
    "input": "input",
    "output": "output",
    "cache_read": "cache_read",
    "cache_write": "cache_write",
    "reasoning": "reasoning",
    "input_audio": "audio_input",
    "output_audio": "audio_output",
}
_STATUS: dict[str, RouteStatus] = {"alpha": "preview", "beta": "preview", "deprecated": "deprecated"}
_FLAGS: dict[str, Capability] = {
    "reasoning": "reasoning",
    "tool_call": "tools",
    "structured_output": "structured_output",
}
_INPUTS: dict[str, Capability] = {"image": "vision", "audio": "audio", "video": "video", "pdf": "pdf"}
_CANONICAL_KEYS = ("canonical_model_id", "canonical_id", "base_model")
"""The link to the model has changed its name once and is to change again."""

if not set(_STATUS.values()) <= set(get_args(RouteStatus)):  # pragma: no cover
    raise AssertionError


def read(raw: bytes, as_of: date, *, file: str = "models.dev api.json") -> Reading:
    """Read models.dev's file.

    Args:
        raw: The bytes of ``api.json``.
        as_of: The file's own day.
        file: How errors name it.

    Raises:
        CatalogError: The file as a whole is no JSON object. A bad row is left out and reported instead.
    """
    observations: list[Observation] = []
    bad: list[BadRow] = []
    for provider_id, value in rows_of(raw, file=file).items():
        provider = as_row(value)
        models = as_row(provider.get("models"))
        found = provider_of_models_dev(provider_id, text(provider.get("name")), text(provider.get("doc")))
        if not models:
            bad.append(BadRow(MODELS_DEV, provider_id, "provider without models"))
        for native_id, row in models.items():
            label = f"{provider_id}/{native_id}"
            if not as_row(row):
                bad.append(BadRow(MODELS_DEV, label, "row is no object"))
                continue
            bad.extend(_complaints(label, as_row(row)))
            observations.append(_observe(provider_id, found, native_id, as_row(row), as_of))
    return Reading(tuple(observations), tuple(bad))


def _observe(provider_id: str, provider: Provider, native_id: str, row: Row, as_of: date) -> Observation:
    limit = as_row(row.get("limit"))
    modalities = as_row(row.get("modalities"))
    inputs, outputs = _words(modalities.get("input")), _words(modalities.get("output"))
    quotes, says_free = _prices(as_row(row.get("cost")))
    return Observation(
        upstream=MODELS_DEV,
        provider=provider,
        native_id=native_id,
        upstream_provider=provider_id,
        upstream_id=native_id,
        via=MODELS_DEV,
        url=f"https://models.dev/?search={quote(native_id, safe='/:@.-_')}",
        as_of=as_of,
        name=text(row.get("name")),
        family=text(row.get("family")),
        canonical=next((found for key in _CANONICAL_KEYS if (found := text(row.get(key)))), None),
        context=count(limit.get("context")),
        limit=count(limit.get("input")),
        max_output=count(limit.get("output")),
        modalities_in=inputs,
        modalities_out=outputs,
        open_weights=flag(row.get("open_weights")),
        release_date=iso_date(row.get("release_date")),
        knowledge_cutoff=iso_date(row.get("knowledge")),
        capabilities=_capabilities(row, inputs, outputs, quotes),
        quotes=quotes,
        says_free=says_free,
        status=_STATUS.get(text(row.get("status")) or ""),
        chat=_is_chat(inputs, outputs, count(limit.get("context"))),
    )


def _words(value: object) -> tuple[str, ...] | None:
    words = tuple(word for item in as_list(value) if (word := text(item)))
    return words or None


def _is_chat(inputs: tuple[str, ...] | None, outputs: tuple[str, ...] | None, context: int | None) -> bool | None:
    if inputs is None or outputs is None:
        return None
    return ("text" in inputs and "text" in outputs and context is not None) or None


def _capabilities(
    row: Row, inputs: tuple[str, ...] | None, outputs: tuple[str, ...] | None, quotes: tuple[Quote, ...]
) -> dict[Capability, bool]:
    found: dict[Capability, bool] = {}
    for key, capability in _FLAGS.items():
        if (said := flag(row.get(key))) is not None:
            found[capability] = said
    if inputs is not None:
        found |= {capability: word in inputs for word, capability in _INPUTS.items()}
    if outputs is not None:
        found["image_generation"] = "image" in outputs
    if any(quote.kind == "cache_read" for quote in quotes):
        found["prompt_caching"] = True  # a missing cached rate says nothing
    return found


def _prices(cost: Row) -> tuple[tuple[Quote, ...], bool]:
    base = dict(_rates(cost))
    says_free = base.get("input") == 0 and base.get("output") == 0
    quotes = [Quote(kind, amount) for kind, amount in base.items() if amount > 0]
    for item in as_list(cost.get("tiers")):
        tier = as_row(as_row(item).get("tier"))
        size = count(tier.get("size"))
        if size is not None and tier.get("type") == "context":
            quotes += [Quote(kind, amount, size) for kind, amount in _rates(as_row(item)) if amount > 0]
    return tuple(quotes), says_free


def _rates(cost: Row) -> Iterator[tuple[PriceKind, Decimal]]:
    for key, kind in _RATES.items():
        amount = rate(cost.get(key), per_token=False)
        if amount is not None:
            yield kind, amount


def _complaints(label: str, row: Row) -> Iterator[BadRow]:
    for key in ("release_date", "knowledge"):
        if row.get(key) is not None and iso_date(row[key]) is None:
            yield BadRow(MODELS_DEV, label, f"{key} {row[key]!r} is no date")
    for kind, amount in _rates(as_row(row.get("cost"))):
        if amount < 0:
            yield BadRow(MODELS_DEV, label, f"{kind} price {amount} is below zero")
