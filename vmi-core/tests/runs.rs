//! Rows of one key that stand together are read quickly: whatever they hold, what is made of them is what reading cell by cell gives.

mod common;

use std::borrow::Cow;

use common::rows;
use proptest::prelude::*;
use vmi_core::engine::{Analysis, Inputs, forecast, profile};
use vmi_core::model::Day;
use vmi_core::table::{Column, Table, Text, Validity, Values};

/// One row: item, location, day and quantity by their places in the lists below.
type Drawn = (usize, usize, i32, usize);

const ITEMS: [&str; 5] = ["A-100", "A-101", "an item with a long name", "b", ""];
const LOCATIONS: [&str; 3] = ["DC1", "a store with a long name", "DC2"];
/// Mostly good ones: by the rules of the table the last ones are faults, or too fine for items that have no decimals.
const QUANTITIES: [f64; 12] = [0.0, 1.0, 7.0, 0.0, 12.0, 3.0, -0.0, 2.5, -4.0, f64::NAN, 1e300, 9_007_199_254_740_993.0];
const DAY_MICROS: i64 = 86_400_000_000;

/// How a caller may hold the same rows.
#[derive(Clone, Copy, Debug)]
struct Layout {
    texts: usize,
    dates: usize,
    /// Rows of a batch.
    batch: usize,
    /// Whether rows of one key and day are added up; else they are faults that name both.
    adds_up: bool,
}

fn texts<'a>(rows: &[usize], words: &'a [&'a str], layout: usize, memory: &'a Views) -> Text<'a> {
    match layout {
        0 => Text::Slices(rows.iter().map(|at| words[*at].as_bytes()).collect()),
        1 => {
            let (mut data, mut offsets) = (Vec::new(), vec![0_i32]);
            for at in rows {
                data.extend_from_slice(words[*at].as_bytes());
                offsets.push(data.len() as i32);
            }
            Text::Offsets32 { data: Cow::Owned(data), offsets: Cow::Owned(offsets) }
        }
        2 => {
            let words = Text::Slices(words.iter().map(|word| word.as_bytes()).collect());
            Text::Dictionary { codes: Cow::Owned(rows.iter().map(|at| *at as i32).collect()), words: Box::new(words) }
        }
        _ => Text::Views { views: &memory.views, buffers: vec![&memory.long] },
    }
}

/// Arrow's views of the words of rows.
struct Views {
    views: Vec<[u8; 16]>,
    long: Vec<u8>,
}

fn views(rows: &[usize], words: &[&str]) -> Views {
    let mut long = Vec::new();
    let mut view_of = |at: &usize| {
        let word = words[*at].as_bytes();
        let mut view = [0; 16];
        view[..4].copy_from_slice(&(word.len() as u32).to_le_bytes());
        if word.len() <= 12 {
            view[4..4 + word.len()].copy_from_slice(word);
        } else {
            view[4..8].copy_from_slice(&word[..4]);
            view[12..].copy_from_slice(&(long.len() as u32).to_le_bytes());
            // Each row has bytes of its own, so that equal words are not equal views.
            long.extend_from_slice(word);
        }
        view
    };
    let views = rows.iter().map(&mut view_of).collect();
    Views { views, long }
}

fn dates(rows: &[i32], layout: usize) -> Column<'static> {
    let first = Day::parse("2026-05-01").unwrap().days();
    let micros = |row: &i32| match row {
        // Not at midnight; and before the first day that there is.
        58 => i64::from(first) * DAY_MICROS + 1,
        59 => i64::MIN,
        row => i64::from(first + row) * DAY_MICROS,
    };
    match layout {
        0 => Column::new(Values::Date(Cow::Owned(rows.iter().map(|row| if *row == 59 { i32::MAX } else { first + row }).collect()))),
        1 => Column::new(Values::Naive(Cow::Owned(rows.iter().map(micros).collect()))),
        _ => {
            let present: Vec<bool> = rows.iter().map(|row| *row != 58).collect();
            Column::new(Values::Date(Cow::Owned(rows.iter().map(|row| first + row).collect()))).present(Validity::Flags(Cow::Owned(present)))
        }
    }
}

/// What is made of rows; with a column that says nothing, every row is read by itself.
fn made(drawn: &[Drawn], layout: Layout, of: fn(&Inputs<'_>) -> vmi_core::error::Result<Analysis>, row_by_row: bool) -> Vec<Vec<Vec<String>>> {
    let names = ["item", "location", "date", "quantity", "lost"];
    let batches: Vec<&[Drawn]> = drawn.chunks(layout.batch).collect();
    let memory: Vec<(Views, Views)> = batches
        .iter()
        .map(|rows| {
            let (items, locations): (Vec<usize>, Vec<usize>) = rows.iter().map(|row| (row.0, row.1)).unzip();
            (views(&items, &ITEMS), views(&locations, &LOCATIONS))
        })
        .collect();
    let mut table = Table::new("demand").unwrap().with_columns(names[..if row_by_row { 5 } else { 4 }].iter().copied()).unwrap();
    for (rows, (item_views, location_views)) in batches.iter().zip(&memory) {
        let (items, locations): (Vec<usize>, Vec<usize>) = rows.iter().map(|row| (row.0, row.1)).unzip();
        let mut columns = vec![
            Column::new(Values::Text(texts(&items, &ITEMS, layout.texts, item_views))),
            Column::new(Values::Text(texts(&locations, &LOCATIONS, layout.texts, location_views))),
            dates(&rows.iter().map(|row| row.2).collect::<Vec<_>>(), layout.dates),
            Column::from(rows.iter().map(|row| QUANTITIES[row.3]).collect::<Vec<f64>>()),
        ];
        if row_by_row {
            columns.push(Column::new(Values::Absent(rows.len())));
        }
        table.push_batch(columns).unwrap();
    }
    let mut inputs = Inputs::new("2026-06-20").table(table).setting("forecast", "naive").unwrap();
    if layout.adds_up {
        inputs = inputs.setting("demand.duplicates", "sum").unwrap();
    }
    let found = of(&inputs).unwrap();
    let tables = found.names().map(|name| found.table(name).unwrap());
    tables.map(|table| rows(table, &table.columns().iter().map(|name| &**name).collect::<Vec<_>>())).collect()
}

fn rows_of_runs() -> impl Strategy<Value = Vec<Drawn>> {
    // Runs of one key, mostly of good rows; days beyond the 50th are after as_of.
    let quantity = prop_oneof![12 => 0_usize..6, 1 => 6_usize..12];
    let day = prop_oneof![20 => 0_i32..50, 2 => 50_i32..60];
    let run = (prop_oneof![8 => 0_usize..3, 1 => 3_usize..5], 0_usize..3, prop::collection::vec((day, quantity), 1..30), any::<bool>());
    prop::collection::vec(run, 1..8).prop_map(|runs| {
        let of_run = |(item, location, mut rows, is_sorted): (usize, usize, Vec<(i32, usize)>, bool)| {
            if is_sorted {
                rows.sort_unstable();
            }
            rows.into_iter().map(move |(day, quantity)| (item, location, day, quantity))
        };
        runs.into_iter().flat_map(of_run).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_run_is_read_as_its_rows_are(drawn in rows_of_runs(), texts in 0_usize..4, dates in 0_usize..3, batch in 1_usize..80, adds_up in any::<bool>()) {
        let layout = Layout { texts, dates, batch, adds_up };
        for of in [forecast, profile] {
            prop_assert_eq!(made(&drawn, layout, of, false), made(&drawn, layout, of, true));
        }
    }
}

#[test]
fn rows_of_many_keys_in_turn_take_no_longer_than_those_of_one() {
    // A row a location and day of one item, day by day: no run is longer than a row, and none may be looked for to the end of the table.
    let (locations, days) = (400, 250);
    let names: Vec<String> = (0..locations).map(|at| format!("L{at}")).collect();
    let first = Day::parse("2026-01-01").unwrap().days();
    let count = locations * days;
    let demand = Table::new("demand")
        .unwrap()
        .with("item", vec!["A"; count])
        .unwrap()
        .with("location", (0..count).map(|row| &*names[row % locations]).collect::<Vec<_>>())
        .unwrap()
        .with("date", Column::new(Values::Date(Cow::Owned((0..count).map(|row| first + (row / locations) as i32).collect()))))
        .unwrap()
        .with("quantity", (0..count).map(|row| (row % 7) as i64).collect::<Vec<_>>())
        .unwrap();
    let found = profile(&Inputs::new("").table(demand)).unwrap();
    let told = rows(found.table("profiles").unwrap(), &["observations"]);
    assert_eq!(told, vec![vec![days.to_string()]; locations]);
}
