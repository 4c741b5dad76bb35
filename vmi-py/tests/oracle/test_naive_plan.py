"""Cases worked by hand from docs/planning.md. They prove the naive plan itself; no engine is involved."""

import itertools
import math
import random
import sys
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from generate import generate  # noqa: E402
from naive_plan import (  # noqa: E402
    Demand,
    Forecast,
    abc_classes,
    deviation_over,
    fill_of_lots,
    fill_of_periods,
    is_near_edge,
    lot_of,
    maximum_minus_average_stock,
    naive_plan,
    normal_loss,
    normal_quantile,
    periods_of_first_lot,
    ready_of_periods,
    round_to_decimals,
)

AS_OF = date(2025, 3, 19)  # a Wednesday
KEY = ("A", "DC1")

# 30 days: ten of 1, four of 3, six of 4, ten of 8.
# Σx = 10 + 12 + 24 + 80 = 126, mean = 126/30 = 4.2
# Σx² = 10 + 36 + 96 + 640 = 782, variance = (30·782 − 126²) / (30·29) = 7584/870 = 8.71724, sd = 2.9525
THIRTY_DAYS = [1] * 10 + [3] * 4 + [4] * 6 + [8] * 10


def day(offset):
    return AS_OF + timedelta(days=offset)


def row(**columns):
    return {"item": "A", "location": "DC1", **columns}


def agreement(**columns):
    return row(supplier="S1", **columns)


def stock(quantity, **columns):
    return row(quantity=Decimal(quantity), as_of=columns.pop("as_of", AS_OF), **columns)


def order(**columns):
    columns = {"ordered": 10, "ordered_at": day(-5), "state": "released", **columns}
    return row(order="1", line="1", supplier="S1", **columns)


def event(kind, quantity, on, **columns):
    return row(kind=kind, quantity=Decimal(quantity), effective_at=on, **columns)


def history(values, last=AS_OF):
    """One demand row a day, the last of them on `last`."""
    first = last - timedelta(days=len(values) - 1)
    return [row(date=first + timedelta(days=index), quantity=Decimal(value)) for index, value in enumerate(values)]


def plan(settings=None, item=None, as_of=AS_OF, **tables):
    tables["items"] = [{"item": "A", "unit": "each", **(item or {})}]
    return naive_plan(tables, as_of, settings or {})[KEY]


# ---- the whole way


def test_the_example():
    # position = 31 − 6 = 25; P = 7 + 7 = 14; mean P = 58.8
    # SS = 2.05375 · √(14·8.71724 + (4.2·1.2)²) = 2.05375 · √147.443 = 24.938; S = 83.738, rounded up 84
    # need = 84 − 25 = 59; at least 24, up to twelves: 60; room = 96 − 31 = 65, so it stands
    outcome = plan(
        agreements=[
            agreement(
                policy="order_up_to",
                lead_time_days=7,
                lead_time_sd_days=Decimal("1.2"),
                review_days=7,
                service_level=Decimal("0.98"),
                order_minimum=24,
                order_multiple=12,
                stock_maximum=96,
                stock_maximum_is_hard=True,
                unit_price=Decimal("1.25"),
                currency="EUR",
            )
        ],
        stock=[stock(31)],
        events=[event("allocate", 6, day(-2))],
        demand=history(THIRTY_DAYS),
    )
    assert (outcome.kind, outcome.policy, outcome.supplier) == ("proposal", "order_up_to", "S1")
    assert (outcome.on_hand, outcome.position) == (31, 25)
    assert (outcome.n, outcome.mean) == (30, 4.2)
    assert outcome.sd == pytest.approx(2.9524974816772227, rel=1e-14)
    assert outcome.safety_stock == pytest.approx(24.937872203344, rel=1e-12)
    assert (outcome.order_up_to, outcome.quantity, outcome.unmet_need) == (84, 60, None)
    assert not outcome.near_edge
    # place_on 20 March, due 27 March. 25 − 4.2 t is under 0 from t = 6: 25 March. 25 − 7 = 18 March; 2 days late.
    assert (outcome.place_on, outcome.due) == (date(2025, 3, 20), date(2025, 3, 27))
    assert (outcome.run_out, outcome.latest_order_date) == (date(2025, 3, 25), date(2025, 3, 18))
    assert outcome.urgency_days == 2
    # the day before the due date is t = 7: 4.2·7 − 25 = 4.4 short; then 8.6
    assert (outcome.shortage_before_due, outcome.shortage_on_due) == (Fraction(22, 5), Fraction(43, 5))
    assert (outcome.value, outcome.currency, outcome.state) == (75, "EUR", "needs_approval")


def test_the_safety_stock_of_the_example_as_written():
    # mean 4.2, sd 2.95: 2.05375 · √(14·8.7025 + 25.4016) = 2.05375 · 12.13411 = 24.9204
    sigma = deviation_over(Fraction(14), Fraction("4.2"), Fraction("2.95") ** 2, Fraction("1.2"))
    result = Fraction(normal_quantile(0.98) * sigma)
    assert float(result) == pytest.approx(24.9204, abs=1e-4)
    assert round_to_decimals(Fraction("58.8") + result, 0, "up") == 84


# ---- numbers


def test_normal_quantiles():
    assert normal_quantile(0.5) == 0.0
    assert normal_quantile(0.975) == pytest.approx(1.959963984540054, rel=1e-14)
    assert normal_quantile(0.98) == pytest.approx(2.053748910631823, rel=1e-14)
    assert normal_quantile(0.05) == pytest.approx(-1.6448536269514722, rel=1e-14)


def test_rounding_takes_a_value_beside_the_grid_as_on_it():
    assert round_to_decimals(Fraction("7.0000000001"), 0, "up") == 7
    assert round_to_decimals(Fraction("6.9999999999"), 0, "down") == 7
    assert round_to_decimals(Fraction("7.0001"), 0, "up") == 8
    assert round_to_decimals(Fraction("-2.5"), 0, "down") == -3
    assert round_to_decimals(Fraction("1.231"), 2, "up") == Fraction("1.24")


def test_the_tolerance_is_at_least_1e_9_and_at_most_1e_3_of_a_last_place():
    assert round_to_decimals(Fraction("0.0000000009"), 0, "up") == 0
    assert round_to_decimals(Fraction("0.000000002"), 0, "up") == 1
    assert round_to_decimals(Fraction("7000000000.0009"), 0, "up") == 7000000000
    assert round_to_decimals(Fraction("7000000000.002"), 0, "up") == 7000000001


def test_near_edge_means_undecided_not_exact():
    assert is_near_edge(Fraction("7.00000001"), 0)
    assert not is_near_edge(Fraction(7), 0)
    assert not is_near_edge(Fraction("7.001"), 0)
    assert is_near_edge(Fraction("0.000000005"), 0)


# ---- position


def test_position_counts_usable_stock_of_both_owners_and_later_events():
    # usable 20 + 5; since the snapshot +4 (receipt) −3 (issue) +1 (return) −2 (adjustment) −1 (scrap) = 24;
    # the issue on the day of the snapshot is in it, the receipt after as_of is not known; 6 − 2 stay allocated
    outcome = plan(
        stock=[
            stock(20, owner="customer", account="usable", as_of=day(-5)),
            stock(5, owner="supplier", account="usable", as_of=day(-5)),
            stock(100, owner="customer", account="quality", as_of=day(-5)),
        ],
        events=[
            event("allocate", 6, day(-9)),
            event("issue", 9, day(-5)),
            event("receipt", 4, day(-4)),
            event("issue", 3, day(-3)),
            event("customer_return", 1, day(-3)),
            event("adjustment", -2, day(-2)),
            event("scrap", 1, day(-1)),
            event("lost_sale", 8, day(-1)),
            event("deallocate", 2, day(0)),
            event("receipt", 50, day(1)),
        ],
    )
    assert (outcome.on_hand, outcome.position) == (24, 20)
    assert outcome.reason == "no_agreement"


def test_every_account_counts_from_its_own_snapshot_or_else_from_the_newest():
    # usable 10 − 1 (after day −2); blocked 5 + 2 − 4 (after day −5); quality has no row: empty on day −2, + 3 since
    outcome = plan(
        item={"unit_cost": Decimal(1)},
        stock=[stock(10, as_of=day(-2)), stock(5, account="blocked", owner="supplier", as_of=day(-5))],
        events=[
            event("issue", 6, day(-3)),
            event("issue", 1, day(-1)),
            event("receipt", 2, day(-4), account="blocked", owner="supplier"),
            event("scrap", 4, day(-1), account="blocked", owner="supplier"),
            event("receipt", 8, day(-3), account="quality"),
            event("receipt", 3, day(-1), account="quality"),
        ],
    )
    assert (outcome.on_hand, outcome.kpis["stock_value"], outcome.kpis["consigned_value"]) == (9, 15, 3)


def test_events_without_a_snapshot_open_at_zero():
    outcome = plan(events=[event("issue", 3, day(-1))])
    assert outcome.on_hand == -3


def test_stock_that_nobody_stated():
    unknown = plan(agreements=[agreement(min=5, max=10, lead_time_days=1)])
    assert (unknown.reason, unknown.on_hand) == ("stock_unknown", None)
    # what is wrong with the agreement comes first, then the stock, then the policy
    assert plan(demand=history([2])).reason == "no_agreement"
    assert plan(agreements=[agreement(min=5, valid_to=day(-1))]).reason == "agreement_expired"
    assert plan(agreements=[agreement()]).reason == "stock_unknown"
    zero = plan({"missing_stock": "zero"}, agreements=[agreement(min=5, max=10, lead_time_days=1)])
    assert (zero.kind, zero.quantity) == ("proposal", 10)


@pytest.mark.parametrize(
    "columns, inbound",
    [
        ({}, 10),
        ({"confirmed": 8, "confirmed_at": day(-1), "cancelled": 1}, 7),
        ({"confirmed": 8, "confirmed_at": day(1)}, 10),  # not known yet
        ({"shipped": 6, "shipped_at": day(-1), "received": 4, "received_at": day(0)}, 6),
        ({"received": 12, "received_at": day(0)}, 0),  # over-receipt
        ({"received": 12, "received_at": day(1)}, 10),
        ({"state": "proposed"}, 0),
        ({"state": "closed", "received": 4}, 0),
        ({"state": "cancelled"}, 0),
        ({"ordered_at": day(1)}, 0),
    ],
)
def test_open_inbound(columns, inbound):
    outcome = plan(stock=[stock(0)], orders=[order(**columns)])
    assert outcome.position == inbound


# ---- demand


def test_daily_statistics_fill_missing_days_and_leave_out_stock_outs():
    # 40 days of life; 6 on the first day, 3 and 2 lost on the last, one stocked-out day left out: n = 39, Σx = 11,
    # Σx² = 36 + 25 = 61; variance = (39·61 − 121) / (39·38) = 2258/1482
    rows = [
        row(date=day(-39), quantity=6),
        row(date=day(-20), quantity=99, stocked_out=True),
        row(date=day(0), quantity=3, lost=2),
        row(date=day(1), quantity=1000),
    ]
    outcome = plan(stock=[stock(22)], demand=rows)
    assert outcome.n == 39
    assert outcome.mean == pytest.approx(11 / 39, rel=1e-15)
    assert outcome.sd == pytest.approx(math.sqrt(2258 / 1482), rel=1e-14)
    # the fill rate counts the stocked-out day: 6 + 99 + 3 served, and 2 more asked
    assert outcome.kpis["fill_rate"] == pytest.approx(108 / 110)
    assert outcome.kpis["days_of_supply"] == pytest.approx(22 * 39 / 11)


def test_the_window_ends_the_life():
    outcome = plan({"demand.window_days": 30}, stock=[stock(0)], demand=history([50] * 20 + [2] * 30))
    assert (outcome.n, outcome.mean, outcome.sd) == (30, 2.0, 0.0)


def test_weeks():
    # Weeks from Monday 3 February; the week of 17 March has not ended. ΣL = 42, Σx = 84, mean 2.
    # Σx²/L = (49 + 196 + 441 + 196 + 49 + 441) / 7 = 196; variance = (196 − 84²/42) / 5 = 28/5
    weeks = {(2, 9): 7, (2, 10): 14, (2, 19): 21, (2, 24): 14, (3, 7): 7, (3, 10): 21, (3, 17): 500}
    rows = [row(date=date(2025, month, on), quantity=x, bucket="week") for (month, on), x in weeks.items()]
    outcome = plan(stock=[stock(0)], demand=rows)
    assert (outcome.n, outcome.mean, outcome.too_short) == (6, 2.0, False)
    assert outcome.sd == pytest.approx(math.sqrt(5.6), rel=1e-14)


def test_months():
    # January to June 2025: ΣL = 181; x = 31, 28, 62, 60, 0, 0; mean 1; Σx²/L = 31 + 28 + 124 + 120 = 303;
    # variance = (303 − 181) / 5 = 24.4
    rows = [row(date=date(2025, month, 11), quantity=x) for month, x in ((1, 31), (2, 28), (3, 62), (4, 60), (7, 900))]
    outcome = plan({"demand.bucket": "month"}, as_of=date(2025, 7, 15), stock=[stock(0)], demand=rows)
    assert (outcome.n, outcome.mean) == (6, 1.0)
    assert outcome.sd == pytest.approx(math.sqrt(24.4), rel=1e-14)


def test_maximum_day_and_its_quantile():
    rates = sorted(Fraction(x) for x in THIRTY_DAYS)
    demand = Demand(30, Fraction(126), Fraction("4.2"), None, rates, False, Fraction(126), Fraction(126), False)
    assert demand.maximum(1.0) == 8
    assert demand.maximum(0.5) == 4  # rank 15
    assert demand.maximum(0.45) == 3  # rank ⌈13.5⌉ = 14


def test_issues_and_lost_sales_are_demand_where_no_row_is():
    # 30 days from the first issue: Σ = 20 + 5 + 5 lost = 30, mean 1; returns stay apart
    events = [
        event("receipt", 100, day(-60)),
        event("issue", 20, day(-29)),
        event("issue", 5, day(-3)),
        event("customer_return", 4, day(-2)),
        event("lost_sale", 5, day(-1)),
    ]
    outcome = plan(events=events)
    assert (outcome.n, outcome.mean, outcome.on_hand) == (30, 1.0, 79)
    assert outcome.kpis["fill_rate"] == pytest.approx(25 / 30)


def test_rows_that_are_not_read_leave_the_demand_to_the_events():
    events = [event("issue", 20, day(-29))]
    assert plan(events=events, demand=[row(date=day(1), quantity=9)]).mean == pytest.approx(20 / 30)
    # the week of 17 March has not ended on the 19th
    assert plan(events=events, demand=[row(date=day(-1), quantity=9, bucket="week")]).mean == pytest.approx(20 / 30)
    assert plan(events=events, demand=[row(date=day(0), quantity=9)]).mean == 9


def test_classes():
    # Values 30·2, 10·2, 2·5, 2·5, 0: total 100, and no value for f.
    # Share before: 0 → A; 0.6 → A; 0.8 for the first of the tens, which is not below 0.8 → B for both.
    costs = {"a": 2, "b": 2, "c": 5, "d": 5, "e": 1}
    items = [{"item": name, "unit_cost": Decimal(cost), "currency": "EUR"} for name, cost in costs.items()]
    items.append({"item": "f"})
    quantities = {name: Fraction(x) for name, x in {"a": 30, "b": 10, "c": 2, "d": 2, "e": 0, "f": 9}.items()}
    assert abc_classes(items, quantities, {}) == {"a": "A", "b": "A", "c": "B", "d": "B", "e": "C"}
    assert abc_classes(items, quantities, {"abc.criterion": "quantity"})["f"] == "A"
    items[0]["currency"] = "USD"
    assert abc_classes(items, quantities, {}) == {}


# ---- agreement and policy


def test_the_smallest_priority_among_the_valid_is_chosen():
    rows = [
        {**agreement(min=5, priority=1, valid_to=day(-1)), "supplier": "over"},
        {**agreement(min=5, priority=3, valid_from=AS_OF), "supplier": "third"},
        {**agreement(min=5, priority=2, valid_to=AS_OF), "supplier": "second"},
    ]
    assert plan(stock=[stock(9)], agreements=rows).supplier == "second"
    assert plan(stock=[stock(9)], agreements=rows[:1]).reason == "agreement_expired"
    del rows[1]["priority"]
    spoiled = plan(stock=[stock(9)], agreements=rows)
    assert (spoiled.reason, spoiled.errors) == ("bad_input", {"conflicting_agreements"})
    assert plan(stock=[stock(9)], agreements=[agreement(min=5, valid_from=day(1))]).reason == "not_valid_yet"


def test_policy_from_column_setting_or_levels():
    item = {"criticality": "vital", "category": "raw"}
    settings = {
        "policy": "reorder_point",
        "policy_by_category.raw": "order_up_to",
        "policy_by_criticality.vital": "min_max",
    }

    def policy(settings, **columns):
        return plan(settings, item, stock=[stock(0)], agreements=[agreement(**columns)]).policy

    assert policy(settings, policy="order_up_to", order_up_to=5, min=3) == "order_up_to"
    assert policy(settings, order_up_to=5) == "order_up_to"  # the one policy whose levels are stated, before any setting
    assert policy(settings, order_up_to=5, min=3) == "min_max"  # two: the setting decides
    assert policy(settings, lead_time_days=3) is None  # min_max by the setting, without a min
    assert policy({}, review_days=7) == "order_up_to"
    assert policy({}, order_quantity=7) == "reorder_point"
    assert policy({}, reorder_point=5, review_days=7) == "reorder_point"  # a review is no level
    for columns in ({"reorder_point": 5, "order_up_to": 7}, {}, {"max": 5}):
        assert plan(stock=[stock(0)], agreements=[agreement(**columns)]).reason == "no_policy"


# ---- levels


def test_maximum_minus_average():
    # max 8, mean 4.2, L 7: with Lmax 10: 80 − 29.4; with R 7 as well: 8·17 − 4.2·14; without Lmax: 3.8·14
    mean = Fraction("4.2")
    assert maximum_minus_average_stock(8, mean, 7, 10, 7) == Fraction("50.6")
    assert maximum_minus_average_stock(8, mean, 7, 10, 14) == Fraction("77.2")
    assert maximum_minus_average_stock(8, mean, 7, None, 14) == Fraction("53.2")
    # in the plan: SS = 3.8·7 = 26.6, s = 4.2·7 + 26.6 = 56 exactly; the position 56 triggers and one lot lifts it above
    outcome = plan(
        {"safety_stock": "max_minus_average"},
        agreements=[agreement(policy="reorder_point", lead_time_days=7, order_quantity=20)],
        stock=[stock(56)],
        demand=history(THIRTY_DAYS),
    )
    assert (outcome.safety_stock, outcome.reorder_point, outcome.quantity) == (26.6, 56, 20)
    assert not outcome.near_edge


def test_stock_minimum_is_the_least_safety_stock():
    # sd = 0: SS = max(0, 12); S = 2·(3 + 4) + 12 = 26
    terms = agreement(policy="order_up_to", lead_time_days=3, review_days=4, stock_minimum=12)
    outcome = plan(agreements=[terms], stock=[stock(20)], demand=history([2] * 28))
    assert (outcome.order_up_to, outcome.quantity) == (26, 6)


def test_economic_order_quantity():
    # mean 10: √(2 · 3650 · 40 / (0.25 · 8)) = √146000 = 382.0995, rounded up 383
    terms = agreement(reorder_point=50, order_cost=40, holding_rate=Decimal("0.25"), unit_price=8, lead_time_days=2)
    outcome = plan(agreements=[terms], stock=[stock(50)], demand=history([10] * 28))
    assert (outcome.order_quantity, outcome.quantity) == (383, 383)
    del terms["order_cost"]
    assert plan(agreements=[terms], stock=[stock(50)], demand=history([10] * 28)).reason == "no_order_quantity"


@pytest.mark.parametrize(
    "columns, values, on_hand, reason",
    [
        ({"lead_time_days": 3, "review_days": 7}, [2] * 27, 0, "history_too_short"),
        ({"review_days": 7}, [2] * 28, 0, "no_lead_time"),
        ({"lead_time_days": 3}, [2] * 28, 0, "no_review_period"),
        ({"lead_time_days": 3, "review_days": 7}, [0] * 28, 0, "no_demand"),
        ({"lead_time_days": 3, "review_days": 7}, [2] * 28, 20, "at_target"),
        # dead, but under zero: S = 0, so 4 are ordered
        ({"lead_time_days": 3, "review_days": 7}, [0] * 28, -4, None),
        # dead and below the least stock: S = 0 + 5, so 3 are ordered
        ({"lead_time_days": 3, "review_days": 7, "stock_minimum": 5}, [0] * 28, 2, None),
        ({"lead_time_days": 3, "review_days": 7, "stock_minimum": 5}, [0] * 28, 5, "no_demand"),
        # a stated level asks nothing of the history
        ({"order_up_to": 9}, [2], 4, None),
    ],
)
def test_reasons_of_a_computed_order_up_to_level(columns, values, on_hand, reason):
    terms = agreement(policy="order_up_to", **columns)
    assert plan(agreements=[terms], stock=[stock(on_hand)], demand=history(values)).reason == reason


def test_rates_of_service():
    # G(0) = 1/√(2π) = 0.39894, G(1) = 0.08332 by the tables; G(5) is nothing
    assert normal_loss(0.0) == pytest.approx(0.3989423)
    assert normal_loss(1.0) == pytest.approx(0.0833155, abs=1e-7)
    assert fill_of_lots(10.0, 50.0)(0.0) == pytest.approx(1 - 10 * 0.3989423 / 50, abs=1e-7)
    # S − mean L = 5·7 + 10 = 45; σ₀ = 9: G(5) is nothing again
    assert fill_of_periods(10.0, 9.0, 5.0, 7.0)(1.0) == pytest.approx(1 - 10 * 0.0833155 / 35, abs=1e-7)
    assert fill_of_periods(10.0, 0.0, 5.0, 7.0)(-4.0) == pytest.approx(1 - (10 * normal_loss(-4.0) - 5) / 35)


def test_the_ready_rate_of_periods():
    # Where only the lead time varies the spread is the same on every day, and the ready rate is the fill rate:
    # the mean of Φ((S − mean t)/c) over t is 1 − (c G(z) − c G((S − mean L)/c)) / (mean R), with c = mean σL = 6.
    for z in (-2.0, 0.0, 1.5):
        ready = ready_of_periods(6.0, 3.0, 4.0, 7.0, 0.0, 2.0)(z)
        assert ready == pytest.approx(fill_of_periods(6.0, 6.0, 3.0, 7.0)(z), rel=1e-12)
    # In a short period it is the cycle service.
    assert ready_of_periods(2.0, 3.0, 4.0, 1e-9, 1.0, 0.0)(1.0) == pytest.approx(0.8413447)


def test_a_cost_of_a_unit_short_gives_a_cycle_level():
    # b / (b + h R / 365) = 2 / (2 + 365·10/365) = 2/12; z(1/6) = −0.96742; σ = √(14·8.71724) = 11.0473
    terms = agreement(policy="order_up_to", lead_time_days=4, review_days=10, backorder_cost=2)
    terms |= {"holding_rate": 25, "unit_price": Decimal("14.6")}
    outcome = plan({"service_level": 0.99}, agreements=[terms], stock=[stock(0)], demand=history(THIRTY_DAYS))
    assert outcome.safety_stock == pytest.approx(-0.9674216 * 11.0473, rel=1e-5)
    del terms["unit_price"]
    assert plan(agreements=[terms], stock=[stock(0)], demand=history(THIRTY_DAYS)).reason == "no_service_level"


# ---- two bins


@pytest.mark.parametrize(
    "columns, on_hand, levels, quantity, reason",
    [
        ({"reorder_point": 7, "order_quantity": 4}, 7, (7, 4), 4, None),
        ({"reorder_point": 7, "order_quantity": 4}, 3, (7, 4), 8, None),  # 3 + 4 = 7 is not above 7
        ({"reorder_point": 7}, 7, (7, 7), 7, None),  # as much as the second bin
        ({"reorder_point": 7}, 8, (7, 7), None, "above_trigger"),
        ({"reorder_point": 0}, -2, (None, None), None, "no_order_quantity"),
        # mean 2, sd 0: 2 · 2.25 = 4.5, rounded up; with a review 2 · 3.25 = 6.5
        ({"lead_time_days": Decimal("2.25"), "order_quantity": 9}, 5, (5, 9), 9, None),
        ({"lead_time_days": Decimal("2.25"), "review_days": 1}, 5, (7, 7), 7, None),
        ({"lead_time_days": 2, "service_measure": "fill"}, 5, (None, None), None, "no_order_quantity"),
        ({"order_quantity": 9}, 5, (None, None), None, "no_lead_time"),
    ],
)
def test_two_bins(columns, on_hand, levels, quantity, reason):
    terms = agreement(policy="two_bin", **columns)
    outcome = plan(agreements=[terms], stock=[stock(on_hand)], demand=history([2] * 28))
    assert (outcome.reorder_point, outcome.order_quantity) == levels
    assert (outcome.quantity, outcome.reason) == (quantity, reason)


# ---- orders for dated requirements


def forecast(values, first=1):
    return [row(date=day(first + index), quantity=Decimal(value)) for index, value in enumerate(values)]


def test_a_forecast_counts_days_in_part_and_ends():
    known = Forecast(AS_OF, {day(1): Fraction(1), day(2): Fraction(2), day(5): Fraction(8)})
    assert [known.total(Fraction(days)) for days in ("0", "1.5", "4", "4.25", "5")] == [0, 2, 3, 5, 11]
    assert known.total(Fraction("5.25")) is None
    assert Forecast(AS_OF, {day(2): Fraction(1)}).total(Fraction("0.5")) is None  # the first day is not known
    assert Forecast(AS_OF, {}, Fraction("0.3")).total(Fraction(365)) == Fraction("109.5")
    assert Forecast(AS_OF, {}, Fraction("0.3")).total(Fraction("365.5")) is None


def test_the_forecast_of_events_is_that_of_one_source():
    def told(source, quantity, on, by):
        return event("forecast_received", quantity, by, recorded_at=by, source=source, promised_for=on)

    # erp was recorded last: 1 and 2, of which the first was told again as 5; the planner counts for nothing
    events = [
        told("erp", 1, day(1), day(-3)),
        told("planner", 100, day(1), day(-2)),
        told("planner", 100, day(2), day(-2)),
        told("erp", 2, day(2), day(-1)),
        told("erp", 5, day(1), day(-1)),
        told("erp", 90, day(2), day(1)),  # not seen yet
    ]
    terms = agreement(policy="lot_for_lot", lead_time_days=1, stock_minimum=0)
    outcome = plan(agreements=[terms], stock=[stock(0)], events=events)
    assert (outcome.order_up_to, outcome.quantity) == (7, 7)
    assert plan(agreements=[terms], events=events).reason == "stock_unknown"  # a forecast says nothing of stock


@pytest.mark.parametrize(
    "columns, values, told, on_hand, quantity, reason",
    [
        # P = 3 + 1: 6 and the stock minimum 2
        ({"stock_minimum": 2}, [], ["1.5"] * 4, 1, 7, None),
        ({"stock_minimum": 2}, [], ["1.5"] * 4, 8, None, "at_target"),
        ({"stock_minimum": 2}, [], ["1.5"] * 3, 1, None, "forecast_too_short"),
        ({}, [], ["1.5"] * 4, 1, None, "history_too_short"),
        ({}, [2] * 27, [2] * 4, 1, None, "history_too_short"),
        ({}, [2] * 28, [3] * 4, 1, 11, None),  # sd 0
        ({}, [0] * 28, [0] * 4, 0, None, "at_target"),  # the mean may be 0
        ({}, [0] * 28, [], 0, None, "no_demand"),
        ({}, [2] * 28, [], 0, 8, None),
        ({}, [2] * 27, [], 0, None, "history_too_short"),
        ({"review_days": Decimal("2.5")}, [2] * 28, ["1", "1", "1", "1", "1", "3"], 0, 7, None),  # 5 + 1.5 = 6.5
        ({"lead_time_days": None}, [], [1], 0, None, "no_lead_time"),
        ({"lead_time_days": 365}, [2] * 28, [], 0, None, "forecast_too_short"),
    ],
)
def test_lot_for_lot(columns, values, told, on_hand, quantity, reason):
    terms = agreement(**{"policy": "lot_for_lot", "lead_time_days": 3, **columns})
    tables = {"agreements": [terms], "stock": [stock(on_hand)], "demand": history(values)}
    outcome = plan(forecasts=forecast(told), **tables)
    assert (outcome.quantity, outcome.reason) == (quantity, reason)


@pytest.mark.parametrize(
    "cost, told, on_hand, quantity, reason",
    [
        # P = 1 + 1; h = 91.25 · 2 / 365 = 0.5 a unit and day: d2 = 10 is held for 5
        ({"order_cost": 6}, [2, 2, 10, 0, 30], 3, 11, None),
        ({"order_cost": 5}, [2, 2, 10, 0, 30], 3, 1, None),  # as cheap to order again, and later
        ({"order_cost": 46}, [2, 2, 10, 0, 30], 3, 41, None),
        ({"order_cost": 44}, [2, 2, 10, 0, 30], 3, 11, None),  # the day without demand is left out
        ({"order_cost": 44}, [2, 2, 10, 0, 30], 4, None, "above_trigger"),
        ({"order_cost": 44}, [2], 4, None, "forecast_too_short"),
        ({}, [2, 2, 10], 4, None, "no_order_quantity"),
        ({"order_cost": 0, "holding_rate": 0}, [2, 2, 10], 0, 4, None),
        ({"order_cost": 1, "holding_rate": 0}, [2, 2, 10], 0, 14, None),
    ],
)
def test_wagner_whitin(cost, told, on_hand, quantity, reason):
    terms = agreement(policy="wagner_whitin", lead_time_days=1, stock_minimum=0, unit_price=2)
    terms |= {"holding_rate": Decimal("91.25"), **cost}
    outcome = plan(agreements=[terms], stock=[stock(on_hand)], forecasts=forecast(told))
    assert (outcome.quantity, outcome.reason) == (quantity, reason)


def test_the_first_lot_is_that_of_the_cheapest_of_all_plans():
    rng = random.Random(5)
    for _ in range(300):
        demand = [Fraction(rng.choice((0, 0, 1, 2, 3, 5))) for _ in range(rng.randint(1, 7))]
        setup, holding = Fraction(rng.choice((0, 1, 2, 4, 6))), Fraction(rng.choice((0, 1, 1, 2)))
        best = {}
        for bounds in itertools.product((False, True), repeat=len(demand)):
            starts = [0, *(index + 1 for index, is_start in enumerate(bounds) if is_start)]
            lots = list(zip(starts, [*starts[1:], len(demand) + 1], strict=True))
            held = sum(
                ((t - start) * demand[t - 1] for start, end in lots for t in range(max(start, 1), end)), Fraction(0)
            )
            covered = lots[0][1] - 1
            while covered > 0 and demand[covered - 1] == 0:
                covered -= 1
            # Of the cheapest the one whose last lot comes latest, then the last but one, and so on.
            best[setup * len(lots) + holding * held, tuple(-start for start in reversed(starts))] = covered
        assert periods_of_first_lot(setup, holding, demand)[0] == best[min(best)], (setup, holding, demand)


# ---- can-order


def group_plan(*members, **tables):
    """Outcomes by item of can-order keys (item, on hand, columns) of one supplier and location."""
    agreements, counted = [], []
    for item, on_hand, columns in members:
        terms = {"policy": "can_order", "reorder_point": 5, "order_up_to": 20, "lead_time_days": 1, **columns}
        agreements.append({"supplier": "S1", "item": item, "location": "DC1", **terms})
        counted.append({"item": item, "location": "DC1", "quantity": Decimal(on_hand), "as_of": AS_OF})
    items = [{"item": item, "unit": "each"} for item, _, _ in members]
    outcomes = naive_plan({"items": items, "agreements": agreements, "stock": counted, **tables}, AS_OF, {})
    return {item: outcome for (item, _), outcome in outcomes.items()}


def test_items_join_an_order_that_another_opens():
    outcomes = group_plan(
        ("A", 19, {}),
        ("B", 5, {}),
        ("C", 8, {"can_order_level": 8}),
        ("D", 9, {"can_order_level": 8}),
        ("E", 20, {"can_order_level": 20}),
        ("F", 3, {}),
        ("G", 9, {"supplier": "S2"}),
    )
    found = {item: (x.quantity, x.reason, x.opened_by, x.other_openers) for item, x in outcomes.items()}
    assert found == {
        "A": (1, None, "B", 1),  # c = S − 1
        "B": (15, None, None, 0),
        "C": (12, None, "B", 1),
        "D": (None, "above_trigger", None, 0),
        "E": (None, "at_target", None, 0),
        "F": (17, None, None, 0),
        "G": (None, "above_trigger", None, 0),
    }


@pytest.mark.parametrize(
    "on_hand, columns, reason",
    [
        (6, {}, "above_trigger"),
        (2, {"order_minimum": 100, "order_maximum": 50}, "cannot_meet_lot"),
        (2, {"stock_maximum": 1, "stock_maximum_is_hard": True}, "above_stock_maximum"),
        (2, {"reorder_point": None}, "no_reorder_point"),
        (2, {"order_up_to": None}, "no_order_up_to"),
        (2, {"reorder_point": None, "order_up_to": None}, "history_too_short"),
        (2, {"can_order_level": 4}, "bad_input"),
        (2, {"valid_to": day(-1)}, "agreement_expired"),
    ],
)
def test_who_has_no_proposal_opens_nothing(on_hand, columns, reason):
    outcomes = group_plan(("A", on_hand, columns), ("B", 9, {}))
    assert (outcomes["A"].reason, outcomes["B"].reason) == (reason, "above_trigger")


def test_computed_can_order_levels():
    demand = history([2] * 28)

    def levels(**columns):
        terms = {"reorder_point": None, "order_up_to": None, "lead_time_days": Decimal("1.25"), **columns}
        outcome = group_plan(("A", 0, terms), demand=demand)["A"]
        return outcome.reorder_point, outcome.can_order_level, outcome.order_up_to

    assert levels(reorder_point=5, order_quantity=4) == (5, 8, 9)
    # a review of one day: 2 · 2.25 = 4.5; S from it before s is rounded
    assert levels(order_quantity=4) == (4, 8, 9)
    assert levels(order_quantity=4, can_order_level=3) == (4, 4, 9)
    # EOQ √(2 · 730 · 5 / 2) = 60.4, rounded up 61
    eoq = {"order_cost": 5, "holding_rate": 1, "unit_price": 2}
    assert levels(**eoq) == (4, 65, 66)
    assert levels(reorder_point=5, **eoq) == (5, 65, 66)


def test_levels_that_the_page_does_not_write_out_are_unsettled():
    computed = {"reorder_point": None, "order_up_to": None, "order_quantity": 4}
    demand = [{**entry, "item": "A"} for entry in history(THIRTY_DAYS)]
    outcomes = group_plan(("A", 0, computed), ("B", 9, {}), ("C", 20, {}), ("D", 2, {}), demand=demand)
    # whether B joins depends on A no more than on D, but who opens does
    assert [outcomes[item].unsettled for item in "ABCD"] == [True, True, False, False]


# ---- trigger, need, lot


@pytest.mark.parametrize(
    "columns, on_hand, quantity, reason",
    [
        ({"min": 10, "max": 30}, 9, 21, None),
        ({"min": 10, "max": 30}, 10, None, "above_trigger"),  # strict
        ({"min": 10}, 7, 3, None),  # max = min
        ({"min": 10}, 10, None, "above_trigger"),
        ({"reorder_point": 10, "order_quantity": 4}, 10, 4, None),  # not strict
        ({"reorder_point": 10, "order_quantity": 4}, 2, 12, None),  # 2 + 8 = 10 is not above 10
        ({"reorder_point": 10, "order_quantity": 4}, 11, None, "above_trigger"),
        ({"order_up_to": 10}, 9, 1, None),
        ({"order_up_to": 10}, 10, None, "at_target"),
    ],
)
def test_triggers(columns, on_hand, quantity, reason):
    outcome = plan(agreements=[agreement(lead_time_days=1, **columns)], stock=[stock(on_hand)])
    assert (outcome.quantity, outcome.reason) == (quantity, reason)


def test_the_step_is_the_multiple_else_the_order_unit_else_the_last_place():
    conversions = [{"item": "A", "from_unit": "box", "to_unit": "each", "factor": Decimal(12)}]

    def quantity(item=None, **columns):
        terms = agreement(order_up_to=Decimal("30.25"), lead_time_days=1, **columns)
        item = {"quantity_decimals": 2, **(item or {})}
        return plan(item=item, agreements=[terms], stock=[stock(0)], unit_conversions=conversions).quantity

    assert quantity() == Decimal("30.25")
    assert quantity(order_unit="each") == Decimal("30.25")
    assert quantity(order_unit="box") == 36
    assert quantity(order_unit="box", order_multiple=24) == 48
    assert quantity(order_minimum=37, order_multiple=5) == 40


def test_bounds_on_the_lot():
    def lot(need, physical=0, **columns):
        return lot_of(Fraction(need), columns, Fraction(12), Fraction(physical), Fraction(0))

    hard = {"stock_maximum": 96, "stock_maximum_is_hard": True}
    assert lot(59, physical=31, **hard) == (60, None)
    assert lot(59, physical=40, **hard) == (48, None)  # room 56
    assert lot(59, physical=85, **hard) == (None, "above_stock_maximum")  # room 11
    assert lot(59, physical=120, **hard) == (None, "above_stock_maximum")
    assert lot(59, physical=72, order_minimum=30, **hard) == (None, "cannot_meet_lot")  # 24 fit, 30 are the least
    assert lot(59, physical=72, stock_maximum=96) == (60, None)  # soft
    assert lot(59, order_maximum=50) == (48, None)
    assert lot(59, order_maximum=11) == (None, "cannot_meet_lot")


def test_a_cut_carries_its_unmet_need_and_all_physical_stock_takes_room():
    # need 100 − (10 + 20) = 70; physical 10 + 15 blocked, inbound 20: room 80 − 45 = 35
    outcome = plan(
        agreements=[agreement(order_up_to=100, lead_time_days=1, stock_maximum=80, stock_maximum_is_hard=True)],
        stock=[stock(10, owner="customer", account="usable"), stock(15, owner="supplier", account="blocked")],
        orders=[order(ordered=20)],
        item={"unit_cost": Decimal("0.50"), "currency": "EUR"},
    )
    assert (outcome.position, outcome.quantity, outcome.unmet_need) == (30, 35, 35)
    assert (outcome.kpis["stock_value"], outcome.kpis["consigned_value"]) == (Decimal("12.5"), Decimal("7.5"))


# ---- dates and release


def test_a_late_line_is_expected_tomorrow_and_an_undated_one_never():
    # 2 a day, 5 on hand. Late line of 10: 15 − 2t < 0 from t = 8. The undated line counts in the position only.
    late = order(requested_for=day(-1))
    undated = order(ordered_at=None)
    outcome = plan(
        agreements=[agreement(min=1, max=2)], stock=[stock(5)], orders=[late, undated], demand=history([2] * 3)
    )
    assert (outcome.position, outcome.run_out, outcome.order_late) == (25, day(8), True)
    # With a lead time of 2.5 days the second kind of line arrives 3 days after it was ordered.
    ordered_today = order(ordered_at=AS_OF)
    terms = agreement(min=1, max=2, lead_time_days=Decimal("2.5"))
    outcome = plan(agreements=[terms], stock=[stock(6)], orders=[ordered_today], demand=history([2] * 3))
    assert (outcome.run_out, outcome.latest_order_date) == (day(9), day(6))  # 16 − 2t
    outcome = plan(agreements=[terms], stock=[stock(5)], orders=[ordered_today], demand=history([2] * 3))
    assert outcome.run_out == day(8)  # 5 − 4 = 1 the day before it comes, 15 − 2t after that


def test_run_out_is_tomorrow_at_the_earliest_and_strictly_under_zero():
    assert plan(stock=[stock(-4)], demand=history([2] * 3)).run_out == day(1)
    assert plan(stock=[stock(4)], demand=history([2] * 3)).run_out == day(3)
    assert plan(stock=[stock(4)], demand=history([0] * 3)).run_out is None
    assert plan(stock=[stock(4)]).run_out is None
    assert plan(stock=[stock(3649)], demand=history([1] * 3)).run_out == day(3650)
    assert plan(stock=[stock(3650)], demand=history([1] * 3)).run_out is None


@pytest.mark.parametrize(
    "columns, state",
    [
        ({}, "needs_approval"),
        ({"auto_release": "always"}, "releasable"),
        ({"auto_release": "within_limits", "auto_release_value": 25}, "releasable"),  # 10 × 2.50
        ({"auto_release": "within_limits", "auto_release_value": Decimal("24.99")}, "needs_approval"),
        ({"auto_release": "within_limits", "auto_release_value": 25, "auto_release_quantity": 9}, "needs_approval"),
        ({"auto_release": "within_limits", "auto_release_quantity": 10, "unit_price": None}, "releasable"),
        ({"auto_release": "within_limits", "auto_release_value": 99, "unit_price": None}, "needs_approval"),
    ],
)
def test_release(columns, state):
    columns = {"order_up_to": 10, "lead_time_days": 1, "unit_price": Decimal("2.50"), "currency": "EUR", **columns}
    outcome = plan(agreements=[agreement(**columns)], stock=[stock(0)])
    assert (outcome.quantity, outcome.state) == (10, state)


def test_kpis_without_a_value():
    asked_nothing = plan(stock=[stock(4)], demand=[row(date=AS_OF, quantity=0, lost=0)])
    assert set(asked_nothing.kpis) == {"days_of_supply", "stock_value", "consigned_value", "fill_rate"}
    assert set(asked_nothing.kpis.values()) == {None}
    no_loss_stated = plan(stock=[stock(4)], demand=history([2]))
    assert (no_loss_stated.kpis["days_of_supply"], no_loss_stated.kpis["fill_rate"]) == (2.0, None)


# ---- the generator


def test_scenarios_are_repeatable_and_reach_every_branch():
    seen = Counter()
    for seed in range(150):
        tables, as_of, settings = generate(seed)
        assert (tables, as_of, settings) == generate(seed)
        outcomes = naive_plan(tables, as_of, settings)
        assert 4 <= len(outcomes) <= 12
        for outcome in outcomes.values():
            if outcome.unsettled:
                continue
            if outcome.opened_by is not None:
                seen["joined"] += 1
            seen[outcome.reason or (outcome.policy, outcome.unmet_need is not None)] += 1
            assert (outcome.kind == "proposal") == (outcome.reason is None) == (outcome.quantity is not None)
            assert outcome.quantity is None or outcome.quantity > 0
    policies = ("min_max", "reorder_point", "order_up_to", "two_bin", "can_order", "lot_for_lot", "wagner_whitin")
    assert set(seen) == {
        *((policy, cut) for policy in policies for cut in (False, True)),
        "above_stock_maximum",
        "above_trigger",
        "agreement_expired",
        "at_target",
        "bad_input",
        "cannot_meet_lot",
        "forecast_too_short",
        "history_too_short",
        "joined",
        "no_agreement",
        "no_demand",
        "no_lead_time",
        "no_order_quantity",
        "no_order_up_to",
        "no_policy",
        "no_reorder_point",
        "no_review_period",
        "no_service_level",
        "not_valid_yet",
        "stock_unknown",
    }
