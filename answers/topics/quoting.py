"""The two rates by which answers price a model: input and output of one route, with that route's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.costing import priced_route
from answers.finding import price_row
from answers.preferred import ANYWHERE, Choice, Preferred
from answers.preferring import PER_MTOK, choice_of, favored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from answers.answer import FactRow
    from catalog import Model, Price, Route


@dataclass(frozen=True, slots=True)
class Quoted:
    """A route that quotes both directions, USD per million tokens."""

    route: Route
    input: Price
    output: Price

    @property
    def name(self) -> str:
        """``provider/route``, as facts name it."""
        return f"{self.route.provider.id}/{self.route.id}"

    @property
    def prices(self) -> tuple[Price, Price]:
        """Both, input first."""
        return self.input, self.output

    @property
    def usd(self) -> tuple[Decimal, Decimal]:
        """Both amounts, input first."""
        return self.input.usd_per_mtok, self.output.usd_per_mtok

    def rows(self, model: Model) -> tuple[FactRow, ...]:
        """Both rates as the machine interface prints them."""
        return tuple(price_row(model, self.name, price) for price in self.prices)


def quoted(model: Model, today: date, preferred: Preferred = ANYWHERE) -> Quoted | None:
    """The rates an answer would name; ``None`` where no route quotes both."""
    found = favored(model, PER_MTOK, preferred, today)
    route = priced_route(model, today) if found is None else found.route
    if route is None:
        return None
    read, written = route.price("input", today=today), route.price("output", today=today)
    return None if read is None or written is None else Quoted(route, read, written)


def chosen(models: Sequence[Model], today: date, preferred: Preferred) -> Choice | None:
    """What to say of the places preferred, where the rates of these models are named."""
    found = {m.id: favored(m, PER_MTOK, preferred, today) for m in models}
    return choice_of(preferred, models, {id_: one and one.route for id_, one in found.items()})
