"""The lint of a catalog against the one before it: jumps, swaps, and shrinkage."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from catalog.checking_findings import Finding, subject
from catalog.differences import model_changes
from catalog.showing import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from catalog.checking_findings import Rule
    from catalog.differences import Change
    from catalog.models import Model, Route

_PRICE_JUMP = 20
_CONTEXT_JUMP = 16
_DATE_JUMP_DAYS = 550
_DATE_FIELDS: Final = ("release_date", "knowledge_cutoff", "deprecated_on", "retires_on")
_KEPT: Final = 0.95
"""The share of everything that a refresh must still have: it merges and drops nothing."""
_KEPT_BY_ONE: Final = 0.7
"""The same for one provider's routes or one lab's models, from ``_MANY`` on."""
_MANY = 10


def changed_findings(before: Model, after: Model) -> Iterator[Finding]:
    """What changed of one model in a way that no lab and no provider changes it."""
    changes = list(model_changes(before, after))
    for change in changes:
        yield from _jump(change)
    yield from _swaps(changes)
    yield from _days(before, after)


def shrinkage_findings(before: Mapping[str, Model], after: Mapping[str, Model]) -> Iterator[Finding]:
    """What a catalog has lost: totals, known facts, and what is left of each provider and each lab."""
    old, new = _totals(before), _totals(after)
    for name, count in old.items():
        kept = _KEPT if name.startswith("all ") else _KEPT_BY_ONE
        if (name.startswith("all ") or count >= _MANY) and new[name] < count * kept:
            yield Finding("shrinkage", name, f"{count:,} before, {new[name]:,} now", f"under {kept:.0%} are left")


def _totals(models: Mapping[str, Model]) -> Counter[str]:
    found: Counter[str] = Counter()
    for model in models.values():
        found["all models"] += 1
        found["all routes"] += len(model.routes)
        found[f"models of {model.lab.id}"] += 1
        found.update(f"all facts {name}" for name, fact in facts_of(model).items() if fact.known)
        for route in model.routes:
            found[f"routes of {route.provider.id}"] += 1
            found["all prices"] += len(route.prices)
    return found


def _subject(change: Change) -> str:
    return " ".join(change.route) if change.route else change.model


def _said(value: object) -> str:
    if isinstance(value, Decimal):
        return f"${value.normalize():f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _jump(change: Change) -> Iterator[Finding]:
    """A rate or a window many times what it was; a rate that became nothing is no gift."""
    before, after = change.before, change.after
    if not isinstance(before, (Decimal, int)) or not isinstance(after, (Decimal, int)):
        return
    limits: Mapping[str, tuple[Rule, int]] = {
        "price": ("price_jump", _PRICE_JUMP),
        "context": ("context_jump", _CONTEXT_JUMP),
    }
    rule, most = limits.get(change.kind, (None, 0))
    if rule is None or before <= 0:
        return
    if after <= 0 or after >= before * most or before >= after * most:
        found = f"{change.field} {_said(before)} → {_said(after)}"
        why = "gone to nothing" if after <= 0 else f"{max(after / before, before / after):,.0f} times"
        yield Finding(rule, _subject(change), found, why)


def _swaps(changes: Sequence[Change]) -> Iterator[Finding]:
    """Input and output that took each other's rate."""
    prices = {(change.route, change.field): change for change in changes if change.kind == "price"}
    for (route, field), read in prices.items():
        written = prices.get((route, field.replace("input", "output", 1)))
        if not field.startswith("input") or written is None:
            continue
        if (read.after, written.after) == (written.before, read.before):
            found = f"input {_said(read.after)}, output {_said(written.after)}"
            yield Finding("price_swapped", _subject(read), found, "each has the other's rate of before")


def _days(before: Model, after: Model) -> Iterator[Finding]:
    """Days of a life that moved by years, or took each other's place."""
    pairs = [(after.id, _life(before), _life(after))]
    earlier = {(route.provider.id, route.id): route for route in before.routes}
    for route in after.routes:
        old = earlier.get((route.provider.id, route.id))
        if old is not None:
            pairs.append((subject(route), _ending(old), _ending(route)))
    for name, was, now in pairs:
        yield from _moved(name, was, now)


def _life(model: Model) -> dict[str, str | None]:
    facts = facts_of(model)
    return {name: _iso(facts[name].value) for name in _DATE_FIELDS}


def _ending(route: Route) -> dict[str, str | None]:
    life = route.lifecycle
    return {"deprecated_on": _iso(life.deprecated_on.value), "retires_on": _iso(life.retires_on.value)}


def _moved(of: str, was: Mapping[str, str | None], now: Mapping[str, str | None]) -> Iterator[Finding]:
    for name, day in now.items():
        old = was[name]
        if day is None or old is None or day == old:
            continue
        swapped = any(other != name and now[other] == old and was[other] == day for other in now)
        if swapped or _apart(old, day) > _DATE_JUMP_DAYS:
            why = "took another day's place" if swapped else f"moved by over {_DATE_JUMP_DAYS} days"
            yield Finding("date_jump", of, f"{name} {old} → {day}", why)


def _apart(first: str, second: str) -> int:
    """Days between two ISO days, months or years; 0 where one is no day, which the lint of one model says."""
    try:
        days = [date.fromisoformat(f"{said}-01-01"[: len("2026-11-11")]) for said in (first, second)]
    except ValueError:
        return 0
    return abs((days[1] - days[0]).days)


def _iso(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else str(value) if value is not None else None
