"""A provider that a message names for its workload (``… on Bedrock``): who serves the models decides what is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from answers.costing_routes import provider_said
from answers.questions import Compare, Cost, Describe, Help, ThreadState, Workload

if TYPE_CHECKING:
    from datetime import date

    from answers.reading import Reading
    from catalog import Catalog, Linker


def routed(reading: Reading, text: str, state: ThreadState, catalog: Catalog, linker: Linker, today: date) -> Reading:
    """The reading with the provider that the message names; a follow-up may name nothing else.

    Args:
        reading: What was understood without it.
        text: The message.
        state: What the thread spoke of before.
        catalog: Where the models and their routes are.
        linker: Finds the models' own names, which name no provider: *on Mistral Small*.
        today: As for reading.
    """
    models, workload = _costed(reading, state)
    if workload is None:
        return reading
    made = [catalog.model(id_) for id_ in models]
    if provider_said(text, made) is None:
        return reading
    for mention in linker.link(text, today):
        text = text[: mention.start] + "," * (mention.end - mention.start) + text[mention.end :]
    provider = provider_said(text, made)
    if provider is None:
        return reading
    workload = replace(workload, provider=provider)
    state = replace(reading.state, models=models, topics=("cost_estimate",), workload=workload)
    return replace(reading, question=Cost(models, workload), state=state)


def _costed(reading: Reading, state: ThreadState) -> tuple[tuple[str, ...], Workload | None]:
    """What would be costed where a provider is named; no workload: this message asks for something else."""
    question = reading.question
    if isinstance(question, Cost):
        return question.models, question.workload
    if isinstance(question, Help):
        return state.models, state.workload
    if isinstance(question, (Compare, Describe)) and _ABOUT.issuperset(question.topics):
        costs = "cost_estimate" in (*question.topics, *state.topics)
        return reading.state.models, reading.state.workload if costs else None
    return (), None


_ABOUT = frozenset({"cost_estimate", "providers", "verdict", "specs"})
"""Topics that the name of a provider brings with it."""
