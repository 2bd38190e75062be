"""Golden answers on an invented catalog: what a person reads, word for word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answers import ThreadState
from tests.making import TODAY, answerer


def said(*messages: str) -> str:
    """What the bot says to the last of some messages in one thread."""
    state = ThreadState()
    text = ""
    for message in messages:
        reply = answerer().reply(message, today=TODAY, state=state)
        state, text = reply.state, reply.words.text
    return text


def lead(*messages: str) -> str:
    state = ThreadState()
    found = ""
    for message in messages:
        reply = answerer().reply(message, today=TODAY, state=state)
        state, found = reply.state, reply.words.sections[0].lead
    return found


def test_a_whole_context_answer_reads_like_this() -> None:
    assert said("swift 2 vs finch context?").splitlines() == [
        "Which has the larger context window, Swift 2 or Finch 2 9B?",
        "Swift 2: 1,000,000 tokens, 7.6× the 131,072 of Finch 2 9B.",
        "",
        "                    Swift 2  Finch 2 9B",
        "  Context window  1,000,000     131,072",
        "  Max output        128,000       8,192",
        "",
        "Smaller on some routes: Swift 2 has 200,000 on Cloudy (1 route of 1).",
        "",
        '"finch" was read as Finch 2 9B.',
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]


def test_a_whole_cost_answer_reads_like_this() -> None:
    assert said("800M in 250M out a month on swift 2 vs finch 2 9b").splitlines() == [
        "What do 800M input + 250M output tokens a month cost on Swift 2 and Finch 2 9B?",
        "Finch 2 9B: $155.00 a month, $1,895.00 (92.4 %) less than Swift 2 at $2,050.00.",
        "",
        "  Model       per 1M in  per 1M out    a month  route",
        "  Finch 2 9B      $0.10       $0.30    $155.00  Cloudy",
        "  Swift 2         $1.00       $5.00  $2,050.00  Acme",
        "",
        'Assumed: nothing cached, no batch. Say "60 % cached", "make it batch" or "double the output" to change it.',
        "",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        # context
        ("context of swift 2?", "Swift 2 has a context window of 1,000,000 tokens and writes at most 128,000."),
        ("swift mini vs heron 1 context", "The same: Swift mini and Heron 1 have 200,000 tokens."),
        (
            "finch 2 9b vs wren 3 27b context",
            "Nearly the same: Finch 2 9B has 131,072 tokens, Wren 3 27B 128,000.",
        ),
        (
            "swift 2, heron 1 and wren 3 27b context",
            "Swift 2: 1,000,000 tokens; the smallest is 128,000 (Wren 3 27B).",
        ),
        # license
        (
            "is finch 2 9b open source?",
            "Yes. Finch 2 9B is open source: Apache License 2.0, OSI-approved, weights to download. "
            "Commercial use: permitted.",
        ),
        (
            "is wren 3 27b open source?",
            "No. Wren 3 27B is not open source: its weights can be downloaded, under the Bird Community License, which "
            "the OSI has not approved. Commercial use: conditional. Free below 700 million users.",
        ),
        (
            "is swift 2 open source?",
            "No. Swift 2 is proprietary: no weights to download, used under the Acme Terms. "
            "Commercial use: through the API, on its terms.",
        ),
        ("license of heron 1?", "No source gives a license for Heron 1."),
        # capabilities
        ("does swift 2 have vision?", "Yes, Swift 2 has vision."),
        ("does finch 2 9b have vision?", "No, Finch 2 9B does not have vision."),
        ("does heron 1 have vision?", "Not sourced: no source says whether Heron 1 has vision."),
        ("vision: swift 2 or finch 2 9b?", "Only Swift 2 has vision. Finch 2 9B does not."),
        ("vision: swift 2 or wren 3 27b?", "Both have vision: Swift 2 and Wren 3 27B."),
        ("vision: swift 2 or heron 1?", "Swift 2 has vision. For Heron 1 no source says."),
        (
            "function calling: wren 3 27b or heron 1?",
            "Not sourced: no source says whether Wren 3 27B or Heron 1 has function calling (tool use).",
        ),
        (
            "latency of swift 2?",
            "The catalog holds no facts about speed, so nothing can be said of Swift 2 there.",
        ),
        # pricing
        ("price of swift 2?", "$1.00 in and $5.00 out per 1M tokens on Acme."),
        (
            "swift 2 or swift mini, which is cheaper?",
            "Swift mini: $0.15 in and $0.60 out per 1M tokens, against $1.00 in and $5.00 out for Swift 2.",
        ),
        ("price of wren 3 27b?", "No source gives a price for Wren 3 27B."),
        (
            "swift 2 or wren 3 27b, which is cheaper?",
            "Swift 2: $1.00 in and $5.00 out per 1M tokens on Acme. No source gives a price for Wren 3 27B.",
        ),
        # cost
        (
            "800M in 250M out a month on swift 2 vs wren 3 27b",
            "Swift 2: $2,050.00 a month on Acme. Wren 3 27B: unavailable, no source gives its input and output prices.",
        ),
        (
            "20M in 4M out a month on swift 2, under $50?",
            "Swift 2: $40.00 a month on Acme. Yes, Swift 2 stays within $50.00 a month by $10.00.",
        ),
        ("10k in 2k out on swift mini", "Swift mini: $0.0027 on Acme."),
    ],
)
def test_every_edge_has_its_sentence(question: str, answer: str) -> None:
    assert lead(question) == answer


def test_follow_ups_keep_what_the_thread_speaks_of() -> None:
    first = "swift 2 vs finch 2 9b context?"
    assert "licenses do Swift 2 and Finch 2 9B" in said(first, "and the license?")
    assert lead(first, "what about wren 3 27b?") == "Wren 3 27B has a context window of 128,000 tokens."
    assert lead(first, "800M in 250M out a month").startswith("Finch 2 9B: $155.00 a month")
    assert lead(first, "I meant swift 1").startswith("Swift 1: 200,000 tokens, 1.5× the 131,072 of Finch 2 9B.")


def test_which_one_means_all_that_the_thread_spoke_of() -> None:
    text = lead("swift 2 price", "what about finch 2 9b?", "which one is cheaper?")
    assert text.startswith(
        "Finch 2 9B: $0.10 in and $0.30 out per 1M tokens on Cloudy, against $1.00 in and $5.00 out for Swift 2"
    )


def test_a_workload_is_changed_in_its_thread() -> None:
    first = "800M in 250M out a month on swift 2"
    assert lead(first, "double the output") == "Swift 2: $3,300.00 a month on Acme."
    assert lead(first, "make it batch") == "Swift 2: $1,025.00 a month on Acme."
    assert lead(first, "60 % cached") == "Swift 2: $1,618.00 a month on Acme."
    assert lead(first, "make it batch", "and swift mini too").startswith("Swift mini: $135.00 a month, ")


def test_a_name_nobody_has_is_said_and_its_family_proposed() -> None:
    reply = answerer().reply("context of swift 9?", today=TODAY)
    assert reply.answer.kind == "clarify"
    assert reply.answer.unknown == ("swift 9",)
    assert reply.words.text.startswith('I know no model named "swift 9". Did you mean Swift 2, ')


def test_a_retired_model_is_called_so_with_its_day_and_replacement() -> None:
    assert "Swift 1 was retired on 19 Feb 2026 by Acme; its replacement is Swift 2." in said("context of swift 1?")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-61, None),
        (-60, "Warning: Heron 1 retires on 1 Dec 2026, in 60 days."),
        (-1, "Warning: Heron 1 retires on 1 Dec 2026, in 1 day."),
        (0, "Heron 1 was retired on 1 Dec 2026 by Acme."),
        (1, "Heron 1 was retired on 1 Dec 2026 by Acme."),
    ],
)
def test_a_retirement_is_told_from_sixty_days_before(days: int, words: str | None) -> None:
    day = TODAY.replace(month=12, day=1) + timedelta(days=days)
    text = answerer().reply("context of heron 1?", today=day).words.text
    assert ("retire" in text) == (words is not None)
    assert words is None or words in text


def test_prices_older_than_thirty_days_are_marked_and_contexts_are_not() -> None:
    later = TODAY + timedelta(days=60)
    assert "11 Nov 2026 (old)" in answerer().reply("price of swift 2?", today=later).words.text
    assert "(old)" not in answerer().reply("context of swift 2?", today=later).words.text


@pytest.mark.parametrize("topic", ["context", "license", "capabilities", "price", "vision"])
def test_swapping_the_models_swaps_columns_and_nothing_else(topic: str) -> None:
    one = answerer().reply(f"swift 2 vs finch 2 9b {topic}?", today=TODAY)
    other = answerer().reply(f"finch 2 9b vs swift 2 {topic}?", today=TODAY)
    assert {(f.model, f.route, f.topic, f.value) for f in one.answer.facts} == {
        (f.model, f.route, f.topic, f.value) for f in other.answer.facts
    }
    assert set(one.answer.models) == set(other.answer.models)


def test_the_same_question_gives_the_same_bytes() -> None:
    first, second = (answerer().reply("swift 2 vs finch 2 9b price", today=TODAY) for _ in range(2))
    assert first == second


def test_a_part_of_a_name_answers_in_its_thread() -> None:
    assert lead("swift 1 context?", "2").startswith("Swift 2 has a context window")
    assert lead("compare swift 2, heron 1 and finch 2 9b context", "without heron 1").startswith("Swift 2: 1,000,000")


def test_a_message_that_names_a_model_and_asks_nothing_is_asked_back() -> None:
    reply = answerer().reply("finch 2 9b took the vote yesterday evening, nice work", today=TODAY)
    assert (reply.answer.kind, reply.answer.reason) == ("help", "statement")
    assert reply.words.text.startswith("What would you like to know of Finch 2 9B")
    after = answerer().reply("its license?", today=TODAY, state=reply.state)
    assert after.answer.models == ("bird/finch-2-9b",)


def test_a_workload_waits_for_the_model_it_is_to_run_on() -> None:
    assert lead("800M in 250M out a month", "swift 2").startswith("Swift 2: $2,050.00 a month")


def test_another_currency_is_said_to_have_no_rate() -> None:
    assert "no exchange rate to EUR is configured" in said("20M in 4M out on swift 2, under 50 euros?")


def test_a_price_step_is_told_where_the_prompts_are_not() -> None:
    text = said("20M in 4M out on heron 1")
    assert "Prompts above 200,000 tokens would cost $4.00 in and $18.00 out on Heron 1" in text


def test_not_addressed_it_is_silent_unless_the_thread_is_its_own() -> None:
    question = "swift 2 context?"
    assert answerer().reply(question, today=TODAY, addressed=False).answer.kind == "silent"
    state = answerer().reply(question, today=TODAY).state
    own = answerer().reply("and the license?", today=TODAY, state=state, addressed=False)
    assert own.answer.kind == "describe"
    aside = answerer().reply("lunch?", today=TODAY, state=state, addressed=False)
    assert aside.answer.kind == "silent"


@pytest.mark.parametrize("text", ["", "help", "lunch?", "???", "and the license?", "which one", "<!channel>"])
def test_addressed_it_always_says_something(text: str) -> None:
    assert answerer().reply(text, today=TODAY).words.text
