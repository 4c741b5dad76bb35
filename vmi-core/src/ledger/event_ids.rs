//! Event ids, each unique for its source: found by hash, held in one run of bytes.

use crate::model::{fold, hash};

/// The ids of all events, by sequence.
///
/// A slot holds the low half of the hash beside the sequence, so that other ids are passed over without reading their text, and the
/// table grows without reading any.
#[derive(Clone, Debug, Default)]
pub(super) struct EventIds {
    text: String,
    ends: Vec<u64>,
    sources: Vec<u32>,
    slots: Vec<u64>,
}

const EMPTY: u64 = u64::MAX;

fn slot_hash(source: u32, id: &str) -> u32 {
    fold(hash(id.as_bytes()) ^ u64::from(source), 0xd6e8_feb8_6659_fd93) as u32
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

    /// The sequence of an event that is there.
    pub(super) fn find(&self, source: u32, id: &str) -> Option<u32> {
        self.find_hashed(slot_hash(source, id), source, id)
    }

    /// The hash of an id, and what its slot holds now: asked for many ids in a row, their slots come from memory at the same time.
    pub(super) fn hashed(&self, source: u32, id: &str) -> (u32, u64) {
        let hash = slot_hash(source, id);
        let slot = if self.slots.is_empty() { EMPTY } else { self.slots[hash as usize & (self.slots.len() - 1)] };
        (hash, slot)
    }

    pub(super) fn find_hashed(&self, wanted: u32, source: u32, id: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = wanted as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == EMPTY {
                return None;
            }
            let sequence = slot as u32;
            if (slot >> 32) as u32 == wanted && self.source(sequence) == source && self.id(sequence) == id {
                return Some(sequence);
            }
            at = (at + 1) & mask;
        }
    }

    /// Makes room for so many more, so that inserting does not move what is there.
    pub(super) fn reserve(&mut self, more: usize) {
        let needed = (self.ends.len() + more) * 5 / 4 + 1;
        if needed <= self.slots.len() {
            return;
        }
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; needed.next_power_of_two().max(16)]);
        for slot in old.into_iter().filter(|slot| *slot != EMPTY) {
            self.place(slot);
        }
    }

    /// Adds an id that is not there, after [`Self::reserve`].
    pub(super) fn push(&mut self, hash: u32, source: u32, id: &str) {
        let sequence = self.ends.len() as u32;
        self.text.push_str(id);
        self.ends.push(self.text.len() as u64);
        self.sources.push(source);
        self.place(u64::from(hash) << 32 | u64::from(sequence));
    }

    /// Takes the last id out again. Slots filled last are emptied first, so the table is as before the push.
    pub(super) fn pop(&mut self) {
        let Some(last) = self.ends.len().checked_sub(1) else { return };
        let mask = self.slots.len() - 1;
        let mut at = slot_hash(self.sources[last], self.id(last as u32)) as usize & mask;
        while self.slots[at] as u32 != last as u32 {
            at = (at + 1) & mask;
        }
        self.slots[at] = EMPTY;
        self.ends.pop();
        self.sources.pop();
        self.text.truncate(self.ends.last().map_or(0, |end| *end as usize));
    }

    fn place(&mut self, slot: u64) {
        let mask = self.slots.len() - 1;
        let mut at = (slot >> 32) as usize & mask;
        while self.slots[at] != EMPTY {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pushes_that_are_taken_back_leave_no_trace() {
        let mut ids = EventIds::default();
        ids.reserve(1_000);
        for number in 0..1_000 {
            let id = format!("e{}", number / 3);
            ids.push(slot_hash(number % 3, &id), number % 3, &id);
        }
        let before = ids.slots.clone();
        ids.reserve(50);
        let grown = ids.slots.clone();
        for number in 0..50 {
            let id = format!("later{number}");
            ids.push(slot_hash(7, &id), 7, &id);
        }
        for _ in 0..50 {
            ids.pop();
        }
        assert_eq!(ids.slots, grown);
        assert_eq!(before.iter().filter(|slot| **slot != EMPTY).count(), 1_000);
        for number in 0..1_000 {
            assert_eq!(ids.find(number % 3, &format!("e{}", number / 3)), Some(number));
        }
        assert_eq!(ids.find(7, "later3"), None);
    }
}
