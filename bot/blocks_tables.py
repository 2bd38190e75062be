"""An answer's tables, made to fit: five columns where that is enough, a table to page through where it is not."""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from answers import Cell, Table
from bot.blocks_text import Block, clean

MOST_COLUMNS: Final = 5
"""What fits on a phone."""

MOST_WIDE_COLUMNS: Final = 20
MOST_CAPTION: Final = 200
PAGE_ROWS: Final = 10

CORNER: Final = "Fact"
"""Heads the first column where an answer leaves it blank, since Slack refuses an empty cell."""

TURNED_CORNER: Final = "Model"
"""The same, of a table that was turned: what stood side by side were models."""

MOST_ROWS: Final = 99
NO_HEADER: Final = "—"

MOST_LINE: Final = 80
LEAST_WRAPPED: Final = 12
"""Of aligned lines: a wider one, and Slack breaks it in the middle of a column."""

MOST_CELL: Final = 150
MOST_TABLE: Final = 3_500
"""Characters of one table; Slack allows 10,000 per message, in which the sentences have to stand too."""

_MOST_EXACT: Final = 2**53
"""Above this, a JSON number is no longer read exactly everywhere."""


def fitted(table: Table) -> tuple[Table, tuple[str, ...]]:
    """Return the table as it can be shown, and notes on what had to go.

    Too many columns become rows where that helps: ten models side by side read better one below the other.
    """
    squared = _squared(table)
    if len(squared.headers) > MOST_COLUMNS and len(squared.rows) < MOST_COLUMNS:
        squared = transposed(squared)
    narrow, column_notes = _narrowed(squared)
    short, row_notes = _shortened(narrow)
    return short, (*column_notes, *row_notes)


def is_wide(table: Table) -> bool:
    """Tell whether a table has more columns than ``table`` shows well, whichever way it is turned."""
    return MOST_COLUMNS < len(table.headers) <= MOST_WIDE_COLUMNS and len(table.rows) >= MOST_COLUMNS


def data_table_block(table: Table, caption: str) -> Block:
    """Return a ``data_table`` block of a wide table: people page through it, and sort it by a column of numbers."""
    short, _ = _shortened(_squared(table))
    return {
        "type": "data_table",
        "caption": clean(caption, MOST_CAPTION) or "Comparison",
        "page_size": PAGE_ROWS,
        "row_header_column_index": 0,
        "rows": [
            [_cell(Cell(header)) for header in short.headers],
            *([_cell(cell) for cell in row] for row in short.rows),
        ],
    }


def transposed(table: Table) -> Table:
    """Return the table with its rows as columns."""
    corner = TURNED_CORNER if table.headers[0] == CORNER else table.headers[0]
    headers = (corner, *(row[0].text for row in table.rows))
    rows = tuple(
        (Cell(header), *(row[place] for row in table.rows)) for place, header in enumerate(table.headers) if place
    )
    return Table(headers, rows)


def table_block(table: Table) -> Block:
    """Return a ``table`` block of a table that fits."""
    settings = [{"align": "right"} if numeric else {"is_wrapped": True} for numeric in table.numeric]
    header = [_cell(Cell(header)) for header in table.headers]
    return {
        "type": "table",
        "column_settings": settings,
        "rows": [header, *([_cell(cell) for cell in row] for row in table.rows)],
    }


def aligned(table: Table) -> str:
    """Return the table as lines of text whose columns are aligned in a font of one width, long cells on several."""
    rows = [list(table.headers), *([cell.text or "—" for cell in row] for row in table.rows)]
    widths = _narrow([max(_width(row[place]) for row in rows) for place in range(len(table.headers))])
    lines: list[str] = []
    for row in rows:
        wrapped = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
        for texts in zip_longest(*wrapped, fillvalue=""):
            parts = zip(texts, widths, table.numeric, strict=True)
            lines.append("  ".join(_padded(text, width, right=numeric) for text, width, numeric in parts).rstrip())
    return "\n".join(lines)


def _narrow(widths: list[int]) -> list[int]:
    """The columns' widths, the widest made narrower until a line fits."""
    while sum(widths) + 2 * len(widths) > MOST_LINE and max(widths) > LEAST_WRAPPED:
        widths[widths.index(max(widths))] -= 1
    return widths


def _wrapped(text: str, width: int) -> list[str]:
    if _width(text) <= width:
        return [text]
    narrow = width if text.isascii() else max(1, width // 2)  # where characters may be twice as wide
    return textwrap.wrap(text, narrow) or [text]


def _squared(table: Table) -> Table:
    width = len(table.headers)
    rows = (tuple(_tidy(cell) for cell in row[:width]) for row in table.rows)
    padded = tuple(row + (Cell("—"),) * (width - len(row)) for row in rows)
    headers = tuple(_one_line(header) or (NO_HEADER if at else CORNER) for at, header in enumerate(table.headers))
    return replace(table, headers=headers, rows=padded)


def _tidy(cell: Cell) -> Cell:
    return Cell(_one_line(cell.text), cell.value)


def _one_line(text: str) -> str:
    return " ".join(clean(text, MOST_CELL).split())


def _narrowed(table: Table) -> tuple[Table, tuple[str, ...]]:
    gone = table.headers[MOST_COLUMNS:]
    if not gone:
        return table, ()
    kept = replace(table, headers=table.headers[:MOST_COLUMNS], rows=tuple(row[:MOST_COLUMNS] for row in table.rows))
    return kept, (clean(f"Not in the table for want of room: {', '.join(gone)}.", 300),)


def _shortened(table: Table) -> tuple[Table, tuple[str, ...]]:
    room = MOST_TABLE - sum(len(header) + 1 for header in table.headers)
    kept: list[tuple[Cell, ...]] = []
    for row in table.rows[:MOST_ROWS]:
        room -= sum(len(cell.text) + 1 for cell in row)
        if room < 0:
            break
        kept.append(row)
    left = len(table.rows) - len(kept)
    note = (f"{left} more {'row is' if left == 1 else 'rows are'} left out of the table.",) if left else ()
    return replace(table, rows=tuple(kept)), note


def _cell(cell: Cell) -> Block:
    shown = cell.text or "—"  # Slack refuses an empty cell
    number = _number(cell.value)
    if number is None:
        return {"type": "raw_text", "text": shown}
    return {"type": "raw_number", "value": number, "text": shown}


def _number(value: Decimal | int | None) -> int | float | None:
    if value is None or (isinstance(value, Decimal) and not value.is_finite()) or abs(value) > _MOST_EXACT:
        return None
    return value if isinstance(value, int) else float(value)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks
