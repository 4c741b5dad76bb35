//! A value with the definition that it was computed by: the choice is part of the value.

/// What a KPI is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Formula and choices.
    pub text: &'static str,
}

/// Why a KPI has no value: never 0, 100 % or 9999 instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// Nothing is asked for: it never runs out.
    NoRunOut,
    /// Nothing is known of an input.
    Unknown,
    /// Nothing was asked for: there is nothing to serve.
    NothingAsked,
}

impl NoValue {
    /// The word in the table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoRunOut => "no_run_out",
            Self::Unknown => "unknown",
            Self::NothingAsked => "nothing_asked",
        }
    }
}

/// A value, or why there is none, with its definition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kpi<T> {
    /// What it is.
    pub definition: &'static Definition,
    /// The value.
    pub value: Result<T, NoValue>,
}
