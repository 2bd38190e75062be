"""What vendors really write, and which model each of them means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.identity import Identifier, Identity, KnownModel, curated_aliases
from catalog.labs import FIRST_PARTY, LABS, lab_of_name, lab_of_org, lab_of_provider
from tests.catalog.identity_cases import APART, ROWS, WRITTEN


def _cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _known() -> list[KnownModel]:
    return [KnownModel(lab, native, name or native, day or None) for lab, native, name, day in _cells(ROWS)]


def _written() -> list[tuple[str, str, str | None, str | None, Identity | None]]:
    found: list[tuple[str, str, str | None, str | None, Identity | None]] = []
    for line in WRITTEN.strip().splitlines():
        left, right = ([cell.strip() or None for cell in side.split("|")] for side in line.split("||"))
        provider, native, name, family = [*left, None, None][:4]
        model, region, variant = [*right, None, None][:3]
        assert provider is not None
        assert native is not None
        assert model is not None
        found.append((provider, native, name, family, None if model == "-" else Identity(model, region, variant)))
    return found


IDENTIFIER = Identifier(_known())


@pytest.mark.parametrize(("provider", "native", "name", "family", "meant"), _written())
def test_what_vendors_write_names_one_model(
    provider: str, native: str, name: str | None, family: str | None, meant: Identity | None
) -> None:
    assert IDENTIFIER.identify(provider, native, name=name, family=family) == meant


def test_a_link_names_the_model_itself_and_not_what_the_labs_api_serves_by_that_id() -> None:
    served = IDENTIFIER.identify("deepseek", "deepseek-v4-flash-vision-exp")
    linked = IDENTIFIER.linked("deepseek", "deepseek-v4-flash-vision-exp")
    assert served is not None
    assert served.model == "deepseek/deepseek-v4.1-flash"
    assert linked == Identity("deepseek/deepseek-v4-flash-vision-exp", None, None)


@pytest.mark.parametrize(("provider", "one", "other"), [(row[0], row[1], row[2]) for row in _cells(APART)])
def test_lookalikes_stay_apart(provider: str, one: str, other: str) -> None:
    first, second = IDENTIFIER.identify(provider, one), IDENTIFIER.identify(provider, other)
    assert first is not None
    assert second is not None
    assert first.model != second.model


@given(st.text(), st.text(), st.none() | st.text(), st.none() | st.text())
def test_any_text_is_read_without_an_error(provider: str, native: str, name: str | None, family: str | None) -> None:
    identity = IDENTIFIER.identify(provider, native, name=name, family=family)
    if identity is not None:
        lab, slash, model = identity.model.partition("/")
        assert lab
        assert slash
        assert model


@given(st.text("abcdefgimnpqx0123456789-_.:/@ ", max_size=40))
def test_any_ascii_id_is_read_without_an_error(native: str) -> None:
    identity = IDENTIFIER.identify("openrouter", native, name=native)
    assert identity is None or identity.model == identity.model.lower()


def test_a_model_is_named_by_its_own_id() -> None:
    for provider, _, _, _, meant in _written():
        if meant is not None and provider not in {"fireworks_ai", "replicate"}:  # these sell bases by the plain name
            again = IDENTIFIER.identify("openrouter", meant.model)
            assert again is not None
            assert again.model == meant.model


def test_aliases_lead_to_models_that_are_no_aliases_themselves() -> None:
    aliases = curated_aliases()
    assert len(aliases) <= 150
    assert not [name for name, model in aliases.items() if model.partition("+")[0] in aliases]


def test_aliases_can_be_replaced() -> None:
    plain = Identifier(_known(), aliases={"openai/gpt-best": "openai/gpt-5.4+best"})
    assert plain.identify("any", "gpt-best") == Identity("openai/gpt-5.4", None, "best")


def test_labs_are_known_by_names_orgs_and_providers() -> None:
    assert lab_of_name("Llama 3 8B") == "meta"
    assert lab_of_name("deepseek-r1-distill-llama-70b") == "deepseek"
    assert lab_of_name("nothing-known") is None
    assert lab_of_org("zai-org") == "zhipuai"
    assert lab_of_org("nobody") is None
    assert lab_of_provider("dashscope") == "alibaba"
    assert lab_of_provider("azure") is None
    assert set(FIRST_PARTY) <= set(LABS)
