"""The tables of a plan as files: all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from enum import Enum
from pathlib import Path

import vmi

from .failure import CannotRun

RESULTS = ("proposals", "reasons", "parameters", "kpis", "errors", "notices")


class Format(str, Enum):
    """In which format the tables are written."""

    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"


def check_target(target: Path, source: Path) -> None:
    """Refuses a folder that cannot take the results, before anything is computed."""
    if target.exists() and not target.is_dir():
        raise CannotRun(f"--out {target} is a file; name a folder")
    if target.exists() and source.exists() and target.samefile(source):
        raise CannotRun(f"--out {target} is the folder of the tables that are read; name another one")


def write_results(plan: vmi.Plan, target: Path, form: Format) -> list[Path]:
    """Writes every result table of a plan into a folder."""
    return write_tables({name: getattr(plan, name) for name in RESULTS}, target, form)


def write_tables(tables: dict[str, vmi.ResultTable], target: Path, form: Format) -> list[Path]:
    """Writes tables into a folder, each under its name.

    They are written aside first and moved in when all are complete: a reader never sees half a file.
    """
    target.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".vmi-", dir=target))
    try:
        written = [write_table(table, aside / f"{name}.{form.value}", form) for name, table in tables.items()]
        for file in written:
            os.replace(file, target / file.name)
        return [target / file.name for file in written]
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def write_table(table: vmi.ResultTable, file: Path, form: Format) -> Path:
    """Writes one table."""
    if form is Format.PARQUET:
        table.to_polars().write_parquet(file)
    else:
        file.write_bytes(table.to_csv() if form is Format.CSV else table.to_json_lines())
    return file
