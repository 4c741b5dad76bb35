//! Text ids to small numbers, by bytes; the hash decides only where an id is looked for, never an order that anybody sees.

use super::catalog::Key;

/// A set of ids, each with the number of its arrival.
///
/// ```
/// use vmi_core::model::IdIndex;
/// let mut ids = IdIndex::default();
/// assert_eq!((ids.insert("B"), ids.insert("A"), ids.insert("B")), (0, 1, 0));
/// assert_eq!(ids.find(b"A"), Some(1));
/// assert_eq!(ids.ranks(), [1, 0]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct IdIndex {
    text: String,
    ends: Vec<usize>,
    slots: Vec<u32>,
}

const EMPTY: u32 = u32::MAX;

impl IdIndex {
    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The id with this number; empty text for a number that was never given out.
    pub fn id(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends.get(number - 1).copied().unwrap_or(0) };
        self.ends.get(number).map_or("", |&end| &self.text[start..end])
    }

    /// The ids in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.id(number))
    }

    /// The number of an id that is there.
    pub fn find(&self, id: &[u8]) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash(id) as usize & mask;
        while self.slots[slot] != EMPTY {
            let number = self.slots[slot];
            if self.id(number).as_bytes() == id {
                return Some(number);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// The number of an id, a new one if it was not there.
    pub fn insert(&mut self, id: &str) -> u32 {
        if let Some(number) = self.find(id.as_bytes()) {
            return number;
        }
        let number = self.ends.len() as u32;
        self.text.push_str(id);
        self.ends.push(self.text.len());
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        } else {
            self.place(number);
        }
        number
    }

    fn place(&mut self, number: u32) {
        let mask = self.slots.len() - 1;
        let mut slot = hash(self.id(number).as_bytes()) as usize & mask;
        while self.slots[slot] != EMPTY {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = number;
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        self.slots = vec![EMPTY; size];
        for number in 0..self.ends.len() as u32 {
            self.place(number);
        }
    }

    /// For each number, the rank of its id when all are sorted by bytes.
    pub fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| self.id(a).cmp(self.id(b)));
        let mut ranks = vec![0; order.len()];
        for (rank, number) in order.into_iter().enumerate() {
            ranks[number as usize] = rank as u32;
        }
        ranks
    }
}

/// Two small numbers that belong together.
pub trait Pair: Copy + PartialEq {
    /// Both.
    fn halves(self) -> (u32, u32);
}

impl Pair for Key {
    fn halves(self) -> (u32, u32) {
        (self.item, self.location)
    }
}

impl Pair for (u32, u32) {
    fn halves(self) -> (u32, u32) {
        self
    }
}

/// A set of pairs, each with the number of its arrival.
#[derive(Clone, Debug)]
pub struct PairIndex<P> {
    keys: Vec<P>,
    slots: Vec<u32>,
}

impl<P> Default for PairIndex<P> {
    fn default() -> Self {
        Self { keys: Vec::new(), slots: Vec::new() }
    }
}

/// A set of keys, each with the number of its arrival.
pub type KeyIndex = PairIndex<Key>;

impl<P: Pair> PairIndex<P> {
    /// The pairs in the order of their numbers.
    pub fn keys(&self) -> &[P] {
        &self.keys
    }

    /// The number of a pair that is there.
    pub fn find(&self, key: P) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let number = self.slots[self.slot(key)];
        (number != EMPTY).then_some(number)
    }

    /// The number of a pair, a new one if it was not there.
    pub fn insert(&mut self, key: P) -> u32 {
        if self.keys.len() * 2 >= self.slots.len() {
            self.slots = vec![EMPTY; (self.slots.len() * 2).max(16)];
            for number in 0..self.keys.len() {
                let slot = self.slot(self.keys[number]);
                self.slots[slot] = number as u32;
            }
        }
        let slot = self.slot(key);
        if self.slots[slot] == EMPTY {
            self.slots[slot] = self.keys.len() as u32;
            self.keys.push(key);
        }
        self.slots[slot]
    }

    /// The slot that holds the pair, or the empty one where it belongs.
    fn slot(&self, key: P) -> usize {
        let mask = self.slots.len() - 1;
        let (high, low) = key.halves();
        let mut slot = fold(u64::from(high) << 32 | u64::from(low), 0x9e37_79b9_7f4a_7c15) as usize & mask;
        while self.slots[slot] != EMPTY && self.keys[self.slots[slot] as usize] != key {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

impl KeyIndex {
    /// The numbers of the keys, sorted by item and location id.
    pub fn sorted(&self, items: &IdIndex, locations: &IdIndex) -> Vec<u32> {
        let (items, locations) = (items.ranks(), locations.ranks());
        let mut order: Vec<u32> = (0..self.keys.len() as u32).collect();
        order.sort_unstable_by_key(|&number| {
            let key = self.keys[number as usize];
            (items[key.item as usize], locations[key.location as usize])
        });
        order
    }
}

/// A fixed hash: eight bytes at a time, multiplied and folded; no seed, so that every run takes the same time.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = bytes.len() as u64 ^ 0x51_7c_c1_b7_27_22_0a_95;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        state = fold(state ^ u64::from_le_bytes(word), FACTOR);
    }
    let mut word = [0; 8];
    word[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    fold(state ^ u64::from_le_bytes(word), FACTOR)
}

pub(crate) fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_many_ids_and_finds_each() {
        let mut ids = IdIndex::default();
        for number in 0..20_000_u32 {
            assert_eq!(ids.insert(&format!("SKU-{number}")), number);
        }
        for number in 0..20_000_u32 {
            assert_eq!(ids.find(format!("SKU-{number}").as_bytes()), Some(number));
            assert_eq!(ids.id(number), format!("SKU-{number}"));
        }
        assert_eq!(ids.find(b"SKU-20000"), None);
        assert_eq!(ids.find(b""), None);
        assert_eq!(ids.insert(""), 20_000);
        assert_eq!(ids.find(b""), Some(20_000));
    }
}
