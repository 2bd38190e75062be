"""The one error of the Web API: a code of Slack's, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .limits import Problem
    from .values import Json


class SlackError(Exception):
    """A call was refused; ``code`` is Slack's, such as ``channel_not_found``."""

    def __init__(self, code: str, messages: list[str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages or []

    def answer(self) -> Json:
        """Returns the body Slack answers with."""
        body: Json = {"ok": False, "error": self.code}
        if self.messages:
            body["errors"] = self.messages
            body["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
        return body


def refuse(problems: list[Problem], code: str | None = None) -> None:
    """Raises the first problem's code, or ``code``, with all problems beside it; does nothing if there are none."""
    if problems:
        raise SlackError(
            code or problems[0].code, [f"{each.message} [json-pointer:{each.pointer}]" for each in problems]
        )
