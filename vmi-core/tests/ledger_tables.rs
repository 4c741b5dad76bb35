//! Tables handed to a ledger: the same bytes come out in every language, every bad row is named, adjustments can be appended.

use vmi_core::error::ErrorKind;
use vmi_core::ledger::{Event, EventKind, Ledger, View};
use vmi_core::model::{Moment, Quantity};
use vmi_core::table::Table;

const SAMPLE: &str = include_str!("golden/ledger_sample.csv");
const LINES: &str = include_str!("golden/ledger_sample.jsonl");

fn table<'a>(name: &str, header: &[&str], columns: &'a [Vec<String>]) -> Table<'a> {
    header.iter().zip(columns).fold(Table::new(name).unwrap(), |table, (name, column)| table.with(name, column.as_slice()).unwrap())
}

fn columns(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let mut columns = vec![Vec::new(); header.len()];
    for record in reader.records() {
        record.unwrap().iter().zip(&mut columns).for_each(|(field, column)| column.push(field.to_owned()));
    }
    (header, columns)
}

fn append(ledger: &mut Ledger, text: &str) -> vmi_core::ledger::Intake {
    let (header, columns) = columns(text);
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    ledger.append_table(&table("events", &header, &columns), None, None).unwrap()
}

#[test]
fn the_sample_is_written_as_every_language_writes_it() {
    let mut ledger = Ledger::default();
    let appended = append(&mut ledger, SAMPLE).appended.unwrap();
    assert_eq!((appended.added, appended.repeated), (33, 1));
    if std::env::var_os("VMI_UPDATE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/ledger_sample.jsonl"), ledger.to_json_lines()).unwrap();
        return;
    }
    assert_eq!(ledger.to_json_lines(), LINES);
    assert_eq!(Ledger::from_json_lines(LINES).unwrap().to_json_lines(), LINES);
    let kinds: std::collections::BTreeSet<EventKind> = ledger.events().map(|event| event.kind).collect();
    assert_eq!(kinds.len(), 29, "the sample holds every kind");
}

#[test]
fn every_bad_row_is_named_with_its_key() {
    let head = "source,event_id,kind,item,location,quantity,effective_at,recorded_at";
    let mut ledger = Ledger::default();
    append(&mut ledger, &format!("{head}\nw,1,receipt,A,DC1,1,2026-06-01,\nw,2,receipt,B,DC1,1,2026-06-05,"));
    let places = |text: &str| {
        let mut ledger = ledger.clone();
        let intake = append(&mut ledger, &format!("{head}\n{text}"));
        assert_eq!((intake.appended, ledger.sequence()), (None, 2));
        let place = |error: &vmi_core::error::Error| (error.kind(), error.row().unwrap(), error.item_id().unwrap().to_owned());
        intake.problems.errors().iter().map(place).collect::<Vec<_>>()
    };
    let cells = places("w,3,receipt,A,DC1,x,2026-06-06,\nw,4,receipt,B,DC1,1,2026-06-06,\nw,5,receipt,C,DC1,1,2026-06-66,");
    assert_eq!(cells, [(ErrorKind::NotANumber, 1, "A".into()), (ErrorKind::NotADate, 3, "C".into())]);
    let conflicts = places("w,1,receipt,A,DC1,2,2026-06-01,\nw,4,receipt,B,DC1,1,2026-06-06,\nw,2,receipt,C,DC1,1,2026-06-05,");
    assert_eq!(conflicts, [(ErrorKind::ConflictingEvents, 1, "A".into()), (ErrorKind::ConflictingEvents, 3, "C".into())]);
    let early =
        places("w,3,receipt,A,DC1,2,2026-06-04,\nw,4,receipt,B,DC1,1,2026-06-06,\nw,5,receipt,C,DC1,1,2026-06-02,\nw,1,receipt,A,DC1,1,2026-06-01,");
    assert_eq!(early.len(), 2);
    assert!(early.contains(&(ErrorKind::OutOfRange, 1, "A".into())) && early.contains(&(ErrorKind::OutOfRange, 3, "C".into())), "{early:?}");
}

fn event(kind: EventKind, id: &str, quantity: &str, day: &str) -> Event {
    Event::new(kind, ("wms", id), ("A/B", "DC1"), Quantity::parse(quantity).unwrap(), Moment::parse(day).unwrap())
}

/// One count, reconciled and settled again and again, while late facts move the book under it.
#[test]
fn a_count_can_be_settled_as_often_as_the_book_moves() {
    let head = ["item", "location", "counted", "counted_at"];
    let columns: Vec<Vec<String>> = ["A/B", "DC1", "8", "2026-06-30"].map(|cell| vec![cell.to_owned()]).into();
    let counts = table("counts", &head, &columns);
    let mut ledger = Ledger::default();
    ledger.append(&[event(EventKind::Receipt, "0", "10", "2026-06-01")], None).unwrap();
    let as_of = View::as_of(Moment::parse("2026-06-30").unwrap());
    let recorded = |day: u32| Moment::parse(&format!("2026-07-{day:02}")).unwrap();
    for late in 1..=4_u32 {
        let (_, adjustments, _) = ledger.reconcile_table(&counts, None).unwrap();
        let first = ledger.append_table(&adjustments, None, Some(recorded(2 * late))).unwrap().appended.unwrap();
        let again = ledger.append_table(&adjustments, None, Some(recorded(2 * late))).unwrap().appended.unwrap();
        assert_eq!((first.added, again.added, again.repeated), (1, 0, 1));
        assert_eq!(ledger.position("A/B", "DC1", &as_of).unwrap().usable().unwrap().to_string(), "8");
        assert!(ledger.reconcile_table(&counts, None).unwrap().1.is_empty(), "settled");
        let issue = event(EventKind::Issue, &late.to_string(), "1", "2026-06-15").known(recorded(2 * late + 1));
        ledger.append(&[issue], None).unwrap();
    }
    // What was known before the first adjustment proposes that adjustment again, and it is there already.
    let (_, before, _) = ledger.reconcile_table(&counts, Some(Moment::parse("2026-07-01").unwrap())).unwrap();
    let told_twice = ledger.append_table(&before, None, None).unwrap().appended.unwrap();
    assert_eq!((told_twice.added, told_twice.repeated), (0, 1));
}
