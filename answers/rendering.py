"""Values → words: the only Jinja2 environment. Strict: a name that a template does not get is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from answers.answer import Section
from answers.wording import FILTERS, NOT_SOURCED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Template

    from answers.answer import Table
    from answers.finding import Finding


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701 - words are literal text; whoever shows them escapes them
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        auto_reload=False,
    )
    for name, filter_ in FILTERS.items():
        environment.filters[name] = filter_
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.j2")


def said(template: str, block: str, view: object) -> str:
    """One block of a template, white space folded to single blanks, line by line."""
    return speaker(template, view)(block)


def speaker(template: str, view: object) -> Callable[[str], str]:
    """What says one block after another of a template about a view; see ``said``."""
    found = _template(template)
    context = found.new_context({"view": view})

    def words(block: str) -> str:
        lines = "".join(found.blocks[block](context)).splitlines()
        return "\n".join(line for line in (" ".join(raw.split()) for raw in lines) if line)

    return words


def section(finding: Finding) -> Section:
    """One topic's finding in words."""
    words = speaker(finding.template, finding.view)
    lead = (words("lead"), *(_entry(question, one) for question, one in finding.entries))
    notes = (words("notes"), *(said(other, "notes", view) for other, view in finding.also))
    return Section(
        finding.heading or words("title"),
        "\n".join(line for line in lead if line),
        tuple(table for table in finding.tables if _tells(table)),
        tuple(line for block in notes for line in block.splitlines()),
        finding.rank,
    )


def _entry(question: str, finding: Finding) -> str:
    """A question and its answer in one line."""
    return f"• {question} {said(finding.template, 'lead', finding.view)}"


def _tells(table: Table) -> bool:
    """Whether a table holds anything; one of nothing but *not sourced* repeats what the lead says."""
    return any(cell.text != NOT_SOURCED for row in table.rows for cell in row[1:])


def plain_table(table: Table) -> str:
    """A table as aligned plain text: the first column flush left, numbers flush right."""
    cells = [table.headers, *(tuple(cell.text for cell in row) for row in table.rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(table.headers))]
    numeric = table.numeric
    lines = [
        "  ".join(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in cells
    ]
    return "\n".join(f"  {line}" for line in lines)


def plain_text(sections: Sequence[Section], notes: Sequence[str], sources: Sequence[str]) -> str:
    """A whole answer as plain text: each topic's question, answer, table and notes; then what concerns all of it."""
    parts: list[str] = []
    for part in sections:
        parts.append("\n".join(line for line in (part.title, part.lead) if line))
        parts.extend(plain_table(table) for table in part.tables)
        if part.notes:
            parts.append("\n".join(part.notes))
    if notes:
        parts.append("\n".join(notes))
    if sources:
        parts.append("Sources: " + " · ".join(sources))
    return "\n\n".join(parts)
