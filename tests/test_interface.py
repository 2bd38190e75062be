"""The machine interface: ``versus ask`` as a program uses it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from answers import Reply, ThreadState
from answers.constraints import Constraints
from answers.questions import Alternatives, ListModels, Recommend, Workload
from bot.interface import answer_lines, record
from tests.answers.market import proposed
from tests.making import TODAY, answerer

FIELDS = [
    "id", "text", "kind", "reason", "models", "assumed", "unknown", "candidates", "suggested", "topics", "workload",
    "answer", "facts", "derived", "costs", "data_version", "today", "answer_id", "full",
]  # fmt: skip
ROOT = Path(__file__).parent.parent
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def lines(*asked: object) -> list[dict[str, Any]]:
    feed = [line if isinstance(line, str) else json.dumps(line) for line in asked]
    return [cast("dict[str, Any]", found) for found, _ in answer_lines(feed, answerer(), TODAY)]


def versus(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot.cli", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=60)


def test_an_answer_has_these_fields_in_this_order() -> None:
    (found,) = lines({"id": "q1", "text": "swift 2 vs finch 2 9b context?"})
    assert list(found) == FIELDS
    assert found["id"] == "q1"
    assert found["kind"] == "compare"
    assert found["models"] == ["acme/swift-2", "bird/finch-2-9b"]
    assert found["topics"] == ["context"]
    assert found["today"] == "2026-11-21"
    assert found["facts"][0] == {
        "model": "acme/swift-2",
        "route": None,
        "topic": "context",
        "value": 1_000_000,
        "unit": "tokens",
        "source": "Acme via Digest",
        "url": "https://acme.example/models",
        "as_of": "2026-11-11",
        "others": [],
    }


def test_a_cost_is_an_exact_decimal_string_per_period() -> None:
    (found,) = lines({"text": "10k req/day at 2k in / 500 out on swift 2"})
    assert found["workload"]["basis"] == "per_request"
    assert found["costs"] == [
        {"model": "acme/swift-2", "route": "acme/swift-2", "usd": "45.00", "per": "day"},
        {"model": "acme/swift-2", "route": "acme/swift-2", "usd": "1369.69", "per": "month"},
    ]
    assert {fact["unit"] for fact in found["facts"]} == {"usd_per_mtok_input", "usd_per_mtok_output"}


def test_a_capability_is_yes_no_or_unknown() -> None:
    (found,) = lines({"text": "vision: swift 2, finch 2 9b, heron 1"})
    own = [f["value"] for f in found["facts"] if f["topic"] == "capability:vision" and f["route"] is None]
    assert own == ["yes", "no", "unknown"]


def test_all_providers_are_the_topic_of_providers_in_full() -> None:
    few, every = lines({"text": "where can I run swift 2?"}, {"text": "all providers of swift 2"})
    assert few["topics"] == every["topics"] == ["providers"]
    named = {row["value"] for row in every["facts"] if row["topic"] == "providers" and row["unit"] is None}
    assert named == {"Acme", "Cloudy"}


def test_an_assumed_name_tells_family_member_and_others() -> None:
    (found,) = lines({"text": "swift context?"})
    (assumed,) = found["assumed"]
    assert (assumed["said"], assumed["family"], assumed["taken"]) == ("swift", "Swift", "acme/swift-2")
    assert "acme/swift-1" in assumed["others"]


def test_a_thread_is_read_oldest_first_without_what_the_bot_said() -> None:
    thread = ["swift 2 context?", "(bot) Swift 2 reads 1,000,000 tokens; compare heron 1."]
    (found,) = lines({"text": "and the license?", "thread": thread})
    assert found["models"] == ["acme/swift-2"]
    assert found["topics"] == ["license"]


def test_not_addressed_it_is_silent() -> None:
    (found,) = lines({"text": "swift 2 context?", "addressed": False})
    assert (found["kind"], found["reason"], found["answer"]) == ("silent", "not_for_us", "")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ("{}", '"text" is missing'),
        ('{"text": 1}', '"text" is missing'),
        ('{"text": "x", "thread": "y"}', '"thread" is no list'),
        ('{"text": "x", "today": "soon"}', '"today" is no day'),
        ('{"text": "x", "addressed": "yes"}', '"addressed" is neither'),
    ],
)
def test_a_malformed_line_gives_its_error_and_the_run_goes_on(line: str, error: str) -> None:
    bad, good = lines(line, {"id": 2, "text": "swift 2 context?"})
    assert bad["id"] is None
    assert bad["error"].startswith(error)
    assert good["id"] == 2


def test_a_malformed_question_keeps_its_id() -> None:
    (bad,) = lines({"id": "q7", "text": "swift 2 context?", "today": "soon"})
    assert bad["id"] == "q7"


def test_what_is_no_text_is_answered_with_a_question_mark_in_its_place() -> None:
    half = json.dumps({"id": 1, "text": "haiku 4.5 context? \ud800"})
    command = [sys.executable, "-m", "bot.cli", "ask", "--jsonl"]
    strict = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    feed = half.encode() + b'\n\xff\n{"id": 3, "text": "help"}\n'
    done = subprocess.run(command, input=feed, env=strict, capture_output=True, check=False, timeout=60)
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [each["id"] for each in found] == [1, None, 3]
    assert found[0]["text"] == "haiku 4.5 context? ?"
    assert done.stderr == b""


def test_a_run_with_a_malformed_line_answers_the_others_and_ends_with_1() -> None:
    feed = '{"id": 1, "text": "haiku 4.5 context?"}\nnonsense\n{"id": 3, "text": "help"}\n'
    done = versus("ask", "--jsonl", given=feed)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, None, 3]
    assert done.returncode == 1
    assert done.stderr == ""


def test_one_question_is_one_json_object() -> None:
    done = versus("ask", "--json", "--today", "2026-11-21", "haiku 4.5 vs 4o-mini context?")
    assert json.loads(done.stdout)["models"] == ["anthropic/claude-haiku-4-5", "openai/gpt-4o-mini"]
    assert done.returncode == 0


def test_asking_loads_neither_slack_nor_a_database() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from bot.cli import versus; "
        "CliRunner().invoke(versus, ['ask', 'haiku 4.5 context?'], catch_exceptions=False); "
        "print([m for m in sys.modules if m.split('.')[0] in ('slack_bolt', 'slack_sdk', 'sqlalchemy', 'aiohttp')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_asking_nothing_says_what_to_ask_and_ends_with_2() -> None:
    done = versus("ask")
    assert done.returncode == 2
    assert 'versus ask "Haiku vs Gemma context?"' in done.stderr


def figures(found: dict[str, Any]) -> set[Decimal]:
    """Every number that facts, derived figures and costs hold, as it may be written: exact, or rounded."""
    rows = [row["value"] for row in (*found["facts"], *found["derived"])] + [row["usd"] for row in found["costs"]]
    exact: set[Decimal] = set()
    for row in rows:
        for figure in FIGURE.findall(str(row)):
            value = Decimal(figure.replace(",", ""))
            exact |= {value} | {value.quantize(Decimal(places)) for places in ("1", "0.1", "0.01")}
    return exact


@pytest.mark.parametrize(
    "question",
    [
        "swift 2 vs finch 2 9b context?",
        "swift 2 vs finch 2 9b vs heron 1 price?",
        "20M in 4M out a month on swift 2 vs finch 2 9b, under $50?",
        "10k req/day at 2k in / 500 out on swift 2 and swift mini",
        "swift 2 or wren 3 27b?",
        "swift 2 or finch 2 9b?",
        "swift 2",
        "where can I run swift 2?",
        "all providers of swift 2 and finch 2 9b",
        "move from swift 2 to finch 2 9b",
        "what should I migrate from swift 1 to?",
    ],
)
def test_every_figure_of_an_answer_stands_in_its_facts(question: str) -> None:
    reply = answerer().reply(question, today=TODAY, state=ThreadState())
    assert unfounded(reply, question) == set()


@pytest.mark.parametrize(
    "question",
    [
        Recommend(Constraints(("vision",), min_context=200_000, order="cheapest")),
        Recommend(Constraints(budget_usd=Decimal(50)), (), Workload(20_000_000, 4_000_000, period="month")),
        Recommend(Constraints(("vision",), min_context=900_000, max_usd_output=Decimal(1))),
        ListModels(Constraints(max_parameters=10_000_000_000)),
        Alternatives(("acme/beta",), Constraints()),
        Alternatives(("acme/alpha", "acme/beta"), Constraints(order="cheapest")),
        Alternatives(("bird/delta",), Constraints(order="newest")),
    ],
)
def test_every_figure_of_a_proposal_stands_in_its_facts(question: Recommend | ListModels | Alternatives) -> None:
    assert unfounded(proposed(question), "which?") == set()


def unfounded(reply: Reply, question: str) -> set[Decimal]:
    """Figures of the words that neither facts nor derived figures nor costs hold."""
    text = reply.words.text
    for name in ("Swift 1", "Swift 2", "Finch 2 9B", "Heron 1", "Wren 3 27B", "Gamma 9B", "Delta 27B"):
        text = text.replace(name, "")
    text = re.sub(r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}|Apache License 2\.0", "", text)
    text = re.sub(r"per 1M|60 % cached|30\.4375 days|in \d+ days|\d+[MkB]\b", "", text)
    told = {Decimal(figure.replace(",", "")) for figure in FIGURE.findall(text)}
    return told - figures(record(reply, question))


def test_a_damaged_catalog_is_one_sentence_with_its_cure_and_ends_with_2(tmp_path: Path) -> None:
    for room in ("bot", "answers", "catalog"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    snapshot = tmp_path / "catalog" / "data" / "snapshot.json.gz"
    snapshot.write_bytes(snapshot.read_bytes()[:-100])
    command = [sys.executable, "-m", "bot.cli", "ask", "haiku 4.5 context?"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("versus: The catalog ")
    assert "versus catalog build" in sentence
