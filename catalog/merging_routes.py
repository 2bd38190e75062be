"""The routes of a model: all rows of one provider's one id become one route."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from catalog.labs import FIRST_PARTY
from catalog.merging_facts import Claim, ranked
from catalog.merging_prices import prices
from catalog.models import CAPABILITIES, Lifecycle, Route
from catalog.sources.observation import ARCHIVE, CURATED, GENAI_PRICES, MODELS_DEV

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from catalog.facts import Fact
    from catalog.merging_groups import Placed
    from catalog.models import Capability, Provider
    from catalog.sources.observation import Observation

T = TypeVar("T")

_COUNTS_INPUT = frozenset({"alibaba"})
"""Labs whose price page has a column *maximum input*, which LiteLLM copies; the window is a little more."""

_UNDECIDED = frozenset({"LiteLLM", "LangChain"})

_NEAR = 0.6
"""An input limit is most of the window; a much smaller number is an old one."""


def by_route(rows: Iterable[Placed]) -> list[list[Placed]]:
    """The rows of each (provider, native id), the freshest first; an upstream's second row of one does not count."""
    found: dict[tuple[str, str], dict[str, Placed]] = {}
    for placed in rows:
        row = placed.row
        page = row.url if row.upstream == CURATED else row.upstream
        found.setdefault((row.provider.id, row.native_id.lower()), {}).setdefault(page, placed)
    return [sorted(route.values(), key=_freshness) for route in found.values()]


def _freshness(placed: Placed) -> tuple[bool, bool, int]:
    """What is kept by hand first, genai-prices last (the day of each rate in it is not known), else the newest."""
    row = placed.row
    return row.upstream != CURATED, row.upstream == GENAI_PRICES, -row.as_of.toordinal() if row.as_of else 0


def input_limits(rows: Iterable[Placed]) -> frozenset[int]:
    """The numbers that are input limits of this model where an upstream tells them apart from its context window."""
    return frozenset(
        row.limit for placed in rows if (row := placed.row).limit and row.context and row.context > row.limit
    )


def contexts(rows: Sequence[Placed], limits: frozenset[int]) -> list[Claim[int]]:
    """The context windows that rows state.

    LiteLLM's and LangChain's ``max_input_tokens`` is the one or the other. It is no context window where another row of
    this model gives the same number as input limit, below a larger window; nor where it is Alibaba's *maximum input*.
    """
    return [
        Claim(row.context, placed.source)
        for placed in rows
        if (row := placed.row).context and not _means_input(row, limits, _window(row, rows))
    ]


def input_limit_claims(rows: Sequence[Placed], limits: frozenset[int]) -> list[Claim[int]]:
    """The input limits that rows state, or mean by what they call the context window."""
    found: list[Claim[int]] = []
    for placed in rows:
        row = placed.row
        window = _window(row, rows)
        number = row.limit
        if number is None and _means_input(row, limits, window):
            number = row.context
        if number is not None and (window is None or number > window * _NEAR):
            found.append(Claim(number, placed.source))
    return found


def _means_input(row: Observation, limits: frozenset[int], window: int | None) -> bool:
    if row.via not in _UNDECIDED or row.context is None:
        return False
    return row.context in limits or (row.provider.id in _COUNTS_INPUT and window is not None and row.context < window)


def _window(row: Observation, rows: Sequence[Placed]) -> int | None:
    """The context window that models.dev states for the row's route."""
    return next((p.row.context for p in rows if p.row.upstream == MODELS_DEV and _same_route(p.row, row)), None)


def _same_route(one: Observation, other: Observation) -> bool:
    return one.provider.id == other.provider.id and one.native_id.lower() == other.native_id.lower()


def claims(rows: Iterable[Placed], read: Callable[[Observation], T | None]) -> list[Claim[T]]:
    """What rows say of one thing, where they say anything."""
    return [Claim(value, placed.source) for placed in rows if (value := read(placed.row)) is not None]


def capability_claims(rows: Iterable[Placed], name: Capability) -> list[Claim[bool]]:
    """What rows say of one capability."""
    return claims(rows, lambda row: row.capabilities.get(name))


def route(rows: Sequence[Placed], lifecycle: Lifecycle, limits: frozenset[int], doors: Mapping[str, Provider]) -> Route:
    """The route of these rows, which are of one provider and id, best first."""
    best = rows[0]
    able: dict[Capability, Fact[bool]] = {}
    for name in CAPABILITIES:
        said = ranked(capability_claims(rows, name))
        if said.known:
            able[name] = said
    return Route(
        provider=doors[best.row.provider.id],
        id=best.row.native_id,
        region=best.region,
        variant=best.variant,
        first_party=best.first_party,
        context_window=ranked(contexts(rows, limits)),
        input_limit=ranked(input_limit_claims(rows, limits)),
        max_output=ranked(claims(rows, lambda row: row.max_output)),
        prices=prices(rows),
        capabilities=able,
        lifecycle=lifecycle,
        last_seen=_last_seen(rows),
    )


def _last_seen(rows: Sequence[Placed]) -> date | None:
    """The archive's day where it alone has the route: what today's lists have dropped."""
    if any(placed.row.upstream != ARCHIVE for placed in rows):
        return None
    return max((placed.row.as_of for placed in rows if placed.row.as_of), default=None)


def in_order(lab: str, model: str, routes: Iterable[list[Placed]]) -> list[list[Placed]]:
    """Routes as an answer lists them: the lab's own first, its plain one before dated, regional and special ones."""
    doors = {provider: number for number, provider in enumerate(FIRST_PARTY.get(lab, ()))}
    tail = model.partition("/")[2]

    def place(rows: list[Placed]) -> tuple[bool, int, bool, bool, bool, bool, int, str, str]:
        best = rows[0]
        provider, native = best.row.provider.id, best.row.native_id.lower()
        door = doors.get(provider, len(doors))
        going = any(placed.row.status == "deprecated" for placed in rows)
        pointer = native.endswith("-latest") != tail.endswith("-latest")
        plain = (best.variant is not None, best.region is not None, pointer, going)
        oddity = abs(len(native) - len(tail)) if best.first_party else 0
        return (not best.first_party, door, *plain, oddity, provider, native)

    return sorted(routes, key=place)
