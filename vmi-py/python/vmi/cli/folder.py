"""Which files of a folder are tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from .failure import CannotRun
from .known import TABLES

SETTINGS_FILE = "vmi.toml"
ENDINGS = ("csv", "csv.gz", "parquet")
NEAR = 0.75
"""How alike two names must be, from 0 to 1, for one to be taken for a slip of the other."""


@dataclass
class Folder:
    """The files that will be read, and remarks on those that will not."""

    path: Path
    tables: dict[str, Path] = field(default_factory=dict)
    settings: Path | None = None
    remarks: list[str] = field(default_factory=list)


def look_into(path: Path) -> Folder:
    """Finds the tables of a folder; two files for one table, or no table at all, is an error."""
    if not path.is_dir():
        what = "is a file, not a folder" if path.exists() else "is not there"
        raise CannotRun(f"the folder {path} {what}; name the one that holds items.csv, agreements.csv, stock.csv …")
    folder = Folder(path)
    twice: list[str] = []
    for file in sorted(path.iterdir()):
        name, _, ending = file.name.partition(".")
        if not file.is_file() or not name:
            continue
        if name in TABLES and ending.lower() in ENDINGS:
            first = folder.tables.setdefault(name, file)
            if first != file:
                twice.append(f"{first.name} and {file.name} in {path} are both the table {name}; keep one of them")
        elif file.name == SETTINGS_FILE:
            folder.settings = file
        else:
            folder.remarks.extend(remark_on(name, ending, file.name))
    if twice:
        raise CannotRun(*twice)
    if not folder.tables:
        raise CannotRun(f"no table is in {path}; expected items.csv, agreements.csv, stock.csv …", *folder.remarks)
    return folder


def remark_on(name: str, ending: str, file: str) -> list[str]:
    """What to say of a file that is not read: nothing, unless its name looks like a slip."""
    if name in TABLES:
        return [f"{file} is not read: a table is {name}.csv, {name}.csv.gz or {name}.parquet"]
    if ending.lower() in ENDINGS:
        near = get_close_matches(name.lower(), TABLES, n=1, cutoff=NEAR)
        return [f"{file} is not read: not a table; did you mean {near[0]}.{ending.lower()}?"] if near else []
    if ending == "toml":
        return [f"{file} is not read: settings are read from {SETTINGS_FILE}"]
    return []
