"""The form of a workload: it says how it reads what is typed, and asks what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from answers import ThreadState
from bot.blocks_text import Block, plain_text
from bot.forms_parts import (
    REGIONS,
    Target,
    choice,
    chosen_in,
    failure_block,
    labelled,
    modal,
    models_in,
    models_input,
    state_of,
)
from bot.forms_workload import (
    AMOUNTS,
    PERIODS,
    SHARES,
    amount_of,
    days_said,
    entries_for,
    kept_in,
    share_of,
    workload_of,
)
from bot.payloads import Payload, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from answers import Workload

COST: Final = "form.cost"
"""The view's ``callback_id``."""

_TOKENS: Final = AMOUNTS[:3]


def cost_form(target: Target, chosen: Sequence[Block], provider: str = "") -> Block:
    """Return the form that asks for a workload; what was typed is read aloud below, as it is typed.

    Args:
        target: Where the answer goes, and the workload that is edited.
        chosen: The models chosen from the start.
        provider: The name of the provider that the workload is to run on, if it says one.
    """
    entries = entries_for(target.workload)
    periods = [choice("once" if period == "once" else f"per {period}", period) for period in PERIODS]
    regions = [choice(label, value) for label, value in REGIONS]
    if entries["region"] not in (region["value"] for region in regions):
        regions.append(choice(entries["region"], entries["region"]))
    kept = ", ".join(kept_in(target.workload, provider))
    blocks = [
        models_input(chosen),
        _typed("input", "Input tokens", "800M", entries),
        _typed("output", "Output tokens", "250M", entries),
        _typed("reasoning", "Reasoning tokens, beside those of the output", "50M", entries),
        _typed("requests", "Requests, if the tokens are those of one", "10k", entries),
        _menu("period", "How often", periods, entries),
        _typed("cached", "Share of the input that is read from a cache, in %", "60", entries),
        _typed("batched", "Share of all of it that runs in batches, in %", "100", entries),
        _menu("region", "Where it runs", regions, entries),
        *([_line("kept", f"Kept: {kept}.")] if kept else []),
        read_aloud(entries, target.workload),
    ]
    return modal(COST, "Estimate cost", "Estimate", target, blocks)


def read_aloud(entries: Mapping[str, str], before: Workload) -> Block:
    """Return the line that says how the entries are read, or what is wrong with them.

    Args:
        entries: What stands in the inputs.
        before: What the form was opened with.
    """
    faults = workload_faults(entries, before)
    if faults:
        return failure_block(next(iter(faults.values())))
    workload = workload_of(entries, before)
    read = [(amount_of(entries.get(name, "")), name) for name in _TOKENS]
    said = " + ".join(f"{value:,} {name}" for value, name in read if value is not None)
    requests = amount_of(entries.get("requests", ""))
    each = f" for each of {requests:,} requests" if requests else ""
    often = "" if workload.period == "once" else f" per {workload.period} {days_said(workload)}".rstrip()
    text = f"{said} tokens{each}{often}." if said else "Write amounts as 800M, 1.5M, 300k or 12,000."
    return _line("read", text)


def workload_faults(entries: Mapping[str, str], before: Workload) -> dict[str, str]:
    """Return what is wrong with the entries of a workload, by input; nothing is wrong with one left empty."""
    faults: dict[str, str] = {}
    for name in AMOUNTS:
        if entries.get(name, "").strip() and amount_of(entries[name]) is None:
            faults[name] = "Write a number, such as 800M, 1.5M, 300k or 12,000."
    for name in SHARES:
        if share_of(entries.get(name, "")) is None:
            faults[name] = "Write a share from 0 to 100."
    most = 1 - before.cache_written
    if "cached" not in faults and workload_of(entries, before).cached > most:
        faults["cached"] = f"Write at most {most * 100:.0f}: the rest of the input is written to the cache."
    return faults


def form_faults(view: Payload) -> dict[str, str]:
    """Return what is wrong with a submitted cost form, by input."""
    entries = entries_of(view)
    faults = workload_faults(entries, Target.of(view).workload)
    if not faults and not any(amount_of(entries[name]) for name in _TOKENS):
        faults["input"] = "Say how many tokens are read, or written."
    return faults


def costed(view: Payload) -> tuple[str, ThreadState]:
    """Return the question that a filled-in cost form asks, and the workload it asks it of, as a thread's.

    Words would lose what there are none for, such as whose requests they are.
    """
    workload = workload_of(entries_of(view), Target.of(view).workload)
    return f"estimate for {' vs '.join(models_in(view))}", ThreadState(topics=("cost_estimate",), workload=workload)


def entries_of(view: Payload) -> dict[str, str]:
    """Return what stands in a view's inputs, by name."""
    typed = {name: text_of(state_of(view, name), "value") for name in (*AMOUNTS, *SHARES)}
    return {**typed, "period": chosen_in(view, "period"), "region": chosen_in(view, "region")}


def _typed(name: str, label: str, example: str, entries: Mapping[str, str]) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": name,
        "placeholder": plain_text(example, 75),
        "max_length": 30,
        "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
    }
    if entries[name]:
        element["initial_value"] = entries[name]
    return {**labelled(name, label, element), "dispatch_action": True, "optional": True}


def _menu(name: str, label: str, options: Sequence[Block], entries: Mapping[str, str]) -> Block:
    first = next(option for option in options if option["value"] == entries[name])
    element: Block = {"type": "static_select", "action_id": name, "options": list(options), "initial_option": first}
    return labelled(name, label, element)


def _line(name: str, text: str) -> Block:
    return {"type": "context", "block_id": name, "elements": [plain_text(text, 300)]}
