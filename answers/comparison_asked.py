"""A full comparison's FAQ: what people ask of any pair, each answered in a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from answers.comparison_weighing import SHOWN_CAPABILITIES
from answers.finding import Finding
from answers.topics import capabilities, context, figures, providers
from answers.topics import license as terms
from answers.topics.capabilities import LABELS
from answers.wording import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answers.finding import Asked
    from catalog import Capability, Model

ASKED_OFTEN = 3
"""So many capabilities have an entry of their own."""
NOBODY = 3
"""How far apart models are on a capability that none is known to have: it is not asked for."""


def asked_often(asked: Asked, priced: Finding, run: Finding) -> Finding:
    """Window, license, the capabilities that part them most, where, price, knowledge.

    Args:
        asked: The models.
        priced: What the topic of prices finds.
        run: What the topic of providers finds.
    """
    one = len(asked.models) == 1
    entries = tuple(_entries(asked, priced, run, one=one))
    new = [found for _, found in entries if found.topic not in {"pricing", "providers"}]
    return Finding(
        "faq", "comparison_tables", None, rank="part", heading="FAQ", entries=entries,
        facts=tuple(row for f in new for row in f.facts), derived=tuple(d for f in new for d in f.derived),
        cited=tuple(c for f in new for c in f.cited),
    )  # fmt: skip


def _entries(asked: Asked, priced: Finding, run: Finding, *, one: bool) -> Iterator[tuple[str, Finding]]:
    most = "larger" if len(asked.models) == 2 else "largest"
    cheap = "cheaper" if len(asked.models) == 2 else "cheapest"
    yield (
        "How large is its context window?" if one else f"Which has the {most} context window?",
        context.find(replace(asked, topic="context")),
    )
    yield (
        "Is it open source?" if one else "Are they open source?",
        replace(terms.find(replace(asked, topic="open_weights")), template="comparison_open"),
    )
    for name in _telling(asked.models):
        label = lowered([LABELS[name]])[0]
        yield (
            f"Does it have {label}?" if one else f"Which has {label}?",
            replace(capabilities.find(replace(asked, topic=f"capability:{name}")), template="comparison_has"),
        )
    yield "Where does it run?" if one else "Where do they run?", _paid(run)
    yield "What does it cost?" if one else f"Which is {cheap}?", priced
    yield (
        "How recent is its knowledge?" if one else "How recent is their knowledge?",
        figures.find(replace(asked, topic="knowledge_cutoff")),
    )


def _paid(run: Finding) -> Finding:
    """Where they run; the table of prices has told what is free."""
    view = run.view
    if not isinstance(view, providers.View):
        return run
    return replace(run, view=replace(view, served=tuple(replace(s, free_on=()) for s in view.served)))


def _telling(models: Sequence[Model]) -> Iterator[Capability]:
    """The capabilities on which the models differ most: yes against no first, then yes against not sourced."""
    had: list[Capability] = [c for c in SHOWN_CAPABILITIES if _apart(models, c) < NOBODY]
    yield from sorted(had, key=lambda c: _apart(models, c))[:ASKED_OFTEN]


def _apart(models: Sequence[Model], name: Capability) -> int:
    said: set[bool | None] = {m.capability(name).value for m in models}
    if True not in said:
        return NOBODY
    return 0 if False in said else 1 if None in said else 2
