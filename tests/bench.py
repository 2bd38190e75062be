"""Speed, as ratios measured in one run: ``make bench``. Ratios travel between machines, seconds do not."""

from __future__ import annotations

import compileall
import gc
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from itertools import cycle
from os import times
from pathlib import Path
from typing import TYPE_CHECKING

from genai_prices import Usage, calc_price
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from answers import Answerer, ThreadState, Workload
from answers.constraints import Constraints
from answers.costing_routes import costed
from answers.questions import Recommend
from answers.reading import Reader, Reading
from catalog import Catalog, Gazetteer, Linker, load
from catalog.snapshot import SHIPPED, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from catalog import Model

TODAY = date(2026, 11, 21)
QUESTION = "Haiku vs Gemma context?"
WORDS = (
    "we are choosing between claude haiku 4.5 and gpt-4o mini for our support bot, "
    "which one has the larger context window?"
)
CHATTER = (
    "can somebody please look at the tests on main, they fail since this morning and nobody here seems to know why"
)
CUT_OFF = 91
TIMES_THE_NAMES = 10


def best(action: Callable[[], object], runs: int, calls: int = 1) -> float:
    """Processor seconds of a call in the best of some runs, after one uncounted: others on the machine only add."""
    action()
    taken: list[float] = []
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        for _ in range(calls):
            action()
        taken.append((time.process_time() - began) / calls)
    return min(taken)


def cold_starts() -> tuple[float, float]:
    """Median processor seconds of a whole ``versus ask``, and of importing what it must; the two in turn.

    Modules are compiled beforehand, as an installation leaves them.
    """
    for package in ("bot", "answers", "catalog"):
        compileall.compile_dir(str(SHIPPED.parents[2] / package), quiet=1)
    asked = ("-m", "bot.cli", "ask", QUESTION)
    bare = ("-c", "from pydantic import BaseModel; import jinja2, rapidfuzz")
    taken = [(process_seconds(*asked), process_seconds(*bare)) for _ in range(9)][1:]
    return statistics.median(cold for cold, _ in taken), statistics.median(imports for _, imports in taken)


def process_seconds(*arguments: str) -> float:
    """Processor seconds of a whole Python process."""
    before = times()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    after = times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def load_and_use_all() -> Catalog:
    """Load the catalog and make every model, which no command ever needs to."""
    catalog = load()
    for entry in catalog.entries:
        catalog.model(entry.id)
    return catalog


def ten_times(catalog: Catalog, file: Path) -> None:
    """Write a synthetic catalog ten times as large: every model ten times, under names of its own."""
    models = [catalog.model(entry.id) for entry in catalog.entries]
    copies = [
        replace(model, id=f"{model.id}-copy{n}", name=f"{model.name} Copy{n}") if n else model
        for n in range(10)
        for model in models
    ]
    file.write_bytes(encode(copies, catalog.families, catalog.provenance))


def growth(catalog: Catalog) -> float:
    """How many times as long a catalog ten times as large takes to load."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ten.json.gz"
        ten_times(catalog, file)
        return best(lambda: load(file), 5) / best(load, 15)


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


def fuzzy_scan(text: str, names: list[str]) -> Callable[[], object]:
    """What a matcher without structure does: every 1–4-gram against every name."""
    words = text.split()
    grams = [" ".join(words[i : i + n]) for n in range(1, 5) for i in range(len(words) - n + 1)]
    return lambda: [process.extractOne(gram, names, scorer=fuzz.WRatio, score_cutoff=CUT_OFF) for gram in grams]


def turned(text: str) -> Iterator[str]:
    """A message over and over, each time begun at its next word: what one reading remembers helps no other."""
    words = text.split()
    return cycle([" ".join((*words[at:], *words[:at])) for at in range(len(words))])


def crowded(catalog: Catalog) -> Linker:
    """A linker over ten times as many names: every model again under other brands."""
    entries = [
        entry
        if copy == 0
        else replace(
            entry,
            id=f"{entry.lab}{copy}/{_renamed(entry.id.partition('/')[2], copy)}",
            lab=f"{entry.lab}{copy}",
            name=_renamed(entry.name, copy),
            aliases=tuple(_renamed(alias, copy) for alias in entry.aliases),
            route_ids=tuple(f"{copy}{route}" for route in entry.route_ids),
        )
        for entry in catalog.entries
        for copy in range(TIMES_THE_NAMES)
    ]
    return Linker(Gazetteer(entries, catalog.families))


def _renamed(name: str, copy: int) -> str:
    """A name with its first word changed, all else kept: ``claudea haiku 4.5``."""
    first = re.match(r"[^\W\d_]*", name)
    end = first.end() if first else 0
    return name[:end] + "abcdefghij"[copy] + name[end:]


def reading_rows(catalog: Catalog) -> list[tuple[str, str, str]]:
    """How fast messages are read, against the scan and against more names."""
    linker, answerer = Linker(Gazetteer(catalog.entries, catalog.families)), Answerer(catalog)
    reader, state = Reader(linker), ThreadState()
    names = [entry.name for entry in catalog.entries]
    link = best(lambda: linker.link(WORDS, TODAY), 9, 100)
    crowd = crowded(catalog)
    crowded_link = best(lambda: crowd.link(WORDS, TODAY), 9, 100)
    scan = best(fuzzy_scan(WORDS, names), 9)
    reject = best(lambda: linker.link(CHATTER, TODAY), 9, 100)
    reject_scan = best(fuzzy_scan(CHATTER, names), 9)
    words, chatter = turned(WORDS), turned(CHATTER)
    read = best(lambda: reader.read(next(words), today=TODAY, state=state, addressed=True), 9, 100)
    reject_read = best(lambda: reader.read(next(chatter), today=TODAY, state=state, addressed=True), 9, 100)
    overheard = best(lambda: reader.read(next(chatter), today=TODAY, state=state, addressed=False), 9, 100)
    answer = topic_answer(answerer)
    return [
        ("fuzzy scan of all 1–4-grams / linking a 20-word message", f"{scan / link:.0f}", "at least 80"),
        ("the same / reading it, each time begun at its next word", f"{scan / read:.0f}", "at least 80"),
        ("the same / rejecting a message without a model", f"{reject_scan / reject:.0f}", "at least 400"),
        ("the same / reading such a message, addressed to us", f"{reject_scan / reject_read:.0f}", "at least 400"),
        ("the same / leaving one that is not for us", f"{reject_scan / overheard:.0f}", "at least 400"),
        ("reading a 20-word message, milliseconds here", f"{read * 1000:.2f}", "at most 1.5"),
        ("linking with ten times as many names / linking", f"{crowded_link / link:.2f}", "at most 2"),
        ("the same / a topic answer, text to words, mean of topics", f"{scan / answer:.0f}", "at least 40"),
        ("a topic answer, milliseconds here", f"{answer * 1000:.2f}", ""),
    ]


def choosing_rows(catalog: Catalog, parse: float) -> list[tuple[str, str, str]]:
    """A recommendation among all models; the first of a day makes them."""
    answerer = Answerer(catalog)
    cheapest = Reading(
        Recommend(Constraints(("vision",), min_context=200_000, order="cheapest")), (), (), ThreadState()
    )
    first = best(lambda: Answerer(load()).answer(cheapest, TODAY), 3)
    choice = best(lambda: answerer.answer(cheapest, TODAY), 20)
    return [
        ("a recommendation among all models, milliseconds here", f"{choice * 1000:.2f}", ""),
        ("the first of a day, which makes them / json.loads of the file", f"{first / parse:.2f}", ""),
    ]


PROVIDERS = {"amazon-bedrock": "aws", "novita-ai": "novita", "togetherai": "together", "xai": "x-ai"}
"""Our provider ids under genai-prices' names."""
TOPICS = (
    "context of", "license of", "price of", "capabilities of", "where can I run", "benchmarks of", "specs of",
    "800M in 250M out a month on", "which is better,",
)  # fmt: skip
MODELS = (
    "claude haiku 4.5", "gpt-4o mini", "gemma 4 31b", "llama 4 scout", "qwen3.5-4b", "gpt-5", "gemini 2.5 pro",
    "sonnet 4.5", "mistral small 4", "deepseek v4 pro",
)  # fmt: skip


def costing(catalog: Catalog) -> tuple[float, float, int]:
    """Seconds for genai-prices and for us to cost one workload on every model that both know, and how many those are.

    Which route prices a model is chosen in the first run, which is not counted: it holds for the day.
    """
    workload, usage = Workload(1_000, 300), Usage(input_tokens=1_000, output_tokens=300)
    models = [catalog.model(entry.id) for entry in catalog.entries]
    both: list[tuple[Model, str, str]] = []
    for model in models:
        for route in model.routes:
            provider = PROVIDERS.get(route.provider.id, route.provider.id)
            try:
                calc_price(usage, route.id, provider_id=provider)
            except LookupError:
                continue
            both.append((model, route.id, provider))
            break
    theirs = best(lambda: [calc_price(usage, id_, provider_id=provider) for _, id_, provider in both], 5)
    ours = best(lambda: [costed(model, workload, TODAY) for model, _, _ in both], 5)
    return theirs, ours, len(both)


def topic_answer(answerer: Answerer) -> float:
    """Mean seconds of a topic answer about two models, from text to words."""
    pair = " vs ".join(MODELS[:2])
    asked = cycle([f"{topic} {pair}" for topic in TOPICS])
    return best(lambda: answerer.reply(next(asked), today=TODAY), 15, len(TOPICS))


def in_full(answerer: Answerer, models: int) -> float:
    """Seconds of a full comparison of so many models."""
    return best(lambda: answerer.reply(", ".join(MODELS[:models]), today=TODAY, full=True), 15)


def costing_rows(catalog: Catalog) -> list[tuple[str, str, str]]:
    """Costing beside genai-prices, and the full comparison beside topic answers."""
    theirs, ours, models = costing(catalog)
    answerer = Answerer(catalog)
    topic, full = topic_answer(answerer), {models: in_full(answerer, models) for models in (2, 10)}
    return [
        (f"genai-prices / costing, {models} models at one workload", f"{theirs / ours:.1f}", "at least 5"),
        ("a full comparison of 2 / a topic answer, mean of topics", f"{full[2] / topic:.1f}", "at most 8"),
        ("a full comparison of 10 / of 2", f"{full[10] / full[2]:.1f}", "linear: 5"),
    ]


def rows() -> list[tuple[str, str, str]]:
    """What was measured, its figure, and the limit it must keep."""
    cold, bare = cold_starts()
    lines = gzip.decompress(SHIPPED.read_bytes()).decode().split("\n")
    parse = best(lambda: [json.loads(line) for line in lines], 7)
    loading, whole = best(load, 7), best(load_and_use_all, 3)
    catalog = load()
    return [
        ("cold `versus ask` / importing pydantic, jinja2, rapidfuzz", f"{cold / bare:.2f}", "at most 4"),
        ("loading the catalog / json.loads of its file", f"{loading / parse:.2f}", "at most 2"),
        ("loading and making all models / json.loads of its file", f"{whole / parse:.2f}", ""),
        ("loading ten times the catalog / loading the catalog", f"{growth(catalog):.1f}", "at most 12"),
        ("memory that loading adds, MB", f"{memory_of_loading():.0f}", "at most 60"),
        *reading_rows(catalog),
        *choosing_rows(catalog, parse),
        *costing_rows(catalog),
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
