"""Every figure of an answer has its source, its day, and whoever says otherwise."""

from __future__ import annotations

from answers import ThreadState, sources_of
from tests.making import TODAY, answerer, catalog


def told(text: str) -> str:
    reply = answerer().reply(text, today=TODAY, state=ThreadState())
    return sources_of(reply, catalog()).text


def test_the_sources_of_an_answer_read_like_this() -> None:
    assert told("swift 2 vs wren 3 27b context?").splitlines() == [
        "Where is that from?",
        "4 figures from 2 sources; for 1 more no source says anything.",
        "",
        "  Model       figure                          value        source             day",
        "  Swift 2     Context window, tokens          1,000,000    Acme via Digest    11 Nov 2026",
        "  Swift 2     Max output, tokens              128,000      Acme via Digest    11 Nov 2026",
        "  Swift 2     Context window, tokens (cloud)  200,000      Cloudy via Digest  11 Nov 2026",
        "  Wren 3 27B  Context window, tokens          128,000      Acme via Digest    11 Nov 2026",
        "  Wren 3 27B  Max output, tokens              not sourced  –                  –",
        "",
        "3 figures are worked out from these.",
        f"Data version {catalog().version}, read up to 11 Nov 2026.",
        "",
        "Acme via Digest, 11 Nov 2026: https://acme.example/models",
        "Cloudy via Digest, 11 Nov 2026: https://cloudy.example/models",
    ]


def test_an_answer_without_figures_says_so() -> None:
    assert told("help").splitlines()[:2] == ["Where is that from?", "That answer rests on no figures."]


def test_every_link_is_a_web_address() -> None:
    words = sources_of(answerer().reply("swift 2 vs finch 2 9b", today=TODAY), catalog())
    assert len(words.sources) == len(words.source_links) > 0
    assert all(link is None or link.startswith("https://") for link in words.source_links)


def test_a_thread_may_ask_where_its_last_answer_is_from() -> None:
    last = answerer().reply("swift 2 vs wren 3 27b context?", today=TODAY)
    asked = answerer().reply("where is that from?", today=TODAY, state=last.state)
    assert (asked.answer.kind, asked.answer.topics) == ("help", ("help",))
    assert asked.words == sources_of(last, catalog())


def test_what_a_business_may_do_is_told_in_words() -> None:
    text = told("license of swift 2")
    assert "through the API, on its terms" in text
    assert "proprietary_api_terms" not in text
