//! Event ids, each unique for its source: found by hash, held in one run of bytes.

use crate::model::{fold, hash};

/// The ids of all events, by sequence.
///
/// A slot holds a hash beside the sequence, so that other ids are passed over without reading their text, and the table grows
/// without reading any. Slots stand in the order of the hash: ids that are looked up in that order are found in one sweep over
/// the table, however large it is.
#[derive(Clone, Debug, Default)]
pub(super) struct EventIds {
    text: String,
    ends: Vec<u64>,
    sources: Vec<u32>,
    slots: Vec<u64>,
}

/// Memory that was never written is empty.
const EMPTY: u64 = 0;

/// How many are looked up at once.
pub(super) const CHUNK: usize = 128;

/// How many are sorted by hash together: more would wait for the memory that their events lie in, fewer for that of the table.
const SWEPT: usize = 32_768;

/// Ids that are to be looked up together: the hash of each and its place among them, in stretches of places, each sorted by hash.
pub(super) struct Sweep(Vec<u64>);

impl Sweep {
    /// A sweep over sources and ids.
    pub(super) fn of<'e>(names: impl Iterator<Item = (&'e str, &'e str)>) -> Self {
        let mut last = ("", source_hash(""));
        let hashed = names.enumerate().map(|(place, (source, id))| {
            if last.0 != source {
                last = (source, source_hash(source));
            }
            u64::from(id_hash(last.1, id)) << 32 | place as u64
        });
        let mut sweep: Vec<u64> = hashed.collect();
        sweep.chunks_mut(SWEPT).for_each(<[u64]>::sort_unstable);
        Self(sweep)
    }

    /// The same in runs that are looked up at once.
    pub(super) fn runs(&self) -> impl Iterator<Item = impl Iterator<Item = (u32, u32)> + Clone> {
        self.0.chunks(CHUNK).map(|run| run.iter().map(|both| ((both >> 32) as u32, *both as u32)))
    }

    /// Hash and place of each.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (u32, u32)> {
        self.0.iter().map(|both| ((both >> 32) as u32, *both as u32))
    }
}

/// Sequences are below 2^32 − 1.
fn slot_of(hash: u32, sequence: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(sequence + 1)
}

fn hash_of(slot: u64) -> u32 {
    (slot >> 32) as u32
}

fn sequence_of(slot: u64) -> u32 {
    slot as u32 - 1
}

fn source_hash(source: &str) -> u64 {
    hash(source.as_bytes())
}

fn id_hash(source: u64, id: &str) -> u32 {
    fold(hash(id.as_bytes()) ^ source, 0xd6e8_feb8_6659_fd93) as u32
}

impl EventIds {
    pub(super) fn id(&self, sequence: u32) -> &str {
        let at = sequence as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    pub(super) fn source(&self, sequence: u32) -> u32 {
        self.sources[sequence as usize]
    }

    /// The sequence of an event that is there, of a source by its number and name.
    pub(super) fn find(&self, (source, name): (u32, &str), id: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let hash = id_hash(source_hash(name), id);
        let mut at = self.first(hash);
        while self.slots[at] != EMPTY {
            let sequence = sequence_of(self.slots[at]);
            if hash_of(self.slots[at]) == hash && self.source(sequence) == source && self.id(sequence) == id {
                return Some(sequence);
            }
            at = self.next(at);
        }
        None
    }

    /// Adds the id of the next event, which is entered in the table with its sequence.
    pub(super) fn push(&mut self, source: u32, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len() as u64);
        self.sources.push(source);
    }

    /// Makes room in the table for so many more.
    pub(super) fn make_room(&mut self, more: usize) {
        let needed = (self.ends.len() + more) * 3 / 2 + 16;
        if needed <= self.slots.len() {
            return;
        }
        let size = needed.max(self.slots.len() * 2);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        for slot in old.into_iter().filter(|slot| *slot != EMPTY) {
            let mut at = self.first(hash_of(slot));
            while self.slots[at] != EMPTY {
                at = self.next(at);
            }
            self.slots[at] = slot;
        }
    }

    /// Reads the slots where hashes belong, all at the same time, so that they are at hand when each is looked at.
    pub(super) fn fetch(&self, hashes: impl Iterator<Item = u32>) {
        std::hint::black_box(hashes.fold(0, |read, hash| read ^ self.slots[self.first(hash)]));
    }

    /// The sequence that an id is known by; if there is none, it is entered with the given one. After [`Self::make_room`].
    pub(super) fn find_or_enter(&mut self, hash: u32, sequence: u32, is_it: impl Fn(&Self, u32) -> bool) -> Option<u32> {
        let mut at = self.first(hash);
        loop {
            let slot = self.slots[at];
            if slot == EMPTY {
                self.slots[at] = slot_of(hash, sequence);
                return None;
            }
            if hash_of(slot) == hash && is_it(self, sequence_of(slot)) {
                return Some(sequence_of(slot));
            }
            at = self.next(at);
        }
    }

    /// Takes out what was entered. Undoing the last entries first leaves the table as it was.
    pub(super) fn leave(&mut self, hash: u32, sequence: u32) {
        let at = self.entry(hash, sequence);
        self.slots[at] = EMPTY;
    }

    /// Gives an entry its final sequence.
    pub(super) fn renumber(&mut self, hash: u32, entered: u32, sequence: u32) {
        let at = self.entry(hash, entered);
        self.slots[at] = slot_of(hash, sequence);
    }

    /// The slot of an entry that is there.
    fn entry(&self, hash: u32, sequence: u32) -> usize {
        let mut at = self.first(hash);
        while self.slots[at] != slot_of(hash, sequence) {
            at = self.next(at);
        }
        at
    }

    /// The slot where a hash belongs.
    fn first(&self, hash: u32) -> usize {
        ((u64::from(hash) * self.slots.len() as u64) >> 32) as usize
    }

    fn next(&self, at: usize) -> usize {
        if at + 1 == self.slots.len() { 0 } else { at + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: [&str; 3] = ["wms", "erp", ""];

    fn names(first: u32, count: u32) -> Vec<(usize, String)> {
        (first..first + count).map(|number| (number as usize % 3, format!("e{}", number / 3))).collect()
    }

    fn sweep(names: &[(usize, String)]) -> Sweep {
        Sweep::of(names.iter().map(|(source, id)| (SOURCES[*source], id.as_str())))
    }

    fn enter(ids: &mut EventIds, first: u32, names: &[(usize, String)]) {
        ids.make_room(names.len());
        for (hash, place) in sweep(names).iter() {
            let (source, id) = &names[place as usize];
            let is_it = |ids: &EventIds, other: u32| other < first && ids.source(other) == *source as u32 && ids.id(other) == id;
            assert_eq!(ids.find_or_enter(hash, first + place, is_it), None);
        }
    }

    #[test]
    fn finds_each_id_of_each_source_while_the_table_grows() {
        let mut ids = EventIds::default();
        for first in (0..3_000).step_by(100) {
            let names = names(first, 100);
            enter(&mut ids, first, &names);
            for (source, id) in &names {
                ids.push(*source as u32, id);
            }
        }
        for (number, (source, id)) in names(0, 3_000).iter().enumerate() {
            assert_eq!(ids.find((*source as u32, SOURCES[*source]), id), Some(number as u32));
        }
        assert_eq!((ids.find((0, "wms"), "e1000"), ids.find((3, "pos"), "e1")), (None, None));
    }

    #[test]
    fn entries_that_are_taken_back_leave_no_trace() {
        let mut ids = EventIds::default();
        let (known, new) = (names(0, 1_000), names(1_000, 50));
        enter(&mut ids, 0, &known);
        ids.make_room(1_050);
        let before = ids.slots.clone();
        enter(&mut ids, 1_000, &new);
        assert_eq!(ids.slots.iter().filter(|slot| **slot != EMPTY).count(), 1_050);
        for (hash, place) in sweep(&new).iter().rev() {
            ids.leave(hash, 1_000 + place);
        }
        assert_eq!(ids.slots, before);
    }
}
