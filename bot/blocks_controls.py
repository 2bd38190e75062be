"""What stands below an answer: notes, sources, buttons, pickers, feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.blocks_text import Block, clean, escape, mrkdwn, plain_text
from bot.incoming import FEEDBACK, PRIVATE_BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def notes_block(notes: Iterable[str]) -> list[Block]:
    """Return the notes as one context block, each said once; none if there are none."""
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
    return [{"type": "context", "elements": [plain_text(note, 1_000) for note in kept]}]


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


def controls_block(words: Words, private: str | None) -> list[Block]:
    """Return the buttons and pickers in one row; none if there are none.

    Args:
        words: The answer.
        private: A private answer's name, by which a click finds its thread; ``None`` where the channel has one.
    """
    elements = [*_buttons(words.next_steps), *_pickers(words.pickers)]
    if not elements:
        return []
    block: Block = {"type": "actions", "elements": elements}
    return [block if private is None else {**block, "block_id": PRIVATE_BLOCK + private}]


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
    if not text or link is None or not link.startswith("https://") or len(link) > MOST_URL:
        return text
    if any(character in link for character in "<>|\"' \n\t") or not link.isprintable():
        return text
    return f"<{escape(link)}|{text}>"


def _buttons(steps: tuple[NextStep, ...]) -> list[Block]:
    usable = [step for step in steps if step.label.strip() and 0 < len(step.ask) <= MOST_BUTTON_ASK]
    return [
        {
            "type": "button",
            "action_id": f"answer.ask.{place}",
            "text": plain_text(step.label, MOST_LABEL),
            "value": step.ask,
        }
        for place, step in enumerate(usable[:MOST_BUTTONS])
    ]


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
