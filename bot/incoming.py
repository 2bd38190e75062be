"""What comes in, as values: a message, an edit of one, a press of a button; or why something is not for us."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from answers import ThreadState
    from bot.threads import ThreadKey

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


def digest(receipt: str) -> str:
    """Return the name of the answer to what came in under this receipt."""
    return hashlib.sha256(receipt.encode()).hexdigest()[:16]
