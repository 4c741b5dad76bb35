//! The errors that a method would have made: forecasts from days in the past, beside what came then.

use super::methods::Task;
use crate::demand::accuracy::Candidate;
use crate::demand::accuracy::rolling_origin::{Origins, RollingErrors, RollingOrigin};
use crate::demand::automatic::Automatic;
use crate::error::{Error, ErrorKind, Result};
use crate::model::ForecastMethod;

/// Errors of more origins say little more of now.
const MOST_PAST_ORIGINS: usize = 200;

/// The errors of rolling origins of one method, up to `horizon` periods ahead, fewer where the history is short: from as many origins as there is room for, up to 200
/// or as many as the setting says.
pub(super) fn past_errors(task: &Task<'_>, method: ForecastMethod, horizon: usize) -> Result<RollingErrors> {
    let demand = task.periods.demand;
    let origins = MOST_PAST_ORIGINS.max(task.settings.origins as usize);
    let plan = Automatic { origins, ..task.automatic() }.origins_of(demand.len(), horizon).ok_or_else(|| too_short(demand.len()))?;
    evaluated(task, method, plan)
}

/// The same from origins a horizon apart, so that no period is in the sums of two: back to where a quarter of the history, and 3 periods, are known.
///
/// Sums that overlap are not exchangeable with one that does not, and their ranks hold less than is asked for.
pub(super) fn separate_errors(task: &Task<'_>, method: ForecastMethod, horizon: usize) -> Result<RollingErrors> {
    let periods = task.periods.demand.len();
    let room = periods.saturating_sub((periods / 4).max(3)) / horizon.max(1);
    let origins = room.min(MOST_PAST_ORIGINS.max(task.settings.origins as usize));
    if origins == 0 {
        let message = format!("a history of {periods} periods has no room for a forecast of {horizon} from the past");
        return Err(Error::new(ErrorKind::OutOfRange, message).field("demand").value(periods.to_string()).expected("a longer history"));
    }
    evaluated(task, method, RollingOrigin { horizon, origins: Origins::Last(origins), step: horizon, window: None, refit_every: 1 })
}

fn evaluated(task: &Task<'_>, method: ForecastMethod, plan: RollingOrigin) -> Result<RollingErrors> {
    let candidates = task.candidates();
    let with = task.forecaster(&candidates).with(method);
    let fit = |series: &[f64], horizon: usize| with.fit(series, horizon);
    plan.evaluate(task.periods.demand, &Candidate::new(method.word(), &fit))
}

fn too_short(periods: usize) -> Error {
    let message = format!("a history of {periods} periods has no room for a forecast from the past");
    Error::new(ErrorKind::OutOfRange, message).field("demand").value(periods.to_string()).expected("at least 4 periods")
}
