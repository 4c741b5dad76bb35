"""The arguments and options of `vmi ledger`, with what the help says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ABOUT = (
    "Facts, and what follows from them: positions, history, counts beside the book, two parties' books.\n\n"
    "EVENTS is a file of events (.jsonl as a ledger is written, .csv, .csv.gz or .parquet with the columns of the table "
    "events) or a folder that holds one of the name events. It is read whole: a wrong row is listed and nothing is shown."
)

EVENTS = "File of events, or a folder that holds events.csv, .csv.gz, .parquet or .jsonl."
AS_OF = "What had happened by then: a date like 2026-06-30 (its close) or an instant like 2026-06-30T14:05:00Z."
KNOWN_AT = "What had become known by then."
LIMIT = "At most so many lines of each table; 0 shows all."
EXPECTED = "Append only if the ledger holds so many events: nobody else appended meanwhile."
RECORDED_AT = "When rows without recorded_at became known; default: when they happened."
OUT = "Write discrepancies, adjustments and errors as CSV into this folder."

Events = Annotated[Path, typer.Argument(metavar="EVENTS", help=EVENTS, show_default=False)]
Ours = Annotated[Path, typer.Argument(metavar="OURS", help=EVENTS, show_default=False)]
Theirs = Annotated[Path, typer.Argument(metavar="THEIRS", help="The other party's.", show_default=False)]
Counts = Annotated[
    Path, typer.Argument(metavar="COUNTS", help="File with the columns of the table counts.", show_default=False)
]
LedgerFile = Annotated[
    Path, typer.Argument(metavar="LEDGER", help="The ledger, a .jsonl file; begun if not there.", show_default=False)
]
New = Annotated[Path, typer.Argument(metavar="NEW", help="File of events to append.", show_default=False)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="MOMENT", help=AS_OF, show_default=False)]
KnownAt = Annotated[str | None, typer.Option("--known-at", metavar="MOMENT", help=KNOWN_AT, show_default=False)]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help=LIMIT)]
Expected = Annotated[
    int | None, typer.Option("--expected-sequence", min=0, metavar="N", help=EXPECTED, show_default=False)
]
RecordedAt = Annotated[
    str | None, typer.Option("--recorded-at", metavar="MOMENT", help=RECORDED_AT, show_default=False)
]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help=OUT, show_default=False)]
