"""A refresh merges and never replaces: what upstreams drop is kept, with the day it was last seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import Fact, License, Lifecycle, Price, Provider, Source
from catalog.merging_memory import remember
from catalog.merging_memory_facts import Memory
from catalog.showing import facts_of
from tests.catalog.test_snapshot_properties import MODELS as ANY
from tests.making import ACME, CLOUD, MODELS, fact, model, rates, route

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from catalog import Model, Route
    from catalog.facts import SourceKind

DAY = date(2026, 11, 11)
BEFORE, NOW = date(2026, 9, 30), date(2026, 11, 20)
READ = frozenset({"models.dev", "LiteLLM", "curated"})
ALL = READ | {"LangChain", "HELM", "genai-prices"}


def says(
    value: int, as_of: date, via: str = "models.dev", kind: SourceKind = "first_party", publisher: str = "Acme"
) -> Fact[int]:
    """A fact that one upstream carries."""
    return Fact(value, (Source(publisher, via, "https://acme.example", as_of, kind),))


def listed(as_of: date, id_: str = "x-1", usd: str = "1", via: str = "models.dev") -> Route:
    """A route by a copy of an upstream of that day."""
    source = Source("Acme", via, "https://acme.example", as_of, "first_party")
    prices = tuple(replace(price, source=source) for price in rates(usd, "5"))
    return replace(route(ACME, id_, prices), context_window=Fact(200_000, (source,)))


def merged(before: Sequence[Model], now: Sequence[Model], read: frozenset[str] = READ) -> dict[str, Model]:
    return {model.id: model for model in remember(before, now, read, DAY)}


def one(before: Model, now: Model, read: frozenset[str] = READ) -> Model:
    return merged([before], [now], read)[now.id]


_SAME_NAMES = st.lists(ANY, max_size=3, unique_by=lambda model: model.id)


@settings(deadline=None, max_examples=15)
@given(_SAME_NAMES, st.sampled_from([READ, ALL, frozenset[str]()]))
def test_merging_with_itself_changes_nothing(models: list[Model], read: frozenset[str]) -> None:
    models = _told_apart(models)
    assert remember(models, models, read, DAY) == sorted(models, key=lambda model: model.id)


@settings(deadline=None, max_examples=15)
@given(_SAME_NAMES, _SAME_NAMES, st.sampled_from([READ, ALL, frozenset[str]()]))
def test_the_same_reading_twice_changes_nothing_more(
    before: list[Model], now: list[Model], read: frozenset[str]
) -> None:
    first = remember(_told_apart(before), _told_apart(now), read, DAY)
    assert remember(first, _told_apart(now), read, DAY) == first


@settings(deadline=None, max_examples=15)
@given(ANY, ANY)
def test_nothing_known_becomes_unknown(before: Model, now: Model) -> None:
    before, now = replace(before, id="a/x", routes=(), license=License()), replace(now, id="a/x", license=License())
    known = {name for name, fact in facts_of(before).items() if fact.known}
    assert known <= {name for name, fact in facts_of(one(before, now)).items() if fact.known}


def _told_apart(models: list[Model]) -> list[Model]:
    """The models with names, aliases and routes of their own, as a build makes them."""
    found: list[Model] = []
    for number, each in enumerate(sorted(models, key=lambda model: model.id)):
        routes = {(r.provider.id, r.id.lower()): replace(r, id=f"{r.id}{number}") for r in each.routes}
        ordered = sorted(routes.values(), key=lambda r: not r.first_party)
        found.append(replace(each, name=f"{each.id} {number}", aliases=(), routes=tuple(ordered)))
    return found


def test_a_model_that_no_upstream_lists_any_more_is_kept_with_its_days() -> None:
    kept = merged([model("acme/x", "X", routes=[listed(BEFORE)])], MODELS)["acme/x"]
    assert kept.routes[0].last_seen == BEFORE
    assert [price.source.as_of for price in kept.routes[0].prices] == [BEFORE, BEFORE]


def test_a_route_gone_from_a_newer_copy_of_its_upstream_is_kept_and_marked() -> None:
    before = model("acme/x", "X", routes=[listed(BEFORE), listed(BEFORE, "x-2")])
    kept = one(before, model("acme/x", "X", routes=[listed(NOW)]))
    assert [(route.id, route.last_seen) for route in kept.routes] == [("x-1", None), ("x-2", BEFORE)]


def test_a_route_of_an_upstream_that_was_not_read_is_kept_unmarked() -> None:
    before = model("acme/x", "X", routes=[listed(BEFORE, via="LangChain")])
    assert merged([before], MODELS)["acme/x"].routes[0].last_seen is None


def test_a_figure_that_turned_out_to_be_a_plans_is_not_remembered_as_a_price() -> None:
    plan = replace(listed(BEFORE), provider=Provider("devpass", "DevPass (Gateway)"))
    kept = one(model("acme/x", "X", routes=[plan]), model("acme/x", "X", routes=[replace(plan, prices=())]))
    assert kept.routes[0].prices == ()


def test_a_route_that_is_listed_again_is_no_longer_marked() -> None:
    before = model("acme/x", "X", routes=[replace(listed(BEFORE), last_seen=BEFORE)])
    assert one(before, model("acme/x", "X", routes=[listed(NOW)])).routes[0].last_seen is None


def test_a_route_that_calls_another_model_now_leaves_the_one_it_was_taken_for() -> None:
    before = [model("acme/x", "X", routes=[listed(BEFORE)])]
    found = merged(before, [model("acme/y", "Y", routes=[listed(NOW)])])
    assert list(found) == ["acme/y"]


def test_a_model_that_nobody_lists_any_more_is_no_longer_proposed() -> None:
    before = [model("acme/x", "X", routes=[listed(BEFORE)])]
    assert not merged(before, MODELS)["acme/x"].core
    ended = Lifecycle(retires_on=fact(DAY))
    assert merged([replace(before[0], lifecycle=ended)], MODELS)["acme/x"].core  # its end is what there is to tell


def test_a_first_party_fact_that_changed_is_replaced_and_no_disagreement() -> None:
    before, now = model("acme/x", "X"), model("acme/x", "X")
    before, now = replace(before, max_output=says(8, BEFORE)), replace(now, max_output=says(16, NOW))
    assert one(before, now).max_output == says(16, NOW)


def test_a_labs_word_is_not_replaced_by_a_resellers_when_the_labs_row_has_gone() -> None:
    before = replace(model("acme/x", "X"), max_output=says(8, BEFORE))
    now = replace(model("acme/x", "X"), max_output=says(16, NOW, kind="reseller", publisher="Cloudy"))
    assert one(before, now).max_output == says(8, BEFORE)


def test_what_an_upstream_said_that_was_not_read_again_still_stands_beside_the_newer_value() -> None:
    before = replace(model("acme/x", "X"), max_output=says(8, BEFORE, "LangChain"))
    now = replace(model("acme/x", "X"), max_output=says(16, NOW))
    found = one(before, now).max_output
    assert (found.value, [other.value for other in found.disagreements]) == (16, [8])
    same = replace(model("acme/x", "X"), max_output=says(8, NOW))
    assert [source.via for source in one(before, same).max_output.sources] == ["models.dev", "LangChain"]


@pytest.mark.parametrize("kind", ["cache_read", "batch_input"])
def test_a_rate_that_is_quoted_no_more_is_kept_with_its_day(kind: str) -> None:
    rare = [price for price in rates("1", "5", batch=True, cached="0.1") if price.kind == kind]
    found = Memory(READ).prices([*rates("1", "5"), *rare], rates("2", "6"))
    assert [(price.kind, str(price.usd_per_mtok)) for price in found][:2] == [("input", "2"), ("output", "6")]
    assert found[2:] == tuple(rare)


def test_steps_of_a_rate_that_is_quoted_anew_go_with_it() -> None:
    def step(above: int | None, usd: Decimal) -> Price:
        return replace(rates("1", "5")[0], above_tokens=above, usd_per_mtok=usd)

    plain, dearer = rates("1", "2")
    before = [step(None, plain.usd_per_mtok), step(200_000, dearer.usd_per_mtok)]
    now = [step(None, plain.usd_per_mtok), step(272_000, dearer.usd_per_mtok)]
    assert Memory(READ).prices(before, now) == tuple(now)


def test_a_preview_that_its_upstream_no_longer_calls_one_is_none() -> None:
    source = listed(BEFORE).context_window.sources
    preview = replace(listed(BEFORE), lifecycle=Lifecycle(status=Fact("preview", source)))
    now = model("acme/x", "X", routes=[listed(NOW)])
    assert not one(model("acme/x", "X", routes=[preview]), now).routes[0].lifecycle.status.known
    gone = merged([model("acme/x", "X", routes=[preview])], MODELS)["acme/x"]
    assert gone.routes[0].lifecycle.status.value == "preview"


def test_new_terms_replace_all_of_the_old_ones() -> None:
    old = License(name=fact("Old Terms"), condition=fact("Ask first"))
    before, now = replace(model("acme/x", "X"), license=old), model("acme/x", "X", license_=License(name=fact("New")))
    assert one(before, now).license == License(name=fact("New"))


def test_a_name_that_another_model_has_today_is_left_to_that_one() -> None:
    before = model("acme/swift-two", "Swift 2", routes=[route(CLOUD, "old-swift")])
    found = merged([replace(before, aliases=("Swift mini", "Swiftest"))], MODELS)["acme/swift-two"]
    assert (found.name, found.aliases) == ("Swift Two", ("Swiftest",))
