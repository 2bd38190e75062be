"""Any text gets a value and never raises: ``make fuzz`` sends a million through the whole Answerer.

Deterministic: text ``n`` of batch ``b`` is the same on every machine, so that a failure names itself.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from answers import Answerer, ThreadState
from catalog import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TODAY = date(2026, 11, 21)
MEDIAN = 60
"""Characters of a text, in the median."""
LONG = 40_000
BATCH = 2_000
BATCHES = 500
LONG_PER_BATCH = 2
TIMES_LONGER = 10
AT_MOST = 15
"""A text ten times as long may take this many times as long."""

_VOCABULARY = """
    claude haiku sonnet opus gpt gemini flash llama gemma mistral deepseek qwen grok kimi o3 4o mini nano pro max 4.5
    2.5 context window price cost license cheaper better vs or and per month tokens in out 1M 200k $5 vision tools how
    much what is the which kostet Preis contexto prix 価格 上下文 контекст クロード 文心 swap instead anything but under
    half double
"""
_WORDS = _VOCABULARY.split()
_MARKUP = (
    "<@U0{0}>", "<#C1|{0}>", "<https://a.example/{0}|{0}>", "<!here|{0}>", "*{0}*", "_{0}_", "~{0}~", "`{0}`",
    "```{0}```", "> {0}", "&lt;{0}&gt;", "<{0}", "{0}>", "[{0}]({0})", "“{0}”",
)  # fmt: skip
_SCRIPTS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x590, 0x5FF), (0x600, 0x6FF), (0x900, 0x97F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069), (0x3040, 0x30FF), (0x4E00, 0x4FFF), (0xAC00, 0xADFF),
    (0xFE00, 0xFE0F), (0xFF00, 0xFF5E), (0x1F300, 0x1F6FF), (0x1F1E6, 0x1F1FF), (0xE0020, 0xE007F), (0x300, 0x36F),
    (0x0, 0x1F), (0x2070, 0x209F), (0x2150, 0x218B),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that raised, and what."""

    batch: int
    text: str
    error: str


def _word(chance: random.Random) -> str:
    word = chance.choice(_WORDS)
    turn = chance.random()
    if turn < 0.1 and len(word) > 1:
        at = chance.randrange(len(word))
        return word[:at] + word[at + 1 :]
    if turn < 0.15:
        return word.upper()
    return str(chance.randrange(10 ** chance.randrange(1, 13))) if turn < 0.22 else word


def _scraps(chance: random.Random) -> str:
    low, high = chance.choice(_SCRIPTS)
    return "".join(chr(chance.randint(low, high)) for _ in range(chance.randrange(1, 12)))


def _marked(chance: random.Random, depth: int) -> str:
    inner = _marked(chance, depth - 1) if depth else _word(chance)
    return chance.choice(_MARKUP).replace("{0}", inner)


def _piece(chance: random.Random) -> str:
    turn = chance.random()
    if turn < 0.72:
        return _word(chance)
    return _scraps(chance) if turn < 0.88 else _marked(chance, chance.randrange(4))


def text_of(chance: random.Random, length: int) -> str:
    """A text of about that many characters: words of questions, scraps of every script, nested Slack markup."""
    kept: list[str] = []
    size = 0
    while size < length:
        piece = _piece(chance) + chance.choice((" ", " ", " ", "", "-", "/", ", ", "? ", "\n", "\u200b", "\u200f"))
        kept.append(piece)
        size += len(piece)
    return "".join(kept)


def texts(batch: int, count: int, long: int) -> Iterator[str]:
    """The texts of one batch."""
    chance = random.Random(batch)  # noqa: S311 - reproducible, not secret
    for _ in range(count - long):
        yield text_of(chance, min(2_000, round(chance.lognormvariate(0, 0.8) * MEDIAN)))
    for _ in range(long):
        yield text_of(chance, LONG)


@cache
def answerer() -> Answerer:
    """One for each process."""
    return Answerer(load())


def run_batch(batch: int, count: int = BATCH, long: int = LONG_PER_BATCH) -> list[Failure]:
    """Answer one batch, half of it in the thread of the text before; what raised."""
    failures: list[Failure] = []
    state = ThreadState()
    for number, text in enumerate(texts(batch, count, long)):
        try:
            state = answerer().reply(text, today=TODAY, state=state if number % 2 else ThreadState()).state
        except Exception as error:  # noqa: BLE001 - that anything raised is what is looked for
            failures.append(Failure(batch, text, f"{type(error).__name__}: {error}"))
    return failures


def growth(runs: int = 9) -> float:
    """How many times as long a text ten times as long takes, in the median over some texts."""
    found: list[float] = []
    for seed in range(runs):
        long = text_of(random.Random(seed), LONG)  # noqa: S311 - as above
        short = long[: LONG // TIMES_LONGER]
        found.append(_seconds(long) / _seconds(short))
    return statistics.median(found)


def _seconds(text: str) -> float:
    def once() -> float:
        began = time.perf_counter()
        answerer().reply(text, today=TODAY)
        return time.perf_counter() - began

    return min(once() for _ in range(2))


def _all_batches(out: Console, each: Callable[[list[Failure]], None]) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=out) as progress, ProcessPoolExecutor(os.cpu_count()) as pool:
        task = progress.add_task("texts", total=BATCHES * BATCH)
        for done in as_completed([pool.submit(run_batch, batch) for batch in range(BATCHES)]):
            each(done.result())
            progress.advance(task, BATCH)


def main() -> int:
    """Fuzz, and print what was seen."""
    out = Console()
    failures: list[Failure] = []
    began = time.perf_counter()
    _all_batches(out, failures.extend)
    taken = time.perf_counter() - began
    grown = growth()
    out.print(f"{BATCHES * BATCH:,} texts, {BATCHES * LONG_PER_BATCH:,} of them of {LONG:,} characters: {taken:,.0f} s")
    out.print(f"{TIMES_LONGER} times the length takes {grown:.1f} times the time (at most {AT_MOST})")
    for failure in failures[:20]:
        out.print(f"batch {failure.batch}: {failure.error}: {failure.text[:200]!r}", markup=False)
    out.print(f"{len(failures)} raised")
    return 1 if failures or grown > AT_MOST else 0


if __name__ == "__main__":
    sys.exit(main())
