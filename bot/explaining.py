"""``versus explain``: how a message is read, in the terminal and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from answers import Explanation, Part
    from catalog import Candidate

_STYLES = {
    "model": "bold green",
    "family": "bold cyan",
    "unknown": "bold red",
    "aside": "dim strike",
    "topic": "magenta",
    "amount": "yellow",
    "rest": "dim",
}
_WHY = {
    "id": "an id, found whole",
    "only_one": "nothing else fits",
    "other_version": "it has the version said",
    "untold": "least of its name left out",
    "tail": "others are never proposed",
    "left_out": "fewest dates and such left out",
    "unspread": "served by the most routes",
    "length": "the shortest name",
    "family_by_hand": "the family's default, by hand",
    "family_by_rule": "the newest member, by rule",
    "neighbor": "goes with the name beside it",
    "nobody": "no model has this name",
}
_COLUMNS = ("not its version", "unsaid", "tail", "minor", "routes", "words", "slips")
_LEGEND = (
    "Compared from left to right: a version that is not its own; telling words of its name left unsaid; whether it is "
    "never proposed; minor words left unsaid; routes; words in its name; misspelt words."
)
_NOTHING = "nothing"


def as_json(told: Explanation) -> dict[str, object]:
    """An explanation as one JSON object; parts hold positions, names their candidates, best first."""
    return {
        "text": told.text,
        "kind": type(told.understood.question).__name__.lower(),
        "reason": getattr(told.understood.question, "reason", None),
        "models": list(told.understood.state.models),
        "topics": list(told.understood.state.topics),
        "assumed": {a.said: a.taken for a in told.understood.assumed},
        "unknown": list(told.understood.unknown),
        "parts": [_part(part) for part in told.parts],
        "unexplained": list(told.unexplained),
    }


def _part(part: Part) -> dict[str, object]:
    plain: dict[str, object] = {
        "said": part.said,
        "start": part.start,
        "end": part.end,
        "kind": part.kind,
        "means": part.means or None,
    }
    if part.reading is None:
        return plain
    candidates = [asdict(c) | {"rank": c.rank._asdict()} for c in part.reading.candidates]
    return plain | {"why": part.reading.why, "fitting": part.reading.fitting, "candidates": candidates}


def show_explanation(told: Explanation, console: Console | None = None) -> None:
    """Print how a message was read: the message in colors, what each part means, the candidates of each name."""
    out = console or Console(highlight=False)
    out.print(_colored(told))
    out.print()
    out.print(Padding(_parts(told), (0, 0, 0, 2)))
    for part in told.parts:
        if part.reading is not None and part.reading.candidates:
            out.print()
            out.print(_candidates(part))
    if any(part.reading and part.reading.candidates for part in told.parts):
        out.print()
        out.print(Text(_LEGEND, style="dim italic"))
    out.print()
    out.print(_understood(told))


def _colored(told: Explanation) -> Text:
    """The message, each part in the color of what it was taken for."""
    line = Text(told.text)
    for part in told.parts:
        line.stylize(_STYLES[part.kind], part.start, part.end)
    return line


def _parts(told: Explanation) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="bold")
    for header in ("words", "read as", "meaning", "because"):
        table.add_column(header, overflow="fold", no_wrap=header == "meaning")
    for part in told.parts:
        if part.kind == "rest":
            continue
        because = _WHY[part.reading.why] if part.reading else "a cue word" if part.kind == "topic" else ""
        if part.kind == "aside":
            because = "the sentence does not speak of models"
        mended = ", spelling mended" if part.corrected else ""
        style = _STYLES[part.kind]
        table.add_row(
            Text(part.said, style=style),
            Text(part.kind),
            Text(part.means.rpartition("/")[2] or _NOTHING),
            Text(because + mended),
        )
    return table


def _candidates(part: Part) -> Group:
    reading = part.reading
    assert reading is not None  # noqa: S101 - for the type checker; the caller asked
    more = reading.fitting - len(reading.candidates)
    head = Text(f"“{part.said}” fits {reading.fitting}", style="bold")
    head.append(f", {more} of them not shown" if more else "", style="not bold")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("candidate", no_wrap=True)
    for header in _COLUMNS:
        table.add_column(header, justify="right")
    for position, candidate in enumerate(reading.candidates):
        table.add_row(*_row(candidate), style="" if position == 0 else "dim")
    return Group(head, Padding(table, (0, 0, 0, 2)))


def _row(candidate: Candidate) -> tuple[str, ...]:
    rank = candidate.rank
    yes_no = {True: "yes", False: "–"}
    return (
        candidate.model.partition("/")[2],
        yes_no[rank.other_version],
        str(rank.untold),
        yes_no[rank.tail],
        str(rank.left_out),
        str(-rank.unspread),
        str(rank.length),
        str(rank.slips),
    )


def _understood(told: Explanation) -> Text:
    question = told.understood.question
    reason = getattr(question, "reason", None)
    line = Text("Understood: ", style="bold")
    line.append(type(question).__name__.lower() + (f" ({reason})" if reason else ""), style="")
    state = told.understood.state
    for label, values in (("topics", state.topics), ("models", state.models)):
        if values:
            line.append(f" · {label} {', '.join(values)}", style="not bold")
    line.append("\nLeft unexplained: ", style="bold")
    line.append(" · ".join(told.unexplained) or _NOTHING, style="not bold")
    return line
