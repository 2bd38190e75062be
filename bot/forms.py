"""The modals: choosing models to compare, a workload to cost, the sources of an answer, a workspace's settings."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from bot.blocks_controls import is_safe
from bot.blocks_text import Block, clean, escape, mrkdwn, plain_text
from bot.payloads import Payload, first_of, part_of, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from answers import Reply
    from bot.preferences import Preferences

COMPARE, COST, SETTINGS, SOURCES = "form.compare", "form.cost", "form.settings", "sources"
"""The views' ``callback_id``."""

MODELS: Final = "models"
"""``block_id`` and ``action_id`` of the menu of models; every other input has one name for both, too."""

MOST_MODELS: Final = 10
MOST_FACTS: Final = 60
MOST_METADATA: Final = 3_000

TOPICS: Final = (
    ("Overview", ""),
    ("In full", "in full"),
    ("Context window", "context"),
    ("License", "license"),
    ("Capabilities", "capabilities"),
    ("Prices", "prices"),
)
"""What can be compared: the option, and the words it adds to the question."""

PERIODS: Final = ("once", "second", "hour", "day", "week", "month", "year")
_AMOUNT: Final = re.compile(r"(\d[\d,_ ]*(?:\.\d+)?)\s*([kmb]?)", re.IGNORECASE)
_SCALES: Final = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a form's answer goes; travels in the form.

    Attributes:
        channel: Of the message the form was opened from; empty: into the direct conversation.
        thread: Its thread.
        response_url: Where only the asker sees the answer; empty: in the thread.
        name: The answer whose assumptions are edited; empty: a new one.
    """

    channel: str = ""
    thread: str = ""
    response_url: str = ""
    name: str = ""

    def dumped(self) -> str:
        """Return it as ``private_metadata``."""
        return json.dumps([self.channel, self.thread, self.response_url, self.name])[:MOST_METADATA]

    @classmethod
    def of(cls, view: Payload) -> Target:
        """Return what a view was opened with; the direct conversation where that cannot be read."""
        try:
            parts = cast("object", json.loads(text_of(view, "private_metadata")))
            return cls(*(str(part) for part in cast("list[object]", parts)))
        except (ValueError, TypeError):
            return cls()


def compare_form(target: Target, chosen: Sequence[Block]) -> Block:
    """Return the form that asks which models to compare, and in what."""
    topics = [_choice(label, words or "overview") for label, words in TOPICS]
    topic = {"type": "static_select", "action_id": "topic", "options": topics, "initial_option": topics[0]}
    blocks = [_models(chosen), _input("topic", "What to compare", topic)]
    return _modal(COMPARE, "Compare models", "Compare", target, blocks)


def compared(view: Payload) -> str:
    """Return the question a filled-in form of models asks."""
    words = _chosen(view, "topic")
    names = " vs ".join(_models_of(view))
    return (
        names if words in ("", "overview") else f"compare {names} {words}" if words == "in full" else f"{names} {words}"
    )


def cost_form(target: Target, chosen: Sequence[Block], entries: Mapping[str, str]) -> Block:
    """Return the form that asks for a workload; what was typed is read aloud below, as it is typed.

    Args:
        target: Where the answer goes.
        chosen: The models chosen from the start.
        entries: What stands in the inputs: ``input``, ``output``, ``requests``, ``period``, ``cached``, ``batch``.
    """
    periods = [_choice("once" if period == "once" else f"per {period}", period) for period in PERIODS]
    period = entries.get("period") or "month"
    batch = [_choice("All of it runs in batches", "batch")]
    ticked = {"initial_options": batch} if entries.get("batch") else {}
    blocks = [
        _models(chosen),
        _amount("input", "Input tokens", "800M", entries),
        _amount("output", "Output tokens", "250M", entries),
        _amount("requests", "Requests, if the tokens are those of one", "10k", entries, optional=True),
        _input(
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
            **_input("batch", "Batch", {"type": "checkboxes", "action_id": "batch", "options": batch, **ticked}),
            "optional": True,
        },
        read_aloud(entries),
    ]
    return _modal(COST, "Estimate cost", "Estimate", target, blocks)


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
    return f"cost of {said}{shares}{', batch' if entries.get('batch') else ''} on {' vs '.join(_models_of(view))}"


def entries_of(view: Payload) -> dict[str, str]:
    """Return what stands in a view's inputs, by name."""
    entries: dict[str, str] = {}
    for name in ("input", "output", "requests", "cached", "workload"):
        entries[name] = text_of(_state(view, name), "value")
    entries["period"] = _chosen(view, "period")
    entries["batch"] = text_of(first_of(_state(view, "batch").get("selected_options")), "value")
    return entries


def sources_view(reply: Reply, names: Mapping[str, str]) -> Block:
    """Return the modal that lists each figure of an answer with its source, link and day.

    Args:
        reply: The answer.
        names: The models' names, by id.
    """
    facts = [fact for fact in reply.answer.facts if fact.value is not None and fact.source]
    lines: list[Block] = []
    for fact in facts[:MOST_FACTS]:
        what = f"{names.get(fact.model, fact.model)}, {fact.topic.removeprefix('capability:').replace('_', ' ')}"
        value = f"{fact.value:,}" if isinstance(fact.value, int) else str(fact.value)
        day = f"{fact.as_of:%-d %b %Y}" if fact.as_of else "undated"
        source = escape(clean(fact.source or "", 200))
        linked = f"<{escape(fact.url)}|{source}>" if fact.url and is_safe(fact.url) else source
        route = f" on {fact.route}" if fact.route else ""
        unit = f" {fact.unit.replace('_', ' ')}" if fact.unit else ""
        said = escape(clean(f"{what}{route}: {value}{unit}", 600))
        lines.append({"type": "context", "elements": [mrkdwn(f"{said} · {linked}, {day}")]})
    left = len(facts) - len(lines)
    if left:
        lines.append({"type": "context", "elements": [plain_text(f"{left} more figures: ask for one topic.", 200)]})
    if not lines:
        lines.append({"type": "section", "text": plain_text("This answer rests on no figures.", 200)})
    return {
        "type": "modal",
        "callback_id": SOURCES,
        "title": plain_text("Sources", 24),
        "close": plain_text("Close", 24),
        "blocks": lines,
    }


def settings_form(preferences: Preferences) -> Block:
    """Return the form of a workspace's settings."""
    workload: Block = {
        "type": "plain_text_input",
        "action_id": "workload",
        "placeholder": plain_text("800M in 250M out a month", 75),
        "max_length": 200,
    }
    if preferences.workload:
        workload["initial_value"] = preferences.workload
    follow: Block = {"type": "multi_channels_select", "action_id": "follow"}
    if preferences.follow:
        follow["initial_channels"] = list(preferences.follow)
    where = "In whose threads a question to me needs no mention (needs the optional history scopes)"
    blocks = [
        {**_input("workload", "Workload for costs where none is named", workload), "optional": True},
        {**_input("follow", where, follow), "optional": True},
    ]
    return _modal(SETTINGS, "Settings", "Save", Target(), blocks)


def followed(view: Payload) -> tuple[str, ...]:
    """Return the channels chosen in the form of settings."""
    chosen: object = _state(view, "follow").get("selected_channels")
    return tuple(str(each) for each in cast("list[object]", chosen)) if isinstance(chosen, list) else ()


def _modal(callback_id: str, title: str, submit: str, target: Target, blocks: list[Block]) -> Block:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": target.dumped(),
        "title": plain_text(title, 24),
        "submit": plain_text(submit, 24),
        "close": plain_text("Cancel", 24),
        "blocks": blocks,
    }


def _models(chosen: Sequence[Block]) -> Block:
    element: Block = {
        "type": "multi_external_select",
        "action_id": MODELS,
        "min_query_length": 0,
        "max_selected_items": MOST_MODELS,
        "placeholder": plain_text("Search models", 75),
    }
    if chosen:
        element["initial_options"] = list(chosen[:MOST_MODELS])
    return _input(MODELS, "Models", element)


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
    block = {**_input(name, label, element), "dispatch_action": True}
    return {**block, "optional": True} if optional or name != "input" else block


def _input(name: str, label: str, element: Block) -> Block:
    return {"type": "input", "block_id": name, "label": plain_text(label, 2_000), "element": element}


def _choice(label: str, value: str) -> Block:
    return {"text": plain_text(label, 75), "value": value}


def _state(view: Payload, name: str) -> Payload:
    return part_of(part_of(part_of(part_of(view, "state"), "values"), name), name)


def _chosen(view: Payload, name: str) -> str:
    return text_of(part_of(_state(view, name), "selected_option"), "value")


def _models_of(view: Payload) -> list[str]:
    chosen: object = _state(view, MODELS).get("selected_options")
    members = cast("list[object]", chosen) if isinstance(chosen, list) else []
    return [text_of(cast("Payload", member), "value") for member in members if isinstance(member, dict)]
