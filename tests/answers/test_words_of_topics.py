"""The words of context, figures and prices at their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.aviary import (
    BARGAIN,
    BIG,
    BIG_TOO,
    CUT,
    DEAL,
    DEAR,
    DISPUTED,
    EQUAL,
    LATER,
    LIKE,
    LOON,
    MEDIUM,
    NARROW,
    NULL,
    PLAIN,
    RESOLD,
    ROC,
    SIZED,
    SMALL,
    SPARSE,
    UNEVEN,
    UNLISTED,
    UNSURE,
    WITHIN,
    YEARLY,
)
from tests.answers.telling import sentences, told

if TYPE_CHECKING:
    from catalog import Model


@pytest.mark.parametrize(
    ("topic", "models", "words"),
    [
        pytest.param(
            "context",
            (NULL,),
            ["How large is the context window of Null?", "No source gives a context window for Null."],
            id="no window",
        ),
        pytest.param(
            "context",
            (NULL, LOON),
            [
                "Which has the larger context window, Null or Loon?",
                "No source gives a context window for Null or Loon.",
            ],
            id="no window of two",
        ),
        pytest.param(
            "context",
            (BIG, NULL),
            [
                "Which has the larger context window, Big or Null?",
                "Big: 400,000 tokens. No source gives a context window for Null.",
            ],
            id="one window of two",
        ),
        pytest.param(
            "context",
            (BIG, BIG_TOO),
            ["Which has the larger context window, Big or Big Too?", "The same: Big and Big Too have 400,000 tokens."],
            id="alike",
        ),
        pytest.param(
            "context",
            (BIG, MEDIUM),
            [
                "Which has the larger context window, Big or Medium?",
                "Nearly the same: Big has 400,000 tokens, Medium 390,000.",
                "Smaller on some routes: Medium has 64,000 on Cloudy (1 route of 1).",
            ],
            id="nearly",
        ),
        pytest.param(
            "context",
            (BIG, BIG_TOO, NULL),
            [
                "Which has the largest context window, Big, Big Too or Null?",
                "The same: Big and Big Too have 400,000 tokens. No source gives one for Null.",
            ],
            id="three alike, two known",
        ),
        pytest.param(
            "context",
            (BIG, BIG_TOO, SMALL, NULL),
            [
                "Which has the largest context window, Big, Big Too, Small or Null?",
                "Big and Big Too share the largest window, 400,000 tokens; the smallest is 8,000 (Small). No "
                "source gives one for Null.",
            ],
            id="two share the largest",
        ),
        pytest.param(
            "context",
            (BIG, SMALL, NULL),
            [
                "Which has the largest context window, Big, Small or Null?",
                "Big: 400,000 tokens, 50× the 8,000 of Small. No source gives one for Null.",
            ],
            id="two apart, one unknown",
        ),
        pytest.param(
            "context",
            (BIG, MEDIUM, SMALL),
            [
                "Which has the largest context window, Big, Medium or Small?",
                "Big: 400,000 tokens; the smallest is 8,000 (Small).",
                "Smaller on some routes: Medium has 64,000 on Cloudy (1 route of 1).",
            ],
            id="three",
        ),
        pytest.param(
            "context",
            (NARROW,),
            [
                "How large is the context window of Narrow?",
                "Narrow has a context window of 400,000 tokens.",
                "Smaller on some routes: Narrow has 64,000 on Cloudy, 32,000 on Bird (2 routes of 2).",
            ],
            id="two smaller sizes",
        ),
        pytest.param(
            "pricing",
            (BARGAIN,),
            [
                "What does Bargain cost per million tokens?",
                "$4.00 in and $20.00 out per 1M tokens on Acme.",
                "Cheapest tracked route: Cloudy, $3.00 in and $15.00 out.",
            ],
            id="cheaper elsewhere",
        ),
        pytest.param(
            "context",
            (CUT,),
            [
                "How large is the context window of Cut?",
                "Cut has a context window of 400,000 tokens and writes at most 64,000.",
                "Cut takes at most 272,000 tokens of that as input.",
            ],
            id="less as input",
        ),
        pytest.param(
            "context",
            (DISPUTED,),
            [
                "How large is the context window of Disputed?",
                "Disputed has a context window of 400,000 tokens and writes at most 64,000.",
                "Sources differ on Disputed: 400,000 tokens here, 200,000 (Other via Digest), 128,000 (Third via "
                "Digest).",
            ],
            id="sources differ",
        ),
        pytest.param(
            "parameters",
            (SPARSE,),
            ["How many parameters does Sparse have?", "Sparse has 100B parameters, 10B of them active for each token."],
            id="active",
        ),
        pytest.param(
            "knowledge_cutoff",
            (YEARLY, WITHIN),
            [
                "How recent is the knowledge of Yearly and Within?",
                "Within: Dec 2023; Yearly: 2023.",
                "Sources give the year alone for Yearly: they do not say which is later.",
            ],
            id="a month within a year",
        ),
        pytest.param(
            "knowledge_cutoff",
            (YEARLY, LATER),
            [
                "How recent is the knowledge of Yearly and Later?",
                "The knowledge of Later is newer: until Jun 2024; Yearly until 2023.",
            ],
            id="a month of another year",
        ),
        pytest.param(
            "parameters",
            (UNSURE, NULL),
            [
                "How many parameters do Unsure and Null have?",
                "Unsure has 7B parameters. No source gives the number of parameters of Null.",
                "Sources differ on Unsure: 8B (Other via Digest).",
            ],
            id="disputed size",
        ),
        pytest.param(
            "pricing",
            (PLAIN, EQUAL),
            [
                "Which is cheaper per million tokens, Plain or Equal?",
                "The same price: Plain and Equal cost $1.00 in and $5.00 out per 1M tokens.",
                "As a batch, both cost half.",
            ],
            id="same price",
        ),
        pytest.param(
            "pricing",
            (PLAIN, LIKE),
            [
                "Which is cheaper per million tokens, Plain or Like?",
                "It depends on the mix: Plain costs $1.00 in and $5.00 out, Like costs $2.00 in and $2.00 out "
                "per 1M tokens. They cost the same at 3 input tokens per output token.",
                "As a batch, Plain costs half.",
            ],
            id="mix",
        ),
        pytest.param(
            "pricing",
            (PLAIN, DEAR, UNEVEN),
            [
                "Which is cheapest per million tokens, Plain, Dear or Uneven?",
                "Plain: $1.00 in and $5.00 out per 1M tokens, against $3.00 in and $9.00 out for Dear and $4.00 "
                "in and $20.00 out for Uneven.",
                "As a batch, Plain costs half.",
                "Uneven as a batch: $1.00 in and $5.00 out.",
            ],
            id="three prices",
        ),
        pytest.param(
            "pricing",
            (PLAIN, LIKE, NULL),
            [
                "Which is cheapest per million tokens, Plain, Like or Null?",
                "It depends on the mix: Plain costs $1.00 in and $5.00 out, Like costs $2.00 in and $2.00 out "
                "per 1M tokens. They cost the same at 3 input tokens per output token. No source gives a price "
                "for Null.",
                "As a batch, Plain costs half.",
            ],
            id="three mixed, one unpriced",
        ),
        pytest.param(
            "pricing",
            (PLAIN, NULL),
            [
                "Which is cheaper per million tokens, Plain or Null?",
                "Plain: $1.00 in and $5.00 out per 1M tokens on Acme. No source gives a price for Null.",
                "As a batch, Plain costs half.",
            ],
            id="one priced of two",
        ),
        pytest.param(
            "pricing",
            (NULL,),
            ["What does Null cost per million tokens?", "No source gives a price for Null."],
            id="no price",
        ),
        pytest.param(
            "pricing",
            (DEAL,),
            [
                "What does Deal cost per million tokens?",
                "$0.80 in and $5.00 out per 1M tokens on Acme.",
                "Deal's input price is your contract's $0.80; the list price is $1.00 (Acme via Digest).",
                "Sources differ on Deal's output price: $5.00 here, $6.00 (Other via Digest).",
            ],
            id="contract",
        ),
        pytest.param(
            "pricing",
            (UNLISTED,),
            [
                "What does Past cost per million tokens?",
                "$1.00 in and $5.00 out per 1M tokens on Acme.",
                "Past was last listed on Acme on 1 Sep 2026: the price is of that day.",
            ],
            id="unlisted",
        ),
        pytest.param(
            "pricing",
            (RESOLD,),
            [
                "What does Dodo cost per million tokens?",
                "$1.00 in and $5.00 out per 1M tokens on Acme, its last price.",
                "The price of Dodo is the last that Acme asked, as listed on 1 Feb 2026; it is still listed elsewhere, "
                "cheapest on Cloudy at $2.00 in and $4.00 out.",
            ],
            id="ended, resold",
        ),
        pytest.param(
            "pricing",
            (ROC,),
            [
                "What does Roc cost per million tokens?",
                "$1.00 in and $5.00 out per 1M tokens on Acme, its last price.",
                "The price of Roc is the last that Acme asked; no source gives a price at which it is still listed.",
            ],
            id="ended everywhere",
        ),
        pytest.param(
            "pricing",
            (SIZED,),
            [
                "What does Sized cost per million tokens?",
                "$2.00 in and $12.00 out per 1M tokens on Acme.",
                "Sized above 200,000 prompt tokens: $4.00 in and $18.00 out.",
            ],
            id="sized",
        ),
    ],
)
def test_what_is_said_of_a_topic(topic: str, models: tuple[Model, ...], words: list[str]) -> None:
    assert sentences(told(topic, *models)) == words
