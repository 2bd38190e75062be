"""The app's manifest: what Slack is told about us when the app is made. Scopes are the fewest that work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Collection

Extra = Literal["history", "files"]
"""What a workspace may grant besides; see ``EXTRA_USES``."""

EXTRAS: Final[tuple[Extra, ...]] = get_args(Extra)

Manifest: TypeAlias = dict[str, Any]

SCOPES: Final[dict[str, str]] = {
    "app_mentions:read": "hear mentions",
    "assistant:write": "offer example questions in the messages tab",
    "chat:write": "answer",
    "commands": "/versus, /versus-cost and the Compare models shortcut",
    "im:history": "hear direct messages",
}
"""The scopes without which something would not work, each with what it is for."""

EXTRA_USES: Final[dict[Extra, str]] = {
    "history": "answer follow-ups without a mention",
    "files": "share an answer's tables as a CSV file",
}
EXTRA_SCOPES: Final[dict[Extra, tuple[str, ...]]] = {
    "history": ("channels:history", "groups:history"),
    "files": ("files:write",),
}
_EXTRA_EVENTS: Final[dict[Extra, tuple[str, ...]]] = {
    "history": ("message.channels", "message.groups"),
    "files": (),
}
_EVENTS: Final = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")

PROMPTS: Final = (
    ("Compare two models", "Haiku vs Gemma context?"),
    ("Ask about a license", "Is Llama 4 Scout open source?"),
    ("Estimate a cost", "800M in 250M out a month on haiku 4.5 vs 4o-mini"),
    ("See what can be asked", "help"),
)
"""The suggested prompts, title and message; Slack shows at most four."""

COMPARE_GLOBAL: Final = "compare.global"
COMPARE_MESSAGE: Final = "compare.message"
"""The shortcuts' ``callback_id``."""


def manifest(http: str | None = None, extras: Collection[Extra] = ()) -> Manifest:
    """Return the manifest, for api.slack.com/apps, *From a manifest*.

    Args:
        http: Where Slack's requests go, ``https://…/slack/events``; ``None`` for Socket Mode.
        extras: Optional scopes to offer at installation; who installs may leave them out.
    """
    address = {} if http is None else {"request_url": http}
    menus = {} if http is None else {"message_menu_options_url": http}
    scopes: Manifest = {"bot": sorted(SCOPES)}
    optional = sorted(scope for extra in extras for scope in EXTRA_SCOPES[extra])
    if optional:
        scopes["bot_optional"] = optional
    events = sorted({*_EVENTS, *(event for extra in extras for event in _EXTRA_EVENTS[extra])})
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Versus",
            "description": "Compares AI models: context, license, capabilities, prices and costs, with sources.",
            "background_color": "#1D1C1D",
        },
        "features": {**_FEATURES, "slash_commands": _commands(http)},
        "oauth_config": {"scopes": scopes},
        "settings": {
            "event_subscriptions": {**address, "bot_events": events},
            "interactivity": {"is_enabled": True, **address, **menus},
            "org_deploy_enabled": False,
            "socket_mode_enabled": http is None,
            "token_rotation_enabled": False,
        },
    }


def _commands(http: str | None) -> list[Manifest]:
    said = (
        ("/versus", "Compare AI models; only you see the answer", "haiku vs gemma context? | help"),
        ("/versus-cost", "Estimate what a workload costs", "800M in 250M out a month on haiku 4.5 vs 4o-mini | help"),
    )
    url = {} if http is None else {"url": http}
    return [
        {"command": command, "description": description, "usage_hint": hint, "should_escape": True, **url}
        for command, description, hint in said
    ]


_FEATURES: Final[Manifest] = {
    "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
    "bot_user": {"display_name": "Versus", "always_online": True},
    "agent_view": {
        "agent_description": "Compares AI models from sourced facts: context, license, capabilities, prices, costs.",
        "suggested_prompts": [{"title": title, "message": message} for title, message in PROMPTS],
    },
    "shortcuts": [
        {
            "name": "Compare models",
            "type": "global",
            "callback_id": COMPARE_GLOBAL,
            "description": "Choose models and what to compare",
        },
        {
            "name": "Compare these models",
            "type": "message",
            "callback_id": COMPARE_MESSAGE,
            "description": "Compare the models a message names",
        },
    ],
}
