"""The form of a workspace's settings: what is costed, where models run, whose threads are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from answers import Preferred
from bot.blocks_text import Block, plain_text
from bot.forms_parts import REGIONS, Target, choice, chosen_in, labelled, modal, options_in, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.payloads import Payload
    from bot.preferences import Preferences
    from catalog import Provider

SETTINGS: Final = "form.settings"
"""The view's ``callback_id``."""

PROVIDERS: Final = "providers"
"""``block_id`` and ``action_id`` of the menu of providers."""

MOST_PROVIDERS: Final = 5


def settings_form(preferences: Preferences, chosen: Sequence[Block]) -> Block:
    """Return the form of a workspace's settings.

    Args:
        preferences: As they are.
        chosen: The options of the providers preferred now.
    """
    workload: Block = {
        "type": "plain_text_input",
        "action_id": "workload",
        "placeholder": plain_text("800M in 250M out a month", 75),
        "max_length": 200,
    }
    if preferences.workload:
        workload["initial_value"] = preferences.workload
    providers: Block = {
        "type": "multi_external_select",
        "action_id": PROVIDERS,
        "min_query_length": 0,
        "max_selected_items": MOST_PROVIDERS,
        "placeholder": plain_text("Search providers", 75),
    }
    if chosen:
        providers["initial_options"] = list(chosen)
    regions = [choice(label, value) for label, value in REGIONS]
    region = next((each for each in regions if each["value"] == preferences.preferred.region), regions[0])
    follow: Block = {"type": "multi_channels_select", "action_id": "follow"}
    if preferences.follow:
        follow["initial_channels"] = list(preferences.follow)
    where = "In whose threads a question to me needs no mention (needs the optional history scopes)"
    blocks = [
        _optional("workload", "Workload for costs where none is named", workload),
        _optional(PROVIDERS, "Providers whose prices count, the first that serves a model", providers),
        labelled(
            "region",
            "Region whose prices count",
            {"type": "static_select", "action_id": "region", "options": regions, "initial_option": region},
        ),
        _optional("follow", where, follow),
    ]
    return modal(SETTINGS, "Settings", "Save", Target(), blocks)


def _optional(name: str, label: str, element: Block) -> Block:
    return {**labelled(name, label, element), "optional": True}


def followed(view: Payload) -> tuple[str, ...]:
    """Return the channels chosen in the form."""
    chosen: object = state_of(view, "follow").get("selected_channels")
    return tuple(str(each) for each in cast("list[object]", chosen)) if isinstance(chosen, list) else ()


def preferred_in(view: Payload, known: Sequence[Provider]) -> Preferred | None:
    """Return the providers and the region chosen in the form; ``None`` where a provider is no longer known.

    Args:
        view: The form as it was sent off.
        known: Who serves models.
    """
    by_id = {provider.id: provider for provider in known}
    ids, region = options_in(view, PROVIDERS), chosen_in(view, "region")
    if not by_id.keys() >= set(ids):
        return None
    is_region = region != "any" and region in (value for _, value in REGIONS)
    return Preferred(tuple(by_id[id_] for id_ in ids), region if is_region else None)
