//! Two bins: what is in the second covers the time until the first is filled again.

use super::model::{Exactness, Model, fields};
use super::whole;
use crate::error::Result;
use crate::num::domain::{held, not_negative, positive};

/// The contents of two bins; when the first is empty, it is ordered, and the second is used.
///
/// ```text
/// second bin = D L + safety stock        first bin = order quantity, or as much as the second
/// ```
///
/// Both are rounded up to whole units of `pack`, if it is given, so the second bin is a reorder point that nobody needs to count. D and L are above 0,
/// the safety stock 0 or more, order quantity and pack above 0. Exact as a formula; the safety stock comes from elsewhere. Errors name the
/// input. Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 6.
///
/// ```
/// use vmi_core::policy::two_bin::TwoBin;
/// let found = TwoBin { demand_rate: 40.0, lead_time: 2.5, safety_stock: 25.0, order_quantity: None, pack: Some(10.0) }.optimum()?;
/// assert_eq!((found.second_bin, found.first_bin), (130.0, 130.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoBin {
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// L, in units of time.
    pub lead_time: f64,
    /// Units beyond the mean demand over L.
    pub safety_stock: f64,
    /// Units of the first bin; none: as the second.
    pub order_quantity: Option<f64>,
    /// Bins hold whole packs of so many units; none: any quantity.
    pub pack: Option<f64>,
}

/// The contents of two bins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bins {
    /// What is ordered when it is empty, in units.
    pub first_bin: f64,
    /// The reorder point, in units.
    pub second_bin: f64,
    /// Mean stock, in units: what is left when an order arrives, and half an order.
    pub mean_inventory: f64,
    /// Time between two orders.
    pub cycle_time: f64,
}

impl TwoBin {
    /// The contents of the bins.
    pub fn optimum(&self) -> Result<Bins> {
        positive("demand_rate", self.demand_rate)?;
        positive("lead_time", self.lead_time)?;
        not_negative("safety_stock", self.safety_stock)?;
        let order_quantity = self.order_quantity.map(|quantity| positive("order_quantity", quantity)).transpose()?;
        let pack = self.pack.map(|pack| positive("pack", pack)).transpose()?;
        let full = |units: f64| pack.map_or(units, |pack| pack * whole::ceil(units / pack).max(1.0));
        let expected = self.demand_rate * self.lead_time;
        let second_bin = held("second_bin", full(expected + self.safety_stock))?;
        let first_bin = held("first_bin", order_quantity.map_or(second_bin, full))?;
        let mean_inventory = held("mean_inventory", second_bin - expected + first_bin / 2.0)?;
        Ok(Bins { first_bin, second_bin, mean_inventory, cycle_time: held("cycle_time", first_bin / self.demand_rate)? })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "two_bin",
    summary: "The contents of two bins: an order quantity, and the demand over the lead time with a safety stock.",
    exactness: Exactness::Exact,
    source: "Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 6",
    inputs: fields![
        demand_rate: Number "units for a unit of time",
        lead_time: Number "units of time",
        safety_stock: Optional "units; absent: 0",
        order_quantity: Optional "units of the first bin; absent: as the second",
        pack: Optional "units; bins hold whole packs; absent: any quantity",
    ],
    outputs: fields![
        first_bin: Number "units; the order quantity",
        second_bin: Number "units; the reorder point",
        mean_inventory: Number "units",
        cycle_time: Number "time between orders",
    ],
    solve: |given, answer| {
        let model = TwoBin {
            demand_rate: given.number(0),
            lead_time: given.number(1),
            safety_stock: given.numbers[2].unwrap_or(0.0),
            order_quantity: given.numbers[3],
            pack: given.numbers[4],
        };
        let found = model.optimum()?;
        answer.numbers.extend([found.first_bin, found.second_bin, found.mean_inventory, found.cycle_time]);
        Ok(())
    },
};
