//! Safety stock from lead-time demands themselves: observed, or drawn from a history.

use super::model::{Answer, Exactness, Field, Given, Model, fields};
use crate::demand::markov_bootstrap::MarkovBootstrap;
use crate::error::{Error, ErrorKind, Result};
use crate::num::distribution::{Distribution, Empirical};
use crate::num::domain::{all_finite, finite, fraction, held, outside, positive, whole};
use crate::num::sqrt;

/// A reorder point for lead-time demand that is as likely as each of the values observed.
///
/// ```text
/// by cycle service level p: the least r with P(X ≤ r) ≥ p
/// by fill rate β:           the least r with 1 − (E(X − r)⁺ − E(X − r − Q)⁺) / Q ≥ β        (r,Q) with backorders
/// safety stock = r − E X
/// ```
///
/// A level counts as reached where P(X ≤ r), rounded, is the level or the f64 just below it: 4 of 5 values reach 0.8.
/// Exact for the values given, with demand that comes in steps small against Q. Source: Silver, Pyke & Thomas, ch. 6; Axsäter, ch. 5.
///
/// ```
/// use vmi_core::num::distribution::Empirical;
/// use vmi_core::policy::safety_stock_empirical::SafetyStockEmpirical;
/// let lead_time_demand = Empirical::new(vec![4.0, 9.0, 6.0, 5.0, 11.0])?;
/// let item = SafetyStockEmpirical { lead_time_demand: &lead_time_demand, order_quantity: Some(20.0) };
/// let found = item.for_cycle_service_level(0.8)?;
/// assert_eq!((found.reorder_point, found.safety_stock, found.cycle_service_level), (9.0, 2.0, 0.8));
/// assert!((found.expected_shortage - 0.4).abs() < 1e-15 && (found.fill_rate.unwrap_or_default() - 0.98).abs() < 1e-15);
/// assert!((item.for_fill_rate(0.98)?.reorder_point - 9.0).abs() < 1e-12);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SafetyStockEmpirical<'d> {
    /// Lead-time demand.
    pub lead_time_demand: &'d Empirical,
    /// Q, in units; none: no fill rate is told.
    pub order_quantity: Option<f64>,
}

/// A reorder point and what it gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EmpiricalStock {
    /// r, in units.
    pub reorder_point: f64,
    /// r less the mean, in units.
    pub safety_stock: f64,
    /// P(X ≤ r).
    pub cycle_service_level: f64,
    /// E(X − r)⁺, in units a cycle.
    pub expected_shortage: f64,
    /// The share of demand served from stock, if Q is known.
    pub fill_rate: Option<f64>,
}

impl SafetyStockEmpirical<'_> {
    /// What a reorder point gives.
    pub fn of_reorder_point(&self, reorder_point: f64) -> Result<EmpiricalStock> {
        let r = finite("reorder_point", reorder_point)?;
        let quantity = self.order_quantity.map(|quantity| positive("order_quantity", quantity)).transpose()?;
        Ok(EmpiricalStock {
            reorder_point: r,
            safety_stock: held("safety_stock", r - self.lead_time_demand.mean())?,
            cycle_service_level: self.lead_time_demand.cdf(r),
            expected_shortage: held("expected_shortage", self.lead_time_demand.loss(r))?,
            fill_rate: quantity.map(|quantity| self.fill_rate(r, quantity)),
        })
    }

    fn fill_rate(&self, r: f64, quantity: f64) -> f64 {
        (1.0 - (self.lead_time_demand.loss(r) - self.lead_time_demand.loss(r + quantity)) / quantity).clamp(0.0, 1.0)
    }

    /// The least reorder point of a cycle service level.
    pub fn for_cycle_service_level(&self, cycle_service_level: f64) -> Result<EmpiricalStock> {
        let level = fraction("cycle_service_level", cycle_service_level)?.next_down().max(f64::MIN_POSITIVE);
        self.of_reorder_point(self.lead_time_demand.quantile(level)?)
    }

    /// The least reorder point of a fill rate, to the last bits; it may be negative.
    pub fn for_fill_rate(&self, fill_rate: f64) -> Result<EmpiricalStock> {
        let wanted = fraction("fill_rate", fill_rate)?;
        let quantity = self.order_quantity.ok_or_else(|| {
            let error = Error::new(ErrorKind::MissingValue, "order_quantity is missing: fill_rate and order_quantity go together");
            error.field("order_quantity").expected("units")
        })?;
        let quantity = positive("order_quantity", quantity)?;
        let values = self.lead_time_demand.values();
        // All is short with the position below every value, none with r at the greatest.
        let (mut low, mut high) = (held("reorder_point", values[0] - quantity)?, values[values.len() - 1]);
        for _ in 0..2_200 {
            let middle = low + (high - low) / 2.0;
            if middle <= low || middle >= high {
                break;
            }
            if self.fill_rate(middle, quantity) < wanted { low = middle } else { high = middle }
        }
        self.of_reorder_point(high)
    }

    /// What is given of three: a cycle service level, a fill rate or a reorder point.
    fn solve(&self, given: &Given<'_>, at: [usize; 3]) -> Result<EmpiricalStock> {
        match given.one_of(&at, &["cycle_service_level", "fill_rate", "reorder_point"])? {
            (0, level) => self.for_cycle_service_level(level),
            (1, fill_rate) => self.for_fill_rate(fill_rate),
            (_, reorder_point) => self.of_reorder_point(reorder_point),
        }
    }
}

fn put(answer: &mut Answer, found: &EmpiricalStock) {
    let fill_rate = found.fill_rate.unwrap_or(f64::NAN);
    answer.numbers.extend([found.reorder_point, found.safety_stock, found.cycle_service_level, found.expected_shortage, fill_rate]);
}

/// Lead-time demands as observed.
pub(crate) const EMPIRICAL: Model = Model {
    name: "safety_stock_empirical",
    summary: "Safety stock from observed lead-time demands, by cycle service level or fill rate, or the service of a reorder point.",
    exactness: Exactness::Approximation("exact for lead-time demand as observed; few observations tell little of high service levels"),
    source: "Silver, Pyke & Thomas, ch. 6; Axsäter, ch. 5",
    inputs: fields![
        observed: Numbers "units, each the demand over one lead time",
        cycle_service_level: Optional "0 to 1; this, fill_rate or reorder_point",
        fill_rate: Optional "0 to 1, with order_quantity; this, cycle_service_level or reorder_point",
        reorder_point: Optional "units; this, cycle_service_level or fill_rate",
        order_quantity: Optional "units; absent: no fill rate is told",
    ],
    outputs: SERVICE,
    solve: |given, answer| {
        all_finite("observed", given.lists[0])?;
        let lead_time_demand = Empirical::new(given.lists[0].to_vec())?;
        let item = SafetyStockEmpirical { lead_time_demand: &lead_time_demand, order_quantity: given.numbers[3] };
        item.solve(given, [0, 1, 2]).map(|found| put(answer, &found))
    },
};

const SERVICE: &[Field] = fields![
    reorder_point: Number "units",
    safety_stock: Number "units; reorder_point less the mean",
    cycle_service_level: Number "P(lead-time demand ≤ reorder_point)",
    expected_shortage: Number "units a cycle",
    fill_rate: Optional "share of demand served from stock; absent without order_quantity",
];

/// Lead-time demands drawn from a history.
pub(crate) const BOOTSTRAP: Model = Model {
    name: "safety_stock_bootstrap",
    summary: "Safety stock and reorder point of intermittent demand, from lead-time demands that are drawn from its history.",
    exactness: Exactness::Approximation("a sample: the same for the same seed; its error falls with the root of replications"),
    source: "Willemain, Smart & Schwarz, Int. J. Forecasting 20 (2004)",
    inputs: fields![
        demand: Numbers "units by period, two or more, at least one of them above 0",
        lead_time: Whole "periods, 1 or more",
        cycle_service_level: Optional "0 to 1; this, fill_rate or reorder_point",
        fill_rate: Optional "0 to 1, with order_quantity; this, cycle_service_level or reorder_point",
        reorder_point: Optional "units; this, cycle_service_level or fill_rate",
        order_quantity: Optional "units; absent: no fill rate is told",
        replications: Optional "how many lead times are drawn; absent: 1000",
        seed: Optional "whole number of 0 or more; absent: 0",
        is_jittered: Optional "0: sizes are those of the history; absent or 1: sizes near them, in whole units",
    ],
    outputs: fields![
        reorder_point: Number "units",
        safety_stock: Number "units; reorder_point less the mean",
        cycle_service_level: Number "P(lead-time demand ≤ reorder_point)",
        expected_shortage: Number "units a cycle",
        fill_rate: Optional "share of demand served from stock; absent without order_quantity",
        mean_ltd: Number "units, of the lead-time demands drawn",
        sigma_ltd: Number "units, of the lead-time demands drawn",
    ],
    solve: |given, answer| {
        let count = |name: &str, value: f64, least: i64| {
            let value = whole(name, value, least)?;
            u32::try_from(value).map_err(|_| outside(name, value as f64, "at most 4,294,967,295"))
        };
        let drawn = MarkovBootstrap {
            demand: given.lists[0],
            lead_time: count("lead_time", given.number(0), 1)?,
            replications: count("replications", given.numbers[5].unwrap_or(1000.0), 1)?,
            seed: whole("seed", given.numbers[6].unwrap_or(0.0), 0)? as u64,
            is_jittered: given.numbers[7].is_none() || given.truth(7, "is_jittered")?,
        };
        let lead_time_demand = Empirical::new(drawn.lead_time_demands()?).map_err(|error| error.field("demand"))?;
        let item = SafetyStockEmpirical { lead_time_demand: &lead_time_demand, order_quantity: given.numbers[4] };
        put(answer, &item.solve(given, [1, 2, 3])?);
        answer.numbers.extend([lead_time_demand.mean(), held("sigma_ltd", sqrt(lead_time_demand.variance()))?]);
        Ok(())
    },
};
