"""The full comparison: every section in one order, from what each topic finds and a few of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from answers import comparison_sections as own
from answers.choosing_verdict import TYPICAL, Compared, advantages
from answers.comparison_next import Onward
from answers.costing_routes import costed
from answers.finding import Finding
from answers.topics import benchmarks, capabilities, context, cost, figures, pricing, providers, specs, switching
from answers.topics import license as terms
from answers.topics import verdict as weighing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from answers.choosing_verdict import Advantage
    from answers.finding import Asked
    from catalog import Capability, Catalog, Model

ASKED_OFTEN = 3
"""So many capabilities have an FAQ entry of their own."""


class Comparison:
    """Compares models in full, from one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._onward = Onward(catalog)

    def findings(self, asked: Asked) -> tuple[Finding, ...]:
        """All sections; of one model those that need no other.

        Args:
            asked: The models; without a workload they are costed at ``TYPICAL``.
        """
        workload = asked.workload or TYPICAL
        asked = replace(asked, topic="verdict", workload=workload)
        found = tuple(self._sections(asked))
        cited = tuple(dict.fromkeys(c for f in found for c in f.cited))
        return (*found, own.data(asked, cited, self._catalog.version, self._catalog.as_of))

    def _sections(self, asked: Asked) -> Iterator[Finding]:
        several = len(asked.models) > 1
        scores = benchmarks.find(_about(asked, "benchmarks"))
        priced, run = pricing.find(_about(asked, "pricing")), providers.find(_about(asked, "providers"))
        served = _served(run, asked.models)
        compared = Compared(asked.models, asked.today, asked.workload, asked.preferred)
        found = advantages(compared)
        yield own.opening(asked)
        if several:
            yield _verdict(compared, found)
        yield own.scorecard(asked, served, _shared(scores))
        if several:
            yield own.tradeoffs(asked, served, compared, found)
        yield cost.find(_about(asked, "cost_estimate"))
        if several:
            yield from _moves(asked)
        yield headed(specs.find(_about(asked, "specs")), "Specs")
        yield headed(priced, "Prices")
        yield headed(run, "Providers")
        yield headed(capabilities.find(_about(asked, "capability:all")), "Capabilities")
        yield scores
        yield own.deep_dive(asked, served)
        yield from (brief(f) for f in _faq(asked, priced, run))
        yield own.scored(asked, served, _monthly(asked))
        yield own.onward(asked, self._pairs(asked))

    def _pairs(self, asked: Asked) -> tuple[tuple[str, str], ...]:
        named = self._onward.pairs(asked.models, asked.today)
        return tuple((self._catalog.model(a).name, self._catalog.model(b).name) for a, b in named)


def _about(asked: Asked, topic: str) -> Asked:
    return replace(asked, topic=topic)


def brief(finding: Finding) -> Finding:
    """A finding as an FAQ entry: the question and the sentence that answers it."""
    return replace(finding, tables=(), brief=True)


def _again(finding: Finding) -> Finding:
    """A finding told before, whose facts and sources are already there."""
    return replace(finding, facts=(), derived=(), cited=())


def headed(finding: Finding, heading: str) -> Finding:
    """A finding's tables under a plain heading: the FAQ says the rest."""
    return replace(finding, heading=heading)


def _served(finding: Finding, models: Sequence[Model]) -> dict[str, int]:
    """How many providers each has, as the section on providers counts them."""
    view = finding.view
    counts = [s.providers for s in view.served] if isinstance(view, providers.View) else []
    return {m.id: number for m, number in zip(models, counts, strict=True)}


def _shared(finding: Finding) -> int:
    view = finding.view
    return len(view.shared) + view.left if isinstance(view, benchmarks.View) and len(view.names) > 1 else 0


def _verdict(compared: Compared, found: Sequence[Advantage]) -> Finding:
    """What decides, alone: the reasons of each side stand in the trade-offs, the figures in the specs."""
    view = weighing.weighed(compared, found)
    costs = weighing.costs(compared, found)
    return Finding(
        "verdict", "verdict", replace(view, points=()), derived=tuple(weighing.derived(view)), costs=tuple(costs)
    )


def _moves(asked: Asked) -> Iterator[Finding]:
    """From the first to each other, and the way back; one table holds both directions."""
    there = switching.find(_about(asked, "switching"))
    yield there
    view = there.view
    for forth, back in view.moves if isinstance(view, switching.View) else ():
        told = switching.View((back.before, back.after), None, ((back, forth),))
        yield brief(replace(there, view=told, facts=(), derived=(), cited=()))


def _monthly(asked: Asked) -> dict[str, Decimal | None]:
    """What the typical workload costs, whatever else was costed: the score's price must mean the same everywhere."""
    found = {m.id: costed(m, TYPICAL, asked.today) for m in asked.models}
    return {id_: None if one is None else one.usd for id_, one in found.items()}


def _faq(asked: Asked, priced: Finding, run: Finding) -> Iterator[Finding]:
    """What people ask of any pair: window, license, the capabilities that part them most, where, price, knowledge."""
    yield context.find(_about(asked, "context"))
    yield terms.find(_about(asked, "open_weights"))
    for name in _telling(asked.models):
        yield capabilities.find(_about(asked, f"capability:{name}"))
    yield _again(run)
    yield _again(priced)
    yield figures.find(_about(asked, "knowledge_cutoff"))


def _telling(models: Sequence[Model]) -> Iterator[Capability]:
    """The capabilities on which the models differ most: yes against no first, then yes against not sourced."""
    had: list[Capability] = [c for c in own.SHOWN_CAPABILITIES if _apart(models, c) < _NOBODY]
    yield from sorted(had, key=lambda c: _apart(models, c))[:ASKED_OFTEN]


_NOBODY = 3


def _apart(models: Sequence[Model], name: Capability) -> int:
    said: set[bool | None] = {m.capability(name).value for m in models}
    if True not in said:
        return _NOBODY
    return 0 if False in said else 1 if None in said else 2
