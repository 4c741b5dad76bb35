"""A million keys at once: order quantities, safety stocks and reorder points, and the newsvendor."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import vmi
from pairs import Comparison, agree, at_least
from scipy.special import ndtri

SEED = 7


def comparisons(is_quick: bool) -> list[Comparison]:
    keys = 20_000 if is_quick else 1_000_000
    return [levels(keys), levels(keys, is_lean=True), newsvendor(keys)]


def levels(keys: int, *, is_lean: bool = False) -> Comparison:
    """Seven columns out on both sides; lean: the peer computes only what an order needs, and vmi all seven."""
    draw = np.random.default_rng(SEED)
    rate, sd = draw.uniform(1, 500, keys), draw.uniform(0.1, 90, keys)
    lead, lead_sd = draw.uniform(1, 40, keys), draw.uniform(0, 3, keys)
    service, fixed, holding = draw.uniform(0.8, 0.999, keys), draw.uniform(5, 50, keys), draw.uniform(0.1, 2, keys)

    def peer() -> tuple[Any, ...]:
        quantity = np.sqrt(2 * fixed * rate / holding)
        sigma = np.sqrt(lead * sd**2 + (rate * lead_sd) ** 2)
        z = ndtri(service)
        stock = z * sigma
        point = rate * lead + stock
        if is_lean:
            return quantity, stock, point
        return quantity, quantity / rate, fixed * rate / quantity + holding * quantity / 2, sigma, z, stock, point

    def ours() -> tuple[pa.Table, pa.Table]:
        lots = vmi.models.eoq(fixed_cost=fixed, demand_rate=rate, holding_cost=holding)
        stocks = vmi.models.safety_stock_csl(
            demand_mean=rate, demand_sd=sd, lead_time_mean=lead, lead_time_sd=lead_sd, cycle_service_level=service
        )
        return pa.table(lots), pa.table(stocks)

    def check(found: tuple[pa.Table, pa.Table], wanted: tuple[Any, ...]) -> None:
        lots, stocks = found
        names = ["order_quantity", "safety_stock", "reorder_point"] if is_lean else [*lots.column_names, *stocks.column_names]
        for name, column in zip(names, wanted, strict=True):
            agree(name, (lots if name in lots.column_names else stocks)[name], column)

    return Comparison(
        task=f"EOQ, safety stock and reorder point, {keys:,} keys",
        peer="numpy, scipy ndtri: Q, safety stock and r only" if is_lean else "numpy, scipy ndtri: the same 7 columns",
        run_peer=peer,
        run_vmi=ours,
        check=check,
        aim=None if is_lean else at_least(1.5),
    )


def newsvendor(keys: int) -> Comparison:
    draw = np.random.default_rng(SEED + 1)
    over, under = draw.uniform(0.1, 2, keys), draw.uniform(2, 50, keys)
    mean, sd = draw.uniform(50, 500, keys), draw.uniform(1, 20, keys)

    def peer() -> tuple[Any, ...]:
        ratio = under / (over + under)
        z = ndtri(ratio)
        density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
        shortage = sd * (density - z * (1 - ratio))
        return mean + sd * z, (over + under) * sd * density, ratio, shortage, shortage + sd * z

    def ours() -> pa.Table:
        return pa.table(vmi.models.newsvendor_normal(holding_cost=over, stockout_cost=under, mean=mean, sd=sd))

    def check(found: pa.Table, wanted: tuple[Any, ...]) -> None:
        for name, column in zip(found.column_names, wanted, strict=True):
            agree(name, found[name], column)

    return Comparison(
        task=f"newsvendor under normal demand, {keys:,} rows",
        peer="numpy, scipy ndtri: the same 5 columns",
        run_peer=peer,
        run_vmi=ours,
        check=check,
    )
