"""``versus catalog refresh``: newer data from the live upstreams, merged, checked and put in place."""

from __future__ import annotations

import asyncio
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from catalog.refreshing import Refreshed
    from catalog.sources.inputs import Manifest

_ADDRESSES = {
    "modelsdev": "VERSUS_MODELS_DEV_URL",
    "litellm": "VERSUS_LITELLM_URL",
    "genaiprices": "VERSUS_GENAI_PRICES_URL",
    "langchain": "VERSUS_LANGCHAIN_URL",
    "helm": "VERSUS_HELM_URL",
}


@click.command()
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Take the upstream files from this folder instead of the network.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--accept", is_flag=True, help="Take values that look wrong beside what they were, too.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=120, show_default=True, help="Seconds per file.")
@click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON.")
def refresh(source: Path | None, *, dry_run: bool, accept: bool, timeout: float, as_json: bool) -> None:
    """Bring the catalog up to date.

    Fetches models.dev, LiteLLM, genai-prices, LangChain's profiles and HELM's list, merges them into what is known
    (what they drop is kept, with its day), checks the result against the catalog before, and puts it in place. Exit
    code 2 if anything is wrong: the old data then serve.
    """
    from bot.catalogs import catalog_folder  # noqa: PLC0415 - what a command does not need, it does not import
    from catalog.building import read_manifest  # noqa: PLC0415 - as above
    from catalog.refreshing import refresh as merge  # noqa: PLC0415 - as above
    from catalog.refreshing_store import SNAPSHOT, alone, choose, put  # noqa: PLC0415 - as above

    folder = catalog_folder()
    with alone(folder):
        previous = choose(folder)
        if previous.remark:
            click.echo(f"versus: {previous.remark}", err=True)
        if source:
            asked, files = read_manifest(source), source
        else:
            files = folder / "upstream"
            asked = _fetched(files, timeout)
        found = merge(previous.catalog, files, asked, accept=accept)
        for remark in found.remarks if found else ():
            click.echo(f"versus: {remark}", err=True)
        if found is not None and not dry_run:
            put(folder / SNAPSHOT, found.raw)
    _show(found, previous.catalog.version, dry_run=dry_run, as_json=as_json)


def addresses(environ: Mapping[str, str]) -> dict[str, str]:
    """Where the upstreams are fetched, where not at their own addresses."""
    return {key: said for key, name in _ADDRESSES.items() if (said := environ.get(name, "").strip())}


def _fetched(folder: Path, seconds: float) -> Manifest:
    from bot.catalog_downloading import Limits  # noqa: PLC0415 - aiohttp loads only here
    from bot.catalog_fetching import fetch  # noqa: PLC0415 - as above

    with _bar() as progress:
        day = datetime.now(tz=UTC).date()
        found = asyncio.run(fetch(folder, day, addresses(os.environ), Limits(seconds=seconds), progress))
    for remark in found.remarks:
        click.echo(f"versus: {remark}", err=True)
    return found.manifest


@contextmanager
def _bar() -> Generator[Callable[[str, int, int | None], None] | None]:
    """A bar for each file on a terminal, nothing in a log."""
    from rich.console import Console  # noqa: PLC0415 - rich is slow to import
    from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn  # noqa: PLC0415 - as above

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress(TextColumn("{task.description}"), BarColumn(), DownloadColumn(), console=console) as bars:
        tasks: dict[str, TaskID] = {}

        def progress(name: str, done: int, total: int | None) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total)
            bars.update(tasks[name], completed=done, total=total)

        yield progress


def _show(found: Refreshed | None, version: str, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        import json  # noqa: PLC0415 - as above

        from catalog.differences import record  # noqa: PLC0415 - as above

        click.echo(json.dumps(None if found is None else record(found.difference), ensure_ascii=False))
        return
    if found is None:
        click.echo(f"Nothing new: the catalog stays {version}.")
        return
    from bot.catalog_tables import show_difference  # noqa: PLC0415 - as above

    show_difference(found.difference)
    for title, findings in (
        ("Held back, as it looks wrong beside what it was (--accept takes it)", found.held),
        ("New, and worth a look", found.noticed),
    ):
        if findings:
            click.echo(f"\n{title}: {len(findings)}")
            for one in findings[:20]:
                click.echo(f"  {one.rule}: {one.line}  {one.why}")
    said = "would be" if dry_run else "is now"
    click.echo(f"\nThe catalog {said} {found.difference.after}.")
