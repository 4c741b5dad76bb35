//! Shares of the bottom nodes of a hierarchy, for forecasts from the top down.

use super::hierarchy::Hierarchy;
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_not_negative, same_length};

impl Hierarchy {
    /// Each bottom node's share of its root, period by period, on average over the periods in which the root has demand (Gross & Sohl's method A).
    ///
    /// ```text
    /// p(j) = mean over t of y(j, t) / y(root, t)
    /// ```
    ///
    /// `histories`: those of the bottom nodes, in their order, of one length, values of 0 or more. A root without demand is an error. Source: Gross &
    /// Sohl, J. Forecasting 9 (1990).
    ///
    /// ```
    /// use vmi_core::demand::method::hierarchy::Hierarchy;
    /// let tree = Hierarchy::new(&[None, Some(0), Some(0)])?;
    /// let histories: [&[f64]; 2] = [&[1.0, 0.0, 6.0], &[3.0, 0.0, 2.0]];
    /// assert_eq!(tree.average_historical_proportions(&histories)?, [0.5, 0.5]);
    /// assert!((tree.proportions_of_averages(&histories)?[0] - 7.0 / 12.0).abs() < 1e-15);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn average_historical_proportions(&self, histories: &[&[f64]]) -> Result<Vec<f64>> {
        let periods = checked_histories(self, histories)?;
        let (mut shares, mut counts) = (vec![0.0; histories.len()], vec![0.0; self.roots.len()]);
        for period in 0..periods {
            let of_roots = self.of_roots(histories.iter().map(|history| history[period]));
            for (count, total) in counts.iter_mut().zip(&of_roots) {
                *count += f64::from(u8::from(*total > 0.0));
            }
            for ((share, root), history) in shares.iter_mut().zip(&self.root_of_bottom).zip(histories) {
                *share += if of_roots[*root] > 0.0 { history[period] / of_roots[*root] } else { 0.0 };
            }
        }
        self.divided(shares, &counts)
    }

    /// Each bottom node's share of all that its root ever sold (Gross & Sohl's method F): mean of the node over mean of the root. Inputs and errors
    /// as for [`Self::average_historical_proportions`].
    pub fn proportions_of_averages(&self, histories: &[&[f64]]) -> Result<Vec<f64>> {
        checked_histories(self, histories)?;
        let totals: Vec<f64> = histories.iter().map(|history| crate::num::sum(history)).collect();
        let of_roots = self.of_roots(totals.iter().copied());
        self.divided(totals, &of_roots)
    }

    fn divided(&self, mut shares: Vec<f64>, of_roots: &[f64]) -> Result<Vec<f64>> {
        if let Some(root) = of_roots.iter().position(|total| *total <= 0.0) {
            let error = Error::new(ErrorKind::MissingValue, format!("nothing was asked for below node {}", self.roots[root]));
            return Err(error.field("histories").expected("demand below every root"));
        }
        shares.iter_mut().zip(&self.root_of_bottom).for_each(|(share, root)| *share /= of_roots[*root]);
        Ok(shares)
    }

    fn of_roots(&self, of_bottom: impl Iterator<Item = f64>) -> Vec<f64> {
        let mut totals = vec![0.0; self.roots.len()];
        for (value, root) in of_bottom.zip(&self.root_of_bottom) {
            totals[*root] += value;
        }
        totals
    }
}

/// The common length of the histories of the bottom nodes.
fn checked_histories(tree: &Hierarchy, histories: &[&[f64]]) -> Result<usize> {
    same_length("histories", histories.len(), "the bottom of the hierarchy", tree.bottom.len())?;
    let periods = histories.first().map_or(0, |history| history.len());
    for history in histories {
        same_length("histories", history.len(), "the first of them", periods)?;
        all_not_negative("histories", history)?;
    }
    Ok(periods)
}
