"""How a model is made from its row; see ``catalog.snapshot_rows`` for what a row looks like."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar, cast

from catalog.facts import Disagreement, Fact, Source
from catalog.models import CAPABILITIES, License, Lifecycle, Model, Price, Route, Score
from catalog.snapshot_rows import KINDS, SILENT, YES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalog.facts import SourceKind
    from catalog.models import Capability, CommercialUse, Lab, Provider, RouteStatus
    from catalog.snapshot_rows import Json, JsonList

T = TypeVar("T")
_UNKNOWN: Fact[object] = Fact()


class Sources(dict[int, Source]):
    """The sources of a snapshot by their numbers, each made on first use: an answer has a dozen of thousands."""

    def __init__(self, rows: Sequence[Sequence[str | None]]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, number: int) -> Source:
        publisher, via, url, day, kind = self._rows[number]
        as_of = date.fromisoformat(day) if day else None
        made = self[number] = Source(cast("str", publisher), via, cast("str", url), as_of, cast("SourceKind", kind))
        return made


class RowReader:
    """Makes models from rows, with the tables of one snapshot."""

    def __init__(
        self,
        sources: Sources,
        labs: tuple[Lab, ...],
        providers: tuple[Provider, ...],
        benchmarks: tuple[tuple[str, str, str, str], ...],
    ) -> None:
        self._sources = sources
        self._labs = labs
        self._providers = providers
        self._benchmarks = benchmarks

    def model(self, line: bytes) -> Model:
        """The model of a row."""
        homes_row, model_id, name, lab, family, core, aliases, *facts = cast("JsonList", json.loads(line))
        row = _Facts(self._sources, homes_row)
        terms, lifecycle, capabilities, routes, scores = facts[12:]
        return Model(
            id=cast("str", model_id),
            name=cast("str", name),
            lab=self._labs[cast("int", lab)],
            family=cast("str | None", family),
            core=bool(core),
            aliases=tuple(cast("list[str]", aliases)),
            context_window=row.fact(facts[0], _whole),
            input_limit=row.fact(facts[1], _whole),
            max_output=row.fact(facts[2], _whole),
            license=row.license(cast("JsonList", terms)),
            open_weights=row.fact(facts[3], bool),
            architecture=row.fact(facts[4], str),
            modalities_in=row.fact(facts[5], _words),
            modalities_out=row.fact(facts[6], _words),
            release_date=row.fact(facts[7], str),
            knowledge_cutoff=row.fact(facts[8], str),
            parameters_total=row.fact(facts[9], _whole),
            parameters_active=row.fact(facts[10], _whole),
            capabilities=row.capabilities(capabilities),
            lifecycle=row.lifecycle(cast("JsonList", lifecycle)),
            routes=tuple(self._route(cast("JsonList", route)) for route in cast("JsonList", routes)),
            scores=tuple(self._score(score) for score in cast("list[tuple[int, str, int]]", scores)),
            tokenizer_note=row.fact(facts[11], str),
        )

    def _score(self, score: tuple[int, str, int]) -> Score:
        of, figure, source = score
        benchmark, variant, harness, unit = self._benchmarks[of]
        return Score(benchmark, variant, harness, Decimal(figure), unit, self._sources[source])

    def _route(self, route: JsonList) -> Route:
        homes, provider, native_id, region, variant, first_party, context, limit, output, prices, able, *rest = route
        lifecycle, last_seen = rest if len(rest) > 1 else (*rest, None)
        row = _Facts(self._sources, homes)
        return Route(
            provider=self._providers[cast("int", provider)],
            id=cast("str", native_id),
            region=cast("str | None", region),
            variant=cast("str | None", variant),
            first_party=bool(first_party),
            context_window=row.fact(context, _whole),
            input_limit=row.fact(limit, _whole),
            max_output=row.fact(output, _whole),
            prices=tuple(row.price(cast("JsonList", price)) for price in cast("JsonList", prices)),
            capabilities=row.capabilities(able),
            lifecycle=row.lifecycle(cast("JsonList", lifecycle)),
            last_seen=None if last_seen is None else _day(last_seen),
        )


class _Facts:
    """Facts of one row: its home sources stand for all that name no other."""

    def __init__(self, sources: Sources, homes: Json) -> None:
        self._sources = sources
        self._homes = tuple(sources[number] for number in cast("list[int]", homes))

    def fact(self, value: Json, make: Callable[[Json], T]) -> Fact[T]:
        if value is None:
            return cast("Fact[T]", _UNKNOWN)
        if not isinstance(value, list):
            return Fact(make(value), self._homes)
        others = cast("list[tuple[Json, int]]", value[2] if len(value) > 2 else [])
        return Fact(
            make(value[0]),
            tuple(self._sources[number] for number in cast("list[int]", value[1])),
            tuple(Disagreement(make(other), self._sources[number]) for other, number in others),
        )

    def price(self, row: JsonList) -> Price:
        kind, amount, above, starts, source, others = row + [None] * (6 - len(row))
        return Price(
            kind=KINDS[cast("int", kind)],
            usd_per_mtok=Decimal(cast("str", amount)),
            above_tokens=cast("int | None", above),
            starts=None if starts is None else _day(starts),
            source=self._homes[0] if source is None else self._sources[cast("int", source)],
            disagreements=tuple(
                (Decimal(other), self._sources[number]) for other, number in cast("list[tuple[str, int]]", others or [])
            ),
        )

    def capabilities(self, row: Json) -> dict[Capability, Fact[bool]]:
        word, rest = (row, {}) if isinstance(row, str) else cast("tuple[str, dict[str, Json]]", row)
        known: dict[Capability, Fact[bool]] = {
            name: Fact(letter == YES, self._homes)
            for name, letter in zip(CAPABILITIES, word, strict=False)
            if letter != SILENT
        }
        for number, value in rest.items():
            known[CAPABILITIES[int(number)]] = self.fact(value, bool)
        return known

    def license(self, row: JsonList) -> License:
        return License(
            name=self.fact(row[0], str),
            spdx=self.fact(row[1], str),
            url=self.fact(row[2], str),
            osi_approved=self.fact(row[3], bool),
            commercial_use=self.fact(row[4], _use),
            condition=self.fact(row[5], str),
        )

    def lifecycle(self, row: JsonList) -> Lifecycle:
        return Lifecycle(
            status=self.fact(row[0], _status),
            deprecated_on=self.fact(row[1], _day),
            retires_on=self.fact(row[2], _day),
            replacement=self.fact(row[3], str),
        )


def _whole(value: Json) -> int:
    return cast("int", value)


def _day(value: Json) -> date:
    return date.fromisoformat(cast("str", value))


def _words(value: Json) -> tuple[str, ...]:
    return tuple(cast("str", value).split(","))


def _status(value: Json) -> RouteStatus:
    return cast("RouteStatus", value)


def _use(value: Json) -> CommercialUse:
    return cast("CommercialUse", value)
