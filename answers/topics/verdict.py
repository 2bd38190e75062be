"""X or Y: what decides between models, for whom each is, and what the data leave open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import CostRow, Derived, FactRow
from answers.choosing_verdict import Advantage, Compared, Criterion, Strength, advantages, verdict
from answers.costing import free_at_lab
from answers.finding import CAPABILITIES_AGE_DAYS, Asked, Cited, Finding, cite
from answers.remembering import remembered
from answers.topics import specs
from answers.topics.capabilities import LABELS
from answers.topics.cost import PERIOD_WORDS
from answers.topics.cost_rows import shares
from answers.topics.providers_offers import source_of
from answers.topics.quoting import chosen
from answers.wording import lowered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from answers.questions import Workload
    from catalog import Capability, Model

WEIGHED: tuple[Capability, ...] = ("vision", "reasoning", "tools", "structured_output")
"""Capabilities of which it is said where no source speaks of them; the rarer ones nobody misses."""

BRIEF = ("Context window", "Max output", "Input, per 1M", "Output, per 1M", "Openness", "Released", "Status")
"""The rows that a choice turns on; all others are the specs'."""


@dataclass(frozen=True, slots=True)
class Point:
    """One advantage in words' reach; ``figure`` and ``against`` as the template of its kind writes them."""

    kind: Strength
    value: Decimal | None
    against: Decimal | None
    capabilities: tuple[str, ...]
    words: str | None


@dataclass(frozen=True, slots=True)
class View:
    """What ``verdict.j2`` sees.

    Attributes:
        points: What speaks for each model that is still sold, in the order asked.
        ratio: Largest to second largest window, where the window decides.
        saved_percent: What the cheapest saves against the next, where cost decides.
        decisive: The advantage that the verdict names.
        unsettled: Facts, and the models of which no source gives them.
        costed: Whether a cost speaks for anybody; ``input_tokens`` and ``output_tokens`` per ``period`` are then its
            workload.
        free_on: Models that their labs offer free too, with the lab's name, where a cost speaks for anybody.
    """

    names: tuple[str, ...]
    criterion: Criterion
    winner: str | None
    others: tuple[str, ...]
    decisive: Point | None
    ratio: Decimal | None
    saved_percent: Decimal | None
    points: tuple[tuple[str, tuple[Point, ...]], ...]
    unsettled: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    costed: bool
    free_on: tuple[tuple[str, str], ...]
    input_tokens: int | None
    output_tokens: int | None
    period: str
    used: Workload


def find(asked: Asked) -> Finding:
    """Weigh models against each other; one alone is told by its main facts."""
    if len(asked.models) == 1:
        return specs.find(asked)
    compared = Compared(asked.models, asked.today, asked.workload, asked.preferred)
    found = advantages(compared)
    view = weighed(compared, found)
    return Finding(
        asked.topic, "verdict", view, tables=(specs.table(asked, BRIEF),),
        facts=(*specs.facts(asked), *_served(compared, found)),
        derived=tuple(derived(view)),
        costs=tuple(costs(compared, found)),
        cited=_cited(compared, asked), choice=chosen(compared.live, asked.today, asked.preferred),
    )  # fmt: skip


def weighed(compared: Compared, found: Sequence[Advantage]) -> View:
    """What decides between models, and what speaks for each of them.

    Args:
        compared: Two models or more.
        found: All their advantages.
    """
    decided = verdict(compared)
    criterion, winner = decided.criterion, decided.winner
    kinds: dict[Criterion, tuple[Strength, ...]] = {
        "context": ("context",),
        "cost": ("cost",),
        "capability": ("capability",),
        "license": ("open_source", "open_weights"),
    }
    spoken = tuple((m.name, points(found, m)) for m in compared.live)
    decisive = next((_point(a) for a in found if a.model is winner and a.kind in kinds.get(criterion, ())), None)
    return View(
        tuple(m.name for m in compared.models), criterion, None if winner is None else winner.name,
        tuple(m.name for m in compared.live if m is not winner), decisive,
        _over(decisive) if criterion == "context" else None,
        _saved(decisive) if criterion == "cost" else None,
        tuple((name, told) for name, told in spoken if told), _unsettled(compared),
        any(a.kind == "cost" for a in found),
        tuple(
            (m.name, free.provider.name)
            for m in compared.live
            if m.id in compared.costs and (free := free_at_lab(m, compared.today)) is not None
        ),
        compared.workload.total(compared.workload.input_tokens),
        compared.workload.total(compared.workload.output_tokens), PERIOD_WORDS[compared.workload.period],
        compared.workload,
    )  # fmt: skip


def points(found: Sequence[Advantage], model: Model) -> tuple[Point, ...]:
    """What speaks for one of the models."""
    return tuple(_point(a) for a in found if a.model is model)


def _over(point: Point | None) -> Decimal | None:
    """The larger of a point's two figures over the smaller."""
    if point is None or not point.value or not point.against:
        return None
    return max(point.value, point.against) / min(point.value, point.against)


def _saved(point: Point | None) -> Decimal | None:
    """What the smaller figure saves against the other, in per cent; all of it where it is free."""
    if point is None or point.value is None or not point.against:
        return None
    return (1 - point.value / point.against) * 100


def _point(found: Advantage) -> Point:
    labels = lowered([LABELS[c] for c in found.capabilities])
    return Point(found.kind, found.value, found.against, labels, found.words)


def _unsettled(compared: Compared) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """What is weighed and no source gives for some models, gathered by those models."""
    known: list[tuple[str, Callable[[Model], bool]]] = [
        ("context window", lambda m: m.id in compared.contexts),
        ("price", lambda m: m.id in compared.costs),
        *((lowered([LABELS[c]])[0], lambda m, c=c: m.capability(c).known) for c in WEIGHED),
    ]
    found: dict[tuple[str, ...], list[str]] = {}
    for label, is_known in known:
        missing = tuple(m.name for m in compared.live if not is_known(m))
        if missing:
            found.setdefault(missing, []).append(label)
    return tuple((tuple(labels), models) for models, labels in found.items())


def derived(view: View) -> Iterator[Derived]:
    """The figures worked out."""
    if view.ratio is not None:
        yield Derived("context_ratio", view.ratio, "times", view.names)
    if view.costed and view.input_tokens is not None and view.output_tokens is not None:
        yield Derived("input_tokens", Decimal(view.input_tokens), "tokens", ("workload",))
        yield Derived("output_tokens", Decimal(view.output_tokens), "tokens", ("workload",))
        yield from shares(view.used)
    if view.saved_percent is not None:
        yield Derived("saved_percent", view.saved_percent, "percent", view.names)
    for name, points in view.points:
        for point in points:
            for figure in (point.value, point.against):
                if figure is not None and point.kind == "providers":
                    yield Derived("providers", figure, "providers", (name, *view.names))


def costs(compared: Compared, found: Sequence[Advantage]) -> Iterator[CostRow]:
    """What the workload costs, where a cost speaks for anybody."""
    if not any(a.kind == "cost" for a in found):
        return
    for model in compared.live:
        if model.id in compared.costs:
            route = compared.estimates[model.id].route
            usd = compared.costs[model.id]
            yield CostRow(model.id, f"{route.provider.id}/{route.id}", usd, compared.workload.period)


def _served(compared: Compared, found: Sequence[Advantage]) -> Iterator[FactRow]:
    """Who serves each, where the number of providers is told."""
    if not any(a.kind == "providers" for a in found):
        return
    for model in compared.live:
        yield from _doors(model, compared.today)


@remembered
def _doors(model: Model, today: date) -> tuple[FactRow, ...]:
    """The routes by which a model is served, and who lists them."""
    return tuple(
        FactRow(
            model.id, f"{route.provider.id}/{route.id}", "providers", route.provider.name, None,
            source.name, source.url, source.as_of,
        )
        for route in model.routes
        if route.lifecycle.state(today) != "retired" and (source := source_of(route)) is not None
    )  # fmt: skip


def _cited(compared: Compared, asked: Asked) -> tuple[Cited, ...]:
    ends = tuple(m.lifecycle.retires_on for m in compared.models if m not in compared.live)
    return (*cite(ends, CAPABILITIES_AGE_DAYS), *specs.cited(asked))
