"""What one row of an upstream says about one route, before anybody decides what is so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from catalog.models import Capability, PriceKind, Provider, RouteStatus

UpstreamName = Literal["models.dev", "LiteLLM", "LiteLLM archive", "LangChain", "genai-prices", "curated"]

MODELS_DEV: UpstreamName = "models.dev"
LITELLM: UpstreamName = "LiteLLM"
ARCHIVE: UpstreamName = "LiteLLM archive"
LANGCHAIN: UpstreamName = "LangChain"
GENAI_PRICES: UpstreamName = "genai-prices"
CURATED: UpstreamName = "curated"


@dataclass(frozen=True, slots=True)
class Quote:
    """One rate as a row quotes it: USD per million tokens, above a prompt size where it is a tier."""

    kind: PriceKind
    usd_per_mtok: Decimal
    above_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row, or a value of a row, that was left out, and why."""

    upstream: str
    row: str
    reason: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One upstream row. ``None`` everywhere means that the row does not say.

    Attributes:
        upstream: Which file it comes from.
        provider: Who serves it, under the same id in all upstreams.
        native_id: The provider's own id for the model, as it is written in a request.
        upstream_provider: The provider as the upstream calls it.
        upstream_id: The id as the upstream writes it, with its prefix.
        via: The upstream as a source names it; ``None`` for a page that was opened itself.
        canonical: The upstream's own opinion which model this is.
        url: Where a person can see the row.
        as_of: The upstream's day.
        limit: The input limit where it is told apart from the context window.
        quotes: The rates that are above zero.
        says_free: The row says 0 for input and output; whether that is a price is decided by comparing rows.
        chat: Takes text and gives text in a conversation; ``None`` where the row does not say what it is for.
    """

    upstream: UpstreamName
    provider: Provider
    native_id: str
    upstream_provider: str
    upstream_id: str
    via: str | None
    url: str
    as_of: date | None
    name: str | None = None
    family: str | None = None
    canonical: str | None = None
    context: int | None = None
    limit: int | None = None
    max_output: int | None = None
    modalities_in: tuple[str, ...] | None = None
    modalities_out: tuple[str, ...] | None = None
    open_weights: bool | None = None
    release_date: str | None = None
    knowledge_cutoff: str | None = None
    capabilities: Mapping[Capability, bool] = field(default_factory=dict["Capability", bool])
    quotes: tuple[Quote, ...] = ()
    says_free: bool = False
    status: RouteStatus | None = None
    retires_on: date | None = None
    chat: bool | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one upstream, with what was left out."""

    observations: tuple[Observation, ...]
    bad_rows: tuple[BadRow, ...]
