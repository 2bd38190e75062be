"""A small invented catalog, made by hand, so that a golden answer can be checked by eye and no data refresh breaks it.

All names, figures and days are inventions. ``today()`` in the tests is ``TODAY``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from answers import Answerer
from catalog import (
    Fact,
    FamilyDefault,
    Lab,
    License,
    Lifecycle,
    Model,
    Price,
    PriceKind,
    Provider,
    Route,
    Score,
    Source,
)
from catalog.snapshot import Upstream, decode, encode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalog import Capability, Catalog, CommercialUse

T = TypeVar("T")

TODAY = date(2026, 11, 21)
READ = date(2026, 11, 11)
ACME, BIRD, CLOUD = Provider("acme", "Acme"), Provider("bird", "Bird"), Provider("cloud", "Cloudy")


def source(publisher: str = "Acme", as_of: date | None = READ) -> Source:
    """Somebody's own page."""
    return Source(publisher, "Digest", f"https://{publisher.lower()}.example/models", as_of, "first_party")


def fact(value: T | None, publisher: str = "Acme", as_of: date | None = READ) -> Fact[T]:
    """A fact that one source gives; unknown for ``None``."""
    return Fact() if value is None else Fact(value, (source(publisher, as_of),))


def price(kind: PriceKind, usd: str, *, above: int | None = None, starts: date | None = None) -> Price:
    """A rate in USD per million tokens."""
    return Price(kind, Decimal(usd), above, starts, source())


def rates(read: str, written: str, *, batch: bool = False, cached: str | None = None) -> tuple[Price, ...]:
    """Input and output, with a batch at half price or cached input where named."""
    found = [price("input", read), price("output", written)]
    if batch:
        found += [price("batch_input", str(Decimal(read) / 2)), price("batch_output", str(Decimal(written) / 2))]
    if cached:
        found.append(price("cache_read", cached))
    return tuple(found)


def route(
    provider: Provider = ACME,
    id_: str = "model",
    prices: Sequence[Price] = (),
    *,
    own: bool = True,
    context: int | None = None,
    variant: str | None = None,
    capabilities: Mapping[Capability, bool] | None = None,
    region: str | None = None,
    lifecycle: Lifecycle | None = None,
) -> Route:
    """One way to call a model."""
    return Route(
        provider,
        id_,
        region,
        variant,
        own,
        fact(context, provider.name),
        Fact(),
        Fact(),
        tuple(prices),
        {name: fact(value, provider.name) for name, value in (capabilities or {}).items()},
        lifecycle or Lifecycle(),
    )


def terms(
    name: str, *, osi: bool, use: CommercialUse, condition: str | None = None, spdx: str | None = None
) -> License:
    """A license with all that an answer says of one."""
    return License(
        fact(name),
        fact(spdx),
        fact(f"https://acme.example/{name.lower().replace(' ', '-')}"),
        fact(osi),
        fact(use),
        fact(condition),
    )


def model(
    id_: str,
    name: str,
    *,
    context: int | None = None,
    output: int | None = None,
    license_: License | None = None,
    weights: bool | None = None,
    capabilities: Mapping[Capability, bool] | None = None,
    lifecycle: Lifecycle | None = None,
    routes: Sequence[Route] = (),
    released: str | None = None,
    parameters: int | None = None,
    active: int | None = None,
    cutoff: str | None = None,
    scores: Sequence[Score] = (),
) -> Model:
    """A model that takes part in chat."""
    lab = id_.partition("/")[0]
    return Model(
        id_,
        name,
        Lab(lab, lab.title()),
        None,
        True,
        (),
        fact(context),
        Fact(),
        fact(output),
        license_ or License(),
        fact(weights),
        Fact(),
        fact(("text",)),
        fact(("text",)),
        fact(released),
        fact(cutoff),
        fact(parameters),
        fact(active),
        {capability: fact(value) for capability, value in (capabilities or {}).items()},
        lifecycle or Lifecycle(),
        tuple(routes),
        tuple(scores),
    )


def score(
    benchmark: str,
    points: str,
    *,
    variant: str = "",
    harness: str = "",
    unit: str = "%",
    publisher: str = "Acme",
    as_of: date | None = READ,
    secondary: bool = False,
) -> Score:
    """A benchmark result as its publisher gives it."""
    page = f"https://{publisher.lower()}.example/scores"
    said = Source(publisher, None, page, as_of, "curated_secondary" if secondary else "curated_primary")
    return Score(benchmark, variant, harness, Decimal(points), unit, said)


RETIRED = Lifecycle(retires_on=fact(date(2026, 2, 19)), replacement=fact("acme/swift-2"))
DEPRECATED = Lifecycle(deprecated_on=fact(date(2026, 6, 1)))
RETIRING = Lifecycle(retires_on=fact(date(2026, 12, 1)))

MODELS = (
    model(
        "acme/swift-2",
        "Swift 2",
        context=1_000_000,
        output=128_000,
        weights=False,
        license_=terms("Acme Terms", osi=False, use="proprietary_api_terms"),
        released="2026-10-07",
        capabilities={"vision": True, "reasoning": True, "tools": True},
        routes=(
            route(id_="swift-2", prices=(*rates("1", "5", batch=True, cached="0.1"),)),
            route(CLOUD, "acme-swift-2", rates("1.1", "5.5"), own=False, context=200_000),
        ),
    ),
    model(
        "acme/swift-1",
        "Swift 1",
        context=200_000,
        output=64_000,
        weights=False,
        lifecycle=RETIRED,
        released="2024-10-22",
        capabilities={"vision": True, "reasoning": False, "tools": True},
        routes=(route(id_="swift-1", prices=rates("0.8", "4")),),
    ),
    model(
        "acme/swift-mini",
        "Swift mini",
        context=200_000,
        weights=False,
        lifecycle=DEPRECATED,
        routes=(route(id_="swift-mini", prices=rates("0.15", "0.6", batch=True)),),
    ),
    model(
        "acme/heron-1",
        "Heron 1",
        context=200_000,
        lifecycle=RETIRING,
        routes=(
            route(
                id_="heron-1",
                prices=(*rates("2", "12"), price("input", "4", above=200_000), price("output", "18", above=200_000)),
            ),
        ),
    ),
    model(
        "bird/finch-2-9b",
        "Finch 2 9B",
        context=131_072,
        output=8192,
        weights=True,
        license_=terms("Apache License 2.0", osi=True, use="permitted", spdx="apache-2.0"),
        released="2026-04-02",
        capabilities={"vision": False, "reasoning": True, "tools": True},
        routes=(
            route(CLOUD, "finch-2-9b", rates("0.1", "0.3"), own=False, context=131_072, capabilities={"vision": True}),
            route(BIRD, "finch-2-9b:free", rates("0", "0"), own=False, variant="free"),
        ),
    ),
    model(
        "bird/wren-3-27b",
        "Wren 3 27B",
        context=128_000,
        weights=True,
        license_=terms(
            "Bird Community License", osi=False, use="conditional", condition="Free below 700 million users"
        ),
        capabilities={"vision": True},
        routes=(route(CLOUD, "wren-3-27b", own=False), route(BIRD, "wren-3-27b", own=False)),
    ),
)

FAMILIES = (FamilyDefault("swift", "Swift", "acme/swift-2"),)


@cache
def catalog() -> Catalog:
    """The invented catalog, through the real snapshot format."""
    return decode(encode(MODELS, FAMILIES, (Upstream("Digest", "https://digest.example", READ, "0" * 64),)))


@cache
def answerer() -> Answerer:
    """The real answerer on the invented catalog."""
    return Answerer(catalog())
