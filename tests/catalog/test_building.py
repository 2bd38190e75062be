"""A build turns upstream files into one snapshot, the same each time, and names what is missing."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from catalog.building import build, build_to, gather
from catalog.errors import CatalogError
from catalog.refreshing import refresh
from catalog.snapshot import decode, encode, hash_file, load
from catalog.sources.inputs import ARCHIVE, GENAI_PRICES, LITELLM, MODELS_DEV, Manifest
from tests.catalog.upstream import DATA, HERE, SNAPSHOT, snapshot, wheel

if TYPE_CHECKING:
    from pathlib import Path

FAMILIES = """\
[[family]]
words = "claude haiku"
name = "Claude Haiku"
default = "anthropic/claude-haiku-4-5"
"""


def _data(directory: Path, families: str) -> Path:
    data = directory / "data"
    shutil.copytree(DATA, data)
    (data / "families.toml").write_text(families, encoding="utf-8")
    return data


def test_the_same_files_give_the_same_bytes() -> None:
    assert build(HERE, DATA) == build(HERE, DATA)


def test_the_small_cuts_of_all_upstreams_give_the_snapshot_beside_them(tmp_path: Path) -> None:
    given = snapshot(tmp_path).decode().splitlines()
    expected = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    assert given == expected, "If this is meant: python -m tests.catalog.upstream, and read what changed."


def test_the_version_carries_the_newest_upstreams_day() -> None:
    catalog = decode(build(HERE, DATA))
    assert catalog.as_of == date(2026, 11, 11)
    assert catalog.version.startswith("2026-11-11.")


def test_the_snapshot_names_every_file_it_was_built_from() -> None:
    provenance = decode(build(HERE, DATA)).provenance
    assert [upstream.name for upstream in provenance] == [
        "models.dev api.json",
        "LiteLLM 1.109.1 cost map",
        "LangChain model profiles",
        "LiteLLM cost map, August 2025",
        "HELM 0.5.16 model metadata",
        "curated files",
    ]
    assert all(len(upstream.sha256) == 64 for upstream in provenance)


def test_a_written_snapshot_has_its_hash_beside_it_and_can_be_loaded(tmp_path: Path) -> None:
    out = tmp_path / "new" / "snapshot.json.gz"
    report = build_to(HERE, out, DATA)
    assert load(out).version == report.version
    assert report.version in hash_file(out).read_text(encoding="utf-8")


def test_the_report_counts_and_tells_what_was_not_used(tmp_path: Path) -> None:
    report = build_to(HERE, tmp_path / "snapshot.json.gz", DATA)
    assert report.models >= report.core > 0
    assert report.routes > report.models
    assert report.size == (tmp_path / "snapshot.json.gz").stat().st_size
    assert report.unplaced == ("lifecycle anthropic/claude-2.0",)


def test_families_are_part_of_the_snapshot(tmp_path: Path) -> None:
    families = decode(build(HERE, _data(tmp_path, FAMILIES))).families
    assert [(family.words, family.default) for family in families] == [("claude haiku", "anthropic/claude-haiku-4-5")]


def test_a_family_whose_default_is_no_model_is_refused_by_file_and_entry(tmp_path: Path) -> None:
    data = _data(tmp_path, FAMILIES.replace("haiku-4-5", "haiku-9"))
    with pytest.raises(CatalogError, match=r"families\.toml, family 1 \('claude haiku'\): .*claude-haiku-9.* no model"):
        build(HERE, data)


def test_a_missing_upstream_file_is_named_with_the_cure(tmp_path: Path) -> None:
    shutil.copy(HERE / MODELS_DEV.file, tmp_path)
    with pytest.raises(CatalogError, match=rf"{LITELLM.file} cannot be read .*: put it there"):
        build(tmp_path, DATA)


def test_newer_files_bring_their_own_day_in_a_manifest(tmp_path: Path) -> None:
    for file in (*HERE.glob("*.json"), *HERE.glob("*.yaml")):
        shutil.copy(file, tmp_path)
    (tmp_path / MODELS_DEV.file).rename(tmp_path / "api.json")
    (tmp_path / "inputs.toml").write_text(
        '[modelsdev]\nfile = "api.json"\nname = "api"\nurl = "https://models.dev/api.json"\nas_of = 2026-12-01\n',
        encoding="utf-8",
    )
    assert decode(build(tmp_path, DATA)).as_of == date(2026, 12, 1)


def test_a_wheel_of_genai_prices_in_the_directory_completes_the_rates_of_known_routes(tmp_path: Path) -> None:
    for file in (*HERE.glob("*.json"), *HERE.glob("*.yaml")):
        shutil.copy(file, tmp_path)
    (tmp_path / GENAI_PRICES.file).write_bytes(wheel())
    catalog = decode(build(tmp_path, DATA))
    assert catalog.provenance[-2].name == "genai-prices 0.2.3"
    assert len(catalog) == len(decode(build(HERE, DATA)))


def test_helm_dates_and_sizes_a_model_where_nobody_else_does() -> None:
    scout = decode(build(HERE, DATA)).model("meta/llama-4-scout-17b-instruct")
    assert scout.parameters_total.value == 109_000_000_000
    assert [source.name for source in scout.parameters_total.sources] == ["HELM"]


def test_a_faulty_manifest_is_named_by_file_and_field(tmp_path: Path) -> None:
    (tmp_path / "inputs.toml").write_text('[modelsdev]\nfile = "api.json"\n', encoding="utf-8")
    with pytest.raises(CatalogError, match=r"inputs\.toml, line 1, modelsdev\.name: Field required"):
        build(tmp_path, DATA)


def test_a_refresh_without_the_archive_lets_every_name_mean_what_it_meant(tmp_path: Path) -> None:
    today = {"name": "Gemini Pro Latest", "limit": {"context": 1000, "output": 100}, "tool_call": True}
    then = {"litellm_provider": "gemini", "mode": "chat", "max_input_tokens": 1000}
    files = {
        MODELS_DEV.file: {"google": {"id": "google", "name": "Google", "models": {"gemini-pro-latest": today}}},
        LITELLM.file: {"gemini/gemini-9-flash": then},
        ARCHIVE.file: {"gemini/gemini-pro": then},
    }
    for name, rows in files.items():
        (tmp_path / name).write_text(json.dumps(rows), encoding="utf-8")
    built = gather(tmp_path, Manifest(), DATA, partly=True)
    before = decode(encode(built.merged.models, (), built.upstreams))
    assert "google/gemini-pro" in before
    (tmp_path / ARCHIVE.file).unlink()
    (tmp_path / LITELLM.file).write_text(json.dumps(files[LITELLM.file], indent=1), encoding="utf-8")
    found = refresh(before, tmp_path, Manifest(), DATA)
    assert found is not None
    assert not found.difference
