"""The arguments of an API call, whichever way they were sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from bot.sandbox.errors import SlackError
from bot.sandbox.values import Json, as_json, as_objects, is_json, is_list

if TYPE_CHECKING:
    from starlette.requests import Request


class Arguments:
    """One call's arguments; each reader refuses what is missing or of the wrong shape."""

    def __init__(self, values: Json) -> None:
        self.values = values

    def has(self, name: str) -> bool:
        """Tells whether the argument was sent; an empty string counts as not sent."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str | None = None) -> str:
        """Returns a string argument.

        Raises:
            SlackError: ``invalid_arguments`` if it is missing and has no default.
        """
        value = self.values.get(name)
        if value is None or value == "":
            if default is None:
                raise SlackError("invalid_arguments", [f"missing required field: {name}"])
            return default
        return str(value)

    def maybe(self, name: str) -> str | None:
        """Returns a string argument, or None if it was not sent."""
        return self.text(name, "") or None

    def flag(self, name: str) -> bool:
        """Returns a boolean argument; absent is false."""
        return str(self.values.get(name, "")).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        """Returns a whole number argument.

        Raises:
            SlackError: ``invalid_arguments`` if it is none.
        """
        try:
            return int(self.text(name, str(default)))
        except ValueError:
            raise SlackError("invalid_arguments", [f"must be a whole number: {name}"]) from None

    def objects(self, name: str, error: str) -> list[Json]:
        """Returns an argument that is an array of objects; absent is an empty one.

        Raises:
            SlackError: ``error`` if it is something else.
        """
        value = _decoded(self.values.get(name), error)
        if value is None:
            return []
        if not is_list(value):
            raise SlackError(error)
        return as_objects(value)

    def object(self, name: str, error: str) -> Json | None:
        """Returns an argument that is an object, or None if it was not sent.

        Raises:
            SlackError: ``error`` if it is something else.
        """
        value = _decoded(self.values.get(name), error)
        if value is None:
            return None
        if not is_json(value):
            raise SlackError(error)
        return value


async def read_arguments(request: Request) -> Json:
    """Returns the arguments in the query and in a form or JSON body.

    Raises:
        SlackError: ``invalid_json`` for a JSON body that is none.
    """
    values: Json = dict(request.query_params)
    body = (await request.body()).decode()
    if request.headers.get("content-type", "").startswith("application/json"):
        values.update(as_json(_decoded(body or "{}", "invalid_json")))
    else:
        values.update(parse_qsl(body, keep_blank_values=True))
    return values


def _decoded(value: object, error: str) -> object:
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise SlackError(error) from None
