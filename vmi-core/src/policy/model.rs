//! A model as data: what it is called, what goes in and comes out in which unit, how exact it is, and the function that computes it.
//!
//! Every language, the columns and the tests call a model through this one door, so that they cannot differ. The typed structs of the
//! model's own file are what Rust programs use.

use crate::error::{Error, ErrorKind, Result};

/// How near the truth a model's answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// Exact under the model's own assumptions.
    Exact,
    /// An approximation, with its error bound or where it is described.
    Approximation(&'static str),
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One number.
    Number,
    /// One whole number.
    Whole,
    /// One number, which may be left out; as an output it is NaN where it is absent.
    Optional,
    /// A list of numbers.
    Numbers,
    /// One of these words: the number is its position, from 0. Of outputs only.
    Choice(&'static [&'static str]),
    /// A list of these words: the numbers are their positions, from 0. Of outputs only.
    Choices(&'static [&'static str]),
}

impl Kind {
    /// The word for it, the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Whole => "whole",
            Self::Optional => "optional",
            Self::Numbers => "numbers",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
        }
    }

    /// The words that its numbers stand for; none for other kinds.
    ///
    /// ```
    /// use vmi_core::policy::model::Kind;
    /// assert_eq!(Kind::Choice(&["A", "B"]).words(), ["A", "B"]);
    /// assert!(Kind::Number.words().is_empty());
    /// ```
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Choice(words) | Self::Choices(words) => words,
            _ => &[],
        }
    }

    /// The word at a number's position; none where it is absent.
    ///
    /// ```
    /// use vmi_core::policy::model::Kind;
    /// let class = Kind::Choice(&["A", "B"]);
    /// assert_eq!((class.word_at(1.0), class.word_at(f64::NAN), class.word_at(2.0)), (Some("B"), None, None));
    /// ```
    pub fn word_at(self, position: f64) -> Option<&'static str> {
        if position >= 0.0 { self.words().get(position as usize).copied() } else { None }
    }

    /// Whether it is a list.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Numbers | Self::Choices(_))
    }
}

/// An input or an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Its unit and meaning, in a few words.
    pub unit: &'static str,
}

/// Inputs of one call: numbers and lists, each in the order of the model's fields of that kind.
#[derive(Clone, Copy, Debug)]
pub struct Given<'g> {
    /// One for each input that is no list; none where an optional one is left out.
    pub numbers: &'g [Option<f64>],
    /// One for each input that is a list.
    pub lists: &'g [&'g [f64]],
}

/// Outputs of one call, in the order of the model's fields of that kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// One for each output that is no list: NaN for an absent one, a word's position for a choice.
    pub numbers: Vec<f64>,
    /// One for each output that is a list: positions of words for choices.
    pub lists: Vec<Vec<f64>>,
}

/// A model.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    /// Its textbook name.
    pub name: &'static str,
    /// What it answers, in one sentence.
    pub summary: &'static str,
    /// How exact it is.
    pub exactness: Exactness,
    /// Where it is described.
    pub source: &'static str,
    /// What goes in.
    pub inputs: &'static [Field],
    /// What comes out.
    pub outputs: &'static [Field],
    /// Computes one answer; `numbers` and `lists` of the answer are empty when it is called.
    pub solve: fn(&Given<'_>, &mut Answer) -> Result<()>,
}

impl Given<'_> {
    /// A number that has to be there.
    pub fn number(&self, at: usize) -> f64 {
        self.numbers[at].unwrap_or(f64::NAN)
    }

    /// An optional 1 or 0; absent: 0.
    pub(crate) fn truth(&self, at: usize, name: &str) -> Result<bool> {
        match self.numbers[at] {
            None | Some(0.0) => Ok(false),
            Some(1.0) => Ok(true),
            Some(other) => Err(crate::num::domain::outside(name, other, "0 or 1")),
        }
    }

    /// The one of several optional inputs that is given, as its place among them and its value; an error if it is none of them or more than one.
    pub(crate) fn one_of(&self, at: &[usize], names: &[&str]) -> Result<(usize, f64)> {
        let mut given = at.iter().enumerate().filter_map(|(place, at)| self.numbers[*at].map(|value| (place, value)));
        let wanted = || format!("exactly one of {}", names.join(", "));
        match (given.next(), given.next()) {
            (Some(found), None) => Ok(found),
            (Some(_), Some((second, value))) => {
                let error = Error::new(ErrorKind::ConflictingValues, format!("{} is given as well: {} is needed", names[second], wanted()));
                Err(error.field(names[second]).value(value.to_string()).expected(wanted()))
            }
            (None, _) => {
                let error = Error::new(ErrorKind::MissingValue, format!("{} is missing: {} is needed", names[0], wanted()));
                Err(error.field(names[0]).expected(wanted()))
            }
        }
    }

    /// Two optional inputs that go together, the one after the other; of one alone nothing can be said.
    pub(crate) fn pair(&self, at: usize, names: [&str; 2]) -> Result<Option<(f64, f64)>> {
        match (self.numbers[at], self.numbers[at + 1]) {
            (Some(first), Some(second)) => Ok(Some((first, second))),
            (None, None) => Ok(None),
            (first, _) => {
                let missing = names[usize::from(first.is_some())];
                let error = Error::new(ErrorKind::MissingValue, format!("{missing} is missing: {} and {} go together", names[0], names[1]));
                Err(error.field(missing).expected("both, or none of them"))
            }
        }
    }
}

/// Fields of a model: `fields![holding_cost: Number "money for a unit held for a unit of time", pattern: Choice(WORDS) "of demand", …]`.
macro_rules! fields {
    ($($name:ident: $kind:ident $(($words:expr))? $unit:literal),+ $(,)?) => {
        &[$($crate::policy::model::Field { name: stringify!($name), kind: $crate::policy::model::Kind::$kind $(($words))?, unit: $unit }),+]
    };
}
pub(crate) use fields;
