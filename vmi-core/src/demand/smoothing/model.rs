//! The nouns of the innovations state space models: shape, constants, states.

use super::search::{Free, Known};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{finite, outside, outside_at};

/// How an error enters: added to the mean, or as a share of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorForm {
    /// y = mean + e.
    Additive,
    /// y = mean (1 + e); every mean has to be above 0.
    Multiplicative,
}

/// The trend of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// None.
    None,
    /// A straight line.
    Additive,
    /// A line that flattens: each later step is φ times the one before.
    Damped,
}

/// The season of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeasonKind {
    /// None.
    None,
    /// Added to the level.
    Additive,
    /// Times the level.
    Multiplicative,
}

/// Which of the models: its error, trend and season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EtsShape {
    /// How the error enters.
    pub error: ErrorForm,
    /// The trend.
    pub trend: Trend,
    /// The season.
    pub season_kind: SeasonKind,
    /// Periods in a season; without meaning where the model has none.
    pub season: usize,
}

/// The smoothing constants of a model in its error-correction form.
///
/// The classical ones are β* = β / α and γ* = γ / (1 − α).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EtsConstants {
    /// Of the level, above 0 and at most 1.
    pub alpha: f64,
    /// Of the trend, from 0 to α; 0 where the model has none.
    pub beta: f64,
    /// Of the season, from 0 to 1 − α; 0 where the model has none.
    pub gamma: f64,
    /// What damps the trend, above 0 and at most 1; 1 where it is not damped.
    pub phi: f64,
}

/// The state of a model before a period.
#[derive(Clone, Debug, PartialEq)]
pub struct EtsState {
    /// In units a period.
    pub level: f64,
    /// Growth of the level a period; 0 where the model has no trend.
    pub trend: f64,
    /// Of the next period, the one after it, and so on for one season; empty where the model has none.
    pub season: Vec<f64>,
}

/// Where the states before the first period come from.
///
/// The heuristic: the season by a classical decomposition of the whole series (the mean over its periods of y less, or over, the centred mean of
/// m periods, shifted to sum 0 or scaled to mean 1); of the first max(10, 2 m) values without season the mean is the level, or with a trend their
/// least-squares line.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Start {
    /// Level and trend searched for with the constants, from the heuristic ones on; the season by the heuristic.
    #[default]
    Line,
    /// Level, trend and season searched for; a season of more than [`LONGEST_OPTIMISED_SEASON`] periods as in `Line`. Likelier in the past and no
    /// better ahead: see [`smoothing`](crate::demand::smoothing).
    LineAndSeason,
    /// All by the heuristic.
    Heuristic,
    /// As stated.
    Given(EtsState),
}

impl Start {
    pub(super) fn states_free(&self) -> Free {
        match self {
            Self::Line => Free::Line,
            Self::LineAndSeason => Free::LineAndSeason,
            Self::Heuristic | Self::Given(_) => Free::Nothing,
        }
    }
}

/// The longest season whose states are searched for, in periods.
pub const LONGEST_OPTIMISED_SEASON: usize = 24;

impl EtsShape {
    /// The name in the usual letters, as in `ETS(M,Ad,N)`.
    ///
    /// ```
    /// use vmi_core::demand::smoothing::{ErrorForm, EtsShape, SeasonKind, Trend};
    /// let shape = EtsShape { error: ErrorForm::Multiplicative, trend: Trend::Damped, season_kind: SeasonKind::None, season: 1 };
    /// assert_eq!(shape.name(), "ETS(M,Ad,N)");
    /// ```
    pub fn name(&self) -> String {
        let error = if self.relative() { "M" } else { "A" };
        let trend = match self.trend {
            Trend::None => "N",
            Trend::Additive => "A",
            Trend::Damped => "Ad",
        };
        let season = match self.season_kind {
            SeasonKind::None => "N",
            SeasonKind::Additive => "A",
            SeasonKind::Multiplicative => "M",
        };
        format!("ETS({error},{trend},{season})")
    }

    pub(super) fn relative(&self) -> bool {
        self.error == ErrorForm::Multiplicative
    }

    pub(super) fn seasonal(&self) -> bool {
        self.season_kind != SeasonKind::None
    }

    pub(super) fn trended(&self) -> bool {
        self.trend != Trend::None
    }

    /// Periods in a season, 1 where there is none.
    pub(super) fn periods(&self) -> usize {
        if self.seasonal() { self.season } else { 1 }
    }

    /// Constants and states that are estimated from a series, the last of the season following from the others.
    pub(super) fn estimated(&self) -> usize {
        let trend = match self.trend {
            Trend::None => 0,
            Trend::Additive => 2,
            Trend::Damped => 3,
        };
        2 + trend + if self.seasonal() { self.season } else { 0 }
    }

    pub(super) fn check(&self, series: &[f64]) -> Result<()> {
        if self.seasonal() {
            if self.season < 2 {
                return Err(outside("season", self.season as f64, "at least 2 periods"));
            }
            if series.len() <= 2 * self.season {
                return Err(outside("season", self.season as f64, format!("less than half of the {} periods of the series", series.len())));
            }
        }
        if self.relative() || self.season_kind == SeasonKind::Multiplicative {
            if let Some(at) = series.iter().position(|size| *size <= 0.0) {
                return Err(outside_at("demand", at, series[at], "numbers above 0, for a multiplicative error or season,"));
            }
        }
        Ok(())
    }
}

impl EtsConstants {
    pub(super) fn check(&self, shape: &EtsShape) -> Result<()> {
        super::checked_smoothing("alpha", self.alpha)?;
        let most = |name: &str, value: f64, most: f64| {
            if (0.0..=most).contains(&value) { Ok(()) } else { Err(outside(name, value, format!("from 0 to {most}"))) }
        };
        most("beta", self.beta, if shape.trended() { self.alpha } else { 0.0 })?;
        most("gamma", self.gamma, if shape.seasonal() { 1.0 - self.alpha } else { 0.0 })?;
        if shape.trend == Trend::Damped {
            super::checked_smoothing("phi", self.phi)?;
        } else if self.phi != 1.0 {
            return Err(outside("phi", self.phi, "1, as the trend is not damped,"));
        }
        Ok(())
    }
}

impl EtsConstants {
    /// The same as ratios.
    pub(super) fn known(&self, shape: &EtsShape) -> Result<Known> {
        self.check(shape)?;
        let gamma_ratio = if self.gamma == 0.0 { 0.0 } else { self.gamma / (1.0 - self.alpha) };
        Ok(Known { alpha: Some(self.alpha), beta_ratio: Some(self.beta / self.alpha), gamma_ratio: Some(gamma_ratio), phi: Some(self.phi) })
    }
}

impl EtsState {
    pub(super) fn check(&self, shape: &EtsShape) -> Result<()> {
        finite("level", self.level)?;
        finite("trend", self.trend)?;
        if !shape.trended() && self.trend != 0.0 {
            return Err(outside("trend", self.trend, "0, as the model has no trend,"));
        }
        let wanted = if shape.seasonal() { shape.season } else { 0 };
        if self.season.len() != wanted {
            return Err(Error::new(
                ErrorKind::ConflictingValues,
                format!("the start has {} seasonal states: {wanted} are needed", self.season.len()),
            )
            .field("season")
            .value(self.season.len().to_string())
            .expected(format!("{wanted} states")));
        }
        match self.season.iter().position(|state| !state.is_finite()) {
            Some(at) => Err(outside_at("season", at, self.season[at], "finite numbers")),
            None => Ok(()),
        }
    }
}
