"""The schema of the files people keep by hand, ``catalog/data/curated/<lab>.toml``: one table of facts a page."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from catalog.models import Capability, CommercialUse, PriceKind, RouteStatus

ModelId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+/[^/\s]+$")]
Pattern = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+/[^/\s]+$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Https = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
Count = Annotated[int, Field(gt=0)]
Rate = Annotated[Decimal, Field(ge=0, max_digits=12)]
Words = Annotated[str, StringConstraints(pattern=r"^$|^\S(.*\S)?$", max_length=70)]

Benchmark = Literal[
    "AIME 2025",
    "AIME 2026",
    "Aider Polyglot",
    "GPQA Diamond",
    "Humanity's Last Exam",
    "LiveCodeBench",
    "MMLU-Pro",
    "MMMU",
    "MMMU-Pro",
    "SWE-bench Pro",
    "SWE-bench Verified",
    "Terminal-Bench",
    "tau-bench",
    "tau2-bench",
    "tau3-bench",
]
"""One spelling a benchmark, so that what is the same compares as the same."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(_Strict):
    """The page a fact was read on; ``publisher`` where it is not the lab or operator itself."""

    url: Https
    kind: Literal["primary", "secondary"]
    as_of: dt.date | None = None
    publisher: str | None = None
    via: str | None = None


class LicenseTable(_Strict):
    """The terms of some models; ``covers`` holds ids, or patterns with ``*``."""

    covers: tuple[Pattern, ...] = Field(min_length=1)
    name: str
    spdx: str | None = None
    url: Https | None = None
    osi_approved: bool | None = None
    open_weights: bool | None = None
    commercial_use: CommercialUse | None = None
    condition: str | None = None
    source: Page


class EndingRow(_Strict):
    """The end of one id at an operator."""

    id: str
    model: ModelId
    status: RouteStatus | None = None
    deprecated_on: dt.date | None = None
    retires_on: dt.date | None = None
    not_before: dt.date | None = None
    replacement: str | None = None


class LifecycleTable(_Strict):
    """Endings that one page of an operator lists.

    ``service_closed`` says that the operator left, not that the lab gave the model up.
    """

    operator: str
    service_closed: bool = False
    source: Page
    rows: tuple[EndingRow, ...] = Field(min_length=1)


class ParametersRow(_Strict):
    """Size and make of one model; parameters are counted in billions, as pages print them."""

    model: ModelId
    total_b: Annotated[Decimal, Field(gt=0)] | None = None
    active_b: Annotated[Decimal, Field(gt=0)] | None = None
    architecture: str | None = None
    knowledge_cutoff: IsoDate | None = None


class ParametersTable(_Strict):
    """Sizes that one page lists."""

    source: Page
    rows: tuple[ParametersRow, ...] = Field(min_length=1)


class FactTable(_Strict):
    """Single facts of one model."""

    model: ModelId
    name: str | None = None
    aliases: tuple[str, ...] = ()
    context_window: Count | None = None
    max_output: Count | None = None
    release_date: IsoDate | None = None
    knowledge_cutoff: IsoDate | None = None
    open_weights: bool | None = None
    modalities_in: tuple[str, ...] | None = None
    capabilities: dict[Capability, bool] = Field(default_factory=dict)
    tokenizer_note: str | None = None
    source: Page


class ScoreRow(_Strict):
    """One result of one model; the harness is not named where the page names none."""

    model: ModelId
    benchmark: Benchmark
    variant: Words = ""
    harness: Words = ""
    score: Annotated[Decimal, Field(ge=0, le=100)]
    unit: Literal["%"] = "%"


class ScoreTable(_Strict):
    """Results that one page lists."""

    source: Page
    rows: tuple[ScoreRow, ...] = Field(min_length=1)


class CapabilityTable(_Strict):
    """What one page says that several models can or cannot do."""

    models: tuple[ModelId, ...] = Field(min_length=1)
    capabilities: dict[Capability, bool] = Field(min_length=1)
    source: Page


class OperatorTable(_Strict):
    """What an operator's page says that its service does for every model it serves."""

    operator: str
    operator_name: str
    capabilities: dict[Capability, bool] = Field(min_length=1)
    source: Page


class TokenizerTable(_Strict):
    """What one page says of the tokenizer of several models, in our words; a cost answer cites it as a note."""

    models: tuple[ModelId, ...] = Field(min_length=1)
    note: Annotated[str, StringConstraints(pattern=r"^[A-Z].*\.$", max_length=160)]
    source: Page


class RouteTable(_Strict):
    """One route that no upstream file lists; rates are USD per million tokens."""

    model: ModelId
    provider: str
    provider_name: str
    id: str
    context_window: Count | None = None
    max_output: Count | None = None
    prices: dict[PriceKind, Rate] = Field(default_factory=dict)
    source: Page


class CuratedFile(_Strict):
    """One file, all of one lab."""

    license: tuple[LicenseTable, ...] = ()
    lifecycle: tuple[LifecycleTable, ...] = ()
    parameters: tuple[ParametersTable, ...] = ()
    fact: tuple[FactTable, ...] = ()
    route: tuple[RouteTable, ...] = ()
    capability: tuple[CapabilityTable, ...] = ()
    operator: tuple[OperatorTable, ...] = ()
    tokenizer: tuple[TokenizerTable, ...] = ()
    score: tuple[ScoreTable, ...] = ()


class FamilyRow(_Strict):
    """Who a family name stands for."""

    words: str
    name: str
    default: ModelId


class FamiliesFile(_Strict):
    """All of ``families.toml``."""

    family: tuple[FamilyRow, ...] = ()
