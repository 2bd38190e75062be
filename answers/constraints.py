"""What a model must meet to be proposed: hard constraints, and the order in which those that meet them stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - the store reads states by these annotations
from typing import Literal

from catalog import Capability  # noqa: TC001 - as above

Order = Literal["cheapest", "largest_context", "newest", "smallest", "largest"]
"""By what the proposed stand: the price, the context window, the release, the number of parameters."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What was demanded; an attribute left at its default demands nothing.

    A model of which a demanded fact is not sourced does not meet the constraint, and is named as excluded for that.

    Attributes:
        capabilities: All of these.
        lacking: None of these: *without vision*.
        min_context: Context window, in tokens.
        min_output: Max output, in tokens.
        max_usd_input: USD per million input tokens at the most.
        max_usd_output: USD per million output tokens at the most; "under $1" without a direction sets this one too.
        free: On a route that costs nothing.
        budget_usd: What the workload named beside it may cost, in USD per its period.
        open_weights: Weights to download, or the opposite.
        osi_approved: Open source in the strict sense.
        spdx: A named license, ``Apache-2.0``.
        commercial_use: Permitted, with or without a condition.
        min_parameters: Number of weights (a count, not billions).
        max_parameters: Likewise.
        labs: Only of these labs (ids).
        not_labs: Of none of these.
        not_models: None of these models (ids).
        providers: Served by one of these (ids).
        region: Served in this region: ``eu``, ``us``.
        order: What was asked for first: "cheapest", "newest"; ``None``: nothing.
    """

    capabilities: tuple[Capability, ...] = ()
    lacking: tuple[Capability, ...] = ()
    min_context: int | None = None
    min_output: int | None = None
    max_usd_input: Decimal | None = None
    max_usd_output: Decimal | None = None
    free: bool = False
    budget_usd: Decimal | None = None
    open_weights: bool | None = None
    osi_approved: bool = False
    spdx: str | None = None
    commercial_use: bool = False
    min_parameters: int | None = None
    max_parameters: int | None = None
    labs: tuple[str, ...] = ()
    not_labs: tuple[str, ...] = ()
    not_models: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    region: str | None = None
    order: Order | None = None
