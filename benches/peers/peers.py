"""Compares vmi with what an analyst would use today; see README.md beside this file.

    python peers.py [--quick] [--about MODULE] [--pairs N] [--markdown FILE]
"""

from __future__ import annotations

import threads  # first: one thread for every library

import argparse
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import accuracy
import classes
import demand
import inversions
import levels
import lots
import policies
import report
from pairs import Comparison, Measured, Skipped, measure
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

LEAST_PAIRS = 5
PACKAGES = ["vmi-engine", "numpy", "scipy", "numba", "pandas", "polars", "pyarrow", "statsforecast", "stockpyl"]
MODULES = {module.__name__: module for module in [levels, lots, policies, classes, inversions, demand]}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compares vmi with what an analyst would use today.")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: whether all runs, not how fast")
    parser.add_argument("--pairs", type=int, default=None, help="pairs of runs for each line, at least 5; default 7, or 5 with --quick")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file as well")
    parser.add_argument("--only", metavar="WORD", help="only tasks with this word in their name")
    parser.add_argument("--about", choices=MODULES, help="only tasks of this file")
    given = parser.parse_args()
    given.pairs = given.pairs or (LEAST_PAIRS if given.quick else 7)
    if given.pairs < LEAST_PAIRS:
        parser.error(f"--pairs {given.pairs}: at least {LEAST_PAIRS} are needed for a median")
    return given


def machine() -> str:
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0] if names else cpu
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{cpu}, {platform.system()}, Python {platform.python_version()}, one thread; {packages}."


def measured(tasks: list[Comparison | Skipped], pairs: int, console: Console) -> list[Measured | Skipped]:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    results: list[Measured | Skipped] = []
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("", total=len(tasks) * (pairs + 1))
        for number, task in enumerate(tasks, 1):
            progress.update(bar, description=f"{task.task[:60]}", completed=(number - 1) * (pairs + 1))
            if isinstance(task, Skipped):
                results.append(task)
            else:
                results.append(measure(task, pairs, lambda: progress.advance(bar)))
    return results


def main() -> int:
    given = options()
    # The bar goes to standard error, so that the tables can be piped.
    console, aside = Console(width=None if sys.stdout.isatty() else 180), Console(stderr=True)
    modules = [MODULES[given.about]] if given.about else list(MODULES.values())
    tasks = [task for module in modules for task in module.comparisons(given.quick)]
    tasks = [task for task in tasks if not given.only or given.only in task.task]
    results = measured(tasks, given.pairs, aside)
    title = f"vmi and its peers: medians of {given.pairs} pairs{', tiny sizes: no measure of speed' if given.quick else ''}"
    body = report.rows(results)
    report.show(console, title, report.HEAD, body, report.RIGHT)
    more = [further(name, given.quick) for name in ("demand", "accuracy") if given.about in (None, name)]
    for heading, head, rows, _ in more:
        report.show(console, heading, head, rows, set(head))
    lines = [machine(), "Ratio: the median of peer's time / vmi's time over the pairs.", *report.notes(results), *(why for *_, why in more if why)]
    for line in lines:
        console.print(line, style="dim", highlight=False)
    if given.markdown:
        text = f"# {title}\n\n{report.markdown(report.HEAD, body, report.RIGHT)}\n"
        text += "".join(f"## {heading}\n\n{report.markdown(head, rows, set(head[1:]))}\n" for heading, head, rows, _ in more)
        given.markdown.write_text(text + "".join(f"- {line}\n" for line in lines), encoding="utf-8")
    return 0


def further(name: str, is_quick: bool) -> tuple[str, list[str], list[list[str]], str | None]:
    """A table that is not one of pairs: its title, head, rows and what has to be known."""
    if name == "demand":
        body, why = demand.kernels(is_quick)
        return "Kernels of demand, not in pairs: keys a second", demand.KERNEL_HEAD, body, why
    programs, errors, why = accuracy.errors()
    return "Relative error of the unit normal loss against 60 digits", ["z", "unit normal loss", *programs], errors, why


if __name__ == "__main__":
    sys.exit(main())
