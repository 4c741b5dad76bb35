"""The command `vmi release`: proposals become orders in a ledger's file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import typer

import vmi

from .console import console_on, progress_bar, say
from .failure import DONE, PROBLEMS_IN_THE_DATA, CannotRun, exit_status, finish
from .inputs import Inputs, read_inputs
from .ledger import MOST_LINES
from .ledger_files import is_lines, locked, read_lines
from .ledger_options import Limit
from .options import AsOf, Folder
from .output import Format, check_target, write_tables
from .problems import notice_text
from .release_options import Actor, Approve, At, Ledger, Numbers, Out, Reason, Reject, Yes
from .release_report import print_release
from .words import counted, visible

RANGE = re.compile(r"(?P<prefix>.*):(?P<first>[0-9]{1,18})-(?P<last>[0-9]{1,18})", re.DOTALL)


def release_command(
    folder: Folder,
    ledger: Ledger,
    actor: Actor,
    as_of: AsOf = None,
    at: At = None,
    approve: Approve = None,
    reject: Reject = None,
    numbers: Numbers = None,
    reason: Reason = None,
    out: Out = None,
    limit: Limit = MOST_LINES,
    yes: Yes = False,
) -> None:
    """Proposals become orders: plans DIR with the events of a ledger, and appends what is released to the ledger."""
    with exit_status():
        if not is_lines(ledger):
            raise CannotRun(f"{ledger} is no ledger; a ledger is a .jsonl file (vmi ledger append begins one)")
        if out:
            check_target(out, folder)
        decision = {"approve": approved(approve), "reject": rejected(reject or []), "numbers": number_range(numbers)}
        with locked(ledger):
            with progress_bar(True) as progress:
                inputs = read_inputs(folder, as_of)
                book = book_of(ledger, inputs)
                say(inputs.remarks)
                plan = book.plan(**inputs.arguments(), progress=progress)
            moment = at if at is not None else plan.as_of
            released = plan.release(at=moment, actor=actor, reason=reason, ledger=book, **decision)
            refuse_wrong_ids(released)
            say([notice_text(notice) for notice in released.notices])
            print_release(console_on(sys.stdout), plan, released, inputs, limit)
            written = append(book, ledger, released, out, yes)
        print("\n".join(written))
        finish(PROBLEMS_IN_THE_DATA if len(plan.errors) or len(released.errors) else DONE)


def append(book: vmi.Ledger, file: Path, released: vmi.Release, out: Path | None, yes: bool) -> list[str]:
    """Appends the release if that is wanted; what was done, in words."""
    if not len(released):
        return ["nothing to append"]
    events = counted(len(released), "event")
    done = book.append(released.events, expected_sequence=len(book))
    if not (yes or is_wanted(f"Append {events} to {visible(str(file))}?")):
        return [f"nothing was appended: --yes appends {events} to {visible(str(file))}"]
    # The ledger first: orders that it does not have must not leave the house.
    book.to_jsonl(file)
    lines = []
    if out and len(released.orders):
        write_tables({"orders": released.orders}, out, Format.CSV)
        lines = [f"{counted(len(released.orders), 'order line')} written to {visible(str(out / 'orders.csv'))}"]
    return [f"{visible(str(file))}: {done.added:,} added; sequence {done.sequence}", *lines]


def is_wanted(question: str) -> bool:
    """What the person at the terminal says; where there is none, no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        return typer.confirm(question, default=False)
    except typer.Abort:
        raise KeyboardInterrupt from None


def book_of(file: Path, inputs: Inputs) -> vmi.Ledger:
    """The ledger of the run. A folder's events are left alone once the ledger has them all, and are refused otherwise."""
    if not file.exists() and "events" not in inputs.tables:
        raise CannotRun(f"{file} is not there; vmi ledger append {file} EVENTS begins it")
    book = read_lines(file) if file.exists() else vmi.Ledger()
    events = inputs.tables.pop("events", None)
    if events is not None:
        missing = book.copy().append(events).added
        if missing:
            told = f"{inputs.folder} holds {counted(missing, 'event')} that {file} does not"
            raise CannotRun(f"{told}; first: vmi ledger append {file} {inputs.folder}/events…")
    return book


def approved(given: str | None) -> Any:
    """What is approved."""
    if given is None:
        return ()
    return given if given == "all" else [one.strip() for one in given.split(",") if one.strip()]


def rejected(given: list[str]) -> dict[str, str]:
    """What is turned down, and why."""
    found: dict[str, str] = {}
    for one in given:
        proposal, _, reason = one.partition("=")
        if not proposal.strip() or not reason.strip():
            raise CannotRun(f"--reject {visible(one)} is not ID=REASON; a rejection needs a reason")
        found[proposal.strip()] = reason.strip()
    return found


def number_range(given: str | None) -> dict[str, Any] | None:
    """Where order numbers come from."""
    if given is None:
        return None
    read = RANGE.fullmatch(given)
    if not read:
        raise CannotRun(f"--numbers {visible(given)} is not PREFIX:FIRST-LAST, such as PO-:1-99999")
    return {"prefix": read["prefix"], "first": int(read["first"]), "last": int(read["last"])}


def refuse_wrong_ids(released: vmi.Release) -> None:
    """An id that is not known ends the run: what was meant to be turned down might be ordered."""
    wrong = [error for error in released.errors if error["field"] in ("approve", "reject")]
    if wrong:
        hints = [f"; {error['hint']}" if error["hint"] else "" for error in wrong]
        raise CannotRun(*(visible(f"--{error['field']}: {error['message']}{hint}") for error, hint in zip(wrong, hints)))
