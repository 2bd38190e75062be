"""A full comparison's advice: what decides, when to choose which, and where exactly the models part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Derived
from answers.comparison_rules import every_fit
from answers.finding import Finding
from answers.topics import verdict as weighing
from answers.topics.capabilities import LABELS
from answers.wording import lowered
from catalog import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from answers.choosing_verdict import Advantage, Compared
    from answers.finding import Asked
    from answers.topics.verdict import Point
    from catalog import Capability, Model

SHOWN_CAPABILITIES: tuple[Capability, ...] = tuple(c for c in CAPABILITIES if c != "multimodal")
"""Multimodal follows from the others, and would be told twice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """For whom a model is.

    Attributes:
        replacement: What its lab names instead, where it is retired.
        points: What speaks for it against the others.
        fit: What it is fit for and none of the others is known to be.
    """

    model: str
    retired: bool
    replacement: str | None
    points: tuple[Point, ...]
    fit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What ``comparison_tradeoffs.j2`` sees."""

    names: tuple[str, ...]
    choices: tuple[Choice, ...]

    @property
    def unspoken(self) -> tuple[str, ...]:
        """Whom nothing speaks for against others that are still sold."""
        live = [c for c in self.choices if not c.retired]
        return tuple(c.model for c in live if not c.points and not c.fit and len(live) > 1)


@dataclass(frozen=True, slots=True)
class Known:
    """How far a model's routes are priced."""

    model: str
    priced: int
    routes: int


@dataclass(frozen=True, slots=True)
class Depths:
    """What ``comparison_deep_dive.j2`` sees.

    Attributes:
        parted: Models, and the capabilities that these alone are known to have.
        shared: Capabilities that all have.
        nobody: Capabilities of which no source speaks for any of them.
        fits: Models, and what these are fit for, each with the facts that say so.
        conditions: Models, and the condition of their licenses.
    """

    names: tuple[str, ...]
    parted: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    shared: tuple[str, ...]
    nobody: tuple[str, ...]
    known: tuple[Known, ...]
    fits: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...]
    conditions: tuple[tuple[str, str], ...]


def decided(compared: Compared, found: Sequence[Advantage]) -> Finding:
    """What decides; the figures of each side stand in the sections that follow.

    Args:
        compared: The models.
        found: All their advantages.
    """
    view = weighing.weighed(compared, found)
    view = replace(view, free_on=(), costed=view.criterion == "cost")
    return Finding(
        "verdict", "comparison_verdict", view, rank="part", derived=tuple(weighing.derived(view)),
        costs=tuple(weighing.costs(compared, found)),
    )  # fmt: skip


def tradeoffs(
    asked: Asked,
    providers: Mapping[str, int],
    compared: Compared,
    found: Sequence[Advantage],
    replacements: Mapping[str, str],
) -> Finding:
    """When to choose which, every reason a fact.

    Args:
        asked: The models.
        providers: How many serve each today, by id.
        compared: The same models as the rules see them.
        found: All their advantages.
        replacements: By id, the name of what a lab has in a retired model's stead.
    """
    fits = {m.id: [t.name for t in every_fit(m, providers[m.id], asked.today)] for m in asked.models}
    points = {m.id: weighing.points(found, m) for m in asked.models}
    choices = tuple(
        Choice(
            m.name, m not in compared.live, replacements.get(m.id), points[m.id],
            tuple(
                fit
                for fit in fits[m.id]
                if fit not in _told(points[m.id])
                and all(fit not in fits[other.id] for other in compared.live if other is not m)
            ),
        )
        for m in asked.models
    )  # fmt: skip
    view = Choices(tuple(m.name for m in asked.models), choices)
    saved = [
        Derived("saved_percent", (1 - p.value / p.against) * 100, "percent", (c.model,))
        for c in choices
        for p in c.points
        if p.kind == "cost" and p.value is not None and p.against
    ]
    return Finding("tradeoffs", "comparison_tradeoffs", view, rank="part", derived=tuple(saved))


def _told(points: Sequence[Point]) -> frozenset[str]:
    """The tags that a reason before them says already: only it has vision, so that only it is fit for that."""
    capabilities = (label for point in points for label in point.capabilities)
    return frozenset((*capabilities, *("long context" for point in points if point.kind == "context")))


def deep_dive(asked: Asked, providers: Mapping[str, int], also: tuple[tuple[str, object], ...]) -> Finding:
    """What the tables leave to work out: who alone has what, how far prices are known, and what makes which fit.

    Args:
        asked: The models.
        providers: How many serve each today, by id.
        also: What other topics have to say of details.
    """
    models = asked.models
    having: dict[Capability, tuple[str, ...]] = {
        c: tuple(m.name for m in models if m.capability(c).value) for c in SHOWN_CAPABILITIES
    }
    shared: list[Capability] = [c for c in SHOWN_CAPABILITIES if len(having[c]) == len(models)]
    silent: list[Capability] = [c for c in SHOWN_CAPABILITIES if not any(m.capability(c).known for m in models)]
    known = tuple(_known(m, asked.today) for m in models)
    view = Depths(
        tuple(m.name for m in models), tuple(_parted(having, models)),
        _labels(shared), _labels(silent), known,
        tuple(_fits(asked, providers)),
        tuple((m.name, words) for m in models if (words := m.license.condition.value)),
    )  # fmt: skip
    return Finding(
        "deep_dive", "comparison_deep_dive", view, rank="part", also=also,
        derived=tuple(
            Derived(name, Decimal(figure), "routes", (k.model,))
            for k in known
            for name, figure in (("priced_routes", k.priced), ("routes", k.routes))
        ),
    )  # fmt: skip


def _parted(
    having: Mapping[Capability, tuple[str, ...]], models: Sequence[Model]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The capabilities that some have, gathered by who has them."""
    for who in dict.fromkeys(having.values()):
        if 0 < len(who) < len(models):
            yield who, _labels([c for c, names in having.items() if names == who])


def _labels(capabilities: Sequence[Capability]) -> tuple[str, ...]:
    return lowered([LABELS[c] for c in capabilities])


def _known(model: Model, today: date) -> Known:
    live = [r for r in model.routes if r.lifecycle.state(today) != "retired"]
    priced = sum(r.price("input", today=today) is not None and r.price("output", today=today) is not None for r in live)
    return Known(model.name, priced, len(live))


def _fits(asked: Asked, providers: Mapping[str, int]) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]:
    """What models are fit for, gathered by who is."""
    fit = {m.name: every_fit(m, providers[m.id], asked.today) for m in asked.models}
    tags = dict.fromkeys(tag for found in fit.values() for tag in found)
    who = {tag: tuple(name for name, found in fit.items() if tag in found) for tag in tags}
    for names in dict.fromkeys(who.values()):
        yield names, tuple((tag.name, tag.because) for tag in tags if who[tag] == names)
