"""What is wrong with a payload, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: a JSON pointer into the payload, a sentence, and the error code Slack answers with."""

    pointer: str
    message: str
    code: str = "invalid_blocks"


def too_many(count: int, most: int, unit: str, pointer: str, code: str = "invalid_blocks") -> Iterator[Problem]:
    """Yields a problem if there are more than ``most`` of something."""
    if count > most:
        yield Problem(pointer, f"no more than {most} {unit} allowed [{count}]", code)


def too_few(count: int, least: int, unit: str, pointer: str) -> Iterator[Problem]:
    """Yields a problem if there are fewer than ``least`` of something."""
    if count < least:
        yield Problem(pointer, f"no fewer than {least} {unit} allowed [{count}]")


def length(value: object, most: int, pointer: str, *, least: int = 1) -> Iterator[Problem]:
    """Yields a problem if a value is no string or its length is out of bounds."""
    if not isinstance(value, str):
        yield Problem(pointer, "must be a string")
    elif len(value) > most:
        yield Problem(pointer, f"must be less than {most + 1} characters")
    elif len(value) < least:
        yield Problem(pointer, f"must be more than {least - 1} characters")
