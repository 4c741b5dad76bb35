//! Text ids to small numbers, by bytes; the hash decides only where an id is looked for, never an order that anybody sees.

use super::catalog::Key;

/// A set of ids, each with the number of its arrival.
///
/// A slot holds a hash beside the number, so that other ids are passed over without reading their text, and the table grows without
/// reading any.
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
    slots: Vec<u64>,
}

const EMPTY: u32 = u32::MAX;

const EMPTY_SLOT: u64 = u64::MAX;

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
        find_in(&self.slots, short_hash(id), |number| self.id(number).as_bytes() == id)
    }

    /// The number of an id, a new one if it was not there.
    pub fn insert(&mut self, id: &str) -> u32 {
        let hash = short_hash(id.as_bytes());
        match find_in(&self.slots, hash, |number| self.id(number) == id) {
            Some(number) => number,
            None => self.push(hash, id),
        }
    }

    /// The numbers of many ids, new ones for those that were not there.
    ///
    /// Every step is taken for all of them before the next, so that what the steps wait for comes from memory at the same time.
    pub(crate) fn insert_all<'e>(&mut self, ids: impl Iterator<Item = &'e str> + Clone, numbers: &mut Vec<u32>) {
        numbers.clear();
        numbers.extend(ids.clone().map(|id| short_hash(id.as_bytes())));
        for number in numbers.iter_mut() {
            *number = find_in(&self.slots, *number, |_| true).unwrap_or(EMPTY);
        }
        for (id, number) in ids.zip(numbers.iter_mut()) {
            if *number == EMPTY || self.id(*number) != id {
                *number = self.insert(id);
            }
        }
    }

    fn push(&mut self, hash: u32, id: &str) -> u32 {
        let number = self.ends.len() as u32;
        self.text.push_str(id);
        self.ends.push(self.text.len());
        place_in(&mut self.slots, hash, number);
        number
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
    /// A hash beside each number.
    slots: Vec<u64>,
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
        let hash = pair_hash(key);
        find_in(&self.slots, hash, |number| self.keys[number as usize] == key)
    }

    /// The number of a pair, a new one if it was not there.
    pub fn insert(&mut self, key: P) -> u32 {
        let hash = pair_hash(key);
        find_in(&self.slots, hash, |number| self.keys[number as usize] == key).unwrap_or_else(|| {
            let number = self.keys.len() as u32;
            self.keys.push(key);
            place_in(&mut self.slots, hash, number);
            number
        })
    }

    /// Reads the slots of pairs, all at the same time, so that they are at hand when each is looked up.
    pub(crate) fn fetch(&self, pairs: impl Iterator<Item = P>) {
        if let Some(mask) = self.slots.len().checked_sub(1) {
            std::hint::black_box(pairs.fold(0, |read, pair| read ^ self.slots[pair_hash(pair) as usize & mask]));
        }
    }
}

/// A slot is a hash beside a number.
fn find_in(slots: &[u64], hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
    let mask = slots.len().checked_sub(1)?;
    let mut at = hash as usize & mask;
    while slots[at] != EMPTY_SLOT {
        if (slots[at] >> 32) as u32 == hash && is_it(slots[at] as u32) {
            return Some(slots[at] as u32);
        }
        at = (at + 1) & mask;
    }
    None
}

/// Enters the number that comes after those that are there; the table is never more than half full.
fn place_in(slots: &mut Vec<u64>, hash: u32, number: u32) {
    fn place(slots: &mut [u64], slot: u64) {
        let mask = slots.len() - 1;
        let mut at = (slot >> 32) as usize & mask;
        while slots[at] != EMPTY_SLOT {
            at = (at + 1) & mask;
        }
        slots[at] = slot;
    }
    if (number as usize + 1) * 2 > slots.len() {
        let size = (slots.len() * 2).max(16);
        let old = std::mem::replace(slots, vec![EMPTY_SLOT; size]);
        old.into_iter().filter(|slot| *slot != EMPTY_SLOT).for_each(|slot| place(slots, slot));
    }
    place(slots, u64::from(hash) << 32 | u64::from(number));
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
    let start = bytes.len() as u64 ^ 0x51_7c_c1_b7_27_22_0a_95;
    let Some(last) = bytes.last_chunk::<8>() else { return fold(start ^ short_word(bytes), FACTOR) };
    let mut state = start;
    for chunk in bytes[..bytes.len() - 1].chunks_exact(8) {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        state = fold(state ^ u64::from_le_bytes(word), FACTOR);
    }
    // The last eight bytes may overlap with those before: the length is in the state.
    fold(state ^ u64::from_le_bytes(*last), FACTOR)
}

/// Fewer than eight bytes as one word, different for different bytes of one length.
fn short_word(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

fn pair_hash(pair: impl Pair) -> u32 {
    let (high, low) = pair.halves();
    fold(u64::from(high) << 32 | u64::from(low), 0x9e37_79b9_7f4a_7c15) as u32
}

/// Half of the hash: what a table holds beside a number.
fn short_hash(bytes: &[u8]) -> u32 {
    hash(bytes) as u32
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
