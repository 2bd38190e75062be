"""Cue words are data, one file a language; phrases are found as they are written."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.cues import load_cues
from answers.phrases import Phrases
from answers.topics import TOPICS, finder
from answers.topics.figures import FIGURES


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("how long a context window?", ("context",)),
        ("max output tokens?", ("max_output",)),
        ("is it open-source, and how cheap?", ("open_weights", "pricing")),
        ("json mode / tool-calling", ("capability:structured_output", "capability:tools")),
        ("Wie groß ist das Kontextfenster?", ("context",)),
        ("¿qué es más barato?", ("pricing",)),
        ("Quel est le prix ?", ("pricing",)),
        ("qual è la licenza?", ("license",)),
        ("quanto custa?", ("pricing",)),
        ("какая лицензия?", ("license",)),
        ("上下文窗口多大？", ("context",)),
        ("オープンソースですか", ("open_weights",)),
        ("wat kost dat?", ("pricing",)),
        ("가격이 얼마야?", ("pricing",)),
        ("kiedy wyszedł?", ("release",)),
        ("lisansı ne?", ("license",)),
    ],
)
def test_a_question_is_read_by_its_cue_words_in_any_language(text: str, topics: tuple[str, ...]) -> None:
    found = load_cues().topics.free(text)
    assert set(topics) <= {f.name for f in found}


def test_every_cue_word_of_every_language_speaks_of_a_topic_that_is_answered() -> None:
    for file in resources.files("answers").joinpath("languages").iterdir():
        for topic in tomllib.loads(file.read_text(encoding="utf-8"))["topics"]:
            assert topic.partition(":")[0] in TOPICS, f"{file.name}: {topic}"


def test_every_topic_has_english_cue_words() -> None:
    spoken = {name.partition(":")[0] for name in load_cues().topics.names}
    assert set(TOPICS) <= spoken


def test_every_topic_has_a_comparer_that_loads_when_it_is_asked_for() -> None:
    assert all(callable(finder(topic)) for topic in TOPICS)
    assert {topic for topic, module in TOPICS.items() if module == "figures"} == set(FIGURES)


def test_a_word_of_any_ending_is_found_where_it_stands_and_nowhere_else() -> None:
    phrases = Phrases({"a": ["ga*"], "b": ["gauge"], "c": ["licens* fee"]})
    assert {(f.name, f.start, f.end) for f in phrases.find("ga, gauge")} == {("a", 0, 2), ("a", 4, 9), ("b", 4, 9)}
    assert phrases.named("licensing fees, licence fee") == set()
    assert [f.name for f in phrases.find("licensing fee, licensing fee")] == ["c", "c"]


def test_words_of_a_phrase_may_be_joined_by_blanks_hyphens_or_slashes() -> None:
    phrases = Phrases({"a": ["tool use"], "b": ["licens*"], "c": ["run * locally"]})
    assert phrases.named("tool-use") == {"a"}
    assert phrases.named("TOOL  USE?") == {"a"}
    assert phrases.named("licensing") == {"b"}
    assert phrases.named("can i run it all locally") == {"c"}
    assert phrases.named("tool. use") == set()


def test_words_that_an_earlier_list_took_count_for_no_later_one() -> None:
    phrases = Phrases({"long": ["max output"], "short": ["output"]})
    assert [f.name for f in phrases.in_order("max output")] == ["long"]
    assert [f.name for f in phrases.in_order("output, max output")] == ["short", "long"]


@given(st.text(max_size=200))
def test_any_text_is_searched_without_an_error(text: str) -> None:
    for found in load_cues().topics.find(text):
        assert 0 <= found.start < found.end <= len(text.lower())
