//! What a reorder policy delivers, which of its services is wanted, and the least level that gives it.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{fraction, held, not_negative, outside, positive};
use crate::num::ln;

/// What to expect of a policy in the long run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PolicyService {
    /// The chance that nothing is backordered when an order arrives, just before it does.
    pub cycle_service_level: f64,
    /// The share of demand, by units, that is served from stock at once.
    pub fill_rate: f64,
    /// The share of time with stock on hand.
    pub ready_rate: f64,
    /// E(on hand), in units.
    pub expected_on_hand: f64,
    /// E(backorders), in units.
    pub expected_backorders: f64,
}

/// A service that is wanted, above 0 and below 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted {
    /// The chance that nothing is backordered when an order arrives.
    CycleServiceLevel(f64),
    /// The share of demand served from stock at once.
    FillRate(f64),
    /// The share of time with stock on hand.
    ReadyRate(f64),
}

impl Wanted {
    /// Its name as an input.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CycleServiceLevel(_) => "cycle_service_level",
            Self::FillRate(_) => "fill_rate",
            Self::ReadyRate(_) => "ready_rate",
        }
    }

    /// The share that is wanted, if it lies between 0 and 1.
    pub fn share(self) -> Result<f64> {
        let (Self::CycleServiceLevel(share) | Self::FillRate(share) | Self::ReadyRate(share)) = self;
        fraction(self.name(), share)
    }
}

impl PolicyService {
    /// The service by the measure of `wanted`.
    pub fn of(&self, wanted: Wanted) -> f64 {
        match wanted {
            Wanted::CycleServiceLevel(_) => self.cycle_service_level,
            Wanted::FillRate(_) => self.fill_rate,
            Wanted::ReadyRate(_) => self.ready_rate,
        }
    }

    /// With shares in 0 … 1 in spite of rounding; an error if a float cannot hold a result.
    pub(super) fn checked(self) -> Result<Self> {
        let share = |name, value: f64| Ok::<f64, Error>(held(name, value)?.clamp(0.0, 1.0));
        Ok(Self {
            cycle_service_level: share("cycle_service_level", self.cycle_service_level)?,
            fill_rate: share("fill_rate", self.fill_rate)?,
            ready_rate: share("ready_rate", self.ready_rate)?,
            expected_on_hand: held("expected_on_hand", self.expected_on_hand)?.max(0.0),
            expected_backorders: held("expected_backorders", self.expected_backorders)?.max(0.0),
        })
    }
}

/// What stock and orders cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StockCosts {
    /// K, money for an order; 0 or more.
    pub fixed_cost: f64,
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit short for a unit of time.
    pub stockout_cost: f64,
}

impl StockCosts {
    pub(super) fn checked(self) -> Result<Self> {
        not_negative("fixed_cost", self.fixed_cost)?;
        positive("holding_cost", self.holding_cost)?;
        positive("stockout_cost", self.stockout_cost)?;
        Ok(self)
    }

    /// Money for a unit of time.
    pub(super) fn rate(&self, order_rate: f64, service: &PolicyService) -> Result<f64> {
        let stock = self.holding_cost * service.expected_on_hand + self.stockout_cost * service.expected_backorders;
        held("cost_rate", self.fixed_cost * order_rate + stock)
    }
}

/// What a level lacks of full service, and how fast that falls with the level; a fall of 0 where it is not known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lack {
    pub value: f64,
    pub fall: f64,
}

/// Where a search starts, and a distance that is small against the answer's uncertainty and large against rounding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub level: f64,
    pub spread: f64,
}

/// The most levels that are looked at.
const MOST_STEPS: u32 = 300;

/// The level whose lack, which falls with it, is `allowed`: by Newton's method on the logarithm, kept between levels known to be too low and high enough.
///
/// The logarithm of a lack is nearly a straight line or falls ever faster, so few steps are needed.
pub(super) fn level_of(wanted: Wanted, allowed: f64, start: Start, lack: impl Fn(f64) -> Lack) -> Result<f64> {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let (mut level, mut reach, aim) = (start.level, start.spread, ln(allowed));
    for _ in 0..MOST_STEPS {
        let here = lack(level);
        if here.value.is_nan() || !level.is_finite() {
            break;
        }
        if here.value > allowed {
            low = level;
        } else {
            high = level;
        }
        let step = (ln(here.value) - aim) * here.value / here.fall;
        let near = 1e-9 * (start.spread + level.abs());
        let next = level + step;
        if here.value > 0.0 && here.fall > 0.0 && step.is_finite() && next > low && next < high && step.abs() < 1e3 * start.spread {
            level = next;
            // The digits double: the next step would be below the last place.
            if step.abs() <= near {
                return Ok(level);
            }
            continue;
        }
        level = match (low.is_finite(), high.is_finite()) {
            (true, true) => low + (high - low) / 2.0,
            (true, false) => low + reach,
            _ => high - reach,
        };
        reach *= 2.0;
        if level <= low || level >= high || high - low <= 1e-14 * (start.spread + level.abs()) {
            return Ok(high);
        }
    }
    Err(unreached(wanted))
}

/// The least whole level whose service, which rises with it, reaches `wanted`. A service counts as reached within 1e-12 of what is wanted and of what it lacks of 1,
/// so that sums like 0.6 + 0.2 reach 0.8.
pub(super) fn whole_level(wanted: Wanted, start: Start, service: impl Fn(i64) -> Result<f64>) -> Result<f64> {
    let share = wanted.share()?;
    let enough = share - 1e-12 * share.min(1.0 - share);
    least_whole(start, |level| Ok(service(level)? >= enough))?.map(|level| level as f64).ok_or_else(|| unreached(wanted))
}

/// The least whole level from which on something holds; none if that is beyond ±1e15.
pub(super) fn least_whole(start: Start, holds: impl Fn(i64) -> Result<bool>) -> Result<Option<i64>> {
    const FAR: i64 = 1_000_000_000_000_000;
    let mut reach = (start.spread.clamp(1.0, FAR as f64) as i64).max(1);
    let mut low = start.level.clamp(-1e15, 1e15).floor() as i64;
    let mut high = low;
    if holds(low)? {
        while holds(low)? {
            (high, low) = (low, low - reach);
            reach *= 2;
            if low < -FAR {
                return Ok(None);
            }
        }
    } else {
        while !holds(high)? {
            (low, high) = (high, high + reach);
            reach *= 2;
            if high > FAR {
                return Ok(None);
            }
        }
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle)? { high = middle } else { low = middle }
    }
    Ok(Some(high))
}

fn unreached(wanted: Wanted) -> Error {
    match wanted.share() {
        Ok(share) => outside(wanted.name(), share, "a service that some level within what floats hold reaches"),
        Err(error) => error,
    }
}

/// Of a decision and three services exactly one has to be given: the decision, or the one that is wanted.
pub(super) fn decision_or_service(name: &str, decision: Option<f64>, services: [Option<f64>; 3]) -> Result<Decision> {
    let [cycle, fill, ready] = services;
    let wanted = [cycle.map(Wanted::CycleServiceLevel), fill.map(Wanted::FillRate), ready.map(Wanted::ReadyRate)];
    let mut given = wanted.into_iter().flatten();
    let (first, second) = (given.next(), given.next());
    match (decision, first, second) {
        (Some(level), None, _) => Ok(Decision::Given(level)),
        (None, Some(wanted), None) => {
            wanted.share()?;
            Ok(Decision::Wanted(wanted))
        }
        (None, None, _) => {
            let message = format!("{name} is missing: it, or one of cycle_service_level, fill_rate and ready_rate, is needed");
            Err(Error::new(ErrorKind::MissingValue, message).field(name).expected("a level, or one service that is wanted"))
        }
        (_, Some(first), second) => {
            let (one, other) = second.map_or((name, first.name()), |second| (first.name(), second.name()));
            let message = format!("{one} and {other} are both given: one of them decides the other");
            Err(Error::new(ErrorKind::ConflictingValues, message).field(other).expected(format!("{one} or {other}, not both")))
        }
    }
}

/// A level that is given, or the service that decides it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Decision {
    Given(f64),
    Wanted(Wanted),
}
