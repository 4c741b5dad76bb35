"""The report of a plan: what to order, what is urgent, what is not ordered and why, what is wrong with the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import polars
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

import vmi

from .console import print_lines, table_of
from .inputs import Inputs
from .orders import supplier_table, urgent_table
from .problems import in_table_order, notice_summary, problem_count, problem_list
from .words import ENOUGH, REASONS, counted, plain_word, visible, weekday

PROBLEMS_SHOWN = 20
PROBLEMS_ALIKE = 5
"""How many problems of one kind in one column are shown."""


def print_report(console: Console, plan: vmi.Plan, inputs: Inputs) -> None:
    """Prints the report, section by section."""
    proposals, errors = plan.proposals.to_polars(), in_table_order(plan.errors.to_pylist())
    print_lines(console, heading(plan, inputs, proposals.height, problem_count(errors)))
    for title, body in sections(console, plan, inputs, proposals, errors):
        print_lines(console, "", Text(title, style="bold"), body)
    print_lines(console, "", f"fingerprint {plan.fingerprint}")


def heading(plan: vmi.Plan, inputs: Inputs, orders: int, problems: int) -> Text:
    """The day, and how many keys came out how."""
    found = f"; {counted(problems, 'problem')} in the data" if problems else ""
    keys, proposed = counted(len(plan), "key"), counted(orders, "order")
    outcome = f"{keys}: {proposed} proposed, {len(plan.reasons):,} not ordered{found}"
    return Text.assemble((f"Plan of {visible(str(inputs.folder))} as of {weekday(plan.as_of)}", "bold"), "\n", outcome)


def sections(
    console: Console, plan: vmi.Plan, inputs: Inputs, proposals: polars.DataFrame, errors: list[dict[str, Any]]
) -> Iterator[tuple[str, RenderableType]]:
    """The title and body of each section that has something to say."""
    if proposals.height:
        suppliers = supplier_table(proposals, inputs.tables.get("suppliers"))
        yield "Orders by supplier (late: due after the stock runs out)", suppliers
        yield urgent_table(console, proposals, plan.as_of)
    if len(plan.reasons):
        title = "Not ordered, and why (vmi explain shows the arithmetic of any key)"
        yield title, reason_table(plan.reasons.to_polars())
    if errors:
        yield problem_section(errors, inputs)
    if len(plan.notices):
        yield "Worth knowing", notice_summary(plan.notices.to_polars())


def problem_section(errors: list[dict[str, Any]], inputs: Inputs) -> tuple[str, RenderableType]:
    """The first problems; of many alike only a few, so that they do not hide the others."""
    alike: Counter[tuple[Any, ...]] = Counter()
    shown: list[dict[str, Any]] = []
    for error in errors:
        sort = (error["table"], error["field"], error["kind"])
        alike[sort] += 1
        if alike[sort] <= PROBLEMS_ALIKE and len(shown) < PROBLEMS_SHOWN:
            shown.append(error | {"more_rows": 0})
    count = problem_count(errors)
    rest = f", {len(shown)} of them here, all with: {inputs.check_command}" if count > len(shown) else ""
    return f"Problems in the data: {count:,}{rest}", problem_list(shown, inputs.lines)


def reason_table(reasons: polars.DataFrame) -> Table:
    """How many keys are not ordered for each reason; those that need attention come last, in colour."""
    table = table_of("keys", "reason", "in words", right=("keys",))
    counts = reasons.group_by("reason").agg(polars.len().alias("keys")).rows()
    for reason, keys in sorted(counts, key=lambda row: (row[0] not in ENOUGH, -row[1], row[0])):
        style = "" if reason in ENOUGH else "yellow"
        table.add_row(f"{keys:,}", reason, REASONS.get(reason, plain_word(reason)), style=style)
    return table
