"""What a topic says of models made for a test, without a catalog and without reading a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.finding import Asked
from answers.rendering import plain_table, section
from answers.topics import finder
from tests.making import TODAY

if TYPE_CHECKING:
    from datetime import date

    from answers import Section
    from answers.finding import Finding
    from catalog import Model


def found(topic: str, *models: Model, today: date = TODAY, benchmark: str | None = None) -> Finding:
    """What a topic finds out."""
    return finder(topic)(Asked(models, topic, today, benchmark=benchmark))


def told(topic: str, *models: Model, today: date = TODAY, benchmark: str | None = None) -> Section:
    """The same in words."""
    return section(found(topic, *models, today=today, benchmark=benchmark))


def sentences(part: Section) -> list[str]:
    """A section without its table."""
    return [part.title, part.lead, *part.notes]


def lines(part: Section) -> list[str]:
    """A section as a person reads it."""
    tables = [line for table in part.tables for line in plain_table(table).splitlines()]
    return [part.title, part.lead, *tables, *part.notes]
