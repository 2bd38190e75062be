"""``versus catalog show``, ``export``, ``report``, ``diff``, ``check``; what a command needs is loaded when it runs."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog import Catalog

_UNREVIEWED = 1
_NOT_FOUND = 2
_SNAPSHOT = click.Path(path_type=Path, exists=True, dir_okay=False)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")


def register(group: click.Group) -> None:
    """Attach the commands to ``versus catalog``."""
    from bot.catalog_refresh import refresh  # noqa: PLC0415 - the two know each other

    for command in (show, export, report, diff, check, refresh):
        group.add_command(command)


def _today_option(command: Callable[..., None]) -> Callable[..., None]:
    given = click.DateTime(["%Y-%m-%d"])
    return click.option("--today", type=given, help="The day to look from (default: today, UTC).")(command)


def _day(given: datetime | None) -> date:
    return (given or datetime.now(tz=UTC)).date()


def _load(file: Path | None = None) -> Catalog:
    from bot.catalogs import open_aloud  # noqa: PLC0415 - versus --help needs no catalog
    from catalog import load  # noqa: PLC0415 - as above

    return open_aloud() if file is None else load(file)


def _print(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


@click.command()
@click.argument("model", nargs=-1, required=True)
@click.option("--all", "every_route", is_flag=True, help="Show every route, not the first few.")
@_as_json
@_today_option
def show(model: tuple[str, ...], *, every_route: bool, as_json: bool, today: datetime | None) -> None:
    """Show all that is known of a model.

    By any of its names or ids: versus catalog show haiku 4.5. Exit code 2 if the name stands for no single model.
    """
    from catalog.showing import NotFoundError, find, record  # noqa: PLC0415 - see the module

    day = _day(today)
    said = " ".join(model)
    try:
        found = find(_load(), said, day)
    except NotFoundError as error:
        click.echo(f"versus: {error}", err=True)
        sys.exit(_NOT_FOUND)
    if found.family:
        click.echo(f'"{said}" was read as {found.model.name}, the default of {found.family}.', err=True)
    if as_json:
        _print(record(found.model))
        return
    from bot.catalog_card import ROUTES, show_model  # noqa: PLC0415 - rich is slow to import

    show_model(found.model, day, most=None if every_route else ROUTES)


@click.command()
def export() -> None:
    """Print every model as `show --json` does, one per line."""
    from catalog.showing import record  # noqa: PLC0415 - see the module

    catalog = _load()
    for entry in catalog.entries:
        _print(record(catalog.model(entry.id)))


@click.command()
@_as_json
@_today_option
def report(*, as_json: bool, today: datetime | None) -> None:
    """Show how much is known, beside the goals."""
    from catalog import reporting  # noqa: PLC0415 - see the module

    found = reporting.report(_load(), _day(today))
    if as_json:
        _print(reporting.record(found))
        return
    from bot.catalog_tables import show_report  # noqa: PLC0415 - rich is slow to import

    show_report(found)


@click.command()
@click.argument("before", type=_SNAPSHOT)
@click.argument("after", type=_SNAPSHOT)
@_as_json
def diff(before: Path, after: Path, *, as_json: bool) -> None:
    """Show what changed between two snapshots.

    Prices, contexts, licenses and lifecycles; models and routes added and gone.
    """
    from catalog import differences  # noqa: PLC0415 - see the module

    found = differences.differ(_load(before), _load(after))
    if as_json:
        _print(differences.record(found))
        return
    from bot.catalog_tables import show_difference  # noqa: PLC0415 - rich is slow to import

    show_difference(found)


@click.command()
@click.argument("file", type=_SNAPSHOT, required=False)
@click.option("--against", type=_SNAPSHOT, help="The snapshot before it: finds jumps, swaps and shrinkage too.")
@_as_json
def check(file: Path | None, against: Path | None, *, as_json: bool) -> None:
    """Look for what is probably wrong.

    FILE is a snapshot, the one that answers unless said. Exit code 1 if anything found is not in the reviewed list.
    """
    from catalog import checking  # noqa: PLC0415 - pydantic is slow to import

    reviewed = checking.read_reviewed()
    catalog = _load(file)
    found = checking.review(checking.check(catalog, _load(against) if against else None), reviewed)
    if as_json:
        _print(checking.record(found, reviewed))
    else:
        from bot.catalog_tables import show_review  # noqa: PLC0415 - rich is slow to import

        show_review(found, catalog.version)
    if found.unreviewed:
        sys.exit(_UNREVIEWED)
