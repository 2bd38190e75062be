"""Facts kept by hand: read, checked, and turned into claims with their sources."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from catalog.errors import CatalogError
from catalog.facts import Source
from catalog.labs import LABS
from catalog.models import Provider
from catalog.sources.curated import (
    CuratedFile,
    FactTable,
    LicenseTable,
    OperatorTable,
    Page,
    ParametersRow,
    RouteTable,
    ScoreRow,
)
from catalog.sources.helm import URL as HELM_URL
from catalog.sources.observation import CURATED, Observation, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from catalog.models import RouteStatus
    from catalog.sources.curated import EndingRow, LifecycleTable
    from catalog.sources.helm import HelmReading, HelmRow

ModelT = TypeVar("ModelT", bound=BaseModel)
_TABLE_AND_NUMBER = 2


@dataclass(frozen=True, slots=True)
class Ending:
    """What a page says of the end of one id at one operator; ``not_before`` is a promise, not a date of retirement."""

    operator: str
    native_id: str
    model: str
    status: RouteStatus | None
    deprecated_on: date | None
    retires_on: date | None
    not_before: date | None
    replacement: str | None
    service_closed: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Curated:
    """All that is kept by hand, in the order of the files; ``listed`` is what HELM's list adds to it."""

    licenses: tuple[tuple[LicenseTable, Source], ...] = ()
    endings: tuple[Ending, ...] = ()
    parameters: tuple[tuple[ParametersRow, Source], ...] = ()
    facts: tuple[tuple[FactTable, Source], ...] = ()
    scores: tuple[tuple[ScoreRow, Source], ...] = ()
    listed: tuple[tuple[HelmRow, Source], ...] = ()
    routes: tuple[Observation, ...] = ()
    operators: tuple[OperatorTable, ...] = ()
    route_models: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])


def parse(raw: bytes, schema: type[ModelT], *, file: str) -> ModelT:
    """Read one TOML file by its schema.

    Raises:
        CatalogError: It is no TOML, or a field is not as the schema wants it; names file, line and field.
    """
    try:
        text = raw.decode("utf-8")
        table = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(f"{file} is no TOML ({error}): correct it.") from error
    try:
        return schema.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        line = _line(text, first["loc"])
        raise CatalogError(f"{file}, line {line}, {where}: {first['msg']}; correct that entry.") from error


def _line(text: str, where: tuple[int | str, ...]) -> int:
    """The line of a faulty entry: its table's head, or the very row in it, or the field where the table is plain."""
    lines = text.splitlines()
    if len(where) < _TABLE_AND_NUMBER or not isinstance(where[1], int):
        return next((n for n, line in enumerate(lines, 1) if str(where[:1]).strip("('),") in line), 1)
    heads = [n for n, line in enumerate(lines) if line.partition("#")[0].strip() == f"[[{where[0]}]]"]
    if where[1] >= len(heads):
        return 1
    start = heads[where[1]]
    stop = heads[where[1] + 1] if where[1] + 1 < len(heads) else len(lines)
    rest = where[_TABLE_AND_NUMBER:]
    if len(rest) >= _TABLE_AND_NUMBER and rest[0] == "rows" and isinstance(rest[1], int):
        rows = [n for n in range(start, stop) if lines[n].lstrip().startswith("{")]
        return rows[rest[1]] + 1 if rest[1] < len(rows) else start + 1
    fields = [n for n in range(start, stop) if rest and lines[n].startswith(f"{rest[0]} ")]
    return (fields[0] if fields else start) + 1


def read(files: Mapping[str, bytes], operators: Mapping[str, str]) -> Curated:
    """Read all files of one directory.

    Args:
        files: File name → bytes; the name is the lab's id and ``.toml``.
        operators: Provider id → display name, for naming who published a page.

    Raises:
        CatalogError: A file is not as the schema wants it.
    """
    parsed = [(name.removesuffix(".toml"), parse(raw, CuratedFile, file=name)) for name, raw in sorted(files.items())]
    return Curated(
        licenses=tuple((row, _source(row.source, _lab(lab))) for lab, file in parsed for row in file.license),
        endings=tuple(
            _ending(table, row, operators) for _, file in parsed for table in file.lifecycle for row in table.rows
        ),
        parameters=tuple(
            (row, _source(table.source, _lab(lab)))
            for lab, file in parsed
            for table in file.parameters
            for row in table.rows
        ),
        facts=tuple(
            (row, _source(row.source, _lab(lab))) for lab, file in parsed for row in (*file.fact, *_shared(file))
        ),
        scores=tuple(
            (row, _source(table.source, _lab(lab)))
            for lab, file in parsed
            for table in file.score
            for row in table.rows
        ),
        operators=tuple(row for _, file in parsed for row in file.operator),
        routes=tuple(_observe(row) for _, file in parsed for row in file.route),
        route_models={(row.provider, row.id): row.model for _, file in parsed for row in file.route},
    )


def read_directory(directory: Path, operators: Mapping[str, str]) -> Curated:
    """Read the files of a directory; ``identity.toml`` is none of them."""
    files = {path.name: path.read_bytes() for path in sorted(directory.glob("*.toml")) if path.name != "identity.toml"}
    return read(files, operators)


def with_helm(curated: Curated, reading: HelmReading, as_of: date) -> Curated:
    """The same, with the rows of HELM's list: somebody quoting the labs, as a page that was looked up."""
    source = Source("HELM", None, HELM_URL, as_of, "curated_secondary")
    return replace(curated, listed=tuple((row, source) for row in reading.rows))


def best_first(sources: Sequence[tuple[ModelT, Source]]) -> list[tuple[ModelT, Source]]:
    """Rows from the lab's own pages before quotations of them."""
    return sorted(sources, key=lambda item: item[1].kind != "curated_primary")


def _shared(file: CuratedFile) -> Iterator[FactTable]:
    """Pages about several models, as one fact of each."""
    for able in file.capability:
        for model in able.models:
            yield FactTable(model=model, capabilities=able.capabilities, source=able.source)
    for counting in file.tokenizer:
        for model in counting.models:
            yield FactTable(model=model, tokenizer_note=counting.note, source=counting.source)


def _lab(lab: str) -> str:
    return LABS.get(lab, lab)


def _source(page: Page, publisher: str) -> Source:
    kind = "curated_primary" if page.kind == "primary" else "curated_secondary"
    return Source(page.publisher or publisher, page.via, page.url, page.as_of, kind)


def _ending(table: LifecycleTable, row: EndingRow, operators: Mapping[str, str]) -> Ending:
    return Ending(
        operator=table.operator,
        native_id=row.id,
        model=row.model,
        status=row.status,
        deprecated_on=row.deprecated_on,
        retires_on=row.retires_on,
        not_before=row.not_before,
        replacement=row.replacement,
        service_closed=table.service_closed,
        source=_source(table.source, operators.get(table.operator, table.operator)),
    )


def _observe(row: RouteTable) -> Observation:
    quotes = tuple(Quote(kind, amount) for kind, amount in row.prices.items() if amount > 0)
    return Observation(
        upstream=CURATED,
        provider=Provider(row.provider, row.provider_name),
        native_id=row.id,
        upstream_provider=row.provider,
        upstream_id=row.id,
        via=row.source.via,
        url=row.source.url,
        as_of=row.source.as_of,
        context=row.context_window,
        max_output=row.max_output,
        quotes=quotes,
        says_free=bool(row.prices) and not quotes,
    )
