"""License and openness: is it open source, may a business use it, under which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from answers.answer import Cell, Table
from answers.finding import Asked, Finding, cite, fact_row, side_by_side
from answers.wording import NOT_SOURCED, yes_no

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog import CommercialUse, Fact, Model

K = TypeVar("K")

Openness = Literal["open_source", "open_weights", "proprietary", "unknown"]
FEW = 4
"""Of so many models each has its sentence; more are gathered by how open they are."""

USE_WORDS: dict[CommercialUse, str] = {
    "permitted": "permitted",
    "conditional": "conditional",
    "not_permitted": "not permitted",
    "proprietary_api_terms": "through the API, on its terms",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """One model's terms, as far as they are sourced.

    Attributes:
        openness: ``open_source`` only with downloadable weights and a license that the OSI approved.
        use: Commercial use in words; ``None`` where no source speaks of it.
        may: The same as a value.
    """

    model: str
    openness: Openness
    license: str | None
    osi_approved: bool | None
    open_weights: bool | None
    use: str | None
    may: CommercialUse | None
    condition: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class View:
    """What ``license.j2`` sees; ``asks_open``, ``asks_use``: whether that is what was asked."""

    names: tuple[str, ...]
    terms: tuple[Terms, ...]
    asks_open: bool
    asks_use: bool
    disputed: tuple[tuple[str, str], ...]
    few: int = FEW

    @property
    def uses(self) -> tuple[tuple[str | None, str | None, tuple[str, ...]], ...]:
        """Commercial use and license, with the models of which both hold."""
        return tuple((*key, models) for key, models in self._by(lambda t: (t.use, t.license)))

    @property
    def opennesses(self) -> tuple[tuple[Openness, bool, tuple[str, ...]], ...]:
        """How open, whether its weights come under a license that the OSI has not approved, and which models are so."""
        found = self._by(lambda t: (t.openness, t.openness == "open_weights" and t.osi_approved is False))
        return tuple((*key, models) for key, models in found)

    @property
    def conditions(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Conditions of use, and whose they are."""
        return tuple((said, models) for said, models in self._by(lambda t: t.condition) if said)

    @property
    def addresses(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Where terms stand, and whose they are."""
        return tuple((url, models) for url, models in self._by(lambda t: t.url) if url)

    def _by(self, key: Callable[[Terms], K]) -> tuple[tuple[K, tuple[str, ...]], ...]:
        found: dict[K, tuple[str, ...]] = {}
        for one in self.terms:
            found[key(one)] = (*found.get(key(one), ()), one.model)
        return tuple(found.items())


def openness(model: Model) -> Openness:
    """How open a model is; community licenses give the weights away, and are not open source."""
    weights, approved = model.open_weights.value, model.license.osi_approved.value
    if weights is False:
        return "proprietary"
    if weights and approved:
        return "open_source"
    if weights:
        return "open_weights"
    return "unknown"


def find(asked: Asked) -> Finding:
    """Compare terms."""
    models = asked.models
    facts = [fact for m in models for fact in _facts_of(m)]
    view = View(
        tuple(m.name for m in models),
        tuple(_terms(m) for m in models),
        asked.topic == "open_weights",
        asked.topic == "license:commercial",
        tuple(
            (m.name, d.source.name)
            for m in models
            for d in m.open_weights.disagreements[:1]
            if d.source.kind != "reseller"
        ),
    )
    rows = tuple(
        fact_row(m, topic, fact)
        for m in models
        for topic, fact in (
            ("license", m.license.name),
            ("license_url", m.license.url),
            ("osi_approved", m.license.osi_approved),
            ("open_weights", m.open_weights),
            ("commercial_use", m.license.commercial_use),
            ("commercial_use_condition", m.license.condition),
        )
    )
    tables = (_table(models),) if len(models) > 1 else ()
    return Finding(asked.topic.partition(":")[0], "license", view, tables=tables, facts=rows, cited=cite(facts))


def _facts_of(model: Model) -> tuple[Fact[str] | Fact[bool] | Fact[CommercialUse], ...]:
    """What the sentence rests on."""
    return model.license.name, model.open_weights, model.license.commercial_use


def _terms(model: Model) -> Terms:
    terms = model.license
    use = terms.commercial_use.value
    return Terms(
        model.name, openness(model), terms.name.value, terms.osi_approved.value, model.open_weights.value,
        USE_WORDS[use] if use else None, use, terms.condition.value, terms.url.value,
    )  # fmt: skip


def _table(models: tuple[Model, ...]) -> Table:
    terms = [_terms(m) for m in models]
    return side_by_side(
        models,
        (
            ("License", [Cell(t.license or NOT_SOURCED) for t in terms]),
            ("OSI-approved", [Cell(yes_no(t.osi_approved)) for t in terms]),
            ("Weights to download", [Cell(yes_no(t.open_weights)) for t in terms]),
            ("Commercial use", [Cell(t.use or NOT_SOURCED) for t in terms]),
        ),
    )
