//! The pattern of demand by how often it comes and how much its size varies.

use super::xyz::{Deviation, coefficient_of_variation};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_not_negative, not_negative, outside};

pub use crate::model::DemandPattern;

/// From this mean interval between demands on, in periods, demand is seldom.
pub const INTERVAL_CUT: f64 = 1.32;
/// From this squared coefficient of variation of the sizes on, sizes change.
pub const VARIATION_CUT: f64 = 0.49;

/// The pattern of the mean interval between demands (`adi`, periods, ≥ 1) and the squared coefficient of variation of their sizes (`cv2`): below the cuts 1.32 and 0.49
/// smooth; a value at a cut is beyond it.
///
/// Source: Syntetos, Boylan & Croston, J. Opl Res. Soc. 56 (2005).
///
/// ```
/// use vmi_core::demand::syntetos_boylan::{DemandPattern, demand_pattern};
/// assert_eq!(demand_pattern(1.1, 0.2)?, DemandPattern::Smooth);
/// assert_eq!(demand_pattern(1.32, 0.49)?.word(), "lumpy");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn demand_pattern(adi: f64, cv2: f64) -> Result<DemandPattern> {
    if !(adi.is_finite() && adi >= 1.0) {
        return Err(outside("adi", adi, "1 or more: demand comes at most once a period"));
    }
    Ok(match (adi < INTERVAL_CUT, not_negative("cv2", cv2)? < VARIATION_CUT) {
        (true, true) => DemandPattern::Smooth,
        (true, false) => DemandPattern::Erratic,
        (false, true) => DemandPattern::Intermittent,
        (false, false) => DemandPattern::Lumpy,
    })
}

/// A pattern and the two numbers that it follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PatternOfDemand {
    /// Periods for each period with demand, 1 or more.
    pub adi: f64,
    /// The squared coefficient of variation of the demands above 0.
    pub cv2: f64,
    /// The pattern.
    pub pattern: DemandPattern,
}

/// The pattern of the demand of successive periods; those after the last demand count.
///
/// ```text
/// adi = periods / periods with demand        cv2 = (standard deviation / mean)² of the demands above 0, with n − 1
/// ```
///
/// Needs two demands above 0: of one, nothing is known about how sizes vary.
///
/// ```
/// use vmi_core::demand::syntetos_boylan::{DemandPattern, pattern_of_demand};
/// let found = pattern_of_demand(&[0.0, 2.0, 0.0, 0.0, 6.0, 0.0])?;
/// assert_eq!((found.adi, found.pattern), (3.0, DemandPattern::Lumpy));
/// assert!((found.cv2 - 0.5).abs() < 1e-15);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn pattern_of_demand(demand: &[f64]) -> Result<PatternOfDemand> {
    all_not_negative("demand", demand)?;
    let sizes: Vec<f64> = demand.iter().copied().filter(|size| *size > 0.0).collect();
    if sizes.len() < 2 {
        let message = format!("demand has {} values above 0: two are needed to tell how sizes vary", sizes.len());
        return Err(Error::new(ErrorKind::MissingValue, message).field("demand").expected("at least two values above 0"));
    }
    let adi = demand.len() as f64 / sizes.len() as f64;
    let variation = coefficient_of_variation(&sizes, Deviation::Sample)?.unwrap_or(f64::NAN);
    let cv2 = variation * variation;
    Ok(PatternOfDemand { adi, cv2, pattern: demand_pattern(adi, cv2)? })
}
