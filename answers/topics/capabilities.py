"""Capabilities: yes, no or not sourced, per model, and where a route differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.answer import Cell, FactRow, Table
from answers.finding import CAPABILITIES_AGE_DAYS, Asked, Finding, cite, fact_row, side_by_side
from answers.wording import yes_no
from catalog import CAPABILITIES, Capability

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalog import Model

LABELS: dict[Capability, str] = {
    "vision": "Vision",
    "audio": "Audio input",
    "video": "Video input",
    "pdf": "PDF input",
    "multimodal": "Multimodal input",
    "reasoning": "Reasoning",
    "tools": "Function calling (tool use)",
    "structured_output": "Structured output",
    "code_execution": "Code execution",
    "computer_use": "Computer use",
    "web_search": "Web search",
    "prompt_caching": "Prompt caching",
    "image_generation": "Image generation",
    "ide_integration": "IDE integration",
    "parallel_agents": "Parallel agents",
}


@dataclass(frozen=True, slots=True)
class View:
    """What ``capabilities.j2`` sees.

    Attributes:
        label: The capability asked for, as people call it; ``None``: all of them.
        uncovered: A capability that no source could speak of (speed, fine-tuning).
        yes: Models that have it.
        no: Models that do not.
        unknown: Models of which no source says.
        differing: Model, what its own row says, and the providers that say otherwise.
        only: Model and the capabilities that only it has, of those asked for.
        silent: Models of whose capabilities no source speaks, where all were asked for.
    """

    names: tuple[str, ...]
    label: str | None
    uncovered: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]
    unknown: tuple[str, ...]
    differing: tuple[tuple[str, bool, tuple[str, ...]], ...]
    only: tuple[tuple[str, tuple[str, ...]], ...]
    shared: tuple[str, ...]
    silent: tuple[str, ...] = ()

    @property
    def otherwise(self) -> tuple[tuple[tuple[bool, tuple[str, ...]], tuple[str, ...]], ...]:
        """What the models' own rows say and who says otherwise, with the models of which that holds."""
        found: dict[tuple[bool, tuple[str, ...]], tuple[str, ...]] = {}
        for model, own, providers in self.differing:
            found[own, providers] = (*found.get((own, providers), ()), model)
        return tuple(found.items())


def find(asked: Asked) -> Finding:
    """Compare one capability, or all of them where none is named."""
    name = asked.topic.partition(":")[2]
    if name == "all":
        return _all(asked)
    if name not in CAPABILITIES:
        return Finding(asked.topic, "capabilities", _uncovered(asked, name))
    return _one(asked, name)


def _uncovered(asked: Asked, name: str) -> View:
    names = tuple(m.name for m in asked.models)
    return View(names, name.replace("_", "-"), True, (), (), names, (), (), ())


def _one(asked: Asked, name: Capability) -> Finding:
    models = asked.models
    said = [(m.name, m.capability(name).value) for m in models]
    differing = {m.id: _differing(m, name, asked) for m in models}
    view = View(
        tuple(m.name for m in models), LABELS[name].lower() if name != "pdf" else LABELS[name], False,
        tuple(n for n, v in said if v), tuple(n for n, v in said if v is False), tuple(n for n, v in said if v is None),
        tuple(d for d in differing.values() if d[2]), (), (),
    )  # fmt: skip
    facts = tuple(row for m in models for row in _facts(m, name, differing[m.id][2]))
    return Finding(
        asked.topic, "capabilities", view, tables=(_table(models, (name,)),) if len(models) > 1 else (), facts=facts,
        cited=cite((m.capability(name) for m in models), CAPABILITIES_AGE_DAYS),
    )  # fmt: skip


def _all(asked: Asked) -> Finding:
    models = asked.models
    spoken: tuple[Capability, ...] = tuple(c for c in CAPABILITIES if any(m.capability(c).known for m in models))
    only = tuple((m.name, tuple(LABELS[c] for c in spoken if _alone(models, m, c))) for m in models if len(models) > 1)
    shared = tuple(LABELS[c] for c in spoken if all(m.capability(c).value for m in models))
    view = View(
        tuple(m.name for m in models),
        None,
        False,
        (),
        (),
        (),
        (),
        tuple(o for o in only if o[1]),
        shared,
        tuple(m.name for m in models if not any(m.capability(c).known for c in spoken)),
    )
    return Finding(
        asked.topic, "capabilities", view, tables=(_table(models, spoken),) if spoken else (),
        facts=tuple(fact_row(m, f"capability:{c}", m.capability(c)) for m in models for c in spoken),
        cited=cite((m.capability(c) for m in models for c in spoken), CAPABILITIES_AGE_DAYS),
    )  # fmt: skip


def _alone(models: tuple[Model, ...], model: Model, name: Capability) -> bool:
    """Whether only this model is known to have it, and all others are known not to."""
    return bool(model.capability(name).value) and all(
        m.capability(name).value is False for m in models if m is not model
    )


def _differing(model: Model, name: Capability, asked: Asked) -> tuple[str, bool, tuple[str, ...]]:
    fact = model.capability(name)
    own = bool(fact.value)
    providers = {
        r.provider.name
        for r in (model.routes if fact.known else ())
        if name in r.capabilities
        and r.capabilities[name].value not in {None, own}
        and r.lifecycle.state(asked.today) != "retired"
    }
    return model.name, own, tuple(sorted(providers))


def _facts(model: Model, name: Capability, told: tuple[str, ...]) -> Iterator[FactRow]:
    topic = f"capability:{name}"
    yield fact_row(model, topic, model.capability(name))
    for route in model.routes:
        if route.provider.name in told and name in route.capabilities:
            yield fact_row(model, topic, route.capabilities[name], route=f"{route.provider.id}/{route.id}")


def _table(models: tuple[Model, ...], names: tuple[Capability, ...]) -> Table:
    return side_by_side(
        models, tuple((LABELS[name], [Cell(yes_no(m.capability(name).value)) for m in models]) for name in names)
    )
