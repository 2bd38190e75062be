"""Which catalog answers: the refreshed one or the shipped one, by the settings of this process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalog import Catalog

DATA_DIR = "VERSUS_DATA_DIR"
EXTRA = "VERSUS_CATALOG_EXTRA"


def data_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return the folder for this user's data: ``VERSUS_DATA_DIR``, else by the platform's convention."""
    if said := environ.get(DATA_DIR, "").strip():
        return Path(said).expanduser()
    home = Path(environ.get("HOME") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "versus"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "versus"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "versus"


def catalog_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Where refreshed data live."""
    return data_folder(os.environ if environ is None else environ) / "catalog"


def open_catalog(environ: Mapping[str, str] | None = None) -> tuple[Catalog, str | None]:
    """The catalog that answers, a team's own data in it, and a remark where it is not the refreshed one.

    Raises:
        CatalogError: No catalog can be read, or the own data are faulty; one sentence.
    """
    from catalog.refreshing_store import choose  # noqa: PLC0415 - versus --help needs no catalog

    given = os.environ if environ is None else environ
    chosen = choose(catalog_folder(given))
    own = given.get(EXTRA, "").strip()
    if not own:
        return chosen.catalog, chosen.remark
    from catalog.extra import with_extra  # noqa: PLC0415 - it loads pydantic, which a plain answer does without

    return with_extra(chosen.catalog, Path(own).expanduser()), chosen.remark


def open_aloud() -> Catalog:
    """The catalog that answers a command; the remark goes to standard error.

    Raises:
        CatalogError: As ``open_catalog``.
    """
    catalog, remark = open_catalog()
    if remark:
        sys.stderr.write(f"versus: {remark}\n")
    return catalog
