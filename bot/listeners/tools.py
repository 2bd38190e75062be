"""What the buttons below an answer do with it: show its sources, share it, save its tables, edit what it assumed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import structlog
from slack_sdk.errors import SlackApiError

from answers import csv_tables, sources_of
from bot.blocks import notice
from bot.failures import slack_error
from bot.forms import sources_view
from bot.forms_cost import cost_form
from bot.forms_parts import Target
from bot.incoming import InThread, Privately
from bot.threads import before_of

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger

    from bot.incoming import Tool
    from bot.listeners.desk import Desk
    from bot.menu import Menu

_NOT_A_MEMBER: Final = frozenset({"channel_not_found", "not_in_channel", "is_archived", "restricted_action"})

_NO_FILES: Final = frozenset(
    {
        "file_type_not_allowed",
        "file_upload_size_restricted",
        "file_uploads_disabled",
        "file_uploads_except_images_disabled",
        "storage_limit_reached",
    }
)

MOST_FILE_NAME: Final = 80

_log: FilteringBoundLogger = structlog.get_logger()


async def use(tool: Tool, desk: Desk, menu: Menu) -> None:
    """Do what a tool's button says; one that is not known, of another version, does nothing."""
    match tool.what:
        case "sources":
            reply, _ = await desk.again(tool.place.workspace, tool.name, tool.question)
            await desk.poster.open(tool.trigger_id, sources_view(sources_of(reply, desk.answers.catalog)))
        case "workload":
            await _edit(tool, desk, menu)
        case "csv":
            await _as_file(tool, desk)
        case "share":
            await _share(tool, desk)
        case _:
            _log.info("unknown tool", what=tool.what)


async def _edit(tool: Tool, desk: Desk, menu: Menu) -> None:
    reply, kept = await desk.again(tool.place.workspace, tool.name, tool.question)
    thread = kept.thread if kept is not None else tool.place.thread
    url = tool.response_url if tool.private else ""
    target = Target(tool.place.channel, thread, url, tool.name)
    workload = reply.answer.workload or target.workload
    named = next((each.name for each in desk.answers.catalog.providers if each.id == workload.provider), "")
    form = cost_form(replace(target, workload=workload), menu.options(reply.answer.models), named)
    await desk.poster.open(tool.trigger_id, form)


async def _as_file(tool: Tool, desk: Desk) -> None:
    """Share an answer's tables as a file: in its thread; a private one's, in the asker's messages."""
    reply, _ = await desk.again(tool.place.workspace, tool.name, tool.question)
    content, title = csv_tables(reply.words), reply.words.sections[0].title
    name = f"{'-vs-'.join(id_.rpartition('/')[2] for id_ in reply.answer.models)[:MOST_FILE_NAME] or 'models'}.csv"
    if not tool.private:
        try:
            await desk.poster.upload(InThread(tool.place.channel, tool.place.thread), name, title, content)
        except SlackApiError as error:
            await desk.poster.post(Privately(tool.response_url), notice(_refused(error), _lines(content)))
        return
    channel, posted = await desk.poster.direct(tool.user, notice(f"As a file: {title}"))
    to = InThread(channel, posted[0])
    try:
        await desk.poster.upload(to, name, title, content)
    except SlackApiError as error:
        await desk.poster.change(to, posted, notice(_refused(error), _lines(content)))


def _lines(content: str) -> str:
    return "\n".join(content.splitlines())


def _refused(error: SlackApiError) -> str:
    """What is said where Slack does not take a file; the table is said with it.

    Raises:
        SlackApiError: It is nothing that anybody here can help.
    """
    code = slack_error(error)
    if code == "missing_scope":
        return "I may not share files here: whoever installed me can grant files:write."
    if code in _NOT_A_MEMBER:
        return "I cannot share files here: invite me with /invite, then press Get CSV again."
    if code in _NO_FILES:
        return f"This workspace takes no such file from me ({code})."
    raise error


async def _share(tool: Tool, desk: Desk) -> None:
    """Show a private answer to everybody, once, in the name of who pressed the button."""
    place = tool.place
    if not tool.private or not await desk.store.claim([f"share:{place.workspace}:{place.channel}:{tool.name}"]):
        return
    reply, kept = await desk.again(place.workspace, tool.name, tool.question)
    before = before_of(kept)
    name = f"{tool.name}s"
    told = desk.shown(reply, name, tool.question, shared_by=tool.user)
    try:
        posted = await desk.poster.in_channel(place.channel, told)
    except SlackApiError as error:
        if slack_error(error) not in _NOT_A_MEMBER:
            raise
        await desk.poster.share(tool.response_url, told)
    else:
        await desk.keep(replace(place, thread=posted[0]), name, reply, before, posted, asker=tool.user)
    await desk.poster.discard(tool.response_url)
