"""What a move from one model to another changes, there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.aviary import CHEAP, DEAF, EARS, GIFT, GONE, NULL, ODD, ONE, OPEN, THIN, TWO, WIDE
from tests.answers.telling import lines, told
from tests.making import TODAY, answerer

if TYPE_CHECKING:
    from catalog import Model


def test_a_move_is_told_there_and_back() -> None:
    assert lines(told("switching", WIDE, THIN)) == [
        "What changes in a move from Wide to Thin?",
        "No tracked provider serves both, so keys and endpoints change. You lose vision. Check "
        "function calling (tool use) and structured output: not sourced for Thin. The context window "
        "shrinks to 128,000 tokens: longer prompts must be cut. Input gets 95 % cheaper, output 97 % "
        "cheaper.",
        "                         Wide → Thin                                        Thin → Wide",
        "  Providers in common    none                                               none",
        "  Lost                   vision                                             none",
        "  Gained                 none                                               vision",
        "  To check, not sourced  function calling (tool use) and structured output  audio input",
        "  Context window         -872,000 tokens                                    +872,000 tokens",
        "  Max output             -56,000 tokens                                     +56,000 tokens",
        "  Input, per 1M          -$1.90                                             +$1.90",
        "  Output, per 1M         -$9.70                                             +$9.70",
        "  Priced on              Acme → Cloudy                                      Cloudy → Acme",
        "  License                becomes Apache License 2.0                         becomes Acme Terms",
        "Thin has weights to download, Wide has not.",
    ]


@pytest.mark.parametrize(
    ("topic", "models", "words"),
    [
        (
            "switching",
            (THIN, WIDE),
            [
                "No tracked provider serves both, so keys and endpoints change. You gain vision. Check audio "
                "input: not sourced for Wide. Input gets 20× as dear, output 33× as dear.",
                "Wide has no weights to download, Thin has.",
            ],
        ),
        (
            "switching",
            (ONE, TWO),
            [
                "You can stay on Acme. The price stays the same.",
            ],
        ),
        (
            "switching",
            (ONE, CHEAP),
            [
                "You can stay on Acme. Tokens get 50 % cheaper.",
            ],
        ),
        (
            "switching",
            (ONE, ODD),
            [
                "You can stay on Acme. Input gets 3× as dear, output 20 % cheaper.",
            ],
        ),
        (
            "switching",
            (ONE, OPEN),
            [
                "You can stay on Acme. The price stays the same.",
                "Open has weights to download, One has not.",
            ],
        ),
        (
            "switching",
            (ONE, GIFT),
            [
                "You can stay on Acme. Gift is free on Acme.",
            ],
        ),
        (
            "switching",
            (GIFT, ONE),
            [
                "You can stay on Acme. The price goes from free to $1.00 in and $5.00 out per 1M tokens.",
            ],
        ),
        (
            "switching",
            (ONE, NULL),
            [
                "No tracked provider serves both, so keys and endpoints change. Check vision, reasoning, "
                "function calling (tool use) and structured output: not sourced for Null. Which of them "
                "reads more is not sourced. How the price changes is not sourced.",
            ],
        ),
        (
            "switching",
            (DEAF, EARS),
            [
                "You can stay on Acme. You gain audio input. The price stays the same.",
            ],
        ),
        (
            "switching",
            (ONE,),
            [
                'No source names a replacement for One. Name the model to move to, or ask for "alternatives to One".',
            ],
        ),
        (
            "switching",
            (GONE,),
            [
                "acme/swift-2 is named as the replacement for Gone.",
            ],
        ),
        (
            "switching",
            (WIDE, THIN, ONE),
            [
                "To Thin: no tracked provider serves both, so keys and endpoints change. You lose vision. "
                "Check function calling (tool use) and structured output: not sourced for Thin. The context "
                "window shrinks to 128,000 tokens: longer prompts must be cut. Input gets 95 % cheaper, "
                "output 97 % cheaper. To One: you can stay on Acme. The context window shrinks to 200,000 "
                "tokens: longer prompts must be cut. Tokens get 50 % cheaper.",
                "Thin has weights to download, Wide has not.",
            ],
        ),
    ],
)
def test_every_edge_has_its_words(topic: str, models: tuple[Model, ...], words: list[str]) -> None:
    part = told(topic, *models)
    assert [part.lead, *part.notes] == words


def test_the_way_back_is_the_way_there_turned_round() -> None:
    there, back = (
        [row[1].text for row in told("switching", *pair).tables[0].rows] for pair in ((WIDE, THIN), (THIN, WIDE))
    )
    turned = [row[2].text for row in told("switching", WIDE, THIN).tables[0].rows]
    assert turned == back
    assert there != back


def test_a_model_alone_is_compared_with_the_replacement_its_lab_names() -> None:
    reply = answerer().reply("what should I migrate from swift 1 to?", today=TODAY)
    assert reply.words.sections[0].title == "What changes in a move from Swift 1 to Swift 2?"
    assert "Swift 1 was retired on 19 Feb 2026 by Acme" in reply.words.text
    assert reply.answer.models == ("acme/swift-1",)
    assert reply.answer.suggested == ("acme/swift-2",)
