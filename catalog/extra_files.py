"""A team's own files: the format of the curated ones, but a route may carry negotiated rates with their days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, model_validator

from catalog.curated import parse
from catalog.errors import CatalogError
from catalog.facts import CONTRACT, Source
from catalog.models import PriceKind
from catalog.sources.curated import Count, FactTable, LicenseTable, LifecycleTable, ModelId, Page, ParametersTable, Rate

if TYPE_CHECKING:
    from pathlib import Path


class OwnRoute(BaseModel):
    """A route of one's own, or one's own rates on a route of the catalog; rates are USD per million tokens.

    ``starts`` and ``until`` are the first and the last day of the rates. Without ``source`` they are the contract's.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: ModelId
    provider: str
    provider_name: str | None = None
    id: str
    region: str | None = None
    context_window: Count | None = None
    max_output: Count | None = None
    prices: dict[PriceKind, Rate] = Field(default_factory=dict)
    starts: dt.date | None = None
    until: dt.date | None = None
    source: Page | None = None

    @model_validator(mode="after")
    def _in_order(self) -> OwnRoute:
        if self.starts and self.until and self.until < self.starts:
            raise ValueError("until is before starts")
        return self


class OwnFile(BaseModel):
    """One file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    license: tuple[LicenseTable, ...] = ()
    lifecycle: tuple[LifecycleTable, ...] = ()
    parameters: tuple[ParametersTable, ...] = ()
    fact: tuple[FactTable, ...] = ()
    route: tuple[OwnRoute, ...] = ()

    def models(self) -> list[str]:
        """Every model id that a table names, in order."""
        named = [row.model for row in (*self.fact, *self.route)]
        named += [row.model for table in self.parameters for row in table.rows]
        return named + [row.model for table in self.lifecycle for row in table.rows]


def read_own(path: Path) -> list[tuple[Path, OwnFile]]:
    """Read a file, or every ``.toml`` file of a folder in the order of their names.

    Raises:
        CatalogError: It is not there, or not as the schema wants it; names file, line and field.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise CatalogError(f"VERSUS_CATALOG_EXTRA names {path}, which holds no .toml file: put one there or unset it.")
    found: list[tuple[Path, OwnFile]] = []
    for file in files:
        try:
            raw = file.read_bytes()
        except OSError as error:
            why = f"which cannot be read ({error.strerror})"
            raise CatalogError(f"VERSUS_CATALOG_EXTRA names {file}, {why}: correct it or unset it.") from error
        found.append((file, parse(raw, OwnFile, file=str(file))))
    return found


def own_source(page: Page | None, publisher: str) -> Source:
    """Whose word it is: the page's where one is named, else the contract's."""
    if page is None:
        return Source(CONTRACT, None, "", None, "curated_primary")
    kind = "curated_primary" if page.kind == "primary" else "curated_secondary"
    return Source(page.publisher or publisher, page.via, page.url, page.as_of, kind)
