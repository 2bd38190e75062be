"""HELM's ``model_metadata.yaml``: release dates, sizes and openness of models, older ones above all.

The file is a flat list of tables with one ``key: value`` a line, so that it is read line by line: no YAML library is
needed at run time, and a line that is neither is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.errors import CatalogError
from catalog.sources.observation import BadRow
from catalog.sources.values import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

URL = "https://github.com/stanford-crfm/helm/blob/main/src/helm/config/model_metadata.yaml"
_ENTRY = re.compile(r"  - name: (?P<name>[^\s/]+/\S+)\s*")
_FIELD = re.compile(r"    (?P<key>release_date|num_parameters|access): (?P<value>[^#]*)(#.*)?")

_LABS = {
    "allenai": "allenai",
    "deepseek-ai": "deepseek",
    "mistralai": "mistral",
    "moonshotai": "moonshotai",
    "qwen": "alibaba",
    "zai-org": "zhipuai",
}
"""HELM's owners under another name than the catalog's."""


@dataclass(frozen=True, slots=True)
class HelmRow:
    """What HELM says of one model.

    Attributes:
        model: ``lab/name`` in HELM's spelling of the name.
        release_date: A day that exists, or ``None``.
        parameters: A count, or ``None``.
        open_weights: ``True`` where HELM calls the access open; *limited* says nothing of the weights.
    """

    model: str
    release_date: str | None
    parameters: int | None
    open_weights: bool | None


@dataclass(frozen=True, slots=True)
class HelmReading:
    """All rows, with what was left out."""

    rows: tuple[HelmRow, ...]
    bad_rows: tuple[BadRow, ...]


def read(raw: bytes, *, file: str = "HELM model metadata") -> HelmReading:
    """Read HELM's file.

    Args:
        raw: The bytes of ``model_metadata.yaml``.
        file: How errors name it.

    Raises:
        CatalogError: The file is no text, or lists no model. A bad value is left out and reported instead.
    """
    try:
        tables = list(_tables(raw.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise CatalogError(f"{file} is no text ({error}): download it again.") from error
    if not tables:
        raise CatalogError(f"{file} lists no models: download it again.")
    bad = [
        BadRow("HELM", name, f"release_date {fields['release_date']!r} is no date")
        for name, fields in tables
        if fields.get("release_date") and iso_date(fields["release_date"]) is None
    ]
    return HelmReading(tuple(_row(name, fields) for name, fields in tables), tuple(bad))


def _tables(text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    name, fields = "", dict[str, str]()
    for line in text.splitlines():
        if (entry := _ENTRY.fullmatch(line)) is not None:
            if name:
                yield name, fields
            name, fields = entry["name"], {}
        elif (field := _FIELD.fullmatch(line)) is not None:
            fields.setdefault(field["key"], field["value"].strip())
    if name:
        yield name, fields


def _row(name: str, fields: Mapping[str, str]) -> HelmRow:
    owner, _, tail = name.lower().partition("/")
    number = fields.get("num_parameters", "").replace("_", "")
    return HelmRow(
        model=f"{_LABS.get(owner, owner)}/{tail}",
        release_date=iso_date(fields.get("release_date")),
        parameters=int(number) or None if number.isdecimal() else None,
        open_weights=True if fields.get("access") == "open" else None,
    )
