"""What every form is made of, and how what was filled in is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from pydantic import TypeAdapter, ValidationError

from answers import Workload
from bot.blocks_text import Block, plain_text
from bot.payloads import Payload, part_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MODELS: Final = "models"
"""``block_id`` and ``action_id`` of the menu of models; every other input has one name for both, too."""

MOST_MODELS: Final = 10

REGIONS: Final = (
    ("Any region", "any"),
    ("Asia Pacific (apac)", "apac"),
    ("Australia (au)", "au"),
    ("Canada (ca)", "ca"),
    ("European Union (eu)", "eu"),
    ("India (in)", "in"),
    ("Japan (jp)", "jp"),
    ("United States (us)", "us"),
)
"""As providers' routes name them."""

NEW: Final = Workload(period="month")
"""The workload that a form begins with where none is edited."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a form's answer goes; travels in the form.

    Attributes:
        channel: Of the message the form was opened from; empty: into the direct conversation.
        thread: Its thread.
        response_url: Where only the asker sees the answer; empty: in the thread.
        name: The answer whose assumptions are edited; empty: a new one.
        workload: What is edited; each part that the form does not ask for stays as it is.
    """

    channel: str = ""
    thread: str = ""
    response_url: str = ""
    name: str = ""
    workload: Workload = NEW

    def dumped(self) -> str:
        """Return it as ``private_metadata``."""
        return _TARGETS.dump_json(self).decode()

    @classmethod
    def of(cls, view: Payload) -> Target:
        """Return what a view was opened with; the direct conversation where that cannot be read."""
        try:
            return _TARGETS.validate_json(text_of(view, "private_metadata"))
        except ValidationError:
            return cls()


_TARGETS: Final = TypeAdapter(Target)


def modal(callback_id: str, title: str, submit: str, target: Target, blocks: list[Block]) -> Block:
    """Return a modal that can be sent off."""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": target.dumped(),
        "title": plain_text(title, 24),
        "submit": plain_text(submit, 24),
        "close": plain_text("Cancel", 24),
        "blocks": blocks,
    }


def failure_view(sentence: str) -> Block:
    """Return a modal that says what went wrong."""
    return {
        "type": "modal",
        "title": plain_text("That did not work", 24),
        "close": plain_text("Close", 24),
        "blocks": [failure_block(sentence)],
    }


def failure_block(sentence: str) -> Block:
    """Return what says in a modal what went wrong, or what is wrong."""
    return {"type": "alert", "level": "error", "text": plain_text(sentence, 200)}


def models_input(chosen: Sequence[Block]) -> Block:
    """Return the menu of models, with these chosen from the start."""
    element: Block = {
        "type": "multi_external_select",
        "action_id": MODELS,
        "min_query_length": 0,
        "max_selected_items": MOST_MODELS,
        "placeholder": plain_text("Search models", 75),
    }
    if chosen:
        element["initial_options"] = list(chosen[:MOST_MODELS])
    return labelled(MODELS, "Models", element)


def labelled(name: str, label: str, element: Block) -> Block:
    """Return an input with its label."""
    return {"type": "input", "block_id": name, "label": plain_text(label, 2_000), "element": element}


def choice(label: str, value: str) -> Block:
    """Return an option."""
    return {"text": plain_text(label, 75), "value": value}


def state_of(view: Payload, name: str) -> Payload:
    """Return what stands in an input."""
    return part_of(part_of(part_of(part_of(view, "state"), "values"), name), name)


def chosen_in(view: Payload, name: str) -> str:
    """Return the value chosen in a menu; empty if none is."""
    return text_of(part_of(state_of(view, name), "selected_option"), "value")


def models_in(view: Payload) -> list[str]:
    """Return the ids of the models chosen."""
    return options_in(view, MODELS)


def options_in(view: Payload, name: str) -> list[str]:
    """Return the values chosen in a menu of several."""
    chosen: object = state_of(view, name).get("selected_options")
    members = cast("list[object]", chosen) if isinstance(chosen, list) else []
    return [text_of(cast("Payload", member), "value") for member in members if isinstance(member, dict)]
