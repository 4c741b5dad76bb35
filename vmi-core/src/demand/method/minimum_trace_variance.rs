//! What reconciliation by minimum trace leaves of the variance of errors.

use super::minimum_trace::{MinimumTrace, Weight};
use crate::error::Result;

impl MinimumTrace<'_> {
    /// For each bottom node, in their order, the variance of the error of its reconciled forecast over that of its own forecast, from 0 to 1.
    ///
    /// ```text
    /// ρ(j) = 1 − (W Cᵀ (C W Cᵀ)⁻¹ C W)(j, j) / W(j, j)        the diagonal of S (Sᵀ W⁻¹ S)⁻¹ Sᵀ over that of W
    /// ```
    ///
    /// It holds as far as W is in proportion to the covariance of the errors of forecasts without bias. 1 where W(j, j) is 0. Source: Wickramasuriya,
    /// Athanasopoulos & Hyndman, J. Am. Stat. Ass. 114 (2019), with the inverse as in [`MinimumTrace`].
    ///
    /// ```
    /// use vmi_core::demand::method::{hierarchy::Hierarchy, minimum_trace::{ErrorCovariance, MinimumTrace}};
    /// let tree = Hierarchy::new(&[None, Some(0), Some(0)])?;
    /// let found = MinimumTrace::new(&tree, ErrorCovariance::Variances(&[2.0, 1.0, 1.0]))?;
    /// assert_eq!(found.variance_shares()?, [0.75, 0.75]); // 1 − 1 / (2 + 1 + 1)
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn variance_shares(&self) -> Result<Vec<f64>> {
        let Some(factor) = &self.factor else { return Ok(vec![1.0; self.tree.bottom.len()]) };
        let (size, nodes) = (self.groups.len(), self.group_of.len());
        // The inverse's entry of each group that has been asked for.
        let mut inverse: Vec<Option<f64>> = vec![None; size];
        let mut shares = Vec::with_capacity(self.tree.bottom.len());
        for node in &self.tree.bottom {
            let taken = match (&self.weight, self.tree.parents[*node].and_then(|parent| self.group_of[parent])) {
                (_, None) => 0.0,
                (Weight::Diagonal(variances), Some(group)) => {
                    if inverse[group].is_none() {
                        let mut unit = vec![0.0; size];
                        unit[group] = 1.0;
                        factor.solve(&mut unit)?;
                        inverse[group] = Some(unit[group]);
                    }
                    variances[*node] * inverse[group].unwrap_or(0.0)
                }
                (Weight::Dense { variances, .. }, Some(_)) if variances[*node] <= 0.0 => 0.0,
                (Weight::Dense { rows, variances }, Some(_)) => {
                    let column: Vec<f64> = rows.chunks_exact(nodes).map(|row| row[*node]).collect();
                    let mut solved = column.clone();
                    factor.solve(&mut solved)?;
                    column.iter().zip(&solved).fold(0.0, |total, (one, other)| total + one * other) / variances[*node]
                }
            };
            shares.push((1.0 - taken).clamp(0.0, 1.0));
        }
        Ok(shares)
    }
}
