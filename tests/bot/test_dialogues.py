"""The dialogues of ``tests/conversations/slack``, by either door; VERSUS_GOLDENS=write writes them down."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
import yaml

from bot.manifest import EXTRAS, manifest
from bot.sandbox import App, Sandbox, Timing, running_sandbox
from tests import making

from .acting import Scene
from .processes import answering

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from .processes import Door

FOLDER = Path(__file__).parents[1] / "conversations" / "slack"
DIALOGUES: dict[str, list[dict[str, Any]]] = yaml.safe_load((FOLDER / "dialogues.yaml").read_text(encoding="utf-8"))
WRITES = os.environ.get("VERSUS_GOLDENS") == "write"
"""Read here, as no test sees such a variable."""

SURFACES = (
    "mention", "thread reply", "direct message", "agent tab", "/versus", "/versus-cost", "shortcut modal", "buttons",
    "Home",
)  # fmt: skip
"""Where something is asked."""

KINDS = {
    "answer": r"Digest, 11 Nov 2026",
    "follow-up": r"Digest, 11 Nov 2026",
    "cost": r"Assumed: ",
    "clarify": r"On which models shall I cost that\?",
    "help": r"I compare AI models by facts, each with its source and day",
    "not understood": r"I compare AI models by their facts|This thread names no model yet",
    "unknown model": r"I know no model named",
    "error": r"Something went wrong on my side, and it has been logged as incident …",
}
"""What comes of it, and by what words that is known."""

KNOWN_OTHERWISE = {
    ("agent tab", "help"): r"\[See what can be asked\] help",
    ("shortcut modal", "unknown model"): r"offered: $",
    ("buttons", "clarify"): r"Swift mini",
    ("Home", "help"): r"What Versus does",
    ("Home", "not understood"): r"refused: workload",
}
"""Cells that have no message of the bot's to be known by."""

_CHOSEN = "its models are chosen from the list, so that"
_A_DIRECT_MESSAGE = "what is written there is a direct message: see its row"
NOT_THERE = {
    ("mention", "follow-up"): "a mention outside of a thread begins one; inside, it is a reply",
    **dict.fromkeys(
        (("agent tab", kind) for kind in ("cost", "clarify", "not understood", "unknown model", "error")),
        _A_DIRECT_MESSAGE,
    ),
    ("/versus-cost", "answer"): "it asks for costs alone",
    ("/versus-cost", "error"): "one listener takes both commands: see /versus",
    ("shortcut modal", "follow-up"): "a form begins anew",
    ("shortcut modal", "cost"): "costs have a form of their own: see Home and buttons",
    ("shortcut modal", "clarify"): f"{_CHOSEN} nothing is ambiguous",
    ("shortcut modal", "help"): f"{_CHOSEN} nobody can ask for it",
    ("shortcut modal", "not understood"): f"{_CHOSEN} everything is understood",
    ("buttons", "help"): "no button asks for it",
    ("buttons", "not understood"): "they ask what they were made to ask",
    ("buttons", "unknown model"): "they name models that were found",
    ("Home", "follow-up"): "it holds no conversation",
    ("Home", "clarify"): "what it asks names its models in full",
    ("Home", "unknown model"): "what it asks names its models in full",
}
"""Cells that cannot be, each with why."""

EVENTS = frozenset(manifest(None, EXTRAS)["settings"]["event_subscriptions"]["bot_events"])


@pytest.fixture(scope="module", params=["run-invented", "serve-invented"])
def door(request: pytest.FixtureRequest) -> Door:
    return request.param


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox(door: Door, tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Sandbox]:
    """One workspace and one process for all dialogues of a door: each has people and channels of its own."""
    folder = tmp_path_factory.mktemp(door)
    async with (
        running_sandbox(App(subscriptions=EVENTS), Timing(retry_delays=(0.0,))) as sandbox,
        answering(door, sandbox, folder, VERSUS_ADMINS=",".join(f"U{number:010}" for number in range(2, 1000))),
    ):
        yield sandbox


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", DIALOGUES)
async def test_a_dialogue_goes_as_written_down(name: str, sandbox: Sandbox) -> None:
    file = FOLDER / f"{_slug(name)}.txt"
    golden = file.read_text(encoding="utf-8") if file.exists() else ""
    transcript = await Scene(sandbox, _slug(name).replace("_", "-")).play(DIALOGUES[name], golden)
    if WRITES:
        golden = transcript
        file.write_text(golden, encoding="utf-8")
    assert transcript == golden


def test_every_transcript_belongs_to_a_dialogue() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {_slug(name) for name in DIALOGUES}


def _cells() -> dict[tuple[str, str], list[str]]:
    """Each cell, and what is seen in the steps that claim it."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, steps in DIALOGUES.items():
        file = FOLDER / f"{_slug(name)}.txt"
        told = f"\n{file.read_text(encoding='utf-8') if file.exists() else ''}".split("\n> ")[1:]
        for step, seen in zip(steps, told, strict=False):
            if "cell" in step:
                surface, _, kind = step["cell"].partition(" × ")
                found.setdefault((surface, kind), []).append(seen)
    return found


def test_every_cell_of_surface_by_kind_has_a_dialogue_or_a_reason_why_it_cannot_be() -> None:
    everything = {(surface, kind) for surface in SURFACES for kind in KINDS}
    assert set(_cells()) | set(NOT_THERE) == everything
    assert not set(_cells()) & set(NOT_THERE)


@pytest.mark.parametrize(("surface", "kind"), list(_cells()))
def test_what_is_seen_in_a_cell_is_of_its_kind(surface: str, kind: str) -> None:
    for seen in _cells()[surface, kind]:
        assert re.search(KNOWN_OTHERWISE.get((surface, kind), KINDS[kind]), seen.strip(), re.MULTILINE)


def test_no_two_dialogues_differ_only_in_names() -> None:
    names = sorted({entry.name for entry in making.catalog().entries}, key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    texts = [named.sub("MODEL", path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.txt")]
    bare = [re.sub(r"[\d,.$%×]+|maya|bo\b", "", text) for text in texts]
    assert len(set(bare)) == len(bare)
