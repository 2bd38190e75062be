"""Stand-ins written by hand. None of them patches anything: they are handed over where the real one would be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from answers import ANYWHERE, Answer, Cell, NextStep, Picker, Preferred, Reply, Section, Table, ThreadState, Words
from answers.questions import Workload
from tests import making

if TYPE_CHECKING:
    from answers.answer import Kind
    from answers.questions import Reason
    from catalog import Catalog

TODAY = date(2026, 11, 21)

MODELS = ("anthropic/claude-haiku-5.5", "google/gemma-4-31b-it")

CONTEXT = Section(
    title="Which has the larger context window, Claude Haiku 5.5 or Gemma 4 31B IT?",
    lead="Claude Haiku 5.5: 1,000,000 tokens, 3.8× the 262,144 of Gemma 4 31B IT.",
    tables=(
        Table(
            ("Model", "Context window", "Max output"),
            (
                (Cell("Claude Haiku 5.5"), Cell("1,000,000", 1_000_000), Cell("128,000", 128_000)),
                (Cell("Gemma 4 31B IT"), Cell("262,144", 262_144), Cell("32,768", 32_768)),
            ),
        ),
    ),
    notes=("Smaller on some routes: Gemma 4 31B IT has 131,072 on Cerebras.",),
)
LICENSE = Section("Is Claude Haiku 5.5 open source?", "No: proprietary. Gemma 4 31B IT: yes, Apache-2.0.", (), ())
COST = Section(
    title="What do 800M input + 250M output tokens a month cost?",
    lead="GPT-4o mini: $270.00 a month, $1,780.00 (86.8 %) less than Claude Haiku 4.5 at $2,050.00.",
    tables=(
        Table(
            ("Model", "per 1M in", "per 1M out", "a month"),
            (
                (
                    Cell("GPT-4o mini"),
                    Cell("$0.15", Decimal("0.15")),
                    Cell("$0.60", Decimal("0.60")),
                    Cell("$270.00", Decimal(270)),
                ),
                (
                    Cell("Claude Haiku 4.5"),
                    Cell("$1.00", Decimal(1)),
                    Cell("$5.00", Decimal(5)),
                    Cell("$2,050.00", Decimal(2050)),
                ),
            ),
        ),
    ),
    notes=("Assumed: nothing cached, no batch.",),
)
HELP = Section("What can be asked?", "For instance: haiku vs gemma context?", (), ())
LOST = Section("Which models?", "No model was named here before.", (), ())


def text_of(*sections: Section) -> str:
    """Return the plain text of sections, as a screen reader would have it."""
    lines = [line for section in sections for line in (section.title, section.lead, *section.notes)]
    return "\n".join(lines)


def words_of(*sections: Section) -> Words:
    """Return words with a source, two buttons and a picker."""
    return Words(
        sections=sections,
        notes=('"haiku" was read as Claude Haiku 5.5.',),
        sources=("Anthropic via LiteLLM, 7 Oct 2026", "Google via models.dev, 30 Sep 2026"),
        source_links=("https://example.com/prices?a=1&b=2", None),
        next_steps=(NextStep("License", "and the license?"), NextStep("Cost", "cost 800M in 250M out a month")),
        pickers=(Picker("Other Haiku", (NextStep("Claude Haiku 4.5", "with claude haiku 4.5 instead"),)),),
        text=text_of(*sections),
    )


def answer_of(kind: Kind, reason: Reason | None = None) -> Answer:
    """Return an answer without facts."""
    return Answer(
        kind=kind,
        reason=reason,
        models=MODELS,
        topics=("context",),
        assumed=(),
        unknown=(),
        candidates=(),
        suggested=(),
        workload=None,
        facts=(),
        derived=(),
        costs=(),
        data_version="2026-11-11.test",
        today=TODAY,
        answer_id=f"answer-{kind}",
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the fake was asked."""

    text: str
    today: date
    state: ThreadState | None
    addressed: bool


@dataclass
class FakeAnswerer:
    """Answers by one word of the message, in this order.

    ``boom`` raises; ``psst`` and whatever it overhears without a question mark gets silence; ``cost`` is answered
    where a figure stands in the message or the thread has a workload, else with ``workload_missing``; ``license``
    and ``instead`` go by the thread and are lost without one; ``help`` gets help; all else the context of two models.
    """

    asked: list[Asked] = field(default_factory=list[Asked])
    catalog: Catalog = field(default_factory=making.catalog)

    def reply(
        self,
        text: str,
        *,
        today: date,
        state: ThreadState | None = None,
        addressed: bool = True,
        preferred: Preferred = ANYWHERE,
    ) -> Reply:
        """Answer a message; see the class."""
        _ = preferred
        self.asked.append(Asked(text, today, state, addressed))
        before = state or ThreadState()
        if "boom" in text:
            raise ValueError(f"no idea what to make of {text}")
        if "psst" in text or (not addressed and "?" not in text):
            return _reply("silent", "not_for_us", (), before)
        if text.startswith("cost"):
            return _cost(text, before)
        if "license" in text or "instead" in text:
            if not before.models:
                return _reply("help", "nothing_before", (LOST,), before)
            return _reply("compare", None, (LICENSE,), replace(before, topics=("license",)))
        if "help" in text:
            return _reply("help", None, (HELP,), before)
        return _reply("compare", None, (CONTEXT,), replace(before, models=MODELS, topics=("context",)))


def _cost(text: str, before: ThreadState) -> Reply:
    if any(character.isdigit() for character in text):
        workload = Workload(input_tokens=800_000_000, output_tokens=250_000_000, period="month")
        return _reply("cost", None, (COST,), replace(before, models=MODELS, workload=workload))
    if before.workload is None:
        return _reply("clarify", "workload_missing", (LOST,), before)
    return _reply("cost", None, (COST,), before)


def _reply(kind: Kind, reason: Reason | None, sections: tuple[Section, ...], state: ThreadState) -> Reply:
    return Reply(answer_of(kind, reason), words_of(*sections), state)
