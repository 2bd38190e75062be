"""License and openness: is it open source, may a business use it, under which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from answers.answer import Cell, Table
from answers.finding import Asked, Finding, cite, fact_row, side_by_side
from answers.wording import NOT_SOURCED, yes_no

if TYPE_CHECKING:
    from catalog import CommercialUse, Fact, Model

Openness = Literal["open_source", "open_weights", "proprietary", "unknown"]

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
    """

    model: str
    openness: Openness
    license: str | None
    osi_approved: bool | None
    open_weights: bool | None
    use: str | None
    condition: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class View:
    """What ``license.j2`` sees."""

    names: tuple[str, ...]
    terms: tuple[Terms, ...]
    asks_open: bool
    disputed: tuple[tuple[str, str], ...]


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
    return Finding(asked.topic, "license", view, tables=tables, facts=rows, cited=cite(facts))


def _facts_of(model: Model) -> tuple[Fact[str] | Fact[bool] | Fact[CommercialUse], ...]:
    """What the sentence rests on."""
    return model.license.name, model.open_weights, model.license.commercial_use


def _terms(model: Model) -> Terms:
    terms = model.license
    use = terms.commercial_use.value
    return Terms(
        model.name, openness(model), terms.name.value, terms.osi_approved.value, model.open_weights.value,
        USE_WORDS[use] if use else None, terms.condition.value, terms.url.value,
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
