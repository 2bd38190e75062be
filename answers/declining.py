"""Does a message that names models ask for a fact? A report, a how-to or a wish for a graphics card does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.evidence import asks_nothing
from answers.speech import asks, wanted_apart
from catalog import CAPABILITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.questions import Reason
    from answers.threads import Turn

_TROUBLED = frozenset({"verdict", "specs", "providers", "release", "switching", "capability:speed"})
"""Topics whose words also tell of something that does not work."""
_SET = frozenset({"context", "max_output", "parameters", *(f"capability:{name}" for name in CAPABILITIES)})
"""What has a setting: *how do I raise the context* asks for a manual."""


def asks_no_fact(turn: Turn, models: Sequence[str]) -> Reason | None:
    """Why a message that names models asks for nothing a catalog knows; ``None``: it asks."""
    outside = turn.cues.outside.named(turn.text)
    if turn.counts:
        return None
    if not asks(turn.text, turn.mentions, turn.found):
        return "statement"
    facts = set(turn.topics) - _TROUBLED
    if outside & {"hardware", "place", "subscription"} or ("doing" in outside and facts <= _SET and len(models) == 1):
        return "no_fact_asked"
    if "trouble" in outside and not wanted_apart(turn.text, turn.mentions, [f for f in turn.found if f.name in facts]):
        return "no_fact_asked"
    if not turn.topics and len(models) == 1 and asks_nothing(turn.mentions, turn.text):
        return "no_fact_asked"
    return None
