"""``versus cost``, ``versus sources`` and the forms in which an answer is printed."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bot.cli import versus

DAY = ("--today", "2026-11-21")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(versus, [*arguments, *DAY])
    return result.exit_code, result.output


def usd(*arguments: str) -> dict[str, str]:
    """Each model's total per the period named."""
    code, out = run("cost", *arguments, "--format", "json")
    assert code == 0, out
    answer = json.loads(out)
    return {row["model"]: row["usd"] for row in answer["costs"] if row["per"] == answer["workload"]["period"]}


def test_a_workload_in_options_costs_what_it_costs_in_words() -> None:
    options = usd("haiku 4.5 vs gpt-4o mini", "--input", "800M", "--output", "250M")
    said = json.loads(run("ask", "--json", "800M in 250M out a month on haiku 4.5 vs gpt-4o mini")[1])
    assert options == {row["model"]: row["usd"] for row in said["costs"]}
    assert options["anthropic/claude-haiku-4-5"] == "2050.00"


def test_caching_batch_and_requests_change_it() -> None:
    whole = ("claude haiku 4.5", "--input", "800M", "--output", "250M")
    assert usd(*whole, "--batch") == {"anthropic/claude-haiku-4-5": "1025.00"}
    assert usd(*whole, "--batch", "60%") == {"anthropic/claude-haiku-4-5": "1435.00"}
    assert usd(*whole, "--cached", "60%") == {"anthropic/claude-haiku-4-5": "1618.00"}
    per_day = ("claude haiku 4.5", "--input", "2k", "--output", "500", "--requests", "10k", "--per", "day")
    assert usd(*per_day) == {"anthropic/claude-haiku-4-5": "45.00"}


def test_whatever_an_option_says_a_question_can_say_in_words() -> None:
    options = ("--batch", "60%", "--cached", "50%", "--cache-written", "10%", "--reasoning", "20M", "--prompt", "250k")
    code, out = run("cost", "claude haiku 4.5", "--input", "800M", "--output", "250M", *options, "--budget", "999.50")
    words = "60% batch, 50% cached, 10% cache writes, 20M reasoning tokens, prompts of 250k, under $999.50"
    assert (code, out) == run("ask", f"800M in 250M out a month on claude haiku 4.5, {words}")
    in_eu = usd("claude haiku 4.5", "--input", "800M", "--output", "250M", "--region", "EU")
    assert in_eu == {"anthropic/claude-haiku-4-5": "2255.00"}


def test_a_provider_is_named_with_on() -> None:
    code, out = run("cost", "claude haiku 4.5", "--input", "800M", "--output", "250M", "--on", "bedrock")
    assert code == 0
    assert "on Amazon Bedrock?" in " ".join(out.split())


def test_a_provider_that_does_not_serve_the_model_makes_the_cost_unavailable() -> None:
    code, out = run("cost", "claude haiku 4.5", "--input", "1M", "--on", "groq")
    assert code == 0
    assert "Unavailable: no route of Claude Haiku 4.5 is tracked on groq." in " ".join(out.split())


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ((), "Say what it would run"),
        (("--input", "0", "--output", "0"), "Say what it would run"),
        (("--input", "1M", "--on", "nowhere"), "nobody of that name serves these models"),
        (("--input", "1M", "--on", ""), "nobody of that name serves these models"),
        (("--input", "lots"), "'lots' is no number; write it like 800M"),
        (("--input", "1M", "--cached", "160%"), "'160%' is not between 0% and 100%"),
        (("--input", "1M", "--cached", "some"), "'some' is no share; write it like 60%"),
        (("--input", "1M", "--cached", "nan"), "'nan' is not between 0% and 100%"),
        (("--input", "1M", "--cached", "60", "--cache-written", "60"), "more than 100%"),
        (("--input", "1M", "--budget", "cheap"), "'cheap' is no amount; write it like 50 or 49.50"),
        (("--input", "1M", "--budget", "inf"), "'inf' is no amount"),
    ],
)
def test_a_wrong_option_is_told_with_its_cure(options: tuple[str, ...], complaint: str) -> None:
    code, out = run("cost", "claude haiku 4.5", *options)
    assert code == 2
    assert complaint in out


@pytest.mark.parametrize("command", ["ask", "sources", "explain"])
def test_a_command_without_a_question_shows_one(command: str) -> None:
    for text in ((), (" ",)):
        code, out = run(command, *text)
        assert code == 2
        assert f'Say what to ask: versus {command} "Haiku vs Gemma context?"' in out


def test_an_answer_has_one_form() -> None:
    code, out = run("ask", "--json", "--format", "md", "haiku 4.5 context")
    assert code == 2
    assert "leave one out" in out


def test_an_answer_can_be_markdown_or_csv() -> None:
    assert run("ask", "--format", "md", "claude haiku 4.5 context")[1].startswith("**How large")
    assert run("ask", "--format", "csv", "haiku 4.5 vs gpt-4o mini context")[1].startswith(
        "\"Which has the larger context window, Claude Haiku 4.5 or GPT-4o mini?\",Claude Haiku 4.5,GPT-4o mini"
    )  # fmt: skip


def test_sources_tell_where_an_answer_is_from() -> None:
    code, out = run("sources", "haiku 4.5 vs gpt-4o mini context?", "--format", "md")
    assert code == 0
    assert out.startswith("**Where is that from?**")
    assert "](<https://" in out


def test_a_comparison_in_full_says_so_in_its_record() -> None:
    code, out = run("ask", "--full", "--format", "json", "haiku 4.5 vs gpt-4o mini")
    assert code == 0
    assert json.loads(out)["full"] is True
