"""Each language is one file of cue words: every file has every list, and no topic steals another's sentence."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import yaml

from answers.asking import asked_topics
from answers.cues import cues_of, load_cues, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

Table = dict[str, dict[str, list[str]]]

LANGUAGES = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese"} | {
    "ru": "Russian",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "tr": "Turkish",
}
SENTENCES: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
)
MORE: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("sentences_more.yaml").read_text(encoding="utf-8")
)
WORLDWIDE = {"benchmarks", "licenses", "providers"}
"""Names that are the same in every language stand in the English file."""
NUMBERS = {"units", "numbers", "factors"}
"""Words for numbers: no two languages have words for all the same ones."""
OPEN = {"open_weights", "license", "license:commercial"}
"""*Is it open source?* is answered alike under either name."""
RARE = {
    "asks.help",
    "ordinals.4",
    "ordinals.5",
    "regions.jp",
    "regions.au",
    "alone.second",
    "alone.minute",
    "alone.hour",
} | {
    "topics.capability:ide_integration",
    "topics.capability:parallel_agents",
    "roles.tokens",
    "roles.context",
    "roles.prompts",
    "roles.reads",
    "roles.writes",
    "periods.shift",
    "periods.weekend",
    "alone.workday",
    "alone.weekends",
}
"""Lists that a language may go without: said in English everywhere, or hardly ever."""


def table(code: str) -> Table:
    text = resources.files("answers").joinpath("languages", f"{code}.toml").read_text(encoding="utf-8")
    return cast("Table", tomllib.loads(text))


def needed() -> set[str]:
    return {
        f"{s}.{name}"
        for s, lists in table("en").items()
        if s not in WORLDWIDE | NUMBERS | {"spelling"}
        for name in lists
        if name not in {"providers:all", "license:commercial"}
    } - RARE


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_words_for_every_topic_turn_role_period_and_constraint(code: str) -> None:
    has = {f"{s}.{name}" for s, lists in table(code).items() for name, words in lists.items() if words}
    assert not needed() - has - ({"every.words"} if code == "ja" else set[str]())


def test_no_other_language_has_a_list_that_english_has_not() -> None:
    known = {f"{s}.{name}" for s, lists in table("en").items() for name in lists}
    for code in LANGUAGES:
        extra = {f"{s}.{name}" for s, lists in table(code).items() if s not in NUMBERS for name in lists} - known
        assert not extra, code


def test_every_topic_has_its_sentence_in_every_language() -> None:
    topics = set(SENTENCES["English"])
    untold = set(table("en")["topics"]) - topics
    assert untold <= {"capability:ide_integration", "capability:parallel_agents", "providers:all", "license:commercial"}
    for language in LANGUAGES.values():
        assert set(SENTENCES[language]) == topics, language


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        pytest.param(topic, sentence, id=f"{language}-{topic}")
        for language, sentences in SENTENCES.items()
        for topic, sentence in sentences.items()
    ],
)
def test_no_topic_steals_another_topics_sentence(topic: str, sentence: str) -> None:
    text = sentence.replace("_", " ")
    read = asked_topics(text, load_cues().topics.free(text), models=sentence.count("_"))
    assert read == (topic,)


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        pytest.param(topic, sentence, id=f"{language}-{topic}-{at}")
        for language, topics in MORE.items()
        for topic, sentences in topics.items()
        for at, sentence in enumerate(sentences)
    ],
)
def test_a_topic_is_read_however_it_is_asked_for(topic: str, sentence: str) -> None:
    text = sentence.replace("_", " ")
    read = asked_topics(text, load_cues().topics.free(text), models=sentence.count("_"))
    may_be = OPEN if topic in OPEN else {topic}
    assert read
    assert set(read) <= may_be


def test_a_new_language_is_a_new_file_and_no_code() -> None:
    swedish: Table = {
        "topics": {"pricing": ["pris", "kostar"], "context": ["kontextfönster", "kontextfönstret"]},
        "every": {"words": ["per"]},
        "periods": {"month": ["månad"]},
    }
    cues = cues_of([*tables(), swedish])
    assert tuple(dict.fromkeys(f.name for f in cues.topics.free("vad kostar den?"))) == ("pricing",)
    assert tuple(dict.fromkeys(f.name for f in cues.topics.free("hur stort är kontextfönstret?"))) == ("context",)
    assert [f.name for f in cues.periods.find("per månad")] == ["month"]
