//! Hierarchies: forecasts of items, groups and totals that add up.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_finite, all_not_negative, same_length};

/// Nodes that add up to their parents; those without children are the bottom.
///
/// ```
/// use vmi_core::demand::method::hierarchy::Hierarchy;
/// // A total of two groups, of which the first has two items.
/// let tree = Hierarchy::new(&[None, Some(0), Some(0), Some(1), Some(1)])?;
/// assert_eq!(tree.bottom(), [2, 3, 4]);
/// assert_eq!(tree.bottom_up(&[5.0, 2.0, 1.0])?, [8.0, 3.0, 5.0, 2.0, 1.0]);
/// assert_eq!(tree.top_down(&[10.0], &[0.5, 0.2, 0.3])?, [10.0, 5.0, 5.0, 2.0, 3.0]);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hierarchy {
    pub(super) parents: Vec<Option<usize>>,
    /// Each child before its parent.
    pub(super) upwards: Vec<usize>,
    pub(super) bottom: Vec<usize>,
    /// For each bottom node the place of its root in `roots`.
    pub(super) root_of_bottom: Vec<usize>,
    pub(super) roots: Vec<usize>,
}

impl Hierarchy {
    /// A hierarchy from the parent of each node, none for a root. A parent that is not among the nodes, or a node above itself, is an error.
    pub fn new(parents: &[Option<usize>]) -> Result<Self> {
        let count = parents.len();
        let fault = |node: usize, expected: &str| {
            let text = parents.get(node).copied().flatten().map_or_else(|| "none".to_owned(), |parent| parent.to_string());
            let error = Error::new(ErrorKind::ConflictingValues, format!("the parent of node {node} is {text}: {expected}"));
            error.field("parents").value(text).expected(expected)
        };
        if count == 0 {
            return Err(Error::new(ErrorKind::MissingValue, "the hierarchy has no nodes").field("parents").expected("at least one node"));
        }
        let mut open_children = vec![0_usize; count];
        for (node, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                *open_children.get_mut(*parent).ok_or_else(|| fault(node, "a node below the number of nodes is needed"))? += 1;
            }
        }
        let bottom: Vec<usize> = (0..count).filter(|node| open_children[*node] == 0).collect();
        let mut upwards = bottom.clone();
        let mut done = 0;
        while let Some(node) = upwards.get(done).copied() {
            done += 1;
            if let Some(parent) = parents[node] {
                open_children[parent] -= 1;
                if open_children[parent] == 0 {
                    upwards.push(parent);
                }
            }
        }
        if let Some(node) = open_children.iter().position(|open| *open > 0) {
            return Err(fault(node, "no node may be above itself"));
        }
        let roots: Vec<usize> = (0..count).filter(|node| parents[*node].is_none()).collect();
        let mut root_of = vec![0; count];
        for node in upwards.iter().rev() {
            root_of[*node] = match parents[*node] {
                Some(parent) => root_of[parent],
                None => roots.binary_search(node).unwrap_or(0),
            };
        }
        let root_of_bottom = bottom.iter().map(|node| root_of[*node]).collect();
        Ok(Self { parents: parents.to_vec(), upwards, bottom, root_of_bottom, roots })
    }

    /// The nodes without children, in their order.
    pub fn bottom(&self) -> &[usize] {
        &self.bottom
    }

    /// The nodes without a parent, in their order.
    pub fn roots(&self) -> &[usize] {
        &self.roots
    }

    /// Values of all nodes from those of the bottom nodes.
    pub fn bottom_up(&self, of_bottom: &[f64]) -> Result<Vec<f64>> {
        same_length("values", of_bottom.len(), "the bottom of the hierarchy", self.bottom.len())?;
        all_finite("values", of_bottom)?;
        Ok(self.summed(of_bottom.iter().copied()))
    }

    /// Values of all nodes from those of the roots, shared among the bottom nodes: value = share × value of the root. The shares below a root should
    /// add up to 1; where they do not, the root's value changes with them.
    pub fn top_down(&self, of_roots: &[f64], shares: &[f64]) -> Result<Vec<f64>> {
        same_length("values", of_roots.len(), "the roots of the hierarchy", self.roots.len())?;
        same_length("shares", shares.len(), "the bottom of the hierarchy", self.bottom.len())?;
        all_finite("values", of_roots)?;
        all_not_negative("shares", shares)?;
        Ok(self.summed(shares.iter().zip(&self.root_of_bottom).map(|(share, root)| share * of_roots[*root])))
    }

    pub(super) fn summed(&self, of_bottom: impl Iterator<Item = f64>) -> Vec<f64> {
        let mut values = vec![0.0; self.parents.len()];
        for (node, value) in self.bottom.iter().zip(of_bottom) {
            values[*node] = value;
        }
        for node in &self.upwards {
            if let Some(parent) = self.parents[*node] {
                values[parent] += values[*node];
            }
        }
        values
    }
}
