"""Plans from plain Python, and what a plan can do."""

import csv
import datetime
import inspect
import io
import json
import os
import signal
import types

import pytest
from scenario import AS_OF, ITEMS, KEYS, SETTINGS, TABLES, columns, outcomes, plan, tables

import vmi


@pytest.fixture(scope="module")
def planned():
    return plan()


def test_every_key_has_one_outcome(planned):
    assert len(planned) == len(KEYS) == len(planned.proposals) + len(planned.reasons)
    found = outcomes(planned)
    assert set(found) == set(KEYS)
    assert found["A-100", "007"] == 48
    assert found["00123", "DC1"] == 25.5
    assert found["00123", "007"] == "agreement_expired"
    assert planned.errors.to_pylist() == []


def test_rows_may_come_as_columns_and_in_any_order(planned):
    as_columns = {name: columns(rows) for name, rows in TABLES.items()}
    assert plan(as_columns).fingerprint == planned.fingerprint
    backwards = {name: list(reversed(rows)) for name, rows in TABLES.items()}
    assert plan(backwards).fingerprint == planned.fingerprint
    other_columns = {name: [dict(reversed(row.items())) for row in rows] for name, rows in TABLES.items()}
    assert plan(other_columns).fingerprint == planned.fingerprint


def test_rows_may_be_any_mappings_from_any_iterable(planned):
    given = {name: (types.MappingProxyType(row) for row in rows) for name, rows in TABLES.items()}
    assert plan(given).fingerprint == planned.fingerprint
    assert plan({name: tuple(rows) for name, rows in TABLES.items()}).fingerprint == planned.fingerprint


def test_rows_may_be_text_throughout_as_a_csv_reader_gives_them(planned):
    def reader(rows):
        file = io.StringIO()
        writer = csv.DictWriter(file, list(columns(rows)))
        writer.writeheader()
        for row in rows:
            writer.writerow({name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in row.items()})
        file.seek(0)
        return csv.DictReader(file)

    assert plan({name: reader(rows) for name, rows in TABLES.items()}).fingerprint == planned.fingerprint


def test_the_date_may_be_a_date_or_text(planned):
    assert plan(as_of="2026-06-30").fingerprint == planned.fingerprint
    assert planned.as_of == AS_OF and type(planned.as_of) is datetime.date
    for wrong in ("30.06.2026", "2026-06-30T10:00:00"):
        with pytest.raises(vmi.SettingsError) as raised:
            plan(as_of=wrong)
        assert (raised.value.field, raised.value.value) == ("as_of", wrong)
    with pytest.raises(vmi.SettingsError, match="needs its zone"):
        plan(as_of=datetime.datetime(2026, 6, 30))


def test_the_date_may_be_an_instant():
    tables = {**TABLES, "stock": [{**row, "as_of": "2026-06-29"} for row in TABLES["stock"]]}
    zone = datetime.timezone(datetime.timedelta(hours=2))
    noon = plan(tables, as_of=datetime.datetime(2026, 6, 30, 12, tzinfo=zone))
    assert noon.as_of == datetime.datetime(2026, 6, 30, 10, tzinfo=datetime.timezone.utc)
    assert noon.fingerprint == plan(tables, as_of="2026-06-30T10:00:00Z").fingerprint
    assert {proposal["place_on"] for proposal in noon.proposals} == {datetime.date(2026, 6, 30)}


def test_settings_may_be_nested_or_dotted_and_of_any_fitting_type(planned):
    flat = {"service_level_by_class.A": "0.98", "service_level_by_class.B": 0.95, "demand": {"window_days": "90"}}
    assert plan(settings=flat).fingerprint == planned.fingerprint
    assert plan(settings={**SETTINGS, "lead_time_days": None}).fingerprint == planned.fingerprint
    assert plan(settings={**SETTINGS, "service_level": 0.9}).fingerprint != planned.fingerprint
    assert plan(settings={}).fingerprint == plan(settings=None).fingerprint
    assert "service_level_by_class.A" in vmi.settings_names()


@pytest.mark.parametrize("threads", [1, 2, 4, None, 1_000])
def test_any_number_of_threads_gives_the_same_plan(planned, threads):
    found = plan(threads=threads)
    assert found.fingerprint == planned.fingerprint
    assert found.proposals.to_csv() == planned.proposals.to_csv()


def test_all_arguments_are_by_name_and_every_table_is_one():
    for function, more in ((vmi.plan, {"as_of", "settings", "threads", "progress"}), (vmi.check, {"as_of", "settings", "threads"})):
        parameters = inspect.signature(function).parameters
        assert set(parameters) == set(vmi.TABLES) | more
        assert {parameter.kind for parameter in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
        required = {name for name, parameter in parameters.items() if parameter.default is inspect.Parameter.empty}
        assert required == {"items", "agreements", "as_of"}
        for name in parameters:
            assert f"{name}:" in inspect.getdoc(vmi.plan)


def test_a_table_that_is_not_built_yet_is_refused_if_it_has_rows(planned):
    for name in ("thresholds", "forecasts", "calendars", "counts", "price_breaks", "lead_times", "promotions", "groups"):
        assert plan(**{name: []}).fingerprint == planned.fingerprint
    for name in ("receipts", "successors", "lots"):
        assert plan(**{name: []}).fingerprint == planned.fingerprint
        with pytest.raises(vmi.NotSupportedError) as raised:
            plan(**{name: [{"item": "A-100"}]})
        assert raised.value.table == name


def test_calendars_thresholds_and_days_of_supply():
    week = [{"calendar": "NRW", "weekday": day, "open": day not in ("sat", "sun")} for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")]
    changed = {"supplier": "ACME", "item": "A", "location": "L", "set_by": "customer"}
    given = {
        "items": [{"item": "A", "unit": "EA"}],
        "agreements": [{"supplier": "ACME", "item": "A", "location": "L", "min": 20, "max": 60, "lead_time_days": 3}],
        "stock": [{"item": "A", "location": "L", "quantity": 3, "as_of": AS_OF}],
        "suppliers": [{"supplier": "ACME", "calendar": "NRW", "time_zone": "Europe/Berlin"}],
        "calendars": [*week, {"calendar": "NRW", "date": datetime.date(2026, 7, 3), "open": False, "cut_off": "12:00"}],
        "thresholds": [
            {**changed, "valid_from": AS_OF, "min": 2, "max": 4, "recorded_at": datetime.datetime(2026, 6, 30, 9, tzinfo=datetime.timezone.utc)},
            {**changed, "valid_from": AS_OF, "min": 3, "max": 9, "recorded_at": datetime.date(2026, 6, 30)},
        ],
        "forecasts": [{"item": "A", "location": "L", "date": datetime.date(2026, 7, day), "quantity": day / 2} for day in range(1, 10)],
    }
    as_it_is = vmi.plan(**given, as_of=AS_OF)
    assert as_it_is.errors.to_pylist() == []
    assert as_it_is.reasons.to_pylist()[0]["message"] == "position 3 is not below the minimum 3"
    in_days = {**given, "agreements": [{**given["agreements"][0], "level_unit": "days"}], "thresholds": []}
    in_days["agreements"][0] |= {"min": 3.5, "max": 5}
    (proposal,) = vmi.plan(**in_days, as_of=AS_OF).proposals
    # 0.5 + 1 + 1.5 + 2 + 2.5 in five days; ordered on Wednesday, the third working day after is Tuesday, as Friday is a holiday.
    assert (proposal["quantity"], proposal["place_on"], proposal["due"]) == (5, datetime.date(2026, 7, 1), datetime.date(2026, 7, 7))


def test_the_representation_is_one_line(planned):
    assert repr(planned) == "<vmi.Plan as_of=2026-06-30 keys=6 proposals=4 reasons=2 errors=0 notices=1>"
    assert bool(planned)


def test_the_fingerprint_is_64_hexadecimal_digits_and_sees_every_cell(planned):
    assert len(planned.fingerprint) == 64 and int(planned.fingerprint, 16)
    changed = tables()
    changed["demand"][3]["quantity"] += 1
    assert plan(changed).fingerprint != planned.fingerprint
    assert plan(as_of="2026-07-01").fingerprint != planned.fingerprint


# ---- explanations


def test_an_explanation_is_text_and_data(planned):
    explanation = planned.explain("A-100", "007")
    text = str(explanation)
    assert text.startswith("A-100 at 007: order 48 from ACME") and text.endswith("\n")
    assert repr(explanation) == text.rstrip("\n")
    assert explanation._repr_html_().startswith("<pre>A-100 at 007")
    assert [line.label for line in explanation.lines][0] == "position"
    assert len(explanation.lines) == len(text.splitlines()) - 1
    found = explanation.to_dict()
    assert found == json.loads(explanation.to_json())
    assert (found["item"], found["location"], found["rule"]) == ("A-100", "007", "vmi/1")
    assert found["proposal"] == planned.proposals[1]["proposal"] or found["proposal"] in [row["proposal"] for row in planned.proposals]
    assert explanation == planned.explain("A-100", "007") != planned.explain("A-100", "DC1")
    assert hash(explanation) == hash(planned.explain("A-100", "007"))


def test_every_key_can_be_explained(planned):
    for item, location in KEYS:
        assert str(planned.explain(item, location)).startswith(f"{item} at {location}: ")


@pytest.mark.parametrize("item, location, hint", [("A-10O", "DC1", "A-100"), ("A-100", "DC2", "DC1"), ("nothing like it at all", "DC1", None), ("\udcff", "DC1", None)])
def test_a_key_that_is_not_there_is_a_key_error(planned, item, location, hint):
    with pytest.raises(KeyError) as raised:
        planned.explain(item, location)
    error = raised.value
    assert isinstance(error, vmi.UnknownKeyError) and (error.item, error.location) == (item.replace("\udcff", "\ufffd" * 3), location)
    assert not str(error).startswith(('"', "'"))
    assert hint is None or hint in str(error)


# ---- progress and interrupts


def test_progress_is_told_how_many_of_how_many():
    told = []
    plan(progress=lambda done, total: told.append((done, total)))
    # Two steps for each key: its demand, its decision.
    assert all(0 <= done <= total == 2 * len(KEYS) for done, total in told)
    assert told == sorted(told) and told[-1] == (2 * len(KEYS), 2 * len(KEYS))


def test_returning_false_stops_the_run():
    with pytest.raises(vmi.Cancelled) as raised:
        plan(progress=lambda done, total: False)
    assert (raised.value.kind, raised.value.code) == ("cancelled", 303)


@pytest.mark.parametrize("answer", [None, True, 1, 0, "no"])
def test_nothing_but_false_stops_the_run(answer):
    assert len(plan(progress=lambda done, total: answer)) == len(KEYS)


@pytest.mark.parametrize("kind", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_what_progress_raises_comes_out(kind):
    def progress(done, total):
        raise kind("enough")

    with pytest.raises(kind, match="enough"):
        plan(progress=progress)


def test_progress_may_plan_and_read_itself():
    seen = []

    def progress(done, total):
        seen.append(plan(threads=2).fingerprint)

    assert plan(progress=progress, threads=2).fingerprint == seen[0]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an interval timer")
def test_an_interrupt_comes_through_while_the_core_works():
    polars = pytest.importorskip("polars")
    ids = [f"item {number}" for number in range(200_000)]
    place = {"item": ids, "location": ["DC1"] * len(ids)}
    given = {
        "items": polars.DataFrame({"item": ids, "unit": ["EA"] * len(ids)}),
        "agreements": polars.DataFrame({**place, "supplier": ["ACME"] * len(ids), "min": [5] * len(ids)}),
        "stock": polars.DataFrame({**place, "quantity": [3] * len(ids), "as_of": ["2026-06-30"] * len(ids)}),
    }

    class Interrupt(Exception):
        pass

    def interrupt(number, frame):
        raise Interrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        with pytest.raises(Interrupt):
            vmi.plan(**given, as_of=AS_OF, threads=1)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_other_threads_run_while_the_core_works():
    import threading

    beats, stop = [], threading.Event()

    def beat():
        while not stop.wait(0.0005):
            beats.append(None)

    thread = threading.Thread(target=beat)
    thread.start()
    big = {**TABLES, "items": ITEMS + [{"item": f"more {number}", "unit": "EA"} for number in range(2_000)]}
    for _ in range(5):
        plan(big)
    stop.set()
    thread.join()
    assert beats


# ---- check


def test_check_finds_what_plan_would():
    changed = tables()
    changed["agreements"][1]["min"] = 80
    found = vmi.check(**changed, as_of=AS_OF)
    assert not found.is_fatal
    assert [(row["table"], row["row"], row["kind"]) for row in found.errors] == [("agreements", 2, "conflicting_values")]
    assert found.errors.to_pylist() == plan(changed).errors.to_pylist()
    assert len(found.notices) == len(plan(changed).notices)
    assert repr(found).startswith("<vmi.CheckResult errors=1 ")


def test_check_reports_all_that_is_fatal_at_once():
    found = vmi.check(items=[{"itm": "A-100"}], agreements=[], as_of="yesterday", threads=2)
    assert found.is_fatal
    kinds = {row["kind"] for row in found.errors}
    assert {"bad_setting", "missing_column", "missing_table"} <= kinds


def test_the_default_is_a_thread_for_each_processor(planned, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert plan(threads=None).fingerprint == planned.fingerprint
