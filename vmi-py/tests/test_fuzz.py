"""Any value in any cell is a plan with errors or an exception of vmi, never a crash; and it does not matter what brought it."""

import datetime
import math
import os
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from ledgers import sample_rows
from scenario import TABLES, plan, tables

import vmi

hypothesis = pytest.importorskip("hypothesis")
strategies = hypothesis.strategies
# What it remembers of the characters of Unicode does not belong among the sources.
hypothesis.configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "vmi-hypothesis")

CELLS = strategies.one_of(
    strategies.none(),
    strategies.booleans(),
    strategies.integers(),
    strategies.floats(),
    strategies.decimals(),
    strategies.text(max_size=8),
    strategies.sampled_from(["", "A-100", "DC1", "1e28", "nan", "-0", "2026-06-30", "2026-06-30T10:00:00+02:00", "0.1", "9" * 40, "\udcff", "true"]),
    strategies.dates(),
    strategies.datetimes(timezones=strategies.one_of(strategies.none(), strategies.timezones())),
)
# Those of one moment, so that only the changed cell decides.
SAMPLE = [row | {"recorded_at": "2026-06-30"} for row in sample_rows()]
PLACES = strategies.sampled_from([(table, column) for table, rows in TABLES.items() for column in rows[0]])
# The same examples every time, so that a run can be repeated; VMI_FUZZ_COUNT asks for more, and for others each time.
COUNT = int(os.environ.get("VMI_FUZZ_COUNT", "0"))
SETTINGS = hypothesis.settings(max_examples=COUNT or 150, deadline=None, derandomize=not COUNT, database=None, suppress_health_check=list(hypothesis.HealthCheck))


def outcome_of(given):
    """The fingerprint and errors, or the exception; every key has one outcome."""
    try:
        found = plan(given)
    except vmi.VmiError as error:
        assert error.code != 900, error
        return type(error), error.kind
    assert len(found) == len(found.proposals) + len(found.reasons)
    for table in (found.proposals, found.reasons, found.parameters, found.kpis, found.errors, found.notices):
        assert len(table.to_pylist()) == len(table)
        assert repr(table)
        table.__arrow_c_stream__()
    return found.fingerprint, found.errors.to_pylist()


@SETTINGS
@hypothesis.given(PLACES, CELLS, CELLS)
def test_any_value_in_any_cell(place, value, other):
    table, column = place
    given = tables()
    given[table][0][column] = value
    given[table][-1][column] = other
    by_rows = outcome_of(given)
    names = dict.fromkeys(name for row in given[table] for name in row)
    as_columns = {name: [row.get(name) for row in given[table]] for name in names}
    assert outcome_of({**given, table: as_columns}) == by_rows


@SETTINGS
@hypothesis.given(PLACES, strategies.lists(strategies.one_of(strategies.floats(width=32), strategies.floats()), min_size=1, max_size=1), strategies.integers(0, 9))
def test_arrow_and_rows_say_the_same(place, values, padding):
    pyarrow = pytest.importorskip("pyarrow")
    table, column = place
    given = tables()
    kinds = {type(row.get(column)) for row in given[table]} - {type(None)}
    if not kinds <= {int, float} or column in ("line", "event_id"):
        return  # NaN in a column that holds no numbers is no value in a row, and a bad one in a column of floats
    given[table][0][column] = values[0]
    by_rows = outcome_of(given)
    names = dict.fromkeys(name for row in given[table] for name in row)
    whole = pyarrow.table({name: pyarrow.array([row.get(name) for row in given[table]], from_pandas=False) for name in names})
    padded = pyarrow.concat_tables([whole] * (padding + 1)).combine_chunks().slice(padding * len(whole))
    assert outcome_of({**given, table: padded}) == by_rows


@SETTINGS
@hypothesis.given(strategies.sampled_from(vmi.settings_names() + ["nonsense", "abc"]), CELLS)
def test_any_value_of_any_setting(name, value):
    try:
        found = plan(settings={name: value})
    except vmi.VmiError as error:
        # A cut of 1e-200 is a setting that the sums of the classes cannot be compared with exactly.
        assert error.code != 900 and (error.field is not None or error.kind == "overflow"), error
    else:
        assert len(found.errors) == 0
        assert value is None or not isinstance(value, bool)


@SETTINGS
@hypothesis.given(strategies.sampled_from([*sample_rows()[0], "unit", "nonsense"]), CELLS, CELLS)
def test_any_value_in_any_cell_of_a_ledger(column, value, other):
    ledger = vmi.Ledger()
    ledger.append(SAMPLE[:10])
    before = ledger.to_jsonl()
    rows = [row | {column: value if at % 2 else other} for at, row in enumerate(SAMPLE[10:14])]
    try:
        done = ledger.append(rows)
    except vmi.VmiError as error:
        assert error.code != 900 and ledger.to_jsonl() == before
        assert error.errors or error.kind in ("missing_column", "bad_column"), error
        return
    assert len(ledger) == 10 + done.added and done.added + done.repeated == 4
    assert vmi.Ledger.from_jsonl(ledger.to_jsonl()).to_jsonl() == ledger.to_jsonl()
    assert vmi.Ledger().append(ledger).added == len(ledger)
    for table in (ledger.positions(), ledger.findings(), ledger.lots(), ledger.orders()):
        assert len(table.to_pylist()) == len(table) and repr(table)


@pytest.mark.parametrize("value", [math.pi, Decimal(1) / 3, 10**18, -(10**18), datetime.date.min, datetime.date.max, "x" * 10_000])
def test_extremes(value):
    for table, rows in TABLES.items():
        for column in rows[0]:
            given = tables()
            given[table][0][column] = value
            outcome_of(given)
