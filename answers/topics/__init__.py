"""The topics: each compares one thing. A topic is added by a module, a template, cue words and a line here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from answers.finding import Find
    from answers.questions import TopicName

TOPICS: dict[TopicName, str] = {
    "context": "context",
    "pricing": "pricing",
    "cost_estimate": "cost",
    "license": "license",
    "open_weights": "license",
    "capability": "capabilities",
    "providers": "providers",
    "benchmarks": "benchmarks",
    "switching": "switching",
    **dict.fromkeys(("max_output", "knowledge_cutoff", "release", "parameters"), "figures"),
    "specs": "specs",
    **dict.fromkeys(("verdict", "recommend", "list"), "verdict"),
}
"""Every topic's module; ``capability`` stands for all ``capability:NAME``, ``providers`` for ``providers:all``."""


def finder(topic: TopicName) -> Find:
    """The comparer of a topic: its module's ``find``. An answer needs one of them, so they load when first asked."""
    module = import_module(f"answers.topics.{TOPICS[topic.partition(':')[0]]}")
    return cast("Find", module.find)


__all__ = ["TOPICS", "finder"]
