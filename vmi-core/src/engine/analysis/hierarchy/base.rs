//! The forecast of a node before it is made to add up.

use super::node_history::NodeHistory;
use crate::demand::Fit;
use crate::demand::automatic::pattern_of;
use crate::engine::analysis::forecasts::{cover, methods};
use crate::engine::analysis::methods::{Task, support};
use crate::engine::analysis::prepared::Periods;
use crate::error::Result;
use crate::model::{Bucket, ForecastMethod, Group, Settings};

/// A node's own forecast.
pub(super) struct Base {
    /// The method that was asked for.
    pub source: ForecastMethod,
    /// The one that was used, its path, and the errors it made; or why there are none.
    pub forecast: Result<BaseForecast>,
}

/// What the method gave.
pub(super) struct BaseForecast {
    pub method: ForecastMethod,
    pub path: Vec<f64>,
    /// Actual − forecast of each period of the root, NaN where there is none; empty where nothing asks for them.
    pub errors: Vec<f64>,
}

/// How nodes are forecast.
pub(super) struct Nodes<'n> {
    pub settings: &'n Settings,
    /// The method; none: each node's own.
    pub method: Option<ForecastMethod>,
    /// Whether errors are asked for.
    pub with_errors: bool,
}

impl Nodes<'_> {
    /// The forecast of a node by its history.
    pub(super) fn base(&self, history: &NodeHistory, (bucket, season): (Bucket, usize)) -> Base {
        let settings = self.settings;
        // Groups of keys are in no class and of no category of items; what their demand is like is known.
        let group = Group { pattern: pattern_of(&history.demand), ..Group::default() };
        let source = self.method.or_else(|| methods(settings, group).first().copied()).unwrap_or(ForecastMethod::Auto);
        let horizon = settings.forecast.horizon_of(bucket);
        let task = Task {
            settings: &settings.forecast,
            periods: Periods { demand: &history.demand, bucket, season },
            external: None,
            horizon,
            service_level: settings.service_level.of(&group).map_or(0.95, |(level, _)| level),
            cover: cover(settings, group, (horizon, u32::from(history.demand.iter().any(|size| size.fract() != 0.0)))),
        };
        let forecast = task.by(source).map(|by| {
            let support = support(&history.demand);
            let errors = if self.with_errors { errors(&history.demand, &by.fit, history.places.iter().copied()) } else { Vec::new() };
            BaseForecast { method: by.method, path: by.fit.path.iter().map(|step| support.nearest(*step)).collect(), errors }
        });
        Base { source, forecast }
    }
}

/// Actual − forecast by place; NaN where there is no forecast.
pub(super) fn errors(demand: &[f64], fit: &Fit, places: impl Iterator<Item = usize>) -> Vec<f64> {
    let mut found = Vec::new();
    for ((place, actual), fitted) in places.zip(demand).zip(&fit.fitted) {
        found.resize(place, f64::NAN);
        found.push(actual - fitted);
    }
    found
}
