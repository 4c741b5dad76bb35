"""The arguments and options of `vmi profile`, `vmi forecast` and `vmi evaluate`, with what the help says of them."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

DEMAND = (
    "Folder with the table demand and, as far as there are any, items, locations, calendars, promotions, forecasts, groups and vmi.toml; or one "
    "file with the columns of the table demand (.csv, .csv.gz or .parquet)."
)
AS_OF = "The last day that counts, e.g. 2026-06-30; default: what vmi.toml says, else the last day in the data."
HORIZON = "Periods ahead; default: 28 days, 13 weeks or 6 months."
MODEL = "auto, or methods with commas between: naive, ses, theta, croston, … (docs/demand.md)."
MODELS = "Methods to compare, with commas between; default: those that auto would choose from."
LEVEL = "Shares of values that intervals hold; default: 0.8,0.95."
COVER = "Periods that are added up, such as lead time and review: demand over them is told in the table cover."
DISTRIBUTION = "What demand over --cover is made from: model (the default), empirical, bootstrap or conformal."
SEED = "The seed of what bootstrap draws; default: 0."
SEASON = "Periods of a season, 1 for none; default: 7 days, 52 weeks or 12 months."
BUCKET = "What daily demand is added up to first."
HIERARCHY = "Levels whose forecasts add up, top to bottom, with commas between: total, location, item, category, criticality, or those of the table groups."
RECONCILIATION = "How they are made to add up: bottom_up (the default), top_down, minimum_trace, … (docs/demand.md)."
ORIGINS = "Days in the past from which forecasts are made; default: 6."
CRITERION = "By what auto chooses: rmsse (the default), mase, wape or pinball."
WIDE = "A column date, and a column for each item."
PLACE = 'The location, where the file has no column for it; default: "-".'
OUT = "Write all result tables into this folder."
LIMIT = "At most so many lines of each table; 0 shows all."


class Period(str, Enum):
    """The size of a period."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


Demand = Annotated[Path, typer.Argument(metavar="DEMAND", help=DEMAND, show_default=False)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=AS_OF, show_default=False)]
Horizon = Annotated[int | None, typer.Option("--horizon", min=1, metavar="N", help=HORIZON, show_default=False)]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME,…", help=MODEL, show_default=False)]
Models = Annotated[str | None, typer.Option("--model", metavar="NAME,…", help=MODELS, show_default=False)]
Level = Annotated[str | None, typer.Option("--level", metavar="SHARE,…", help=LEVEL, show_default=False)]
Cover = Annotated[float | None, typer.Option("--cover", metavar="PERIODS", help=COVER, show_default=False)]
Distribution = Annotated[str | None, typer.Option("--distribution", metavar="NAME", help=DISTRIBUTION, show_default=False)]
Seed = Annotated[int | None, typer.Option("--seed", min=0, metavar="N", help=SEED, show_default=False)]
Season = Annotated[int | None, typer.Option("--season", min=1, metavar="N", help=SEASON, show_default=False)]
Bucket = Annotated[Period | None, typer.Option("--bucket", help=BUCKET, show_default=False)]
Hierarchy = Annotated[str | None, typer.Option("--hierarchy", metavar="LEVEL,…", help=HIERARCHY, show_default=False)]
Reconciliation = Annotated[str | None, typer.Option("--reconciliation", metavar="NAME", help=RECONCILIATION, show_default=False)]
Origins = Annotated[int | None, typer.Option("--origins", min=1, metavar="N", help=ORIGINS, show_default=False)]
Criterion = Annotated[str | None, typer.Option("--criterion", metavar="NAME", help=CRITERION, show_default=False)]
Wide = Annotated[bool, typer.Option("--wide", help=WIDE)]
Place = Annotated[str | None, typer.Option("--location", metavar="ID", help=PLACE, show_default=False)]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help=OUT, show_default=False)]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help=LIMIT)]
