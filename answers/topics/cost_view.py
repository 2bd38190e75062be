"""What a cost answer found: each model's total, and what is said beside it. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from answers.questions import Workload


@dataclass(frozen=True, slots=True)
class Costed:
    """One model's total; ``usd`` is ``None`` where ``missing`` names a rate that no source quotes.

    Attributes:
        batch_halves: Whether a batch costs exactly half on its route.
        unserved: Whether the provider or region that was named has no route for it.
        regions: Those that it is tracked in, where the one that was named is none of them.
    """

    id: str
    model: str
    route: str | None
    usd: Decimal | None
    monthly: Decimal | None
    missing: tuple[str, ...]
    batch_halves: bool
    unserved: bool
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """A model costed at the last rates of its lab.

    Attributes:
        day: That of the last list that had them, if no list of today has.
        sold_on: The cheapest route on which it is still listed, and ``usd``, the total there; ``None``: no such route.
    """

    model: str
    route: str
    day: date | None
    sold_on: str | None
    usd: Decimal | None


@dataclass(frozen=True, slots=True)
class View:
    """What ``cost.j2`` sees.

    Attributes:
        place: Where it was asked to run: ``on Bedrock in the EU``; ``None``: not said.
        rows: Cheapest first, those without a total last.
        saved: What the cheapest saves against the dearest, in money and per cent.
        changes: What can be said to change the workload, in quotation marks.
        tiers: Model, prompt size above which it costs more, and the rates there: told where no prompt size is known.
        within: Whether each model keeps within a budget that was named, and by how much.
        flips_at: Input tokens per output token at which the cheaper of two turns; ``mix``: those of the workload.
        thinks_as_output: Models whose reasoning is charged as output.
        listed: Where a rate that was charged is negotiated: model, kind, the list price, and who quotes it.
        counting: Models, what their lab says of how they count tokens, and who says it, where not all count alike.
        free_on: Models that their labs offer free too, with the lab's name: they are costed on a paid route.
        days_in_month: On how many days of a month it is used.
        ended: Models costed at the last rates of a lab that has ended them.
        last_seen: Routes that nobody lists any more: model, route, the day of the last list that did.
        regional: What a region that was named adds: model, per cent, and the provider that costs so much less.
    """

    names: tuple[str, ...]
    workload: Workload
    place: str | None
    input_tokens: int | None
    output_tokens: int | None
    reasoning_tokens: int | None
    period: str
    rows: tuple[Costed, ...]
    saved: Decimal | None
    saved_percent: Decimal | None
    budget: Decimal | None
    within: tuple[tuple[str, bool, Decimal], ...]
    same_prices: bool
    changes: tuple[str, ...]
    tiers: tuple[tuple[str, int, Decimal, Decimal], ...]
    flips_at: Decimal | None
    mix: Decimal | None
    thinks_as_output: tuple[str, ...]
    listed: tuple[tuple[str, str, Decimal, str], ...]
    counting: tuple[tuple[tuple[str, ...], str, str], ...]
    free_on: tuple[tuple[str, str], ...]
    last_seen: tuple[tuple[str, str, date], ...]
    ended: tuple[Ended, ...]
    regional: tuple[tuple[str, Decimal, str], ...]
    days_in_month: Decimal

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """What is counted, and how much of it."""
        counts = (("input", self.input_tokens), ("output", self.output_tokens), ("reasoning", self.reasoning_tokens))
        return tuple((kind, count) for kind, count in counts if count is not None)

    @property
    def unnamed(self) -> tuple[str, ...]:
        """Of input and output what was not named, and so taken as nothing."""
        return tuple(kind for kind in ("input", "output") if kind not in dict(self.counts))
