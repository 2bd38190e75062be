"""Messages as the workspace received them, drawn in a terminal: only the kinds of block that we send."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from rich import box
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, RenderableType

Block: TypeAlias = dict[str, Any]

_LINK: Final = re.compile(r"<(https?://[^<>|]+)(?:\|([^<>]*))?>")


def draw(console: Console, text: str, blocks: Sequence[Block]) -> None:
    """Print a message: its blocks, or its text where it has none."""
    drawn = [part for block in blocks for part in _drawn(block)]
    for part in drawn or [Text(unescaped(text))]:
        console.print(part, soft_wrap=False)
    console.print()


def controls(blocks: Sequence[Block]) -> list[Block]:
    """Return the elements of a message that can be pressed, in reading order; thumbs excepted."""
    return [element for block in blocks if block.get("type") == "actions" for element in _parts(block, "elements")]


def label(element: Block) -> str:
    """Return what stands on a button or picker."""
    shown = _part(element, "text") or _part(element, "placeholder")
    return str(shown.get("text", ""))


def options(element: Block) -> list[Block]:
    """Return a picker's options; none for a button."""
    return _parts(element, "options")


def unescaped(text: str) -> str:
    """Return escaped text as Slack shows it."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _drawn(block: Block) -> Iterator[RenderableType]:
    match block.get("type"):
        case "rich_text":
            yield from (_rich_text(part) for part in _parts(block, "elements"))
        case "section":
            yield _text(_part(block, "text"))
            if accessory := _part(block, "accessory"):
                yield Text(_control(accessory), style="cyan")
        case "data_visualization":
            yield from _chart(block)
        case "table" | "data_table":
            yield _table(block)
        case "actions" | "context_actions":
            yield _controls(block)
        case _:
            yield from _of_a_view(block)


def _of_a_view(block: Block) -> Iterator[RenderableType]:
    match block.get("type"):
        case "context":
            for element in _parts(block, "elements"):
                line = _text(element)
                line.stylize("dim")
                yield line
        case "header" | "alert":
            yield Text(label(block), style="bold")
        case "divider":
            yield Text()
        case "input":
            yield Text(f"{_part(block, 'label').get('text')} {_control(_part(block, 'element'))}")
        case _:
            yield Text(f"({block.get('type')})", style="dim")


def _controls(block: Block) -> Text:
    if block.get("type") == "actions":
        return Text("  ".join(_control(element) for element in _parts(block, "elements")), style="cyan")
    thumbs = [part[name] for part in _parts(block, "elements") for name in ("positive_button", "negative_button")]
    return Text("  ".join(f"[{label(thumb)}]" for thumb in thumbs), style="dim")


def _rich_text(part: Block) -> Text:
    line = Text()
    for element in _parts(part, "elements"):
        bold = bool(_part(element, "style").get("bold"))
        line.append(str(element.get("text") or element.get("user_id") or ""), style="bold" if bold else "")
    if part.get("type") == "rich_text_preformatted":
        line.no_wrap = True
    return line


def _text(value: Block) -> Text:
    said = str(value.get("text", ""))
    if value.get("type") != "mrkdwn":
        return Text(said)
    line = Text()
    place = 0
    for link in _LINK.finditer(said):
        line.append(unescaped(said[place : link.start()]))
        line.append(unescaped(link[2] or link[1]), style=f"link {unescaped(link[1])}")
        place = link.end()
    line.append(unescaped(said[place:]))
    return line


def _table(block: Block) -> Table:
    rows = cast("list[list[Block]]", block.get("rows") or [])
    settings = _parts(block, "column_settings")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, header in enumerate(rows[0] if rows else []):
        right = place < len(settings) and settings[place].get("align") == "right"
        table.add_column(Text(_cell(header)), justify="right" if right else "left", overflow="fold")
    for row in rows[1:]:
        table.add_row(*(Text(_cell(cell)) for cell in row))
    return table


def _chart(block: Block) -> Iterator[Text]:
    yield Text(str(block.get("title", "")), style="bold")
    for series in _parts(_part(block, "chart"), "series"):
        for point in _parts(series, "data"):
            yield Text(f"  {point.get('label')}: {point.get('value'):,g}")


def _cell(cell: Block) -> str:
    return str(cell.get("text", ""))


def _control(element: Block) -> str:
    picked = [
        *_parts(element, "initial_options"),
        *([_part(element, "initial_option")] if "initial_option" in element else []),
    ]
    chosen = [label(option) for option in picked]
    entered = ", ".join(chosen) or str(element.get("initial_value") or "")
    if entered:
        return f"[{entered}]"
    if str(element.get("type")).endswith("_input"):
        return "[ ]"
    return f"[{label(element)} ▾]" if options(element) else f"[{label(element)}]"


def _parts(block: Block, name: str) -> list[Block]:
    return cast("list[Block]", block.get(name) or [])


def _part(block: Block, name: str) -> Block:
    return cast("Block", block.get(name) or {})
