"""The full comparison: every section in one order, from what each topic finds and a few of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from answers import comparison_opening as first
from answers import comparison_weighing as advice
from answers.choosing_verdict import TYPICAL, Compared, advantages
from answers.comparison_asked import asked_often
from answers.comparison_closing import data, onward, scored
from answers.comparison_moving import moves
from answers.comparison_next import Onward
from answers.comparison_offers import offered
from answers.costing_routes import costed
from answers.finding import SIDE_BY_SIDE, shares, split
from answers.topics import benchmarks, capabilities, context, cost, pricing, providers, specs
from answers.topics import license as terms
from answers.topics.cost_view import View as CostView
from answers.wording import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from answers.finding import Asked, Finding
    from catalog import Catalog, Model

SPECS = (
    "Max output", "License", "Openness", "Commercial use", "Parameters", "Architecture", "Released", "Knowledge cutoff",
    "Status",
)  # fmt: skip
"""What the other tables do not hold: windows, prices and capabilities have their own."""
TOGETHER = 4
"""So many facts a table holds of models that stand one below the other."""
FEW = 3
"""Of so many models it is told which routes have a smaller window; of more it would be told of a dozen routes."""


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
        return (*found, data(asked, cited, self._catalog.version))

    def _sections(self, asked: Asked) -> Iterator[Finding]:
        several = len(asked.models) > 1
        scores = benchmarks.find(_about(asked, "benchmarks"))
        priced, run = pricing.find(_about(asked, "pricing")), providers.find(_about(asked, "providers"))
        served = _served(run, asked.models)
        compared = Compared(asked.models, asked.today, asked.workload, asked.preferred)
        found = advantages(compared)
        yield first.opening(asked)
        if several:
            yield advice.decided(compared, found)
        yield _narrow(asked, first.scorecard(asked, served, _shared(scores)))
        if several:
            yield advice.tradeoffs(asked, served, compared, found, self._replacements(asked.models))
        yield _costed(asked)
        if several:
            yield moves(_about(asked, "switching"))
        yield _specified(asked)
        yield _narrow(asked, offered(asked, priced, run))
        yield _narrow(asked, _tables_of(capabilities.find(_about(asked, "capability:all")), "Capabilities"))
        yield replace(scores, rank="part", heading="Shared benchmarks" if several else "Benchmarks")
        yield advice.deep_dive(asked, served, _details(asked))
        yield asked_often(asked, priced, run)
        yield _narrow(asked, scored(asked, served, _monthly(asked)))
        yield onward(self._pairs(asked))

    def _replacements(self, models: Sequence[Model]) -> dict[str, str]:
        """By the id of a model the name of what its lab has in its stead."""
        named = {m.id: m.lifecycle.replacement.value for m in models}
        return {id_: self._catalog.model(new).name for id_, new in named.items() if new and new in self._catalog}

    def _pairs(self, asked: Asked) -> tuple[tuple[str, str], ...]:
        named = self._onward.pairs(asked.models, asked.today)
        return tuple((self._catalog.model(a).name, self._catalog.model(b).name) for a, b in named)


def _about(asked: Asked, topic: str) -> Asked:
    return replace(asked, topic=topic)


def _tables_of(finding: Finding, heading: str) -> Finding:
    """A finding's tables alone: other sections have its words."""
    return replace(finding, template="comparison_tables", view=None, rank="part", heading=heading)


def _narrow(asked: Asked, finding: Finding) -> Finding:
    """Models one below the other make wide tables; a chat has room for narrow ones."""
    if len(asked.models) <= SIDE_BY_SIDE:
        return finding
    return replace(finding, tables=tuple(part for table in finding.tables for part in split(table, TOGETHER)))


def _specified(asked: Asked) -> Finding:
    found = specs.find(_about(asked, "specs"))
    step = len(SPECS) if len(asked.models) <= SIDE_BY_SIDE else shares(len(SPECS), TOGETHER)
    parts = [SPECS[i : i + step] for i in range(0, len(SPECS), step)]
    return replace(_tables_of(found, "Specs"), tables=tuple(specs.table(asked, part) for part in parts))


def _served(finding: Finding, models: Sequence[Model]) -> dict[str, int]:
    """How many providers each has, as the section on providers counts them."""
    view = finding.view
    counts = [s.providers for s in view.served] if isinstance(view, providers.View) else []
    return {m.id: number for m, number in zip(models, counts, strict=True)}


def _shared(finding: Finding) -> int:
    view = finding.view
    return len(view.shared) + view.left if isinstance(view, benchmarks.View) and len(view.names) > 1 else 0


def _costed(asked: Asked) -> Finding:
    """What the workload costs, under a heading that tells the workload."""
    found = cost.find(_about(asked, "cost_estimate"))
    view = found.view
    heading = "Cost"
    if isinstance(view, CostView):
        amounts = ((view.input_tokens, "input"), (view.output_tokens, "output"), (view.reasoning_tokens, "reasoning"))
        named = " + ".join(f"{tokens(amount)} {kind}" for amount, kind in amounts if amount)
        heading = f"Cost of {named} tokens" + ("" if view.workload.period == "once" else f" {view.period}")
    return replace(found, rank="part", heading=heading)


def _details(asked: Asked) -> tuple[tuple[str, object], ...]:
    """Routes with a smaller window, and who says otherwise about windows and weights."""
    windows, found = context.find(_about(asked, "context")).view, terms.find(_about(asked, "license")).view
    if isinstance(windows, context.View) and len(asked.models) > FEW:
        windows = replace(windows, smaller=())
    return ("context", windows), ("license", replace(found, terms=()) if isinstance(found, terms.View) else found)


def _monthly(asked: Asked) -> dict[str, Decimal | None]:
    """What the typical workload costs, whatever else was costed: the score's price must mean the same everywhere."""
    found = {m.id: costed(m, TYPICAL, asked.today) for m in asked.models}
    return {id_: None if one is None else one.usd for id_, one in found.items()}
