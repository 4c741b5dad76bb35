"""Models: single values, columns of every sort, errors by row, and the same numbers as in the core's cases."""

from __future__ import annotations

import dataclasses
import decimal
import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import vmi
from vmi import _vmi

ROOT = Path(__file__).parent.parent
CASES = json.loads((ROOT.parent / "vmi-core" / "tests" / "golden" / "cases.json").read_text(encoding="utf-8"))["cases"]
TABLE = _vmi.models().rows(0, 10_000)
INPUTS: dict[str, list[str]] = {}
for _row in TABLE:
    INPUTS.setdefault(_row["model"], [])
    if _row["direction"] == "input":
        INPUTS[_row["model"]].append(_row["field"])


def test_the_module_is_what_the_core_lists():
    done = subprocess.run([sys.executable, ROOT / "tools" / "make_models.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


SHORT = {
    "r": ["reorder_point"],
    "Q": ["order_quantity"],
    "s": ["reorder_level"],
    "S": ["order_up_to", "base_stock"],
    **{f"{short}_{end}": [f"{long}_{end}"] for short, long in [("s", "reorder_level"), ("S", "order_up_to")] for end in ("lower", "upper")},
}


def long_name(name, known):
    """A name of the case file as the model has it; its own first."""
    return next((one for one in [name, *SHORT.get(name, [])] if one in known), None)


# Their cases state a convention in words, or several series at once: see below.
CONVENTIONS = {"abc", "croston", "tsb", "xyz"}
NAMED_ALIKE = [case for case in CASES if case["capability"] in INPUTS and case["capability"] not in CONVENTIONS]


@pytest.mark.parametrize("case", NAMED_ALIKE, ids=lambda case: case["id"])
def test_cases_with_the_same_names(case):
    inputs = {}
    for name, value in case["inputs"].items():
        if isinstance(value, dict):
            pairs = sorted((int(units), chance) for units, chance in value.items())
            inputs["values"], inputs["probabilities"] = map(list, zip(*pairs, strict=True))
        else:
            inputs[long_name(name, INPUTS[case["capability"]])] = value
    answer = getattr(vmi.models, case["capability"])(**inputs)
    checked = 0
    for name, wanted in case["expected"].items():
        known = long_name(name, dir(answer))
        if known is None or isinstance(wanted, dict):
            assert name in {"brute_force_optimum", "ready_rate_equals_fill_rate"}
            continue
        got = getattr(answer, known)
        assert got == pytest.approx(wanted, rel=case["tol"]["rel"], abs=case["tol"]["abs"]), name
        checked += 1
    assert checked


@pytest.mark.parametrize("case", [case for case in CASES if case["capability"] in CONVENTIONS], ids=lambda case: case["id"])
def test_cases_with_conventions(case):
    given, wanted = case["inputs"], case["expected"]
    close = {"rel": case["tol"]["rel"], "abs": case["tol"]["abs"]}
    match case["capability"]:
        case "abc":
            including = 1 if "including" in given["rule"] else None
            found = vmi.models.abc(values=given["values"], a_cut=given["a_cut"], b_cut=given["b_cut"], is_including=including)
            assert found.classes == wanted["classes"]
        case "xyz":
            cuts = {"x_cut": given["x_cut"], "y_cut": given["y_cut"], "is_population": 1}
            rows = vmi.models.xyz(demand=given["series"], **cuts).table.to_pylist()
            assert [row["xyz_class"] for row in rows] == wanted["classes"]
            assert [row["coefficient_of_variation"] for row in rows] == pytest.approx(wanted["cv"], **close)
            assert vmi.models.xyz(demand=given["series"][0], **cuts).xyz_class == wanted["classes"][0]
        case "croston":
            for name, forecast in wanted.items():
                found = getattr(vmi.models, name)(demand=given["y"], alpha=given["alpha"])
                assert found.forecast == pytest.approx(forecast, **close)
        case "tsb":
            found = vmi.models.tsb(demand=given["y"], alpha_size=given["alpha_size"], beta_prob=given["beta_prob"])
            assert found.forecast == pytest.approx(wanted["forecast"], **close)


def test_words_are_text_and_absent_numbers_none():
    usages = [80.0, 15.0, 5.0]
    found = vmi.models.abc(values=usages)
    assert found.classes == ["A", "B", "C"]
    assert vmi.models.pareto(values=usages).ranks == [1, 2, 3]
    classes = vmi.models.abc(values=[usages, [1.0]]).lists["classes"]
    assert [row["value"] for row in classes] == ["A", "B", "C", "A"]
    assert pl.DataFrame(classes)["value"].to_list() == ["A", "B", "C", "A"]
    patterns = vmi.models.syntetos_boylan_classification(adi=[1.1, 0.5, 9.0], cv2=0.2)
    assert [row["pattern"] for row in patterns.table] == ["smooth", None, "intermittent"]
    assert pa.table(patterns)["pattern"].to_pylist() == ["smooth", None, "intermittent"]
    assert vmi.models.fsn(usage=10, average_stock=5).fsn_class == "slow"
    nothing = vmi.models.croston(demand=[0, 0, 0], alpha=0.1)
    assert (nothing.forecast, nothing.interval) == (0, None)
    demand = vmi.models.distribution_poisson(mean=5, x=[4, None], probability=[None, 0.5]).table.to_pylist()
    assert (demand[0]["quantile"], demand[1]["loss"], demand[1]["quantile"]) == (None, None, 5)


def test_single_values_give_named_results():
    answer = vmi.models.eoq(fixed_cost=8, demand_rate=decimal.Decimal(1300), holding_cost=np.float64(0.225))
    assert dataclasses.is_dataclass(answer)
    assert answer.order_quantity == pytest.approx(304.0467800264368)
    assert vmi.models.eoq(fixed_cost=8, demand_rate=1300, holding_cost=0.225, order_quantity=250).cost_rate == pytest.approx(69.725)
    plan = vmi.models.wagner_whitin(demand=[90, 120, 80, 70], fixed_cost=500, holding_cost=2)
    assert plan.order_quantities == [210, 0, 150, 0]
    assert plan.cost == 1380


RATES = [1300.0, 0.0, 2600.0]


@pytest.mark.parametrize(
    "column",
    [
        RATES,
        tuple(RATES),
        np.array(RATES),
        np.array(RATES, dtype="f4"),
        np.array([1300, 0, 2600]),
        np.array([1300.0, 9.0, 0.0, 9.0, 2600.0, 9.0])[::2],
        np.array(RATES[::-1])[::-1],
        np.array(RATES, dtype=">f8"),
        np.frombuffer(b"-" + np.array(RATES).tobytes(), dtype="f8", offset=1),
        pd.Series(RATES),
        pl.Series(RATES),
        pl.Series([1300, 0, 2600]),
        pa.array(RATES),
        pa.chunked_array([[1300.0], [0.0, 2600.0]]),
        pa.array([decimal.Decimal("1300.0"), decimal.Decimal("0.0"), decimal.Decimal("2600.0")]),
    ],
    ids=lambda column: type(column).__module__ + "." + type(column).__name__,
)
def test_columns_of_every_sort(column):
    answers = vmi.models.eoq(fixed_cost=8, demand_rate=column, holding_cost=0.225)
    assert len(answers) == 3
    rows = answers.table.to_pylist()
    for row, rate in zip(rows, RATES, strict=True):
        if rate:
            alone = vmi.models.eoq(fixed_cost=8, demand_rate=rate, holding_cost=0.225)
            assert {name: row[name] for name in dataclasses.asdict(alone)} == dataclasses.asdict(alone), "the same bits"
        else:
            assert row["order_quantity"] is None
    (error,) = answers.errors.to_pylist()
    assert (error["row"], error["field"], error["kind"]) == (2, "demand_rate", "out_of_range")
    assert pl.DataFrame(answers).shape == (3, 3)
    assert pa.table(answers).column_names == ["order_quantity", "cycle_time", "cost_rate"]


def test_arrays_without_dimensions_are_single_values():
    for rate in [np.array(1300.0), np.float64(1300), np.int64(1300)]:
        assert vmi.models.eoq(fixed_cost=8, demand_rate=rate, holding_cost=0.225).order_quantity == pytest.approx(304.0467800264368)


def test_what_only_looks_like_an_array_is_refused():
    for described in [7, {}, {"typestr": "<f8", "shape": (3,), "data": (0, False), "version": 3}]:
        strange = type("Strange", (), {"__array_interface__": described})()
        with pytest.raises(vmi.InputError, match="demand_rate is of type Strange"):
            vmi.models.eoq(fixed_cost=8, demand_rate=strange, holding_cost=0.225)


def test_missing_values_fail_their_row_only():
    answers = vmi.models.eoq(fixed_cost=pl.Series([8.0, None]), demand_rate=[1300, 1300], holding_cost=0.225)
    assert [row["order_quantity"] is None for row in answers.table] == [False, True]
    assert answers.errors[0]["kind"] == "missing_value"


@pytest.mark.parametrize(
    "demands",
    [
        [[90, 120, 80, 70], [0, 10]],
        pl.Series([[90.0, 120.0, 80.0, 70.0], [0.0, 10.0]]),
        pa.array([[90, 120, 80, 70], [0, 10]]),
        pa.array([[90.0, 120.0, 80.0, 70.0], [0.0, 10.0]], type=pa.large_list(pa.float64())),
    ],
    ids=["lists", "polars", "arrow", "large"],
)
def test_columns_of_lists(demands):
    answers = vmi.models.wagner_whitin(demand=demands, fixed_cost=500, holding_cost=2)
    assert [row["cost"] for row in answers.table] == [1380, 500]
    lots = answers.lists["order_quantities"].to_pylist()
    assert [(lot["row"], lot["position"], lot["value"]) for lot in lots if lot["value"]] == [(0, 0, 210), (0, 2, 150), (1, 1, 10)]


def test_rows_of_an_array_are_lists():
    answers = vmi.models.wagner_whitin(demand=np.array([[90.0, 120.0], [80.0, 70.0]]), fixed_cost=500, holding_cost=2)
    assert len(answers) == 2
    assert vmi.models.wagner_whitin(demand=np.array([90.0, 120.0]), fixed_cost=500, holding_cost=2).cost == 740


@pytest.mark.parametrize(
    "given, field",
    [
        ({"fixed_cost": 0}, "fixed_cost"),
        ({"fixed_cost": -1}, "fixed_cost"),
        ({"fixed_cost": math.nan}, "fixed_cost"),
        ({"fixed_cost": math.inf}, "fixed_cost"),
        ({"fixed_cost": "8"}, "fixed_cost"),
        ({"fixed_cost": None}, "fixed_cost"),
        ({"fixed_cost": {"a": 1}}, "fixed_cost"),
        ({"fixed_cost": ["x"]}, "fixed_cost"),
        ({"fixed_cost": [8.0], "demand_rate": [1.0, 2.0]}, "demand_rate"),
    ],
)
def test_what_cannot_be_used_is_named(given, field):
    with pytest.raises(vmi.InputError) as raised:
        vmi.models.eoq(**{"fixed_cost": 8, "demand_rate": 1300, "holding_cost": 0.225, **given})
    assert raised.value.field == field


def test_every_function_is_documented_and_keyword_only():
    for name in INPUTS:
        function = getattr(vmi.models, name)
        assert function.__doc__ and "Source:" in function.__doc__
        with pytest.raises(TypeError):
            function(1)


def lots(demand, **given):
    return vmi.models.wagner_whitin(demand=demand, fixed_cost=10, holding_cost=1, **given)


@pytest.mark.parametrize(
    "demand",
    [pa.array([5.0, None, 7.0]), pl.Series([5.0, None, 7.0]), pa.array([5, None, 7])],
    ids=["arrow", "polars", "integers"],
)
def test_a_null_in_a_list_is_no_number(demand):
    with pytest.raises(vmi.InputError, match="demand"):
        lots(demand)


def test_what_lies_behind_a_null_is_not_read():
    values = pa.array([1.0, 2.0, 3.0, 4.0, 5.0])
    column = pa.ListArray.from_arrays(pa.array([0, 2, 4, 5], pa.int32()), values, mask=pa.array([False, True, False]))
    assert [error["row"] for error in lots(column).errors] == [2]
    assert [error["row"] for error in lots([[1, 2], None]).errors] == [2]
    masked = np.ma.masked_array([1300.0, 2600.0], mask=[0, 1])
    assert [error["row"] for error in vmi.models.eoq(fixed_cost=8, demand_rate=masked, holding_cost=0.225).errors] == [2]
    optional = np.array([None, 1.0], dtype=object)
    assert len(lots([5.0, 7.0], purchase_cost=optional).errors) == 0


@pytest.mark.parametrize(
    "value",
    [
        np.ones((2, 3)),
        b"1300",
        bytearray(b"1300"),
        {1300: 5},
        {1300, 5},
        np.array(["1300", "2"]),
        np.str_("1300"),
        np.array(["2020-01-01"], dtype="M8[s]"),
        np.datetime64("2020-01-01"),
        np.array([1 + 2j]),
        [[1.0, 2.0]],
    ],
    ids=lambda value: f"{type(value).__name__}-{getattr(value, 'dtype', '')}",
)
def test_what_is_no_column_of_numbers_is_refused(value):
    with pytest.raises(vmi.InputError) as raised:
        vmi.models.eoq(fixed_cost=8, demand_rate=value, holding_cost=0.225)
    assert raised.value.field == "demand_rate"


def test_lists_of_other_shapes_are_refused():
    for demand in (np.ones((2, 2, 2)), [None, 2, 3], [[1, 2], 3], [b"12"], np.empty((1 << 59, 0))):
        with pytest.raises(vmi.InputError):
            lots(demand)
    with pytest.raises(vmi.InputError, match="values for each"):
        vmi.models.wagner_whitin(demand=np.ones(100_000), fixed_cost=np.ones(100_000), holding_cost=1.0)


def test_columns_of_nothing():
    nothing = pl.Series([None, None])
    assert len(vmi.models.eoq(fixed_cost=8, demand_rate=nothing, holding_cost=0.225).errors) == 2
    assert len(lots(pl.Series([[5.0], [7.0]]), purchase_cost=nothing).errors) == 0
    assert len(lots(pl.Series([[], []])).errors) == 2
    assert len(lots(pa.chunked_array([], type=pa.list_(pa.float64())))) == 0


def test_many_errors_are_counted():
    answers = vmi.models.eoq(fixed_cost=np.full(5000, -1.0), demand_rate=1, holding_cost=1)
    assert repr(answers).startswith("<Answers: 5000 rows, 5000 errors")
