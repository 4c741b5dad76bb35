//! What a policy is told of demand: its moments per day and, where a forecast gave one, a sample of its sums.

use std::ops::Deref;

use super::parameters::Demand;
use super::sample_demand::SampleDemand;

/// Demand per day, and its sums over lead time and review as a sample; without one levels rest on the moments.
#[derive(Clone, Copy, Debug)]
pub struct KnownDemand<'d> {
    /// Mean and standard deviation per day.
    pub per_day: &'d Demand,
    /// Sums of demand, where there are any.
    pub sample: Option<&'d SampleDemand>,
}

impl<'d> From<&'d Demand> for KnownDemand<'d> {
    fn from(per_day: &'d Demand) -> Self {
        Self { per_day, sample: None }
    }
}

impl Deref for KnownDemand<'_> {
    type Target = Demand;

    fn deref(&self) -> &Demand {
        self.per_day
    }
}
