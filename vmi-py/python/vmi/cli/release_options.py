"""The options of `vmi release`, with what the help says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

LEDGER = "The ledger, a .jsonl file, with the events to plan from; the release is appended to it."
ACTOR = "Who decides; stands in every event."
AT = "When it is decided: a date (its close) or an instant; default: the moment of the plan."
APPROVE = "What is approved beside what its agreement releases: all, or ids of proposals with commas between them."
REJECT = "A proposal that is turned down, and why; may be given several times."
NUMBERS = "Where order numbers come from, e.g. PO-:1-99999; without it an order has its proposal's id as its number."
REASON = "Why, if there is more to say than that rule or person approved."
OUT = "Write the placed order lines as orders.csv into this folder."
YES = "Append without asking. Without it a terminal is asked, and anything else only shown what would be appended."

Ledger = Annotated[Path, typer.Option("--ledger", metavar="LEDGER", help=LEDGER, show_default=False)]
Actor = Annotated[str, typer.Option("--actor", metavar="NAME", help=ACTOR, show_default=False)]
At = Annotated[str | None, typer.Option("--at", metavar="MOMENT", help=AT, show_default=False)]
Approve = Annotated[str | None, typer.Option("--approve", metavar="all|ID,…", help=APPROVE, show_default=False)]
Reject = Annotated[list[str] | None, typer.Option("--reject", metavar="ID=REASON", help=REJECT, show_default=False)]
Numbers = Annotated[
    str | None, typer.Option("--numbers", metavar="PREFIX:FIRST-LAST", help=NUMBERS, show_default=False)
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=REASON, show_default=False)]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help=OUT, show_default=False)]
Yes = Annotated[bool, typer.Option("--yes", help=YES)]
