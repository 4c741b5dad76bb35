"""Real data: every SKU of a UK wholesaler as an item at one location, planned for 2010-11-30.

The agreement and the stock are ASSUMED, as the data holds sales only: one supplier, lead time 14 days (sd 3), review every 7 days,
cycle service 0.95, multiples of 6; on hand is what was sold in the 14 days before.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter
from pathlib import Path

import pytest

import vmi

SHARED = Path(__file__).parents[3] / "shared" / "data"
AS_OF = datetime.date(2010, 11, 30)
MULTIPLE = 6

pl = pytest.importorskip("polars")


@pytest.fixture(scope="module")
def sales():
    if not SHARED.exists():
        pytest.skip("no real data (../shared/data) on this machine")
    rows = pl.read_parquet(SHARED / "online_retail_sku_day.parquet")
    return rows.select(item="sku", location=pl.lit("UK"), date=pl.col("date").str.to_date(), quantity="sold")


@pytest.fixture(scope="module")
def plan(sales):
    # The item list lacks some SKUs that were sold: every SKU of either file is an item.
    described = pl.read_parquet(SHARED / "online_retail_items.parquet").select(item="sku", description="description")
    items = sales.select("item").unique().join(described, on="item", how="full", coalesce=True).with_columns(unit=pl.lit("EA")).sort("item")
    agreements = items.select(
        "item",
        location=pl.lit("UK"),
        supplier=pl.lit("ASSUMED"),
        policy=pl.lit("order_up_to"),
        lead_time_days=14,
        lead_time_sd_days=3,
        review_days=7,
        order_multiple=MULTIPLE,
    )
    recent = sales.filter(pl.col("date").is_between(AS_OF - datetime.timedelta(days=13), AS_OF))
    stock = items.join(recent.group_by("item").agg(pl.col("quantity").sum()), on="item", how="left").select(
        "item", location=pl.lit("UK"), quantity=pl.col("quantity").fill_null(0), as_of=pl.lit(AS_OF)
    )
    return vmi.plan(
        items=items,
        agreements=agreements,
        stock=stock,
        demand=sales,
        as_of=AS_OF,
        settings={"abc": {"criterion": "quantity"}},
    )


def test_every_sku_has_an_outcome(plan, sales, capsys):
    assert len(plan.errors) == 0
    skus = len(plan.proposals) + len(plan.reasons)
    assert skus == len(set(sales["item"]) | set(pl.read_parquet(SHARED / "online_retail_items.parquet")["sku"]))
    later = sales.filter(pl.col("date") > AS_OF).height
    counted = [notice["count"] for notice in plan.notices.to_pylist() if notice["kind"] == "after_as_of"]
    assert counted == [later]
    reasons = Counter(row["reason"] for row in plan.reasons.to_pylist())
    with capsys.disabled():
        print(
            f"\nonline retail, {AS_OF}: {skus} SKUs, {len(plan.proposals)} proposals, reasons {dict(sorted(reasons.items()))}, "
            f"{len(plan.errors)} errors, {later} demand rows after as_of not read"
        )


def test_statistics_agree_with_polars(plan, sales):
    first = sales.group_by("item").agg(pl.col("date").min().alias("first"))
    start = AS_OF - datetime.timedelta(days=364)
    window = sales.filter(pl.col("date").is_between(start, AS_OF)).group_by("item").agg(
        total=pl.col("quantity").sum(), squares=(pl.col("quantity") ** 2).sum()
    )
    expected = {
        row["item"]: row
        for row in first.filter(pl.col("first") <= AS_OF).join(window, on="item", how="left").iter_rows(named=True)
    }
    checked = 0
    for row in plan.parameters.to_pylist():
        known = expected.get(row["item"])
        if known is None:
            assert row["demand_per_day"] is None
            continue
        n = (AS_OF - max(known["first"], start)).days + 1
        total, squares = known["total"] or 0, known["squares"] or 0
        assert row["observations"] == n
        assert row["demand_per_day"] == pytest.approx(total / n, rel=1e-12)
        if n > 1:
            sd = math.sqrt((n * squares - total * total) / (n * (n - 1)))
            assert row["demand_sd_per_day"] == pytest.approx(sd, rel=1e-9, abs=1e-12)
        checked += 1
    assert checked > 3_000


def test_laws_on_the_outcome(plan):
    targets = {row["item"]: row["target"] for row in plan.parameters.to_pylist()}
    for row in plan.proposals.to_pylist():
        assert row["quantity"] > 0 and row["quantity"] % MULTIPLE == 0
        reached = row["position"] + row["quantity"]
        assert targets[row["item"]] <= reached < targets[row["item"]] + MULTIPLE
        assert row["due"] == AS_OF + datetime.timedelta(days=15)
    ids = [row["proposal"] for row in plan.proposals.to_pylist()]
    assert len(set(ids)) == len(ids)
