"""When models are retired: the day, that they are, or that no source tells."""

from __future__ import annotations

import pytest

from tests.making import TODAY, answerer


def said(text: str) -> list[str]:
    return [line.rstrip() for line in answerer().reply(text, today=TODAY).words.text.splitlines() if line.strip()]


def test_the_end_of_several_models_stands_side_by_side() -> None:
    assert said("when do swift 1, swift mini, heron 1 and swift 2 retire?")[:8] == [
        "When are Swift 1, Swift mini, Heron 1 and Swift 2 retired?",
        "Heron 1 is served until 1 Dec 2026. No source gives a day on which Swift mini or Swift 2 is retired. "
        "Swift 1 was retired on 19 Feb 2026 by Acme; its replacement is Swift 2.",
        "              Swift 1      Swift mini   Heron 1     Swift 2",
        "  Retires on  19 Feb 2026  not sourced  1 Dec 2026  not sourced",
        "Swift mini is deprecated since 1 Jun 2026.",
        "Warning: Heron 1 retires on 1 Dec 2026, in 10 days.",
        "Sources: Acme via Digest, 11 Nov 2026",
    ]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("when is swift 1 retired?", "Swift 1 was retired on 19 Feb 2026 by Acme; its replacement is Swift 2."),
        ("when will heron 1 be shut down?", "Heron 1 is served until 1 Dec 2026."),
        ("is swift 2 deprecated?", "No source gives a day on which Swift 2 is retired."),
        ("wann wird heron 1 abgeschaltet?", "Heron 1 is served until 1 Dec 2026."),
    ],
)
def test_the_end_of_one_model_is_its_day_or_that_no_source_gives_one(text: str, lead: str) -> None:
    assert said(text)[1] == lead


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("swift 1 is retired, what should we use instead?", ("switching",)),
        ("when was heron 1 released and when does it retire?", ("release", "lifecycle")),
        ("when will heron 1 be shut down?", ("lifecycle",)),
    ],
)
def test_a_move_says_the_end_itself_and_when_is_no_release_beside_it(text: str, topics: tuple[str, ...]) -> None:
    assert answerer().reply(text, today=TODAY).answer.topics == topics
