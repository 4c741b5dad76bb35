"""ABC classes of a million rows, by original row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import vmi
from pairs import Comparison, Skipped, at_most

A_CUT, B_CUT = 0.8, 0.95


def comparisons(is_quick: bool) -> list[Comparison | Skipped]:
    rows = 20_000 if is_quick else 1_000_000
    task = f"ABC of {rows:,} rows, classes in the order given"
    if not hasattr(vmi.models, "abc"):
        return [Skipped(task, "this vmi has no vmi.models.abc")]
    values = 1.0 / (np.random.default_rng(17).random(rows) + 1e-4)

    def with_pandas() -> Any:
        ordered = pd.Series(values).sort_values(ascending=False)
        before = (ordered.cumsum() - ordered) / ordered.sum()
        return pd.cut(before, [-1, A_CUT, B_CUT, 2], right=False, labels=["A", "B", "C"]).sort_index()

    def with_polars() -> Any:
        frame = pl.DataFrame({"value": values}).with_row_index().sort("value", descending=True)
        before = (pl.col("value").cum_sum() - pl.col("value")) / pl.col("value").sum()
        word = pl.when(before < A_CUT).then(pl.lit("A")).when(before < B_CUT).then(pl.lit("B")).otherwise(pl.lit("C"))
        return frame.with_columns(word.alias("class")).sort("index")["class"]

    def ours() -> Any:
        # A column of one list: the answer stays in columns.
        return pa.table(vmi.models.abc(values=values.reshape(1, -1)).lists["classes"])["value"]

    def check(found: Any, wanted: Any) -> str | None:
        own, theirs = np.asarray(found).astype(str), np.asarray(wanted).astype(str)
        other = np.flatnonzero(own != theirs)
        # A sum of a million floats in another order may differ near a cut.
        assert len(other) <= 2, f"{len(other)} rows have another class, the first is row {other[0]}"
        return f"{len(other)} rows right at a cut have another class: sums in another order." if len(other) else None

    peers = [("pandas: sort, cumsum, cut, back in order", with_pandas), ("polars: sort, cum_sum, when, back in order", with_polars)]
    return [
        Comparison(task=task, peer=peer, run_peer=run, run_vmi=ours, check=check, aim=at_most(32e-3, "32 ms")) for peer, run in peers
    ]
