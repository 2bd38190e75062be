"""Text to reply: the one place where reading, comparing and wording meet."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from answers.assembling import assemble, silent
from answers.finding import Asked
from answers.preferred import ANYWHERE, Preferred
from answers.questions import (
    Alternatives,
    Clarify,
    Compare,
    Cost,
    Describe,
    Help,
    ListModels,
    OpenQuestion,
    Recommend,
    Silent,
    ThreadState,
    TopicName,
    Workload,
)
from answers.reading import MAX_MODELS, Reader, Reading, again
from answers.routing import routed
from answers.sourcing import sources_of
from answers.topics import finder
from catalog import Gazetteer, Linker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from answers.answer import Kind, Reply
    from answers.choosing_pool import Pool
    from answers.comparison import Comparison
    from answers.finding import Finding
    from catalog import Catalog, Model

SPREAD = 2
"""Members of a family whose figures differ by more than this factor are asked about, not assumed."""


class Answerer:
    """Answers messages from one catalog. Holds no conversation: a thread's state goes in and comes out."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._linker = Linker(Gazetteer(catalog.entries, catalog.families))
        self._reader = Reader(self._linker)

    # what few answers need is loaded when the first of them is asked for: ``versus ask`` gives one

    @cached_property
    def _comparison(self) -> Comparison:
        from answers.comparison import Comparison  # noqa: PLC0415 - see above

        return Comparison(self.catalog)

    @cached_property
    def _pool(self) -> Pool:
        from answers.choosing_pool import Pool  # noqa: PLC0415 - see above

        return Pool(self.catalog)

    def reply(
        self,
        text: str,
        *,
        today: date,
        state: ThreadState | None = None,
        addressed: bool = True,
        full: bool = False,
        workload: Workload | None = None,
        preferred: Preferred = ANYWHERE,
    ) -> Reply:
        """Answer a message.

        Args:
            text: The message, mentions of the bot already taken out.
            today: The day it is asked on; lifecycles and ages are seen from there.
            state: What the thread spoke of before.
            addressed: Whether the bot was spoken to; if not, only a question to it in its own thread is answered.
            full: Whether the models it names are to be compared in full, whatever is asked of them.
            workload: What is to be costed on the models it names, whatever is asked of them.
            preferred: Where prices are to be taken, if a model is served there and the message names no other place.
        """
        state = state or ThreadState()
        reading = self._reader.read(text, today=today, state=state, addressed=addressed)
        reading = _as_wanted(reading, workload, full=full)
        reading = routed(reading, text, state, self.catalog, self._linker, today)
        reading = reading if reading.preferred else replace(reading, preferred=preferred)
        return self.answer(self._asked_back(reading, today), today)

    def answer(self, reading: Reading, today: date) -> Reply:
        """Answer a message that was understood already."""
        question = reading.question
        match question:
            case Silent():
                return silent(reading, self.catalog, today)
            case Help() | Clarify():
                return self._guided(reading, question, today)
            case Describe(model, topics):
                return self._told(reading, "describe", (model,), topics, None, today)
            case Compare(models, _, full=True):
                return self._told_in_full(reading, models, today)
            case Compare(models, topics):
                return self._told(reading, "compare", models, topics, reading.state.workload, today)
            case Cost(models, workload):
                return self._told(reading, "cost", models, ("cost_estimate",), workload, today)
            case Recommend() | ListModels():
                return self._chosen(reading, question, today)
            case Alternatives(models, constraints):
                from answers.topics import alternatives  # noqa: PLC0415 - see above

                found = alternatives.find(self._pool, models, constraints, reading.state.workload, today)
                return self._proposed(reading, "alternatives", found, today)
            case _:
                assert_never(question)

    def _guided(self, reading: Reading, question: Help | Clarify, today: date) -> Reply:
        """Help, a question back, or where the thread's last answer is from: each figure with its source and day."""
        nearest = self._linker.nearest(reading.unknown[0], today) if reading.unknown else ()
        kind: Kind = "help" if isinstance(question, Help) else "clarify"
        reply = assemble(self.catalog, reading, kind, (), today, nearest=nearest)
        if question.reason != "sources":
            return reply
        last = self.answer(replace(reading, question=again(reading.state)), today)
        return replace(reply, words=sources_of(last, self.catalog))

    def _chosen(self, reading: Reading, question: Recommend | ListModels, today: date) -> Reply:
        from answers.topics import recommend  # noqa: PLC0415 - see above

        ranked = isinstance(question, Recommend)
        demand = recommend.demand(question.constraints, question.workload if ranked else None, question.pool)
        found = recommend.find(self._pool, demand, today, ranked=ranked)
        return self._proposed(reading, "recommend" if ranked else "list", found, today)

    def _proposed(self, reading: Reading, kind: Kind, finding: Finding, today: date) -> Reply:
        """The thread then speaks of what was proposed, and of what that is to stand in for: "and the license?"."""
        named = reading.question.models if isinstance(reading.question, Alternatives) else ()
        about = (*named, *finding.suggested)[:MAX_MODELS] or reading.state.models
        topics = (finding.topic, *reading.state.topics[1:])
        proposed = replace(reading, state=replace(reading.state, models=about, topics=topics, before=()))
        return assemble(self.catalog, proposed, kind, (finding,), today, nearest=())

    def _told(
        self,
        reading: Reading,
        kind: Kind,
        ids: Sequence[str],
        topics: Sequence[TopicName],
        workload: Workload | None,
        today: date,
    ) -> Reply:
        models = tuple(self.catalog.model(id_) for id_ in ids)
        successor = self._successor(models[0], today) if len(models) == 1 and "switching" in topics else ()
        models = (*models, *successor)
        workload = workload or reading.state.workload
        peers = self._peers(models[0], today) if len(models) == 1 and {"specs", "verdict"} & set(topics) else ()
        asked = Asked(models, topics[0], today, workload, reading.state.benchmark, peers, reading.preferred)
        findings: list[Finding] = [finder(topic)(replace(asked, topic=topic)) for topic in topics]
        findings[0] = replace(findings[0], suggested=tuple(m.id for m in successor))
        nearest = self._linker.nearest(reading.unknown[0], today) if reading.unknown else ()
        return assemble(self.catalog, reading, kind, findings, today, nearest=nearest)

    def _told_in_full(self, reading: Reading, ids: Sequence[str], today: date) -> Reply:
        from answers.choosing_verdict import TYPICAL  # noqa: PLC0415 - see above

        workload = reading.state.workload or TYPICAL  # printed, so that a follow-up can change it
        reading = replace(reading, state=replace(reading.state, workload=workload))
        models = tuple(self.catalog.model(id_) for id_ in ids)
        asked = Asked(models, "verdict", today, workload, preferred=reading.preferred)
        nearest = self._linker.nearest(reading.unknown[0], today) if reading.unknown else ()
        findings = self._comparison.findings(asked)
        return assemble(self.catalog, reading, "compare", findings, today, nearest=nearest)

    def _peers(self, model: Model, today: date) -> tuple[Model, ...]:
        """The other current models of its lab."""
        ids = [e.id for e in self.catalog.entries if e.lab == model.lab.id and e.suggestible and e.id != model.id]
        return tuple(peer for id_ in ids if (peer := self.catalog.model(id_)).lifecycle.state(today) == "active")

    def _successor(self, model: Model, today: date) -> tuple[Model, ...]:
        """What a lab names as the replacement, where the catalog has it and it is still sold."""
        named = model.lifecycle.replacement.value
        if named is None or named not in self.catalog:
            return ()
        successor = self.catalog.model(named)
        return () if successor.lifecycle.state(today) == "retired" else (successor,)

    def _asked_back(self, reading: Reading, today: date) -> Reading:
        """The reading, or a question back where an assumed member's figures are far from its siblings'."""
        question = reading.question
        if not isinstance(question, (Describe, Compare, Cost)):
            return reading
        topics = question.topics if not isinstance(question, Cost) else ("cost_estimate",)
        for said in reading.assumed:
            if said.by_hand or not self._spread((said.taken, *said.others), topics, today):
                continue
            candidates = (said.taken, *said.others)[:5]
            state = replace(reading.state, open_question=OpenQuestion(candidates))
            asked = Clarify("ambiguous", said.said, candidates, reading.state.models, topics, reading.state.workload)
            return replace(reading, question=asked, assumed=(), state=state)
        return reading

    def _spread(self, ids: Sequence[str], topics: Sequence[TopicName], today: date) -> bool:
        """Whether what these models would be answered with differs by more than ``SPREAD``."""
        models = [self.catalog.model(id_) for id_ in ids]
        live = [m for m in models if m.lifecycle.state(today) != "retired"]
        figures = [figure for topic in topics for figure in _figures(topic, live)]
        return bool(figures) and max(figures) > SPREAD * min(figures)


def _as_wanted(reading: Reading, workload: Workload | None, *, full: bool) -> Reading:
    """The reading with the kind of question that was chosen beside the text."""
    models = reading.state.models
    if not isinstance(reading.question, (Compare, Describe, Cost)):
        return reading
    if workload is not None:
        state = replace(reading.state, topics=("cost_estimate",), workload=workload)
        return replace(reading, question=Cost(models, workload), state=state)
    return replace(reading, question=Compare(models, ("verdict",), full=True)) if full else reading


def _figures(topic: TopicName, models: Sequence[Model]) -> list[int]:
    """The figures a topic would compare, where it compares figures."""
    if topic == "context":
        return [value for m in models if (value := m.context_window.value)]
    if topic == "max_output":
        return [value for m in models if (value := m.max_output.value)]
    return []
