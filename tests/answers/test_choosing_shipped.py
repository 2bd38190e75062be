"""Laws that hold on the shipped catalog too, whatever it says: symmetry, lifecycle, grammar."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from answers import Answerer, ThreadState
from answers.choosing_verdict import Compared, advantages, verdict
from answers.constraints import Constraints
from answers.questions import ListModels, Recommend
from answers.reading import Reading
from catalog import load
from tests.answers.telling import found, told
from tests.making import TODAY

if TYPE_CHECKING:
    from answers.constraints import Order
    from catalog import Catalog, Model

SAMPLE = 24
"""So many models, evenly spread over all core ones: their pairs are a few hundred."""
FAULTS = re.compile(r" [,.;:!?]|\.\.|  |\(\)|None|\ba [aeiou8]|\bis [^,.;]* and [^,.;]* not \b| $")


@cache
def catalog() -> Catalog:
    return load()


@cache
def answerer() -> Answerer:
    return Answerer(catalog())


@cache
def sample() -> tuple[Model, ...]:
    core = [entry.id for entry in catalog().entries if entry.suggestible]
    return tuple(catalog().model(id_) for id_ in core[:: len(core) // SAMPLE])


@pytest.mark.parametrize("topic", ["verdict", "switching", "providers", "specs", "benchmarks"])
def test_swapping_any_two_models_changes_no_fact_and_no_figure(topic: str) -> None:
    for a, b in combinations(sample(), 2):
        one, other = found(topic, a, b), found(topic, b, a)
        assert set(one.facts) == set(other.facts)
        assert {(d.name, d.value) for d in one.derived} == {(d.name, d.value) for d in other.derived}


def test_no_verdict_depends_on_the_order_and_none_is_for_a_retired_model() -> None:
    for a, b in combinations(sample(), 2):
        compared, swapped = Compared((a, b), TODAY), Compared((b, a), TODAY)
        decided = verdict(compared)
        assert decided == verdict(swapped)
        assert {(x.model.id, x.kind) for x in advantages(compared)} == {
            (x.model.id, x.kind) for x in advantages(swapped)
        }
        assert decided.winner is None or decided.winner.lifecycle.state(TODAY) != "retired"


@pytest.mark.parametrize("topic", ["verdict", "switching", "providers", "providers:all", "specs"])
def test_every_sentence_is_whole(topic: str) -> None:
    for a, b in combinations(sample()[::2], 2):
        part = told(topic, a, b)
        for line in (part.title, part.lead, *part.notes):
            assert not FAULTS.search(line.replace(a.name, "A").replace(b.name, "B")), line
            assert line.endswith((".", "?"))
            assert len(line) < 900


@pytest.mark.parametrize("order", ["cheapest", "largest_context", "newest", "smallest", "largest", None])
@pytest.mark.parametrize("days", [-200, 0, 90])
def test_nothing_retired_deprecated_or_about_to_go_is_ever_proposed(order: Order | None, days: int) -> None:
    day = TODAY + timedelta(days=days)
    for question in (Recommend(Constraints(order=order)), ListModels(Constraints(order=order))):
        reply = answerer().answer(Reading(question, (), (), ThreadState()), day)
        assert reply.answer.suggested
        for id_ in reply.answer.suggested:
            assert catalog().model(id_).core
            assert catalog().model(id_).lifecycle.state(day) == "active"


def test_the_cheapest_is_priced() -> None:
    reply = answerer().answer(Reading(Recommend(Constraints(order="cheapest")), (), (), ThreadState()), TODAY)
    assert {cost.model for cost in reply.answer.costs} == set(reply.answer.suggested)


@pytest.mark.parametrize(
    "text",
    [
        "cheapest with audio and video input in the EU",
        "newest with vision",
        "günstigstes mit Vision in der EU",
        "el más barato con visión en la UE",
        "any free models?",
        "any free model with vision?",
        "有免费的视觉模型吗？",
    ],
)
def test_a_wish_without_the_word_model_or_without_a_topic_is_one_for_models(text: str) -> None:
    assert answerer().reply(text, today=TODAY).answer.kind == "recommend"


@pytest.mark.parametrize(
    "text",
    ["cheapest phone with vision", "the cheapest with a balcony in Berlin?", "a gluten free bakery", "feel free"],
)
def test_a_wish_for_another_thing_is_none_for_models(text: str) -> None:
    assert answerer().reply(text, today=TODAY).answer.kind == "help"
