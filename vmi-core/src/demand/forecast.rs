//! Forecasts, of the table or of events: what is expected to be asked of a key, day by day.

use crate::error::{Error, ErrorKind, Problems, Result};
use crate::ledger::{Ledger, Window};
use crate::model::{Day, Key};
use crate::table::{IdCache, Loaded, Reader, Table};

/// A day of a forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ForecastDay {
    /// The key's number.
    key: u32,
    pub day: Day,
    pub quantity: f64,
    row: u64,
}

/// Forecasts of all keys, sorted by key and day.
#[derive(Debug, Default)]
pub(crate) struct Forecasts {
    days: Vec<ForecastDay>,
}

impl Forecasts {
    /// The forecast of a key, sorted by day; empty where there is none.
    pub(crate) fn of(&self, key: u32) -> &[ForecastDay] {
        let first = self.days.partition_point(|day| day.key < key);
        let count = self.days[first..].partition_point(|day| day.key == key);
        &self.days[first..first + count]
    }

    /// What is expected on each of the days after `as_of`, at most so many: a day without a row is 0 between the first row and the last,
    /// and not known outside them, where the list ends.
    pub(crate) fn following(&self, key: u32, as_of: Day, most: usize) -> Vec<f64> {
        let own = self.of(key);
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return Vec::new() };
        let mut ahead = own[own.partition_point(|row| row.day <= as_of)..].iter().peekable();
        let days = (1..).map_while(|days| as_of.plus(days)).take_while(|day| first.day <= *day && *day <= last.day).take(most);
        days.map(|day| ahead.next_if(|row| row.day == day).map_or(0.0, |row| row.quantity)).collect()
    }
}

impl Forecasts {
    /// The forecasts that events tell of, for keys that the table says nothing of.
    pub(crate) fn add_events(&mut self, (ledger, window): (&Ledger, &Window), loaded: &mut Loaded) {
        let mut more = Vec::new();
        for fact in ledger.latest_forecasts(window) {
            let ids = &loaded.catalog;
            let place = ids.item_ids.find(fact.item.as_bytes()).zip(ids.location_ids.find(fact.location.as_bytes()));
            // An event of an unknown item or location is an error already.
            let Some((item, location)) = place else { continue };
            let key = loaded.keys.insert(Key { item, location });
            if self.of(key).is_empty() {
                more.push(ForecastDay { key, day: fact.day, quantity: fact.quantity.to_f64(), row: 0 });
            }
        }
        if !more.is_empty() {
            self.days.append(&mut more);
            self.days.sort_by_key(|day| (day.key, day.day));
        }
    }
}

pub(crate) fn load_forecasts(table: &Table<'_>, loaded: &mut Loaded, problems: &mut Problems) -> Result<Forecasts> {
    let reader = Reader::bind(table, problems)?;
    let [item, location, date, quantity, source, sd] = reader.fields(["item", "location", "date", "quantity", "source", "sd"]);
    let (mut items, mut locations) = (IdCache::default(), IdCache::default());
    let mut days = Vec::with_capacity(table.rows());
    reader.for_each(|row| {
        let item = items.resolve(&loaded.catalog.item_ids, "item", row, item);
        let location = loaded.location(&mut locations, row, location);
        let key = item.zip(location).map(|(item, location)| Key { item, location });
        let (day, quantity) = (row.day(date), row.number(quantity));
        // For people, or for later: checked all the same.
        row.text(source);
        row.number(sd);
        let number = key.map(|key| loaded.keys.insert(key));
        if loaded.spoil_key(row, key, problems) {
            return;
        }
        if let (Some(key), Some(day), Some(quantity)) = (number, day, quantity) {
            days.push(ForecastDay { key, day, quantity, row: row.row_number() });
        }
    });
    days.sort_by_key(|day| (day.key, day.day, day.row));
    for pair in days.windows(2).filter(|pair| (pair[0].key, pair[0].day) == (pair[1].key, pair[1].day)) {
        let key = loaded.keys.keys()[pair[1].key as usize];
        let (item, location) = loaded.catalog.key_ids(key);
        let (date, first) = (pair[1].day.to_string(), pair[0].row);
        let error = Error::new(ErrorKind::DuplicateKey, format!("the forecast of {date} is there twice: first in row {first}"))
            .at("forecasts", pair[1].row)
            .key(item, location)
            .field("date")
            .value(date)
            .expected("one row for each item, location and day");
        let at = problems.error(error);
        loaded.spoiled.keys.push((key, at));
    }
    Ok(Forecasts { days })
}
