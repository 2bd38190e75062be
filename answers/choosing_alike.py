"""What else is like a model: one distance, summed from five differences that a person can check.

What a candidate can do beyond the model is no distance: nobody turns down a larger window for being larger.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from answers.choosing_pool import Candidate
    from catalog import Capability

Trait = Literal["price", "context", "capabilities", "size", "license"]

WEIGHTS: dict[Trait, float] = {
    "price": 1.0,
    "capabilities": 0.5,
    "license": 1.0,
    "context": 0.5,
    "size": 0.5,
}
"""What a difference counts. Half or double the price counts 1, and so does open weights against closed: both decide who
can use a model at all. Half the context, half or double the size and each capability that is lacking count ½."""
UNKNOWN = 0.5
"""What counts for a figure that either does not have: less like than the same, more like than a doubling."""
STEP = 0.5
"""Two distances less than a capability apart are one: nobody can tell them apart."""
ESTABLISHED = 3
"""What fewer providers serve is no safe place to move to."""
COMPARED: tuple[Capability, ...] = (
    "vision", "audio", "video", "pdf", "reasoning", "tools", "structured_output", "image_generation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far a candidate is from a model, and in what it differs.

    Attributes:
        to: The id of the model compared with.
        distance: 0: the same, or more than that, in all that is compared.
        lacks: Capabilities that the model has and the candidate is known not to have.
        unsure: Those of which no source says whether the candidate has them.
        adds: Capabilities that only the candidate has.
        same_openness: Whether both have weights to download, or neither; ``None``: not sourced.
    """

    candidate: Candidate
    to: str
    distance: float
    lacks: tuple[Capability, ...]
    unsure: tuple[Capability, ...]
    adds: tuple[Capability, ...]
    same_openness: bool | None


def likeness(candidate: Candidate, model: Candidate) -> Likeness:
    """Compare a candidate with the model it would stand in for."""
    own, other = candidate.model, model.model
    had: list[Capability] = [c for c in COMPARED if other.capability(c).value]
    had_not: list[Capability] = [c for c in COMPARED if other.capability(c).value is False]
    lacks: tuple[Capability, ...] = tuple(c for c in had if own.capability(c).value is False)
    unsure: tuple[Capability, ...] = tuple(c for c in had if own.capability(c).value is None)
    adds: tuple[Capability, ...] = tuple(c for c in had_not if own.capability(c).value)
    weights = own.open_weights.value, other.open_weights.value
    same = None if None in weights else weights[0] is weights[1]
    distance = (
        WEIGHTS["price"] * _doublings(candidate.usd, model.usd)
        + WEIGHTS["context"] * _shortfall(own.context_window.value, other.context_window.value)
        + WEIGHTS["size"] * _doublings(own.parameters_total.value, other.parameters_total.value)
        + WEIGHTS["capabilities"] * (len(lacks) + UNKNOWN * len(unsure))
        + WEIGHTS["license"] * (UNKNOWN if same is None else float(not same))
    )
    return Likeness(candidate, other.id, distance, lacks, unsure, adds, same)


def _doublings(a: Decimal | int | None, b: Decimal | int | None) -> float:
    """How often the smaller must be doubled to be the larger."""
    if a is None and b is None:
        return 0.0
    if not a or not b:
        return 0.0 if a == b else UNKNOWN
    return abs(math.log2(float(a) / float(b)))


def _shortfall(own: int | None, needed: int | None) -> float:
    """How often the own figure must be doubled to reach the one needed; 0 where it reaches it."""
    return 0.0 if own and needed and own >= needed else _doublings(own, needed)


def nearest(candidates: Sequence[Candidate], models: Sequence[Candidate]) -> tuple[Likeness, ...]:
    """Candidates by their distance from the nearest of some models, in steps; within a step the most widely served.

    Of each lab the nearest only, where there are several labs: its versions are alternatives to each other.
    """
    served = [c for c in candidates if c.providers >= ESTABLISHED]
    found = [min((likeness(c, m) for m in models), key=lambda one: one.distance) for c in served]
    ranked = sorted(found, key=lambda n: (n.distance // STEP, -n.candidate.providers, n.candidate.model.id))
    firsts = {n.candidate.model.lab.id: n for n in reversed(ranked)}
    return tuple(n for n in ranked if len(firsts) == 1 or firsts[n.candidate.model.lab.id] is n)
