"""Whole threads: each message with what it is read as and how the bot begins its answer; ``tests/conversations``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import yaml

from answers import ThreadState
from answers.questions import (
    Alternatives,
    Clarify,
    Compare,
    Cost,
    Describe,
    Help,
    ListModels,
    Question,
    Recommend,
    Silent,
    Workload,
)
from answers.reading import Reader
from catalog import Gazetteer, Linker
from tests.making import TODAY, answerer, catalog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answers.constraints import Constraints

FILES = Path(__file__).parent.parent / "conversations"


@dataclass(frozen=True)
class Line:
    """One message of a thread; ``bot``: the beginning of the answer, where it is held to words."""

    text: str
    addressed: bool
    read: str
    bot: str | None


def threads() -> Iterator[tuple[str, list[Line]]]:
    for file in sorted(FILES.glob("*.yaml")):
        told = cast("dict[str, list[dict[str, str]]]", yaml.safe_load(file.read_text(encoding="utf-8")))
        for title, lines in told.items():
            said = [Line(d.get("you") or d["aside"], "you" in d, d["read"], d.get("bot")) for d in lines]
            yield title, said


def names(ids: Sequence[str]) -> str:
    return ", ".join(catalog().model(id_).name for id_ in ids)


def told(question: Question) -> str:
    """A question as a person would note it down."""
    match question:
        case Compare(models, topics, full):
            return f"compare {names(models)}{' in full' if full else ''}: {', '.join(topics)}"
        case Describe(model, topics):
            return f"describe {names([model])}: {', '.join(topics)}"
        case Cost(models, workload):
            return f"cost of {names(models)}: {used(workload)}"
        case Recommend(constraints, pool):
            return f"recommend{' among Swift' if pool else ''}: {demanded(constraints)}"
        case ListModels(constraints, pool):
            return f"list{' among Swift' if pool else ''}: {demanded(constraints)}"
        case Alternatives(models, constraints):
            return f"alternatives to {names(models)}: {demanded(constraints)}"
        case Help(reason):
            return f"help: {reason}"
        case Clarify(reason):
            return f"ask back: {reason}"
        case Silent(reason):
            return f"silent: {reason}"


def used(workload: Workload) -> str:
    requests = f"{workload.requests} × " if workload.requests is not None else ""
    period = "" if workload.period == "once" else f" a {workload.period}"
    batch = ", batch" if workload.batched else ""
    cached = f", {workload.cached:.0%} cached".replace("%", " %") if workload.cached else ""
    return f"{requests}{workload.input_tokens} in, {workload.output_tokens} out{period}{batch}{cached}"


def demanded(wanted: Constraints) -> str:
    said = [wanted.order or "", *wanted.capabilities]
    said.append(f"context from {wanted.min_context}" if wanted.min_context else "")
    said.append("open weights" if wanted.open_weights else "")
    said.append(f"input to ${wanted.max_usd_input.normalize()}" if wanted.max_usd_input else "")
    said.append(f"output to ${wanted.max_usd_output.normalize()}" if wanted.max_usd_output else "")
    return ", ".join(s for s in said if s)


@pytest.mark.parametrize("lines", [pytest.param(lines, id=title) for title, lines in threads()])
def test_a_thread_reads_like_this(lines: Sequence[Line]) -> None:
    reader = Reader(Linker(Gazetteer(catalog().entries, catalog().families)))
    state = ThreadState()
    for line in lines:
        reading = reader.read(line.text, today=TODAY, state=state, addressed=line.addressed)
        assert told(reading.question) == line.read, line.text
        reply = answerer().reply(line.text, today=TODAY, state=state, addressed=line.addressed)
        if line.bot is not None:
            assert reply.words.sections[0].lead == line.bot
        state = reading.state
