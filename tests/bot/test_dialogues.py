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

from .acting import Scene
from .processes import answering

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from .processes import Door

FOLDER = Path(__file__).parents[1] / "conversations" / "slack"
DIALOGUES: dict[str, list[dict[str, Any]]] = yaml.safe_load((FOLDER / "dialogues.yaml").read_text(encoding="utf-8"))
WRITES = os.environ.get("VERSUS_GOLDENS") == "write"
"""Read here, as no test sees such a variable."""

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
