"""What `vmi release` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console, RenderableType

import vmi

from .inputs import Inputs
from .ledger_report import print_sections, rows_of
from .problems import in_table_order, problem_list
from .report import problem_section
from .words import counted, visible

PLACED = ("order", "line", "supplier", "item", "location", "quantity", "promised_for", "reason", "proposal")
TURNED_DOWN = ("supplier", "item", "location", "reason", "proposal")
WAITING = ("supplier", "item", "location", "quantity", "unit", "place_on", "due", "value", "currency", "proposal")


def print_release(console: Console, plan: vmi.Plan, released: vmi.Release, inputs: Inputs, limit: int) -> None:
    """What is released, what is turned down, what waits, and what is wrong."""
    placed = [event for event in released.events if event["kind"] == "order_placed"]
    refused = [event for event in released.events if event["kind"] == "rejected"]
    decided = {event["proposal"] for event in released.events}
    without_number = {(error["item"], error["location"]) for error in released.errors if error["field"] == "numbers"}
    waiting = [
        row
        for row in plan.proposals
        if row["proposal"] not in decided and (row["item"], row["location"]) not in without_number
    ]
    counts = f"{counted(len(placed), 'order line')} released, {len(refused):,} turned down, {len(waiting):,} waiting"
    heading = f"Release of {visible(str(inputs.folder))} as of {plan.as_of}: {counts}"
    print_sections(console, heading, sections(placed, refused, waiting, plan, released, inputs, limit))
    print()


def sections(
    placed: list[Any], refused: list[Any], waiting: list[Any], plan: vmi.Plan, released: vmi.Release, inputs: Inputs, limit: int
) -> Iterator[tuple[str, RenderableType]]:
    """The title and body of each section that has something to say."""
    for title, columns, rows in (
        ("Released", PLACED, placed),
        ("Turned down", TURNED_DOWN, refused),
        ("Waiting for --approve", WAITING, waiting),
    ):
        if rows:
            shown = rows[:limit] if limit else rows
            more = f", the first {len(shown):,} of them here (--limit 0 shows all)" if len(shown) < len(rows) else ""
            yield f"{title}: {len(rows):,}{more}", rows_of(columns, shown)
    if len(released.errors):
        yield f"Not released: {len(released.errors):,}", problem_list(released.errors, {})
    if len(plan.errors):
        yield problem_section(in_table_order(plan.errors.to_pylist()), inputs)
