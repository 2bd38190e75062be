"""The words of capabilities and licenses at their edges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.answers.aviary import BLIND, CLOSED, COMMON, GIVEN, HEARS, LOON, LOOSE, NAMED, NULL, SEES, TORN
from tests.answers.telling import sentences, told

if TYPE_CHECKING:
    from catalog import Model


@pytest.mark.parametrize(
    ("topic", "models", "words"),
    [
        pytest.param(
            "capability:all",
            (SEES, HEARS),
            ["What can Sees and Hears do?", "Only Sees has vision. Only Hears has audio input."],
            id="only",
        ),
        pytest.param(
            "capability:all",
            (SEES, replace(SEES, id="acme/too", name="Sees Too")),
            [
                "What can Sees and Sees Too do?",
                "No capability is known to be on one side only; they share vision, PDF input and reasoning.",
            ],
            id="shared only",
        ),
        pytest.param(
            "capability:all", (SEES,), ["What can Sees do?", "Sees has vision, PDF input and reasoning."], id="one"
        ),
        pytest.param(
            "capability:all",
            (NULL,),
            ["What can Null do?", "No source speaks of a capability that it has."],
            id="nothing",
        ),
        pytest.param(
            "capability:vision",
            (HEARS, BLIND),
            ["Which has vision, Hears or Blind?", "Neither has vision."],
            id="neither",
        ),
        pytest.param(
            "capability:vision", (BLIND,), ["Does Blind have vision?", "No, Blind does not have vision."], id="no"
        ),
        pytest.param(
            "capability:vision",
            (NULL,),
            ["Does Null have vision?", "Not sourced: no source says whether Null has vision."],
            id="unknown",
        ),
        pytest.param(
            "capability:vision",
            (NULL, LOON),
            ["Which has vision, Null or Loon?", "Not sourced: no source says whether Null or Loon has vision."],
            id="unknown of two",
        ),
        pytest.param(
            "capability:reasoning",
            (SEES, HEARS),
            ["Which has reasoning, Sees or Hears?", "Both have reasoning: Sees and Hears."],
            id="all",
        ),
        pytest.param(
            "capability:vision",
            (SEES, BLIND, NULL),
            ["Which has vision, Sees, Blind or Null?", "Sees has vision. Blind does not. For Null no source says."],
            id="some",
        ),
        pytest.param(
            "capability:speed",
            (SEES,),
            [
                "What is known of the speed of Sees?",
                "The catalog holds no facts about speed, so nothing can be said of Sees there.",
            ],
            id="uncovered",
        ),
        pytest.param(
            "license",
            (GIVEN,),
            [
                "What license does Given have?",
                "Given has weights to download, under the Some License; whether the OSI approved it is not sourced.",
            ],
            id="license, openness open",
        ),
        pytest.param(
            "license",
            (LOOSE,),
            [
                "What license does Loose have?",
                "Loose has weights to download; its license is not sourced, so open source is not confirmed.",
            ],
            id="weights, no license",
        ),
        pytest.param(
            "license",
            (NAMED,),
            [
                "What license does Named have?",
                "Named comes under the Some License; whether its weights can be downloaded is not sourced.",
            ],
            id="license, no weights",
        ),
        pytest.param(
            "license",
            (CLOSED,),
            [
                "What license does Closed have?",
                "Closed is proprietary: no weights to download; its terms are not sourced.",
            ],
            id="closed",
        ),
        pytest.param(
            "license",
            (NULL,),
            ["What license does Null have?", "No source gives a license for Null."],
            id="license unknown",
        ),
        pytest.param(
            "open_weights",
            (TORN, COMMON),
            [
                "Are Torn and Shared open source?",
                "Torn is proprietary: no weights to download; its terms are not sourced. Shared is not open "
                "source: its weights can be downloaded, under the Community License, which the OSI has not "
                "approved.",
                "Shared: Free below 700 million users.",
                "Terms of Shared: https://acme.example/community-license",
                "Other via Digest says otherwise about the weights of Torn.",
            ],
            id="torn",
        ),
        pytest.param(
            "open_weights",
            (COMMON,),
            [
                "Is Shared open source?",
                "No. Shared is not open source: its weights can be downloaded, under the Community License, "
                "which the OSI has not approved. Commercial use: conditional. Free below 700 million users.",
                "Terms of Shared: https://acme.example/community-license",
            ],
            id="one open, one not",
        ),
        pytest.param(
            "license",
            (COMMON, GIVEN, LOOSE, CLOSED, NULL),
            [
                "What licenses do Shared, Given, Loose, Closed and Null have?",
                "Weights to download, but not open source: Shared; weights to download, open source or not is not "
                "sourced: Given and Loose; proprietary: Closed; not sourced: Null.",
                "Shared: Free below 700 million users.",
                "Terms of Shared: https://acme.example/community-license",
            ],
            id="many",
        ),
    ],
)
def test_what_is_said_of_what_a_model_may_and_can_do(topic: str, models: tuple[Model, ...], words: list[str]) -> None:
    assert sentences(told(topic, *models)) == words
