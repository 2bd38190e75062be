"""The modals: choosing models to compare, the sources of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.blocks_controls import is_safe, notes_block
from bot.blocks_text import Block, clean, escape, mrkdwn, plain_text
from bot.forms_parts import Target, choice, chosen_in, labelled, modal, models_in, models_input

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from answers import Words
    from bot.payloads import Payload

COMPARE, SOURCES = "form.compare", "sources"
"""The views' ``callback_id``."""

MOST_FIGURES: Final = 120
MOST_LINES: Final = 10
"""Of a context block."""

NO_SOURCE: Final = "–"
"""Stands where nobody says anything."""

TOPICS: Final = (
    ("Overview", ""),
    ("In full", "in full"),
    ("Context window", "context"),
    ("License", "license"),
    ("Capabilities", "capabilities"),
    ("Prices", "prices"),
)
"""What can be compared: the option, and the words it adds to the question."""


def compare_form(target: Target, chosen: Sequence[Block]) -> Block:
    """Return the form that asks which models to compare, and in what."""
    topics = [choice(label, words or "overview") for label, words in TOPICS]
    topic = {"type": "static_select", "action_id": "topic", "options": topics, "initial_option": topics[0]}
    blocks = [models_input(chosen), labelled("topic", "What to compare", topic)]
    return modal(COMPARE, "Compare models", "Compare", target, blocks)


def compared(view: Payload) -> str:
    """Return the question a filled-in form of models asks."""
    words = chosen_in(view, "topic")
    names = " vs ".join(models_in(view))
    return (
        names if words in ("", "overview") else f"compare {names} {words}" if words == "in full" else f"{names} {words}"
    )


def sources_view(words: Words) -> Block:
    """Return the modal that lists each figure of an answer with its source, link and day, model by model.

    Args:
        words: What ``answers.sources_of`` says of the answer.
    """
    (section,) = words.sections
    links = dict(zip(words.sources, words.source_links, strict=True))
    told: dict[str, list[str]] = {}
    missing: dict[str, list[str]] = {}
    left = 0
    for row in (row for table in section.tables for row in table.rows):
        model, figure, value, source, day = (cell.text for cell in row)
        lines = told.setdefault(model, [])
        if source == NO_SOURCE:
            missing.setdefault(model, []).append(figure)
        elif sum(map(len, told.values())) < MOST_FIGURES:
            lines.append(_figure(f"{figure}: {value}", source, day, links))
        else:
            left += 1
    more = (f"{left} more figures: ask for one topic.",) if left else ()
    return {
        "type": "modal",
        "callback_id": SOURCES,
        "title": plain_text("Sources", 24),
        "close": plain_text("Close", 24),
        "blocks": [
            {"type": "section", "text": plain_text(section.lead, 3_000)},
            *(part for model, lines in told.items() for part in _of_model(model, lines, missing.get(model, ()))),
            *notes_block((*more, *section.notes)),
        ],
    }


def _figure(said: str, source: str, day: str, links: Mapping[str, str | None]) -> str:
    name = f"{source}, {day}"
    link, shown = links.get(name), escape(clean(name, 250))
    linked = f"<{escape(link)}|{shown}>" if link and is_safe(link) else shown
    return f"{escape(clean(said, 300))} · {linked}"


def _of_model(model: str, lines: Sequence[str], missing: Sequence[str]) -> Iterator[Block]:
    """A model's figures: its name, then as many to a block as fit, then what nobody says of it."""
    yield {"type": "section", "text": plain_text(model, 150)}
    for at in range(0, len(lines), MOST_LINES):
        yield {"type": "context", "elements": [mrkdwn(line) for line in lines[at : at + MOST_LINES]]}
    if missing:
        said = f"Not sourced: {', '.join(missing)}"
        yield {"type": "context", "elements": [plain_text(said, 2_000)]}
