//! Intervals of simulated paths: one-step errors drawn anew for each period.

use super::methods::Task;
use crate::demand::Fit;
use crate::demand::interval::bootstrap::ResidualBootstrap;
use crate::demand::interval::{Intervals, Support, upper_rank};
use crate::error::Result;

/// The interval of every step at each of the settings' levels, by the draws of a key.
///
/// Errors are widened to the step's own variance where the method has a model; else every step is as wide as the first.
pub(super) fn simulated(task: &Task<'_>, fit: &Fit, errors: &[f64], support: Support, key: u64) -> Result<Vec<Intervals>> {
    let settings = &task.settings.distribution;
    let draws = ResidualBootstrap {
        path: &fit.path,
        errors,
        periods: fit.path.len() as f64,
        sum_variance: None,
        is_centred: true,
        replications: settings.replications,
        seed: settings.seed,
        key,
        support,
    };
    let mut found: Vec<Intervals> = task.settings.levels.iter().map(|level| Intervals { level: *level, ..Intervals::default() }).collect();
    let mut values = Vec::new();
    for at in 0..fit.path.len() {
        draws.values_of(at, fit.variance.get(at).copied(), &mut values)?;
        values.sort_unstable_by(f64::total_cmp);
        for band in &mut found {
            let quantile = |share: f64| values[upper_rank(values.len(), share) - 1];
            band.low.push(quantile((1.0 - band.level) / 2.0));
            band.high.push(quantile(f64::midpoint(1.0, band.level)));
        }
    }
    Ok(found)
}
