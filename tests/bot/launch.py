"""``python -m tests.bot.launch DOOR``: the real commands, with other answers in the catalog's place.

``run``, ``serve`` and ``demo`` answer as ``fakes`` says; ``run-invented`` and ``serve-invented`` really answer, from
the invented catalog, on its day.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from answers import ANYWHERE, Preferred
from bot import logs
from bot.demo import converse
from bot.running import HOST, launched, run, serve
from tests import making

from .fakes import FakeAnswerer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from answers import Reply, ThreadState
    from bot.listeners.asking import Answers


class Invented:
    """The real answerer on the invented catalog, on a day that does not pass."""

    def __init__(self) -> None:
        self.catalog = making.catalog()

    def reply(
        self,
        text: str,
        *,
        today: date,
        state: ThreadState | None = None,
        addressed: bool = True,
        preferred: Preferred = ANYWHERE,
    ) -> Reply:
        """Answer a message as of the invented catalog's day."""
        _ = today
        return making.answerer().reply(text, today=making.TODAY, state=state, addressed=addressed, preferred=preferred)


def main(door: str) -> int:
    """Start a door; ``serve`` takes a free port and says in its log which. ``demo`` converses."""
    if door == "demo":
        logs.quiet()
        return converse(FakeAnswerer(), "Data: of a day.", sys.stdin, sys.stdout)
    answers: Callable[[], Answers] = Invented if door.endswith("-invented") else FakeAnswerer
    if door.startswith("run"):
        return launched("run", answers, run)
    port = int(os.environ.get("VERSUS_TEST_PORT", "0"))
    return launched("serve", answers, lambda settings, answers: serve(settings, answers, HOST, port))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
