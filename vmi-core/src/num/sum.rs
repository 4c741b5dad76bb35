//! Sums of f64 whose bits do not depend on the width of the machine's registers or on threads.

/// The sum over 8 fixed lanes: lane i holds the terms i, i + 8, i + 16, …; the lanes are added pairwise at the end.
///
/// Every machine adds in this order, whether it works on 1, 2, 4 or 8 numbers at a time.
///
/// ```
/// assert_eq!(vmi_core::num::sum(&[0.1; 10]), 1.0);
/// assert_eq!(vmi_core::num::sum(&[]), 0.0);
/// ```
pub fn sum(values: &[f64]) -> f64 {
    let mut lanes = [0.0_f64; 8];
    let chunks = values.chunks_exact(8);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    for (lane, value) in lanes.iter_mut().zip(rest) {
        *lane += value;
    }
    ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
}
