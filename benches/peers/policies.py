"""Exact (s,S) and (r,Q) under Poisson demand, an item at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import vmi
from pairs import Comparison, agree, at_most
from stockpyl.rq import r_q_poisson_exact
from stockpyl.ss import s_s_discrete_exact

CASES = Path(__file__).parents[3] / "shared" / "cases" / "cases.json"
AIM = at_most(50e-6, "50 µs")

#: The range of the case file, where it is not there.
SS_GRID = [
    {"holding_cost": 1.0, "stockout_cost": 4.0, "fixed_cost": 5.0, "mean": 6.0},
    *({"holding_cost": 1.0, "stockout_cost": 9.0, "fixed_cost": 64.0, "mean": float(mean)} for mean in range(10, 71, 5)),
    {"holding_cost": 4.0, "stockout_cost": 22.0, "fixed_cost": 91.0, "mean": 19.0},
    {"holding_cost": 3.0, "stockout_cost": 44.0, "fixed_cost": 119.0, "mean": 23.0},
]
RQ_GRID = [
    {"holding_cost": 4.0, "stockout_cost": 28.0, "fixed_cost": 4.0, "demand_rate": 12.0, "lead_time": 0.5},
    {"holding_cost": 6.0, "stockout_cost": 53.0, "fixed_cost": 57.0, "demand_rate": 3.0, "lead_time": 0.8},
    {"holding_cost": 7.0, "stockout_cost": 18.0, "fixed_cost": 34.0, "demand_rate": 19.3, "lead_time": 0.49},
    {"holding_cost": 4.0, "stockout_cost": 15.0, "fixed_cost": 36.0, "demand_rate": 25.2, "lead_time": 0.85},
    {"holding_cost": 1.0, "stockout_cost": 69.0, "fixed_cost": 32.0, "demand_rate": 32.5, "lead_time": 2.73},
]


def comparisons(is_quick: bool) -> list[Comparison]:
    """The peer takes a second for an item: it gets few, spread over the range, and vmi the same ones many times."""
    items, times = (1, 10) if is_quick else (5, 200)

    def ss(given: dict[str, float]) -> tuple[float, float, float]:
        return s_s_discrete_exact(given["holding_cost"], given["stockout_cost"], given["fixed_cost"], True, given["mean"])

    def rq(given: dict[str, float]) -> tuple[float, float, float]:
        return r_q_poisson_exact(
            given["holding_cost"], given["stockout_cost"], given["fixed_cost"], given["demand_rate"], given["lead_time"]
        )

    return [
        compared("ss_exact_poisson", "exact (s,S) under Poisson demand", SS_GRID, ss, items, times),
        compared("rq_exact_poisson", "exact (r,Q) under Poisson demand", RQ_GRID, rq, items, times),
    ]


def known(capability: str, grid: list[dict[str, float]]) -> tuple[list[dict[str, float]], str]:
    """The inputs of the case file, or else the stated range."""
    if not CASES.exists():
        return grid, "a grid over the range of the case file, which is not there"
    cases = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    return [case["inputs"] for case in cases if case["capability"] == capability], "the case file"


def compared(
    capability: str, task: str, grid: list[dict[str, float]], solve: Callable[..., Any], items: int, times: int
) -> Comparison:
    every, where = known(capability, grid)
    every.sort(key=lambda given: given.get("mean", given.get("demand_rate", 0) * given.get("lead_time", 0)))
    places = np.linspace(0, len(every) - 1, min(items, len(every))).round().astype(int)
    few = [every[place] for place in places]
    columns = {name: np.tile([float(given[name]) for given in few], times) for name in few[0]}
    model = getattr(vmi.models, capability)

    def check(found: pa.Table, wanted: list[tuple[float, float, float]]) -> str | None:
        levels = np.array(wanted, dtype=float)
        found_levels = np.column_stack([found[name].slice(0, len(few)) for name in found.column_names])
        agree("cost", found_levels[:, 2], levels[:, 2])
        other = (found_levels[:, :2] != levels[:, :2]).any(axis=1)
        return f"{int(other.sum())} of {len(few)} items have other levels of the same cost." if other.any() else None

    return Comparison(
        task=f"{task}, by the item",
        peer=f"stockpyl, {len(few)} of the {len(every)} items",
        run_peer=lambda: [solve(given) for given in few],
        run_vmi=lambda: pa.table(model(**columns)),
        check=check,
        peer_items=len(few),
        vmi_items=len(few) * times,
        aim=AIM,
        notes=[f"Items: {where}, {len(few)} of {len(every)} from the smallest mean to the largest; vmi gets each {times} times in one call."],
    )
