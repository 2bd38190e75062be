"""Alternatives: what is nearest, what it gives up and gains, and what going cheaper costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from answers.choosing_alike import likeness
from answers.choosing_pool import Candidate, Pool
from answers.choosing_verdict import TYPICAL
from answers.constraints import Constraints
from answers.questions import Alternatives
from tests.answers.market import ALPHA, BETA, market, proposed
from tests.making import TODAY, fact

if TYPE_CHECKING:
    from catalog import Model


def test_alternatives_are_told_by_what_they_give_up_and_gain() -> None:
    reply = proposed(Alternatives(("acme/beta",), Constraints()))
    assert reply.words.text.splitlines() == [
        "What else is like Beta?",
        "Epsilon comes nearest to Beta: 52.2 % cheaper; it gives up vision (not sourced). After it: "
        "Alpha and Delta 27B.",
        "",
        "  Model        context  per 1M in  per 1M out    a month  gives up              gains",
        "  Epsilon      400,000      $0.30       $1.00    $490.00  vision (not sourced)  2× the context",
        "  Alpha      1,000,000      $2.00      $10.00  $4,100.00  nothing known         reasoning, 5× the context",
        "  Delta 27B    262,144      $0.20       $0.60    $310.00  nothing known         1.3× the "
        "context, weights to download",
        "  Beta         200,000      $0.50       $2.50  $1,025.00  –                     –",
        "",
        "Nearest by what is lacking in capabilities and context, by price, weights and size, of 5 current models.",
        "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]
    assert reply.answer.kind == "alternatives"
    assert reply.answer.suggested == ("dove/epsilon", "acme/alpha", "bird/delta")
    assert reply.answer.models == ("acme/beta",)


def test_what_going_cheaper_gives_up_is_told() -> None:
    reply = proposed(Alternatives(("acme/alpha", "acme/beta"), Constraints(order="cheapest")))
    assert reply.words.text.splitlines() == [
        "What else is cheaper than Alpha and Beta?",
        "Epsilon comes nearest to Beta: 52.2 % cheaper; it gives up vision (not sourced). After it: Delta 27B.",
        "",
        "  Model        context  per 1M in  per 1M out    a month  gives up              gains",
        "  Epsilon      400,000      $0.30       $1.00    $490.00  vision (not sourced)  2× the context",
        "  Delta 27B    262,144      $0.20       $0.60    $310.00  nothing known         1.3× the "
        "context, weights to download",
        "  Alpha      1,000,000      $2.00      $10.00  $4,100.00  –                     –",
        "  Beta         200,000      $0.50       $2.50  $1,025.00  –                     –",
        "",
        "Nearest by what is lacking in capabilities and context, by price, weights and size, of 4 "
        "current models that qualify.",
        "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]
    assert reply.answer.kind == "alternatives"
    assert reply.answer.suggested == ("dove/epsilon", "bird/delta")
    assert reply.answer.models == ("acme/alpha", "acme/beta")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            Alternatives(("acme/past",), Constraints(open_weights=True, providers=("cloud",))),
            [
                "What else is like Past, with weights to download, on Cloudy?",
                "Delta 27B comes nearest to Past: 92.4 % cheaper; it gives up 73.8 % of the context and "
                "reasoning (not sourced). After it: Gamma 9B. Past was retired on 19 Feb 2026 by Acme; its "
                "replacement is acme/swift-2. Still listed on Cloudy and Eastern.",
                "Nearest by what is lacking in capabilities and context, by price, weights and size, of 2 "
                "current models that qualify.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
            ],
        ),
        (
            Alternatives(("acme/alpha",), Constraints(order="largest_context")),
            [
                "What else has more context than Alpha?",
                "No current model has more context than Alpha.",
            ],
        ),
        (
            Alternatives(("acme/beta",), Constraints(order="largest_context")),
            [
                "What else has more context than Beta?",
                "Epsilon comes nearest to Beta: 52.2 % cheaper; it gives up vision (not sourced). After it: "
                "Alpha and Delta 27B.",
                "Nearest by what is lacking in capabilities and context, by price, weights and size, of 3 "
                "current models that qualify.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
            ],
        ),
        (
            Alternatives(("dove/zeta",), Constraints(order="cheapest")),
            [
                "What else is cheaper than Zeta?",
                "That cannot be said: no source gives a price for Zeta.",
            ],
        ),
        (
            Alternatives(("dove/zeta", "dove/epsilon"), Constraints(order="newest")),
            [
                "What else is newer than Zeta and Epsilon?",
                "That cannot be said: no source gives a release date for Zeta or Epsilon.",
            ],
        ),
        (
            Alternatives(("acme/alpha",), Constraints(order="smallest")),
            [
                "What else is smaller than Alpha?",
                "That cannot be said: no source gives a number of parameters for Alpha.",
            ],
        ),
        (
            Alternatives(("bird/gamma",), Constraints(order="largest")),
            [
                "What else is larger than Gamma 9B?",
                "Delta 27B comes nearest to Gamma 9B: 2× as dear; it gives up nothing known.",
                "Nearest by what is lacking in capabilities and context, by price, weights and size, of 1 "
                "current model that qualify.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
            ],
        ),
        (
            Alternatives(("bird/delta",), Constraints(order="smallest")),
            [
                "What else is smaller than Delta 27B?",
                "Gamma 9B comes nearest to Delta 27B: 50 % cheaper; it gives up vision and 50 % of the context.",
                "Nearest by what is lacking in capabilities and context, by price, weights and size, of 1 "
                "current model that qualify.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
            ],
        ),
        (
            Alternatives(("acme/alpha",), Constraints(capabilities=("audio",))),
            [
                "What else is like Alpha, with audio input?",
                "No current model with audio input is like Alpha.",
            ],
        ),
        (
            Alternatives(("acme/alpha",), Constraints(capabilities=("audio",), labs=("acme",), order="cheapest")),
            [
                "What else is cheaper than Alpha, with audio input, by Acme?",
                "No current model with audio input by Acme is cheaper than Alpha.",
            ],
        ),
        (
            Alternatives(("dove/gift",), Constraints()),
            [
                "What else is like Gift?",
                "Gamma 9B comes nearest to Gift: it gives up nothing known. After it: Epsilon and Alpha.",
                "Nearest by what is lacking in capabilities and context, by price, weights and size, of 5 "
                "current models.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
            ],
        ),
        (
            Alternatives(("dove/zeta",), Constraints()),
            [
                "What else is like Zeta?",
                "Alpha comes nearest to Zeta: it gives up nothing known. After it: Epsilon and Delta 27B.",
                "Nearest by what is lacking in capabilities and context, by price, weights and size, of 6 "
                "current models.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
            ],
        ),
        (
            Alternatives(("bird/delta",), Constraints(order="newest")),
            [
                "What else is newer than Delta 27B?",
                "Alpha comes nearest to Delta 27B: 13× as dear; it gives up weights to download.",
                "Nearest by what is lacking in capabilities and context, by price, weights and size, of 1 "
                "current model that qualify.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
            ],
        ),
        (
            Alternatives(("bird/delta",), Constraints(labs=("acme",))),
            [
                "What else is like Delta 27B, by Acme?",
                "Beta comes nearest to Delta 27B: 3.3× as dear; it gives up 23.7 % of the context and "
                "weights to download. After it: Alpha.",
                "Nearest by what is lacking in capabilities and context, by price, weights and size, of 2 "
                "current models.",
                "Cost: 800M input + 250M output tokens a month, nothing cached, no batch.",
            ],
        ),
    ],
)
def test_every_edge_has_its_words(question: Alternatives, words: list[str]) -> None:
    part = proposed(question).words.sections[0]
    assert [part.title, part.lead, *part.notes] == words


def test_more_capabilities_and_a_larger_window_are_no_distance() -> None:
    more = replace(BETA, id="bird/more", capabilities=ALPHA.capabilities, context_window=fact(2_000_000))
    near = likeness(candidate(more), candidate(BETA))
    assert near.distance == 0
    assert near.adds == ("reasoning",)


def test_the_thread_then_speaks_of_the_alternatives_and_what_they_stand_in_for() -> None:
    reply = proposed(Alternatives(("acme/beta",), Constraints()))
    assert reply.state.models == ("acme/beta", *reply.answer.suggested)
    assert reply.answer.models == ("acme/beta",)


def test_what_two_providers_serve_is_no_alternative() -> None:
    rare = replace(BETA, id="bird/rare", routes=BETA.routes[:2])
    assert proposed(Alternatives((BETA.id,), Constraints()), rare, BETA).answer.suggested == ()


def candidate(model: Model) -> Candidate:
    return Pool(market(model)).priced(model.id, TYPICAL, TODAY)
