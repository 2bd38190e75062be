"""An answer's words in other forms: Markdown, CSV of its tables. Whatever a name holds comes out literal."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.answer import Cell, Rank, Section, Table, Words

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~&$])")
"""Everything that Markdown, its tables or the HTML and mathematics inside it could read as markup."""
_OPENING = re.compile(r"^(\s*)([-+=])(?=[\s]|[-=]*$)")
"""What would open a list or underline a heading at the beginning of a line."""
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")
"""What would open a numbered list."""
_TITLED: dict[Rank, str] = {"question": "**{}**", "title": "# {}", "part": "## {}"}
_BULLET = "• "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these."""


def markdown(words: Words) -> str:
    """The whole answer as Markdown, each source a link."""
    blocks = [block for section in words.sections for block in _section(section)]
    blocks += [_escaped(note) for note in words.notes]
    if words.sources:
        named = (_link(n, url) for n, url in zip(words.sources, words.source_links, strict=True))
        blocks.append("Sources: " + " · ".join(named))
    return "\n\n".join(blocks) + "\n"


def csv_tables(words: Words) -> str:
    """The tables of an answer as CSV (RFC 4180), a blank line between two; empty where there is none.

    Figures stand as plain numbers, so that a spreadsheet can count with them; text that a spreadsheet would run as a
    formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for position, (section, table) in enumerate((s, t) for s in words.sections for t in s.tables):
        if position:
            writer.writerow(())
        headers = (table.headers[0] or section.title, *table.headers[1:])
        writer.writerow([_inert(header) for header in headers])
        writer.writerows([_figure(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield _TITLED[section.rank].format(_escaped(section.title))
    if section.lead:
        yield _lines(section.lead)
    for table in section.tables:
        yield _table(table)
    if section.notes:
        yield "\n".join(f"- {_escaped(note)}" for note in section.notes)


def _table(table: Table) -> str:
    """A pipe table; numbers flush right."""
    rule = ["---:" if numeric else "---" for numeric in table.numeric]
    rows = [[_cell(header) for header in table.headers], rule, *([_cell(c.text) for c in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(text: str) -> str:
    return _escaped(" ".join(text.split())) or " "


def _lines(text: str) -> str:
    """Lines that stay lines: a list where they are marked as one, a blank line before and after it."""
    told: list[str] = []
    lines = text.splitlines()
    for position, line in enumerate(lines):
        in_list = line.startswith(_BULLET)
        if position and in_list != lines[position - 1].startswith(_BULLET):
            told.append("")
        told.append(f"- {_escaped(line[len(_BULLET) :])}" if in_list else _escaped(line))
    return "\n".join(told)


def _escaped(text: str) -> str:
    literal = _MARKUP.sub(r"\\\1", text)
    return _NUMBERED.sub(r"\1\\\2", _OPENING.sub(r"\1\\\2", literal)).rstrip()


def _link(name: str, url: str | None) -> str:
    return f"[{_escaped(name)}](<{url}>)" if url and not re.search(r"[<>\s]", url) else _escaped(name)


def _figure(cell: Cell) -> str:
    return _inert(cell.text) if cell.value is None else f"{cell.value:f}" if cell.value % 1 else f"{cell.value:.0f}"


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
