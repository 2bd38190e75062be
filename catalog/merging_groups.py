"""Which rows speak of the same model, and which of them are its lab's own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from catalog.facts import Source
from catalog.identity import Identifier, KnownModel
from catalog.labs import FIRST_PARTY
from catalog.sources.observation import ARCHIVE, CURATED, LITELLM, Observation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from catalog.identity import Identity
    from catalog.models import Provider
    from catalog.sources.curated import OperatorTable

OWN_CLOUDS: dict[str, tuple[str, ...]] = {
    "amazon": ("amazon-bedrock",),
    "databricks": ("databricks",),
    "google": ("google-vertex",),
    "ibm": ("watsonx",),
    "microsoft": ("azure",),
    "nvidia": ("nvidia",),
    "snowflake": ("snowflake-cortex",),
}
"""Clouds that serve everybody's models; for their own lab's models they are the lab's door."""


class Identifies(Protocol):
    """What grouping needs of an identifier."""

    def identify(
        self, provider: str, native_id: str, *, name: str | None = None, family: str | None = None
    ) -> Identity | None:
        """Say which model a provider's id means; ``None`` for no model at all."""
        ...

    def linked(self, lab: str, name: str) -> Identity | None:
        """Say which model an upstream's own link means."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with the model it speaks of.

    Attributes:
        row: What the upstream says.
        model: The model's id.
        region: Of the route.
        variant: Of the route.
        first_party: Whether the row's provider is the model's lab.
    """

    row: Observation
    model: str
    region: str | None
    variant: str | None
    first_party: bool

    @property
    def source(self) -> Source:
        """The row as a source."""
        row = self.row
        kind = "first_party" if self.first_party else "reseller"
        if row.upstream == CURATED:
            kind = "curated_primary" if row.via is None else "curated_secondary"
        return Source(row.provider.name, row.via, row.url, row.as_of, kind)


def is_first_party(lab: str, provider_id: str) -> bool:
    """Whether a provider is the lab itself, or the lab's own cloud."""
    return provider_id in FIRST_PARTY.get(lab, ()) or provider_id in OWN_CLOUDS.get(lab, ())


def known_models(rows: Iterable[Observation]) -> list[KnownModel]:
    """What the labs sell by their own rows, and what upstreams call a model of its own; archive rows last."""
    labs = {provider: lab for lab, providers in FIRST_PARTY.items() for provider in providers}
    known: dict[tuple[str, str], KnownModel] = {}
    archived: dict[tuple[str, str], KnownModel] = {}
    canonical: dict[tuple[str, str], KnownModel] = {}
    for row in rows:
        lab = labs.get(row.upstream_provider)
        if lab is not None:
            found = KnownModel(lab, row.native_id, row.name or row.native_id, row.release_date)
            into = archived if row.upstream == ARCHIVE else known
            if row.name or (lab, row.native_id) not in into:
                into[lab, row.native_id] = found
        lab, slash, tail = (row.canonical or "").partition("/")
        if slash:
            canonical.setdefault((lab, tail), KnownModel(lab, tail, tail, row.release_date))
    return list((archived | canonical | known).values())


def group(rows: Sequence[Observation], identifier: Identifies, known: Iterable[KnownModel]) -> dict[str, list[Placed]]:
    """Put every row to its model; rows that name no model at all (routers) are left out."""
    sold = {found.model for row in known if (found := identifier.identify(row.lab, row.id, name=row.name)) is not None}
    groups: defaultdict[str, list[Placed]] = defaultdict(list)
    for row in rows:
        found = identifier.identify(row.upstream_provider, row.upstream_id, name=row.name, family=row.family)
        if found is None:
            continue
        model = found.model if found.model in sold else _by_canonical(row, identifier) or found.model
        if row.upstream == ARCHIVE and model.removesuffix("-latest") in sold:
            model = model.removesuffix("-latest")  # a pointer of then; what it points to now is the model itself
        lab = model.partition("/")[0]
        own = is_first_party(lab, row.provider.id)
        groups[model].append(Placed(row, model, found.region, found.variant, own))
    return dict(groups)


def _by_canonical(row: Observation, identifier: Identifies) -> str | None:
    """The model by the upstream's own link, which is worth more than a guess from the id."""
    lab, slash, tail = (row.canonical or "").partition("/")
    found = identifier.linked(lab, tail) if slash else None
    return found.model if found else None


def with_one_home(groups: Mapping[str, Sequence[Placed]]) -> dict[str, list[Placed]]:
    """Put all rows of one route to one model, where an upstream's link and the route's own id say two.

    The id is believed where it spells a model that other routes have too, else the link.
    """
    homes: defaultdict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    routes: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for model, rows in groups.items():
        for placed in rows:
            homes[_route(placed)][model] = placed.row.canonical is not None
            routes[model].add(_route(placed))
    home: dict[tuple[str, str], str] = {}
    for route, models in homes.items():
        spelled = [model for model, linked in models.items() if not linked and len(routes[model]) > 1]
        choice = spelled or [model for model, linked in models.items() if linked] or list(models)
        home[route] = min(choice, key=lambda model: (model.partition("/")[0] == route[0], -len(routes[model]), model))
    moved: defaultdict[str, list[Placed]] = defaultdict(list)
    for model, rows in groups.items():
        for placed in rows:
            to = home[_route(placed)]
            moved[to].append(placed if to == model else replace(placed, model=to, first_party=_is_own(to, placed)))
    return dict(moved)


def _route(placed: Placed) -> tuple[str, str]:
    return placed.row.provider.id, placed.row.native_id.lower()


def _is_own(model: str, placed: Placed) -> bool:
    return is_first_party(model.partition("/")[0], placed.row.provider.id)


def of_operators(tables: Sequence[OperatorTable], rows: Sequence[Placed]) -> list[Placed]:
    """What operators' pages say of all they serve, for each chat route of theirs among some rows."""
    found: dict[tuple[str, str, str], Placed] = {}
    for table in tables:
        for placed in rows:
            row = placed.row
            if row.provider.id == table.operator and row.chat and row.upstream not in {ARCHIVE, CURATED}:
                said = Observation(
                    upstream=CURATED,
                    provider=replace(row.provider, name=table.operator_name),
                    native_id=row.native_id,
                    upstream_provider=row.upstream_provider,
                    upstream_id=row.upstream_id,
                    via=table.source.via,
                    url=table.source.url,
                    as_of=table.source.as_of,
                    capabilities=table.capabilities,
                )
                found.setdefault((table.source.url, *_route(placed)), replace(placed, row=said))
    return list(found.values())


def without_stale(groups: Mapping[str, Sequence[Placed]]) -> dict[str, list[Placed]]:
    """Keep archive rows only where they tell what today's files have lost: the lab's own route of a retired model."""
    kept: dict[str, list[Placed]] = {}
    for model, rows in groups.items():
        today = [placed for placed in rows if placed.row.upstream != ARCHIVE]
        lost = [placed for placed in rows if placed.row.upstream == ARCHIVE and placed.first_party]
        if any(placed.first_party for placed in today):
            lost = []
        if today or lost:
            kept[model] = [*today, *lost]
    return kept


def providers(rows: Iterable[Observation]) -> dict[str, Provider]:
    """One name and page for each provider id: models.dev's where it knows the provider."""
    found: dict[str, Provider] = {}
    for row in rows:
        if row.provider.id not in found or (found[row.provider.id].url is None and row.upstream != LITELLM):
            found[row.provider.id] = row.provider
    return found


def identifier_for(
    rows: Sequence[Observation], remembered: Iterable[KnownModel] = ()
) -> tuple[Identifier, list[KnownModel]]:
    """An identifier that knows what the rows' labs sell, and sold as is ``remembered``; and that list."""
    known = {(row.lab, row.id): row for row in (*remembered, *known_models(rows))}
    return Identifier(known.values()), list(known.values())
