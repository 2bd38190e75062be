"""The words of topics in company: three models or more, models that are alike, and what is free."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from answers.questions import Workload
from catalog import Fact, Price, Provider
from tests.answers.aviary import (
    APACHE,
    BARGAIN,
    BLIND,
    CLOSED,
    COMMON,
    CUT,
    DEAR,
    EQUAL,
    GIVEN,
    HEARS,
    NULL,
    OWN_DEAL,
    PLAIN,
    SEES,
    SPARSE,
)
from tests.answers.telling import sentences, told
from tests.answers.test_words_of_cost import KITE, MONTHLY, answer
from tests.making import model, price, rates, route, score, source, terms

if TYPE_CHECKING:
    from catalog import Model


def twin(same: Model, name: str) -> Model:
    """Another model that is the same in every fact."""
    return replace(same, id=f"acme/{name.lower()}", name=name)


THREE = tuple(score(f"Test {n}", "50") for n in range(3))
A3 = model("acme/a", "Alike", scores=THREE)
B3 = twin(A3, "Likewise")
S1 = model(
    "acme/s1",
    "First",
    scores=(
        score("T1", "9"),
        score("T2", "5"),
        score("T3", "5"),
    ),
)
S2 = model("acme/s2", "Second", scores=(score("T1", "5"), score("T2", "9"), score("T3", "5")))
S3 = model("acme/s3", "Third", scores=(score("T1", "5"), score("T2", "5"), score("T3", "9")))
FREE = model("acme/free", "Free", routes=(route(id_="f", prices=rates("0", "0")),))
FREE2 = twin(FREE, "Gratis")
HALF = model("acme/half", "Half", routes=(route(id_="h", prices=(price("output", "1"),)),))
THIRD = twin(PLAIN, "Third")
LOWS = model(
    "acme/lows",
    "Lows",
    routes=tuple(
        route(Provider(f"h{n}", f"Host {n}"), "l", rates(p, p), own=False)
        for n, p in enumerate(("0.1", "0.1", "2", "2", "2", "2"), 1)
    ),
)
CHEAP2 = twin(BARGAIN, "Discount")
DEAL2 = model(
    "acme/deal2",
    "Deal Two",
    routes=(
        route(
            id_="d",
            prices=(
                Price("input", Decimal("0.8"), None, None, OWN_DEAL, ((Decimal(1), source()),)),
                Price("output", Decimal(4), None, None, OWN_DEAL, ((Decimal(5), source()),)),
            ),
        ),
    ),
)
DATED = model("acme/dated", "Dated", released="2026-10-07", cutoff="2026-06", parameters=27_000_000_000, output=64000)
OLDER = model(
    "acme/older", "Older", released="2026-09-20", cutoff="2026-06-15", parameters=400_000_000_000, output=8000
)
YEAR = model("acme/year", "Year", released="2025", cutoff="2025", parameters=9_000_000_000, output=4000)
NC = model("acme/nc", "Studious", weights=True, license_=terms("Research License", osi=False, use="not_permitted"))
OPEN_ = model("acme/o", "Open", weights=True, license_=APACHE)
CUT2 = twin(CUT, "Cut Too")


@pytest.mark.parametrize(
    ("topic", "models", "words"),
    [
        (
            "benchmarks",
            (A3, B3),
            [
                "The same on all 3 shared benchmarks.",
                "Test 0, Test 1 and Test 2: all by Acme, 11 Nov 2026.",
                "Only the same benchmark, variant and harness are compared.",
            ],
        ),
        (
            "benchmarks",
            (S1, S2, S3),
            [
                "Of 3 shared benchmarks, First is highest on 1, Second on 1 and Third on 1.",
                "T1, T2 and T3: all by Acme, 11 Nov 2026.",
                "Only the same benchmark, variant and harness are compared.",
            ],
        ),
        (
            "capability:all",
            (SEES, twin(SEES, "Sees Too"), twin(SEES, "Sees Three")),
            [
                "No capability is known of one alone; all have vision, PDF input and reasoning.",
            ],
        ),
        (
            "capability:vision",
            (SEES, twin(SEES, "Sees Too"), twin(SEES, "Sees Three")),
            [
                "All have vision: Sees, Sees Too and Sees Three.",
            ],
        ),
        (
            "capability:vision",
            (HEARS, BLIND, twin(BLIND, "Blinder")),
            [
                "None of them has vision.",
            ],
        ),
        (
            "capability:vision",
            (BLIND, NULL),
            [
                "Blind does not have vision. For Null no source says.",
            ],
        ),
        (
            "context",
            (CUT, CUT2),
            [
                "The same: Cut and Cut Too have 400,000 tokens.",
                "Cut and Cut Too take at most 272,000 tokens of that as input.",
            ],
        ),
        (
            "release",
            (DATED, OLDER),
            [
                "Dated is newer: released on 7 Oct 2026; Older on 20 Sep 2026.",
            ],
        ),
        (
            "release",
            (DATED, YEAR),
            [
                "Dated is newer: released on 7 Oct 2026; Year in 2025.",
            ],
        ),
        (
            "release",
            (DATED, OLDER, YEAR),
            [
                "Dated is the newest: 7 Oct 2026; the oldest is Year: 2025.",
            ],
        ),
        (
            "knowledge_cutoff",
            (DATED, OLDER),
            [
                "About the same: Older 15 Jun 2026, Dated Jun 2026.",
            ],
        ),
        (
            "knowledge_cutoff",
            (DATED, YEAR),
            [
                "The knowledge of Dated is newer: until Jun 2026; Year until 2025.",
            ],
        ),
        (
            "knowledge_cutoff",
            (DATED, OLDER, YEAR),
            [
                "The knowledge of Older is the newest: until 15 Jun 2026; the oldest is that of Year: until 2025.",
            ],
        ),
        (
            "parameters",
            (DATED, OLDER, YEAR),
            [
                "Older is the largest: 400B; the smallest is Year: 9B.",
            ],
        ),
        (
            "max_output",
            (DATED, OLDER, YEAR),
            [
                "Dated writes most: 64,000 tokens; Year least: 4,000 tokens.",
            ],
        ),
        (
            "license:commercial",
            (OPEN_,),
            [
                "Yes. Open is open source: Apache License 2.0, OSI-approved, weights to download.",
                "Terms of Open: https://acme.example/apache-license-2.0",
            ],
        ),
        (
            "license:commercial",
            (COMMON,),
            [
                "Yes, on conditions. Shared is not open source: its weights can be downloaded, under the Community "
                "License, which the OSI has not approved. Free below 700 million users.",
                "Terms of Shared: https://acme.example/community-license",
            ],
        ),
        (
            "license:commercial",
            (NC,),
            [
                "No. Studious is not open source: its weights can be downloaded, under the Research License, which "
                "the OSI has not approved.",
                "Terms of Studious: https://acme.example/research-license",
            ],
        ),
        (
            "license:commercial",
            (CLOSED,),
            [
                "Not sourced: no source says whether Closed may be used commercially. Closed is proprietary: no "
                "weights to download; its terms are not sourced.",
            ],
        ),
        (
            "license:commercial",
            (NULL,),
            [
                "Not sourced: no source says whether Null may be used commercially. No source gives a license for "
                "Null.",
            ],
        ),
        (
            "pricing",
            (BARGAIN, CHEAP2),
            [
                "The same price: Bargain and Discount cost $4.00 in and $20.00 out per 1M tokens.",
                "Cheapest tracked routes: Bargain on Cloudy, $3.00 in and $15.00 out; Discount on Cloudy, $3.00 in "
                "and $15.00 out.",
            ],
        ),
        (
            "pricing",
            (LOWS,),
            [
                "$2.00 in and $2.00 out per 1M tokens on Host 3.",
                "Host 1 and Host 2 list Lows at less than a fifth of the usual price: doubtful, so not called the "
                "cheapest.",
            ],
        ),
        (
            "pricing",
            (PLAIN, EQUAL, THIRD),
            [
                "The same price: Plain, Equal and Third cost $1.00 in and $5.00 out per 1M tokens.",
                "As a batch, each costs half.",
            ],
        ),
        (
            "pricing",
            (DEAL2,),
            [
                "$0.80 in and $4.00 out per 1M tokens on Acme.",
                "Deal Two's input and output prices are your contract's $0.80 and $4.00; the list prices are $1.00 "
                "and $5.00 (Acme via Digest).",
            ],
        ),
        (
            "pricing",
            (FREE, FREE2),
            [
                "The same price: Free and Gratis are free.",
                "Free is free on Acme, with limits.",
                "Gratis is free on Acme, with limits.",
            ],
        ),
        (
            "pricing",
            (FREE, PLAIN, DEAR),
            [
                "Free: free, against $1.00 in and $5.00 out per 1M tokens for Plain and $3.00 in and $9.00 out for "
                "Dear.",
                "As a batch, Plain costs half.",
                "Free is free on Acme, with limits.",
            ],
        ),
        (
            "pricing",
            (FREE,),
            [
                "Free on Acme.",
                "Free is free on Acme, with limits.",
            ],
        ),
        (
            "specs",
            (
                replace(SPARSE, parameters_total=Fact(10**9, (replace(source(), kind="curated_secondary"),))),
                replace(NULL, parameters_total=Fact(10**9, (replace(source(), kind="curated_secondary"),))),
            ),
            [
                "Sparse: context window not sourced, price not sourced. Null: context window not sourced, price not "
                "sourced.",
                "Sparse and Null: the number of parameters is not confirmed by their labs.",
            ],
        ),
        (
            "pricing",
            (PLAIN, EQUAL, DEAR),
            [
                "Plain and Equal: $1.00 in and $5.00 out per 1M tokens, against $3.00 in and $9.00 out for Dear.",
                "As a batch, Plain and Equal cost half.",
            ],
        ),
        (
            "pricing",
            (FREE, PLAIN, BARGAIN, DEAR),
            [
                "Free: free; the dearest is Bargain at $4.00 in and $20.00 out per 1M tokens.",
                "As a batch, Plain costs half.",
                "Cheapest tracked route: Bargain on Cloudy, $3.00 in and $15.00 out.",
                "Free is free on Acme, with limits.",
            ],
        ),
        (
            "open_weights",
            (GIVEN,),
            ["Given has weights to download, under the Some License; whether the OSI approved it is not sourced."],
        ),
    ],
)
def test_what_is_said_in_company(topic: str, models: tuple[Model, ...], words: list[str]) -> None:
    assert sentences(told(topic, *models))[1:] == words


@pytest.mark.parametrize(
    ("workload", "models", "lead"),
    [
        (MONTHLY, (FREE,), "Free: free on Acme."),
        (MONTHLY, (FREE, FREE2), "The same: free on Free and Gratis."),
        (MONTHLY, (FREE, PLAIN), "Free: free, $2,050.00 (100 %) less than Plain at $2,050.00."),
        (
            MONTHLY,
            (PLAIN, EQUAL, DEAR),
            "Plain and Equal: $2,050.00 a month each, $2,600.00 (55.9 %) less than Dear at $4,650.00.",
        ),
        (
            replace(MONTHLY, cached=Decimal("0.5")),
            (PLAIN, KITE),
            "Kite: $1,690.00 a month on Acme. Plain: unavailable, no source gives its cached input price.",
        ),
        (
            Workload(800_000_000, period="month"),
            (HALF, PLAIN),
            "Plain: $800.00 a month on Acme. Half: unavailable, no source gives its input price.",
        ),
    ],
)
def test_what_it_costs_in_company(workload: Workload, models: tuple[Model, ...], lead: str) -> None:
    assert answer(workload, *models)[1] == lead


def test_a_batch_that_halves_all_is_told_once() -> None:
    assert "Batch would halve all of them." in answer(MONTHLY, PLAIN, EQUAL, THIRD)[-1]
