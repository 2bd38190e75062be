"""Which goldens there are: every topic at every edge, each a question and the whole answer, as a person reads them.

The answers stand in ``goldens/``, a file a topic. ``python -m tests.answers.golden_cells`` writes them anew, as the bot
answers now: read what changed before it is kept.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from answers import ThreadState
from tests.answers.reserve import answerer
from tests.making import TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "goldens"

TOPICS: Mapping[str, tuple[str, str]] = {
    "context": ("context of {}?", "and"),
    "max_output": ("max output of {}?", "and"),
    "pricing": ("price of {}?", "and"),
    "cost_estimate": ("what do 800M in and 250M out a month cost on {}?", "and"),
    "license": ("license of {}?", "and"),
    "license:commercial": ("can we use {} commercially?", "and"),
    "open_weights": ("open source: {}?", "and"),
    "capability:vision": ("vision: {}?", "and"),
    "capability:all": ("capabilities of {}?", "and"),
    "providers": ("where can I run {}?", "and"),
    "specs": ("specs of {}", "and"),
    "knowledge_cutoff": ("knowledge cutoff of {}?", "and"),
    "release": ("release date of {}?", "and"),
    "parameters": ("how many parameters: {}?", "and"),
    "lifecycle": ("when do {} retire?", "and"),
    "benchmarks": ("benchmarks of {}?", "and"),
    "switching": ("switch from {}", "to"),
    "verdict": ("{}?", "or"),
}
"""How each topic is asked for, and the word before the last model."""

EDGES: Mapping[str, tuple[str, ...]] = {
    "one": ("Kestrel 1",),
    "two": ("Kestrel 1", "Osprey 2"),
    "five": ("Kestrel 1", "Merlin 1", "Osprey 2", "Heron 5", "Rail 1"),
    "ten": (
        "Kestrel 1", "Merlin 1", "Osprey 2", "Heron 5", "Rail 1",
        "Puffin 1", "Robin 1", "Curlew 1", "Dunlin 1", "Stork 1",
    ),
    "tie": ("Kestrel 1", "Merlin 1"),
    "one unknown": ("Kestrel 1", "Puffin 1"),
    "all unknown": ("Puffin 1", "Auklet 1"),
    "disagreement": ("Heron 5",),
    "differing routes": ("Kestrel 1",),
    "retired": ("Plover 1", "Osprey 2"),
    "deprecated": ("Curlew 1", "Osprey 2"),
    "retiring": ("Dunlin 1", "Osprey 2"),
    "private model": ("Tern 1", "Kestrel 1"),
    "free at its lab": ("Robin 1", "Kestrel 1"),
    "free only": ("Wagtail 1", "Kestrel 1"),
    "no overlap": ("Kestrel 1", "Rail 1"),
    "stale": ("Stork 1", "Kestrel 1"),
}  # fmt: skip
"""The models of each edge; ``reserve`` says what each is made for."""

THREADS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "recommend": {
        "several qualify": ("cheapest with tools and 100k context",),
        "one qualifies": ("cheapest with image generation",),
        "none qualifies": ("cheapest with video and 2M context",),
        "unknown left out": ("newest model with vision",),
        "retired left out": ("newest model with reasoning under $20",),
        "no order": ("recommend a model",),
        "with a workload": ("cheapest model with vision for 100M in and 20M out a month",),
    },
    "list": {
        "several": ("which models have vision?",),
        "all": ("list all models",),
        "none": ("which models have video input?",),
        "by lab": ("which models by bird do tools?",),
        "open": ("list open source models",),
    },
    "alternatives": {
        "one model": ("alternatives to Kestrel 1",),
        "cheaper": ("anything cheaper than Kestrel 1?",),
        "constrained": ("alternatives to Kestrel 1 with open weights",),
        "of a retired one": ("alternatives to Plover 1",),
        "of one unknown": ("alternatives to Puffin 1",),
    },
    "help": {
        "asked for": ("help",),
        "not understood": ("what is the weather?",),
        "where from": ("price of Kestrel 1?", "where is that from?"),
        "unknown model": ("context of Kestrel 9?",),
        "no facts about it": ("how fast is Kestrel 1?",),
    },
    "cost_in_words": {
        "cached": ("800M in 250M out a month on Kestrel 1, 60% cached",),
        "half in batches": ("800M in 250M out a month on Kestrel 1", "half of it in batches"),
        "in a region": ("800M in 250M out a month on Kestrel 1 in the EU",),
        "reasoning": ("10k requests a day at 2k in, 500 out and 1k thinking on Kestrel 1",),
        "a budget": ("800M in 250M out a month on Kestrel 1 vs Osprey 2 under $1000?",),
        "then which": ("800M in 250M out a month on Kestrel 1, 60% cached", "cheapest with vision"),
        "another currency": ("800M in 250M out a month on Kestrel 1 in euros",),
        "on a provider": ("800M in 250M out a month on Kestrel 1", "on Cloudy"),
        "no batch price": ("800M in 250M out a month on Osprey 2 as a batch",),
    },
}
"""Goldens that are no comparison of given models: what is said, and the edge it is for."""

_ONE_MODEL = {"one", "disagreement", "differing routes"}
_PRICED = {"pricing", "cost_estimate", "providers", "specs", "switching", "verdict"}
_ROUTED = {"context", "pricing", "capability:vision", "capability:all", "providers"}
_SHARING = {"capability:all", "providers", "benchmarks", "switching", "verdict"}
_SPLIT = {"cost_estimate", "switching", "verdict"}


def why_not(topic: str, edge: str) -> str | None:
    """Why a topic has no golden at an edge; ``None``: it must have one."""
    if topic == "switching" and edge in _ONE_MODEL | {"five", "ten"}:
        return "a move is from one model to another"
    if topic == "verdict" and edge in _ONE_MODEL:
        return "one model alone is described: specs"
    if topic == "lifecycle" and edge == "disagreement":
        return "sources that differ on an end are told by sources"
    if topic in _SPLIT and edge == "disagreement":
        return "who says what of a price is told by pricing"
    if edge == "differing routes" and topic not in _ROUTED:
        return "routes do not differ in this, or the route is named in every answer"
    if edge == "one" and topic in _ROUTED:
        return "the same question as differing routes"
    if edge in {"free at its lab", "free only"} and topic not in _PRICED:
        return "says nothing of prices"
    if edge == "no overlap" and topic not in _SHARING:
        return "nothing is shared here that could be missing"
    return None


def cells() -> list[tuple[str, str]]:
    """Every topic and edge that must have a golden."""
    asked = [(topic, edge) for topic in TOPICS for edge in EDGES if why_not(topic, edge) is None]
    return asked + [(topic, edge) for topic, edges in THREADS.items() for edge in edges]


def question(topic: str, edge: str) -> tuple[str, ...]:
    """What is said in a cell, message by message."""
    if topic in THREADS:
        return THREADS[topic][edge]
    pattern, last = TOPICS[topic]
    *first, end = EDGES[edge]
    return (pattern.format(f"{', '.join(first)} {last} {end}" if first else end),)


def golden(topic: str, edge: str) -> str:
    """A cell as it stands in its file: its name, what is said, and the whole answer to the last message."""
    state, words, said = ThreadState(), "", question(topic, edge)
    for message in said:
        reply = answerer().reply(message, today=TODAY, state=state)
        state, words = reply.state, reply.words.text
    asked = "\n".join(f"you: {message}" for message in said)
    return f"## {edge}\n{asked}\n\n{words}\n"


def path(topic: str) -> Path:
    """The file of a topic."""
    return FOLDER / f"{topic.replace(':', '_')}.txt"


def written() -> dict[tuple[str, str], str]:
    """All goldens as they stand in the files."""
    found: dict[tuple[str, str], str] = {}
    for topic in (*TOPICS, *THREADS):
        if path(topic).exists():
            parts = re.split(r"^(?=## )", path(topic).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
            found |= {(topic, part[3 : part.index("\n")]): part.rstrip("\n") + "\n" for part in parts}
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in (*TOPICS, *THREADS):
        parts = [golden(topic, edge) for topic, edge in cells() if topic == name]
        path(name).write_text(f"# {name}\n\n" + "\n".join(parts), encoding="utf-8")
