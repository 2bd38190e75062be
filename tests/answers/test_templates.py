"""Every branch of every template is read by some golden: what no answer can say is deleted, what it can say is held.

Templates are compiled to Python; while the goldens run, that Python is followed, instruction by instruction. A branch
is the body of an ``if``, ``elif``, ``else`` or ``for`` that writes something, and each side of an ``if`` within a line.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import sys
from collections import defaultdict
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader

from answers.wording import FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, FrameType, ModuleType

    from _typeshed import TraceFunction

GOLDENS = (
    "alternatives", "answers", "benchmarks", "comparison", "conversations", "costing", "exporting", "goldens",
    "lifecycle", "preferred",
    "prices_that_count", "providers", "recommend", "recommend_laws", "sourcing", "specs", "switching", "verdict",
    "words_in_company", "words_in_full", "words_of_cost", "words_of_notes", "words_of_terms", "words_of_topics",
)  # fmt: skip
TEMPLATES = Path(__file__).parents[2] / "answers" / "templates"


def _calls(module: ModuleType) -> Iterator[Callable[[], object]]:
    """Every test of a module that needs nothing but its own parameters, once per set of them."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if not name.startswith("test_") or hasattr(function, "hypothesis"):
            continue
        sets: list[list[dict[str, object]]] = []
        for mark in getattr(function, "pytestmark", []):
            said, rows = mark.args
            names = [one.strip() for one in said.split(",")] if isinstance(said, str) else list(said)
            sets.append([dict(zip(names, _values(row, len(names)), strict=True)) for row in rows])
        for chosen in itertools.product(*sets):
            arguments = {key: value for one in chosen for key, value in one.items()}
            if set(inspect.signature(function).parameters) == set(arguments):
                yield lambda function=function, arguments=arguments: function(**arguments)


def _values(row: Any, number: int) -> tuple[object, ...]:  # noqa: ANN401 - pytest's own marks are not typed
    """A set of parameters, plain or made by ``pytest.param``."""
    if hasattr(row, "marks"):
        return tuple(row.values)
    return tuple(row) if number > 1 else (row,)


@dataclass(frozen=True, slots=True)
class Branch:
    """A stretch of the Python that a template becomes, and the line of the template that it comes from."""

    start: tuple[int, int]
    end: tuple[int, int]
    line: int
    said: str


def _branches(name: str) -> Iterator[Branch]:
    """What must be read of a template: the first line that each block writes, and each side of an inline choice."""
    environment = Environment(loader=PackageLoader("answers"), autoescape=False)  # noqa: S701 - nothing is rendered
    environment.filters.update(FILTERS)
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    written = environment.compile(source, name, name, raw=True)
    lines = environment.get_template(name).get_corresponding_lineno
    for node in ast.walk(ast.parse(written)):
        for body in [node.body, node.orelse] if isinstance(node, (ast.If, ast.For)) else []:
            says = [line for part in body for n in ast.walk(part) if (line := _written_at(n)) is not None]
            first = min(says, default=None)
            if first is not None and not (isinstance(node, ast.If) and isinstance(node.test, ast.Constant)):
                yield Branch((first, 0), (first + 1, 0), lines(first), "block")
        for side in [node.body, node.orelse] if isinstance(node, ast.IfExp) and not _looks_up(node) else []:
            end = (side.end_lineno or side.lineno, side.end_col_offset or side.col_offset)
            said = ast.get_source_segment(written, side) or ""
            yield Branch((side.lineno, side.col_offset), end, lines(side.lineno), said)


def _looks_up(node: ast.IfExp) -> bool:
    """Whether this only sees to it that a name is there, as every name of a template does."""
    test = node.test
    return isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Is) and "missing" in ast.dump(test)


def _written_at(node: ast.AST) -> int | None:
    """The line at which it gives text, or gathers it in a list, as macros do; ``None`` where it does neither."""
    if isinstance(node, ast.Yield):
        return node.lineno
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"append", "extend"}:
        return node.lineno
    return None


def _read_by_goldens() -> dict[str, set[tuple[int, int]]]:
    """Where in each template's Python an instruction was run by the goldens: line and column."""
    found: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    places: dict[CodeType, list[tuple[int, int]]] = {}

    def follow(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        code = frame.f_code
        if not code.co_filename.endswith(".j2"):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        if event == "opcode":
            if code not in places:
                places[code] = [(line or 0, column or 0) for line, _, column, _ in code.co_positions()]
            found[Path(code.co_filename).name].add(places[code][frame.f_lasti // 2])
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        for name in GOLDENS:
            for call in _calls(import_module(f"tests.answers.test_{name}")):
                call()
    finally:
        sys.settrace(before)
    return found


def test_every_branch_of_every_template_is_read_by_a_golden() -> None:
    read = _read_by_goldens()
    missed = [
        f"{path.name}, about line {branch.line}: {branch.said}"
        for path in sorted(TEMPLATES.glob("*.j2"))
        for branch in _branches(path.name)
        if not any(branch.start <= place < branch.end for place in read[path.name])
    ]
    assert not missed, "\n".join(missed)
