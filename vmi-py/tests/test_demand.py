"""Profiles, forecasts and evaluations from Python: layouts, libraries, arguments, bad input, threads."""

import datetime
import math
import signal
import threading
from decimal import Decimal
from pathlib import Path

import pytest

import vmi

duckdb = pytest.importorskip("duckdb")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

ROOT = Path(__file__).resolve().parents[2]
FIRST = datetime.date(2026, 1, 5)
WEEK = (9, 8, 7, 8, 12, 3, 1)


def days(count, first=FIRST):
    return [first + datetime.timedelta(days=at) for at in range(count)]


def steady(count):
    return [WEEK[at % 7] + (at * 7919) % 5 for at in range(count)]


def seldom(count):
    return [(at * 7919) % 6 + 1 if (at * 31) % 11 == 3 else 0 for at in range(count)]


def wide(count=70):
    """Two items by day; the second has no value on days without demand, but for the last."""
    gaps = [None if value == 0 and at + 1 < count else value for at, value in enumerate(seldom(count))]
    return {"date": days(count), "A": steady(count), "B": gaps}


def long(frame, location="-"):
    """The same as rows."""
    return [
        {"item": item, "location": location, "date": date, "quantity": value}
        for item in frame
        if item != "date"
        for date, value in zip(frame["date"], frame[item], strict=True)
        if value is not None
    ]


def columns(rows):
    return {name: [row[name] for row in rows] for name in rows[0]}


ASK = {
    "profile": lambda demand, **more: vmi.demand.profile(demand, **more),
    "forecast": lambda demand, **more: vmi.forecast(demand, **({"horizon": 7} | more)),
    "evaluate": lambda demand, **more: vmi.evaluate(demand, **({"horizon": 7, "origins": 3} | more)),
}
OTHERS = {"profile": (), "forecast": ("models", "cover", "nodes", "changes"), "evaluate": ("summary", "changes")}


def everything(found, name):
    """All tables of a result, to the last bit."""
    return [found.to_csv(), *(getattr(found, other).to_csv() for other in (*OTHERS[name], "errors", "notices"))]


# ---- layouts and libraries


@pytest.mark.parametrize("name", ASK)
def test_wide_is_long(name):
    frame = wide()
    expected = everything(ASK[name](long(frame)), name)
    assert everything(ASK[name](frame, layout="wide"), name) == expected
    without = [{key: value for key, value in row.items() if key != "location"} for row in long(frame)]
    assert everything(ASK[name](without), name) == expected
    placed = everything(ASK[name](long(frame, "DC1")), name)
    assert placed != expected
    assert everything(ASK[name](frame, layout="wide", location="DC1"), name) == placed
    assert everything(ASK[name](without, location="DC1"), name) == placed


def as_pandas(rows):
    frame = pandas.DataFrame(rows)
    return frame.assign(date=pandas.to_datetime(frame["date"]))


def as_duckdb(rows):
    connection = duckdb.connect()
    connection.register("rows", pyarrow.Table.from_pylist(rows))
    return connection.sql("select * from rows")


FRAMES = {
    "dict": columns,
    "rows": list,
    "polars": polars.DataFrame,
    "pandas": as_pandas,
    "pandas_objects": pandas.DataFrame,
    "pyarrow": pyarrow.Table.from_pylist,
    "pyarrow_batches": lambda rows: pyarrow.Table.from_batches(pyarrow.Table.from_pylist(rows).to_batches(max_chunksize=7)),
    "duckdb": as_duckdb,
}


@pytest.mark.parametrize("library", FRAMES)
def test_every_library_gives_the_same(library):
    make, frame = FRAMES[library], wide()
    expected = everything(ASK["forecast"](long(frame), model="ses"), "forecast")
    assert everything(ASK["forecast"](make(long(frame)), model="ses"), "forecast") == expected
    rows = [{"date": date, "A": a, "B": b} for date, a, b in zip(*frame.values(), strict=True)]
    assert everything(ASK["forecast"](make(rows), model="ses", layout="wide"), "forecast") == expected


def test_pandas_with_its_dates_in_the_index():
    frame = pandas.DataFrame(wide())
    expected = ASK["profile"](wide(), layout="wide").to_csv()
    indexed = frame.set_index(pandas.DatetimeIndex(pandas.to_datetime(frame.pop("date")), name=None))
    assert ASK["profile"](indexed, layout="wide").to_csv() == expected
    assert ASK["profile"](indexed.rename_axis("day"), layout="wide").to_csv() == expected
    assert ASK["profile"](indexed.astype(object), layout="wide").to_csv() == expected
    # Rows that were picked bring numbers along as an index; these are no item.
    picked = pandas.DataFrame(wide()).iloc[::-1]
    assert ASK["profile"](picked, layout="wide").to_csv() == expected


def test_the_only_column_of_dates_is_the_date():
    frame = wide()
    frame["when"] = frame.pop("date")
    assert ASK["profile"](frame, layout="wide").to_csv() == ASK["profile"](wide(), layout="wide").to_csv()
    with pytest.raises(vmi.InputError, match='no column "date", but "when", "then"'):
        ASK["profile"](frame | {"then": frame["when"]}, layout="wide")
    with pytest.raises(vmi.InputError, match='no column "date", and none that holds dates'):
        ASK["profile"]({"A": [1, 2]}, layout="wide")
    with pytest.raises(vmi.InputError, match="there is none"):
        ASK["profile"]({"date": days(3)}, layout="wide")
    with pytest.raises(vmi.InputError, match="holds one location"):
        ASK["profile"](wide() | {"location": ["DC1"] * 70}, layout="wide")


def test_types_of_quantities_may_differ_in_a_wide_frame():
    frame = {"date": days(40), "A": [4] * 40, "B": [0.5] * 40, "C": [Decimal("0.25")] * 40, "D": ["7"] * 40, "E": [None] * 20 + ["1"] * 20}
    found = {row["item"]: row["quantity"] for row in vmi.forecast(frame, layout="wide", model="naive", horizon=1)}
    assert found == {"A": 4.0, "B": 0.5, "C": 0.25, "D": 7.0, "E": 1.0}


def test_a_ledger_is_demand_too():
    ledger = vmi.Ledger()
    about = {"source": "wms", "item": "A", "location": "DC1", "kind": "issue"}
    ledger.append([about | {"event_id": str(at), "quantity": size, "effective_at": day} for at, (day, size) in enumerate(zip(days(70), steady(70), strict=True))])
    items = [{"item": "A", "unit": "EA"}]
    found = vmi.forecast(ledger, items=items, as_of="2026-03-15", horizon=7)
    rows = [{"item": "A", "location": "DC1", "date": day, "quantity": size} for day, size in zip(days(70), steady(70), strict=True)]
    assert found.to_csv() == vmi.forecast(rows, items=items, as_of="2026-03-15", horizon=7).to_csv() and len(found) == 7
    with pytest.raises(TypeError):
        vmi.forecast(ledger, layout="wide")
    with pytest.raises(vmi.SettingsError, match="location is given twice"):
        vmi.forecast(ledger, items=items, as_of="2026-03-15", location="DC1")


# ---- what comes out


def test_results_are_tables_with_tables():
    found = ASK["forecast"](wide(), layout="wide")
    assert isinstance(found, vmi.ResultTable) and found.name == "forecasts" and len(found) == 14
    assert found.columns == ["item", "location", "date", "step", "source", "method", "quantity", "sd", "low_80", "high_80", "low_95", "high_95"]
    assert found[0]["date"] == datetime.date(2026, 3, 16) and repr(found).startswith("forecasts: 14 rows")
    assert found._repr_html_().startswith("<table>")
    assert polars.DataFrame(found).height == pyarrow.table(found).num_rows == found.to_pandas().shape[0] == 14
    assert [row["item"] for row in found.models] == ["A", "B"]
    assert all(row["score"] <= (row["runner_up_score"] or math.inf) for row in found.models)
    assert (len(found.errors), len(found.notices), len(found.changes)) == (0, 0, 0)
    assert all(row["low_95"] <= row["low_80"] <= row["high_80"] <= row["high_95"] for row in found)
    # Of seldom demand the mean may lie above nine values in ten.
    assert all(row["low_80"] <= row["quantity"] <= row["high_80"] for row in found if row["item"] == "A")


def test_a_profile_and_an_evaluation():
    found = vmi.demand.profile(wide(), layout="wide", items=[{"item": item, "unit": "EA", "unit_cost": 2, "currency": "EUR", "criticality": "vital"} for item in "AB"])
    assert [(row["item"], row["pattern"], row["abc_xyz"], row["abc_ved"], row["season_periods"]) for row in found] == [
        ("A", "smooth", "AX", "I", 7),
        ("B", "intermittent", "CZ", "I", 7),
    ]
    weekly = vmi.demand.profile(wide(), layout="wide", bucket="week")
    assert [(row["bucket"], row["observations"]) for row in weekly] == [("week", 10), ("week", 10)]
    assert weekly[0]["demand_per_day"] == pytest.approx(sum(steady(70)) / 70, rel=1e-12)
    found = vmi.evaluate(wide(), layout="wide", model=["naive", "seasonal_naive", "auto"], horizon=7, origins=4, level=0.9)
    assert [row["method"] for row in found] == ["naive", "seasonal_naive", "auto"] * 2
    assert {row["rank"] for row in found} == {1, 2, 3} and {row["origins"] for row in found} == {4}
    assert "coverage_90" in found.columns and all(0 <= row["coverage_90"] <= 1 for row in found)
    assert sum(row["best_of"] for row in found.summary) == 2
    best = min((row for row in found if row["item"] == "A"), key=lambda row: row["rmse"])
    assert best["rank"] == 1


def test_stock_without_demand_is_named():
    stock = [{"item": item, "location": "-", "quantity": 1, "as_of": "2026-03-15"} for item in "AC"]
    items = [{"item": item, "unit": "EA"} for item in "ABC"]
    found = vmi.demand.profile(wide(), layout="wide", items=items, stock=stock)
    assert [(row["item"], row["kind"]) for row in found.errors] == [("C", "missing_value")]


def test_a_suppliers_own_forecast_is_a_method():
    frame, truth = wide(), steady(77)
    own = [{"item": "A", "date": day, "quantity": size} for day, size in zip(days(77)[30:], truth[30:], strict=True)]
    found = vmi.forecast({"date": frame["date"], "A": frame["A"]}, layout="wide", forecasts=own, horizon=7, season=1)
    assert found.models[0]["method"] == "external" and found.models[0]["score"] == 0
    assert [row["quantity"] for row in found] == [float(size) for size in truth[70:]]


def test_forecasts_go_straight_into_a_plan():
    ahead = vmi.forecast(long(wide(), "DC1"), horizon=28)
    agreements = [
        {"supplier": "S", "item": item, "location": "DC1", "min": 3, "max": 7, "level_unit": "days", "lead_time_days": 2} for item in "AB"
    ]
    tables = {
        "items": [{"item": item, "unit": "EA"} for item in "AB"],
        "agreements": agreements,
        "stock": [{"item": item, "location": "DC1", "quantity": 1, "as_of": "2026-03-15"} for item in "AB"],
        "as_of": "2026-03-15",
    }
    plan = vmi.plan(**tables, forecasts=ahead)
    assert len(plan.errors) == 0
    assert [(row["item"], row["quantity"]) for row in plan.proposals] == [("A", 60)]
    assert [(row["item"], row["reason"]) for row in plan.reasons] == [("B", "above_trigger")]
    # Of several methods for a day, the plan would not know which.
    several = vmi.plan(**tables, forecasts=vmi.forecast(long(wide(), "DC1"), model=["ses", "naive"]))
    assert {row["kind"] for row in several.errors} == {"duplicate_key"}
    plain = [{name: row[name] for name in ("item", "location", "date", "quantity", "source", "sd")} for row in ahead]
    assert plan.proposals.to_csv() == vmi.plan(**tables, forecasts=plain).proposals.to_csv()


# ---- arguments


def test_arguments_are_settings():
    demand = long(wide())
    by_arguments = vmi.forecast(demand, horizon=3, model=["naive", "sba"], level=[0.5], season=5, bucket="day")
    dotted = {"forecast.horizon": 3, "forecast.methods": "naive,sba", "forecast.levels": [0.5], "forecast.season": 5, "forecast.bucket": "day"}
    nested = {"forecast": {"horizon": 3, "methods": ["naive", "sba"], "levels": (0.5,), "season": 5, "bucket": "day"}}
    assert everything(by_arguments, "forecast") == everything(vmi.forecast(demand, settings=dotted), "forecast")
    assert everything(by_arguments, "forecast") == everything(vmi.forecast(demand, settings=nested), "forecast")
    assert vmi.forecast(demand, horizon=3, model="auto").to_csv() == vmi.forecast(demand, horizon=3).to_csv()
    assert vmi.forecast(demand, horizon=3, settings={"forecast": "sba"}).models[0]["method"] == "sba"
    found = vmi.evaluate(demand, model=["auto"], origins=2, criterion="mase", horizon=7)
    assert found.to_csv() == vmi.evaluate(demand, settings={"forecast": {"methods": "auto", "origins": 2, "criterion": "mase", "horizon": 7}}).to_csv()


def test_a_setting_is_not_given_twice_and_differently():
    demand = long(wide())
    # Twice the same is the same.
    twice = {"forecast.horizon": 3, "forecast.levels": "0.90", "forecast": "ses"}
    assert len(vmi.forecast(demand, horizon=3, level=0.9, model="ses", settings=twice)) == 6
    for arguments, name in [
        ({"horizon": 4}, "forecast.horizon"),
        ({"level": [0.9, 0.8]}, "forecast.levels"),
        ({"model": "sba"}, "forecast"),
        ({"model": ["ses", "sba"]}, "forecast"),
    ]:
        with pytest.raises(vmi.SettingsError, match="given twice") as raised:
            vmi.forecast(demand, **arguments, settings=twice)
        assert raised.value.field == name
    with pytest.raises(vmi.SettingsError, match="given twice"):
        vmi.forecast(demand, model="ses", settings={"forecast.methods": ["sba"]})
    with pytest.raises(vmi.SettingsError, match="location is given twice"):
        vmi.forecast(demand, location="DC1")


@pytest.mark.parametrize(
    "arguments",
    [
        {"horizon": 0},
        {"horizon": -1},
        {"horizon": 1.5},
        {"horizon": 10**6},
        {"season": 0},
        {"level": 0},
        {"level": [0.8, 1.0]},
        {"level": []},
        {"level": float("nan")},
        {"model": "prophet"},
        {"model": []},
        {"model": ["ses", "ses"]},
        {"model": [None]},
        {"bucket": "year"},
        {"layout": "broad"},
        {"threads": 0},
        {"as_of": "soon"},
        {"settings": {"forecast.horizont": 3}},
        {"settings": {"forecast.levels": [[0.8]]}},
    ],
)
def test_arguments_that_cannot_be_used(arguments):
    with pytest.raises(vmi.SettingsError) as raised:
        vmi.forecast(long(wide()), **arguments)
    assert raised.value.code in (301, 302)


def test_arguments_are_given_by_name():
    with pytest.raises(TypeError):
        vmi.forecast(long(wide()), 7)
    with pytest.raises(TypeError):
        vmi.forecast()
    with pytest.raises(TypeError):
        vmi.demand.profile(None)


# ---- bad input: a typed error or a stated fall-back for the key, and nothing for the others


BAD = {
    "negative": ([3, -1, 4], "out_of_range"),
    "nan": ([3.0, float("nan"), 4.0], "not_finite"),
    "infinite": ([3.0, float("inf"), 4.0], "not_finite"),
    "text": ([3, "many", 4], "not_a_number"),
    "missing": ([3, None, 4], "missing_value"),
}


@pytest.mark.parametrize("name", ASK)
@pytest.mark.parametrize("what", BAD)
def test_a_bad_row_spoils_its_key_alone(what, name):
    cells, kind = BAD[what]
    rows = long(wide()) + [{"item": "X", "location": "-", "date": day, "quantity": size} for day, size in zip(days(3), cells, strict=True)]
    found = ASK[name](rows)
    assert [(row["item"], row["kind"], row["table"], row["row"]) for row in found.errors] == [("X", kind, "demand", len(rows) - 1)]
    assert found.to_csv() == ASK[name](long(wide())).to_csv()


@pytest.mark.parametrize("what", [what for what in BAD if what != "missing"])
def test_a_bad_cell_of_a_wide_frame_is_named_by_its_row(what):
    cells, kind = BAD[what]
    frame = wide() | {"X": [None] * 65 + cells + [1, 1]}
    found = vmi.demand.profile(frame, layout="wide")
    assert [(row["item"], row["kind"], row["row"]) for row in found.errors] == [("X", kind, 67)]
    assert [row["item"] for row in found] == ["A", "B"]


def test_a_bad_row_on_the_last_day_is_told():
    found = vmi.forecast({"date": days(3), "A": [3, 2, -5]}, layout="wide", horizon=1)
    assert [(row["item"], row["kind"], row["row"]) for row in found.errors] == [("A", "out_of_range", 3)] and len(found) == 0


def test_periods_whose_demand_is_all_unknown():
    rows = [{"item": "A", "location": "L", "date": day, "quantity": 0, "stocked_out": True} for day in days(40)]
    for ask in ASK.values():
        found = ask(rows)
        assert [(row["item"], row["kind"]) for row in found.errors] == [("A", "missing_value")] and len(found) == 0


def test_duplicates():
    rows = long(wide())
    found = vmi.forecast([*rows, rows[1]], model="ses")
    assert [(row["item"], row["kind"]) for row in found.errors] == [("A", "duplicate_key")]
    assert {row["item"] for row in found} == {"B"}
    frame = {name: [*values, values[2]] for name, values in wide().items()}
    found = vmi.forecast(frame | {"C": [None] * 71}, layout="wide", model="ses")
    errors = [(row["item"], row["kind"], row["row"], row["message"]) for row in found.errors]
    # The second has no value on that day.
    assert errors == [
        ("C", "missing_value", 1, "quantity is empty; expected a quantity of 0 or more"),
        ("A", "duplicate_key", 71, "the day of 2026-01-07 is there twice: first in row 3"),
    ]
    assert {row["item"] for row in found} == {"B"}


def test_the_order_of_rows_does_not_matter():
    rows = long(wide())
    mixed = sorted(rows, key=lambda row: hash((row["item"], row["date"].toordinal() * 7919 % 101)))
    for name in ASK:
        assert everything(ASK[name](mixed), name) == everything(ASK[name](rows), name)


def test_nothing_was_ever_asked_for():
    found = vmi.forecast({"date": days(60), "Z": [0] * 60}, layout="wide", horizon=3)
    assert [row["quantity"] for row in found] == [0.0, 0.0, 0.0] and len(found.errors) == 0
    row = vmi.demand.profile({"date": days(60), "Z": [0] * 60}, layout="wide")[0]
    assert (row["demand_per_day"], row["pattern"], row["abc"], row["first_demand"]) == (0.0, None, "C", None)


def test_one_point_takes_the_first_method_that_can():
    found = vmi.forecast({"date": days(1), "A": [4]}, layout="wide", horizon=2)
    assert [row["quantity"] for row in found] == [4.0, 4.0]
    assert found.models[0]["chosen_by"] == "history_too_short" and found.models[0]["origins"] == 0
    found = vmi.evaluate({"date": days(1), "A": [4]}, layout="wide")
    assert [(row["item"], row["kind"]) for row in found.errors] == [("A", "out_of_range")] and len(found) == 0


def test_a_column_without_a_value_is_told():
    found = vmi.forecast(wide() | {"N": [None] * 70}, layout="wide", model="ses")
    assert [(row["item"], row["kind"], row["row"]) for row in found.errors] == [("N", "missing_value", 1)]
    assert {row["item"] for row in found} == {"A", "B"}
    with pytest.raises(vmi.InputError, match="List"):
        vmi.forecast(pyarrow.table({"date": days(2), "A": [[1], [2]]}), layout="wide")


def test_a_season_longer_than_the_history_is_none():
    frame = {"date": days(20), "A": steady(20)}
    found = vmi.forecast(frame, layout="wide", model="seasonal_naive", season=30, horizon=2)
    assert [row["quantity"] for row in found] == [float(steady(20)[-1])] * 2
    assert vmi.demand.profile(frame, layout="wide", season=30)[0]["season_periods"] is None


def test_lengths_that_differ_and_things_that_are_no_table():
    with pytest.raises(vmi.InputError, match="rows where the columns before it have"):
        vmi.forecast({"date": days(3), "A": [1, 2]}, layout="wide")
    with pytest.raises(vmi.InputError, match="is not a table"):
        vmi.forecast(5)
    with pytest.raises(vmi.InputError, match="there is no history"):
        vmi.forecast([])
    with pytest.raises(vmi.InputError, match="item"):
        vmi.forecast({"date": days(3), "quantity": [1, 2, 3]})


# ---- threads, progress, interrupts


def many(count):
    return {"date": days(90)} | {f"I{at:03}": [size + at for size in (steady(90) if at % 2 else seldom(90))] for at in range(count)}


@pytest.mark.parametrize("name", ASK)
def test_any_number_of_threads_gives_the_same_bits(name):
    frame = many(12)
    one, two = (everything(ASK[name](frame, layout="wide", threads=threads), name) for threads in (1, 2))
    assert one == two


@pytest.mark.parametrize("name", ASK)
def test_progress_is_told_and_can_stop(name):
    told = []
    ASK[name](many(5), layout="wide", threads=1, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (5, 5) and told == sorted(told)
    with pytest.raises(vmi.Cancelled):
        ASK[name](many(5), layout="wide", progress=lambda done, total: False)

    def fails(done, total):
        raise RuntimeError("not now")

    with pytest.raises(RuntimeError, match="not now"):
        ASK[name](many(5), layout="wide", progress=fails)


def test_control_c_passes():
    if threading.current_thread() is not threading.main_thread():
        pytest.skip("signals come to the main thread")

    def interrupted(done, total):
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        vmi.forecast(many(5), layout="wide", threads=1, progress=interrupted)


# ---- the README


def test_the_readmes_example_runs():
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Demand\n")[2].partition("\n## ")[0]
    program = section.partition("```python\n")[2].partition("```")[0]
    names = {}
    exec(compile(program, "README.md", "exec"), names)
    assert names["ahead"].models[0]["method"] == "theta" and len(names["ahead"]) == 14
    assert names["profile"][0]["pattern"] == "smooth"
    assert [row["method"] for row in names["found"].summary] == ["naive", "seasonal_naive", "theta"]
    assert names["plan"].proposals[0]["item"] == "A-100"


def test_a_plan_by_a_forecast_says_which_and_why():
    days = [datetime.date(2026, 1, 5) + datetime.timedelta(day) for day in range(119)]
    sizes = [[9, 8, 7, 8, 12, 3, 1][day % 7] + day * 7919 % 3 for day in range(119)]
    demand = {"item": ["A"] * 119, "location": ["DC1"] * 119, "date": days, "quantity": sizes}
    given = {
        "items": [{"item": "A", "unit": "EA"}],
        "agreements": [{"supplier": "ACME", "item": "A", "location": "DC1", "policy": "order_up_to", "lead_time_days": 5, "review_days": 9, "service_level": 0.5}],
        "stock": [{"item": "A", "location": "DC1", "quantity": 3, "as_of": "2026-05-03"}],
        "demand": demand,
    }
    plan = vmi.plan(**given, settings={"forecast": "holt_winters"}, as_of="2026-05-03")
    ahead = vmi.forecast(demand, model="holt_winters", horizon=14, as_of="2026-05-03")
    expected = sum(row["quantity"] for row in ahead)
    assert plan.parameters[0]["order_up_to"] == pytest.approx(expected, rel=1e-12)
    facts = plan.explain("A", "DC1").to_dict()["situation"]["forecast_model"]
    assert (facts["method"], facts["days"], facts["origins"]) == ("holt_winters", 14, 6)
    assert "forecast" in str(plan.explain("A", "DC1"))


def test_promotions_and_returns_reach_a_forecast():
    rows = [{"item": "A", "location": "L", "date": f"2026-06-{day:02}", "quantity": 20 if 8 <= day <= 10 else 5, "returned": 8 if day == 20 else None} for day in range(1, 29)]
    spring = [{"valid_from": "2026-06-08", "valid_to": "2026-06-10", "item": "A", "name": "spring"}]
    found = vmi.forecast(rows, model="historic_mean", horizon=1, promotions=spring, settings={"cleansing.returns": "net_clipped"})
    assert found[0]["quantity"] == pytest.approx((27 * 5) / 28, rel=1e-12)
    assert {row["why"] for row in found.changes} == {"event", "filled", "returned", "returns_above_usage"}
