"""Writes the real data sets of ../shared/data as CSV, for the Rust tests that read them.

usage: export_real.py SHARED_DATA OUT_FOLDER
"""

import sys
from pathlib import Path

import polars

source, target = map(Path, sys.argv[1:3])
target.mkdir(parents=True, exist_ok=True)
for name in ["civ_ledger_monthly", "civ_items", "civ_locations"]:
    table = polars.read_parquet(source / f"{name}.parquet")
    table.write_csv(target / f"{name}.csv")
    print(f"{name}: {table.height} rows")
