"""The README's conversation: what is asked there, and what the bot answers today's data; ``make readme`` writes it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from answers import Answerer, ThreadState
from catalog import load

README = Path(__file__).parent.parent / "README.md"
WRITTEN = date(2026, 11, 21)
"""The day of the conversation: which models are retired or about to be depends on it."""
_SHOWN = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)
_ASKED = re.compile(r"^you: (.+)$", re.MULTILINE)


def shown() -> str:
    """The conversation as it stands in the README."""
    (conversation,) = _SHOWN.findall(README.read_text(encoding="utf-8"))
    return conversation


def replayed() -> str:
    """The same questions, asked in one thread of the bot as it is now."""
    answerer, state = Answerer(load()), ThreadState()
    turns: list[str] = []
    for question in _ASKED.findall(shown()):
        reply = answerer.reply(question, today=WRITTEN, state=state)
        state = reply.state
        turns.append(f"you: {question}\n\n{reply.words.text}\n")
    return "\n".join(turns)


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8").replace(shown(), replayed())
    README.write_text(text, encoding="utf-8")
