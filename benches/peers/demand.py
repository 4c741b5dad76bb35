"""Statistics and forecasts of series of 365 days: vmi against statsforecast, polars and numpy."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("NIXTLA_ID_AS_COL", "1")

import numpy as np
import polars as pl
import pyarrow as pa
import vmi
from pairs import Comparison, agree, seconds
from statsforecast import StatsForecast
from statsforecast.models import AutoETS, CrostonSBA, HoltWinters, SimpleExponentialSmoothingOptimized, Theta

ROOT = Path(__file__).parents[2]
BASE = ROOT.parent / "shared" / "data" / "bench_base_365.parquet"
DAYS, AHEAD, SEASON = 365, 28, 7
FIRST = np.datetime64("2025-07-01")
#: What vmi would do beyond the method itself is as little as can be asked for: one rolling origin, one interval.
LEAN: dict[str, object] = {"forecast.origins": 1, "forecast.levels": [0.95]}
#: Kernels by what criterion calls them, and the function of the peer that does the same for one array.
KERNELS: list[tuple[str, str, float, int]] = [
    ("whole numbers of 32 bits, dense (dense_statistics)", "numpy: mean and sd", 3e6, 2_000),
    ("whole numbers of 64 bits, dense (dense_statistics)", "numpy: mean and sd", 3e6, 2_000),
    ("floats, dense, with ADI and CV² (series_statistics)", "numpy: mean, sd, ADI, CV²", 3e6, 2_000),
    ("SBA", "CrostonSBA", 3e6, 2_000),
    ("SES, α searched (ses_optimised)", "SESOpt", 300e3, 2_000),
    ("Theta, season 7", "Theta", 0.0, 200),
    ("Holt-Winters, season 7", "HoltWinters", 1_500, 20),
    ("automatic ETS, season 7", "AutoETS", 200, 10),
]


def series(keys: int) -> tuple[np.ndarray, str]:
    """Keys × 365 days: every so manieth of the real series, or synthetic ones with as many busy days."""
    if not BASE.exists():
        draw = np.random.default_rng(11)
        return np.where(draw.random((keys, DAYS)) < 0.18, draw.integers(1, 41, (keys, DAYS)), 0).astype(float), "SYNTHETIC demand"
    rows = pl.read_parquet(BASE)
    every = np.zeros((int(rows["series"].max()) + 1, DAYS))
    every[rows["series"].to_numpy(), rows["day"].to_numpy()] = rows["qty"].to_numpy()
    places = np.arange(keys) * len(every) // keys if keys <= len(every) else np.arange(keys) % len(every)
    return every[places], "real demand"


def frames(values: np.ndarray) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The same rows twice, a row a key and day, under the names that each of the two reads."""
    keys = len(values)
    names = pl.Series([f"K{key:06}" for key in range(keys)])
    item = names.gather(np.repeat(np.arange(keys), DAYS))
    date = pl.Series(np.tile(FIRST + np.arange(DAYS), keys)).cast(pl.Date)
    flat = values.ravel()
    theirs = pl.DataFrame({"unique_id": item, "ds": date, "y": flat})
    return theirs, pl.DataFrame({"item": item, "date": date, "quantity": flat})


def comparisons(is_quick: bool) -> list[Comparison]:
    few = 10 if is_quick else 1
    methods: list[tuple[str, Any, str, int, int]] = [
        ("SBA", CrostonSBA(), "sba", 2_000, 1),
        ("SES, α searched", SimpleExponentialSmoothingOptimized(), "ses", 2_000, 1),
        ("Theta, season 7", Theta(season_length=SEASON), "theta", 200, 5),
        ("Holt-Winters, season 7", HoltWinters(season_length=SEASON), "holt_winters", 20, 20),
        ("automatic ETS, season 7", AutoETS(season_length=SEASON), "ets", 20, 5),
    ]
    found = [statistics(2_000 // few)]
    return found + [forecasts(name, model, ours, max(keys // few, 4), times) for name, model, ours, keys, times in methods]


def forecasts(name: str, model: Any, method: str, keys: int, times: int) -> Comparison:
    """From a polars frame of rows to a table of forecasts on both sides; vmi gets slow methods' keys several times, under other names."""
    values, origin = series(keys)
    theirs, _ = frames(values)
    _, ours = frames(np.tile(values, (times, 1)))

    def peer() -> Any:
        return StatsForecast(models=[model], freq="1d", n_jobs=1).forecast(df=theirs, h=AHEAD)

    def own() -> Any:
        return pl.DataFrame(vmi.forecast(ours, horizon=AHEAD, model=method, season=SEASON, settings=LEAN, threads=1))

    def check(found: Any, wanted: Any) -> str | None:
        theirs = wanted.sort("unique_id", "ds")[model.alias].to_numpy().reshape(keys, AHEAD)
        mine = found.sort("item", "step")["quantity"].to_numpy().reshape(keys * times, AHEAD)
        for again in range(times):
            agree(f"{method}, the same key again", mine[again * keys : (again + 1) * keys], mine[:keys])
        if method == "sba":
            agree(method, mine, np.maximum(theirs, 0))
            return "the same forecasts to 1e-9."
        total, other = mine[:keys].sum(axis=1), np.maximum(theirs, 0).sum(axis=1)
        gap = np.abs(total - other) / np.maximum(np.maximum(total, other), 1e-9)
        return (
            f"another search, so other constants: the sum of {AHEAD} days differs by {np.median(gap):.2%} in the median key; "
            "which is more accurate is in forecast_accuracy.py."
        )

    return Comparison(
        task=f"{name}, by the key",
        peer=f"statsforecast, {keys:,} keys",
        run_peer=peer,
        run_vmi=own,
        check=check,
        peer_items=keys,
        vmi_items=keys * times,
        notes=[
            f"Demand: {DAYS} days of {origin}. From a polars frame, a row a key and day, to a polars frame of {AHEAD} days ahead on both sides: reading, "
            "grouping, fitting and writing are in both times. vmi also gives standard deviations and 95 % intervals, and measures each method from one "
            "rolling origin, for which it fits every key twice; statsforecast gives means only.",
            *([f"{name}: vmi gets the {keys} keys {times} times in one call."] if times > 1 else []),
        ],
    )


def statistics(keys: int) -> Comparison:
    values, origin = series(keys)
    _, frame = frames(values)

    def peer() -> Any:
        quantity, busy = pl.col("quantity"), pl.col("quantity").filter(pl.col("quantity") > 0)
        return (
            frame.group_by("item")
            .agg(
                quantity.mean().alias("mean"),
                quantity.std().alias("sd"),
                quantity.max().alias("maximum"),
                (pl.len() / busy.len()).alias("adi"),
                ((busy.std() / busy.mean()) ** 2).alias("cv2"),
                pl.col("date").filter(pl.col("quantity") > 0).max().alias("last"),
            )
            .sort("item")
        )

    def own() -> Any:
        return pl.DataFrame(vmi.demand.profile(frame, season=SEASON, threads=1))

    def check(found: Any, wanted: Any) -> str | None:
        found = found.sort("item")
        several = (wanted["cv2"].is_not_null() & found["cv2"].is_not_null()).to_numpy()
        agree("mean", found["demand_per_day"].to_numpy()[several], wanted["mean"].to_numpy()[several])
        agree("sd", found["demand_sd_per_day"].to_numpy()[several], wanted["sd"].to_numpy()[several])
        agree("ADI", found["adi"].to_numpy()[several], wanted["adi"].to_numpy()[several])
        agree("CV²", found["cv2"].to_numpy()[several], wanted["cv2"].to_numpy()[several], absolute=1e-9)
        return "mean, sd, ADI and CV² agree to 1e-9."

    return Comparison(
        task=f"profiles of {keys:,} keys × {DAYS} days",
        peer="polars: mean, sd, maximum, ADI, CV², last day",
        run_peer=peer,
        run_vmi=own,
        check=check,
        notes=[
            f"Profiles: {origin}, from a polars frame to a polars frame on both sides. vmi does more: it gives ABC, XYZ and their matrix, pattern, stage of life, "
            "and tests of trend, season and autocorrelation as well; polars the six columns named."
        ],
    )


# ---------------------------------------------------------------- kernels


def kernels(is_quick: bool) -> tuple[list[list[str]], str]:
    """Rows of vmi's kernels as criterion measured them before, beside the peer's own function called on one array after another, measured now."""
    measured = dict(criterion())
    body = []
    for name, peer, aim, keys in KERNELS:
        rate = measured.get(name)
        if rate is None:
            continue
        values, _ = series(min(keys, 20) if is_quick else keys)
        other = float(np.median([len(values) / seconds(lambda: called(peer, values)) for _ in range(5)]))
        met = "—" if not aim else "yes" if rate >= aim else "no"
        body.append([name, f"{rate:,.0f}", peer, f"{other:,.0f}", f"{rate / other:,.1f}", f"{aim:,.0f}" if aim else "—", met])
    why = (
        "Kernels: keys a second. vmi's from target/criterion, as `cargo bench -p vmi-benches --bench demand` last measured them on one core: the function in Rust on "
        "arrays that are there. The peer's now, medians of 5: numpy over all series at once, statsforecast's `model.forecast(y, h)` on one array after another. "
        "No frames on either side; the call from Python for each series is in the time of statsforecast, whose kernels are compiled, and not in vmi's."
    )
    return body, why if body else "No kernels: `cargo bench -p vmi-benches --bench demand` has not been run."


KERNEL_HEAD = ["kernel", "vmi, keys/s", "peer", "peer, keys/s", "ratio", "aim, keys/s", "met"]


def called(peer: str, values: np.ndarray) -> Any:
    if peer.startswith("numpy"):
        mean, sd = values.mean(axis=1), values.std(axis=1, ddof=1)
        if "ADI" not in peer:
            return mean, sd
        busy = values > 0
        count = busy.sum(axis=1)
        average = values.sum(axis=1) / np.maximum(count, 1)
        spread = (np.where(busy, values - average[:, None], 0) ** 2).sum(axis=1) / np.maximum(count - 1, 1)
        return mean, sd, DAYS / np.maximum(count, 1), spread / np.maximum(average, 1e-300) ** 2
    models: dict[str, Callable[[], Any]] = {
        "CrostonSBA": CrostonSBA,
        "SESOpt": SimpleExponentialSmoothingOptimized,
        "Theta": lambda: Theta(season_length=SEASON),
        "HoltWinters": lambda: HoltWinters(season_length=SEASON),
        "AutoETS": lambda: AutoETS(season_length=SEASON),
    }
    model = models[peer]()
    return [model.forecast(y=one, h=AHEAD) for one in values]


def criterion() -> list[tuple[str, float]]:
    """Names of the benchmarks of demand and keys a second."""
    found = []
    for file in (ROOT / "target" / "criterion").glob("*/*/new/benchmark.json"):
        about = json.loads(file.read_text(encoding="utf-8"))
        throughput = (about.get("throughput") or {}).get("Elements")
        estimates = json.loads((file.parent / "estimates.json").read_text(encoding="utf-8"))
        if throughput:
            found.append((about["function_id"], throughput / estimates["median"]["point_estimate"] * 1e9))
    return found
