"""Small cuts of the real upstream files, and rows made by hand where no real one shows the point."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from catalog.building import build
from catalog.merging_groups import Placed
from catalog.models import Provider
from catalog.sources.inputs import GENAI_PRICES
from catalog.sources.observation import LITELLM, MODELS_DEV, Observation, Quote

if TYPE_CHECKING:
    from decimal import Decimal

    from catalog.sources.observation import UpstreamName

HERE = Path(__file__).parent
DATA = HERE / "data"
SNAPSHOT = HERE / "snapshot.jsonl"
MODELS_DEV_DAY = date(2026, 9, 30)
LITELLM_DAY = date(2026, 11, 11)
GENAI_PRICES_DAY = date(2026, 11, 10)


def raw(name: Literal["modelsdev", "litellm", "tokencost", "langchain"]) -> bytes:
    """The cut of one upstream."""
    return next(HERE.glob(f"{name}*.json")).read_bytes()


def helm_list() -> bytes:
    """The cut of HELM's list."""
    return next(HERE.glob("helm*.yaml")).read_bytes()


def wheel(source: bytes | None = None) -> bytes:
    """A wheel of genai-prices, with the cut of its data unless said; the same bytes each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        member = zipfile.ZipInfo("genai_prices/data.py")  # of 1980, not of now
        archive.writestr(member, source or next(HERE.glob("genai_prices*.txt")).read_bytes())
    return packed.getvalue()


def snapshot(directory: Path) -> bytes:
    """What all cuts together must give, unpacked: ``SNAPSHOT``; compressed bytes differ between zlibs.

    Args:
        directory: Where the wheel may be put.
    """
    (directory / GENAI_PRICES.file).write_bytes(wheel())
    return gzip.decompress(build(HERE, DATA, beside=directory))


def row(
    provider: str,
    native_id: str,
    *,
    upstream: UpstreamName = MODELS_DEV,
    name: str | None = None,
    context: int | None = None,
    limit: int | None = None,
    prices: tuple[Decimal, Decimal] | None = None,
    free: bool = False,
    chat: bool | None = True,
    retires_on: date | None = None,
) -> Observation:
    """A row that says only what a test is about."""
    quotes = (Quote("input", prices[0]), Quote("output", prices[1])) if prices else ()
    return Observation(
        upstream=upstream,
        provider=Provider(provider, provider.title()),
        native_id=native_id,
        upstream_provider=provider,
        upstream_id=native_id,
        via="models.dev" if upstream == MODELS_DEV else "LiteLLM",
        url="https://models.dev",
        as_of=LITELLM_DAY if upstream == LITELLM else MODELS_DEV_DAY,
        name=name,
        context=context,
        limit=limit,
        quotes=quotes,
        says_free=free,
        chat=chat,
        retires_on=retires_on,
    )


def placed(observation: Observation, *, model: str = "lab/model", first_party: bool = False) -> Placed:
    """The row, put to a model."""
    return Placed(observation, model, None, None, first_party)
