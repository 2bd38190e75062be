"""Dialogues in YAML, played in the sandbox with the real process, and written down as a person would see them."""

from __future__ import annotations

import asyncio
import io
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from rich.console import Console

from bot.demo_rendering import draw
from bot.sandbox import Refusal

if TYPE_CHECKING:
    from collections.abc import Container

    from bot.sandbox import Channel, Ephemeral, File, Json, Message, Sandbox, User, View

Step = dict[str, Any]

WIDTH = 110

PAUSE = 0.25
"""Seconds without any change, after which nothing more is expected."""

KEEPING = 0.12
"""Seconds that a person takes at least to react to an answer, in which what it speaks of is kept."""

PATIENCE = 10.0
"""Seconds until something has to be seen."""


@dataclass
class Scene:
    """One dialogue's people and channel, and what was seen so far."""

    sandbox: Sandbox
    name: str
    seen: dict[str, object] = field(default_factory=dict[str, object])
    lines: list[str] = field(default_factory=list[str])
    last: Message | None = None
    view: View | None = None

    def __post_init__(self) -> None:
        self.people = {name: self.sandbox.workspace.add_user(name) for name in ("maya", "bo")}
        self.channel = self.sandbox.workspace.add_channel(self.name, self.people.values())
        self.outside = self.sandbox.workspace.add_channel(f"{self.name}-2", self.people.values(), with_bot=False)

    async def play(self, steps: list[Step], golden: str) -> str:
        """Play the steps; returns the transcript.

        Args:
            steps: What people do.
            golden: What is expected: it only tells for how long to wait. A step is over as soon as that is seen; what
                comes later is seen in the next step, or after the last.
        """
        self._new()
        told = f"\n{golden}".split("\n> ")[1:]
        for number, step in enumerate(steps):
            begun = len(self.lines)
            await self._step(step)
            wanted = told[number].strip() if number < len(told) else ""
            self.lines += await self._news(begun, wanted) or ["(nothing)", ""]
        await self.sandbox.workspace.quiet(PAUSE)
        return self._transcript([*self.lines, *self._new()]) + "\n"

    async def _news(self, begun: int, wanted: str) -> list[str]:
        """What is new since a step began, at that line: as soon as it is as wanted, or else when all is quiet."""
        workspace = self.sandbox.workspace
        if wanted and not wanted.endswith("(nothing)"):

            def as_wanted() -> bool:
                lines, _ = self._look()
                return self._transcript([*self.lines[begun:], *lines]) == f"> {wanted}"

            with suppress(TimeoutError):
                await workspace.wait_for(as_wanted, PATIENCE)
                news = self._new()
                await asyncio.sleep(KEEPING)
                return news
        limit = asyncio.get_running_loop().time() + (0 if wanted else PATIENCE)
        while True:
            await workspace.quiet(PAUSE)
            news = self._new()
            if news or asyncio.get_running_loop().time() > limit:
                return news

    def _transcript(self, lines: list[str]) -> str:
        return "\n".join(lines).replace(self.sandbox.workspace.bot.id, "BOT").rstrip()

    async def _step(self, step: Step) -> None:
        user = self.people[step.get("by", "maya")]
        if method := step.get("failing"):
            self.sandbox.faults.plan(method, Refusal("restricted_action"))
        (verb,) = [name for name in step if hasattr(self, f"_do_{name}")]
        said = "" if step[verb] is True else f" {step[verb]}"
        self.lines.append(f"> {user.name} {verb}s{said}{_details(step, verb)}")
        await getattr(self, f"_do_{verb}")(step, user)

    def _place(self, step: Step, user: User) -> Channel:
        where = step.get("in", "channel")
        return {"channel": self.channel, "outside": self.outside, "dm": self.sandbox.workspace.dm(user)}[where]

    async def _do_say(self, step: Step, user: User) -> None:
        workspace, channel = self.sandbox.workspace, self._place(step, user)
        text = str(step["say"]).replace("@versus", workspace.mention).replace("@bo", f"<@{self.people['bo'].id}>")
        root = self.last.root_ts if step.get("in_thread") and self.last else None
        self.last = await workspace.say(user, channel, text, thread_ts=root, broadcast=bool(step.get("broadcast")))

    async def _do_edit(self, step: Step, _user: User) -> None:
        assert self.last is not None
        text = str(step["edit"]).replace("@versus", self.sandbox.workspace.mention)
        await self.sandbox.workspace.edit(self.last, text)

    async def _do_command(self, step: Step, user: User) -> None:
        name, _, text = str(step["command"]).partition(" ")
        await self.sandbox.workspace.command(user, self._place(step, user), name, text)

    async def _do_click(self, step: Step, user: User) -> None:
        wanted = str(step["click"])
        for shown in self._clickable(user):
            for block in shown.blocks:
                for part in _walk(block):
                    thumbs: list[Json] = [part.get(name, {}) for name in ("positive_button", "negative_button")]
                    for button in [part, *thumbs] if "action_id" in part else []:
                        if button.get("text", {}).get("text") == wanted:
                            value = cast("str | None", button.get("value"))
                            await self.sandbox.workspace.click(user, shown, str(part["action_id"]), value=value)
                            return
        raise AssertionError(f"nothing shown says {wanted}")

    async def _do_pick(self, step: Step, user: User) -> None:
        for shown in self._clickable(user):
            for part in (part for block in shown.blocks for part in _walk(block)):
                for option in cast("list[Json]", part.get("options") or []):
                    if option["text"]["text"] == step["pick"]:
                        await self.sandbox.workspace.click(user, shown, str(part["action_id"]), value=option["value"])
                        return
        raise AssertionError(f"nothing offers {step['pick']}")

    async def _do_shortcut(self, step: Step, user: User) -> None:
        message = self.last if step["shortcut"] == "compare.message" else None
        await self.sandbox.workspace.shortcut(user, str(step["shortcut"]), message=message)

    async def _do_type(self, step: Step, user: User) -> None:
        assert self.view is not None
        offered = await self.sandbox.workspace.options(user, self.view, "models", str(step["type"]))
        self.lines += [f"  offered: {', '.join(option['text']['text'] for option in offered)}"]

    async def _do_submit(self, step: Step, user: User) -> None:
        assert self.view is not None
        attempt = await self.sandbox.workspace.submit(user, self.view, step["submit"])
        if attempt.answer.get("response_action") == "errors":
            self.lines += [f"  refused: {name}: {fault}" for name, fault in attempt.answer["errors"].items()]

    async def _do_open(self, step: Step, user: User) -> None:
        await self.sandbox.workspace.open_home(user, tab=str(step["open"]))

    def _clickable(self, user: User) -> list[Message | Ephemeral | View]:
        workspace = self.sandbox.workspace
        channels = (self.channel, self.outside, workspace.dm(user))
        posted = [each for channel in channels for each in workspace.replies(channel)]
        private = [each for channel in channels for each in workspace.ephemerals(channel, user)]
        newest = sorted([*posted, *private], key=lambda each: each.ts, reverse=True)
        home = workspace.home(user)
        return [*([home] if home else []), *newest]

    def _new(self) -> list[str]:
        """What anybody sees now that they did not before."""
        lines, self.seen = self._look()
        return lines

    def _look(self) -> tuple[list[str], dict[str, object]]:
        """The same, with all that is seen, by key."""
        lines: list[str] = []
        seen: dict[str, object] = {}
        for user in self.people.values():
            for head, key, shown in self._shown_to(user, seen):
                seen[key] = shown
                if self.seen.get(key) != shown:
                    lines += [f"{head}{' (changed)' if key in self.seen else ''}:", shown, ""]
        lines += [f"({key} is gone)" for key in self.seen if key not in seen and not key.startswith("modal")]
        return lines, seen

    def _shown_to(self, user: User, seen: Container[str]) -> list[tuple[str, str, str]]:
        workspace = self.sandbox.workspace
        found: list[tuple[str, str, str]] = []
        everywhere = {"channel": self.channel, "channel without the app": self.outside}
        for where, place in ({**everywhere, f"{user.name}'s messages": workspace.dm(user)}).items():
            for message in workspace.replies(place):
                if message.ts not in seen:
                    spot = "thread in the " if message.thread_ts else ""
                    spot = spot if "messages" not in where else spot.replace(" the", "")
                    said = _drawn(message.text, list(message.blocks)) if message.text or message.blocks else ""
                    files = [_as_file(file) for file in workspace.files(message)]
                    found.append(
                        (f"Versus, {spot}{where}", message.ts, "\n".join(part for part in (said, *files) if part))
                    )
            for shown in workspace.ephemerals(place, user):
                key = f"private answer {len([each for each in found if 'only' in each[0]]) + 1} of {user.name}"
                found.append((f"Versus, only to {user.name}", key, _drawn(shown.text, list(shown.blocks))))
        for view in workspace.views(user):
            self.view = view
            title = view.body["title"]["text"]
            found.append((f"Modal {title!r}", f"modal {view.id}", _drawn("", view.blocks)))
        if home := workspace.home(user):
            found.append((f"Home of {user.name}", f"home {user.id}", _drawn("", home.blocks)))
        if prompts := workspace.prompts(user):
            said = "\n".join(f"[{prompt['title']}] {prompt['message']}" for prompt in prompts)
            found.append((f"Suggested to {user.name}", f"prompts {user.id}", said))
        return found


def _details(step: Step, verb: str) -> str:
    details = [f"{name.replace('_', ' ')} {value}" for name, value in step.items() if name not in (verb, "by", "cell")]
    return f" ({', '.join(details).replace(' True', '')})" if details else ""


def _drawn(text: str, blocks: list[Json]) -> str:
    shown = io.StringIO()
    draw(Console(file=shown, width=WIDTH, markup=False, highlight=False, emoji=False), text, blocks)
    drawn = "\n".join(f"  {line}".rstrip() for line in shown.getvalue().rstrip().splitlines())
    drawn = re.sub(r"\d+ days old", "… days old", drawn)
    drawn = re.sub(r"incident [0-9a-f]{8}", "incident …", drawn)
    return re.sub(r"\bU\d{10}\b", "USER", drawn)


def _as_file(file: File) -> str:
    lines = (file.content or b"").decode().splitlines()
    return "\n".join(f"  {line}".rstrip() for line in (f"{file.name} ({file.title})", *lines))


def _walk(part: object) -> list[Json]:
    if isinstance(part, list):
        return [found for each in cast("list[object]", part) for found in _walk(each)]
    if not isinstance(part, dict):
        return []
    members = cast("Json", part)
    return [members, *(found for value in members.values() for found in _walk(value))]
