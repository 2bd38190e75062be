"""A full comparison's switch friction: what a move changes, both directions in one table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.answer import Cell, Table
from answers.topics import switching
from answers.wording import NOT_SOURCED, listed, rate, shortlist

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from answers.finding import Asked, Finding
    from answers.topics.switching import Change, Move

NONE = "none"
"""Where there is nothing to tell, which is not the same as nothing known."""
SAME = "the same"
FEW = 2
"""So many names fit a cell where a row is a move; the tables of capabilities and providers have them all."""


@dataclass(frozen=True, slots=True)
class View:
    """What ``comparison_switching.j2`` sees; ``shared``: providers that serve both, of two models only."""

    names: tuple[str, ...]
    shared: tuple[str, ...]


def moves(asked: Asked) -> Finding:
    """From the first to each other, and the way back."""
    found = switching.find(asked)
    view = found.view
    pairs = view.moves if isinstance(view, switching.View) else ()
    names = tuple(m.name for m in asked.models)
    return replace(
        found, template="comparison_switching", rank="part",
        view=View(names, pairs[0][0].shared if len(pairs) == 1 else ()),
        tables=(_there_and_back(pairs[0]) if len(pairs) == 1 else _from_one([there for there, _ in pairs]),),
    )  # fmt: skip


def _tokens(change: Change, unit: str = " tokens") -> Cell:
    if change.difference is None:
        return Cell(NOT_SOURCED)
    return Cell(f"{change.difference:+,f}{unit}" if change.difference else SAME, change.difference)


def _prices(found: Move) -> Cell:
    read, written = found.input_usd.difference, found.output_usd.difference
    if read is None or written is None:
        return Cell(NOT_SOURCED)
    if not read and not written:
        return Cell(SAME)
    return Cell(" / ".join(f"{'-' if usd < 0 else '+'}{rate(abs(usd))}" for usd in (read, written)))


def _license(found: Move) -> Cell:
    before, after = found.license
    return Cell(SAME if after and before == after else after or NOT_SOURCED)


Row = tuple[str, "Callable[[Move], Cell]"]

TWO: tuple[Row, ...] = (
    ("You lose", lambda m: Cell(listed(m.lost) or NONE)),
    ("You gain", lambda m: Cell(listed(m.gained) or NONE)),
    ("To check: not sourced", lambda m: Cell(listed(m.to_check) or NONE)),
    ("Context window", lambda m: _tokens(m.context)),
    ("In / out, per 1M", _prices),
    ("License", _license),
)
"""What a move between two models changes; a row in which neither direction has anything is left out."""
SEVERAL: tuple[Row, ...] = (
    ("shared providers", lambda m: Cell(str(len(m.shared)), len(m.shared))),
    ("you lose", lambda m: Cell(shortlist(m.lost, FEW) or NONE)),
    ("you gain", lambda m: Cell(shortlist(m.gained, FEW) or NONE)),
    ("context, tokens", lambda m: _tokens(m.context, "")),
    ("in / out, per 1M", _prices),
)
"""What is told of each move where there are several."""


def _there_and_back(pair: Sequence[Move]) -> Table:
    rows = [(label, [tell(m) for m in pair]) for label, tell in TWO]
    return Table(
        ("", *(f"to {m.after}" for m in pair)),
        tuple((Cell(label), *cells) for label, cells in rows if {cell.text for cell in cells} != {NONE}),
        side_by_side=True,
    )


def _from_one(found: Sequence[Move]) -> Table:
    return Table(
        (f"From {found[0].before} to", *(label for label, _ in SEVERAL)),
        tuple((Cell(m.after), *(tell(m) for _, tell in SEVERAL)) for m in found),
    )
