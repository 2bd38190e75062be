"""Cue words: which topic, which wish, which amount, which turn of a thread words speak of. One data file a language."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

from answers.phrases import Phrases, folded
from answers.slips import Slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_LANGUAGES = Path(__file__).parent / "languages"
Lists: TypeAlias = "dict[str, list[str]]"


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of all languages, ready to search.

    Attributes:
        topics: Topics, in the order they are tried.
        asks: ``help``, ``source``, ``thanks``, ``full``, ``alternatives``, ``surpassing``,
            ``undertaking`` (a task of unstated size), ``why``.
        turns: What a follow-up does to the thread: ``correction``, ``addition``, ``removal``, ``keeping``, ``swap``,
            ``together``, ``fresh``, ``again``, ``priority``, ``bigger``, ``smaller``.
        roles: What a number counts: ``input``, ``output``, ``requests``, ``users``, ``tokens``, ``context`` (more
            input), ``reasoning``, ``cached``, ``prompts`` (requests, or input), ``other`` (pages and words: no tokens).
        periods: ``second`` … ``year``, as ``a month`` and ``monthly``; ``workday``, ``shift``, ``weekend``,
            ``weekends``.
        slashed: The same behind a slash: ``/month``.
        runs: How a workload is run: ``batched``.
        units: A word behind a number, and what it multiplies by.
        homonyms: Units that mean another number beside a language's other words: ``mil`` in ``mil al mes``.
        numbers: Small numbers in words, and the fractions before *a million*.
        each: Words that make a count that of each one counted before.
        factors: By how much a follow-up multiplies, as a number: ``2`` of *double*.
        ordinals: ``1``, ``2``, …, ``last``, ``first_two`` and ``last_two``: which of several was meant.
        mood: How a sentence speaks: ``question`` (opens a clause, behind ``opening`` words), ``wish``;
            ``condition`` words open a clause that may ask behind them (*if we move, what …*); ``joining`` words set
            models side by side; ``telling`` ones make a short note a statement.
        outside: ``hardware``, ``trouble``, ``place``, ``subscription``, ``doing`` (how a thing is done): what no
            catalog of models knows.
        constraints: Bounds, exclusions and orders of what is to be proposed; ``lacking`` and ``unneeded`` speak of a
            capability beside, ``only`` picks among a thread's models.
        regions: Where a model is to run.
        licenses: Licenses by their names, to SPDX ids.
        providers: Who serves models, to their ids.
        benchmarks: Benchmarks by what people call them, to the names in the catalog.
        slips: Mends misspelt words of topics.
    """

    topics: Phrases
    asks: Phrases
    turns: Phrases
    roles: Phrases
    periods: Phrases
    slashed: re.Pattern[str]
    slashed_names: Mapping[str, str]
    runs: Phrases
    units: Mapping[str, int]
    homonyms: tuple[tuple[Phrases, Mapping[str, int]], ...]
    numbers: Mapping[str, Decimal]
    each: Phrases
    factors: Phrases
    ordinals: Phrases
    mood: Phrases
    outside: Phrases
    constraints: Phrases
    regions: Phrases
    licenses: Phrases
    providers: Phrases
    benchmarks: Phrases
    slips: Slips


@cache
def tables() -> tuple[dict[str, Lists], ...]:
    """Every language's table, English first: it orders the topics."""
    files = sorted(_LANGUAGES.glob("*.toml"), key=lambda f: (f.name != "en.toml", f.name))
    return tuple(cast("dict[str, Lists]", tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


@cache
def load_cues() -> Cues:
    """Read every language's file; they are part of the package, so a fault in one is a fault of the build."""
    return cues_of(tables())


def cues_of(languages: Iterable[Mapping[str, Lists]]) -> Cues:
    """The cue words of some languages' tables, all read at once: nobody says which language they write."""
    languages = tuple(languages)
    merged: defaultdict[str, Lists] = defaultdict(dict)
    for table in languages:
        every = table.get("every", {}).get("words", [])
        for section, lists in table.items():
            _extend(merged[section], lists)
        said = {
            name: [f"{word} {unit}" for word in every for unit in units]
            for name, units in table.get("periods", {}).items()
        }
        _extend(merged["said"], said)
    _extend(merged["said"], merged["alone"])
    slashed = {folded(unit): name for name, units in merged["periods"].items() for unit in units}
    return Cues(
        topics=Phrases(merged["topics"]),
        asks=Phrases(merged["asks"]),
        turns=Phrases(merged["thread"]),
        roles=Phrases(merged["roles"]),
        periods=Phrases(merged["said"]),
        slashed=re.compile(rf"/\s?({_any(list(slashed))})(?!\w)", re.IGNORECASE),
        slashed_names=slashed,
        runs=Phrases(merged["runs"]),
        units=_units(merged["units"]) | _units(languages[0].get("units", {}) if languages else {}),
        homonyms=tuple(_homonyms(languages)),
        numbers={folded(word): Decimal(value) for value, words in merged["numbers"].items() for word in words},
        each=Phrases(merged["each"]),
        factors=Phrases(merged["factors"]),
        ordinals=Phrases(merged["ordinals"]),
        mood=Phrases(merged["mood"]),
        outside=Phrases(merged["outside"]),
        constraints=Phrases(merged["constraints"]),
        regions=Phrases(merged["regions"]),
        licenses=Phrases(merged["licenses"]),
        providers=Phrases(merged["providers"]),
        benchmarks=Phrases(merged["benchmarks"]),
        slips=Slips(merged["spelling"]["words"], merged["spelling"]["right"]),
    )


def _units(lists: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {folded(word): int(size) for size, words in lists.items() for word in words}


def _homonyms(languages: Sequence[Mapping[str, Lists]]) -> Iterator[tuple[Phrases, Mapping[str, int]]]:
    """Each language's units that mean another number in the first one, with the words that only it has."""
    for table in languages[1:]:
        first = _units(languages[0].get("units", {}))
        other = {word: size for word, size in _units(table.get("units", {})).items() if first.get(word, size) != size}
        if other:
            common = set(_words(languages[0]))
            yield Phrases({"own": [word for word in _words(table) if word not in common]}), other


def _words(table: Mapping[str, Lists]) -> list[str]:
    """The words of a language that stand around numbers."""
    return [
        word
        for section in ("roles", "periods", "alone", "every")
        for words in table.get(section, {}).values()
        for word in words
    ]


def _extend(into: Lists, lists: Mapping[str, Sequence[str]]) -> None:
    for name, phrases in lists.items():
        into.setdefault(name, []).extend(phrases)


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
