"""Choosing among all current models: who meets hard constraints, who might if more were known, in which order.

Only models that take part in chat, are widely enough known (core), and neither preview, deprecated, retired nor about
to retire on the day are ever proposed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from answers.choosing_checks import PRICE, SIZE, Check, checks, free_where
from answers.choosing_pool import Candidate, Pool, costed_at, priced_on
from answers.choosing_verdict import TYPICAL
from answers.costing_routes import within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from answers.constraints import Constraints, Order
    from answers.questions import Workload
    from catalog import Capability, Model, State

Ranking = Literal["cheapest", "largest_context", "newest", "smallest", "largest", "most_served"]
"""An order that was asked for, or the one taken where none was: by how many providers serve a model."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Why nobody qualifies.

    Attributes:
        narrowest: What keeps out most, in words.
        without: How many would qualify without it.
        nearest: Who misses least, and what it misses, in words.
    """

    narrowest: str
    without: int
    nearest: Candidate | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Who meets the constraints.

    Attributes:
        checks: The constraints.
        found: Who meets all of them, in order.
        ranking: That order.
        unknown: A fact in words, and those that nothing speaks against, but of which no source gives that fact.
        ended: Models of the pool that are not proposed because of their lifecycle, each with its state.
        of: How many were looked at.
        miss: Set where nobody qualifies.
        workload: What costs are of.
    """

    checks: tuple[Check, ...]
    found: tuple[Candidate, ...]
    ranking: Ranking
    unknown: tuple[tuple[str, tuple[Candidate, ...]], ...]
    ended: tuple[tuple[Model, State], ...]
    of: int
    miss: Miss | None
    workload: Workload


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked for: constraints, the workload to cost, and how capabilities and the period are called."""

    constraints: Constraints
    workload: Workload | None
    labels: Mapping[Capability, str]
    per: str
    pool: tuple[str, ...] = ()


def choose(pool: Pool, demand: Demand, today: date) -> Choice:
    """Everybody who meets the constraints, in the order asked for."""
    wanted = demand.constraints
    among, ended = pool.of(demand.pool, today) if demand.pool else (pool.current(today), ())
    workload = costed(demand.workload)
    made = checks(wanted, pool.provider_names, pool.lab_names, demand.labels, demand.per, today)
    seen = [costed_at(_routed(c, wanted, today), workload, today) for c in among if c.model.id not in wanted.not_models]
    answers = {c.model.id: [check.met(c) for check in made] for c in seen}
    fitting = [c for c in seen if all(answers[c.model.id])]
    ranking = wanted.order or "most_served"
    found = ordered((c for c in fitting if FIGURES[ranking](c) is not None), ranking)
    rest = ordered((c for c in fitting if FIGURES[ranking](c) is None), "most_served")
    return Choice(
        made, found, ranking, _unknown(seen, made, answers, (UNRANKED[ranking], rest)), ended, len(seen),
        None if fitting or not made else _missed(seen, made, answers), workload,
    )  # fmt: skip


def costed(workload: Workload | None) -> Workload:
    """The workload that was named, if it says how much goes in; else the typical one."""
    return workload if workload is not None and workload.total(workload.input_tokens) is not None else TYPICAL


def _routed(candidate: Candidate, wanted: Constraints, today: date) -> Candidate:
    """Priced on the cheapest plain route where it must be served, if that was said; on a free one where that was."""
    if wanted.free:
        return priced_on(candidate, next(iter(free_where(candidate.model, wanted, today)), None), today)
    if not wanted.providers and wanted.region is None:
        return candidate
    fitting = [
        (sum((p.usd_per_mtok for p in quoted if p is not None), Decimal(0)), r.id, r)
        for r in candidate.routes
        if (not wanted.providers or r.provider.id in wanted.providers)
        and (wanted.region is None or within(r.region, wanted.region))
        and r.variant is None
        and r.lifecycle.state(today) != "retired"
        and all(quoted := [r.price("input", today=today), r.price("output", today=today)])
    ]
    return priced_on(candidate, min(fitting, key=lambda row: row[:2])[2] if fitting else None, today)


def _unknown(
    seen: Sequence[Candidate],
    made: Sequence[Check],
    answers: Mapping[str, Sequence[bool | None]],
    unranked: tuple[str, Sequence[Candidate]],
) -> tuple[tuple[str, tuple[Candidate, ...]], ...]:
    """By fact those that nothing speaks against, and that only its absence keeps out; each counts once."""
    found: dict[str, list[Candidate]] = {}
    for candidate in seen:
        said = answers[candidate.model.id]
        if None in said and False not in said:
            found.setdefault(made[said.index(None)].fact, []).append(candidate)
    if unranked[1]:
        found.setdefault(unranked[0], []).extend(unranked[1])
    return tuple(
        (words, tuple(sorted(rows, key=lambda c: (-c.providers, c.model.id)))) for words, rows in found.items()
    )


def _missed(seen: Sequence[Candidate], made: Sequence[Check], answers: Mapping[str, Sequence[bool | None]]) -> Miss:
    """Which constraint keeps out most, and who comes nearest."""
    unmet = {c.model.id: [check for check, met in zip(made, answers[c.model.id], strict=True) if not met] for c in seen}
    alone = Counter(rows[0].words for rows in unmet.values() if len(rows) == 1)
    reached = {check.words: sum(check not in unmet[c.model.id] for c in seen) for check in made}
    narrowest = max(made, key=lambda check: (alone[check.words], -reached[check.words]))
    known = [c for c in seen if None not in answers[c.model.id]]
    nearest = min(known, key=lambda c: _distance(c, unmet[c.model.id]), default=None)
    if nearest is None or (len(made) == 1 and made[0].miss is None):  # nobody is nearly of another lab
        return Miss(narrowest.words, alone[narrowest.words], None, ())
    missing = tuple(check.words for check in unmet[nearest.model.id])
    return Miss(narrowest.words, alone[narrowest.words], nearest, missing)


def _distance(candidate: Candidate, unmet: Sequence[Check]) -> tuple[int, Decimal, int, str]:
    """Few constraints missed, by little, and widely served."""
    misses = [check.miss(candidate) for check in unmet if check.miss is not None]
    by = sum((miss for miss in misses if miss is not None), Decimal(0))
    return len(unmet), by, -candidate.providers, candidate.model.id


def ordered(found: Iterable[Candidate], ranking: Ranking) -> tuple[Candidate, ...]:
    """In the order asked for; equals by how widely they are served."""
    figure = FIGURES[ranking]
    return tuple(sorted(found, key=lambda c: (figure(c) or 0, -c.providers, c.model.id)))


def _negative(value: int | None) -> int | None:
    return None if value is None else -value


def _day_number(candidate: Candidate) -> int | None:
    """A release as a number that grows with time, ``20261007``; a month or year alone counts as its beginning."""
    released = candidate.model.release_date.value
    return int(released.replace("-", "").ljust(8, "0")) if released else None


FIGURES: dict[Ranking, Callable[[Candidate], Decimal | int | None]] = {
    "cheapest": lambda c: c.usd,
    "largest_context": lambda c: _negative(c.model.context_window.value),
    "newest": lambda c: _negative(_day_number(c)),
    "smallest": lambda c: c.model.parameters_total.value,
    "largest": lambda c: _negative(c.model.parameters_total.value),
    "most_served": lambda c: -c.providers,
}
"""What each order sorts by, smallest first; a model without that figure has no place in the order."""
UNRANKED: dict[Ranking, str] = {
    "cheapest": PRICE,
    "largest_context": "context window",
    "newest": "release date",
    "smallest": SIZE,
    "largest": SIZE,
    "most_served": "providers",
}
"""What is missing where an order has no place for a model."""


def ahead(candidate: Candidate, of: Sequence[Candidate], order: Order) -> bool:
    """Whether a model stands strictly before all others in an order; not where a figure is missing."""
    own = FIGURES[order](candidate)
    others = [FIGURES[order](other) for other in of]
    return own is not None and all(other is not None and own < other for other in others)
