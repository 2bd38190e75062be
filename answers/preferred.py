"""Where whoever asks would rather run models, and what became of it. Values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from catalog import Provider  # noqa: TC001 - settings are stored by these annotations


@dataclass(frozen=True, slots=True)
class Preferred:
    """Places to price models at, unless a message names one.

    Attributes:
        providers: The first that serves a model is taken; empty: none is preferred.
        region: ``eu``, or a part of it; ``None``: any. A provider counts before a region.
    """

    providers: tuple[Provider, ...] = ()
    region: str | None = None

    def __bool__(self) -> bool:
        return bool(self.providers or self.region)


@dataclass(frozen=True, slots=True)
class Named(Preferred):
    """A place that the message itself names: *price of GPT-5 on Azure*."""


ANYWHERE: Final = Preferred()
"""Nothing is preferred."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of the places preferred, for an answer's note.

    Attributes:
        wanted: Those places: ``at Amazon Bedrock``, ``in the region eu``.
        taken: Each place that prices models, and these models.
        missed: Models that none of them prices.
        asked: Whether the message names the place, rather than the workspace's settings.
    """

    wanted: tuple[str, ...]
    taken: tuple[tuple[str, tuple[str, ...]], ...]
    missed: tuple[str, ...]
    asked: bool = False
