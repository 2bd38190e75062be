"""An answer in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from answers import Section, Words
    from answers import Table as Figures

_RULED = {"title": "═", "part": "─"}
"""What underlines headings."""


def show(words: Words, console: Console | None = None, *, addresses: bool = False) -> None:
    """Print an answer: question in bold, then what was found, its notes and its sources.

    Args:
        words: The answer.
        console: Where to print; default: standard output.
        addresses: Whether each source stands in a line of its own, with its address spelled out.
    """
    out = console or Console(highlight=False, soft_wrap=False)
    for position, section in enumerate(words.sections):
        if position:
            out.print()
        _show_section(section, out)
    if words.notes or words.sources:
        out.print()
    for note in words.notes:
        out.print(Text(note))
    if addresses:
        for name, url in zip(words.sources, words.source_links, strict=True):
            out.print(Text(f"{name}: {url}" if url else name, style="dim"), soft_wrap=True)
    elif words.sources:
        out.print(_linked(words))


def _show_section(section: Section, out: Console) -> None:
    if section.title:
        out.print(Text(section.title, style="bold"))
    if section.rank in _RULED:  # a heading is seen as one where nothing is bold too
        out.print(Text(_RULED[section.rank] * min(cell_len(section.title), out.width), style="dim"))
    if section.lead:
        out.print(Text(section.lead))
    for table in section.tables:
        out.print()
        out.print(Padding(_table(table), (0, 0, 0, 2)))
    if section.tables and section.notes:
        out.print()
    for note in section.notes:
        out.print(Text(note, style="dim"))


def _table(figures: Figures) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for header, numeric in zip(figures.headers, figures.numeric, strict=True):
        table.add_column(Text(header), justify="right" if numeric else "left", overflow="fold")
    for row in figures.rows:
        table.add_row(*(Text(cell.text) for cell in row))
    return table


def _linked(words: Words) -> Text:
    """The sources in one line, each a link where it has an address."""
    line = Text("", style="dim")
    for position, (name, url) in enumerate(zip(words.sources, words.source_links, strict=True)):
        line.append(" · " if position else "")
        line.append(name, style=f"link {url}" if url else "")
    return line
