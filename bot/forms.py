"""The modals: choosing models to compare, the sources of an answer, a workspace's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from bot.blocks_controls import is_safe
from bot.blocks_text import Block, clean, escape, mrkdwn, plain_text
from bot.forms_parts import Target, choice, chosen_in, labelled, modal, models_in, models_input, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from answers import Reply
    from bot.payloads import Payload
    from bot.preferences import Preferences

COMPARE, SETTINGS, SOURCES = "form.compare", "form.settings", "sources"
"""The views' ``callback_id``."""

MOST_FACTS: Final = 60

TOPICS: Final = (
    ("Overview", ""),
    ("In full", "in full"),
    ("Context window", "context"),
    ("License", "license"),
    ("Capabilities", "capabilities"),
    ("Prices", "prices"),
)
"""What can be compared: the option, and the words it adds to the question."""


def compare_form(target: Target, chosen: Sequence[Block]) -> Block:
    """Return the form that asks which models to compare, and in what."""
    topics = [choice(label, words or "overview") for label, words in TOPICS]
    topic = {"type": "static_select", "action_id": "topic", "options": topics, "initial_option": topics[0]}
    blocks = [models_input(chosen), labelled("topic", "What to compare", topic)]
    return modal(COMPARE, "Compare models", "Compare", target, blocks)


def compared(view: Payload) -> str:
    """Return the question a filled-in form of models asks."""
    words = chosen_in(view, "topic")
    names = " vs ".join(models_in(view))
    return (
        names if words in ("", "overview") else f"compare {names} {words}" if words == "in full" else f"{names} {words}"
    )


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
        {**labelled("workload", "Workload for costs where none is named", workload), "optional": True},
        {**labelled("follow", where, follow), "optional": True},
    ]
    return modal(SETTINGS, "Settings", "Save", Target(), blocks)


def followed(view: Payload) -> tuple[str, ...]:
    """Return the channels chosen in the form of settings."""
    chosen: object = state_of(view, "follow").get("selected_channels")
    return tuple(str(each) for each in cast("list[object]", chosen)) if isinstance(chosen, list) else ()
