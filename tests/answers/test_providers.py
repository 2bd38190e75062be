"""Where models run: golden answers for every edge, on invented models."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from catalog import Lifecycle, Provider
from tests.answers.aviary import AUK, DODO, EAST, FLOCK, JAY, LOON, MOA, OWL, RAIL, SPARROW
from tests.answers.telling import found, lines, sentences, told
from tests.making import ACME, DEPRECATED, fact, model, rates, route

if TYPE_CHECKING:
    from catalog import Model


def test_a_whole_answer_shows_the_labs_own_door_first_and_then_the_cheapest() -> None:
    assert lines(told("providers", OWL)) == [
        "Where does Owl run?",
        "Owl runs on 4 providers (7 routes), among them Acme. The cheapest is Eastern: $0.90 in and "
        "$4.50 out per 1M tokens. Free, with limits of its own, on Eastern.",
        "  Provider    per 1M in   per 1M out      context  region     note",
        "  Acme            $1.00        $5.00      200,000  –          the lab's own",
        "  Eastern         $0.90        $4.50      128,000  –          retires 1 Dec 2026",
        "  Cloudy          $1.10        $5.50      200,000  eu and us",
        "  Western   not sourced  not sourced  not sourced  –",
        "No source gives a price for Owl on Western.",
        "Eastern ends Owl on 1 Dec 2026.",
        "Owl has ended on Bird (1 Sep 2026).",
    ]


def test_all_providers_show_every_route_that_differs_by_more_than_its_region() -> None:
    assert lines(told("providers:all", OWL)) == [
        "Where does Owl run?",
        "Owl runs on 4 providers (7 routes), among them Acme. The cheapest is Eastern: $0.90 in and "
        "$4.50 out per 1M tokens. Free, with limits of its own, on Eastern.",
        "  Provider    per 1M in   per 1M out      context  region     note",
        "  Acme            $1.00        $5.00      200,000  –          the lab's own",
        "  Eastern          free         free  not sourced  –",
        "  Eastern         $0.90        $4.50      128,000  –          retires 1 Dec 2026",
        "  Cloudy          $1.10        $5.50      200,000  eu and us",
        "  Cloudy          $2.00       $10.00      200,000  –          fast",
        "  Western   not sourced  not sourced  not sourced  –",
        "  Bird            $0.50        $2.00  not sourced  –          retired 1 Sep 2026",
        "No source gives a price for Owl on Western.",
        "Eastern ends Owl on 1 Dec 2026.",
        "Owl has ended on Bird (1 Sep 2026).",
    ]


def test_two_models_share_providers_and_have_some_alone() -> None:
    assert lines(told("providers", OWL, JAY)) == [
        "Where do Owl and Jay run?",
        "Owl runs on 4 providers, Jay on 3; both on Cloudy and Eastern. Free, with limits of its "
        "own, on Eastern: Owl. Free, with limits of its own, on Bird: Jay.",
        "  Provider  Owl            Jay",
        "  Cloudy    $1.10 / $5.50  $0.20 / $0.80",
        "  Eastern   $0.90 / $4.50  not sourced",
        "Only Owl: Acme and Western.",
        "Only Jay: Bird.",
        "No source gives a price for Owl on Western.",
        "No source gives a price for Jay on Eastern.",
        "Eastern ends Owl on 1 Dec 2026.",
        "Eastern calls Jay deprecated.",
        "Owl has ended on Bird (1 Sep 2026).",
        'Say "all providers" for every one with its prices (input / output per 1M tokens).',
    ]


def test_all_providers_of_two_models_show_who_serves_which_at_what_price() -> None:
    assert lines(told("providers:all", OWL, JAY)) == [
        "Where do Owl and Jay run?",
        "Owl runs on 4 providers, Jay on 3; both on Cloudy and Eastern. Free, with limits of its "
        "own, on Eastern: Owl. Free, with limits of its own, on Bird: Jay.",
        "  Provider  Owl            Jay",
        "  Cloudy    $1.10 / $5.50  $0.20 / $0.80",
        "  Eastern   $0.90 / $4.50  not sourced",
        "  Acme      $1.00 / $5.00  –",
        "  Bird      –              free",
        "  Western   not sourced    –",
        "No source gives a price for Owl on Western.",
        "No source gives a price for Jay on Eastern.",
        "Eastern ends Owl on 1 Dec 2026.",
        "Eastern calls Jay deprecated.",
        "Owl has ended on Bird (1 Sep 2026).",
        "Prices are input / output per 1M tokens.",
    ]


@pytest.mark.parametrize(
    ("models", "words"),
    [
        (
            (FLOCK,),
            [
                "Flock runs on 8 providers, but Acme itself is not among them. The cheapest is Host 1: $1.00 "
                "in and $2.00 out per 1M tokens.",
                '3 more: say "all providers".',
            ],
        ),
        (
            (JAY,),
            [
                "Jay runs on 3 providers, among them Bird. The cheapest is Cloudy: $0.20 in and $0.80 out "
                "per 1M tokens. Free, with limits of its own, on Bird.",
                "No source gives a price for Jay on Eastern.",
                "Eastern calls Jay deprecated.",
            ],
        ),
        (
            (LOON,),
            [
                "Loon runs on 1 provider: Acme. It costs $1.00 in and $2.00 out per 1M tokens.",
            ],
        ),
        (
            (RAIL,),
            [
                "Rail runs on 1 provider: Cloudy, not Bird itself. No source gives a price.",
            ],
        ),
        (
            (DODO,),
            [
                "No provider of Dodo is tracked.",
            ],
        ),
        (
            (MOA,),
            [
                "Nowhere any more: every tracked route to Moa has ended.",
            ],
        ),
        (
            (AUK,),
            [
                "Auk runs on 1 provider: Cloudy, not Acme itself. It costs $1.00 in and $2.00 out per 1M tokens.",
                "Auk has ended on Acme (19 Feb 2026).",
            ],
        ),
        (
            (SPARROW,),
            [
                "Sparrow runs on 2 providers, among them Nest, Bird's own. No source gives a price.",
            ],
        ),
        (
            (LOON, JAY),
            [
                "Loon runs on 1 provider, Jay on 3; none serves both. Free, with limits of its own, on Bird: Jay.",
                "Only Loon: Acme.",
                "Only Jay: Bird, Cloudy and Eastern.",
                "No source gives a price for Jay on Eastern.",
                "Eastern calls Jay deprecated.",
                'Say "all providers" for every one with its prices (input / output per 1M tokens).',
            ],
        ),
        (
            (LOON, DODO),
            [
                "Loon runs on 1 provider, Dodo on no tracked provider; none serves both.",
                "Only Loon: Acme.",
                'Say "all providers" for every one with its prices (input / output per 1M tokens).',
            ],
        ),
        (
            (DODO, MOA),
            [
                "No provider of Dodo or Moa is tracked any more.",
            ],
        ),
        (
            (OWL, JAY, RAIL),
            [
                "Owl runs on 4 providers, Jay on 3, Rail on 1; all on Cloudy. Free, with limits of its own, "
                "on Eastern: Owl. Free, with limits of its own, on Bird: Jay.",
                "Only Owl: Acme and Western.",
                "Only Jay: Bird.",
                "No source gives a price for Owl on Western.",
                "No source gives a price for Jay on Eastern.",
                "Eastern ends Owl on 1 Dec 2026.",
                "Eastern calls Jay deprecated.",
                "Owl has ended on Bird (1 Sep 2026).",
                'Say "all providers" for every one with its prices (input / output per 1M tokens).',
            ],
        ),
        (
            (OWL, LOON, RAIL),
            [
                "Owl runs on 4 providers, Loon on 1, Rail on 1; none serves all of them. Free, with limits "
                "of its own, on Eastern: Owl.",
                "Only Owl: Eastern and Western.",
                "No source gives a price for Owl on Western.",
                "Eastern ends Owl on 1 Dec 2026.",
                "Owl has ended on Bird (1 Sep 2026).",
                'Say "all providers" for every one with its prices (input / output per 1M tokens).',
            ],
        ),
    ],
)
def test_every_edge_has_its_words(models: tuple[Model, ...], words: list[str]) -> None:
    assert sentences(told("providers", *models))[1:] == words


def test_a_free_route_is_told_from_an_unpriced_one() -> None:
    cells = {row[0].text: row[1].text for row in told("providers", JAY).tables[0].rows}
    assert cells == {"Bird": "free", "Cloudy": "$0.20", "Eastern": "not sourced"}


def test_the_labs_own_door_stands_first_only_where_its_price_is_known() -> None:
    rows = told("providers", replace(OWL, routes=(route(id_="owl"), *OWL.routes[1:]))).tables[0].rows
    assert [(row[0].text, row[1].text) for row in rows] == [
        ("Eastern", "$0.90"),
        ("Cloudy", "$1.10"),
        ("Acme", "not sourced"),
        ("Western", "not sourced"),
    ]


def test_a_price_far_below_all_others_is_marked_where_it_is_listed() -> None:
    flock = replace(FLOCK, routes=(route(EAST, "flock", rates("0.1", "0.1"), own=False), *FLOCK.routes))
    part = told("providers", flock)
    assert [(row[0].text, row[-1].text) for row in part.tables[0].rows[:2]] == [
        ("Eastern", "doubtful price"),
        ("Host 1", ""),
    ]
    assert "The cheapest is Host 1" in part.lead


@pytest.mark.parametrize("topic", ["providers", "providers:all", "switching", "verdict", "benchmarks", "specs"])
@pytest.mark.parametrize(("a", "b"), [(OWL, JAY), (LOON, AUK), (DODO, FLOCK), (RAIL, SPARROW)])
def test_swapping_two_models_changes_no_fact(topic: str, a: Model, b: Model) -> None:
    assert set(found(topic, a, b).facts) == set(found(topic, b, a).facts)
    assert {(d.name, d.value) for d in found(topic, a, b).derived} == {
        (d.name, d.value) for d in found(topic, b, a).derived
    }


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-61, "Owl runs on 2 providers, among them Acme."),
        (-60, "Eastern ends Owl on 1 Dec 2026."),
        (0, "Owl has ended on Eastern (1 Dec 2026)."),
        (1, "Owl has ended on Eastern (1 Dec 2026)."),
    ],
)
def test_a_provider_that_ends_a_model_is_told_from_sixty_days_before(days: int, words: str) -> None:
    ending = replace(OWL, routes=tuple(r for r in OWL.routes if r.id == "owl" and r.provider in {ACME, EAST}))
    part = told("providers", ending, today=date(2026, 12, 1) + timedelta(days=days))
    assert any(line.startswith(words) for line in (part.lead, *part.notes))
    assert ("Eastern" in str(part.notes)) == (days > -61)


HOMELY = model(  # cheapest by what a plan counts, which nobody can buy
    "acme/wren",
    "Wren",
    routes=(
        route(id_="wren", prices=rates("1", "5"), context=8_000),
        route(Provider("acme-coding-plan", "Acme Coding Plan"), "wren", own=False, context=8_000),
        route(Provider("birdpass", "BirdPass"), "wren", own=False, context=8_000),
        route(Provider("ollama", "Ollama"), "wren", own=False, context=8_000),
    ),
)


def test_subscriptions_and_ones_own_machine_stand_apart_with_the_reason() -> None:
    assert lines(told("providers", HOMELY)) == [
        "Where does Wren run?",
        "Wren runs on 4 providers, among them Acme. The cheapest is Acme: $1.00 in and $5.00 out per 1M tokens.",
        "  Provider          per 1M in  per 1M out  context  note",
        "  Acme                  $1.00       $5.00    8,000  the lab's own",
        "  Acme Coding Plan          –           –    8,000  subscription",
        "  BirdPass                  –           –    8,000  subscription",
        "  Ollama                    –           –    8,000  own machine",
        "For subscribers only, thus at no price per token: Wren on Acme Coding Plan and BirdPass.",
        "On one's own machine: Wren in Ollama.",
    ]
    both = told("providers", HOMELY, replace(HOMELY, id="acme/tit", name="Tit"))
    assert [cell.text for cell in both.tables[0].rows[1][:2]] == ["Acme Coding Plan", "subscription"]


def test_many_that_ended_it_are_told_by_the_first_and_their_number() -> None:
    ended = tuple(
        route(
            Provider(f"host-{n}", f"Host {n}"), "owl", own=False, lifecycle=Lifecycle(retires_on=fact(date(2026, 1, n)))
        )
        for n in range(1, 7)
    )
    notes = told("providers", replace(OWL, routes=(*OWL.routes[:1], *ended))).notes
    assert notes == (
        "Owl has ended on Host 1 (1 Jan 2026), Host 2 (2 Jan 2026), Host 3 (3 Jan 2026), Host 4 (4 Jan 2026) "
        "and 2 more.",
    )


def test_several_that_call_it_deprecated_are_told_in_one_sentence() -> None:
    old = tuple(
        route(Provider(name.lower(), name), "owl", own=False, lifecycle=DEPRECATED) for name in ("East", "West")
    )
    assert "East and West call Owl deprecated." in told("providers", replace(OWL, routes=old)).notes
