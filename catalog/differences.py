"""What changed between two snapshots: prices, contexts, licenses, lifecycles; models and routes added and gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from catalog.models import License, Lifecycle, Model, Price, Route
    from catalog.snapshot import Catalog

ChangeKind = Literal["price", "context", "license", "lifecycle", "model"]
"""What a change concerns; ``model``: a route that now calls another model."""

Value: TypeAlias = "Decimal | date | int | str | bool | None"
RouteKey: TypeAlias = "tuple[str, str]"
_Named: TypeAlias = "dict[str, Value]"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is no longer the same.

    Attributes:
        kind: What it concerns.
        model: The model's id, in the newer snapshot.
        route: Provider and the provider's own id; ``None`` where the fact is the model's own.
        field: What changed: ``context_window`` in tokens; ``input``, ``output above 200000`` in USD per 1M tokens.
        before: The older value; ``None`` where nobody gave one.
        after: The newer value, likewise.
    """

    kind: ChangeKind
    model: str
    route: RouteKey | None
    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs, in the order of ids; routes of added and gone models are among the routes.

    Attributes:
        before: The older data version.
        after: The newer data version.
        models_added: Ids only in the newer snapshot.
        models_gone: Ids only in the older one.
        routes_added: Model, provider and route id, only in the newer snapshot.
        routes_gone: The same, only in the older one.
        changes: Changed values of what is in both.
    """

    before: str
    after: str
    models_added: tuple[str, ...]
    models_gone: tuple[str, ...]
    routes_added: tuple[tuple[str, str, str], ...]
    routes_gone: tuple[tuple[str, str, str], ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.models_added or self.models_gone or self.routes_added or self.routes_gone or self.changes)


def differ(before: Catalog, after: Catalog) -> Difference:
    """Compare two snapshots, the older one first."""
    old, new = _models(before), _models(after)
    old_routes, new_routes = _routes(old), _routes(new)
    return Difference(
        before=before.version,
        after=after.version,
        models_added=tuple(id_ for id_ in new if id_ not in old),
        models_gone=tuple(id_ for id_ in old if id_ not in new),
        routes_added=tuple((model, *key) for key, (model, _) in new_routes.items() if key not in old_routes),
        routes_gone=tuple((model, *key) for key, (model, _) in old_routes.items() if key not in new_routes),
        changes=(
            *(change for id_ in new if id_ in old for change in model_changes(old[id_], new[id_])),
            *_moved(old_routes, new_routes),
        ),
    )


def model_changes(before: Model, after: Model) -> Iterator[Change]:
    """What changed of one model and of the routes that it had before and has now."""
    facts: tuple[tuple[ChangeKind, _Named, _Named], ...] = (
        ("context", _sizes(before), _sizes(after)),
        ("license", _terms(before.license, before), _terms(after.license, after)),
        ("lifecycle", _lifecycle(before.lifecycle), _lifecycle(after.lifecycle)),
    )
    for kind, old, new in facts:
        yield from _changes(kind, after.id, None, old, new)
    earlier = {(route.provider.id, route.id): route for route in before.routes}
    for route in after.routes:
        key = (route.provider.id, route.id)
        if key in earlier:
            yield from _route_changes(after.id, key, earlier[key], route)


def _route_changes(model: str, key: RouteKey, before: Route, after: Route) -> Iterator[Change]:
    yield from _changes("price", model, key, _rates(before), _rates(after))
    yield from _changes("context", model, key, _sizes(before), _sizes(after))
    yield from _changes("lifecycle", model, key, _ending(before), _ending(after))


def _changes(kind: ChangeKind, model: str, route: RouteKey | None, old: _Named, new: _Named) -> Iterator[Change]:
    for name in dict.fromkeys([*new, *old]):
        before, after = old.get(name), new.get(name)
        if before != after:
            yield Change(kind, model, route, name, before, after)


def _models(of: Catalog) -> dict[str, Model]:
    return {entry.id: of.model(entry.id) for entry in of.entries}


def _routes(models: Mapping[str, Model]) -> dict[RouteKey, tuple[str, Route]]:
    return {(route.provider.id, route.id): (id_, route) for id_, model in models.items() for route in model.routes}


def _moved(old: Mapping[RouteKey, tuple[str, Route]], new: Mapping[RouteKey, tuple[str, Route]]) -> Iterator[Change]:
    """Routes that were read as another model before, and what changed of them besides."""
    for key, (model, route) in new.items():
        if key in old and old[key][0] != model:
            was, earlier = old[key]
            yield Change("model", model, key, "model", was, model)
            yield from _route_changes(model, key, earlier, route)


def _rates(route: Route) -> _Named:
    return {rate_name(price): price.usd_per_mtok for price in route.prices}


def rate_name(price: Price) -> str:
    """What tells a rate from the others of its route: ``input``, ``output above 200000``, ``input from 2026-12-01``."""
    above = f" above {price.above_tokens}" if price.above_tokens else ""
    starts = f" from {price.starts.isoformat()}" if price.starts else ""
    return f"{price.kind}{above}{starts}"


def _sizes(of: Model | Route) -> _Named:
    return {
        "context_window": of.context_window.value,
        "input_limit": of.input_limit.value,
        "max_output": of.max_output.value,
    }


def _terms(terms: License, model: Model) -> _Named:
    return {
        "license": terms.name.value,
        "spdx": terms.spdx.value,
        "license_url": terms.url.value,
        "osi_approved": terms.osi_approved.value,
        "commercial_use": terms.commercial_use.value,
        "commercial_use_condition": terms.condition.value,
        "open_weights": model.open_weights.value,
    }


def _lifecycle(lifecycle: Lifecycle) -> _Named:
    return {
        "status": lifecycle.status.value,
        "deprecated_on": lifecycle.deprecated_on.value,
        "retires_on": lifecycle.retires_on.value,
        "replacement": lifecycle.replacement.value,
    }


def _ending(route: Route) -> _Named:
    """A route's lifecycle, and whether its upstreams list it no more."""
    return {**_lifecycle(route.lifecycle), "last_seen": route.last_seen}


def record(of: Difference) -> dict[str, object]:
    """The difference ready for JSON: days as ISO strings, money as exact decimal strings."""
    return {
        "before": of.before,
        "after": of.after,
        "models": {"added": list(of.models_added), "gone": list(of.models_gone)},
        "routes": {"added": [_named(one) for one in of.routes_added], "gone": [_named(one) for one in of.routes_gone]},
        "changes": [
            {
                "kind": change.kind,
                "model": change.model,
                "route": {"provider": change.route[0], "id": change.route[1]} if change.route else None,
                "field": change.field,
                "before": _plain(change.before),
                "after": _plain(change.after),
            }
            for change in of.changes
        ],
    }


def _named(route: tuple[str, str, str]) -> dict[str, str]:
    return dict(zip(("model", "provider", "id"), route, strict=True))


def _plain(value: Value) -> object:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
