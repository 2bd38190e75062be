"""A slip in the word of a topic does not hide what is asked."""

from __future__ import annotations

import pytest

from answers.cues import load_cues
from tests.making import TODAY, answerer


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("swift 2 pirce", "pricing"),
        ("swift 2 contxt?", "context"),
        ("licnese of swift 2", "license"),
        ("swift 2 max outptu", "max_output"),
        ("does swift 2 have vison", "capability:vision"),
        ("knowledge cutof of swift 2", "knowledge_cutoff"),
        ("provders of swift 2", "providers"),
    ],
)
def test_one_letter_wrong_missing_or_moved_is_read_as_the_topic_that_was_meant(text: str, topic: str) -> None:
    assert answerer().reply(text, today=TODAY).answer.topics == (topic,)


@pytest.mark.parametrize(
    "text", ["swift 2 screws", "swift 2 content", "swift 2 prize", "swift 2 lunch", "swift 2 audit"]
)
def test_another_word_that_is_spelt_right_is_no_slip(text: str) -> None:
    assert answerer().reply(text, today=TODAY).answer.topics == ("specs",)


def test_a_word_that_names_a_topic_stays_as_it_is_written() -> None:
    assert load_cues().slips.mended("price, context and license") == []


def test_nothing_is_mended_in_what_is_not_said_to_us() -> None:
    state = answerer().reply("swift 2 context?", today=TODAY).state
    aside = answerer().reply("pirce?", today=TODAY, state=state, addressed=False)
    assert aside.answer.kind == "silent"
