"""One model in the terminal: its facts, capabilities and routes, each with the numbers of its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from catalog import CAPABILITIES
from catalog.showing import UNITS, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from catalog import Fact, Model, Price, Route, Source

_NAMES = {
    "license_url": "License terms",
    "spdx": "SPDX id",
    "osi_approved": "OSI-approved",
    "modalities_in": "Reads",
    "modalities_out": "Writes",
    "pdf": "PDF",
    "ide_integration": "IDE integration",
}
ROUTES = 12
"""How many routes are shown unless all are asked for."""
_VALUE = 64
"""Columns that a value may take before it goes on in the next line."""
_RATES = {
    "input": "in",
    "output": "out",
    "cache_read": "cached",
    "cache_write": "cache write",
    "cache_write_1h": "cache write 1 h",
    "batch_input": "batch in",
    "batch_output": "batch out",
    "batch_cache_read": "batch cached",
    "batch_cache_write": "batch cache write",
    "audio_input": "audio in",
    "audio_output": "audio out",
}
_STATES = {"retired": "red", "retiring": "yellow", "deprecated": "yellow", "preview": "cyan", "active": "green"}


class _Notes:
    """The sources that were named, numbered in the order of first use."""

    def __init__(self) -> None:
        self.sources: dict[Source, int] = {}

    def mark(self, sources: Iterable[Source]) -> str:
        """The numbers of some sources: ``1 3``."""
        numbers = [self.sources.setdefault(source, len(self.sources) + 1) for source in sources]
        return " ".join(str(number) for number in sorted(set(numbers)))


def show_model(model: Model, today: date, *, most: int | None = ROUTES, console: Console | None = None) -> None:
    """Print what is known of a model; what no source speaks of is named at the end of its block.

    Args:
        model: The model.
        today: Decides what is retired, and which rates hold.
        most: How many of its routes to show, the lab's own first; ``None`` for all.
        console: Where to print; the terminal unless said.
    """
    out = console or Console(highlight=False)
    notes = _Notes()
    state = model.lifecycle.state(today)
    out.print(Text.assemble((model.name, "bold"), "  ", (model.id, "dim"), "  ", (state, _STATES[state])))
    about = [model.lab.name, f"family {model.family}" if model.family else "", "" if model.core else "not a core model"]
    out.print(Text(" · ".join(part for part in about if part)))
    if model.aliases:
        out.print(Text(f"Also called {', '.join(model.aliases)}", style="dim"))
    facts = facts_of(model)
    own = {name: fact for name, fact in facts.items() if name not in CAPABILITIES}
    if model.tokenizer_note.known:
        own["tokenizer"] = model.tokenizer_note
    _block("Facts", own, notes, out)
    _block("Capabilities", {name: facts[name] for name in CAPABILITIES}, notes, out)
    _scores(model, notes, out)
    _routes(model, today, notes, out, most)
    _sources(notes, out)


def _table() -> Table:
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_header=False)


def _heading(title: str, out: Console) -> None:
    out.print()
    out.print(Text(title, style="bold"))


def _block(title: str, facts: dict[str, Fact[object]], notes: _Notes, out: Console) -> None:
    _heading(title, out)
    table = _table()
    table.add_column(no_wrap=True)
    table.add_column(max_width=_VALUE)
    table.add_column(style="dim")
    unknown: list[str] = []
    for name, fact in facts.items():
        if not fact.known:
            unknown.append(_label(name))
            continue
        table.add_row(_label(name), Text(_value(name, fact.value)), notes.mark(fact.sources))
        for other in fact.disagreements:
            table.add_row("", Text(f"but {_value(name, other.value)}", style="yellow"), notes.mark([other.source]))
    if table.row_count:
        out.print(Padding(table, (0, 0, 0, 2)))
    if unknown:
        out.print(Padding(Text(f"Not sourced: {', '.join(unknown)}", style="dim"), (0, 0, 0, 2)))


def _scores(model: Model, notes: _Notes, out: Console) -> None:
    if not model.scores:
        return
    _heading("Benchmarks", out)
    table = _table()
    table.show_header = True
    table.add_column(Text("comparable within one line's wording"), overflow="fold")
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("source", style="dim", no_wrap=True)
    for score in model.scores:
        name = Text(score.benchmark)
        name.append("".join(f", {said}" for said in (score.variant, score.harness) if said), style="dim")
        table.add_row(name, f"{score.score:f} {score.unit}", notes.mark([score.source]))
    out.print(Padding(table, (0, 0, 0, 2)))


def _label(name: str) -> str:
    return _NAMES.get(name) or name.replace("_", " ").capitalize()


def _value(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        unit = UNITS.get(name, "")
        return f"{value:,} {unit}" if unit == "tokens" else f"{value:,}"
    if isinstance(value, tuple):
        return ", ".join(map(str, cast("tuple[object, ...]", value)))
    return str(value).replace("_", " ") if name == "commercial_use" else str(value)


def _routes(model: Model, today: date, notes: _Notes, out: Console, most: int | None) -> None:
    providers = len({route.provider.id for route in model.routes})
    _heading(f"Routes: {len(model.routes)} at {providers} {'provider' if providers == 1 else 'providers'}", out)
    table = _table()
    table.show_header = True
    table.add_column(Text("USD per 1M tokens"), overflow="fold")
    for header in ("context", "in", "out"):
        table.add_column(header, justify="right", no_wrap=True)
    table.add_column("source", style="dim", no_wrap=True)
    for route in model.routes[:most]:
        table.add_row(*_route_row(route, today, notes))
        for line in _more(model, route, today, notes):
            table.add_row(Padding(line, (0, 0, 0, 2)))
    out.print(Padding(table, (0, 0, 0, 2)))
    left = len(model.routes) - len(model.routes[:most])
    if left:
        out.print(Padding(Text(f"{left} more {'route' if left == 1 else 'routes'}: add --all", "dim"), (0, 0, 0, 2)))


def _route_row(route: Route, today: date, notes: _Notes) -> list[Text | str]:
    state = route.lifecycle.state(today)
    name = Text(route.provider.name, style="bold" if route.first_party else "")
    name.append(f" {route.id}", style="not bold")
    if route.region:
        name.append(f" {route.region}", style="not bold cyan")
    if state != "active":
        name.append(f" {state}", style=f"not bold {_STATES[state]}")
    if route.last_seen is not None:
        name.append(f" last listed {route.last_seen}", style="not bold yellow")
    window = route.context_window.value
    unpriced = "–" if route.payment == "by the token" else route.payment
    rates = [route.price("input", today=today), route.price("output", today=today)]
    sources = [*route.context_window.sources, *(rate.source for rate in rates if rate)]
    figures = [f"{window:,}" if window else "–", *(money(rate.usd_per_mtok) if rate else unpriced for rate in rates)]
    return [name, *figures, notes.mark(sources)]


def _more(model: Model, route: Route, today: date, notes: _Notes) -> Iterator[Text]:
    """What a route has besides its window and its two rates: each a line below it."""
    shown = [route.price("input", today=today), route.price("output", today=today)]
    others = [price for price in route.prices if price not in shown]
    for tier in dict.fromkeys((price.above_tokens, price.starts) for price in others):
        rates = [price for price in others if (price.above_tokens, price.starts) == tier]
        yield Text(_conditions(*tier) + ", ".join(_rate(price) for price in rates), style="dim")
    for price in route.prices:
        for amount, source in price.disagreements:
            yield Text(f"but {_RATES.get(price.kind, price.kind)} {money(amount)} [{notes.mark([source])}]", "yellow")
    for other in route.context_window.disagreements:
        yield Text(f"but context {other.value:,} [{notes.mark([other.source])}]", "yellow")
    differing = [
        f"{_label(name).lower()} {'yes' if fact.value else 'no'}"
        for name, fact in route.capabilities.items()
        if fact.known and fact.value != model.capability(name).value
    ]
    if differing:
        yield Text(f"here: {', '.join(differing)}", style="dim")
    life = route.lifecycle
    days = (("deprecated", life.deprecated_on.value), ("retires", life.retires_on.value))
    ending = [f"{word} {day.isoformat()}" for word, day in days if day]
    ending += [f"replaced by {life.replacement.value}"] if life.replacement.known else []
    if ending:
        yield Text(", ".join(ending), style="dim")


def _conditions(above: int | None, starts: date | None) -> str:
    said = [f"above {above:,} tokens" if above else "", f"from {starts.isoformat()}" if starts else ""]
    words = " ".join(part for part in said if part)
    return f"{words}: " if words else ""


def _rate(price: Price) -> str:
    return f"{_RATES.get(price.kind, price.kind)} {money(price.usd_per_mtok)}"


def money(usd: Decimal) -> str:
    """USD exactly, with at least two decimals; a true zero is free."""
    if not usd:
        return "free"
    whole, _, cents = f"{usd:f}".partition(".")
    return f"${int(whole):,}.{cents.rstrip('0'):0<2}"


def _sources(notes: _Notes, out: Console) -> None:
    _heading("Sources", out)
    table = _table()
    table.add_column(justify="right", style="dim")
    table.add_column(overflow="fold")
    for source, number in notes.sources.items():
        day = source.as_of.isoformat() if source.as_of else "no day"
        line = Text.assemble(source.name, (f", {day}", ""), (f"  {source.url}", f"dim link {source.url}"))
        table.add_row(str(number), line)
    out.print(Padding(table, (0, 0, 0, 2)))
