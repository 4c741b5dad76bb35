"""The ledger: what is taken, what is refused, and what never gets lost."""

import copy
import datetime
import io
import json
import pickle
import threading
from decimal import Decimal

import pytest
from ledgers import ABOUT, GOLDEN, event, ledger_of, sample, sample_rows, usable
from scenario import columns

import vmi

UTC = datetime.timezone.utc
RECEIPT = event(1, "receipt", 10, "2026-06-01")
ISSUE = event(2, "issue", 4, "2026-06-03")


def refused(ledger, rows, kind=vmi.InputError, **arguments):
    """The exception of an append that is refused; the ledger is as it was."""
    before = ledger.to_jsonl()
    with pytest.raises(kind) as raised:
        ledger.append(rows, **arguments)
    assert ledger.to_jsonl() == before
    return raised.value


# ---- what is taken


def test_an_empty_ledger():
    ledger = vmi.Ledger()
    assert (len(ledger), ledger.sequence, bool(ledger), repr(ledger)) == (0, 0, True, "<vmi.Ledger events=0 keys=0>")
    for table in (ledger.stock(), ledger.positions(), ledger.orders(), ledger.events(), ledger.findings(), ledger.lots()):
        assert len(table) == 0 and table.columns
    for nothing in ([], {}, {"source": [], "event_id": []}):
        done = ledger.append(nothing, expected_sequence=7)
        assert (done.added, done.repeated, done.sequence) == (0, 0, 0)


def test_a_repr_tells_what_is_inside():
    ledger = ledger_of(RECEIPT, ISSUE, event(3, "receipt", 1, "2026-06-02", item="B"))
    assert repr(ledger) == "<vmi.Ledger events=3 keys=2 from=2026-06-01 to=2026-06-03>"
    assert repr(ledger.append([RECEIPT])) == "Appended(added=0, repeated=1, sequence=3)"


def sources():
    """The sample as every sort of table, with a name."""
    rows = sample_rows()
    by_column = columns(rows)
    yield "rows", rows
    yield "generator", (row for row in rows)
    yield "columns", by_column
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({name: pyarrow.array(values, pyarrow.string()) for name, values in by_column.items()})
    yield "pyarrow", table
    yield "batches", pyarrow.Table.from_batches(table.to_batches(max_chunksize=5))
    yield "reader", table.to_reader()
    yield "array", table.to_batches()[0]
    yield "polars", pytest.importorskip("polars").from_arrow(table)
    yield "pandas", pytest.importorskip("pandas").DataFrame(by_column)
    duckdb = pytest.importorskip("duckdb")
    yield "duckdb", duckdb.connect().from_arrow(table)
    yield "result table", sample().events()
    yield "ledger", sample()


def test_every_sort_of_table_gives_the_same_ledger():
    expected = sample().to_jsonl()
    names = []
    for name, table in sources():
        ledger = vmi.Ledger()
        assert ledger.append(table).added == 33, name
        assert ledger.to_jsonl() == expected, name
        names.append(name)
    assert len(names) == 12


def test_typed_columns_give_the_same_as_text():
    typed = [
        RECEIPT | {"event_id": 1, "quantity": Decimal("10.50"), "effective_at": datetime.date(2026, 6, 1)},
        ISSUE | {"event_id": 2, "quantity": 0.1 + 0.2, "effective_at": datetime.date(2026, 6, 3), "expires_on": None},
    ]
    text = [RECEIPT | {"quantity": "10.5"}, ISSUE | {"quantity": "0.3"}]
    assert ledger_of(*typed).to_jsonl() == ledger_of(*text).to_jsonl()
    zone = datetime.timezone(datetime.timedelta(hours=2))
    instant = [RECEIPT | {"effective_at": datetime.datetime(2026, 6, 1, 12, tzinfo=zone)}]
    assert ledger_of(*instant).events()[0]["effective_at"] == "2026-06-01T10:00:00Z"


def test_late_events_are_in_their_place_and_told_twice_they_count_once():
    ledger = ledger_of(RECEIPT, ISSUE)
    late = event(3, "issue", 1, "2026-06-02", recorded_at="2026-06-05")
    done = ledger.append([late, ISSUE, RECEIPT, late])
    assert (done.added, done.repeated, done.sequence) == (1, 3, 3)
    assert [row["event_id"] for row in ledger.history("A-100", "DC1")] == ["1", "3", "2"]
    assert [row["event_id"] for row in ledger.events()] == ["1", "2", "3"]
    # The same id of another source is another event, and 4.0 is 4.
    assert ledger.append([ISSUE | {"quantity": 4.0}, late | {"source": "erp"}]).added == 1


def test_rows_in_any_order_are_one_ledger():
    rows = sample_rows()
    stock = sample().stock().to_csv()
    assert ledger_of(*reversed(rows)).stock().to_csv() == stock
    assert [row["recorded_at"] for row in sample().events()][-1] == "2026-06-13"


def test_recorded_at_for_all_rows_without_one():
    ledger = ledger_of(RECEIPT)
    noon = datetime.datetime(2026, 6, 10, 12, tzinfo=UTC)
    ledger.append([ISSUE, event(3, "issue", 1, "2026-06-04", recorded_at="2026-06-11")], recorded_at=noon)
    assert [row["recorded_at"] for row in ledger.events()] == ["2026-06-01", "2026-06-10T12:00:00Z", "2026-06-11"]
    # Facts that became known before the last one are refused: what was known never changes.
    error = refused(ledger, [event(4, "issue", 1, "2026-06-04")])
    assert (error.kind, error.row, error.field, error.value) == ("out_of_range", 1, "recorded_at", "2026-06-04")
    assert "recorded_at is when it became known" in error.hint


def test_notices_are_not_lost():
    done = vmi.Ledger().append([RECEIPT | {"quantiy": 1, "colour": "red"}])
    assert [(row["kind"], row["table"], row["field"], row["count"]) for row in done.notices] == [
        ("unknown_column", "events", "quantiy", 1),
        ("unknown_column", "events", "colour", 1),
    ]
    assert 'did you mean "quantity"?' in done.notices[0]["message"]
    assert done == vmi.Appended(1, 0, 1, notices=vmi.Ledger().append([]).notices)
    # Of a refused table as well.
    assert refused(vmi.Ledger(), [RECEIPT | {"quantity": "x", "colour": 1}]).notices[0]["field"] == "colour"


# ---- writers


def test_a_stale_writer_reads_again_and_appends_again():
    ledger = ledger_of(RECEIPT)
    seen = ledger.sequence
    ledger.append([ISSUE])
    error = refused(ledger, [event(3, "issue", 1, "2026-06-04")], vmi.SequenceConflict, expected_sequence=seen)
    assert (error.code, error.kind, error.table) == (135, "sequence_conflict", "events")
    assert "expected sequence 1, the ledger is at 2" in str(error)
    assert ledger.append([event(3, "issue", 1, "2026-06-04")], expected_sequence=ledger.sequence).sequence == 3
    # Whoever tells only what is known already needs no number.
    assert ledger.append([RECEIPT, ISSUE], expected_sequence=seen).repeated == 2


def test_an_id_with_another_body_is_a_conflict_and_every_one_is_named():
    ledger = ledger_of(RECEIPT, ISSUE)
    rows = [RECEIPT | {"quantity": 11}, event(3, "issue", 1, "2026-06-04"), ISSUE | {"location": "DC2"}]
    error = refused(ledger, rows, vmi.EventConflict)
    assert isinstance(error, vmi.InputError) and (error.code, error.kind) == (134, "conflicting_events")
    assert [(row["row"], row["item"], row["location"], row["field"], row["value"]) for row in error.errors] == [
        (1, "A-100", "DC1", "event_id", "1"),
        (3, "A-100", "DC2", "event_id", "2"),
    ]
    assert "a correction is a new event" in error.hint
    twice = [event(7, "issue", 1, "2026-06-04"), event(7, "issue", 2, "2026-06-04")]
    assert refused(ledger, twice, vmi.EventConflict).row == 2


@pytest.mark.parametrize("wrong", [-1, 2**63, 1.0, "1", True])
def test_what_is_no_sequence_number(wrong):
    with pytest.raises((vmi.SettingsError, TypeError), match="expected_sequence is"):
        vmi.Ledger().append([RECEIPT], expected_sequence=wrong)


def test_readers_go_on_while_one_appends():
    ledger = ledger_of(RECEIPT)
    seen, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            view = ledger.copy()
            seen.append((len(view), view.stock()[0]["quantity"]))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(2, 60):
        ledger.append([event(number, "receipt", 1, "2026-06-02")])
    stop.set()
    for reader in readers:
        reader.join()
    assert seen and all(quantity == 9 + length for length, quantity in seen)
    assert (len(ledger), usable(ledger)) == (59, 68)


# ---- what is refused

BAD = [
    ({"source": None}, "missing_value", "source", None),
    ({"event_id": ""}, "missing_value", "event_id", None),
    ({"kind": "isue"}, "not_an_option", "kind", "isue"),
    ({"item": None}, "missing_value", "item", None),
    ({"location": None}, "missing_value", "location", None),
    ({"quantity": None}, "missing_value", "quantity", None),
    ({"quantity": "a dozen"}, "not_a_number", "quantity", "a dozen"),
    ({"quantity": True}, "not_a_number", "quantity", "true"),
    ({"quantity": float("nan")}, "not_finite", "quantity", "NaN"),
    ({"quantity": -4}, "out_of_range", "quantity", "-4"),
    ({"quantity": 1e28}, "overflow", "quantity", "1" + "0" * 28),
    ({"quantity": Decimal("0.0000000001")}, "too_fine", "quantity", "1E-10"),
    ({"effective_at": None}, "missing_value", "effective_at", None),
    ({"effective_at": "2026-06-31"}, "not_a_date", "effective_at", "2026-06-31"),
    ({"effective_at": datetime.datetime(2026, 6, 3, 9)}, "not_a_date", "effective_at", "2026-06-03T09:00:00"),
    ({"effective_at": "2026-06-03T09:00:00"}, "not_a_date", "effective_at", "2026-06-03T09:00:00"),
    ({"recorded_at": "2026-06-02"}, "conflicting_values", "recorded_at", "2026-06-02"),
    ({"recorded_at": "yesterday"}, "not_a_date", "recorded_at", "yesterday"),
    ({"account": "shelf"}, "not_an_option", "account", "shelf"),
    ({"to_account": "blocked"}, "conflicting_values", "to_account", None),
    ({"kind": "block", "to_account": "usable"}, "conflicting_values", "to_account", "usable"),
    ({"owner": "nobody"}, "not_an_option", "owner", "nobody"),
    ({"to_owner": "supplier"}, "conflicting_values", "to_owner", None),
    ({"kind": "ownership_transfer", "to_owner": "customer"}, "conflicting_values", "to_owner", "customer"),
    ({"to_location": "DC2"}, "conflicting_values", "to_location", None),
    ({"kind": "transfer_out", "to_location": "DC1"}, "conflicting_values", "to_location", "DC1"),
    ({"kind": "order_received", "line": "1"}, "missing_value", "order", None),
    ({"kind": "order_received", "order": "P7"}, "missing_value", "line", None),
    ({"kind": "order_placed", "order": "P7", "line": "1"}, "missing_value", "supplier", None),
    ({"line": "1"}, "conflicting_values", "line", "1"),
    ({"unit": "BOX"}, "no_conversion", "unit", "BOX"),
    ({"promised_for": "soon"}, "not_a_date", "promised_for", "soon"),
    ({"kind": "forecast_received"}, "missing_value", "promised_for", None),
    ({"kind": "threshold_change", "quantity": None, "set_by": "customer"}, "missing_value", "min", None),
    ({"kind": "threshold_change", "quantity": None, "min": 1}, "missing_value", "set_by", None),
    ({"kind": "threshold_change", "quantity": None, "set_by": "customer", "min": 9, "max": 5}, "conflicting_values", "min", "9"),
    ({"kind": "threshold_change", "quantity": None, "set_by": "customer", "min": -1}, "out_of_range", "min", "-1"),
    ({"kind": "threshold_change", "quantity": 5, "set_by": "customer", "min": 1}, "conflicting_values", "quantity", "5"),
    ({"min": 4}, "conflicting_values", "min", None),
    ({"set_by": "me"}, "not_an_option", "set_by", "me"),
    ({"expires_on": "2026-07-01"}, "conflicting_values", "expires_on", None),
    ({"lot": "L1", "expires_on": "2026-07-32"}, "not_a_date", "expires_on", "2026-07-32"),
    ({"kind": "override", "reason": "why"}, "missing_value", "actor", None),
    ({"kind": "hold", "quantity": None, "actor": "me"}, "missing_value", "reason", None),
    ({"kind": "rejected", "quantity": None, "actor": "me", "reason": "why"}, "missing_value", "proposal", None),
    ({"proposal": "p-1"}, "conflicting_values", "proposal", None),
    ({"reason": "half \ud800"}, "not_text", "reason", None),
]


@pytest.mark.parametrize("change, kind, field, value", BAD, ids=[f"{case[2]}-{at}" for at, case in enumerate(BAD)])
def test_a_bad_row_is_named_with_its_field_and_nothing_is_appended(change, kind, field, value):
    ledger = ledger_of(RECEIPT)
    bad = event(3, "issue", 4, "2026-06-03") | change
    error = refused(ledger, [ISSUE, bad, RECEIPT])
    assert len(error.errors) == 1, error.errors
    found = error.errors[0]
    assert (found["kind"], found["table"], found["row"], found["field"]) == (kind, "events", 2, field)
    # The key is named as far as the row names it.
    assert found["item"] == bad["item"] and found["location"] == (bad["location"] if bad["item"] else None)
    assert (error.kind, error.row, error.field, error.item) == (kind, 2, field, found["item"])
    if value is not None:
        assert found["value"] == error.value == value
    assert found["message"] and found["message"] in str(error)


def test_every_bad_row_is_named_at_once():
    rows = [event(number, "issue", "x" if number % 2 else 1, "2026-06-03") for number in range(1, 41)]
    error = refused(vmi.Ledger(), rows)
    assert [row["row"] for row in error.errors] == list(range(1, 41, 2))
    lines = str(error).splitlines()
    assert lines[0] == "events: 20 problems, nothing was appended"
    assert len(lines) == 12 and lines[-1].endswith("all are in .errors")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.errors) == (vmi.InputError, str(error), error.errors)
    flood = [event(number, "issue", "x", "2026-06-03") for number in range(5_000)]
    assert sum(1 + row["more_rows"] for row in refused(vmi.Ledger(), flood).errors) == 5_000


@pytest.mark.parametrize(
    "table, kind, field",
    [
        ([{"source": "wms", "event_id": 1}], "missing_column", "kind"),
        ({"source": "wms"}, "bad_column", "source"),
        ([RECEIPT | {"quantity": [1]}], "bad_column", "quantity"),
        ("events.csv", "bad_column", None),
        (5, "bad_column", None),
    ],
)
def test_what_cannot_be_read_at_all(table, kind, field):
    error = refused(vmi.Ledger(), table)
    assert (error.kind, error.table, error.field) == (kind, "events", field)


def test_a_ledger_is_not_changed_by_what_a_generator_raises():
    def rows():
        yield RECEIPT
        raise OSError("no connection")

    refused(ledger_of(ISSUE), rows(), OSError)


# ---- JSON lines, copies, snapshots


def test_json_lines_are_those_of_every_language(tmp_path):
    expected = (GOLDEN / "ledger_sample.jsonl").read_bytes()
    ledger = sample()
    assert ledger.to_jsonl().encode() == expected
    file = tmp_path / "ledger.jsonl"
    assert ledger.to_jsonl(file) is None and ledger.to_jsonl(str(file)) is None
    assert file.read_bytes() == expected
    assert sorted(tmp_path.iterdir()) == [file]
    text = expected.decode()
    with file.open("rb") as binary, file.open(encoding="utf-8") as lines:
        sources = [text, expected, file, str(file), io.StringIO(text), io.BytesIO(expected), binary, lines, b"\xef\xbb\xbf" + expected]
        for source in [*sources, text.replace("\n", "\r\n"), f"\ufeff{text}"]:
            assert vmi.Ledger.from_jsonl(source).to_jsonl() == text


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    file = tmp_path / "ledger.jsonl"
    ledger_of(RECEIPT).to_jsonl(file)
    file.chmod(0o640)
    before = file.read_bytes()

    def fails(number):
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(OSError, match="no space left"):
        sample().to_jsonl(file)
    monkeypatch.undo()
    assert (file.read_bytes(), sorted(tmp_path.iterdir())) == (before, [file])
    link = tmp_path / "link.jsonl"
    link.symlink_to(file)
    sample().to_jsonl(link)
    assert link.is_symlink() and file.read_text(encoding="utf-8") == sample().to_jsonl()
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "line, kind, part",
    [
        ("{}", "not_text", "missing field"),
        ("nonsense", "not_text", "not an event"),
        (json.dumps(ISSUE | {"quantity": "4", "colour": "red"}), "not_text", '"colour" is not known'),
        (json.dumps(ISSUE | {"quantity": "-4"}), "out_of_range", "the kind gives the direction"),
        (json.dumps(RECEIPT | {"quantity": "11"}), "conflicting_events", "another body"),
    ],
)
def test_a_wrong_line_is_named(line, kind, part):
    text = ledger_of(RECEIPT).to_jsonl() + "\n" + line + "\n"
    with pytest.raises(vmi.InputError, match=part) as raised:
        vmi.Ledger.from_jsonl(text)
    assert (raised.value.kind, raised.value.row) == (kind, 4)


def test_lines_that_no_one_can_read():
    with pytest.raises(vmi.InputError, match="not UTF-8") as raised:
        vmi.Ledger.from_jsonl(b'{"vmi_events":2}\n\xff\n')
    assert raised.value.row == 2
    with pytest.raises(vmi.NotSupportedError, match="version 3"):
        vmi.Ledger.from_jsonl('{"vmi_events":3}\n')
    with pytest.raises(FileNotFoundError):
        vmi.Ledger.from_jsonl("nowhere.jsonl")
    with pytest.raises(TypeError, match="not int"):
        vmi.Ledger.from_jsonl(5)


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy, vmi.Ledger.copy, lambda ledger: pickle.loads(pickle.dumps(ledger))])
def test_a_copy_goes_its_own_way(make):
    ledger = sample()
    other = make(ledger)
    assert type(other) is vmi.Ledger and other.to_jsonl() == ledger.to_jsonl()
    other.append([event(99, "issue", 1, "2026-06-30")])
    ledger.append([event(98, "issue", 1, "2026-06-30"), event(97, "issue", 1, "2026-06-30")])
    assert (len(other), len(ledger)) == (34, 35)


def test_what_is_resumed_from_a_snapshot_is_the_same_as_from_the_whole():
    rows = sample_rows()
    for as_of in (None, "2026-06-08", datetime.date(2026, 6, 5)):
        ledger = vmi.Ledger()
        ledger.append(rows[:20])
        snapshot = ledger.snapshot(as_of)
        assert json.loads(snapshot)["snapshot"]["sequence"] == len(ledger) == 20
        ledger.append([row | {"recorded_at": "2026-06-30"} for row in rows[20:]])
        assert ledger.resume(snapshot).to_csv() == ledger.positions(as_of).to_csv()
    with pytest.raises(vmi.SequenceConflict, match="does not stand for the first events"):
        ledger_of(RECEIPT).resume(snapshot)
    with pytest.raises(vmi.InputError, match="not a snapshot"):
        ledger.resume("{}")
    with pytest.raises(vmi.InputError, match="was changed since it was written"):
        ledger.resume(snapshot.replace('"sequence":20', '"sequence":19'))


def test_adding_to_a_result_leaves_it_as_it_was():
    ledger = ledger_of(RECEIPT)
    stock = ledger.stock()
    arrow = pytest.importorskip("pyarrow").table(stock)
    ledger.append([ISSUE])
    assert (stock[0]["quantity"], arrow.to_pylist()[0]["quantity"]) == (Decimal(10), Decimal(10))


def test_other_things_are_not_compared_with_a_ledger():
    with pytest.raises(TypeError, match=r"another vmi\.Ledger, not list"):
        vmi.Ledger().compare([ABOUT])
