//! The history of a node: the sum of those of its keys, period by period.

use crate::demand::profile::series::DenseHistory;
use crate::engine::analysis::prepared::Prepared;
use crate::model::Day;

/// What was asked of a node.
pub(super) struct NodeHistory {
    /// By period, complete.
    pub demand: Vec<f64>,
    /// The place of each period, counted from the origin.
    pub places: Vec<usize>,
}

/// The first day of the earliest period of some keys.
pub(super) fn origin<'k>(keys: impl Iterator<Item = &'k Prepared>) -> Option<Day> {
    keys.map(|key| key.series.first.bucket_start(key.series.bucket)).min()
}

/// The place of each period of a key, counted from an origin that is not later.
pub(super) fn places(key: &Prepared, origin: Day) -> impl Iterator<Item = usize> + '_ {
    let from = DenseHistory { first: origin, ..key.series.dense() }.place(key.series.first);
    (0..key.demand.len()).map(move |period| from + key.places().map_or(period, |places| places[period]))
}

impl NodeHistory {
    /// The sum of keys of one size of period, in their order. A period is one that any of the keys has; a key asks for 0 before its first.
    pub(super) fn of<'k>(keys: impl Iterator<Item = &'k Prepared> + Clone, origin: Day) -> Self {
        let (mut sums, mut is_period) = (Vec::new(), Vec::new());
        for key in keys {
            for (place, size) in places(key, origin).zip(&key.demand) {
                if place >= sums.len() {
                    sums.resize(place + 1, 0.0);
                    is_period.resize(place + 1, false);
                }
                sums[place] += size;
                is_period[place] = true;
            }
        }
        let places: Vec<usize> = (0..sums.len()).filter(|place| is_period[*place]).collect();
        Self { demand: places.iter().map(|place| sums[*place]).collect(), places }
    }
}
