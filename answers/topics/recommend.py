"""Recommendations and lists: who meets hard constraints, by which figures, and who is left out for want of data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived, NextStep, Table
from answers.choosing import FIGURES, Demand, choose
from answers.finding import Finding
from answers.topics.candidates import SAID, cell_of, cited, cost_rows, facts_of
from answers.topics.cost import PERIOD_WORDS
from answers.topics.cost_rows import shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from answers.choosing import Choice, Ranking
    from answers.choosing_pool import Candidate, Pool
    from answers.constraints import Constraints
    from answers.questions import Workload
    from catalog import Model, State

SHORTLIST = 5
"""So many are recommended: enough to choose from, few enough to read."""
LISTED = 15
"""So many of a list are shown; the rest are counted."""
EXAMPLES = 3
FEW = 5
"""So many models asked among are named in the title."""
PLACES = frozenset({"lab", "route"})
COMPARE = NextStep("Compare these", "compare them")


@dataclass(frozen=True, slots=True)
class Leading:
    """The first of an order, and all that share its figure."""

    names: tuple[str, ...]
    input: Decimal | None
    output: Decimal | None
    usd: Decimal | None
    context: int | None
    released: str | None
    parameters: int | None
    providers: int


@dataclass(frozen=True, slots=True)
class NoneFound:
    """Why nobody qualifies; see ``choosing.Miss``."""

    narrowest: str
    without: int
    nearest: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What ``recommend.j2`` sees.

    Attributes:
        ranked: Whether these are recommended in an order, or merely listed.
        in_order: Whether they stand in the order of ``ranking``, else by lab and name.
        pool: The models asked among, where they are few.
        demands: What they must have, in words.
        places: Whose they must be, and where they must be served: ``by Anthropic``, ``in EU``.
        leading: Who stands first.
        shown: How many are in the table.
        found: How many qualify.
        of: How many were looked at.
        unknown: What no source says, of how many, and a few of those.
        ended: Models asked among that are not proposed, with their state and its day; of a few only the previews, as
            the end of those asked about is told anyway.
        costed: Whether costs are shown; ``input_tokens`` and ``output_tokens`` per ``period`` are then their workload.
    """

    ranked: bool
    in_order: bool
    ranking: Ranking
    pool: tuple[str, ...]
    demands: tuple[str, ...]
    places: tuple[str, ...]
    leading: Leading | None
    shown: int
    found: int
    of: int
    unknown: tuple[tuple[str, int, tuple[str, ...]], ...]
    ended: tuple[tuple[str, State, date | None], ...]
    none_found: NoneFound | None
    costed: bool
    input_tokens: int | None
    output_tokens: int | None
    period: str
    used: Workload


def demand(constraints: Constraints, workload: Workload | None, pool: tuple[str, ...]) -> Demand:
    """What is asked for, with the words that constraints are told in."""
    period = "month" if workload is None else workload.period
    return Demand(constraints, workload, SAID, PERIOD_WORDS[period], pool)


def find(pool: Pool, asked: Demand, today: date, *, ranked: bool) -> Finding:
    """Recommend a few in the order asked for, or list all: in that order too, by their names where there is none."""
    choice = choose(pool, asked, today)
    in_order = ranked or asked.constraints.order is not None
    by_name = sorted(choice.found, key=lambda c: (c.model.lab.name, c.model.name))
    found = choice.found if in_order else tuple(by_name)
    shown = (_one_a_lab(found) if choice.ranking == "most_served" else found)[:SHORTLIST] if ranked else found[:LISTED]
    nearest = choice.miss.nearest if choice.miss else None
    told = shown or ((nearest,) if nearest else ())
    columns = _columns(choice, asked, ranked=ranked, in_order=in_order)
    few = tuple(pool.name(id_) for id_ in asked.pool) if len(asked.pool) <= FEW else ()
    view = _view(
        choice,
        shown,
        few,
        _whose(pool, asked),
        ranked=ranked,
        in_order=in_order,
        costed="a month" in columns or "cost" in columns,
    )
    return Finding(
        "recommend" if ranked else "list", "recommend", view,
        tables=(_table(told, columns, choice),) if told else (),
        facts=tuple(row for c in told for row in facts_of(c, asked.constraints.capabilities, today)),
        derived=tuple(_derived(view, choice, told)),
        costs=tuple(cost_rows(told, choice.workload)) if view.costed else (),
        cited=cited(told, asked.constraints.capabilities, today),
        suggested=tuple(c.model.id for c in shown),
        next_steps=(COMPARE,) if 1 < len(shown) <= 10 else (),
    )  # fmt: skip


def _one_a_lab(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The first of each lab, where there are several labs."""
    firsts = {c.model.lab.id: c for c in reversed(found)}
    return tuple(c for c in found if len(firsts) == 1 or firsts[c.model.lab.id] is c)


def _whose(pool: Pool, asked: Demand) -> tuple[str, ...]:
    """The lab that all of many models asked among are of."""
    labs = {pool.lab(id_) for id_ in asked.pool} if len(asked.pool) > FEW else set[str]()
    return (f"by {labs.pop()}",) if len(labs) == 1 else ()


def _columns(choice: Choice, asked: Demand, *, ranked: bool, in_order: bool) -> tuple[str, ...]:
    """The figures that these were chosen by, and always window and price."""
    kinds = {check.kind for check in choice.checks}
    ranking = choice.ranking if in_order else None
    costed = ranking == "cheapest" or "budget" in kinds or asked.workload is not None
    several_labs = len({c.model.lab.id for c in choice.found}) > 1
    return (
        *(("lab",) if not ranked and several_labs and not kinds & {"license", "parameters"} else ()),
        "context",
        *(("max output",) if "output" in kinds else ()),
        "per 1M in",
        "per 1M out",
        *(("cost",) if costed else ()),
        *(("parameters",) if "parameters" in kinds or ranking in {"smallest", "largest"} else ()),
        *(("released",) if ranking == "newest" else ()),
        *(("license",) if "license" in kinds else ()),
        *(("providers",) if ranking == "most_served" else ()),
        "priced on",
    )


def _table(shown: Sequence[Candidate], columns: Sequence[str], choice: Choice) -> Table:
    heads = [{"cost": PERIOD_WORDS[choice.workload.period], "parameters": "size"}.get(c, c) for c in columns]
    rows = tuple((Cell(c.model.name), *(cell_of(c, column) for column in columns)) for c in shown)
    return Table(("Model", *heads), rows)


def _view(
    choice: Choice,
    shown: Sequence[Candidate],
    pool: tuple[str, ...],
    whose: tuple[str, ...],
    *,
    ranked: bool,
    in_order: bool,
    costed: bool,
) -> View:
    miss = choice.miss
    ended: list[tuple[Model, State]] = [one for one in choice.ended if not pool or one[1] == "preview"]
    return View(
        ranked, in_order, choice.ranking, pool,
        tuple(check.words for check in choice.checks if check.kind not in PLACES),
        (*whose, *(check.words for check in choice.checks if check.kind in PLACES)),
        _leading(choice) if shown else None, len(shown), len(choice.found), choice.of,
        tuple((words, len(rows), tuple(c.model.name for c in rows[:EXAMPLES])) for words, rows in choice.unknown),
        tuple((m.name, state, _ends(m, state)) for m, state in ended),
        None if miss is None else NoneFound(
            miss.narrowest, miss.without, miss.nearest.model.name if miss.nearest else None, miss.missing
        ),
        costed, choice.workload.total(choice.workload.input_tokens),
        choice.workload.total(choice.workload.output_tokens), PERIOD_WORDS[choice.workload.period],
        choice.workload,
    )  # fmt: skip


def _ends(model: Model, state: State) -> date | None:
    life = model.lifecycle
    return life.deprecated_on.value if state == "deprecated" else life.retires_on.value


def _leading(choice: Choice) -> Leading:
    first = choice.found[0]
    figure = FIGURES[choice.ranking]
    names = tuple(c.model.name for c in choice.found if figure(c) == figure(first))
    model = first.model
    return Leading(
        names, first.input, first.output, first.usd, model.context_window.value, model.release_date.value,
        model.parameters_total.value, first.providers,
    )  # fmt: skip


def _derived(view: View, choice: Choice, told: Sequence[Candidate]) -> Iterator[Derived]:
    yield Derived("looked_at", Decimal(view.of), "models", ("catalog",))
    yield Derived("qualify", Decimal(view.found), "models", ("catalog",))
    yield Derived("not_shown", Decimal(view.found - view.shown), "models", ("catalog",))
    for check in choice.checks:
        if check.figure is not None:
            yield Derived(f"demanded:{check.kind}", check.figure, check.words, ("question",))
    for words, number, _ in view.unknown:
        yield Derived(f"not_sourced:{words}", Decimal(number), "models", ("catalog",))
    for candidate in told:
        yield Derived("providers", Decimal(candidate.providers), "providers", (candidate.model.id,))
    if choice.miss is not None:
        yield Derived("qualify_without_narrowest", Decimal(choice.miss.without), "models", ("catalog",))
    if view.costed and view.input_tokens is not None:
        yield Derived("input_tokens", Decimal(view.input_tokens), "tokens", ("workload",))
    if view.costed and view.output_tokens is not None:
        yield Derived("output_tokens", Decimal(view.output_tokens), "tokens", ("workload",))
    if view.costed:
        yield from shares(view.used)
    if view.leading is not None and len(view.leading.names) > 1:
        yield Derived("share_first_place", Decimal(len(view.leading.names)), "models", view.leading.names)
