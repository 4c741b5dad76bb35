//! Order lines that were taken back within a short time, where single lines and their times are known.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::outside_at;

/// A line of an order or of its cancellation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OrderLine {
    /// When, in seconds or any other unit of time.
    pub at: i64,
    /// Who ordered.
    pub party: u64,
    /// Units; below 0 for what was taken back.
    pub quantity: f64,
}

/// Two lines that leave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancelledLine {
    /// The place of the order in the list.
    pub order: usize,
    /// The place of its cancellation.
    pub cancellation: usize,
}

/// Pairs of lines of one item: a negative line takes back the last line before it of the same party and quantity that is at most `within` older and
/// not taken back yet.
///
/// Lines are in the order of time, those of one time in the order that they were booked; an error names the first that is not, or is not finite.
/// Nothing is judged by size: what was cancelled within minutes was never demand. Takes time for each negative line as there are lines within
/// `within` before it.
///
/// ```
/// use vmi_core::demand::cleansing::cancelled_lines::{OrderLine, cancelled_lines};
/// let line = |minute: i64, party, quantity| OrderLine { at: 60 * minute, party, quantity };
/// let lines = [line(0, 7, 80_995.0), line(3, 8, 12.0), line(12, 7, -80_995.0), line(900, 8, -12.0)];
/// let found = cancelled_lines(&lines, 3_600)?;
/// assert_eq!((found.len(), found[0].order, found[0].cancellation), (1, 0, 2)); // the 12 came back too late
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn cancelled_lines(lines: &[OrderLine], within: i64) -> Result<Vec<CancelledLine>> {
    if let Some(at) = lines.iter().position(|line| !line.quantity.is_finite()) {
        return Err(outside_at("quantity", at, lines[at].quantity, "finite numbers"));
    }
    if let Some(at) = lines.windows(2).position(|pair| pair[0].at > pair[1].at) {
        let error = Error::new(ErrorKind::OutOfRange, format!("line {} is earlier than the line before it", at + 2));
        return Err(error.field("at").value(lines[at + 1].at.to_string()).expected("lines in the order of time"));
    }
    let mut taken = vec![false; lines.len()];
    let mut found = Vec::new();
    for (cancellation, line) in lines.iter().enumerate().filter(|(_, line)| line.quantity < 0.0) {
        let near = lines[..cancellation].iter().enumerate().rev().take_while(|(_, order)| line.at.saturating_sub(order.at) <= within);
        let order = near.into_iter().find(|(place, order)| !taken[*place] && order.party == line.party && order.quantity == -line.quantity);
        if let Some((order, _)) = order {
            taken[order] = true;
            found.push(CancelledLine { order, cancellation });
        }
    }
    Ok(found)
}
