"""Cost: a workload on every model, cheapest first, with the difference in money and per cent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.costing import Estimate, break_even, ended, estimate, free_at_lab, needed, per_month, still_sold
from answers.costing_routes import CLOUDS, costed, providers_of, regions_of
from answers.finding import Asked, Finding, cite, cite_prices, fact_row
from answers.lengths import DAYS_IN_MONTH
from answers.preferring import choice_of, favored
from answers.questions import Period, Workload
from answers.topics.cost_rows import cost_rows, derived, facts, table
from answers.topics.cost_view import Costed, Ended, View
from answers.wording import tokens
from catalog import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from answers.answer import FactRow
    from catalog import Model, PriceKind

PERIOD_WORDS: dict[Period, str] = {
    "once": "in all",
    "second": "a second",
    "hour": "an hour",
    "day": "a day",
    "week": "a week",
    "month": "a month",
    "year": "a year",
}
KIND_WORDS: dict[PriceKind, str] = {
    "input": "input",
    "output": "output",
    "cache_read": "cached input",
    "cache_write": "cache write",
    "batch_input": "batch input",
    "batch_output": "batch output",
    "batch_cache_read": "cached batch input",
    "batch_cache_write": "batch cache write",
}
REGION_WORDS = {
    "eu": "the EU",
    "us": "the US",
    "us-gov": "US GovCloud",
    "jp": "Japan",
    "au": "Australia",
    "in": "India",
    "ca": "Canada",
    "apac": "Asia Pacific",
}
"""Regions in words; smaller ones keep their ids."""
WORKDAYS = 5


def find(asked: Asked) -> Finding:
    """Cost the workload on each model's own route, the cheapest that quotes all it needs, or the one named."""
    workload = asked.workload or Workload()
    chosen = {m.id: favored(m, workload, asked.preferred, asked.today) for m in asked.models}
    estimates = {m.id: chosen[m.id] or costed(m, workload, asked.today) for m in asked.models}
    rows = sorted(
        (_costed(m, estimates[m.id], workload, asked.today) for m in asked.models),
        key=lambda c: (c.usd is None, c.usd or Decimal(0)),
    )
    known = [(m, e) for m in asked.models if (e := estimates[m.id]) is not None]
    sold = _sold(asked, workload, known)
    view = _view(asked, workload, tuple(rows), known, sold)
    unplaced = [(model, plain) for model, plain, _ in _unplaced(asked, workload, known)]
    return Finding(
        "cost_estimate", "cost", view, tables=(table(rows, estimates, view, asked.today),) if known else (),
        facts=(*facts((*known, *sold, *unplaced), view, asked.today), *_noted(asked, view)),
        derived=tuple(derived(view)),
        costs=tuple(cost_rows(known, workload)),
        cited=(
            *cite_prices(line.price for _, e in (*known, *sold, *unplaced) for line in e.lines),
            *(cite(m.tokenizer_note for m in asked.models) if view.counting else ()),
        ),
        choice=None if view.place else choice_of(
            asked.preferred, asked.models, {id_: one and one.route for id_, one in chosen.items()}
        ),
    )  # fmt: skip


def _noted(asked: Asked, view: View) -> Iterator[FactRow]:
    """What labs say of their tokenizers, where it is told."""
    for model in asked.models:
        if view.counting and model.tokenizer_note.known:
            yield fact_row(model, "cost_estimate", model.tokenizer_note)


def _costed(model: Model, found: Estimate | None, workload: Workload, today: date) -> Costed:
    if found is None:
        unserved = workload.provider is not None or workload.region is not None
        return Costed(
            model.id, model.name, None, None, None, _unquoted(model, workload), batch_halves=False, unserved=unserved,
            regions=tuple(REGION_WORDS.get(r, r) for r in regions_of(model, workload, today) if workload.region),
        )  # fmt: skip
    monthly = None if found.exact is None else per_month(found.exact, workload)
    missing = tuple(KIND_WORDS.get(k, k) for k in found.missing)
    return Costed(
        model.id, model.name, found.route.provider.name, found.usd, monthly, missing,
        batch_halves=_halves(found, workload, today), unserved=False,
    )  # fmt: skip


def _unquoted(model: Model, workload: Workload) -> tuple[str, ...]:
    """The rates needed that no route quotes; where each is quoted somewhere, but not all in one place, all of them."""
    quoted = {price.kind for route in model.routes for price in route.prices}
    words = {kind: KIND_WORDS.get(kind, kind) for kind in needed(workload)}
    return tuple(said for kind, said in words.items() if kind not in quoted) or tuple(words.values())


def _halves(found: Estimate, workload: Workload, today: date) -> bool:
    """Whether all of it as a batch would cost exactly half on this route."""
    batch = estimate(found.route, replace(workload, batched=Decimal(1)), today).exact
    return not workload.batched and batch is not None and found.exact is not None and batch * 2 == found.exact


def _changes(
    asked: Asked, workload: Workload, known: Sequence[tuple[Model, Estimate]], steps: Sequence[int]
) -> tuple[str, ...]:
    """What to say for another workload: a prompt's size where it matters, a cloud only where it serves all models."""
    cached = () if workload.cached else ('"60 % cached"',)
    batch = ('"no batch"',) if workload.batched else ('"make it batch"',)
    said = (*cached, *batch, *(f'"prompts of {tokens(size * 5 // 4)}"' for size in steps[:1]), '"double the output"')
    if workload.region is not None:
        return (*said, '"any region"')
    taken = {found.route.provider.id for _, found in known}
    served = [providers_of((model,)) for model in asked.models]
    cloud = next((c for c in CLOUDS if c not in taken and all(c in s for s in served)), None)
    on = () if cloud is None else (f'"on {served[0][cloud].name}"',)
    return (*said, *on)


def _tiers(
    asked: Asked, workload: Workload, known: Sequence[tuple[Model, Estimate]]
) -> Iterator[tuple[str, int, Decimal, Decimal]]:
    """The first price step of each route, where the workload does not tell how long its prompts are."""
    if workload.prompt or workload.batched:
        return
    for model, found in known:
        sizes = sorted({p.above_tokens for p in found.route.prices if p.kind == "input" and p.above_tokens})
        for size in sizes[:1]:
            read = found.route.price("input", prompt_tokens=size + 1, today=asked.today)
            written = found.route.price("output", prompt_tokens=size + 1, today=asked.today)
            if read is not None and written is not None:
                yield model.name, size, read.usd_per_mtok, written.usd_per_mtok


def _listed(known: Sequence[tuple[Model, Estimate]]) -> Iterator[tuple[str, str, Decimal, str]]:
    """The list prices beside negotiated ones."""
    for model, found in known:
        for line in found.lines:
            if line.price.source.publisher == CONTRACT:
                for amount, source in line.price.disagreements:
                    yield model.name, KIND_WORDS.get(line.kind, line.kind), amount, source.name


def _view(
    asked: Asked,
    workload: Workload,
    rows: tuple[Costed, ...],
    known: Sequence[tuple[Model, Estimate]],
    sold: Sequence[tuple[Model, Estimate]],
) -> View:
    totals = [row.usd for row in rows if row.usd is not None]
    saved = totals[-1] - totals[0] if len(totals) > 1 else None
    share = saved / totals[-1] * 100 if saved is not None and totals[-1] else None
    budget = workload.budget_usd
    within = tuple(
        (r.model, r.usd <= budget, abs(budget - r.usd)) for r in rows if budget is not None and r.usd is not None
    )
    read, written = workload.total(workload.input_tokens), workload.total(workload.output_tokens)
    tiers = tuple(_tiers(asked, workload, known))
    flips = _flips_at([e for _, e in known if e.usd is not None])
    mix = Decimal(read) / written if read and written else None
    return View(
        tuple(m.name for m in asked.models), workload, _place(asked, workload),
        read, written, workload.total(workload.reasoning_tokens),
        _period(workload), rows, saved, share, budget, within, saved == 0,
        _changes(asked, workload, known, [size for _, size, _, _ in tiers]), tiers, flips, mix,
        tuple(m.name for m, e in known if any(k.kind == "reasoning" and k.price.kind == "output" for k in e.lines)),
        tuple(_listed(known)), _counting(asked.models),
        () if workload.provider else tuple(
            (m.name, free.provider.name) for m in asked.models if (free := free_at_lab(m, asked.today)) is not None
        ),
        tuple(
            (m.name, e.route.provider.name, d)
            for m, e in known
            if (d := e.route.last_seen) and not ended(m, e.route, asked.today)
        ),
        tuple(_ended(known, sold, asked.today)),
        tuple((m.name, share, plain.route.provider.name) for m, plain, share in _unplaced(asked, workload, known)),
        DAYS_IN_MONTH * workload.days_a_week / 7,
    )  # fmt: skip


def _sold(asked: Asked, workload: Workload, known: Sequence[tuple[Model, Estimate]]) -> list[tuple[Model, Estimate]]:
    """The workload on the cheapest route that still lists what is costed at the last rates of its lab."""
    kinds = needed(workload)
    past = [model for model, found in known if found.usd is not None and ended(model, found.route, asked.today)]
    routes = ((model, still_sold(model, asked.today, kinds)) for model in past)
    return [(model, estimate(route, workload, asked.today)) for model, route in routes if route is not None]


def _ended(
    known: Sequence[tuple[Model, Estimate]], sold: Sequence[tuple[Model, Estimate]], today: date
) -> Iterator[Ended]:
    elsewhere = {model.id: found for model, found in sold}
    for model, found in known:
        if found.usd is not None and ended(model, found.route, today):
            there = elsewhere.get(model.id)
            name, usd = (None, None) if there is None else (there.route.provider.name, there.usd)
            yield Ended(model.name, found.route.provider.name, found.route.last_seen, name, usd)


def _period(workload: Workload) -> str:
    """``a day``, ``a workday``, ``an hour on 4 days a week``."""
    words, days = PERIOD_WORDS[workload.period], workload.days_a_week
    if days == WORKDAYS:
        return "a workday" if workload.period == "day" else f"{words} on workdays"
    return words if days == 7 else f"{words} on {days} days a week"


def _counting(models: Sequence[Model]) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """What labs say of how their models count tokens, where it is not the same for all of these."""
    said = {m.name: m.tokenizer_note for m in models}
    notes = dict.fromkeys(note.value for note in said.values())
    if len(notes) < 2:
        return ()
    by_note = {text: [name for name, note in said.items() if note.value == text] for text in notes if text}
    return tuple((tuple(names), text, said[names[0]].sources[0].name) for text, names in by_note.items())


def _place(asked: Asked, workload: Workload) -> str | None:
    """Where it is to run: ``on Bedrock``, ``in the EU``, ``on Bedrock in eu-west-1``."""
    provider = providers_of(asked.models).get(workload.provider or "")
    name = workload.provider if provider is None else provider.name
    on = () if name is None else (f"on {name}",)
    inside = () if workload.region is None else (f"in {REGION_WORDS.get(workload.region, workload.region)}",)
    return " ".join((*on, *inside)) or None


def _unplaced(
    asked: Asked, workload: Workload, known: Sequence[tuple[Model, Estimate]]
) -> Iterator[tuple[Model, Estimate, Decimal]]:
    """Each model without the region that was named, with what the region adds to that, in per cent."""
    for model, found in known if workload.region is not None else ():
        plain = costed(model, replace(workload, region=None), asked.today)
        if plain is not None and plain.exact and found.exact is not None and plain.route is not found.route:
            yield model, plain, (found.exact - plain.exact) / plain.exact * 100


def _flips_at(found: Sequence[Estimate]) -> Decimal | None:
    """The mix at which two totals are the same, with cached and batch shares as they are; of two models only."""
    if len(found) != 2:
        return None
    first, second = (_mean_rates(e) for e in found)
    return None if first is None or second is None else break_even(first, second)


def _mean_rates(found: Estimate) -> tuple[Decimal, Decimal] | None:
    """What an input and an output token cost on the mean."""
    sides: list[Decimal] = []
    for written in (False, True):
        lines = [line for line in found.lines if (line.kind in _WRITTEN) == written]
        tokens = sum((line.tokens for line in lines), Decimal(0))
        if not tokens:
            return None
        sides.append(sum((line.usd for line in lines), Decimal(0)) / tokens)
    return sides[0], sides[1]


_WRITTEN: frozenset[PriceKind] = frozenset({"output", "batch_output", "reasoning"})
