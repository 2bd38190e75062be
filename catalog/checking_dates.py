"""The lint of a model's days: each possible, none newer than the catalog, all in the order of a life."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from catalog.checking_findings import Finding, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from catalog.models import Lifecycle, Model

_EARLIEST = "2018"
_LATEST_YEARS = 10


def date_findings(model: Model, day: str) -> Iterator[Finding]:
    """Days that cannot be, or stand in the wrong order; two are compared as far as both go.

    A release, and where knowledge ends, may be a year alone, where a source says no more.

    Args:
        model: The model; its routes' days are checked against its own release.
        day: The catalog's own day, ISO: nothing was released and nothing learned after it.
    """
    released, cutoff = model.release_date.value, model.knowledge_cutoff.value
    for name, said in (("released", released), ("knowledge to", cutoff)):
        if said is not None and not _possible(said, day):
            yield Finding("date_impossible", model.id, f"{name} {said}", f"no day from {_EARLIEST} to {day}")
    yield from _order(model.id, [("knowledge to", cutoff), ("released", released)])
    lives: list[tuple[str, Lifecycle]] = [(model.id, model.lifecycle)]
    lives += [(subject(route), route.lifecycle) for route in model.routes]
    for name, life in lives:
        yield from _life(name, life, released, day)


def _life(of: str, life: Lifecycle, released: str | None, day: str) -> Iterator[Finding]:
    deprecated, retires = life.deprecated_on.value, life.retires_on.value
    named = [("deprecated", _iso(deprecated)), ("retires", _iso(retires))]
    latest = f"{int(day[:4]) + _LATEST_YEARS}{day[4:]}"
    for name, said in named:
        if said is not None and not _EARLIEST <= said <= latest:
            yield Finding("date_impossible", of, f"{name} {said}", f"no day from {_EARLIEST} to {latest}")
    yield from _order(of, [("released", released), *named])


def _order(of: str, days: Sequence[tuple[str, str | None]]) -> Iterator[Finding]:
    known = [(name, said) for name, said in days if said is not None]
    for (first, early), (second, late) in pairwise(known):
        length = min(len(early), len(late))
        if early[:length] > late[:length]:
            yield Finding("date_order", of, f"{first} {early}, {second} {late}", f"{second} before {first}")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _possible(said: str, day: str) -> bool:
    """Whether an ISO day, month or year exists and is not newer than the catalog."""
    try:
        date.fromisoformat(f"{said}-01-01"[: len(day)])
    except ValueError:
        return False
    return _EARLIEST <= said <= day
