"""An answer's words as Slack messages, each in three renderings, the richest first. Pure functions, plain dicts.

Slack refuses a message as a whole over one block it does not know or one character too many, so each rendering keeps
within the documented limits, and there is a plainer one to fall back to. What is too long for one message becomes
several, cut between sections.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from bot.blocks_controls import (
    MOST_NOTES_TEXT,
    About,
    controls_blocks,
    feedback_block,
    notes_block,
    shared_block,
    sources_block,
)
from bot.blocks_tables import aligned, data_table_block, fitted, is_wide, table_block
from bot.blocks_text import Block, characters, clean, escape, fallback, mrkdwn, plain_text, preformatted, rich_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from answers import Section, Table, Words
    from bot.blocks_charts import Chart

Rung = Literal["blocks", "sections", "text"]

MOST_TEXT: Final = 10_000
"""Characters over all blocks of a message; Slack documents no limit, and refuses somewhere above 11,000."""

MOST_BLOCKS: Final = 50
MOST_TITLE: Final = 300
MOST_LEAD: Final = 2_000
MOST_ALIGNED: Final = 3_500
"""Characters of a table set as aligned text; a larger one is worth a message of its own."""

MOST_PAGES: Final = 3
"""Messages of one answer. A private one may take five within half an hour, and its retries count."""

_LEFT_OUT: Final = "The rest is too long to show here: ask for one topic, or compare fewer models."


@dataclass(frozen=True, slots=True)
class Message:
    """One rendering of a message.

    Attributes:
        rung: Which one.
        text: All it says, for notifications and screen readers; all there is where ``blocks`` is empty.
        blocks: What is seen.
    """

    rung: Rung
    text: str
    blocks: tuple[Block, ...] = ()

    def payload(self) -> Block:
        """Return the message's part of a call's arguments: nothing unfurls, and no markup is read into ``text``."""
        said: Block = {"text": self.text, "unfurl_links": False, "unfurl_media": False, "mrkdwn": False}
        return {**said, "blocks": list(self.blocks)} if self.blocks else said


Ladder = tuple[Message, ...]
"""A message, then plainer ones to try where Slack refuses it."""


def pages(words: Words, about: About, chart: Chart | None = None) -> tuple[Ladder, ...]:
    """Return the answer as one message or a few; the last holds notes, sources and controls.

    Args:
        words: The answer.
        about: What the controls belong to.
        chart: Shown above its table.
    """
    links = about.links | {link for link in words.source_links if link is not None}
    drafts = _drafts(words.sections, chart, links)
    shown, is_cut = drafts[:MOST_PAGES], len(drafts) > MOST_PAGES
    last = shown[-1]
    tail = _tail(words, about, notes_block([*last.notes, *words.notes], links), has_sections=bool(words.sections))
    if last.blocks and characters(*last.blocks, *tail) > MOST_TEXT - len(_LEFT_OUT) and len(shown) < MOST_PAGES:
        shown.append(_Draft())
    ladders: list[Ladder] = []
    for number, draft in enumerate(shown, start=1):
        is_last = number == len(shown)
        text = words.text if len(shown) == 1 else "\n\n".join([*draft.said, *(_said_last(words) if is_last else ())])
        head = [shared_block(about.shared_by)] if about.shared_by and number == 1 else []
        below = tail if is_last else notes_block(draft.notes, about.links)
        rich = _capped([*head, *draft.blocks], below, is_cut=is_cut and is_last)
        plain = _capped(draft.plain, [block for block in below if block["type"] != "context_actions"], is_cut=False)
        ladders.append(_rungs(fallback(text) or "—", rich, plain))
    return tuple(ladders)


def notice(sentence: str, lines: str = "") -> tuple[Ladder, ...]:
    """Return a message of one sentence; below it these lines as they are, where they are few."""
    if not lines or len(lines) > MOST_ALIGNED:
        return ((Message("text", fallback(sentence)),),)
    text = fallback(f"{sentence}\n{lines}")
    return (
        (
            Message("blocks", text, (rich_text({"type": "text", "text": sentence}), preformatted(lines))),
            Message("text", text),
        ),
    )


def _rungs(text: str, rich: tuple[Block, ...], plain: tuple[Block, ...]) -> Ladder:
    rungs = (Message("blocks", text, rich), Message("sections", text, plain))
    return (*(rung for rung in rungs if rung.blocks), Message("text", text))


@dataclass(slots=True)
class _Draft:
    """A message in the making: what it shows, what it shows where Slack refuses that, and what it says."""

    blocks: list[Block] = field(default_factory=list[Block])
    plain: list[Block] = field(default_factory=list[Block])
    said: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    has_table: bool = False

    def has_room(self, *blocks: Block, notes: Sequence[str] = ()) -> bool:
        noted = min(sum(map(len, [*self.notes, *notes])), MOST_NOTES_TEXT)
        room = MOST_TEXT - len(_LEFT_OUT) - noted
        return characters(*self.blocks, *blocks) <= room and len(self.blocks) + len(blocks) < MOST_BLOCKS - 6


def _drafts(sections: Sequence[Section], chart: Chart | None, links: Collection[str]) -> list[_Draft]:
    drafts = [_Draft()]
    for section in sections:
        heading = _heading(section)
        tables = [table for table in section.tables if table.headers and table.rows]
        first = [table_block(fitted(table)[0]) for table in tables[:1]]
        if drafts[-1].blocks and not drafts[-1].has_room(*heading, *first, notes=section.notes):
            drafts.append(_Draft())
        draft = drafts[-1]
        draft.blocks += heading
        draft.plain += _plain_heading(section)
        draft.said.append("\n".join(part for part in (section.title, section.lead) if part))
        if section.rank == "question":
            draft.notes += section.notes  # below all: an answer of one question or two has few
        if chart is not None and chart.table in tables:
            draft.blocks.append(chart.block)
            chart = None
        for table in tables:
            _add_table(drafts, table, section.title)
        if section.rank != "question":
            _add_notes(drafts[-1], section.notes, links)
    return drafts


def _add_notes(draft: _Draft, notes: Sequence[str], links: Collection[str]) -> None:
    """Put the notes of a comparison's part right below it, where it is seen what they are about."""
    block = notes_block(notes, links)
    draft.blocks += block
    draft.plain += block
    draft.said += notes


def _add_table(drafts: list[_Draft], table: Table, caption: str) -> None:
    narrow, notes = fitted(table)
    lines = aligned(narrow)
    as_table = data_table_block(table, caption) if is_wide(table) else table_block(narrow)
    as_lines = preformatted(lines)
    if drafts[-1].has_table and len(lines) <= MOST_ALIGNED and drafts[-1].has_room(as_lines):
        block = as_lines  # Slack takes one table per message
    else:
        if drafts[-1].has_table or (drafts[-1].blocks and not drafts[-1].has_room(as_table)):
            drafts.append(_Draft())
        block = as_table
        drafts[-1].has_table = True
    draft = drafts[-1]
    draft.blocks.append(block)
    draft.plain.append({"type": "section", "text": mrkdwn(_fenced(lines))})
    draft.said.append(lines)
    draft.notes += () if block["type"] == "data_table" else notes


def _tail(words: Words, about: About, notes: Sequence[Block], *, has_sections: bool) -> list[Block]:
    tail = [*notes, *sources_block(words), *controls_blocks(words, about)]
    return [*tail, feedback_block(about.answer_id)] if not about.private and (tail or has_sections) else tail


def _said_last(words: Words) -> Iterator[str]:
    if words.notes:
        yield "\n".join(words.notes)
    if words.sources:
        yield "Sources: " + " · ".join(words.sources)


def _capped(blocks: Sequence[Block], tail: Sequence[Block], *, is_cut: bool) -> tuple[Block, ...]:
    """The blocks and what stands below them, cut with a word about it where that is too much."""
    rest: Block = {"type": "context", "elements": [plain_text(_LEFT_OUT, len(_LEFT_OUT))]}
    room = MOST_TEXT - characters(*tail, rest)
    places = MOST_BLOCKS - len(tail) - 1
    shown: list[Block] = []
    for block in blocks:
        room -= characters(block)
        if room < 0 or len(shown) == places:
            is_cut = True
            break
        shown.append(block)
    return (*shown, *([rest] if is_cut else []), *tail)


def _heading(section: Section) -> list[Block]:
    title, lead = clean(section.title, MOST_TITLE), clean(section.lead, MOST_LEAD)
    elements: list[Block] = []
    if title:
        elements.append({"type": "text", "text": title, "style": {"bold": True}})
    if lead:
        elements.append({"type": "text", "text": f"\n{lead}" if title else lead})
    return [rich_text(*elements)] if elements else []


def _plain_heading(section: Section) -> list[Block]:
    said = "\n".join(each for each in (clean(section.title, MOST_TITLE), clean(section.lead, MOST_LEAD)) if each)
    return [{"type": "section", "text": plain_text(said, 3_000)}] if said else []


def _fenced(text: str) -> str:
    kept: list[str] = []
    room = 2_900  # of 3,000 in a section's text
    for line in text.replace("`", "'").split("\n"):
        escaped = escape(line)
        room -= len(escaped) + 1
        if room < 0:
            break
        kept.append(escaped)
    return "\n".join(["```", *kept, "```"])
