"""The full comparison's own sections: what it finds besides what each topic finds. Values for templates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from answers.answer import Cell, Derived, NextStep
from answers.comparison_rules import Tag, best_for, decision_fit
from answers.comparison_score import WEIGHTS, Score, score
from answers.costing import outlying
from answers.finding import Asked, Finding, cite_prices, price_row, side_by_side
from answers.remembering import remembered
from answers.topics.capabilities import LABELS
from answers.topics.license import openness
from answers.wording import NOT_SOURCED, count, listed, lowered, rate
from catalog import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from answers.choosing_verdict import Advantage, Compared, Strength
    from answers.finding import Cited
    from catalog import Capability, Model, Price, Route

SHOWN_CAPABILITIES: tuple[Capability, ...] = tuple(c for c in CAPABILITIES if c != "multimodal")
"""Multimodal follows from the others, and would be told twice."""


@dataclass(frozen=True, slots=True)
class Facing:
    """A model as the opening line introduces it."""

    model: str
    lab: str
    year: str | None
    openness: str
    multimodal: bool
    reasoning: bool
    context: int | None
    ended: date | None
    retired: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """For whom a model is: the reasons that its facts give, and what it fits."""

    model: str
    retired: bool
    reasons: tuple[Reason, ...]
    fit: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One advantage; figures as its kind's sentence writes them."""

    kind: Strength
    value: Decimal | None
    against: Decimal | None
    capabilities: tuple[str, ...]
    words: str | None


@dataclass(frozen=True, slots=True)
class Parted:
    """A capability that some have: who has it, who has not, and of whom no source speaks."""

    label: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Priced:
    """How far a model's routes are priced."""

    model: str
    priced: int
    routes: int
    providers: int


@dataclass(frozen=True, slots=True)
class View:
    """What ``comparison.j2``'s blocks see; each block its own part of it."""

    names: tuple[str, ...]
    facing: tuple[Facing, ...] = ()
    choices: tuple[Choice, ...] = ()
    parted: tuple[Parted, ...] = ()
    shared: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    priced: tuple[Priced, ...] = ()
    scores: tuple[Score, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    sources: int = 0
    version: str = ""
    as_of: date | None = None
    oldest: date | None = None
    newest: date | None = None


Providers: TypeAlias = "Mapping[str, int]"
"""How many serve each model today, by id."""


def opening(asked: Asked) -> Finding:
    """Names, years, labs and windows; class words only where a fact gives them."""
    facing = tuple(_facing(m, asked.today) for m in asked.models)
    return Finding("opening", "comparison_opening", View(_names(asked), facing=facing))


def _facing(model: Model, today: date) -> Facing:
    return Facing(
        model.name, model.lab.name, (model.release_date.value or "")[:4] or None, openness(model).replace("_", "-"),
        bool(model.capability("multimodal").value), bool(model.capability("reasoning").value),
        model.context_window.value, model.lifecycle.retires_on.value, model.lifecycle.state(today) == "retired",
    )  # fmt: skip


def scorecard(asked: Asked, providers: Providers, shared_benchmarks: int) -> Finding:
    """Six signals side by side."""
    models, today = asked.models, asked.today
    cheapest = {m.id: cheapest_output(m, today) for m in models}
    rows = [
        ("Best for", [_tagged(best_for(m, providers[m.id], today)) for m in models]),
        ("Decision fit", [_tagged(decision_fit(m, providers[m.id], today)) for m in models]),
        ("Context window", [Cell(count(m.context_window.value), m.context_window.value) for m in models]),
        ("Cheapest output, per 1M", [_output(cheapest[m.id]) for m in models]),
        ("Providers", [Cell(str(providers[m.id]), providers[m.id]) for m in models]),
        ("Shared benchmarks", [Cell(str(shared_benchmarks or "none sourced"), shared_benchmarks) for _ in models]),
    ]
    quoted = [(m, found) for m in models if (found := cheapest[m.id]) is not None]
    return Finding(
        "scorecard", "comparison_scorecard", View(_names(asked)), tables=(side_by_side(models, rows),),
        facts=tuple(price_row(m, f"{route.provider.id}/{route.id}", price) for m, (route, price) in quoted),
        derived=(
            *(Derived("providers", Decimal(providers[m.id]), "providers", (m.name,)) for m in models),
            Derived("shared_benchmarks", Decimal(shared_benchmarks), "benchmarks", _names(asked)),
        ),
        cited=cite_prices(price for _, (_, price) in quoted),
    )  # fmt: skip


def _tagged(tags: Sequence[Tag]) -> Cell:
    return Cell(listed([t.name for t in tags]) if tags else "nothing: retired")


def _output(found: tuple[Route, Price] | None) -> Cell:
    if found is None:
        return Cell(NOT_SOURCED)
    route, price = found
    return Cell(f"{rate(price.usd_per_mtok)} on {route.provider.name}")


@remembered
def cheapest_output(model: Model, today: date) -> tuple[Route, Price] | None:
    """The cheapest rate for a million tokens out on a plain route still served; neither a free nor an outlying one."""
    out = outlying(model, today)
    found = [
        (price.usd_per_mtok, route.provider.name, route.id, route, price)
        for route in model.routes
        if route.variant is None
        and route not in out
        and route.lifecycle.state(today) != "retired"
        and (price := route.price("output", today=today)) is not None
        and price.usd_per_mtok
    ]
    return min(found, key=lambda row: row[:3])[3:] if found else None


def tradeoffs(asked: Asked, providers: Providers, compared: Compared, found: Sequence[Advantage]) -> Finding:
    """When to choose which, every reason a fact."""
    choices = tuple(
        Choice(
            m.name, m not in compared.live, tuple(_reason(a) for a in found if a.model is m),
            decision_fit(m, providers[m.id], asked.today),
        )
        for m in asked.models
    )  # fmt: skip
    return Finding("tradeoffs", "comparison_tradeoffs", View(_names(asked), choices=choices))


def _reason(found: Advantage) -> Reason:
    labels = lowered([LABELS[c] for c in found.capabilities])
    return Reason(found.kind, found.value, found.against, labels, found.words)


def deep_dive(asked: Asked, providers: Providers) -> Finding:
    """All differing capabilities and who has them, the shared ones, how far prices are known, and why what fits."""
    models, today = asked.models, asked.today
    parted = [Parted(label, *_sides(models, name)) for name in SHOWN_CAPABILITIES for label in lowered([LABELS[name]])]
    counted = tuple(_priced(m, providers[m.id], today) for m in models)
    view = View(
        _names(asked),
        choices=tuple(
            Choice(m.name, m.lifecycle.state(today) == "retired", (), decision_fit(m, providers[m.id], today))
            for m in models
        ),
        parted=tuple(p for p in parted if p.yes and (p.no or p.unknown)),
        shared=tuple(p.label for p in parted if len(p.yes) == len(models)),
        nobody=tuple(p.label for p in parted if not p.yes and not p.no),
        priced=counted,
    )
    return Finding(
        "deep_dive", "comparison_deep_dive", view,
        derived=tuple(
            Derived(name, Decimal(figure), "routes", (p.model,))
            for p in counted
            for name, figure in (("priced_routes", p.priced), ("routes", p.routes))
        ),
    )  # fmt: skip


def _sides(models: Sequence[Model], name: Capability) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    said = [(m.name, m.capability(name).value) for m in models]
    return (
        tuple(n for n, v in said if v),
        tuple(n for n, v in said if v is False),
        tuple(n for n, v in said if v is None),
    )


def _priced(model: Model, providers: int, today: date) -> Priced:
    live = [r for r in model.routes if r.lifecycle.state(today) != "retired"]
    priced = sum(r.price("input", today=today) is not None and r.price("output", today=today) is not None for r in live)
    return Priced(model.name, priced, len(live), providers)


def scored(asked: Asked, providers: Providers, monthly: Mapping[str, Decimal | None]) -> Finding:
    """The score with all of its parts."""
    models = asked.models
    found = tuple(score(m, providers[m.id], monthly[m.id], asked.today) for m in models)
    rows = [
        (
            f"{name.capitalize()} ({WEIGHTS[name]})",
            [Cell(_part(s, position)[0], _part(s, position)[1]) for s in found],
        )
        for position, name in enumerate(WEIGHTS)
    ]
    rows.append(("Score of 100", [Cell("–" if s.total is None else str(s.total), s.total) for s in found]))
    return Finding(
        "score", "comparison_score", View(_names(asked), scores=found), tables=(side_by_side(models, rows),),
        derived=(
            *(Derived(f"weight_{name}", Decimal(weight), "points", ("score",)) for name, weight in WEIGHTS.items()),
            *(
                Derived(f"score_{part.component}", part.points, f"points ({part.basis})", (s.model,))
                for s in found
                for part in s.parts
                if part.points is not None
            ),
            *(Derived("score", Decimal(s.total), "of 100", (s.model,)) for s in found if s.total is not None),
        ),
    )  # fmt: skip


def _part(found: Score, position: int) -> tuple[str, Decimal | None]:
    part = found.parts[position]
    return (f"– ({part.basis})" if part.points is None else f"{part.points} ({part.basis})"), part.points


def onward(asked: Asked, pairs: Sequence[tuple[str, str]]) -> Finding:
    """Three pairs to go on with, each a button."""
    steps = tuple(NextStep(f"{a} vs {b}", f"compare {a} and {b} in full") for a, b in pairs)
    return Finding("onward", "comparison_onward", View(_names(asked), pairs=tuple(pairs)), next_steps=steps)


def data(asked: Asked, cited: Sequence[Cited], version: str, as_of: date) -> Finding:
    """How old the data are, and of how many sources."""
    days = sorted(c.source.as_of for c in cited if c.source.as_of is not None)
    sources = {(c.source.name, c.source.as_of) for c in cited}
    view = View(
        _names(asked), sources=len(sources), version=version, as_of=as_of,
        oldest=days[0] if days else None, newest=days[-1] if days else None,
    )  # fmt: skip
    return Finding(
        "data", "comparison_data", view,
        derived=(Derived("sources", Decimal(len(sources)), "sources", _names(asked)),),
    )  # fmt: skip


def _names(asked: Asked) -> tuple[str, ...]:
    return tuple(m.name for m in asked.models)
