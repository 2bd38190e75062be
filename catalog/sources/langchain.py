"""LangChain's profiles of first-party models: newer than models.dev's file, without prices.

Each package has them as one Python table of plain values, which is read as such and never run.
"""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Final

from catalog.errors import CatalogError
from catalog.models import Provider
from catalog.sources.observation import LANGCHAIN, BadRow, Observation, Reading
from catalog.sources.values import Row, as_row, count, day, flag, iso_date, rows_of, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from catalog.models import Capability

LABS: dict[str, tuple[str, str]] = {
    "anthropic": ("anthropic", "Anthropic"),
    "deepseek": ("deepseek", "DeepSeek"),
    "google_genai": ("google", "Google"),
    "mistralai": ("mistral", "Mistral"),
    "openai": ("openai", "OpenAI"),
    "xai": ("xai", "xAI"),
}
"""LangChain package → the lab's provider id; packages of resellers are not read."""

_TABLE: Final = "_PROFILES"
_MOST_BYTES: Final = 4_000_000
"""Of one package's module; the largest has 0.3 MB."""
_URL = "https://github.com/langchain-ai/langchain"
_FLAGS: dict[str, Capability] = {
    "image_inputs": "vision",
    "audio_inputs": "audio",
    "video_inputs": "video",
    "pdf_inputs": "pdf",
    "reasoning_output": "reasoning",
    "tool_calling": "tools",
    "structured_output": "structured_output",
}
_WORDS = ("text", "image", "audio", "video", "pdf")


def read(raw: bytes, *, file: str = "LangChain profiles") -> Reading:
    """Read the profiles of all packages; a package's day is the newest ``last_updated`` in it.

    Args:
        raw: A JSON object: ``package version`` → model id → profile; the version may be missing.
        file: How errors name it.

    Raises:
        CatalogError: The file as a whole is no JSON object. A bad row is left out and reported instead.
    """
    observations: list[Observation] = []
    bad: list[BadRow] = []
    for label, value in rows_of(raw, file=file).items():
        package = label.partition(" ")[0]
        if package not in LABS:
            continue
        listed = {name: as_row(row) for name, row in as_row(value).items()}
        days = [found for row in listed.values() if (found := day(row.get("last_updated")))]
        if not days:
            bad.append(BadRow(LANGCHAIN, label, "package without a day"))
            continue
        observations += [_observe(package, name, row, max(days)) for name, row in listed.items() if row]
    return Reading(tuple(observations), tuple(bad))


def profiles(raw: bytes) -> Row:
    """The table of one package's module ``_profiles.py``: model id → profile.

    Raises:
        CatalogError: It is no such module.
    """
    if len(raw) > _MOST_BYTES:
        raise CatalogError("This is too large for a module of LangChain's profiles: download it again.")
    try:
        tree = ast.parse(raw)
        tables = [node.value for node in tree.body if isinstance(node, ast.AnnAssign) and _is_table(node.target)]
        found: object = ast.literal_eval(tables[0]) if tables and tables[0] else None
        json.dumps(found)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise CatalogError("This is no module of LangChain's profiles: download it again.") from error
    if not (rows := as_row(found)):
        raise CatalogError("This module lists no profiles: download it again.")
    return rows


def joined(modules: Mapping[str, bytes]) -> bytes:
    """The modules of several packages as the one file that ``read`` takes."""
    return json.dumps({package: profiles(raw) for package, raw in modules.items()}).encode()


def _is_table(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == _TABLE


def _observe(package: str, name: str, row: Row, as_of: date) -> Observation:
    inputs, outputs = _modalities(row, "inputs"), _modalities(row, "outputs")
    return Observation(
        upstream=LANGCHAIN,
        provider=Provider(*LABS[package]),
        native_id=name,
        upstream_provider=LABS[package][0],
        upstream_id=name,
        via="LangChain",
        url=_URL,
        as_of=as_of,
        name=text(row.get("name")),
        context=count(row.get("max_input_tokens")),
        max_output=count(row.get("max_output_tokens")),
        modalities_in=inputs,
        modalities_out=outputs,
        open_weights=flag(row.get("open_weights")),
        release_date=iso_date(row.get("release_date")),
        capabilities=_capabilities(row),
        status="deprecated" if text(row.get("status")) == "deprecated" else None,
        chat=("text" in (inputs or ()) and "text" in (outputs or ())) or None,
    )


def _modalities(row: Row, side: str) -> tuple[str, ...] | None:
    """What goes in or comes out; a profile that does not speak of text lists additions to a list kept elsewhere."""
    if flag(row.get(f"text_{side}")) is None:
        return None
    said = {word: flag(row.get(f"{word}_{side}")) for word in _WORDS}
    return tuple(word for word in _WORDS if said[word]) or None


def _capabilities(row: Row) -> dict[Capability, bool]:
    found: dict[Capability, bool] = {}
    for key, capability in _FLAGS.items():
        if (said := flag(row.get(key))) is not None:
            found[capability] = said
    return found
