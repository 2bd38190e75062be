"""A finding of the lint, and the list of those that somebody has looked into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from catalog.curated import parse
from catalog.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalog.models import Route

REVIEWED = Path(__file__).parent / "data" / "reviewed.toml"

Rule = Literal[
    "price_negative",
    "price_magnitude",
    "price_outlier",
    "price_swapped",
    "price_spread",
    "price_discount",
    "price_jump",
    "context_magnitude",
    "context_outlier",
    "context_jump",
    "limit_above_context",
    "parameters_magnitude",
    "date_impossible",
    "date_order",
    "date_jump",
    "alias_twice",
    "route_orphan",
    "route_twice",
    "shrinkage",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is probably wrong.

    Attributes:
        rule: Which check it failed.
        subject: A model's id, or a provider and its id for the model: ``groq llama-3-8b``.
        found: The suspicious values; another value is another finding, so that a review covers what was seen only.
        why: What makes them suspicious, in a few words.
    """

    rule: Rule
    subject: str
    found: str
    why: str

    @property
    def line(self) -> str:
        """How the finding stands in the reviewed list."""
        return f"{self.subject}: {self.found}"


def subject(route: Route) -> str:
    """How a finding names a route: ``groq llama-3-8b``."""
    return f"{route.provider.id} {route.id}"


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: Rule
    reason: str = Field(min_length=20)
    findings: tuple[str, ...] = Field(min_length=1)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    reviewed: tuple[_Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Findings against the reviewed list.

    Attributes:
        unreviewed: Findings that nobody has looked into.
        reviewed: Findings that stand in the list.
        stale: Lines of the list that match no finding any more, with their rule.
    """

    unreviewed: tuple[Finding, ...]
    reviewed: tuple[Finding, ...]
    stale: tuple[tuple[str, str], ...]


def read_reviewed(file: Path = REVIEWED) -> dict[tuple[str, str], str]:
    """The reviewed findings: rule and line → why the value stays.

    Raises:
        CatalogError: The file is missing or not as its schema wants it; names file, line and field.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise CatalogError(f"The reviewed list {file} cannot be read ({error.strerror}): put it there.") from error
    groups = parse(raw, _File, file=file.name).reviewed
    return {(group.rule, line): group.reason for group in groups for line in group.findings}


def review(findings: Iterable[Finding], reviewed: dict[tuple[str, str], str]) -> Review:
    """Set aside what somebody has looked into; each line of the list covers the very values it names."""
    found = tuple(findings)
    keys = {(finding.rule, finding.line) for finding in found}
    return Review(
        unreviewed=tuple(one for one in found if (one.rule, one.line) not in reviewed),
        reviewed=tuple(one for one in found if (one.rule, one.line) in reviewed),
        stale=tuple(key for key in reviewed if key not in keys),
    )
