//! What a plan reads of events: changes of min and max, forecasts, dated allocations, lots; and the days of rules that look ahead.

mod common;

use common::{Sheet, World, rows, text};
use proptest::prelude::*;
use vmi_core::engine::{Inputs, Plan, plan};
use vmi_core::ledger::{Event, EventKind, Ledger};
use vmi_core::model::{Day, LevelSource, Moment, Quantity};
use vmi_core::plan::Standing::{Coming, InForce, NoAgreement, OtherSupplier, Refused, Replaced};
use vmi_core::plan::{Derivation, Standing};

const ROWS: &str = "supplier,item,location,valid_from,min,max,set_by,recorded_at\n";
const EVENTS: &str = "source,event_id,kind,item,location,supplier,effective_at,min,max,set_by,recorded_at,corrects,actor,reason\n";

/// Events of changed levels of A-1: `event_id,supplier,effective_at,min,max,set_by,recorded_at,corrects,actor,reason`.
fn changed(world: World, lines: &[&str]) -> World {
    let line = |line: &&str| {
        let (id, rest) = line.split_once(',').unwrap();
        format!("crm,{id},threshold_change,A-1,DC1,{rest}\n")
    };
    world.with(Sheet::new("events", &(EVENTS.to_owned() + &lines.iter().map(line).collect::<Vec<_>>().concat())))
}

fn with(lines: &[&str]) -> World {
    changed(World::small(), lines)
}

/// Rows of thresholds for A-1: `valid_from,min,max,set_by,recorded_at`.
fn with_rows(world: World, lines: &[&str]) -> World {
    let body: Vec<String> = lines.iter().map(|line| format!("ACME,A-1,DC1,{line}\n")).collect();
    world.with(Sheet::new("thresholds", &(ROWS.to_owned() + &body.concat())))
}

/// The levels of A-1.
fn levels(plan: &Plan) -> [String; 2] {
    assert_eq!(plan.errors().len(), 0, "{:?}", rows(plan.errors(), &["message"]));
    ["trigger_level", "target"].map(|column| text(plan.parameters(), column, 0))
}

fn derivation(plan: &Plan, item: &str) -> Derivation {
    let derivation = plan.derivation(item, "DC1").unwrap();
    let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
    assert_eq!(read, derivation);
    assert_eq!(read.recompute(), derivation.evaluation);
    derivation
}

fn standings(plan: &Plan) -> Vec<Standing> {
    let history = derivation(plan, "A-1").situation.level_history;
    history.map_or_else(Vec::new, |history| history.changes.iter().map(|change| change.standing).collect())
}

fn line_of(plan: &Plan, heading: &str) -> String {
    let text = plan.explain("A-1", "DC1").unwrap();
    text.lines().find(|line| line.trim().starts_with(heading)).unwrap_or_else(|| panic!("{text}")).trim().to_owned()
}

// ---------------------------------------------------------------- changes of min and max

#[test]
fn changes_take_effect_as_rows_do() {
    let plan = with(&[
        "1,ACME,2026-05-01,15,50,customer,2026-04-20,,,",
        "2,ACME,2026-06-15,30,80,supplier,2026-06-01,,,",
        "3,ACME,2026-07-01,5,10,customer,2026-06-20,,,",
        "4,ACME,2026-06-15,31,81,customer,2026-06-10,,,",
        "5,BETA,2026-06-15,1,2,customer,2026-06-10,,,",
    ])
    .plan();
    assert_eq!(levels(&plan), ["31", "81"], "recorded later for the same day");
    assert_eq!(standings(&plan), [Replaced, Replaced, InForce, Coming]);
    let notices = rows(plan.notices(), &["kind", "table", "count"]);
    assert_eq!(notices, [["threshold_unused", "events", "1"]], "BETA has no agreement; the coming change was read");
}

#[test]
fn a_change_of_one_level_keeps_the_other_in_force() {
    for (lines, expected) in [
        // Of the agreement, 20 and 60.
        (vec!["1,ACME,2026-06-01,30,,customer,2026-05-20,,,"], ["30", "60"]),
        (vec!["1,ACME,2026-06-01,,90,customer,2026-05-20,,,"], ["20", "90"]),
        // Of an earlier change.
        (vec!["1,ACME,2026-05-01,15,50,customer,2026-04-20,,,", "2,ACME,2026-06-01,30,,customer,2026-05-20,,,"], ["30", "50"]),
        (vec!["1,ACME,2026-05-01,15,,customer,2026-04-20,,,", "2,ACME,2026-06-01,,90,customer,2026-05-20,,,"], ["15", "90"]),
        // In the order of their days, not of their recording.
        (vec!["1,ACME,2026-06-10,30,70,customer,2026-04-20,,,", "2,ACME,2026-06-01,25,,customer,2026-05-20,,,"], ["30", "70"]),
        // A change that is still to come changes nothing yet.
        (vec!["1,ACME,2026-07-01,30,,customer,2026-05-20,,,"], ["20", "60"]),
        // At one moment, but of two levels: both hold.
        (vec!["1,ACME,2026-06-01,30,,customer,2026-05-20,,,", "2,ACME,2026-06-01,,90,supplier,2026-05-20,,,"], ["30", "90"]),
    ] {
        assert_eq!(levels(&with(&lines).plan()), expected, "{lines:?}");
    }
    let refused = ["1,ACME,2026-05-01,1,99,supplier,2026-04-20,,,", "2,ACME,2026-06-01,30,,customer,2026-05-20,,,"];
    let world = with(&refused).set("agreements", "level_source", 1, "customer");
    assert_eq!(levels(&world.plan()), ["30", "60"], "what is refused is not kept either");
    let world = with(&["1,ACME,2026-06-01,30,,customer,2026-05-20,,,"]).set("agreements", "max", 1, "");
    assert_eq!(levels(&world.plan()), ["30", "30"], "without a maximum it is the minimum, as in agreements");
}

#[test]
fn a_level_that_contradicts_the_one_that_stays_is_an_error() {
    let plan = with(&["1,ACME,2026-06-01,61,,customer,2026-05-20,,,"]).plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "item", "field", "value"]), [["conflicting_values", "events", "A-1", "min", "61"]]);
    assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "bad_input"]]);
    let plan = with(&["1,ACME,2026-06-01,,19,customer,2026-05-20,,,"]).plan();
    assert_eq!(rows(plan.errors(), &["field", "value"]), [["max", "19"]]);
    let mended = with(&["1,ACME,2026-06-01,61,,customer,2026-05-20,,,", "2,ACME,2026-06-02,,70,customer,2026-05-20,,,"]);
    assert_eq!(levels(&mended.plan()), ["61", "70"]);
}

#[test]
fn without_a_supplier_it_is_of_the_agreement_that_is_chosen() {
    let two = "supplier,item,location,min,max,priority\nACME,A-1,DC1,20,60,2\nBETA,A-1,DC1,21,61,1\nACME,A-2,DC1,20,60,\nACME,A-3,DC1,20,60,";
    let lines = ["1,,2026-06-01,30,80,customer,2026-05-20,,,", "2,ACME,2026-06-01,1,2,customer,2026-05-20,,,"];
    let world = changed(World::small().with(Sheet::new("agreements", two)), &lines);
    assert_eq!(levels(&world.plan()), ["30", "80"]);
    assert_eq!(standings(&world.plan()), [OtherSupplier, InForce]);
    let history = derivation(&world.plan(), "A-1").situation.level_history.unwrap();
    assert_eq!(history.changes[1].supplier, "BETA");
    let ended = world.set("agreements", "valid_to", 1, "2026-01-01").set("agreements", "valid_to", 2, "2026-01-01");
    assert_eq!(standings(&ended.plan()), [NoAgreement, NoAgreement]);
}

#[test]
fn a_correction_makes_a_change_void() {
    let change = "1,ACME,2026-06-01,30,80,customer,2026-05-20,,,";
    let of = |correction: &str| with(&[change, correction]).plan();
    assert_eq!(levels(&of("2,ACME,2026-06-01,30,80,customer,2026-06-02,1,,")), ["20", "60"]);
    assert_eq!(levels(&of("2,ACME,2026-06-01,30,80,customer,2026-07-02,1,,")), ["30", "80"], "not known yet");
    assert_eq!(levels(&of("2,ACME,2026-07-05,30,80,customer,2026-06-02,1,,")), ["30", "80"], "not seen by the view, as in the ledger");
    let coming = ["1,ACME,2026-07-10,30,80,customer,2026-05-20,,,", "2,ACME,2026-07-10,30,80,customer,2026-06-02,1,,"];
    assert_eq!(standings(&with(&coming).plan()), [], "one that is still to come is void as well");
}

#[test]
fn the_other_party_is_refused_and_who_and_why_are_shown() {
    let lines = [
        "1,ACME,2026-05-01,30,80,customer,2026-04-20,,Anna,more sold",
        "2,ACME,2026-06-01,1,,supplier,2026-05-20,,Bob,",
        "3,ACME,2026-06-10,,90,customer,2026-06-05,,,",
    ];
    let plan = with(&lines).set("agreements", "level_source", 1, "customer").plan();
    assert_eq!(levels(&plan), ["30", "90"]);
    assert_eq!(standings(&plan), [InForce, Refused, InForce]);
    let notices = rows(plan.notices(), &["kind", "item", "message"]);
    let message = "1 change of min and max is not in force: by the agreement's level_source the customer sets min and max";
    assert_eq!(notices, [["threshold_refused", "A-1", message]]);
    assert_eq!(
        line_of(&plan, "thresholds "),
        "thresholds  maximum 90 from 2026-06-10, set by the customer (2026-06-05), minimum 30 of 2026-05-01 stays; before: 30 and 80 of 2026-05-01; refused: minimum 1 from 2026-06-01, set by the supplier, Bob (2026-05-20)  event \"3\" of \"crm\""
    );
    let first = with(&lines[..1]).plan();
    assert!(
        line_of(&first, "thresholds ")
            .contains("30 and 80 from 2026-05-01, set by the customer, Anna (2026-04-20): more sold; before: 20 and 60 of the agreement")
    );
    let event = derivation(&plan, "A-1").situation.level_history.unwrap().changes[0].event.clone().unwrap();
    assert_eq!((&*event.source, &*event.event_id, event.actor.as_deref(), event.reason.as_deref()), ("crm", "1", Some("Anna"), Some("more sold")));
}

#[test]
fn rows_and_events_are_one_history() {
    let row = ["2026-06-01,30,80,customer,2026-05-20"];
    let both = |event: &str| with_rows(with(&[event]), &row).plan();
    assert_eq!(levels(&both("1,ACME,2026-06-02,31,81,customer,2026-05-20,,,")), ["31", "81"]);
    assert_eq!(levels(&both("1,ACME,2026-05-31,31,81,customer,2026-05-25,,,")), ["30", "80"]);
    assert_eq!(levels(&both("1,ACME,2026-06-01,,81,customer,2026-05-25,,,")), ["30", "81"]);
    assert_eq!(levels(&both("1,ACME,2026-06-01,30,80,customer,2026-05-20,,,")), ["30", "80"], "one fact, told twice");
    let expect = |event: &str, expected: [&str; 4]| {
        let plan = both(event);
        assert_eq!(rows(plan.errors(), &["kind", "table", "item", "field"]), [expected], "{event}");
        assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "bad_input"]]);
    };
    expect("1,ACME,2026-06-01,31,80,customer,2026-05-20,,,", ["duplicate_key", "events", "A-1", "recorded_at"]);
    expect("1,ACME,2026-06-01,31,80,supplier,2026-05-20,,,", ["conflicting_values", "events", "A-1", "set_by"]);
    expect("1,,2026-06-01,31,,supplier,2026-05-20,,,", ["conflicting_values", "events", "A-1", "set_by"]);
    let ended = with_rows(with(&["1,ACME,2026-06-01,31,80,supplier,2026-05-20,,,", "2,ACME,2026-06-02,32,82,supplier,2026-05-20,,,"]), &row);
    assert_eq!(levels(&ended.plan()), ["32", "82"], "a tie that a later change ended");
}

#[test]
fn two_events_that_nothing_puts_in_an_order_spoil_the_key() {
    let kind = |first: &str, second: &str| {
        let plan = with(&[first, second]).plan();
        assert_eq!(rows(plan.reasons(), &["item", "reason"]), [["A-1", "bad_input"]]);
        text(plan.errors(), "kind", 0)
    };
    let first = "1,ACME,2026-06-01,30,80,customer,2026-05-20,,,";
    assert_eq!(kind(first, "2,ACME,2026-06-01,31,80,customer,2026-05-20,,,"), "duplicate_key");
    assert_eq!(kind(first, "2,ACME,2026-06-01,31,80,supplier,2026-05-20,,,"), "conflicting_values");
    assert_eq!(kind(first, "2,,2026-06-01,,81,supplier,2026-05-20,,,"), "conflicting_values");
}

#[test]
fn levels_are_in_the_unit_of_the_agreement() {
    let plan = with(&["1,ACME,2026-06-01,4.5,30,customer,2026-05-20,,,"]).plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "field", "value"]), [["too_fine", "events", "min", "4.5"]]);
    let in_days = with(&["1,ACME,2026-06-01,4.5,30,customer,2026-05-20,,,"]).set("agreements", "level_unit", 1, "days");
    assert_eq!(levels(&in_days.plan()), ["12", "75"], "75 in 30 days are 2.5 a day; 11.25 up");
    let ledger = ledger(&[change(1, "2026-06-01", Some("4.5"), Some("30"), LevelSource::Customer, "2026-05-20")]);
    let without = |world: &World| World(world.0.iter().filter(|sheet| sheet.name != "events").cloned().collect());
    assert_eq!(levels(&plan_with(&without(&in_days), &ledger, None)), ["12", "75"]);
    let fine = plan_with(&World::small(), &ledger, None);
    assert_eq!(rows(fine.errors(), &["kind", "table", "item", "field", "value"]), [["too_fine", "events", "A-1", "min", "4.5"]]);
}

#[test]
fn a_day_begins_where_the_key_is() {
    let world = with(&["1,ACME,2026-06-30T16:00:00Z,30,80,customer,2026-05-20,,,"]);
    assert_eq!(levels(&world.plan()), ["30", "80"]);
    let tokyo = world.set("locations", "time_zone", 1, "Asia/Tokyo").plan();
    assert_eq!((levels(&tokyo), standings(&tokyo)), (["20", "60"].map(str::to_owned), vec![Coming]), "in Tokyo it is tomorrow");
}

#[test]
fn an_unknown_supplier_of_a_ledger_is_an_error() {
    let mut event = change(1, "2026-06-01", Some("30"), None, LevelSource::Customer, "2026-05-20");
    event.more.supplier = Some("ACNE".into());
    let plan = plan_with(&World::small(), &ledger(&[event]), None);
    assert_eq!(
        rows(plan.errors(), &["kind", "table", "item", "field", "hint"]),
        [["unknown_key", "events", "A-1", "supplier", "did you mean \"ACME\"?"]]
    );
}

#[test]
fn what_was_recorded_later_is_not_known_before_its_recorded_at() {
    let ledger = ledger(&[
        change(1, "2026-06-01", Some("30"), Some("80"), LevelSource::Customer, "2026-06-20"),
        change(2, "2026-06-02", Some("31"), Some("81"), LevelSource::Customer, "2026-07-03"),
    ]);
    let at = |known_at: Option<&str>| plan_with(&World::small(), &ledger, known_at.map(|at| Moment::parse(at).unwrap()));
    assert_eq!(levels(&at(Some("2026-06-19"))), ["20", "60"]);
    assert_eq!(levels(&at(Some("2026-06-20"))), ["30", "80"]);
    assert_eq!(levels(&at(None)), ["30", "80"], "as rows: by as_of, where nothing else is said");
    assert_eq!(rows(at(None).notices(), &["kind", "table", "count", "field"]), [["after_as_of", "events", "1", "recorded_at"]]);
    assert_eq!(levels(&at(Some("2026-07-03"))), ["31", "81"], "with what is known today");
    // Rows of the table are known by the same clock.
    let world = with_rows(World::small(), &["2026-06-01,30,80,customer,2026-06-20", "2026-06-02,31,81,customer,2026-07-03"]);
    let of_rows = |known_at: &str| plan(&world.inputs().known_at(Moment::parse(known_at).unwrap())).unwrap();
    assert_eq!(levels(&of_rows("2026-06-19")), ["20", "60"]);
    assert_eq!(levels(&of_rows("2026-06-20")), ["30", "80"]);
    assert_eq!(levels(&of_rows("2026-07-03")), ["31", "81"]);
}

#[test]
fn changes_and_forecasts_say_nothing_of_stock() {
    let mut world = with(&["1,ACME,2026-06-30,30,80,customer,2026-06-30,,,"]).set("stock", "as_of", 1, "2026-06-01");
    assert_eq!(rows(world.plan().notices(), &["kind", "item"]), [["data_stale", "A-1"]], "the newest fact about stock is old");
    world.0.retain(|sheet| sheet.name != "stock");
    assert_eq!(rows(world.plan().reasons(), &["item", "reason"])[0], ["A-1", "stock_unknown"]);
}

fn change(id: u32, from: &str, min: Option<&str>, max: Option<&str>, by: LevelSource, recorded: &str) -> Event {
    let at = |text: &str| Moment::parse(text).unwrap();
    let mut event = Event::new(EventKind::ThresholdChange, ("crm", &id.to_string()), ("A-1", "DC1"), Quantity::ZERO, at(from)).known(at(recorded));
    (event.more.min, event.more.max) = (min.map(|level| Quantity::parse(level).unwrap()), max.map(|level| Quantity::parse(level).unwrap()));
    event.more.set_by = Some(by);
    event
}

fn ledger(events: &[Event]) -> Ledger {
    let mut events = events.to_vec();
    events.sort_by_key(|event| event.recorded_at);
    let mut ledger = Ledger::default();
    ledger.append(&events, None).unwrap();
    ledger
}

fn plan_with(world: &World, ledger: &Ledger, known_at: Option<Moment>) -> Plan {
    let inputs = world.inputs().ledger(ledger);
    plan(&known_at.into_iter().fold(inputs, Inputs::known_at)).unwrap()
}

#[derive(Clone, Debug)]
struct Given {
    from: i32,
    min: i64,
    max: i64,
    by_supplier: bool,
    recorded: i32,
}

fn given() -> impl Strategy<Value = Given> {
    (-20_i32..8, 0_i64..40, 40_i64..99, any::<bool>(), -30_i32..4).prop_map(|(from, min, max, by_supplier, recorded)| Given {
        from,
        min,
        max,
        by_supplier,
        recorded,
    })
}

/// The plan without what names the source.
fn shown(plan: &Plan) -> String {
    let tables = [plan.proposals(), plan.reasons(), plan.parameters(), plan.kpis()];
    let mut text: String = tables.map(|table| (0..table.len()).map(|row| format!("{:?}\n", cells(table, row))).collect::<Vec<_>>().concat()).concat();
    let mut situation = plan.derivation("A-1", "DC1").unwrap().situation;
    for change in situation.level_history.iter_mut().flat_map(|history| &mut history.changes) {
        (change.row, change.event) = (0, None);
    }
    text += &serde_json::to_string(&situation).unwrap();
    text + &format!("{:?}", rows(plan.errors(), &["kind", "item"]))
}

/// A row without the message, which may name a row or an event.
fn cells(table: &vmi_core::table::Table<'_>, row: usize) -> Vec<String> {
    table.columns().iter().filter(|name| &***name != "message").map(|name| text(table, name, row)).collect()
}

proptest! {
    #[test]
    fn events_and_rows_of_the_same_changes_give_the_same_plan(
        all in prop::collection::vec((given(), any::<bool>()), 1..6),
        source in prop::sample::select(vec!["", "supplier", "customer"]),
        known in prop::option::of(-20_i32..6),
    ) {
        let today = Day::parse("2026-06-30").unwrap();
        let day = |ahead: i32| today.plus(ahead).unwrap().to_string();
        let party = |of: &Given| if of.by_supplier { "supplier" } else { "customer" };
        let row = |of: &Given| format!("{},{},{},{},{}", day(of.from), of.min, of.max, party(of), day(of.recorded));
        let event = |id: usize, of: &Given| {
            let by = if of.by_supplier { LevelSource::Supplier } else { LevelSource::Customer };
            let mut event = change(id as u32, &day(of.from), Some(&of.min.to_string()), Some(&of.max.to_string()), by, &day(of.recorded));
            event.more.supplier = Some("ACME".into()).filter(|_| id.is_multiple_of(2));
            event
        };
        let base = World::small().set("agreements", "level_source", 1, source);
        let known_at = known.map(|ahead| Moment::close_of(today.plus(ahead).unwrap()));
        let made = |is_row: &dyn Fn(bool) -> bool| {
            let lines: Vec<String> = all.iter().filter(|(_, chosen)| is_row(*chosen)).map(|(of, _)| row(of)).collect();
            let events: Vec<Event> = all.iter().enumerate().filter(|(_, (_, chosen))| !is_row(*chosen)).map(|(id, (of, _))| event(id, of)).collect();
            let world = if lines.is_empty() { base.clone() } else { with_rows(base.clone(), &lines.iter().map(String::as_str).collect::<Vec<_>>()) };
            plan_with(&world, &ledger(&events), known_at)
        };
        let (of_rows, of_events) = (made(&|_| true), made(&|_| false));
        prop_assert_eq!(shown(&of_rows), shown(&of_events));
        // Mixed, only a fact told twice may differ: as rows it is twice there, as a row and an event it is one.
        let mixed = made(&|chosen| chosen);
        if of_rows.errors().is_empty() {
            prop_assert_eq!(shown(&of_rows), shown(&mixed));
        }
    }
}

/// A change of one level or of both: day, min, max, by the supplier, recorded on.
type Partial = (i32, Option<i64>, Option<i64>, bool, i32);

fn partial() -> impl Strategy<Value = Partial> {
    let levels = (prop::option::of(0_i64..60), prop::option::of(30_i64..99))
        .prop_filter("names a level", |(min, max)| (min.is_some() || max.is_some()) && min.zip(*max).is_none_or(|(min, max)| min <= max));
    (-20_i32..8, levels, any::<bool>(), -30_i32..4).prop_map(|(from, (min, max), by_supplier, recorded)| (from, min, max, by_supplier, recorded))
}

proptest! {
    #[test]
    fn each_level_in_force_agrees_with_a_walk(all in prop::collection::vec(partial(), 1..7), source in prop::sample::select(vec!["", "supplier", "customer"])) {
        let today = Day::parse("2026-06-30").unwrap();
        let day = |ahead: i32| today.plus(ahead).unwrap().to_string();
        let party = |by_supplier: bool| if by_supplier { "supplier" } else { "customer" };
        let text_of = |level: Option<i64>| level.map(|level| level.to_string());
        let events = all.iter().enumerate().map(|(id, (from, min, max, by_supplier, recorded))| {
            let by = if *by_supplier { LevelSource::Supplier } else { LevelSource::Customer };
            change(id as u32, &day(*from), text_of(*min).as_deref(), text_of(*max).as_deref(), by, &day(*recorded))
        });
        let world = World::small().set("agreements", "level_source", 1, source);
        let plan = plan_with(&world, &ledger(&events.collect::<Vec<_>>()), None);
        let known: Vec<&Partial> = all.iter().filter(|change| change.4 <= 0).collect();
        let named = |change: &Partial, level: usize| if level == 0 { change.1 } else { change.2 };
        let meet = |a: &Partial, b: &Partial| (a.0, a.4) == (b.0, b.4) && (0..2).any(|level| named(a, level).is_some() && named(b, level).is_some());
        if known.iter().enumerate().any(|(at, a)| known[..at].iter().any(|b| a.3 == b.3 && meet(a, b))) {
            prop_assert_eq!(text(plan.errors(), "kind", 0), "duplicate_key");
            return Ok(());
        }
        let mut expected = [20, 60];
        for (level, value) in expected.iter_mut().enumerate() {
            let may = |change: &&&Partial| change.0 <= 0 && (source.is_empty() || source == party(change.3)) && named(change, level).is_some();
            let Some(last) = known.iter().filter(may).map(|change| (change.0, change.4)).max() else { continue };
            let mut best = known.iter().filter(may).filter(|change| (change.0, change.4) == last);
            *value = best.next().and_then(|change| named(change, level)).unwrap();
            if best.next().is_some() {
                prop_assert_eq!(text(plan.errors(), "kind", 0), "conflicting_values");
                return Ok(());
            }
        }
        if expected[0] > expected[1] {
            prop_assert_eq!(text(plan.errors(), "kind", 0), "conflicting_values");
        } else {
            prop_assert_eq!(levels(&plan), expected.map(|level| level.to_string()));
        }
    }
}

// ---------------------------------------------------------------- forecasts

/// A-1 with levels in days of supply.
fn in_days(min: &str, max: &str) -> World {
    World::small().set("agreements", "level_unit", 1, "days").set("agreements", "min", 1, min).set("agreements", "max", 1, max)
}

/// Forecasts of A-1: source, id, received, for the day, how much, recorded.
fn forecast(lines: &[&str]) -> Sheet {
    let line = |line: &&str| {
        let fields: Vec<&str> = line.split(',').collect();
        format!(
            "{},{},forecast_received,A-1,DC1,{},{},{},{},{}\n",
            fields[0],
            fields[1],
            fields[4],
            fields[2],
            fields[3],
            fields[5],
            fields.get(6).unwrap_or(&"")
        )
    };
    let head = "source,event_id,kind,item,location,quantity,effective_at,promised_for,recorded_at,corrects\n";
    Sheet::new("events", &(head.to_owned() + &lines.iter().map(line).collect::<Vec<_>>().concat()))
}

#[test]
fn forecasts_received_serve_where_the_table_says_nothing() {
    let lines = [
        "erp,1,2026-06-20,2026-07-01,2,2026-06-20",
        "erp,2,2026-06-20,2026-07-02,3,2026-06-20",
        "erp,3,2026-06-21,2026-07-03,4,2026-06-21",
        "erp,4,2026-06-25,2026-07-01,5,2026-06-25", // the last one for its day
    ];
    let by_events = in_days("2", "3").with(forecast(&lines)).plan();
    assert_eq!(levels(&by_events), ["8", "12"]);
    let table = "item,location,date,quantity\nA-1,DC1,2026-07-01,5\nA-1,DC1,2026-07-02,3\nA-1,DC1,2026-07-03,4";
    let by_rows = in_days("2", "3").with(Sheet::new("forecasts", table)).plan();
    assert_eq!(shown(&by_events), shown(&by_rows));
    let both = in_days("2", "3")
        .with(forecast(&lines))
        .with(Sheet::new("forecasts", "item,location,date,quantity\nA-1,DC1,2026-07-01,9\nA-1,DC1,2026-07-03,1"));
    assert_eq!(levels(&both.plan()), ["9", "10"], "a row for the key: its events are not used");
    let other = in_days("2", "3").with(forecast(&lines)).with(Sheet::new("forecasts", "item,location,date,quantity\nA-2,DC1,2026-07-01,9"));
    assert_eq!(levels(&other.plan()), ["8", "12"]);
    let unused = World::small().with(forecast(&lines)).plan();
    assert_eq!(rows(unused.notices(), &["kind", "table", "count"]), [["forecast_unused", "forecasts", "1"]]);
}

#[test]
fn of_several_sources_the_one_that_was_recorded_last_serves() {
    let of = |lines: &[&str]| levels(&in_days("1", "1").with(forecast(lines)).plan())[0].clone();
    let (a, b) = ("a,1,2026-06-20,2026-07-01,2,2026-06-20", "b,1,2026-06-20,2026-07-01,3,2026-06-21");
    assert_eq!(of(&[a, b]), "3", "never the sum");
    // The source is chosen for the key, not day by day.
    assert_eq!(of(&[a, b, "a,2,2026-06-22,2026-07-02,9,2026-06-22"]), "2");
    assert_eq!(of(&["b,1,2026-06-20,2026-07-01,3,2026-06-20", a]), "2", "ties by the smaller source");
    assert_eq!(of(&[a, b, "b,2,2026-06-20,2026-07-01,3,2026-06-25,1"]), "2", "a correction makes it void");
    assert_eq!(of(&[a, "b,1,2026-07-01,2026-07-01,3,2026-06-21"]), "2", "received after as_of");
}

#[test]
fn a_forecast_is_known_from_its_recorded_at_on() {
    let day = |text: &str| Moment::parse(text).unwrap();
    let event = |id: &str, quantity: &str, recorded: &str| {
        let mut event = Event::new(EventKind::ForecastReceived, ("erp", id), ("A-1", "DC1"), Quantity::parse(quantity).unwrap(), day("2026-06-20"));
        event.more.promised_for = Day::parse("2026-07-01");
        event.known(day(recorded))
    };
    let ledger = ledger(&[event("1", "2", "2026-06-20"), event("2", "3", "2026-06-25")]);
    let at = |known: &str| levels(&plan_with(&in_days("1", "1"), &ledger, Some(day(known))))[0].clone();
    assert_eq!((at("2026-06-24").as_str(), at("2026-06-25").as_str()), ("2", "3"));
}

// ---------------------------------------------------------------- allocations by day

/// A-1 under a dialect with 100 on hand, no demand, and claims: kind, quantity, order, promised_for.
fn claimed(dialect: &str, claims: &[&str]) -> World {
    let body: Vec<String> = claims
        .iter()
        .enumerate()
        .map(|(id, claim)| {
            let fields: Vec<&str> = claim.split(',').collect();
            format!(
                "wms,{id},{},A-1,DC1,{},2026-06-29,{},{},{}\n",
                fields[0],
                fields[1],
                fields[2],
                if fields[2].is_empty() { "" } else { "1" },
                fields[3]
            )
        })
        .collect();
    let mut world = World::small().set("stock", "quantity", 1, "100").set("agreements", "review_days", 1, "2");
    world.0.retain(|sheet| sheet.name != "demand");
    world = world.set("agreements", "dialect", 1, dialect);
    world.with(Sheet::new("events", &format!("source,event_id,kind,item,location,quantity,effective_at,order,line,promised_for\n{}", body.concat())))
}

/// The order of A-1, or else the reason for none.
fn decided(world: &World) -> String {
    let plan = world.plan();
    assert_eq!(plan.errors().len(), 0, "{:?}", rows(plan.errors(), &["message"]));
    derivation(&plan, "A-1");
    let ordered = rows(plan.proposals(), &["item", "quantity"]).into_iter().find(|row| row[0] == "A-1").map(|row| row[1].clone());
    ordered.unwrap_or_else(|| rows(plan.reasons(), &["item", "reason"]).into_iter().find(|row| row[0] == "A-1").unwrap()[1].clone())
}

#[test]
fn an_allocation_with_a_day_is_subtracted_once_and_on_its_day() {
    // Lead time 5, review 2: the window of vmi_projected ends on 07-07, Odoo looks at the end of 07-05. Min 20, max 60.
    for (dialect, claims, wanted) in [
        ("", vec!["allocate,90,SO1,2026-07-05"], "50"), // undated: 100 − 90
        ("adempiere", vec!["allocate,90,SO1,2026-09-01"], "50"),
        ("vmi_projected", vec!["allocate,90,SO1,2026-07-05"], "50"),
        ("vmi_projected", vec!["allocate,90,SO1,2026-07-07"], "50"),
        ("vmi_projected", vec!["allocate,90,SO1,2026-07-08"], "above_trigger"), // after the window
        ("vmi_projected", vec!["allocate,90,SO1,2026-06-01"], "50"),            // late: as of today
        ("vmi_projected", vec!["allocate,90,SO1,"], "50"),                      // no day: at once
        ("vmi_projected", vec!["allocate,90,,2026-09-01"], "50"),               // no order: part of the sum, at once
        ("vmi_projected", vec!["allocate,50,SO1,2026-07-05", "allocate,40,SO2,2026-07-20"], "above_trigger"),
        ("vmi_projected", vec!["allocate,50,SO1,2026-07-05", "allocate,35,,"], "45"),
        ("vmi_projected", vec!["allocate,90,SO1,2026-07-05", "deallocate,30,SO1,"], "above_trigger"),
        ("vmi_projected", vec!["allocate,90,SO1,2026-09-01", "deallocate,1,SO1,2026-07-05"], "49"), // by the last event that names a day
        ("odoo_14", vec!["allocate,90,SO1,2026-07-05"], "50"),
        ("odoo_14", vec!["allocate,90,SO1,2026-07-06"], "above_trigger"),
        ("tryton", vec!["allocate,90,SO1,2026-07-05"], "50"),
        ("tryton", vec!["allocate,90,SO1,2026-06-01"], "50"), // late, but assigned
    ] {
        let found = decided(&claimed(dialect, &claims));
        assert_eq!(found, wanted, "{dialect} {claims:?}");
    }
}

#[test]
fn what_was_issued_for_an_allocation_is_not_subtracted_again() {
    // 100 at the close of 06-28; 60 of 90 were issued the day after.
    let of = |dialect: &str| {
        let world = claimed(dialect, &["allocate,90,SO1,2026-07-05", "issue,60,SO1,"]).set("stock", "as_of", 1, "2026-06-28");
        let world = world.with(Sheet::new("demand", "item,location,date,quantity\nA-1,DC1,2026-06-01,0"));
        derivation(&world.plan(), "A-1")
    };
    let own = of("");
    assert_eq!(own.evaluation.position.unwrap().to_string(), "10", "40 on hand − 30 allocated");
    assert!(own.situation.context.is_empty(), "vmi's own rule has no use for dates");
    let projected = of("vmi_projected");
    assert_eq!(projected.situation.context.allocated_in_flows.to_string(), "30");
    assert_eq!(projected.evaluation.position.unwrap().to_string(), "40", "on the first day, before the issue");
    let walk = &projected.evaluation.seen.as_ref().unwrap().walk;
    assert_eq!((walk[1].day.to_string(), walk[1].position.to_string()), ("2026-07-05".into(), "10".into()));
    let text = projected.to_text();
    assert!(text.contains("40 on hand, before dated receipts and issues"), "{text}");
}

#[test]
fn booked_demand_and_the_forecast_are_compared_day_by_day() {
    // A mean of 2.5 a day beside 10 booked for 07-05: the larger of them on each day, and never both.
    let mut world =
        claimed("vmi_projected", &["allocate,10,SO1,2026-07-05"]).with(World::small().0.into_iter().find(|sheet| sheet.name == "demand").unwrap());
    world = world.set("stock", "quantity", 1, "36");
    let walk = derivation(&world.plan(), "A-1").evaluation.seen.unwrap().walk;
    let on = |day: &str| walk.iter().rfind(|seen| seen.day.to_string().as_str() <= day).unwrap().position.to_string();
    assert_eq!((on("2026-07-04").as_str(), on("2026-07-05").as_str(), on("2026-07-07").as_str()), ("26", "16", "11"));
}

// ---------------------------------------------------------------- lots

#[test]
fn lots_count_until_they_expire_where_a_rule_looks_at_them() {
    // OpenBoxes: at or below the reorder point 20, up to 60.
    let lots = "item,location,quantity,as_of,lot,expires_on\nA-1,DC1,30,2026-06-29,L1,2026-06-30\nA-1,DC1,10,2026-06-29,L2,2026-12-31\nA-1,DC1,2,2026-06-29,L3,\nA-2,DC1,12,2026-06-30,,\nA-3,DC1,12,2026-06-30,,";
    let world = World::small().with(Sheet::new("stock", lots)).set("agreements", "reorder_point", 1, "20").set("agreements", "policy", 1, "min_max");
    let boxes = world.clone().set("agreements", "dialect", 1, "openboxes");
    let shown = |world: &World, as_of: &str| {
        let plan = plan(&world.0.iter().fold(Inputs::new(as_of), |inputs, sheet| inputs.table(sheet.table()))).unwrap();
        let derivation = derivation(&plan, "A-1");
        let lots = derivation
            .situation
            .context
            .lots
            .iter()
            .map(|lot| format!("{} {}", lot.quantity, lot.expires_on.map_or("never".into(), |day| day.to_string())));
        (derivation.evaluation.position.unwrap().to_string(), lots.collect::<Vec<_>>().join(", "))
    };
    let all = "30 2026-06-30, 10 2026-12-31, 2 never".to_owned();
    assert_eq!(shown(&boxes, "2026-06-29"), ("42".into(), all.clone()));
    assert_eq!(shown(&boxes, "2026-06-30"), ("12".into(), all.clone()));
    // vmi's own rule: the same positions, and no lots in its situation.
    assert_eq!(shown(&world, "2026-06-29"), ("42".into(), String::new()));
    assert_eq!(shown(&world, "2026-06-30"), ("12".into(), String::new()));
    // At an instant, the lot is out from the beginning of its day on, by the clock of the location: 22:30 is half past midnight in Berlin.
    assert_eq!(shown(&boxes.clone(), "2026-06-30T00:30:00Z").0, "12");
    let berlin =
        boxes.set("locations", "time_zone", 1, "Europe/Berlin").set("stock", "as_of", 4, "2026-06-29").set("stock", "as_of", 5, "2026-06-29");
    let berlin = (1..=3).fold(berlin, |world, row| world.set("stock", "as_of", row, "2026-06-28"));
    assert_eq!((shown(&berlin, "2026-06-29T21:30:00Z").0, shown(&berlin, "2026-06-29T22:30:00Z").0), ("42".into(), "12".into()));
}

#[test]
fn lots_of_events_count_the_same() {
    let events = "source,event_id,kind,item,location,quantity,effective_at,lot,expires_on
        wms,1,receipt,A-1,DC1,30,2026-06-01,L1,2026-06-30
        wms,2,receipt,A-1,DC1,10,2026-06-01,L2,2026-12-31
        wms,3,receipt,A-1,DC1,7,2026-06-01,,
        wms,4,issue,A-1,DC1,5,2026-06-02,,";
    let mut world =
        World::small().with(Sheet::new("events", events)).set("agreements", "reorder_point", 1, "20").set("agreements", "dialect", 1, "openboxes");
    world.0.retain(|sheet| sheet.name != "stock");
    let derivation = derivation(&world.plan(), "A-1");
    let lots: Vec<String> = derivation.situation.context.lots.iter().map(|lot| lot.quantity.to_string()).collect();
    assert_eq!((lots, derivation.evaluation.position.unwrap().to_string()), (vec!["25".into(), "10".into(), "7".into()], "17".into()));
}

// ---------------------------------------------------------------- planning days

fn with_setting(world: &World, name: &str, value: &str) -> Plan {
    plan(&world.inputs().setting(name, value).unwrap()).unwrap()
}

#[test]
fn planning_days_move_the_windows_of_rules_that_look_ahead() {
    // 90 of 100 are wanted on 07-10; the lead time ends on 07-05.
    let ordered = |dialect: &str, name: &str, days: &str| {
        let plan = with_setting(&claimed(dialect, &["allocate,90,SO1,2026-07-10"]), name, days);
        derivation(&plan, "A-1");
        rows(plan.proposals(), &["item"]).concat().contains(&"A-1".to_owned())
    };
    for (dialect, name) in [("odoo_14", "route_delay_days"), ("odoo_14", "security_days"), ("odoo_18", "days_to_order"), ("odoo_19", "horizon_days")]
    {
        assert!(!ordered(dialect, name, "4") && ordered(dialect, name, "5"), "{dialect} {name}");
    }
    assert!(!ordered("odoo_14", "horizon_days", "30") && !ordered("odoo_18", "horizon_days", "30"), "not part of their windows");
    // Visibility moves the quantity and not the trigger: 15 are short on 07-05, 10 more are wanted on 07-10.
    let world = claimed("odoo_18", &["allocate,95,SO1,2026-07-01", "allocate,10,SO2,2026-07-10"]);
    let quantity = |days: &str| rows(with_setting(&world, "visibility_days", days).proposals(), &["quantity"])[0].concat();
    assert_eq!((quantity("4").as_str(), quantity("5").as_str()), ("55", "65"));
}

#[test]
fn planning_days_are_whole_and_have_no_effect_on_vmis_own_rule() {
    let world = claimed("", &["allocate,90,SO1,2026-07-10"]);
    let own = world.plan();
    for name in ["horizon_days", "security_days", "days_to_order", "visibility_days", "route_delay_days"] {
        let planned = with_setting(&world, name, "30");
        assert_eq!(cells(planned.proposals(), 0), cells(own.proposals(), 0));
        assert_eq!(derivation(&planned, "A-1"), derivation(&own, "A-1"));
        assert_ne!(planned.fingerprint(), own.fingerprint(), "settings are part of it");
        assert_eq!(with_setting(&world, name, "0").fingerprint(), own.fingerprint());
        for bad in ["1.5", "-1", "3651", "soon"] {
            assert!(world.inputs().setting(name, bad).is_err(), "{name} = {bad}");
        }
    }
}

// ---------------------------------------------------------------- the digest

#[test]
fn the_fingerprint_covers_what_the_plan_reads() {
    let lines = ["1,ACME,2026-05-01,15,50,customer,2026-04-20,,Anna,", "2,ACME,2026-09-01,5,10,customer,2026-06-20,,,"];
    let reversed: Vec<&str> = lines.iter().rev().copied().collect();
    assert_eq!(with(&lines).plan().fingerprint(), with(&reversed).plan().fingerprint());
    let mut seen = vec![World::small().plan().fingerprint(), with(&lines).plan().fingerprint()];
    for (column, value) in [
        ("effective_at", "2026-09-02"),
        ("min", "6"),
        ("max", "11"),
        ("set_by", "supplier"),
        ("recorded_at", "2026-06-21"),
        ("actor", "Bob"),
        ("supplier", ""),
    ] {
        let fingerprint = with(&lines).set("events", column, 2, value).plan().fingerprint();
        assert!(!seen.contains(&fingerprint), "{column}");
        seen.push(fingerprint);
    }
    let lots = |day: &str| {
        let stock = format!("item,location,quantity,as_of,lot,expires_on\nA-1,DC1,12,2026-06-30,L1,{day}");
        World::small().with(Sheet::new("stock", &stock)).plan().fingerprint()
    };
    assert_ne!(lots("2026-12-01"), lots("2026-12-02"));
    let forecasts = |recorded: &str| {
        let lines = ["a,1,2026-06-20,2026-07-01,2,2026-06-20".to_owned(), format!("b,1,2026-06-20,2026-07-01,3,{recorded}")];
        in_days("1", "1").with(forecast(&[&lines[0], &lines[1]])).plan().fingerprint()
    };
    assert_ne!(forecasts("2026-06-20"), forecasts("2026-06-21"), "another source serves");
}
