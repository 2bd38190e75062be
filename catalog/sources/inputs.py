"""Which upstream files a build reads, where they come from and their own days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from catalog.sources.helm import URL as HELM_URL
from catalog.sources.litellm import FILE_URL

MANIFEST = "inputs.toml"
"""A directory with other files than the shipped snapshot's says so in this file: newer ones, for a refresh."""


@dataclass(frozen=True, slots=True)
class Input:
    """An upstream file: its name in the directory, where it comes from, and its own day (never the build's)."""

    file: str
    name: str
    url: str
    as_of: dt.date


class InputTable(BaseModel):
    """One table of the manifest, by the upstream's key, the name of a field of ``Manifest``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    name: str
    url: str
    as_of: dt.date


class Manifest(BaseModel):
    """All of ``inputs.toml``; an upstream that it leaves out is read under its usual name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    modelsdev: InputTable | None = None
    litellm: InputTable | None = None
    langchain: InputTable | None = None
    archive: InputTable | None = None
    helm: InputTable | None = None
    genaiprices: InputTable | None = None


MODELS_DEV = Input(
    "modelsdev_api_2026-09-30.json",
    "models.dev api.json",
    "https://models.dev/api.json",
    dt.date(2026, 9, 30),
)
LITELLM = Input("litellm_model_prices_1.109.1.json", "LiteLLM 1.109.1 cost map", FILE_URL, dt.date(2026, 11, 11))
LANGCHAIN = Input(
    "langchain_profiles_2026-10.json",
    "LangChain model profiles",
    "https://github.com/langchain-ai/langchain",
    dt.date(2026, 10, 26),
)
ARCHIVE = Input(
    "tokencost_0.1.26_litellm_2025-08.json",
    "LiteLLM cost map, August 2025",
    "https://github.com/AgentOps-AI/tokencost",
    dt.date(2025, 8, 13),
)
HELM = Input("helm_0.5.16_model_metadata.yaml", "HELM 0.5.16 model metadata", HELM_URL, dt.date(2026, 4, 30))
GENAI_PRICES = Input(
    "genai_prices-0.2.3-py3-none-any.whl",
    "genai-prices 0.2.3",
    "https://github.com/pydantic/genai-prices",
    dt.date(2026, 11, 10),
)
"""The wheel itself, which ``make catalog`` downloads: it is published, so that nobody need keep it. It adds about a
hundred rates that nobody else has (batch, tiers, cached), and a second opinion that differs on some three hundred. A
build without it is a build of one source less, and says so."""


def inputs(manifest: Manifest) -> tuple[Input, Input, Input, Input, Input]:
    """models.dev, LiteLLM, LangChain, the archive and HELM, as the manifest says or as usual."""
    return (
        _input(manifest.modelsdev, MODELS_DEV),
        _input(manifest.litellm, LITELLM),
        _input(manifest.langchain, LANGCHAIN),
        _input(manifest.archive, ARCHIVE),
        _input(manifest.helm, HELM),
    )


def second_opinion(manifest: Manifest) -> Input:
    """The file of genai-prices, which a directory may lack."""
    return _input(manifest.genaiprices, GENAI_PRICES)


def _input(table: InputTable | None, usual: Input) -> Input:
    return Input(table.file, table.name, table.url, table.as_of) if table else usual
