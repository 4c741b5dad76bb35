"""From proposals to orders and back into the next plan."""

import datetime
import itertools
import pathlib
import re

import pytest
from releases import AGREEMENTS, AS_OF, ITEMS, RANGE, TABLES, book, ids, planned, reasons

import vmi

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture
def ledger():
    return book()


@pytest.fixture
def plan(ledger):
    return planned(ledger)


# The round trip


def test_what_is_released_is_decided_when_planned_again(ledger, plan):
    assert set(ids(plan)) == {"A", "B", "C"}
    released = plan.release(at=AS_OF, actor="Anna", approve="all", numbers=RANGE, ledger=ledger)
    assert isinstance(released, vmi.Release) and released
    assert (len(released), len(released.orders), len(released.errors), len(released.notices)) == (3, 3, 0, 0)
    assert len(ledger) == 4
    assert ledger.append(released.events, expected_sequence=4).added == 3
    again = planned(ledger)
    assert len(again.proposals) == 0
    assert reasons(again) == {"A": "already_decided", "B": "already_decided", "C": "already_decided", "D": "above_trigger"}
    assert {row["item"]: row["proposal"] for row in again.reasons if row["proposal"]} == ids(plan)
    # Told twice it is one event; released again it is nothing.
    assert ledger.append(released.events).repeated == 3
    assert len(plan.release(at=AS_OF, actor="Anna", approve="all", ledger=ledger)) == 0
    assert len(again.release(at=AS_OF, actor="Anna", approve="all", ledger=ledger)) == 0
    # The next day is a new decision: what is on order is enough.
    assert set(reasons(planned(ledger, "2026-07-01")).values()) == {"above_trigger"}


def test_events_and_orders_say_who_and_why(ledger, plan):
    at = datetime.datetime(2026, 6, 30, 20, 15, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    released = plan.release(at=at, actor="Anna", approve=[ids(plan)["A"]], numbers=RANGE)
    first, second = released.events
    assert (first["item"], first["kind"], first["actor"], first["reason"]) == ("A", "order_placed", "Anna", "approved")
    assert (second["item"], second["reason"]) == ("B", "inside the agreement's limits")
    assert str(first["recorded_at"]) == "2026-06-30T18:15:00Z"
    assert {row["order"] for row in released.orders} == {"PO-0001"}
    assert [row["line"] for row in released.orders] == ["1", "2"]
    assert released.orders.columns == ledger.orders().columns
    assert released.to_orders().to_csv() == released.orders.to_csv()
    assert plan.release(at=at, actor="Anna", approve="all", reason="spring").events[0]["reason"] == "spring"


def test_the_orders_are_a_table_of_a_plan(plan):
    released = plan.release(at=AS_OF, actor="Anna", approve="all")
    stock = [{"item": row["item"], "location": "L", "quantity": 10, "as_of": AS_OF} for row in ITEMS]
    again = vmi.plan(**TABLES, stock=stock, orders=released.orders, as_of=AS_OF)
    assert len(again.proposals) == 0 and reasons(again)["A"] == "already_decided"


def test_proposals_are_approved_one_by_one(ledger, plan):
    known = ids(plan)
    # Without a word only what the agreement releases.
    by_rule = plan.release(at=AS_OF, actor="rule", ledger=ledger)
    assert [event["proposal"] for event in by_rule.events] == [known["B"]]
    ledger.append(by_rule.events)
    waiting = planned(ledger)
    assert ids(waiting) == {item: known[item] for item in ("A", "C")}
    ledger.append(waiting.release(at=AS_OF, actor="Anna", approve=iter([known["C"]]), ledger=ledger).events)
    assert ids(planned(ledger)) == {"A": known["A"]}
    ledger.append(planned(ledger).release(at=AS_OF, actor="Anna", approve={known["A"]}, ledger=ledger).events)
    assert ids(planned(ledger)) == {}


def test_what_is_turned_down_is_not_proposed_again(ledger, plan):
    known = ids(plan)
    released, appended = ledger.release(plan, at=AS_OF, actor="Anna", approve="all", reject={known["A"]: "end of life"})
    assert appended.added == 3 and len(released.orders) == 2
    again = planned(ledger)
    assert reasons(again)["A"] == "rejected"
    row = next(row for row in again.reasons if row["item"] == "A")
    assert row["proposal"] == known["A"] and "end of life" in str(again.explain("A", "L"))


def test_parts_of_several_suppliers_are_decided_one_by_one():
    shares = {"S1": 3, "S2": 2, "S3": 1}
    terms = {"item": "A", "location": "L", "min": 20, "max": 60, "lead_time_days": 5}
    tables = {"items": ITEMS, "agreements": [terms | {"supplier": supplier, "share": share} for supplier, share in shares.items()]}
    first = {row["supplier"]: row["proposal"] for row in book().plan(**tables, as_of=AS_OF).proposals}
    assert set(first) == set(shares)
    for order in itertools.permutations(shares):
        for turned_down in itertools.product((False, True), repeat=3):
            ledger, left = book(), dict(first)
            for supplier, no in zip(order, turned_down):
                plan = ledger.plan(**tables, as_of=AS_OF)
                id = left.pop(supplier)
                ledger.release(plan, at=AS_OF, actor="Anna", approve=() if no else [id], reject={id: "no"} if no else {})
                now = ledger.plan(**tables, as_of=AS_OF).proposals
                assert {row["supplier"]: row["proposal"] for row in now} == left, (order, turned_down)
            reason = next(row["reason"] for row in ledger.plan(**tables, as_of=AS_OF).reasons if row["item"] == "A")
            assert reason in ("already_decided", "rejected") and (reason == "rejected" or not all(turned_down))


# Numbers


def test_numbers_go_on_and_their_end_is_said(ledger, plan):
    few = {"prefix": "X", "first": 1, "last": 2, "alarm_below": 2}
    released, _ = ledger.release(plan, at=AS_OF, actor="Anna", approve=[ids(plan)["A"]], numbers=few)
    assert {row["order"] for row in released.orders} == {"X1"}
    assert [(row["kind"], row["count"]) for row in released.notices] == [("numbers_running_out", 1)]
    released, _ = ledger.release(planned(ledger), at=AS_OF, actor="Anna", approve="all", numbers=[few])
    assert {row["order"] for row in released.orders} == {"X2"}
    emptied = [*AGREEMENTS[:3], {**AGREEMENTS[3], "min": 20}]
    more = planned(ledger, "2026-07-01", agreements=emptied)
    released, appended = ledger.release(more, at="2026-07-01", actor="Anna", approve="all", numbers=few)
    assert appended.added == 0 and len(released.orders) == 0
    [error] = released.errors
    assert (error["item"], error["field"], error["kind"]) == ("D", "numbers", "out_of_range")
    assert "X2" in error["message"] and error["hint"] == "give a new range"


def test_a_supplier_may_have_its_own_numbers_and_none_is_given_twice(plan):
    own = {"supplier": "BOLT", "prefix": "PO-", "first": 1, "last": 9_999}
    released = plan.release(at=AS_OF, actor="Anna", approve="all", numbers=[own, RANGE])
    assert {row["supplier"]: row["order"] for row in released.orders} == {"ACME": "PO-0001", "BOLT": "PO-0002"}
    unnumbered = plan.release(at=AS_OF, actor="Anna", approve="all", numbers={**own, "prefix": "B-"})
    orders = {row["item"]: row["order"] for row in unnumbered.orders}
    assert orders == {"A": ids(plan)["A"], "B": ids(plan)["B"], "C": "B-0001"}


@pytest.mark.parametrize(
    "numbers, part",
    [
        ({"prefix": "P", "first": 5, "last": 4}, "begins at 5 and ends at 4"),
        ({"prefix": "P", "first": 5}, "needs 'last'"),
        ({"prefix": "P", "first": -1, "last": 4}, "first of a range of order numbers is -1"),
        ({"prefix": "P", "first": 1, "last": 2**64}, "expected 0 to"),
        ({"prefix": "P", "first": 1, "last": 4, "alarm": 1}, "did you mean 'alarm_below'?"),
        ({"prefix": "\udc80", "first": 1, "last": 4}, "half of a character"),
    ],
)
def test_a_range_that_cannot_be_used(plan, numbers, part):
    with pytest.raises(vmi.SettingsError, match=re.escape(part)) as raised:
        plan.release(at=AS_OF, actor="Anna", numbers=numbers)
    assert raised.value.kind == "bad_setting"


# Wrong arguments


def test_ids_that_are_not_known_are_named(ledger, plan):
    known = ids(plan)["A"]
    slip = known[:-1] + ("0" if known[-1] != "0" else "1")
    released = plan.release(at=AS_OF, actor="Anna", approve=[slip], reject={"nothing like it": "no"})
    near, far = released.errors
    assert (near["field"], near["value"], near["hint"]) == ("approve", slip, f'did you mean "{known}"?')
    assert (far["field"], far["hint"]) == ("reject", "plan again: ids belong to one review date")
    with pytest.raises(vmi.UnknownKeyError, match="nothing was appended") as raised:
        ledger.release(plan, at=AS_OF, actor="Anna", approve="all", reject={slip: "too much"})
    assert len(ledger) == 4
    assert (raised.value.field, raised.value.value, len(raised.value.errors)) == ("reject", slip, 1)
    with pytest.raises(vmi.InputError, match="approved and rejected") as both:
        ledger.release(plan, at=AS_OF, actor="Anna", approve=[known], reject={known: "too much"})
    assert both.value.kind == "conflicting_values" and len(ledger) == 4


def test_arguments_of_a_wrong_kind(plan):
    for wrong in ({"approve": "everything"}, {"at": "30.06.2026"}, {"at": datetime.datetime(2026, 6, 30, 8)}, {"actor": "\udc80"}):
        with pytest.raises(vmi.SettingsError) as raised:
            plan.release(**{"at": AS_OF, "actor": "Anna", **wrong})
        assert raised.value.field == next(iter(wrong))
    for wrong in ({"at": None}, {"actor": None}, {"approve": [5]}, {"reject": {"x": None}}, {"numbers": ["P"]}, {"reason": 5}):
        with pytest.raises(TypeError):
            plan.release(**{"at": AS_OF, "actor": "Anna", **wrong})


def test_a_release_before_the_ledgers_last_record_is_refused(ledger, plan):
    late = {"source": "wms", "event_id": "late", "kind": "issue", "item": "D", "location": "L", "quantity": 1}
    ledger.append([late | {"effective_at": "2026-06-29", "recorded_at": "2026-07-02"}])
    with pytest.raises(vmi.InputError, match="recorded_at"):
        ledger.release(plan, at=AS_OF, actor="Anna", approve="all")
    assert ledger.release(plan, at="2026-07-02", actor="Anna", approve="all")[1].added == 3


# After the release


def test_a_partial_receipt_of_the_next_day(ledger, plan):
    ledger.release(plan, at=AS_OF, actor="Anna", approve="all", numbers=RANGE)
    line = next(row for row in ledger.orders() if row["item"] == "A")
    received = {"source": "wms", "event_id": "r1", "kind": "order_received", "item": "A", "location": "L", "quantity": 30}
    ledger.append([received | {"effective_at": "2026-07-01", "supplier": "ACME", "order": line["order"], "line": line["line"]}])
    row = next(row for row in ledger.positions() if row["item"] == "A")
    assert (row["usable"], row["position"]) == (40, 60)
    # As of the review nothing has changed, and on the next day 20 are still to come.
    assert reasons(planned(ledger))["A"] == "already_decided"
    assert reasons(planned(ledger, "2026-07-01"))["A"] == "above_trigger"
    used = {"source": "wms", "event_id": "i1", "kind": "issue", "item": "A", "location": "L", "quantity": 35}
    ledger.append([used | {"effective_at": "2026-07-02"}])
    assert reasons(planned(ledger, "2026-07-02"))["A"] == "above_trigger"
    ledger.append([used | {"event_id": "i2", "quantity": 6, "effective_at": "2026-07-03"}])
    [proposal] = planned(ledger, "2026-07-03").proposals
    assert (proposal["item"], proposal["quantity"]) == ("A", 41) and proposal["proposal"] != ids(plan)["A"]


def test_fingerprints_of_facts(ledger):
    other = vmi.Ledger()
    other.append(list(reversed(list(ledger.events()))), recorded_at="2026-07-01")
    assert ledger.fingerprint() == other.fingerprint() == ledger.copy().fingerprint()
    assert re.fullmatch("[0-9a-f]{64}", ledger.fingerprint())
    before = ledger.fingerprint(as_of=AS_OF)
    ledger.release(planned(ledger, "2026-07-01"), at="2026-07-01", actor="Anna", approve="all")
    assert ledger.fingerprint(AS_OF) == ledger.fingerprint(None, AS_OF) == before != ledger.fingerprint()
    with pytest.raises(vmi.SettingsError):
        ledger.fingerprint(as_of="soon")


# Dialects


def test_a_dialect_is_chosen_by_its_name():
    words = vmi.dialects()
    assert list(words)[0] == "vmi" and words["odoo_18"] == "Odoo 18"
    assert all(line and "\n" not in line and not line.startswith(" ") for line in words.values())
    given = {"items": [{"item": "A", "unit": "EA"}], "as_of": AS_OF}
    given["stock"] = [{"item": "A", "location": "L", "quantity": 4, "as_of": AS_OF}]
    terms = {"supplier": "S", "item": "A", "location": "L", "min": 5, "max": 8, "order_multiple": 10}
    [usual] = vmi.plan(**given, agreements=[terms]).proposals
    assert (usual["quantity"], usual["rule"]) == (10, "vmi/1")
    # Odoo 18 rounds down where rounding up would pass the maximum: nothing, for ever.
    by_setting = vmi.plan(**given, agreements=[terms], settings={"dialect": "odoo_18"})
    assert len(by_setting.proposals) == 0 and len(by_setting.reasons) == 1
    by_column = vmi.plan(**given, agreements=[{**terms, "dialect": "odoo_18"}])
    assert by_column.reasons[0]["reason"] == by_setting.reasons[0]["reason"]
    [other] = vmi.plan(**given, agreements=[{**terms, "dialect": "odoo_14"}], settings={"dialect": "odoo_18"}).proposals
    assert (other["quantity"], other["rule"]) == (10, "odoo_14/1")
    for name in words:
        assert vmi.plan(**given, agreements=[terms], settings={"dialect": name}).errors.to_pylist() == []


def test_an_unknown_dialect_names_the_nearest():
    given = {"items": [{"item": "A", "unit": "EA"}], "as_of": AS_OF, "stock": []}
    terms = {"supplier": "S", "item": "A", "location": "L", "min": 5, "max": 8}
    with pytest.raises(vmi.SettingsError, match='did you mean "odoo_18"') as raised:
        vmi.plan(**given, agreements=[terms], settings={"dialect": "odoo18"})
    assert (raised.value.field, raised.value.value) == ("dialect", "odoo18")
    [error] = vmi.plan(**given, agreements=[{**terms, "dialect": "odoo18"}]).errors
    assert (error["field"], error["value"]) == ("dialect", "odoo18") and "odoo_18" in error["message"] + (error["hint"] or "")


# The README


def test_the_example_of_the_readme_runs():
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## From proposal to order\n")[2].partition("\n## ")[0]
    [program] = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    names = {}
    exec(compile(program, "README.md", "exec"), names)
    said = re.findall(r"^(\S.*?)  +# (\S+)$", program, re.MULTILINE)
    assert len(said) >= 3
    for expression, value in said:
        assert str(eval(expression, names)) == value, expression
