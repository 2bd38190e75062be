"""The topics: each compares one thing. A topic is added by a module, a template, cue words and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.topics import (
    benchmarks,
    capabilities,
    context,
    cost,
    figures,
    license,  # noqa: A004 - the topic's name
    pricing,
    providers,
    specs,
    switching,
    verdict,
)

if TYPE_CHECKING:
    from answers.finding import Find
    from answers.questions import TopicName

TOPICS: dict[TopicName, Find] = {
    "context": context.find,
    "pricing": pricing.find,
    "cost_estimate": cost.find,
    "license": license.find,
    "open_weights": license.find,
    "capability": capabilities.find,
    "providers": providers.find,
    "benchmarks": benchmarks.find,
    "switching": switching.find,
    **dict.fromkeys(figures.FIGURES, figures.find),
    "specs": specs.find,
    **dict.fromkeys(("verdict", "recommend", "list"), verdict.find),
}
"""Every topic's comparer; ``capability`` stands for all ``capability:NAME``, ``providers`` for ``providers:all``."""


def finder(topic: TopicName) -> Find:
    """The comparer of a topic."""
    return TOPICS[topic.partition(":")[0]]


__all__ = ["TOPICS", "finder"]
