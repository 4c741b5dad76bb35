"""A folder read into what `vmi.plan` takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars

from .failure import CannotRun
from .folder import look_into
from .known import TABLES
from .lines import RowLines
from .separated import TableFile, read_separated
from .settings import chosen_day, read_settings


@dataclass
class Inputs:
    """The tables of a folder, the day and the settings."""

    folder: Path
    as_of: str
    settings: dict[str, Any]
    day_was_given: bool = False
    """Whether the command line states the day, and not vmi.toml."""
    tables: dict[str, polars.DataFrame] = field(default_factory=dict)
    lines: dict[str, RowLines] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def check_command(self) -> str:
        """The command that lists every problem of the same run."""
        day = f" --as-of {self.as_of}" if self.day_was_given else ""
        return f"vmi check {self.folder}{day}"

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of `vmi.plan` and `vmi.check`; that a needed table is not there, the engine says."""
        needed = {"items": None, "agreements": None}
        return {**needed, **self.tables, "as_of": self.as_of, "settings": self.settings or None}


def read_inputs(path: Path, as_of: str | None) -> Inputs:
    """Reads all tables of a folder; whatever keeps files from being read is said at once."""
    folder = look_into(path)
    causes: list[str] = []
    files: dict[str, TableFile] = {}
    for name in TABLES:
        if name not in folder.tables:
            continue
        try:
            files[name] = read_table(folder.tables[name], name)
        except CannotRun as failure:
            causes.extend(failure.causes)
    try:
        stated, settings = read_settings(folder.settings)
        day = chosen_day(as_of, stated)
    except CannotRun as failure:
        causes.extend(failure.causes)
    if causes:
        raise CannotRun(*causes, *folder.remarks)
    inputs = Inputs(path, day, settings, as_of is not None, remarks=folder.remarks)
    for name, file in files.items():
        inputs.tables[name] = file.frame
        inputs.lines[name] = file.lines
        inputs.remarks.extend(file.remarks)
    return inputs


def read_table(path: Path, name: str) -> TableFile:
    """Reads one table from a file of any kind that may hold one."""
    if path.suffix.lower() != ".parquet":
        return read_separated(path, TABLES[name])
    try:
        return TableFile(polars.read_parquet(path))
    except (polars.exceptions.PolarsError, OSError) as error:
        raise CannotRun(f"{path} cannot be read as Parquet: {error}") from None
