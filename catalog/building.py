"""Building the snapshot: upstream files and files kept by hand in, one compressed file out; no network, no clock."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catalog import curated
from catalog.errors import CatalogError
from catalog.merging import Merged, merge
from catalog.models import FamilyDefault
from catalog.snapshot import Upstream, decode, encode, hash_file
from catalog.sources import genaiprices, helm, langchain, litellm, modelsdev
from catalog.sources.curated import FamiliesFile
from catalog.sources.inputs import MANIFEST, Input, Manifest, inputs, second_opinion
from catalog.sources.observation import Reading

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from catalog.identity_index import KnownModel
    from catalog.models import Model
    from catalog.sources.observation import BadRow

DATA = Path(__file__).parent / "data"
CURATED_URL = "catalog/data/curated"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made of its input.

    Attributes:
        version: The data version.
        models: Number of models.
        core: Those that may be proposed.
        routes: Number of routes.
        size: Bytes of the snapshot.
        rows: Rows read, by upstream.
        bad_rows: Rows or values left out, with reasons.
        unplaced: Curated rows about models that no upstream lists.
    """

    version: str
    models: int
    core: int
    routes: int
    size: int
    rows: dict[str, int]
    bad_rows: tuple[BadRow, ...]
    unplaced: tuple[str, ...]


def build(from_dir: Path, data: Path = DATA, *, beside: Path | None = None) -> bytes:
    """The snapshot made of a directory's upstream files and the files kept by hand.

    Args:
        from_dir: Holds the upstream files, and ``inputs.toml`` where they are others than the shipped snapshot's.
        data: Holds ``curated/`` and ``families.toml``; the shipped ones unless said.
        beside: Where the wheel of genai-prices is, if it is not with the other files.

    Raises:
        CatalogError: A file is missing or unusable; names the file and the cure.
    """
    return _build(from_dir, data, beside)[0]


def build_to(from_dir: Path, out: Path, data: Path = DATA, *, beside: Path | None = None) -> BuildReport:
    """Build a snapshot and write it, with its hash and version beside it; the arguments are those of ``build``.

    Raises:
        CatalogError: A file is missing or unusable; names the file and the cure.
    """
    raw, report = _build(from_dir, data, beside)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(raw)
    hash_file(out).write_text(f"{hashlib.sha256(raw).hexdigest()}  {out.name}\n{report.version}\n", encoding="utf-8")
    return report


@dataclass(frozen=True, slots=True)
class Gathered:
    """What upstream files and the files kept by hand say, merged.

    Attributes:
        merged: The models, and the curated rows that mean none of them.
        upstreams: The files that were read, the curated ones last.
        readings: What was read, by the upstream's name.
    """

    merged: Merged
    upstreams: tuple[Upstream, ...]
    readings: dict[str, Reading]


def gather(
    from_dir: Path,
    asked: Manifest,
    data: Path = DATA,
    *,
    beside: Path | None = None,
    partly: bool = False,
    without: Container[str] = (),
    remembered: Iterable[KnownModel] = (),
) -> Gathered:
    """Read and merge a directory's upstream files and the files kept by hand.

    Args:
        from_dir: Holds the upstream files.
        asked: Which files they are, where not the usual ones.
        data: Holds ``curated/`` and ``families.toml``.
        beside: Holds the second opinion's file, if not ``from_dir``.
        partly: Whether all but models.dev's and LiteLLM's file may be missing.
        without: Names of files that are not read though they are there.
        remembered: What labs sold by the catalog before.

    Raises:
        CatalogError: A file is missing or unusable; names the file and the cure.
    """
    first, second, third, old, listed = inputs(asked)
    optional = (third, old, listed) if partly else ()
    opinion = second_opinion(asked)
    files = [item for item in (first, second, third, old, listed) if item not in optional or _is_in(from_dir, item)]
    raws = {item: _bytes(from_dir / item.file) for item in files if item.name not in without}
    if _is_in(beside or from_dir, opinion) and opinion.name not in without:
        raws[opinion] = _bytes((beside or from_dir) / opinion.file)
    readings = {
        first.name: modelsdev.read(raws[first], first.as_of, file=first.file),
        second.name: litellm.read(raws[second], second.as_of, file=second.file),
    }
    if third in raws:
        readings[third.name] = langchain.read(raws[third], file=third.file)
    if old in raws:
        readings[old.name] = litellm.read(raws[old], old.as_of, archive=True, file=old.file)
    rows = [row for reading in readings.values() for row in reading.observations]
    if opinion in raws:
        found = genaiprices.matching(genaiprices.read(raws[opinion], opinion.as_of, file=opinion.file), rows)
        readings[opinion.name] = Reading(tuple(found), ())
        rows += found
    operators = {row.provider.id: row.provider.name for row in reversed(rows)}
    kept = curated.read_directory(data / "curated", operators)
    if listed in raws:
        kept = curated.with_helm(kept, helm.read(raws[listed], file=listed.file), listed.as_of)
    upstreams = [Upstream(item.name, item.url, item.as_of, _sha256(raw)) for item, raw in raws.items()]
    upstreams.append(Upstream("curated files", CURATED_URL, None, curated_hash(data)))
    return Gathered(merge(rows, kept, remembered), tuple(upstreams), readings)


def read_manifest(from_dir: Path) -> Manifest:
    """Which files a directory has, where it says so.

    Raises:
        CatalogError: The manifest is not as its schema wants it; names file, line and field.
    """
    file = from_dir / MANIFEST
    return curated.parse(file.read_bytes(), Manifest, file=str(file)) if file.exists() else Manifest()


def _is_in(from_dir: Path, item: Input) -> bool:
    return (from_dir / item.file).exists()


def _build(from_dir: Path, data: Path, beside: Path | None) -> tuple[bytes, BuildReport]:
    found = gather(from_dir, read_manifest(from_dir), data, beside=beside)
    raw = encode(found.merged.models, families(data / "families.toml", found.merged.models), found.upstreams)
    return raw, _report(raw, found.merged, found.readings)


def families(file: Path, models: Sequence[Model], *, strict: bool = True) -> list[FamilyDefault]:
    """The curated families, each with a default that exists; none where the file is not there.

    Args:
        file: ``families.toml``.
        models: Who may be a default.
        strict: Whether a default that is no model is an error; else that family is left out, for a refresh, whose user
            did not write the file.

    Raises:
        CatalogError: The file is not as its schema wants it, or a default is no model; names file and entry.
    """
    if not file.exists():
        return []
    known = {model.id for model in models}
    listed = curated.parse(file.read_bytes(), FamiliesFile, file=file.name).family
    for number, row in enumerate(listed, 1):
        if strict and row.default not in known:
            raise CatalogError(
                f"{file.name}, family {number} ({row.words!r}): default {row.default!r} is no model of the catalog; "
                f"name one that is."
            )
    return [FamilyDefault(row.words, row.name, row.default) for row in listed if row.default in known]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CatalogError(f"The upstream file {file} cannot be read ({error.strerror}): put it there.") from error


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def curated_hash(data: Path = DATA) -> str:
    """The SHA-256 of all files kept by hand."""
    digest = hashlib.sha256()
    for file in sorted((data / "curated").glob("*.toml")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _report(raw: bytes, merged: Merged, readings: dict[str, Reading]) -> BuildReport:
    counted = Counter({name: len(reading.observations) for name, reading in readings.items()})
    return BuildReport(
        version=decode(raw).version,
        models=len(merged.models),
        core=sum(model.core for model in merged.models),
        routes=sum(len(model.routes) for model in merged.models),
        size=len(raw),
        rows=dict(counted),
        bad_rows=tuple(bad for reading in readings.values() for bad in reading.bad_rows),
        unplaced=merged.unplaced,
    )
