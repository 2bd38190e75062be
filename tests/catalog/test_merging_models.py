"""What a whole build makes of the real rows: models with the right facts, names, routes and ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from catalog.curated import Curated, read_directory
from catalog.merging import merge
from catalog.sources import langchain, litellm, modelsdev
from tests.catalog.upstream import DATA, LITELLM_DAY, MODELS_DEV_DAY, raw, row

if TYPE_CHECKING:
    from catalog.models import Model
    from catalog.sources.observation import Observation


def _rows() -> list[Observation]:
    archive = litellm.read(raw("tokencost"), date(2025, 8, 13), archive=True)
    readings = [
        modelsdev.read(raw("modelsdev"), MODELS_DEV_DAY),
        litellm.read(raw("litellm"), LITELLM_DAY),
        langchain.read(raw("langchain")),
        archive,
    ]
    return [found for reading in readings for found in reading.observations]


MODELS: dict[str, Model] = {
    model.id: model for model in merge(_rows(), read_directory(DATA / "curated", {"anthropic": "Anthropic"})).models
}


def test_a_models_facts_are_its_labs_with_both_files_as_sources() -> None:
    haiku = MODELS["anthropic/claude-haiku-4-5"]
    assert haiku.name == "Claude Haiku 4.5"
    assert haiku.context_window.value == 200_000
    assert {source.name for source in haiku.context_window.sources} >= {
        "Anthropic via LiteLLM",
        "Anthropic via models.dev",
    }
    assert haiku.release_date.value == "2025-10-15"
    assert haiku.capability("reasoning").value is True
    assert haiku.capability("code_execution").value is None


def test_regional_ids_are_routes_of_the_same_model_with_their_own_price() -> None:
    haiku = MODELS["anthropic/claude-haiku-4-5"]
    regional = next(route for route in haiku.routes if route.region == "us")
    price = regional.price("input")
    assert haiku.routes[0].provider.id == "anthropic"
    assert price is not None
    assert price.usd_per_mtok == Decimal("1.1")


def test_dates_that_the_lab_sells_at_once_with_different_prices_are_models_of_their_own() -> None:
    assert MODELS["openai/gpt-4o"].name == "GPT-4o"
    assert MODELS["openai/gpt-4o-2024-05-13"].name == "GPT-4o (2024-05-13)"


def test_a_retired_model_keeps_its_facts_from_the_old_file_with_that_files_day() -> None:
    haiku = MODELS["anthropic/claude-3-5-haiku"]
    price = haiku.routes[0].price("input")
    assert price is not None
    assert (price.usd_per_mtok, price.source.as_of) == (Decimal("0.8"), date(2025, 8, 13))
    assert (haiku.context_window.value, haiku.max_output.value) == (200_000, 8_192)
    assert haiku.capability("tools").value is True
    assert haiku.capability("reasoning").value is False
    assert haiku.lifecycle.retires_on.value == date(2026, 2, 19)
    assert haiku.lifecycle.replacement.value == "anthropic/claude-haiku-4-5"
    assert haiku.lifecycle.state(date(2026, 11, 21)) == "retired"


def test_an_old_row_does_not_speak_where_the_lab_still_sells_the_model() -> None:
    routes = [route for route in MODELS["openai/gpt-4o"].routes if route.first_party]
    assert all(source.as_of != date(2025, 8, 13) for route in routes for source in route.context_window.sources)


def test_a_route_that_the_archive_alone_has_says_when_it_was_last_listed() -> None:
    archived = date(2025, 8, 13)
    routes = [route for model in MODELS.values() for route in model.routes]
    assert MODELS["anthropic/claude-3-5-haiku"].routes[0].last_seen == archived
    assert {route.last_seen for route in routes} == {archived, None}
    assert all(
        route.last_seen == archived
        for route in routes
        if route.prices and {price.source.as_of for price in route.prices} == {archived}
    )


def test_a_model_that_only_resellers_serve_gets_what_most_of_them_say() -> None:
    small = MODELS["alibaba/qwen3.5-4b"]
    assert small.context_window.value == 262_144
    assert [other.value for other in small.context_window.disagreements] == [32_768]
    assert small.capability("reasoning").value is True
    assert {source.kind for source in small.context_window.sources} == {"reseller"}


def test_what_is_kept_by_hand_outranks_resellers_and_they_stay_as_a_disagreement() -> None:
    gemma = MODELS["google/gemma-2-2b-it"]
    assert gemma.context_window.value == 8192
    assert [(other.value, other.source.publisher) for other in gemma.context_window.disagreements] == [
        (128_000, "NVIDIA")
    ]
    assert {route.provider.id for route in gemma.routes} == {"nvidia", "huggingface-nebius"}


def test_a_closed_service_ends_the_route_and_not_the_model() -> None:
    scout = MODELS["meta/llama-4-scout-17b-instruct"]
    assert scout.routes[0].lifecycle.state(date(2026, 11, 21)) == "retired"
    assert scout.lifecycle.state(date(2026, 11, 21)) == "active"
    assert scout.context_window.value == 10_000_000


def test_core_models_chat_and_are_sold_by_their_lab_or_by_two() -> None:
    assert MODELS["anthropic/claude-haiku-4-5"].core
    assert MODELS["alibaba/qwen3.5-4b"].core
    assert not MODELS["poolside/laguna-s-2.1"].core


def test_a_model_that_judges_what_others_say_is_not_core() -> None:
    rows = [
        row(seller, f"ibm-granite/{name}")
        for seller in ("one", "other")
        for name in ("granite-4", "granite-guardian-4")
    ]
    core = {model.id: model.core for model in merge(rows, Curated()).models}
    assert core == {"ibm/granite-4": True, "ibm/granite-guardian-4": False}


def test_without_anything_kept_by_hand_nothing_is_known_of_licenses() -> None:
    models = merge(_rows(), Curated()).models
    assert not any(model.license.name.known for model in models)
