//! What a demand table says of itself, where nobody else says it: its items, how fine their quantities are, and its last day.

use crate::engine::Inputs;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{Day, IdIndex};
use crate::num::decimal::MOST_DECIMALS;
use crate::table::{Field, IdCache, Reader, Row, Run, Table, integers, texts};

/// What was found.
#[derive(Default)]
pub(super) struct Scanned {
    /// The end of the last bucket with a row; none without a row.
    pub last: Option<Day>,
    ids: IdIndex,
    /// By item.
    decimals: Vec<u32>,
}

/// Decimals that are tried in turn.
const TRIED: [u32; 4] = [0, 3, 6, MOST_DECIMALS];

/// Looks through the demand table.
pub(super) fn scan(inputs: &Inputs<'_>, demand: &Table<'_>) -> Result<Scanned> {
    let mut found = Scanned::default();
    let reader = Reader::bind(demand, &mut Problems::default())?;
    let [item, date, quantity, bucket, lost, returned] = reader.fields(["item", "date", "quantity", "bucket", "lost", "returned"]);
    let mut cache = IdCache::default();
    let is_plain = ![bucket, lost, returned].iter().any(Field::is_there);
    reader.for_each_run(|row| {
        let size = if bucket.is_there() { row.choice(bucket) } else { None }.unwrap_or(inputs.settings.demand_bucket);
        // A bad row with a good date is a row of its day: it must be read, to be named.
        found.last = found.last.max(row.day(date).map(|day| day.bucket_end(size)));
        let number = cache.insert(&mut found.ids, row, item);
        found.decimals.resize(found.ids.len(), 0);
        row.take_faults();
        let Some(number) = number else { return 0 };
        let mut is_good = true;
        for field in [quantity, lost, returned].into_iter().filter(Field::is_there) {
            let own = &mut found.decimals[number as usize];
            // What no number of decimals holds is the fault of its row, and makes those of others no finer.
            let needed = fineness(row, field, *own);
            is_good &= needed.is_some();
            *own = needed.unwrap_or(*own);
        }
        // The rows of the item that stand after this one, as far as they need no more decimals.
        let Some(run) = Run::after(row, &[item], date, quantity).filter(|_| is_plain && is_good) else { return 0 };
        let mut last = None;
        let taken = run.read(found.decimals[number as usize], |plain, _| {
            last = last.max(Some(plain.day));
            true
        });
        found.last = found.last.max(last.map(|day| day.bucket_end(size)));
        taken
    });
    Ok(found)
}

/// The fewest decimals, from so many on, that hold a quantity; none where none do, or it is no quantity.
fn fineness(row: &mut Row<'_>, field: Field, from: u32) -> Option<u32> {
    for decimals in TRIED.into_iter().filter(|decimals| *decimals >= from) {
        row.scaled(field, decimals);
        let faults = row.take_faults();
        if faults.is_empty() {
            return Some(decimals);
        }
        if faults.iter().any(|fault| fault.kind() != ErrorKind::TooFine) {
            return None;
        }
    }
    None
}

impl Scanned {
    /// The items of the demand table, as a table.
    pub(super) fn items(&self) -> Result<Table<'static>> {
        let rows = self.ids.len();
        Table::new("items")?
            .with("item", texts(self.ids.iter().map(Some)))?
            .with("unit", texts((0..rows).map(|_| Some("unit"))))?
            .with("quantity_decimals", integers(self.decimals.iter().map(|decimals| Some(i64::from(*decimals)))))
    }
}

/// An agreements table without rows.
pub(super) fn no_agreements() -> Result<Table<'static>> {
    let none = || texts(std::iter::empty::<Option<&str>>());
    Table::new("agreements")?.with("supplier", none())?.with("item", none())?.with("location", none())
}

/// No last day: the table has no good row.
pub(super) fn no_day() -> Error {
    let error = Error::new(ErrorKind::BadSetting, "as_of is not given, and no row of demand has a good date that could be the last");
    error.field("as_of").expected("a date like 2026-06-30")
}
