//! All that is told of one key's demand before it is forecast.

use super::autocorrelation::{LjungBox, autocorrelations, ljung_box};
use super::dense_statistics::dense_statistics;
use super::life_cycle::{LifeCycle, LifeCycleRule, life_cycle_in};
use super::mann_kendall::{MannKendall, MannKendallWorkspace};
use super::season::{Season, season, usual_season};
use super::series::{DenseHistory, Series};
use super::slope_test::{SlopeTest, slope_test};
use crate::demand::{DemandStatistics, History, Window};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Bucket, Day, DemandPattern};
use crate::num::domain::fraction;

/// What is asked of a profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProfileOptions {
    /// Periods of the season looked for; none: 7 days, 52 weeks or 12 months; 0: no season is looked for.
    pub season: Option<usize>,
    /// The largest p at which a trend or season counts, between 0 and 1.
    pub level: f64,
    /// Lags of the test of Ljung and Box; fewer where the series is not longer.
    pub lags: usize,
    /// The thresholds of the stages of life; none: those for the bucket's days.
    pub life_cycle: Option<LifeCycleRule>,
}

impl Default for ProfileOptions {
    /// The bucket's usual season, level 0.05, 10 lags, the usual stages.
    fn default() -> Self {
        Self { season: None, level: 0.05, lags: 10, life_cycle: None }
    }
}

/// What the demand of one key is like, by bucket unless said otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Mean, deviation (n − 1), maximum and total by calendar day; known and unknown buckets; the days read.
    pub statistics: DemandStatistics,
    /// The share of known buckets without demand.
    pub zero_share: f64,
    /// Known buckets for each one with demand; none without demand.
    pub adi: Option<f64>,
    /// The squared coefficient of variation of the demands above 0, with n − 1; 0 for one demand, none without.
    pub cv2: Option<f64>,
    /// The pattern of Syntetos, Boylan and Croston; none without demand.
    pub pattern: Option<DemandPattern>,
    /// The first day of the first bucket with demand in the window.
    pub first_demand: Option<Day>,
    /// The last day of the last bucket with demand.
    pub last_demand: Option<Day>,
    /// Days from that day to the end of the window.
    pub days_since_demand: Option<i32>,
    /// The autocorrelation at lag 1; none for a constant series.
    pub autocorrelation: Option<f64>,
    /// The test whether there is any autocorrelation; none for a constant series.
    pub ljung_box: Option<LjungBox>,
    /// The test for a trend; none for fewer than 3 known buckets.
    pub trend: Option<MannKendall>,
    /// The line through the known buckets; none for fewer than 3.
    pub slope: Option<SlopeTest>,
    /// Whether the trend's p is at most the level.
    pub is_trending: bool,
    /// The season; none where it is not looked for, does not fit twice into the series, or the series is constant.
    pub season: Option<Season>,
    /// The stage of life and what it follows from.
    pub life_cycle: LifeCycle,
}

/// The profile of the part of a history that lies in a window.
///
/// Unknown buckets are left out of statistics, trend and stage; in the measures of autocorrelation and season, which need every bucket, they are at
/// the mean of the known ones and so say nothing. Errors: no whole bucket in the window; no known bucket; options outside their domain; sums beyond
/// integers.
///
/// ```
/// use vmi_core::demand::profile::{ProfileOptions, profile};
/// use vmi_core::demand::profile::life_cycle::Stage;
/// use vmi_core::demand::{History, Window};
/// use vmi_core::model::{Bucket, Day, DemandPattern};
/// let as_of = Day::parse("2026-06-28").unwrap(); // a Sunday
/// let days: Vec<i32> = (0..140).map(|back| as_of.days() - 139 + back).collect();
/// let served: Vec<i64> = (0..140).map(|at| [9, 8, 7, 8, 12, 3, 1][at % 7] + (at as i64 * 7) % 3).collect();
/// let history = History { bucket: Bucket::Day, days: &days, served: &served, lost: &[], stocked_out: &[], decimals: 0 };
/// let found = profile(&history, &Window { as_of, days: 365, maximum_quantile: 1.0 }, &ProfileOptions::default())?;
/// assert_eq!((found.pattern, found.days_since_demand, found.life_cycle.stage), (Some(DemandPattern::Smooth), Some(0), Stage::Mature));
/// assert!(found.season.is_some_and(|season| season.periods == 7 && season.is_seasonal) && !found.is_trending);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn profile(history: &History<'_>, window: &Window, options: &ProfileOptions) -> Result<Profile> {
    Profiler::default().profile(history, window, options)
}

/// Memory of a profile, to be used again for the next key.
#[derive(Clone, Debug)]
pub struct Profiler {
    series: Series,
    demand: Vec<f64>,
    known: Vec<f64>,
    test: MannKendallWorkspace,
}

impl Default for Profiler {
    fn default() -> Self {
        Self { series: Series::empty(), demand: Vec::new(), known: Vec::new(), test: MannKendallWorkspace::default() }
    }
}

fn missing(message: &str) -> Error {
    Error::new(ErrorKind::MissingValue, message).field("demand").expected("at least one whole bucket of known demand in the window")
}

impl Profiler {
    /// As [`profile`], in memory that is there already.
    pub fn profile(&mut self, history: &History<'_>, window: &Window, options: &ProfileOptions) -> Result<Profile> {
        let mut series = std::mem::replace(&mut self.series, Series::empty());
        let found = match series.fill(history, window) {
            Ok(true) => self.profile_dense(&series.dense(), window.as_of, window.maximum_quantile, options),
            Ok(false) => Err(missing("no bucket of the history lies wholly in the window")),
            Err(error) => Err(error),
        };
        self.series = series;
        found
    }

    /// The profile of dense demand; `as_of` is the day that days since the last demand are counted to, and `maximum_quantile` that of [`Window`].
    pub fn profile_dense(&mut self, dense: &DenseHistory<'_>, as_of: Day, maximum_quantile: f64, options: &ProfileOptions) -> Result<Profile> {
        fraction("level", options.level)?;
        let statistics = dense_statistics(dense, maximum_quantile)?.ok_or_else(|| missing("the demand of every bucket is unknown"))?;
        dense.demand_into(&mut self.demand);
        let active = Active::of(dense);
        let rule = options.life_cycle.unwrap_or_else(|| LifeCycleRule::for_days(days(dense.bucket)));
        let (trend, slope) = self.trend()?;
        let periods = self.known.len();
        // Where demand began with the first period, the trend of its life is that of the window.
        let life_cycle = life_cycle_in(&self.demand, &rule, &mut self.known, |life| match trend {
            Some(trend) if life.len() == periods => Ok(trend),
            _ => self.test.test(life),
        })?;
        let mean = statistics.total as f64 / crate::num::decimal::power_of_ten(dense.decimals) as f64 / f64::from(statistics.observations);
        self.complete(mean);
        let correlations = self.correlations(options.lags)?;
        let rhythm = statistics.rhythm;
        Ok(Profile {
            zero_share: active.idle as f64 / f64::from(statistics.observations),
            adi: rhythm.map(|rhythm| rhythm.adi),
            cv2: rhythm.map(|rhythm| rhythm.cv2),
            pattern: rhythm.and_then(|rhythm| rhythm.pattern()),
            first_demand: active.first,
            last_demand: active.last,
            days_since_demand: active.last.map(|day| as_of.since(day)),
            autocorrelation: correlations.first().copied(),
            ljung_box: if correlations.is_empty() { None } else { Some(ljung_box(&correlations, self.demand.len(), 0)?) },
            is_trending: trend.is_some_and(|trend| trend.p_value <= options.level),
            trend,
            slope,
            season: self.season(dense.bucket, options)?,
            life_cycle,
            statistics,
        })
    }

    fn trend(&mut self) -> Result<(Option<MannKendall>, Option<SlopeTest>)> {
        self.known.clear();
        self.known.extend(self.demand.iter().copied().filter(|size| !size.is_nan()));
        if self.known.len() < 3 {
            return Ok((None, None));
        }
        Ok((Some(self.test.test(&self.known)?), Some(slope_test(&self.demand)?)))
    }

    fn complete(&mut self, mean: f64) {
        for size in self.demand.iter_mut().filter(|size| size.is_nan()) {
            *size = mean;
        }
    }

    fn is_constant(&self) -> bool {
        self.demand.iter().all(|size| *size == self.demand[0])
    }

    /// None of a constant series, or of no lag.
    fn correlations(&self, lags: usize) -> Result<Vec<f64>> {
        let lags = lags.max(1).min(self.demand.len() - 1);
        if lags == 0 || self.is_constant() { Ok(Vec::new()) } else { autocorrelations(&self.demand, lags) }
    }

    fn season(&self, bucket: Bucket, options: &ProfileOptions) -> Result<Option<Season>> {
        let periods = options.season.unwrap_or_else(|| usual_season(bucket));
        if periods < 2 || periods > self.demand.len() / 2 || self.is_constant() {
            return Ok(None);
        }
        season(&self.demand, periods, options.level).map(Some)
    }
}

/// When there was demand.
struct Active {
    first: Option<Day>,
    last: Option<Day>,
    /// Known buckets without demand.
    idle: usize,
}

impl Active {
    fn of(dense: &DenseHistory<'_>) -> Self {
        let has_demand = |place: &usize| dense.is_known(*place) && dense.asked[*place] > 0;
        let places = 0..dense.asked.len();
        Self {
            first: places.clone().find(has_demand).and_then(|place| dense.day(place)),
            last: places.clone().rfind(has_demand).and_then(|place| dense.day(place)).map(|day| day.bucket_end(dense.bucket)),
            idle: places.filter(|place| dense.is_known(*place) && dense.asked[*place] <= 0).count(),
        }
    }
}

/// The days of a bucket, of a month on average.
const fn days(bucket: Bucket) -> f64 {
    match bucket {
        Bucket::Day => 1.0,
        Bucket::Week => 7.0,
        Bucket::Month => 365.25 / 12.0,
    }
}
