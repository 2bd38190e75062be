"""slack-sdk's untyped answers, typed in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bot.sandbox import Json


def body(answer: AsyncSlackResponse) -> Json:
    """Returns an answer's JSON."""
    return cast("Json", answer.data)
