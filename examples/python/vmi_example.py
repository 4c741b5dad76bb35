"""The sample scenario in Python: reads a folder of CSV files, plans, and writes what the other languages' examples write.

    python vmi_example.py examples/data

It needs vmi and nothing else. A CSV holds text: numbers and dates are parsed by the engine, exactly, and an empty cell is absent.
"""

import csv
import sys
from pathlib import Path

import vmi

TABLES = ["items", "locations", "suppliers", "agreements", "stock", "orders", "demand", "events", "unit_conversions"]
SETTINGS = {"service_level_by_class": {"A": 0.98, "B": 0.95, "C": 0.90}}


def read_table(path):
    """The rows of a CSV file as dicts of text."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    folder = Path(sys.argv[1])
    tables = {name: read_table(folder / f"{name}.csv") for name in TABLES}
    plan = vmi.plan(**tables, as_of="2026-06-30", settings=SETTINGS, threads=2)

    out = sys.stdout.buffer  # bytes: the line ends stay LF on every system
    out.write(f"fingerprint {plan.fingerprint}\n".encode())
    out.write(plan.proposals.to_csv())
    for row in (plan.proposals[0], plan.proposals[-1], plan.reasons[0]):
        out.write(str(plan.explain(row["item"], row["location"])).encode())


if __name__ == "__main__":
    main()
