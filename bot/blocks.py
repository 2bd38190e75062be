"""An answer's words as Slack messages: three renderings, the richest first. Pure functions, plain dicts.

Slack refuses a message as a whole over one block it does not know or one character too many, so each rendering keeps
within the documented limits, and there is a plainer one to fall back to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.blocks_controls import controls_block, feedback_block, notes_block, sources_block
from bot.blocks_tables import aligned, fitted, table_block
from bot.blocks_text import Block, characters, clean, escape, fallback, mrkdwn, plain_text, preformatted, rich_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers import Section, Table, Words

Rung = Literal["blocks", "sections", "text"]

MOST_TEXT: Final = 10_000
"""Characters over all blocks of a message; Slack documents no limit, and refuses somewhere above 11,000."""

MOST_BLOCKS: Final = 50
MOST_TITLE: Final = 300
MOST_LEAD: Final = 2_000

_LEFT_OUT: Final = "The rest is too long for one message: ask for one topic to see it."


@dataclass(frozen=True, slots=True)
class Message:
    """One rendering of an answer.

    Attributes:
        rung: Which one.
        text: The complete answer, for notifications and screen readers; all there is where ``blocks`` is empty.
        blocks: What is seen.
    """

    rung: Rung
    text: str
    blocks: tuple[Block, ...] = ()

    def payload(self) -> Block:
        """Return the message's part of a call's arguments: nothing unfurls, and no markup is read into ``text``."""
        said: Block = {"text": self.text, "unfurl_links": False, "unfurl_media": False, "mrkdwn": False}
        return {**said, "blocks": list(self.blocks)} if self.blocks else said


def ladder(words: Words, answer_id: str, private: str | None = None) -> Iterator[Message]:
    """Yield the answer as a message, then plainer ones to try where Slack refuses it.

    Args:
        words: The answer.
        answer_id: Named by the feedback buttons.
        private: A private answer's name; ``None`` for one that everybody sees.
    """
    text = fallback(words.text) or "—"
    feedback = [feedback_block(answer_id)] if private is None else []
    for rung, parts, last in (("blocks", _rich, feedback), ("sections", _plain, [])):
        blocks = _assembled(parts(words.sections), words, private, last)
        if blocks:
            yield Message("blocks" if rung == "blocks" else "sections", text, blocks)
    yield Message("text", text)


def notice(sentence: str) -> Message:
    """Return a message of one sentence."""
    return Message("text", fallback(sentence))


@dataclass(frozen=True, slots=True)
class _Part:
    """One section's blocks, and what has to be noted about them."""

    blocks: list[Block]
    notes: tuple[str, ...]


def _assembled(parts: list[_Part], words: Words, private: str | None, last: list[Block]) -> tuple[Block, ...]:
    notes = [note for part in parts for note in part.notes]
    tail = [*notes_block([*notes, *words.notes]), *sources_block(words), *controls_block(words, private)]
    tail = [*tail, *last] if tail or parts else []
    rest: Block = {"type": "context", "elements": [plain_text(_LEFT_OUT, len(_LEFT_OUT))]}
    room = MOST_TEXT - characters(*tail, rest)
    places = MOST_BLOCKS - len(tail) - 1
    shown: list[Block] = []
    for block in (block for part in parts for block in part.blocks):
        room -= characters(block)
        if room < 0 or len(shown) == places:
            shown.append(rest)
            break
        shown.append(block)
    return (*shown, *tail)


def _rich(sections: tuple[Section, ...]) -> list[_Part]:
    parts: list[_Part] = []
    has_table = False  # Slack takes one table per message
    for section in sections:
        blocks = _heading(section)
        notes: tuple[str, ...] = ()
        for table, table_notes in _tables(section):
            blocks.append(preformatted(aligned(table)) if has_table else table_block(table))
            notes += table_notes
            has_table = True
        parts.append(_Part(blocks, (*section.notes, *notes)))
    return parts


def _heading(section: Section) -> list[Block]:
    title, lead = clean(section.title, MOST_TITLE), clean(section.lead, MOST_LEAD)
    elements: list[Block] = []
    if title:
        elements.append({"type": "text", "text": title, "style": {"bold": True}})
    if lead:
        elements.append({"type": "text", "text": f"\n{lead}" if title else lead})
    return [rich_text(*elements)] if elements else []


def _plain(sections: tuple[Section, ...]) -> list[_Part]:
    parts: list[_Part] = []
    for section in sections:
        said = "\n".join(each for each in (clean(section.title, MOST_TITLE), clean(section.lead, MOST_LEAD)) if each)
        blocks: list[Block] = [{"type": "section", "text": plain_text(said, 3_000)}] if said else []
        notes: tuple[str, ...] = ()
        for table, table_notes in _tables(section):
            blocks.append({"type": "section", "text": mrkdwn(_fenced(aligned(table)))})
            notes += table_notes
        parts.append(_Part(blocks, (*section.notes, *notes)))
    return parts


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


def _tables(section: Section) -> Iterator[tuple[Table, tuple[str, ...]]]:
    for table in section.tables:
        if table.headers and table.rows:
            yield fitted(table)
