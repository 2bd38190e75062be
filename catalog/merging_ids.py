"""What a model's own name says: its size, and the month of its version. The lab chose the name, so it is its word.

Only where nothing else is known, and only where a name can be read in one way: ``8x7b`` is no total, ``e4b`` is an
effective size, ``llama-4-scout-17b`` counts the active weights only.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from catalog.merging_facts import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalog.merging_groups import Placed

_SIZE = re.compile(
    r"(?<![a-z0-9.])(?P<total>\d+(?:\.\d+)?)(?P<unit>[mbt])(?:-a(?P<active>\d+(?:\.\d+)?)b)?(?![a-z0-9])"
)
_UNCLEAR = re.compile(r"\dx\d|(?<![a-z0-9])e\d+b|^meta/llama-4-|-\d+e(?![a-z0-9])")
_THOUSANDTHS = {"m": 10**3, "b": 10**6, "t": 10**9}
"""Weights of a thousandth of each unit, so that ``1.8b`` stays a whole number."""

BY_ITS_ID = "the date in its id"
"""How a source names a month that was read out of an id: what it is, and no more."""

_DAY = re.compile(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_MONTH_YEAR = re.compile(r"(?<!\d)(\d\d)-(20\d\d)(?!\d)")
_YEAR_MONTH = re.compile(r"-(2\d)(\d\d)(?!\d)")
_WRITES_YEAR_AND_MONTH = frozenset({"mistral"})
"""Labs whose four digits are year and month (``codestral-2405``); others write month and day, without a year."""


def sizes(model: str) -> tuple[int, int | None] | None:
    """Total and active weights by the name; ``None`` where it names no size, several, or an unclear one."""
    if _UNCLEAR.search(model):
        return None
    found = list(_SIZE.finditer(model))
    if len(found) != 1:
        return None
    active = found[0]["active"]
    return _count(found[0]["total"], found[0]["unit"]), _count(active, "b") if active else None


def size_claims(model: str, rows: Sequence[Placed], *, active: bool) -> list[Claim[int]]:
    """The size in the model's name, by the rows whose ids spell it: the lab's before a reseller's."""
    found = sizes(model)
    count = found[active] if found else None
    if count is None:
        return []
    spelled = [placed for placed in rows if sizes(_tail(placed)) == found]
    return [Claim(count, placed.source) for placed in sorted(spelled, key=lambda placed: not placed.first_party)]


def month_claims(model: str, rows: Iterable[Placed]) -> list[Claim[str]]:
    """The months in the lab's own ids, the earliest first: a version is named for when it came out."""
    lab = model.partition("/")[0]
    said = [
        Claim(month, replace(placed.source, via=BY_ITS_ID))
        for placed in rows
        if placed.first_party and (month := _month(lab, placed.row.native_id.lower())) is not None
    ]
    return sorted(said, key=lambda claim: claim.value)


def _month(lab: str, native_id: str) -> str | None:
    if (found := _DAY.search(native_id)) is not None:
        year, month = found[1], found[2]
    elif (found := _MONTH_YEAR.search(native_id)) is not None:
        month, year = found[1], found[2]
    elif lab in _WRITES_YEAR_AND_MONTH and (found := _YEAR_MONTH.search(native_id)) is not None:
        year, month = f"20{found[1]}", found[2]
    else:
        return None
    return f"{year}-{month}" if 1 <= int(month) <= date.max.month else None


def _tail(placed: Placed) -> str:
    return placed.row.native_id.lower().rpartition("/")[2]


def _count(number: str, unit: str) -> int:
    return round(float(number) * 1000) * _THOUSANDTHS[unit]
