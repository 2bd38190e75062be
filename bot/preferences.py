"""What a workspace has set: the workload that costs are for, where it runs models, where threads may be followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import structlog
from pydantic import TypeAdapter, ValidationError

from answers import ANYWHERE, Preferred, ThreadState

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger

    from bot.store import Store

_log: FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Preferences:
    """A workspace's settings; as they are where nobody set any.

    Attributes:
        workload: As it was written, ``800M in 250M out a month``; empty: none.
        start: What a conversation speaks of before it begins: that workload.
        preferred: Where prices are taken, if a model is served there.
        follow: Channels in whose threads a question to the bot needs no mention.
    """

    workload: str = ""
    start: ThreadState | None = None
    follow: tuple[str, ...] = ()
    preferred: Preferred = ANYWHERE


_PREFERENCES: Final = TypeAdapter(Preferences)


async def preferences_of(store: Store, workspace: str) -> Preferences:
    """Return a workspace's settings; the defaults where there are none, or none that can be read."""
    kept = await store.workspace_settings(workspace)
    if kept is None:
        return Preferences()
    try:
        return _PREFERENCES.validate_json(kept)
    except ValidationError:
        _log.warning("workspace settings not readable, defaults are used", workspace=workspace)
        return Preferences()


async def set_preferences(store: Store, workspace: str, preferences: Preferences) -> None:
    """Keep a workspace's settings."""
    await store.put_workspace_settings(workspace, _PREFERENCES.dump_json(preferences).decode())
