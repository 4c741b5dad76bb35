//! Dates of orders on calendars and in time zones: tables of cases, and a walk day by day as an independent oracle.

mod common;

use std::collections::BTreeMap;

use common::{Sheet, World, rows, text};
use proptest::prelude::*;
use vmi_core::engine::{Inputs, Plan, plan};
use vmi_core::model::{Day, Moment, Zone};
use vmi_core::plan::Derivation;

const WORK_WEEK: &str = "mon:o tue:o wed:o thu:o fri:o sat: sun:";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// One key below its minimum: supplier ACME with a calendar and a zone, location DC1 with a calendar and a zone, 30 days of demand.
struct Case {
    /// Rows of the table `calendars`, without the header.
    calendars: String,
    supplier: [&'static str; 2],
    location: [&'static str; 2],
    lead_time: String,
    policy: &'static str,
}

impl Case {
    fn new(calendars: String) -> Self {
        let supplier = if calendars.contains("S,") { "S" } else { "" };
        let location = if calendars.contains("L,") { "L" } else { "" };
        Self { calendars, supplier: [supplier, ""], location: [location, ""], lead_time: "3".into(), policy: "min_max" }
    }

    fn zones(mut self, supplier: &'static str, location: &'static str) -> Self {
        (self.supplier[1], self.location[1]) = (supplier, location);
        self
    }

    fn lead_time(mut self, days: impl ToString) -> Self {
        self.lead_time = days.to_string();
        self
    }

    fn world(&self) -> World {
        let levels = if self.policy == "min_max" { "20,60" } else { "," };
        let mut demand = String::from("item,location,date,quantity\n");
        for back in 0..30 {
            demand += &format!("A,DC1,{},{}\n", day("2025-01-01").plus(-back).unwrap(), 1 + back % 3);
        }
        let mut sheets = vec![
            Sheet::new("items", "item,unit\nA,EA"),
            Sheet::new("locations", &format!("location,calendar,time_zone\nDC1,{},{}", self.location[0], self.location[1])),
            Sheet::new("suppliers", &format!("supplier,calendar,time_zone\nACME,{},{}", self.supplier[0], self.supplier[1])),
            Sheet::new(
                "agreements",
                &format!("supplier,item,location,policy,min,max,lead_time_days\nACME,A,DC1,{},{levels},{}", self.policy, self.lead_time),
            ),
            Sheet::new("stock", "item,location,quantity,as_of\nA,DC1,5,2025-01-01"),
            Sheet::new("demand", &demand),
        ];
        if !self.calendars.is_empty() {
            sheets.push(Sheet::new("calendars", &format!("calendar,date,weekday,open,order_day,delivery_day,cut_off\n{}", self.calendars)));
        }
        World(sheets)
    }

    fn plan(&self, as_of: &str) -> Plan {
        plan_at(&self.world(), as_of)
    }

    /// The dates of the proposal: (place_on, due).
    fn dates(&self, as_of: &str) -> (String, String) {
        let plan = self.plan(as_of);
        assert_eq!(plan.errors().len(), 0, "{:?}", rows(plan.errors(), &["message"]));
        assert_eq!(plan.proposals().len(), 1, "{:?}", rows(plan.reasons(), &["reason", "message"]));
        (text(plan.proposals(), "place_on", 0), text(plan.proposals(), "due", 0))
    }
}

fn plan_at(world: &World, as_of: &str) -> Plan {
    plan(&world.0.iter().fold(Inputs::new(as_of), |inputs, sheet| inputs.table(sheet.table()))).unwrap()
}

/// Rows of a week such as `mon:o tue:od`: o = open (and all by default), n = open but no order day, d = open but no delivery day, both: nd.
fn week(calendar: &str, days: &str, cut_off: &str) -> String {
    let row = |day: &str| {
        let (name, flags) = day.split_once(':').unwrap();
        let order = if flags.contains('n') { "false" } else { "" };
        let delivery = if flags.contains('d') { "false" } else { "" };
        format!("{calendar},,{name},{},{order},{delivery},{cut_off}\n", !flags.is_empty())
    };
    days.split(' ').map(row).collect()
}

fn closed(calendar: &str, date: &str) -> String {
    format!("{calendar},{date},,false,,,\n")
}

fn pair(place_on: &str, due: &str) -> (String, String) {
    (place_on.to_owned(), due.to_owned())
}

// ---------------------------------------------------------------- tables of cases

#[test]
fn lead_times_count_working_days() {
    // 2026-06-30 is a Tuesday.
    let case = |days: u32| Case::new(week("S", WORK_WEEK, "")).lead_time(days);
    assert_eq!(case(0).dates("2026-06-30"), pair("2026-07-01", "2026-07-01"));
    assert_eq!(case(1).dates("2026-06-30"), pair("2026-07-01", "2026-07-02"));
    assert_eq!(case(3).dates("2026-06-30"), pair("2026-07-01", "2026-07-06"));
    assert_eq!(Case::new(week("S", WORK_WEEK, "")).lead_time("2.2").dates("2026-06-30"), pair("2026-07-01", "2026-07-06"), "rounded up");
    assert_eq!(case(1).dates("2026-07-02"), pair("2026-07-03", "2026-07-06"), "a Friday's order");
    assert_eq!(case(1).dates("2026-07-03"), pair("2026-07-06", "2026-07-07"), "nobody orders on Saturday");
    let none = Case::new(String::new());
    assert_eq!(none.dates("2026-06-30"), pair("2026-07-01", "2026-07-04"), "calendar days without a calendar");
}

#[test]
fn holidays_override_weekdays() {
    let rows = week("S", WORK_WEEK, "") + &closed("S", "2026-07-03");
    assert_eq!(Case::new(rows).dates("2026-06-30"), pair("2026-07-01", "2026-07-07"));
    let opened = week("S", WORK_WEEK, "") + "S,2026-07-04,,true,,,\n";
    assert_eq!(Case::new(opened).dates("2026-06-30"), pair("2026-07-01", "2026-07-04"), "a Saturday that is worked");
    let dates_only = closed("S", "2026-07-01") + &closed("S", "2026-07-03");
    assert_eq!(Case::new(dates_only).dates("2026-06-30"), pair("2026-07-02", "2026-07-06"), "open on every other day");
}

#[test]
fn orders_on_tuesday_and_thursday() {
    let rows = week("S", "mon:on tue:o wed:on thu:o fri:on sat: sun:", "");
    let case = || Case::new(rows.clone()).lead_time(1);
    assert_eq!(case().dates("2026-06-29"), pair("2026-06-30", "2026-07-01"));
    assert_eq!(case().dates("2026-06-30"), pair("2026-07-02", "2026-07-03"));
    assert_eq!(case().dates("2026-07-02"), pair("2026-07-07", "2026-07-08"));
}

#[test]
fn the_due_date_moves_to_a_delivery_day_at_which_the_location_is_open() {
    let supplier = week("S", "mon:od tue:od wed:o thu:od fri:od sat: sun:", "");
    assert_eq!(Case::new(supplier.clone()).lead_time(1).dates("2026-06-30"), pair("2026-07-01", "2026-07-08"), "Wednesdays only");
    let receiving = supplier.clone() + &closed("L", "2026-07-08");
    assert_eq!(Case::new(receiving).lead_time(1).dates("2026-06-30"), pair("2026-07-01", "2026-07-15"));
    let open_but_not_receiving = supplier + "L,2026-07-08,,true,,false,\n";
    assert_eq!(Case::new(open_but_not_receiving).lead_time(1).dates("2026-06-30"), pair("2026-07-01", "2026-07-15"));
    let location_alone = week("L", WORK_WEEK, "");
    assert_eq!(Case::new(location_alone).dates("2026-06-30"), pair("2026-07-01", "2026-07-06"), "calendar days, then its next receiving day");
}

#[test]
fn before_and_after_the_cut_off() {
    let case = || Case::new(week("S", WORK_WEEK, "12:00")).zones("Europe/Berlin", "").lead_time(1);
    assert_eq!(case().dates("2026-06-30T10:00:00Z"), pair("2026-06-30", "2026-07-01"), "12:00 in Berlin is not after it");
    assert_eq!(case().dates("2026-06-30T10:00:00.000001Z"), pair("2026-07-01", "2026-07-02"));
    assert_eq!(case().dates("2026-06-30T12:00:00+02:00"), pair("2026-06-30", "2026-07-01"), "the same instant");
    assert_eq!(case().dates("2026-06-30"), pair("2026-07-01", "2026-07-02"), "a business date is over");
    let location = || Case::new(week("S", WORK_WEEK, "12:00")).zones("", "Europe/Berlin").lead_time(1);
    assert_eq!(location().dates("2026-06-30T10:00:00Z"), pair("2026-06-30", "2026-07-01"), "the location's zone where the supplier has none");
    assert_eq!(location().dates("2026-06-30T10:00:01Z"), pair("2026-07-01", "2026-07-02"));
    let override_without = week("S", WORK_WEEK, "12:00") + "S,2026-06-30,,true,,,\n";
    assert_eq!(Case::new(override_without).lead_time(1).dates("2026-06-30T23:00:00Z"), pair("2026-06-30", "2026-07-01"), "a date overrides whole");
    assert_eq!(case().dates("2026-07-04T08:00:00Z"), pair("2026-07-06", "2026-07-07"), "a Saturday");
}

#[test]
fn zones_west_and_east_of_utc() {
    let case = |zone: &'static str| Case::new(week("S", WORK_WEEK, "17:00")).zones(zone, "").lead_time(1);
    assert_eq!(case("America/Los_Angeles").dates("2026-07-01T00:00:00Z"), pair("2026-06-30", "2026-07-01"), "17:00 the day before");
    assert_eq!(case("America/Los_Angeles").dates("2026-07-01T00:00:01Z"), pair("2026-07-01", "2026-07-02"));
    assert_eq!(case("Pacific/Auckland").dates("2026-06-30T13:00:00Z"), pair("2026-07-01", "2026-07-02"), "01:00 the day after");
    assert_eq!(case("Asia/Kathmandu").dates("2026-06-30T11:15:00Z"), pair("2026-06-30", "2026-07-01"), "17:00 at +05:45");
    // No order arrives before the location's own day.
    let far = Case::new(week("S", WORK_WEEK, "")).zones("America/Los_Angeles", "Asia/Tokyo").lead_time(0);
    assert_eq!(far.dates("2026-07-01T00:00:00Z"), pair("2026-06-30", "2026-07-01"));
}

#[test]
fn on_the_days_when_clocks_change() {
    let case = || Case::new(week("S", "mon:o tue:o wed:o thu:o fri:o sat:o sun:o", "02:30")).zones("Europe/Berlin", "").lead_time(1);
    // Forward on 2026-03-29 at 02:00, so 02:30 is skipped; back on 2026-10-25 at 03:00, so 02:30 comes twice.
    assert_eq!(case().dates("2026-03-29T00:59:59Z"), pair("2026-03-29", "2026-03-30"));
    assert_eq!(case().dates("2026-03-29T01:00:00Z"), pair("2026-03-30", "2026-03-31"), "03:00 is after a cut-off at 02:30");
    assert_eq!(case().dates("2026-10-25T00:40:00Z"), pair("2026-10-25", "2026-10-26"), "02:40, and 02:30 will come once more");
    assert_eq!(case().dates("2026-10-25T01:30:00Z"), pair("2026-10-25", "2026-10-26"));
    assert_eq!(case().dates("2026-10-25T01:31:00Z"), pair("2026-10-26", "2026-10-27"));
    // Days of 23 and 25 hours are days.
    assert_eq!(case().dates("2026-03-28"), pair("2026-03-29", "2026-03-30"));
    assert_eq!(case().dates("2026-10-24"), pair("2026-10-25", "2026-10-26"));
}

#[test]
fn year_ends_and_leap_days() {
    let rows = week("S", WORK_WEEK, "") + &closed("S", "2027-01-01");
    assert_eq!(Case::new(rows).lead_time(2).dates("2026-12-31"), pair("2027-01-04", "2027-01-06"));
    let case = || Case::new(week("S", WORK_WEEK, "")).lead_time(1);
    assert_eq!(case().dates("2028-02-28"), pair("2028-02-29", "2028-03-01"));
    assert_eq!(case().dates("2027-02-26"), pair("2027-03-01", "2027-03-02"), "no leap year");
}

#[test]
fn without_a_calendar_an_instant_orders_on_its_own_day() {
    let case = Case::new(String::new()).zones("", "Asia/Tokyo");
    assert_eq!(case.dates("2026-06-30T16:00:00Z"), pair("2026-07-01", "2026-07-04"));
}

#[test]
fn a_calendar_that_never_opens_is_a_reason() {
    let reason = |case: &Case| rows(case.plan("2026-06-30").reasons(), &["reason"]);
    let never = Case::new(week("S", "mon: tue: wed: thu: fri: sat: sun:", ""));
    assert_eq!(reason(&never), [["no_order_day"]]);
    let no_orders = Case::new(week("S", "mon:on tue:on wed:on thu:on fri:on sat:on sun:on", ""));
    assert_eq!(reason(&no_orders), [["no_order_day"]]);
    let no_deliveries = Case::new(week("S", "mon:od tue:od wed:od thu:od fri:od sat:od sun:od", ""));
    assert_eq!(reason(&no_deliveries), [["no_delivery_day"]]);
    let apart =
        Case::new(week("S", "mon:o tue:od wed:od thu:od fri:od sat:od sun:od", "") + &week("L", "mon: tue:o wed:o thu:o fri:o sat:o sun:o", ""));
    assert_eq!(reason(&apart), [["no_delivery_day"]]);
    let one_day = Case::new(week("S", "mon: tue: wed: thu: fri: sat: sun:", "") + "S,2030-05-05,,true,,,\n").lead_time(0);
    assert_eq!(one_day.dates("2026-06-30"), pair("2030-05-05", "2030-05-05"));
    let derivation = never.plan("2026-06-30").derivation("A", "DC1").unwrap();
    assert_eq!(derivation.recompute(), derivation.evaluation);
}

#[test]
fn computed_levels_use_the_days_of_this_very_order() {
    let mut case = Case::new(week("S", "mon:on tue:o wed:on thu:o fri:on sat: sun:", "")).lead_time(3);
    case.policy = "order_up_to";
    let mut world = case.world();
    // Demand up to the day of the plan, as the level is computed from it.
    let mut demand = String::from("item,location,date,quantity\n");
    for back in 0..30 {
        demand += &format!("A,DC1,{},{}\n", day("2026-06-30").plus(-back).unwrap(), 1 + back % 3);
    }
    world = world.with(Sheet::new("demand", &demand));
    let plan = plan_at(&world, "2026-06-30");
    // Placed on Thu 2026-07-02, due Tue 07-07: 5 days; the next order day is Tue 07-07: 5 days.
    let columns = ["lead_time_days", "review_days", "protection_days"];
    assert_eq!(rows(plan.parameters(), &columns), [["5", "5", "10"]]);
    let stated = plan_at(&world.clone().set("agreements", "review_days", 1, "14"), "2026-06-30");
    assert_eq!(rows(stated.parameters(), &columns), [["5", "14", "19"]], "a stated review wins");
    let longest = plan_at(&world.set("agreements", "lead_time_max_days", 1, "4"), "2026-06-30");
    let read: Derivation = serde_json::from_str(&longest.derivation("A", "DC1").unwrap().to_json()).unwrap();
    assert!(read.to_text().contains("lead time 5 days, longest 6 days"), "{}", read.to_text());
}

#[test]
fn an_overdue_line_without_a_date_arrives_by_the_calendar() {
    let orders = |at: &str| format!("order,line,supplier,item,location,ordered,ordered_at\nO,1,ACME,A,DC1,7,{at}");
    let late = |case: &Case, at: &str| {
        let plan = plan_at(&case.world().with(Sheet::new("orders", &orders(at))), "2026-07-06");
        rows(plan.notices(), &["kind"]).contains(&vec!["order_late".to_owned()])
    };
    // Ordered on Wednesday with three working days: Monday 2026-07-06, which is over; on Thursday: Tuesday.
    let working = Case::new(week("S", WORK_WEEK, ""));
    assert!(late(&working, "2026-07-01") && !late(&working, "2026-07-02"));
    assert!(late(&Case::new(String::new()), "2026-07-02"), "calendar days: Sunday");
}

#[test]
fn the_explanation_says_which_days() {
    let rows = week("S", "mon:on tue:o wed:on thu:o fri:on sat: sun:", "11:00") + &closed("L", "2026-07-07");
    let case = Case::new(rows).zones("Europe/Berlin", "");
    let text = case.plan("2026-06-30T09:30:00Z").explain("A", "DC1").unwrap();
    let line = text.lines().find(|line| line.trim_start().starts_with("dates")).unwrap();
    assert_eq!(
        line.trim(),
        "dates       at 2026-06-30T09:30:00Z, cut-off 11:00 Europe/Berlin: order day Thu 2026-07-02, lead time 3 working days, delivery day Wed 2026-07-08  supplier's calendar S, location's calendar L"
    );
    let text = case.plan("2026-06-30").explain("A", "DC1").unwrap();
    assert!(text.contains("after 2026-06-30: order day Thu 2026-07-02,"), "{text}");
}

#[test]
fn calendars_that_nobody_refers_to_change_no_order() {
    let plain = World::small();
    let with = plain.clone().with(Sheet::new("calendars", "calendar,date,weekday,open\nX,2026-07-01,,false"));
    let columns = ["item", "quantity", "place_on", "due", "latest_order_date", "proposal"];
    assert_eq!(rows(with.plan().proposals(), &columns), rows(plain.plan().proposals(), &columns));
    assert_ne!(with.plan().fingerprint(), plain.plan().fingerprint());
    let json = plain.plan().derivation("A-1", "DC1").unwrap().to_json();
    assert!(!json.contains("schedule") && !json.contains("level_history") && !json.contains("level_unit"));
}

#[test]
fn the_fingerprint_sees_calendars_and_zones() {
    let base = || Case::new(week("S", WORK_WEEK, "12:00"));
    let mut seen = vec![base().plan("2026-06-30").fingerprint()];
    let mut other = |case: &Case, as_of: &str| {
        let fingerprint = case.plan(as_of).fingerprint();
        assert!(!seen.contains(&fingerprint), "{}", case.calendars);
        seen.push(fingerprint);
    };
    other(&base(), "2026-06-30T09:00:00Z");
    other(&Case::new(week("S", WORK_WEEK, "12:01")), "2026-06-30");
    other(&Case::new(week("S", WORK_WEEK, "12:00") + &closed("S", "2040-01-01")), "2026-06-30");
    other(&base().zones("Europe/Berlin", ""), "2026-06-30");
    other(&base().zones("", "Europe/Berlin"), "2026-06-30");
    other(&Case::new(week("S", "mon:o tue:o wed:o thu:o fri:o sat: sun:on", "12:00")), "2026-06-30");
}

#[test]
fn the_order_of_rows_never_shows() {
    let calendars = week("S", WORK_WEEK, "12:00") + &closed("S", "2026-07-01") + &closed("L", "2026-07-08") + &week("L", WORK_WEEK, "");
    let world = Case::new(calendars).zones("Europe/Berlin", "America/Lima").world();
    let mut reversed = world.clone();
    for sheet in &mut reversed.0 {
        sheet.columns.iter_mut().for_each(|column| column.reverse());
    }
    for as_of in ["2026-06-30", "2026-06-30T09:00:00Z"] {
        assert_eq!(plan_at(&world, as_of).fingerprint(), plan_at(&reversed, as_of).fingerprint());
    }
}

// ---------------------------------------------------------------- time zones and facts

/// One key at a location in a zone, with events and no demand rows.
fn events_in(zone: &str, lines: &str) -> World {
    World(vec![
        Sheet::new("items", "item,unit\nA,EA"),
        Sheet::new("locations", &format!("location,time_zone\nDC1,{zone}")),
        Sheet::new("agreements", "supplier,item,location,min,max\nACME,A,DC1,20,60"),
        Sheet::new("events", &format!("source,event_id,kind,item,location,quantity,effective_at\n{lines}")),
    ])
}

#[test]
fn midnight_in_another_zone_is_the_day_before() {
    // One instant: the first of 2026-07-01 in Berlin, still 2026-06-30 in New York and in UTC.
    let lines = "w,1,receipt,A,DC1,10,2026-06-01\nw,2,issue,A,DC1,4,2026-07-01T00:00:00+02:00";
    let position = |zone: &str, as_of: &str| rows(plan_at(&events_in(zone, lines), as_of).proposals(), &["position"]).concat();
    assert_eq!(position("Europe/Berlin", "2026-06-30"), ["10"], "it happens tomorrow");
    assert_eq!(position("America/New_York", "2026-06-30"), ["6"], "it happened today");
    assert_eq!(position("", "2026-06-30"), ["6"]);
    assert_eq!(position("Europe/Berlin", "2026-07-01"), ["6"]);
    let window = |zone: &str, as_of: &str| rows(plan_at(&events_in(zone, lines), as_of).parameters(), &["window_from", "demand_per_day"]).concat();
    assert_eq!(window("Europe/Berlin", "2026-07-01"), ["2026-07-01", "4"], "its demand is of the local date");
    assert_eq!(window("America/New_York", "2026-07-01"), ["2026-06-30", "2"]);
    assert_eq!(window("", "2026-07-01"), ["2026-06-30", "2"]);
}

#[test]
fn snapshots_and_events_are_compared_in_the_zone_of_the_location() {
    let world = |zone: &str, taken: &str| {
        let lines = "w,1,issue,A,DC1,3,2026-06-29T16:00:00Z\nw,2,issue,A,DC1,2,2026-06-30T16:00:00Z";
        events_in(zone, lines).with(Sheet::new("stock", &format!("item,location,quantity,as_of\nA,DC1,10,{taken}")))
    };
    let position = |zone: &str, taken: &str| rows(plan_at(&world(zone, taken), "2026-06-30").proposals(), &["position"]).concat();
    // In Tokyo 16:00 UTC is 01:00 of the next day: the first issue is on 06-30, the second on 07-01.
    assert_eq!(position("Asia/Tokyo", "2026-06-29"), ["7"], "the second has not happened yet");
    assert_eq!(position("", "2026-06-29"), ["8"], "in UTC the first is in the snapshot, and the second happened");
    assert_eq!(position("Asia/Tokyo", "2026-06-30"), ["10"]);
    let kinds = |zone: &str, taken: &str| rows(plan_at(&world(zone, taken), "2026-06-30").errors(), &["kind", "field", "value"]);
    assert_eq!(kinds("Asia/Tokyo", "2026-06-30T15:00:00Z"), [["out_of_range", "as_of", "2026-06-30T15:00:00Z"]], "that is tomorrow there");
    assert!(kinds("Asia/Tokyo", "2026-06-30T14:59:59Z").is_empty() && kinds("America/Lima", "2026-07-01T04:59:59Z").is_empty());
}

#[test]
fn an_instant_reads_what_had_happened_by_then() {
    let mut demand = String::from("item,location,date,quantity\n");
    for of in 1..=30 {
        demand += &format!("A,DC1,2026-06-{of:02},{}\n", if of == 30 { 100 } else { 2 });
    }
    let lines = "w,1,issue,A,DC1,3,2026-06-30T08:00:00Z\nw,2,issue,A,DC1,2,2026-06-30T12:00:00Z";
    let orders = "order,line,supplier,item,location,ordered,ordered_at,promised_for
        O,1,ACME,A,DC1,1,2026-06-30T09:00:00Z,2026-06-30\nO,2,ACME,A,DC1,5,2026-06-30T11:00:00Z,2026-07-02\nO,3,ACME,A,DC1,2,2026-06-29,2026-06-29";
    let world = events_in("Europe/Berlin", lines)
        .with(Sheet::new("stock", "item,location,quantity,as_of\nA,DC1,10,2026-06-29"))
        .with(Sheet::new("demand", &demand))
        .with(Sheet::new("orders", orders));
    let plan = plan_at(&world, "2026-06-30T10:00:00Z");
    assert_eq!(rows(plan.proposals(), &["position", "place_on"]), [["10", "2026-06-30"]], "10 − 3 + 1 + 2");
    assert_eq!(rows(plan.parameters(), &["demand_per_day", "window_to"]), [["2", "2026-06-29"]], "the day that goes on is no day's demand yet");
    let late: Vec<_> = rows(plan.notices(), &["kind", "message"]).into_iter().filter(|row| row[0] == "order_late").collect();
    assert!(late[0][1].starts_with("1 open order line "), "what is promised for today is not late yet: {late:?}");
    let counted: Vec<_> = rows(plan.notices(), &["kind", "table", "count"]).into_iter().filter(|row| row[0] == "after_as_of").collect();
    assert_eq!(counted, [["after_as_of", "events", "1"], ["after_as_of", "orders", "1"], ["after_as_of", "demand", "1"]]);
    assert_eq!(plan.as_of(), Moment::parse("2026-06-30T10:00:00Z").unwrap());
    let naive = Inputs::new("2026-06-30T10:00:00").as_of().unwrap_err();
    assert!(naive.to_string().contains("needs its zone"), "{naive}");
}

#[test]
fn a_business_date_closes_at_each_location_on_its_own() {
    let lines = "w,1,receipt,A,DC1,10,2026-06-01\nw,2,receipt,A,DC2,10,2026-06-01\nw,3,issue,A,DC1,1,2026-06-30T20:00:00Z\nw,4,issue,A,DC2,1,2026-06-30T20:00:00Z";
    let world = events_in("Asia/Tokyo", lines)
        .with(Sheet::new("locations", "location,time_zone\nDC1,Asia/Tokyo\nDC2,America/Lima"))
        .with(Sheet::new("agreements", "supplier,item,location,min,max\nACME,A,DC1,20,60\nACME,A,DC2,20,60"));
    assert_eq!(rows(plan_at(&world, "2026-06-30").proposals(), &["location", "position"]), [["DC1", "10"], ["DC2", "9"]]);
    let plan = plan_at(&world, "2026-07-01T02:00:00Z");
    assert_eq!(rows(plan.proposals(), &["location", "place_on"]), [["DC1", "2026-07-01"], ["DC2", "2026-06-30"]]);
}

// ---------------------------------------------------------------- bad input

/// A world of two suppliers with a calendar each, and its errors.
fn bad(calendars: &str) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let world =
        World::small().set("suppliers", "calendar", 1, "GOOD").set("suppliers", "calendar", 2, "BAD").set("agreements", "supplier", 2, "BETA").with(
            Sheet::new("calendars", &format!("calendar,date,weekday,open,order_day,delivery_day,cut_off\nGOOD,2026-07-09,,false,,,\n{calendars}")),
        );
    let plan = world.plan();
    assert_eq!(plan.proposals().len() + plan.reasons().len(), 3);
    (rows(plan.errors(), &["kind", "table", "row", "field", "value"]), rows(plan.reasons(), &["item", "reason"]))
}

#[test]
fn a_bad_row_spoils_only_who_refers_to_the_calendar() {
    let spoiled = [["A-2", "bad_input"]];
    for (calendars, expected) in [
        ("BAD,2026-07-01,mon,true,,,", ["conflicting_values", "calendars", "2", "weekday", "mon"]),
        ("BAD,,,true,,,", ["missing_value", "calendars", "2", "date", ""]),
        ("BAD,2026-07-01,,,,,", ["missing_value", "calendars", "2", "open", ""]),
        ("BAD,2026-07-01,,maybe,,,", ["not_an_option", "calendars", "2", "open", "maybe"]),
        ("BAD,2026-07-01,,false,true,,", ["conflicting_values", "calendars", "2", "order_day", "true"]),
        ("BAD,2026-07-01,,false,,true,", ["conflicting_values", "calendars", "2", "delivery_day", "true"]),
        ("BAD,2026-02-30,,true,,,", ["not_a_date", "calendars", "2", "date", "2026-02-30"]),
        ("BAD,,monday,true,,,", ["not_an_option", "calendars", "2", "weekday", "monday"]),
        ("BAD,2026-07-01,,true,,,25:00", ["not_a_date", "calendars", "2", "cut_off", "25:00"]),
        ("BAD,2026-07-01,,true,,,\nBAD,2026-07-01,,false,,,", ["duplicate_key", "calendars", "3", "date", "2026-07-01"]),
    ] {
        let (errors, reasons) = bad(calendars);
        assert_eq!(errors, [expected], "{calendars}");
        assert_eq!(reasons, spoiled, "{calendars}");
    }
    let twice = week("BAD", WORK_WEEK, "") + "BAD,,tue,true,,,";
    assert_eq!(bad(&twice).0, [["duplicate_key", "calendars", "9", "weekday", "tue"]]);
    assert_eq!(bad(&twice).1, spoiled);
}

#[test]
fn a_week_must_be_whole() {
    let (errors, reasons) = bad("BAD,,mon,true,,,\nBAD,,tue,true,,,\nBAD,,wed,true,,,\nBAD,,thu,true,,,\nBAD,,fri,true,,,");
    assert_eq!(errors, [["missing_value", "calendars", "", "weekday", ""]]);
    assert_eq!(reasons, [["A-2", "bad_input"]]);
    let world = World::small().set("suppliers", "calendar", 1, "C").with(Sheet::new("calendars", "calendar,weekday,open\nC,sat,false"));
    assert!(text(world.plan().errors(), "message", 0).contains("none for mon, tue, wed, thu, fri, sun"));
    // A row of the week that is bad itself is one error, not two.
    assert_eq!(bad(&week("BAD", WORK_WEEK, "").replace("sun,false", "sun,perhaps")).0, [["not_an_option", "calendars", "8", "open", "perhaps"]]);
}

#[test]
fn unknown_calendars_and_zones_name_the_nearest() {
    let world = World::small().set("locations", "calendar", 1, "NRV").with(Sheet::new("calendars", "calendar,date,open\nNRW,2026-07-01,false"));
    let plan = world.plan();
    assert_eq!(rows(plan.errors(), &["kind", "table", "row", "field", "value"]), [["unknown_key", "locations", "1", "calendar", "NRV"]]);
    assert_eq!(text(plan.errors(), "hint", 0), "did you mean \"NRW\"?");
    assert_eq!(plan.proposals().len(), 0, "all keys are at that location");
    let world = World::small().set("suppliers", "calendar", 1, "NRW");
    assert_eq!(rows(world.plan().errors(), &["kind", "table", "field"]), [["unknown_key", "suppliers", "calendar"]]);
    for (table, row) in [("locations", 2), ("suppliers", 2)] {
        let plan = World::small().set(table, "time_zone", row, "Europe/Berlln").plan();
        assert_eq!(rows(plan.errors(), &["kind", "table", "row", "field", "value"]), [["not_an_option", table, "2", "time_zone", "Europe/Berlln"]]);
        assert_eq!(text(plan.errors(), "hint", 0), "did you mean \"Europe/Berlin\"?");
        assert_eq!(plan.proposals().len(), 3, "nobody refers to it");
    }
}

// ---------------------------------------------------------------- the oracle: day by day

/// A day as the oracle sees it: open, order day, delivery day.
type Rule = [bool; 3];

#[derive(Clone, Debug)]
struct NaiveCalendar {
    week: Option<[Rule; 7]>,
    dates: BTreeMap<Day, Rule>,
}

impl NaiveCalendar {
    fn rule(&self, day: Day) -> Rule {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let weekday = names.iter().position(|name| *name == day.weekday()).unwrap();
        self.dates.get(&day).copied().unwrap_or_else(|| self.week.map_or([true; 3], |week| week[weekday]))
    }

    fn rows(&self, id: &str) -> String {
        let mut text = String::new();
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        for (name, [open, order, delivery]) in names.iter().zip(self.week.iter().flatten()) {
            text += &format!("{id},,{name},{open},{order},{delivery},\n");
        }
        for (day, [open, order, delivery]) in &self.dates {
            text += &format!("{id},{day},,{open},{order},{delivery},\n");
        }
        text
    }
}

fn rule() -> impl Strategy<Value = Rule> {
    (prop::bool::weighted(0.7), any::<bool>(), any::<bool>()).prop_map(|(open, order, delivery)| [open, open && order, open && delivery])
}

fn naive_calendar() -> impl Strategy<Value = NaiveCalendar> {
    let dates = prop::collection::btree_map((-20_i32..60).prop_map(|ahead| day("2026-02-20").plus(ahead).unwrap()), rule(), 1..12);
    (prop::option::weighted(0.7, prop::array::uniform7(rule())), dates).prop_map(|(week, dates)| NaiveCalendar { week, dates })
}

#[derive(Clone, Debug)]
struct Naive {
    supplier: Option<NaiveCalendar>,
    location: Option<NaiveCalendar>,
    lead: i32,
}

impl Naive {
    fn supplier(&self, day: Day) -> Rule {
        self.supplier.as_ref().map_or([true; 3], |calendar| calendar.rule(day))
    }

    fn due(&self, placed: Day) -> Option<Day> {
        let (mut day, mut left) = (placed, self.lead);
        while left > 0 {
            day = day.plus(1)?;
            left -= i32::from(self.supplier(day)[0]);
            if day.since(placed) > 2_000 {
                return None;
            }
        }
        let receives = |day: Day| self.location.as_ref().is_none_or(|calendar| calendar.rule(day)[2]);
        (0..2_000).map(|ahead| day.plus(ahead).unwrap()).find(|day| self.supplier(*day)[2] && receives(*day))
    }

    fn order_day(&self, from: Day) -> Option<Day> {
        (0..2_000).map(|ahead| from.plus(ahead).unwrap()).find(|day| self.supplier(*day)[1])
    }

    fn latest(&self, run_out: Day) -> Option<Day> {
        (0..2_000).map(|back| run_out.plus(-back).unwrap()).find(|day| self.supplier(*day)[1] && self.due(*day).is_some_and(|due| due <= run_out))
    }
}

fn naive() -> impl Strategy<Value = Naive> {
    (prop::option::weighted(0.8, naive_calendar()), prop::option::weighted(0.5, naive_calendar()), 0_i32..15)
        .prop_map(|(supplier, location, lead)| Naive { supplier, location, lead })
}

fn parsed(text: &str) -> Option<Day> {
    (!text.is_empty()).then(|| day(text))
}

proptest! {
    #[test]
    fn dates_agree_with_a_walk_day_by_day(naive in naive(), from in 0_i32..40, stock in 0_i32..40, instant in any::<bool>()) {
        let as_of = day("2026-02-15").plus(from).unwrap();
        let calendars = [("S", &naive.supplier), ("L", &naive.location)]
            .iter()
            .map(|(id, calendar)| calendar.as_ref().map_or_else(String::new, |calendar| calendar.rows(id)))
            .collect::<String>();
        let mut case = Case::new(calendars).lead_time(naive.lead);
        case.supplier[0] = if naive.supplier.is_some() { "S" } else { "" };
        case.location[0] = if naive.location.is_some() { "L" } else { "" };
        let mut demand = String::from("item,location,date,quantity\n");
        for back in 0..30 {
            demand += &format!("A,DC1,{},{}\n", as_of.plus(-1 - back).unwrap(), 1 + back % 3);
        }
        let world = case.world().with(Sheet::new("demand", &demand)).set("stock", "quantity", 1, &stock.to_string()).set("agreements", "min", 1, "50");
        let moment = if instant { format!("{as_of}T12:00:00Z") } else { as_of.to_string() };
        let plan = plan_at(&world, &moment);
        let first = if instant { as_of } else { as_of.plus(1).unwrap() };
        let place_on = naive.order_day(first);
        let due = place_on.and_then(|placed| naive.due(placed));
        let derivation = plan.derivation("A", "DC1").unwrap();
        let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
        prop_assert_eq!(read.recompute(), derivation.evaluation);
        if plan.proposals().is_empty() {
            let reason = if place_on.is_none() { "no_order_day" } else { "no_delivery_day" };
            prop_assert_eq!(rows(plan.reasons(), &["reason"]), [[reason]]);
            prop_assert_eq!(due, None);
            return Ok(());
        }
        let of = |column: &str| parsed(&text(plan.proposals(), column, 0));
        let (placed, arrives, run_out) = (of("place_on").unwrap(), of("due").unwrap(), of("run_out").unwrap());
        prop_assert_eq!((Some(placed), Some(arrives)), (place_on, due));
        prop_assert!(placed >= first && naive.supplier(placed)[1] && arrives >= placed && naive.supplier(arrives)[2]);
        prop_assert!(naive.location.as_ref().is_none_or(|calendar| calendar.rule(arrives)[0]), "open at the location");
        let latest = of("latest_order_date");
        prop_assert_eq!(latest, naive.latest(run_out));
        if let Some(latest) = latest {
            prop_assert!(naive.due(latest).unwrap() <= run_out);
            let next = naive.order_day(latest.plus(1).unwrap()).and_then(|next| naive.due(next));
            prop_assert!(next.is_none_or(|due| due > run_out));
        }
    }

    #[test]
    fn an_open_calendar_gives_the_dates_of_none(lead in 0.0_f64..30.0, from in 0_i32..400) {
        let as_of = day("2025-06-01").plus(from).unwrap().to_string();
        let open = Case::new(week("S", "mon:o tue:o wed:o thu:o fri:o sat:o sun:o", "") + &week("L", "mon:o tue:o wed:o thu:o fri:o sat:o sun:o", ""));
        let none = Case::new(String::new());
        let columns = ["place_on", "due", "latest_order_date", "run_out", "urgency_days", "quantity", "proposal"];
        let found = |case: Case| rows(case.lead_time(lead).plan(&as_of).proposals(), &columns);
        prop_assert_eq!(found(open), found(none));
    }

    #[test]
    fn the_local_day_agrees_with_the_cut(name in prop::sample::select(vec!["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca", "Australia/Lord_Howe"]), day_number in 16_000_i32..22_000, offset in -100_000_000_000_i64..100_000_000_000) {
        let zone = Zone::parse(name).unwrap();
        let of = Day::from_days(day_number).unwrap();
        let instant = Moment::from_micros(Moment::close_of(of).micros() + offset).unwrap();
        let cut = vmi_core::model::Cut::new(Moment::close_of(of), zone);
        prop_assert_eq!(cut.includes(instant), zone.day(instant) <= of, "{} {}", of, instant);
        prop_assert!(!cut.includes(instant) || instant <= cut.upper());
    }
}
