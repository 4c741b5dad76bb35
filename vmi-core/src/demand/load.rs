//! The demand table, grouped by key.

use super::history::{History, NOT_STATED};
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Problems, Result};
use crate::model::{Bucket, Cuts, Day, Duplicates, Key, Settings};
use crate::table::{Cell, Field, IdCache, Loaded, Reader, Row, Run, Table};

/// Histories of all keys, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Histories {
    /// By key number: where its rows start; one more than keys.
    starts: Vec<usize>,
    buckets: Vec<Bucket>,
    days: Vec<i32>,
    served: Vec<i64>,
    lost: Vec<i64>,
    stocked_out: Vec<bool>,
    /// What came back; empty if no row states it.
    returned: Vec<i64>,
    /// Days of a bucket without stock; empty if no row states them.
    days_out: Vec<f64>,
}

impl Histories {
    /// The days without stock in the rows of a key, 0 where they are not stated; empty if no row of any key states them.
    pub(crate) fn days_out(&self, key: u32) -> &[f64] {
        match (self.starts.get(key as usize), self.starts.get(key as usize + 1)) {
            (Some(start), Some(end)) => part(&self.days_out, *start, *end),
            _ => &[],
        }
    }

    /// What came back in the rows of a key, in units of the last place; empty if no row of any key states it.
    pub(crate) fn returned(&self, key: u32) -> &[i64] {
        match (self.starts.get(key as usize), self.starts.get(key as usize + 1)) {
            (Some(start), Some(end)) => part(&self.returned, *start, *end),
            _ => &[],
        }
    }

    /// The history of a key; none if no row was read.
    pub(crate) fn of(&self, key: u32, decimals: u32) -> Option<History<'_>> {
        let (start, end) = (*self.starts.get(key as usize)?, *self.starts.get(key as usize + 1)?);
        if start == end {
            return None;
        }
        Some(History {
            bucket: self.buckets[key as usize],
            days: &self.days[start..end],
            served: &self.served[start..end],
            lost: part(&self.lost, start, end),
            stocked_out: part(&self.stocked_out, start, end),
            decimals,
        })
    }
}

/// Rows as they were read, before grouping.
#[derive(Default)]
struct Rows {
    keys: Vec<u32>,
    days: Vec<i32>,
    served: Vec<i64>,
    /// Empty until a row states one; then one for each row, −1 where it is not stated.
    lost: Vec<i64>,
    stocked_out: Vec<bool>,
    /// Empty until a row states one.
    returned: Vec<i64>,
    /// Empty until a row states some.
    days_out: Vec<f64>,
    buckets: Vec<Bucket>,
    numbers: Vec<u32>,
}

pub(crate) fn load_demand(table: &Table<'_>, cuts: &Cuts, settings: &Settings, loaded: &mut Loaded, problems: &mut Problems) -> Result<Histories> {
    let reader = Reader::bind(table, problems)?;
    let [item, location, date, quantity, bucket, lost, stocked_out, returned, days_out] =
        reader.fields(["item", "location", "date", "quantity", "bucket", "lost", "stocked_out", "returned", "days_out"]);
    let is_plain = ![bucket, lost, stocked_out, returned, days_out].iter().any(Field::is_there);
    let mut rows = Rows::with_capacity(table.rows());
    let mut finder = KeyFinder::default();
    let mut later = 0_u64;
    let (everywhere, mut locations) = (cuts.closed_everywhere(), IdCache::default());
    reader.for_each_run(|row| {
        let day = row.day(date);
        let own = if bucket.is_there() { row.choice(bucket) } else { None };
        let size = own.unwrap_or(settings.demand_bucket);
        let closed = everywhere.unwrap_or_else(|| cuts.of(loaded.known_location(&mut locations, row, location)).closed());
        if day.is_some_and(|day| day.bucket_end(size) > closed) {
            // What happens later is not known yet, its faults included.
            row.take_faults();
            later += 1;
            return 0;
        }
        let found = finder.find(row, item, location, loaded);
        let decimals = found.map_or_else(|| loaded.decimals(None), |found| found.decimals);
        let served = row.scaled(quantity, decimals);
        let lost = if lost.is_there() { row.scaled(lost, decimals) } else { None };
        let out = stocked_out.is_there() && row.bool(stocked_out).unwrap_or(false);
        let without = if days_out.is_there() { days_without(row, days_out, day, size) } else { None };
        let back = if returned.is_there() { row.scaled(returned, decimals) } else { None };
        if row.is_faulty() {
            loaded.spoil_key(row, found.map(|found| found.key), problems);
            return 0;
        }
        let (Some(found), Some(day), Some(served)) = (found, day, served) else { return 0 };
        rows.push(found.number, day, (served, lost, out || without.is_some_and(|days| days > 0.0)), size, row.row_number());
        rows.push_returned(back);
        rows.push_days_out(without);
        // The rows of the key that stand after this one: those that are as plain as they mostly are.
        let Some(run) = Run::after(row, &[item, location], date, quantity).filter(|_| is_plain) else { return 0 };
        let number = row.row_number();
        run.read(decimals, |plain, after| {
            let is_known = plain.day.bucket_end(size) <= closed;
            if is_known {
                rows.push(found.number, plain.day, (plain.quantity, None, false), size, number + after as u64);
            }
            is_known
        })
    });
    if later > 0 {
        let message = format!("{later} rows dated after as_of, {}, were not read", cuts.as_of());
        problems.notice(Notice::counted(NoticeKind::AfterAsOf, "demand", later, message).field("date"));
    }
    Ok(rows.group(settings, loaded, problems))
}

/// The days of a row's bucket that stock was out: from 0 to all of them.
fn days_without(row: &mut Row<'_>, field: Field, day: Option<Day>, bucket: Bucket) -> Option<f64> {
    let days = row.number(field)?;
    let length = day.map_or(31, |day| day.bucket_end(bucket).since(day.bucket_start(bucket)) + 1);
    if (0.0..=f64::from(length)).contains(&days) {
        return Some(days);
    }
    let expected = format!("a number from 0 to {length}");
    let message = format!("days_out is {days}, and the {} has {length}: expected {expected}", bucket.word());
    row.fault(Error::new(ErrorKind::OutOfRange, message).field("days_out").value(days.to_string()).expected(expected));
    None
}

#[derive(Clone, Copy)]
struct FoundKey {
    key: Key,
    number: u32,
    decimals: u32,
}

/// The key of a row, remembering the last one: rows of one key mostly stand together.
#[derive(Default)]
struct KeyFinder {
    items: IdCache,
    locations: IdCache,
    last: Option<FoundKey>,
}

impl KeyFinder {
    fn find(&mut self, row: &mut Row<'_>, item: Field, location: Field, loaded: &mut Loaded) -> Option<FoundKey> {
        let item = self.items.resolve(&loaded.catalog.item_ids, "item", row, item);
        let location = loaded.location(&mut self.locations, row, location);
        let key = Key { item: item?, location: location? };
        match self.last {
            Some(found) if found.key == key => {}
            _ => self.last = Some(FoundKey { key, number: loaded.keys.insert(key), decimals: loaded.decimals(item) }),
        }
        self.last
    }
}

impl Rows {
    fn with_capacity(rows: usize) -> Self {
        Self {
            keys: Vec::with_capacity(rows),
            days: Vec::with_capacity(rows),
            served: Vec::with_capacity(rows),
            buckets: Vec::with_capacity(rows),
            numbers: Vec::with_capacity(rows),
            ..Self::default()
        }
    }

    fn push(&mut self, key: u32, day: Day, (served, lost, out): (i64, Option<i64>, bool), bucket: Bucket, number: u64) {
        let before = self.keys.len();
        if lost.is_some() && self.lost.is_empty() {
            self.lost.resize(before, NOT_STATED);
        }
        if out && self.stocked_out.is_empty() {
            self.stocked_out.resize(before, false);
        }
        let (states_lost, states_out) =
            (lost.is_some() || self.lost.len() == before && before > 0, out || self.stocked_out.len() == before && before > 0);
        if states_lost {
            self.lost.push(lost.unwrap_or(NOT_STATED));
        }
        if states_out {
            self.stocked_out.push(out);
        }
        self.keys.push(key);
        self.days.push(day.days());
        self.served.push(served);
        self.buckets.push(bucket);
        self.numbers.push(number as u32);
    }

    /// What came back in the row that was pushed last.
    fn push_returned(&mut self, returned: Option<i64>) {
        if returned.is_some() || !self.returned.is_empty() {
            self.returned.resize(self.keys.len() - 1, 0);
            self.returned.push(returned.unwrap_or(0));
        }
    }

    /// The days without stock of the row that was pushed last.
    fn push_days_out(&mut self, days: Option<f64>) {
        if days.is_some() || !self.days_out.is_empty() {
            self.days_out.resize(self.keys.len() - 1, 0.0);
            self.days_out.push(days.unwrap_or(0.0));
        }
    }

    /// Adds up the rows of one key and bucket; a bucket of which any part is unknown is unknown. Rows are sorted. What cannot be held exactly stays apart, and is a duplicate.
    fn add_up(&mut self) {
        let mut kept = 0;
        for at in 1..self.keys.len() {
            let is_same = (self.keys[at], self.buckets[at]) == (self.keys[kept], self.buckets[kept])
                && same_bucket(self.buckets[at], self.days[kept], self.days[at]);
            if is_same && self.take_in(kept, at).is_some() {
                continue;
            }
            kept += 1;
            self.keep(kept, at);
        }
        let rows = (kept + 1).min(self.keys.len());
        self.keys.truncate(rows);
        self.days.truncate(rows);
        self.served.truncate(rows);
        self.lost.truncate(rows);
        self.stocked_out.truncate(rows);
        self.returned.truncate(rows);
        self.days_out.truncate(rows);
        self.buckets.truncate(rows);
        self.numbers.truncate(rows);
    }

    /// Adds one row to another; none, and nothing is changed, where a sum cannot be held.
    fn take_in(&mut self, into: usize, from: usize) -> Option<()> {
        let served = self.served[into].checked_add(self.served[from])?;
        let lost = match (self.lost.get(into).copied().unwrap_or(NOT_STATED), self.lost.get(from).copied().unwrap_or(NOT_STATED)) {
            (NOT_STATED, other) | (other, NOT_STATED) => other,
            (a, b) => a.checked_add(b)?,
        };
        let returned = self.returned.get(into).copied().unwrap_or(0).checked_add(self.returned.get(from).copied().unwrap_or(0))?;
        // Of a bucket of which a row does not say how long stock was out, nobody can say it.
        let is_unsaid = |row: usize| self.stocked_out.get(row).copied().unwrap_or(false) && self.days_out.get(row).copied().unwrap_or(0.0) <= 0.0;
        let has_unsaid = is_unsaid(into) || is_unsaid(from);
        self.served[into] = served;
        if !self.lost.is_empty() {
            self.lost[into] = lost;
        }
        if !self.stocked_out.is_empty() {
            self.stocked_out[into] |= self.stocked_out[from];
        }
        if !self.returned.is_empty() {
            self.returned[into] = returned;
        }
        // Rows of one bucket tell of the same days.
        if !self.days_out.is_empty() {
            self.days_out[into] = if has_unsaid { 0.0 } else { self.days_out[into].max(self.days_out[from]) };
        }
        Some(())
    }

    /// Moves a row forward.
    fn keep(&mut self, to: usize, from: usize) {
        self.keys[to] = self.keys[from];
        self.days[to] = self.days[from];
        self.served[to] = self.served[from];
        self.buckets[to] = self.buckets[from];
        self.numbers[to] = self.numbers[from];
        for list in [&mut self.lost, &mut self.returned].into_iter().filter(|list| !list.is_empty()) {
            list[to] = list[from];
        }
        if !self.stocked_out.is_empty() {
            self.stocked_out[to] = self.stocked_out[from];
        }
        if !self.days_out.is_empty() {
            self.days_out[to] = self.days_out[from];
        }
    }

    /// Groups the rows by key and sorts each key's rows by date; two rows of one bucket, or two bucket sizes, spoil the key.
    fn group(mut self, settings: &Settings, loaded: &mut Loaded, problems: &mut Problems) -> Histories {
        let (keys, default) = (loaded.keys.keys().len(), settings.demand_bucket);
        self.sort();
        if settings.demand_duplicates == Duplicates::Sum && !self.keys.is_empty() {
            self.add_up();
        }
        let mut starts = vec![0_usize; keys + 1];
        for key in &self.keys {
            starts[*key as usize + 1] += 1;
        }
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut buckets = vec![default; keys];
        for key in 0..keys {
            let rows = starts[key]..starts[key + 1];
            if let Some(first) = rows.clone().next() {
                buckets[key] = self.buckets[first];
                self.check(rows, loaded, problems);
            }
        }
        let Self { days, served, lost, stocked_out, returned, days_out, .. } = self;
        Histories { starts, buckets, days, served, lost, stocked_out, returned, days_out }
    }

    /// Puts rows in the order of (key, day, row), unless they stand so already.
    fn sort(&mut self) {
        let place = |at: usize| (self.keys[at], self.days[at], self.numbers[at]);
        if (1..self.keys.len()).all(|at| place(at - 1) <= place(at)) {
            return;
        }
        let mut order: Vec<u32> = (0..self.keys.len() as u32).collect();
        order.sort_unstable_by_key(|&at| place(at as usize));
        permute(&mut self.keys, &order);
        permute(&mut self.days, &order);
        permute(&mut self.served, &order);
        permute(&mut self.lost, &order);
        permute(&mut self.stocked_out, &order);
        permute(&mut self.returned, &order);
        permute(&mut self.days_out, &order);
        permute(&mut self.buckets, &order);
        permute(&mut self.numbers, &order);
    }

    fn check(&self, rows: std::ops::Range<usize>, loaded: &mut Loaded, problems: &mut Problems) {
        let bucket = self.buckets[rows.start];
        let same = |a: i32, b: i32| same_bucket(bucket, a, b);
        for at in rows.start + 1..rows.end {
            let error = if self.buckets[at] != bucket {
                let message = format!("bucket is {} here and {} in row {}", self.buckets[at].word(), bucket.word(), self.numbers[rows.start]);
                Error::new(ErrorKind::ConflictingValues, message).field("bucket").value(self.buckets[at].word()).expected("one bucket size for a key")
            } else if same(self.days[at - 1], self.days[at]) {
                let date = Cell::Date(self.days[at]).show();
                let message = format!("the {} of {date} is there twice: first in row {}", bucket.word(), self.numbers[at - 1]);
                Error::new(ErrorKind::DuplicateKey, message)
                    .field("date")
                    .value(date)
                    .expected("one row for each item, location and bucket, or the setting demand.duplicates = \"sum\"")
            } else {
                continue;
            };
            let key = loaded.keys.keys()[self.keys[at] as usize];
            let (item, location) = loaded.catalog.key_ids(key);
            let at = problems.error(error.at("demand", u64::from(self.numbers[at])).key(item, location));
            loaded.spoiled.keys.push((key, at));
        }
    }
}

/// Whether two days lie in one bucket.
fn same_bucket(bucket: Bucket, a: i32, b: i32) -> bool {
    match (bucket, Day::from_days(a), Day::from_days(b)) {
        (Bucket::Day, ..) => a == b,
        (_, Some(a), Some(b)) => a.bucket_start(bucket) == b.bucket_start(bucket),
        _ => false,
    }
}

/// A part of an optional column: nothing of one that is not there.
fn part<T>(all: &[T], start: usize, end: usize) -> &[T] {
    if all.is_empty() { all } else { &all[start..end] }
}

/// Puts an optional column in another order.
fn permute<T: Copy>(values: &mut Vec<T>, order: &[u32]) {
    if !values.is_empty() {
        *values = order.iter().map(|&at| values[at as usize]).collect();
    }
}
