"""An answer's chart: only where there are four points or more, all of them known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.blocks_tables import transposed
from bot.blocks_text import Block, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers import Reply, Table

LEAST_POINTS: Final = 4
MOST_POINTS: Final = 12
MOST_LABEL: Final = 20
MOST_TITLE: Final = 50

_MODELS: Final = "Model"
"""Heads the first column of a table that has a row per model; others have a column per model."""

_COLUMNS: Final = {
    "context": ("Context window, tokens", "Tokens", ("Context window",)),
    "pricing": ("Price per 1M tokens, USD", "USD", ("per 1M in", "per 1M out")),
}
"""By topic: a chart's title, its unit, and the columns of the answer's table that it draws."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, and the table it draws, above which it stands."""

    block: Block
    table: Table


def chart_of(reply: Reply) -> Chart | None:
    """Return an answer's figures as bars, in the table's order; ``None`` where a table alone says it better.

    A model of which a figure is not known has no bar: a bar of height zero would say that it is free.
    """
    answer = reply.answer
    if answer.kind not in ("compare", "cost"):
        return None
    if answer.costs:
        per = {cost.per for cost in answer.costs}
        title = "Cost, USD" if per == {"once"} else f"Cost per {next(iter(per))}, USD"
        drawn = (title, "USD", ()) if len(per) == 1 else None
    else:
        drawn = _COLUMNS.get(answer.topics[0]) if len(answer.topics) == 1 else None
    if drawn is None:
        return None
    title, unit, columns = drawn
    for shown in (table for section in reply.words.sections for table in section.tables):
        table = shown if shown.headers[0] == _MODELS else transposed(shown)
        places = [table.headers.index(name) for name in columns if name in table.headers]
        if not columns:
            places = [at for at in range(len(table.headers)) if _holds_costs(table, at, reply)][:1]
        block = _bars(table, places, title, unit)
        if block is not None:
            return Chart(block, shown)
    return None


def _holds_costs(table: Table, place: int, reply: Reply) -> bool:
    costs = sorted(cost.usd for cost in reply.answer.costs)
    return sorted(value for row in table.rows if (value := row[place].value) is not None) == costs


def _bars(table: Table, places: Sequence[int], title: str, unit: str) -> Block | None:
    rows = [row for row in table.rows if all(row[place].value is not None for place in places)]
    points = [[float(row[place].value or 0) for place in places] for row in rows]
    if not places or not LEAST_POINTS <= len(rows) <= MOST_POINTS or all(each == points[0] for each in points):
        return None
    labels = shortened([row[0].text for row in rows])
    return {
        "type": "data_visualization",
        "title": clean(title, MOST_TITLE),
        "chart": {
            "type": "bar",
            "series": [
                {
                    "name": clean(table.headers[place], MOST_LABEL),
                    "data": [
                        {"label": label, "value": values[at]} for label, values in zip(labels, points, strict=True)
                    ],
                }
                for at, place in enumerate(places)
            ],
            "axis_config": {"categories": labels, "x_label": _MODELS, "y_label": unit},
        },
    }


def shortened(names: Sequence[str]) -> list[str]:
    """Return the names within Slack's 20 characters, each still different from the others."""
    short: list[str] = []
    for name in names:
        label, number = name[:MOST_LABEL], 1
        while label in short:
            number += 1
            end = f"~{number}"
            label = name[: MOST_LABEL - len(end)] + end
        short.append(label)
    return short
