"""The machine interface: one JSON object per answer. Fields are added, never renamed."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from answers import Answerer, ThreadState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from answers import Reply

BOT_SAID = "(bot) "
"""How an earlier message of the bot's own is marked in ``thread``."""


class BadLineError(ValueError):
    """A line that is not a question in the interface's form; the text says what is wrong, ``id`` which line it is."""

    def __init__(self, text: str, id_: object = None) -> None:
        super().__init__(text)
        self.id = id_


def record(reply: Reply, text: str, id_: object = None) -> dict[str, object]:
    """An answer as the machine interface prints it; every figure in ``answer`` stands in facts, derived or costs."""
    answer = reply.answer
    workload = answer.workload
    return {
        "id": id_,
        "text": text,
        "kind": answer.kind,
        "reason": answer.reason,
        "models": list(answer.models),
        "assumed": [
            {"said": a.said, "family": a.family, "taken": a.taken, "others": list(a.others)} for a in answer.assumed
        ],
        "unknown": list(answer.unknown),
        "candidates": list(answer.candidates),
        "suggested": list(answer.suggested),
        "topics": list(answer.topics),
        "workload": None if workload is None else _plain(asdict(workload)),
        "answer": reply.words.text,
        "facts": [_plain(asdict(fact)) for fact in answer.facts],
        "derived": [
            {"name": d.name, "value": _plain(d.value), "unit": d.unit, "from": list(d.of)} for d in answer.derived
        ],
        "costs": [_plain(asdict(cost)) for cost in answer.costs],
        "data_version": answer.data_version,
        "today": answer.today.isoformat(),
        "answer_id": answer.answer_id,
        "full": answer.full,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON values are of any kind
    """Decimals and days as JSON can hold them: exact strings."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in cast("dict[str, Any]", value).items()}
    return value


def answer_lines(lines: Iterable[str], answerer: Answerer, today: date) -> Iterator[tuple[dict[str, object], bool]]:
    """Answer a stream of JSON lines, in order; a malformed line gives its error, and the stream goes on.

    Args:
        lines: One object per line: ``id``, ``text``; optional ``thread``, ``addressed``, ``today``.
        answerer: Answers them.
        today: The day for lines that name none.

    Yields:
        The object to print, and whether the line could be read.
    """
    for line in lines:
        if not line.strip():
            continue
        try:
            yield _answer_line(line, answerer, today), True
        except BadLineError as error:
            yield {"id": error.id, "error": str(error)}, False


def _answer_line(line: str, answerer: Answerer, today: date) -> dict[str, object]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not JSON: {error}") from error
    if not isinstance(asked, dict):
        raise BadLineError("not a JSON object")
    fields = cast("dict[str, object]", asked)
    try:
        return _answer_fields(fields, answerer, today)
    except BadLineError as error:
        raise BadLineError(str(error), fields.get("id")) from error


def _answer_fields(fields: dict[str, object], answerer: Answerer, today: date) -> dict[str, object]:
    text, thread, addressed = (
        fields.get("text"),
        cast("object", fields.get("thread") or []),
        fields.get("addressed", True),
    )
    if not isinstance(text, str):
        raise BadLineError('"text" is missing or no string')
    if not isinstance(thread, list) or not all(isinstance(m, str) for m in cast("list[object]", thread)):
        raise BadLineError('"thread" is no list of strings')
    if not isinstance(addressed, bool):
        raise BadLineError('"addressed" is neither true nor false')
    day = _day(fields.get("today"), today)
    state = ThreadState()
    for earlier in cast("list[str]", thread):
        if not earlier.startswith(BOT_SAID):
            state = answerer.reply(earlier, today=day, state=state).state
    reply = answerer.reply(text, today=day, state=state, addressed=addressed)
    return record(reply, text, fields.get("id"))


def _day(said: object, today: date) -> date:
    if said is None:
        return today
    try:
        return date.fromisoformat(str(said))
    except ValueError as error:
        raise BadLineError(f'"today" is no day like 2026-11-21: {error}') from error
