"""Wagner and Whitin's lots for many items."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import pyarrow as pa
import vmi
from pairs import Comparison, agree, at_most

PERIODS = 52
FIXED, HOLDING = 500.0, 1.0


@numba.njit
def plans(demand: np.ndarray, fixed: float, holding: float, lots: np.ndarray, costs: np.ndarray) -> None:
    """The textbook dynamic program in O(T²): the last order before each period, and the plan by going back. Ties: the later order."""
    items, periods = demand.shape
    least = np.empty(periods + 1)
    start = np.empty(periods, dtype=np.int64)
    for item in range(items):
        least[0] = 0.0
        least[1:] = np.inf
        for order in range(periods):
            if demand[item, order] <= 0.0:
                # Nothing is ordered before it is asked for: the period costs nothing by itself.
                if least[order] < least[order + 1]:
                    least[order + 1] = least[order]
                    start[order] = -1
            cost = least[order] + fixed
            for end in range(order, periods):
                cost += holding * (end - order) * demand[item, end]
                if cost <= least[end + 1]:
                    least[end + 1] = cost
                    start[end] = order
        costs[item] = least[periods]
        lots[item, :] = 0.0
        end = periods
        while end > 0:
            order = start[end - 1]
            if order < 0:
                end -= 1
                continue
            for period in range(order, end):
                lots[item, order] += demand[item, period]
            end = order


def comparisons(is_quick: bool) -> list[Comparison]:
    items = 200 if is_quick else 10_000
    demand = np.floor(np.random.default_rng(11).uniform(0, 200, (items, PERIODS)))
    column = pa.ListArray.from_arrays(np.arange(0, items * PERIODS + 1, PERIODS, dtype="i4"), demand.ravel())

    def peer() -> tuple[np.ndarray, np.ndarray]:
        lots, costs = np.empty_like(demand), np.empty(items)
        plans(demand, FIXED, HOLDING, lots, costs)
        return lots, costs

    def ours() -> Any:
        return vmi.models.wagner_whitin(demand=column, fixed_cost=FIXED, holding_cost=HOLDING)

    def check(found: Any, wanted: tuple[np.ndarray, np.ndarray]) -> str | None:
        lots, costs = wanted
        agree("cost", pa.table(found)["cost"], costs)
        own = np.asarray(pa.table(found.lists["order_quantities"])["value"]).reshape(lots.shape)
        stock = np.cumsum(own - demand, axis=1)
        assert (stock >= 0).all(), "a period is short"
        agree("cost of the plan", FIXED * (own > 0).sum(axis=1) + HOLDING * stock.sum(axis=1), costs)
        others = int((own != lots).any(axis=1).sum())
        return f"{others:,} of {items:,} items have another plan of the same cost." if others else None

    return [
        Comparison(
            task=f"Wagner-Whitin, {PERIODS} periods, {items:,} items, by the item",
            peer="numba, O(T²), compiled before",
            run_peer=peer,
            run_vmi=ours,
            check=check,
            peer_items=items,
            vmi_items=items,
            aim=at_most(1e-6, "1 µs"),
        )
    ]
