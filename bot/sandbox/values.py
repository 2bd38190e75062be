"""The values the sandbox hands out: frozen, and named as Slack names them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = dict[str, Any]
"""A JSON object, as it travels."""

ChannelKind: TypeAlias = Literal["channel", "group", "im"]
"""Public channel, private channel, direct message; spelled as Slack's ``channel_type``."""

Kind: TypeAlias = Literal["events_api", "slash_commands", "interactive"]
"""What a delivery carries; spelled as Socket Mode's envelope ``type``."""


def is_json(value: object) -> TypeGuard[Json]:
    """Tells whether a value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Tells whether a value is a JSON array."""
    return isinstance(value, list)


def as_json(value: object) -> Json:
    """Returns ``value`` if it is a JSON object, else an empty one."""
    return value if is_json(value) else {}


def as_list(value: object) -> list[Any]:
    """Returns ``value`` if it is a JSON array, else an empty one."""
    return value if is_list(value) else []


def as_objects(value: object) -> list[Json]:
    """Returns the members of a JSON array as objects; what is no object becomes an empty one."""
    return [as_json(member) for member in as_list(value)]


def walk(value: object) -> Iterator[Json]:
    """Yields every JSON object inside ``value``, outermost first, in reading order."""
    if is_json(value):
        yield value
        members: list[Any] = list(value.values())
    else:
        members = as_list(value)
    for member in members:
        yield from walk(member)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody in the workspace: a person, our bot's user, or another bot's."""

    id: str
    name: str
    real_name: str
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A place where messages stand."""

    id: str
    name: str
    kind: ChannelKind


@dataclass(frozen=True, slots=True)
class Message:
    """One message as everybody in the channel sees it; ``ts`` is unique in the whole workspace."""

    channel: str
    ts: str
    user: str | None
    text: str
    thread_ts: str | None = None
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    files: tuple[Json, ...] = ()
    subtype: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    username: str | None = None
    metadata: Json | None = None
    edited_ts: str | None = None
    edited_by: str | None = None
    reactions: tuple[tuple[str, str], ...] = ()
    """Pairs of emoji name and user id, oldest first."""
    options: Json = field(default_factory=dict[str, Any])
    """What the poster asked for besides: ``unfurl_links``, ``mrkdwn``, ``parse``, …"""

    @property
    def root_ts(self) -> str:
        """The ``ts`` of the message its thread starts with: its own if it is no reply."""
        return self.thread_ts or self.ts


@dataclass(frozen=True, slots=True)
class Ephemeral:
    """A message only ``user`` sees."""

    channel: str
    user: str
    ts: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of the app's: announced, then sent, then shared."""

    id: str
    name: str
    length: int
    """Bytes, as announced."""
    content: bytes | None = None
    """None until it is sent."""
    title: str = ""
    is_complete: bool = False
    """Whether it was shared, or kept for the app alone; before, nobody sees it."""


@dataclass(frozen=True, slots=True)
class View:
    """A modal or a Home tab somebody looks at; ``body`` is the view as Slack returns it."""

    id: str
    user: str
    type: Literal["modal", "home"]
    hash: str
    body: Json
    previous_view_id: str | None = None
    external_id: str | None = None
    is_open: bool = True

    @property
    def blocks(self) -> list[Json]:
        """Its blocks, each with the ``block_id`` Slack gave it if the app did not."""
        return as_objects(self.body.get("blocks"))


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the Web API or of a response_url (method ``response_url``), in the order of arrival."""

    number: int
    method: str
    arguments: Json
    answer: Json
    """What the app was told, or would have been told had the response not been lost."""
    status: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing Slack has to say to the app; retries are attempts at the same delivery."""

    id: str
    """The Socket Mode ``envelope_id``; retries keep it."""
    kind: Kind
    payload: Json

    @property
    def event_id(self) -> str:
        """The Events API's ``event_id``; empty for commands and interactions."""
        return str(self.payload.get("event_id", ""))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a delivery, and what came of it."""

    delivery: Delivery
    number: int
    """0 for the first try, then the retry number Slack sends along."""
    retry_reason: str
    acknowledged: bool
    answer: Json = field(default_factory=dict[str, Any])
    """The ack's payload, or the HTTP body; ``{"text": body}`` if that was plain text."""
    error: str = ""
    """Why it failed, in the words of ``x-slack-retry-reason``; empty when acknowledged."""
    status: int | None = None
    """The HTTP status; None over Socket Mode or when none came."""
    is_final: bool = False
    """Whether the app asked for no retry."""


def id_of(value: User | Channel | str) -> str:
    """Returns the id of a user or channel given as a value or by its id."""
    return value if isinstance(value, str) else value.id
