//! Exponential smoothing: single, Holt, damped, Holt-Winters, and the ETS models with their choice.
//!
//! | method | constants | start |
//! |---|---|---|
//! | [`ses`], [`ses_optimised`] | given, or least squares | the first period |
//! | [`Holt`] | each given, or least squares | searched for, heuristic or stated |
//! | [`HoltWinters`] | each given, or least squares | searched for, heuristic or stated |
//! | [`Ets`] | all given, or greatest likelihood | searched for, heuristic or stated |
//! | [`ets_auto`] | greatest likelihood in each model, the model by AICc | level and trend searched for, season by decomposition |
//!
//! With the same constants and start the numbers are those of statsforecast (`tests/golden/smoothing.csv`). Its searches stop elsewhere: it moves
//! a simplex over constants and all states, at most 1,000 times; the least squares here follow exact derivatives to the end, so that the
//! likelihood is that of statsforecast or a greater one in nearly all series, if the season's states are searched for too.
//! Its regions differ as well: it allows β above α and γ above 1 − α, which the usual region does not. Its damped forecasts (2.1.1) add
//! φ + φ + φ² + … for the φ + φ² + φ³ + … of the book; its variances count the last step's seasons for every step of ETS(A,·,A), take α β for α + β
//! in ETS(M,A,A) and keep the first mean in ETS(M,·,M). Those here are by the book.

mod ets;
mod ets_auto;
mod holt;
mod holt_winters;
mod levenberg_marquardt;
mod model;
mod recursion;
mod search;
mod sensitivity;
mod ses;
mod start;
mod variance;

pub use ets::{Ets, EtsFit};
pub use ets_auto::{EtsChoice, EtsTried, ets_auto};
pub use holt::Holt;
pub use holt_winters::HoltWinters;
pub use model::{ErrorForm, EtsConstants, EtsShape, EtsState, LONGEST_OPTIMISED_SEASON, SeasonKind, Start, Trend};
pub use ses::{GREATEST_ALPHA, LEAST_ALPHA, SesConstants, ses, ses_optimised};

use crate::demand::checked_smoothing;
use crate::error::Result;

/// A constant that may be 0: what it smooths then stays as it started.
fn checked_ratio(name: &str, value: f64) -> Result<f64> {
    if (0.0..=1.0).contains(&value) { Ok(value) } else { Err(crate::num::domain::outside(name, value, "from 0 to 1")) }
}
