"""The commands `vmi profile`, `vmi forecast` and `vmi evaluate`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars

import vmi

from .console import console_on, progress_bar, say
from .demand_options import (
    AsOf,
    Bucket,
    Cover,
    Criterion,
    Demand,
    Distribution,
    Hierarchy,
    Horizon,
    Level,
    Limit,
    Model,
    Models,
    Origins,
    Out,
    Place,
    Reconciliation,
    Season,
    Seed,
    Wide,
)
from .demand_report import Report, print_demand
from .failure import DONE, PROBLEMS_IN_THE_DATA, CannotRun, exit_status, finish
from .folder import look_into
from .inputs import read_table
from .lines import RowLines
from .options import Form, Quiet, Threads
from .output import Format, check_target, write_tables
from .settings import read_settings

MOST_LINES = 20
BESIDE = {
    "profile": ("items", "locations", "calendars", "stock"),
    "forecast": ("items", "locations", "calendars", "promotions", "forecasts", "groups"),
    "evaluate": ("items", "locations", "calendars", "promotions", "forecasts"),
}
"""The tables of a folder that each command reads beside `demand`."""
RESULTS = {
    "profile": ("profiles", "errors", "notices"),
    "forecast": ("forecasts", "cover", "models", "nodes", "changes", "errors", "notices"),
    "evaluate": ("accuracy", "summary", "changes", "errors", "notices"),
}
"""The tables that each command writes, its own first."""


@dataclass
class DemandInputs:
    """The demand, the tables beside it, the day and the settings."""

    demand: polars.DataFrame
    tables: dict[str, polars.DataFrame] = field(default_factory=dict)
    as_of: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, RowLines] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read_demand(path: Path, beside: tuple[str, ...]) -> DemandInputs:
    """Reads a file of demand, or a folder that holds one."""
    if path.is_file():
        file = read_table(path, "demand")
        return DemandInputs(file.frame, lines={"demand": file.lines}, remarks=file.remarks)
    folder = look_into(path)
    if "demand" not in folder.tables:
        raise CannotRun(f"no demand is in {path}; expected demand.csv, demand.csv.gz or demand.parquet", *folder.remarks)
    files = {name: read_table(folder.tables[name], name) for name in ("demand", *beside) if name in folder.tables}
    as_of, settings = read_settings(folder.settings)
    remarks = [*folder.remarks, *(remark for file in files.values() for remark in file.remarks)]
    lines = {name: file.lines for name, file in files.items()}
    tables = {name: file.frame for name, file in files.items()}
    return DemandInputs(tables.pop("demand"), tables, as_of, settings, lines, remarks)


@dataclass
class Run:
    """What a command was told that all three are told."""

    demand: Path
    as_of: str | None
    wide: bool
    location: str | None
    out: Path | None
    form: Format | None
    threads: int | None
    limit: int
    quiet: bool

    def of(self, command: str, ask: Callable[..., Any], **arguments: Any) -> None:
        """Reads, asks, prints and writes."""
        with exit_status():
            if self.form and not self.out:
                raise CannotRun("--format says how the files of --out are written: give --out as well")
            if self.out:
                check_target(self.out, self.demand)
            with progress_bar(not self.quiet, then=command) as progress:
                inputs = read_demand(self.demand, BESIDE[command])
                say(inputs.remarks)
                found = ask(
                    inputs.demand,
                    **inputs.tables,
                    **arguments,
                    layout="wide" if self.wide else "long",
                    location=self.location,
                    as_of=self.as_of or inputs.as_of,
                    settings=inputs.settings or None,
                    threads=self.threads,
                    progress=progress,
                )
            own, *others = RESULTS[command]
            tables = {own: found, **{name: getattr(found, name) for name in others}}
            if "cover" in tables and not len(tables["cover"]):
                # Nobody has asked for it.
                del tables["cover"]
            if "nodes" in tables and not len(tables["nodes"]):
                # There is no hierarchy.
                del tables["nodes"]
            written = write_tables(tables, self.out, self.form or Format.CSV) if self.out else []
            if not self.quiet:
                print_demand(console_on(sys.stdout), Report(command, self.demand, tables, inputs.lines, self.limit))
                if written:
                    print(f"\n{len(written)} tables written to {self.out}: {', '.join(file.name for file in written)}")
            finish(PROBLEMS_IN_THE_DATA if len(found.errors) else DONE)


def parts(text: str | None) -> list[str] | None:
    """The parts of a list with commas."""
    return None if text is None else [part.strip() for part in text.split(",")]


def profile_command(
    demand: Demand,
    as_of: AsOf = None,
    season: Season = None,
    bucket: Bucket = None,
    wide: Wide = False,
    location: Place = None,
    out: Out = None,
    form: Form = None,
    threads: Threads = None,
    limit: Limit = MOST_LINES,
    quiet: Quiet = False,
) -> None:
    """What the demand of every key is like: statistics, pattern, classes, trend, season."""
    run = Run(demand, as_of, wide, location, out, form, threads, limit, quiet)
    run.of("profile", vmi.demand.profile, season=season, bucket=bucket and bucket.value)


def forecast_command(
    demand: Demand,
    horizon: Horizon = None,
    model: Model = None,
    level: Level = None,
    cover: Cover = None,
    distribution: Distribution = None,
    seed: Seed = None,
    as_of: AsOf = None,
    season: Season = None,
    bucket: Bucket = None,
    hierarchy: Hierarchy = None,
    reconciliation: Reconciliation = None,
    wide: Wide = False,
    location: Place = None,
    out: Out = None,
    form: Form = None,
    threads: Threads = None,
    limit: Limit = MOST_LINES,
    quiet: Quiet = False,
) -> None:
    """What the demand of every key will be, by which method, and how good that was."""
    run = Run(demand, as_of, wide, location, out, form, threads, limit, quiet)
    run.of(
        "forecast",
        vmi.forecast,
        horizon=horizon,
        model=parts(model),
        level=parts(level),
        cover=cover,
        distribution=distribution,
        seed=seed,
        season=season,
        bucket=bucket and bucket.value,
        hierarchy=parts(hierarchy),
        reconciliation=reconciliation,
    )


def evaluate_command(
    demand: Demand,
    horizon: Horizon = None,
    model: Models = None,
    origins: Origins = None,
    criterion: Criterion = None,
    level: Level = None,
    as_of: AsOf = None,
    season: Season = None,
    bucket: Bucket = None,
    wide: Wide = False,
    location: Place = None,
    out: Out = None,
    form: Form = None,
    threads: Threads = None,
    limit: Limit = MOST_LINES,
    quiet: Quiet = False,
) -> None:
    """How good each method would have been, from days in the past."""
    run = Run(demand, as_of, wide, location, out, form, threads, limit, quiet)
    run.of(
        "evaluate",
        vmi.evaluate,
        horizon=horizon,
        model=parts(model),
        origins=origins,
        criterion=criterion,
        level=parts(level),
        season=season,
        bucket=bucket and bucket.value,
    )
