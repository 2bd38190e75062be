"""Which of several models, and for whom: the decision as one table of rules, and the trade-offs behind it.

Only facts decide. Models whose figure no source gives take no part in its rule; of two models neither then wins. What
is not sourced is told beside the verdict, as the unknown one could be the better.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from answers.comparing import NEAR
from answers.costing import Estimate, estimate, priced_route
from answers.preferred import ANYWHERE, Preferred
from answers.preferring import favored
from answers.questions import Workload
from answers.remembering import remembered
from catalog import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from catalog import Capability, Model

CONTEXT_APART = Decimal(2)
"""A window twice as large decides what fits at all; a smaller lead is lost again by trimming the prompts."""
COST_APART = Decimal("1.10")
"""Less than a tenth apart, the next price change may turn the order: one route in eight changes within a quarter."""
WORTH_SAYING = NEAR
"""A lead smaller than this is no reason to choose anything."""
MORE_PROVIDERS = 2
"""One provider more is soon one less; two more are a choice …"""
PROVIDERS_APART = Decimal("1.25")
"""… unless there are so many that nobody counts them: at least a quarter more."""
TYPICAL = Workload(800_000_000, 250_000_000, period="month")
"""What models are costed at where no workload is named: 800M input and 250M output tokens a month."""

Criterion = Literal["lifecycle", "context", "cost", "capability", "license", "retired", "none"]
"""What decides. ``lifecycle``: all others are retired; ``retired``: every one is; ``none``: nothing does."""
Strength = Literal["context", "cost", "output", "capability", "providers", "open_source", "open_weights", "knowledge"]
"""What can speak for a model."""

_DERIVED: frozenset[Capability] = frozenset({"multimodal"})
"""Follows from the others, so that it decides nothing by itself."""


class Compared:
    """Models on a day at a workload, and the figures that rules look at; retired ones are left out of all."""

    def __init__(
        self,
        models: Sequence[Model],
        today: date,
        workload: Workload | None = None,
        preferred: Preferred = ANYWHERE,
    ) -> None:
        self.models = tuple(models)
        self.preferred = preferred
        self.today = today
        self.workload = workload if workload and _complete(workload) else TYPICAL
        self.live = tuple(m for m in models if m.lifecycle.state(today) != "retired")

    @cached_property
    def contexts(self) -> Mapping[str, Decimal]:
        """Context windows in tokens, of the models whose window is sourced."""
        return {m.id: Decimal(v) for m in self.live if (v := m.context_window.value)}

    @cached_property
    def outputs(self) -> Mapping[str, Decimal]:
        """Longest outputs in tokens."""
        return {m.id: Decimal(v) for m in self.live if (v := m.max_output.value)}

    @cached_property
    def estimates(self) -> Mapping[str, Estimate]:
        """What the workload costs, on the routes that quote all of its rates; on the preferred ones before others."""
        routes = ((m, priced_route(m, self.today)) for m in self.live if m.id not in self.favored)
        found = {m.id: estimate(route, self.workload, self.today) for m, route in routes if route is not None}
        return {id_: one for id_, one in (*self.favored.items(), *found.items()) if not one.missing}

    @cached_property
    def favored(self) -> Mapping[str, Estimate]:
        """The same, of the models that a place preferred serves."""
        found = {m.id: favored(m, self.workload, self.preferred, self.today) for m in self.live}
        return {id_: one for id_, one in found.items() if one is not None}

    @cached_property
    def costs(self) -> Mapping[str, Decimal]:
        """Totals in USD per the workload's period, as they are said."""
        return {id_: one.usd for id_, one in self.estimates.items() if one.usd is not None}

    @cached_property
    def providers(self) -> Mapping[str, Decimal]:
        """How many providers serve each."""
        return {m.id: Decimal(_providers(m, self.today)) for m in self.live}

    def only(self, model: Model) -> tuple[Capability, ...]:
        """Capabilities that it has and that all others are known not to have."""
        others = [m for m in self.live if m is not model]
        return tuple(
            c
            for c in CAPABILITIES
            if c not in _DERIVED
            and others
            and model.capability(c).value
            and all(o.capability(c).value is False for o in others)
        )

    def leader(self, figures: Mapping[str, Decimal], factor: Decimal, *, smallest: bool = False) -> Model | None:
        """Who stands out by at least a factor among those whose figure is known."""
        known = sorted((m for m in self.live if m.id in figures), key=lambda m: figures[m.id], reverse=not smallest)
        if len(known) < 2:
            return None
        first, second = known[:2]
        low, high = sorted((figures[first.id], figures[second.id]))
        return first if high >= low * factor and high > low else None

    def second(self, figures: Mapping[str, Decimal], leader: Model, *, smallest: bool = False) -> Decimal:
        """The figure next to the leader's."""
        rest = [figures[m.id] for m in self.live if m is not leader and m.id in figures]
        return min(rest) if smallest else max(rest)


@remembered
def _providers(model: Model, today: date) -> int:
    return len({r.provider.id for r in model.routes if r.lifecycle.state(today) != "retired"})


def _complete(workload: Workload) -> bool:
    """Whether it says how much goes in and comes out per period."""
    return bool(workload.total(workload.input_tokens) and workload.total(workload.output_tokens))


Rule: TypeAlias = Callable[[Compared], "Model | None"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What decides, and for whom; ``winner`` is ``None`` where nothing does."""

    criterion: Criterion
    winner: Model | None


@dataclass(frozen=True, slots=True)
class Advantage:
    """Something that speaks for a model.

    Attributes:
        kind: What it is.
        value: Its figure: tokens, USD, providers; ``None`` for what has none.
        against: The figure next to it.
        capabilities: What only it has.
        words: A license, a month.
    """

    model: Model
    kind: Strength
    value: Decimal | None = None
    against: Decimal | None = None
    capabilities: tuple[Capability, ...] = ()
    words: str | None = None


def verdict(compared: Compared) -> Verdict:
    """The first rule that finds a model decides; lifecycle stands before any advice."""
    if not compared.live:
        return Verdict("retired", None)
    for criterion, rule in RULES:
        winner = rule(compared)
        if winner is not None:
            return Verdict(criterion, winner)
    return Verdict("none", None)


def _last_one(compared: Compared) -> Model | None:
    return compared.live[0] if len(compared.live) == 1 < len(compared.models) else None


def _abler(compared: Compared) -> Model | None:
    """Who alone has something, where nobody else alone has anything."""
    alone = [m for m in compared.live if compared.only(m)]
    return alone[0] if len(alone) == 1 else None


def _freer(compared: Compared) -> Model | None:
    return _alone_open_source(compared) or _alone_open_weights(compared)


def _alone_open_source(compared: Compared) -> Model | None:
    having = [m for m in compared.live if m.open_weights.value and m.license.osi_approved.value]
    others_not = all(
        m in having or m.license.osi_approved.value is False or m.open_weights.value is False for m in compared.live
    )
    return having[0] if len(having) == 1 < len(compared.live) and others_not else None


def _alone_open_weights(compared: Compared) -> Model | None:
    having = [m for m in compared.live if m.open_weights.value]
    known = all(m.open_weights.known for m in compared.live)
    return having[0] if len(having) == 1 < len(compared.live) and known else None


RULES: tuple[tuple[Criterion, Rule], ...] = (
    ("lifecycle", _last_one),
    ("context", lambda c: c.leader(c.contexts, CONTEXT_APART)),
    ("cost", lambda c: c.leader(c.costs, COST_APART, smallest=True)),
    ("capability", _abler),
    ("license", _freer),
)
"""What decides, in this order: whether it is still sold, what fits, what it costs, what it can do, what it may be
used for."""


def advantages(compared: Compared) -> tuple[Advantage, ...]:
    """All that speaks for one model against the others, in the order of the rules."""
    found: list[Advantage] = []
    cheaper = compared.leader(compared.costs, WORTH_SAYING, smallest=True)
    larger: tuple[tuple[Strength, Mapping[str, Decimal]], ...] = (
        ("context", compared.contexts),
        ("output", compared.outputs),
    )
    for kind, figures in larger:
        leader = compared.leader(figures, WORTH_SAYING)
        if leader is not None:
            found.append(Advantage(leader, kind, figures[leader.id], compared.second(figures, leader)))
    if cheaper is not None:
        against = compared.second(compared.costs, cheaper, smallest=True)
        found.append(Advantage(cheaper, "cost", compared.costs[cheaper.id], against))
    found.extend(Advantage(m, "capability", capabilities=only) for m in compared.live if (only := compared.only(m)))
    found.extend(_served(compared))
    found.extend(_terms(compared))
    newest = _newest_knowledge(compared)
    if newest is not None:
        found.append(Advantage(newest, "knowledge", words=newest.knowledge_cutoff.value))
    order: tuple[Strength, ...] = (
        "context", "cost", "capability", "providers", "open_source", "open_weights", "output", "knowledge",
    )  # fmt: skip
    return tuple(sorted(found, key=lambda a: order.index(a.kind)))


def _served(compared: Compared) -> tuple[Advantage, ...]:
    leader = compared.leader(compared.providers, PROVIDERS_APART)
    if leader is None:
        return ()
    most, next_most = compared.providers[leader.id], compared.second(compared.providers, leader)
    told = next_most and most - next_most >= MORE_PROVIDERS  # that none is tracked does not say that there is none
    return (Advantage(leader, "providers", most, next_most),) if told else ()


def _terms(compared: Compared) -> tuple[Advantage, ...]:
    source, weights = _alone_open_source(compared), _alone_open_weights(compared)
    if source is not None:
        return (Advantage(source, "open_source", words=source.license.name.value),)
    return (Advantage(weights, "open_weights", words=weights.license.name.value),) if weights is not None else ()


def _newest_knowledge(compared: Compared) -> Model | None:
    """Whose knowledge ends in a later month than all others'; days are not told apart, sources give months."""
    ends = {m.id: m.knowledge_cutoff.value[:7] for m in compared.live if m.knowledge_cutoff.value}
    if len(compared.live) < 2 or len(ends) < len(compared.live):
        return None
    newest = (m for m in compared.live if all(_later(ends[m.id], end) for id_, end in ends.items() if id_ != m.id))
    return next(newest, None)


def _later(one: str, other: str) -> bool:
    """Whether a month is later than another for certain; a year alone leaves open how its own months stand to it."""
    known = min(len(one), len(other))
    return one[:known] > other[:known]
