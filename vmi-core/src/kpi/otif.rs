//! On time, in full: order lines that came as they were promised.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{finite, not_negative, positive};

/// One order line and how it came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DeliveredLine {
    /// Units ordered, above 0.
    pub ordered: f64,
    /// Units delivered by the time of arrival.
    pub delivered: f64,
    /// The day on which it was due, counted from any day.
    pub due: f64,
    /// The day on which the last of it arrived, counted from the same day; none: nothing has arrived.
    pub arrived: Option<f64>,
}

/// Shares of lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Otif {
    /// Lines that arrived on or before the due day.
    pub on_time: f64,
    /// Lines of which at least what was ordered came.
    pub in_full: f64,
    /// Lines of which both is true.
    pub otif: f64,
}

/// Shares of lines that came on time, in full, and both. A line that is early is on time; one that is over is in full; one that has not arrived is neither.
///
/// ```
/// use vmi_core::kpi::{DeliveredLine, otif};
/// let line = |ordered, delivered, due, arrived| DeliveredLine { ordered, delivered, due, arrived: Some(arrived) };
/// let lines = [line(10.0, 10.0, 5.0, 5.0), line(10.0, 9.0, 5.0, 4.0), line(4.0, 4.0, 7.0, 8.0), line(3.0, 3.0, 7.0, 6.0)];
/// let found = otif(&lines)?;
/// assert_eq!((found.on_time, found.in_full, found.otif), (0.75, 0.75, 0.5));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn otif(lines: &[DeliveredLine]) -> Result<Otif> {
    if lines.is_empty() {
        return Err(Error::new(ErrorKind::MissingValue, "there is no line: a share of nothing is not 100 %")
            .field("lines")
            .expected("at least one line"));
    }
    let (mut on_time, mut in_full, mut both) = (0_u32, 0_u32, 0_u32);
    for line in lines {
        positive("ordered", line.ordered)?;
        not_negative("delivered", line.delivered)?;
        finite("due", line.due)?;
        let is_on_time = line.arrived.map(|arrived| finite("arrived", arrived)).transpose()?.is_some_and(|arrived| arrived <= line.due);
        let is_in_full = line.arrived.is_some() && line.delivered >= line.ordered;
        on_time += u32::from(is_on_time);
        in_full += u32::from(is_in_full);
        both += u32::from(is_on_time && is_in_full);
    }
    let share = |count: u32| f64::from(count) / lines.len() as f64;
    Ok(Otif { on_time: share(on_time), in_full: share(in_full), otif: share(both) })
}
