"""Turns the real demand base into the small binary file that the Rust benchmarks read: rows of series, day, quantity.

usage: convert_base.py BASE.parquet OUT.bin
"""

import struct
import sys

import polars

source, target = sys.argv[1:3]
rows = polars.read_parquet(source).sort("series", "day")
with open(target, "wb") as out:
    for series, day, quantity in rows.select("series", "day", "qty").iter_rows():
        out.write(struct.pack("<IHI", series, day, quantity))
print(f"{target}: {rows.height} rows")
