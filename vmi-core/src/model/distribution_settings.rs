//! What the distribution of demand over a lead time, or over stated periods, may be told.

use super::forecast_settings::{level, list};
use super::option::choice;
use super::settings::{bad, unknown, whole, word};
use crate::error::Result;

choice! {
    /// What the distribution of demand over lead time and review is made from.
    ForecastDistribution {
        /// Mean and variance of the forecast, with the shape of `demand_distribution`.
        Model = "model",
        /// Errors of past sums, of rolling origins.
        Empirical = "empirical",
        /// Sums of drawn one-step errors.
        Bootstrap = "bootstrap",
        /// The rank of errors of past sums: a guarantee of cycle service.
        Conformal = "conformal",
    }
}

/// How sums of a forecast are spread.
#[derive(Clone, Debug, PartialEq)]
pub struct DistributionSettings {
    /// What the distribution is made from; default `model`.
    pub kind: ForecastDistribution,
    /// The seed of drawn errors; default 0.
    pub seed: u64,
    /// How many sums are drawn; default 1,000.
    pub replications: u32,
    /// The periods that a forecast by itself adds up, which may end with a part of one; 0 = none. Default 0.
    pub cover: f64,
    /// The chances of not being exceeded at which these sums are told, in the order of the columns; default 0.5 to 0.99.
    pub cover_levels: Vec<f64>,
}

impl Default for DistributionSettings {
    fn default() -> Self {
        Self { kind: ForecastDistribution::Model, seed: 0, replications: 1_000, cover: 0.0, cover_levels: vec![0.5, 0.8, 0.9, 0.95, 0.98, 0.99] }
    }
}

/// The longest path that is forecast, in periods.
const MOST_PERIODS: f64 = 10_000.0;
/// The most periods that are drawn for a key.
pub(crate) const MOST_DRAWS: u64 = 100_000_000;

impl DistributionSettings {
    /// Sets one field by the name of its setting.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<()> {
        match name {
            "forecast.distribution" => self.kind = word(name, value)?,
            "forecast.seed" => self.seed = value.parse().map_err(|_| bad(name, value, &format!("a whole number from 0 to {}", u64::MAX)))?,
            "forecast.replications" => self.replications = whole(name, value, 10, 100_000)?,
            "forecast.cover" => self.cover = periods(name, value)?,
            "forecast.cover_levels" => self.cover_levels = list(name, value, level)?,
            _ => return Err(unknown(name)),
        }
        Ok(())
    }

    /// Checks what is drawn: for the periods of the horizon where intervals are, for those of `cover` where the distribution is.
    pub(super) fn validate(&self, horizon: u32, has_intervals: bool) -> Result<()> {
        let periods = if has_intervals { f64::from(horizon) } else { 0.0 };
        let periods = if self.kind == ForecastDistribution::Bootstrap { periods.max(self.cover) } else { periods };
        if f64::from(self.replications) * periods.ceil() <= MOST_DRAWS as f64 {
            return Ok(());
        }
        let most = (MOST_DRAWS as f64 / periods.ceil()).floor();
        Err(bad(
            "forecast.replications",
            &self.replications.to_string(),
            &format!("at most {most} for {periods} periods, so that no more than {MOST_DRAWS} are drawn"),
        ))
    }

    /// Every field as canonical name and value.
    pub(super) fn pairs(&self) -> [(&'static str, String); 5] {
        [
            ("forecast.distribution", self.kind.word().to_owned()),
            ("forecast.seed", self.seed.to_string()),
            ("forecast.replications", self.replications.to_string()),
            ("forecast.cover", self.cover.to_string()),
            ("forecast.cover_levels", self.cover_levels.iter().map(f64::to_string).collect::<Vec<_>>().join(",")),
        ]
    }
}

fn periods(name: &str, value: &str) -> Result<f64> {
    let found = value.parse().ok().filter(|periods| (0.0..=MOST_PERIODS).contains(periods));
    found.ok_or_else(|| bad(name, value, "periods from 0 to 10000, the last of them maybe in part"))
}
