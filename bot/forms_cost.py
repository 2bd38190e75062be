"""The form of a workload: it says how it reads what is typed, and asks what it says."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.blocks_text import Block, plain_text
from bot.forms_parts import Target, choice, chosen_in, labelled, modal, models_in, models_input, state_of
from bot.payloads import Payload, first_of, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COST: Final = "form.cost"
"""The view's ``callback_id``."""

PERIODS: Final = ("once", "second", "hour", "day", "week", "month", "year")
_AMOUNT: Final = re.compile(r"(\d[\d,_ ]*(?:\.\d+)?)\s*([kmb]?)", re.IGNORECASE)
_SCALES: Final = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


def cost_form(target: Target, chosen: Sequence[Block], entries: Mapping[str, str]) -> Block:
    """Return the form that asks for a workload; what was typed is read aloud below, as it is typed.

    Args:
        target: Where the answer goes.
        chosen: The models chosen from the start.
        entries: What stands in the inputs: ``input``, ``output``, ``requests``, ``period``, ``cached``, ``batch``.
    """
    periods = [choice("once" if period == "once" else f"per {period}", period) for period in PERIODS]
    period = entries.get("period") or "month"
    batch = [choice("All of it runs in batches", "batch")]
    ticked = {"initial_options": batch} if entries.get("batch") else {}
    blocks = [
        models_input(chosen),
        _amount("input", "Input tokens", "800M", entries),
        _amount("output", "Output tokens", "250M", entries),
        _amount("requests", "Requests, if the tokens are those of one", "10k", entries, optional=True),
        labelled(
            "period",
            "How often",
            {
                "type": "static_select",
                "action_id": "period",
                "options": periods,
                "initial_option": periods[PERIODS.index(period)],
            },
        ),
        _amount("cached", "Share of the input that is cached, in %", "60", entries, optional=True),
        {
            **labelled("batch", "Batch", {"type": "checkboxes", "action_id": "batch", "options": batch, **ticked}),
            "optional": True,
        },
        read_aloud(entries),
    ]
    return modal(COST, "Estimate cost", "Estimate", target, blocks)


def read_aloud(entries: Mapping[str, str]) -> Block:
    """Return the line that says how the entries are read, or what is wrong with them."""
    faults = workload_faults(entries)
    if faults:
        return {"type": "alert", "level": "error", "text": plain_text(next(iter(faults.values())), 200)}
    read = [(amount_of(entries.get(name, "")), name) for name in ("input", "output")]
    said = " + ".join(f"{value:,} {name}" for value, name in read if value is not None)
    requests = amount_of(entries.get("requests", ""))
    each = f" for each of {requests:,} requests" if requests else ""
    period = entries.get("period") or "month"
    often = "" if period == "once" else f" per {period}"
    text = f"{said} tokens{each}{often}." if said else "Write amounts as 800M, 1.5M, 300k or 12,000."
    return {"type": "context", "block_id": "read", "elements": [plain_text(text, 200)]}


def amount_of(written: str) -> int | None:
    """Return a number as people write it, ``1.5M`` or ``12,000``; ``None`` if it is none."""
    found = _AMOUNT.fullmatch(written.strip())
    if found is None:
        return None
    return int(Decimal(re.sub(r"[,_ ]", "", found[1])) * _SCALES[found[2].lower()])


def workload_faults(entries: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with the entries of a workload, by input; nothing is wrong with one left empty."""
    faults: dict[str, str] = {}
    for name in ("input", "output", "requests"):
        if entries.get(name, "").strip() and amount_of(entries[name]) is None:
            faults[name] = "Write a number, such as 800M, 1.5M, 300k or 12,000."
    cached = entries.get("cached", "").strip().rstrip("% ")
    if cached and not (re.fullmatch(r"\d{1,3}(\.\d+)?", cached) and Decimal(cached) <= 100):
        faults["cached"] = "Write a share from 0 to 100."
    return faults


def form_faults(view: Payload) -> dict[str, str]:
    """Return what is wrong with a submitted cost form, by input."""
    entries = entries_of(view)
    faults = workload_faults(entries)
    if not faults and not any(amount_of(entries.get(name, "")) for name in ("input", "output")):
        faults["input"] = "Say how many tokens are read, or written."
    return faults


def costed(view: Payload) -> str:
    """Return the question a filled-in cost form asks."""
    entries = entries_of(view)
    read, written = (amount_of(entries.get(name, "")) for name in ("input", "output"))
    requests, period = amount_of(entries.get("requests", "")), entries.get("period") or "month"
    often = "" if period == "once" else f" per {period}"
    tokens = ", ".join(f"{value} {word}" for value, word in ((read, "in"), (written, "out")) if value is not None)
    said = f"{requests} requests{often} at {tokens}" if requests else f"{tokens}{often}"
    cached = entries.get("cached", "").strip().rstrip("% ")
    shares = f", {cached} % cached" if cached else ""
    return f"cost of {said}{shares}{', batch' if entries.get('batch') else ''} on {' vs '.join(models_in(view))}"


def entries_of(view: Payload) -> dict[str, str]:
    """Return what stands in a view's inputs, by name."""
    entries: dict[str, str] = {}
    for name in ("input", "output", "requests", "cached", "workload"):
        entries[name] = text_of(state_of(view, name), "value")
    entries["period"] = chosen_in(view, "period")
    entries["batch"] = text_of(first_of(state_of(view, "batch").get("selected_options")), "value")
    return entries


def _amount(name: str, label: str, example: str, entries: Mapping[str, str], *, optional: bool = False) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": name,
        "placeholder": plain_text(example, 75),
        "max_length": 30,
        "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
    }
    if entries.get(name):
        element["initial_value"] = entries[name]
    block = {**labelled(name, label, element), "dispatch_action": True}
    return {**block, "optional": True} if optional or name != "input" else block
