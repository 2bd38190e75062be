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
    if share.is_nan() or not 0 <= share <= 1:
        raise click.BadParameter(f"{value!r} is not between 0% and 100%.")
    return share


def _usd(_: click.Context, __: click.Parameter, value: str | None) -> Decimal | None:
    """An amount of money: ``$50``, ``49.50``, ``1,200``."""
    if value is None:
        return None
    try:
        usd = Decimal(value.strip().removeprefix("$").replace(",", ""))
    except InvalidOperation:
        raise click.BadParameter(f"{value!r} is no amount; write it like 50 or 49.50.") from None
    if not usd.is_finite() or usd < 0:
        raise click.BadParameter(f"{value!r} is no amount; write it like 50 or 49.50.")
    return usd


def _region(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A region as providers' ids write it."""
    return None if value is None else value.strip().lower()


OPTIONS = (
    click.option("--input", "input_tokens", callback=_tokens, help="Tokens read, in all or per request."),
    click.option("--output", "output_tokens", callback=_tokens, help="Tokens written, in all or per request."),
    click.option("--reasoning", "reasoning_tokens", callback=_tokens, help="Tokens thought, in all or per request."),
    click.option("--requests", callback=_tokens, help="So many requests; the tokens above are then per request."),
    click.option("--per", "period", type=click.Choice(PERIODS), default="month", show_default=True),
    click.option("--cached", callback=_share, default="0%", help="Share of the input read from a cache."),
    click.option("--cache-written", callback=_share, default="0%", help="Share of the input written to a cache."),
    click.option(
        "--batch",
        "batched",
        callback=_share,
        is_flag=False,
        flag_value="100%",
        default="0%",
        help="All of it in batches; --batch 60%: that share.",
    ),
    click.option("--prompt", "prompt_tokens", callback=_tokens, help="How long one prompt is: decides its price step."),
    click.option("--region", callback=_region, help="Only routes in this region: eu, us, eu-west-1 …"),
    click.option("--budget", "budget_usd", callback=_usd, help="Say whether it keeps within so many USD."),
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

    if not any(options[name] for name in ("input_tokens", "output_tokens", "reasoning_tokens")):
        raise click.UsageError("Say what it would run: --input 800M --output 250M.")
    if options["cached"] + options["cache_written"] > 1:
        raise click.UsageError("--cached and --cache-written together are more than 100%.")
    basis = "total" if options["requests"] is None else "per_request"
    return Workload(**options, basis=basis)
