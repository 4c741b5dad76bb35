//! What bad rows spoil, looked up by key.

use crate::model::Key;
use crate::table::Loaded;

/// What bad rows spoil; each list sorted.
pub(super) struct Spoils {
    keys: Vec<(Key, usize)>,
    items: Vec<(u32, usize)>,
    locations: Vec<(u32, usize)>,
}

impl Spoils {
    pub(super) fn new(loaded: &Loaded) -> Self {
        let spoiled = &loaded.spoiled;
        Self { keys: sorted(&spoiled.keys), items: sorted(&spoiled.items), locations: sorted(&spoiled.locations) }
    }

    /// Where the key's errors stand in the list; empty for a good key.
    pub(super) fn of(&self, key: Key) -> Vec<usize> {
        let mut all: Vec<usize> =
            matching(&self.items, key.item).chain(matching(&self.locations, key.location)).chain(matching(&self.keys, key)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

fn sorted<T: Ord + Copy>(list: &[(T, usize)]) -> Vec<(T, usize)> {
    let mut list = list.to_vec();
    list.sort_unstable();
    list.dedup();
    list
}

fn matching<T: Ord + Copy>(list: &[(T, usize)], wanted: T) -> impl Iterator<Item = usize> {
    let first = list.partition_point(|(of, _)| *of < wanted);
    list[first..].iter().take_while(move |(of, _)| *of == wanted).map(|(_, at)| *at)
}
