//! A hash of typed values.

use crate::table::{Cell, Table};

/// A hash (BLAKE3, 256 bits) of typed values, each with its type and length, so that no two sequences look alike.
///
/// ```
/// use vmi_core::canonical::Digest;
/// let digest = |parts: &[&str]| { let mut d = Digest::new("test"); parts.iter().for_each(|p| d.text(p)); d.hex() };
/// assert_ne!(digest(&["ab", "c"]), digest(&["a", "bc"]));
/// ```
pub struct Digest {
    hasher: blake3::Hasher,
    /// Values wait here until there are enough to be hashed many lanes at a time.
    waiting: Vec<u8>,
}

const ENOUGH: usize = 1 << 18;

impl Digest {
    /// A digest of one purpose: the same values hashed for another purpose give another hash.
    pub fn new(purpose: &str) -> Self {
        let mut digest = Self { hasher: blake3::Hasher::new(), waiting: Vec::new() };
        digest.text(purpose);
        digest
    }

    /// Text with its length.
    pub fn text(&mut self, text: &str) {
        self.bytes(b't', text.as_bytes());
    }

    /// A whole number.
    pub fn integer(&mut self, value: i64) {
        self.waiting.push(b'i');
        self.waiting.extend_from_slice(&value.to_le_bytes());
        self.hash_enough();
    }

    /// A float by its bits; −0 counts as 0.
    pub fn float(&mut self, value: f64) {
        self.waiting.push(b'f');
        self.waiting.extend_from_slice(&(value + 0.0).to_bits().to_le_bytes());
        self.hash_enough();
    }

    /// Bytes that the caller has packed, with their length.
    pub fn packed(&mut self, bytes: &[u8]) {
        self.bytes(b'p', bytes);
    }

    fn bytes(&mut self, kind: u8, bytes: &[u8]) {
        self.waiting.push(kind);
        self.waiting.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.waiting.extend_from_slice(bytes);
        self.hash_enough();
    }

    fn hash_enough(&mut self) {
        if self.waiting.len() >= ENOUGH {
            self.hasher.update(&self.waiting);
            self.waiting.clear();
        }
    }

    /// An exact decimal, or that there is none.
    pub fn decimal(&mut self, value: Option<rust_decimal::Decimal>) {
        match value.map(|value| value.normalize()) {
            None => self.waiting.push(b'-'),
            Some(value) => {
                self.waiting.push(b'd');
                self.waiting.extend_from_slice(&value.mantissa().to_le_bytes());
                self.waiting.extend_from_slice(&value.scale().to_le_bytes());
            }
        }
        self.hash_enough();
    }

    /// Text, or that there is none.
    pub fn optional_text(&mut self, value: Option<&str>) {
        match value {
            None => self.waiting.push(b'-'),
            Some(text) => self.text(text),
        }
    }

    /// A whole number, or that there is none.
    pub fn optional_integer(&mut self, value: Option<i64>) {
        match value {
            None => self.waiting.push(b'-'),
            Some(value) => self.integer(value),
        }
    }

    /// A float, or that there is none.
    pub fn optional_float(&mut self, value: Option<f64>) {
        match value {
            None => self.waiting.push(b'-'),
            Some(value) => self.float(value),
        }
    }

    /// A table: name, columns, and every cell by its canonical form; without a column of text for people, which may name rows.
    pub fn table(&mut self, table: &Table<'_>, left_out: &str) {
        self.text(table.name());
        let kept: Vec<usize> = (0..table.columns().len()).filter(|at| &*table.columns()[*at] != left_out).collect();
        for at in &kept {
            self.text(&table.columns()[*at]);
        }
        let mut row_bytes = Vec::new();
        for batch in table.batches() {
            for row in 0..batch.rows() {
                row_bytes.clear();
                for at in &kept {
                    pack(batch.columns()[*at].cell(row), &mut row_bytes);
                }
                self.packed(&row_bytes);
            }
        }
    }

    /// The hash in 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        let mut hasher = self.hasher.clone();
        hasher.update(&self.waiting);
        hasher.finalize().to_hex().to_string()
    }
}

fn pack(cell: Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::Absent => out.push(b'-'),
        Cell::Text(bytes) => {
            out.push(b't');
            out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            out.extend_from_slice(bytes);
        }
        Cell::I64(x) | Cell::Instant(x) | Cell::Naive(x) => {
            out.push(b'i');
            out.extend_from_slice(&x.to_le_bytes());
        }
        Cell::F64(x) => {
            out.push(b'f');
            out.extend_from_slice(&(x + 0.0).to_bits().to_le_bytes());
        }
        Cell::Decimal(mantissa, scale) => {
            // Normalised, so that the scale of the whole column does not matter.
            let (mut mantissa, mut scale) = (mantissa, scale);
            while scale > 0 && mantissa % 10 == 0 {
                mantissa /= 10;
                scale -= 1;
            }
            out.push(b'd');
            out.extend_from_slice(&mantissa.to_le_bytes());
            out.extend_from_slice(&scale.to_le_bytes());
        }
        Cell::Date(x) => {
            out.push(b'D');
            out.extend_from_slice(&x.to_le_bytes());
        }
        Cell::Bool(x) => out.push(if x { b'1' } else { b'0' }),
    }
}
