"""The shipped snapshot is whole, and every fact in it names where it was read."""

from __future__ import annotations

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
