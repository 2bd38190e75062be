"""``python -m tests.bot.launch run|serve|demo``: the real commands, with the fake answerer in the catalog's place."""

from __future__ import annotations

import os
import sys

from bot import logs
from bot.demo import converse
from bot.running import HOST, launched, run, serve

from .fakes import FakeAnswerer


def main(door: str) -> int:
    """Start a door; ``serve`` takes a free port and says in its log which. ``demo`` converses."""
    if door == "demo":
        logs.quiet()
        return converse(FakeAnswerer(), "Data: of a day.", sys.stdin, sys.stdout)
    if door == "run":
        return launched("run", FakeAnswerer, run)
    port = int(os.environ.get("VERSUS_TEST_PORT", "0"))
    return launched("serve", FakeAnswerer, lambda settings, answers: serve(settings, answers, HOST, port))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
