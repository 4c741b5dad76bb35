//! What a call gave, by the names of the case file.

use std::collections::BTreeMap;

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Got {
    Number(f64),
    Whole(f64),
    Numbers(Vec<f64>),
    Word(String),
    Words(Vec<String>),
    Truth(bool),
    Group(Answers),
}

pub type Answers = BTreeMap<String, Got>;

/// Answers from names and values.
pub fn answers<const N: usize>(named: [(&str, Got); N]) -> Answers {
    named.into_iter().map(|(name, got)| (name.to_owned(), got)).collect()
}

/// Numbers by name.
pub fn numbers<const N: usize>(named: [(&str, f64); N]) -> Answers {
    answers(named.map(|(name, number)| (name, Got::Number(number))))
}
