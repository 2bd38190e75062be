"""What the documents promise is what the program does: tables, lifetimes, scopes, and the limits of a listing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.home import home_view
from bot.manifest import EXTRA_SCOPES, EXTRA_USES, PROMPTS, SCOPES, manifest
from bot.preferences import Preferences
from bot.settings import Settings
from bot.store.database import RECEIPT_LIFETIME, STATE_LIFETIME
from bot.store.tables import METADATA
from tests import making

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md",
    "SECURITY.md",
    "docs/privacy.md",
    "docs/support.md",
    "docs/listing.md",
    "docs/own-data.md",
    "docs/running.md",
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows(name: str) -> dict[str, str]:
    """The rows of a document's tables, by what stands in backticks in the first column."""
    found = re.findall(r"^\| (`[^|]+) \|(.*)\|$", text(name), re.MULTILINE)
    return {each: rest for first, rest in found for each in re.findall(r"`([^`]+)`", first)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_between_documents_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https:)([^)#]+)\)", text(name)):
        assert ((ROOT / name).parent / target).exists(), target


def test_privacy_names_every_table_and_column_and_how_long_they_are_kept() -> None:
    told = rows("docs/privacy.md")
    tables = {name: table for name, table in METADATA.tables.items() if name != "schema_version"}
    assert set(told) == set(tables)
    for name, table in tables.items():
        assert {column.name for column in table.columns} <= set(re.findall(r"`(\w+)`", told[name])), name
    assert f"{RECEIPT_LIFETIME.total_seconds() / 3600:.0f} hours" in told["receipts"]
    for name in ("thread_states", "answers"):
        assert f"{STATE_LIFETIME.days} days" in told[name]


def test_every_setting_is_told() -> None:
    told = rows("docs/running.md")
    assert {name.upper() for name in Settings.model_fields} <= set(told)
    assert set(told) - {name.upper() for name in Settings.model_fields} == {"VERSUS_DATA_DIR", "VERSUS_CATALOG_EXTRA"}


def test_privacy_and_the_home_tab_call_the_button_that_deletes_alike() -> None:
    home = home_view(making.READ, making.TODAY, [("Swift 2", "acme/swift-2")], Preferences(), is_admin=False)
    assert "'Forget Mine'" in str(home)
    assert "*Forget Mine*" in text("docs/privacy.md")


def test_the_listing_names_every_scope_with_its_reason() -> None:
    optional = {f"{scope}": EXTRA_USES[name] for name, scopes in EXTRA_SCOPES.items() for scope in scopes}
    told = rows("docs/listing.md")
    assert set(told) == {*SCOPES, *optional}
    for scope, use in {**SCOPES, **optional}.items():
        assert use in told[scope]


def test_the_listing_keeps_to_the_limits_of_a_directory() -> None:
    listing = text("docs/listing.md")

    def line(label: str) -> str:
        (found,) = re.findall(rf"\*\*{label}\*\*: (.+)", listing)
        return found

    assert line("Name") == manifest()["display_information"]["name"]
    assert len(line("Short description").split()) <= 10
    assert len(line("Agent overview").split()) <= 25
    (long,) = re.findall(r"## Long description\n\n(.+?)\n\n##", listing, re.DOTALL)
    assert 175 <= len(long) <= 4_000
    assert f"asks for {['no', 'one', 'two', 'three', 'four', 'five'][len(SCOPES)]} scopes" in long
    assert f"{['no', 'one', 'two', 'three'][len(PROMPTS) - 1]} questions to press" in listing
