"""A team's own data over the catalog: private models, routes of its own, negotiated rates beside the list price."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, TypeVar

from catalog.curated import best_first
from catalog.errors import CatalogError
from catalog.extra_files import OwnFile, OwnRoute, own_source, read_own
from catalog.facts import Disagreement, Fact
from catalog.labs import LABS
from catalog.merging_facts import Claim, ranked
from catalog.merging_groups import is_first_party
from catalog.merging_models import Facts, Hand
from catalog.models import Lab, License, Lifecycle, Model, Price, Provider, Route

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from catalog.facts import Source
    from catalog.models import Capability, PriceKind
    from catalog.snapshot import Catalog
    from catalog.sources.curated import EndingRow

T = TypeVar("T")
_DIGITS = 8


def with_extra(catalog: Catalog, path: Path) -> Catalog:
    """The catalog with a team's own data in it; only the models that they name are made.

    Args:
        catalog: What everybody knows.
        path: A file, or a folder of files.

    Raises:
        CatalogError: A file is missing or faulty, or names a model that nobody knows; names file, line and field.
    """
    files = read_own(path)
    own = OwnFile(
        license=tuple(row for _, file in files for row in file.license),
        lifecycle=tuple(row for _, file in files for row in file.lifecycle),
        parameters=tuple(row for _, file in files for row in file.parameters),
        fact=tuple(row for _, file in files for row in file.fact),
        route=tuple(row for _, file in files for row in file.route),
    )
    named = {row.model: row.name for row in own.fact if row.name}
    for file, content in files:
        _refuse_unknown(catalog, named, file, content)
        _refuse_undated(file, content)
        _refuse_endless(catalog, file, content)
    ids = {entry.id for entry in catalog.entries} | named.keys()
    patterns = [pattern for row in own.license for pattern in row.covers]
    covered = {id_ for id_ in ids if any(fnmatchcase(id_, pattern) for pattern in patterns)}
    providers = _Providers(catalog)
    models = [
        _overlaid(catalog.model(id_) if id_ in catalog else _blank(id_, named[id_]), own, providers)
        for id_ in sorted(covered.union(own.models()))
    ]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file, _ in files)).hexdigest()[:_DIGITS]
    return catalog.with_models(models, f"own.{digest}")


def _refuse_unknown(catalog: Catalog, named: Mapping[str, str], file: Path, content: OwnFile) -> None:
    for id_ in content.models():
        if id_ not in catalog and id_ not in named:
            raise CatalogError(
                f"{file}, line {_line(file, id_)}, model: {id_!r} is no model of the catalog; correct it, or give it a "
                f"name in a [[fact]] to add it."
            )


def _refuse_undated(file: Path, content: OwnFile) -> None:
    """Every figure is cited with a day; a contract's is the one on which it starts, or was known."""
    for row in content.route:
        if row.source is None and row.day is None:
            raise CatalogError(
                f"{file}, line {_line(file, row.id)}, starts: nothing tells of which day this is; give the first day "
                f"of the rates as `starts`, or a day on which they were known as `as_of`, here or at the file's top."
            )


def _refuse_endless(catalog: Catalog, file: Path, content: OwnFile) -> None:
    """A rate with a last day needs one to go back to: after it, nobody would know what holds."""
    for row in content.route:
        known = catalog.model(row.model).routes if row.model in catalog else ()
        listed = [p for route in known if (route.provider.id, route.id) == (row.provider, row.id) for p in route.prices]
        for kind in row.prices:
            if row.until is not None and _in_force(listed, kind, row.until) is None:
                raise CatalogError(
                    f"{file}, line {_line(file, row.id)}, until: the catalog has no list price for {kind} to go back "
                    f"to after {row.until}; leave out `until`."
                )


def _line(file: Path, word: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if f'"{word}"' in line), 1)


class _Providers:
    """The catalog's providers by id."""

    def __init__(self, catalog: Catalog) -> None:
        self._known = {provider.id: provider for provider in catalog.providers}

    def named(self, row: OwnRoute) -> Provider:
        known = self._known.get(row.provider)
        if known is not None:
            return known
        return Provider(row.provider, row.provider_name or LABS.get(row.provider, row.provider))


def _blank(id_: str, name: str) -> Model:
    """A model of which nothing is known but its name."""
    lab = id_.partition("/")[0]
    number: Fact[int] = Fact()
    words: Fact[tuple[str, ...]] = Fact()
    text: Fact[str] = Fact()
    return Model(
        id_, name, Lab(lab, LABS.get(lab, lab)), None, True, (), number, number, number, License(), Fact(), text,
        words, words, text, text, number, number, {}, Lifecycle(), (),
    )  # fmt: skip


def _overlaid(base: Model, own: OwnFile, providers: _Providers) -> Model:
    """A model with all that the files say of it; what they say holds, what they contradict stays beside it."""
    id_, lab = base.id, base.lab.name
    tables = [row for row in own.fact if row.model == id_]
    hand = Hand(
        [(row, own_source(row.source, lab)) for row in own.license if any(fnmatchcase(id_, p) for p in row.covers)],
        best_first([(r, own_source(t.source, lab)) for t in own.parameters for r in t.rows if r.model == id_]),
        best_first([(row, own_source(row.source, lab)) for row in tables]),
    )
    said = Facts(id_, [], hand, frozenset())
    inputs = said.modalities(outputs=False)
    able: dict[Capability, Fact[bool]] = dict(base.capabilities)
    able |= {name: _over(fact, base.capability(name)) for name, fact in said.capabilities(inputs).items()}
    return replace(
        base,
        name=next((row.name for row in tables if row.name), base.name),
        aliases=tuple(dict.fromkeys([*(alias for row in tables for alias in row.aliases), *base.aliases])),
        context_window=_over(said.context_window(), base.context_window),
        max_output=_over(said.max_output(), base.max_output),
        license=_terms(said.license(), base.license),
        open_weights=_over(said.open_weights(), base.open_weights),
        architecture=_over(said.architecture(), base.architecture),
        modalities_in=_over(inputs, base.modalities_in),
        release_date=_over(said.release_date(), base.release_date),
        knowledge_cutoff=_over(said.knowledge_cutoff(), base.knowledge_cutoff),
        parameters_total=_over(said.parameters(active=False), base.parameters_total),
        parameters_active=_over(said.parameters(active=True), base.parameters_active),
        capabilities=able,
        lifecycle=_ending(base, own),
        routes=_routes(base, [row for row in own.route if row.model == id_], providers),
    )


def _over(own: Fact[T], base: Fact[T]) -> Fact[T]:
    """The team's word before everybody's."""
    if not own.known or own.value == base.value:
        return own if own.known else base
    against = [Disagreement(base.value, source) for source in base.sources[:1] if base.value is not None]
    return Fact(own.value, own.sources, (*own.disagreements, *against))


def _terms(own: License, base: License) -> License:
    """The terms are of one agreement: a license of one's own replaces all of the other."""
    return own if own.name.known else base


def _ending(base: Model, own: OwnFile) -> Lifecycle:
    rows = [(row, own_source(t.source, t.operator)) for t in own.lifecycle for row in t.rows if row.model == base.id]

    def said(read: Callable[[EndingRow], T | None]) -> Fact[T]:
        return ranked([Claim(value, source) for row, source in rows if (value := read(row)) is not None])

    life = base.lifecycle
    return Lifecycle(
        status=_over(said(lambda row: row.status), life.status),
        deprecated_on=_over(said(lambda row: row.deprecated_on), life.deprecated_on),
        retires_on=_over(said(lambda row: row.retires_on), life.retires_on),
        replacement=_over(said(lambda row: row.replacement), life.replacement),
    )


def _routes(base: Model, tables: Sequence[OwnRoute], providers: _Providers) -> tuple[Route, ...]:
    """The routes with the team's own; several tables of one route are its rates of several periods."""
    found = {(route.provider.id, route.id): route for route in base.routes}
    listed = {key: route.prices for key, route in found.items()}
    for row in sorted(tables, key=lambda row: row.starts or date.min):
        key = row.provider, row.id
        provider = providers.named(row)
        source = own_source(row.source, provider.name, row.day)
        route = found.get(key) or _new_route(base, row, provider)
        found[key] = replace(
            route,
            context_window=_over(_stated(row.context_window, source), route.context_window),
            max_output=_over(_stated(row.max_output, source), route.max_output),
            prices=_negotiated(route.prices, listed.get(key, ()), row, source),
            last_seen=None,
        )
    return tuple(sorted(found.values(), key=lambda route: not route.first_party))


def _new_route(base: Model, row: OwnRoute, provider: Provider) -> Route:
    own = row.provider == base.lab.id or is_first_party(base.lab.id, row.provider)
    return Route(provider, row.id, row.region, None, own, Fact(), Fact(), Fact(), (), {}, Lifecycle())


def _stated(value: int | None, source: Source) -> Fact[int]:
    return Fact() if value is None else Fact(value, (source,))


def _negotiated(prices: Sequence[Price], listed: Sequence[Price], row: OwnRoute, source: Source) -> tuple[Price, ...]:
    """The rates with the negotiated ones in their days; the list's stand before, beside and after them.

    Steps of the list for longer prompts stay the list's: a contract names plain rates.
    """
    found = list(prices)
    for kind, amount in row.prices.items():
        was = _in_force(listed, kind, row.starts)
        found = [price for price in found if not _replaced(price, kind, row.starts)]
        beside = ((was.usd_per_mtok, was.source),) if was is not None and was.usd_per_mtok != amount else ()
        found.append(Price(kind, amount, None, row.starts, source, beside))
        if row.until is not None:
            found += _afterwards(listed, kind, row.until)
    return tuple(found)


def _replaced(price: Price, kind: PriceKind, starts: date | None) -> bool:
    """Whether a plain rate of that kind would begin to hold only while the negotiated one does."""
    return price.kind == kind and price.above_tokens is None and (price.starts or date.min) >= (starts or date.min)


def _in_force(listed: Sequence[Price], kind: PriceKind, day: date | None) -> Price | None:
    """The list's plain rate on a day; without one, its newest."""
    fitting = [p for p in listed if p.kind == kind and p.above_tokens is None]
    begun = [p for p in fitting if day is None or p.starts is None or p.starts <= day]
    return max(begun, key=lambda p: p.starts or date.min, default=None)


def _afterwards(listed: Sequence[Price], kind: PriceKind, until: date) -> list[Price]:
    """The list's rates from the day after the contract's last one."""
    following = until + timedelta(days=1)
    then = _in_force(listed, kind, following)
    later = [p for p in listed if p.kind == kind and p.above_tokens is None and p.starts and p.starts > following]
    return [replace(then, starts=following), *later] if then is not None else later
