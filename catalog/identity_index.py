"""What the labs sell, by every spelling that their own rows give."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from catalog.identity_names import key, spell, undated
from catalog.identity_route import unwrap
from catalog.identity_words import ALWAYS, APART
from catalog.labs import lab_of_name, lab_of_org, lab_of_provider

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LATEST: Final = re.compile(r"\s*\(?\blatest\b\)?", re.IGNORECASE)
_ACTIVE: Final = re.compile(r"(?<=\db)-a\d+(?:\.\d+)?b(?![a-z0-9])")
_DATE_IN_NAME: Final = re.compile(r"\b20\d{2}-?\d{2}-?\d{2}\b")


@dataclass(frozen=True, slots=True)
class KnownModel:
    """One row of a lab's own list.

    Attributes:
        lab: The lab's id, or one of its providers.
        id: The id as the lab writes it.
        name: What the lab writes, or the id again where an upstream knows no name. Names decide which dates are apart.
        release_date: As the upstream writes it; carried, not used for telling models apart.
    """

    lab: str
    id: str
    name: str
    release_date: str | None

    @property
    def spelled(self) -> str:
        """The id in canonical writing, its date included."""
        return spell(unwrap("", self.id).name, self.lab)

    @property
    def own(self) -> bool:
        """Whether the lab made it (Alibaba sells DeepSeek's models, a cloud everyone's), and plainly so."""
        route = unwrap("", self.id)
        return (lab_of_name(route.name) or route.lab or self.lab) == self.lab and not route.variants

    @property
    def named(self) -> bool:
        """Whether the row says more than its id."""
        return bool(self.name) and self.name != self.id


def index(rows: Iterable[KnownModel]) -> dict[str, str]:
    """Spellings (``lab/key``) → models (``lab/name``).

    The labs' ids come first, then their display names, then ids of rows without a name: an upstream that knows only
    ``mistral-large-3`` is led by one that says which id bears that name.
    """
    rows = [replace(row, lab=lab_of_provider(row.lab) or lab_of_org(row.lab) or row.lab) for row in rows]
    own = [row for row in rows if row.own and _last(row) not in ALWAYS]
    ids = {f"{row.lab}/{row.spelled}" for row in own}
    own = [row for row in own if not _is_newest(row, ids)]
    apart = {f"{row.lab}/{row.spelled}" for row in own if row.named and _DATE_IN_NAME.search(row.name)}
    found: dict[str, str] = {}
    named = [row for row in own if row.named]
    models = {id(row): _model(row, ids, apart) for row in own}
    titles = _titles(named, models)
    for row in named:
        models[id(row)] = _rolling(row, titles) or models[id(row)]
        _put(found, row, models[id(row)])
    for latest in (False, True):
        for title, bearers in _titles(named, models, latest=latest).items():
            if len(bearers) == 1:
                found.setdefault(title, bearers[0])
    for row in own:
        if not row.named:
            _put(found, row, models[id(row)])
    for short, bearers in _without_active(models.values()).items():
        if len(bearers) == 1:
            found.setdefault(short, bearers.pop())
    return found


def _without_active(models: Iterable[str]) -> dict[str, set[str]]:
    """Names without their active weights → models: whoever writes ``ultra-550b`` means ``ultra-550b-a55b``."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for model in models:
        lab, _, name = model.partition("/")
        if (short := _ACTIVE.sub("", name)) != name:
            found[f"{lab}/{key(short)}"].add(model)
    return found


def _last(row: KnownModel) -> str:
    return row.spelled.rpartition("-")[2]


def _is_newest(row: KnownModel, ids: set[str]) -> bool:
    """Whether a row only says ``-latest`` of another; Mistral and OpenAI sell such names for themselves."""
    base = row.spelled.removesuffix("-latest")
    return base != row.spelled and f"{row.lab}/{base}" in ids and not APART["latest"].match(base)


def _put(found: dict[str, str], row: KnownModel, model: str) -> None:
    """Enter a row under its id, dated and undated."""
    found.setdefault(f"{row.lab}/{key(row.spelled)}", model)
    if model.partition("/")[2] == undated(row.spelled):
        found.setdefault(f"{row.lab}/{key(undated(row.spelled))}", model)


def _model(row: KnownModel, ids: set[str], apart: set[str]) -> str:
    """The model of a row: a date counts only where the lab writes it in the name and sells the undated one too."""
    model = f"{row.lab}/{row.spelled}"
    base = f"{row.lab}/{undated(row.spelled)}"
    return model if model in apart and base in ids else base


def _rolling(row: KnownModel, titles: dict[str, list[str]]) -> str | None:
    """The model behind an id without a version whose name has one: ``deepseek-flash``, "DeepSeek V4.1 Flash"."""
    title = spell(row.name.partition("(")[0], row.lab)
    if any(map(str.isdigit, row.spelled)) or not any(map(str.isdigit, title)) or _LATEST.search(row.name):
        return None
    others = [model for model in titles.get(f"{row.lab}/{key(title)}", []) if any(map(str.isdigit, model))]
    return others[0] if len(others) == 1 else f"{row.lab}/{title}"


def _titles(rows: Sequence[KnownModel], models: dict[int, str], *, latest: bool = False) -> dict[str, list[str]]:
    """Display names → models that bear them; a preview yields to what followed it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if bool(_LATEST.search(row.name)) is latest:
            title = spell(_LATEST.sub("", row.name), row.lab)
            found[f"{row.lab}/{key(title)}"].add(models[id(row)])
    return {title: _without_previews(bearers) for title, bearers in found.items()}


def _without_previews(models: set[str]) -> list[str]:
    final = [model for model in models if not model.endswith("-preview")]
    return sorted(final or models)
