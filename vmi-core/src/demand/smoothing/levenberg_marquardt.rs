//! Least squares by the method of Levenberg and Marquardt, in a box.

use crate::num::sqrt;

/// What a point of the search gives.
pub(super) struct Valley<const P: usize> {
    /// The logarithm of the sum of squares; NaN or infinite where the point cannot be used.
    pub height: f64,
    /// The gradient of half the sum of squares.
    pub gradient: [f64; P],
    /// The curvature of the same by first derivatives, the lower triangle.
    pub curvature: [[f64; P]; P],
}

/// Lowest and highest of each unknown; equal ones keep it where it is.
pub(super) struct Limits<const P: usize> {
    pub low: [f64; P],
    pub high: [f64; P],
}

impl<const P: usize> Limits<P> {
    /// Moves a point into the box.
    pub fn pull(&self, point: &mut [f64; P]) {
        for ((value, low), high) in point.iter_mut().zip(&self.low).zip(&self.high) {
            *value = value.max(*low).min(*high);
        }
    }
}

/// The lowest point found.
pub(super) struct Lowest<const P: usize> {
    pub point: [f64; P],
    pub height: f64,
}

/// The search ends when a step lowers the logarithm of the squares by less than this.
const LEAST_GAIN: f64 = 1e-7;
const GREATEST_DAMPING: f64 = 1e9;

/// Steps (C + λ diag C)⁻¹ g over the unknowns that are not pressed against their limits, cut at the limits; λ falls after a good step and rises
/// after a bad one.
///
/// Ends after `most_points` points, when a step gains less than 1e-7, or when no step helps. None where the first point cannot be used.
/// Source: Marquardt, J. SIAM 11 (1963) 431–441.
pub(super) fn lowest<const P: usize>(
    start: [f64; P],
    limits: &Limits<P>,
    most_points: usize,
    mut valley: impl FnMut(&[f64; P]) -> Valley<P>,
) -> Option<Lowest<P>> {
    let mut point = start;
    limits.pull(&mut point);
    let mut here = valley(&point);
    if here.height.is_nan() || here.height == f64::INFINITY {
        return None;
    }
    let (mut damping, mut points, mut has_failed) = (1e-3, 1, false);
    while points < most_points && damping < GREATEST_DAMPING && here.height > f64::NEG_INFINITY {
        let Some(next) = step(&point, &here, limits, damping) else {
            damping *= 10.0;
            continue;
        };
        if next == point {
            break;
        }
        let there = valley(&next);
        points += 1;
        let gain = here.height - there.height;
        let is_lower = gain > 0.0;
        if is_lower {
            (point, here) = (next, there);
            // What has just been found too small is not tried again at once.
            damping = (damping * if has_failed { 0.5 } else { 0.1 }).max(1e-12);
        } else {
            damping *= 8.0;
        }
        has_failed = !is_lower;
        if gain.abs() < if is_lower { LEAST_GAIN } else { LEAST_GAIN * 1e-3 } {
            break;
        }
    }
    Some(Lowest { point, height: here.height })
}

/// The next point; none where the damped curvature is not positive.
fn step<const P: usize>(point: &[f64; P], here: &Valley<P>, limits: &Limits<P>, damping: f64) -> Option<[f64; P]> {
    let free: [bool; P] = std::array::from_fn(|i| {
        let (low, high, slope) = (limits.low[i], limits.high[i], here.gradient[i]);
        low < high && here.curvature[i][i] > 0.0 && !(point[i] <= low && slope > 0.0) && !(point[i] >= high && slope < 0.0)
    });
    let mut factor = here.curvature;
    for (i, row) in factor.iter_mut().enumerate() {
        row[i] *= 1.0 + damping;
    }
    let mut right = here.gradient;
    solve(&mut factor, &mut right, &free)?;
    let mut next = *point;
    for i in (0..P).filter(|i| free[*i]) {
        next[i] -= right[i];
    }
    limits.pull(&mut next);
    next.iter().all(|value| value.is_finite()).then_some(next)
}

/// Cholesky over the unknowns that are free; the right side becomes the solution. None where the matrix is not positive.
fn solve<const P: usize>(matrix: &mut [[f64; P]; P], right: &mut [f64; P], free: &[bool; P]) -> Option<()> {
    for i in (0..P).filter(|i| free[*i]) {
        for j in (0..=i).filter(|j| free[*j]) {
            let inner = (0..j).filter(|k| free[*k]).fold(matrix[i][j], |rest, k| rest - matrix[i][k] * matrix[j][k]);
            if i > j {
                matrix[i][j] = inner / matrix[j][j];
            } else if inner > 1e-14 * matrix[i][i] {
                matrix[i][i] = sqrt(inner);
            } else {
                // What is left is rounding: the unknown follows from others.
                return None;
            }
        }
        let known = (0..i).filter(|k| free[*k]).fold(right[i], |rest, k| rest - matrix[i][k] * right[k]);
        right[i] = known / matrix[i][i];
    }
    for i in (0..P).rev().filter(|i| free[*i]) {
        let known = (i + 1..P).filter(|k| free[*k]).fold(right[i], |rest, k| rest - matrix[k][i] * right[k]);
        right[i] = known / matrix[i][i];
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line through (1, 2), (2, 3), (3, 5): y = 1/3 + 3/2 x with squares 1/6.
    fn line(point: &[f64; 2]) -> Valley<2> {
        let (mut squares, mut gradient, mut curvature) = (0.0, [0.0; 2], [[0.0; 2]; 2]);
        for (x, y) in [(1.0, 2.0), (2.0, 3.0), (3.0, 5.0)] {
            let error = y - point[0] - point[1] * x;
            let slopes = [-1.0, -x];
            squares += error * error;
            for i in 0..2 {
                gradient[i] += error * slopes[i];
                for j in 0..=i {
                    curvature[i][j] += slopes[i] * slopes[j];
                }
            }
        }
        Valley { height: crate::num::ln(squares), gradient, curvature }
    }

    #[test]
    fn a_line_is_found_and_kept_inside_its_box() {
        let wide = Limits { low: [-10.0; 2], high: [10.0; 2] };
        let found = lowest([5.0, -3.0], &wide, 50, line).unwrap();
        assert!((found.point[0] - 1.0 / 3.0).abs() < 1e-6 && (found.point[1] - 1.5).abs() < 1e-6, "{:?}", found.point);
        assert!((found.height - crate::num::ln(1.0 / 6.0)).abs() < 1e-9);
        // With the slope at most 1 the best line has its mean error 0: 10/3 − 2.
        let narrow = Limits { low: [-10.0; 2], high: [10.0, 1.0] };
        let found = lowest([5.0, -3.0], &narrow, 50, line).unwrap();
        assert!((found.point[0] - 4.0 / 3.0).abs() < 1e-6 && found.point[1] == 1.0, "{:?}", found.point);
    }

    #[test]
    fn a_first_point_without_height_gives_nothing() {
        let wide = Limits { low: [-10.0; 2], high: [10.0; 2] };
        assert!(lowest([f64::NAN; 2], &Limits { low: [f64::NAN; 2], high: [f64::NAN; 2] }, 50, line).is_none());
        let broken = |_: &[f64; 2]| Valley { height: f64::NAN, gradient: [0.0; 2], curvature: [[0.0; 2]; 2] };
        assert!(lowest([1.0; 2], &wide, 50, broken).is_none());
    }
}
