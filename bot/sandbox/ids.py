"""Ids and timestamps from counters, so that two runs of one script are alike."""

from __future__ import annotations

from itertools import count


class Ids:
    """Numbers everything in a workspace; nothing is drawn at random."""

    def __init__(self, epoch: int) -> None:
        self._epoch = epoch
        self._moments = count(1)
        self._numbers = count(2)  # 1 is the app's own

    def ts(self) -> str:
        """Returns the next moment: a message ``ts``, strictly later than every earlier one."""
        moment = next(self._moments)
        return f"{self._epoch + moment}.{moment % 1_000_000:06d}"

    def new(self, prefix: str) -> str:
        """Returns an id such as ``U0000000007``; the number is never used again."""
        return f"{prefix}{next(self._numbers):010d}"

    def envelope(self) -> str:
        """Returns a Socket Mode envelope id, in the form of a UUID."""
        return f"00000000-0000-4000-8000-{next(self._numbers):012d}"
