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
    "lifecycle": "lifecycle",
    **dict.fromkeys(("verdict", "recommend", "list"), "verdict"),
}
"""Every topic's module; ``capability`` stands for all ``capability:NAME``, ``providers`` for ``providers:all``."""

HELP: dict[TopicName, str] = {
    "context": "context window",
    "max_output": "longest output",
    "pricing": "prices",
    "cost_estimate": "what a workload costs",
    "license": "license",
    "open_weights": "open source or not",
    "capability": "capabilities",
    "providers": "where it runs",
    "specs": "specs",
    "release": "release date",
    "lifecycle": "when it retires",
    "knowledge_cutoff": "knowledge cutoff",
    "parameters": "parameters",
    "benchmarks": "benchmarks",
    "switching": "what a switch changes",
    "verdict": "which one to take",
    "recommend": "the cheapest, newest or largest model that meets your demands",
    "list": "every model that meets them",
    "alternatives": "alternatives to one",
}
"""What help says of each topic, in the order in which it says it; the last are proposals."""
PROPOSALS = ("recommend", "list", "alternatives")
"""Topics that are no question about given models."""


def finder(topic: TopicName) -> Find:
    """The comparer of a topic: its module's ``find``. An answer needs one of them, so they load when first asked."""
    module = import_module(f"answers.topics.{TOPICS[topic.partition(':')[0]]}")
    return cast("Find", module.find)


__all__ = ["HELP", "PROPOSALS", "TOPICS", "finder"]
