"""How rows that speak of the same thing become one fact, one price, one route, one model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from catalog.curated import Ending
from catalog.facts import Source, SourceKind
from catalog.merging_facts import Claim, backed, by_frequency, ranked, same_date
from catalog.merging_lifecycle import lifecycle, of_model
from catalog.merging_models import multimodal
from catalog.merging_names import clean, from_id
from catalog.merging_prices import prices
from catalog.merging_routes import contexts, input_limit_claims, input_limits
from catalog.payment import payment
from catalog.sources.observation import LITELLM, Observation
from tests.catalog.upstream import LITELLM_DAY, MODELS_DEV_DAY, placed, row


def _source(name: str, kind: SourceKind = "reseller") -> Source:
    return Source(name, "models.dev", "https://models.dev", MODELS_DEV_DAY, kind)


def test_the_best_claim_holds_and_the_others_agree_or_disagree() -> None:
    fact = ranked([Claim(8, _source("A")), Claim(8, _source("B")), Claim(9, _source("C")), Claim(9, _source("D"))])
    assert fact.value == 8
    assert [source.publisher for source in fact.sources] == ["A", "B"]
    assert [(other.value, other.source.publisher) for other in fact.disagreements] == [(9, "C")]


def test_no_claim_is_no_value() -> None:
    assert not ranked([]).known


def test_at_most_five_disagreements_are_kept() -> None:
    assert len(ranked([Claim(number, _source(str(number))) for number in range(20)]).disagreements) == 5


def test_the_most_frequent_value_comes_first_and_a_publisher_votes_once() -> None:
    said = [Claim(1, _source("A")), Claim(1, _source("A")), Claim(2, _source("B")), Claim(2, _source("C"))]
    assert by_frequency(said)[0].value == 2


def test_on_a_tie_yes_comes_before_no_because_no_may_be_an_unfilled_default() -> None:
    assert by_frequency([Claim(value=False, source=_source("A")), Claim(value=True, source=_source("B"))])[0].value


def test_on_a_tie_the_earlier_date_comes_first() -> None:
    said = [Claim("2025-01-01", _source("A")), Claim("2024-07", _source("B"))]
    assert by_frequency(said, same_date)[0].value == "2024-07"


def test_on_a_tie_a_day_that_others_come_near_to_comes_before_one_that_stands_alone() -> None:
    days = ("2024-08-25", "2025-08-20", "2025-08-28", "2026-02")
    said = [Claim(day, _source(day)) for day in days]
    assert by_frequency(said, same_date)[0].value == "2025-08-20"


def test_a_month_and_a_day_in_it_are_no_disagreement() -> None:
    fact = ranked([Claim("2025-02", _source("A")), Claim("2025-02-28", _source("B"))], same_date)
    assert fact.disagreements == ()
    assert len(fact.sources) == 2


def test_resellers_only_arbitrate_between_a_labs_own_rows() -> None:
    own = [Claim(1_000_000, _source("Lab A")), Claim(204_800, _source("Lab B"))]
    others = [Claim(204_800, _source("X")), Claim(300, _source("Y")), Claim(300, _source("Z"))]
    assert [claim.value for claim in backed(own, others)] == [204_800, 1_000_000]


@pytest.mark.parametrize(
    ("zeros", "others", "free"),
    [
        ([row("openrouter", "lab/model:free", free=True)], [], True),
        ([row("somebody", "model", name="Model (Free)", free=True)], [], True),
        ([row("somebody", "model", free=True)], [], False),
        ([row("somebody", "model", free=True), row("somebody", "model", upstream=LITELLM, free=True)], [], True),
        ([row("zai-coding-plan", "model-free", free=True)], [], False),
        ([row("lmstudio", "model-free", free=True)], [], False),
        ([row("somebody", "freedom", free=True)], [], False),
        ([row("somebody", "m-free", free=True)], [row("somebody", "m-free", prices=(Decimal(1), Decimal(2)))], False),
    ],
    ids=["id", "name", "placeholder", "both files", "subscription", "own machine", "part of a word", "priced"],
)
def test_a_zero_is_a_price_only_where_it_is_meant(
    zeros: list[Observation],
    others: list[Observation],
    free: bool,
) -> None:
    found = prices([placed(one) for one in [*zeros, *others]])
    assert (Decimal(0) in [price.usd_per_mtok for price in found]) is free


def test_a_subscription_has_no_price_per_token_at_all() -> None:
    assert prices([placed(row("zai-coding-plan", "glm", prices=(Decimal(1), Decimal(2))))]) == ()


@pytest.mark.parametrize(
    ("provider", "name", "paid"),
    [
        ("llmgateway", "DevPass (LLM Gateway)", "subscription"),
        ("llmgateway-providers", "LLM Gateway", "by the token"),
        ("cline-pass", "ClinePass", "subscription"),
        ("minimax-coding-plan", "MiniMax Token Plan (minimax.io)", "subscription"),
        ("chatgpt", "ChatGPT (subscription)", "subscription"),
        ("wafer.ai", "Wafer", "by the token"),
        ("tokengo", "TokenGo", "by the token"),
        ("somebody", "Compass", "by the token"),
        ("lmstudio", "LMStudio", "own machine"),
    ],
)
def test_how_one_pays_follows_from_what_a_provider_calls_itself(provider: str, name: str, paid: str) -> None:
    assert payment(provider, name) == paid


def test_of_two_prices_for_one_route_the_fresher_holds_and_the_other_stays_as_a_disagreement() -> None:
    fresh = placed(row("somebody", "model", upstream=LITELLM, prices=(Decimal(3), Decimal(15))))
    stale = placed(row("somebody", "model", prices=(Decimal(2), Decimal(15))))
    first, second = prices([fresh, stale])
    assert (first.usd_per_mtok, first.source.as_of) == (Decimal(3), LITELLM_DAY)
    assert [(amount, source.via) for amount, source in first.disagreements] == [(Decimal(2), "models.dev")]
    assert second.disagreements == ()


def test_litellms_input_limit_is_not_taken_for_the_context_window() -> None:
    rows = [
        placed(row("openai", "gpt-5", upstream=LITELLM, context=272_000)),
        placed(row("openai", "gpt-5", context=400_000, limit=272_000)),
    ]
    limits = input_limits(rows)
    assert [claim.value for claim in contexts(rows, limits)] == [400_000]
    assert {claim.value for claim in input_limit_claims(rows, limits)} == {272_000}


def test_a_labs_promised_earliest_end_is_not_taken_for_the_end() -> None:
    floor = date(2026, 10, 15)
    rows = [placed(row("google-vertex", "claude-haiku-4-5", upstream=LITELLM, retires_on=floor))]
    assert not lifecycle(rows, [], {floor}).retires_on.known
    assert lifecycle(rows, []).retires_on.value == floor


def test_of_two_dated_readings_of_a_retirement_the_newer_holds() -> None:
    page = Source("Azure", None, "https://learn.microsoft.com", date(2026, 9, 2), "curated_primary")
    ending = Ending(
        "azure", "o3", "openai/o3", None, None, date(2026, 10, 21), None, None, service_closed=False, source=page
    )
    rows = [placed(row("azure", "o3", upstream=LITELLM, retires_on=date(2026, 11, 19)))]
    found = lifecycle(rows, [ending]).retires_on
    assert found.value == date(2026, 11, 19)
    assert found.disagreements[0].value == date(2026, 10, 21)


def test_a_quotation_of_a_retirement_gives_way_to_an_upstreams_dated_row_and_stays_as_a_disagreement() -> None:
    quoted = Source("dev.to", None, "https://dev.to/x", date(2026, 11, 20), "curated_secondary")
    ending = Ending(
        "openai", "o3", "openai/o3", None, None, date(2026, 12, 11), None, None, service_closed=False, source=quoted
    )
    rows = [placed(row("openai", "o3", upstream=LITELLM, retires_on=date(2026, 12, 1)))]
    found = lifecycle(rows, [ending]).retires_on
    assert (found.value, found.disagreements[0].value) == (date(2026, 12, 1), date(2026, 12, 11))


def test_two_pages_on_the_end_of_one_id_complete_each_other_where_the_lab_has_no_route_left() -> None:
    lab = Source("DeepSeek", None, "https://api-docs.deepseek.com", None, "curated_primary")
    quoting = Source("blog", None, "https://example.com", None, "curated_secondary")
    flash, model = "deepseek-v4-flash", "deepseek/deepseek-v4-flash"
    says = Ending(
        "deepseek", flash, model, "retired", None, None, None, "deepseek-flash", service_closed=False, source=lab
    )
    dated = Ending(
        "deepseek", flash, model, None, None, date(2026, 9, 10), None, None, service_closed=False, source=quoting
    )
    found = of_model("deepseek", [], [says, dated])
    assert (found.status.value, found.replacement.value) == ("retired", "deepseek-flash")
    assert found.retires_on.value == date(2026, 9, 10)


def test_a_preview_is_known_by_its_name() -> None:
    assert lifecycle([placed(row("google", "gemini-4-preview"))], []).status.value == "preview"
    assert not lifecycle([placed(row("google", "gemini-previewer"))], []).status.known


def test_multimodal_follows_from_the_senses() -> None:
    yes = ranked([Claim(value=True, source=_source("A"))])
    no = ranked([Claim(value=False, source=_source("A"))])
    text = ranked([Claim(("text",), _source("A"))])
    assert multimodal({"vision": no, "audio": yes}, text).value is True
    assert multimodal({"vision": no}, text).value is False
    assert not multimodal({"vision": no}, ranked([])).known


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Claude Haiku 4.5 (latest)", "Claude Haiku 4.5"),
        ("Claude Haiku 4.5 (US)", "Claude Haiku 4.5"),
        ("Anthropic: Claude Haiku 4.5", "Claude Haiku 4.5"),
        ("anthropic/Claude Haiku 4.5 (Free) (latest)", "Claude Haiku 4.5"),
    ],
)
def test_a_display_name_is_cleared_of_what_belongs_to_the_route(written: str, name: str) -> None:
    assert clean(written) == name


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("anthropic/claude-haiku-5-5", "Claude Haiku 5.5"),
        ("openai/gpt-4-vision-preview", "GPT-4 Vision Preview"),
        ("google/gemma-2-2b-it", "Gemma 2 2B IT"),
        ("alibaba/qwen3.5-4b", "Qwen3.5 4B"),
    ],
)
def test_a_name_is_made_of_the_id_where_nobody_writes_one(model: str, name: str) -> None:
    assert from_id(model) == name
