"""``versus cost``: a workload in options instead of words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from answers import Workload

PERIODS = ("once", "second", "hour", "day", "week", "month", "year")


def _tokens(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """A number as people write it: ``800M``, ``1.5M``, ``250,000``."""
    from answers import amount  # noqa: PLC0415 - versus --help needs no answers

    found = None if value is None else amount(value)
    if value is not None and found is None:
        raise click.BadParameter(f"{value!r} is no number; write it like 800M, 1.5M, 300k or 250000.")
    return found


def _share(_: click.Context, __: click.Parameter, value: str) -> Decimal:
    """A share in per cent, 0 to 100: ``60%`` or ``60``."""
    try:
        share = Decimal(value.strip().removesuffix("%").strip()) / 100
    except InvalidOperation:
        raise click.BadParameter(f"{value!r} is no share; write it like 60%.") from None
    if not 0 <= share <= 1:
        raise click.BadParameter(f"{value!r} is not between 0% and 100%.")
    return share


OPTIONS = (
    click.option("--input", "input_tokens", callback=_tokens, help="Tokens read, in all or per request."),
    click.option("--output", "output_tokens", callback=_tokens, help="Tokens written, in all or per request."),
    click.option("--reasoning", "reasoning_tokens", callback=_tokens, help="Tokens thought, in all or per request."),
    click.option("--requests", callback=_tokens, help="So many requests; the tokens above are then per request."),
    click.option("--per", "period", type=click.Choice(PERIODS), default="month", show_default=True),
    click.option("--cached", callback=_share, default="0%", help="Share of the input read from a cache."),
    click.option("--cache-written", callback=_share, default="0%", help="Share of the input written to a cache."),
    click.option("--batch", is_flag=True, help="All of it as a batch."),
    click.option("--prompt", "prompt_tokens", callback=_tokens, help="How long one prompt is: decides its price step."),
    click.option("--region", help="Only routes in this region: eu, us …"),
    click.option("--budget", "budget_usd", callback=_tokens, help="Say whether it keeps within so many USD."),
)


def workload_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add all options that make a workload."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def workload_of(options: dict[str, Any]) -> Workload:
    """The workload that some options make.

    Raises:
        click.UsageError: The options make no workload.
    """
    from answers import Workload  # noqa: PLC0415 - versus --help needs no answers

    if options["input_tokens"] is None and options["output_tokens"] is None:
        raise click.UsageError("Say what it would run: --input 800M --output 250M.")
    if options["cached"] + options["cache_written"] > 1:
        raise click.UsageError("--cached and --cache-written together are more than 100%.")
    budget = options.pop("budget_usd")
    basis = "total" if options["requests"] is None else "per_request"
    return Workload(**options, basis=basis, budget_usd=None if budget is None else Decimal(budget))
