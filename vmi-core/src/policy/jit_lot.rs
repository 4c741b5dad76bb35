//! Just-in-time lots: one set-up, several small deliveries.

use super::model::{Exactness, Model, fields};
use super::whole::least_product;
use crate::error::Result;
use crate::num::domain::{held, positive, whole};
use crate::num::sqrt;

/// Lot and number of deliveries that are cheapest for supplier and customer together.
///
/// ```text
/// cost rate = (S / n + F) D / q + (h + (n − 1) h_s) q / 2        lot Q = n q
/// n: the least with n (n + 1) ≥ S (h − h_s) / (F h_s)            q = √(2 D (F + S / n) / (h + (n − 1) h_s))
/// ```
///
/// The supplier makes n q at once and delivers q when the customer has used the last one. A cheaper set-up makes lots smaller, a cheaper delivery
/// makes deliveries smaller and more frequent. All inputs are finite and above 0. Exact for constant demand and a lot that is made at
/// once; ties to fewer deliveries. Errors name the input. Source: S. K. Goyal, International Journal of Production Research 15 (1977) 107–111.
///
/// ```
/// use vmi_core::policy::jit_lot::JitLot;
/// let model = JitLot { demand_rate: 1000.0, setup_cost: 400.0, delivery_cost: 25.0, holding_cost: 5.0, supplier_holding_cost: 4.0 };
/// let best = model.optimum()?; // 400 · 1 / (25 · 4) = 4: n = 2
/// assert_eq!(best.deliveries, 2);
/// assert!((best.delivery_quantity - 223.606797749979).abs() < 1e-9 && (best.cost_rate - 2012.461179749811).abs() < 1e-9);
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JitLot {
    /// D, units for a unit of time.
    pub demand_rate: f64,
    /// S, money for a set-up of the supplier.
    pub setup_cost: f64,
    /// F, money for a delivery.
    pub delivery_cost: f64,
    /// h, money for a unit held by the customer for a unit of time.
    pub holding_cost: f64,
    /// h_s, money for a unit held by the supplier for a unit of time.
    pub supplier_holding_cost: f64,
}

/// A lot and its deliveries, and what they cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JitLotCost {
    /// n, deliveries of a lot.
    pub deliveries: i64,
    /// q, in units.
    pub delivery_quantity: f64,
    /// n q, in units.
    pub lot_quantity: f64,
    /// Time between two deliveries.
    pub delivery_interval: f64,
    /// Set-up, delivery and holding cost of both in one unit of time.
    pub cost_rate: f64,
}

impl JitLot {
    /// The best number of deliveries and their quantity.
    pub fn optimum(&self) -> Result<JitLotCost> {
        self.check()?;
        let gain = self.holding_cost - self.supplier_holding_cost;
        let deliveries = held("deliveries", least_product(self.setup_cost * gain / (self.delivery_cost * self.supplier_holding_cost)))?;
        self.of_deliveries(whole("deliveries", deliveries, 1)?)
    }

    /// The best quantity for a given number of deliveries, at least 1.
    pub fn optimum_for_deliveries(&self, deliveries: i64) -> Result<JitLotCost> {
        self.check()?;
        self.of_deliveries(whole("deliveries", deliveries as f64, 1)?)
    }

    /// What a given number of deliveries, at least 1, and their quantity, above 0, cost.
    pub fn cost(&self, deliveries: i64, delivery_quantity: f64) -> Result<JitLotCost> {
        self.check()?;
        self.at(whole("deliveries", deliveries as f64, 1)?, positive("delivery_quantity", delivery_quantity)?)
    }

    fn check(&self) -> Result<()> {
        positive("demand_rate", self.demand_rate)?;
        positive("setup_cost", self.setup_cost)?;
        positive("delivery_cost", self.delivery_cost)?;
        positive("holding_cost", self.holding_cost)?;
        positive("supplier_holding_cost", self.supplier_holding_cost)?;
        Ok(())
    }

    /// What is paid for a delivery, and for a unit of it that is held.
    fn shares(&self, deliveries: i64) -> (f64, f64) {
        let n = deliveries as f64;
        (self.setup_cost / n + self.delivery_cost, self.holding_cost + (n - 1.0) * self.supplier_holding_cost)
    }

    fn of_deliveries(&self, deliveries: i64) -> Result<JitLotCost> {
        let (ordering, holding) = self.shares(deliveries);
        self.at(deliveries, sqrt(2.0 * self.demand_rate * ordering / holding))
    }

    fn at(&self, deliveries: i64, delivery_quantity: f64) -> Result<JitLotCost> {
        let (ordering, holding) = self.shares(deliveries);
        let cost_rate = ordering * self.demand_rate / delivery_quantity + holding * delivery_quantity / 2.0;
        Ok(JitLotCost {
            deliveries,
            delivery_quantity: held("delivery_quantity", delivery_quantity)?,
            lot_quantity: held("lot_quantity", deliveries as f64 * delivery_quantity)?,
            delivery_interval: held("delivery_interval", delivery_quantity / self.demand_rate)?,
            cost_rate: held("cost_rate", cost_rate)?,
        })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "jit_lot",
    summary: "The lot and its number of deliveries that are cheapest for supplier and customer together.",
    exactness: Exactness::Exact,
    source: "S. K. Goyal, International Journal of Production Research 15 (1977) 107–111",
    inputs: fields![
        demand_rate: Number "units for a unit of time",
        setup_cost: Number "money for a set-up of the supplier",
        delivery_cost: Number "money for a delivery",
        holding_cost: Number "money for a unit held by the customer for a unit of time",
        supplier_holding_cost: Number "money for a unit held by the supplier for a unit of time",
        deliveries: Optional "whole; deliveries of a lot; absent: the best",
    ],
    outputs: fields![
        deliveries: Whole "deliveries of a lot",
        delivery_quantity: Number "units",
        lot_quantity: Number "units",
        delivery_interval: Number "time between deliveries",
        cost_rate: Number "money for a unit of time, without purchase",
    ],
    solve: |given, answer| {
        let model = JitLot {
            demand_rate: given.number(0),
            setup_cost: given.number(1),
            delivery_cost: given.number(2),
            holding_cost: given.number(3),
            supplier_holding_cost: given.number(4),
        };
        let deliveries = given.numbers[5].map(|deliveries| whole("deliveries", deliveries, 1)).transpose()?;
        let found = deliveries.map_or_else(|| model.optimum(), |deliveries| model.optimum_for_deliveries(deliveries))?;
        answer.numbers.extend([found.deliveries as f64, found.delivery_quantity, found.lot_quantity, found.delivery_interval, found.cost_rate]);
        Ok(())
    },
};
