"""Modals, menus, the Home tab and charts, as values; the dialogues show them at work."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from answers import Preferred, Workload, sources_of
from bot.blocks_charts import chart_of, shortened
from bot.forms import compare_form, sources_view
from bot.forms_cost import cost_form, costed, form_faults, read_aloud, workload_faults
from bot.forms_parts import NEW, Target, failure_view
from bot.forms_settings import settings_form
from bot.forms_workload import amount_of, entries_for, kept_in, workload_of
from bot.home import failed_home, home_view
from bot.menu import Menu
from bot.preferences import Preferences
from bot.sandbox import Refusal, message_problems, running_sandbox, view_problems
from bot.settings import data_folder, sqlite_url
from bot.store import KeptAnswer, open_store
from catalog import Provider, load
from catalog.snapshot import Upstream, decode, encode
from tests import making

from .processes import answering

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MENU = Menu(making.catalog)


def filled(entries: Mapping[str, str], *models: str) -> dict[str, Any]:
    """A view's state after somebody filled it in."""
    values: dict[str, Any] = {name: {name: {"value": value}} for name, value in entries.items()}
    values["models"] = {"models": {"selected_options": [{"value": model} for model in models]}}
    for menu in entries.keys() & {"period", "region"}:
        values[menu] = {menu: {"selected_option": {"value": entries[menu]}}}
    return {"state": {"values": values}}


@pytest.mark.parametrize(
    ("typed", "first"),
    [("swift 2", "Swift 2"), ("finch", "Finch 2 9B"), ("27b wren", "Wren 3 27B"), ("acme/heron-1", "Heron 1")],
)
def test_the_best_match_comes_first(typed: str, first: str) -> None:
    assert MENU.search(typed)[0]["text"]["text"] == first


def test_the_menu_follows_a_catalog_that_was_refreshed() -> None:
    now = [making.catalog()]
    menu = Menu(lambda: now[-1])
    assert menu.search("swift 2")[0]["text"]["text"] == "Swift 2"
    now.append(
        decode(encode(making.MODELS[-1:], (), (Upstream("Digest", "https://digest.example", making.READ, "0" * 64),)))
    )
    assert menu.search("swift 2") == []
    assert [option["value"] for option in menu.search("")] == [making.MODELS[-1].id]
    assert menu.name("acme/swift-2") == "acme/swift-2"


def test_providers_are_found_by_name_and_by_id() -> None:
    assert [option["value"] for option in MENU.search_providers("")] == ["acme", "bird", "cloud"]
    assert [option["text"]["text"] for option in MENU.search_providers("clou")] == ["Cloudy"]
    shipped = Menu(cache(load))
    assert shipped.search_providers("bedrock")[0]["value"] == "amazon-bedrock"
    assert len(shipped.search_providers("")) == 100


def test_nothing_typed_offers_the_newest_and_nonsense_nothing() -> None:
    assert MENU.search("")[0]["text"]["text"] == "Swift 2"
    assert MENU.search("zzz") == []


def test_the_shipped_catalog_fits_the_menu() -> None:
    menu = Menu(cache(load))
    for typed in ("", "a", "claude", "gpt 4o mini", "qwen3"):
        options = menu.search(typed)
        assert 0 < len(options) <= 100
        assert all(0 < len(option["value"]) <= 150 and len(option["text"]["text"]) <= 75 for option in options)
    assert menu.search("claude haiku 4.5")[0]["text"]["text"] == "Claude Haiku 4.5"


@pytest.mark.parametrize(
    ("written", "read"), [("800M", 800_000_000), ("1.5m", 1_500_000), ("12,000", 12_000), ("3 k", 3_000), ("x", None)]
)
def test_amounts_are_read_as_people_write_them(written: str, read: int | None) -> None:
    assert amount_of(written) == read


@pytest.mark.parametrize(
    ("entries", "cost"),
    [
        ({"input": "800M", "output": "250M", "period": "month"}, "$2,050.00 a month"),
        ({"input": "2k", "output": "500", "requests": "10k", "period": "day"}, "$45.00 a day"),
        ({"input": "1M", "output": "1M", "period": "once", "batched": "100"}, "$3.00"),
        ({"input": "1M", "output": "0", "period": "once", "cached": "50"}, "$0.55"),
    ],
)
def test_a_filled_in_cost_form_asks_what_it_says(entries: dict[str, str], cost: str) -> None:
    question, state = costed(filled(entries, "acme/swift-2"))
    reply = making.answerer().reply(question, today=making.TODAY, state=state)
    assert cost in reply.words.sections[0].lead
    assert reply.answer.workload is not None
    again, state = costed(filled(entries_for(reply.answer.workload), "acme/swift-2"))
    assert making.answerer().reply(again, today=making.TODAY, state=state).answer.costs == reply.answer.costs


EVERYTHING = Workload(
    2_000, 500, 10_000, "day", "per_request", Decimal(1) / 3, Decimal("0.6"), Decimal(500), "EUR", 300, Decimal("0.1"),
    250_000, "cloud", "eu-west-1", 40, 5, ("middle", "shift"),
)  # fmt: skip
"""A workload that says each part that one can say."""


def test_a_form_sent_off_as_it_was_opened_changes_nothing() -> None:
    for workload in (EVERYTHING, replace(EVERYTHING, basis="total"), Workload(output_tokens=7), Workload()):
        assert workload_of(entries_for(workload), workload) == workload


@pytest.mark.parametrize(
    ("entry", "changed"),
    [
        ({"output": "1k"}, {"output_tokens": 1_000, "taken": ("shift",)}),
        ({"reasoning": ""}, {"reasoning_tokens": None, "taken": ("shift",)}),
        ({"cached": "50 %"}, {"cached": Decimal("0.5")}),
        ({"batched": ""}, {"batched": Decimal(0)}),
        ({"region": "any"}, {"region": None}),
        ({"requests": ""}, {"requests": None, "basis": "total", "taken": ("shift",)}),
        ({"period": "week"}, {"period": "week", "days_a_week": 7, "budget_usd": Decimal(2_500), "taken": ("middle",)}),
    ],
)
def test_an_entry_that_is_changed_changes_its_part_and_no_other(entry: dict[str, str], changed: dict[str, Any]) -> None:
    assert workload_of({**entries_for(EVERYTHING), **entry}, EVERYTHING) == replace(EVERYTHING, **changed)


def test_a_form_says_what_it_keeps_without_asking_for_it() -> None:
    assert list(kept_in(EVERYTHING, "Cloudy")) == [
        "on Cloudy",
        "40 users",
        "on workdays",
        "prompts of 250,000 tokens",
        "10 % of the input written to the cache",
        "a budget of $500.00 per day",
        "asked for in EUR",
    ]
    assert list(kept_in(Workload(800, 200, 40, cached=Decimal("0.5")), "")) == ["40 requests in all"]
    assert list(kept_in(NEW, "")) == []


def test_more_cannot_be_cached_than_is_not_written_to_the_cache() -> None:
    shown = entries_for(EVERYTHING)
    assert workload_faults({**shown, "cached": "90"}, EVERYTHING) == {}
    assert workload_faults({**shown, "cached": "91"}, EVERYTHING) == {
        "cached": "Write at most 90: the rest of the input is written to the cache."
    }


def test_what_a_form_was_opened_with_travels_in_it() -> None:
    target = Target("C1", "1.1", "https://hooks.example/1", "name", EVERYTHING)
    assert Target.of({"private_metadata": target.dumped()}) == target
    assert Target.of({"private_metadata": "["}) == Target()


def test_what_is_wrong_with_a_workload_is_said_at_its_input() -> None:
    assert set(form_faults(filled({"input": "lots", "cached": "120"}))) == {"input", "cached"}
    assert form_faults(filled({"input": "", "output": ""})) == {"input": "Say how many tokens are read, or written."}
    assert form_faults(filled({"output": "1M"})) == {}
    assert read_aloud({"output": "oops"}, NEW)["type"] == "alert"


def test_every_view_keeps_within_slacks_limits() -> None:
    names = [entry.id for entry in making.catalog().entries]
    chosen = MENU.options(names)
    target = Target("C1", "1.1", "https://hooks.example/1", "name")
    asked = f"{' vs '.join(names)} specs"
    reply = making.answerer().reply(asked, today=making.TODAY)
    many = replace(reply, answer=replace(reply.answer, facts=reply.answer.facts * 20))
    recent = [("Swift 2 vs " + "x" * 3_100, "y" * 3_000)]
    providers = [Provider("p" * 150, "P" * 200), Provider("q", "<!channel>")]
    told = Preferences("10M in", None, ("C1",), Preferred(tuple(providers), "eu"))
    views = [
        compare_form(target, chosen),
        cost_form(target, chosen),
        cost_form(replace(target, workload=EVERYTHING), chosen, "P" * 200),
        sources_view(sources_of(many, making.catalog())),
        settings_form(told, MENU.providers(providers)),
        settings_form(Preferences(), ()),
        home_view(making.READ, making.TODAY, recent, told, is_admin=True),
        home_view(making.READ, making.TODAY, (), Preferences(), is_admin=False, failed="x" * 3_000),
        failed_home("x" * 4_000),
        failure_view("x" * 300),
    ]
    for view in views:
        assert view_problems(view) == []


@pytest.mark.parametrize(
    ("topic", "title", "series"),
    [
        ("cost of 5M in 2M out on", "Cost, USD", ["in all"]),
        ("context of", "Context window, tokens", ["Context window"]),
        ("prices of", "Price per 1M tokens, USD", ["per 1M in", "per 1M out"]),
    ],
)
def test_a_chart_is_earned_by_four_known_figures_and_keeps_names_apart(
    topic: str, title: str, series: list[str]
) -> None:
    names = [f"acme/{name}" for name in ("swift-2", "swift-1", "heron-1", "swift-mini")]
    chart = chart_of(making.answerer().reply(f"{topic} {' vs '.join(names)}", today=making.TODAY))
    assert chart is not None
    assert message_problems({"text": "t", "blocks": [chart.block]}) == []
    assert chart.block["title"] == title
    assert [each["name"] for each in chart.block["chart"]["series"]] == series
    assert sorted(chart.block["chart"]["axis_config"]["categories"]) == ["Heron 1", "Swift 1", "Swift 2", "Swift mini"]
    assert chart_of(making.answerer().reply(f"{topic} {' vs '.join(names[:3])}", today=making.TODAY)) is None
    unknown = [*names[:3], "bird/wren-3-27b"]
    if topic.startswith("prices"):  # no bar for what nobody prices
        assert chart_of(making.answerer().reply(f"{topic} {' vs '.join(unknown)}", today=making.TODAY)) is None


def test_labels_cut_short_stay_different() -> None:
    assert shortened(["a" * 30, "a" * 31]) == ["a" * 20, "a" * 18 + "~2"]


async def test_a_cost_form_says_how_it_reads_what_is_typed_while_it_is_typed(tmp_path: Path) -> None:
    async with running_sandbox() as sandbox, answering("run", sandbox, tmp_path):
        workspace = sandbox.workspace
        maya = workspace.add_user("maya")
        await workspace.open_home(maya)
        home = await workspace.wait_for(lambda: workspace.home(maya))
        await workspace.click(maya, home, "home.cost")
        form = await workspace.next_view(maya)

        async def read(name: str, typed: str, said: str) -> None:
            await workspace.enter(maya, form, name, typed)
            await workspace.wait_for(lambda: said in str(workspace.views(maya)[-1].blocks[-1]) or None)

        await read("input", "800M", "800,000,000 input tokens per month.")
        await read("output", "lots", "Write a number, such as 800M")
        await read("output", "250M", "800,000,000 input + 250,000,000 output tokens per month.")
        sandbox.faults.plan("views.update", Refusal("internal_error"))
        await read("output", "300M", "logged as incident")
        await read("output", "350M", "350,000,000 output tokens per month.")


async def test_the_home_tab_says_so_where_nothing_kept_can_be_read(tmp_path: Path) -> None:
    path = data_folder({"HOME": str(tmp_path)}) / "versus.sqlite3"
    async with running_sandbox() as sandbox, answering("run", sandbox, tmp_path):
        workspace = sandbox.workspace
        maya = workspace.add_user("maya")
        with closing(sqlite3.connect(path)) as database:
            database.execute("DROP TABLE answers")
            database.commit()
        await workspace.open_home(maya)
        home = await workspace.wait_for(lambda: workspace.home(maya))
        assert "That did not work. " in str(home.blocks)
        assert len(home.blocks) == 1


async def test_what_is_kept_of_a_workspace_is_deleted_when_the_app_is_taken_out(tmp_path: Path) -> None:
    url = sqlite_url(data_folder({"HOME": str(tmp_path)}) / "versus.sqlite3")
    async with running_sandbox() as sandbox, answering("run", sandbox, tmp_path) as bot, open_store(url) as store:
        team = sandbox.app.team_id
        await store.put_answer(KeptAnswer(team, "n", "C1", "1.1", "1.1", "1.2", "U1", "a/b", 1, ""))
        await store.put_workspace_settings(team, "{}")
        assert len(await store.answers_of(team, "U1", 5)) == 1
        assert await store.answer_to(team, "C1", "1.1") == await store.answer_named(team, "n") is not None
        sandbox.workspace.deliver_event({"type": "app_uninstalled", "event_ts": "1.1"})
        await bot.line("uninstalled, everything kept is deleted")
        assert await store.answer_named(team, "n") is None
        assert await store.workspace_settings(team) is None
