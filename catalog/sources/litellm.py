"""LiteLLM's cost map: one flat JSON object, one row a model string; today's file and its copy of August 2025."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalog.sources.litellm_prices import quotes
from catalog.sources.observation import ARCHIVE, LITELLM, BadRow, Observation, Quote, Reading
from catalog.sources.providers import provider_of_litellm
from catalog.sources.values import Row, as_list, as_row, count, day, flag, rate, rows_of, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from catalog.models import Capability
    from catalog.sources.observation import UpstreamName

FILE_URL = "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json"
NOT_MODELS = frozenset({"sample_spec", "fallback_generalizations"})
_CHAT = frozenset({"chat", "responses"})
_MEDIA = frozenset({"completion", "realtime", "embedding", "image_generation", "audio_transcription", "audio_speech"})
_MEDIA_TOO = frozenset({"video_generation", "rerank", "image_edit"})
_PICTURE_PRICES = re.compile(r"(^|/)(\d+|max|low|medium|high|standard|hd|auto)(-x-(\d+|max))?/(?!.*@)")
"""Keys like ``low/1024-x-1024/gpt-image-1`` are price lines of a picture size, not routes."""
_WILDCARD = "*"
_FLAGS: dict[str, Capability] = {
    "supports_vision": "vision",
    "supports_audio_input": "audio",
    "supports_video_input": "video",
    "supports_pdf_input": "pdf",
    "supports_reasoning": "reasoning",
    "supports_function_calling": "tools",
    "supports_response_schema": "structured_output",
    "supports_computer_use": "computer_use",
    "supports_web_search": "web_search",
    "supports_prompt_caching": "prompt_caching",
}


def read(raw: bytes, as_of: date, *, archive: bool = False, file: str = "LiteLLM cost map") -> Reading:
    """Read LiteLLM's file.

    Args:
        raw: The bytes of the JSON file.
        as_of: The file's own day.
        archive: Whether this is an old copy, read for models that have gone since.
        file: How errors name it.

    Raises:
        CatalogError: The file as a whole is no JSON object. A bad row is left out and reported instead.
    """
    upstream: UpstreamName = ARCHIVE if archive else LITELLM
    observations: list[Observation] = []
    bad: list[BadRow] = []
    for key, value in rows_of(raw, file=file).items():
        if key in NOT_MODELS:
            continue
        row = as_row(value)
        provider = text(row.get("litellm_provider"))
        if provider is None:
            bad.append(BadRow(upstream, key, "row without litellm_provider"))
        elif _is_route(key, row):
            bad.extend(BadRow(upstream, key, reason) for reason in _complaints(row))
            observations.append(_observe(upstream, key, provider, row, as_of))
    return Reading(tuple(observations), tuple(bad))


def _is_route(key: str, row: Row) -> bool:
    mode = text(row.get("mode")) or "chat"
    if _WILDCARD in key or "commitment" in key or mode not in _CHAT | _MEDIA | _MEDIA_TOO:
        return False
    return mode in _CHAT or not _PICTURE_PRICES.search(key)


def native_id(key: str, litellm_provider: str) -> str:
    """The provider's own id in a LiteLLM key: without the routing prefix, which is how the provider's name begins."""
    head, slash, tail = key.partition("/")
    is_prefix = litellm_provider.replace("_", "-").startswith(head.lower().replace("_", "-"))
    return tail if slash and is_prefix else key


def _observe(upstream: UpstreamName, key: str, litellm_provider: str, row: Row, as_of: date) -> Observation:
    provider = provider_of_litellm(litellm_provider)
    source = text(row.get("source")) or ""
    rates = quotes(row)
    mode = text(row.get("mode")) or "chat"
    return Observation(
        upstream=upstream,
        provider=provider,
        native_id=native_id(key, litellm_provider),
        upstream_provider=litellm_provider,
        upstream_id=key,
        via="LiteLLM",
        url=source if source.startswith("https://") and " " not in source else FILE_URL,
        as_of=as_of,
        context=count(row.get("max_input_tokens")),
        max_output=count(row.get("max_output_tokens")),
        modalities_in=_words(row.get("supported_modalities")),
        modalities_out=_words(row.get("supported_output_modalities")),
        capabilities=_capabilities(row, rates),
        quotes=rates,
        says_free=_is_zero(row, "input_cost_per_token") and _is_zero(row, "output_cost_per_token"),
        retires_on=day(row.get("deprecation_date")),
        chat=(count(row.get("max_input_tokens")) is not None or None) if mode in _CHAT else False,
    )


def _is_zero(row: Row, key: str) -> bool:
    return rate(row.get(key), per_token=True) == 0


def _words(value: object) -> tuple[str, ...] | None:
    words = tuple(word for item in as_list(value) if (word := text(item)))
    return words or None


def _capabilities(row: Row, rates: tuple[Quote, ...]) -> dict[Capability, bool]:
    found: dict[Capability, bool] = {}
    for key, capability in _FLAGS.items():
        if (said := flag(row.get(key))) is not None:
            found[capability] = said
    outputs = _words(row.get("supported_output_modalities"))
    if outputs is not None:
        found["image_generation"] = "image" in outputs
    if any(quote.kind == "cache_read" for quote in rates):
        found["prompt_caching"] = True  # a missing cached rate says nothing
    return found


def _complaints(row: Row) -> Iterator[str]:
    written = row.get("deprecation_date")
    if written is not None and day(written) is None:
        yield f"deprecation_date {written!r} is no day"
    for key in ("input_cost_per_token", "output_cost_per_token"):
        amount = rate(row.get(key), per_token=True)
        if amount is not None and amount < 0:
            yield f"{key} {amount} is below zero"
