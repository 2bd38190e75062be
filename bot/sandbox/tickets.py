"""The two short-lived permissions an interaction gives an app: a trigger_id and a response_url."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .ids import Ids
    from .settings import Timing


@dataclass(slots=True)
class _Trigger:
    user: str
    issued: float
    is_used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Where an app may answer one interaction."""

    path: str
    user: str
    channel: str
    message_ts: str | None
    """The message interacted with, which ``replace_original`` replaces; None after a command."""
    thread_ts: str | None
    issued: float
    uses: int = 0


class Tickets:
    """Issues triggers and response_urls and knows which are still good."""

    def __init__(self, ids: Ids, timing: Timing, clock: Callable[[], float]) -> None:
        self._ids = ids
        self._timing = timing
        self._clock = clock
        self._triggers: dict[str, _Trigger] = {}
        self._urls: dict[str, ResponseUrl] = {}

    def trigger(self, user: str) -> str:
        """Returns a new ``trigger_id`` for something this user did."""
        trigger_id = self._ids.new("") + ".sandbox"
        self._triggers[trigger_id] = _Trigger(user, self._clock())
        return trigger_id

    def redeem(self, trigger_id: str) -> str:
        """Uses a trigger up and returns its user's id.

        Raises:
            SlackError: ``invalid_trigger_id``, ``exchanged_trigger_id`` or ``expired_trigger_id``.
        """
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.is_used:
            raise SlackError("exchanged_trigger_id")
        if self._clock() - trigger.issued > self._timing.trigger_lifetime:
            raise SlackError("expired_trigger_id")
        trigger.is_used = True
        return trigger.user

    def response_url(
        self,
        kind: str,
        user: str,
        channel: str,
        message_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        """Returns the path of a new response_url; ``kind`` is ``commands`` or ``actions``."""
        path = f"/hooks/{kind}/{self._ids.new('R')}"
        self._urls[path] = ResponseUrl(path, user, channel, message_ts, thread_ts, self._clock())
        return path

    def look_up(self, path: str) -> ResponseUrl:
        """Returns a response_url without counting a use.

        Raises:
            SlackError: ``invalid_url``.
        """
        url = self._urls.get(path)
        if url is None:
            raise SlackError("invalid_url")
        return url

    def use(self, path: str) -> ResponseUrl:
        """Counts one use of a response_url.

        Raises:
            SlackError: ``invalid_url``, ``expired_url`` or ``used_url``.
        """
        url = self.look_up(path)
        if self._clock() - url.issued > self._timing.response_url_lifetime:
            raise SlackError("expired_url")
        if url.uses >= self._timing.response_url_uses:
            raise SlackError("used_url")
        url.uses += 1
        return url
