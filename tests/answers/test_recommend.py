"""Recommendations and lists under hard constraints, on an invented market."""

from __future__ import annotations

from decimal import Decimal

import pytest

from answers.constraints import Constraints
from answers.questions import ListModels, Recommend, Workload
from tests.answers.market import MODELS, proposed


def test_a_recommendation_names_who_qualifies_by_which_figures_and_who_is_left_out() -> None:
    reply = proposed(Recommend(Constraints(capabilities=("vision",), min_context=200_000, order="cheapest")))
    assert reply.words.text.splitlines() == [
        "Which models have vision and at least 200,000 tokens of context, the cheapest first?",
        "Delta 27B: $0.20 in and $0.60 out per 1M tokens, the cheapest of the 3 that qualify.",
        "",
        "  Model        context  per 1M in  per 1M out    a month  priced on",
        "  Delta 27B    262,144      $0.20       $0.60    $310.00  Cloudy",
        "  Beta         200,000      $0.50       $2.50  $1,025.00  Acme",
        "  Alpha      1,000,000      $2.00      $10.00  $4,100.00  Acme",
        "",
        "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
        "Left out because not sourced: vision (1 model: Epsilon); price (1 model: Zeta).",
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]
    assert reply.answer.kind == "recommend"
    assert reply.answer.suggested == ("bird/delta", "acme/beta", "acme/alpha")
    assert reply.answer.models == ()


def test_without_an_order_the_most_widely_served_stand_first_one_a_lab() -> None:
    reply = proposed(Recommend(Constraints(capabilities=("tools",))))
    assert reply.words.text.splitlines() == [
        "Which models have function calling (tool use), the most widely served first?",
        "Gamma 9B: on 4 providers, the most widely served of the 5 that qualify.",
        "",
        "  Model       context  per 1M in  per 1M out  providers  priced on",
        "  Gamma 9B    131,072      $0.10       $0.30          4  Bird",
        "  Alpha     1,000,000      $2.00      $10.00          3  Acme",
        "  Epsilon     400,000      $0.30       $1.00          3  Bird",
        "",
        "No order was asked for, so the most widely served stand first, one a lab; "
        "which is best at a task the data do not tell. "
        'Say "cheapest", '
        '"newest" or "largest context" for another.',
        "Left out because not sourced: function calling (tool use) (1 model: Zeta).",
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]
    assert reply.answer.kind == "recommend"
    assert reply.answer.suggested == ("bird/gamma", "acme/alpha", "dove/epsilon")
    assert reply.answer.models == ()


def test_free_means_a_route_that_costs_nothing_and_the_model_is_priced_on_it() -> None:
    reply = proposed(Recommend(Constraints(free=True)))
    assert reply.answer.suggested == ("dove/gift",)
    assert reply.words.text.splitlines()[:2] == [
        "Which models have a free route, the most widely served first?",
        "Only Gift qualifies: on 1 provider.",
    ]
    assert "free" in reply.words.text.splitlines()[4]


def test_a_budget_is_costed_with_its_workload() -> None:
    reply = proposed(
        Recommend(
            Constraints(budget_usd=Decimal(50), capabilities=("vision",)),
            workload=Workload(20_000_000, 4_000_000, period="month"),
        )
    )
    assert reply.words.text.splitlines() == [
        "Which models have vision and a cost of at most $50.00 a month, the most widely served first?",
        "Beta and Delta 27B: on 3 providers each, the most widely served of the 2 that qualify.",
        "",
        "  Model      context  per 1M in  per 1M out  a month  providers  priced on",
        "  Beta       200,000      $0.50       $2.50   $20.00          3  Acme",
        "  Delta 27B  262,144      $0.20       $0.60    $6.40          3  Cloudy",
        "",
        "No order was asked for, so the most widely served stand first, one a lab; "
        "which is best at a task the data do not tell. "
        'Say "cheapest", '
        '"newest" or "largest context" for another.',
        "Cost: 20M input + 4M output tokens a month, nothing cached, no batch.",
        "Left out because not sourced: vision (1 model: Epsilon); price (1 model: Zeta).",
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]
    assert reply.answer.kind == "recommend"
    assert reply.answer.suggested == ("acme/beta", "bird/delta")
    assert reply.answer.models == ()


def test_an_empty_result_names_the_narrowest_demand_and_the_nearest_miss() -> None:
    reply = proposed(
        Recommend(Constraints(capabilities=("vision", "tools"), min_context=900_000, max_usd_output=Decimal(1)))
    )
    assert reply.words.text.splitlines() == [
        "Which models have vision, function calling (tool use), at least 900,000 tokens of context "
        "and at most $1.00 per 1M output tokens, the most widely served first?",
        'No current model meets all of this. The narrowest demand is "at least 900,000 tokens of '
        'context": without it 1 model would qualify. Delta 27B comes nearest; it fails "at least '
        '900,000 tokens of context".',
        "",
        "  Model      context  per 1M in  per 1M out  providers  priced on",
        "  Delta 27B  262,144      $0.20       $0.60          3  Cloudy",
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]
    assert reply.answer.kind == "recommend"
    assert reply.answer.suggested == ()
    assert reply.answer.models == ()


def test_a_list_holds_all_that_qualify_by_lab_and_name() -> None:
    reply = proposed(ListModels(Constraints(capabilities=("tools",))))
    assert reply.words.text.splitlines() == [
        "Which models have function calling (tool use)?",
        "5 current models qualify.",
        "",
        "  Model      lab     context  per 1M in  per 1M out  priced on",
        "  Alpha      Acme  1,000,000      $2.00      $10.00  Acme",
        "  Beta       Acme    200,000      $0.50       $2.50  Acme",
        "  Delta 27B  Bird    262,144      $0.20       $0.60  Cloudy",
        "  Gamma 9B   Bird    131,072      $0.10       $0.30  Bird",
        "  Epsilon    Dove    400,000      $0.30       $1.00  Bird",
        "",
        "Left out because not sourced: function calling (tool use) (1 model: Zeta).",
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]
    assert reply.answer.kind == "list"
    assert reply.answer.suggested == ("acme/alpha", "acme/beta", "bird/delta", "bird/gamma", "dove/epsilon")
    assert reply.answer.models == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            Recommend(Constraints()),
            [
                "Which models are there to choose from, the most widely served first?",
                "Gamma 9B: on 4 providers, the most widely served of the 7 that can be ranked.",
                "No order was asked for, so the most widely served stand first, one a lab; "
                "which is best at a task the data do not tell. "
                'Say "cheapest", '
                '"newest" or "largest context" for another.',
            ],
        ),
        (
            Recommend(Constraints(order="newest")),
            [
                "Which models are there to choose from, the newest first?",
                "Alpha: released 1 Sep 2026, the newest of the 4 that can be ranked.",
                "Left out because not sourced: release date (3 models: Epsilon, Gift and Zeta).",
            ],
        ),
        (
            Recommend(Constraints(order="largest_context")),
            [
                "Which models are there to choose from, the largest context first?",
                "Alpha: 1,000,000 tokens of context, the largest of the 7 that can be ranked.",
            ],
        ),
        (
            Recommend(Constraints(order="smallest")),
            [
                "Which models are there to choose from, the smallest first?",
                "Gamma 9B: 9B parameters, the smallest of the 2 that can be ranked.",
                "Left out because not sourced: number of parameters (5 models: Alpha, Beta, Epsilon, …).",
            ],
        ),
        (
            Recommend(Constraints(order="largest", max_parameters=10_000_000_000)),
            [
                "Which models have at most 10B parameters, the largest first?",
                "Only Gamma 9B qualifies: 9B parameters.",
                "Left out because not sourced: number of parameters (5 models: Alpha, Beta, Epsilon, …).",
            ],
        ),
        (
            Recommend(Constraints(order="cheapest")),
            [
                "Which models are there to choose from, the cheapest first?",
                "Gift: free, the cheapest of the 6 that can be ranked.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Left out because not sourced: price (1 model: Zeta).",
            ],
        ),
        (
            Recommend(
                Constraints(budget_usd=Decimal(50), order="cheapest"), workload=Workload(20_000_000, period="day")
            ),
            [
                "Which models have a cost of at most $50.00 a day, the cheapest first?",
                "Gift: free, the cheapest of the 6 that qualify.",
                "Cost: 20M input tokens a day, nothing cached, no batch.",
                "Left out because not sourced: price (1 model: Zeta).",
            ],
        ),
        (
            Recommend(Constraints(labs=("acme",), capabilities=("reasoning",))),
            [
                "Which models by Acme have reasoning, the most widely served first?",
                "Only Alpha qualifies: on 3 providers.",
                "No order was asked for, so the most widely served stand first, one a lab; "
                "which is best at a task the data do not tell. "
                'Say "cheapest", '
                '"newest" or "largest context" for another.',
            ],
        ),
        (
            Recommend(Constraints(labs=("acme",))),
            [
                "Which models by Acme are there to choose from, the most widely served first?",
                "Alpha and Beta: on 3 providers each, the most widely served of the 2 that qualify.",
                "No order was asked for, so the most widely served stand first, one a lab; "
                "which is best at a task the data do not tell. "
                'Say "cheapest", '
                '"newest" or "largest context" for another.',
            ],
        ),
        (
            Recommend(
                Constraints(max_usd_input=Decimal("0.5"), max_usd_output=Decimal("2.5"), capabilities=("vision",))
            ),
            [
                "Which models have vision, at most $0.50 per 1M input tokens and at most $2.50 per 1M output "
                "tokens, the most widely served first?",
                "Beta and Delta 27B: on 3 providers each, the most widely served of the 2 that qualify.",
                "No order was asked for, so the most widely served stand first, one a lab; "
                "which is best at a task the data do not tell. "
                'Say "cheapest", '
                '"newest" or "largest context" for another.',
                "Left out because not sourced: vision (1 model: Epsilon); price (1 model: Zeta).",
            ],
        ),
        (
            Recommend(
                Constraints(
                    open_weights=True, osi_approved=True, commercial_use=True, spdx="apache-2.0", min_parameters=10**9
                )
            ),
            [
                "Which models have at least 1B parameters, weights to download, an OSI-approved license, the "
                "license apache-2.0 and commercial use allowed (some on conditions), the most widely served first?",
                "Only Gamma 9B qualifies: on 4 providers.",
                "No order was asked for, so the most widely served stand first, one a lab; "
                "which is best at a task the data do not tell. "
                'Say "cheapest", '
                '"newest" or "largest context" for another.',
                "Left out because not sourced: number of parameters (3 models: Epsilon, Gift and Zeta).",
            ],
        ),
        (
            Recommend(Constraints(open_weights=False, min_output=40_000, not_labs=("bird",))),
            [
                "Which models not by Bird have at least 40,000 tokens of output and no weights to download, "
                "the most widely served first?",
                "Only Alpha qualifies: on 3 providers.",
                "No order was asked for, so the most widely served stand first, one a lab; "
                "which is best at a task the data do not tell. "
                'Say "cheapest", '
                '"newest" or "largest context" for another.',
                "Left out because not sourced: max output (2 models: Epsilon and Zeta).",
            ],
        ),
        (
            Recommend(Constraints(providers=("cloud", "east"), region="eu", order="cheapest")),
            [
                "Which models on Cloudy or Eastern in EU are there to choose from, the cheapest first?",
                "Only Delta 27B qualifies: $0.20 in and $0.60 out per 1M tokens.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Left out because not sourced: region (5 models: Gamma 9B, Alpha, Beta, …).",
            ],
        ),
        (
            Recommend(Constraints(min_context=2_000_000)),
            [
                "Which models have at least 2,000,000 tokens of context, the most widely served first?",
                "No current model meets that. Alpha comes nearest.",
            ],
        ),
        (
            Recommend(Constraints(labs=("nobody",))),
            [
                "Which models by nobody are there to choose from, the most widely served first?",
                "No current model meets that.",
            ],
        ),
        (
            Recommend(Constraints(capabilities=("audio", "video"), min_context=2_000_000)),
            [
                "Which models have audio input, video input and at least 2,000,000 tokens of context, the "
                "most widely served first?",
                'No current model meets all of this. The narrowest demand is "audio input", but without it '
                "none would qualify either.",
            ],
        ),
        (
            Recommend(Constraints(order="cheapest"), pool=("acme/past", "acme/alpha", "acme/beta", "acme/draft")),
            [
                "Of Past, Alpha, Beta and Draft, which are there to choose from, the cheapest first?",
                "Beta: $0.50 in and $2.50 out per 1M tokens, the cheapest of the 2 that can be ranked. Past "
                "was retired on 19 Feb 2026 by Acme; its replacement is acme/swift-2. Still listed on Cloudy "
                "and Eastern.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Not proposed: Draft (preview).",
            ],
        ),
        (
            Recommend(Constraints(), pool=("acme/past", "acme/going")),
            [
                "Of Past and Going, which are there to choose from, the most widely served first?",
                "None of them can be proposed. Past was retired on 19 Feb 2026 by Acme; its replacement is "
                "acme/swift-2. Still listed on Cloudy and Eastern.",
            ],
        ),
        (
            Recommend(Constraints(order="cheapest", not_models=("acme/beta",)), pool=tuple(m.id for m in MODELS)),
            [
                "Which models are there to choose from, the cheapest first?",
                "Gift: free, the cheapest of the 5 that can be ranked.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
                "Left out because not sourced: price (1 model: Zeta).",
                "Not proposed: Past (retired on 19 Feb 2026), Going (deprecated), Soon (retires on 1 Dec "
                "2026), Draft (preview).",
            ],
        ),
        (
            Recommend(Constraints(order="cheapest"), pool=("dove/zeta",)),
            [
                "Of Zeta, which are there to choose from, the cheapest first?",
                "None of them can be proposed.",
                "Left out because not sourced: price (1 model: Zeta).",
            ],
        ),
        (
            ListModels(Constraints(capabilities=("reasoning",))),
            [
                "Which models have reasoning?",
                "Only Alpha qualifies.",
                "Left out because not sourced: reasoning (5 models: Gamma 9B, Delta 27B, Epsilon, …).",
            ],
        ),
        (
            ListModels(Constraints()),
            [
                "Which models are there?",
                "7 current models.",
            ],
        ),
    ],
)
def test_every_edge_has_its_words(question: Recommend | ListModels, words: list[str]) -> None:
    part = proposed(question).words.sections[0]
    assert [part.title, part.lead, *part.notes] == words
