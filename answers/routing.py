"""A provider that a message names for its workload (``… on Bedrock``): who serves the models decides what is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from answers.costing_routes import place_said, provider_said
from answers.preferred import Named
from answers.questions import Compare, Cost, Describe, Help, ThreadState, Workload
from answers.reading import again

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
    priced = () if workload is not None else _priced(reading, state)
    made = [catalog.model(id_) for id_ in models or priced]
    if not made or not (provider_said(text, made) or place_said(text)):
        return reading
    for mention in linker.link(text, today):
        text = text[: mention.start] + "," * (mention.end - mention.start) + text[mention.end :]
    provider = provider_said(text, made) or place_said(text)
    if provider is None:
        return reading
    if workload is None:
        return _priced_there(reading, state, catalog, provider)
    workload = replace(workload, provider=provider)
    state = replace(reading.state, models=models, topics=("cost_estimate",), workload=workload)
    return replace(reading, question=Cost(models, workload), state=state)


def _priced(reading: Reading, state: ThreadState) -> tuple[str, ...]:
    """The models whose prices are asked for, or were by the message that this one goes on with."""
    if isinstance(reading.question, Help):
        return state.models if "pricing" in state.topics else ()
    asks = isinstance(reading.question, (Compare, Describe)) and "pricing" in reading.question.topics
    return reading.state.models if asks else ()


def _priced_there(reading: Reading, state: ThreadState, catalog: Catalog, provider: str) -> Reading:
    place = next((one for one in catalog.providers if one.id == provider), None)
    if place is None:
        return reading
    if isinstance(reading.question, Help):
        reading = replace(reading, question=again(state), state=state)
    return replace(reading, preferred=Named((place,)))


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
