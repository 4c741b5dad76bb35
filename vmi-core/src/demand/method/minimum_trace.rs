//! Reconciliation by minimum trace: forecasts of all nodes of a hierarchy, changed as little as their errors suggest until they add up.

use super::hierarchy::Hierarchy;
use super::shrunk_covariance::{MOST_LISTS, shrunk_covariance};
use crate::error::Result;
use crate::num::cholesky::Cholesky;
use crate::num::domain::{all_finite, all_not_negative, outside, same_length};
use crate::num::sum;

/// The covariance W of the one-step errors of the nodes, but for a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ErrorCovariance<'e> {
    /// All alike and apart (ordinary least squares).
    Identity,
    /// In proportion to the number of bottom nodes of each, apart (structural scaling).
    Structural,
    /// One for each node, 0 or more, apart (variance scaling).
    Variances(&'e [f64]),
    /// Of the errors themselves, one list of one length for each node, shrunk towards their variances.
    Shrunk(&'e [&'e [f64]]),
}

/// The most nodes with children.
pub const MOST_GROUPS: usize = 1_000;
/// The most nodes of a shrunk covariance.
pub const MOST_NODES: usize = MOST_LISTS;

/// A reconciliation of a hierarchy, ready for any number of periods.
///
/// ```text
/// ỹ = ŷ − W Cᵀ (C W Cᵀ)⁻¹ C ŷ        C ŷ: what each node with children has above their sum
/// shrunk: W as of shrunk_covariance
/// ```
///
/// This is S (Sᵀ W⁻¹ S)⁻¹ Sᵀ W⁻¹ ŷ, with one equation for each node with children in place of one for each bottom node. The bottom is reconciled and
/// the rest summed, so the results add up to the last bit of those sums. A forecast may become negative. At most [`MOST_GROUPS`] nodes with children,
/// and [`MOST_NODES`] nodes for a shrunk covariance. A bottom node without any error keeps its forecast; a node with children and without any error
/// counts with the mean variance of the others, so that those below it decide. Sources:
/// Wickramasuriya, Athanasopoulos & Hyndman, J. Am. Stat. Ass. 114 (2019).
///
/// ```
/// use vmi_core::demand::method::{hierarchy::Hierarchy, minimum_trace::{ErrorCovariance, MinimumTrace}};
/// let tree = Hierarchy::new(&[None, Some(0), Some(0)])?;
/// let least_squares = MinimumTrace::new(&tree, ErrorCovariance::Identity)?;
/// // The total is 3 above its parts: a third of it falls on each.
/// assert_eq!(least_squares.reconcile(&[10.0, 4.0, 3.0])?, [9.0, 5.0, 4.0]);
/// // The total counts for two nodes: half of 3 is its own, a quarter each of the parts.
/// assert_eq!(MinimumTrace::new(&tree, ErrorCovariance::Structural)?.reconcile(&[10.0, 4.0, 3.0])?, [8.5, 4.75, 3.75]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MinimumTrace<'h> {
    pub(super) tree: &'h Hierarchy,
    /// The nodes with children, in their order.
    pub(super) groups: Vec<usize>,
    /// For each node its place in `groups`.
    pub(super) group_of: Vec<Option<usize>>,
    pub(super) weight: Weight,
    pub(super) factor: Option<Cholesky>,
}

#[derive(Clone, Debug)]
pub(super) enum Weight {
    Diagonal(Vec<f64>),
    Dense {
        /// C W, a row for each group.
        rows: Vec<f64>,
        /// The diagonal of W.
        variances: Vec<f64>,
    },
}

impl<'h> MinimumTrace<'h> {
    /// Prepares a reconciliation.
    pub fn new(tree: &'h Hierarchy, covariance: ErrorCovariance) -> Result<Self> {
        let nodes = tree.parents.len();
        let mut group_of = vec![None; nodes];
        let mut groups: Vec<usize> = tree.parents.iter().copied().flatten().collect();
        groups.sort_unstable();
        groups.dedup();
        if groups.len() > MOST_GROUPS {
            return Err(outside("groups", groups.len() as f64, format!("at most {MOST_GROUPS} nodes with children")));
        }
        for (place, node) in groups.iter().enumerate() {
            group_of[*node] = Some(place);
        }
        let weight = match covariance {
            ErrorCovariance::Identity => Weight::Diagonal(vec![1.0; nodes]),
            ErrorCovariance::Structural => Weight::Diagonal(tree.summed(std::iter::repeat_n(1.0, tree.bottom.len()))),
            ErrorCovariance::Variances(variances) => {
                same_length("variances", variances.len(), "the hierarchy", nodes)?;
                all_not_negative("variances", variances)?;
                let mut variances = variances.to_vec();
                give_groups_errors(&mut variances, &groups);
                Weight::Diagonal(variances)
            }
            ErrorCovariance::Shrunk(errors) => {
                same_length("errors", errors.len(), "the hierarchy", nodes)?;
                if nodes > MOST_NODES {
                    return Err(outside("nodes", nodes as f64, format!("at most {MOST_NODES} for a covariance of errors")));
                }
                let mut covariance = shrunk_covariance(errors)?;
                let mut variances: Vec<f64> = (0..nodes).map(|node| covariance[node * nodes + node]).collect();
                give_groups_errors(&mut variances, &groups);
                for (node, variance) in variances.iter().enumerate() {
                    covariance[node * nodes + node] = *variance;
                }
                Weight::Dense { rows: rows_of_groups(tree, &group_of, groups.len(), &covariance), variances }
            }
        };
        let mut found = Self { tree, groups, group_of, weight, factor: None };
        if !found.groups.is_empty() {
            found.factor = Some(Cholesky::new(found.equations(), found.groups.len())?);
        }
        Ok(found)
    }

    /// The forecasts of one period, one for each node, made to add up.
    pub fn reconcile(&self, base: &[f64]) -> Result<Vec<f64>> {
        let nodes = self.tree.parents.len();
        same_length("values", base.len(), "the hierarchy", nodes)?;
        all_finite("values", base)?;
        let Some(factor) = &self.factor else { return Ok(base.to_vec()) };
        let mut above: Vec<f64> = self.groups.iter().map(|node| base[*node]).collect();
        for (value, parent) in base.iter().zip(&self.tree.parents) {
            if let Some(group) = parent.and_then(|parent| self.group_of[parent]) {
                above[group] -= value;
            }
        }
        factor.solve(&mut above)?;
        Ok(self.tree.summed(self.tree.bottom.iter().map(|node| base[*node] - self.change(*node, &above))))
    }

    /// A node's entry of W Cᵀ x.
    fn change(&self, node: usize, x: &[f64]) -> f64 {
        match &self.weight {
            Weight::Diagonal(weights) => {
                let own = self.group_of[node].map_or(0.0, |group| x[group]);
                let parents = self.tree.parents[node].and_then(|parent| self.group_of[parent]).map_or(0.0, |group| x[group]);
                weights[node] * (own - parents)
            }
            Weight::Dense { rows, .. } => rows.chunks_exact(self.group_of.len()).zip(x).fold(0.0, |total, (row, x)| total + row[node] * x),
        }
    }

    /// C W Cᵀ.
    fn equations(&self) -> Vec<f64> {
        let (size, nodes) = (self.groups.len(), self.group_of.len());
        let mut matrix = vec![0.0; size * size];
        for (node, parent) in self.tree.parents.iter().enumerate() {
            let own = self.group_of[node];
            let parents = parent.and_then(|parent| self.group_of[parent]);
            let columns = [(own, 1.0), (parents, -1.0)];
            let columns = columns.into_iter().filter_map(|(group, sign)| group.map(|group| (group, sign)));
            match &self.weight {
                Weight::Diagonal(weights) => {
                    for (row, one) in columns.clone() {
                        for (column, other) in columns.clone() {
                            matrix[row * size + column] += one * other * weights[node];
                        }
                    }
                }
                Weight::Dense { rows, .. } => {
                    for (column, sign) in columns {
                        for row in 0..size {
                            matrix[row * size + column] += sign * rows[row * nodes + node];
                        }
                    }
                }
            }
        }
        matrix
    }
}

/// Nodes with children that have no error get the mean variance of those that have one; 1 where none has.
fn give_groups_errors(variances: &mut [f64], groups: &[usize]) {
    let positive = variances.iter().filter(|variance| **variance > 0.0).count();
    let usual = if positive > 0 { sum(variances) / positive as f64 } else { 1.0 };
    for group in groups {
        if variances[*group] <= 0.0 {
            variances[*group] = usual;
        }
    }
}

/// C W: the row of each group less those of its children.
fn rows_of_groups(tree: &Hierarchy, group_of: &[Option<usize>], groups: usize, covariance: &[f64]) -> Vec<f64> {
    let nodes = group_of.len();
    let mut rows = vec![0.0; groups * nodes];
    let mut add = |group: usize, sign: f64, node: usize| {
        let row = &mut rows[group * nodes..(group + 1) * nodes];
        row.iter_mut().zip(&covariance[node * nodes..]).for_each(|(sum, value)| *sum += sign * value);
    };
    for node in 0..nodes {
        if let Some(group) = group_of[node] {
            add(group, 1.0, node);
        }
        if let Some(group) = tree.parents[node].and_then(|parent| group_of[parent]) {
            add(group, -1.0, node);
        }
    }
    rows
}
