"""Speed, as ratios measured in one run: ``make bench``. Ratios travel between machines, seconds do not."""

from __future__ import annotations

import gc
import gzip
import json
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from answers import Answerer
from catalog import Catalog, load
from catalog.snapshot import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 21)
QUESTION = "Haiku vs Gemma context?"
WORDS = (
    "we are choosing between claude haiku 4.5 and gpt-4o mini for our support bot, "
    "which one has the larger context window?"
)
CUT_OFF = 91


def median(action: Callable[[], object], runs: int) -> float:
    """Median seconds of some runs, after one that is not counted."""
    action()
    taken: list[float] = []
    for _ in range(runs):
        gc.collect()
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def process_seconds(*arguments: str) -> float:
    """Median wall time of a whole Python process."""
    return median(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True), 7)


def load_and_use_all() -> Catalog:
    """Load the catalog and make every model, which no command ever needs to."""
    catalog = load()
    for entry in catalog.entries:
        catalog.model(entry.id)
    return catalog


def memory_of_loading() -> float:
    """Megabytes that loading the catalog adds to a fresh process: resident pages before and after."""
    script = (
        "import resource, catalog; from pathlib import Path; "
        "pages = lambda: int(Path('/proc/self/statm').read_text().split()[1]); "
        "before = pages(); kept = catalog.load(); print((pages() - before) * resource.getpagesize() / 1e6)"
    )
    if not Path("/proc/self/statm").exists():
        return float("nan")
    return float(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout)


def fuzzy_scan(names: list[str]) -> Callable[[], object]:
    """What a matcher without structure does: every 1–4-gram against every name."""
    words = WORDS.split()
    grams = [" ".join(words[i : i + n]) for n in range(1, 5) for i in range(len(words) - n + 1)]
    return lambda: [process.extractOne(gram, names, scorer=fuzz.WRatio, score_cutoff=CUT_OFF) for gram in grams]


def rows() -> list[tuple[str, str, str]]:
    """What was measured, its figure, and the limit it must keep."""
    bare = process_seconds("-c", "from pydantic import BaseModel; import jinja2, rapidfuzz")
    cold = process_seconds("-m", "bot.cli", "ask", QUESTION)
    lines = gzip.decompress(SHIPPED.read_bytes()).decode().split("\n")
    parse = median(lambda: [json.loads(line) for line in lines], 7)
    loading, whole = median(load, 7), median(load_and_use_all, 3)
    catalog = load()
    answerer = Answerer(catalog)
    names = [entry.name for entry in catalog.entries]
    answer = median(lambda: answerer.reply(WORDS, today=TODAY), 50)
    scan = median(fuzzy_scan(names), 3)
    return [
        ("cold `versus ask` / importing pydantic, jinja2, rapidfuzz", f"{cold / bare:.2f}", "at most 4"),
        ("loading the catalog / json.loads of its file", f"{loading / parse:.2f}", "at most 2"),
        ("loading and making all models / json.loads of its file", f"{whole / parse:.2f}", ""),
        ("memory that loading adds, MB", f"{memory_of_loading():.0f}", "at most 60"),
        ("fuzzy scan of all 1–4-grams / a topic answer, text to words", f"{scan / answer:.0f}", ""),
        ("a topic answer, milliseconds here", f"{answer * 1000:.2f}", ""),
        ("models, routes", f"{len(catalog):,}, {sum(e.routes for e in catalog.entries):,}", ""),
    ]


def main() -> None:
    """Measure and print."""
    out = Console()
    table = Table("measured", "figure", "limit", box=None)
    with out.status("Measuring, about a minute …"):
        found = rows()
    for name, figure, limit in found:
        table.add_row(name, figure, limit)
    out.print(table)


if __name__ == "__main__":
    main()
