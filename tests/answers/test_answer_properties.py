"""What holds for every answer on the shipped catalog, whatever two models it is about."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest

from answers import Answerer, Reply, Workload
from answers.costing_routes import costed
from answers.topics.capabilities import LABELS
from answers.topics.switching import move
from answers.wording import FILTERS
from catalog import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog import Capability, Model

TODAY = date(2026, 11, 21)
SAMPLE = 100
QUESTIONS = (
    "{a} vs {b} context",
    "{a} vs {b} license",
    "price of {a} vs {b}",
    "capabilities of {a} vs {b}",
    "where can I run {a} vs {b}",
    "{a} or {b}?",
    "specs of {a} and {b}",
    "{a} vs {b} benchmarks",
    "800M in 250M out a month on {a} vs {b}",
    "10k requests a day at 2k in and 500 out, 60 % cached, on {a} vs {b}",
)
LONGEST = 4_000
"""Characters of an answer about two models."""
LONGEST_IN_FULL = {1: 5_500, 2: 7_500, 3: 10_000, 5: 14_000, 10: 24_000}
"""Characters of a full comparison of so many models, blanks that set tables in columns counted once."""
GROUPS = (1, 3, 5, 10)
"""So many models are compared in full besides two."""
FAULTS = (
    (r"\ba (?:8|11|18|80)(?:k|M|B|,|\b)|\ban (?:1\d?k|[2-7])", "article"),
    (r"\b1 (?:tokens|routes|providers|days|months|sources|figures|benchmarks|models|points)\b(?! or)", "plural"),
    (r"(?<=\S)  +(?=\S)", "two blanks"),
    (r"\s[,.;:?](?:\s|$)", "blank before a point"),
    (r"\.\.(?!\.)|,,|;\.|\(\)", "two points"),
    (r"\bNone\b|Undefined|Decimal\(|\bnan\b", "machine"),
    (r"\b(\w+) \1\b(?<!that that)", "a word twice"),
)


@cache
def answerer() -> Answerer:
    return Answerer(load())


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """A hundred current models, each against the next of a fixed shuffle."""
    entries = [e for e in answerer().catalog.entries if e.suggestible and e.chat]
    chosen = random.Random(5).sample([e.name for e in entries], SAMPLE)  # noqa: S311 - a sample, no secret
    return tuple(zip(chosen, (*chosen[1:], chosen[0]), strict=True))


@cache
def asked(text: str, *, full: bool = False) -> Reply:
    return answerer().reply(text, today=TODAY, full=full)


def every() -> list[Reply]:
    """Each pair asked one question, every other one in full, and larger groups in full."""
    each = [asked(QUESTIONS[i % len(QUESTIONS)].format(a=a, b=b)) for i, (a, b) in enumerate(pairs())]
    names = [name for name, _ in pairs()]
    groups = [names[at : at + size] for size in GROUPS for at in range(0, SAMPLE - size, 20)]
    return [
        *each,
        *(asked(f"{a} vs {b}", full=True) for a, b in pairs()[::2]),
        *(asked(", ".join(group), full=True) for group in groups),
    ]


def compared(a: str, b: str) -> Reply | None:
    """Two models in full, where both names are read as those."""
    reply = asked(f"{a} vs {b}", full=True)
    return reply if len(reply.answer.models) == 2 and not reply.answer.assumed else None


def sentences(reply: Reply) -> list[str]:
    """All that is said, without tables."""
    return [line for s in reply.words.sections for line in (s.title, *s.lead.splitlines(), *s.notes)] + list(
        reply.words.notes
    )


def without_names(reply: Reply, text: str) -> str:
    """The text without what is no figure: names of models, providers, licenses and benchmarks, days, examples."""
    catalog = answerer().catalog
    models = [catalog.model(id_) for id_ in reply.answer.models]
    names = {m.name for m in models} | {r.provider.name for m in models for r in m.routes}
    names |= {str(f.value) for f in reply.answer.facts if isinstance(f.value, str) and re.search("[A-Za-z]", f.value)}
    names |= {s.benchmark for m in models for s in m.scores} | {reply.answer.data_version}
    names |= {step.label for step in reply.words.next_steps}
    names |= {m.lifecycle.replacement.value or "" for m in models}
    for end in models:
        replacement = end.lifecycle.replacement.value
        if replacement and replacement in catalog:
            names.add(catalog.model(replacement).name)
    for name in sorted(names - {""}, key=len, reverse=True):
        text = text.replace(name, "…")
    text = re.sub(r'"[^"]*"|https?://\S+|\band \d+ more\b', "…", text)
    return re.sub(r"(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}", "…", text)


def figures(reply: Reply) -> set[str]:
    """Every figure that the record holds, in every way that an answer may write it."""
    answer = reply.answer
    values = [Decimal(str(f.value)) for f in answer.facts if f.value is not None and _is_number(str(f.value))]
    values += [Decimal(other.value) for f in answer.facts for other in f.others if _is_number(str(other.value))]
    values += [d.value for d in answer.derived] + [c.usd for c in answer.costs]
    written = {"1", "1M", "100", "30.4375"}
    written |= {
        part
        for f in answer.facts
        if isinstance(f.value, str)
        for part in (*re.findall(r"\d+", f.value), *NUMBER.findall(f.value))
    }
    for value in values:
        for name in ("money", "rate", "ratio", "percent", "fixed", "count", "tokens", "billions"):
            whole = name in {"count", "tokens", "billions"}
            if whole and value % 1:
                continue
            filter_: Callable[[object], object] = FILTERS[name]
            written |= set(NUMBER.findall(str(filter_(int(value) if whole else abs(value)))))
        written |= set(NUMBER.findall(f"{value:f}")) | set(NUMBER.findall(f"{abs(value):,.1f}"))
    return written


NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", text) is not None


def test_every_figure_said_stands_in_the_record() -> None:
    for reply in every():
        known = figures(reply)
        for line in sentences(reply):
            said = set(NUMBER.findall(without_names(reply, line)))
            assert said <= known, (line, said - known)


def test_grammar() -> None:
    for reply in every():
        for line in sentences(reply):
            for pattern, fault in FAULTS:
                found = re.search(pattern, without_names(reply, line))
                assert found is None, (fault, line)


def test_answers_keep_their_length() -> None:
    for reply in every():
        models = len(reply.answer.models)
        most = (
            LONGEST_IN_FULL[min(size for size in LONGEST_IN_FULL if size >= models)] if reply.answer.full else LONGEST
        )
        assert len(re.sub(" +", " ", reply.words.text)) <= most, reply.words.text


def test_every_figure_of_a_full_comparisons_tables_stands_in_the_record() -> None:
    for reply in (reply for reply in every() if reply.answer.full):
        known = figures(reply)
        for section in reply.words.sections:
            for cell in (cell for table in section.tables for row in table.rows for cell in row[1:]):
                said = set(NUMBER.findall(without_names(reply, cell.text)))
                assert said <= known, (section.title, cell.text, said - known)


def test_what_no_source_says_is_never_no_or_nothing() -> None:
    for reply in every():
        catalog = answerer().catalog
        models = {m.name: m for m in (catalog.model(id_) for id_ in reply.answer.models)}
        for section in reply.words.sections:
            for table in section.tables:
                for row in table.rows:
                    for header, cell in zip(table.headers[1:], row[1:], strict=True):
                        if header in models and cell.text in {"no", "0", "$0", "none"}:
                            assert _is_known(row[0].text, models[header], reply), (row, header)


def _is_known(label: str, model: Model, reply: Reply) -> bool:
    names: list[Capability] = [name for name in LABELS if LABELS[name] == label]
    if names:
        return model.capability(names[0]).known
    facts: dict[str, bool] = {
        "OSI-approved": model.license.osi_approved.known,
        "Weights to download": model.open_weights.known,
        "Providers": True,  # counted, not sourced
        "Shared benchmarks": True,
    }
    prices = any(f.model == model.id and f.value == "0" for f in reply.answer.facts)
    return facts.get(label, prices)


def test_swapping_two_models_swaps_the_costs_and_turns_the_differences() -> None:
    for a, b in pairs()[:25]:
        one, other = (asked(f"800M in 250M out a month on {x} vs {y}") for x, y in ((a, b), (b, a)))
        models = set(one.answer.models)
        if len(models) == 2 and models == set(other.answer.models) and not one.answer.assumed:
            assert sorted(map(repr, one.answer.costs)) == sorted(map(repr, other.answer.costs))
            rates = [sorted((f.model, f.unit or "", f.value) for f in r.answer.facts) for r in (one, other)]
            assert rates[0] == rates[1]
            first, second = (answerer().catalog.model(id_) for id_ in one.answer.models)
            there, back = move(first, second, TODAY), move(second, first, TODAY)
            assert (there.lost, there.gained, there.shared) == (back.gained, back.lost, back.shared)
            for name in ("context", "output", "input_usd", "output_usd"):
                forth, return_ = getattr(there, name).difference, getattr(back, name).difference
                assert (forth is None) == (return_ is None)
                assert forth is None or forth == -return_


def bag(text: str) -> Counter[str]:
    """The words of a text whatever their order; one provider and two providers are the same word."""
    words = (re.sub(r"s$", "", word.rstrip(".")) for word in re.findall(r"[^\s,;:()]+", text))
    return Counter(word for word in words if word)


def test_swapping_two_models_in_full_swaps_columns_and_sides_and_nothing_else() -> None:
    seen = 0
    for a, b in pairs()[:40]:
        one, other = compared(a, b), compared(b, a)
        if one is None or other is None:
            continue
        seen += 1
        assert Counter(one.answer.facts) == Counter(other.answer.facts)
        assert Counter(one.answer.costs) == Counter(other.answer.costs)
        assert {(d.name, d.value) for d in one.answer.derived} == {(d.name, d.value) for d in other.answer.derived}
        for here, there in zip(one.words.sections, other.words.sections, strict=True):
            if "no tracked provider" not in here.lead:  # takes the place of a count, with another word beside it
                assert bag(f"{here.title} {here.lead}") == bag(f"{there.title} {there.lead}"), (here.lead, there.lead)
            assert bag(" ".join(here.notes)) == bag(" ".join(there.notes))
            for table, swapped in zip(here.tables, there.tables, strict=True):
                if table.side_by_side:
                    assert [(r[0], r[2], r[1]) for r in table.rows] == list(swapped.rows)
                else:
                    assert sorted(map(repr, table.rows)) == sorted(map(repr, swapped.rows))
    assert seen >= 30


def test_more_of_a_workload_never_costs_less_on_any_model() -> None:
    chance = random.Random(7)  # noqa: S311 - a sample, no secret
    for name, _ in pairs():
        model = answerer().catalog.model(entry_id(name))
        read, written = chance.randrange(1, 10**10), chance.randrange(1, 10**9)
        small, more_in, more_out, twice = (
            costed(model, Workload(i, o, period="month"), TODAY)
            for i, o in ((read, written), (2 * read, written), (read, 2 * written), (2 * read, 2 * written))
        )
        if small is None or more_in is None or more_out is None or twice is None or small.exact is None:
            continue
        for more in (more_in, more_out):
            assert more.exact is not None
            assert twice.exact is not None
            assert small.exact <= more.exact <= twice.exact
        assert twice.exact == 2 * small.exact


def entry_id(name: str) -> str:
    """The id of a model that is shown by this name."""
    return next(e.id for e in answerer().catalog.entries if e.name == name and e.suggestible and e.chat)


@pytest.mark.parametrize("days", [-61, -60, 0, 1])
def test_no_model_is_recommended_once_it_is_retired(days: int) -> None:
    catalog = answerer().catalog
    ending = [e for e in catalog.entries if e.suggestible and e.chat and e.retires_on > "2026-11-21"][:20]
    assert ending
    for entry in ending:
        day = date.fromisoformat(entry.retires_on) + timedelta(days=days)
        text = answerer().reply(f"{entry.id} vs claude haiku 5.5", today=day, full=True).words
        name = catalog.model(entry.id).name
        told, verdict = (
            "\n".join(s.lead for s in text.sections if s.title == title)
            for title in ("When to choose which", "Verdict")
        )
        state = catalog.model(entry.id).lifecycle.state(day)
        assert (state == "retired") == (days >= 0)
        assert (f"{name} is retired" in told) == (days >= 0), told
        if days >= 0:
            assert f"Choose {name}" not in told
            assert not verdict.startswith(name)
            assert f"decides: {name} " not in verdict
            assert not any(step.label.startswith(f"{name} vs") for step in text.next_steps)
            assert "retired" in verdict
        if days == -60:
            assert f"Warning: {name} retires" in verdict
