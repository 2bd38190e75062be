"""What exists: labs, models, routes, prices. Frozen values; money is ``Decimal``; the unit stands in the name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from catalog.facts import Fact, Source
from catalog.payment import Payment, payment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

Capability = Literal[
    "vision",
    "audio",
    "video",
    "pdf",
    "multimodal",
    "reasoning",
    "tools",
    "structured_output",
    "code_execution",
    "computer_use",
    "web_search",
    "prompt_caching",
    "image_generation",
    "ide_integration",
    "parallel_agents",
]
CAPABILITIES: tuple[Capability, ...] = get_args(Capability)

CommercialUse = Literal["permitted", "conditional", "not_permitted", "proprietary_api_terms"]
"""May a business use it: yes; under a condition of its license; no; as the API's terms of service say."""

PriceKind = Literal[
    "input",
    "output",
    "cache_read",
    "cache_write",
    "cache_write_1h",
    "reasoning",
    "batch_input",
    "batch_output",
    "batch_cache_read",
    "batch_cache_write",
    "audio_input",
    "audio_output",
]
"""What a rate is charged for; every rate is USD per million tokens."""

RouteStatus = Literal["active", "preview", "deprecated", "retired"]
State = Literal["active", "preview", "deprecated", "retiring", "retired"]
"""Where a model or route stands on a day; ``retiring`` is a retirement within ``RETIREMENT_WARNING``."""

_UNKNOWN: Fact[bool] = Fact()

RETIREMENT_WARNING = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Lab:
    """Who makes models: ``Lab("anthropic", "Anthropic")``."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Provider:
    """Who serves models; ``url`` is its own page on models or prices, where one is known."""

    id: str
    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """When it goes, and what follows it. ``status`` is what the newest source says, whatever the day."""

    status: Fact[RouteStatus] = field(default_factory=Fact)
    deprecated_on: Fact[date] = field(default_factory=Fact)
    retires_on: Fact[date] = field(default_factory=Fact)
    replacement: Fact[str] = field(default_factory=Fact)

    def state(self, today: date) -> State:
        """Where this stands on a day: a date that has come outranks what a source once said."""
        retires, deprecated = self.retires_on.value, self.deprecated_on.value
        if self.status.value == "retired" or (retires is not None and retires <= today):
            return "retired"
        if retires is not None and retires - today <= RETIREMENT_WARNING:
            return "retiring"
        if self.status.value == "deprecated" or (deprecated is not None and deprecated <= today):
            return "deprecated"
        return "preview" if self.status.value == "preview" else "active"


@dataclass(frozen=True, slots=True)
class Price:
    """One rate of one route.

    Attributes:
        kind: What is charged.
        usd_per_mtok: USD per million tokens; a true zero is a free route, a missing rate is no ``Price`` at all.
        above_tokens: The prompt size in tokens above which this rate holds for the whole request.
        starts: The day from which it holds, where the source says so.
        source: Who quotes it.
        disagreements: Other rates quoted for the very same thing.
    """

    kind: PriceKind
    usd_per_mtok: Decimal
    above_tokens: int | None
    starts: date | None
    source: Source
    disagreements: tuple[tuple[Decimal, Source], ...] = ()

    @property
    def order(self) -> tuple[int, date]:
        """Of several that hold, the greatest does: the highest step, then the latest start."""
        return self.above_tokens or 0, self.starts or date.min


@dataclass(frozen=True, slots=True)
class Route:
    """One way to call a model: a provider's id for it, with its region and serving variant.

    Attributes:
        provider: Who serves it.
        id: The provider's own id, as it is written in a request.
        region: ``us``, ``eu``, ``global``, ``us-gov`` …; ``None`` where the id names none.
        variant: What else sets this route apart: ``free``, ``fast``, ``fp8``, ``thinking`` …; or ``None``.
        first_party: Whether the lab that made the model serves it.
        last_seen: Where the newest copies of its upstreams list it no more: the day of the last one that did. That
            is no retirement, which only a lab or an operator announces; but its rates are of then, not of today.
    """

    provider: Provider
    id: str
    region: str | None
    variant: str | None
    first_party: bool
    context_window: Fact[int]
    input_limit: Fact[int]
    max_output: Fact[int]
    prices: tuple[Price, ...]
    capabilities: Mapping[Capability, Fact[bool]]
    lifecycle: Lifecycle
    last_seen: date | None = None

    @property
    def payment(self) -> Payment:
        """How one pays for it; what is not paid by the token has no price per token, whatever a list says."""
        return payment(self.provider.id, self.provider.name)

    def price(self, kind: PriceKind, *, prompt_tokens: int = 0, today: date | None = None) -> Price | None:
        """The rate that holds for a prompt of that size on that day, or ``None``: not sourced, never free."""
        best: Price | None = None
        for price in self.prices:  # a plain loop: an answer asks this hundreds of times
            if price.kind != kind or (price.above_tokens is not None and prompt_tokens <= price.above_tokens):
                continue
            if price.starts is not None and today is not None and price.starts > today:
                continue
            if best is None or price.order > best.order:
                best = price
        return best


@dataclass(frozen=True, slots=True)
class License:
    """The terms under which the model may be used."""

    name: Fact[str] = field(default_factory=Fact)
    spdx: Fact[str] = field(default_factory=Fact)
    url: Fact[str] = field(default_factory=Fact)
    osi_approved: Fact[bool] = field(default_factory=Fact)
    commercial_use: Fact[CommercialUse] = field(default_factory=Fact)
    condition: Fact[str] = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class Score:
    """One result of one benchmark; comparable only with the same benchmark, variant and harness.

    Attributes:
        benchmark: ``SWE-bench Verified``.
        variant: The subset or setting as its source writes it: ``0-shot``, ``no tools``; empty: none named.
        harness: What ran it: ``mini-SWE-agent``; empty: none named.
        score: The figure, in ``unit``.
        unit: ``%``, ``Elo``, …
        source: Who published it.

    What a lab runs with tools or agents of its own has the harness ``reported by <lab>``: it compares with that
    lab's own figures only. ``lab-reported`` is a plain question set, whose figures labs do compare.
    """

    benchmark: str
    variant: str
    harness: str
    score: Decimal
    unit: str
    source: Source


@dataclass(frozen=True, slots=True)
class Model:
    """One set of weights, or one name that a lab sells.

    Attributes:
        id: ``lab/name``, lower case, undated unless the lab sells two dates with different facts.
        name: As the lab writes it: ``Claude Haiku 4.5``.
        family: The line it belongs to, as its upstream calls it; ``None`` where none does.
        core: Takes part in chat and has a first-party route, or routes at two providers.
        aliases: Other names people use for this model and no other.
        release_date: ISO day, month, or the year where no source says more.
        knowledge_cutoff: Where its knowledge ends: ISO day, month, or the year where its lab says no more.
        parameters_total: Number of weights (a count, not billions).
        routes: Every tracked way to call it, the lab's own first.
        scores: Published benchmark results; where two sources differ, both.
        tokenizer_note: What its lab says of its tokenizer that matters when counting tokens, in our words.
    """

    id: str
    name: str
    lab: Lab
    family: str | None
    core: bool
    aliases: tuple[str, ...]
    context_window: Fact[int]
    input_limit: Fact[int]
    max_output: Fact[int]
    license: License
    open_weights: Fact[bool]
    architecture: Fact[str]
    modalities_in: Fact[tuple[str, ...]]
    modalities_out: Fact[tuple[str, ...]]
    release_date: Fact[str]
    knowledge_cutoff: Fact[str]
    parameters_total: Fact[int]
    parameters_active: Fact[int]
    capabilities: Mapping[Capability, Fact[bool]]
    lifecycle: Lifecycle
    routes: tuple[Route, ...]
    scores: tuple[Score, ...] = ()
    tokenizer_note: Fact[str] = field(default_factory=Fact)

    def capability(self, name: Capability) -> Fact[bool]:
        """What is known of one capability; unknown where no source speaks of it."""
        return self.capabilities.get(name, _UNKNOWN)


@dataclass(frozen=True, slots=True)
class Entry:
    """What linking needs of a model, without making the model.

    Attributes:
        released: ISO day or month, or an empty string where unknown; sorts.
        state_hint: Status as the sources say it; ``retires_on`` (ISO or empty) outranks it on a day.
        suggestible: Core, so it may be proposed; others are found by their names only.
        chat: Takes text and gives text.
        route_ids: Every provider's own id for it, for ids pasted from configuration files.
        routes: How many there are: how widely it is served.
    """

    id: str
    name: str
    lab: str
    aliases: tuple[str, ...]
    released: str
    state_hint: RouteStatus
    retires_on: str
    suggestible: bool
    chat: bool
    route_ids: tuple[str, ...]
    routes: int


@dataclass(frozen=True, slots=True)
class FamilyDefault:
    """A curated choice: who a name without a version stands for.

    Attributes:
        words: The name as people say it, lower case, words in any order: ``claude haiku``, ``gpt mini``, ``qwen3``.
        name: How an answer names the family: ``Claude Haiku``.
        default: The member taken, a model id.
    """

    words: str
    name: str
    default: str
