"""Whatever models are written into a snapshot, they come back, and the same ones give the same bytes."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.facts import Disagreement, Fact, Source
from catalog.models import CAPABILITIES, FamilyDefault, Lab, License, Lifecycle, Model, Price, Provider, Route
from catalog.snapshot import Upstream, decode, encode
from catalog.snapshot_rows import KINDS

T = TypeVar("T")

UPSTREAM = Upstream("models.dev api.json", "https://models.dev/api.json", date(2026, 9, 30), "00ff")
FAMILY = FamilyDefault("claude haiku", "Claude Haiku", "anthropic/claude-haiku-5-5")

_DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
_NAMES = st.text(min_size=1, max_size=4)
SOME: tuple[Source, ...] = (
    Source("Anthropic", "LiteLLM", "https://claude.com", date(2026, 11, 11), "first_party"),
    Source("Anthropic", None, "https://claude.com", None, "curated_primary"),
    Source("Somebody", "models.dev", "https://models.dev", date(2026, 9, 30), "reseller"),
)
_SOURCES = st.sampled_from(SOME)


def _known(values: st.SearchStrategy[T]) -> st.SearchStrategy[Fact[T]]:
    """Facts on few sources, so that some share theirs and some do not."""
    others = st.lists(st.builds(Disagreement, values, st.sampled_from(SOME)), max_size=1).map(tuple)
    return st.builds(Fact, values, st.sampled_from([SOME[:1], SOME[:2], SOME[1:]]), others)


def _facts(values: st.SearchStrategy[T]) -> st.SearchStrategy[Fact[T]]:
    nothing: Fact[T] = Fact()
    return st.just(nothing) | _known(values)


_COUNTS = _facts(st.integers(0, 10**13))
_TEXTS = _facts(_NAMES)
_FLAGS = _facts(st.booleans())
_WORDS = _facts(st.lists(st.sampled_from(["text", "image", "audio"]), min_size=1, unique=True).map(tuple))
_ABLE = st.dictionaries(st.sampled_from(CAPABILITIES), _known(st.booleans()), max_size=4)
_LIFECYCLES = st.builds(
    Lifecycle,
    status=_facts(st.sampled_from(["active", "preview", "deprecated", "retired"])),
    deprecated_on=_facts(_DAYS),
    retires_on=_facts(_DAYS),
    replacement=_TEXTS,
)
_AMOUNTS = st.decimals(min_value=0, max_value=1000, places=4)
_PRICES = st.builds(
    Price,
    kind=st.sampled_from(KINDS),
    usd_per_mtok=_AMOUNTS,
    above_tokens=st.none() | st.integers(1, 10**6),
    starts=st.none() | _DAYS,
    source=_SOURCES,
    disagreements=st.lists(st.tuples(_AMOUNTS, _SOURCES), max_size=2).map(tuple),
)
_ROUTES = st.builds(
    Route,
    provider=st.builds(Provider, _NAMES, _NAMES, st.none() | st.just("https://models.dev")),
    id=st.text("abc-./:", min_size=1, max_size=9),
    region=st.none() | st.just("us"),
    variant=st.none() | st.just("free"),
    first_party=st.booleans(),
    context_window=_COUNTS,
    input_limit=_COUNTS,
    max_output=_COUNTS,
    prices=st.lists(_PRICES, max_size=3).map(tuple),
    capabilities=_ABLE,
    lifecycle=_LIFECYCLES,
    last_seen=st.none() | _DAYS,
)
_LICENSES = st.builds(
    License,
    name=_TEXTS,
    spdx=_TEXTS,
    url=_TEXTS,
    osi_approved=_FLAGS,
    commercial_use=_facts(st.sampled_from(["permitted", "conditional", "not_permitted"])),
    condition=_TEXTS,
)
MODELS = st.builds(
    Model,
    id=st.text("abcd/-", min_size=1, max_size=9),
    name=_NAMES,
    lab=st.builds(Lab, _NAMES, _NAMES),
    family=st.none() | _NAMES,
    core=st.booleans(),
    aliases=st.lists(st.text("abc ", min_size=1), max_size=2).map(tuple),
    context_window=_COUNTS,
    input_limit=_COUNTS,
    max_output=_COUNTS,
    license=_LICENSES,
    open_weights=_FLAGS,
    architecture=_TEXTS,
    modalities_in=_WORDS,
    modalities_out=_WORDS,
    release_date=_TEXTS,
    knowledge_cutoff=_TEXTS,
    parameters_total=_COUNTS,
    parameters_active=_COUNTS,
    capabilities=_ABLE,
    lifecycle=_LIFECYCLES,
    routes=st.lists(_ROUTES, max_size=2).map(tuple),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(MODELS, max_size=2, unique_by=lambda model: model.id))
def test_every_model_comes_back_as_it_was_written(models: list[Model]) -> None:
    catalog = decode(encode(models, [FAMILY], [UPSTREAM]))
    assert [catalog.model(model.id) for model in models] == models
    assert len(catalog) == len(models)


@settings(deadline=None, max_examples=20)
@given(st.lists(MODELS, max_size=2, unique_by=lambda model: model.id))
def test_the_same_models_in_any_order_give_the_same_bytes(models: list[Model]) -> None:
    assert encode(models, [], [UPSTREAM]) == encode(models[::-1], [], [UPSTREAM])
