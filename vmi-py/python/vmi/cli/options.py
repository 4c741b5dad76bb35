"""The arguments and options of the commands, with what the help says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import vmi

from .output import Format

ABOUT = (
    "What to order, and why: an engine for vendor-managed inventory.\n\n"
    "DIR is a folder with a file for each table: items, agreements, stock, and as far as there are any events, orders, "
    "demand, forecasts, suppliers, locations, calendars, thresholds, price_breaks, lead_times and unit_conversions, as "
    "NAME.csv, NAME.csv.gz or NAME.parquet. Settings stand in vmi.toml beside them."
)

EXAMPLES = """
Examples:

  vmi check mydata                     every problem in the data

  vmi plan mydata --as-of 2026-06-30   what to order, and what not

  vmi plan mydata --out results        also writes six tables as CSV

  vmi explain mydata A-100 DC1         the arithmetic of one answer

  vmi ledger show mydata               positions, from the events alone

  vmi forecast mydata --horizon 28     what will be asked for, from demand alone

  vmi release mydata --ledger book.jsonl --actor Anna   from proposals to orders

Exit status: 0 done, 1 problems in the data (the rest is planned), 2 cannot run.
"""

OUT = "Write proposals, reasons, parameters, kpis, errors and notices into this folder."
FORMAT = "Format of the files of --out: csv (the default), parquet, or json (an object a line)."
THREADS = "How many threads may work; default: all cores. The plan is the same with any number."
AS_OF = "Plan at the close of this day, e.g. 2026-06-30, or at an instant, e.g. 2026-06-30T14:05:00Z; wins over vmi.toml."


def show_version(wanted: bool) -> None:
    """Prints the version and ends."""
    if wanted:
        print(f"vmi {vmi.__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit.")
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder with the tables.", show_default=False)]
Item = Annotated[str, typer.Argument(metavar="ITEM", help="The item's id, as in the tables.", show_default=False)]
Location = Annotated[str, typer.Argument(metavar="LOCATION", help="The location's id.", show_default=False)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=AS_OF, show_default=False)]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help=OUT, show_default=False)]
Form = Annotated[Format | None, typer.Option("--format", help=FORMAT, show_default=False)]
Threads = Annotated[
    int | None, typer.Option("--threads", min=1, max=256, metavar="N", help=THREADS, show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print no report: the exit status and the files say all.")]
Json = Annotated[bool, typer.Option("--json", help="Every input and step, exact, as JSON.")]
