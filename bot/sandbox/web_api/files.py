"""``files.*``: the app asks for an address, sends a file there, and shares it. ``files.upload`` is no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.sandbox.errors import SlackError
from bot.sandbox.values import File, Json, Message

from .lookup import member_channel_of, thread_of

if TYPE_CHECKING:
    from bot.sandbox.hub import Hub

    from .arguments import Arguments

MOST_BYTES = 1_000_000_000
MOST_SNIPPET_BYTES = 1_000_000
MOST_ALT_TEXT = 1_000


def get_upload_url(hub: Hub, arguments: Arguments) -> Json:
    """``files.getUploadURLExternal``."""
    name, length = arguments.text("filename"), arguments.number("length", 0)
    if length <= 0:
        raise SlackError("missing_argument")
    if length > MOST_BYTES:
        raise SlackError("file_upload_size_restricted")
    if arguments.has("snippet_type") and length > MOST_SNIPPET_BYTES:
        raise SlackError("snippet_too_large")
    if len(arguments.text("alt_txt", "")) > MOST_ALT_TEXT:
        raise SlackError("alt_txt_too_large")
    file = hub.record.put_file(File(hub.ids.new("F"), name, length))
    return {"ok": True, "upload_url": f"{hub.base_url}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(hub: Hub, arguments: Arguments) -> Json:
    """``files.completeUploadExternal``, for one channel or none: once for each file, after it was sent."""
    asked = arguments.objects("files", "invalid_arguments")
    if not asked:
        raise SlackError("invalid_arguments", ["no fewer than 1 files allowed"])
    if arguments.has("channels"):
        raise SlackError("invalid_arguments", ["the sandbox knows channel_id, not channels"])
    titles = {str(each.get("id")): str(each.get("title") or "") for each in asked}
    sent = [hub.record.files.get(id_) for id_ in titles]
    files = [file for file in sent if file is not None and file.content is not None and not file.is_complete]
    if len(files) < len(titles):
        raise SlackError("file_not_found")
    shared = _place(hub, arguments) if arguments.has("channel_id") else None
    done = [hub.record.put_file(replace(each, title=titles[each.id] or each.name, is_complete=True)) for each in files]
    shown = tuple(_file_json(hub, file) for file in done)
    if shared is not None:
        channel, thread_ts = shared
        hub.post(
            Message(
                channel,
                hub.ids.ts(),
                hub.app.bot_user_id,
                arguments.text("initial_comment", ""),
                thread_ts=thread_ts,
                files=shown,
                subtype="file_share",
                bot_id=hub.app.bot_id,
                app_id=hub.app.app_id,
            )
        )
    return {"ok": True, "files": [{"id": file.id, "title": file.title} for file in done]}


def _place(hub: Hub, arguments: Arguments) -> tuple[str, str | None]:
    """Where it is shared. Unlike a message, a file goes by no name and to no user: only to a channel's id."""
    if arguments.text("channel_id")[0] not in "CGDZ":
        raise SlackError("invalid_arguments", ["input must match regex pattern: ^[CGDZ] [json-pointer:/channel_id]"])
    channel = member_channel_of(hub, arguments, "channel_id", by_name=False)
    return channel.id, thread_of(hub, channel, arguments)


def _file_json(hub: Hub, file: File) -> Json:
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "size": file.length,
        "user": hub.app.bot_user_id,
        "mode": "hosted",
    }
