//! Where the classes of profiles are cut.

use super::settings::{bad, unknown};
use crate::error::Result;

/// The cuts of profiles. They are conventions, so they are settings.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileSettings {
    /// X up to this coefficient of variation; default 0.5.
    pub x_cut: f64,
    /// Y up to this one, at least the other; default 1.
    pub y_cut: f64,
    /// Stock is fast above this turnover a year; default 3.
    pub fast_cut: f64,
    /// It is slow from this turnover on, at most the other, and below non-moving; default 1.
    pub slow_cut: f64,
    /// From so many days without demand on stock is slow; default 90.
    pub slow_days: f64,
    /// From so many on it is dead, at least the others; default 365.
    pub dead_days: f64,
    /// Above so many days of coverage it is slow, and what goes beyond them is excess; default 365.
    pub coverage_days: f64,
}

impl Default for ProfileSettings {
    fn default() -> Self {
        Self { x_cut: 0.5, y_cut: 1.0, fast_cut: 3.0, slow_cut: 1.0, slow_days: 90.0, dead_days: 365.0, coverage_days: 365.0 }
    }
}

impl ProfileSettings {
    /// The names of its settings.
    pub(super) const NAMES: [&'static str; 7] =
        ["profile.x_cut", "profile.y_cut", "profile.fast_cut", "profile.slow_cut", "profile.slow_days", "profile.dead_days", "profile.coverage_days"];

    fn values(&mut self) -> [&mut f64; 7] {
        let Self { x_cut, y_cut, fast_cut, slow_cut, slow_days, dead_days, coverage_days } = self;
        [x_cut, y_cut, fast_cut, slow_cut, slow_days, dead_days, coverage_days]
    }

    /// Sets one field by the name of its setting.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<()> {
        let place = Self::NAMES.iter().position(|own| *own == name).ok_or_else(|| unknown(name))?;
        let read = value.parse().ok().filter(|number: &f64| *number > 0.0 && number.is_finite());
        *self.values()[place] = read.ok_or_else(|| bad(name, value, "a number above 0"))?;
        Ok(())
    }

    /// Checks fields against each other.
    pub(super) fn validate(&self) -> Result<()> {
        let pairs = [
            ("profile.x_cut", self.x_cut, "profile.y_cut", self.y_cut),
            ("profile.slow_cut", self.slow_cut, "profile.fast_cut", self.fast_cut),
            ("profile.slow_days", self.slow_days, "profile.dead_days", self.dead_days),
        ];
        match pairs.iter().find(|(_, less, _, more)| less > more) {
            Some((name, value, other, most)) => Err(bad(name, &value.to_string(), &format!("at most {other}, {most}"))),
            None => Ok(()),
        }
    }

    /// The fields that are not the usual ones, as canonical name and value.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let (mut own, mut usual) = (self.clone(), Self::default());
        let both = Self::NAMES.iter().zip(own.values()).zip(usual.values());
        both.filter(|((_, own), usual)| own != usual).map(|((name, own), _)| ((*name).to_owned(), own.to_string())).collect()
    }
}
