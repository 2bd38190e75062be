"""A message that asks nothing is not answered with facts."""

from __future__ import annotations

import pytest

from answers import ThreadState
from tests.making import TODAY, answerer


def reason(text: str) -> str | None:
    return answerer().reply(text, today=TODAY, state=ThreadState()).answer.reason


@pytest.mark.parametrize(
    "text",
    [
        "We rolled swift 2 out to all our call centers in spring, and the support costs went down a lot.",
        "Heron 1 found four leaks in our open-source parser that nobody had seen before",
        "Swift 2 and heron 1 chat might be slow for some of you today",
        "The wizard then picks one of them: swift 2 or heron 1",
        "For long emails take a cheap and fast model such as swift mini",
        "Wir nutzen seit dem Frühjahr Swift 2 für alle Anfragen, und die Kosten sind stabil.",
        "pricing page for swift 2 is down",
        "my structured output breaks with heron 1",
        "tool call ids from swift mini are weird",
        "the license server is back, swift 2 job restarted",
        "staging: swift 2, prod: heron 1. Do not touch prod.",
        "昨日からswift 2を使い始めました",
        "我们在用swift 2",
    ],
)
def test_a_statement_is_met_with_what_could_be_asked(text: str) -> None:
    assert reason(text) == "statement"


@pytest.mark.parametrize(
    "text",
    [
        "which GPU do I need for finch 2 9b?",
        "how come swift 2 gets dumber every week?",
        "why does heron 1 crash on my prompts?",
        "which step of the pipeline uses swift 2?",
        "is swift 2 part of the team subscription?",
        "Welche Grafikkarte braucht Finch 2 9B?",
        "How do I raise the context window of swift 2 in the desktop app?",
        "how can we turn off reasoning in heron 1?",
        "my tools get called twice with swift 2, does anyone else see that",
        "json output of heron 1 is cut off at 4k, anyone seen this?",
        "can't get the server to load finch 2 9b and swift 2",
        "which parameters (temp, top_p) do you all run swift 2 with?",
    ],
)
def test_what_no_catalog_of_models_knows_is_said_so(text: str) -> None:
    assert reason(text) == "no_fact_asked"


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("swift 2 or heron 1 for long mails", ("verdict",)),
        ("context + max output for swift 2", ("context", "max_output")),
        ("tell me of the reasoning of swift 2, it came up in our last meeting", ("capability:reasoning",)),
        ("so for our summaries, is swift 2 way ahead of heron 1 or only by a bit?", ("verdict",)),
        ("does swift 2 cost what heron 1 does, and is it worse?", ("pricing", "verdict")),
        ("swift 2 crashes on long prompts, so how big is its context?", ("context",)),
        ("swift 2 price now", ("pricing",)),
        ("just the price of swift 2 today", ("pricing",)),
        ("how do I calculate the price of swift 2?", ("pricing",)),
        ("tl;dr swift 2 against heron 1", ("verdict",)),
        ("if we move from swift 2 to heron 1, what breaks?", ("switching",)),
        ("tell me everything you have on swift 2", ("specs",)),
        ("between swift 2 and heron 1 which has more context", ("context",)),
        ("Procurement here. Unit price (USD per 1M) for swift 2 and heron 1, thanks!", ("pricing",)),
        ("yo how much is swift 2", ("pricing",)),
        ("can I still use swift 2", ("lifecycle",)),
        ("is swift 2 free", ("pricing",)),
        ("who made swift 2", ("specs",)),
        ("price per 1k tokens swift 2", ("pricing",)),
        ('{"deployment": "swift 2"} <- can I post screenshots to this one', ("capability:vision",)),
        ("we're still on swift 2 (don't ask). if we move to heron 1 what do we lose", ("switching",)),
        ("how many tokens can swift 2 output", ("max_output",)),
        ("is there a batch discount for swift 2", ("pricing",)),
        ("which is newer, swift 2 or heron 1", ("release",)),
        ("Heron 1 costs the same. worth the switch from swift 2?", ("pricing", "switching")),
    ],
)  # fmt: skip
def test_a_question_is_answered_however_it_is_put(text: str, topics: tuple[str, ...]) -> None:
    answer = answerer().reply(text, today=TODAY).answer
    assert answer.kind in {"compare", "describe"}
    assert answer.topics == topics
