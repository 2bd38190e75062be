"""What a test can make go wrong: the next calls of a method are refused, delayed, garbled or lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from .values import Json

RESPONSE_URL = "response_url"
"""The method name of posts to a response_url, here and in the log of calls."""

UPLOAD = "upload_url"
"""The method name of files sent to an upload URL, likewise."""


@dataclass(frozen=True, slots=True)
class RateLimited:
    """429 with ``Retry-After``; nothing is carried out."""

    retry_after: int = 1
    """Seconds."""


@dataclass(frozen=True, slots=True)
class ServerError:
    """A failure of Slack's own, with an HTML body; nothing is carried out."""

    status: int = 500


@dataclass(frozen=True, slots=True)
class Garbage:
    """200 with a body that is no JSON; nothing is carried out."""

    body: str = '{"ok": tru'


@dataclass(frozen=True, slots=True)
class Refusal:
    """``{"ok": false, "error": code}``; nothing is carried out."""

    code: str = "invalid_blocks"


@dataclass(frozen=True, slots=True)
class Slow:
    """The call is carried out, and answered ``seconds`` later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class LostRequest:
    """The connection is cut before anything is carried out."""


@dataclass(frozen=True, slots=True)
class LostResponse:
    """The call is carried out, then the connection is cut."""


Fault: TypeAlias = RateLimited | ServerError | Garbage | Refusal | Slow | LostRequest | LostResponse


def _any_call(_arguments: Json) -> bool:
    return True


@dataclass(slots=True)
class _Plan:
    fault: Fault
    left: int | None
    when: Callable[[Json], bool]


class Faults:
    """The faults planned, per method; first planned, first used."""

    def __init__(self) -> None:
        self._plans: dict[str, list[_Plan]] = {}
        self._tokens: dict[str, str] = {}

    def plan(
        self,
        method: str,
        fault: Fault,
        times: int | None = 1,
        when: Callable[[Json], bool] = _any_call,
    ) -> None:
        """Makes the next calls of a method go wrong.

        Args:
            method: such as ``chat.postMessage``, or ``response_url``.
            fault: how.
            times: for how many calls; None for all until ``clear``.
            when: only calls with such arguments go wrong and are counted.
        """
        self._plans.setdefault(method, []).append(_Plan(fault, times, when))

    def refuse_token(self, token: str, code: str = "token_revoked") -> None:
        """Makes every call with this token be refused."""
        self._tokens[token] = code

    def clear(self) -> None:
        """Makes everything go right again."""
        self._plans.clear()
        self._tokens.clear()

    def token_refusal(self, token: str) -> str | None:
        """Returns the code this token is refused with, or None."""
        return self._tokens.get(token)

    def take(self, method: str, arguments: Json) -> Fault | None:
        """Returns the fault of this call and uses it up, or None."""
        for plan in self._plans.get(method, []):
            if plan.left != 0 and plan.when(arguments):
                plan.left = None if plan.left is None else plan.left - 1
                return plan.fault
        return None
