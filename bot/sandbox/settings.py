"""What a sandbox is made with: the app's identity and how long Slack waits for what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class App:
    """The one app installed in the workspace, as its configuration page would show it.

    ``subscriptions`` are event names as in a manifest's ``bot_events`` (``app_mention``, ``message.im``,
    ``message.channels``, ``message.groups``, ``app_home_opened``, ``member_joined_channel``,
    ``reaction_added``, …): an event not subscribed to is not delivered.
    """

    app_id: str = "A0000000001"
    bot_id: str = "B0000000001"
    bot_user_id: str = "U0000000001"
    bot_name: str = "versus"
    team_id: str = "T0000000001"
    team_name: str = "sandbox"
    bot_token: str = "xoxb-sandbox-1"  # noqa: S105 - opens nothing but this process
    app_token: str = "xapp-sandbox-1"  # noqa: S105 - opens nothing but this process
    signing_secret: str = "sandbox-signing-secret"  # noqa: S105 - signs for nobody but this process
    subscriptions: frozenset[str] = frozenset({"app_mention", "message.im", "app_home_opened"})
    scopes: frozenset[str] = frozenset(
        {
            "app_mentions:read",
            "assistant:write",
            "channels:history",
            "chat:write",
            "commands",
            "files:write",
            "groups:history",
            "im:history",
            "im:write",
            "reactions:write",
            "users:read",
        }
    )
    """What was granted to the bot token; a method that needs another is refused with ``missing_scope``."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Slack's patience, in seconds; the defaults are Slack's own."""

    ack_timeout: float = 3.0
    retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    """The pause before each retry of an event; its length is the number of retries."""
    trigger_lifetime: float = 3.0
    response_url_lifetime: float = 30 * 60.0
    response_url_uses: int = 5
    epoch: int = 1_795_000_000
    """The Unix time the workspace's own clock starts at; each message is one second later."""
