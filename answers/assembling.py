"""Findings → one answer: its facts, its notes, its sources, what to ask next, and its words."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.answer import Answer, Derived, Kind, NextStep, Picker, Reply, Section, Words
from answers.lifecycles import lifecycles
from answers.questions import Alternatives, Clarify, Compare, Help, ListModels, Recommend
from answers.reading import MAX_MODELS
from answers.remarks import ClarifyView, HelpView, NotesView, ReadAs
from answers.rendering import plain_text, said, section, speaker
from answers.topics import HELP, PROPOSALS
from answers.wording import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from answers.finding import Cited, Finding
    from answers.lifecycles import End
    from answers.questions import TopicName
    from answers.reading import Reading
    from catalog import Catalog

MOST_SOURCES = 6
MOST_STEPS = 3
MOST_OTHERS = 25
NEXT: tuple[tuple[TopicName, str, str], ...] = (
    ("cost_estimate", "Cost", "cost of 800M in and 250M out a month"),
    ("license", "License", "and the license?"),
    ("capability:all", "Capabilities", "and the capabilities?"),
    ("pricing", "Prices", "and the prices?"),
    ("providers", "Providers", "where can I run that?"),
    ("context", "Context", "and the context window?"),
    ("benchmarks", "Benchmarks", "and the benchmarks?"),
)
"""What may be asked next: topic, button, and the message it stands for. The ones already answered are left out."""
NEAR_TOPICS: dict[TopicName, TopicName] = {
    "pricing": "providers",
    "providers": "pricing",
    "capability": "benchmarks",
    "benchmarks": "capability:all",
}
"""What is asked after a topic more often than all others: it stands first."""
_SAME: dict[TopicName, TopicName] = {
    "open_weights": "license",
    "license:commercial": "license",
    "providers:all": "providers",
}
_PRINTED: dict[TopicName, TopicName] = {"license:commercial": "license", "providers:all": "providers"}
"""Topics that are asked about in two ways, and are one to a program."""
ADVISING: frozenset[TopicName] = frozenset({"verdict"})
"""The section of a full comparison that tells of a retirement; each other answer tells it in every section."""
REMINDING: frozenset[TopicName] = frozenset({"cost_estimate", "faq"})
"""Its sections that may name a retired model as the cheapest, and so remind of it in a word."""
FULL = NextStep("Full comparison", "compare them in full")
"""Of several models the last button."""
EXAMPLES = (
    "Haiku vs Gemma context?",
    "Is Llama 4 Scout open source?",
    "800M in 250M out a month on haiku 4.5 vs 4o-mini",
)


def silent(reading: Reading, catalog: Catalog, today: date) -> Reply:
    """The answer that says nothing, with its reason."""
    answer = _answer(catalog, reading, "silent", (), (), today, ())
    return Reply(answer, Words((), (), (), (), (), (), ""), reading.state)


def assemble(
    catalog: Catalog, reading: Reading, kind: Kind, findings: Sequence[Finding], today: date, *, nearest: Sequence[str]
) -> Reply:
    """Put an answer together.

    Args:
        catalog: Where names come from.
        reading: What was understood.
        kind: The kind of answer.
        findings: One per topic; none for help and questions back.
        today: Ages and lifecycles are seen from here.
        nearest: Models to propose for a name that is unknown.
    """
    models = tuple(catalog.model(id_) for id_ in _about(reading, findings)) if findings else ()
    ends = lifecycles(catalog, models, today)
    choice = next((f.choice for f in findings if f.choice), None)
    unknown = reading.unknown if findings else ()
    view = NotesView(
        _read_as(catalog, reading), ends, unknown, _names(catalog, nearest), choice, _names(catalog, reading.left_out)
    )
    remarks = speaker("notes", view)
    retired = " ".join(remarks("retired").splitlines())  # before any advice: it belongs to each lead
    full = _is_full(reading)
    advising = [not full or f.topic in ADVISING or (len(models) == 1 and not i) for i, f in enumerate(findings)]
    ending = tuple(remarks("lifecycle").splitlines())
    ended = remarks("ended")
    sections = tuple(
        _advised(s, f, retired, ending)
        if ends and advises
        else replace(s, lead=f"{s.lead}\n{ended}")
        if full and ended and f.topic in REMINDING
        else s
        for s, f, advises in zip((section(f) for f in findings), findings, advising, strict=True)
    ) or (_guidance(catalog, reading, nearest),)
    told = any(f.topic == "verdict" for f in findings)
    rest = tuple(line for block in ("chosen", "assumed", "unknown") for line in remarks(block).splitlines())
    notes = rest if told else (*ending, *rest)
    cited = tuple(dict.fromkeys((*(c for f in findings for c in f.cited), *(c for end in ends for c in end.cited))))
    sources, links = _sources(cited, today, len(cited) if full else MOST_SOURCES)
    answer = _answer(catalog, reading, kind, findings, ends, today, nearest)
    words = Words(
        sections,
        notes,
        sources,
        links,
        _next_steps(reading, kind, findings),
        _pickers(catalog, reading),
        plain_text(sections, notes, sources),
    )
    return Reply(answer, words, reading.state)


def _advised(told: Section, finding: Finding, retired: str, ending: Sequence[str]) -> Section:
    """A section with what has ended; a verdict also says what will end, as it may speak for that very model."""
    lines = (told.lead, retired, *(ending if finding.topic == "verdict" else ()))
    return replace(told, lead=" ".join(line for line in lines if line))


def _answer(
    catalog: Catalog,
    reading: Reading,
    kind: Kind,
    findings: Sequence[Finding],
    ends: tuple[End, ...],
    today: date,
    nearest: Sequence[str],
) -> Answer:
    question = reading.question
    reason = getattr(question, "reason", None)
    topics = reading.state.topics if findings else tuple(getattr(question, "topics", ()))
    topics = tuple(dict.fromkeys(_PRINTED.get(topic, topic) for topic in topics))
    candidates = tuple(nearest) if kind == "clarify" and not getattr(question, "candidates", ()) else ()
    facts = tuple(dict.fromkeys((*(row for f in findings for row in f.facts), *(r for end in ends for r in end.facts))))
    uncovered = any(getattr(f.view, "uncovered", None) for f in findings)
    return Answer(
        kind=kind,
        reason="topic_not_covered" if uncovered else reason,
        models=_about(reading, findings),
        topics=topics,
        assumed=reading.assumed,
        unknown=reading.unknown,
        candidates=tuple(getattr(question, "candidates", ())) or candidates,
        suggested=(*(id_ for f in findings for id_ in f.suggested), *(nearest if findings else ())),
        workload=getattr(question, "workload", None) or (reading.state.workload if findings else None),
        facts=facts,
        derived=tuple(
            dict.fromkeys((*(d for f in findings for d in f.derived), *(_left(end) for end in ends if end.date)))
        ),
        costs=tuple(dict.fromkeys(c for f in findings for c in f.costs)),
        data_version=catalog.version,
        today=today,
        answer_id=_answer_id(catalog.version, reading, today),
        full=_is_full(reading),
    )


def _left(end: End) -> Derived:
    """The days until a model goes, or since it went (negative)."""
    return Derived("days_left", Decimal(end.days), "days", (end.model,))


def _is_full(reading: Reading) -> bool:
    return isinstance(reading.question, Compare) and reading.question.full


def _about(reading: Reading, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The models a question speaks of; those that are proposed are others."""
    question = reading.question
    if isinstance(question, (Recommend, ListModels)):
        return question.pool if len(question.pool) <= MAX_MODELS else ()
    if isinstance(question, Alternatives) or not findings:
        return tuple(getattr(question, "models", ()))
    return reading.state.models


def _answer_id(version: str, reading: Reading, today: date) -> str:
    """The same question on the same data and day has the same id."""
    preferred = (reading.preferred,) if reading.preferred else ()
    seed = repr((version, today.isoformat(), reading.question, reading.assumed, reading.unknown, *preferred))
    return hashlib.sha256(seed.encode()).hexdigest()[:12]


def _guidance(catalog: Catalog, reading: Reading, nearest: Sequence[str]) -> Section:
    """What help and questions back say instead of findings."""
    question = reading.question
    if isinstance(question, Clarify):
        names = _names(catalog, question.candidates or nearest)
        view: object = ClarifyView(question.reason, question.said, names, _unsized(question))
        return Section("", said("clarify", "lead", view), (), tuple(said("clarify", "notes", view).splitlines()))
    reason = question.reason if isinstance(question, Help) else None
    names = _names(catalog, question.models) if isinstance(question, Help) else ()
    view = HelpView(reason, names, EXAMPLES, _helped(proposals=False), _helped(proposals=True), catalog.as_of)
    return Section("", said("help", "lead", view), (), tuple(said("help", "notes", view).splitlines()))


def _helped(*, proposals: bool) -> tuple[str, ...]:
    """What can be asked, in words."""
    return tuple(words for topic, words in HELP.items() if (topic in PROPOSALS) == proposals)


def _unsized(question: Clarify) -> int | None:
    workload = question.workload
    return None if workload is None or workload.sized else workload.requests


def _names(catalog: Catalog, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(catalog.name(id_) for id_ in ids)


def _read_as(catalog: Catalog, reading: Reading) -> tuple[ReadAs, ...]:
    """Each assumed name, the member taken, and one other to name as an example."""
    return tuple(
        ReadAs(a.said, catalog.name(a.taken), catalog.name(a.others[0]) if a.others else None) for a in reading.assumed
    )


def _sources(cited: Sequence[Cited], today: date, most: int) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """Each source once, with its day and an ``old`` where its facts may have changed since; and their addresses."""
    named: dict[str, str | None] = {}
    for one in cited:
        mark = " (old)" if one.old(today) else ""
        second_hand = " (secondary)" if one.source.kind == "curated_secondary" else ""
        name = f"{one.source.name}, {day(one.source.as_of)}{second_hand}"
        if name + " (old)" in named:
            continue
        if mark and name in named:
            named.pop(name)
        named.setdefault(name + mark, one.source.url if one.source.url.startswith("https://") else None)
    shown = list(named.items())[:most]
    left = len(named) - len(shown)
    names = tuple(n for n, _ in shown) + ((f'{left} more: say "sources"',) if left else ())
    return names, tuple(u for _, u in shown) + ((None,) if left else ())


def _next_steps(reading: Reading, kind: Kind, findings: Sequence[Finding]) -> tuple[NextStep, ...]:
    """What a topic has more of, then the topics not asked, each as the message that asks it in this thread."""
    if kind == "help" and reading.state.models:
        return tuple(NextStep(label, ask) for _, label, ask in NEXT[1:])[:MOST_STEPS]
    if kind == "help":
        return tuple(NextStep(f"Example {i}", text) for i, text in enumerate(EXAMPLES, 1))
    if kind == "clarify":
        return ()
    done = {_SAME.get(t, t) for t in reading.state.topics}
    near = {NEAR_TOPICS.get(t.partition(":")[0]) for t in done}
    rest = sorted((step for step in NEXT if step[0] not in done), key=lambda step: step[0] not in near)
    if _is_full(reading):
        return tuple(step for f in findings if f.topic == "onward" for step in f.next_steps)[:MOST_STEPS]
    own = tuple(step for f in findings for step in f.next_steps)
    last = (FULL,) if kind in {"compare", "cost"} and len(reading.state.models) > 1 else ()
    return (*(*own, *(NextStep(label, ask) for _, label, ask in rest))[: MOST_STEPS - len(last)], *last)


def _pickers(catalog: Catalog, reading: Reading) -> tuple[Picker, ...]:
    """The other members of each assumed family; of a question back, its candidates."""
    question = reading.question
    if isinstance(question, Clarify) and question.candidates:
        options = tuple(NextStep(name, name) for name in _names(catalog, question.candidates))
        return (Picker(f"Which {question.said}?", options),)
    return tuple(
        Picker(
            f"Other {a.family}",
            tuple(NextStep(name, f"I meant {name}") for name in _names(catalog, a.others[:MOST_OTHERS])),
        )
        for a in reading.assumed
        if a.others
    )
