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

    ``starts`` and ``until`` are the first and the last day of the rates. Without ``source`` they are the contract's,
    cited with the day on which they start; where they always hold, with ``as_of``, the day on which they were known.
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
    as_of: dt.date | None = None
    source: Page | None = None

    @property
    def day(self) -> dt.date | None:
        """The day that the contract's word is cited with."""
        return self.starts or self.as_of

    @model_validator(mode="after")
    def _in_order(self) -> OwnRoute:
        if self.starts and self.until and self.until < self.starts:
            raise ValueError("until is before starts")
        return self

    def of_day(self, day: dt.date) -> OwnRoute:
        """The same, as of a day where it does not say its own."""
        return self.model_copy(update={"as_of": self.as_of or day, "source": self.source and _of_day(self.source, day)})


class OwnFile(BaseModel):
    """One file; ``as_of`` is the day of all in it that does not say its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    as_of: dt.date | None = None
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

    def dated(self) -> OwnFile:
        """The same, with the file's day on every page and route that has none."""
        day = self.as_of
        if day is None:
            return self
        return OwnFile(
            license=tuple(row.model_copy(update={"source": _of_day(row.source, day)}) for row in self.license),
            lifecycle=tuple(row.model_copy(update={"source": _of_day(row.source, day)}) for row in self.lifecycle),
            parameters=tuple(row.model_copy(update={"source": _of_day(row.source, day)}) for row in self.parameters),
            fact=tuple(row.model_copy(update={"source": _of_day(row.source, day)}) for row in self.fact),
            route=tuple(row.of_day(day) for row in self.route),
        )


def _of_day(page: Page, day: dt.date) -> Page:
    return page if page.as_of else page.model_copy(update={"as_of": day})


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
        found.append((file, parse(raw, OwnFile, file=str(file)).dated()))
    return found


def own_source(page: Page | None, publisher: str, day: dt.date | None = None) -> Source:
    """Whose word it is: the page's where one is named, else the contract's, of the day given."""
    if page is None:
        return Source(CONTRACT, None, "", day, "curated_primary")
    kind = "curated_primary" if page.kind == "primary" else "curated_secondary"
    return Source(page.publisher or publisher, page.via, page.url, page.as_of, kind)
