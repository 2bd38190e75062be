"""Hard constraints as checks: what is demanded in words, and whether a model meets it: yes, no or not sourced."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

from answers.costing import free_routes
from answers.costing_routes import within
from answers.wording import billions, count, listed, money, rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from answers.choosing_pool import Candidate
    from answers.constraints import Constraints
    from catalog import Capability, Fact, Model, Route

Kind = Literal["capability", "context", "output", "price", "budget", "license", "parameters", "lab", "route"]
"""What a constraint is about, so that an answer shows the figures that it was decided by."""
PRICE, SIZE = "price", "number of parameters"
Met: TypeAlias = "Callable[[Candidate], bool | None]"
"""Yes, no, or ``None``: no source says."""


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint.

    Attributes:
        words: What is demanded, to stand behind *have*: ``vision``, ``at least 200,000 tokens of context``; of a lab or
            a route behind *models*: ``by Anthropic``, ``in EU``.
        fact: What must be known to tell: ``context window``.
        met: Whether a model meets it.
        figure: The number demanded, where it is one.
        miss: How far a model is from it (1: twice as far as allowed), for constraints that are figures.
    """

    kind: Kind
    words: str
    fact: str
    met: Met
    figure: Decimal | None = None
    miss: Callable[[Candidate], Decimal | None] | None = None


def checks(
    wanted: Constraints,
    providers: Mapping[str, str],
    labs: Mapping[str, str],
    labels: Mapping[Capability, str],
    per: str,
    today: date,
) -> tuple[Check, ...]:
    """Every constraint that is set, in the order in which people would tell them.

    Args:
        wanted: The constraints.
        providers: Providers' names by id.
        labs: Labs' names by id.
        labels: What capabilities are called within a sentence.
        per: The period of a budget: ``a month``.
        today: Decides which routes are still served.
    """
    return (
        *(_capability(name, labels[name]) for name in wanted.capabilities),
        *(_lacking(name, labels[name]) for name in wanted.lacking),
        *_sizes(wanted),
        *_prices(wanted, per),
        *_gifts(wanted, today),
        *_terms(wanted),
        *_origin(wanted, providers, labs, today),
    )


def _capability(name: Capability, label: str) -> Check:
    return Check("capability", label, label, lambda c: c.model.capability(name).value)


def _lacking(name: Capability, label: str) -> Check:
    return Check("capability", f"no {label}", label, lambda c: _is(c.model.capability(name).value, wanted=False))


def _sizes(wanted: Constraints) -> Iterator[Check]:
    if wanted.min_context is not None:
        words = f"at least {count(wanted.min_context)} tokens of context"
        value = _fact(lambda m: m.context_window)
        yield _figure("context", words, "context window", wanted.min_context, value, least=True)
    if wanted.min_output is not None:
        words = f"at least {count(wanted.min_output)} tokens of output"
        yield _figure("output", words, "max output", wanted.min_output, _fact(lambda m: m.max_output), least=True)
    if wanted.min_parameters is not None:
        words = f"at least {billions(wanted.min_parameters)} parameters"
        yield _figure("parameters", words, SIZE, wanted.min_parameters, _fact(lambda m: m.parameters_total), least=True)
    if wanted.max_parameters is not None:
        words = f"at most {billions(wanted.max_parameters)} parameters"
        yield _figure(
            "parameters", words, SIZE, wanted.max_parameters, _fact(lambda m: m.parameters_total), least=False
        )


def _fact(of: Callable[[Model], Fact[int]]) -> Callable[[Candidate], int | None]:
    return lambda candidate: of(candidate.model).value


def _prices(wanted: Constraints, per: str) -> Iterator[Check]:
    if wanted.max_usd_input is not None:
        words = f"at most {rate(wanted.max_usd_input)} per 1M input tokens"
        yield _figure("price", words, PRICE, wanted.max_usd_input, lambda c: c.input, least=False)
    if wanted.max_usd_output is not None:
        words = f"at most {rate(wanted.max_usd_output)} per 1M output tokens"
        yield _figure("price", words, PRICE, wanted.max_usd_output, lambda c: c.output, least=False)
    if wanted.budget_usd is not None:
        words = f"a cost of at most {money(wanted.budget_usd)} {per}"
        yield _figure("budget", words, PRICE, wanted.budget_usd, lambda c: c.usd, least=False)


def _gifts(wanted: Constraints, today: date) -> Iterator[Check]:
    if wanted.free:
        yield Check("price", "a free route", PRICE, lambda c: bool(free_where(c.model, wanted, today)))


def free_where(model: Model, wanted: Constraints, today: date) -> list[Route]:
    """The routes that cost nothing, where it must be served."""
    return [
        r
        for r in free_routes(model, today)
        if (not wanted.providers or r.provider.id in wanted.providers)
        and (wanted.region is None or within(r.region, wanted.region))
    ]


def _figure(
    kind: Kind,
    words: str,
    fact: str,
    bound: Decimal | int,
    of: Callable[[Candidate], Decimal | int | None],
    *,
    least: bool,
) -> Check:
    """A figure at least or at most as large as a bound."""

    def met(candidate: Candidate) -> bool | None:
        value = of(candidate)
        return None if value is None else value >= bound if least else value <= bound

    def miss(candidate: Candidate) -> Decimal | None:
        value = of(candidate)
        if value is None or not value or not bound:
            return None
        return (Decimal(bound) / Decimal(value) if least else Decimal(value) / Decimal(bound)) - 1

    return Check(kind, words, fact, met, Decimal(bound), miss)


def _terms(wanted: Constraints) -> Iterator[Check]:
    if wanted.open_weights is not None:
        words = "weights to download" if wanted.open_weights else "no weights to download"
        yield Check("license", words, "weights", lambda c: _is(c.model.open_weights.value, wanted.open_weights))
    if wanted.osi_approved:
        yield Check("license", "an OSI-approved license", "OSI approval", lambda c: c.model.license.osi_approved.value)
    if wanted.spdx is not None:
        yield Check("license", f"the license {wanted.spdx}", "license", lambda c: _licensed(c.model, wanted.spdx or ""))
    if wanted.commercial_use:
        yield Check(
            "license", "commercial use allowed (some on conditions)", "commercial use", lambda c: _commercial(c.model)
        )


def _is(value: bool | None, wanted: bool | None) -> bool | None:
    return None if value is None else value is wanted


def _licensed(model: Model, spdx: str) -> bool | None:
    """A license with a name of its own and no SPDX id is another one; without a name nothing is known."""
    own = model.license.spdx.value
    if own is None:
        return None if model.license.name.value is None else False
    return own.lower() == spdx.lower()


def _commercial(model: Model) -> bool | None:
    use = model.license.commercial_use.value
    return None if use is None else use != "not_permitted"


def _origin(wanted: Constraints, providers: Mapping[str, str], labs: Mapping[str, str], today: date) -> Iterator[Check]:
    if wanted.labs:
        makers = listed([labs.get(lab, lab) for lab in wanted.labs], "or")
        yield Check("lab", f"by {makers}", "lab", lambda c: c.model.lab.id in wanted.labs)
    if wanted.not_labs:
        makers = listed([labs.get(lab, lab) for lab in wanted.not_labs], "or")
        yield Check("lab", f"not by {makers}", "lab", lambda c: c.model.lab.id not in wanted.not_labs)
    if wanted.providers:
        served = listed([providers.get(p, p) for p in wanted.providers], "or")
        yield Check("route", f"on {served}", "providers", lambda c: bool(_on(c, wanted, today)))
    if wanted.region is not None:
        yield Check("route", f"in {wanted.region.upper()}", "region", lambda c: _in_region(c, wanted, today))


def _on(candidate: Candidate, wanted: Constraints, today: date) -> bool:
    return any(r.provider.id in wanted.providers and r.lifecycle.state(today) != "retired" for r in candidate.routes)


def _in_region(candidate: Candidate, wanted: Constraints, today: date) -> bool | None:
    """A route whose id names the region; ids that name none leave it open."""
    regions = {
        r.region
        for r in candidate.routes
        if r.lifecycle.state(today) != "retired" and (not wanted.providers or r.provider.id in wanted.providers)
    }
    if any(within(region, wanted.region) for region in regions):
        return True
    return None if None in regions else False
