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
from catalog.sources.inputs import MANIFEST, Manifest, inputs, second_opinion
from catalog.sources.observation import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.models import Model
    from catalog.sources.observation import BadRow

DATA = Path(__file__).parent / "data"


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


def _build(from_dir: Path, data: Path, beside: Path | None) -> tuple[bytes, BuildReport]:
    manifest = from_dir / MANIFEST
    asked = curated.parse(manifest.read_bytes(), Manifest, file=str(manifest)) if manifest.exists() else Manifest()
    files = list(inputs(asked))
    first, second, third, old, listed = raws = [_bytes(from_dir / item.file) for item in files]
    readings = {
        files[0].name: modelsdev.read(first, files[0].as_of, file=files[0].file),
        files[1].name: litellm.read(second, files[1].as_of, file=files[1].file),
        files[2].name: langchain.read(third, file=files[2].file),
        files[3].name: litellm.read(old, files[3].as_of, archive=True, file=files[3].file),
    }
    rows = [row for reading in readings.values() for row in reading.observations]
    opinion = second_opinion(asked)
    if (wheel := (beside or from_dir) / opinion.file).exists():
        files, raws = [*files, opinion], [*raws, _bytes(wheel)]
        found = genaiprices.matching(genaiprices.read(raws[-1], opinion.as_of, file=opinion.file), rows)
        readings[opinion.name] = Reading(tuple(found), ())
        rows += found
    operators = {row.provider.id: row.provider.name for row in reversed(rows)}
    quoted = helm.read(listed, file=files[4].file)
    kept = curated.with_helm(curated.read_directory(data / "curated", operators), quoted, files[4].as_of)
    merged = merge(rows, kept)
    read = zip(files, raws, strict=True)
    upstreams = [Upstream(item.name, item.url, item.as_of, _sha256(raw)) for item, raw in read]
    upstreams.append(Upstream("curated files", "catalog/data/curated", None, _curated_hash(data)))
    raw = encode(merged.models, families(data / "families.toml", merged.models), upstreams)
    return raw, _report(raw, merged, readings)


def families(file: Path, models: Sequence[Model]) -> list[FamilyDefault]:
    """The curated families, each with a default that exists; none where the file is not there.

    Raises:
        CatalogError: The file is not as its schema wants it, or a default is no model; names file and entry.
    """
    if not file.exists():
        return []
    known = {model.id for model in models}
    listed = curated.parse(file.read_bytes(), FamiliesFile, file=file.name).family
    for number, row in enumerate(listed, 1):
        if row.default not in known:
            raise CatalogError(
                f"{file.name}, family {number} ({row.words!r}): default {row.default!r} is no model of the catalog; "
                f"name one that is."
            )
    return [FamilyDefault(row.words, row.name, row.default) for row in listed]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CatalogError(f"The upstream file {file} cannot be read ({error.strerror}): put it there.") from error


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _curated_hash(data: Path) -> str:
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
