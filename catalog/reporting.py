"""How much of the catalog is known: per class of facts and per lab, beside the share that is aimed at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from catalog.showing import facts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from catalog.models import Capability, Model
    from catalog.snapshot import Catalog

LARGEST = 12
"""How many labs, by their core models, count as the largest."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the models that a class of facts concerns have it.

    Attributes:
        name: The class: ``context``, ``license`` …
        known: Models whose fact some source gives.
        of: Models that the class concerns: parameters concern those with open weights only.
        goal: The share aimed at, in whole per cent.
    """

    name: str
    known: int
    of: int
    goal: int

    @property
    def share(self) -> float | None:
        """The share known, from 0 to 1; ``None`` where the class concerns no model."""
        return self.known / self.of if self.of else None

    @property
    def met(self) -> bool:
        """Whether the goal is reached, by the exact share; a class without models misses nothing."""
        return self.known * 100 >= self.goal * self.of


@dataclass(frozen=True, slots=True)
class LabCoverage:
    """The same for one lab's core models."""

    lab: str
    name: str
    core: int
    classes: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Age:
    """How old an upstream's data is; days are ``None`` for files kept by hand, whose facts carry their own."""

    name: str
    as_of: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """What the catalog holds and how much of it is known; counts are over all models, coverage over core ones."""

    version: str
    models: int
    core: int
    routes: int
    prices: int
    fact_disagreements: int
    price_disagreements: int
    classes: tuple[Coverage, ...]
    labs: tuple[LabCoverage, ...]
    sources: tuple[Age, ...]


@dataclass(frozen=True, slots=True)
class _Class:
    """A class of facts: the models it concerns, and when a model has it."""

    name: str
    goal: int
    known: Callable[[Model], bool]
    concerns: Callable[[Model, date], bool] = lambda _model, _today: True


def _able(name: Capability) -> Callable[[Model], bool]:
    return lambda model: model.capability(name).known


def _priced(model: Model) -> bool:
    """Whether some route names both rates that any call pays."""
    return any({"input", "output"} <= {price.kind for price in route.prices} for route in model.routes)


def _hosted(model: Model, today: date) -> bool:
    return any(route.lifecycle.state(today) != "retired" for route in model.routes)


def _going(model: Model, today: date) -> bool:
    return model.lifecycle.state(today) in {"deprecated", "retiring", "retired"}


def _dated(model: Model) -> bool:
    return model.lifecycle.deprecated_on.known or model.lifecycle.retires_on.known


_LICENSE_OF_LARGEST = f"license, {LARGEST} largest labs"
_CLASSES: Final = (
    _Class("context", 99, lambda model: model.context_window.known),
    _Class("prices", 95, _priced, _hosted),
    _Class("release date", 98, lambda model: model.release_date.known),
    _Class("vision", 85, _able("vision")),
    _Class("reasoning", 85, _able("reasoning")),
    _Class("tools", 85, _able("tools")),
    _Class("structured output", 85, _able("structured_output")),
    _Class("prompt caching", 70, _able("prompt_caching")),
    _Class("openness", 95, lambda model: model.open_weights.known),
    _Class("license", 85, lambda model: model.license.name.known),
    _Class("knowledge cutoff", 60, lambda model: model.knowledge_cutoff.known),
    _Class("parameters", 70, lambda m: m.parameters_total.known, lambda m, _today: bool(m.open_weights.value)),
    _Class("lifecycle", 100, _dated, _going),
)
_LICENSE = next(one for one in _CLASSES if one.name == "license")


def report(catalog: Catalog, today: date) -> Report:
    """Count what is known.

    Args:
        catalog: The catalog.
        today: From this day the ages of sources are counted, and on it models are hosted or retired.
    """
    models = [catalog.model(entry.id) for entry in catalog.entries]
    core = [model for model in models if model.core]
    labs = _by_lab(core)
    largest = [model for lab in list(labs)[:LARGEST] for model in labs[lab]]
    classes = [_coverage(one, core, today) for one in _CLASSES]
    behind = [one.name for one in _CLASSES].index("license") + 1
    classes.insert(behind, _coverage(_Class(_LICENSE_OF_LARGEST, 98, _LICENSE.known), largest, today))
    routes = [route for model in models for route in model.routes]
    return Report(
        version=catalog.version,
        models=len(models),
        core=len(core),
        routes=len(routes),
        prices=sum(len(route.prices) for route in routes),
        fact_disagreements=sum(_disputed(model) for model in models),
        price_disagreements=sum(bool(price.disagreements) for route in routes for price in route.prices),
        classes=tuple(classes),
        labs=tuple(_lab(of, today) for of in labs.values()),
        sources=tuple(
            Age(one.name, one.as_of, (today - one.as_of).days if one.as_of else None) for one in catalog.provenance
        ),
    )


def _by_lab(models: Iterable[Model]) -> dict[str, list[Model]]:
    """Models by lab, the lab with the most models first."""
    found: defaultdict[str, list[Model]] = defaultdict(list)
    for model in models:
        found[model.lab.id].append(model)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _lab(models: Sequence[Model], today: date) -> LabCoverage:
    lab = models[0].lab
    return LabCoverage(lab.id, lab.name, len(models), tuple(_coverage(one, models, today) for one in _CLASSES))


def _coverage(of: _Class, models: Sequence[Model], today: date) -> Coverage:
    concerned = [model for model in models if of.concerns(model, today)]
    return Coverage(of.name, sum(of.known(model) for model in concerned), len(concerned), of.goal)


def _disputed(model: Model) -> int:
    """How many facts of a model, its routes' among them, have a source that says otherwise."""
    facts = [*facts_of(model).values(), model.lifecycle.status]
    for route in model.routes:
        life = route.lifecycle
        facts += [route.context_window, route.input_limit, route.max_output, *route.capabilities.values()]
        facts += [life.status, life.deprecated_on, life.retires_on, life.replacement]
    return sum(bool(fact.disagreements) for fact in facts)


def record(found: Report) -> dict[str, object]:
    """The report ready for JSON; shares are numbers from 0 to 1, days ISO strings."""
    return {
        "version": found.version,
        "counts": {
            "models": found.models,
            "core": found.core,
            "routes": found.routes,
            "prices": found.prices,
            "fact_disagreements": found.fact_disagreements,
            "price_disagreements": found.price_disagreements,
        },
        "coverage": [_row(one) for one in found.classes],
        "labs": [
            {"lab": lab.lab, "name": lab.name, "core": lab.core, "coverage": [_row(one) for one in lab.classes]}
            for lab in found.labs
        ],
        "sources": [
            {"name": one.name, "as_of": one.as_of.isoformat() if one.as_of else None, "days": one.days}
            for one in found.sources
        ],
    }


def _row(of: Coverage) -> dict[str, object]:
    share = of.share
    return {
        "class": of.name,
        "known": of.known,
        "of": of.of,
        "share": None if share is None else round(share, 4),
        "goal": of.goal / 100,
        "met": of.met,
    }
