"""What Slack sends, read as what comes in: events, commands, clicks."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.incoming import (
    FEEDBACK,
    LATEST,
    MESSAGES_CONTINUE,
    NAMED_BLOCK,
    TOOL,
    Continues,
    Edited,
    Feedback,
    Incoming,
    InThread,
    NotForUs,
    Privately,
    Tool,
    privately,
)
from bot.payloads import first_of, part_of, plain, text_of, workspace_of
from bot.threads import ThreadKey

if TYPE_CHECKING:
    from bot.incoming import Why
    from bot.payloads import Payload

_SOMEBODY: Final = re.compile(r"<[@!]")
"""A mention of a person, a group or everybody."""

_USERS_OWN_SUBTYPES: Final = frozenset({"", "thread_broadcast", "file_share"})
"""What a person wrote: into a thread and the channel at once, or beside a file. All other subtypes are notices."""


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
