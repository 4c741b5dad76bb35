"""Consoles: what is printed looks the same in a file as on a screen, but for colour and width."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

UNLIMITED = 1_000
"""Columns of text. No line is folded or cut: a terminal wraps by itself, and what is copied from it stays whole."""

RULED = box.Box("    \n    \n ── \n    \n ── \n    \n    \n    \n")
"""A line under the headings, and one above a total."""


class QuietPipe(Console):
    """A console that leaves it to the caller to end a run whose reader has gone."""

    def on_broken_pipe(self) -> None:
        """Hands the error on."""
        raise BrokenPipeError


def console_on(stream: TextIO) -> Console:
    """A console that prints the data's own text as it is: no markup, no emoji codes, no guessed highlights."""
    return QuietPipe(file=stream, width=UNLIMITED, markup=False, emoji=False, highlight=False)


def room_on(console: Console) -> int:
    """How many columns of text are seen at once."""
    return shutil.get_terminal_size().columns if console.is_terminal else UNLIMITED


def tolerate_narrow_encodings() -> None:
    """A terminal that knows no √ shows a question mark instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def table_of(*columns: str, right: tuple[str, ...] = ()) -> Table:
    """A table with these headings; those in `right` hold numbers."""
    table = Table(box=RULED, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left")
    return table


def print_lines(console: Console, *parts: RenderableType) -> None:
    """Prints parts below each other, without the blanks with which tables are filled up on the right."""
    with console.capture() as printed:
        for part in parts:
            console.print(part, soft_wrap=True)
    text = "\n".join(line.rstrip(" ") for line in printed.get().split("\n"))
    console.file.write(text)


def say(remarks: list[str]) -> None:
    """Remarks go to stderr, so that what is printed stays the plan."""
    for remark in remarks:
        print(f"vmi: {remark}", file=sys.stderr)


@contextmanager
def progress_bar(wanted: bool, doing: str = "reading", then: str = "planning") -> Iterator[Callable[[int, int], bool] | None]:
    """A bar on stderr while files are read and an answer is computed; nothing where stderr is not a terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)

        def told(done: int, total: int) -> bool:
            bar.update(task, description=then, completed=done, total=total)
            return True

        yield told
