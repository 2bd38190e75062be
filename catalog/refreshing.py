"""Refreshing: newer copies of the upstreams merged into the catalog before, checked against it, as one new snapshot.

No network, no clock, nothing written: the files come in as a folder, the snapshot goes out as bytes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from catalog import checking
from catalog.building import CURATED_URL, DATA, curated_hash, families, gather
from catalog.checking_findings import subject
from catalog.differences import Difference, differ
from catalog.errors import CatalogError
from catalog.identity_index import KnownModel
from catalog.merging_memory import remember
from catalog.merging_memory_facts import CURATED, HELM, sources_of, upstream
from catalog.snapshot import decode, encode
from catalog.sources.inputs import inputs, second_opinion
from catalog.sources.observation import GENAI_PRICES, LANGCHAIN, LITELLM, MODELS_DEV

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from catalog.building import Gathered
    from catalog.checking import Finding
    from catalog.models import Model, Route
    from catalog.snapshot import Catalog, Upstream
    from catalog.sources.inputs import Input, Manifest

KEPT: Final = 0.8
"""The share of its routes that an upstream must still list; in a quarter models.dev dropped one in five and grew."""
MOST_SUSPECTS: Final = 0.02
"""The share of all routes that may look wrong one by one; more, and the file itself is: another unit, another shape."""
_FEW: Final = 25
_NEEDED: Final = frozenset[str]({MODELS_DEV, LITELLM})
_STAYS: Final = "the data stay as they were"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh would put in place.

    Attributes:
        raw: The snapshot.
        difference: What changed, what was held back aside.
        held: Findings on values that were there before: those values stay as they were.
        noticed: Findings on what is new: it is taken, and should be looked at.
        remarks: Which files were left out, a sentence each.
    """

    raw: bytes
    difference: Difference
    held: tuple[Finding, ...]
    noticed: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()


def refresh(
    previous: Catalog, from_dir: Path, asked: Manifest, data: Path = DATA, *, accept: bool = False
) -> Refreshed | None:
    """Merge newer copies into a catalog; ``None`` where they are the very files it was made of.

    Args:
        previous: The catalog that serves now.
        from_dir: Holds models.dev's and LiteLLM's file; others of a build may be there too. One of those that lists far
            less than its last copy is left out, so that what it said before stays.
        asked: Which files they are.
        data: Holds the files kept by hand.
        accept: Whether to take values that look wrong beside what they were.

    Raises:
        CatalogError: A file is missing, no JSON, older than what is held, or shrunken, or most of it looks wrong; one
            sentence. What serves is not touched.
    """
    if _is_same(previous, from_dir, asked, data):
        return None
    before = {entry.id: previous.model(entry.id) for entry in previous.entries}
    found, remarks = _gathered(before.values(), from_dir, asked, data)
    read = frozenset({CURATED, *_read(found, asked).values()})
    merged = remember(before.values(), found.merged.models, read, previous.as_of)
    upstreams = _provenance(previous.provenance, found.upstreams)
    kin = families(data / "families.toml", merged, strict=False)
    catalog = decode(raw := encode(merged, kin, upstreams))
    suspects = _suspects(previous, catalog)
    held, noticed = _sorted_out(suspects, {} if accept else before)
    _refuse_suspicious(held, sum(len(model.routes) for model in merged))
    if held:
        raw = encode(_held_back(merged, before, {one.subject for one in held}), kin, upstreams)
        catalog = decode(raw)
    return Refreshed(raw, differ(previous, catalog), held, noticed, remarks)


def _is_same(previous: Catalog, from_dir: Path, asked: Manifest, data: Path) -> bool:
    """Whether all files that are there are those the catalog was made of, and the two that are needed are there.

    Raises:
        CatalogError: One of them is older than what the catalog was made of.
    """
    known = {one.url: one for one in previous.provenance}
    same = CURATED_URL in known and known[CURATED_URL].sha256 == curated_hash(data)
    first, second, *others = inputs(asked)
    for item in (first, second, *others, second_opinion(asked)):
        file, held = from_dir / item.file, known.get(item.url)
        if not file.exists():
            same = same and item not in (first, second)
            continue
        if held is None or held.sha256 != hashlib.sha256(file.read_bytes()).hexdigest():
            same = False
            _refuse_older(item, held)
    return same


def _refuse_older(item: Input, held: Upstream | None) -> None:
    if held is not None and held.as_of is not None and item.as_of < held.as_of:
        raise CatalogError(
            f"The copy of {item.name} is of {item.as_of}, older than the one of {held.as_of} in the catalog; {_STAYS}."
        )


def _gathered(
    before: Collection[Model], from_dir: Path, asked: Manifest, data: Path
) -> tuple[Gathered, tuple[str, ...]]:
    """What the files say, without those that look cut short, and what is to be said of these."""
    sold = [known for model in before for known in _sold(model)]
    try:
        found = gather(from_dir, asked, data, partly=True, remembered=sold)
        remarks = _shrunken(before, found, asked)
        if remarks:
            found = gather(from_dir, asked, data, partly=True, without=remarks, remembered=sold)
    except RecursionError as error:
        raise CatalogError(f"A file in {from_dir} is nested too deeply to be data; {_STAYS}.") from error
    return found, tuple(remarks.values())


def _sold(model: Model) -> Iterator[KnownModel]:
    """A model that its lab sells, by its own id and those of the lab's routes."""
    lab, _, name = model.id.partition("/")
    own = [route.id for route in model.routes if route.first_party]
    for id_ in (name, *own) if own else ():
        yield KnownModel(lab, id_, id_, None)


def _read(found: Gathered, asked: Manifest) -> dict[str, str]:
    """The upstreams that were read, by file, as memory calls them; an old copy of LiteLLM's file speaks for none."""
    first, second, third, _, listed = inputs(asked)
    named = {
        first.name: MODELS_DEV,
        second.name: LITELLM,
        third.name: LANGCHAIN,
        listed.name: HELM,
        second_opinion(asked).name: GENAI_PRICES,
    }
    return {one.name: named[one.name] for one in found.upstreams if one.name in named}


def _provenance(before: Iterable[Upstream], now: Iterable[Upstream]) -> list[Upstream]:
    """The files of both, the newest copy of each."""
    found = {one.url: one for one in before}
    found.update((one.url, one) for one in now)
    return list(found.values())


def _shrunken(before: Collection[Model], found: Gathered, asked: Manifest) -> dict[str, str]:
    """The files that list far less than their last copies, and what is to be said of each: memory would hide that.

    Raises:
        CatalogError: One of them is models.dev's or LiteLLM's.
    """
    old, new, said = _listed(before), _listed(found.merged.models), dict[str, str]()
    for file, name in _read(found, asked).items():
        if old[name] >= _FEW and new[name] < old[name] * KEPT:
            fault = f"{name} lists {new[name]:,} {_unit(name)}, its last copy {old[name]:,}: it looks cut short"
            if name in _NEEDED:
                raise CatalogError(f"{fault}; {_STAYS}.")
            said[file] = f"{fault}; what it said before is kept."
    return said


def _unit(name: str) -> str:
    return "models" if name == HELM else "routes"


def _refuse_suspicious(held: Sequence[Finding], routes: int) -> None:
    if len(held) > max(_FEW, MOST_SUSPECTS * routes):
        raise CatalogError(
            f"{len(held):,} values look wrong beside what they were ({held[0].line}: {held[0].why}, for one), as if a "
            f"file had changed its units; {_STAYS} (--accept takes them)."
        )


def _listed(models: Iterable[Model]) -> Counter[str]:
    """How many routes each upstream lists; HELM, whose list has no routes, how many models."""
    found = Counter[str]()
    for model in models:
        facts = (model.release_date, model.parameters_total, model.open_weights)
        found[HELM] += any(upstream(source) == HELM for fact in facts for source in fact.sources)
        for route in model.routes:
            if route.last_seen is None:
                found.update({upstream(source) for source in sources_of(route)})
    return found


def _suspects(previous: Catalog, catalog: Catalog) -> tuple[Finding, ...]:
    """What the lint finds in the new catalog that it does not find in the old one, less what somebody looked into."""
    known = set(checking.check(previous))
    found = checking.review(checking.check(catalog, previous), checking.read_reviewed()).unreviewed
    return tuple(one for one in found if one not in known)


def _sorted_out(
    suspects: Sequence[Finding], before: Mapping[str, Model]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings on what was there before, and those on what is new."""
    known = {*before, *(subject(route) for model in before.values() for route in model.routes)}
    held = tuple(one for one in suspects if one.subject in known)
    return held, tuple(one for one in suspects if one.subject not in known)


def _held_back(merged: Iterable[Model], before: Mapping[str, Model], subjects: set[str]) -> list[Model]:
    """The models with everything that looks wrong as it was before; a suspicious model keeps its new routes."""
    routes = {subject(route): route for model in before.values() for route in model.routes}

    def of_before(route: Route) -> Route:
        name = subject(route)
        return routes[name] if name in subjects and name in routes else route

    found: list[Model] = []
    for model in merged:
        kept = before[model.id] if model.id in subjects and model.id in before else model
        found.append(replace(kept, routes=tuple(of_before(route) for route in model.routes)))
    return found
