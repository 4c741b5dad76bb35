"""Result tables: rows, text, and the way through every library with the right types."""

import datetime
import html.parser
import json
from decimal import Decimal

import pytest
from scenario import plan, tables

import vmi
from vmi._show import width_of

NAMES = ("proposals", "reasons", "parameters", "kpis", "errors", "notices")
KINDS = {
    "proposals": {"quantity": Decimal, "value": Decimal, "place_on": datetime.date, "urgency_days": int, "pallets": float},
    "reasons": {"position": Decimal, "run_out": datetime.date},
    "parameters": {"demand_per_day": float, "observations": int, "trigger_level": Decimal, "window_from": datetime.date},
    "kpis": {"value": float, "amount": Decimal},
    "errors": {"code": int, "row": int, "more_rows": int},
    "notices": {"count": int},
}


@pytest.fixture(scope="module")
def planned():
    given = tables()
    given["stock"].append({"item": "A-100", "location": "nowhere", "quantity": 1, "as_of": "2026-06-30"})
    given["items"][0]["units_per_pallet"] = 40
    given["items"][0]["colour, \"quoted\""] = "blue"
    return plan(given)


@pytest.fixture(params=NAMES)
def table(request, planned):
    return getattr(planned, request.param)


def test_every_table_has_rows_here(table):
    assert len(table) > 0 and isinstance(table, vmi.ResultTable)


# ---- rows


def test_rows_are_dicts_of_plain_types(table):
    rows = table.to_pylist()
    assert len(rows) == len(table) == len(list(table))
    assert rows == list(table)
    for row in rows:
        assert list(row) == table.columns
    for column, kind in KINDS[table.name].items():
        assert {type(row[column]) for row in rows} - {type(None)} <= {kind}
        assert any(row[column] is not None for row in rows), column


def test_it_is_a_sequence(table):
    rows = table.to_pylist()
    assert table[0] == rows[0] and table[-1] == rows[-1]
    assert table[1:] == rows[1:] and table[::-1] == rows[::-1] and table[:0] == []
    with pytest.raises(IndexError):
        table[len(table)]


def test_more_rows_than_are_fetched_at_once():
    ids = [f"item {number:05}" for number in range(2_500)]
    many = vmi.plan(
        items={"item": ids, "unit": ["EA"] * len(ids)},
        agreements={"supplier": ["S"] * len(ids), "item": ids, "location": ["L"] * len(ids), "min": [1] * len(ids)},
        stock={"item": ids, "location": ["L"] * len(ids), "quantity": [0] * len(ids), "as_of": ["2026-06-30"] * len(ids)},
        as_of="2026-06-30",
    )
    assert [row["item"] for row in many.proposals] == ids
    assert many.proposals[2_048]["item"] == ids[2_048]


def test_results_outlive_their_plan(planned):
    import gc

    pyarrow = pytest.importorskip("pyarrow")
    proposals = plan().proposals
    arrow = pyarrow.table(plan().proposals)
    gc.collect()
    assert proposals.to_pylist() == plan().proposals.to_pylist()
    assert arrow.to_pylist() == pyarrow.table(proposals).to_pylist()


# ---- canonical text


def test_csv_is_canonical(table):
    text = table.to_csv().decode()
    assert text.endswith("\n") and "\r" not in text
    assert text.split("\n")[0].split(",") == table.columns
    if '"' not in text:
        assert text.count("\n") == len(table) + 1


def test_json_lines_say_the_same_as_the_rows(table):
    def plain(value):
        return str(value) if isinstance(value, (Decimal, datetime.date)) else value

    lines = [json.loads(line) for line in table.to_json_lines().splitlines()]
    assert lines == [{name: plain(value) for name, value in row.items() if value is not None} for row in table]


# ---- libraries


def test_pyarrow_round_trip(table):
    pyarrow = pytest.importorskip("pyarrow")
    arrow = table.to_arrow()
    arrow.validate(full=True)
    assert arrow.schema == pyarrow.schema(table)
    assert arrow.column_names == table.columns
    assert arrow.to_pylist() == table.to_pylist()
    kinds = {str: pyarrow.large_string(), int: pyarrow.int64(), float: pyarrow.float64(), datetime.date: pyarrow.date32()}
    for column, kind in KINDS[table.name].items():
        found = arrow.schema.field(column).type
        if kind is Decimal:
            assert pyarrow.types.is_decimal128(found) and found.precision == 38, column
        else:
            assert found == kinds[kind], column


def test_polars_round_trip(table):
    polars = pytest.importorskip("polars")
    frame = table.to_polars()
    assert frame.columns == table.columns
    assert frame.to_dicts() == table.to_pylist()
    kinds = {str: polars.String, int: polars.Int64, float: polars.Float64, datetime.date: polars.Date, Decimal: polars.Decimal}
    for column, kind in KINDS[table.name].items():
        assert isinstance(frame.schema[column], kinds[kind]), column


def test_pandas_round_trip(table):
    pandas = pytest.importorskip("pandas")
    frame = table.to_pandas()
    assert list(frame.columns) == table.columns and len(frame) == len(table)
    for column, kind in KINDS[table.name].items():
        found = str(frame[column].dtype)
        assert found.startswith({int: "Int64", float: "float64", datetime.date: "datetime64", Decimal: "object"}[kind]), (column, found)
        for value, row in zip(frame[column], table, strict=True):
            expected = row[column]
            if expected is None:
                assert pandas.isna(value)
            else:
                assert (value.date() if kind is datetime.date else value) == expected


def test_duckdb_reads_a_result():
    duckdb = pytest.importorskip("duckdb")
    proposals = plan().proposals
    found = duckdb.sql("select sum(quantity) from proposals").fetchall()
    assert found == [(sum(row["quantity"] for row in proposals),)]


def test_a_stream_may_be_asked_for_again_and_with_a_schema(planned):
    pyarrow = pytest.importorskip("pyarrow")
    table = planned.proposals
    first, second = pyarrow.table(table), pyarrow.table(table)
    assert first == second
    asked = pyarrow.RecordBatchReader.from_stream(table, schema=first.schema).read_all()
    assert asked == first


def test_an_unread_capsule_is_let_go(planned):
    for _ in range(100):
        planned.proposals.__arrow_c_stream__()
        planned.proposals.__arrow_c_schema__()


def test_empty_results_keep_their_columns():
    pyarrow, polars = pytest.importorskip("pyarrow"), pytest.importorskip("polars")
    nothing = plan().errors
    assert len(nothing) == 0 and nothing.to_pylist() == [] and not nothing
    assert pyarrow.table(nothing).column_names == nothing.columns
    assert nothing.to_polars().schema["row"] == polars.Int64
    assert nothing.to_pandas().shape == (0, len(nothing.columns))
    assert nothing.to_csv().decode() == ",".join(nothing.columns) + "\n"
    assert nothing.to_json_lines() == b""
    assert repr(nothing) == "errors: 0 rows, 12 columns"


@pytest.mark.parametrize("method, package", [("to_arrow", "pyarrow"), ("to_polars", "polars"), ("to_pandas", "pandas")])
def test_a_missing_package_is_named(planned, monkeypatch, method, package):
    import sys

    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=f"{method}.. needs .*pip install {package}"):
        getattr(planned.proposals, method)()


# ---- for the eye


def test_the_text_is_aligned_and_fits(table):
    lines = repr(table).splitlines()
    assert lines[0] == f"{table.name}: {len(table)} row{'' if len(table) == 1 else 's'}, {len(table.columns)} columns"
    assert lines[1].split()[0] == table.columns[0]
    assert max(map(len, lines)) <= 100
    shown = lines[1].replace("…", "").split()
    named = [name.strip(",") for line in lines for name in line.removeprefix("… more columns:").split() if line.startswith(("… more columns", "    "))]
    # Every column is shown or named under the rows; the last one that is shown may be cut.
    assert [*table.columns[: len(shown)], *table.columns[len(shown) :]] == table.columns
    assert set(table.columns[len(shown) :]) <= set(named)


def test_only_the_first_rows_are_shown():
    given = tables()
    given["demand"] = [{"item": "A-100", "location": "DC1", "date": "never", "quantity": 1}] * 13
    lines = repr(plan(given).errors).splitlines()
    assert lines[0].startswith("errors: 13 rows") and len([line for line in lines if line.startswith(" 113")]) == 10
    assert "… 3 more rows" in lines


def test_wide_and_unprintable_text_keeps_the_columns_aligned():
    items = [{"item": name, "unit": "EA"} for name in ("日本語", "a\nb", "e\u0301")]
    agreements = [{"supplier": "S", "item": row["item"], "location": "L", "min": 1} for row in items]
    stock = [{"item": row["item"], "location": "L", "quantity": 0, "as_of": "2026-06-30"} for row in items]
    lines = repr(vmi.plan(items=items, agreements=agreements, stock=stock, as_of="2026-06-30").proposals).splitlines()
    assert "a b " in lines[2]
    assert {width_of(line[: line.index("L  ")]) for line in lines[2:5]} == {8}


def test_html_is_well_formed_and_escaped(planned):
    class Tags(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.most = [], 0

        def handle_starttag(self, tag, attributes):
            self.open.append(tag)
            self.most = max(self.most, len(self.open))

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    for name in NAMES:
        parser = Tags()
        parser.feed(getattr(planned, name)._repr_html_())
        assert parser.open == [] and parser.most >= 4
    items = [{"item": "<script>", "unit": "EA"}]
    agreements = [{"supplier": "S", "item": "<script>", "location": "L", "min": 1}]
    stock = [{"item": "<script>", "location": "L", "quantity": 0, "as_of": "2026-06-30"}]
    shown = vmi.plan(items=items, agreements=agreements, stock=stock, as_of="2026-06-30").proposals._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown
