"""The demo on a terminal, which a pseudo-terminal stands in for."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys

import pytest

from .fakes import CONTEXT, LICENSE
from .processes import ROOT

pty = pytest.importorskip("pty", reason="pseudo-terminals are a Unix thing")


PROMPT = b"> "
PATIENCE = 20.0


def conversation(*typed: bytes) -> tuple[int, str]:
    """Type into the demo, each line once it is asked for; returns exit code and screen, colours taken out."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.bot.launch", "demo"],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        screen = b""
        for line in typed:
            screen += _read(ours, PROMPT)
            os.write(ours, line)
        screen += _read(ours, None)
        return process.wait(PATIENCE), _COLOURS.sub("", screen.decode())
    finally:
        process.kill()
        process.wait()
        os.close(ours)


_COLOURS = re.compile(r"\x1b(\[[0-9;?]*[a-zA-Z]|\][^\\]*\\)")


def _read(terminal: int, until: bytes | None) -> bytes:
    """Return what is shown up to the prompt, or to the end."""
    shown = b""
    while until is None or not _COLOURS.sub("", shown.decode(errors="replace")).endswith("\n" + until.decode()):
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        assert ready, f"nothing more came after {shown!r}"
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # how Linux says that the other end is closed
            part = b""
        if not part:
            assert until is None, f"it ended after {shown!r}"
            return shown
        shown += part
    return shown


@pytest.mark.parametrize("goodbye", [b"exit\n", b"\x04"])
def test_it_introduces_itself_converses_in_one_thread_and_ends_when_told(goodbye: bytes) -> None:
    code, screen = conversation(b"haiku vs gemma?\n", b"and the license of it?\n", goodbye)
    assert code == 0
    assert screen.index("Ask, for instance:") < screen.index("Data: of a day.") < screen.index(CONTEXT.lead)
    assert screen.index(CONTEXT.lead) < screen.index(LICENSE.lead)
    assert "Traceback" not in screen


def test_a_button_is_pressed_by_its_number() -> None:
    code, screen = conversation(b"haiku vs gemma?\n", b"1\n", b"exit\n")
    assert code == 0
    assert LICENSE.lead in screen
