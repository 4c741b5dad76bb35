"""The engine against the naive plan in `oracle/`, which was written from docs/planning.md alone.

`VMI_CASES_COUNT` is the number of generated scenarios, 300 unless it says otherwise. A failure lists every disagreement of its
seed, so that `pytest -k "[17]"` shows one scenario again.
"""

import math
import os
import sys
from pathlib import Path

import pytest

import vmi

sys.path.insert(0, str(Path(__file__).parent / "oracle"))

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
        self.late = {(row["item"], row["location"]) for row in plan.notices if row["kind"] == "order_late"}


def is_near(actual, expected):
    """Equal, both absent, or within 1e-9 relative."""
    if actual is None or expected is None:
        return actual is expected
    return math.isclose(float(actual), float(expected), rel_tol=RELATIVE, abs_tol=1e-12)


def is_near_or_unused(actual, expected):
    """A level that the engine leaves out because it is stated, not computed, is compared where it is exact."""
    return actual is None or is_near(actual, expected)


def compared(answers, key, expected):
    """What is compared for a key: (name, engine, oracle, rule)."""
    exact = lambda actual, wanted: actual == wanted  # noqa: E731
    proposal, reason = answers.proposals.get(key), answers.reasons.get(key)
    row = proposal or reason
    yield "one outcome", (proposal is None) != (reason is None), True, exact
    yield from demand_compared(answers, key, expected)
    yield "supplier", row["supplier"], expected.supplier, exact
    yield "position", row["position"], expected.position if expected.supplier or row["position"] is not None else None, exact
    if not expected.run_out_near_edge:
        yield "run_out", row["run_out"], expected.run_out, exact
    if expected.near_edge:
        return
    yield "kind", "proposal" if proposal else "reason", expected.kind, exact
    yield "reason", reason and reason["reason"], expected.reason, exact
    yield from levels_compared(answers, key, expected)
    if proposal and expected.kind == "proposal":
        yield from proposal_compared(answers, key, proposal, expected)


def demand_compared(answers, key, expected):
    """Statistics, class, KPIs and notices: known for reasons too."""
    yield "order_late", key in answers.late, expected.order_late, lambda actual, wanted: actual == wanted
    parameters = answers.parameters.get(key)
    if parameters:
        yield "class", parameters["class"], expected.abc, lambda actual, wanted: actual == wanted
        yield "mean", parameters["demand_per_day"], expected.mean, is_near
        yield "n", parameters["observations"] or 0, expected.n, lambda actual, wanted: actual == wanted
        if expected.sd is not None:
            yield "sd", parameters["demand_sd_per_day"], expected.sd, is_near
    for name, value in expected.kpis.items():
        row = answers.kpis[*key, name]
        yield name, row["value"], value, is_near
        if name.endswith("_value"):
            yield f"{name} exactly", row["amount"], value, lambda actual, wanted: actual == wanted


def levels_compared(answers, key, expected):
    """The levels that trigger and lot were decided by."""
    parameters = answers.parameters.get(key)
    if not parameters or expected.policy is None:
        return
    exact = lambda actual, wanted: actual == wanted  # noqa: E731
    yield "policy", parameters["policy"], expected.policy, exact
    if parameters["target"] is None:
        return
    if expected.minimum is not None:
        yield "min", parameters["trigger_level"], expected.minimum, exact
        yield "max", parameters["target"], expected.maximum, exact
    if expected.reorder_point is not None:
        yield "s", parameters["trigger_level"], expected.reorder_point, exact
        yield "Q", parameters["lot"], expected.order_quantity, exact
    if expected.order_up_to is not None:
        yield "S", parameters["target"], expected.order_up_to, exact
    if (expected.minimum, expected.reorder_point, expected.order_up_to) != (None, None, None):
        yield "safety stock", parameters["safety_stock"], expected.safety_stock, is_near


def proposal_compared(answers, key, proposal, expected):
    """Quantity, dates, money and risk of a proposal."""
    exact = lambda actual, wanted: actual == wanted  # noqa: E731
    for name in ("quantity", "place_on", "due", "value", "currency", "state"):
        yield name, proposal[name], getattr(expected, name), exact
    yield "unmet_need", proposal["unmet_need"] or None, expected.unmet_need, exact
    if expected.run_out_near_edge:
        return
    for name in ("latest_order_date", "urgency_days"):
        yield name, proposal[name], getattr(expected, name), exact
    outcome = answers.plan.explain(*key).to_dict()["evaluation"]["outcome"]
    risk = outcome["Proposal"]["risk"] if "Proposal" in outcome else None
    if risk and expected.due is not None and expected.mean is not None:
        for name, wanted in (("short_before_due", expected.shortage_before_due), ("short_on_due", expected.shortage_on_due)):
            wanted = max(0.0, float(wanted))
            yield name, risk[name], wanted, lambda actual, wanted: math.isclose(actual, wanted, rel_tol=1e-9, abs_tol=1e-6)


@pytest.mark.parametrize("seed", range(CASES))
def test_the_engine_agrees_with_the_naive_plan(seed):
    tables, as_of, settings = generate(seed)
    expected = naive_plan(tables, as_of, settings)
    plan = vmi.plan(**tables, as_of=as_of, settings=settings, threads=1)
    assert plan.errors.to_pylist() == []
    answers = Answers(plan)
    assert set(answers.proposals) | set(answers.reasons) == set(expected)
    wrong = [
        f"{key} {name}: engine {actual!r}, oracle {wanted!r}"
        for key, outcome in expected.items()
        for name, actual, wanted, agrees in compared(answers, key, outcome)
        if not agrees(actual, wanted)
    ]
    assert not wrong, "\n".join([f"seed {seed}, as_of {as_of}, settings {settings}", *wrong])
