"""When a route and its model go: what operators' pages say before what upstreams say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from catalog.labs import FIRST_PARTY
from catalog.merging_facts import Claim, ranked
from catalog.merging_routes import claims
from catalog.models import Lifecycle
from catalog.sources.observation import ARCHIVE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from catalog.curated import Ending
    from catalog.facts import Fact
    from catalog.merging_groups import Placed
    from catalog.models import Route, RouteStatus
    from catalog.sources.observation import Observation

T = TypeVar("T")

_PREVIEW = re.compile(r"(?<![a-z])(preview|beta|experimental|exp|alpha)(?![a-z])", re.IGNORECASE)


def endings_of(rows: Sequence[Placed], endings: Sequence[Ending]) -> list[Ending]:
    """What operators' pages say of the route of these rows; a region before the id does not matter."""
    row = rows[0].row
    native = row.native_id.lower()
    return [
        ending
        for ending in endings
        if ending.operator == row.provider.id and any(_means(name, native) for name in _spellings(ending.native_id))
    ]


def _means(listed: str, native: str) -> bool:
    return native == listed or native.endswith((f".{listed}", f"/{listed}"))


def _spellings(listed: str) -> tuple[str, ...]:
    """Azure's pages write ``codex-mini (2025-05-16)`` for what a request calls ``codex-mini-2025-05-16``."""
    name, bracket, version = listed.lower().removesuffix(")").partition(" (")
    return (f"{name}-{version}", f"{name}@{version}") if bracket else (name,)


def lifecycle(rows: Sequence[Placed], endings: Sequence[Ending], floors: Collection[date] = ()) -> Lifecycle:
    """The lifecycle of one route.

    Args:
        rows: What upstreams say of it, best first.
        endings: What pages that were looked up say of it, best first.
        floors: Days of an announcement, or the earliest possible ones; upstreams copy them as if they were the end.
    """
    retirements = [Claim(ending.retires_on, ending.source) for ending in endings if ending.retires_on]
    retirements += [claim for claim in claims(rows, _retirement) if claim.value not in floors]
    return Lifecycle(
        status=ranked([*(Claim(e.status, e.source) for e in endings if e.status), *_statuses(rows)]),
        deprecated_on=ranked([Claim(e.deprecated_on, e.source) for e in endings if e.deprecated_on]),
        retires_on=ranked(_best_first(retirements)),
        replacement=ranked([Claim(e.replacement, e.source) for e in endings if e.replacement]),
    )


def _best_first(said: list[Claim[date]]) -> list[Claim[date]]:
    """The operator's own page, then upstreams' rows, and somebody's quotation last.

    Dates of retirement get moved, so that a newer reading outranks an older page; a page that prints no day stays.
    """
    near = [claim for claim in said if claim.source.kind != "curated_secondary"]
    if all(claim.source.as_of for claim in near):
        near.sort(key=lambda claim: claim.source.as_of or claim.value, reverse=True)
    return [*near, *(claim for claim in said if claim.source.kind == "curated_secondary")]


def _retirement(row: Observation) -> date | None:
    """The date a row gives; an old copy knows nothing of where ``-latest`` pointed in the end."""
    return None if row.upstream == ARCHIVE and row.native_id.endswith("-latest") else row.retires_on


def _statuses(rows: Sequence[Placed]) -> list[Claim[RouteStatus]]:
    stated: list[Claim[RouteStatus]] = claims(rows, lambda row: row.status)
    if stated:
        return stated
    said = [placed.source for placed in rows if placed.row.upstream != ARCHIVE and _is_preview(placed)]
    named: list[Claim[RouteStatus]] = [Claim("preview", source) for source in said[:1]]
    return named


def _is_preview(placed: Placed) -> bool:
    return bool(_PREVIEW.search(placed.row.native_id) or _PREVIEW.search(placed.row.name or ""))


def of_model(lab: str, routes: Sequence[Route], endings: Sequence[Ending]) -> Lifecycle:
    """The lifecycle of a model: its lab's own plain route's.

    A plain id without a date of its own goes when the last of the dated versions behind it goes, if all of them have
    one. Where an operator closed its whole service, that is the route's end only.

    Args:
        lab: Who makes the model.
        routes: Its routes, the lab's own plain one first.
        endings: What operators' pages say of its ids, routes of today or not.
    """
    closed = {ending.operator for ending in endings if ending.service_closed}
    own = [route for route in routes if route.first_party and route.provider.id not in closed]
    door = own[0].provider.id if own else None
    own = [route for route in own if route.provider.id == door]
    own = own[:1] + [route for route in own[1:] if not route.id.endswith("-latest")]  # a pointer ends with no version
    listed = [e for e in endings if e.operator not in closed and (e.operator == door or _is_door(lab, e, door))]
    versions = [route.lifecycle for route in own]
    gone = [e for e in listed if not any(_means(e.native_id.lower(), r.id.lower()) for r in own)]
    versions += [lifecycle([], said) for said in _by_id(gone)]
    if not versions:
        return Lifecycle()
    if _says_something(versions[0]):
        return _completed(versions[0], versions[1:])
    if len(versions) > 1 and all(found.retires_on.known for found in versions[1:]):
        return max(versions[1:], key=_last)
    return versions[0]


def _by_id(endings: Sequence[Ending]) -> list[list[Ending]]:
    """Endings of one id together, best first as they come: one page may know the status, another the day."""
    found: dict[tuple[str, str], list[Ending]] = {}
    for ending in endings:
        found.setdefault((ending.operator, ending.native_id.lower()), []).append(ending)
    return list(found.values())


def _completed(found: Lifecycle, versions: Sequence[Lifecycle]) -> Lifecycle:
    """The same with what a version that ends on the same day says besides: the plain id and the dated one are one."""
    ends = found.retires_on.value
    twins = [other for other in versions if ends is not None and other.retires_on.value == ends]
    return replace(
        found,
        status=_first_known(found.status, [other.status for other in twins]),
        deprecated_on=_first_known(found.deprecated_on, [other.deprecated_on for other in twins]),
        replacement=_first_known(found.replacement, [other.replacement for other in twins]),
    )


def _first_known(fact: Fact[T], others: Sequence[Fact[T]]) -> Fact[T]:
    return next((one for one in (fact, *others) if one.known), fact)


def _is_door(lab: str, ending: Ending, door: str | None) -> bool:
    """Whether the lab itself ended it, where no route of the lab's is left to tell which of its doors counts."""
    return door is None and ending.operator in FIRST_PARTY.get(lab, ())


def _says_something(found: Lifecycle) -> bool:
    return found.retires_on.known or found.deprecated_on.known or found.status.known


def _last(found: Lifecycle) -> int:
    return found.retires_on.value.toordinal() if found.retires_on.value else 0
