//! Two classifications crossed: how many items and how much value each pair of classes has.

use rust_decimal::Decimal;

use crate::num::decimal::{self, DecimalError};

/// Items and their value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassTotal {
    /// Items.
    pub count: u64,
    /// Their value.
    pub value: Decimal,
}

impl ClassTotal {
    pub(super) fn add(&mut self, value: Decimal) -> Result<(), DecimalError> {
        self.value = decimal::add(self.value, value)?;
        self.count += 1;
        Ok(())
    }
}

/// Totals by two classes of three each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassMatrix {
    /// By row and column, in the order of both classes.
    pub cells: [[ClassTotal; 3]; 3],
    /// Items without one of both classes.
    pub without_class: ClassTotal,
}

impl ClassMatrix {
    pub(super) fn add(&mut self, place: Option<(usize, usize)>, value: Decimal) -> Result<(), DecimalError> {
        match place {
            Some((row, column)) => self.cells[row][column].add(value),
            None => self.without_class.add(value),
        }
    }
}
