//! The pattern of demand by how often it comes and how much its size varies.

use crate::error::Result;
use crate::num::domain::{not_negative, outside};

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
