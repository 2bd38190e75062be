"""Where a workspace would rather run models: prices are taken there, said to be, and never invented."""

from __future__ import annotations

from datetime import date

import pytest

from answers import Answerer, Preferred, Reply
from answers.preferred import Choice
from answers.preferring import favored
from answers.questions import Workload
from answers.remarks import NotesView
from answers.rendering import said
from catalog import Provider, load
from catalog.snapshot import Upstream, decode, encode
from tests.answers.aviary import EAST, OWL
from tests.making import BIRD, CLOUD, MODELS, READ, TODAY, model, rates, route

OTHER = Provider("other", "Other Cloud")
COST = "cost of 1M in and 1M out on {}"


def reply(text: str, *providers: Provider, region: str | None = None) -> Reply:
    upstream = Upstream("Digest", "https://digest.example", READ, "0" * 64)
    answerer = Answerer(decode(encode((*MODELS, OWL), (), (upstream,))))
    return answerer.reply(text, today=TODAY, preferred=Preferred(providers, region))


def costs(answer: Reply) -> dict[str, str]:
    return {row.route: str(row.usd) for row in answer.answer.costs}


@pytest.mark.parametrize(
    ("providers", "region", "charged", "note"),
    [
        ((), None, {"acme/swift-2": "6.00", "acme/heron-1": "14.00"}, ()),
        (
            (CLOUD,),
            None,
            {"cloud/acme-swift-2": "6.60", "acme/heron-1": "14.00"},
            (
                "Swift 2 is priced at Cloudy, your workspace's choice.",
                "No price of Heron 1 is tracked at Cloudy, your workspace's choice.",
            ),
        ),
        (
            (OTHER,),
            "eu",
            {"acme/swift-2": "6.00", "acme/heron-1": "14.00"},
            (
                (
                    "No price of Swift 2 or Heron 1 is tracked at Other Cloud or in the region eu, "
                    "your workspace's choice."
                ),
            ),
        ),
    ],
)
def test_a_cost_is_that_of_the_preferred_place_and_the_answer_says_so(
    providers: tuple[Provider, ...], region: str | None, charged: dict[str, str], note: tuple[str, ...]
) -> None:
    found = reply(COST.format("swift 2 vs heron 1"), *providers, region=region)
    assert costs(found) == charged
    assert tuple(said for said in found.words.notes if "your workspace's choice" in said) == note
    assert all(said in found.words.text for said in note)


@pytest.mark.parametrize(
    ("providers", "region", "charged"),
    [
        ((CLOUD,), "eu", "cloud/eu.owl"),
        ((CLOUD,), "us", "cloud/us.owl"),
        ((EAST,), "eu", "east/owl"),  # a provider counts before a region
        ((OTHER,), "eu", "cloud/eu.owl"),
        ((), "us", "cloud/us.owl"),
        ((OTHER, EAST, CLOUD), None, "east/owl"),  # the first that serves it
        ((BIRD,), None, "acme/owl"),  # its route has ended
        ((), "jp", "acme/owl"),
    ],
)
def test_the_first_place_that_serves_a_model_is_taken(
    providers: tuple[Provider, ...], region: str | None, charged: str
) -> None:
    assert list(costs(reply(COST.format("owl"), *providers, region=region))) == [charged]


def test_a_region_is_named_with_its_provider() -> None:
    notes = reply(COST.format("owl"), CLOUD, region="eu").words.notes
    assert "Owl is priced at Cloudy (eu), your workspace's choice." in notes


def test_a_part_of_a_region_is_in_it() -> None:
    there = model("acme/tit", "Tit", routes=(route(CLOUD, "tit", rates("1", "2"), region="eu-west-1"),))
    found = favored(there, Workload(1_000_000, 1_000_000), Preferred((), "eu"), TODAY)
    assert found is not None
    assert favored(there, Workload(1_000_000, 1_000_000), Preferred((), "e"), TODAY) is None


def test_a_place_that_lacks_a_rate_the_workload_needs_is_not_taken() -> None:
    assert list(costs(reply(f"{COST.format('swift 2')}, make it batch", CLOUD))) == ["acme/swift-2"]


def test_what_the_message_names_comes_before_what_is_preferred() -> None:
    found = reply(f"{COST.format('owl')}, on eastern", CLOUD)
    assert list(costs(found)) == ["east/owl"]
    assert "your workspace's choice" not in found.words.text


def test_prices_are_those_of_the_preferred_place() -> None:
    found = reply("prices of swift 2 vs heron 1", CLOUD)
    assert found.words.sections[0].lead == (
        "Swift 2: $1.10 in and $5.50 out per 1M tokens, against $2.00 in and $12.00 out for Heron 1."
    )
    assert "Swift 2 is priced at Cloudy, your workspace's choice." in found.words.notes
    assert "Cheapest tracked route: Swift 2 on Acme, $1.00 in and $5.00 out." in found.words.sections[0].notes


def test_a_free_model_that_the_preferred_place_sells_is_not_called_the_cheapest_there() -> None:
    assert "the cheapest paid route" not in reply("price of finch 2 9b", CLOUD).words.text


@pytest.mark.parametrize("asked", ["swift 2 or heron 1?", "compare swift 2 and heron 1 in full"])
def test_a_verdict_and_a_full_comparison_weigh_the_same_costs(asked: str) -> None:
    found = reply(asked, CLOUD)
    assert {row.route for row in found.answer.costs} == {"cloud/acme-swift-2", "acme/heron-1"}
    assert found.words.text.count("Swift 2 is priced at Cloudy, your workspace's choice.") == 1


def test_the_rates_beside_a_verdict_and_in_the_specs_are_of_the_same_place() -> None:
    for asked in ("swift 2 or heron 1?", "specs of swift 2"):
        rates = {row[0].text: row[1].text for row in reply(asked, CLOUD).words.sections[0].tables[0].rows}
        assert (rates["Input, per 1M"], rates["Output, per 1M"]) == ("$1.10", "$5.50")
    assert "$1.10 in and $5.50 out per 1M tokens on Cloudy" in reply("swift 2", CLOUD).words.text


def test_an_answer_without_prices_says_nothing_of_places() -> None:
    found = reply("swift 2 vs heron 1 context?", CLOUD)
    assert found.words == reply("swift 2 vs heron 1 context?").words


def test_answers_that_differ_by_what_is_preferred_have_ids_that_differ() -> None:
    ids = {reply(COST.format("owl"), *providers).answer.answer_id for providers in ((), (CLOUD,), (EAST,))}
    assert len(ids) == 3


def test_bedrock_in_the_eu_is_a_tenth_dearer_in_the_shipped_catalog() -> None:
    bedrock = Preferred((Provider("amazon-bedrock", "Amazon Bedrock"),), "eu")
    asked = "800M in 250M out a month on claude haiku 4.5"
    found = Answerer(load()).reply(asked, today=date(2026, 11, 21), preferred=bedrock)
    assert "$2,255.00 a month on Amazon Bedrock" in found.words.sections[0].lead


def test_two_models_at_one_preferred_place_are_told_of_together() -> None:
    choice = Choice(("at Cloudy",), (("Cloudy", ("Swift 2", "Heron 1")),), ())
    view = NotesView((), (), (), (), choice)
    assert said("notes", "chosen", view) == "Swift 2 and Heron 1 are priced at Cloudy, your workspace's choice."


def test_a_price_is_asked_for_on_a_provider_and_told_of_it() -> None:
    found = reply("price of swift 2 on cloudy?")
    assert found.words.sections[0].lead == "$1.10 in and $5.50 out per 1M tokens on Cloudy."
    assert "Swift 2 is priced on Cloudy, as asked." in found.words.notes


def test_a_follow_up_may_name_the_provider_alone() -> None:
    upstream = Upstream("Digest", "https://digest.example", READ, "0" * 64)
    answerer = Answerer(decode(encode((*MODELS, OWL), (), (upstream,))))
    first = answerer.reply("price of swift 2?", today=TODAY)
    found = answerer.reply("and on cloudy?", today=TODAY, state=first.state)
    assert "Swift 2 is priced on Cloudy, as asked." in found.words.notes


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("price of claude haiku 4.5 on groq?", "No price of Claude Haiku 4.5 is tracked at Groq."),
        ("5M in 1M out on claude haiku 4.5 on groq", "Unavailable: no route of Claude Haiku 4.5 is tracked on groq."),
    ],
)
def test_a_provider_that_does_not_serve_the_model_is_said_not_to(asked: str, told: str) -> None:
    assert told in Answerer(load()).reply(asked, today=date(2026, 11, 21)).words.text
