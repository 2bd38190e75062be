"""A snapshot gives back what was written into it, and says clearly when it cannot."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from catalog.errors import CatalogError
from catalog.facts import Fact, Source
from catalog.models import FamilyDefault, Lab, License, Lifecycle, Model, Price, Provider, Route, Score
from catalog.snapshot import Upstream, decode, encode, hash_file, load

if TYPE_CHECKING:
    from pathlib import Path

UPSTREAM = Upstream("models.dev api.json", "https://models.dev/api.json", date(2026, 9, 30), "00ff")
FAMILY = FamilyDefault("claude haiku", "Claude Haiku", "anthropic/claude-haiku-5-5")


def _model(model_id: str = "anthropic/claude-haiku-4-5") -> Model:
    source = Source("Anthropic", "LiteLLM", "https://claude.com", date(2026, 11, 11), "first_party")
    known = Fact(200_000, (source,))
    retires = Fact(date(2027, 1, 2), (source,))
    empty: Fact[int] = Fact()
    route = Route(
        provider=Provider("anthropic", "Anthropic"),
        id="claude-haiku-4-5-20251001",
        region=None,
        variant=None,
        first_party=True,
        context_window=known,
        input_limit=empty,
        max_output=empty,
        prices=(Price("input", Decimal("0.80"), None, None, source),),
        capabilities={"vision": Fact(value=True, sources=(source,))},
        lifecycle=Lifecycle(retires_on=retires),
    )
    return Model(
        id=model_id,
        name="Claude Haiku 4.5",
        lab=Lab("anthropic", "Anthropic"),
        family="claude-haiku",
        core=True,
        aliases=("Haiku 4.5",),
        context_window=known,
        input_limit=empty,
        max_output=empty,
        license=License(),
        open_weights=Fact(value=False, sources=(source,)),
        architecture=Fact(),
        modalities_in=Fact(("text", "image"), (source,)),
        modalities_out=Fact(("text",), (source,)),
        release_date=Fact("2025-10-15", (source,)),
        knowledge_cutoff=Fact(),
        parameters_total=empty,
        parameters_active=empty,
        capabilities={},
        lifecycle=Lifecycle(retires_on=retires),
        routes=(route,),
        scores=(Score("GPQA Diamond", "5-shot", "lab-reported", Decimal("46.10"), "%", source),),
        tokenizer_note=Fact("Counts more tokens.", (source,)),
    )


def test_an_entry_has_what_linking_needs() -> None:
    (entry,) = decode(encode([_model()], [], [UPSTREAM])).entries
    assert (entry.id, entry.name, entry.lab) == ("anthropic/claude-haiku-4-5", "Claude Haiku 4.5", "anthropic")
    assert (entry.released, entry.retires_on, entry.state_hint) == ("2025-10-15", "2027-01-02", "active")
    assert (entry.aliases, entry.route_ids, entry.routes) == (("Haiku 4.5",), ("claude-haiku-4-5-20251001",), 1)
    assert entry.suggestible
    assert entry.chat


def test_prices_keep_their_exact_digits() -> None:
    (price,) = decode(encode([_model()], [], [UPSTREAM])).model("anthropic/claude-haiku-4-5").routes[0].prices
    assert str(price.usd_per_mtok) == "0.80"


def test_the_version_is_the_newest_upstreams_day_and_changes_with_the_data() -> None:
    one = decode(encode([_model()], [], [UPSTREAM]))
    other = decode(encode([_model("anthropic/other")], [], [UPSTREAM]))
    assert one.version.startswith("2026-09-30.")
    assert one.as_of == date(2026, 9, 30)
    assert one.version != other.version


def test_families_and_provenance_come_back() -> None:
    catalog = decode(encode([_model()], [FAMILY], [UPSTREAM]))
    assert list(catalog.families) == [FAMILY]
    assert list(catalog.provenance) == [UPSTREAM]


def test_a_model_is_made_once() -> None:
    catalog = decode(encode([_model()], [], [UPSTREAM]))
    assert catalog.model("anthropic/claude-haiku-4-5") is catalog.model("anthropic/claude-haiku-4-5")


def test_a_model_is_named_as_it_is_and_as_what_was_put_in_its_place() -> None:
    catalog = decode(encode([_model()], [FAMILY], [UPSTREAM]))
    own = catalog.with_models([replace(_model(), name="Our Haiku")], "ours")
    assert catalog.name(_model().id) == catalog.model(_model().id).name == "Claude Haiku 4.5"
    assert own.name(_model().id) == "Our Haiku"


def test_an_id_that_no_model_has_is_a_key_error() -> None:
    catalog = decode(encode([_model()], [], [UPSTREAM]))
    assert "anthropic/claude-haiku-9" not in catalog
    with pytest.raises(KeyError):
        catalog.model("anthropic/claude-haiku-9")


def _written(directory: Path, raw: bytes) -> Path:
    file = directory / "snapshot.json.gz"
    file.write_bytes(raw)
    hash_file(file).write_text(f"{hashlib.sha256(raw).hexdigest()}  {file.name}\n", encoding="utf-8")
    return file


def test_a_snapshot_is_loaded_from_a_file_that_matches_its_hash(tmp_path: Path) -> None:
    assert len(load(_written(tmp_path, encode([_model()], [], [UPSTREAM])))) == 1


def test_a_missing_file_is_named_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"nowhere\.json\.gz cannot be read .*versus catalog build"):
        load(tmp_path / "nowhere.json.gz")


def test_a_file_that_is_not_what_its_hash_says_is_refused(tmp_path: Path) -> None:
    file = _written(tmp_path, encode([_model()], [], [UPSTREAM]))
    file.write_bytes(encode([], [], [UPSTREAM]))
    with pytest.raises(CatalogError, match=r"is not the file that snapshot\.sha256 describes"):
        load(file)


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"not compressed", "damaged or no snapshot"),
        (encode([_model()], [], [UPSTREAM])[:-20], "damaged or no snapshot"),
        (gzip.compress(b"no json"), "damaged or no snapshot"),
        (gzip.compress(b"[]"), "has format none, this version reads 2"),
        (gzip.compress(json.dumps({"format": 99}).encode()), "has format 99, this version reads 2"),
        (gzip.compress(json.dumps({"format": 2}).encode()), "is not complete"),
    ],
    ids=["not gzip", "truncated", "not json", "no format", "unknown format", "nothing in it"],
)
def test_bytes_that_are_no_snapshot_are_refused_with_a_reason_and_the_cure(raw: bytes, fault: str) -> None:
    with pytest.raises(CatalogError, match=f"{fault}.*: fetch it again or build it"):
        decode(raw)
