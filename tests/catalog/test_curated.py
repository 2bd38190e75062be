"""Files kept by hand are checked as they are read; a fault is named by file, line and field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import catalog
from catalog.curated import parse, read, read_directory
from catalog.errors import CatalogError
from catalog.sources.curated import CuratedFile
from tests.catalog.upstream import DATA

SHIPPED = Path(catalog.__file__).parent / "data" / "curated"

LIFECYCLE = """\
# a comment
[[lifecycle]]
operator = "anthropic"
source = { url = "https://claude.com", kind = "primary" }
rows = [
  { id = "a", model = "anthropic/a", retires_on = 2026-02-19 },
  { id = "b", model = "anthropic/b", retires_on = "soon" },
]
"""
LICENSE = """\
[[license]]
covers = ["anthropic/claude-*"]
name = "Terms"
commercial_use = "maybe"
source = { url = "https://claude.com", kind = "primary" }
"""


SCORE = """\
[[score]]
source = { url = "https://claude.com", kind = "primary" }
rows = [
  { model = "anthropic/a", benchmark = "SWE-Bench verified", score = 70.1 },
]
"""


def test_a_lab_or_operator_is_the_publisher_of_its_own_page_and_a_quoting_site_of_its_own() -> None:
    curated = read_directory(DATA / "curated", {"anthropic": "Anthropic"})
    ending = curated.endings[0]
    assert (ending.source.publisher, ending.source.via, ending.source.kind) == ("Anthropic", None, "curated_primary")
    quoted = next(source for row, source in curated.facts if row.model == "google/gemma-2-2b-it")
    assert quoted.name == "Hugging Face (Nebius) via genai-prices"
    assert quoted.kind == "curated_secondary"


def test_a_page_without_a_day_has_no_day() -> None:
    curated = read_directory(DATA / "curated", {})
    assert curated.endings[0].source.as_of is None
    assert curated.licenses[0][1].as_of == date(2025, 6, 17)


def test_the_identity_aliases_are_no_facts(tmp_path: Path) -> None:
    (tmp_path / "identity.toml").write_text("[aliases]\n", encoding="utf-8")
    assert read_directory(tmp_path, {}).facts == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (SCORE, r"lab\.toml, line 4, score\.0\.rows\.0\.benchmark: .*SWE-bench Verified"),
        (LIFECYCLE, r"lab\.toml, line 7, lifecycle\.0\.rows\.1\.retires_on: .*; correct that entry"),
        (LICENSE, r"lab\.toml, line 4, license\.0\.commercial_use: .*; correct that entry"),
        (LICENSE.replace("[[license]]", "[[license]]  # new"), r"lab\.toml, line 4, license\.0\.commercial_use"),
        (LICENSE.replace('"maybe"', '"permitted"\nsurprise = 1'), r"line 5, license\.0\.surprise: Extra inputs"),
        (LICENSE.replace("maybe", "permitted").replace("https", "http"), r"line 5, license\.0\.source\.url"),
        ("[[license]\n", r"lab\.toml is no TOML \(.*line 1.*\): correct it"),
    ],
    ids=["an unknown benchmark", "row", "field", "below a remark", "unknown field", "address", "no TOML"],
)
def test_a_fault_is_named_by_file_line_and_field(text: str, fault: str) -> None:
    with pytest.raises(CatalogError, match=fault):
        parse(text.encode(), CuratedFile, file="lab.toml")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(CatalogError, match=r"lab\.toml is no TOML"):
        parse(b"\xff\xfe", CuratedFile, file="lab.toml")


def test_every_shipped_file_is_as_its_schema_wants_it() -> None:
    curated = read_directory(SHIPPED, {})
    assert len(curated.licenses) > 50
    assert len(curated.endings) > 300
    assert len(curated.parameters) > 100


def test_every_shipped_fact_names_a_page_and_quotations_name_who_quotes() -> None:
    for file in sorted(SHIPPED.glob("*.toml")):
        if file.name == "identity.toml":
            continue
        found = parse(file.read_bytes(), CuratedFile, file=file.name)
        pages = [table.source for table in (*found.license, *found.lifecycle, *found.parameters, *found.fact)]
        assert all(page.kind == "primary" or page.publisher for page in pages), file.name


def test_a_route_kept_by_hand_is_a_row_like_any_other() -> None:
    curated = read({"google.toml": (DATA / "curated" / "google.toml").read_bytes()}, {})
    (route,) = curated.routes
    assert (route.provider.id, route.native_id, route.context) == ("huggingface-nebius", "google/gemma-2-2b-it", 8192)
    assert [str(quote.usd_per_mtok) for quote in route.quotes] == ["0.02", "0.06"]
