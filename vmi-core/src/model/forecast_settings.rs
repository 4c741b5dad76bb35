//! What forecasts and cleansing may be told.

use super::by_group::ByGroup;
use super::day::Bucket;
use super::distribution_settings::DistributionSettings;
use super::option::choice;
use super::settings::{bad, whole, word};
use crate::error::Result;
use crate::num::decimal;

choice! {
    /// A forecasting method.
    ForecastMethod {
        /// The best of the candidates by rolling origins.
        Auto = "auto",
        /// The last period.
        Naive = "naive",
        /// The same period of the last season.
        SeasonalNaive = "seasonal_naive",
        /// The last period and the mean step.
        Drift = "drift",
        /// The mean of all periods.
        HistoricMean = "historic_mean",
        /// The mean of the last periods.
        MovingAverage = "moving_average",
        /// The mean of the same periods of the last seasons.
        SeasonalMovingAverage = "seasonal_moving_average",
        /// Single exponential smoothing.
        Ses = "ses",
        /// Exponential smoothing of level and trend.
        Holt = "holt",
        /// The same with a trend that fades.
        DampedHolt = "damped_holt",
        /// Exponential smoothing of level, trend and an additive season.
        HoltWinters = "holt_winters",
        /// The same with a multiplicative season.
        HoltWintersMultiplicative = "holt_winters_multiplicative",
        /// The best exponential smoothing model by its likelihood.
        Ets = "ets",
        /// Theta.
        Theta = "theta",
        /// Theta with its line's weight optimised.
        OptimizedTheta = "optimized_theta",
        /// Theta whose line is fitted anew in every period.
        DynamicTheta = "dynamic_theta",
        /// The same with its weight optimised.
        DynamicOptimizedTheta = "dynamic_optimized_theta",
        /// Sizes and intervals of demand.
        Croston = "croston",
        /// The same with the bias corrected by Syntetos and Boylan.
        Sba = "sba",
        /// The same with the bias corrected by Shale, Boylan and Johnston.
        Sbj = "sbj",
        /// Sizes and chances of demand.
        Tsb = "tsb",
        /// Croston's with its constants searched.
        CrostonOptimized = "croston_optimized",
        /// The same, corrected by Syntetos and Boylan.
        SbaOptimized = "sba_optimized",
        /// Sizes and chances with their constants searched.
        TsbOptimized = "tsb_optimized",
        /// Sums over the mean interval, smoothed and shared back.
        Adida = "adida",
        /// The mean over several such sums.
        Imapa = "imapa",
        /// The mean of the forecasts of the candidates.
        Mean = "mean",
        /// Their median.
        Median = "median",
        /// The supplier's own, of the forecasts table.
        External = "external",
    }
}

choice! {
    /// By what a method is chosen; less is better.
    ForecastCriterion {
        /// Root mean squared scaled error: aims at the mean.
        Rmsse = "rmsse",
        /// Mean absolute scaled error: aims at the median, so that forecasts of 0 win where most periods have no demand.
        Mase = "mase",
        /// Weighted absolute percentage error: aims at the median.
        Wape = "wape",
        /// Pinball loss at the service level: aims at the stock level itself.
        Pinball = "pinball",
        /// What levels of stock over lead time and review would have cost at the service level.
        Stock = "stock",
    }
}

choice! {
    /// What intervals are made from.
    ForecastIntervals {
        /// The method's own model of its errors; from past errors, where it has none.
        Model = "model",
        /// Quantiles of the errors of rolling origins.
        Empirical = "empirical",
        /// Quantiles of simulated paths: one-step errors drawn anew for each period.
        Bootstrap = "bootstrap",
        /// Ranks of these errors with a guarantee of coverage.
        Conformal = "conformal",
    }
}

choice! {
    /// How forecasts of the nodes of a hierarchy are made to add up.
    Reconciliation {
        /// The keys stay as they are, and nodes are their sums.
        BottomUp = "bottom_up",
        /// The forecast of the root, shared among the keys by all that each ever asked for.
        TopDown = "top_down",
        /// The same by the mean of the shares of each period.
        TopDownAverageProportions = "top_down_average_proportions",
        /// Minimum trace with the covariance of past errors, shrunk towards their variances.
        MinimumTrace = "minimum_trace",
        /// The same with the variances of past errors alone.
        MinimumTraceVariance = "minimum_trace_variance",
        /// The same with the number of keys below a node in the place of its variance.
        MinimumTraceStructural = "minimum_trace_structural",
        /// The same with all nodes alike: ordinary least squares.
        MinimumTraceIdentity = "minimum_trace_identity",
    }
}

choice! {
    /// What becomes of periods in which stock was out.
    StockOutTreatment {
        /// Their demand is unknown.
        Unknown = "unknown",
        /// What was seen, scaled up for the days without stock; unknown where these are not stated, or all of its days.
        Scaled = "scaled",
        /// What Poisson demand of at least what was seen is expected to be.
        CensoredPoisson = "censored_poisson",
        /// The same of normal demand.
        CensoredNormal = "censored_normal",
        /// What was seen.
        AsSeen = "as_seen",
    }
}

choice! {
    /// What becomes of outliers.
    OutlierTreatment {
        /// Nothing.
        Keep = "keep",
        /// They are reported.
        Flag = "flag",
        /// They become the limit that they pass.
        Cap = "cap",
        /// They become the median.
        Median = "median",
    }
}

choice! {
    /// What becomes of returns.
    ReturnTreatment {
        /// Demand stays as it is.
        Apart = "apart",
        /// They are taken off the demand of their period; what goes beyond it is reported and left out.
        NetClipped = "net_clipped",
        /// What goes beyond is taken off the periods before.
        NetCarriedBack = "net_carried_back",
    }
}

choice! {
    /// What becomes of the demand of promotions.
    PromotionTreatment {
        /// It is unknown.
        LeaveOut = "leave_out",
        /// The usual level of its place in the season.
        Base = "base",
        /// It is divided by what promotions of its name do.
        Uplift = "uplift",
        /// It stays.
        Keep = "keep",
    }
}

/// Smoothing constants that are not searched, nor the usual ones; each above 0 and at most 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FixedConstants {
    /// Of the level; of the sizes of seldom demand.
    pub alpha: Option<f64>,
    /// Of the trend; of the intervals or chances of seldom demand.
    pub beta: Option<f64>,
    /// Of the season.
    pub gamma: Option<f64>,
    /// How fast a trend fades.
    pub phi: Option<f64>,
}

/// How forecasts are made, and what is done to the history before.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastSettings {
    /// The method, by group. A plan without one takes the mean of the history; default none.
    pub method: ByGroup<ForecastMethod>,
    /// The size of the periods that daily demand is added up to; none: as it is stated. Default none.
    pub bucket: Option<Bucket>,
    /// Days of history that forecasts rest on; 0 = all. Default 0.
    pub history_days: u32,
    /// Periods ahead; 0 = 28 days, 13 weeks or 6 months. Default 0.
    pub horizon: u32,
    /// Periods of a season; 0 = 7 days, 52 weeks or 12 months, 1 = none. Default 0.
    pub season: u32,
    /// Methods that are all used, each with forecasts of its own; empty = the one of `method`, else `auto`. Default empty.
    pub methods: Vec<ForecastMethod>,
    /// What `auto` and combinations take; empty = by the pattern of demand. Default empty.
    pub candidates: Vec<ForecastMethod>,
    /// By what `auto` chooses; default `rmsse`.
    pub criterion: ForecastCriterion,
    /// Rolling origins that methods are measured over; default 6.
    pub origins: u32,
    /// `auto` keeps the first candidate unless another scores lower by more than this share of its score, from 0 to below 1; default 0.1.
    pub margin: f64,
    /// The shares of values that intervals hold, in the order of the columns; default 0.8 and 0.95.
    pub levels: Vec<f64>,
    /// What intervals are made from; default `model`.
    pub intervals: ForecastIntervals,
    /// What the distribution of sums of a forecast is made from.
    pub distribution: DistributionSettings,
    /// Periods of a moving average; 0 = 28 days, 8 weeks or 6 months. Default 0.
    pub window: u32,
    /// Smoothing constants of single methods; default none.
    pub constants: FixedConstants,
    /// The levels of a hierarchy above the keys, top to bottom: `total`, `location`, `item`, `category`, `criticality`, or levels of the table
    /// `groups`; empty = no hierarchy. Default empty.
    pub hierarchy: Vec<Box<str>>,
    /// How forecasts of a hierarchy are made to add up; none: `bottom_up`. Default none.
    pub reconciliation: Option<Reconciliation>,
    /// Periods in which stock was out; default `unknown`.
    pub stock_outs: StockOutTreatment,
    /// Outliers; default `keep`.
    pub outliers: OutlierTreatment,
    /// Returns; default `apart`.
    pub returns: ReturnTreatment,
    /// Whether large orders that came back at once are taken out, where returns are stated; default true.
    pub without_cancelled: bool,
    /// Demand of the days of the table `promotions`; default `leave_out`.
    pub promotions: PromotionTreatment,
}

impl Default for ForecastSettings {
    fn default() -> Self {
        Self {
            method: ByGroup::new(None),
            bucket: None,
            history_days: 0,
            horizon: 0,
            season: 0,
            methods: Vec::new(),
            candidates: Vec::new(),
            criterion: ForecastCriterion::Rmsse,
            origins: 6,
            margin: 0.1,
            levels: vec![0.8, 0.95],
            intervals: ForecastIntervals::Model,
            distribution: DistributionSettings::default(),
            window: 0,
            constants: FixedConstants::default(),
            hierarchy: Vec::new(),
            reconciliation: None,
            stock_outs: StockOutTreatment::Unknown,
            outliers: OutlierTreatment::Keep,
            returns: ReturnTreatment::Apart,
            without_cancelled: true,
            promotions: PromotionTreatment::LeaveOut,
        }
    }
}

/// The most methods or levels of a list.
const MOST_LISTED: usize = 32;

impl ForecastSettings {
    /// Periods of a season, for periods of a size; 1: none.
    pub fn season_of(&self, bucket: Bucket) -> usize {
        match (self.season, bucket) {
            (0, Bucket::Day) => 7,
            (0, Bucket::Week) => 52,
            (0, Bucket::Month) => 12,
            (season, _) => season as usize,
        }
    }

    /// Periods ahead.
    pub fn horizon_of(&self, bucket: Bucket) -> usize {
        match (self.horizon, bucket) {
            (0, Bucket::Day) => 28,
            (0, Bucket::Week) => 13,
            (0, Bucket::Month) => 6,
            (horizon, _) => horizon as usize,
        }
    }

    /// Periods of a moving average.
    pub fn window_of(&self, bucket: Bucket) -> usize {
        match (self.window, bucket) {
            (0, Bucket::Day) => 28,
            (0, Bucket::Week) => 8,
            (0, Bucket::Month) => 6,
            (window, _) => window as usize,
        }
    }

    /// How forecasts are made to add up; none without a hierarchy.
    pub fn reconciles_by(&self) -> Option<Reconciliation> {
        if self.hierarchy.is_empty() { None } else { Some(self.reconciliation.unwrap_or(Reconciliation::BottomUp)) }
    }

    /// Checks fields against each other.
    pub(super) fn validate(&self) -> Result<()> {
        self.distribution.validate(self.horizon, self.intervals == ForecastIntervals::Bootstrap)?;
        match self.reconciliation {
            Some(how) if self.hierarchy.is_empty() => {
                let error = bad("forecast.reconciliation", how.word(), "no value where there is no hierarchy");
                Err(error.hint("state forecast.hierarchy as well, such as total,item"))
            }
            _ => Ok(()),
        }
    }

    /// Sets one field by the name of its setting.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<()> {
        match name {
            "forecast.bucket" => self.bucket = Some(word(name, value)?),
            "forecast.history_days" => self.history_days = whole(name, value, 0, 36_500)?,
            "forecast.horizon" => self.horizon = whole(name, value, 0, 10_000)?,
            "forecast.season" => self.season = whole(name, value, 0, 1_000)?,
            "forecast.methods" => self.methods = list(name, value, word)?,
            "forecast.candidates" => self.candidates = list(name, value, method)?,
            "forecast.criterion" => self.criterion = word(name, value)?,
            "forecast.origins" => self.origins = whole(name, value, 1, 1_000)?,
            "forecast.margin" => self.margin = margin(name, value)?,
            "forecast.levels" => self.levels = list(name, value, level)?,
            "forecast.intervals" => self.intervals = word(name, value)?,
            "forecast.window" => self.window = whole(name, value, 0, 10_000)?,
            "forecast.alpha" => self.constants.alpha = Some(constant(name, value)?),
            "forecast.beta" => self.constants.beta = Some(constant(name, value)?),
            "forecast.gamma" => self.constants.gamma = Some(constant(name, value)?),
            "forecast.phi" => self.constants.phi = Some(constant(name, value)?),
            "forecast.hierarchy" => self.hierarchy = hierarchy(name, value)?,
            "forecast.reconciliation" => self.reconciliation = Some(word(name, value)?),
            "cleansing.stock_outs" => self.stock_outs = word(name, value)?,
            "cleansing.outliers" => self.outliers = word(name, value)?,
            "cleansing.returns" => self.returns = word(name, value)?,
            "cleansing.promotions" => self.promotions = word(name, value)?,
            "cleansing.without_cancelled" => {
                self.without_cancelled = match value {
                    "true" => true,
                    "false" => false,
                    _ => return Err(bad(name, value, "true or false")),
                }
            }
            _ => return self.distribution.set(name, value),
        }
        Ok(())
    }

    /// What is not as by default, as canonical names and values.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let usual = Self::default();
        let words = |methods: &[ForecastMethod]| methods.iter().map(|method| method.word()).collect::<Vec<_>>().join(",");
        let levels = |levels: &[f64]| levels.iter().map(f64::to_string).collect::<Vec<_>>().join(",");
        let stated = |constant: Option<f64>| constant.map_or_else(String::new, |constant| constant.to_string());
        let of = |settings: &Self| {
            [
                ("forecast.bucket", settings.bucket.map_or_else(String::new, |bucket| bucket.word().to_owned())),
                ("forecast.history_days", settings.history_days.to_string()),
                ("forecast.horizon", settings.horizon.to_string()),
                ("forecast.season", settings.season.to_string()),
                ("forecast.methods", words(&settings.methods)),
                ("forecast.candidates", words(&settings.candidates)),
                ("forecast.criterion", settings.criterion.word().to_owned()),
                ("forecast.origins", settings.origins.to_string()),
                ("forecast.margin", settings.margin.to_string()),
                ("forecast.levels", levels(&settings.levels)),
                ("forecast.intervals", settings.intervals.word().to_owned()),
                ("forecast.window", settings.window.to_string()),
                ("forecast.alpha", stated(settings.constants.alpha)),
                ("forecast.beta", stated(settings.constants.beta)),
                ("forecast.gamma", stated(settings.constants.gamma)),
                ("forecast.phi", stated(settings.constants.phi)),
                ("forecast.hierarchy", settings.hierarchy.join(",")),
                ("forecast.reconciliation", settings.reconciliation.map_or_else(String::new, |how| how.word().to_owned())),
                ("cleansing.stock_outs", settings.stock_outs.word().to_owned()),
                ("cleansing.outliers", settings.outliers.word().to_owned()),
                ("cleansing.returns", settings.returns.word().to_owned()),
                ("cleansing.promotions", settings.promotions.word().to_owned()),
                ("cleansing.without_cancelled", settings.without_cancelled.to_string()),
            ]
        };
        let all = |settings: &Self| of(settings).into_iter().chain(settings.distribution.pairs());
        all(self).zip(all(&usual)).filter(|(own, usual)| own != usual).map(|((name, value), _)| (name.to_owned(), value)).collect()
    }
}

fn constant(name: &str, value: &str) -> Result<f64> {
    value.parse().ok().filter(|constant| *constant > 0.0 && *constant <= 1.0).ok_or_else(|| bad(name, value, "a number above 0 and at most 1"))
}

fn margin(name: &str, value: &str) -> Result<f64> {
    value.parse().ok().filter(|margin| (0.0..1.0).contains(margin)).ok_or_else(|| bad(name, value, "a number from 0 to below 1"))
}

/// The values of a list with commas, each read by itself, none of them twice.
pub(super) fn list<T: PartialEq>(name: &str, value: &str, read: fn(&str, &str) -> Result<T>) -> Result<Vec<T>> {
    let mut found = Vec::new();
    for part in value.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let read = read(name, part)?;
        if found.contains(&read) || found.len() == MOST_LISTED {
            return Err(bad(name, value, &format!("at most {MOST_LISTED} values, none of them twice, with commas between")));
        }
        found.push(read);
    }
    Ok(found)
}

fn method(name: &str, value: &str) -> Result<ForecastMethod> {
    match word(name, value)? {
        ForecastMethod::Auto | ForecastMethod::Mean | ForecastMethod::Median => Err(bad(name, value, "a method by itself")),
        method => Ok(method),
    }
}

/// The level of the keys in results; no level above them has its name.
pub(crate) const KEY_LEVEL: &str = "key";
/// The level of all keys.
pub(crate) const TOTAL_LEVEL: &str = "total";

/// The levels of a hierarchy; which there are, the tables say.
fn hierarchy(name: &str, value: &str) -> Result<Vec<Box<str>>> {
    let levels: Vec<Box<str>> = list(name, value, |_, part| Ok(part.into()))?;
    if levels.iter().any(|level| &**level == KEY_LEVEL) {
        return Err(bad(name, value, "levels above the keys: the keys are below the last of them without being named"));
    }
    if levels.iter().skip(1).any(|level| &**level == TOTAL_LEVEL) {
        return Err(bad(name, value, "total as the first level, or not at all"));
    }
    Ok(levels)
}

pub(super) fn level(name: &str, value: &str) -> Result<f64> {
    // Columns are named by it, in per cent with at most four decimals.
    let is_fine = |level: f64| ((level * 1e6).round() / 1e6 - level).abs() < 1e-12;
    let level = value.parse().ok().filter(|level| *level > 0.0 && *level < 1.0 && is_fine(*level) && decimal::parse(value).is_ok());
    level.ok_or_else(|| bad(name, value, "fractions above 0 and below 1 with at most 6 decimals, such as 0.8,0.95"))
}
