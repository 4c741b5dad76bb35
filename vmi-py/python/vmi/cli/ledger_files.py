"""Events in files: read into a ledger, and a ledger in its file appended to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vmi

from .failure import CannotRun
from .folder import ENDINGS
from .inputs import read_table
from .lines import RowLines
from .problems import notice_text
from .separated import TableFile

LINES = (".jsonl", ".ndjson")


class Refused(CannotRun):
    """Rows that are wrong, so that none of their table was taken."""

    def __init__(self, path: Path, errors: list[dict[str, Any]], lines: RowLines) -> None:
        super().__init__(f"{path}: rows that are wrong")
        self.path = path
        self.errors = errors
        self.lines = lines


@dataclass
class Taken:
    """What became of a file of events."""

    appended: vmi.Appended
    remarks: list[str]


def read_ledger(path: Path) -> tuple[vmi.Ledger, list[str]]:
    """The ledger of a file or folder, and remarks on what was not read."""
    path = events_file(path)
    if is_lines(path):
        return read_lines(path), []
    ledger = vmi.Ledger()
    return ledger, append_file(ledger, path).remarks


def events_file(path: Path) -> Path:
    """The file of events: the path itself, or the one in a folder."""
    if not path.exists():
        raise CannotRun(f"{path} is not there")
    if not path.is_dir():
        return path
    names = [f"events.{ending}" for ending in (*ENDINGS, "jsonl")]
    found = [path / name for name in names if (path / name).is_file()]
    if not found:
        raise CannotRun(f"no events are in {path}; expected {', '.join(names[:-1])} or {names[-1]}")
    if len(found) > 1:
        raise CannotRun(f"{' and '.join(file.name for file in found)} in {path} are both events; name the file meant")
    return found[0]


def is_lines(path: Path) -> bool:
    """Whether a file holds JSON lines, by its name."""
    return path.suffix.lower() in LINES


def read_lines(path: Path) -> vmi.Ledger:
    """The ledger of a file of JSON lines."""
    try:
        return vmi.Ledger.from_jsonl(path)
    except vmi.VmiError as error:
        raise CannotRun(f"{path} line {error.row or 1}: {error}") from None


def append_file(
    ledger: vmi.Ledger, path: Path, expected: int | None = None, recorded_at: str | None = None
) -> Taken:
    """Appends the events of a file, all or none."""
    if is_lines(path):
        if recorded_at is not None:
            raise CannotRun(f"--recorded-at is for tables: {path} holds JSON lines, which say themselves when each event became known")
        return Taken(ledger.append(read_lines(path), expected_sequence=expected), [])
    file = table_of_file(path, "events")
    try:
        appended = ledger.append(file.frame, expected_sequence=expected, recorded_at=recorded_at)
    except vmi.InputError as error:
        if not error.errors:
            raise CannotRun(f"{path}: {error}") from None
        raise Refused(path, error.errors, file.lines) from None
    notices = [notice_text(notice) for notice in appended.notices]
    return Taken(appended, [*file.remarks, *(f"{path.name}: {notice}" for notice in notices)])


def table_of_file(path: Path, table: str) -> TableFile:
    """A table in a file of its own."""
    if not path.is_file():
        raise CannotRun(f"{path} is a folder, not a file" if path.is_dir() else f"{path} is not there")
    return read_table(path, table)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keeps other runs from appending to the same file until this one is done."""
    # A file reached through a link is one file, and has one lock.
    real = Path(os.path.realpath(path))
    lock = real.with_name(f".{real.name}.lock")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        raise CannotRun(f"another run is appending to {path}; if none is, remove {lock}") from None
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
