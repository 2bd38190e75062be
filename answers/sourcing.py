"""Where an answer comes from: each figure, its source, link and day, and who says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, FactRow, Section, Table, Words
from answers.rendering import plain_text, said
from answers.topics.capabilities import LABELS
from answers.topics.license import USE_WORDS
from answers.wording import NOT_SOURCED, billions, count, day, rate

if TYPE_CHECKING:
    from datetime import date

    from answers.answer import Reply
    from catalog import Capability, Catalog

FIGURES: dict[str, str] = {
    "usd_per_mtok_input": "Input, per 1M tokens",
    "usd_per_mtok_output": "Output, per 1M tokens",
    "usd_per_mtok_cache_read": "Cached input, per 1M tokens",
    "usd_per_mtok_cache_write": "Cache write, per 1M tokens",
    "usd_per_mtok_batch_input": "Batch input, per 1M tokens",
    "usd_per_mtok_batch_output": "Batch output, per 1M tokens",
    "usd_per_mtok_batch_cache_read": "Cached batch input, per 1M tokens",
    "usd_per_mtok_batch_cache_write": "Batch cache write, per 1M tokens",
    "usd_per_mtok_reasoning": "Reasoning, per 1M tokens",
    "tokens_tier": "Price step, prompt tokens",
    "context": "Context window, tokens",
    "max_output": "Max output, tokens",
    "parameters": "Parameters",
    "parameters_active": "Active parameters",
    "open_weights": "Weights to download",
    "osi_approved": "OSI-approved",
    "license_url": "License text",
    "release": "Released",
    "retires_on": "Retires",
    "deprecated_on": "Deprecated",
}
"""How a fact's unit or topic is called; one that is not here goes by its own name: ``commercial_use``."""
_USES: dict[str, str] = {**USE_WORDS}
_DATED = frozenset({"release", "knowledge_cutoff", "retires_on", "deprecated_on"})


@dataclass(frozen=True, slots=True)
class Dispute:
    """A figure of which others give other values: what they say, who they are, and when."""

    figure: str
    model: str
    others: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What ``sources.j2`` sees.

    Attributes:
        figures: How many figures have a source; ``unsourced``: how many were looked for in vain.
        worked_out: How many figures of the answer were worked out from these.
    """

    figures: int
    unsourced: int
    sources: int
    worked_out: int
    disputes: tuple[Dispute, ...]
    version: str
    as_of: date


def sources_of(reply: Reply, catalog: Catalog) -> Words:
    """Every figure that an answer rests on, in words of its own.

    Args:
        reply: The answer.
        catalog: The catalog that it was answered from.
    """
    answer = reply.answer
    told = {(f.model, _figure(f), f.value, f.source): f for f in reversed(answer.facts)}
    otherwise = {(f.model, _figure(f), o.value, o.source) for f in answer.facts for o in f.others}
    facts = [
        f
        for key, f in reversed(told.items())
        if (f.source is not None or f.value in {None, "unknown"}) and key not in otherwise
    ]
    sourced = [f for f in facts if f.source is not None]
    linked = {_named(f.source or "", f.as_of): f.url for f in sourced}
    disputes = tuple(
        Dispute(
            _figure(f), _model(catalog, f), tuple((_value(f, o.value), o.source, day(o.as_of)) for o in f.others)
        )
        for f in facts
        if f.others
    )  # fmt: skip
    linked |= {_named(o.source, o.as_of): o.url for f in facts for o in f.others}
    view = View(
        len(sourced), len(facts) - len(sourced), len(linked), len(answer.derived) + len(answer.costs), disputes,
        answer.data_version, catalog.as_of,
    )  # fmt: skip
    table = Table(
        ("Model", "figure", "value", "source", "day"),
        tuple(
            (
                Cell(_model(catalog, f)),
                Cell(_figure(f)),
                Cell(_value(f, f.value)),
                Cell(f.source or "–"),
                Cell(day(f.as_of) if f.source else "–"),
            )
            for f in facts
        ),
    )
    section = Section(
        said("sources", "title", view),
        said("sources", "lead", view),
        (table,) if facts else (),
        tuple(said("sources", "notes", view).splitlines()),
    )
    names = tuple(linked)
    links = tuple(url if url and url.startswith("https://") else None for url in linked.values())
    addressed = tuple(f"{name}: {url}" if url else name for name, url in zip(names, links, strict=True))
    return Words((section,), (), names, links, (), (), plain_text((section,), addressed, ()))


def _named(source: str, as_of: date | None) -> str:
    return f"{source}, {day(as_of)}"


def _model(catalog: Catalog, fact: FactRow) -> str:
    return catalog.model(fact.model).name


def _figure(fact: FactRow) -> str:
    """What a fact is of, with the route where it is a route's."""
    topic, _, part = fact.topic.partition(":")
    name = FIGURES.get(fact.unit or "") or FIGURES.get(topic) or topic.replace("_", " ").capitalize()
    if part:  # a capability's, or a benchmark
        name = LABELS[_capability(part)] if topic == "capability" else part
    return f"{name} ({fact.route.partition('/')[0]})" if fact.route else name


def _capability(name: str) -> Capability:
    return next(c for c in LABELS if c == name)


def _value(fact: FactRow, value: str | int | bool | None) -> str:
    """A value as answers write it."""
    if value is None or value == "unknown":
        return NOT_SOURCED
    if fact.unit == "parameters" and isinstance(value, int):
        return billions(value)
    if fact.unit is not None and fact.unit.startswith("usd_per_mtok"):
        return rate(Decimal(str(value)))
    if fact.topic in _DATED:
        return day(str(value))
    if fact.topic == "commercial_use":
        return _USES.get(str(value), str(value))
    return count(value) if isinstance(value, int) else str(value)
