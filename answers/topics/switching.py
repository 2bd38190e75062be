"""Switching: what a move from one model to another changes, in both directions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from answers.answer import Cell, Derived, FactRow, Table
from answers.costing_routes import well_known_first
from answers.finding import (
    CAPABILITIES_AGE_DAYS,
    PRICES_AGE_DAYS,
    Asked,
    Cited,
    Finding,
    cite,
    cite_prices,
    fact_row,
)
from answers.topics.capabilities import LABELS
from answers.topics.providers_offers import offers, served_by, source_of
from answers.topics.quoting import quoted
from answers.wording import NOT_SOURCED, lowered, rate, shortlist
from catalog import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from catalog import Capability, Model

NONE = "none"
"""Where there is nothing to tell, which is not the same as nothing known."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after; either is ``None`` where no source gives it.

    Attributes:
        percent: By how much it grows (negative: shrinks) in per cent of what it was.
    """

    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """After less before; ``None`` where either is not sourced."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def percent(self) -> Decimal | None:
        """In per cent of what it was; ``None`` for a change from nothing."""
        if not self.difference:
            return self.difference
        return self.difference / self.before * 100 if self.before else None


@dataclass(frozen=True, slots=True)
class Move:
    """What changes from one model to another.

    Attributes:
        shared: Providers that serve both.
        lost: Capabilities that the one has and the other has not.
        gained: The other way round.
        to_check: Capabilities that the one has, and of which no source speaks for the other.
        context: Window in tokens.
        output: Longest output in tokens.
        input_usd: USD per million input tokens.
        output_usd: USD per million output tokens.
        priced_on: Providers whose rates are compared, before and after.
        license: Names of the licenses before and after.
        weights: Whether the weights can be downloaded, before and after.
    """

    before: str
    after: str
    shared: tuple[str, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    to_check: tuple[str, ...]
    context: Change
    output: Change
    input_usd: Change
    output_usd: Change
    priced_on: tuple[str | None, str | None]
    license: tuple[str | None, str | None]
    weights: tuple[bool | None, bool | None]


@dataclass(frozen=True, slots=True)
class View:
    """What ``switching.j2`` sees; ``moves``: each move with its way back, none where only one model is named."""

    names: tuple[str, ...]
    replacement: str | None
    moves: tuple[tuple[Move, Move], ...]


def find(asked: Asked) -> Finding:
    """Compare the first model with each of the others, there and back."""
    first, *others = asked.models
    moves = tuple((move(first, other, asked.today), move(other, first, asked.today)) for other in others)
    view = View(tuple(m.name for m in asked.models), first.lifecycle.replacement.value, moves)
    return Finding(
        "switching", "switching", view,
        tables=tuple(_table(pair) for pair in moves),
        facts=tuple(chain.from_iterable(_facts(m, asked.today) for m in asked.models)) if moves else (),
        derived=tuple(chain.from_iterable(_derived(m) for pair in moves for m in pair)),
        cited=_cited(asked.models, asked.today) if moves else cite((first.lifecycle.replacement,)),
    )  # fmt: skip


def move(before: Model, after: Model, today: date) -> Move:
    """What changes from one model to another."""
    was, now = quoted(before, today), quoted(after, today)
    had: list[Capability] = [c for c in CAPABILITIES if before.capability(c).value]
    had_not: list[Capability] = [c for c in CAPABILITIES if before.capability(c).value is False]
    return Move(
        before.name, after.name, well_known_first(served_by(before, today) & served_by(after, today), (before, after)),
        _named([c for c in had if after.capability(c).value is False]),
        _named([c for c in had_not if after.capability(c).value]),
        _named([c for c in had if after.capability(c).value is None]),
        _change(before.context_window.value, after.context_window.value),
        _change(before.max_output.value, after.max_output.value),
        _change(was and was.input.usd_per_mtok, now and now.input.usd_per_mtok),
        _change(was and was.output.usd_per_mtok, now and now.output.usd_per_mtok),
        (was and was.route.provider.name, now and now.route.provider.name),
        (before.license.name.value, after.license.name.value),
        (before.open_weights.value, after.open_weights.value),
    )  # fmt: skip


def _named(capabilities: Sequence[Capability]) -> tuple[str, ...]:
    return lowered([LABELS[c] for c in capabilities])


def _change(before: Decimal | int | None, after: Decimal | int | None) -> Change:
    return Change(None if before is None else Decimal(before), None if after is None else Decimal(after))


def _table(moves: Sequence[Move]) -> Table:
    """One column a direction."""
    rows = [
        ("Providers in common", [shortlist(m.shared, 3) or NONE for m in moves]),
        ("Lost", [shortlist(m.lost, 5) or NONE for m in moves]),
        ("Gained", [shortlist(m.gained, 5) or NONE for m in moves]),
        ("To check, not sourced", [shortlist(m.to_check, 5) or NONE for m in moves]),
        ("Context window", [_tokens(m.context) for m in moves]),
        ("Max output", [_tokens(m.output) for m in moves]),
        ("Input, per 1M", [_money(m.input_usd) for m in moves]),
        ("Output, per 1M", [_money(m.output_usd) for m in moves]),
        ("Priced on", [_arrow(*m.priced_on) for m in moves]),
        ("License", [_license(m) for m in moves]),
    ]
    return Table(
        ("", *(f"{m.before} → {m.after}" for m in moves)),
        tuple((Cell(label), *(Cell(text) for text in cells)) for label, cells in rows),
    )


def _tokens(change: Change) -> str:
    if change.difference is None:
        return NOT_SOURCED
    return f"{change.difference:+,f} tokens" if change.difference else "the same"


def _money(change: Change) -> str:
    if change.difference is None:
        return NOT_SOURCED
    if not change.difference:
        return "the same"
    return f"{'+' if change.difference > 0 else '-'}{rate(abs(change.difference))}"


def _arrow(before: str | None, after: str | None) -> str:
    return f"{before or NOT_SOURCED} → {after or NOT_SOURCED}"


def _license(found: Move) -> str:
    if found.license[0] == found.license[1]:
        return "the same" if found.license[0] else NOT_SOURCED
    return f"becomes {found.license[1]}" if found.license[1] else f"then {NOT_SOURCED}"


def _facts(model: Model, today: date) -> Iterator[FactRow]:
    yield fact_row(model, "context", model.context_window, "tokens")
    yield fact_row(model, "max_output", model.max_output, "tokens")
    yield fact_row(model, "license", model.license.name)
    yield fact_row(model, "open_weights", model.open_weights)
    for name in CAPABILITIES:
        yield fact_row(model, f"capability:{name}", model.capability(name))
    rates = quoted(model, today)
    yield from rates.rows(model) if rates else ()
    for offer in offers(model, today):
        source = source_of(offer.route)
        yield FactRow(
            model.id, offer.name, "providers", offer.provider, None,
            source and source.name, source and source.url, source and source.as_of,
        )  # fmt: skip


def _derived(found: Move) -> Iterator[Derived]:
    pair = (found.before, found.after)
    yield Derived("shared_providers", Decimal(len(found.shared)), "providers", pair)
    for name, change, unit in (
        ("context_change", found.context, "tokens"),
        ("max_output_change", found.output, "tokens"),
        ("input_change", found.input_usd, "usd_per_mtok"),
        ("output_change", found.output_usd, "usd_per_mtok"),
    ):
        if change.difference is not None:
            yield Derived(name, abs(change.difference), unit, pair)
        if change.percent is not None:
            yield Derived(f"{name}_percent", abs(change.percent), "percent", pair)
            yield Derived(f"{name}_ratio", 1 + change.percent / 100, "times", pair)


def _cited(models: Sequence[Model], today: date) -> tuple[Cited, ...]:
    listing = (source_of(route) for m in models for route in m.routes[:1])
    return (
        *cite(f for m in models for f in (m.context_window, m.max_output)),
        *cite_prices(price for m in models if (rates := quoted(m, today)) for price in rates.prices),
        *cite((m.capability(c) for m in models for c in CAPABILITIES), CAPABILITIES_AGE_DAYS),
        *cite(f for m in models for f in (m.license.name, m.open_weights)),
        *(Cited(source, PRICES_AGE_DAYS) for source in listing if source is not None),
    )
