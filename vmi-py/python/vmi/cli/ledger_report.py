"""What `vmi ledger` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

import vmi

from .console import print_lines, table_of
from .ledger_files import Refused
from .problems import in_table_order, problem_count, problem_list
from .words import counted, plain_word, quantity, visible

Rows = Sequence[dict[str, Any]]
ALWAYS = ("usable", "position", "quantity", "counted", "book", "difference", "here", "there")
"""Columns that are shown though every row holds a 0."""


def print_sections(console: Console, heading: str, sections: Iterator[tuple[str, RenderableType]]) -> None:
    """A heading, then each section under its title."""
    print_lines(console, Text(heading, style="bold"))
    for title, body in sections:
        print_lines(console, "", Text(title, style="bold"), body)


def what_is_seen(as_of: str | None, known_at: str | None) -> str:
    """The view in words."""
    words = ([f"as of {as_of}"] if as_of else []) + ([f"as known at {known_at}"] if known_at else [])
    return visible(f", {' '.join(words)}") if words else ""


def content(name: object, ledger: vmi.Ledger, keys: int) -> str:
    """What a ledger holds."""
    return f"{visible(str(name))}: {counted(len(ledger), 'event')}, {counted(keys, 'key')}"


def view_sections(
    positions: vmi.ResultTable, findings: vmi.ResultTable, limit: int
) -> Iterator[tuple[str, RenderableType]]:
    """Positions, and what looks wrong."""
    yield titled("Positions", positions, limit)
    if len(findings):
        yield titled("Worth a look", findings, limit)


def titled(title: str, table: vmi.ResultTable, limit: int, wanted: Callable[[Any], bool] | None = None) -> tuple[str, Table]:
    """A title that says how many rows there are, and the first of them."""
    rows = table.to_pylist() if wanted is None else [row for row in table if wanted(row)]
    shown = rows[:limit] if limit else rows
    more = f", the first {len(shown):,} of them here (--limit 0 shows all)" if len(shown) < len(rows) else ""
    return f"{title}: {len(rows):,}{more}", rows_of(table.columns, shown)


def rows_of(columns: Sequence[str], rows: Rows, nothing: tuple[Any, ...] = (None, "", 0)) -> Table:
    """Rows under headings; columns in which nothing stands are left out."""
    filled = [name for name in columns if name in ALWAYS or any(row[name] not in nothing for row in rows)]
    numbers = {name for name in filled if any(isinstance(row[name], (Decimal, int, float)) for row in rows)}
    table = table_of(*map(plain_word, filled), right=tuple(map(plain_word, numbers)))
    for row in rows:
        table.add_row(*(cell(row[name]) for name in filled))
    return table


def cell(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, (Decimal, int)):
        return quantity(Decimal(value))
    if isinstance(value, float):
        return f"{value:,.6g}"
    return "" if value is None else visible(str(value))


def print_refusal(console: Console, refusal: Refused) -> None:
    """Every row that is wrong, and that none was taken."""
    errors = in_table_order(refusal.errors)
    print_lines(console, problem_list(errors, {"events": refusal.lines, "counts": refusal.lines}), "")
    problems = counted(problem_count(errors), "problem")
    print_lines(console, f"{visible(str(refusal.path))}: {problems}, no event was taken (row 1 is the first below the header)")
