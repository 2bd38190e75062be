"""An answer's chart: only where there are four points or more, all of them known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.blocks_text import Block, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers import Reply

LEAST_POINTS: Final = 4
MOST_POINTS: Final = 12
MOST_LABEL: Final = 20
MOST_TITLE: Final = 50


def chart_block(reply: Reply) -> Block | None:
    """Return the costs as bars, cheapest first; ``None`` where a sentence and a table say it better.

    A model whose cost is unknown has no bar: a bar of height zero would say that it is free.
    """
    costs = {cost.model: cost for cost in reply.answer.costs}
    periods = {cost.per for cost in costs.values()}
    if not LEAST_POINTS <= len(costs) <= MOST_POINTS or len(periods) > 1:
        return None
    ranked = sorted(costs.values(), key=lambda cost: (cost.usd, cost.model))
    labels = shortened([cost.model.rpartition("/")[2] for cost in ranked])
    points = [{"label": label, "value": float(cost.usd)} for label, cost in zip(labels, ranked, strict=True)]
    (per,) = periods
    title = "Cost, USD" if per == "once" else f"Cost per {per}, USD"
    return {
        "type": "data_visualization",
        "title": clean(title, MOST_TITLE),
        "chart": {
            "type": "bar",
            "series": [{"name": "Cost", "data": points}],
            "axis_config": {"categories": labels, "x_label": "Model", "y_label": "USD"},
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
