"""Who may be proposed on a day: current models that take part in chat and are widely enough known, each priced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.costing import estimate, priced_route

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from answers.questions import Workload
    from catalog import Catalog, Model, Route, State


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that may be proposed, priced.

    Attributes:
        route: The route it is priced on; ``None``: none quotes both directions.
        input: USD per million input tokens.
        output: USD per million output tokens.
        providers: How many serve it.
        usd: What the workload costs on ``route``, per its period; ``None``: not sourced.
    """

    model: Model
    route: Route | None
    input: Decimal | None
    output: Decimal | None
    providers: int
    usd: Decimal | None = None

    @property
    def routes(self) -> tuple[Route, ...]:
        """All tracked ways to call it."""
        return self.model.routes


class Pool:
    """The models of a catalog that may be proposed on a day; made once a day, when first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._day: date | None = None
        self._current: tuple[Candidate, ...] = ()
        self.provider_names: Mapping[str, str] = {}
        self.lab_names: Mapping[str, str] = {}

    def current(self, today: date) -> tuple[Candidate, ...]:
        """All of them, in the order of their ids."""
        if self._day != today:
            entries = (e for e in self._catalog.entries if e.suggestible and e.state_hint == "active")
            models = (self._catalog.model(e.id) for e in entries if not e.retires_on or e.retires_on > str(today))
            active = (m for m in models if m.lifecycle.state(today) == "active" and _writes(m))
            self._current = tuple(_priced(m, today) for m in active)
            self.provider_names = {r.provider.id: r.provider.name for c in self._current for r in c.routes}
            self.lab_names = {c.model.lab.id: c.model.lab.name for c in self._current}
            self._day = today
        return self._current

    def of(self, ids: Iterable[str], today: date) -> tuple[tuple[Candidate, ...], tuple[tuple[Model, State], ...]]:
        """Those of some models that may be proposed, and those that may not with their state."""
        allowed = {c.model.id: c for c in self.current(today)}
        named = [id_ for id_ in ids if id_ in self._catalog]
        states: list[tuple[Model, State]] = [(m, m.lifecycle.state(today)) for m in map(self._catalog.model, named)]
        ended = tuple(pair for pair in states if pair[1] != "active")
        return tuple(allowed[id_] for id_ in named if id_ in allowed), ended

    def name(self, id_: str) -> str:
        """What any model is called."""
        return self._catalog.model(id_).name

    def lab(self, id_: str) -> str:
        """What the lab of any model is called."""
        return self._catalog.model(id_).lab.name

    def priced(self, id_: str, workload: Workload, today: date) -> Candidate:
        """Any model, priced and costed like those that may be proposed."""
        return costed_at(_priced(self._catalog.model(id_), today), workload, today)


def _writes(model: Model) -> bool:
    """Whether it gives text, as far as sources speak of it: a model that paints is no answer to a chat's question."""
    return model.modalities_out.value is None or "text" in model.modalities_out.value


def _priced(model: Model, today: date) -> Candidate:
    live = {r.provider.id for r in model.routes if r.lifecycle.state(today) != "retired"}
    return priced_on(Candidate(model, None, None, None, len(live)), priced_route(model, today), today)


def priced_on(candidate: Candidate, route: Route | None, today: date) -> Candidate:
    """The candidate, priced on a route."""
    read = None if route is None else route.price("input", today=today)
    written = None if route is None else route.price("output", today=today)
    if read is None or written is None:
        return replace(candidate, route=None, input=None, output=None)
    return replace(candidate, route=route, input=read.usd_per_mtok, output=written.usd_per_mtok)


def costed_at(candidate: Candidate, workload: Workload, today: date) -> Candidate:
    """The candidate with what a workload costs on its route."""
    if candidate.route is None:
        return candidate
    return replace(candidate, usd=estimate(candidate.route, workload, today).usd)
