"""``versus catalog show, export, report, diff, check`` as people and scripts use them."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from bot.catalog_card import money, show_model
from bot.catalog_tables import show_difference, show_report, show_review
from bot.cli import versus
from catalog import Catalog, Disagreement, Lifecycle, Model, load
from catalog.checking import Finding, check, review
from catalog.differences import differ
from catalog.models import Score
from catalog.reporting import report
from catalog.snapshot import Upstream, decode, encode
from tests.making import CLOUD, MODELS, READ, TODAY, catalog, fact, model, price, rates, route, source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

DAY = ("--today", TODAY.isoformat())
UPSTREAMS = (Upstream("Digest", "https://digest.example", READ, "0" * 64),)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(versus, ["catalog", *arguments])


def printed(show: Callable[[Console], None], width: int = 80) -> str:
    """What is printed on a terminal so wide, trailing spaces aside."""
    out = io.StringIO()
    show(Console(file=out, width=width, highlight=False, color_system=None))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def snapshot(folder: Path, name: str, *models: Model) -> str:
    file = folder / f"{name}.json.gz"
    file.write_bytes(encode(models, (), UPSTREAMS))
    return str(file)


def test_show_prints_a_model_by_any_of_its_names() -> None:
    done = run("show", "claude", "haiku", "4.5", *DAY)
    assert done.exit_code == 0
    assert done.output.startswith("Claude Haiku 4.5  anthropic/claude-haiku-4-5")


def test_show_json_is_one_object_on_standard_output_even_where_a_default_was_assumed() -> None:
    done = run("show", "claude", "haiku", "--json", *DAY)
    assert json.loads(done.stdout)["id"] == next(one.default for one in load().families if one.words == "claude haiku")
    assert "was read as" in done.stderr


def test_a_name_that_no_model_has_is_one_sentence_with_the_nearest_and_exit_code_2() -> None:
    done = run("show", "haiku", "97", *DAY)
    assert done.exit_code == 2
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert re.fullmatch(r"versus: The catalog has no model 'haiku 97'; the nearest: \S+, \S+ or \S+\.", sentence)


def test_export_prints_every_model_as_show_does_one_per_line() -> None:
    lines = run("export").stdout.splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == [entry.id for entry in load().entries]
    assert run("show", rows[0]["id"], "--json").stdout.splitlines() == lines[:1]


def test_report_and_diff_and_check_print_json_that_can_be_read(tmp_path: Path) -> None:
    old, new = snapshot(tmp_path, "old", *MODELS), snapshot(tmp_path, "new", *MODELS[:-1])
    assert {"counts", "coverage", "labs", "sources"} <= set(json.loads(run("report", "--json").stdout))
    assert json.loads(run("diff", old, new, "--json").stdout)["models"]["gone"] == [MODELS[-1].id]
    assert json.loads(run("check", new, "--json").stdout)["unreviewed"] == []


def test_check_exits_with_1_if_anything_is_not_reviewed_and_with_0_if_nothing_is(tmp_path: Path) -> None:
    good = snapshot(tmp_path, "good", *MODELS)
    bad = snapshot(tmp_path, "bad", *MODELS, model("acme/x", "X", routes=[route(CLOUD, "x", rates("-1", "2"))]))
    assert run("check", good).exit_code == 0
    done = run("check", bad)
    assert done.exit_code == 1
    assert "price_negative: 1\n  cloud x: input $-1" in done.output


def test_check_against_the_snapshot_before_finds_what_no_row_shows_by_itself(tmp_path: Path) -> None:
    old, new = snapshot(tmp_path, "old", *MODELS), snapshot(tmp_path, "new", *MODELS[:2])
    assert run("check", new).exit_code == 0
    done = run("check", new, "--against", old)
    assert done.exit_code == 1
    assert "shrinkage" in done.output


def test_the_command_line_loads_nothing_of_the_inspection_before_it_is_asked_for() -> None:
    script = "import sys, bot.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {
        "rich",
        "pydantic",
        "bot.catalog_commands",
        "catalog.checking",
        "catalog.showing",
        "catalog.reporting",
    } & set(loaded)


def test_a_model_is_shown_with_numbered_sources_disagreements_and_what_is_not_sourced() -> None:
    told = replace(fact(8192), disagreements=(Disagreement(128_000, source("Bird", None)),))
    text = printed(lambda out: show_model(replace(model("acme/x", "X"), context_window=told), TODAY, console=out))
    assert re.search(r"Context window +8,192 tokens +1\n +but 128,000 tokens +2\n", text)
    assert "Not sourced: Input limit, Max output" in text
    assert re.search(r"1  Acme via Digest, 2026-11-11 +https://acme.example/models", text)
    assert re.search(r"2  Bird via Digest, no day +https://bird.example/models", text)


def test_a_route_is_shown_with_its_tiers_its_other_rates_and_its_end() -> None:
    life = Lifecycle(retires_on=fact(date(2026, 1, 1)), replacement=fact("acme/y"))
    prices = (*rates("1", "0.5", cached="0.125"), price("input", "2", above=200_000))
    one = replace(route(CLOUD, "x-1", prices, context=4096), lifecycle=life, region="eu")
    text = printed(lambda out: show_model(model("acme/x", "X", routes=[one]), TODAY, console=out))
    assert re.search(r"Cloudy x-1 eu retired +4,096 +\$1.00 +\$0.50", text)
    for line in ("cached $0.125", "above 200,000 tokens: in $2.00", "retires 2026-01-01, replaced by acme/y"):
        assert line in text


def test_the_first_routes_are_shown_and_all_on_request() -> None:
    many = model("acme/x", "X", routes=[route(CLOUD, f"x-{number}") for number in range(20)])
    text = printed(lambda out: show_model(many, TODAY, console=out))
    assert "Routes: 20 at 1 provider\n" in text
    assert "8 more routes: add --all" in text
    assert "x-19" in printed(lambda out: show_model(many, TODAY, most=None, console=out))


def test_benchmarks_are_shown_with_variant_harness_and_source() -> None:
    score = Score("GPQA Diamond", "5-shot", "lab-reported", Decimal("46.1"), "%", source("Board", None))
    text = printed(lambda out: show_model(replace(model("acme/x", "X"), scores=(score,)), TODAY, console=out))
    assert re.search(r"GPQA Diamond, 5-shot, lab-reported +46.1 % +2\n", text)


@pytest.mark.parametrize("width", [80, 120])
def test_nothing_printed_is_wider_than_the_terminal(width: int) -> None:
    shipped = load()
    widest = shipped.model("anthropic/claude-haiku-4-5")
    texts = [
        printed(lambda out: show_model(widest, TODAY, most=None, console=out), width),
        printed(lambda out: show_report(report(shipped, TODAY), out), width),
        printed(lambda out: show_review(review(check(shipped), {}), shipped.version, out), width),
    ]
    assert max(len(line) for text in texts for line in text.splitlines()) <= width


@pytest.mark.parametrize(
    ("usd", "said"), [("1", "$1.00"), ("0.5", "$0.50"), ("0.00012", "$0.00012"), ("1234.5", "$1,234.50"), ("0", "free")]
)
def test_money_is_exact_with_two_decimals_at_least(usd: str, said: str) -> None:
    assert money(rates(usd, usd)[0].usd_per_mtok) == said


def test_the_report_says_what_is_met_and_how_many_more_are_needed() -> None:
    text = printed(lambda out: show_report(report(catalog(), TODAY), out))
    assert re.search(r"context +\d+ +\d+ +100.0 % +99 % +met", text)
    assert re.search(r"release date +\d+ +\d+ +\d+\.\d % +98 % +\d+ more needed", text)
    assert "Digest  2026-11-11  10 days" in text


def priced(usd: str) -> Catalog:
    """A catalog of one model whose input costs so much."""
    one = model("acme/x", "X", routes=[route(CLOUD, "x", rates(usd, "5"))])
    return decode(encode([one], (), UPSTREAMS))


def test_a_difference_is_shown_by_kind_with_before_and_after() -> None:
    text = printed(lambda out: show_difference(differ(priced("1"), priced("2")), out))
    assert "Prices, USD per 1M tokens: 1 change\n  cloud x  input $1.00 → $2.00" in text


def test_snapshots_that_hold_the_same_are_said_to() -> None:
    assert printed(lambda out: show_difference(differ(priced("1"), priced("1")), out)).endswith("Nothing differs.")


def test_a_long_list_is_cut_and_the_rest_counted() -> None:
    many = [model(f"acme/m{number:02}", f"M{number}") for number in range(30)]
    text = printed(lambda out: show_difference(differ(catalog(), decode(encode(many, (), UPSTREAMS))), out))
    assert "Models added: 30\n  acme/m00" in text
    assert "and 10 more: --json has them all" in text


def test_a_review_shows_what_is_new_with_its_reason_and_what_the_list_holds_in_vain() -> None:
    one = Finding("price_outlier", "cloud x", "input $20", "far off")
    text = printed(lambda out: show_review(review([one], {("date_order", "acme/y: gone"): "why"}), "v1", out))
    assert "1 finding, 1 of them not in the reviewed list." in text
    assert "price_outlier: 1\n  cloud x: input $20  far off" in text
    assert "take them off the list\n  date_order: acme/y: gone" in text
