//! A key's demand as methods read it: cleansed, added up to the periods of the forecast, and complete.

use crate::demand::cleansing::events::{Event, EventTreatment};
use crate::demand::cleansing::fill::FillRule;
use crate::demand::cleansing::outliers::{OutlierAction, OutlierRule};
use crate::demand::cleansing::returns::{Excess, ReturnRule};
use crate::demand::cleansing::stock_outs::{StockOutRule, StockOuts};
use crate::demand::cleansing::{Change, CleansingOptions, Usage, clean};
use crate::demand::profile::series::{Series, SparseRows};
use crate::demand::{History, Window};
use crate::engine::assemble::ToldHistory;
use crate::engine::load::Facts;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Bucket, Day, ForecastSettings, Key, OutlierTreatment, PromotionTreatment, ReturnTreatment, StockOutTreatment};
use crate::num::decimal;

/// A series that methods can read, and what was done to it.
pub(in crate::engine) struct Prepared {
    /// Its periods, as they were stated and added up.
    pub series: Series,
    /// Demand by period, complete.
    pub demand: Vec<f64>,
    /// Every number that was changed or marked; places are periods of `series`.
    pub changes: Vec<Change>,
}

impl Prepared {
    /// The demand of a history up to a day; none where no whole period of it is over.
    pub(in crate::engine) fn of(told: &ToldHistory<'_>, facts: &Facts<'_>, key: Key, settings: &ForecastSettings) -> Result<Option<Self>> {
        let (history, as_of) = (&told.history, facts.cuts.of(Some(key.location)).closed());
        let days = if settings.history_days == 0 { 36_500 } else { settings.history_days };
        let Some(stated) = Series::of(history, &Window { as_of, days, maximum_quantile: 1.0 })? else { return Ok(None) };
        let series = match settings.bucket {
            Some(bucket) if bucket != stated.bucket => match added_up(&stated, bucket, as_of)? {
                Some(series) => series,
                None => return Ok(None),
            },
            _ => stated,
        };
        let season = settings.season_of(series.bucket);
        let unknown = &series.unknown;
        let (returned, events) = (returned(told, &series), events(facts, key, &series, settings.promotions));
        let usage = Usage {
            demand: &series.seen(),
            returned: &returned,
            stock_outs: StockOuts { stocked_out: unknown, ..StockOuts::default() },
            events: &events,
        };
        let cleaned = clean(&usage, &options(settings, season, series.asked.len()))?;
        Ok(Some(Self { demand: cleaned.demand, changes: cleaned.changes, series }))
    }

    /// The first day of a period after the last, counted from 1.
    pub(in crate::engine) fn day_ahead(&self, step: usize) -> Option<Day> {
        self.series.dense().day(self.series.asked.len() + step - 1)
    }
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
    let inside = facts.promotions.of(key).filter(|promotion| promotion.to >= series.first && promotion.from <= last);
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
            StockOutTreatment::CensoredPoisson => StockOutRule::CensoredPoisson,
            StockOutTreatment::CensoredNormal => StockOutRule::CensoredNormal,
            StockOutTreatment::AsSeen => StockOutRule::AsSeen,
        },
        fill: Some(if is_seasonal { FillRule::SeasonMean { season } } else { FillRule::Mean }),
    }
}
