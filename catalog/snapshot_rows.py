"""How a model is written as one short JSON row; ``catalog.snapshot_reader`` makes it from the row again.

Most facts of a row have the same sources. They stand once, at the front (*homes*), and such a fact is its value alone;
any other fact is ``[value, [sources], [[other value, source], …]]``; an unknown one is ``null``. Sources, labs,
providers and benchmarks are numbers: places in the tables of the header.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, cast, get_args

from catalog.facts import Fact
from catalog.models import CAPABILITIES, PriceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from catalog.facts import Source
    from catalog.models import Capability, Lab, License, Lifecycle, Model, Price, Provider, Route, Score

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
JsonList: TypeAlias = "list[Json]"

T = TypeVar("T")

KINDS: tuple[PriceKind, ...] = get_args(PriceKind)
YES, NO, SILENT = "y", "n", "-"


def dumps(row: Json) -> str:
    """One row as JSON without spaces and without line ends."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


class Interner(Generic[T]):
    """Gives every distinct value a number, in the order of first use."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    def __call__(self, value: T) -> int:
        """The number of a value."""
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> list[T]:
        """The values in the order of their numbers."""
        return list(self._numbers)


class RowWriter:
    """Writes models as rows and collects the tables they point into."""

    def __init__(self) -> None:
        self.sources: Interner[Source] = Interner()
        self.labs: Interner[Lab] = Interner()
        self.providers: Interner[Provider] = Interner()
        self.benchmarks: Interner[tuple[str, str, str, str]] = Interner()
        self._homes: tuple[Source, ...] = ()

    def model(self, model: Model) -> str:
        """The row of a model."""
        routes: JsonList = [self._route(route) for route in model.routes]
        self._homes = _homes(_model_facts(model))
        row: JsonList = [
            self._source_list(self._homes),
            model.id,
            model.name,
            self.labs(model.lab),
            model.family,
            int(model.core),
            list(model.aliases),
            *(self._fact(fact) for fact in _own_facts(model)),
            [self._fact(fact) for fact in _license_facts(model.license)],
            [self._fact(fact) for fact in _lifecycle_facts(model.lifecycle)],
            self._capabilities(model.capabilities),
            routes,
            [self._score(score) for score in model.scores],
        ]
        return dumps(row)

    def _route(self, route: Route) -> Json:
        self._homes = _homes(_route_facts(route))
        return [
            self._source_list(self._homes),
            self.providers(route.provider),
            route.id,
            route.region,
            route.variant,
            int(route.first_party),
            self._fact(route.context_window),
            self._fact(route.input_limit),
            self._fact(route.max_output),
            [self._price(price) for price in route.prices],
            self._capabilities(route.capabilities),
            [self._fact(fact) for fact in _lifecycle_facts(route.lifecycle)],
            *([route.last_seen.isoformat()] if route.last_seen else []),
        ]

    def _score(self, score: Score) -> Json:
        of = self.benchmarks((score.benchmark, score.variant, score.harness, score.unit))
        return [of, str(score.score), self.sources(score.source)]

    def _source_list(self, sources: tuple[Source, ...]) -> JsonList:
        return [self.sources(source) for source in sources]

    def _fact(self, fact: Fact[object]) -> Json:
        if fact.value is None:
            return None
        value = _plain(fact.value)
        if fact.sources == self._homes and not fact.disagreements:
            return value
        others: JsonList = [[_plain(other.value), self.sources(other.source)] for other in fact.disagreements]
        return [value, self._source_list(fact.sources), others] if others else [value, self._source_list(fact.sources)]

    def _price(self, price: Price) -> Json:
        short: JsonList = [KINDS.index(price.kind), str(price.usd_per_mtok)]
        long: JsonList = [
            price.above_tokens,
            price.starts.isoformat() if price.starts else None,
            None if (price.source,) == self._homes[:1] else self.sources(price.source),
            [[str(amount), self.sources(source)] for amount, source in price.disagreements],
        ]
        while long and long[-1] in (None, []):
            long.pop()
        return short + long

    def _capabilities(self, facts: Mapping[Capability, Fact[bool]]) -> Json:
        letters: list[str] = []
        rest: dict[str, Json] = {}
        for number, name in enumerate(CAPABILITIES):
            fact = facts.get(name, Fact())
            usual = fact.sources == self._homes and not fact.disagreements
            letters.append(SILENT if fact.value is None or not usual else YES if fact.value else NO)
            if fact.value is not None and not usual:
                rest[str(number)] = self._fact(fact)
        word = "".join(letters).rstrip(SILENT)
        return [word, rest] if rest else word


def _plain(value: object) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ",".join(cast("tuple[str, ...]", value))
    return cast("Json", value)


def _homes(facts: Iterator[Fact[object]]) -> tuple[Source, ...]:
    """The sources that most facts have; on a tie the first."""
    counted = Counter(fact.sources for fact in facts if fact.value is not None)
    return counted.most_common(1)[0][0] if counted else ()


def _model_facts(model: Model) -> Iterator[Fact[object]]:
    yield from _own_facts(model)
    yield from _license_facts(model.license)
    yield from _lifecycle_facts(model.lifecycle)
    yield from model.capabilities.values()


def _route_facts(route: Route) -> Iterator[Fact[object]]:
    yield from (route.context_window, route.input_limit, route.max_output)
    yield from route.capabilities.values()
    yield from _lifecycle_facts(route.lifecycle)


def _own_facts(model: Model) -> tuple[Fact[object], ...]:
    return (
        model.context_window,
        model.input_limit,
        model.max_output,
        model.open_weights,
        model.architecture,
        model.modalities_in,
        model.modalities_out,
        model.release_date,
        model.knowledge_cutoff,
        model.parameters_total,
        model.parameters_active,
        model.tokenizer_note,
    )


def _license_facts(terms: License) -> tuple[Fact[object], ...]:
    return (terms.name, terms.spdx, terms.url, terms.osi_approved, terms.commercial_use, terms.condition)


def _lifecycle_facts(lifecycle: Lifecycle) -> tuple[Fact[object], ...]:
    return (lifecycle.status, lifecycle.deprecated_on, lifecycle.retires_on, lifecycle.replacement)
