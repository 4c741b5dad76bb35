//! What a demand table says of itself, where nobody else says it: its items, how fine their quantities are, and its last day.

use crate::engine::Inputs;
use crate::error::{Error, ErrorKind, Problems, Result};
use crate::model::{Day, IdIndex};
use crate::num::decimal::MOST_DECIMALS;
use crate::table::{IdCache, Reader, Table, integers, texts};

/// What was found.
pub(super) struct Scanned {
    /// The end of the last bucket with a row; none without a row.
    pub last: Option<Day>,
    ids: IdIndex,
    decimals: u32,
}

/// Decimals that are tried in turn.
const TRIED: [u32; 4] = [0, 3, 6, MOST_DECIMALS];

/// Looks through the demand table once, and once more for each step of fineness that is not enough.
pub(super) fn scan(inputs: &Inputs<'_>, demand: &Table<'_>) -> Result<Scanned> {
    let mut found = Scanned { last: None, ids: IdIndex::default(), decimals: 0 };
    for decimals in TRIED {
        found.decimals = decimals;
        if !found.pass(inputs, demand)? {
            break;
        }
    }
    Ok(found)
}

impl Scanned {
    /// Reads every row; whether a quantity is finer than the decimals.
    fn pass(&mut self, inputs: &Inputs<'_>, demand: &Table<'_>) -> Result<bool> {
        let reader = Reader::bind(demand, &mut Problems::default())?;
        let [item, date, quantity, bucket, lost] = reader.fields(["item", "date", "quantity", "bucket", "lost"]);
        let (mut cache, mut is_finer, decimals) = (IdCache::default(), false, self.decimals);
        reader.for_each(|row| {
            let size = if bucket.is_there() { row.choice(bucket) } else { None }.unwrap_or(inputs.settings.demand_bucket);
            let end = row.day(date).map(|day| day.bucket_end(size));
            cache.insert(&mut self.ids, row, item);
            row.scaled(quantity, decimals);
            if lost.is_there() {
                row.scaled(lost, decimals);
            }
            let faults = row.take_faults();
            is_finer |= faults.iter().any(|fault| fault.kind() == ErrorKind::TooFine);
            // A row that is otherwise wrong counts: with an earlier last day it would be later than as_of, and its fault would not be told.
            self.last = self.last.max(end);
        });
        Ok(is_finer)
    }

    /// The items of the demand table, as a table.
    pub(super) fn items(&self) -> Result<Table<'static>> {
        let rows = self.ids.len();
        Table::new("items")?
            .with("item", texts(self.ids.iter().map(Some)))?
            .with("unit", texts((0..rows).map(|_| Some("unit"))))?
            .with("quantity_decimals", integers((0..rows).map(|_| Some(i64::from(self.decimals)))))
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
