"""The ``versus`` command. What a command does not need, it does not import: ``ask`` knows no Slack and no database."""

from __future__ import annotations

import gc
import io
import json
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.catalogs import open_aloud
from bot.cost_command import workload_of, workload_options
from catalog import CatalogError

if TYPE_CHECKING:
    from answers import Answerer, Reply

_EXIT_BAD_LINE = 1
_EXIT_KNOWN = 2
_EXIT_INCIDENT = 70


def main() -> None:
    """Run the command line; a known failure is one sentence and exit code 2, any other an incident and exit code 70."""
    _bear_all_text()
    try:
        versus(standalone_mode=True)
    except CatalogError as error:
        click.echo(f"versus: {error}", err=True)
        sys.exit(_EXIT_KNOWN)
    except Exception as error:  # noqa: BLE001 - a terminal shows no traceback
        from bot.failures import incident_in  # noqa: PLC0415 - nobody should need it

        click.echo(f"versus: {incident_in(Path(tempfile.gettempdir()), error)}", err=True)
        sys.exit(_EXIT_INCIDENT)


def _bear_all_text() -> None:
    """Read and print what is no text, or none that the terminal can show, as a question mark: none of it is a fault."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _today() -> date:
    return datetime.now(tz=UTC).date()


def _answerer() -> Answerer:
    """What is made here stays while the command runs: no garbage is looked for in it, now or later."""
    gc.disable()
    try:
        from answers import Answerer  # noqa: PLC0415 - versus --help needs no catalog

        return Answerer(open_aloud())
    finally:
        gc.freeze()
        gc.enable()


def _said(text: tuple[str, ...]) -> str:
    """The question that a command was given.

    Raises:
        click.UsageError: There is none.
    """
    question = " ".join(text)
    if not question.strip():
        command = click.get_current_context().command.name
        raise click.UsageError(f'Say what to ask: versus {command} "Haiku vs Gemma context?"')
    return question


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="versus-bot", prog_name="versus")
def versus() -> None:
    """Compare AI models from sourced facts: context, license, capabilities, prices, costs."""


_TODAY = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to answer for (default: today, UTC).")
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "md", "csv", "json"]), default="text", show_default=True,
    help="Words for the terminal, Markdown, the tables as CSV, or one JSON object.",
)  # fmt: skip


@versus.command()
@click.argument("text", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object: --format json.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Answer JSON lines from standard input.")
@click.option("--full", is_flag=True, help="Compare the models named in full.")
@_FORMAT
@_TODAY
def ask(text: tuple[str, ...], *, as_json: bool, as_jsonl: bool, full: bool, form: str, today: datetime | None) -> None:
    """Ask a question: versus ask "Haiku vs Gemma context?"."""
    if as_jsonl and (text or as_json or full or form != "text"):
        raise click.UsageError("--jsonl reads its questions from standard input; leave out TEXT and other options.")
    if as_json and form not in ("text", "json"):
        raise click.UsageError(f"--json and --format {form} are two forms; leave one out.")
    day = today.date() if today else _today()
    if as_jsonl:
        sys.exit(_ask_lines(_answerer(), day))
    question = _said(text)
    reply = _answerer().reply(question, today=day, full=full)
    _print(reply, question, "json" if as_json else form)


@versus.command()
@click.argument("text", nargs=-1, required=True)
@workload_options
@click.option("--on", "provider", help="The provider to run on: bedrock, vertex, azure …")
@_FORMAT
@_TODAY
def cost(text: tuple[str, ...], *, provider: str | None, form: str, today: datetime | None, **options: object) -> None:
    """Cost a workload: versus cost "haiku 4.5 vs gpt-4o-mini" --input 800M --output 250M."""
    question = " ".join((*text, *(("on", provider) if provider is not None else ())))
    reply = _answerer().reply(question, today=today.date() if today else _today(), workload=workload_of(options))
    taken = reply.answer.workload
    if provider is not None and taken is not None and taken.provider is None:
        raise click.UsageError(
            f'--on {provider!r}: nobody of that name serves these models; ask "where can I run …" for who does.'
        )
    _print(reply, question, form)


@versus.command()
@click.argument("text", nargs=-1)
@_FORMAT
@_TODAY
def sources(text: tuple[str, ...], *, form: str, today: datetime | None) -> None:
    """Tell where an answer is from, figure by figure: versus sources "haiku vs gemma context?"."""
    from answers import sources_of  # noqa: PLC0415 - versus --help needs no catalog

    question, answerer = _said(text), _answerer()
    reply = answerer.reply(question, today=today.date() if today else _today())
    _print(replace(reply, words=sources_of(reply, answerer.catalog)), question, form, addresses=True)


def _print(reply: Reply, question: str, form: str, *, addresses: bool = False) -> None:
    """Print an answer in one of its forms."""
    if form == "json":
        from bot.interface import record  # noqa: PLC0415 - only this form needs it

        click.echo(json.dumps(record(reply, question), ensure_ascii=False))
    elif form == "text":
        from bot.terminal import show  # noqa: PLC0415 - rich is slow to import

        show(reply.words, addresses=addresses)
    else:
        from answers import csv_tables, markdown  # noqa: PLC0415 - versus --help needs no catalog

        click.echo(markdown(reply.words) if form == "md" else csv_tables(reply.words), nl=False)


def _ask_lines(answerer: Answerer, day: date) -> int:
    from bot.interface import answer_lines  # noqa: PLC0415 - see ask

    failed = False
    for answer, good in answer_lines(sys.stdin, answerer, day):
        failed = failed or not good
        click.echo(json.dumps(answer, ensure_ascii=False))
    return _EXIT_BAD_LINE if failed else 0


@versus.command()
@click.argument("text", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as one JSON object.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to read for (default: today, UTC).")
def explain(text: tuple[str, ...], *, as_json: bool, today: datetime | None) -> None:
    """Tell how a message is read, word by word: versus explain "haiku vs gemma context?"."""
    from answers import Explainer  # noqa: PLC0415 - versus --help needs no catalog
    from bot import explaining  # noqa: PLC0415 - rich is slow to import

    question = _said(text)
    told = Explainer(open_aloud()).explain(question, today=today.date() if today else _today())
    if as_json:
        click.echo(json.dumps(explaining.as_json(told), ensure_ascii=False))
    else:
        explaining.show_explanation(told)


@versus.command()
def demo() -> None:
    """Talk with the real bot in a workspace on this machine; nothing needs to be configured."""
    from bot.demo import main as run_demo  # noqa: PLC0415 - Slack and the database load only here

    sys.exit(run_demo())


@versus.command()
def run() -> None:
    """Connect to Slack over Socket Mode. Needs SLACK_BOT_TOKEN and SLACK_APP_TOKEN."""
    from bot.running import main_run  # noqa: PLC0415 - Slack and the database load only here

    sys.exit(main_run())


@versus.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Port (default: PORT, else 3000).")
def serve(host: str, port: int | None) -> None:
    """Serve Slack's requests over HTTP at /slack/events. Needs SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET."""
    from bot.running import main_serve  # noqa: PLC0415 - Slack and the database load only here

    sys.exit(main_serve(host, port))


@versus.command()
@click.option("--http", metavar="URL", default=None, help="Where Slack's requests go (default: Socket Mode).")
@click.option("--with", "extras", default="", metavar="LIST", help="Optional scopes to offer: history,files.")
def manifest(http: str | None, extras: str) -> None:
    """Print the app's manifest, to be pasted at api.slack.com/apps."""
    from bot.manifest import EXTRAS  # noqa: PLC0415 - as for all of Slack
    from bot.manifest import manifest as made  # noqa: PLC0415 - as above

    said = {extra.strip() for extra in extras.split(",") if extra.strip()}
    if unknown := said - set(EXTRAS):
        raise click.UsageError(f"--with knows {' and '.join(EXTRAS)}, not {', '.join(sorted(unknown))}.")
    if http is not None and not http.startswith("https://"):
        raise click.UsageError("--http takes the address that Slack can reach, https://your.host/slack/events.")
    click.echo(json.dumps(made(http, [extra for extra in EXTRAS if extra in said]), indent=2, ensure_ascii=False))


@versus.command()
def doctor() -> None:
    """Check tokens, scopes, connection, clock, database and data, and say what to do about each."""
    import asyncio  # noqa: PLC0415 - Slack and the database load only here
    import os  # noqa: PLC0415 - as above

    from bot.doctor import examine  # noqa: PLC0415 - as above

    async def examined() -> bool:
        failed = False
        async for finding in examine(os.environ, open_aloud().as_of, _today()):
            click.echo(finding.line())
            failed = failed or finding.verdict == "failed"
        return failed

    if asyncio.run(examined()):
        sys.exit(_EXIT_KNOWN)


class _Catalog(click.Group):
    """Loads its inspecting commands when one is asked for."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # pyright: ignore[reportImplicitOverride] - Python 3.12
        self._attach()
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:  # pyright: ignore[reportImplicitOverride] - Python 3.12
        self._attach()
        return super().list_commands(ctx)

    def _attach(self) -> None:
        from bot.catalog_commands import register  # noqa: PLC0415 - `ask` needs none of them

        register(self)


@versus.group(cls=_Catalog)
def catalog() -> None:
    """Build and inspect the catalog of models."""


@catalog.command()
@click.option("--from", "source", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@click.option(
    "--beside",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="Where the wheel of genai-prices is; default: with the other files.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Default: the shipped snapshot."
)
def build(source: Path, beside: Path | None, out: Path | None) -> None:
    """Build the snapshot out of upstream files and the curated facts."""
    from catalog.building import build_to  # noqa: PLC0415 - building loads pydantic
    from catalog.snapshot import SHIPPED  # noqa: PLC0415 - as above

    report = build_to(source, out or SHIPPED, beside=beside)
    click.echo(str(report))


if __name__ == "__main__":
    main()
