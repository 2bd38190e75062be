"""A market of invented models to choose from: what each is for stands behind it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from answers import Answerer, Reply, ThreadState
from answers.reading import Reading
from catalog import Lifecycle
from catalog.snapshot import Upstream, decode, encode
from tests.answers.aviary import ACME_TERMS, APACHE, COMMUNITY, EAST, WEST
from tests.making import BIRD, CLOUD, DEPRECATED, READ, RETIRED, RETIRING, TODAY, fact, model, rates, route

if TYPE_CHECKING:
    from datetime import date

    from answers.questions import Alternatives, ListModels, Recommend
    from catalog import Catalog, Model, Provider, Route

PREVIEW = Lifecycle(status=fact("preview"))


def hosted(read: str, written: str, *hosts: Provider, region: str | None = None) -> list[Route]:
    """Routes at several providers, none of them the lab's, at one price."""
    return [route(host, "served", rates(read, written), own=False, region=region) for host in hosts]


ALPHA = model(  # dear, able, a large window
    "acme/alpha",
    "Alpha",
    context=1_000_000,
    output=64_000,
    weights=False,
    license_=ACME_TERMS,
    released="2026-09-01",
    capabilities={"vision": True, "tools": True, "reasoning": True},
    routes=(route(id_="alpha", prices=rates("2", "10")), *hosted("2.2", "11", CLOUD, EAST)),
)
BETA = model(  # the same lab's cheaper one
    "acme/beta",
    "Beta",
    context=200_000,
    output=32_000,
    weights=False,
    license_=ACME_TERMS,
    released="2026-03-01",
    capabilities={"vision": True, "tools": True, "reasoning": False},
    routes=(route(id_="beta", prices=rates("0.5", "2.5")), *hosted("0.55", "2.75", CLOUD, EAST)),
)
GAMMA = model(  # small and open source, no vision
    "bird/gamma",
    "Gamma 9B",
    context=131_072,
    weights=True,
    license_=APACHE,
    parameters=9_000_000_000,
    released="2026-04",
    capabilities={"vision": False, "tools": True},
    routes=hosted("0.1", "0.3", CLOUD, EAST, WEST, BIRD),
)
DELTA = model(  # open weights under a community license, vision, served in the EU
    "bird/delta",
    "Delta 27B",
    context=262_144,
    weights=True,
    license_=COMMUNITY,
    parameters=27_000_000_000,
    released="2026-05-05",
    capabilities={"vision": True, "tools": True},
    routes=hosted("0.2", "0.6", CLOUD, EAST, WEST, region="eu-west-1"),
)
EPSILON = model(  # nobody says whether it sees
    "dove/epsilon",
    "Epsilon",
    context=400_000,
    capabilities={"tools": True},
    routes=hosted("0.3", "1", CLOUD, WEST, BIRD),
)
ZETA = model(  # nobody says what it costs
    "dove/zeta", "Zeta", context=500_000, capabilities={"vision": True}, routes=(route(CLOUD, "zeta", own=False),)
)
GIFT = model(  # its lab gives it away
    "dove/gift",
    "Gift",
    context=32_000,
    weights=True,
    license_=APACHE,
    capabilities={"vision": False, "tools": False},
    routes=(route(BIRD, "gift", rates("0", "0")),),
)
NEVER = (  # what is never proposed
    replace(ALPHA, id="acme/past", name="Past", lifecycle=RETIRED),
    replace(ALPHA, id="acme/going", name="Going", lifecycle=DEPRECATED),
    replace(ALPHA, id="acme/soon", name="Soon", lifecycle=RETIRING),
    replace(ALPHA, id="acme/draft", name="Draft", lifecycle=PREVIEW),
    replace(ALPHA, id="acme/tail", name="Tail", core=False),
    replace(ALPHA, id="acme/paint", name="Paint", modalities_out=fact(("image",))),
)
MODELS = (ALPHA, BETA, GAMMA, DELTA, EPSILON, ZETA, GIFT, *NEVER)


def market(*models: Model) -> Catalog:
    """A catalog of these models, through the real snapshot format."""
    return decode(encode(models, (), (Upstream("Digest", "https://digest.example", READ, "0" * 64),)))


@cache
def seller() -> Answerer:
    """The real answerer on the whole market."""
    return Answerer(market(*MODELS))


def proposed(question: Recommend | ListModels | Alternatives, *models: Model, today: date = TODAY) -> Reply:
    """What is said to a question that was understood; of the whole market, or of these models."""
    answerer = Answerer(market(*models)) if models else seller()
    return answerer.answer(Reading(question, (), (), ThreadState()), today)
