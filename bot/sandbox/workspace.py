"""The workspace as people and tests see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .people.interacting import Interacting
from .people.reading import Reading
from .people.talking import Talking

if TYPE_CHECKING:
    from .hub import Hub


class Workspace(Talking, Interacting, Reading):
    """People talk and click here, and what they and the app did can be read back."""

    def __init__(self, hub: Hub) -> None:
        Talking.__init__(self, hub)
        Interacting.__init__(self, hub)
        Reading.__init__(self, hub)
