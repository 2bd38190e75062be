"""Where a failure is told that happened in a modal, outside of any conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.blocks import notice
from bot.forms_parts import failure_view

if TYPE_CHECKING:
    from bot.listeners.desk import Desk, Tell


def in_modal(desk: Desk, trigger_id: str, user: str) -> Tell:
    """Return what opens a modal that says what went wrong; too late for one, it is said in a direct message.

    Args:
        desk: Whose poster says it.
        trigger_id: Of what the person did; good for three seconds, and for one modal.
        user: Who did it.
    """

    async def tell(sentence: str) -> None:
        try:
            await desk.poster.open(trigger_id, failure_view(sentence))
        except SlackApiError:
            await desk.poster.direct(user, notice(f"That did not work. {sentence}"))

    return tell
