"""The answer of `vmi check`."""

from __future__ import annotations

from rich.console import Console

import vmi

from .console import print_lines
from .failure import CANNOT_RUN, DONE, PROBLEMS_IN_THE_DATA
from .inputs import Inputs
from .problems import in_table_order, notice_lines, problem_count, problem_list
from .words import counted


def print_check(console: Console, checked: vmi.CheckResult, inputs: Inputs) -> int:
    """Prints all problems, then the notices, then the counts; answers with the exit status."""
    errors = in_table_order(checked.errors.to_pylist())
    if errors:
        print_lines(console, problem_list(errors, inputs.lines), "")
    if len(checked.notices):
        print_lines(console, *notice_lines(checked.notices.to_polars()), "")
    print_lines(console, verdict(checked.is_fatal, problem_count(errors), len(checked.notices)))
    if checked.is_fatal:
        return CANNOT_RUN
    return PROBLEMS_IN_THE_DATA if errors else DONE


def verdict(is_fatal: bool, problems: int, notices: int) -> str:
    """The last line: the counts and what they mean. Rows are counted from 1 below the header."""
    counts = f"{counted(problems, 'problem')}, {counted(notices, 'notice')}"
    if is_fatal:
        return f"{counts}: nothing can be planned"
    if problems:
        return f"{counts}: keys with problems are not planned, all others are (row 1 is the first below the header)"
    return f"{counts}: everything can be planned"
