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
        let mut of_roots = vec![vec![0.0; periods]; self.roots.len()];
        for (history, root) in histories.iter().zip(&self.root_of_bottom) {
            of_roots[*root].iter_mut().zip(*history).for_each(|(total, size)| *total += size);
        }
        if let Some(root) = of_roots.iter().position(|root| root.iter().all(|total| *total <= 0.0)) {
            return Err(self.nothing_asked(root));
        }
        Ok(histories.iter().zip(&self.root_of_bottom).map(|(history, root)| average_share(history, &of_roots[*root])).collect())
    }

    /// Each bottom node's share of all that its root ever sold (Gross & Sohl's method F): mean of the node over mean of the root. Inputs and errors
    /// as for [`Self::average_historical_proportions`].
    pub fn proportions_of_averages(&self, histories: &[&[f64]]) -> Result<Vec<f64>> {
        checked_histories(self, histories)?;
        let totals: Vec<f64> = histories.iter().map(|history| crate::num::sum(history)).collect();
        self.proportions_of_totals(&totals)
    }

    /// The same from what each bottom node ever sold, in their order, 0 or more.
    ///
    /// ```
    /// use vmi_core::demand::method::hierarchy::Hierarchy;
    /// let tree = Hierarchy::new(&[None, Some(0), Some(0)])?;
    /// assert_eq!(tree.proportions_of_totals(&[3.0, 1.0])?, [0.75, 0.25]);
    /// # Ok::<(), vmi_core::error::Error>(())
    /// ```
    pub fn proportions_of_totals(&self, totals: &[f64]) -> Result<Vec<f64>> {
        same_length("totals", totals.len(), "the bottom of the hierarchy", self.bottom.len())?;
        all_not_negative("totals", totals)?;
        let mut of_roots = vec![0.0; self.roots.len()];
        for (total, root) in totals.iter().zip(&self.root_of_bottom) {
            of_roots[*root] += total;
        }
        match of_roots.iter().position(|total| *total <= 0.0) {
            Some(root) => Err(self.nothing_asked(root)),
            None => Ok(totals.iter().zip(&self.root_of_bottom).map(|(total, root)| total / of_roots[*root]).collect()),
        }
    }

    fn nothing_asked(&self, root: usize) -> Error {
        let error = Error::new(ErrorKind::MissingValue, format!("nothing was asked for below node {}", self.roots[root]));
        error.field("histories").expected("demand below every root")
    }
}

/// A node's share of its root, period by period, on average over the periods in which the root has demand; 0 where it never has.
///
/// A history that is shorter than the root's ends with it and begins later: before, its share is 0.
///
/// ```
/// use vmi_core::demand::method::hierarchy_shares::average_share;
/// assert_eq!(average_share(&[0.0, 6.0], &[4.0, 0.0, 8.0]), 0.375); // (0 / 4 + 6 / 8) / 2
/// ```
pub fn average_share(own: &[f64], of_root: &[f64]) -> f64 {
    let count = of_root.iter().filter(|total| **total > 0.0).count();
    let before = of_root.len().saturating_sub(own.len());
    let sold = own.iter().zip(&of_root[before..]).filter(|(_, total)| **total > 0.0);
    let share = sold.fold(0.0, |share, (size, total)| share + size / total);
    if count > 0 { share / count as f64 } else { 0.0 }
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
