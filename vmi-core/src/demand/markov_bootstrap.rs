//! Lead-time demand drawn from a history of intermittent demand.

use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{all_not_negative, outside};
use crate::num::random::Random;
use crate::num::sqrt;

/// The bootstrap of Willemain, Smart & Schwarz: demand comes or not by a Markov chain of two states, and its size is one of those seen, jittered.
///
/// ```text
/// P(demand | demand or none in the period before) = share of such periods in the history that were followed by demand
/// jittered size = 1 + INT(x + z √x), x where that is 0 or less        x a size drawn with replacement, z standard normal, INT towards 0
/// ```
///
/// Each repetition starts from the last period of the history and adds up `lead_time` periods. A state that the history never leaves has the share of all
/// periods with demand. Draws 3i, 3i + 1 and 3i + 2 of [`Random`] with the repetition as key decide whether period i has demand, its size and its jitter: the
/// same bits everywhere. Jittered sizes are whole units. Source: Willemain, Smart & Schwarz, Int. J. Forecasting 20 (2004).
///
/// ```
/// use vmi_core::demand::markov_bootstrap::MarkovBootstrap;
/// let history = [0.0, 3.0, 0.0, 0.0, 7.0, 2.0, 0.0, 0.0, 0.0, 4.0];
/// let bootstrap = MarkovBootstrap { demand: &history, lead_time: 4, replications: 1000, seed: 1, is_jittered: true };
/// let chances = bootstrap.chances()?;
/// assert!((chances.after_none - 0.5).abs() < 1e-15 && (chances.after_demand - 1.0 / 3.0).abs() < 1e-15);
/// assert_eq!(bootstrap.lead_time_demands()?, bootstrap.lead_time_demands()?);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkovBootstrap<'d> {
    /// Units by period, two or more, at least one of them above 0.
    pub demand: &'d [f64],
    /// Periods that are added up.
    pub lead_time: u32,
    /// How many sums are drawn.
    pub replications: u32,
    /// Another seed gives other draws.
    pub seed: u64,
    /// Whether sizes are jittered.
    pub is_jittered: bool,
}

/// The chances of demand in a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chances {
    /// After a period without demand.
    pub after_none: f64,
    /// After a period with demand.
    pub after_demand: f64,
}

/// The most periods that are drawn in one call.
const MOST_DRAWS: u64 = 100_000_000;

impl MarkovBootstrap<'_> {
    /// The chances that the history shows.
    pub fn chances(&self) -> Result<Chances> {
        all_not_negative("demand", self.demand)?;
        let demands = self.demand.iter().filter(|size| **size > 0.0).count();
        if demands == 0 || self.demand.len() < 2 {
            let error = Error::new(ErrorKind::MissingValue, "demand tells of no demand, or of one period only");
            return Err(error.field("demand").expected("two periods or more, at least one with demand"));
        }
        let after = |had_demand: bool| {
            let pairs = self.demand.windows(2).filter(|pair| (pair[0] > 0.0) == had_demand);
            let (all, followed) = pairs.fold((0_u32, 0_u32), |(all, followed), pair| (all + 1, followed + u32::from(pair[1] > 0.0)));
            if all == 0 { demands as f64 / self.demand.len() as f64 } else { f64::from(followed) / f64::from(all) }
        };
        Ok(Chances { after_none: after(false), after_demand: after(true) })
    }

    /// One sum for each repetition, in their order.
    pub fn lead_time_demands(&self) -> Result<Vec<f64>> {
        let chances = self.chances()?;
        for (name, value) in [("lead_time", self.lead_time), ("replications", self.replications)] {
            if value == 0 {
                return Err(outside(name, 0.0, "a whole number of 1 or more"));
            }
        }
        let draws = u64::from(self.lead_time) * u64::from(self.replications);
        if draws > MOST_DRAWS {
            return Err(outside("replications", f64::from(self.replications), format!("at most {MOST_DRAWS} periods in all repetitions")));
        }
        let sizes: Vec<f64> = self.demand.iter().copied().filter(|size| *size > 0.0).collect();
        let starts_with_demand = self.demand.last().is_some_and(|size| *size > 0.0);
        Ok((0..self.replications).map(|repetition| self.sum(repetition, &sizes, starts_with_demand, chances)).collect())
    }

    fn sum(&self, repetition: u32, sizes: &[f64], starts_with_demand: bool, chances: Chances) -> f64 {
        let random = Random::new(self.seed, u64::from(repetition));
        let (mut has_demand, mut sum) = (starts_with_demand, 0.0);
        for draw in (0..u64::from(self.lead_time)).map(|period| 3 * period) {
            has_demand = random.uniform(draw) < if has_demand { chances.after_demand } else { chances.after_none };
            if has_demand {
                let size = sizes[random.below(draw + 1, sizes.len() as u64) as usize];
                sum += if self.is_jittered { jittered(size, random.normal(draw + 2)) } else { size };
            }
        }
        sum
    }
}

fn jittered(size: f64, z: f64) -> f64 {
    let moved = 1.0 + (size + z * sqrt(size)).trunc();
    if moved > 0.0 { moved } else { size }
}
