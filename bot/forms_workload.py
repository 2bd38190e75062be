"""A workload as the entries of a form, and back: what the form does not ask for stays as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from answers import Period, Workload, length

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PERIODS: Final[tuple[Period, ...]] = ("once", "second", "hour", "day", "week", "month", "year")
AMOUNTS: Final = ("input", "output", "reasoning", "requests")
"""Entries that are numbers; the first three count tokens."""
SHARES: Final = ("cached", "batched")
"""Entries in per cent."""
ANY: Final = "any"
"""The region that is none."""

_AMOUNT: Final = re.compile(r"(\d[\d,_ ]*(?:\.\d+)?)\s*([kmb]?)", re.IGNORECASE)
_SCALES: Final = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_SHARE: Final = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?")
_ON_SOME_DAYS: Final = frozenset({"second", "hour", "day"})
"""Only what is counted by these can be that of some days of the week."""


def amount_of(written: str) -> int | None:
    """Return a number as people write it, ``1.5M`` or ``12,000``; ``None`` if it is none."""
    found = _AMOUNT.fullmatch(written.strip())
    if found is None:
        return None
    return int(Decimal(re.sub(r"[,_ ]", "", found[1])) * _SCALES[found[2].lower()])


def share_of(written: str) -> Decimal | None:
    """Return a share written in per cent as a part of one, nothing for nothing written; ``None`` if it is none."""
    if not written.strip():
        return Decimal(0)
    found = _SHARE.fullmatch(written.strip())
    return Decimal(found[1]) / 100 if found is not None and Decimal(found[1]) <= 100 else None


def entries_for(workload: Workload) -> dict[str, str]:
    """Return what a form asks for of a workload, as it stands in the inputs."""
    numbers = {
        "input": workload.input_tokens,
        "output": workload.output_tokens,
        "reasoning": workload.reasoning_tokens,
        "requests": workload.requests if workload.basis == "per_request" else None,
    }
    return {
        **{name: "" if value is None else f"{value:,}" for name, value in numbers.items()},
        "cached": _per_cent(workload.cached),
        "batched": _per_cent(workload.batched),
        "period": workload.period,
        "region": workload.region or ANY,
    }


def workload_of(entries: Mapping[str, str], before: Workload) -> Workload:
    """Return the workload that entries without a fault say.

    Args:
        entries: What stands in the inputs.
        before: What the form was opened with: an entry that is as it was leaves its part exactly as it was.
    """
    shown = entries_for(before)
    changed = {name: value for name, value in entries.items() if value.strip() != shown.get(name, value)}
    changed = {name: value for name, value in changed.items() if value or name not in ("period", "region")}
    amounts = {name: amount_of(changed[name]) for name in AMOUNTS if name in changed}
    shares = {name: share_of(changed[name]) or Decimal(0) for name in SHARES if name in changed}
    workload = replace(
        before,
        input_tokens=amounts.get("input", before.input_tokens),
        output_tokens=amounts.get("output", before.output_tokens),
        reasoning_tokens=amounts.get("reasoning", before.reasoning_tokens),
        cached=shares.get("cached", before.cached),
        batched=shares.get("batched", before.batched),
        region=None if changed.get("region") == ANY else changed.get("region", before.region),
    )
    if "requests" in changed:
        requests = amounts["requests"] or None
        workload = replace(workload, requests=requests, basis="per_request" if requests else "total")
    for period in PERIODS:
        if period == changed.get("period"):
            workload = _counted_by(workload, period)
    return _assumed(workload, before)


def _counted_by(workload: Workload, period: Period) -> Workload:
    """The same numbers per another period; a budget stays the same money over time."""
    days = workload.days_a_week if period in _ON_SOME_DAYS else 7
    budget = workload.budget_usd
    if budget is not None and "once" not in (period, workload.period):
        budget = budget * length(period, days) / length(workload.period, workload.days_a_week)
    return replace(workload, period=period, days_a_week=days, budget_usd=budget)


def _assumed(workload: Workload, before: Workload) -> Workload:
    """The workload without what was taken for granted of numbers that are others by now."""
    stays = {"shift": workload.period == before.period, "middle": _numbers(workload) == _numbers(before)}
    return replace(workload, taken=tuple(each for each in before.taken if stays[each]))


def _numbers(workload: Workload) -> tuple[int | None, ...]:
    return workload.input_tokens, workload.output_tokens, workload.reasoning_tokens, workload.requests


def kept_in(workload: Workload, provider: str) -> Iterator[str]:
    """Say each part of a workload that a form does not ask for.

    Args:
        workload: What the form is opened with.
        provider: The name of its provider, if it has one.
    """
    if workload.provider:
        yield f"on {provider}"
    if workload.basis == "total" and workload.requests is not None:
        yield f"{workload.requests:,} requests in all"
    if workload.users is not None:
        yield f"{workload.users:,} users"
    if workload.days_a_week != 7:
        yield days_said(workload)
    if workload.prompt_tokens is not None:
        yield f"prompts of {workload.prompt_tokens:,} tokens"
    if workload.cache_written:
        yield f"{_per_cent(workload.cache_written)} % of the input written to the cache"
    if workload.budget_usd is not None:
        often = "" if workload.period == "once" else f" per {workload.period}"
        yield f"a budget of ${workload.budget_usd:,.2f}{often}"
    if workload.currency is not None:
        yield f"asked for in {workload.currency}"


def days_said(workload: Workload) -> str:
    """Say on which days of a week it is used; empty where on all of them."""
    days = workload.days_a_week
    return {5: "on workdays", 7: ""}.get(days, f"on {days} days a week")


def _per_cent(share: Decimal) -> str:
    """A share as people write it, to a hundredth of a per cent; empty for none."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") if share else ""
