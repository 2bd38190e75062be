"""What stands below an answer: notes, sources, buttons, pickers, feedback."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.blocks_text import Block, clean, escape, mrkdwn, plain_text
from bot.incoming import FEEDBACK, NAMED_BLOCK, TOOL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from answers import NextStep, Picker, Words

MOST_BUTTONS: Final = 3
MOST_PICKERS: Final = 5
MOST_NOTES: Final = 10
MOST_NOTES_TEXT: Final = 2_000
MOST_SOURCES_TEXT: Final = 1_500
MOST_PICKERS_TEXT: Final = 1_500
MOST_LABEL: Final = 75
MOST_URL: Final = 500
MOST_BUTTON_ASK: Final = 2_000
MOST_OPTION_ASK: Final = 150
MOST_OPTIONS: Final = 100

_SEPARATOR: Final = " · "
_LAST_WORD: Final = re.compile(r"(.*\s)?(https://\S+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class About:
    """What the controls below an answer belong to.

    Attributes:
        answer_id: Named by the feedback buttons.
        name: The answer's own, by which a click finds it.
        question: What was asked, so that a tool can have it answered once more; empty: no tools.
        private: Whether only the asker sees it.
        costed: Whether it rests on a workload that can be edited.
        files: Whether its tables may be shared as a file.
        links: Addresses from facts, which a note may link to.
        shared_by: Who showed a private answer to everybody.
    """

    answer_id: str
    name: str = ""
    question: str = ""
    private: bool = False
    costed: bool = False
    files: bool = False
    links: frozenset[str] = frozenset()
    shared_by: str = ""


def notes_block(notes: Iterable[str], links: Collection[str] = ()) -> list[Block]:
    """Return the notes as one context block, each said once; none if there are none.

    An address at a note's end can be clicked if a fact gives it (``links``); one that a user typed cannot.
    """
    said = list(dict.fromkeys(note for note in (clean(each, 1_000) for each in notes) if note))
    kept: list[str] = []
    room = MOST_NOTES_TEXT
    for note in said[:MOST_NOTES]:
        room -= len(note)
        if room < 0:
            break
        kept.append(note)
    if not kept:
        return []
    return [{"type": "context", "elements": [_note(note, links) for note in kept]}]


def _note(note: str, links: Collection[str]) -> Block:
    found = _LAST_WORD.fullmatch(note)
    if found is None or found[2] not in links or not is_safe(found[2]):
        return plain_text(note, 1_000)
    return mrkdwn(f"{escape(found[1] or '')}<{escape(found[2])}>")


def sources_block(words: Words) -> list[Block]:
    """Return the sources as one context block of links; none if there are none."""
    links = (*words.source_links, *(None for _ in words.sources))
    kept: list[str] = []
    room = MOST_SOURCES_TEXT
    for source, link in zip(words.sources, links, strict=False):
        markup = _linked(clean(source, 300), link)
        room -= len(markup) + len(_SEPARATOR)
        if room < 0:
            break
        if markup:
            kept.append(markup)
    if not kept:
        return []
    return [{"type": "context", "elements": [mrkdwn(_SEPARATOR.join(kept))]}]


def controls_blocks(words: Words, about: About) -> list[Block]:
    """Return what to ask next with the pickers in one row, and what to do with the answer in another."""
    rows = ([*_buttons(words.next_steps), *_pickers(words.pickers)], _tools(words, about))
    return [
        {"type": "actions", "block_id": f"{NAMED_BLOCK}{about.name}{':tools' if place else ''}", "elements": elements}
        for place, elements in enumerate(rows)
        if elements
    ]


def _tools(words: Words, about: About) -> list[Block]:
    if not 0 < len(about.question) <= MOST_BUTTON_ASK:
        return []
    offered = (
        ("workload", "Edit Workload", about.costed),
        ("sources", "Sources", bool(words.sources)),
        ("csv", "Get CSV", about.files and any(section.tables for section in words.sections)),
        ("share", "Share in Channel", about.private),
    )
    return [
        {"type": "button", "action_id": TOOL + what, "text": plain_text(label, MOST_LABEL), "value": about.question}
        for what, label, is_offered in offered
        if is_offered
    ]


def shared_block(user: str) -> Block:
    """Return the line that says who showed an answer to everybody."""
    elements: list[Block] = [{"type": "user", "user_id": user}, {"type": "text", "text": " shared this answer."}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def feedback_block(answer_id: str) -> Block:
    """Return the two thumbs; which one was pressed goes to the log, with the answer's id."""
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": FEEDBACK,
                "positive_button": _thumb("Good answer", "Mark this answer as helpful", f"up:{answer_id}"),
                "negative_button": _thumb("Bad answer", "Mark this answer as not helpful", f"down:{answer_id}"),
            }
        ],
    }


def _thumb(label: str, spoken: str, value: str) -> Block:
    return {"text": plain_text(label, MOST_LABEL), "accessibility_label": spoken, "value": clean(value, 200)}


def _linked(label: str, link: str | None) -> str:
    text = escape(" ".join(label.split()))
    return f"<{escape(link)}|{text}>" if text and link is not None and is_safe(link) else text


def is_safe(link: str) -> bool:
    """Tell whether an address may become a link: https, not endless, and without a character that ends the markup."""
    if not link.startswith("https://") or len(link) > MOST_URL or not link.isprintable():
        return False
    return not any(character in link for character in "<>|\"' \n\t")


def _buttons(steps: tuple[NextStep, ...]) -> list[Block]:
    usable = [step for step in steps if step.label.strip() and 0 < len(step.ask) <= MOST_BUTTON_ASK]
    return [
        {
            "type": "button",
            "action_id": f"answer.ask.{place}",
            "text": plain_text(_titled(step.label), MOST_LABEL),
            "value": step.ask,
        }
        for place, step in enumerate(usable[:MOST_BUTTONS])
    ]


def _titled(label: str) -> str:
    """A label as Slack's buttons write theirs, each word with a capital; what holds models' names stays as it is."""
    if " vs " in label or not label.replace(" ", "").isalpha():
        return label
    return " ".join(word[:1].upper() + word[1:] for word in label.split())


def _pickers(pickers: tuple[Picker, ...]) -> list[Block]:
    built: list[Block] = []
    room = MOST_PICKERS_TEXT
    for picker in pickers:
        options: list[Block] = []
        for option in picker.options[:MOST_OPTIONS]:
            label = plain_text(option.label, MOST_LABEL)
            if 0 < len(option.ask) <= MOST_OPTION_ASK and room >= len(label["text"]):
                options.append({"text": label, "value": option.ask})
                room -= len(label["text"])
        if options and len(built) < MOST_PICKERS:
            built.append(
                {
                    "type": "static_select",
                    "action_id": f"answer.pick.{len(built)}",
                    "placeholder": plain_text(picker.label, MOST_LABEL),
                    "options": options,
                }
            )
    return built
