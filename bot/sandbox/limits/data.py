"""Limits of tables and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.values import Json, as_json, as_list, as_objects

from .problems import Problem, length, too_few, too_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .blocks import Check


def _cell(value: object, pointer: str, *, kinds: tuple[str, ...]) -> Iterator[Problem]:
    cell = as_json(value)
    kind = cell.get("type")
    if kind not in kinds:
        yield Problem(f"{pointer}/type", f"unsupported type: {kind}")
    elif kind in ("raw_text", "raw_number"):
        yield from length(cell.get("text"), 10_000, f"{pointer}/text")
        number = cell.get("value")
        if kind == "raw_number" and (isinstance(number, bool) or not isinstance(number, int | float)):
            yield Problem(f"{pointer}/value", "must be a number")


def _table(block: Json, pointer: str) -> Iterator[Problem]:
    rows = [as_list(row) for row in as_list(block.get("rows"))]
    yield from too_few(len(rows), 1, "items", f"{pointer}/rows")
    yield from too_many(len(rows), 100, "items", f"{pointer}/rows")
    for number, row in enumerate(rows):
        here = f"{pointer}/rows/{number}"
        yield from too_few(len(row), 1, "items", here)
        yield from too_many(len(row), 20, "items", here)
        for place, cell in enumerate(row):
            yield from _cell(cell, f"{here}/{place}", kinds=("raw_text", "raw_number", "rich_text"))
    settings = as_list(block.get("column_settings"))
    yield from too_many(len(settings), 20, "items", f"{pointer}/column_settings")
    for place, setting in enumerate(settings):
        if as_json(setting).get("align") not in (None, "left", "center", "right"):
            yield Problem(f"{pointer}/column_settings/{place}/align", "must be one of left, center, right")


def _data_table(block: Json, pointer: str) -> Iterator[Problem]:
    rows = [as_list(row) for row in as_list(block.get("rows"))]
    yield from length(block.get("caption"), 3_000, f"{pointer}/caption")
    yield from too_few(len(rows), 2, "items", f"{pointer}/rows")
    yield from too_many(len(rows), 201, "items", f"{pointer}/rows")
    width = len(rows[0]) if rows else 1
    yield from too_few(width, 1, "items", f"{pointer}/rows/0")
    yield from too_many(width, 20, "items", f"{pointer}/rows/0")
    for number, row in enumerate(rows):
        yield from _data_row(row, f"{pointer}/rows/{number}", width, is_header=number == 0)
    size = block.get("page_size", 5)
    if not isinstance(size, int) or not 1 <= size <= 100:
        yield Problem(f"{pointer}/page_size", "must be between 1 and 100")


def _data_row(row: list[object], pointer: str, width: int, *, is_header: bool) -> Iterator[Problem]:
    if len(row) != width:
        yield Problem(pointer, f"all rows must have {width} cells [{len(row)}]")
    rest = () if is_header else ("rich_text", "action_cell")
    for place, cell in enumerate(row):
        yield from _cell(cell, f"{pointer}/{place}", kinds=("raw_text", "raw_number", *rest))


def _data_visualization(block: Json, pointer: str) -> Iterator[Problem]:
    yield from length(block.get("title"), 50, f"{pointer}/title")
    chart = as_json(block.get("chart"))
    kind = chart.get("type")
    if kind == "pie":
        yield from _pie(chart, f"{pointer}/chart")
    elif kind in ("bar", "line", "area"):
        yield from _axes(chart, f"{pointer}/chart")
    else:
        yield Problem(f"{pointer}/chart/type", f"unsupported type: {kind}")


def _pie(chart: Json, pointer: str) -> Iterator[Problem]:
    segments = as_objects(chart.get("segments"))
    yield from too_few(len(segments), 1, "items", f"{pointer}/segments")
    yield from too_many(len(segments), 12, "items", f"{pointer}/segments")
    for place, segment in enumerate(segments):
        here = f"{pointer}/segments/{place}"
        yield from length(segment.get("label"), 20, f"{here}/label")
        value = segment.get("value")
        if not isinstance(value, int | float) or value <= 0:
            yield Problem(f"{here}/value", "must be greater than 0")


def _axes(chart: Json, pointer: str) -> Iterator[Problem]:
    axis = as_json(chart.get("axis_config"))
    categories = [str(each) for each in as_list(axis.get("categories"))]
    for place, category in enumerate(categories):
        yield from length(category, 20, f"{pointer}/axis_config/categories/{place}")
    for name in ("x_label", "y_label"):
        if axis.get(name) is not None:
            yield from length(axis[name], 50, f"{pointer}/axis_config/{name}")
    series = as_objects(chart.get("series"))
    yield from too_few(len(series), 1, "items", f"{pointer}/series")
    yield from too_many(len(series), 12, "items", f"{pointer}/series")
    if len({str(each.get("name")) for each in series}) < len(series):
        yield Problem(f"{pointer}/series", "series names must be unique")
    for place, each in enumerate(series):
        yield from _series(each, f"{pointer}/series/{place}", categories)


def _series(series: Json, pointer: str, categories: list[str]) -> Iterator[Problem]:
    yield from length(series.get("name"), 20, f"{pointer}/name")
    points = as_objects(series.get("data"))
    yield from too_few(len(points), 1, "items", f"{pointer}/data")
    yield from too_many(len(points), 20, "items", f"{pointer}/data")
    if sorted(str(point.get("label")) for point in points) != sorted(categories):
        yield Problem(f"{pointer}/data", "must have exactly one point for each category")
    for place, point in enumerate(points):
        if not isinstance(point.get("value"), int | float):
            yield Problem(f"{pointer}/data/{place}/value", "must be a number")


DATA_CHECKS: dict[str, Check] = {
    "data_table": _data_table,
    "data_visualization": _data_visualization,
    "table": _table,
}
