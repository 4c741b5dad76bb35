"""What a ledger answers: then and now, by lot, by owner, beside counts and beside another party's book, and in a plan."""

import datetime
import re
from decimal import Decimal

import pytest
from ledgers import ROOT, event, ledger_of, sample, usable

import vmi

UTC = datetime.timezone.utc
JUNE = ("2026-06-01", "2026-06-30")


@pytest.fixture
def late():
    """An issue of the 2nd became known on the 5th."""
    return ledger_of(
        event(1, "receipt", 10, "2026-06-01"),
        event(2, "issue", 4, "2026-06-03"),
        event(3, "issue", 1, "2026-06-02", recorded_at="2026-06-05T09:00:00Z"),
    )


# ---- then and now


def test_what_was_known_then_and_what_is_known_now(late):
    assert [usable(late, day) for day in ("2026-05-31", "2026-06-01", "2026-06-02", "2026-06-03")] == [None, 10, 9, 5]
    assert [usable(late, day, "2026-06-04") for day in ("2026-06-01", "2026-06-02", "2026-06-03")] == [10, 10, 6]
    assert [usable(late, None, day) for day in ("2026-06-01", "2026-06-04", "2026-06-05")] == [10, 6, 5]
    assert [row["event_id"] for row in late.history("A-100", "DC1", None, "2026-06-04")] == ["1", "2"]


def test_moments_of_every_sort(late):
    east = datetime.timezone(datetime.timedelta(hours=2))
    before = ("2026-06-05T08:59:59Z", datetime.datetime(2026, 6, 5, 10, 59, 59, 999_999, east), datetime.date(2026, 6, 4))
    after = ("2026-06-05T11:00:00+02:00", datetime.datetime(2026, 6, 5, 11, tzinfo=east), datetime.date(2026, 6, 5))
    pandas = pytest.importorskip("pandas")
    for moment in (*before, pandas.Timestamp("2026-06-05T08:59:59Z")):
        assert usable(late, None, moment) == 6, moment
    for moment in (*after, pandas.Timestamp("2026-06-05T09:00:00Z")):
        assert usable(late, None, moment) == 5, moment


VIEWS = ("stock", "positions", "orders", "allocations", "lots", "thresholds", "forecasts", "findings")


@pytest.mark.parametrize("name", ["as_of", "known_at"])
@pytest.mark.parametrize(
    "moment, hint",
    [
        ("tomorrow", None),
        ("2026-06-31", None),
        ("2026-06-30T12:00:00", "2026-06-30T12:00:00Z is that time in UTC"),
        (datetime.datetime(2026, 6, 30, 12), "replace(tzinfo=datetime.timezone.utc)"),
        (datetime.datetime.min.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=2))), None),
    ],
)
def test_a_moment_that_cannot_be_used_is_named(late, name, moment, hint):
    calls = [lambda view=view: getattr(late, view)(**{name: moment}) for view in VIEWS]
    calls += [lambda: late.history("A-100", "DC1", **{name: moment}), lambda: late.compare(late, **{name: moment})]
    if name == "known_at":
        calls += [lambda: late.consumption(*JUNE, known_at=moment), lambda: late.reconcile([], known_at=moment)]
    else:
        calls.append(lambda: late.snapshot(moment))
    for call in calls:
        with pytest.raises(vmi.SettingsError) as raised:
            call()
        error = raised.value
        assert (error.kind, error.field) == ("bad_setting", name)
        assert error.value in (moment, getattr(moment, "isoformat", str)()) and "2026-06-30T14:05:00Z" in error.expected
        assert (hint is None) == (error.hint is None) and (hint is None or hint in str(error))


def test_what_is_no_moment_is_a_type_error(late):
    for wrong in (20260630, 1.5, object(), ("2026-06-30",)):
        with pytest.raises(TypeError, match="as_of is a date"):
            late.stock(wrong)
        with pytest.raises(TypeError, match="recorded_at is a date"):
            late.append([], recorded_at=wrong)
        with pytest.raises(TypeError, match="from_ is a date"):
            late.consumption(wrong, "2026-06-30")


# ---- views


def test_every_view_of_the_sample():
    ledger = sample()
    [line] = ledger.orders()
    assert (line["order"], line["supplier"], line["state"], line["received"]) == ("P7", "ACME", "closed", Decimal("20.125"))
    [claim] = ledger.allocations()
    assert (claim["order"], claim["quantity"], claim["promised_for"]) == ("C9", 3, datetime.date(2026, 6, 12))
    [levels] = ledger.thresholds()
    assert (levels["min"], levels["max"], levels["set_by"]) == (20, Decimal("60.5"), "customer")
    [forecast] = ledger.forecasts()
    assert (forecast["source"], forecast["date"], forecast["quantity"]) == ("portal", datetime.date(2026, 7, 15), 40)
    [finding] = ledger.findings()
    assert (finding["kind"], finding["of"], finding["quantity"]) == ("never_placed", "T1", 2)
    [position] = [row for row in ledger.positions() if (row["item"], row["location"]) == ("A-100", "DC1")]
    supply = position["in_transit"] + position["on_order_confirmed"] + position["on_order_unconfirmed"]
    assert position["position"] == position["usable"] + supply - position["allocated"] - position["back_ordered"]
    assert sum(row["quantity"] for row in ledger.stock() if row["location"] == "DC1") == Decimal("27.375")
    for table in (*(getattr(ledger, view)() for view in VIEWS), ledger.events(), ledger.history("A-100", "DC1")):
        assert isinstance(table, vmi.ResultTable) and repr(table).startswith(f"{table.name}: ")
        assert pytest.importorskip("polars").from_arrow(table.to_arrow()).to_dicts() == table.to_pylist()
    assert len(ledger.history("A-100", "nowhere")) == 0


def test_lots_leave_in_the_order_in_which_they_expire():
    ledger = ledger_of(
        event(1, "receipt", 5, "2026-06-01", lot="L2", expires_on="2026-07-31"),
        event(2, "receipt", 5, "2026-06-01", lot="L1", expires_on="2026-06-20"),
        event(3, "receipt", 5, "2026-06-01"),
        event(4, "issue", 3, "2026-06-02"),
        event(5, "issue", 3, "2026-06-21"),
        event(6, "issue", 1, "2026-06-22", lot="L2"),
    )

    def lots(as_of):
        return {row["lot"]: (row["quantity"], row["expires_on"]) for row in ledger.lots(as_of)}

    first, second = datetime.date(2026, 6, 20), datetime.date(2026, 7, 31)
    assert lots("2026-06-02") == {"L1": (2, first), "L2": (5, second), None: (5, None)}
    assert lots("2026-06-30") == {"L1": (2, first), "L2": (1, second), None: (5, None)}
    assert usable(ledger) == 8


def test_a_ledger_is_a_table_of_its_events():
    polars = pytest.importorskip("polars")
    ledger = sample()
    assert polars.DataFrame(ledger).equals(ledger.events().to_polars())
    assert isinstance(ledger, vmi.ArrowStream)


# ---- consignment


def test_the_statement_of_consignment_then_and_now():
    owned = {"owner": "supplier"}
    ledger = ledger_of(
        event(1, "receipt", 100, "2026-05-20", **owned),
        event(2, "issue", 30, "2026-06-12", **owned),
        event(3, "ownership_transfer", 10, "2026-06-15", to_owner="customer", **owned),
        event(4, "issue", 5, "2026-06-16"),
        event(5, "customer_return", 2, "2026-06-20", **owned),
        event(6, "issue", 7, "2026-07-01", **owned),
        event(7, "issue", 4, "2026-06-30", recorded_at="2026-07-03", **owned),
        event(8, "issue", 30, "2026-06-12", recorded_at="2026-07-04", corrects="2", **owned),
        event(9, "issue", 3, "2026-06-12", recorded_at="2026-07-04", **owned),
    )

    def statement(known_at=None):
        rows = ledger.consumption(*JUNE, known_at)
        return sum(row["quantity"] for row in rows), [row["event_id"] for row in rows]

    assert statement("2026-07-01") == (38, ["2", "3", "5"])
    assert statement("2026-07-03") == (42, ["2", "3", "5", "7"])
    assert statement() == (15, ["2", "8", "9", "3", "5", "7"])
    assert len(ledger.consumption(datetime.date(2026, 8, 1), datetime.date(2026, 8, 31))) == 0


@pytest.mark.parametrize(
    "days, field",
    [
        (("2026-07-01", "2026-06-30"), "from"),
        (("2026-06-01T00:00:00Z", "2026-06-30"), "from"),
        (("2026-06-01", "June"), "to"),
        (("2026-06-01", datetime.datetime(2026, 6, 30, tzinfo=UTC)), "to"),
    ],
)
def test_days_of_a_statement_that_cannot_be_used(late, days, field):
    with pytest.raises(vmi.SettingsError) as raised:
        late.consumption(*days)
    assert raised.value.field == field


# ---- counts

PLACE = {"item": "A-100", "location": "DC1"}


def test_counts_beside_the_book_and_what_settles_them(late):
    counts = [
        PLACE | {"counted": 3, "counted_at": "2026-06-10", "book": 6},
        PLACE | {"counted": 1, "counted_at": "2026-06-10", "account": "blocked"},
        {"item": "B", "location": "DC1", "counted": 0, "counted_at": "2026-06-10"},
    ]
    found = late.reconcile(counts)
    rows = [(row["account"], row["counted"], row["book"], row["difference"]) for row in found.discrepancies]
    assert rows == [("usable", 3, 5, -2), ("blocked", 1, 0, 1), ("usable", 0, 0, 0)]
    assert found.discrepancies[0]["reported_book"] == 6
    assert (len(found.errors), repr(found)) == (0, "<vmi.Reconciliation counts=3 adjustments=2 errors=0>")
    assert len(late) == 3, "nothing moved"
    assert late.append(found.adjustments).added == 2
    assert late.append(found.adjustments).repeated == 2
    again = late.reconcile(counts)
    assert len(again.adjustments) == 0 and {row["difference"] for row in again.discrepancies} == {0}


def test_a_count_older_than_the_last_record_is_settled_with_the_moment_of_its_record(late):
    found = late.reconcile([PLACE | {"counted": 8, "counted_at": "2026-06-02"}])
    with pytest.raises(vmi.InputError, match="recorded_at 2026-06-02 is before"):
        late.append(found.adjustments)
    late.append(found.adjustments, recorded_at="2026-06-11")
    assert [usable(late, "2026-06-02", known_at) for known_at in (None, "2026-06-10")] == [8, 9]


def test_a_late_fact_opens_a_settled_count_again(late):
    count = [PLACE | {"counted": 3, "counted_at": "2026-06-10"}]
    late.append(late.reconcile(count).adjustments)
    for number, day in ((10, "2026-06-20"), (11, "2026-06-22"), (12, "2026-06-24")):
        late.append([event(number, "issue", 1, "2026-06-04", recorded_at=day)])
        found = late.reconcile(count)
        assert [row["difference"] for row in found.discrepancies] == [1]
        assert late.append(found.adjustments, recorded_at=day).added == 1
        assert len(late.reconcile(count).adjustments) == 0


def test_counts_as_they_were_known(late):
    count = [PLACE | {"counted": 6, "counted_at": "2026-06-04"}]
    assert late.reconcile(count, "2026-06-04").discrepancies[0]["difference"] == 0
    assert late.reconcile(count).discrepancies[0]["difference"] == 1


@pytest.mark.parametrize(
    "change, kind, field",
    [
        ({"counted": "many"}, "not_a_number", "counted"),
        ({"counted": None}, "missing_value", "counted"),
        ({"counted_at": "2026-06-31"}, "not_a_date", "counted_at"),
        ({"item": None}, "missing_value", "item"),
        ({"owner": "bank"}, "not_an_option", "owner"),
        ({"account": "shelf"}, "not_an_option", "account"),
        ({"book": "x"}, "not_a_number", "book"),
    ],
)
def test_a_wrong_count_is_named_and_the_others_are_compared(late, change, kind, field):
    good = PLACE | {"counted": 3, "counted_at": "2026-06-10"}
    found = late.reconcile([good, good | change, good | {"location": "DC2", "colour": 1}])
    [error] = found.errors
    assert (error["kind"], error["table"], error["row"], error["field"]) == (kind, "counts", 2, field)
    assert error["item"] == (None if "item" in change else "A-100")
    assert len(found.discrepancies) == 2
    assert [row["field"] for row in found.notices] == ["colour"]


def test_counts_that_cannot_be_read_at_all(late):
    with pytest.raises(vmi.InputError, match="required column") as raised:
        late.reconcile([PLACE])
    assert raised.value.table == "counts"


# ---- two parties


def test_two_books_that_agree(late):
    assert late.compare(late) and late.compare(late.copy()).same
    theirs = vmi.Ledger()
    theirs.append(late.events().to_pylist(), recorded_at="2026-06-30")
    found = late.compare(theirs)
    assert (bool(found), len(found.events), len(found.stock)) == (True, 0, 0)
    assert repr(found) == "<vmi.Comparison same=True events=0 stock=0>"


def test_differences_of_events_sum_to_the_difference_of_stocks():
    ours, theirs = sample(), sample()
    ours.append([event(50, "issue", 2, "2026-06-14"), event(51, "block", 1, "2026-06-14"), event(52, "scrap", 1, "2026-06-14")])
    theirs.append([event(50, "issue", 3, "2026-06-14"), event(60, "receipt", 7, "2026-06-14", item="00123", location="007")])
    theirs.append([event(61, "lost_sale", 1, "2026-06-14")])
    found = ours.compare(theirs)
    assert not found and not found.same
    presence = {row["event_id"]: row["presence"] for row in found.events}
    assert presence == {"50": "different", "51": "only_here", "52": "only_here", "60": "only_there", "61": "only_there"}
    place = ("item", "location", "owner", "account")
    sums, stocks = {}, {}
    for row in found.events:
        assert row["difference"] == row["here"] - row["there"]
        key = tuple(row[name] for name in place)
        sums[key] = sums.get(key, 0) + row["difference"]
    for sign, ledger in ((1, ours), (-1, theirs)):
        for row in ledger.stock():
            key = tuple(row[name] for name in place)
            stocks[key] = stocks.get(key, 0) + sign * row["quantity"]
    assert {key: value for key, value in sums.items() if value} == {key: value for key, value in stocks.items() if value}
    assert {tuple(row[name] for name in place): row["difference"] for row in found.stock} == {k: v for k, v in sums.items() if v}
    # Before any of it happened the two agree.
    assert ours.compare(theirs, as_of="2026-06-13") and ours.compare(theirs, known_at="2026-06-13")


# ---- plans

CATALOG = {
    "items": [{"item": "A-100", "unit": "EA"}],
    "agreements": [{"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 20, "max": 60, "lead_time_days": 5}],
}


def test_a_ledger_plans_from_its_events(late):
    plan = late.plan(**CATALOG, as_of="2026-06-30", threads=1)
    assert plan.proposals[0]["quantity"] == 55
    assert late.plan(**CATALOG, as_of="2026-06-30", known_at="2026-06-04").proposals[0]["quantity"] == 54
    assert late.plan(**CATALOG, as_of=datetime.date(2026, 6, 1)).proposals[0]["quantity"] == 50
    for events in (late, late.events(), late.events().to_pylist()):
        assert vmi.plan(**CATALOG, events=events, as_of="2026-06-30").proposals.to_csv() == plan.proposals.to_csv()
    steps = []
    demand = [{"item": "A-100", "location": "DC1", "date": "2026-06-20", "quantity": 3}]
    again = late.plan(**CATALOG, demand=demand, as_of="2026-06-30", settings={"service_level": 0.9}, progress=lambda *step: steps.append(step))
    assert steps and len(again) == 1


def test_a_plan_takes_no_other_events_than_the_ledgers(late):
    with pytest.raises(TypeError, match=r"takes no events.*append the others to it.*vmi\.plan\(events=…\)"):
        late.plan(**CATALOG, events=[], as_of="2026-06-30")
    with pytest.raises(vmi.InputError, match='did you mean "demand"'):
        late.plan(**CATALOG, demnad=[], as_of="2026-06-30")
    with pytest.raises(vmi.SettingsError, match="known_at"):
        late.plan(**CATALOG, as_of="2026-06-30", known_at="soon")
    with pytest.raises(vmi.SettingsError, match="threads"):
        late.plan(**CATALOG, as_of="2026-06-30", threads=0)
    with pytest.raises(TypeError, match="as_of is a date"):
        late.plan(**CATALOG, as_of=20260630)


# ---- documentation


def test_the_ledger_of_the_readme_runs(tmp_path, monkeypatch):
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Ledger\n")[2].partition("\n## ")[0]
    [program] = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(program, "README.md", "exec"), names)
    # What a comment behind a line says is what the line gives.
    said = re.findall(r"^(ledger\S.*?)  +# (\d+)", program, re.MULTILINE)
    assert len(said) >= 2
    for expression, value in said:
        assert str(eval(expression, names)) == value, expression
    assert (tmp_path / "ledger.jsonl").is_file()
