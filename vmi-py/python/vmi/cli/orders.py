"""The proposed orders: by supplier, and the most urgent of them."""

from __future__ import annotations

import datetime
from typing import Any

import polars
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .console import room_on, table_of
from .words import counted, date_text, money, quantity, visible, weekday

MOST_URGENT = 10
EXACT = polars.Decimal(38, 9)


def supplier_table(proposals: polars.DataFrame, suppliers: polars.DataFrame | None) -> Table:
    """Lines and values by supplier, with a total; values of different currencies are never added."""
    names = supplier_names(suppliers)
    columns = ["supplier", *(["name"] if names else []), "lines", "late", "to approve", "value"]
    table = table_of(*columns, right=("lines", "late", "to approve", "value"))
    for (supplier,), lines in sorted(proposals.group_by("supplier", maintain_order=True), key=lambda group: group[0]):
        name = [visible(names.get(supplier, ""))] if names else []
        table.add_row(visible(supplier), *name, *totals(lines))
    table.add_section()
    table.add_row("total", *([""] if names else []), *totals(proposals), style="bold")
    return table


def supplier_names(suppliers: polars.DataFrame | None) -> dict[str, str]:
    """The name of each supplier that has one."""
    if suppliers is None or not {"supplier", "name"} <= set(suppliers.columns):
        return {}
    texts = suppliers.select(polars.col("supplier", "name").cast(polars.String)).drop_nulls()
    return {supplier: name for supplier, name in texts.rows() if name}


def totals(lines: polars.DataFrame) -> tuple[str, str, str, str]:
    """How many lines, how many of them late, how many to approve, and their value by currency."""
    late = (lines["urgency_days"] > 0).sum()
    to_approve = (lines["state"] == "needs_approval").sum()
    values = lines.select(polars.col("currency"), polars.col("value").cast(EXACT)).drop_nulls("value")
    amounts = sorted(values.group_by("currency").agg(polars.col("value").sum()).rows(), key=lambda row: row[0] or "")
    text = [money(value, currency) for currency, value in amounts]
    unknown = lines.height - values.height
    if unknown:
        text.append(f"{counted(unknown, 'line')} without a price")
    return f"{lines.height:,}", f"{late:,}", f"{to_approve:,}", " + ".join(text)


def urgent_table(console: Console, proposals: polars.DataFrame, as_of: datetime.date) -> tuple[str, Table]:
    """The title and the table of the orders that come latest for the day on which stock runs out."""
    keys = ["urgency_days", "run_out", "item", "location"]
    ordered = proposals.sort(keys, descending=[True, False, False, False], nulls_last=True)
    orders = ordered.head(MOST_URGENT).with_columns(polars.col("quantity", "value").cast(EXACT)).to_dicts()
    title = "Orders, the most urgent first"
    if proposals.height > MOST_URGENT:
        title = f"The {MOST_URGENT} most urgent of {proposals.height:,} orders"
    table = order_table([order_cells(order) for order in orders])
    if console.measure(table).maximum <= room_on(console):
        return title, table
    days = sorted({order["place_on"] for order in orders if order["place_on"]})
    title += f", to be placed on {' or '.join(map(weekday, days))}" if days else ""
    return title, order_table([narrow_cells(order, as_of.year) for order in orders])


def order_cells(order: dict[str, Any], year: int | None = None) -> dict[str, str | Text]:
    """One order as text under each heading; dates of a year that is known are shortened to month and day."""
    late = order["urgency_days"] or 0
    return {
        "item": visible(order["item"]),
        "location": visible(order["location"]),
        "supplier": visible(order["supplier"]),
        "quantity": quantity(order["quantity"]),
        "unit": visible(order["unit"]),
        "place on": date_text(order["place_on"]),
        "due": date_text(order["due"], year),
        "runs out": date_text(order["run_out"], year),
        "days late": Text(str(late), style="red") if late > 0 else "",
        "value": money(order["value"], order["currency"]),
    }


def narrow_cells(order: dict[str, Any], year: int) -> dict[str, str | Text]:
    """The same for a narrow terminal, where the title says on which day to place the orders."""
    cells = order_cells(order, year)
    del cells["place on"]
    return {"late" if heading == "days late" else heading: cell for heading, cell in cells.items()}


def order_table(orders: list[dict[str, str | Text]]) -> Table:
    """The orders under their headings."""
    table = table_of(*orders[0], right=("quantity", "days late", "late", "value"))
    for cells in orders:
        table.add_row(*cells.values())
    return table
