//! The demand history of one key: sparse rows, one a bucket, sorted by date.

use crate::model::Bucket;

/// What was lost where a row does not say it: unknown, and not 0. No quantity is as low.
pub const NOT_STATED: i64 = i64::MIN;

/// Sparse demand of one key. A bucket without a row is 0.
#[derive(Clone, Copy, Debug)]
pub struct History<'h> {
    /// The size of its buckets.
    pub bucket: Bucket,
    /// A date inside each bucket, ascending, at most one row a bucket.
    pub days: &'h [i32],
    /// What was served, in units of 10^−decimals.
    pub served: &'h [i64],
    /// What was asked and not served, [`NOT_STATED`] where a row does not state it; empty if none does. Below 0 where more was taken back
    /// than was lost.
    pub lost: &'h [i64],
    /// Buckets whose demand is unknown; empty if there is none.
    pub stocked_out: &'h [bool],
    /// Decimals of the item's quantities.
    pub decimals: u32,
}

impl History<'_> {
    /// What was asked in a row: served + lost.
    pub fn asked(&self, row: usize) -> Option<i64> {
        self.served[row].checked_add(self.stated_lost(row).unwrap_or(0))
    }

    /// What was asked and not served, where a row states it.
    pub fn stated_lost(&self, row: usize) -> Option<i64> {
        self.lost.get(row).copied().filter(|lost| *lost != NOT_STATED)
    }

    /// Whether the demand of a row is known.
    pub fn is_known(&self, row: usize) -> bool {
        !self.stocked_out.get(row).copied().unwrap_or(false)
    }
}
