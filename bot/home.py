"""The Home tab: what can be asked, what its reader compared last, how old the data are, what the workspace set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.blocks_text import Block, escape, mrkdwn, plain_text
from bot.manifest import PROMPTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from answers import Preferred
    from bot.preferences import Preferences

ASK: Final = "home.ask"
"""How the ``action_id`` of a button begins that asks its value; the answer goes into the direct conversation."""

COMPARE, COST, FORGET, SETTINGS = "home.compare", "home.cost", "home.forget", "home.settings"

MOST_RECENT: Final = 5


def home_view(
    data_of: date,
    today: date,
    recent: Sequence[tuple[str, str]],
    preferences: Preferences,
    *,
    is_admin: bool,
    failed: str = "",
) -> Block:
    """Return the Home tab.

    Args:
        data_of: The newest upstream's day.
        today: The day.
        recent: What its reader compared last: its name, and the question that asks it again.
        preferences: The workspace's settings.
        is_admin: Whether its reader may change them.
        failed: What went wrong with what its reader did last.
    """
    return {
        "type": "home",
        "blocks": [
            *([_failed(failed)] if failed else []),
            _header("What Versus does"),
            _text(
                "Compares AI models by facts, each with its source and day. Mention it in a channel, write to it "
                "in Messages, or use /versus where only you are to see the answer."
            ),
            {
                "type": "actions",
                "elements": [
                    _button(COMPARE, "Compare Models", "open", style="primary"),
                    _button(COST, "Estimate Cost", "open"),
                ],
            },
            *(_asking(f"{ASK}.example.{place}", ask, "Ask", ask) for place, (_, ask) in enumerate(PROMPTS[:3])),
            {"type": "divider"},
            _header("Your recent comparisons"),
            *(_recent(recent) or [_text("None yet: what you ask appears here for 30 days.")]),
            {"type": "divider"},
            _header("Data"),
            _text(f"Of {data_of:%-d %B %Y}, {(today - data_of).days} days old."),
            _header("Settings"),
            *_settings(preferences, is_admin=is_admin),
        ],
    }


def failed_home(sentence: str) -> Block:
    """Return the Home tab where nothing but what went wrong can be told."""
    return {"type": "home", "blocks": [_failed(sentence)]}


def _failed(sentence: str) -> Block:
    return _text(f"That did not work. {sentence}")


def _recent(recent: Sequence[tuple[str, str]]) -> list[Block]:
    again = [_asking(f"{ASK}.again.{place}", name, "Ask Again", ask) for place, (name, ask) in enumerate(recent)]
    confirm: Block = {
        "title": plain_text("Forget your conversations?", 100),
        "text": plain_text("What is kept of your answers, direct and private conversations is deleted.", 300),
        "confirm": plain_text("Forget", 30),
        "deny": plain_text("Cancel", 30),
    }
    forget = {**_button(FORGET, "Forget Mine", "forget"), "confirm": confirm}
    return [*again, {"type": "actions", "elements": [forget]}] if again else []


def _settings(preferences: Preferences, *, is_admin: bool) -> list[Block]:
    channels = ", ".join(f"<#{channel}>" for channel in preferences.follow if channel.isalnum()) or "none"
    lines = [
        f"Workload for costs where none is named: {escape(preferences.workload) or 'none'}",
        f"Prices that count: {_preferred(preferences.preferred)}",
        f"Threads followed without a mention, in channels: {channels}",
    ]
    shown: list[Block] = [{"type": "section", "text": mrkdwn("\n".join(lines))}]
    if is_admin:
        return [*shown, {"type": "actions", "elements": [_button(SETTINGS, "Edit Settings", "open")]}]
    note = "Whoever runs Versus names the people who may change these, in VERSUS_ADMINS."
    return [*shown, {"type": "context", "elements": [plain_text(note, 200)]}]


def _preferred(preferred: Preferred) -> str:
    """Where prices are taken, as the settings have it."""
    names = ", then ".join(escape(provider.name) for provider in preferred.providers)
    region = f"in the region {escape(preferred.region)}" if preferred.region else ""
    wanted = ", ".join(part for part in (f"those at {names}" if names else "", region) if part)
    rest = "the lab's own, else the cheapest provider's"
    return f"{wanted}; where a model is not served there, {rest}" if wanted else rest


def _header(text: str) -> Block:
    return {"type": "header", "text": plain_text(text, 150)}


def _text(text: str) -> Block:
    return {"type": "section", "text": plain_text(text, 3_000)}


def _asking(action_id: str, text: str, label: str, ask: str) -> Block:
    return {**_text(text), "accessory": _button(action_id, label, ask)}


def _button(action_id: str, label: str, value: str, **more: str) -> Block:
    return {"type": "button", "action_id": action_id, "text": plain_text(label, 75), "value": value[:2_000], **more}
