"""The upstreams as they can be fetched: at which addresses, and what their bytes must be to be kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from catalog.errors import CatalogError
from catalog.sources import genaiprices, helm, langchain
from catalog.sources.inputs import GENAI_PRICES, HELM, LANGCHAIN, LITELLM, MODELS_DEV

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from catalog.sources.inputs import Input

Key = Literal["modelsdev", "litellm", "genaiprices", "langchain", "helm"]

_RAW: Final = "https://raw.githubusercontent.com"
_PACKAGE: Final = "{package}"


@dataclass(frozen=True, slots=True)
class Live:
    """An upstream that can be fetched.

    Attributes:
        key: Its field in ``Manifest``.
        name: As messages call it.
        usual: The input it stands for.
        addresses: Where its bytes are, by part; most have one part, without a name.
        fault: What is wrong with the bytes of a part, as the end of a sentence; ``None`` if nothing is.
        joined: One file of several parts, as the upstream's reader takes it.
        needed: Whether there is no refresh without it; what another one said before is kept.
    """

    key: Key
    name: str
    usual: Input
    addresses: Mapping[str, str]
    fault: Callable[[bytes], str | None]
    joined: Callable[[Mapping[str, bytes]], bytes] | None = None
    needed: bool = False

    def at(self, address: str | None) -> Mapping[str, str]:
        """The parts at a mirror's address, which holds ``{package}`` where there are several; else at their own."""
        return {part: address.replace(_PACKAGE, part) for part in self.addresses} if address else self.addresses


def _no_rows(raw: bytes) -> str | None:
    try:
        rows: object = json.loads(raw)
    except (ValueError, RecursionError):
        return "sends no JSON, or not all of it"
    return None if isinstance(rows, dict) and rows else "sends no JSON object with rows"


def _unread(read: Callable[[bytes], object]) -> Callable[[bytes], str | None]:
    """A fault is what the upstream's own reader cannot read."""

    def fault(raw: bytes) -> str | None:
        try:
            read(raw)
        except CatalogError:
            return "sends something else, or not all of it"
        return None

    return fault


def _partner(package: str) -> str:
    """Where LangChain keeps a package's profiles; Google's package has a repository of its own."""
    if package == "google_genai":
        return f"{_RAW}/langchain-ai/langchain-google/main/libs/genai/langchain_google_genai/data/_profiles.py"
    return f"{_RAW}/langchain-ai/langchain/master/libs/partners/{package}/langchain_{package}/data/_profiles.py"


LIVE: Final = (
    Live("modelsdev", "models.dev", MODELS_DEV, {"": "https://models.dev/api.json"}, _no_rows, needed=True),
    Live(
        "litellm",
        "LiteLLM cost map",
        LITELLM,
        {"": f"{_RAW}/BerriAI/litellm/main/model_prices_and_context_window.json"},
        _no_rows,
        needed=True,
    ),
    Live(
        "genaiprices",
        "genai-prices",
        GENAI_PRICES,
        {"": f"{_RAW}/pydantic/genai-prices/main/prices/new_data/v2/data.json"},
        _unread(lambda raw: genaiprices.read(raw, date.max)),
    ),
    Live(
        "langchain",
        "LangChain model profiles",
        LANGCHAIN,
        {package: _partner(package) for package in langchain.LABS},
        _unread(langchain.profiles),
        langchain.joined,
    ),
    Live(
        "helm",
        "HELM model metadata",
        HELM,
        {"": f"{_RAW}/stanford-crfm/helm/main/src/helm/config/model_metadata.yaml"},
        _unread(helm.read),
    ),
)
"""All but the archive of August 2025, which does not change."""
