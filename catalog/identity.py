"""Every upstream's route ids → one model, with region and serving variant as part of the route."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from catalog.identity_index import KnownModel, index
from catalog.identity_names import DATE, completed, key, other_spellings, spell
from catalog.identity_route import Unwrapped, region_of, unwrap
from catalog.identity_words import (
    ALWAYS,
    APART,
    BASE_SELLERS,
    ENDINGS,
    FINE_TUNERS,
    IF_KNOWN,
    NOT_MODELS,
    NOT_PUBLISHERS,
    ONLY,
    SILENT,
    SURE,
)
from catalog.labs import ORGS, lab_of_name, lab_of_provider

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Identifier", "Identity", "KnownModel", "curated_aliases"]

_CURATED: Final = Path(__file__).parent / "data" / "curated" / "identity.toml"
_NUMBER: Final = re.compile(r"\d+[a-z]?")
_RESPIN: Final = re.compile(r"\d{4}")
_NOT_IN_IDS: Final = re.compile(r"[^a-z0-9_.-]+")
_BRACKET: Final = re.compile(r"\(([^(),]+)")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which model a route serves, and what sets the route apart.

    Attributes:
        model: ``lab/name``, lower case, undated unless the lab sells two dates at once with different facts.
        region: ``us``, ``eu``, ``global``, ``us-gov``, a cloud region …; ``None`` where the id names none.
        variant: ``free``, ``fast``, ``fp8`` …, several joined with ``+``; ``None`` for the plain model.
    """

    model: str
    region: str | None
    variant: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A model that the lab sells, and the serving words that were cut off on the way to it."""

    model: str
    variants: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def curated_aliases() -> dict[str, str]:
    """The hand-made aliases that ship with the catalog."""
    document = tomllib.loads(_CURATED.read_text(encoding="utf-8"))
    return cast("dict[str, str]", document["aliases"])


class Identifier:
    """Reads route ids. Built once per catalog from the labs' own rows, so that it knows which names exist."""

    def __init__(self, known: Iterable[KnownModel], aliases: Mapping[str, str] | None = None) -> None:
        pairs = curated_aliases() if aliases is None else aliases
        self._provider_ids = {name.lower(): model for name, model in pairs.items() if ":" in name}
        self._aliases = {_scoped(name): model for name, model in pairs.items() if ":" not in name}
        self._known = {spelling: self._aliases.get(_scoped(model), model) for spelling, model in index(known).items()}
        for model in pairs.values():
            self._known.setdefault(_scoped(model.partition("+")[0]), model.partition("+")[0])

    def identify(
        self, provider: str, native_id: str, *, name: str | None = None, family: str | None = None
    ) -> Identity | None:
        """Say which model a provider's id means.

        Args:
            provider: models.dev's provider id or LiteLLM's provider name.
            native_id: The id as the upstream writes it, LiteLLM's prefix included.
            name: The upstream's display name, used where it says more than the id.
            family: The upstream's family, used only to tell the lab.

        Returns:
            The model with region and variant; ``None`` for an id that names no model at all (``auto``, a router).
        """
        route = unwrap(provider, native_id)
        fixed = self._provider_ids.get(f"{provider}:{native_id.removeprefix(f'{provider}/')}".lower())
        if fixed is not None:
            return _identity(_Found(fixed), route)
        return self._read(route, provider, name, family)

    def linked(self, lab: str, name: str) -> Identity | None:
        """Say which model an upstream's own link (``lab/name``) means; not what the lab's API serves by that id."""
        return self._read(unwrap(lab, name), lab)

    def _read(
        self, route: Unwrapped, provider: str, name: str | None = None, family: str | None = None
    ) -> Identity | None:
        if not key(route.name) or NOT_MODELS.fullmatch(route.name) or route.org in NOT_PUBLISHERS:
            return None
        lab = _lab(route, provider, family)
        found = _base(lab, route.name, provider) or self._find(lab, route.name)
        if name:
            found = self._by_name(lab, name, route.name, found) or found
        return _identity(found or _own(lab, route.name), route)

    def _find(self, lab: str, text: str) -> _Found | None:
        """Look a name up, then without its last word as long as that word is of the serving kind."""
        words, taken = spell(text, lab), list[str]()
        while words:
            model = self._look(lab, words)
            if model is not None:
                return _Found(model, tuple(reversed(taken)))
            shorter, variant = _shorten(words)
            if shorter == words:
                return None
            words = shorter
            taken.append(variant)
        return None

    def _look(self, lab: str, words: str) -> str | None:
        """Look one spelling up, among the aliases first, then among what the labs sell."""
        scoped = f"{lab}/{key(words)}"
        model = self._aliases.get(scoped) or self._known.get(scoped)
        if model is not None:
            return model
        others = (f"{lab}/{key(other)}" for other in other_spellings(words, lab))
        return next((model for other in others if (model := self._aliases.get(other) or self._known.get(other))), None)

    def _by_name(self, lab: str, name: str, text: str, found: _Found | None) -> _Found | None:
        """Let the display name say what the id leaves open, never what the id contradicts."""
        rolling = text.endswith("-latest") and not any(map(str.isdigit, text))
        plain = name.partition("(")[0].rpartition(": ")[2].strip()
        if rolling or (found is None and lab_of_name(text) is None):
            bracket = _BRACKET.search(name)
            for candidate in (bracket[1] if bracket else "", plain if found is None else ""):
                other = lab_of_name(candidate)
                better = self._find(other, candidate) if other else None
                if better is not None:
                    return _Found(better.model, ("latest",)) if rolling else better
            return None
        if lab_of_name(plain) != lab:
            return None
        if found is None:
            better = self._find(lab, plain)
            if better is not None and _numbers(text, lab) <= _numbers(better.model + plain, lab):
                return better
        return self._refined(lab, plain, text, found)

    def _refined(self, lab: str, plain: str, text: str, found: _Found | None) -> _Found | None:
        """Take a name that says more than the id and is sold for itself: "DeepSeek V4 Flash 0731"."""
        said, more = key(spell(text, lab)), key(spell(plain, lab))
        if not more.startswith(f"{said}-"):
            return None
        better = self._look(lab, spell(plain, lab))
        if better is None and _RESPIN.fullmatch(more.removeprefix(f"{said}-")):
            return _own(lab, plain)
        return _Found(better, found.variants if found else ()) if better is not None else None


def _scoped(name: str) -> str:
    """An alias's key in the form of the index."""
    lab, _, rest = name.partition("/")
    return f"{lab}/{key(rest)}"


def _numbers(text: str, lab: str) -> set[str]:
    """The versions and sizes that a name says."""
    return set(_NUMBER.findall(spell(text, lab)))


def _lab(route: Unwrapped, provider: str, family: str | None) -> str:
    """The lab: by the model's name, then by the publisher in the id, then by the family, else the provider."""
    if route.org in FINE_TUNERS:
        return route.org
    found = (
        lab_of_name(route.name)
        or route.lab
        or _NOT_IN_IDS.sub("-", route.org or "").strip("-")
        or (lab_of_name(family) if family else None)
        or lab_of_provider(provider)
        or _NOT_IN_IDS.sub("-", provider.lower()).strip("-")
        or "unknown"
    )
    return ORGS.get(found, found)


def _base(lab: str, text: str, provider: str) -> _Found | None:
    """The base model where a provider sells it beside its tuning, which elsewhere has the name for itself."""
    words = spell(text, lab)
    return _Found(f"{lab}/{words}") if provider in BASE_SELLERS and completed(words) else None


def _shorten(words: str) -> tuple[str, str]:
    """Cut one ending of the serving kind off; the same words again where there is none."""
    date = DATE.search(words)
    if date:
        return words[: date.start()], ""
    for ending, variant in ENDINGS.items():
        if words.endswith(f"-{ending}"):
            return words.removesuffix(f"-{ending}"), variant
    head, _, last = words.rpartition("-")
    if not head or (last not in ALWAYS and last not in IF_KNOWN):
        return words, ""
    if (last in APART and APART[last].match(head)) or (last in ONLY and not ONLY[last].match(head)):
        return words, ""
    return head, last


def _own(lab: str, text: str) -> _Found:
    """Spell a model that no lab row knows, by the same rules; only what never names a model is cut off."""
    words, taken = spell(text, lab), list[str]()
    while True:
        shorter, variant = _shorten(words)
        sure = not variant or variant in ALWAYS or (variant in SURE and SURE[variant].match(shorter))
        if shorter == words or not sure:
            return _Found(f"{lab}/{completed(words) or words or key(text)}", tuple(reversed(taken)))
        words = shorter
        taken.append(variant)


def _identity(found: _Found, route: Unwrapped) -> Identity:
    """Put the found pieces together; an alias may carry a variant of its own."""
    name, _, variant = found.model.partition("+")
    for each in (*found.variants, variant):
        region = region_of(each)
        if region is not None:
            route.region = region
        elif each not in SILENT:
            route.add(each)
    return Identity(name, route.region, "+".join(route.variants) or None)
