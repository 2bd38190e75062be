"""Values out of rows that may hold anything: the right type, or ``None``."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeAlias, cast

from catalog.errors import CatalogError

Row: TypeAlias = "dict[str, object]"

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MTOK = Decimal(1_000_000)
_TOO_MANY = 10**12
"""No real number of tokens, and no real price, reaches this."""
_NOISE_DIGITS = 10
"""Binary floats carry about 16 digits; a real rate never needs more than ten."""


def rows_of(raw: bytes, *, file: str) -> Row:
    """Parse a JSON object.

    Raises:
        CatalogError: The bytes are no JSON object; names the file and the cure.
    """
    try:
        value: object = json.loads(raw)
    except ValueError as error:
        raise CatalogError(f"{file} is not JSON ({error}): download it again.") from error
    row = as_row(value)
    if not row:
        raise CatalogError(f"{file} holds no JSON object with rows: download it again.")
    return row


def as_row(value: object) -> Row:
    """The value as an object, an empty one where it is something else."""
    return cast("Row", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """The value as a list, an empty one where it is something else."""
    return cast("list[object]", value) if isinstance(value, list) else []


def text(value: object) -> str | None:
    """A non-empty string, or ``None``."""
    return value.strip() or None if isinstance(value, str) else None


def flag(value: object) -> bool | None:
    """A boolean, or ``None``."""
    return value if isinstance(value, bool) else None


def count(value: object) -> int | None:
    """A positive whole number; 0 and negative numbers are placeholders, thus ``None``."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < _TOO_MANY:
        return None
    return int(value) if value == int(value) else None


def rate(value: object, *, per_token: bool) -> Decimal | None:
    """A rate in USD per million tokens, without the noise of binary floats; ``None`` if it is no number.

    Args:
        value: The number as the file has it.
        per_token: Whether the file counts per token; else per million tokens.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return None
    if not exact.is_finite():
        return None
    amount = exact * _MTOK if per_token else exact
    return plain(amount) if abs(amount) < _TOO_MANY else None


def plain(amount: Decimal) -> Decimal:
    """The amount in its shortest form: ``0.7999999999999999`` is ``0.8``, ``5E+1`` is ``50``."""
    if not amount:
        return Decimal(0)
    rounded = amount.quantize(Decimal(1).scaleb(amount.adjusted() - _NOISE_DIGITS + 1)).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def iso_date(value: object) -> str | None:
    """A year, month or day that exists, as ISO 8601; ``None`` for anything else."""
    written = text(value)
    if written is None or not _ISO.fullmatch(written):
        return None
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return None
    return written


def day(value: object) -> date | None:
    """A full day that exists; ``None`` for anything else."""
    written = iso_date(value)
    return date.fromisoformat(written) if written and len(written) == len("2025-01-01") else None
