"""Every mistake of a row is one error with its kind, table, row and field, and spoils only the keys that the row speaks of."""

import datetime
import math
from decimal import Decimal

import pytest
from scenario import AGREEMENTS, AS_OF, DEMAND, KEYS, outcomes, plan, tables

import vmi

GOOD = outcomes(plan())
KEY = ("A-100", "007")  # row 2 of agreements and of stock
FIRST_OF_KEY = 1 + next(at for at, row in enumerate(DEMAND) if (row["item"], row["location"]) == KEY)


def mistaken(table, row, **columns):
    """The scenario with other values in one row, counted from 1."""
    given = tables()
    given[table][row - 1].update(columns)
    return given


def with_row(table, **columns):
    given = tables()
    given[table].append(columns)
    return given


# (what, tables, kind, table, row, field, value, keys that are spoiled)
MISTAKES = [
    ("min above max", mistaken("agreements", 2, min=80), "conflicting_values", "agreements", 2, "min", "80", [KEY]),
    ("negative lead time", mistaken("agreements", 2, lead_time_days=-3), "out_of_range", "agreements", 2, "lead_time_days", "-3", [KEY]),
    ("order multiple 0", mistaken("agreements", 2, order_multiple=0), "out_of_range", "agreements", 2, "order_multiple", "0", [KEY]),
    ("unknown item", with_row("stock", item="a-100", location="DC1", quantity=1, as_of=AS_OF), "unknown_key", "stock", 8, "item", "a-100", []),
    ("unknown location", with_row("stock", item="A-100", location="7", quantity=1, as_of=AS_OF), "unknown_key", "stock", 8, "location", "7", []),
    ("unknown supplier", mistaken("agreements", 2, supplier="ACNE"), "unknown_key", "agreements", 2, "supplier", "ACNE", [KEY]),
    ("duplicate stock", with_row("stock", item="A-100", location="007", quantity=1, as_of=AS_OF), "duplicate_key", "stock", 8, None, None, [KEY]),
    (
        "duplicate day",
        mistaken("demand", FIRST_OF_KEY + 5, date=DEMAND[FIRST_OF_KEY - 1]["date"]),
        "duplicate_key",
        "demand",
        FIRST_OF_KEY + 5,
        "date",
        str(DEMAND[FIRST_OF_KEY - 1]["date"]),
        [KEY],
    ),
    ("NaN", mistaken("stock", 2, quantity=math.nan), "not_finite", "stock", 2, "quantity", "NaN", [KEY]),
    ("infinity", mistaken("stock", 2, quantity=-math.inf), "not_finite", "stock", 2, "quantity", "-inf", [KEY]),
    ("decimal NaN", mistaken("stock", 2, quantity=Decimal("NaN")), "not_finite", "stock", 2, "quantity", "NaN", [KEY]),
    ("text in a number column", mistaken("stock", 2, quantity="a dozen"), "not_a_number", "stock", 2, "quantity", "a dozen", [KEY]),
    ("true in a number column", mistaken("stock", 2, quantity=True), "not_a_number", "stock", 2, "quantity", "true", [KEY]),
    ("a date that is none", mistaken("demand", FIRST_OF_KEY, date="2026-02-30"), "not_a_date", "demand", FIRST_OF_KEY, "date", "2026-02-30", [KEY]),
    (
        "a time of day for a date",
        mistaken("demand", FIRST_OF_KEY, date=datetime.datetime(2026, 6, 30, 9)),
        "not_a_date",
        "demand",
        FIRST_OF_KEY,
        "date",
        "2026-06-30T09:00:00",
        [KEY],
    ),
    ("overflow", mistaken("stock", 2, quantity=1e28), "overflow", "stock", 2, "quantity", "10000000000000000000000000000", [KEY]),
    ("overflow of a whole number", mistaken("stock", 2, quantity=10**28), "overflow", "stock", 2, "quantity", str(10**28), [KEY]),
    ("overflow as text", mistaken("stock", 2, quantity="1e28"), "overflow", "stock", 2, "quantity", "1e28", [KEY]),
    ("overflow beyond any text", mistaken("stock", 2, quantity=10**5_000), "overflow", "stock", 2, "quantity", "1e4300", [KEY]),
    ("finer than decimals", mistaken("stock", 2, quantity=12.5), "too_fine", "stock", 2, "quantity", "12.5", [KEY]),
    ("finer as decimal", mistaken("stock", 2, quantity=Decimal("12.5")), "too_fine", "stock", 2, "quantity", "12.5", [KEY]),
    ("unit without conversion", mistaken("agreements", 2, order_unit="PALLET"), "no_conversion", "agreements", 2, "order_unit", "PALLET", [KEY]),
    ("two agreements at once", with_row("agreements", **{**AGREEMENTS[1], "supplier": "0815"}), "conflicting_agreements", "agreements", 7, None, None, [KEY]),
    ("a word that is none", mistaken("agreements", 2, policy="minmax"), "not_an_option", "agreements", 2, "policy", "minmax", [KEY]),
    ("a column not built yet", mistaken("items", 2, shelf_life_days="30"), "not_supported", "items", 2, "shelf_life_days", "30", KEYS[2:4]),
    ("a cost that is none", mistaken("agreements", 2, backorder_cost="-0.5"), "out_of_range", "agreements", 2, "backorder_cost", "-0.5", [KEY]),
    ("an empty cell that must not be", mistaken("stock", 2, quantity=None), "missing_value", "stock", 2, "quantity", None, [KEY]),
    ("a missing cell that must not be", mistaken("stock", 2, as_of=""), "missing_value", "stock", 2, "as_of", None, [KEY]),
    ("half of a surrogate pair", mistaken("stock", 2, account="us\udc80able"), "not_text", "stock", 2, "account", None, [KEY]),
    ("an item twice", with_row("items", item="A-100", unit="kg"), "duplicate_key", "items", 4, "item", "A-100", KEYS[:2]),
    ("a fraction in per cent", mistaken("agreements", 2, service_level=95), "out_of_range", "agreements", 2, "service_level", "95", [KEY]),
]


@pytest.mark.parametrize("given, kind, table, row, field, value, spoiled", [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_a_mistake_is_one_error_and_spoils_only_its_keys(given, kind, table, row, field, value, spoiled):
    found = plan(given)
    assert len(found.errors) == 1, found.errors.to_pylist()
    error = found.errors[0]
    assert (error["kind"], error["table"], error["row"]) == (kind, table, row)
    if field is not None:
        assert error["field"] == field
    if value is not None:
        assert error["value"] == value
    assert error["message"]
    came_out = outcomes(found)
    assert {key for key, outcome in came_out.items() if outcome == "bad_input"} == set(spoiled)
    assert {key: outcome for key, outcome in came_out.items() if key not in spoiled} == {k: o for k, o in GOOD.items() if k not in spoiled}
    for item, location in spoiled:
        assert "the data has 1 problem" in str(found.explain(item, location))
    # `check` says the same, without a plan.
    assert vmi.check(**given, as_of=AS_OF).errors.to_pylist() == found.errors.to_pylist()


def test_several_mistakes_are_reported_together():
    given = mistaken("agreements", 2, min=80, order_multiple=0, lead_time_days="soon")
    given["stock"][4]["quantity"] = "?"
    found = plan(given)
    assert {(row["table"], row["row"], row["field"]) for row in found.errors} == {
        ("agreements", 2, "min"),
        ("agreements", 2, "order_multiple"),
        ("agreements", 2, "lead_time_days"),
        ("stock", 5, "quantity"),
    }
    assert {key for key, outcome in outcomes(found).items() if outcome == "bad_input"} == {KEY, KEYS[4]}


def test_a_bad_cell_leaves_the_numbers_beside_it_alone():
    # A column of floats with one text among them: 0.1 + 0.2 is still 0.3, as it is in a column of floats alone.
    given = tables()
    given["stock"][2]["quantity"] = 0.1 + 0.2
    alone = plan(given)
    given["stock"][1]["quantity"] = "twelve"
    beside = plan(given)
    assert [row["row"] for row in beside.errors] == [2]
    assert str(beside.explain("00123", "DC1")) == str(alone.explain("00123", "DC1"))
    assert str(alone.explain("00123", "DC1")).splitlines()[1].startswith("  position    0.3 on hand")


@pytest.mark.parametrize("value", [[1], {"a": 1}, object(), b"12", 1 + 2j], ids=lambda value: type(value).__name__)
def test_a_value_that_no_cell_holds_is_an_exception(value):
    with pytest.raises(vmi.InputError) as raised:
        plan(mistaken("stock", 2, quantity=value))
    error = raised.value
    assert (error.table, error.row, error.field) == ("stock", 2, "quantity")
    assert type(value).__name__ in str(error)


def test_missing_values_of_data_frames():
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    # NaN is a bad number where a number belongs, and no value where text or a date does.
    for value in (math.nan, None, pandas.NA, pandas.NaT, numpy.float64("nan")):
        good = plan(mistaken("agreements", 2, order_unit=value, valid_to=value))
        assert outcomes(good) == GOOD
    for value in (pandas.NA, pandas.NaT):
        assert plan(mistaken("stock", 2, quantity=value)).errors[0]["kind"] == "missing_value"


def test_scalars_of_numpy_and_timestamps_of_pandas():
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    given = mistaken("stock", 2, quantity=numpy.int64(12), as_of=pandas.Timestamp("2026-06-30"), item=numpy.str_("A-100"))
    given["agreements"][0].update(stock_maximum_is_hard=numpy.bool_(True), lead_time_sd_days=numpy.float32(1.2))
    given["demand"][0]["date"] = numpy.datetime64("2026-06-30")
    given["demand"][1]["date"] = pandas.Timestamp(given["demand"][1]["date"])
    assert plan(given).errors.to_pylist() == []


def test_what_is_no_table():
    for wrong in (5, "stock.csv", object(), [1], [[1]], ["item"]):
        with pytest.raises(vmi.InputError) as raised:
            plan(stock=wrong)
        assert raised.value.table == "stock"
    with pytest.raises(vmi.InputError, match="column name 5 is not text"):
        plan(stock=[{5: "item"}])
    with pytest.raises(vmi.InputError, match="not a sequence of values"):
        plan(stock={"item": "A-100"})
    with pytest.raises(vmi.InputError, match="not a sequence of values"):
        plan(stock={"item": {0: "A-100"}})
    with pytest.raises(vmi.InputError, match='column "location" has 2 rows where the columns before it have 1') as raised:
        plan(stock={"item": ["A-100"], "location": ["DC1", "DC1"]})
    assert raised.value.field == "location"


def test_whatever_a_generator_of_rows_raises_comes_out():
    def rows():
        yield {"item": "A-100"}
        raise OSError("no connection")

    with pytest.raises(OSError, match="no connection"):
        plan(stock=rows())
