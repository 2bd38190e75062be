"""Alternatives: the current models nearest to one or several, in what they differ, and what going cheaper gives up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived, Table
from answers.choosing import FIGURES, ahead, choose, costed
from answers.choosing_alike import COMPARED, nearest
from answers.comparing import NEAR
from answers.finding import Finding
from answers.topics.candidates import SAID, cell_of, cited, cost_rows, facts_of
from answers.topics.cost import PERIOD_WORDS
from answers.topics.cost_rows import shares
from answers.topics.recommend import COMPARE, PLACES, demand
from answers.wording import percent, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from answers.choosing_alike import Likeness
    from answers.choosing_pool import Candidate, Pool
    from answers.constraints import Constraints, Order
    from answers.questions import Workload

SHOWN = 4
NOTHING = "nothing known"
TENTH_MORE = Decimal("1.1")


@dataclass(frozen=True, slots=True)
class Other:
    """One alternative in words: what it gives up against the model it is nearest to, and what it gains.

    Attributes:
        cost_ratio: Its cost over that model's; ``None`` where either is not sourced or that model is free.
        context_ratio: Its window over that model's.
    """

    name: str
    near: str
    gives_up: tuple[str, ...]
    gains: tuple[str, ...]
    cost_ratio: Decimal | None
    context_ratio: Decimal | None


@dataclass(frozen=True, slots=True)
class View:
    """What ``alternatives.j2`` sees.

    Attributes:
        order: In what they must lie ahead of every model asked about.
        missing: Models whose figure for that no source gives, so that nothing can lie ahead of them.
        demands: What else was demanded.
        places: Whose they must be, and where they must be served.
        found: How many fulfill all that.
    """

    names: tuple[str, ...]
    order: Order | None
    missing: tuple[str, ...]
    demands: tuple[str, ...]
    places: tuple[str, ...]
    others: tuple[Other, ...]
    found: int
    of: int
    input_tokens: int | None
    output_tokens: int | None
    period: str
    used: Workload


def find(pool: Pool, ids: Sequence[str], wanted: Constraints, workload: Workload | None, today: date) -> Finding:
    """Propose what is nearest; an order in the constraints means *more so than all of these*."""
    used = costed(workload)
    asked = tuple(pool.priced(id_, used, today) for id_ in ids)
    choice = choose(pool, demand(replace(wanted, order=None), used, ()), today)
    order = wanted.order
    found = [c for c in choice.found if c.model.id not in ids and c.route and (order is None or ahead(c, asked, order))]
    near = nearest(found, asked)[:SHOWN]
    shown = tuple(one.candidate for one in near)
    by_id = {c.model.id: c for c in asked}
    view = View(
        tuple(c.model.name for c in asked), order,
        tuple(c.model.name for c in asked if order is not None and FIGURES[order](c) is None),
        tuple(check.words for check in choice.checks if check.kind not in PLACES),
        tuple(check.words for check in choice.checks if check.kind in PLACES),
        tuple(_other(one, by_id[one.to]) for one in near),
        len(found), choice.of, used.total(used.input_tokens), used.total(used.output_tokens), PERIOD_WORDS[used.period],
        used,
    )  # fmt: skip
    told = (*shown, *asked)
    capabilities = tuple(dict.fromkeys((*wanted.capabilities, *COMPARED)))
    return Finding(
        "recommend", "alternatives", view, tables=(_table(near, view.others, asked, used),) if near else (),
        facts=tuple(row for c in told for row in facts_of(c, capabilities, today)),
        derived=tuple(_derived(view)),
        costs=tuple(cost_rows(told, used)),
        cited=cited(told if near else asked, capabilities, today),
        suggested=tuple(c.model.id for c in shown),
        next_steps=(COMPARE,) if len(shown) > 1 else (),
    )  # fmt: skip


def _other(one: Likeness, model: Candidate) -> Other:
    own, context = one.candidate.model.context_window.value, model.model.context_window.value
    share = Decimal(own) / context if own and context else None
    gives_up = [SAID[c] for c in one.lacks]
    gains = [SAID[c] for c in one.adds]
    if share is not None and share * NEAR <= 1:
        gives_up.append(f"{percent((1 - share) * 100)} of the context")
    if share is not None and share >= NEAR:
        little = share < TENTH_MORE  # as a ratio it would read as none at all
        gains.append(f"{percent((share - 1) * 100)} more context" if little else f"{ratio(share)} the context")
    if one.same_openness is False:
        (gains if one.candidate.model.open_weights.value else gives_up).append("weights to download")
    cost = one.candidate.usd / model.usd if one.candidate.usd is not None and model.usd else None
    return Other(
        one.candidate.model.name, model.model.name,
        (*gives_up, *(f"{SAID[c]} (not sourced)" for c in one.unsure)), tuple(gains), cost, share,
    )  # fmt: skip


def _table(near: Sequence[Likeness], others: Sequence[Other], asked: Sequence[Candidate], workload: Workload) -> Table:
    """Alternatives nearest first, then the models asked about, to be compared with."""
    columns = ("context", "per 1M in", "per 1M out", "cost")
    heads = ("Model", *columns[:3], PERIOD_WORDS[workload.period], "gives up", "gains")
    rows = [
        (
            Cell(other.name), *(cell_of(one.candidate, column) for column in columns),
            Cell(", ".join(other.gives_up) or NOTHING), Cell(", ".join(other.gains) or NOTHING),
        )
        for one, other in zip(near, others, strict=True)
    ]  # fmt: skip
    known = [(Cell(c.model.name), *(cell_of(c, column) for column in columns), Cell("–"), Cell("–")) for c in asked]
    return Table(heads, (*rows, *known))


def _derived(view: View) -> Iterator[Derived]:
    yield Derived("looked_at", Decimal(view.of), "models", ("catalog",))
    yield Derived("qualify", Decimal(view.found), "models", ("catalog",))
    for name, tokens in (("input_tokens", view.input_tokens), ("output_tokens", view.output_tokens)):
        if tokens is not None:
            yield Derived(name, Decimal(tokens), "tokens", ("workload",))
    yield from shares(view.used)
    for other in view.others:
        if other.cost_ratio is not None:
            yield Derived("cost_ratio", other.cost_ratio, "times", (other.name, other.near))
            yield Derived("cost_change", abs(other.cost_ratio - 1) * 100, "percent", (other.name, other.near))
        if other.context_ratio is not None:
            yield Derived("context_ratio", other.context_ratio, "times", (other.name, other.near))
            yield Derived("context_change", abs(other.context_ratio - 1) * 100, "percent", (other.name, other.near))
