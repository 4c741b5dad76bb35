"""Safety factors for a fill rate: the inverse of the unit normal loss, and of its difference over an order quantity."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import vmi
from pairs import Comparison, agree, at_most
from scipy.optimize import brentq
from scipy.special import ndtr

AIM = at_most(2e-6, "2 µs")
#: Of a safety factor near 0 no relative error can be asked.
ABSOLUTE = 1e-9


def loss(k: np.ndarray) -> np.ndarray:
    """G(k) = φ(k) − k P(Z > k)."""
    return np.exp(-k * k / 2) / np.sqrt(2 * np.pi) - k * ndtr(-k)


def newton(wanted: np.ndarray, lot: np.ndarray | None) -> np.ndarray:
    """All rows at once. G and G(k) − G(k + q) fall and are convex where the root is, so that from the left no step passes it."""
    k = -wanted
    for _ in range(100):
        value, slope = loss(k) - wanted, -ndtr(-k)
        if lot is not None:
            value, slope = value - loss(k + lot), slope + ndtr(-k - lot)
        step = value / slope
        k = k - step
        if np.abs(step).max() < 1e-11:
            break
    return k


def comparisons(is_quick: bool) -> list[Comparison]:
    rows, few = (2_000, 50) if is_quick else (100_000, 2_000)
    draw = np.random.default_rng(13)
    sigma = draw.uniform(1, 100, rows)
    quantity = sigma * draw.uniform(0.5, 20, rows)
    fill = draw.uniform(0.8, 0.999, rows)

    def all_at_once() -> tuple[np.ndarray, ...]:
        short = quantity * (1 - fill) / sigma
        classic, exact = newton(short, None), newton(short, quantity / sigma)
        return classic, classic * sigma, exact, exact * sigma

    def row_by_row() -> tuple[np.ndarray, ...]:
        classic, exact = np.empty(few), np.empty(few)
        for row in range(few):
            short, lot = quantity[row] * (1 - fill[row]) / sigma[row], quantity[row] / sigma[row]
            classic[row] = brentq(lambda k, t=short: loss(k) - t, -short - 1, 10, xtol=1e-13, rtol=1e-14)
            exact[row] = brentq(lambda k, t=short, q=lot: loss(k) - loss(k + q) - t, -lot - 10, 10, xtol=1e-13, rtol=1e-14)
        return classic, classic * sigma[:few], exact, exact * sigma[:few]

    def ours() -> pa.Table:
        return pa.table(vmi.models.fill_rate_rq(sigma_ltd=sigma, order_quantity=quantity, fill_rate=fill))

    def check(found: pa.Table, wanted: tuple[np.ndarray, ...]) -> None:
        for name, column in zip(found.column_names, wanted, strict=True):
            # A safety stock is a factor times sigma, at most 100.
            absolute = ABSOLUTE * (100 if name.startswith("safety_stock") else 1)
            agree(name, found[name].slice(0, len(column)), column, absolute=absolute)

    task = "fill-rate inversion, classic and exact, by the row"
    return [
        Comparison(
            task=task,
            peer=f"scipy brentq, {few:,} rows one by one",
            run_peer=row_by_row,
            run_vmi=ours,
            check=check,
            peer_items=few,
            vmi_items=rows,
            aim=AIM,
            notes=["Fill rate: safety factors agree to 1e-9 relative or absolute, as they cross 0."],
        ),
        Comparison(
            task=task,
            peer=f"numpy Newton, {rows:,} rows at once",
            run_peer=all_at_once,
            run_vmi=ours,
            check=check,
            peer_items=rows,
            vmi_items=rows,
            aim=AIM,
        ),
    ]
