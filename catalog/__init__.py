"""What exists, and how people name it: the catalog, its values, and the linking of names.

Sources and building stay outside: answering a question needs neither.
"""

from catalog.errors import CatalogError
from catalog.facts import CONTRACT, Answerable, Disagreement, Fact, Source, answerable
from catalog.gazetteer import Gazetteer
from catalog.labs import LABS
from catalog.linking import Linker
from catalog.linking_choice import Rank
from catalog.linking_explaining import Candidate, Explained, Why
from catalog.mentions import Mention
from catalog.models import (
    CAPABILITIES,
    Capability,
    CommercialUse,
    Entry,
    FamilyDefault,
    Lab,
    License,
    Lifecycle,
    Model,
    Price,
    PriceKind,
    Provider,
    Route,
    Score,
    State,
)
from catalog.snapshot import Catalog, load

__all__ = [
    "CAPABILITIES",
    "CONTRACT",
    "LABS",
    "Answerable",
    "Candidate",
    "Capability",
    "Catalog",
    "CatalogError",
    "CommercialUse",
    "Disagreement",
    "Entry",
    "Explained",
    "Fact",
    "FamilyDefault",
    "Gazetteer",
    "Lab",
    "License",
    "Lifecycle",
    "Linker",
    "Mention",
    "Model",
    "Price",
    "PriceKind",
    "Provider",
    "Rank",
    "Route",
    "Score",
    "Source",
    "State",
    "Why",
    "answerable",
    "load",
]
