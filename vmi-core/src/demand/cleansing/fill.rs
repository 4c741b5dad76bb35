//! Unknown periods filled, so that a method that needs a complete series gets one.

use super::{Cleansed, Why, checked};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::held;

/// What an unknown period becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillRule {
    /// The mean of the known periods.
    Mean,
    /// The mean of the known periods at the same place of the season; the mean of all where none is known there.
    SeasonMean {
        /// Its periods, 1 or more.
        season: usize,
    },
}

impl FillRule {
    /// The periods of its season, 1 without one; an error where it has none.
    pub(super) fn season(self) -> Result<usize> {
        match self {
            Self::Mean => Ok(1),
            Self::SeasonMean { season: 0 } => {
                let error = Error::new(ErrorKind::OutOfRange, "season is 0 periods: 1 or more is needed");
                Err(error.field("season").value("0").expected("a whole number of 1 or more"))
            }
            Self::SeasonMean { season } => Ok(season),
        }
    }
}

/// The series with every unknown period filled and reported. Errors: no known period; a season of 0.
///
/// ```
/// use vmi_core::demand::cleansing::fill::{FillRule, fill};
/// let series = [2.0, 8.0, 4.0, f64::NAN, 6.0, 10.0];
/// assert_eq!(fill(&series, FillRule::Mean)?.demand[3], 6.0);
/// assert_eq!(fill(&series, FillRule::SeasonMean { season: 2 })?.demand[3], 9.0);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn fill(demand: &[f64], rule: FillRule) -> Result<Cleansed> {
    checked("demand", demand)?;
    let season = rule.season()?;
    let mut found = Cleansed::of(demand);
    if demand.iter().all(|size| !size.is_nan()) {
        return Ok(found);
    }
    let mean = |first: usize, step: usize| {
        let known = demand.iter().skip(first).step_by(step).filter(|size| !size.is_nan());
        let (total, count) = known.fold((0.0, 0.0), |(total, count), size| (total + size, count + 1.0));
        (count > 0.0).then_some(total / count)
    };
    let Some(overall) = mean(0, 1) else {
        let error = Error::new(ErrorKind::MissingValue, "every period is unknown: there is nothing to fill them with");
        return Err(error.field("demand").expected("at least one known period"));
    };
    held("demand", overall)?;
    let places: Vec<f64> = (0..season.min(demand.len())).map(|first| mean(first, season).unwrap_or(overall)).collect();
    for (place, size) in demand.iter().enumerate() {
        if size.is_nan() {
            found.set(place, places[place % season], Why::Filled);
        }
    }
    Ok(found)
}
