"""What no recommendation may do: propose what is going, unpriced or unfit; and what the thread speaks of after one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from answers.constraints import Constraints
from answers.questions import Alternatives, ListModels, Recommend, Workload
from catalog import Lifecycle, Model
from tests.answers.market import ALPHA, BETA, GIFT, NEVER, ZETA, proposed, seller
from tests.making import TODAY, fact


def test_a_tie_for_the_first_place_is_told_as_one() -> None:
    twin = replace(ALPHA, id="bird/eta", name="Eta")
    part = proposed(Recommend(Constraints(order="largest_context")), ALPHA, twin, BETA).words.sections[0]
    assert part.lead == "Alpha and Eta: 1,000,000 tokens of context each, the largest of the 3 that can be ranked."


def test_a_long_list_shows_its_first_and_counts_all() -> None:
    many = tuple(replace(BETA, id=f"acme/b{n:02}", name=f"B {n:02}") for n in range(20))
    reply = proposed(ListModels(Constraints()), *many)
    assert reply.words.sections[0].lead == "20 current models; these are the first 15 by lab and name."
    ordered = proposed(ListModels(Constraints(order="cheapest")), *many)
    assert ordered.words.sections[0].lead == "20 current models; these are the cheapest 15."
    assert len(reply.words.sections[0].tables[0].rows) == 15
    assert len(reply.state.models) == 10


def test_from_a_large_pool_four_that_are_not_proposed_are_named() -> None:
    ended = tuple(replace(NEVER[0], id=f"acme/past-{n}", name=f"Past {n}") for n in range(6))
    question = Recommend(Constraints(), pool=tuple(m.id for m in (ALPHA, *ended)))
    notes = proposed(question, ALPHA, *ended).words.sections[0].notes
    assert notes[-1].endswith("Past 3 (retired on 19 Feb 2026) and 2 more.")


def test_what_costs_nothing_is_free_and_what_no_source_prices_is_not() -> None:
    reply = proposed(Recommend(Constraints(order="cheapest")), GIFT, ZETA)
    assert reply.answer.suggested == ("dove/gift",)
    assert "Left out because not sourced: price (1 model: Zeta)." in reply.words.text


@pytest.mark.parametrize("model", NEVER, ids=lambda m: m.name)
def test_what_is_not_current_or_does_not_chat_is_never_proposed(model: Model) -> None:
    for question in (
        Recommend(Constraints()),
        Recommend(Constraints(order="newest"), pool=(model.id, ALPHA.id)),
        ListModels(Constraints()),
        Alternatives((ALPHA.id,), Constraints()),
    ):
        assert model.id not in proposed(question, model, ALPHA, BETA).answer.suggested


@pytest.mark.parametrize(("days", "current"), [(-61, True), (-60, False), (-1, False), (0, False), (1, False)])
def test_a_model_that_retires_within_sixty_days_is_no_longer_proposed(days: int, current: bool) -> None:
    ends = TODAY - timedelta(days=days)
    going = replace(ALPHA, lifecycle=Lifecycle(retires_on=fact(ends)))
    for question in (
        Recommend(Constraints()),
        ListModels(Constraints()),
        Alternatives((BETA.id,), Constraints()),
    ):
        assert (going.id in proposed(question, going, BETA).answer.suggested) is current


def test_the_same_answerer_sees_another_day_with_other_eyes() -> None:
    question = Recommend(Constraints(labs=("acme",)), pool=("acme/soon", "acme/alpha"))
    before, after = (proposed(question, today=TODAY - timedelta(days=days)) for days in (200, 0))
    assert "acme/soon" in before.answer.suggested
    assert "acme/soon" not in after.answer.suggested


def test_the_thread_then_speaks_of_what_was_proposed() -> None:
    reply = proposed(Recommend(Constraints(capabilities=("vision",), order="cheapest")))
    after = seller().reply("and the license?", today=TODAY, state=reply.state)
    assert after.answer.models == reply.answer.suggested
    assert after.answer.topics == ("license",)


def test_a_workload_that_names_no_amount_gives_way_to_the_typical_one() -> None:
    vague = Workload(2000, 500, basis="per_request", period="day")
    reply = proposed(Recommend(Constraints(order="cheapest"), (), vague), BETA)
    assert "$1,025.00" in reply.words.text
    assert "800M input + 250M output tokens a month" in reply.words.text
