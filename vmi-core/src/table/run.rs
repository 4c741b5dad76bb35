//! Rows of one key that stand together, read without asking each cell what it is: once the first of them was read in full.

use super::column::{Text, Values, same_until};
use super::reader::{Field, Row, UNKNOWN_DECIMALS};
use crate::model::Day;
use crate::num::decimal;

/// The rows after one, as far as their cells are of the usual types and the ids are those of the first.
///
/// What a run has no plain answer to is left to [`Row`], which finds the words for it.
pub(crate) struct Run<'b> {
    ids: [Option<Ids<'b>>; 2],
    dates: Dates<'b>,
    quantities: Quantities<'b>,
    first: usize,
    rows: usize,
}

/// A plain row.
pub(crate) struct PlainRow {
    pub day: Day,
    /// In units of the last place.
    pub quantity: i64,
}

#[derive(Clone, Copy)]
enum Ids<'b> {
    Text(&'b Text<'b>),
    Numbers(&'b [i64]),
}

#[derive(Clone, Copy)]
enum Dates<'b> {
    Days(&'b [i32]),
    Micros(&'b [i64]),
}

#[derive(Clone, Copy)]
enum Quantities<'b> {
    Whole(&'b [i64]),
    Floats(&'b [f64]),
}

const DAY_MICROS: i64 = 86_400_000_000;

impl<'b> Run<'b> {
    /// The rows after this one by the fields of their ids, date and quantity (0 or more); none where a column is not of the usual type or has absent rows.
    pub(crate) fn after(row: &Row<'b>, ids: &[Field], date: Field, quantity: Field) -> Option<Self> {
        if row.refuses() {
            return None;
        }
        let mut found = [None; 2];
        for (own, field) in found.iter_mut().zip(ids) {
            *own = Some(match row.present(*field)? {
                Values::Text(text) => Ids::Text(text),
                Values::I64(numbers) => Ids::Numbers(numbers),
                _ => return None,
            });
        }
        let dates = match row.present(date)? {
            Values::Date(days) => Dates::Days(days),
            Values::Naive(micros) => Dates::Micros(micros),
            _ => return None,
        };
        let (quantities, rows) = match row.present(quantity)? {
            Values::I64(numbers) => (Quantities::Whole(numbers), numbers.len()),
            Values::F64(numbers) => (Quantities::Floats(numbers), numbers.len()),
            _ => return None,
        };
        Some(Self { ids: found, dates, quantities, first: row.place(), rows })
    }

    /// Calls `read` with each plain row, its place among them counted from 1, until there is none or it says false; how many it took.
    #[inline]
    pub(crate) fn read(&self, decimals: u32, mut read: impl FnMut(PlainRow, usize) -> bool) -> usize {
        if decimals == UNKNOWN_DECIMALS {
            return 0;
        }
        // The end of the run is looked for a little ahead, then farther, so that a short one, or one that `read` ends, costs little.
        let (mut at, mut reach) = (self.first + 1, FIRST_REACH);
        'run: loop {
            let farthest = (at + reach).min(self.rows);
            let end = self.ids.iter().flatten().fold(farthest, |end, ids| ids.same_until(self.first, at, end));
            while at < end {
                let (Some(day), Some(quantity)) = (self.dates.day(at), self.quantities.scaled(at, decimals)) else { break 'run };
                if !read(PlainRow { day, quantity }, at - self.first) {
                    break 'run;
                }
                at += 1;
            }
            if end < farthest || end == self.rows {
                break;
            }
            reach *= 2;
        }
        at - self.first - 1
    }
}

/// So many rows are looked at first.
const FIRST_REACH: usize = 8;

impl Ids<'_> {
    /// The end of the rows from one on that have the id of another, or an end that is given.
    fn same_until(&self, row: usize, from: usize, end: usize) -> usize {
        match self {
            Self::Text(text) => text.same_until(row, from, end),
            Self::Numbers(numbers) => same_until(numbers, row, from..end, |_| false),
        }
    }
}

impl Dates<'_> {
    #[inline]
    fn day(&self, at: usize) -> Option<Day> {
        match self {
            Self::Days(days) => Day::from_days(*days.get(at)?),
            Self::Micros(micros) => {
                let micros = micros.get(at).filter(|micros| micros.rem_euclid(DAY_MICROS) == 0)?;
                Day::from_days(i32::try_from(micros.div_euclid(DAY_MICROS)).ok()?)
            }
        }
    }
}

impl Quantities<'_> {
    /// A quantity of 0 or more that so many decimals hold.
    #[inline]
    fn scaled(&self, at: usize, decimals: u32) -> Option<i64> {
        let scaled = match self {
            Self::Whole(numbers) => decimal::rescale(*numbers.get(at)?, 0, decimals).ok()?,
            Self::Floats(numbers) => decimal::scaled_from_f64(*numbers.get(at)?, decimals).ok()?,
        };
        (scaled >= 0).then_some(scaled)
    }
}
