//! Corrections: how much is taken back of each event.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::kind::EventKind;
use super::view::Window;

/// What the corrections that a window sees take back.
#[derive(Debug, Default)]
pub(super) struct Corrections {
    /// By the event that is named: the sum of what its corrections say, in units of 10^−9.
    pub taken: BTreeMap<u32, i128>,
    /// Corrections that take back nothing: they name no event that is seen, one of another kind or key, or a correction.
    pub of_nothing: Vec<u32>,
}

impl Corrections {
    /// The corrections of some kinds.
    pub(super) fn of(columns: &Columns, window: &Window, concerns: impl Fn(EventKind) -> bool) -> Self {
        let mut found = Self::default();
        let is_one = |at: &u32| {
            let code = columns.code[*at as usize];
            code.is_correction() && concerns(code.kind()) && window.sees(columns, *at)
        };
        for sequence in (0..window.end).filter(is_one) {
            let (key, code) = (columns.key[sequence as usize], columns.code[sequence as usize]);
            let source = columns.sources.id(columns.ids.source(sequence));
            let named = columns.more(sequence).and_then(|more| more.corrects.as_deref()).and_then(|id| columns.find(source, id));
            let is_meant = |other: &u32| {
                let of = columns.code[*other as usize];
                window.sees(columns, *other) && of.kind() == code.kind() && columns.key[*other as usize] == key && !of.is_correction()
            };
            match named.filter(is_meant) {
                Some(other) => *found.taken.entry(other).or_insert(0) += columns.nano(sequence),
                None => found.of_nothing.push(sequence),
            }
        }
        found
    }

    /// Whether nothing is left of an event that carries a quantity.
    pub(super) fn are_whole(&self, columns: &Columns, sequence: u32) -> bool {
        self.taken.get(&sequence).is_some_and(|taken| *taken >= columns.nano(sequence))
    }
}
