#!/usr/bin/env python3
"""Write two small SYNTHETIC data sets: `python examples/make_broken.py [OUTDIR]`.

`data-broken` holds one mistake of each kind, every one in a key of its own, so that a reader can check that each is named with its
row and that the other keys are planned all the same. `data-odd` holds no mistake at all, in files that are awkward to read.
"""

from __future__ import annotations

import gzip
import io
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Sequence

from make_sample import Draws, Row, table_text, write_text

AS_OF = date(2026, 6, 30)
HISTORY_DAYS = 40
SITES = ("SITE-1", "SITE-2")
GOOD_ITEMS = ("G-01", "G-02")
HOST_ITEMS = tuple(f"M-{number:02d}" for number in range(1, 13))
SPOILED_ITEMS = ("I-01", "I-02")

COLUMNS = {
    "items": "item unit description unit_cost currency quantity_decimals",
    "locations": "location description",
    "suppliers": "supplier name",
    "agreements": "supplier item location valid_from policy min max order_up_to order_quantity service_level lead_time_days"
    " lead_time_max_days review_days order_minimum order_multiple order_maximum order_unit unit_price currency priority dialect valid_to",
    # No table has a column `shelf`: that is worth a notice, and no error.
    "stock": "item location owner account quantity as_of shelf",
    "orders": "order line supplier item location ordered ordered_at requested_for state",
    "demand": "item location date quantity lost stocked_out",
    "events": "source event_id kind item location quantity effective_at recorded_at reason",
    "unit_conversions": "item from_unit to_unit factor",
}
EXPECTED_COLUMNS = "table row column value kind expected"

SETTINGS = """\
# The day the plan is made for: the close of that day.
as_of = "2026-06-30"
"""


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong: the cells to change in the row of a key, or in a copy of that row which is added."""

    table: str
    item: str
    location: str
    changes: Row
    column: str
    kind: str
    expected: str
    is_added: bool = False

    @property
    def value(self) -> str:
        """The wrong cell as it stands in the file; the key, where it is the row as a whole that is wrong."""
        return self.changes[self.column] if self.column else " ".join((self.item, self.location)).strip()


def wrong(table: str, item: str, location: str, column: str, value: str, kind: str, expected: str) -> Mistake:
    """A wrong cell in a row that would be good."""
    return Mistake(table, item, location, {column: value}, column, kind, expected)


def added(table: str, item: str, location: str, changes: Row, column: str, kind: str, expected: str) -> Mistake:
    """A row too many: a copy of a good one with some cells changed."""
    return Mistake(table, item, location, changes, column, kind, expected, is_added=True)


AGREEMENT_MISTAKES = (
    wrong("agreements", "M-01", "SITE-1", "min", "80", "conflicting_values", "min 80 exceeds max 60"),
    wrong("agreements", "M-01", "SITE-2", "lead_time_days", "-3", "out_of_range", "a lead time is 0 or more"),
    wrong("agreements", "M-02", "SITE-1", "order_multiple", "0", "out_of_range", "a multiple is more than 0"),
    wrong("agreements", "M-02", "SITE-2", "service_level", "95", "out_of_range", "a fraction between 0 and 1; 0.95 was meant"),
    wrong("agreements", "M-03", "SITE-1", "supplier", "SUP-X", "unknown_key", "no such supplier"),
    wrong("agreements", "M-03", "SITE-2", "max", "sixty", "not_a_number", "a number"),
    wrong("agreements", "M-04", "SITE-1", "order_unit", "PALLET", "no_conversion", "no factor from PALLET to EA is known"),
    wrong("agreements", "M-04", "SITE-2", "policy", "minmax", "not_an_option", "min_max was meant"),
    wrong("agreements", "M-05", "SITE-1", "dialect", "odoo18", "not_an_option", "odoo_18 was meant"),
    added(
        "agreements", "M-05", "SITE-2", {"supplier": "SUP-2"}, "", "conflicting_agreements",
        "two agreements are valid and neither has a priority",
    ),
    Mistake(
        "agreements", "M-06", "SITE-1", {"lead_time_days": "9", "lead_time_max_days": "4"}, "lead_time_max_days",
        "conflicting_values", "the longest lead time is below the usual one",
    ),
    Mistake(
        "agreements", "M-06", "SITE-2", {"order_unit": "CASE", "order_multiple": "10"}, "order_multiple",
        "conflicting_values", "10 EA is not a whole number of CASE (12 EA)",
    ),
    Mistake(
        "agreements", "M-07", "SITE-1", {"valid_from": "2026-05-01", "valid_to": "2026-04-01"}, "valid_from",
        "conflicting_values", "valid_from lies after valid_to",
    ),
)
STOCK_MISTAKES = (
    wrong("stock", "M-07", "SITE-2", "quantity", "NaN", "not_finite", "a finite number"),
    # Written out, so that it is a number that is too large and not a notation that is not read.
    wrong("stock", "M-08", "SITE-1", "quantity", "1" + "0" * 28, "overflow", "more than a quantity can hold"),
    wrong("stock", "M-08", "SITE-2", "quantity", "1.5", "too_fine", "the item has no decimals"),
    wrong("stock", "M-09", "SITE-1", "account", "qurantine", "not_an_option", "usable, quality, blocked or expired"),
    added("stock", "M-09", "SITE-2", {"quantity": "7"}, "", "duplicate_key", "a second row for the same stock"),
    added("stock", "G-01", "SITE-1", {"item": "g-01"}, "item", "unknown_key", "no such item; G-01 differs only by case"),
)
DEMAND_MISTAKES = (
    wrong("demand", "M-10", "SITE-1", "quantity", "-4", "out_of_range", "demand is 0 or more; a return is an event"),
    added("demand", "M-10", "SITE-2", {"quantity": "9"}, "", "duplicate_key", "a second row for the same day"),
    wrong("demand", "M-11", "SITE-1", "date", "2026-02-30", "not_a_date", "February has no 30th"),
    added("demand", "G-02", "SITE-2", {"location": "SITE-9"}, "location", "unknown_key", "no such location"),
)
OTHER_MISTAKES = (
    wrong("orders", "M-11", "SITE-2", "state", "recieved", "not_an_option", "received was meant"),
    wrong("events", "M-12", "SITE-1", "quantity", "-2", "out_of_range", "the kind gives the direction; only an adjustment is signed"),
    wrong("items", "I-01", "", "unit", "", "missing_value", "an item has a unit"),
    added("items", "I-02", "", {"unit_cost": "99"}, "", "duplicate_key", "a second row for the same item"),
)
MISTAKES = AGREEMENT_MISTAKES + STOCK_MISTAKES + DEMAND_MISTAKES + OTHER_MISTAKES

BROKEN_README = """\
# Broken data: SYNTHETIC, and wrong on purpose

**Everything here is SYNTHETIC** and comes from `examples/make_broken.py`. {items} items at {sites} locations, {days} days of demand, and
{mistakes} mistakes, each in a key (an item at a location) of its own. The plan is made for 2026-06-30.

`EXPECTED.csv` lists every mistake: the table, the row (the first row after the header is 1), the column, the wrong value, the
kind of error, and in words what is expected. An empty column means that the row as a whole is wrong; the value is then its key, and the
row is the later one of the two that collide.

These must be planned in spite of all that:

| item | location | outcome |
|---|---|---|
| G-01 | SITE-1 | 52 are ordered: 8 on hand, under the minimum of 20, up to 60 |
| G-01 | SITE-2 | an order of 30 or a multiple of it; the reorder point is computed |
| G-02 | SITE-1 | an order; the order-up-to level is computed |
| G-02 | SITE-2 | no order: 45 on hand are above the minimum of 20 |
| M-12 | SITE-2 | no order: 45 in the snapshot and 2 issued since leave 43, above the minimum of 20 |

The stock table has a column `shelf` that no table knows: a notice, no error.
"""

ODD_README = """\
# Odd files: SYNTHETIC, and valid

**Everything here is SYNTHETIC** and comes from `examples/make_broken.py`. Nothing is wrong with it; only the files are awkward:

| file | what is odd |
|---|---|
| items.csv | a byte order mark, CRLF line ends, commas, semicolons and quotes inside a description |
| suppliers.csv | no line end after the last row |
| agreements.csv | semicolons between the columns |
| stock.csv | a blank line at the end |
| demand.csv.gz | gzip |

Ids such as 00123 and 01 are text: without their zeros they are other ids, and 123 is in fact one. For 2026-06-30:

| item | location | outcome |
|---|---|---|
| 00123 | 01 | 26 are ordered: 4 on hand, under the minimum of 10, up to 30 |
| 00123 | 02 | no order: 12 on hand are above the minimum of 10 |
| 123 | 01 | 20 are ordered: 2.5 on hand, at or under the reorder point of 5.5 |
"""


def good_tables() -> dict[str, list[Row]]:
    """The tables before anything goes wrong."""
    keys = [(item, site) for item in GOOD_ITEMS + HOST_ITEMS + SPOILED_ITEMS for site in SITES]
    return {
        "items": [item_row(item) for item in GOOD_ITEMS + HOST_ITEMS + SPOILED_ITEMS],
        "locations": [{"location": site, "description": f"Ward store {site[-1]}"} for site in SITES],
        "suppliers": [{"supplier": "SUP-1", "name": "First Supplies"}, {"supplier": "SUP-2", "name": "Second Supplies"}],
        "agreements": [agreement_row(item, site) for item, site in keys],
        "stock": [stock_row(item, site) for item, site in keys],
        "orders": [order_row("M-11", "SITE-1", 1), order_row("M-11", "SITE-2", 2)],
        "demand": [row for item, site in keys for row in demand_rows(item, site)],
        "events": [event_row("M-12", "SITE-1", 1), event_row("M-12", "SITE-2", 2)],
        "unit_conversions": [{"item": "M-06", "from_unit": "CASE", "to_unit": "EA", "factor": 12}],
    }


def item_row(item: str) -> Row:
    return {
        "item": item,
        "unit": "EA",
        "description": f"Dressing set {item[-2:]}",
        "unit_cost": Decimal("3.2"),
        "currency": "EUR",
        "quantity_decimals": 0,
    }


def agreement_row(item: str, location: str) -> Row:
    """Stated levels nearly everywhere, so that a mistake elsewhere in the key is all that can be wrong with it."""
    row: Row = {
        "supplier": "SUP-1",
        "item": item,
        "location": location,
        "valid_from": "2026-01-01",
        "policy": "min_max",
        "min": 20,
        "max": 60,
        "lead_time_days": 5,
        "unit_price": Decimal("3.2"),
        "currency": "EUR",
    }
    without_levels = {**row, "min": None, "max": None, "service_level": Decimal("0.95")}
    if (item, location) == ("G-01", "SITE-2"):
        return {**without_levels, "policy": "reorder_point", "order_quantity": 30}
    if (item, location) == ("G-02", "SITE-1"):
        return {**without_levels, "policy": "order_up_to", "review_days": 7}
    return row


def stock_row(item: str, location: str) -> Row:
    on_hand = {("G-01", "SITE-1"): 8, ("G-01", "SITE-2"): 3, ("G-02", "SITE-1"): 3}.get((item, location), 45)
    # The movement of M-12 comes after its snapshot.
    as_of = AS_OF - timedelta(days=5) if item == "M-12" else AS_OF
    row: Row = {"item": item, "location": location, "owner": "customer", "account": "usable", "quantity": on_hand}
    return {**row, "as_of": as_of, "shelf": f"R{item[-1]}"}


def order_row(item: str, location: str, line: int) -> Row:
    row: Row = {"order": "PO-1", "line": line, "supplier": "SUP-1", "item": item, "location": location}
    return {**row, "ordered": 12, "ordered_at": "2026-06-27", "requested_for": "2026-07-02", "state": "released"}


def event_row(item: str, location: str, number: int) -> Row:
    row: Row = {"source": "wms", "event_id": f"E-{number}", "kind": "issue", "item": item, "location": location}
    return {**row, "quantity": 2, "effective_at": "2026-06-29", "recorded_at": "2026-06-29", "reason": "consumption"}


def demand_rows(item: str, location: str) -> list[Row]:
    """Forty days, some of them without a row."""
    draws = Draws("broken", item, location)
    first_day = AS_OF - timedelta(days=HISTORY_DAYS - 1)
    rows = []
    for ahead in range(HISTORY_DAYS):
        quantity = draws.whole(0, 5)
        if quantity or ahead == 0:
            row: Row = {"item": item, "location": location, "date": first_day + timedelta(days=ahead)}
            rows.append({**row, "quantity": quantity, "lost": 0, "stocked_out": False})
    return rows


def apply_mistake(tables: dict[str, list[Row]], mistake: Mistake) -> Row:
    """Makes one mistake and returns the row that is wrong now."""
    rows = tables[mistake.table]
    # The last row of a key: in demand the first one opens the key's life and is better left alone.
    row = next(row for row in reversed(rows) if (row["item"], row.get("location", "")) == (mistake.item, mistake.location))
    if mistake.is_added:
        row = dict(row)
        rows.append(row)
    row.update(mistake.changes)
    return row


def row_number(rows: list[Row], wanted: Row) -> int:
    """Where a row stands in its table, the header not counted; equal rows are still two rows."""
    return next(number for number, row in enumerate(rows, start=1) if row is wanted)


def write_broken(target: Path) -> None:
    """The broken tables, and the list of what is wrong with them."""
    tables = good_tables()
    wrong_rows = [apply_mistake(tables, mistake) for mistake in MISTAKES]
    expected = [
        {
            "table": mistake.table,
            "row": row_number(tables[mistake.table], row),
            "column": mistake.column,
            "value": mistake.value,
            "kind": mistake.kind,
            "expected": mistake.expected,
        }
        for mistake, row in zip(MISTAKES, wrong_rows, strict=True)
    ]
    for name, rows in tables.items():
        write_text(target / f"{name}.csv", table_text(COLUMNS[name].split(), rows))
    write_text(target / "EXPECTED.csv", table_text(EXPECTED_COLUMNS.split(), expected))
    write_text(target / "vmi.toml", SETTINGS)
    items = len(GOOD_ITEMS + HOST_ITEMS + SPOILED_ITEMS)
    page = BROKEN_README.format(items=items, sites=len(SITES), days=HISTORY_DAYS, mistakes=len(MISTAKES))
    write_text(target / "README.md", page)


def write_odd(target: Path) -> None:
    """A valid data set in awkward files."""
    item_columns = "item unit description quantity_decimals".split()
    items = [
        {"item": "00123", "unit": "EA", "description": 'Clamp, 2"; zinc-plated', "quantity_decimals": 0},
        {"item": "123", "unit": "kg", "description": "Rock salt, coarse – façade", "quantity_decimals": 1},
    ]
    agreement_columns = "supplier item location policy min max reorder_point order_quantity lead_time_days".split()
    min_max: Row = {"supplier": "0007", "item": "00123", "policy": "min_max", "min": 10, "max": 30, "lead_time_days": 3}
    salt: Row = {"supplier": "0007", "item": "123", "location": "01", "policy": "reorder_point", "lead_time_days": 3}
    agreements = [
        {**min_max, "location": "01"},
        {**min_max, "location": "02"},
        {**salt, "reorder_point": Decimal("5.5"), "order_quantity": 20},
    ]
    shelf: Row = {"as_of": AS_OF}
    stock = [
        {**shelf, "item": "00123", "location": "01", "quantity": 4},
        {**shelf, "item": "00123", "location": "02", "quantity": 12},
        {**shelf, "item": "123", "location": "01", "quantity": Decimal("2.5")},
    ]
    places = [{"location": "01"}, {"location": "02"}]
    suppliers = table_text(["supplier", "name"], [{"supplier": "0007", "name": "Hüsker & Søn"}])
    demand = [row for item, site in (("00123", "01"), ("00123", "02"), ("123", "01")) for row in demand_rows(item, site)]
    write_text(target / "items.csv", "\ufeff" + table_text(item_columns, items, line_end="\r\n"))
    write_text(target / "locations.csv", table_text(["location"], places))
    write_text(target / "suppliers.csv", suppliers.rstrip("\n"))
    write_text(target / "agreements.csv", table_text(agreement_columns, agreements, delimiter=";"))
    write_text(target / "stock.csv", table_text("item location quantity as_of".split(), stock) + "\n")
    write_gzip(target / "demand.csv.gz", table_text("item location date quantity".split(), demand))
    write_text(target / "vmi.toml", SETTINGS)
    write_text(target / "README.md", ODD_README)


def write_gzip(path: Path, text: str) -> None:
    """Without a time and a file name in the header, the same text gives the same bytes (under the same zlib)."""
    sink = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=sink, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sink.getvalue())


def main(arguments: Sequence[str]) -> None:
    """Writes both data sets beside this script, or under the folder that is given."""
    target = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    write_broken(target / "data-broken")
    write_odd(target / "data-odd")


if __name__ == "__main__":
    main(sys.argv[1:])
