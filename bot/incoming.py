"""A typed message made from whatever Slack sends; or the reason why it is not for us."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from bot.payloads import first_of, part_of, plain, text_of, workspace_of
from bot.threads import ThreadKey

if TYPE_CHECKING:
    from answers import ThreadState
    from bot.payloads import Payload

Why = Literal["own", "other_bot", "edited", "subtype", "empty", "somebody_else", "not_understood"]

FEEDBACK: Final = "answer.feedback"
"""The ``action_id`` of the feedback buttons."""

NAMED_BLOCK: Final = "answer:"
"""How the ``block_id`` of an answer's controls begins; its name follows, so that a click finds what it belongs to."""

TOOL: Final = "tool."
"""How the ``action_id`` of a button begins that does something with the answer; its value is the question."""

LATEST: Final = "latest"
"""In a thread's place: the last conversation of a direct one."""

GONE_ON: Final = ":gone on"
"""Behind the last conversation's name: that somebody was told already that a message goes on with it."""

COMMANDS_CONTINUE: Final = timedelta(minutes=15)
"""How long a command may go on with the asker's last private answer in the channel."""

MESSAGES_CONTINUE: Final = timedelta(hours=1)
"""How long a direct message outside of threads may go on with the last conversation."""

_SOMEBODY: Final = re.compile(r"<[@!]")
"""A mention of a person, a group or everybody."""

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
    """

    response_url: str


@dataclass(frozen=True, slots=True)
class Continues:
    """The conversation that a message outside of any thread may go on with.

    Attributes:
        latest: Where the last one is kept.
        within: How long ago it may have been; zero where the message has a thread, and only leaves its mark.
    """

    latest: ThreadKey
    within: timedelta

    @property
    def gone_on(self) -> ThreadKey:
        """Where it is kept that a message went on with it: that is said once."""
        return replace(self.latest, thread=f"{self.latest.thread}{GONE_ON}")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message to the bot, wherever it was written or clicked.

    Attributes:
        text: As a person reads it: no mentions, no markup, no entities.
        thread: What it continues.
        answer: Where the answer goes.
        receipts: Its names; something that comes again under one of them was dealt with.
        asker: Who wrote or clicked.
        addressed: Whether the bot was spoken to, rather than overheard.
        continues: What it may go on with; ``None`` in channels, where each thread is its own.
        clicked: The answer whose button it was; empty where it was written.
        state: What it goes by whatever its thread speaks of, where a form says it.
        question: Its ``ts``, so that an edit of it finds the answer; empty where it is no message.
    """

    text: str
    thread: ThreadKey
    answer: InThread | Privately
    receipts: tuple[str, ...]
    asker: str
    addressed: bool = True
    continues: Continues | None = None
    question: str = ""
    clicked: str = ""
    state: ThreadState | None = None

    @property
    def name(self) -> str:
        """The answer's name, for its controls."""
        return digest(self.receipts[-1])


@dataclass(frozen=True, slots=True)
class Edited:
    """A message was edited; if it had an answer, that is to be another one now."""

    incoming: Incoming


@dataclass(frozen=True, slots=True)
class Tool:
    """A button that does something with an answer.

    Attributes:
        what: ``share``, ``sources``, ``workload``, ``csv``: the end of its ``action_id``.
        name: The answer's.
        question: What the answer was given to.
        place: The thread it stands in; of a private answer, the channel with an empty thread.
        user: Who pressed it.
        trigger_id: Opens a modal, within three seconds.
        response_url: Of the message.
        private: Whether only ``user`` sees the answer.
    """

    what: str
    name: str
    question: str
    place: ThreadKey
    user: str
    trigger_id: str
    response_url: str
    private: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """Somebody liked an answer, or did not; ``value`` is the button's."""

    value: str


@dataclass(frozen=True, slots=True)
class NotForUs:
    """Nothing is said."""

    why: Why


def from_event(body: Payload, bot_user: str, bot_id: str) -> Incoming | Edited | NotForUs:
    """Read a ``message`` or ``app_mention`` event.

    Args:
        body: The whole body, with the event inside.
        bot_user: Our user id, to know mentions and ourselves by.
        bot_id: Our bot id, likewise.
    """
    event = part_of(body, "event")
    if text_of(event, "subtype") == "message_changed":
        return _from_edit(body, event, bot_user, bot_id)
    if (why := _why_not(event, bot_user, bot_id)) is not None:
        return NotForUs(why)
    if event.get("edited"):
        return NotForUs("edited")
    return _from_message(body, event, bot_user)


def _from_edit(body: Payload, event: Payload, bot_user: str, bot_id: str) -> Edited | NotForUs:
    """An edit by the author; unfurls and the like change a message too, but neither its text nor who edited it."""
    shared = {name: event[name] for name in ("channel", "channel_type") if name in event}
    message = {**part_of(event, "message"), **shared}
    if text_of(message, "text") == text_of(part_of(event, "previous_message"), "text") or not message.get("edited"):
        return NotForUs("subtype")
    if (why := _why_not(message, bot_user, bot_id)) is not None:
        return NotForUs(why)
    incoming = _from_message(body, message, bot_user)
    return incoming if isinstance(incoming, NotForUs) else Edited(incoming)


def _from_message(body: Payload, event: Payload, bot_user: str) -> Incoming | NotForUs:
    raw, channel, ts = text_of(event, "text"), text_of(event, "channel"), text_of(event, "ts")
    is_direct = text_of(event, "channel_type") == "im"
    mentioned = text_of(event, "type") == "app_mention" or f"<@{bot_user}" in raw
    text = plain(raw)
    if not text and not mentioned:
        return NotForUs("empty")
    if not mentioned and not is_direct and _SOMEBODY.search(raw):
        return NotForUs("somebody_else")
    workspace = workspace_of(body)
    thread_ts = text_of(event, "thread_ts") or ts
    within = MESSAGES_CONTINUE if thread_ts == ts else timedelta(0)
    return Incoming(
        text=text or "help",  # a bare mention is a call
        thread=ThreadKey(workspace, channel, thread_ts),
        answer=InThread(channel, thread_ts),
        # the second name pairs a mention with the message event that comes beside it
        receipts=(f"event:{text_of(body, 'event_id')}", f"message:{workspace}:{channel}:{ts}"),
        asker=text_of(event, "user"),
        addressed=mentioned or is_direct,
        continues=Continues(ThreadKey(workspace, channel, LATEST), within) if is_direct else None,
        question=ts,
    )


def from_command(body: Payload) -> Incoming:
    """Read a slash command: ``/versus-cost …`` is a question about cost, any other name a plain question."""
    name, text = text_of(body, "command"), plain(text_of(body, "text"))
    about_cost = name.endswith("-cost") and text.casefold() not in ("", "help")
    asked = f"cost {text}" if about_cost else text or "help"
    place = ThreadKey(workspace_of(body), text_of(body, "channel_id"), "")
    return privately(asked, place, text_of(body, "user_id"), text_of(body, "response_url"), text_of(body, "trigger_id"))


def privately(asked: str, place: ThreadKey, user: str, response_url: str, trigger_id: str) -> Incoming:
    """Return a question outside of any thread, to be answered for one person's eyes.

    Args:
        asked: The question.
        place: The workspace and channel.
        user: Who asks.
        response_url: Where the answer goes.
        trigger_id: Each command and each click has its own, so that its digest can name the answer.
    """
    receipt = f"command:{trigger_id}"
    return Incoming(
        text=asked,
        thread=place.answer(digest(receipt)),
        answer=Privately(response_url),
        receipts=(receipt,),
        asker=user,
        continues=Continues(place.private(user), COMMANDS_CONTINUE),
    )


def from_click(body: Payload) -> Incoming | Feedback | Tool | NotForUs:
    """Read a click on a button or a picker: as if its message had been written in the answer's thread."""
    action = first_of(body.get("actions"))
    action_id = text_of(action, "action_id")
    if action_id == FEEDBACK:
        return Feedback(text_of(action, "value"))
    asked = text_of(action, "value") or text_of(part_of(action, "selected_option"), "value")
    container, channel = part_of(body, "container"), text_of(part_of(body, "channel"), "id")
    message_ts = text_of(container, "message_ts")
    if not asked or not channel or not message_ts:
        return NotForUs("not_understood")
    user, url = text_of(part_of(body, "user"), "id"), text_of(body, "response_url")
    private = bool(container.get("is_ephemeral"))
    thread_ts = text_of(container, "thread_ts") or text_of(part_of(body, "message"), "thread_ts") or message_ts
    place = ThreadKey(workspace_of(body), channel, "" if private else thread_ts)
    name = text_of(action, "block_id").removeprefix(NAMED_BLOCK).partition(":")[0]
    if action_id.startswith(TOOL):
        return Tool(action_id.removeprefix(TOOL), name, asked, place, user, text_of(body, "trigger_id"), url, private)
    receipts = (f"click:{place.workspace}:{channel}:{message_ts}:{text_of(action, 'action_ts')}",)
    if private:
        marks = Continues(place.private(user), timedelta(0))
        return Incoming(asked, place.answer(name), Privately(url), receipts, user, continues=marks)
    return Incoming(asked, place, InThread(channel, thread_ts), receipts, user, clicked=name)


def _why_not(event: Payload, bot_user: str, bot_id: str) -> Why | None:
    if text_of(event, "user") == bot_user or text_of(event, "bot_id") == bot_id:
        return "own"
    if text_of(event, "subtype") == "bot_message" or event.get("bot_id"):
        return "other_bot"
    if text_of(event, "subtype") not in _USERS_OWN_SUBTYPES or event.get("hidden"):
        return "subtype"
    if not text_of(event, "user") or text_of(event, "user") == "USLACKBOT":
        return "other_bot"
    if not text_of(event, "channel") or not text_of(event, "ts"):
        return "not_understood"
    return None


def digest(receipt: str) -> str:
    """Return the name of the answer to what came in under this receipt."""
    return hashlib.sha256(receipt.encode()).hexdigest()[:16]
