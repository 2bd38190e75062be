"""The two forms in which genai-prices is published, read into the same tables: its wheel, and its live JSON.

The wheel carries its data as Python source. It is read as a syntax tree, never run, and only what the tree spells out
(names, texts, numbers, dates, lists) becomes a value: ``Name(key=value, …)`` is the object that the JSON has there, a
day is its ISO text in both.
"""

from __future__ import annotations

import ast
import io
import json
import zipfile
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeAlias, cast

from catalog.errors import CatalogError

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | Decimal | None"
Table: TypeAlias = "dict[str, Value]"

_MEMBER = "genai_prices/data.py"
_WHEEL = b"PK"


def providers(raw: bytes, *, file: str) -> list[Table]:
    """The providers' tables, from either form.

    Raises:
        CatalogError: The file is neither.
    """
    return tables(_wheel(raw, file) if raw.startswith(_WHEEL) else _json(raw, file))


def tables(value: Value) -> list[Table]:
    """The tables of a list; none if it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _json(raw: bytes, file: str) -> list[Value]:
    try:
        rows: object = json.loads(raw, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise CatalogError(f"{file} is neither a wheel of genai-prices nor its JSON: download it again.") from error
    if not isinstance(rows, list) or not rows:
        raise CatalogError(f"{file} lists no providers: download it again.")
    return cast("list[Value]", rows)


def _wheel(raw: bytes, file: str) -> list[Value]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as wheel:
            tree = ast.parse(wheel.read(_MEMBER))
    except (zipfile.BadZipFile, KeyError, SyntaxError, ValueError) as error:
        raise CatalogError(f"{file} is no wheel of genai-prices ({error}): download it again.") from error
    lists = [node.value for node in tree.body if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.List)]
    return [_value(item) for found in lists for item in found.elts]


def _value(node: ast.expr) -> Value:
    """What an expression of the data file spells out; ``None`` for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, (str, int)) else None
    if isinstance(node, ast.List):
        return [_value(item) for item in node.elts]
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return {str(key.value): _value(value) for key, value in pairs if isinstance(key, ast.Constant)}
    if not isinstance(node, ast.Call):
        return None
    plain = [_value(argument) for argument in node.args]
    if isinstance(node.func, ast.Name) and node.func.id == "Decimal":
        return _decimal(plain)
    if isinstance(node.func, ast.Attribute):
        return _day(plain) if node.func.attr == "date" else None
    return {word.arg: _value(word.value) for word in node.keywords if word.arg}


def _decimal(arguments: list[Value]) -> Decimal | None:
    try:
        return Decimal(str(arguments[0])) if arguments else None
    except InvalidOperation:
        return None


def _day(arguments: list[Value]) -> str | None:
    numbers = [number for number in arguments if isinstance(number, int)]
    try:
        return date(*numbers[:3]).isoformat() if len(numbers) == len("ymd") else None
    except ValueError:
        return None
