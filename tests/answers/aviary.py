"""Invented models for the goldens of single topics, each made for the edge that its comment names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from catalog import CONTRACT, Disagreement, Fact, License, Lifecycle, Price, Provider, Source
from tests.making import (
    BIRD,
    CLOUD,
    DEPRECATED,
    RETIRED,
    RETIRING,
    TODAY,
    fact,
    model,
    price,
    rates,
    route,
    score,
    source,
    terms,
)  # fmt: skip

if TYPE_CHECKING:
    from catalog import Capability, Model

EAST, WEST = Provider("east", "Eastern"), Provider("west", "Western")
ENDED = Lifecycle(retires_on=fact(date(2026, 9, 1)))
ACME_TERMS = terms("Acme Terms", osi=False, use="proprietary_api_terms")
APACHE = terms("Apache License 2.0", osi=True, use="permitted", spdx="Apache-2.0")
COMMUNITY = terms("Community License", osi=False, use="conditional", condition="Free below 700 million users")

# Providers
OWL = model(  # own, regional, fast, free, unpriced, ending and ended routes
    "acme/owl",
    "Owl",
    routes=(
        route(id_="owl", prices=rates("1", "5"), context=200_000),
        route(CLOUD, "eu.owl", rates("1.1", "5.5"), own=False, context=200_000, region="eu"),
        route(CLOUD, "us.owl", rates("1.1", "5.5"), own=False, context=200_000, region="us"),
        route(CLOUD, "owl-fast", rates("2", "10"), own=False, context=200_000, variant="fast"),
        route(EAST, "owl", rates("0.9", "4.5"), own=False, context=128_000, lifecycle=RETIRING),
        route(EAST, "owl:free", rates("0", "0"), own=False, variant="free"),
        route(WEST, "owl", own=False),
        route(BIRD, "owl", rates("0.5", "2"), own=False, lifecycle=ENDED),
    ),
)
JAY = model(  # its own lab gives it away; one route is deprecated
    "bird/jay",
    "Jay",
    routes=(
        route(CLOUD, "jay", rates("0.2", "0.8"), own=False),
        route(EAST, "jay", own=False, lifecycle=DEPRECATED),
        route(BIRD, "jay", rates("0", "0")),
    ),
)
FLOCK = model(  # more providers than are shown, its lab not among them
    "acme/flock",
    "Flock",
    routes=tuple(
        route(Provider(f"host-{n}", f"Host {n}"), "flock", rates(f"{n}", f"{2 * n}"), own=False, context=8000)
        for n in range(1, 9)
    ),
)
LOON = model("acme/loon", "Loon", routes=(route(id_="loon", prices=rates("1", "2")),))  # one provider: its lab
RAIL = model("bird/rail", "Rail", routes=(route(CLOUD, "rail", own=False),))  # one provider: another; no price
DODO = model("acme/dodo", "Dodo")  # served by nobody
MOA = model("acme/moa", "Moa", routes=(route(id_="moa", prices=rates("1", "2"), lifecycle=RETIRED),))  # no more
AUK = model(  # retired by its lab, whose own route a source still lists
    "acme/auk",
    "Auk",
    lifecycle=RETIRED,
    routes=(route(id_="auk", prices=rates("1", "2")), route(CLOUD, "auk", rates("1", "2"), own=False)),
)
SPARROW = model(  # its lab's door has another name
    "bird/sparrow", "Sparrow", routes=(route(Provider("nest", "Nest"), "sparrow"), route(CLOUD, "sparrow", own=False))
)

# Benchmarks
ABLE = model(
    "acme/able",
    "Able",
    scores=(
        score("SWE-bench Verified", "72.5"),
        score("GPQA", "80.1", variant="0-shot"),
        score("Arena", "1287", unit="Elo", publisher="LMArena", as_of=None),
    ),
)
BOLD = model(  # one score at second hand, one of another variant
    "bird/bold",
    "Bold",
    scores=(
        score("SWE-bench Verified", "61.0", publisher="Bird", secondary=True),
        score("GPQA", "79", variant="5-shot", publisher="Bird"),
        score("Arena", "1287", unit="Elo", publisher="LMArena", as_of=None),
    ),
)
CALM = model(  # two sources for one score
    "bird/calm",
    "Calm",
    scores=(
        score("SWE-bench Verified", "61.0", publisher="Bird"),
        score("SWE-bench Verified", "63.0", publisher="Cloudy", secondary=True),
    ),
)
EAGER = model("bird/eager", "Eager", scores=(score("HumanEval", "90"),))
TWIN = model("acme/twin", "Twin", scores=(score("SWE-bench Verified", "72.5"),))
KEEN = model("acme/keen", "Keen", scores=tuple(score(f"Test {n:02}", f"{50 + n}") for n in range(10)))
LUCID = model("bird/lucid", "Lucid", scores=tuple(score(f"Test {n:02}", "55") for n in range(10)))
NULL = model("bird/null", "Null")  # nothing is known of it


# Switching and verdicts
def crane(
    name: str,
    *,
    read: str = "1",
    written: str = "5",
    context: int = 200_000,
    output: int | None = None,
    capabilities: dict[Capability, bool] | None = None,
    weights: bool = False,
    license_: License = ACME_TERMS,
    lifecycle: Lifecycle | None = None,
    cutoff: str | None = None,
    released: str | None = None,
) -> Model:
    """A model like all other cranes, but for what is named."""
    able: dict[Capability, bool] = {"vision": True, "reasoning": True, "tools": True, "structured_output": True}
    return model(
        f"acme/{name.lower()}",
        name,
        context=context,
        output=output,
        weights=weights,
        license_=license_,
        lifecycle=lifecycle,
        cutoff=cutoff,
        released=released,
        capabilities=able | (capabilities or {}),
        routes=(route(id_=name.lower(), prices=rates(read, written)),),
    )


ONE, TWO = crane("One"), crane("Two")
CHEAP = crane("Cheap", read="0.5", written="2.5")
EARS, DEAF = crane("Ears", capabilities={"audio": True}), crane("Deaf", capabilities={"audio": False})
OPEN = crane("Open", weights=True, license_=APACHE)
SHARED = crane("Shared", weights=True, license_=COMMUNITY)
GONE, PAST = crane("Gone", lifecycle=RETIRED), crane("Past", lifecycle=RETIRED)
WIDE = crane("Wide", context=1_000_000, output=64_000, read="2", written="10", cutoff="2026-06", released="2026-10-07")
THIN = model(
    "bird/thin",
    "Thin",
    context=128_000,
    output=8000,
    weights=True,
    license_=APACHE,
    cutoff="2025-01",
    released="2026-04-02",
    parameters=109_000_000_000,
    active=17_000_000_000,
    capabilities={"vision": False, "reasoning": True, "audio": True},
    routes=tuple(route(host, "thin", rates("0.1", "0.3"), own=False) for host in (CLOUD, EAST, WEST)),
)
GIFT = crane("Gift", read="0", written="0")
ODD = crane("Odd", read="3", written="4")

# Prices and costs
NAMED = model("acme/named", "Named", license_=License(fact("Some License")))
PLAIN = model("acme/plain", "Plain", routes=(route(id_="plain", prices=rates("1", "5", batch=True)),))
EQUAL = model("acme/equal", "Equal", routes=(route(id_="equal", prices=rates("1", "5", batch=True)),))
LIKE = model("acme/like", "Like", routes=(route(id_="like", prices=rates("2", "2")),))
DEAR = model("bird/dear", "Dear", routes=(route(BIRD, "dear", rates("3", "9")),))
OWN_DEAL = Source(CONTRACT, None, "contract", TODAY, "first_party")
DEAL = model(
    "acme/deal",
    "Deal",
    routes=(
        route(
            id_="deal",
            prices=(
                Price("input", Decimal("0.8"), None, None, OWN_DEAL, ((Decimal(1), source()),)),
                Price("output", Decimal(5), None, None, source(), ((Decimal(6), source("Other")),)),
            ),
        ),
    ),
)
UNLISTED = model(
    "acme/past", "Past", routes=(replace(route(id_="past", prices=rates("1", "5")), last_seen=date(2026, 9, 1)),)
)
SIZED = model(
    "acme/sized",
    "Sized",
    routes=(
        route(
            id_="sized",
            prices=(*rates("2", "12"), price("input", "4", above=200_000), price("output", "18", above=200_000)),
        ),
    ),
)
OVER = Lifecycle(retires_on=fact(date(2026, 2, 19)))
RESOLD = model(  # its lab ended it, a reseller has not
    "acme/dodo",
    "Dodo",
    lifecycle=OVER,
    routes=(
        replace(route(id_="dodo", prices=rates("1", "5")), last_seen=date(2026, 2, 1)),
        route(CLOUD, "dodo", rates("2", "4"), own=False),
    ),
)
ROC = model("acme/roc", "Roc", lifecycle=OVER, routes=(route(id_="roc", prices=rates("1", "5")),))

# Context, capabilities, licenses, sizes
BIG = model("acme/big", "Big", context=400_000, output=64_000)
BIG_TOO = model("acme/big-too", "Big Too", context=400_000)
MEDIUM = model("acme/medium", "Medium", context=390_000, routes=(route(CLOUD, "m", own=False, context=64_000),))
NARROW = model(
    "acme/narrow",
    "Narrow",
    context=400_000,
    routes=(route(CLOUD, "n", own=False, context=64_000), route(BIRD, "n", own=False, context=32_000)),
)
SMALL = model("bird/small", "Small", context=8_000)
CUT = replace(BIG, id="acme/cut", name="Cut", input_limit=fact(272_000))
DISPUTED = replace(
    BIG,
    id="acme/di",
    name="Disputed",
    context_window=Fact(
        400_000, (source(),), (Disagreement(200_000, source("Other")), Disagreement(128_000, source("Third")))
    ),
)

SEES = model("acme/sees", "Sees", capabilities={"vision": True, "audio": False, "pdf": True, "reasoning": True})
HEARS = model("acme/hears", "Hears", capabilities={"vision": False, "audio": True, "reasoning": True})
BLIND = model("bird/blind", "Blind", capabilities={"vision": False})

GIVEN = model("acme/given", "Given", weights=True, license_=License(fact("Some License")))
LOOSE = model("acme/loose", "Loose", weights=True)
CLOSED = model("acme/closed", "Closed", weights=False)
TORN = replace(
    CLOSED,
    id="acme/torn",
    name="Torn",
    open_weights=Fact(
        value=False, sources=(source(),), disagreements=(Disagreement(value=True, source=source("Other")),)
    ),
)
COMMON = model("acme/shared", "Shared", weights=True, license_=COMMUNITY)

SPARSE = model("acme/sparse", "Sparse", parameters=100_000_000_000, active=10_000_000_000)
UNSURE = replace(
    SPARSE,
    id="acme/unsure",
    name="Unsure",
    parameters_active=Fact(),
    parameters_total=Fact(7_000_000_000, (source(),), (Disagreement(8_000_000_000, source("Other")),)),
)

UNEVEN = model(
    "acme/uneven",
    "Uneven",
    routes=(route(id_="u", prices=(*rates("4", "20"), price("batch_input", "1"), price("batch_output", "5"))),),
)
BARGAIN = model(
    "acme/bargain",
    "Bargain",
    routes=(route(id_="b", prices=rates("4", "20")), route(CLOUD, "b", rates("3", "15"), own=False)),
)

YEARLY = model("acme/yearly", "Yearly", cutoff="2023")
WITHIN = model("acme/within", "Within", cutoff="2023-12")
LATER = model("acme/later", "Later", cutoff="2024-06")
