"""Our totals against genai-prices: the same rates give the same total, and every other rate has its reason."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from genai_prices import Usage, types
from genai_prices.data_snapshot import get_snapshot

from answers.costing import estimate
from answers.questions import Workload
from catalog import load
from tests.making import TODAY, price, route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalog import Price, PriceKind, Route

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
ROUNDED = Decimal("0.01")
"""Below this share two rates are one, rounded or converted."""
PROVIDERS = {
    "aws": "amazon-bedrock", "cloudflare": "cloudflare-workers-ai", "fireworks": "fireworks-ai", "novita": "novita-ai",
    "together": "togetherai", "x-ai": "xai",
}  # fmt: skip
RATES: dict[str, PriceKind] = {
    "input_mtok": "input",
    "output_mtok": "output",
    "cache_read_mtok": "cache_read",
    "cache_write_mtok": "cache_write",
}
BATCH: dict[PriceKind, PriceKind] = {
    "input": "batch_input",
    "output": "batch_output",
    "cache_read": "batch_cache_read",
    "cache_write": "batch_cache_write",
}
WORKLOADS = {
    "a month's tokens": Workload(800_000_000, 250_000_000, period="month"),
    "small prompts": Workload(2_000, 500, 1, "once", "per_request"),
    "prompts above every step": Workload(2_000_000, 1_500, 1, "once", "per_request"),
    "a prompt right on a step": Workload(200_000, 1_500, 1, "once", "per_request"),
    "60 % cached": Workload(100_000, 1_000, 1, "once", "per_request", cached=Decimal("0.6")),
    "half read, a quarter written": Workload(
        100_000, 1_000, 1, "once", "per_request", cached=Decimal("0.5"), cache_written=Decimal("0.25")
    ),
}
"""One request each, or tokens without a prompt size, which genai-prices would take for one huge prompt."""


@cache
def quoted() -> tuple[tuple[str, str, types.ModelInfo], ...]:
    """Provider, id and model of everything that genai-prices prices by tokens alone."""
    return tuple(
        (PROVIDERS.get(p.id, p.id), m.id, m)
        for p in get_snapshot().providers
        for m in p.models
        if {"input_mtok", "output_mtok"} <= set(_rates(m.get_prices(NOW)))
    )


def _rates(prices: types.ModelPrice) -> dict[str, Decimal | types.TieredPrices]:
    return {name: rate for name, rate in prices.__dict__.items() if rate is not None}


def our_route(prices: types.ModelPrice, *, batch: bool = False) -> Route:
    """A route of ours with their rates, steps included."""
    return route(prices=tuple(_prices(prices, batch=batch)))


def _prices(prices: types.ModelPrice, *, batch: bool) -> Iterator[Price]:
    for name, rate in _rates(prices).items():
        if name not in RATES:
            continue
        kind = BATCH[RATES[name]] if batch else RATES[name]
        steps = rate.tiers if isinstance(rate, types.TieredPrices) else []
        yield price(kind, str(rate.base if isinstance(rate, types.TieredPrices) else rate))
        yield from (price(kind, str(step.price), above=step.start) for step in steps)


def their_total(prices: types.ModelPrice, workload: Workload, *, steps: bool) -> Decimal:
    """What genai-prices makes of it; without ``steps`` tokens are many short prompts, as they are for us."""
    read, written = workload.input_tokens or 0, workload.output_tokens or 0
    cached, kept = int(read * workload.cached), int(read * workload.cache_written)
    if not steps:
        prices = types.ModelPrice(
            **{n: r.base if isinstance(r, types.TieredPrices) else r for n, r in _rates(prices).items()}
        )
    wanted = {"cache_read_tokens": cached, "cache_write_tokens": kept}
    usage = Usage(input_tokens=read, output_tokens=written, **{n: count for n, count in wanted.items() if count})
    return prices.calc_price(usage)["total_price"]


@pytest.mark.parametrize("name", WORKLOADS)
def test_the_same_rates_give_the_same_total_to_the_last_digit(name: str) -> None:
    workload = WORKLOADS[name]
    compared = 0
    for provider, id_, model in quoted():
        prices = model.get_prices(NOW)
        ours = estimate(our_route(prices), workload, TODAY).exact
        if "requests_kcount" not in _rates(prices) and ours is not None:
            compared += 1
            assert ours == their_total(prices, workload, steps=bool(workload.prompt)), (provider, id_)
    assert compared > 200


def test_a_batch_costs_what_it_costs_there() -> None:
    workload = WORKLOADS["small prompts"]
    compared = 0
    for provider, id_, model in quoted():
        batch = model.get_prices(NOW, {"processing": "batch"})
        if batch != model.get_prices(NOW):
            compared += 1
            ours = estimate(our_route(batch, batch=True), Workload(2_000, 500, batched=Decimal(1)), TODAY).exact
            assert ours == their_total(batch, workload, steps=True), (provider, id_)
    assert compared > 50


def test_every_rate_that_differs_on_the_same_route_has_its_reason() -> None:
    known = tomllib.loads((Path(__file__).parent / "price_differences.toml").read_text(encoding="utf-8"))["difference"]
    compared = agreed = 0
    unexplained: list[str] = []
    routes = _shipped_routes()
    for provider, id_, model in quoted():
        ours = routes.get((provider, id_.lower()))
        if ours is None:
            continue
        total = estimate(ours, WORKLOADS["a month's tokens"], TODAY).exact
        theirs = their_total(model.get_prices(NOW), WORKLOADS["a month's tokens"], steps=False)
        if total is None or not theirs:
            continue
        compared += 1
        if abs(total - theirs) < ROUNDED * theirs:
            agreed += 1
        elif not any(
            line["provider"] == provider and id_ in line.get("models", [id_]) and line["reason"] for line in known
        ):
            unexplained.append(f"{provider} {id_}: {total} here, {theirs} there")
    assert not unexplained
    assert agreed > 0.8 * compared > 500


def _shipped_routes() -> dict[tuple[str, str], Route]:
    catalog = load()
    models = (catalog.model(entry.id) for entry in catalog.entries)
    return {(r.provider.id, r.id.lower()): r for m in models for r in m.routes}
