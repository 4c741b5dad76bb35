"""What `vmi profile`, `vmi forecast` and `vmi evaluate` print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

import vmi

from .console import print_lines, table_of
from .ledger_report import rows_of
from .lines import RowLines
from .problems import in_table_order, notice_summary, problem_count, problem_list
from .words import counted, plain_word, visible

PROBLEMS_SHOWN = 20
SHOWN = {
    "profiles": (
        "item", "location", "demand_per_day", "demand_sd_per_day", "zero_share", "adi", "cv2", "pattern", "abc_xyz",
        "trend_p_value", "season_strength", "last_demand", "stage",
    ),
    "summary": ("method", "keys", "best_of", "mean_rank", "mean_rmsse", "mean_mase", "mean_smape", "wape"),
    "accuracy": ("item", "location", "method", "rank", "origins", "mae", "rmse", "bias", "wape", "mase", "rmsse", "tracking_signal"),
}  # fmt: skip
"""The columns that are printed; of other tables, all."""


@dataclass
class Report:
    """What there is to print."""

    command: str
    path: Path
    tables: dict[str, vmi.ResultTable]
    lines: dict[str, RowLines]
    limit: int


def print_demand(console: Console, report: Report) -> None:
    """Prints a heading, then section by section."""
    own = next(iter(report.tables.values()))
    errors = in_table_order(report.tables["errors"].to_pylist())
    print_lines(console, heading(report, own, errors))
    for title, body in sections(report, errors):
        print_lines(console, "", Text(title, style="bold"), body)


def heading(report: Report, own: vmi.ResultTable, errors: Sequence[dict[str, Any]]) -> Text:
    """What it is, of how many keys."""
    keys = own.to_polars().select("item", "location").n_unique() if len(own) else 0
    found = f"; {counted(problem_count(errors), 'problem')} in the data" if errors else ""
    return Text.assemble((f"{report.command.capitalize()} of {visible(str(report.path))}", "bold"), f"\n{counted(keys, 'key')}{found}")


def sections(report: Report, errors: list[dict[str, Any]]) -> Iterator[tuple[str, RenderableType]]:
    """The title and body of each section that has something to say."""
    tables = report.tables
    if "models" in tables and len(tables["models"]):
        yield "Methods", method_table(tables["models"].to_polars())
    for name in ("summary", "profiles", "cover", "forecasts", "nodes", "accuracy"):
        if name in tables and len(tables[name]):
            yield first_rows(tables[name], report.limit)
    if "changes" in tables and len(tables["changes"]):
        yield first_rows(tables["changes"], report.limit)
    if errors:
        shown = errors[:PROBLEMS_SHOWN]
        count = problem_count(errors)
        rest = f", {len(shown)} of them here" if count > len(shown) else ""
        yield f"Problems in the data: {count:,}{rest}", problem_list(shown, report.lines)
    if len(tables["notices"]):
        yield "Worth knowing", notice_summary(tables["notices"].to_polars())


def first_rows(table: vmi.ResultTable, limit: int) -> tuple[str, Table]:
    """A title that says how many rows there are, and the first of them."""
    rows = table[:limit] if limit else table.to_pylist()
    more = f", the first {len(rows):,} of them here (--limit 0 shows all)" if len(rows) < len(table) else ""
    return f"{plain_word(table.name).capitalize()}: {len(table):,}{more}", rows_of(SHOWN.get(table.name, table.columns), rows, nothing=(None,))


def method_table(models: polars.DataFrame) -> Table:
    """How many keys each method forecasts, and how it was come by."""
    table = table_of("keys", "method", "chosen by", right=("keys",))
    counts = models.group_by("method", "chosen_by").agg(polars.len().alias("keys")).rows()
    for method, chosen_by, keys in sorted(counts, key=lambda row: (-row[2], row[0], row[1])):
        table.add_row(f"{keys:,}", method, plain_word(chosen_by))
    return table
