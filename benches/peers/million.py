"""Forecasts of a million keys from one table: how long, and how much memory.

    python million.py [--keys N] [--model sba] [--threads N]

The demand is the real base of 7,844 years, each many times under other names; SYNTHETIC where that is not there.
"""

from __future__ import annotations

import argparse
import os
import resource
import time

import numpy as np
import polars as pl
import pyarrow as pa
import vmi
from demand import BASE, DAYS, FIRST


def rows(keys: int) -> tuple[pa.Table, str]:
    """A row a key and day with demand, keys one after the other."""
    if BASE.exists():
        base, origin = pl.read_parquet(BASE).sort("series", "day"), "real demand"
        series, day, quantity = (base[name].to_numpy() for name in ("series", "day", "qty"))
    else:
        draw, origin = np.random.default_rng(11), "SYNTHETIC demand"
        series, day = np.nonzero(draw.random((7_844, DAYS)) < 0.18)
        quantity = draw.integers(1, 41, len(series))
    count = int(series.max()) + 1
    times = -(-keys // count)
    number = np.concatenate([series.astype(np.int32) + count * at for at in range(times)])
    taken = number < keys
    names = pa.array([f"K{at:07}" for at in range(keys)])
    item = pa.DictionaryArray.from_arrays(pa.array(number[taken]), names)
    date = pa.array(FIRST + np.tile(day.astype(int), times)[taken])
    return pa.table({"item": item, "date": date, "quantity": np.tile(quantity.astype(float), times)[taken]}), origin


def peak() -> float:
    """The most memory that this process had so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description="Time and memory of forecasts of many keys.")
    parser.add_argument("--keys", type=int, default=1_000_000)
    parser.add_argument("--model", default="sba")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    demand, origin = rows(given.keys)
    before, start = peak(), time.perf_counter()
    found = vmi.forecast(demand, horizon=28, model=given.model, level=0.8, threads=given.threads)
    seconds = time.perf_counter() - start
    print(
        f"{given.keys:,} keys with {demand.num_rows:,} rows of {origin}, {given.model}, 28 days ahead, {given.threads} threads: "
        f"{seconds:.1f} s, {len(found):,} rows; at most {peak():.1f} GB, {before:.1f} GB of them before"
    )


if __name__ == "__main__":
    main()
