"""The lint: what in a catalog is probably wrong, by itself and against the catalog before it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from catalog.checking_against import changed_findings, shrinkage_findings
from catalog.checking_findings import REVIEWED, Finding, Review, read_reviewed, review, subject
from catalog.checking_rows import model_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from catalog.models import Lifecycle, Model
    from catalog.snapshot import Catalog

__all__ = ["REVIEWED", "Finding", "Review", "check", "check_model", "read_reviewed", "record", "review"]

_MODEL_ID = re.compile(r"[a-z0-9-]+/[\w.:-]+")


def check(catalog: Catalog, previous: Catalog | None = None) -> tuple[Finding, ...]:
    """All that is suspicious in a catalog, in the order of models.

    Args:
        catalog: What to check.
        previous: The catalog before it; with it, jumps, swaps and shrinkage are found that no row shows by itself.
    """
    models = {entry.id: catalog.model(entry.id) for entry in catalog.entries}
    before = {entry.id: previous.model(entry.id) for entry in previous.entries} if previous else {}
    day = catalog.as_of.isoformat()
    found = [one for id_, model in models.items() for one in check_model(model, day, before.get(id_))]
    found += [*_aliases(models), *_twice(models), *_orphans(catalog, models)]
    if previous:
        found += shrinkage_findings(before, models)
    return tuple(dict.fromkeys(found))


def check_model(model: Model, day: str, before: Model | None = None) -> Iterator[Finding]:
    """All that is suspicious in one model, and against what it was before.

    Args:
        model: The model.
        day: The catalog's own day, ISO; nothing known is newer.
        before: The same model in the catalog before, if it was there.
    """
    yield from model_findings(model, day)
    if before is not None:
        yield from changed_findings(before, model)


def _aliases(models: Mapping[str, Model]) -> Iterator[Finding]:
    """Names that two models share: a reader cannot tell whom they mean."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for model in models.values():
        for name in (model.name, *model.aliases):
            named[name.lower()].add(model.id)
    for name, ids in sorted(named.items()):
        if len(ids) > 1:
            yield Finding("alias_twice", name, " and ".join(sorted(ids)), "one name for two models")


def _twice(models: Mapping[str, Model]) -> Iterator[Finding]:
    """Routes that call two models."""
    called: defaultdict[str, list[str]] = defaultdict(list)
    for model in models.values():
        for route in model.routes:
            called[subject(route)].append(model.id)
    for name, ids in sorted(called.items()):
        if len(ids) > 1:
            yield Finding("route_twice", name, " and ".join(ids), "one route for two models")


def _orphans(catalog: Catalog, models: Mapping[str, Model]) -> Iterator[Finding]:
    """Routes and names that lead nowhere: to a model without them, or to no model at all."""
    for entry in catalog.entries:
        model = models[entry.id]
        if not model.routes:
            yield Finding("route_orphan", model.id, "no route", "nobody serves it")
        if set(entry.route_ids) != {route.id for route in model.routes}:
            yield Finding("route_orphan", model.id, "ids for linking", "they are not those of its routes")
        lives: list[tuple[str, Lifecycle]] = [(model.id, model.lifecycle)]
        lives += [(subject(route), route.lifecycle) for route in model.routes]
        for name, life in lives:
            following = life.replacement.value
            if following is not None and _MODEL_ID.fullmatch(following) and following not in models:
                yield Finding("route_orphan", name, f"replaced by {following}", "the catalog has no such model")
    for family in catalog.families:
        if family.default not in models:
            yield Finding("route_orphan", f"family {family.words}", family.default, "the catalog has no such model")


def record(of: Review, reviewed: Mapping[tuple[str, str], str]) -> dict[str, object]:
    """A review ready for JSON; of what was looked into, the reason too."""
    return {
        "unreviewed": [_row(one) for one in of.unreviewed],
        "reviewed": [_row(one) | {"reason": reviewed[one.rule, one.line]} for one in of.reviewed],
        "stale": [{"rule": rule, "line": line} for rule, line in of.stale],
    }


def _row(of: Finding) -> dict[str, str]:
    return {"rule": of.rule, "subject": of.subject, "found": of.found, "why": of.why}
