"""The catalog's report, a difference of two snapshots, and the findings of the lint, in the terminal."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.catalog_card import money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalog.checking import Finding, Review
    from catalog.differences import Change, Difference, Value
    from catalog.reporting import Coverage, LabCoverage, Report

_FEW = 5
"""Core models from which a lab has a line of its own."""
_LAB_COLUMNS = {
    "context": "ctx",
    "prices": "$",
    "release date": "rel",
    "vision": "vis",
    "reasoning": "rsn",
    "tools": "tool",
    "structured output": "json",
    "prompt caching": "cach",
    "openness": "open",
    "license": "lic",
    "knowledge cutoff": "cut",
    "parameters": "par",
}
_SHOWN = 20
"""Lines of a long list before the rest is only counted."""


def _table(*headers: tuple[str, bool], gap: int = 2) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="dim")
    for header, numeric in headers:
        table.add_column(header, justify="right" if numeric else "left", no_wrap=numeric, overflow="fold")
    return table


def _out(console: Console | None) -> Console:
    return console or Console(highlight=False)


def _print(table: Table, out: Console) -> None:
    out.print(Padding(table, (0, 0, 0, 2)))


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def show_report(report: Report, console: Console | None = None) -> None:
    """Print what the catalog holds, how much of it is known beside the goals, per lab too, and how old it is."""
    out = _out(console)
    out.print(Text(f"Catalog {report.version}", style="bold"))
    held = (
        f"{_counted(report.models, 'model')}, {report.core:,} of them core; {_counted(report.routes, 'route')}; "
        f"{_counted(report.prices, 'price')}; sources disagree on {_counted(report.fact_disagreements, 'fact')} and "
        f"{_counted(report.price_disagreements, 'price')}"
    )
    out.print(Text(held))
    missed = sum(not one.met for one in report.classes)
    out.print()
    out.print(Text(f"Known of core models: {len(report.classes) - missed} of {len(report.classes)} goals met", "bold"))
    table = _table(("", False), ("known", True), ("of", True), ("share", True), ("goal", True), ("", False))
    for one in report.classes:
        mark = Text("met", style="green") if one.met else Text(f"{_lacking(one)} more needed", style="yellow")
        table.add_row(one.name, f"{one.known:,}", f"{one.of:,}", _share(one), f"{one.goal} %", mark)
    _print(table, out)
    _labs(report.labs, out)
    _ages(report, out)


def _share(of: Coverage) -> str:
    """Cut, never rounded up, so that a share just below its goal does not read as if it met it."""
    return f"{of.known * 1000 // of.of / 10:.1f} %" if of.of else "–"


def _lacking(of: Coverage) -> int:
    return -(-of.goal * of.of // 100) - of.known


def _labs(labs: Sequence[LabCoverage], out: Console) -> None:
    out.print()
    out.print(Text("By lab, per cent of core models; below the goal in yellow", style="bold"))
    table = _table(("", False), ("core", True), *((short, True) for short in _LAB_COLUMNS.values()), gap=1)
    for lab in labs:
        if lab.core >= _FEW:
            classes = {one.name: one for one in lab.classes}
            table.add_row(lab.name, str(lab.core), *(_cell(classes[name]) for name in _LAB_COLUMNS))
    few = [lab for lab in labs if lab.core < _FEW]
    _print(table, out)
    if few:
        core = sum(lab.core for lab in few)
        out.print(Padding(Text(f"and {_counted(len(few), 'lab')} with {core} core models", "dim"), (0, 0, 0, 2)))


def _cell(of: Coverage) -> Text:
    if not of.of:
        return Text("–", style="dim")
    return Text(str(of.known * 100 // of.of), style="" if of.met else "yellow")


def _ages(report: Report, out: Console) -> None:
    out.print()
    out.print(Text("Sources", style="bold"))
    table = _table(("", False), ("as of", False), ("age", True))
    for one in report.sources:
        days = "a day per fact" if one.days is None else _counted(one.days, "day")
        table.add_row(one.name, one.as_of.isoformat() if one.as_of else "–", days)
    _print(table, out)


def show_difference(of: Difference, console: Console | None = None) -> None:
    """Print what changed: counts first, then each kind of change as a table."""
    out = _out(console)
    out.print(Text(f"{of.before} → {of.after}", style="bold"))
    if not of:
        out.print("Nothing differs.")
        return
    out.print(
        f"Models: {len(of.models_added):,} added, {len(of.models_gone):,} gone. "
        f"Routes: {len(of.routes_added):,} added, {len(of.routes_gone):,} gone. "
        f"{_counted(len(of.changes), 'value')} changed."
    )
    _named("Models added", of.models_added, out)
    _named("Models gone", of.models_gone, out)
    new, gone = set(of.models_added), set(of.models_gone)
    _named("Routes added to models that were there", _routes(of.routes_added, new), out)
    _named("Routes gone from models that are still there", _routes(of.routes_gone, gone), out)
    by_kind: defaultdict[str, list[Change]] = defaultdict(list)
    for change in of.changes:
        by_kind[change.kind].append(change)
    for kind, title in _TITLES.items():
        if kind in by_kind:
            _changes(title, by_kind[kind], out)


_TITLES = {
    "price": "Prices, USD per 1M tokens",
    "context": "Contexts, tokens",
    "license": "Licenses",
    "lifecycle": "Lifecycles",
    "model": "Routes that call another model now",
}


def _routes(routes: Iterable[tuple[str, str, str]], without: set[str]) -> list[str]:
    return [f"{model}: {provider} {id_}" for model, provider, id_ in routes if model not in without]


def _named(title: str, names: Sequence[str], out: Console) -> None:
    if not names:
        return
    out.print()
    out.print(Text(f"{title}: {len(names):,}", style="bold"))
    for name in names[:_SHOWN]:
        out.print(Padding(Text(name), (0, 0, 0, 2)))
    _rest(len(names), out)


def _rest(count: int, out: Console) -> None:
    if count > _SHOWN:
        out.print(Padding(Text(f"and {count - _SHOWN:,} more: --json has them all", style="dim"), (0, 0, 0, 2)))


def _changes(title: str, changes: Sequence[Change], out: Console) -> None:
    out.print()
    out.print(Text(f"{title}: {_counted(len(changes), 'change')}", style="bold"))
    table = _table(("", False), ("", False))
    table.show_header = False
    for change in changes[:_SHOWN]:
        of = Text(" ".join(change.route)) if change.route else Text(change.model, style="bold")
        before, after = (_value(value, money_=change.kind == "price") for value in (change.before, change.after))
        table.add_row(of, Text.assemble((f"{change.field.replace('_', ' ')} ", "dim"), f"{before} → {after}"))
    _print(table, out)
    _rest(len(changes), out)


def _value(value: Value, *, money_: bool) -> str:
    if value is None:
        return "–"
    if isinstance(value, Decimal):
        return money(value) if money_ else str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return value.isoformat() if isinstance(value, date) else value


def show_review(review: Review, version: str, console: Console | None = None) -> None:
    """Print the findings that nobody has looked into, by rule; of the others only how many there are."""
    out = _out(console)
    total = len(review.unreviewed) + len(review.reviewed)
    out.print(Text(f"Catalog {version}", style="bold"))
    if review.unreviewed:
        said = f"{len(review.unreviewed):,} of them not in the reviewed list"
    else:
        said = "all of them in the reviewed list" if total else "nothing to review"
    out.print(f"{_counted(total, 'finding')}, {said}.")
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in review.unreviewed:
        by_rule[finding.rule].append(finding)
    for rule, findings in by_rule.items():
        out.print()
        out.print(Text(f"{rule}: {len(findings)}", style="bold yellow"))
        for one in findings:
            out.print(Padding(Text.assemble(one.line, (f"  {one.why}", "dim")), (0, 0, 0, 2)))
    if review.stale:
        out.print()
        out.print(Text(f"Reviewed, and found no more: {len(review.stale)}; take them off the list", style="dim"))
        for rule, line in review.stale:
            out.print(Padding(Text(f"{rule}: {line}", style="dim"), (0, 0, 0, 2)))
