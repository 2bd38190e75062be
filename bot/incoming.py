"""A typed message made from whatever Slack sends; or the reason why it is not for us."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, cast

from bot.threads import ThreadKey

Payload: TypeAlias = Mapping[str, Any]
"""A body as Slack sends it: an event, a command's fields, an interaction."""

Why = Literal["own", "other_bot", "edited", "subtype", "empty", "not_addressed", "not_understood"]

FEEDBACK: Final = "answer.feedback"
"""The ``action_id`` of the feedback buttons."""

PRIVATE_BLOCK: Final = "private:"
"""How the ``block_id`` of a private answer's controls begins; its name follows, so that a click finds its thread."""

MOST_TEXT: Final = 4_000
"""Characters of a message that are read; nobody asks a longer question."""

_USERS_OWN_SUBTYPES: Final = frozenset({"", "thread_broadcast", "file_share"})
"""What a person wrote: into a thread and the channel at once, or beside a file. All other subtypes are notices."""


@dataclass(frozen=True, slots=True)
class InThread:
    """Everybody in the channel sees the answer, in the thread."""

    channel: str
    thread_ts: str


@dataclass(frozen=True, slots=True)
class Privately:
    """Only the asker sees the answer.

    Attributes:
        response_url: Where to post it; five times within 30 minutes.
        name: Of this answer, for the thread that its buttons continue.
        latest: The asker's last private thread in this channel.
    """

    response_url: str
    name: str
    latest: ThreadKey


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message to the bot, wherever it was written or clicked.

    Attributes:
        text: As a person reads it: no mentions, no markup, no entities.
        thread: What it continues.
        answer: Where the answer goes.
        receipts: Its names; something that comes again under one of them was dealt with.
        addressed: Whether the bot was spoken to, rather than overheard.
        stands_alone: Whether it was asked outside of any thread, as a command is.
    """

    text: str
    thread: ThreadKey
    answer: InThread | Privately
    receipts: tuple[str, ...]
    addressed: bool = True
    stands_alone: bool = False


@dataclass(frozen=True, slots=True)
class Feedback:
    """Somebody liked an answer, or did not; ``value`` is the button's."""

    value: str


@dataclass(frozen=True, slots=True)
class NotForUs:
    """Nothing is said."""

    why: Why


def from_event(body: Payload, bot_user: str, bot_id: str) -> Incoming | NotForUs:
    """Read a ``message`` or ``app_mention`` event.

    Args:
        body: The whole body, with the event inside.
        bot_user: Our user id, to know mentions and ourselves by.
        bot_id: Our bot id, likewise.
    """
    event = _part(body, "event")
    if (why := _why_not(event, bot_user, bot_id)) is not None:
        return NotForUs(why)
    raw, channel, ts = _text(event, "text"), _text(event, "channel"), _text(event, "ts")
    mentioned = _text(event, "type") == "app_mention" or f"<@{bot_user}" in raw
    text = plain(raw)
    if not text and not mentioned:
        return NotForUs("empty")
    workspace = _workspace(body)
    thread_ts = _text(event, "thread_ts") or ts
    return Incoming(
        text=text or "help",  # a bare mention is a call
        thread=ThreadKey(workspace, channel, thread_ts),
        answer=InThread(channel, thread_ts),
        # the second name pairs a mention with the message event that comes beside it
        receipts=(f"event:{_text(body, 'event_id')}", f"message:{workspace}:{channel}:{ts}"),
        addressed=mentioned or _text(event, "channel_type") == "im",
    )


def from_command(body: Payload) -> Incoming:
    """Read a slash command: ``/versus-cost …`` is a question about cost, any other name a plain question."""
    name, text = _text(body, "command"), plain(_text(body, "text"))
    about_cost = name.endswith("-cost") and text.casefold() not in ("", "help")
    asked = f"cost {text}" if about_cost else text or "help"
    latest = ThreadKey(_workspace(body), _text(body, "channel_id"), "").private(_text(body, "user_id"))
    answer = _privately(body, latest)
    receipts = (f"command:{_text(body, 'trigger_id')}",)
    return Incoming(asked, latest.private(answer.name), answer, receipts, stands_alone=True)


def from_click(body: Payload) -> Incoming | Feedback | NotForUs:
    """Read a click on a button or a picker: as if its message had been written in the answer's thread."""
    action = _first(body.get("actions"))
    if _text(action, "action_id") == FEEDBACK:
        return Feedback(_text(action, "value"))
    asked = _text(action, "value") or _text(_part(action, "selected_option"), "value")
    container, channel = _part(body, "container"), _text(_part(body, "channel"), "id")
    message_ts = _text(container, "message_ts")
    if not asked or not channel or not message_ts:
        return NotForUs("not_understood")
    workspace = _workspace(body)
    receipts = (f"click:{workspace}:{channel}:{message_ts}:{_text(action, 'action_ts')}",)
    if container.get("is_ephemeral"):
        latest = ThreadKey(workspace, channel, "").private(_text(_part(body, "user"), "id"))
        thread = latest.private(_text(action, "block_id").removeprefix(PRIVATE_BLOCK))
        return Incoming(asked, thread, _privately(body, latest), receipts)
    thread_ts = _text(container, "thread_ts") or _text(_part(body, "message"), "thread_ts") or message_ts
    return Incoming(asked, ThreadKey(workspace, channel, thread_ts), InThread(channel, thread_ts), receipts)


_MARKUP: Final = re.compile(r"<([^<>]*)>")
_BLANKS: Final = re.compile(r"[^\S\n]+")


def plain(text: str) -> str:
    """Return a message as a person reads it.

    Mentions are dropped, links become their label (or the last part of their path), entities characters, once.
    """
    words = _MARKUP.sub(_shown, text)
    words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _BLANKS.sub(" ", words).strip()[:MOST_TEXT]


def _shown(markup: re.Match[str]) -> str:
    target, _, label = markup[1].partition("|")
    if target.startswith("@"):
        return " "
    if target.startswith(("#", "!")):
        return label if not label.startswith("@") else " "
    if label and "://" not in label:
        return label
    path = re.sub(r"^[a-z]+:(//)?", "", target.partition("?")[0].partition("#")[0])
    return path.rstrip("/").rpartition("/")[2]


def _why_not(event: Payload, bot_user: str, bot_id: str) -> Why | None:
    if _text(event, "user") == bot_user or _text(event, "bot_id") == bot_id:
        return "own"
    if event.get("edited"):
        return "edited"
    if _text(event, "subtype") == "bot_message" or event.get("bot_id"):
        return "other_bot"
    if _text(event, "subtype") not in _USERS_OWN_SUBTYPES or event.get("hidden"):
        return "subtype"
    if not _text(event, "user") or _text(event, "user") == "USLACKBOT":
        return "other_bot"
    if not _text(event, "channel") or not _text(event, "ts"):
        return "not_understood"
    return None


def _privately(body: Payload, latest: ThreadKey) -> Privately:
    # each command and each click has its own trigger, so its digest can name the answer
    name = hashlib.sha256(_text(body, "trigger_id").encode()).hexdigest()[:16]
    return Privately(_text(body, "response_url"), name, latest)


def _workspace(body: Payload) -> str:
    installed = _first(body.get("authorizations")) or body
    enterprise = _text(installed, "enterprise_id") or _text(_part(body, "enterprise"), "id")
    return enterprise or _text(installed, "team_id") or _text(body, "team_id") or _text(_part(body, "team"), "id")


def _text(payload: Payload, name: str) -> str:
    value = payload.get(name)
    return value if isinstance(value, str) else ""


def _part(payload: Payload, name: str) -> Payload:
    value: object = payload.get(name)
    return cast("Payload", value) if isinstance(value, Mapping) else {}


def _first(values: object) -> Payload:
    members = cast("list[object]", values) if isinstance(values, list) else []
    first = members[0] if members else None
    return cast("Payload", first) if isinstance(first, Mapping) else {}
