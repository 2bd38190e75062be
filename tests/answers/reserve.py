"""The invented catalog that the written goldens are asked of; each model is made for the edge its comment names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from answers import Answerer
from catalog import CONTRACT, Disagreement, Fact, FamilyDefault, Lifecycle, Price, Provider, Source
from catalog.snapshot import Upstream, decode, encode
from tests.making import BIRD, CLOUD, READ, fact, model, rates, route, score, source, terms

if TYPE_CHECKING:
    from catalog import Catalog, Model, PriceKind

T = TypeVar("T")

EAST, WEST, OURS = Provider("east", "Eastern"), Provider("west", "Western"), Provider("ourco", "OurCo cluster")
ACME_TERMS = terms("Acme Terms", osi=False, use="proprietary_api_terms", condition="No training of rival models")
APACHE = terms("Apache License 2.0", osi=True, use="permitted", spdx="Apache-2.0")
OTHER = source("Other")


def _disputed(kind: PriceKind, usd: str, other: str) -> Price:
    """A rate for which another source quotes another."""
    return Price(kind, Decimal(usd), None, None, source(), ((Decimal(other), OTHER),))


def _own(kind: PriceKind, usd: str) -> Price:
    """A negotiated rate."""
    return Price(kind, Decimal(usd), None, None, Source(CONTRACT, None, "", None, "curated_primary"))


def _read_on(model_: Model, id_: str, name: str, day: date) -> Model:
    """A model of which everything was read on one day."""
    dated = source(as_of=day)

    def old(found: Fact[T]) -> Fact[T]:
        return replace(found, sources=tuple(dated for _ in found.sources))

    return replace(
        model_,
        id=id_,
        name=name,
        context_window=old(model_.context_window),
        max_output=old(model_.max_output),
        open_weights=old(model_.open_weights),
        license=replace(
            model_.license, name=old(model_.license.name), commercial_use=old(model_.license.commercial_use)
        ),
        release_date=old(model_.release_date),
        knowledge_cutoff=old(model_.knowledge_cutoff),
        parameters_total=old(model_.parameters_total),
        capabilities={capability: old(found) for capability, found in model_.capabilities.items()},
        scores=tuple(replace(one, source=replace(one.source, as_of=day)) for one in model_.scores),
        routes=tuple(
            replace(
                one, prices=tuple(replace(p, source=dated) for p in one.prices), context_window=old(one.context_window)
            )
            for one in model_.routes
        ),
    )


KESTREL = model(  # everything is known; one route is smaller, dearer and without vision
    "acme/kestrel-1",
    "Kestrel 1",
    context=200_000,
    output=64_000,
    weights=False,
    license_=ACME_TERMS,
    released="2026-04-02",
    cutoff="2025-06",
    parameters=100_000_000_000,
    active=10_000_000_000,
    capabilities={"vision": True, "audio": False, "reasoning": True, "tools": True, "structured_output": True},
    scores=(score("SWE-bench Verified", "70.0"), score("GPQA Diamond", "81.5")),
    routes=(
        route(id_="kestrel-1", prices=(*rates("1", "5", batch=True, cached="0.1"),), context=200_000),
        route(
            CLOUD, "eu.kestrel-1", rates("1.1", "5.5"), own=False, context=128_000, region="eu",
            capabilities={"vision": False},
        ),
    ),
)  # fmt: skip
MERLIN = replace(  # the same in every figure, by another lab
    KESTREL,
    id="bird/merlin-1",
    name="Merlin 1",
    lab=model("bird/merlin-1", "Merlin 1").lab,
    routes=(
        route(BIRD, "merlin-1", rates("1", "5", batch=True, cached="0.1"), context=200_000),
        route(CLOUD, "merlin-1", rates("1.1", "5.5"), own=False, context=200_000),
    ),
)
OSPREY = model(  # larger, newer, open, sold by others
    "bird/osprey-2",
    "Osprey 2",
    context=1_000_000,
    output=128_000,
    weights=True,
    license_=APACHE,
    released="2026-10-07",
    cutoff="2026-06",
    parameters=27_000_000_000,
    capabilities={"vision": False, "audio": True, "reasoning": True, "tools": True},
    scores=(score("SWE-bench Verified", "75.5"),),
    routes=tuple(
        route(host, "osprey-2", rates(read, written), own=False, context=1_000_000)
        for host, read, written in ((CLOUD, "0.5", "2"), (EAST, "0.4", "1.6"), (WEST, "2", "1"))
    ),
)
PUFFIN, AUKLET = model("acme/puffin-1", "Puffin 1"), model("bird/auklet-1", "Auklet 1")  # nothing is known of these two
HERON = replace(  # sources differ on everything
    KESTREL,
    id="acme/heron-5",
    name="Heron 5",
    context_window=Fact(400_000, (source(),), (Disagreement(256_000, OTHER),)),
    max_output=Fact(32_000, (source(),), (Disagreement(16_000, OTHER),)),
    release_date=Fact("2026-01-15", (source(),), (Disagreement("2026-02-01", OTHER),)),
    knowledge_cutoff=Fact("2025-03", (source(),), (Disagreement("2025-01", OTHER),)),
    parameters_total=Fact(70_000_000_000, (source(),), (Disagreement(72_000_000_000, OTHER),)),
    parameters_active=Fact(),
    open_weights=Fact(value=False, sources=(source(),), disagreements=(Disagreement(value=True, source=OTHER),)),
    scores=(score("SWE-bench Verified", "64.0"), score("SWE-bench Verified", "66.0", publisher="Other")),
    routes=(
        route(
            id_="heron-5",
            prices=(_disputed("input", "2", "2.5"), _disputed("output", "8", "10")),
        ),
    ),
)
PLOVER = replace(  # retired by its lab; a cloud still lists it
    KESTREL,
    id="acme/plover-1",
    name="Plover 1",
    lifecycle=Lifecycle(retires_on=fact(date(2026, 2, 19)), replacement=fact("acme/kestrel-1")),
)
CURLEW = replace(  # deprecated; the day it goes is far off
    KESTREL,
    id="acme/curlew-1",
    name="Curlew 1",
    lifecycle=Lifecycle(
        deprecated_on=fact(date(2026, 6, 1)), retires_on=fact(date(2027, 6, 1)), replacement=fact("acme/kestrel-1")
    ),
)
DUNLIN = replace(  # goes within sixty days
    KESTREL,
    id="acme/dunlin-1",
    name="Dunlin 1",
    lifecycle=Lifecycle(retires_on=fact(date(2026, 12, 1)), replacement=fact("acme/kestrel-1")),
)
TERN = replace(  # a team's own, at a price of its own
    OSPREY,
    id="ourco/tern-1",
    name="Tern 1",
    lab=model("ourco/tern-1", "Tern 1").lab,
    routes=(route(OURS, "tern-1", (_own("input", "0.2"), _own("output", "0.9")), context=64_000),),
)
ROBIN = replace(  # sold by a cloud, given away by its lab
    OSPREY,
    id="bird/robin-1",
    name="Robin 1",
    routes=(
        route(CLOUD, "robin-1", rates("0.2", "0.8"), own=False, context=1_000_000),
        route(BIRD, "robin-1", rates("0", "0"), context=1_000_000),
    ),
)
WAGTAIL = replace(  # given away, and sold by nobody
    OSPREY, id="bird/wagtail-1", name="Wagtail 1", routes=(route(BIRD, "wagtail-1", rates("0", "0")),)
)
RAIL = replace(  # has nothing in common with the first: no provider, no benchmark, no capability
    OSPREY,
    id="bird/rail-1",
    name="Rail 1",
    capabilities={"vision": fact(value=False), "reasoning": fact(value=False), "image_generation": fact(value=True)},
    scores=(score("Image Arena", "1210", unit="Elo"),),
    routes=(route(WEST, "rail-1", rates("0.3", "1.2"), own=False, context=1_000_000),),
)
STORK = _read_on(KESTREL, "acme/stork-1", "Stork 1", date(2026, 3, 1))  # all is known, of long ago

MODELS = (
    KESTREL, MERLIN, OSPREY, PUFFIN, AUKLET, HERON, PLOVER, CURLEW, DUNLIN, TERN, ROBIN, WAGTAIL, RAIL, STORK,
)  # fmt: skip
FAMILIES = (FamilyDefault("kestrel", "Kestrel", "acme/kestrel-1"),)


@cache
def catalog() -> Catalog:
    """The invented catalog, through the real snapshot format."""
    return decode(encode(MODELS, FAMILIES, (Upstream("Digest", "https://digest.example", READ, "0" * 64),)))


@cache
def answerer() -> Answerer:
    """The real answerer on it."""
    return Answerer(catalog())
