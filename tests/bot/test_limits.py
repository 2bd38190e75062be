"""Every reply the bot can give keeps within what Slack documents: all kinds, one to ten models, both catalogs."""

from __future__ import annotations

from functools import cache

import pytest

from answers import Answerer, ThreadState, sources_of
from bot.forms import sources_view
from bot.listeners.showing import shown
from bot.sandbox import message_problems, view_problems
from catalog import load
from tests import making

MODELS = (
    "claude haiku 4.5", "gpt-4o mini", "gemma 3 27b", "llama 4 scout", "claude opus 4.1", "deepseek r1",
    "mistral large", "gpt-4.1", "gemini 2.5 pro", "qwen3 235b a22b",
)  # fmt: skip
INVENTED = ("swift 2", "finch 2 9b", "wren 3 27b", "heron 1", "swift 1", "swift mini")

TOPICS = {
    "{}": "compare",
    "{} context": "compare",
    "{} max output": "compare",
    "{} prices": "compare",
    "{} license": "compare",
    "are {} open source?": "compare",
    "{} capabilities": "compare",
    "do {} have vision?": "compare",
    "where can I run {}": "compare",
    "all providers of {}": "compare",
    "specs of {}": "compare",
    "{} knowledge cutoff": "compare",
    "{} release dates": "compare",
    "{} parameters": "compare",
    "{} benchmarks": "compare",
    "compare {} in full": "compare",
    "cost of 800M in 250M out a month on {}": "cost",
    "cost of 10k requests a day at 2k in and 500 out on {}, 60 % cached, in batch": "cost",
    "what else is like {}": "alternatives",
}
"""What can be asked of models, and the kind of the answer on two."""

OTHERS = {
    "cheapest with vision and 200k context": "recommend",
    "best open source model for coding under 10B": "recommend",
    "which models have vision": "list",
    "which models under 10B do tools": "list",
    "cheapest with 900M tokens of context and video": "recommend",
    "help": "help",
    "where is that from?": "help",
    "hello there": "help",
    "is it any good?": "help",
    "gpt-17 context?": "clarify",
    "zorblax 9 context?": "",
    "cost of gpt-4o mini": "describe",
    "x" * 5_000: "help",
    "claude " * 800: "",
    "<!channel> &amp; *bold* `code` <https://evil.example|haiku> context?": "",
    "1M in 1M out a month": "",
}
"""Questions of no model in particular, and edges; the kind where it is the same on every catalog."""


@cache
def shipped() -> Answerer:
    return Answerer(load())


def check(answerer: Answerer, question: str, state: ThreadState | None = None) -> str:
    """Answer as everybody sees it and as one person does, with its sources; returns the answer's kind."""
    reply = answerer.reply(question, today=making.TODAY, state=state)
    for is_private in (False, True):
        sharer = "" if is_private else "U1"
        for page in shown(reply, "name", question, is_private=is_private, shared_by=sharer, offers_files=True):
            for message in page:
                assert message_problems(message.payload()) == [], (question, message.rung)
    if reply.answer.facts:
        assert view_problems(sources_view(sources_of(reply, answerer.catalog))) == [], question
    return reply.answer.kind


@pytest.mark.parametrize("asked", TOPICS)
def test_every_topic_on_one_to_ten_models_of_the_shipped_catalog(asked: str) -> None:
    for count in (1, 2, 3, 5, 10):
        kind = check(shipped(), asked.format(" vs ".join(MODELS[:count])))
        assert count != 2 or kind == TOPICS[asked]


@pytest.mark.parametrize("asked", TOPICS)
def test_every_topic_on_one_to_six_models_of_which_little_is_known(asked: str) -> None:
    for count in range(1, len(INVENTED) + 1):
        check(making.answerer(), asked.format(" vs ".join(INVENTED[:count])))


@pytest.mark.parametrize("question", OTHERS, ids=lambda question: question[:40])
def test_every_other_kind_and_whatever_else_people_write(question: str) -> None:
    kind = check(shipped(), question)
    assert OTHERS[question] in ("", kind)
    check(making.answerer(), question)
    thread = shipped().reply("haiku vs gemma?", today=making.TODAY).state
    check(shipped(), question, thread)


def test_each_model_of_the_catalog_by_its_own_name() -> None:
    for entry in shipped().catalog.entries[::40]:
        check(shipped(), entry.id)
