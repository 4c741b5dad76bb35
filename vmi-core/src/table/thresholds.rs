//! The thresholds table: min and max over time, as they were known.

use super::catalog::Loaded;
use super::reader::{Field, IdCache, Reader, Row, UNKNOWN_DECIMALS};
use super::table::Table;
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result};
use crate::model::{Agreement, Cuts, Key, Moment, Quantity, StatedUnit, Threshold};
use crate::num::decimal::MOST_DECIMALS;

/// The fields of a row that are not its key.
struct Fields {
    valid_from: Field,
    levels: [Field; 2],
    set_by: Field,
    recorded_at: Field,
}

/// The good rows that were known at `known_at`, or else at `as_of`, sorted by item, location and supplier, then by `valid_from` and `recorded_at`.
pub(crate) fn load_thresholds(
    table: &Table<'_>,
    (cuts, known_at): (&Cuts, Option<Moment>),
    loaded: &mut Loaded,
    problems: &mut Problems,
) -> Result<Vec<Threshold>> {
    let reader = Reader::bind(table, problems)?;
    let [supplier, item, location] = reader.fields(["supplier", "item", "location"]);
    let [valid_from, min, max, set_by, recorded_at] = reader.fields(["valid_from", "min", "max", "set_by", "recorded_at"]);
    let fields = Fields { valid_from, levels: [min, max], set_by, recorded_at };
    let (mut suppliers, mut items, mut locations) = (IdCache::default(), IdCache::default(), IdCache::default());
    let mut read: Vec<Threshold> = Vec::with_capacity(table.rows());
    let (mut later, mut unused) = (0, 0);
    reader.for_each(|row| {
        let cut = cuts.of(loaded.known_location(&mut locations, row, location));
        let is_known = |at: Moment| known_at.map_or_else(|| cut.includes(at), |known| at <= known);
        if row.cell(recorded_at).moment().is_ok_and(|at| !is_known(at)) {
            // What was recorded later is not known yet, its faults included.
            row.take_faults();
            later += 1;
            return;
        }
        let item = items.resolve(&loaded.catalog.item_ids, "item", row, item);
        let location = loaded.location(&mut locations, row, location);
        let supplier = loaded.supplier(&mut suppliers, row, supplier);
        let key = item.zip(location).map(|(item, location)| Key { item, location });
        let terms: Vec<StatedUnit> = match key.zip(supplier) {
            Some((key, supplier)) => agreements_of(loaded, key).filter(|own| own.supplier == supplier).map(|own| own.levels.level_unit).collect(),
            None => Vec::new(),
        };
        let decimals = loaded.decimals(item);
        let in_days = terms.contains(&StatedUnit::Days) && decimals != UNKNOWN_DECIMALS;
        let built = fields.read(row, key, supplier, if in_days { MOST_DECIMALS } else { decimals });
        if loaded.spoil_key(row, key, problems) {
            return;
        }
        if terms.is_empty() {
            unused += 1;
        } else {
            read.extend(built);
        }
    });
    if later > 0 {
        let message = match known_at {
            Some(known_at) => format!("{later} rows recorded after {known_at} were not read"),
            None => format!("{later} rows recorded after as_of, {}, were not read", cuts.as_of()),
        };
        problems.notice(Notice::counted(NoticeKind::AfterAsOf, "thresholds", later, message).field("recorded_at"));
    }
    if unused > 0 {
        let message = format!("{unused} rows are of a supplier, item and location without a good agreement: they change nothing");
        problems.notice(Notice::counted(NoticeKind::ThresholdUnused, "thresholds", unused, message));
    }
    read.sort_by_key(|row| (row.item, row.location, row.supplier, row.valid_from, known_since(cuts, row), row.set_by, row.row));
    refuse_duplicates(&read, cuts, loaded, problems);
    Ok(read)
}

impl Fields {
    fn read(&self, row: &mut Row<'_>, key: Option<Key>, supplier: Option<u32>, decimals: u32) -> Option<Threshold> {
        let valid_from = row.day(self.valid_from);
        let [min, max] = self.levels.map(|field| row.quantity(field, decimals));
        let (set_by, recorded_at) = (row.choice(self.set_by), row.moment(self.recorded_at));
        if let Some((min, max)) = min.zip(max).filter(|(min, max)| min > max) {
            refuse_order(row, min, max);
        }
        let Key { item, location } = key?;
        Some(Threshold {
            supplier: supplier?,
            item,
            location,
            row: row.row_number(),
            valid_from: valid_from?,
            min: min?,
            max: max?,
            set_by: set_by?,
            recorded_at: recorded_at?,
        })
    }
}

fn refuse_order(row: &mut Row<'_>, min: Quantity, max: Quantity) {
    let error = Error::new(ErrorKind::ConflictingValues, format!("min {min} exceeds max {max}"));
    row.fault(error.field("min").value(min.to_string()).expected(format!("at most max, {max}")));
}

/// The agreements of a key.
pub(crate) fn agreements_of(loaded: &Loaded, key: Key) -> impl Iterator<Item = &Agreement> {
    let all = &loaded.catalog.agreements;
    let first = all.partition_point(|agreement| (agreement.item, agreement.location) < (key.item, key.location));
    all[first..].iter().take_while(move |agreement| (agreement.item, agreement.location) == (key.item, key.location))
}

fn known_since(cuts: &Cuts, row: &Threshold) -> i64 {
    cuts.of(Some(row.location)).zone().micros(row.recorded_at)
}

/// Two rows of one party for one day, recorded at one moment, spoil their key.
fn refuse_duplicates(read: &[Threshold], cuts: &Cuts, loaded: &mut Loaded, problems: &mut Problems) {
    for pair in read.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        let is_same = (a.item, a.location, a.supplier, a.valid_from, a.set_by) == (b.item, b.location, b.supplier, b.valid_from, b.set_by);
        if is_same && known_since(cuts, a) == known_since(cuts, b) {
            let key = Key { item: a.item, location: a.location };
            let (item, location) = loaded.catalog.key_ids(key);
            let message = format!(
                "the levels from {} on, set by the {} and recorded at {}, are there twice: first in row {}",
                a.valid_from,
                a.set_by.word(),
                a.recorded_at,
                a.row
            );
            let error = Error::new(ErrorKind::DuplicateKey, message)
                .at("thresholds", b.row)
                .key(item, location)
                .field("recorded_at")
                .value(b.recorded_at.to_string())
                .expected("one row for each supplier, item, location, valid_from, set_by and recorded_at");
            let at = problems.error(error);
            loaded.spoiled.keys.push((key, at));
        }
    }
}
