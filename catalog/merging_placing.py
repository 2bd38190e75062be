"""Which model a row kept by hand means: pages write ids as their own request does, dated or not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catalog.curated import best_first
from catalog.merging_models import Hand, covers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from catalog.curated import Curated, Ending
    from catalog.facts import Source
    from catalog.merging_groups import Identifies
    from catalog.sources.curated import FactTable, LicenseTable, ParametersRow, ScoreRow
    from catalog.sources.helm import HelmRow


@dataclass(frozen=True, slots=True)
class Kept:
    """The curated rows by the model they mean, and those that mean none."""

    licenses: Mapping[str, list[tuple[LicenseTable, Source]]]
    parameters: Mapping[str, list[tuple[ParametersRow, Source]]]
    facts: Mapping[str, list[tuple[FactTable, Source]]]
    scores: Mapping[str, list[tuple[ScoreRow, Source]]]
    listed: Mapping[str, tuple[HelmRow, Source]]
    endings: Mapping[str, list[Ending]]
    unplaced: tuple[str, ...]

    def hand(self, model: str) -> Hand:
        """What is kept of one model, the lab's own pages first."""
        return Hand(
            best_first(self.licenses.get(model, [])),
            best_first(self.parameters.get(model, [])),
            best_first(self.facts.get(model, [])),
            best_first(self.scores.get(model, [])),
            self.listed.get(model),
        )


class _Finder:
    """Finds models by curated ids, and remembers the ids that mean none."""

    def __init__(self, models: Collection[str], identifier: Identifies) -> None:
        self.models = frozenset(models)
        self.identifier = identifier
        self.lost: list[str] = []

    def find(self, model: str) -> str | None:
        """The catalog's id for a curated ``lab/name``."""
        if model in self.models:
            return model
        lab, _, name = model.partition("/")
        found = self.identifier.identify(lab, name)
        return found.model if found and found.model in self.models and found.variant is None else None

    def found(self, model: str, kind: str) -> str | None:
        """The same, remembering failures."""
        known = self.find(model)
        if known is None:
            self.lost.append(f"{kind} {model}")
        return known


def place(curated: Curated, models: Collection[str], identifier: Identifies) -> Kept:
    """Put every curated row to its model; a row about a model nobody lists is told, not lost."""
    finder = _Finder(models, identifier)
    parameters: defaultdict[str, list[tuple[ParametersRow, Source]]] = defaultdict(list)
    for row, source in curated.parameters:
        if (model := finder.found(row.model, "parameters")) is not None:
            parameters[model].append((row, source))
    facts: defaultdict[str, list[tuple[FactTable, Source]]] = defaultdict(list)
    for fact, source in curated.facts:
        if (model := finder.found(fact.model, "fact")) is not None:
            facts[model].append((fact, source))
    scores: defaultdict[str, list[tuple[ScoreRow, Source]]] = defaultdict(list)
    for score, source in curated.scores:
        if (model := finder.found(score.model, "score")) is not None:
            scores[model].append((score, source))
    endings: defaultdict[str, list[Ending]] = defaultdict(list)
    for ending in curated.endings:
        if (model := finder.found(ending.model, "lifecycle")) is not None:
            endings[model].append(_readable(ending, finder))
    for listed in endings.values():
        listed.sort(key=lambda ending: ending.source.kind != "curated_primary")
    licenses = _licenses(curated, finder)
    return Kept(licenses, parameters, facts, scores, _listed(curated, finder), endings, tuple(finder.lost))


def _listed(curated: Curated, finder: _Finder) -> dict[str, tuple[HelmRow, Source]]:
    """HELM's row of each model: the one that spells its id, else the earliest of its versions; the rest is not ours."""
    found: defaultdict[str, list[tuple[HelmRow, Source]]] = defaultdict(list)
    for row, source in curated.listed:
        if (model := finder.find(row.model)) is not None:
            found[model].append((row, source))
    return {
        model: min(rows, key=lambda item: (item[0].model != model, item[0].release_date or "9"))
        for model, rows in found.items()
    }


def _licenses(curated: Curated, finder: _Finder) -> dict[str, list[tuple[LicenseTable, Source]]]:
    """The licenses of each model: a row that names it before a pattern, a longer pattern before a shorter one."""
    scored: defaultdict[str, list[tuple[int, LicenseTable, Source]]] = defaultdict(list)
    for row, source in curated.licenses:
        exact = {model for pattern in row.covers if "*" not in pattern and (model := finder.find(pattern))}
        for model in sorted(finder.models):
            lengths = [len(p) for p in row.covers if "*" in p and covers(p, model)]
            if model in exact:
                scored[model].append((1000, row, source))
            elif lengths:
                scored[model].append((max(lengths), row, source))
        if not exact and not any("*" in pattern for pattern in row.covers):
            finder.lost.append(f"license {row.covers[0]}")
    best = {model: max(score for score, _, _ in rows) for model, rows in scored.items()}
    return {model: [(row, s) for score, row, s in rows if score == best[model]] for model, rows in scored.items()}


def _readable(ending: Ending, finder: _Finder) -> Ending:
    """The successor as a model id, where the page names one model that the catalog has."""
    name = ending.replacement
    if name is None or " or " in name:
        return ending
    lab = ending.model.partition("/")[0]
    for written in _writings(name):
        for door in (ending.operator, lab):
            found = finder.identifier.identify(door, written)
            if found and found.variant is None and found.model in finder.models - {ending.model}:
                return replace(ending, replacement=found.model)
    return ending


def _writings(name: str) -> Iterator[str]:
    """A name as pages write it and as ids do: ``deepseek-flash (DeepSeek-V4.1-Flash)``, ``Codestral 25.08``."""
    plain, _, remark = name.partition(" (")
    for written in (name, plain, remark.removesuffix(")")):
        if written:
            yield written
            yield written.lower().replace(" ", "-")
            yield re.sub(r"(?<=\d)\.(?=\d\d$)", "", written.lower().replace(" ", "-"))
