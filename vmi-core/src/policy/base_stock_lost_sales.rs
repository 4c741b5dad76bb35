//! Base stock where what is short is lost: Erlang's loss formula.

use super::model::{Exactness, Model, fields};
use crate::error::{Error, ErrorKind, Result};
use crate::num::domain::{fraction, held, not_negative, outside, positive, whole};

/// Base stock S under Poisson demand, ordered unit by unit; demand without stock is lost.
///
/// ```text
/// B(S) = (a^S / S!) / (1 + a + … + a^S / S!),  a = λ L        B(0) = 1,  B(S) = a B(S−1) / (S + a B(S−1))
/// fill rate = 1 − B(S),  on hand = S − a (1 − B(S)),  cost rate = h on hand + p λ B(S)
/// ```
///
/// Exact for Poisson demand of rate λ and lead times that are independent of each other, of mean L, whatever their distribution: orders on the way are the busy servers of Erlang's loss system. The cost is
/// convex in S. `holding_cost` h in money for a unit and unit of time, `stockout_cost` p in money for a unit lost. Source: Erlang 1917; Karush, Operations Research 5 (1957); Zipkin, Foundations of Inventory Management, ch. 7.
///
/// ```
/// use vmi_core::policy::base_stock_lost_sales::BaseStockLostSales;
/// let item = BaseStockLostSales { holding_cost: 1.0, stockout_cost: 20.0, demand_rate: 2.0, lead_time: 1.0 };
/// // B(3) = (8 / 6) / (1 + 2 + 2 + 8 / 6) = 4 / 19.
/// let found = item.performance(3.0)?;
/// assert!((found.fill_rate - 15.0 / 19.0).abs() < 1e-15 && (found.cost_rate - (27.0 + 160.0) / 19.0).abs() < 1e-13);
/// assert_eq!((item.optimum()?.base_stock, item.for_fill_rate(0.95)?.base_stock), (6.0, 5.0));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseStockLostSales {
    /// h, money for a unit held for a unit of time.
    pub holding_cost: f64,
    /// p, money for a unit lost.
    pub stockout_cost: f64,
    /// λ, units for a unit of time.
    pub demand_rate: f64,
    /// L, mean lead time in units of time, 0 or more.
    pub lead_time: f64,
}

/// A base stock and what it leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LostSales {
    /// S, in units.
    pub base_stock: f64,
    /// Holding and lost-sales cost for a unit of time.
    pub cost_rate: f64,
    /// The share of demand that is served.
    pub fill_rate: f64,
    /// Units, on average.
    pub expected_on_hand: f64,
    /// Units lost in a unit of time.
    pub lost_rate: f64,
}

/// The greatest base stock.
const MOST: i64 = 10_000_000;

impl BaseStockLostSales {
    /// What a given base stock, 0 or more, leads to.
    pub fn performance(&self, base_stock: f64) -> Result<LostSales> {
        let stock = whole("base_stock", base_stock, 0)?;
        if stock > MOST {
            return Err(outside("base_stock", base_stock, format!("a whole number of at most {MOST}")));
        }
        let offered = self.offered()?;
        self.of(stock, (1..=stock).fold(1.0, |lost, stock| next(offered, stock, lost)))
    }

    /// The base stock of least cost.
    pub fn optimum(&self) -> Result<LostSales> {
        let offered = self.offered()?;
        let (worth, saved) = (self.holding_cost, self.holding_cost * offered + self.stockout_cost * self.demand_rate);
        // One more unit costs h and saves (h a + p λ) (B(S) − B(S + 1)), less and less.
        self.least(|lost, with_one| worth >= saved * (lost - with_one), "stockout_cost", self.stockout_cost)
    }

    /// The least base stock that serves at least this share of demand, between 0 and 1.
    pub fn for_fill_rate(&self, fill_rate: f64) -> Result<LostSales> {
        let most = 1.0 - fraction("fill_rate", fill_rate)?;
        self.least(|lost, _| lost <= most, "fill_rate", fill_rate)
    }

    /// The least stock S at which B(S) and B(S + 1) say that it is enough.
    fn least(&self, enough: impl Fn(f64, f64) -> bool, name: &str, value: f64) -> Result<LostSales> {
        let (offered, mut lost) = (self.offered()?, 1.0);
        for stock in 0..MOST {
            let with_one = next(offered, stock + 1, lost);
            if enough(lost, with_one) {
                return self.of(stock, lost);
            }
            lost = with_one;
        }
        Err(outside(name, value, format!("one that a base stock of at most {MOST} is enough for")))
    }

    /// a = λ L, after everything was checked.
    fn offered(&self) -> Result<f64> {
        positive("holding_cost", self.holding_cost)?;
        positive("stockout_cost", self.stockout_cost)?;
        held("demand_rate", positive("demand_rate", self.demand_rate)? * not_negative("lead_time", self.lead_time)?)
    }

    fn of(&self, stock: i64, lost: f64) -> Result<LostSales> {
        let (stock, lost_rate, served) = (stock as f64, self.demand_rate * lost, 1.0 - lost);
        let expected_on_hand = (stock - self.demand_rate * self.lead_time * served).max(0.0);
        let cost_rate = held("cost_rate", self.holding_cost * expected_on_hand + self.stockout_cost * lost_rate)?;
        Ok(LostSales { base_stock: stock, cost_rate, fill_rate: served, expected_on_hand, lost_rate })
    }
}

/// B(S) from B(S − 1).
fn next(offered: f64, stock: i64, lost: f64) -> f64 {
    offered * lost / (stock as f64 + offered * lost)
}

pub(crate) const MODEL: Model = Model {
    name: "base_stock_lost_sales_poisson",
    summary: "The base stock of least cost, for a fill rate, or as given, under Poisson demand that is lost where there is no stock.",
    exactness: Exactness::Exact,
    source: "Erlang 1917; Karush, Operations Research 5 (1957); Zipkin, Foundations of Inventory Management, ch. 7",
    inputs: fields![
        holding_cost: Number "money for a unit held for a unit of time",
        stockout_cost: Number "money for a unit lost",
        demand_rate: Number "units for a unit of time",
        lead_time: Number "units of time; the mean, if lead times vary",
        base_stock: Optional "units; absent, with fill_rate: the best",
        fill_rate: Optional "0 to 1: the least base stock that reaches it",
    ],
    outputs: fields![
        base_stock: Number "units",
        cost_rate: Number "money for a unit of time",
        fill_rate: Number "share of demand served",
        expected_on_hand: Number "units",
        lost_rate: Number "units for a unit of time",
    ],
    solve: |given, answer| {
        let item = BaseStockLostSales {
            holding_cost: given.number(0),
            stockout_cost: given.number(1),
            demand_rate: given.number(2),
            lead_time: given.number(3),
        };
        let found = match (given.numbers[4], given.numbers[5]) {
            (None, None) => item.optimum()?,
            (Some(stock), None) => item.performance(stock)?,
            (None, Some(rate)) => item.for_fill_rate(rate)?,
            (Some(_), Some(rate)) => {
                let error = Error::new(ErrorKind::ConflictingValues, "base_stock and fill_rate are both given: the one follows from the other");
                return Err(error.field("fill_rate").value(rate.to_string()).expected("base_stock or fill_rate, or none of them"));
            }
        };
        answer.numbers.extend([found.base_stock, found.cost_rate, found.fill_rate, found.expected_on_hand, found.lost_rate]);
        Ok(())
    },
};
