"""The engine against the naive plan in `oracle/`, which was written from docs/planning.md alone.

`VMI_CASES_COUNT` is the number of generated scenarios, 300 unless it says otherwise. A failure lists every disagreement of its
seed, so that `pytest -k "[17]"` shows one scenario again.
"""

import csv
import datetime
import math
import os
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import vmi

sys.path.insert(0, str(Path(__file__).parent / "oracle"))

import naive_plan as naive  # noqa: E402
from generate import generate  # noqa: E402
from naive_plan import naive_plan  # noqa: E402

CASES = int(os.environ.get("VMI_CASES_COUNT", "300"))
RELATIVE = 1e-9


def by_key(table):
    """Rows by (item, location)."""
    return {(row["item"], row["location"]): row for row in table}


class Answers:
    """The engine's tables, looked up by key."""

    def __init__(self, plan):
        self.plan = plan
        self.proposals = by_key(plan.proposals)
        self.reasons = by_key(plan.reasons)
        self.parameters = by_key(plan.parameters)
        self.kpis = {(row["item"], row["location"], row["kpi"]): row for row in plan.kpis}
        self.errors = {}
        for row in plan.errors:
            self.errors.setdefault((row["item"], row["location"]), set()).add(row["kind"])
        self.late = {(row["item"], row["location"]) for row in plan.notices if row["kind"] == "order_late"}


def is_near(actual, expected):
    """Equal, both absent, or within 1e-9 relative."""
    if actual is None or expected is None:
        return actual is expected
    return math.isclose(float(actual), float(expected), rel_tol=RELATIVE, abs_tol=1e-12)


def same(actual, expected):
    """Equal exactly: decimals, dates, words, counts."""
    return actual == expected


def is_near_short(actual, expected):
    """A shortage: a difference of large numbers, and so near in units rather than in proportion."""
    return math.isclose(actual, expected, rel_tol=RELATIVE, abs_tol=1e-6)


def compared(answers, key, expected):
    """What is compared for a key: (name, engine, oracle, rule)."""
    if expected.errors:
        reason = answers.reasons.get(key)
        yield "spoiled", reason and reason["reason"], "bad_input", same
        # One that is found first may hide another.
        yield "errors", answers.errors.get(key, {"none"}), expected.errors, set.issubset
        return
    yield "errors", answers.errors.get(key), None, same
    proposal, reason = answers.proposals.get(key), answers.reasons.get(key)
    row = proposal or reason
    yield "one outcome", (proposal is None) != (reason is None), True, same
    yield from demand_compared(answers, key, expected)
    yield "supplier", row["supplier"], expected.supplier, same
    if row["position"] is not None or expected.supplier is not None:
        yield "position", row["position"], expected.position, same
    if not expected.run_out_near_edge:
        yield "run_out", row["run_out"], expected.run_out, same
    if expected.near_edge or expected.unsettled:
        return
    yield "kind", "proposal" if proposal else "reason", expected.kind, same
    if expected.instead is None or reason is None or reason["reason"] != expected.instead:
        yield "reason", reason and reason["reason"], expected.reason, same
    yield from levels_compared(answers, key, expected)
    if proposal and expected.kind == "proposal":
        yield from proposal_compared(answers, key, proposal, expected)


def demand_compared(answers, key, expected):
    """Statistics, class, KPIs and notices: known for reasons too."""
    yield "order_late", key in answers.late, expected.order_late, same
    parameters = answers.parameters.get(key)
    if parameters:
        yield "class", parameters["class"], expected.abc, same
        yield "mean", parameters["demand_per_day"], expected.mean, is_near
        yield "n", parameters["observations"] or 0, expected.n, same
        if expected.sd is not None:
            yield "sd", parameters["demand_sd_per_day"], expected.sd, is_near
    for name, value in expected.kpis.items():
        row = answers.kpis[(*key, name)]
        yield name, row["value"], value, is_near
        if name.endswith("_value"):
            yield f"{name} exactly", row["amount"], value, same


def levels_compared(answers, key, expected):
    """The levels that trigger and lot were decided by."""
    parameters = answers.parameters.get(key)
    if not parameters or expected.policy is None:
        return
    yield "policy", parameters["policy"], expected.policy, same
    if expected.position is None:
        return  # nothing is compared with a level where the stock is unknown
    if expected.minimum is not None:
        yield "min", parameters["trigger_level"], expected.minimum, same
        yield "max", parameters["target"], expected.maximum, same
    if expected.reorder_point is not None:
        yield "s", parameters["trigger_level"], expected.reorder_point, same
    if expected.order_quantity is not None:
        yield "Q", parameters["lot"], expected.order_quantity, same
    if expected.policy != "can_order" or expected.can_order_level is not None:
        yield "c", parameters["can_order_level"], expected.can_order_level, same
    if expected.order_up_to is not None:
        yield "S", parameters["target"], expected.order_up_to, same
    if (expected.minimum, expected.reorder_point, expected.order_up_to) != (None, None, None):
        slack = expected.safety_stock_slack
        if slack and parameters["safety_stock"] is not None:
            yield "safety stock, nearly", abs(parameters["safety_stock"] - expected.safety_stock) <= slack, True, same
        else:
            yield "safety stock", parameters["safety_stock"], expected.safety_stock, is_near


def joining_compared(answers, key):
    """Who opened the order that a can-order item joined, as the explanation tells it: (first item, how many more)."""
    opened_by = answers.plan.explain(*key).to_dict()["situation"].get("opened_by")
    return opened_by and (opened_by["item"], opened_by["others"])


def proposal_compared(answers, key, proposal, expected):
    """Quantity, dates, money and risk of a proposal."""
    if expected.policy == "can_order":
        opened_by = expected.opened_by and (expected.opened_by, expected.other_openers)
        yield "opened by", joining_compared(answers, key), opened_by, same
    for name in ("quantity", "place_on", "due", "value", "currency", "state"):
        yield name, proposal[name], getattr(expected, name), same
    yield "unmet_need", proposal["unmet_need"] or None, expected.unmet_need, same
    if expected.run_out_near_edge:
        return
    for name in ("latest_order_date", "urgency_days"):
        yield name, proposal[name], getattr(expected, name), same
    risk = answers.plan.explain(*key).to_dict()["evaluation"]["outcome"]["proposal"]["risk"]
    if risk and expected.due is not None and expected.mean is not None:
        for name, wanted in (("short_before_due", expected.shortage_before_due), ("short_on_due", expected.shortage_on_due)):
            wanted = max(0.0, float(wanted))
            yield name, risk[name], wanted, is_near_short


@pytest.mark.parametrize("seed", range(CASES))
def test_the_engine_agrees_with_the_naive_plan(seed):
    tables, as_of, settings = generate(seed)
    expected = naive_plan(tables, as_of, settings)
    plan = vmi.plan(**tables, as_of=as_of, settings=settings, threads=1)
    answers = Answers(plan)
    assert set(answers.errors) <= set(expected)
    assert set(answers.proposals) | set(answers.reasons) == set(expected)
    wrong = [
        f"{key} {name}: engine {actual!r}, oracle {wanted!r}"
        for key, outcome in expected.items()
        for name, actual, wanted, agrees in compared(answers, key, outcome)
        if not agrees(actual, wanted)
    ]
    assert not wrong, "\n".join([f"seed {seed}, as_of {as_of}, settings {settings}", *wrong])


# ---- the sample data

SAMPLE = Path(__file__).parents[2] / "examples" / "data"
DATES = {"as_of", "date", "valid_from", "valid_to", "requested_for", "promised_for", "first_promised_for"}
WHOLE = {"priority", "quantity_decimals"}
NUMBERS = {"quantity", "lost", "ordered", "confirmed", "shipped", "received", "cancelled", "factor", "share", "min", "max"}
NUMBER_PREFIXES = ("unit_cost", "unit_price", "order_m", "order_cost", "order_quantity", "order_up_to", "lead_time", "review", "service_level")
NUMBER_PREFIXES += ("stock_min", "stock_max", "reorder_point", "holding_rate", "auto_release_")


def typed(column, text):
    """A cell of the sample as the oracle reads it."""
    if text == "":
        return None
    if text in ("true", "false"):
        return text == "true"
    if column in DATES or column.endswith("_at"):
        return datetime.date.fromisoformat(text)
    if column in WHOLE:
        return int(text)
    return Decimal(text) if column in NUMBERS or column.startswith(NUMBER_PREFIXES) else text


def test_the_engine_agrees_with_the_naive_plan_on_the_sample(monkeypatch):
    given = {path.stem: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) for path in SAMPLE.glob("*.csv")}
    tables = {name: [{column: typed(column, text) for column, text in row.items()} for row in rows] for name, rows in given.items()}
    by_place = {}
    for name in ("agreements", "stock", "events", "orders", "demand"):
        for row in tables[name]:
            by_place.setdefault((name, row["item"], row["location"]), []).append(row)
    # The naive way looks through all rows for each key: right, and too slow for 125,000 of them.
    rows_of = naive.rows_of
    monkeypatch.setattr(naive, "rows_of", lambda tables, name, key=None: by_place.get((name, *key), []) if key else rows_of(tables, name))
    settings = {"service_level_by_class.A": 0.98, "service_level_by_class.B": 0.95, "service_level_by_class.C": 0.9}
    expected = naive_plan(tables, datetime.date(2026, 6, 30), settings)
    plan = vmi.plan(**given, as_of="2026-06-30", settings=settings)
    answers = Answers(plan)
    assert plan.errors.to_pylist() == [] and len(expected) == len(plan) > 800
    wrong = [
        f"{key} {name}: engine {actual!r}, oracle {wanted!r}"
        for key, outcome in expected.items()
        for name, actual, wanted, agrees in compared(answers, key, outcome)
        if not agrees(actual, wanted)
    ]
    assert not wrong, "\n".join(wrong[:50])
