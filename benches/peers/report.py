"""The measurements as tables: for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from pairs import Measured, Skipped
from rich import box
from rich.console import Console
from rich.table import Table

HEAD = ["task", "peer", "peer's time", "vmi's time", "ratio", "aim", "met"]
RIGHT = {"peer's time", "vmi's time", "ratio"}


def duration(seconds: float) -> str:
    for unit, size in [("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)]:
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def rows(results: Sequence[Measured | Skipped]) -> list[list[str]]:
    table = []
    for result in results:
        if isinstance(result, Skipped):
            table.append([result.task, f"skipped: {result.why}", "", "", "", "", "—"])
            continue
        comparison, aim = result.comparison, result.comparison.aim
        ratio = f"{result.ratio:,.2f}" if result.ratio < 100 else f"{result.ratio:,.0f}"
        met = "—" if aim is None else "yes" if aim.is_met(result) else "no"
        times = [duration(result.peer), duration(result.vmi)]
        table.append([comparison.task, comparison.peer, *times, ratio, "—" if aim is None else aim.words, met])
    return table


def notes(results: Sequence[Measured | Skipped]) -> list[str]:
    lines: list[str] = []
    for result in results:
        if isinstance(result, Measured):
            spread = f"ratios from {result.lowest:,.2f} to {result.highest:,.2f}"
            lines.append(f"{result.comparison.task}, {result.comparison.peer}: {spread}.")
            lines += result.comparison.notes
            if result.note:
                lines.append(f"{result.comparison.task}: {result.note}")
    return list(dict.fromkeys(lines))


def show(console: Console, title: str, head: Sequence[str], body: Sequence[Sequence[str]], right: set[str]) -> None:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAVY)
    for name in head:
        table.add_column(name, justify="right" if name in right else "left", no_wrap=name in right)
    for row in body:
        colour = {"yes": "green", "no": "red"}.get(row[-1])
        table.add_row(*row[:-1], f"[{colour}]{row[-1]}[/]" if colour else row[-1])
    console.print(table)


def markdown(head: Sequence[str], body: Sequence[Sequence[str]], right: set[str]) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"

    return line(head) + line(["---:" if name in right else "---" for name in head]) + "".join(line(row) for row in body)
