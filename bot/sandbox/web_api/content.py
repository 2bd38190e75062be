"""What a message says, checked against Slack's limits before it is posted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.sandbox.errors import SlackError, refuse
from bot.sandbox.limits import MARKDOWN_TEXT, message_problems
from bot.sandbox.values import Json, walk

if TYPE_CHECKING:
    from .arguments import Arguments

TEXT_KEPT = 40_000
"""Characters of ``text`` that are stored; Slack cuts off the rest."""
UPDATE_TEXT = 4_000
_OPTIONS = ("unfurl_links", "unfurl_media", "mrkdwn", "parse", "link_names")


@dataclass(frozen=True, slots=True)
class Content:
    """The says-what part of a message."""

    text: str
    blocks: tuple[Json, ...]
    attachments: tuple[Json, ...]
    metadata: Json | None
    options: Json


def read_content(arguments: Arguments) -> Content:
    """Returns what a call wants to say.

    Raises:
        SlackError: ``no_text`` if it is nothing, ``invalid_blocks`` or another code if it breaks a limit.
    """
    content = Content(
        text=arguments.text("text", ""),
        blocks=tuple(arguments.objects("blocks", "invalid_blocks_format")),
        attachments=tuple(arguments.objects("attachments", "invalid_attachments")),
        metadata=_metadata(arguments),
        options={name: arguments.values[name] for name in _OPTIONS if name in arguments.values},
    )
    if arguments.has("markdown_text"):
        content = _from_markdown(content, arguments.text("markdown_text"))
    if not (content.text or content.blocks or content.attachments):
        raise SlackError("no_text")
    refuse(message_problems({"blocks": list(content.blocks), "attachments": list(content.attachments)}))
    return replace(content, text=(content.text or _derived(content.blocks))[:TEXT_KEPT])


def _metadata(arguments: Arguments) -> Json | None:
    metadata = arguments.object("metadata", "invalid_metadata_format")
    if metadata is not None and not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    return metadata


def _from_markdown(content: Content, markdown: str) -> Content:
    if content.text or content.blocks:
        raise SlackError("markdown_text_conflict")
    if len(markdown) > MARKDOWN_TEXT:
        raise SlackError("msg_too_long")
    return replace(content, text=markdown, blocks=({"type": "markdown", "text": markdown},))


def _derived(blocks: tuple[Json, ...]) -> str:
    texts = (part.get("text") for part in walk(list(blocks)))
    return " ".join(text for text in texts if isinstance(text, str))
