//! The Cholesky factor of a small dense matrix.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, outside, same_length};
use crate::num::sqrt;

/// L with A = L Lᵀ, for a symmetric positive definite A.
///
/// Sums run along rows from the first column on, so the bits are the same everywhere. A pivot below 1e-13 of its diagonal value counts as 0: the
/// matrix is then not positive definite. Source: Golub & Van Loan, Matrix Computations (4th ed., 2013), 4.2.
///
/// ```
/// use vmi_core::num::cholesky::Cholesky;
/// let factor = Cholesky::new(vec![4.0, 2.0, 2.0, 5.0], 2)?;
/// let mut x = [8.0, 12.0];
/// factor.solve(&mut x)?;
/// assert_eq!(x, [1.0, 2.0]);
/// assert!(Cholesky::new(vec![1.0, 2.0, 2.0, 4.0], 2).is_err());
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Cholesky {
    lower: Vec<f64>,
    size: usize,
}

/// The most rows.
pub const MOST_ROWS: usize = 2_000;

impl Cholesky {
    /// The factor of a matrix of `size` rows, row by row, of which the part below the diagonal is read.
    pub fn new(mut matrix: Vec<f64>, size: usize) -> Result<Self> {
        if size == 0 || size > MOST_ROWS {
            return Err(outside("size", size as f64, format!("from 1 to {MOST_ROWS} rows")));
        }
        same_length("matrix", matrix.len(), "a square", size * size)?;
        all_finite("matrix", &matrix)?;
        for row in 0..size {
            let (above, rest) = matrix.split_at_mut(row * size);
            let own = &mut rest[..size];
            for column in 0..row {
                let other = &above[column * size..];
                own[column] = (own[column] - product(&own[..column], &other[..column])) / other[column];
            }
            let pivot = own[row] - product(&own[..row], &own[..row]);
            if pivot <= 1e-13 * own[row].abs() || pivot.is_nan() {
                let message = format!("the matrix is not positive definite: row {} follows from those before it", row + 1);
                return Err(Error::new(ErrorKind::OutOfRange, message).field("matrix").expected("a positive definite matrix"));
            }
            own[row] = sqrt(pivot);
        }
        Ok(Self { lower: matrix, size })
    }

    /// Replaces b by the x with A x = b.
    pub fn solve(&self, b: &mut [f64]) -> Result<()> {
        same_length("b", b.len(), "the matrix", self.size)?;
        for row in 0..self.size {
            let own = &self.lower[row * self.size..];
            b[row] = (b[row] - product(&own[..row], &b[..row])) / own[row];
        }
        for row in (0..self.size).rev() {
            b[row] /= self.lower[row * self.size + row];
            let known = b[row];
            for (value, factor) in b[..row].iter_mut().zip(&self.lower[row * self.size..]) {
                *value -= factor * known;
            }
        }
        Ok(())
    }
}

fn product(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).fold(0.0, |total, (a, b)| total + a * b)
}
