"""Text → what a model must meet to be proposed: ``vision, at least 200k context, under $1, anything but OpenAI``."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from answers.constraints import Constraints, Order
from answers.cues import load_cues
from answers.lacking import capabilities_in
from answers.measures import NEAR, Measure, measures
from answers.phrases import Found, Phrases
from catalog import LABS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.questions import TopicName
    from catalog import Mention

_BILLION, _THOUSAND = 10**9, 1000
_LISTS = frozenset({"capabilities", "lacking", "labs", "not_labs", "not_models", "providers"})
_LARGEST_MODEL = 10_000 * _BILLION
_LONGEST_OUTPUT = 2_000_000
"""More tokens than these no model writes at once: they are a workload's."""
_AROUND = Decimal("0.25")
"""Around 30b is 22.5b to 37.5b."""
_COMMON_WORDS = frozenset(
    {
        "bfl",
        "inception",
        "inflection",
        "liquid",
        "morph",
        "sakana",
        "stability",
        "unbiased",
        "upstage",
        "voyage",
        "writer",
    }
)
"""Labs whose names are everyday words: meant only with the rest of the name."""
_LINK = re.compile(
    r"(?:[\s,/&'’\"()]|\b(?:or|and|nor|from|by|of|on|in|via|through|any|the|o|oder|ou|e|y|und|et|de|da|do|di|du|del|von|vom|bei|от|у|models?|ones?)\b|или|和|と|、)*",
    re.IGNORECASE,
)


@cache
def _labs() -> Phrases:
    """Labs as people call them."""
    names: dict[str, list[str]] = {}
    for id_, name in LABS.items():
        short = name.lower().removesuffix(" ai").removesuffix(" labs")
        said = {id_.replace("-", " "), name.lower(), short}
        names[id_] = sorted(s for s in said if s not in _COMMON_WORDS and len(s) > 2)
    return Phrases(names)


def labs_in(text: str) -> tuple[Found, ...]:
    """The labs that a text names."""
    return _labs().find(text)


def read_constraints(text: str, topics: Sequence[TopicName] = (), mentions: Sequence[Mention] = ()) -> Constraints:
    """What a message demands of models to be proposed; nothing demanded: ``Constraints()``.

    Args:
        text: The message, its mentions of models blanked.
        topics: What it asks for; a capability among them is demanded.
        mentions: The models it names; one behind *anything but* is excluded.
    """
    said = load_cues().constraints.named(text)
    wanted, lacking = capabilities_in(text, topics)
    found = Constraints(
        capabilities=wanted,
        lacking=lacking,
        open_weights=False
        if "closed" in said and "open" not in said
        else (True if said & {"open", "open_source"} else None),
        osi_approved="open_source" in said,
        spdx=_first(load_cues().licenses, text),
        commercial_use="commercial" in said,
        free=_is_free(text),
        providers=_providers(text),
        region=_first(load_cues().regions, text),
        order=_order(said),
    )
    for measure in measures(text):
        found = _bounded(found, measure, topics)
    return _named(found, text, mentions)


def _is_free(text: str) -> bool:
    """Whether nothing may be paid; *royalty-free* tells of something else."""
    return any(f.name == "free" and text[f.start - 1 : f.start] != "-" for f in load_cues().constraints.find(text))


def _providers(text: str) -> tuple[str, ...]:
    """The providers that models are to be served by, less those that are excluded: *not on Azure*."""
    found = load_cues().providers.find(text)
    out = _excluded(text, [(f.start, f.end) for f in found])
    return tuple(dict.fromkeys(f.name for f in found if (f.start, f.end) not in out))


def refined(before: Constraints, more: Constraints) -> Constraints:
    """Constraints with further ones: what is said anew holds, lists grow, the rest stays."""
    empty = Constraints()
    changes: dict[str, Any] = {}
    for field in fields(Constraints):
        old: Any = getattr(before, field.name)
        new: Any = getattr(more, field.name)
        if new != getattr(empty, field.name):
            changes[field.name] = tuple(dict.fromkeys([*old, *new])) if field.name in _LISTS else new
    both = replace(before, **changes)
    wanted = tuple(c for c in both.capabilities if c not in more.lacking)
    return replace(both, capabilities=wanted, lacking=tuple(c for c in both.lacking if c not in more.capabilities))


def _first(phrases: Phrases, text: str) -> str | None:
    found = phrases.find(text)
    return found[0].name if found else None


def _order(said: frozenset[str]) -> Order | None:
    if "inexpensive" in said and "cheapest" not in said:
        return "cheapest"
    by_rank: tuple[Order, ...] = ("largest_context", *(o for o in get_args(Order) if o != "largest_context"))
    return next((order for order in by_rank if order in said), None)


def _bounded(found: Constraints, measure: Measure, topics: Sequence[TopicName]) -> Constraints:
    """The constraints with what one number demands; one that is understood as nothing demands nothing."""
    if measure.unit == "usd":
        return _priced(found, measure) if measure.bound != "at_least" else found
    kind = _counts(measure, topics)
    count = int(measure.value)
    if kind == "parameters":
        slack = int(measure.value * _AROUND)
        if measure.bound == "at_most":
            return replace(found, max_parameters=count)
        if measure.bound == "at_least":
            return replace(found, min_parameters=count)
        return replace(found, min_parameters=count - slack, max_parameters=count + slack)
    if measure.bound == "at_most" or kind is None:
        return found
    return replace(found, min_output=count) if kind == "max_output" else replace(found, min_context=count)


def _counts(measure: Measure, topics: Sequence[TopicName]) -> Literal["parameters", "context", "max_output"] | None:
    """What a number counts: by the words behind it, else by its size and unit."""
    cues = load_cues()
    behind = [f.name for f in cues.topics.in_order(measure.behind) if f.name in {"parameters", "context", "max_output"}]
    if behind:
        return cast('Literal["parameters", "context", "max_output"]', behind[0])
    roles = {f.name for f in cues.roles.find(measure.behind)}
    if "output" in roles:
        return "max_output" if measure.value <= _LONGEST_OUTPUT else None
    size = cues.units.get(measure.letter, 1)
    if size == _BILLION and "tokens" not in roles and measure.value <= _LARGEST_MODEL:
        return "parameters"
    asked = "context" in topics or "tokens" in roles or measure.bound is not None
    if size >= _THOUSAND and size < _BILLION and asked:
        return "max_output" if "max_output" in topics and "context" not in topics else "context"
    return None


def _priced(found: Constraints, measure: Measure) -> Constraints:
    cues = load_cues()
    if cues.periods.find(measure.behind) or cues.slashed.match(measure.behind):
        return replace(found, budget_usd=measure.value)
    sides = [*cues.roles.find(measure.behind), *reversed(cues.roles.find(measure.before))]
    roles = [f.name for f in sides if f.name in {"input", "output"}]
    if roles[:1] == ["input"]:
        return replace(found, max_usd_input=measure.value)
    if roles[:1] == ["output"]:
        return replace(found, max_usd_output=measure.value)
    if measure.bound is None:
        return found
    return replace(found, max_usd_input=measure.value, max_usd_output=measure.value)


def _named(found: Constraints, text: str, mentions: Sequence[Mention]) -> Constraints:
    """The constraints with labs and models that are wanted, or excluded by *anything but*."""
    places = load_cues().providers.find(text)
    labs = [f for f in labs_in(text) if not any(p.start <= f.start < p.end for p in places)]
    named = sorted([*((f.start, f.end) for f in labs), *((m.start, m.end) for m in mentions)])
    out = _excluded(text, named)
    only = tuple(dict.fromkeys(f.name for f in labs if (f.start, f.end) not in out))
    without = tuple(dict.fromkeys(f.name for f in labs if (f.start, f.end) in out))
    models = tuple(dict.fromkeys(id_ for m in mentions if (m.start, m.end) in out for id_ in m.models))
    return replace(found, labs=only, not_labs=without, not_models=models)


def excluded(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that *anything but*, *no* or *without* stands before."""
    named = sorted([*((f.start, f.end) for f in labs_in(text)), *((m.start, m.end) for m in mentions)])
    out = _excluded(text, named)
    return [m for m in mentions if (m.start, m.end) in out]


def _excluded(text: str, named: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The names right behind a word that excludes, and those joined to them: ``no OpenAI or Google``."""
    ends = [f.end for f in load_cues().constraints.find(text) if f.name == "exclude"]
    out: set[tuple[int, int]] = set()
    for start, end in named:
        if any(at <= start <= at + NEAR and _LINK.fullmatch(text[at:start]) for at in ends):
            out.add((start, end))
            ends.append(end)
    return out
