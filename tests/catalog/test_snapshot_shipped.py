"""The shipped snapshot is whole, and every fact in it names where it was read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from catalog.snapshot import load

CATALOG = load()


def test_it_is_whole_and_every_model_in_it_can_be_made() -> None:
    models = [CATALOG.model(entry.id) for entry in CATALOG.entries]
    assert sum(model.core for model in models) > 600
    assert sum(len(model.routes) for model in models) > 8000


def test_every_known_fact_of_every_model_names_a_source_with_an_https_address() -> None:
    for entry in CATALOG.entries:
        model = CATALOG.model(entry.id)
        facts = [model.context_window, model.release_date, model.open_weights, model.license.name]
        facts += [*model.capabilities.values(), model.lifecycle.retires_on]
        assert all(fact.sources for fact in facts if fact.known), entry.id
        assert all(source.url.startswith("https://") for fact in facts for source in fact.sources), entry.id


def test_every_familys_default_is_a_model() -> None:
    assert all(family.default in CATALOG for family in CATALOG.families)


def test_a_route_stands_under_one_model_only() -> None:
    routes = [(r.provider.id, r.id.lower()) for e in CATALOG.entries for r in CATALOG.model(e.id).routes]
    assert len(routes) == len(set(routes))


def test_a_lab_has_one_id_whatever_the_upstreams_call_it() -> None:
    labs = {entry.lab for entry in CATALOG.entries}
    assert not labs & {"bytedance", "fireworks_ai", "opencode_go", "abliteration"}


def test_a_pointer_is_priced_by_the_row_that_bears_its_name() -> None:
    small = CATALOG.model("mistral/mistral-small-latest")
    price = small.routes[0].price("input")
    assert small.routes[0].id == "mistral-small-latest"
    assert price is not None
    assert price.usd_per_mtok == Decimal("0.15")


def test_a_name_that_a_lab_sells_has_the_labs_price_whatever_snapshot_is_behind_it() -> None:
    first = CATALOG.model("deepseek/deepseek-v4-pro").routes[0]
    assert (first.provider.id, first.first_party) == ("deepseek", True)


def test_a_zero_on_the_labs_own_price_list_is_free_and_one_without_a_list_is_unknown() -> None:
    listed = CATALOG.model("google/gemma-4-31b-it").routes[0].price("input")
    assert listed is not None
    assert listed.usd_per_mtok == 0
    assert CATALOG.model("google/gemma-3-27b-it").routes[0].price("input") is None


def test_a_deprecated_model_names_its_successor_by_id_where_the_page_names_one() -> None:
    named = {e.id: CATALOG.model(e.id).lifecycle.replacement.value for e in CATALOG.entries}
    assert named["anthropic/claude-sonnet-4-5"] == "anthropic/claude-sonnet-5-5"
    assert named["deepseek/deepseek-v4-pro"] == "deepseek/deepseek-v4.1-flash"
    assert not any(model == successor for model, successor in named.items())


def test_a_month_that_was_read_out_of_an_id_says_so() -> None:
    month = CATALOG.model("amazon/nova-2-pro-preview").release_date
    assert [source.via for source in month.sources] == ["the date in its id"]


def test_a_model_that_counts_more_tokens_than_its_forerunners_says_so() -> None:
    note = CATALOG.model("anthropic/claude-opus-5").tokenizer_note
    assert note.value is not None
    assert note.sources[0].url.startswith("https://platform.claude.com/")
    assert not CATALOG.model("anthropic/claude-haiku-4-5").tokenizer_note.known


def test_retired_models_that_no_upstream_lists_any_more_are_known_by_their_labs_list() -> None:
    assert CATALOG.model("openai/text-davinci-003").lifecycle.status.value == "retired"


def test_what_an_operator_says_of_all_its_models_holds_on_each_of_its_chat_routes() -> None:
    llama = CATALOG.model("meta/llama-2-70b-chat")
    (route,) = [route for route in llama.routes if route.provider.id == "fireworks-ai"]
    assert route.capabilities["prompt_caching"].value is True
    assert [source.name for source in llama.capability("prompt_caching").sources] == ["Fireworks AI"]


def test_a_resellers_no_does_not_hide_that_another_reseller_offers_it() -> None:
    structured = CATALOG.model("deepseek/deepseek-r1").capability("structured_output")
    assert structured.value is True
    assert False in [other.value for other in structured.disagreements]


def test_the_first_of_january_is_no_release_day() -> None:
    released = [CATALOG.model(entry.id).release_date for entry in CATALOG.entries]
    days = [day for fact in released for day in (fact.value, *(other.value for other in fact.disagreements))]
    assert not [day for day in days if day and day.endswith("-01-01")]


@pytest.mark.parametrize(
    ("model", "day", "page"),
    [
        ("anthropic/claude-opus-4-7", "2026-04-16", "https://www.anthropic.com/news/claude-opus-4-7"),
        ("xai/grok-3", "2025-02-19", "https://x.ai/news/grok-3"),
        ("xai/grok-code-fast-1", "2025-08-28", "https://x.ai/news/grok-code-fast-1"),
        ("alibaba/qwen3-30b-a3b-thinking-2507", "2025-07-31", "https://github.com/QwenLM/Qwen3/blob/main/README.md"),
        ("minimax/minimax-m1-80k", "2025-06-16", "https://ai-tldr.dev/models/minimax-m1/"),
    ],
)
def test_the_day_of_release_is_the_announcements_not_a_listings(model: str, day: str, page: str) -> None:
    fact = CATALOG.model(model).release_date
    assert (fact.value, fact.sources[0].url) == (day, page)
