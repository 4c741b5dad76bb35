//! A key's demand as methods read it: cleansed, added up to the periods of the forecast, and complete.

use super::without_stock::WithoutStock;
use crate::demand::cleansing::events::{Event, EventTreatment};
use crate::demand::cleansing::fill::FillRule;
use crate::demand::cleansing::outliers::{OutlierAction, OutlierRule};
use crate::demand::cleansing::returns::{Excess, ReturnRule};
use crate::demand::cleansing::stock_outs::{StockOutRule, StockOuts};
use crate::demand::cleansing::{Change, CleansingOptions, Of, Usage, Why, clean};
use crate::demand::profile::series::{Series, SparseRows};
use crate::demand::{History, Window};
use crate::engine::assemble::ToldHistory;
use crate::engine::load::Facts;
use crate::error::{Error, ErrorKind, Result};
use std::sync::Arc;

use crate::model::{Bucket, Calendar, Day, ForecastSettings, Key, OutlierTreatment, PromotionTreatment, ReturnTreatment, StockOutTreatment};
use crate::num::decimal;

/// A series that methods can read, and what was done to it.
pub(in crate::engine) struct Prepared {
    /// Its periods, as they were stated and added up; without what was asked once it was [let go](Self::let_go).
    pub series: Series,
    /// Demand by period, complete; without the days on which the location is closed. Empty once it was let go.
    pub demand: Vec<f64>,
    /// How many periods that is.
    pub length: usize,
    /// Every number that was changed or marked; places are periods of `series`.
    pub changes: Vec<Change>,
    /// Periods of a season.
    pub season: usize,
    /// Which periods of `series` the demand is of, and when the location is open after them; none: all of them, and always.
    open: Option<(Vec<usize>, Arc<Calendar>)>,
}

/// What a method reads of a series.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Periods<'p> {
    /// Demand by period, complete.
    pub demand: &'p [f64],
    pub bucket: Bucket,
    /// Periods of a season.
    pub season: usize,
}

impl Prepared {
    /// What a method reads.
    pub(in crate::engine) fn periods(&self) -> Periods<'_> {
        Periods { demand: &self.demand, bucket: self.series.bucket, season: self.season }
    }

    /// Lets the demand go, where only what was done to it is still to be told: of a million keys it takes gigabytes.
    pub(super) fn let_go(&mut self) {
        (self.demand, self.series.asked, self.series.unknown, self.open) = (Vec::new(), Vec::new(), Vec::new(), None);
    }

    /// The places in `series` that the demand is of; none: all.
    pub(super) fn places(&self) -> Option<&[usize]> {
        self.open.as_ref().map(|(places, _)| &**places)
    }

    /// The demand of a history up to a day; none where no whole period of it is over.
    pub(in crate::engine) fn of(told: &ToldHistory<'_>, facts: &Facts<'_>, key: Key, settings: &ForecastSettings) -> Result<Option<Self>> {
        let (history, as_of) = (&told.history, facts.cuts.of(Some(key.location)).closed());
        let days = if settings.history_days == 0 { 36_500 } else { settings.history_days };
        let Some(stated) = Series::of(history, &Window { as_of, days, maximum_quantile: 1.0 })? else { return Ok(None) };
        let series = match settings.bucket {
            Some(bucket) if bucket != stated.bucket => match added_up(&stated, bucket, as_of)? {
                // A window that begins inside a period leaves a part of it, which is no period; the first of a life is one.
                Some(series) if is_cut(&stated, &series, history) => match without_first(series) {
                    Some(series) => series,
                    None => return Ok(None),
                },
                Some(series) => series,
                None => return Ok(None),
            },
            _ => stated,
        };
        let (mut returned, mut events) = (returned(told, &series), events(facts, key, &series, settings.promotions));
        let calendar = facts.loaded.catalog.locations.get(key.location as usize).and_then(|location| location.calendar.clone());
        let is_scaled = settings.stock_outs == StockOutTreatment::Scaled;
        let mut without = if is_scaled { WithoutStock::of(told, &series, calendar.as_deref()) } else { WithoutStock::default() };
        let open = calendar.and_then(|calendar| Some((open_places(&series, &returned, &calendar)?, calendar)));
        let season = season(settings, &series, open.as_ref().map(|(_, calendar)| &**calendar));
        let (mut seen, mut unknown) = (series.seen(), series.unknown.clone());
        if let Some((places, _)) = &open {
            seen = kept(&seen, places);
            without = without.kept(places);
            unknown = kept(&unknown, places);
            returned = kept(&returned, places);
            let place = |place: usize| places.partition_point(|open| *open < place);
            events.retain_mut(|event| {
                let end = place(event.to + 1);
                event.from = place(event.from);
                event.to = end.saturating_sub(1);
                event.from < end
            });
        }
        let mut changes = Vec::new();
        without_negative(&mut seen, &mut changes);
        for units in &mut returned {
            *units = units.max(0.0);
        }
        let WithoutStock { days_out, period_days, lost } = &without;
        let stock_outs = StockOuts { stocked_out: &unknown, days_out, period_days, lost };
        let usage = Usage { demand: &seen, returned: &returned, stock_outs, events: &events };
        let cleaned = clean(&usage, &options(settings, season, seen.len()))?;
        changes.extend(cleaned.changes);
        if let Some((places, _)) = &open {
            for change in &mut changes {
                change.place = places[change.place];
            }
        }
        Ok(Some(Self { length: cleaned.demand.len(), demand: cleaned.demand, changes, series, season, open }))
    }

    /// The first days of so many periods after the last; none beyond the last day of years, or of a location that does not open any more.
    pub(in crate::engine) fn days_ahead(&self, count: usize) -> Vec<Option<Day>> {
        let (dense, next) = (self.series.dense(), self.series.asked.len());
        let Some((_, calendar)) = &self.open else { return (next..next + count).map(|place| dense.day(place)).collect() };
        let first = dense.day(next);
        let longest = i32::try_from(count).unwrap_or(i32::MAX / 8).saturating_mul(7).saturating_add(LONGEST_WAIT);
        let days = (0..longest).map_while(|ahead| first?.plus(ahead)).filter(|day| calendar.rule(*day).open).map(Some);
        days.chain(std::iter::repeat(None)).take(count).collect()
    }

    /// So many days after one, each with the period that it falls into, counted from 0 over demand and what comes after it; without one where the location is closed.
    pub(in crate::engine) fn periods_after(&self, today: Day, count: usize) -> Vec<(Day, Option<usize>)> {
        let days = (1..=count).map_while(|ahead| today.plus(i32::try_from(ahead).ok()?));
        let Some((places, calendar)) = &self.open else {
            return days.map(|day| (day, Some(self.series.dense().place(day)))).collect();
        };
        let mut next = today.plus(1).and_then(|first| self.period_of_open(first, places, calendar));
        let counted = days.map(|day| {
            if !calendar.rule(day).open {
                return (day, None);
            }
            let period = next;
            next = next.map(|period| period + 1);
            (day, period)
        });
        counted.collect()
    }

    /// The period of a day that is open, or of the next that is.
    fn period_of_open(&self, day: Day, places: &[usize], calendar: &Calendar) -> Option<usize> {
        let known = self.series.asked.len();
        let first = self.series.dense().day(known)?;
        let before = (0..day.since(first)).filter(|ahead| first.plus(*ahead).is_some_and(|day| calendar.rule(day).open)).count();
        if day >= first { Some(places.len() + before) } else { Some(places.partition_point(|place| *place < self.series.dense().place(day))) }
    }

    /// The period that a day falls into, counted from 0 over demand and what comes after it; none before the first, or where the location is closed.
    pub(in crate::engine) fn period_of(&self, day: Day) -> Option<usize> {
        if day < self.series.first {
            return None;
        }
        let (place, known) = (self.series.dense().place(day), self.series.asked.len());
        match &self.open {
            None => Some(place),
            Some((places, _)) if place < known => places.binary_search(&place).ok(),
            Some((_, calendar)) if !calendar.rule(day).open => None,
            Some((places, calendar)) => self.period_of_open(day, places, calendar),
        }
    }
}

/// So many days without an open one, and a location is taken to stay closed.
const LONGEST_WAIT: i32 = 3_650;

/// Demand below 0, as of a day on which more was corrected than asked for, is taken off the periods before it; what no period is left for is left out. Each change is told.
fn without_negative(seen: &mut [f64], changes: &mut Vec<Change>) {
    for place in (0..seen.len()).filter(|place| seen[*place] < 0.0).collect::<Vec<_>>() {
        let (mut above, was) = (-seen[place], seen[place]);
        seen[place] = 0.0;
        changes.push(Change { place, of: Of::Demand, was: Some(was), becomes: Some(0.0), why: Why::Returned });
        for before in (0..place).rev().take_while(|_| above > 0.0).collect::<Vec<_>>() {
            let taken = above.min(seen[before]);
            if taken > 0.0 {
                changes.push(Change {
                    place: before,
                    of: Of::Demand,
                    was: Some(seen[before]),
                    becomes: Some(seen[before] - taken),
                    why: Why::Returned,
                });
                seen[before] -= taken;
                above -= taken;
            }
            if above <= 0.0 {
                break;
            }
        }
    }
}

/// The days on which the location is open, or something was asked for or came back all the same; none where these are all days, or periods are no days.
fn open_places(series: &Series, returned: &[f64], calendar: &Calendar) -> Option<Vec<usize>> {
    if series.bucket != Bucket::Day {
        return None;
    }
    let happened = |place: usize| series.asked[place] != 0 || returned.get(place).is_some_and(|units| *units != 0.0);
    let is_open = |place: &usize| series.first.plus(*place as i32).is_some_and(|day| calendar.rule(day).open) || happened(*place);
    let places: Vec<usize> = (0..series.asked.len()).filter(is_open).collect();
    let is_ever_closed = calendar.week().is_some_and(|week| week.iter().any(|day| !day.open)) || calendar.dates().iter().any(|(_, rule)| !rule.open);
    (is_ever_closed && !places.is_empty()).then_some(places)
}

/// The parts of a list that lie at some places; nothing of one that is not there.
pub(super) fn kept<T: Copy>(list: &[T], places: &[usize]) -> Vec<T> {
    if list.is_empty() { Vec::new() } else { places.iter().map(|place| list[*place]).collect() }
}

/// Periods of a season: of a week, the days on which the location is open, unless the setting says how many.
fn season(settings: &ForecastSettings, series: &Series, calendar: Option<&Calendar>) -> usize {
    match calendar.and_then(Calendar::week) {
        Some(week) if settings.season == 0 && series.bucket == Bucket::Day => week.iter().filter(|day| day.open).count().max(1),
        _ => settings.season_of(series.bucket),
    }
}

/// Whether the first of the longer periods lacks days that the history has.
fn is_cut(stated: &Series, longer: &Series, history: &History<'_>) -> bool {
    history.days.first().is_some_and(|first| *first < stated.first.days()) && longer.first < stated.first
}

fn without_first(series: Series) -> Option<Series> {
    let first = series.dense().day(1).filter(|_| series.asked.len() > 1)?;
    let unknown = if series.unknown.is_empty() { Vec::new() } else { series.unknown[1..].to_vec() };
    Some(Series { first, asked: series.asked[1..].to_vec(), unknown, ..series })
}

/// What came back by period; empty where nothing did.
fn returned(told: &ToldHistory<'_>, series: &Series) -> Vec<f64> {
    if told.returned.iter().all(|units| *units == 0) {
        return Vec::new();
    }
    let (dense, mut sums) = (series.dense(), vec![0_i64; series.asked.len()]);
    for (day, units) in told.history.days.iter().zip(told.returned) {
        let day = Day::from_days(*day).filter(|day| *day >= series.first);
        if let Some(sum) = day.and_then(|day| sums.get_mut(dense.place(day))) {
            *sum = sum.saturating_add(*units);
        }
    }
    sums.into_iter().map(|units| decimal::scaled_to_f64(units, series.decimals)).collect()
}

/// The periods of the promotions of a key that lie in its series.
fn events(facts: &Facts<'_>, key: Key, series: &Series, treatment: PromotionTreatment) -> Vec<Event> {
    let treatment = match treatment {
        PromotionTreatment::LeaveOut => EventTreatment::LeaveOut,
        PromotionTreatment::Base => EventTreatment::Base,
        PromotionTreatment::Uplift => EventTreatment::DivideByUplift,
        PromotionTreatment::Keep => return Vec::new(),
    };
    let dense = series.dense();
    let last = dense.day(series.asked.len() - 1).map_or(series.first, |day| day.bucket_end(series.bucket));
    let inside = facts.promotions.of(key).into_iter().filter(|promotion| promotion.to >= series.first && promotion.from <= last);
    inside
        .map(|promotion| Event { from: dense.place(promotion.from), to: dense.place(promotion.to.min(last)), group: promotion.group, treatment })
        .collect()
}

/// Coarser periods; a period with an unknown part is unknown. None where no whole one is over.
fn added_up(series: &Series, bucket: Bucket, as_of: Day) -> Result<Option<Series>> {
    adds_up(series.bucket, bucket)?;
    let dense = series.dense();
    let mut found = Series { bucket, first: series.first.bucket_start(bucket), asked: Vec::new(), unknown: Vec::new(), decimals: series.decimals };
    let mut current = None;
    for (place, asked) in series.asked.iter().enumerate() {
        let Some(day) = dense.day(place) else { break };
        if day.bucket_end(bucket) > as_of {
            break;
        }
        let start = day.bucket_start(bucket);
        if current != Some(start) {
            current = Some(start);
            found.asked.push(0);
            found.unknown.push(false);
        }
        let at = found.asked.len() - 1;
        found.asked[at] = found.asked[at].checked_add(*asked).ok_or_else(too_large)?;
        found.unknown[at] |= !dense.is_known(place);
    }
    if !found.unknown.contains(&true) {
        found.unknown.clear();
    }
    Ok((!found.asked.is_empty()).then_some(found))
}

/// An error where periods of one size do not add up to those of another.
fn adds_up(own: Bucket, bucket: Bucket) -> Result<()> {
    if bucket < own {
        let message = format!("demand by {} cannot be told by {}", own.word(), bucket.word());
        let error = Error::new(ErrorKind::OutOfRange, message).field("forecast.bucket").value(bucket.word());
        return Err(error.expected(format!("{}, or a longer period", own.word())));
    }
    if own == Bucket::Week && bucket == Bucket::Month {
        let error = Error::new(ErrorKind::NotSupported, "weeks do not add up to months").field("forecast.bucket").value(bucket.word());
        return Err(error.expected("week, or demand by day"));
    }
    Ok(())
}

/// The rows of a history by coarser periods; a period with an unknown part is unknown.
pub(super) fn coarser(history: &History<'_>, bucket: Bucket) -> Result<SparseRows> {
    adds_up(history.bucket, bucket)?;
    let mut found = SparseRows::default();
    for (row, day) in history.days.iter().enumerate() {
        let Some(start) = Day::from_days(*day).map(|day| day.bucket_start(bucket).days()) else { continue };
        if found.days.last() != Some(&start) {
            found.days.push(start);
            found.asked.push(0);
            found.stocked_out.push(false);
        }
        let at = found.asked.len() - 1;
        let sum = history.asked(row).and_then(|asked| found.asked[at].checked_add(asked));
        found.asked[at] = sum.ok_or_else(too_large)?;
        found.stocked_out[at] |= !history.is_known(row);
    }
    Ok(found)
}

fn too_large() -> Error {
    Error::new(ErrorKind::Overflow, "the demand of a period is too large to be held exactly").table("demand").field("quantity")
}

/// A period is unknown where stock was out for a larger part of it: what is seen in the rest says little.
const MOST_SHARE_OUT: f64 = 0.9;

fn options(settings: &ForecastSettings, season: usize, periods: usize) -> CleansingOptions {
    let action = match settings.outliers {
        OutlierTreatment::Keep => None,
        OutlierTreatment::Flag => Some(OutlierAction::Flag),
        OutlierTreatment::Cap => Some(OutlierAction::Cap),
        OutlierTreatment::Median => Some(OutlierAction::Median),
    };
    let is_seasonal = season > 1 && periods >= 2 * season;
    CleansingOptions {
        cancelled: settings.without_cancelled.then(Default::default),
        returns: match settings.returns {
            ReturnTreatment::Apart => ReturnRule::Apart,
            ReturnTreatment::NetClipped => ReturnRule::Net(Excess::Clip),
            ReturnTreatment::NetCarriedBack => ReturnRule::Net(Excess::CarryBack),
        },
        season: if is_seasonal { season } else { 0 },
        outliers: action.map(|action| OutlierRule { action, ..OutlierRule::default() }),
        stock_outs: match settings.stock_outs {
            StockOutTreatment::Unknown => StockOutRule::Unknown,
            StockOutTreatment::Scaled => StockOutRule::Scale { most_share: MOST_SHARE_OUT },
            StockOutTreatment::CensoredPoisson => StockOutRule::CensoredPoisson,
            StockOutTreatment::CensoredNormal => StockOutRule::CensoredNormal,
            StockOutTreatment::AsSeen => StockOutRule::AsSeen,
        },
        fill: Some(if is_seasonal { FillRule::SeasonMean { season } } else { FillRule::Mean }),
    }
}
