"""What ``make demo`` runs: a conversation with the real bot, in a workspace on this machine, nothing configured."""

from __future__ import annotations

import importlib
import io
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from rich.console import Console
from rich.text import Text

from bot import logs
from bot.demo_rendering import controls, draw, label, options
from bot.demo_stage import COMMANDS, Backstage
from bot.failures import EXIT_CODE, KnownError
from bot.running_catalog import catalogued

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.demo_rendering import Block
    from bot.listeners.asking import Answers
    from bot.sandbox import Ephemeral, Message

EXAMPLES: Final = (
    "haiku vs gemma context?",
    "can we use llama 4 scout commercially?",
    "/versus-cost 800M in 250M out a month on haiku 4.5 vs 4o-mini",
)

PLAYED: Final = (
    "Haiku vs Gemma context?",
    "> and the license?",
    "/versus-cost 800M in 250M out a month on haiku 4.5 vs 4o-mini",
)
"""What is asked where nobody asks anything; ``> `` begins a follow-up."""

FOLLOW_UP: Final = "> "
PLAIN_WIDTH: Final = 100
"""Columns where there is no terminal to ask."""

_GOODBYES: Final = frozenset({"exit", "quit", "bye"})


def main() -> int:
    """Run the demo on this process's terminal or pipes; returns the exit code."""
    logs.quiet()
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an odd byte, or a terminal without "×", is no reason to stop
    try:
        answerer = catalogued()
        age = f"Data: version {answerer.catalog.version}, read up to {answerer.catalog.as_of:%-d %B %Y}."
        return converse(answerer, age, sys.stdin, sys.stdout)
    except KnownError as error:
        print(error.sentence, file=sys.stderr)  # noqa: T201 - a sentence for people
        return EXIT_CODE
    except KeyboardInterrupt:
        return 0


def converse(answers: Answers, age: str, stdin: TextIO | None, stdout: TextIO) -> int:
    """Hold the conversation; returns the exit code.

    Args:
        answers: Answers messages.
        age: A line on how old the data are.
        stdin: Where questions come from: a terminal, a pipe, or nothing.
        stdout: Where the conversation is shown.
    """
    typed = stdin is not None and not stdin.closed and stdin.isatty()
    width = None if stdout.isatty() else PLAIN_WIDTH
    console = Console(file=stdout, width=width, markup=False, highlight=False, emoji=False)
    with Backstage(answers) as backstage:
        talk = Talk(backstage, console)
        if typed:
            console.print(
                "Versus compares AI models from sourced facts. This is the real bot, in a workspace of its own."
            )
            console.print("Ask, for instance:", *EXAMPLES, sep="\n  ")
            console.print(f"{age} A button is pressed by its label or number; exit ends.\n")
            for line in _prompted():
                talk.hear(line if line.startswith(COMMANDS) or talk.thread is None else FOLLOW_UP + line)
            return 0
        for line in _piped(stdin):
            talk.hear(line, echo=True)
        if not talk.heard:
            console.print(f"{age}\n")
            for line in PLAYED:
                talk.hear(line, echo=True)
    return 0


@dataclass(frozen=True, slots=True)
class Press:
    """What a line presses: an element of the last message, with the value it sends; a picker asks for one first."""

    action_id: str
    value: str | None
    offered: tuple[str, ...] = ()


class Talk:
    """A conversation, one line after the other."""

    def __init__(self, backstage: Backstage, console: Console) -> None:
        self._backstage = backstage
        self._console = console
        self.thread: str | None = None
        self._shown: Message | Ephemeral | None = None
        self.heard = 0

    def hear(self, line: str, *, echo: bool = False) -> None:
        """Do what a line says, and show what comes of it.

        Args:
            line: A message; a command; after ``> ``, a follow-up; or what stands on a button.
            echo: Whether to show the line itself, where nobody saw it being typed.
        """
        text = line.removeprefix(FOLLOW_UP).strip()
        if not text:
            return
        self.heard += 1
        if echo:
            self._console.print(Text(f"You: {text}", style="green"))
        new = self._came_of(line, text)
        if new is not None and not new:
            self._console.print(Text("(nothing is said)\n", style="dim"))
        for message in new or ():
            if message.text or message.blocks:
                draw(self._console, message.text, list(message.blocks))
            for name, content in self._backstage.do(lambda stage, shown=message: stage.files(shown)):
                self._console.print(Text(name, style="cyan"), Text(content), sep="\n")
            self._shown = message if message.blocks else self._shown

    def _came_of(self, line: str, text: str) -> list[Message | Ephemeral] | None:
        name, _, rest = text.partition(" ")
        if name in COMMANDS:
            return self._backstage.do(lambda stage: stage.command(name, rest))
        if self._shown is not None and (pressed := find(text, controls(self._shown.blocks))):
            return self._press(self._shown, pressed)
        thread = self.thread if line.startswith(FOLLOW_UP) else None
        self.thread, new = self._backstage.do(lambda stage: stage.say(text, thread))
        return new

    def _press(self, shown: Message | Ephemeral, pressed: Press) -> list[Message | Ephemeral] | None:
        value = pressed.value
        if value is None:
            self._console.print(Text(f"Type one of: {', '.join(pressed.offered)}\n"))
            return None
        return self._backstage.do(lambda stage: stage.press(shown, pressed.action_id, value))


def find(text: str, elements: Iterable[Block]) -> Press | None:
    """Return what a line presses, by number or label; ``None`` if it is a message like any other."""
    wanted = text.casefold().strip("[]▾ ")
    for number, element in enumerate(elements, start=1):
        offered = options(element)
        action_id = str(element.get("action_id"))
        if wanted in (str(number), label(element).casefold()):
            value = None if offered else str(element.get("value"))
            return Press(action_id, value, tuple(label(option) for option in offered))
        for option in offered:
            if wanted == label(option).casefold():
                return Press(action_id, str(option.get("value")))
    return None


def _prompted() -> Iterator[str]:
    with suppress(ImportError):
        importlib.import_module("readline")  # gives input() its history and arrow keys, where there is one
    while True:
        try:
            line = input("> ").strip()
        except EOFError:
            return
        if line.casefold() in _GOODBYES:
            return
        yield line


def _piped(stdin: TextIO | None) -> Iterator[str]:
    if stdin is None or stdin.closed:
        return
    with suppress(OSError):  # a descriptor that was closed before we started
        yield from stdin
