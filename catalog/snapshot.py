"""The shipped catalog: one compressed file, checked by its hash, whose models are made when first asked for.

The file is gzip over lines of JSON: a header with the tables, the rows for linking, and then one model a line. Reading
it parses the header only.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from catalog.errors import CatalogError
from catalog.models import Entry, FamilyDefault, Lab, Provider
from catalog.snapshot_reader import RowReader, Sources
from catalog.snapshot_rows import RowWriter, dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from catalog.facts import Source
    from catalog.models import Model, RouteStatus
    from catalog.snapshot_rows import Json, JsonList

FORMAT = 2
SHIPPED = Path(__file__).parent / "data" / "snapshot.json.gz"
_CURE = "fetch it again or build it with `versus catalog build`"
_HASH_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Upstream:
    """A file that a snapshot was built from; ``as_of`` is its own day, ``None`` for files kept by hand."""

    name: str
    url: str
    as_of: date | None
    sha256: str


class Catalog:
    """All that is known of all models, with the day and the version of the data.

    Attributes:
        version: ``2026-11-11.3f2a9c1b``: the newest upstream's day and the beginning of the contents' hash.
        as_of: The newest upstream's day.
        entries: What linking needs, one light row a model, in the order of ids.
        families: Who a family name stands for.
        provenance: The files it was built from.
        providers: Who serves models, in no particular order.
    """

    def __init__(self, header: Mapping[str, object], lines: Sequence[bytes]) -> None:
        self.version = cast("str", header["version"])
        self.as_of = date.fromisoformat(cast("str", header["as_of"]))
        self.provenance: Sequence[Upstream] = tuple(
            _upstream(row) for row in cast("list[list[str]]", header["upstreams"])
        )
        self.families: Sequence[FamilyDefault] = tuple(
            FamilyDefault(*row) for row in cast("list[list[str]]", header["families"])
        )
        self.entries: Sequence[Entry] = tuple(_entry(row) for row in cast("list[JsonList]", header["entries"]))
        self._lines = dict(zip((entry.id for entry in self.entries), lines, strict=True))
        self._names = {entry.id: entry.name for entry in self.entries}
        self._models: dict[str, Model] = {}
        self.providers: Sequence[Provider] = tuple(
            Provider(*row) for row in cast("list[list[str]]", header["providers"])
        )
        self._reader = RowReader(
            Sources(cast("list[list[str | None]]", header["sources"])),
            tuple(Lab(*row) for row in cast("list[list[str]]", header["labs"])),
            self.providers,
            tuple(cast("list[tuple[str, str, str, str]]", header["benchmarks"])),
        )

    def with_models(self, models: Iterable[Model], label: str) -> Catalog:
        """The same catalog with these models in it, in place of those of their ids; ``label`` ends the version."""
        made = {model.id: model for model in models}
        entries = {entry.id: entry for entry in self.entries}
        entries |= {model.id: _entry(cast("JsonList", _entry_row(model))) for model in made.values()}
        found = copy(self)
        found.version = f"{self.version}+{label}"
        found.entries = tuple(entries[id_] for id_ in sorted(entries))
        found._names = {entry.id: entry.name for entry in found.entries}  # noqa: SLF001 - a copy of this very class
        found._lines = dict.fromkeys(made, b"") | self._lines  # noqa: SLF001 - likewise
        found._models = self._models | made  # noqa: SLF001 - likewise
        return found

    def model(self, id: str) -> Model:  # noqa: A002 - the word every caller uses
        """The model with that id, made on first use.

        Raises:
            KeyError: No model has that id.
        """
        made = self._models.get(id)
        if made is None:
            made = self._models[id] = self._reader.model(self._lines[id])
        return made

    def name(self, id: str) -> str:  # noqa: A002
        """The name of the model with that id, without making it.

        Raises:
            KeyError: No model has that id.
        """
        return self._names[id]

    def __contains__(self, id: object) -> bool:  # noqa: A002
        return id in self._lines

    def __len__(self) -> int:
        return len(self._lines)


def load(path: Path | None = None) -> Catalog:
    """Read a snapshot.

    Args:
        path: The file; ``None`` for the one that is shipped.

    Raises:
        CatalogError: The file is missing or not what its hash says; one sentence with the cure.
    """
    file = path or SHIPPED
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise CatalogError(f"The catalog {file} cannot be read ({error.strerror}): {_CURE}.") from error
    beside = hash_file(file)
    if beside.exists():
        expected = beside.read_text(encoding="utf-8").split()
        if not expected or expected[0] != hashlib.sha256(raw).hexdigest():
            raise CatalogError(f"The catalog {file} is not the file that {beside.name} describes: {_CURE}.")
    elif path is None:
        raise CatalogError(f"The catalog's hash {beside} is missing: {_CURE}.")
    return decode(raw, name=str(file))


def hash_file(file: Path) -> Path:
    """Where the SHA-256 and the data version of a snapshot stand: ``snapshot.sha256`` beside ``snapshot.json.gz``."""
    return file.with_name(f"{file.name.removesuffix('.gz').removesuffix('.json')}.sha256")


def decode(raw: bytes, *, name: str = "snapshot") -> Catalog:
    """Make a catalog from a snapshot's bytes.

    Raises:
        CatalogError: The bytes are no snapshot, are cut short, damaged, or of a format this version cannot read.
    """
    try:
        first, _, rest = gzip.decompress(raw).partition(b"\n")
        header = cast("object", json.loads(first))
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError) as error:
        raise CatalogError(f"The catalog {name} is damaged or no snapshot ({error}): {_CURE}.") from error
    table = cast("dict[str, object]", header) if isinstance(header, dict) else {}
    if table.get("format") != FORMAT:
        found = table.get("format", "none")
        raise CatalogError(f"The catalog {name} has format {found}, this version reads {FORMAT}: {_CURE}.")
    try:
        return Catalog(table, rest.split(b"\n") if rest else [])
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogError(f"The catalog {name} is not complete ({error}): {_CURE}.") from error


def encode(models: Iterable[Model], families: Iterable[FamilyDefault], upstreams: Sequence[Upstream]) -> bytes:
    """Write a snapshot; the same models, families and upstreams give the same bytes.

    Args:
        models: All models; they are written in the order of their ids.
        families: Who a family name stands for.
        upstreams: The files it comes from; at least one has a day.
    """
    ordered = sorted(models, key=lambda model: model.id)
    writer = RowWriter()
    lines = [writer.model(model) for model in ordered]
    as_of = max(upstream.as_of for upstream in upstreams if upstream.as_of)
    header: dict[str, Json] = {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "upstreams": [[u.name, u.url, u.as_of.isoformat() if u.as_of else None, u.sha256] for u in upstreams],
        "labs": [[lab.id, lab.name] for lab in writer.labs.values],
        "providers": [[one.id, one.name, one.url] for one in writer.providers.values],
        "benchmarks": [list(of) for of in writer.benchmarks.values],
        "sources": [_source_row(source) for source in writer.sources.values],
        "families": [[family.words, family.name, family.default] for family in families],
        "entries": [_entry_row(model) for model in ordered],
    }
    body = "\n".join(lines)
    digest = hashlib.sha256(f"{dumps(header)}\n{body}".encode()).hexdigest()
    header["version"] = f"{as_of.isoformat()}.{digest[:_HASH_DIGITS]}"
    return gzip.compress(f"{dumps(header)}\n{body}".encode(), compresslevel=9, mtime=0)


def _source_row(source: Source) -> Json:
    day = source.as_of.isoformat() if source.as_of else None
    return [source.publisher, source.via, source.url, day, source.kind]


def _upstream(row: Sequence[str | None]) -> Upstream:
    name, url, day, sha256 = row
    as_of = date.fromisoformat(day) if day else None
    return Upstream(cast("str", name), cast("str", url), as_of, cast("str", sha256))


def _entry_row(model: Model) -> Json:
    retires = model.lifecycle.retires_on.value
    chat = {"text"} <= set(model.modalities_in.value or ("text",)) & set(model.modalities_out.value or ("text",))
    ids = dict.fromkeys(route.id for route in model.routes)
    return [
        model.id,
        model.name,
        model.lab.id,
        "\n".join(model.aliases),
        model.release_date.value or "",
        model.lifecycle.status.value or "active",
        retires.isoformat() if retires else "",
        int(model.core),
        int(model.core or (chat and model.context_window.known)),
        "\n".join(ids),
        len(model.routes),
    ]


def _entry(row: JsonList) -> Entry:
    model_id, name, lab, aliases, released, state, retires_on, core, chat, route_ids, routes = row
    return Entry(
        id=cast("str", model_id),
        name=cast("str", name),
        lab=cast("str", lab),
        aliases=tuple(cast("str", aliases).split("\n")) if aliases else (),
        released=cast("str", released),
        state_hint=cast("RouteStatus", state),
        retires_on=cast("str", retires_on),
        suggestible=bool(core),
        chat=bool(chat),
        route_ids=tuple(cast("str", route_ids).split("\n")) if route_ids else (),
        routes=cast("int", routes),
    )
