"""What a model must meet to be proposed is read as people demand it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.asking import asked_topics
from answers.constraining import read_constraints, refined
from answers.constraints import Constraints
from answers.cues import load_cues


def demanded(text: str) -> Constraints:
    return read_constraints(text, asked_topics(text, load_cues().topics.free(text), models=0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "vision, at least 200k context, under $1",
            Constraints(("vision",), min_context=200_000, max_usd_input=Decimal(1), max_usd_output=Decimal(1)),
        ),
        ("cheapest with tools and json mode", Constraints(("tools", "structured_output"), order="cheapest")),
        ("something under 10B", Constraints(max_parameters=10**10)),
        ("around 30b", Constraints(min_parameters=22_500_000_000, max_parameters=37_500_000_000)),
        ("over 70b parameters", Constraints(min_parameters=70 * 10**9)),
        ("apache 2.0 only", Constraints(spdx="Apache-2.0")),
        ("mit licensed", Constraints(spdx="MIT")),
        ("only open weights", Constraints(open_weights=True)),
        ("truly open source", Constraints(open_weights=True, osi_approved=True)),
        ("a closed model", Constraints(open_weights=False)),
        ("for commercial use", Constraints(commercial_use=True)),
        ("must run in the EU", Constraints(region="eu")),
        ("on Bedrock", Constraints(providers=("amazon-bedrock",))),
        ("anything but OpenAI", Constraints(not_labs=("openai",))),
        ("no OpenAI or Google", Constraints(not_labs=("openai", "google"))),
        ("from Mistral or Cohere", Constraints(labs=("mistral", "cohere"))),
        ("Anthropic, not Meta", Constraints(labs=("anthropic",), not_labs=("meta",))),
        ("input under $0.50", Constraints(max_usd_input=Decimal("0.50"))),
        ("under $0.50 input", Constraints(max_usd_input=Decimal("0.50"))),
        ("less than 3 dollars output", Constraints(max_usd_output=Decimal(3))),
        ("under 50 cents", Constraints(max_usd_input=Decimal("0.5"), max_usd_output=Decimal("0.5"))),
        ("under $50 a month", Constraints(budget_usd=Decimal(50))),
        ("1M context", Constraints(min_context=1_000_000)),
        ("128k+ context", Constraints(min_context=128_000)),
        ("64k max output", Constraints(min_output=64_000)),
        ("largest context", Constraints(order="largest_context")),
        ("newest", Constraints(order="newest")),
        ("smallest with vision", Constraints(("vision",), order="smallest")),
        ("mindestens 100k Kontext, bis 3 Mrd", Constraints(min_context=100_000, max_parameters=3 * 10**9)),
        ("moins de 10b paramètres", Constraints(max_parameters=10**10)),
        ("bis 8b, mit Bildern", Constraints(max_parameters=8 * 10**9)),
        ("without vision, under 10b", Constraints(lacking=("vision",), max_parameters=10**10)),
        ("with tools but no vision", Constraints(("tools",), ("vision",))),
        ("no vision or tools", Constraints(lacking=("vision", "tools"))),
        ("doesn't have reasoning", Constraints(lacking=("reasoning",))),
        ("no vision needed, tools yes", Constraints(("tools",))),
        ("tools; vision is optional", Constraints(("tools",))),
        ("ohne Bildeingabe", Constraints(lacking=("vision",))),
        ("sin visión", Constraints(lacking=("vision",))),
        ("ビジョンなし", Constraints(lacking=("vision",))),
        ("not on Azure", Constraints()),
        ("que no sea de openai", Constraints(not_labs=("openai",))),
        ("sotto 1 dollaro", Constraints(max_usd_input=Decimal(1), max_usd_output=Decimal(1))),
        ("上下文至少200k", Constraints(min_context=200_000)),
        ("10ドル以下", Constraints(max_usd_input=Decimal(10), max_usd_output=Decimal(10))),
        ("30b以下", Constraints(max_parameters=30 * 10**9)),
        ("any free model with vision?", Constraints(("vision",), free=True)),
        ("royalty-free, with vision", Constraints(("vision",))),
        ("kostenlos", Constraints(free=True)),
        ("gratis", Constraints(free=True)),
        ("бесплатно", Constraints(free=True)),
        ("免费", Constraints(free=True)),
    ],
)  # fmt: skip
def test_a_demand_is_read_as_it_is_written(text: str, expected: Constraints) -> None:
    assert demanded(text) == expected


@pytest.mark.parametrize(
    "text", ["a nice model", "in 2026", "not Chinese labs", "the 3 best", "something for 12 people"]
)
def test_what_is_not_understood_demands_nothing(text: str) -> None:
    assert demanded(text) == Constraints()


def test_a_further_demand_adds_to_the_earlier_ones_and_replaces_what_it_says_anew() -> None:
    before = Constraints(("vision",), max_usd_output=Decimal(5), order="cheapest")
    more = Constraints(("tools",), max_usd_output=Decimal(1))
    assert refined(before, more) == Constraints(("vision", "tools"), max_usd_output=Decimal(1), order="cheapest")


@given(st.text(max_size=150))
def test_any_text_is_read_without_an_error(text: str) -> None:
    read_constraints(text)
