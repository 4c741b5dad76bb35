"""The commands of `vmi ledger`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches

import typer
from rich.text import Text

import vmi

from .console import console_on, print_lines, progress_bar, say
from .failure import CANNOT_RUN, DONE, PROBLEMS_IN_THE_DATA, CannotRun, exit_status, finish
from .ledger_files import Refused, append_file, is_lines, locked, read_ledger, read_lines, table_of_file
from .ledger_options import (
    ABOUT,
    AsOf,
    Counts,
    Events,
    Expected,
    KnownAt,
    LedgerFile,
    Limit,
    New,
    Ours,
    Out,
    RecordedAt,
    Theirs,
)
from .ledger_report import content, print_refusal, print_sections, titled, view_sections, what_is_seen
from .options import Item, Location
from .output import Format, check_target, write_tables
from .problems import in_table_order, notice_text, problem_count, problem_list
from .words import counted, visible

MOST_LINES = 50
FEW_ALIKE = 0.6

commands = typer.Typer(no_args_is_help=True, help=ABOUT)


@contextmanager
def ledger_run() -> Iterator[None]:
    """What ends a command; rows that are wrong are listed as `vmi check` lists them."""
    with exit_status():
        try:
            yield
        except Refused as refusal:
            print_refusal(console_on(sys.stdout), refusal)
            finish(CANNOT_RUN)


@commands.command("show")
def show_command(events: Events, as_of: AsOf = None, known_at: KnownAt = None, limit: Limit = MOST_LINES) -> None:
    """Positions of all keys, and what looks wrong in the facts."""
    with ledger_run():
        with progress_bar(True):
            ledger, remarks = read_ledger(events)
            positions, findings = ledger.positions(as_of, known_at), ledger.findings(as_of, known_at)
        say(remarks)
        heading = content(events, ledger, len(positions)) + what_is_seen(as_of, known_at)
        print_sections(console_on(sys.stdout), heading, view_sections(positions, findings, limit))
        finish(DONE)


@commands.command("history")
def history_command(
    events: Events, item: Item, location: Location, as_of: AsOf = None, known_at: KnownAt = None
) -> None:
    """What happened to one item at one location, in the order in which it happened, and what each event moved."""
    with ledger_run():
        with progress_bar(True):
            ledger, remarks = read_ledger(events)
            history = ledger.history(item, location, as_of, known_at)
        say(remarks)
        if not len(history):
            raise CannotRun(why_no_history(ledger, item, location))
        heading = f"{visible(item)} at {visible(location)}{what_is_seen(as_of, known_at)}"
        print_sections(console_on(sys.stdout), heading, iter([titled("Events and movements", history, 0)]))
        finish(DONE)


def why_no_history(ledger: vmi.Ledger, item: str, location: str) -> str:
    """Why a key has no history, and which key may be meant."""
    keys = [(row["item"], row["location"]) for row in ledger.positions()]
    if (item, location) in keys:
        return f"nothing of {visible(item)} at {visible(location)} had happened, or was known, by then"
    places = [of_location for of_item, of_location in keys if of_item == item]
    near = get_close_matches(item, sorted({of_item for of_item, _ in keys}), n=1, cutoff=FEW_ALIKE)
    hint = f"; it is at {', '.join(places[:8])}" if places else f'; did you mean "{near[0]}"?' if near else ""
    return visible(f"no event is about {item} at {location}{hint}")


@commands.command("reconcile")
def reconcile_command(
    events: Events, counts: Counts, known_at: KnownAt = None, out: Out = None, limit: Limit = MOST_LINES
) -> None:
    """Counts beside the book at their instants; the adjustments are proposed and nothing moves."""
    with ledger_run():
        if out:
            for source in (events, counts):
                check_target(out, source if source.is_dir() else source.parent)
        with progress_bar(True):
            ledger, remarks = read_ledger(events)
            file = table_of_file(counts, "counts")
            found = ledger.reconcile(file.frame, known_at)
        say([*remarks, *file.remarks, *(f"{counts.name}: {notice_text(notice)}" for notice in found.notices)])
        tables = {"discrepancies": found.discrepancies, "adjustments": found.adjustments, "errors": found.errors}
        written = write_tables(tables, out, Format.CSV) if out else []
        console, errors = console_on(sys.stdout), in_table_order(found.errors.to_pylist())
        compared = f"{counted(len(found.discrepancies), 'count')} beside the book of {visible(str(events))}"
        print_lines(console, Text(f"{compared}: {len(found.adjustments):,} differ", style="bold"))
        if len(found.adjustments):
            title, body = titled("Discrepancies", found.discrepancies, limit, lambda row: row["difference"] != 0)
            print_lines(console, "", Text(title, style="bold"), body)
        if errors:
            title = f"Counts that are wrong and were not compared: {problem_count(errors):,}"
            print_lines(console, "", Text(title, style="bold"), problem_list(errors, {"counts": file.lines}))
        if written:
            print(f"{counted(len(written), 'table')} written to {out}: {', '.join(file.name for file in written)}")
        finish(PROBLEMS_IN_THE_DATA if errors else DONE)


@commands.command("compare")
def compare_command(
    ours: Ours, theirs: Theirs, as_of: AsOf = None, known_at: KnownAt = None, limit: Limit = MOST_LINES
) -> None:
    """The events that two parties' books do not share, and the stocks that differ by them."""
    with ledger_run():
        with progress_bar(True):
            here, remarks = read_ledger(ours)
            there, more = read_ledger(theirs)
            found = here.compare(there, as_of, known_at)
        say([*remarks, *more])
        seen = what_is_seen(as_of, known_at)
        if found.same:
            print(f"the two agree{seen}: {counted(len(here), 'event')} here, {len(there):,} there")
            finish(DONE)
        heading = f"{visible(str(ours))} (here) and {visible(str(theirs))} (there) differ{seen}"
        sections = [titled("Events that they do not share, by what each changes in stock", found.events, limit)]
        if len(found.stock):
            sections.append(titled("Stocks that differ", found.stock, limit))
        print_sections(console_on(sys.stdout), heading, iter(sections))
        finish(PROBLEMS_IN_THE_DATA)


@commands.command("append")
def append_command(
    ledger: LedgerFile, new: New, expected_sequence: Expected = None, recorded_at: RecordedAt = None
) -> None:
    """Appends events to a ledger's file: all of them or none; what is there already is not added again."""
    with ledger_run():
        if not is_lines(ledger):
            raise CannotRun(f"{ledger} is no ledger; a ledger is a .jsonl file (vmi writes it, one event a line)")
        with locked(ledger):
            is_there = ledger.exists()
            with progress_bar(True):
                book = read_lines(ledger) if is_there else vmi.Ledger()
                taken = append_file(book, new, expected_sequence, recorded_at)
                if taken.appended.added or not is_there:
                    book.to_jsonl(ledger)
        say(taken.remarks)
        done = taken.appended
        begun = "" if is_there else " begun"
        counts = f"{done.added:,} added, {done.repeated:,} there already; sequence {done.sequence}"
        print(f"{visible(str(ledger))}{begun}: {counts}")
        finish(DONE)
