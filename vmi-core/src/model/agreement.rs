//! An agreement: what a supplier and a customer settled for one item at one location. The policy is data.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::dialect::Dialect;
use super::money::Money;
use super::option::choice;
use super::quantity::Quantity;

choice! {
    /// How a replenishment is triggered and sized.
    Policy {
        /// Below the minimum, up to the maximum.
        MinMax = "min_max",
        /// (s,Q): at or below the reorder point, whole order quantities.
        ReorderPoint = "reorder_point",
        /// (R,S): at each review, up to the level.
        OrderUpTo = "order_up_to",
        /// (s,S): at or below s, up to S.
        SS = "s_S",
        /// (R,s,S): at each review, at or below s, up to S.
        RSS = "R_s_S",
        /// Containers: those emptied are ordered again.
        Kanban = "kanban",
        /// One for one: whatever was taken is ordered again, up to the level.
        BaseStock = "base_stock",
        /// The documented default of the item's category and demand pattern; never what a plan rests on.
        ByCategory = "by_category",
        /// Two bins: when the first is empty, it is filled again.
        TwoBin = "two_bin",
        /// (s,c,S): at or below s, or at or below c when another item of the supplier opens an order, up to S.
        CanOrder = "can_order",
        /// What is required before the next order can arrive.
        LotForLot = "lot_for_lot",
        /// The first lot of the cheapest plan for dated requirements.
        WagnerWhitin = "wagner_whitin",
    }
}

impl Policy {
    /// Whether it orders whole lots of one size until the position is above s.
    pub fn orders_whole_lots(self) -> bool {
        matches!(self, Self::ReorderPoint | Self::TwoBin)
    }

    /// Whether it has a level that triggers and one to reach that are both computed.
    pub fn has_two_levels(self) -> bool {
        matches!(self, Self::SS | Self::RSS | Self::CanOrder)
    }

    /// Whether it looks at what is required on the days to come.
    pub fn looks_at_requirements(self) -> bool {
        matches!(self, Self::LotForLot | Self::WagnerWhitin)
    }
}

choice! {
    /// Who owns stock until it is used.
    Owner {
        /// The customer.
        Customer = "customer",
        /// The supplier: consignment.
        Supplier = "supplier",
    }
}

choice! {
    /// Who sets min and max.
    LevelSource {
        /// The supplier.
        Supplier = "supplier",
        /// The customer.
        Customer = "customer",
    }
}

choice! {
    /// The unit in which min and max are stated.
    StatedUnit {
        /// The item's base unit.
        Quantity = "quantity",
        /// Days of supply.
        Days = "days",
    }
}

// The words' macro takes no attribute on a variant, so the default cannot be derived.
#[allow(clippy::derivable_impls)]
impl Default for StatedUnit {
    fn default() -> Self {
        Self::Quantity
    }
}

impl StatedUnit {
    /// Whether levels are quantities as they stand.
    pub fn is_quantity(&self) -> bool {
        *self == Self::Quantity
    }
}

choice! {
    /// What a service level measures.
    ServiceMeasure {
        /// The chance that no stock-out happens before the next receipt.
        Cycle = "cycle",
        /// The part of demand that is served from stock.
        Fill = "fill",
        /// The part of the time with stock on hand.
        Ready = "ready",
    }
}

choice! {
    /// The distribution that demand over a lead time or between reviews is taken to have, by its mean and variance.
    DemandDistribution {
        /// Normal.
        Normal = "normal",
        /// Gamma: never below 0, longer to the right.
        Gamma = "gamma",
        /// Poisson, in whole units: the variance is the mean.
        Poisson = "poisson",
        /// Negative binomial, in whole units; Poisson where the variance does not exceed the mean.
        NegativeBinomial = "negative_binomial",
        /// By the pattern of the key's demand: smooth normal, erratic gamma, intermittent and lumpy negative binomial.
        ByPattern = "by_pattern",
    }
}

impl DemandDistribution {
    /// Whether it is one of whole units.
    pub fn is_discrete(self) -> bool {
        matches!(self, Self::Poisson | Self::NegativeBinomial)
    }
}

choice! {
    /// Whether a proposal may become an order without approval.
    AutoRelease {
        /// Each proposal needs approval.
        Never = "never",
        /// Without approval inside the stated limits.
        WithinLimits = "within_limits",
        /// Each proposal is releasable.
        Always = "always",
    }
}

/// Levels that the agreement states; an absent one is computed or does not apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Levels {
    /// Order when the position is below it; for kanban, when the full containers hold less than it.
    pub min: Option<Quantity>,
    /// Order up to it; for kanban, what all containers hold.
    pub max: Option<Quantity>,
    /// The unit of `min` and `max`.
    #[serde(default, skip_serializing_if = "StatedUnit::is_quantity")]
    pub level_unit: StatedUnit,
    /// s: order when the position is at or below it.
    pub reorder_point: Option<Quantity>,
    /// S: order up to it.
    pub order_up_to: Option<Quantity>,
    /// Q: order whole multiples of it; for kanban, what one container holds; for two bins, what the first holds.
    pub order_quantity: Option<Quantity>,
    /// c: at or below it the item joins an order that another opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub can_order_level: Option<Quantity>,
}

/// What an order line must look like, in base units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LotTerms {
    /// The least quantity (MOQ).
    pub order_minimum: Option<Quantity>,
    /// Whole multiples of this quantity.
    pub order_multiple: Option<Quantity>,
    /// The largest quantity.
    pub order_maximum: Option<Quantity>,
    /// z: the contract's least stock on the shelf; the safety stock is never computed below it.
    pub stock_minimum: Option<Quantity>,
    /// Z: the contract's most stock on the shelf.
    pub stock_maximum: Option<Quantity>,
    /// Whether Z may not be passed.
    pub stock_maximum_is_hard: bool,
}

/// When a proposal may become an order without approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Release {
    /// The rule.
    pub auto_release: AutoRelease,
    /// The largest value, in the agreement's currency.
    pub auto_release_value: Option<rust_decimal::Decimal>,
    /// The largest quantity, in base units.
    pub auto_release_quantity: Option<Quantity>,
}

/// What a supplier and a customer settled for one item at one location, over a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The supplier's number in the catalog.
    pub supplier: u32,
    /// The item's number in the catalog.
    pub item: u32,
    /// The location's number in the catalog.
    pub location: u32,
    /// Its row in the table, from 1.
    pub row: u64,
    /// First day.
    pub valid_from: Option<Day>,
    /// Last day.
    pub valid_to: Option<Day>,
    /// The policy, if the agreement names one.
    pub policy: Option<Policy>,
    /// Whose rule decides, if the agreement names one.
    pub dialect: Option<Dialect>,
    /// The levels it states.
    pub levels: Levels,
    /// Who sets min and max.
    pub level_source: Option<LevelSource>,
    /// Service level, 0 < p < 1.
    pub service_level: Option<f64>,
    /// What the service level measures, if the agreement says.
    pub service_measure: Option<ServiceMeasure>,
    /// The distribution that demand is taken to have, if the agreement names one.
    pub demand_distribution: Option<DemandDistribution>,
    /// Cost of one unit that is asked for and not there.
    pub backorder_cost: Option<f64>,
    /// Lead time in calendar days.
    pub lead_time_days: Option<f64>,
    /// Standard deviation of the lead time in days.
    pub lead_time_sd_days: Option<f64>,
    /// The longest lead time in days.
    pub lead_time_max_days: Option<f64>,
    /// R: days between two reviews.
    pub review_days: Option<f64>,
    /// What an order line must look like.
    pub lot: LotTerms,
    /// The unit in which orders are written; absent = the item's unit.
    pub order_unit: Option<Box<str>>,
    /// Price of one base unit.
    pub unit_price: Option<Money>,
    /// The currency of its prices, also where they are price breaks alone.
    pub currency: Option<Box<str>>,
    /// Cost of placing one order.
    pub order_cost: Option<f64>,
    /// What an order costs that the items of one supplier and location share, whichever are in it.
    pub joint_order_cost: Option<f64>,
    /// Holding cost per year, as a fraction of the unit price.
    pub holding_rate: Option<f64>,
    /// Who owns the stock until it is used.
    pub stock_owner: Owner,
    /// The smaller, the earlier it is chosen.
    pub priority: Option<i64>,
    /// Its part of what is ordered, in units of 10^−9; only the ratio to the shares of the key's other agreements matters.
    pub share: Option<i64>,
    /// The most that may be ordered under it within the setting `share_days`, in base units.
    pub period_maximum: Option<Quantity>,
    /// When a proposal may become an order without approval.
    pub release: Release,
}

impl Agreement {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Values that contradict each other: (field, value, what is expected, the sentence).
    pub fn contradictions(&self) -> Vec<(&'static str, String, String, String)> {
        let mut found = Vec::new();
        let mut above = |low: &'static str, a: Option<Quantity>, high: &str, b: Option<Quantity>| {
            if let (Some(a), Some(b)) = (a, b) {
                if a > b {
                    found.push((low, a.to_string(), format!("at most {high}, {b}"), format!("{low} {a} exceeds {high} {b}")));
                }
            }
        };
        above("min", self.levels.min, "max", self.levels.max);
        above("stock_minimum", self.lot.stock_minimum, "stock_maximum", self.lot.stock_maximum);
        let is_joint = self.policy == Some(Policy::CanOrder) || (self.policy.is_none() && self.levels.can_order_level.is_some());
        if is_joint || matches!(self.policy, Some(Policy::SS | Policy::RSS)) {
            above("reorder_point", self.levels.reorder_point, "order_up_to", self.levels.order_up_to);
        }
        if is_joint {
            above("reorder_point", self.levels.reorder_point, "can_order_level", self.levels.can_order_level);
            above("can_order_level", self.levels.can_order_level, "order_up_to", self.levels.order_up_to);
        }
        if self.policy == Some(Policy::Kanban) && self.levels.level_unit == StatedUnit::Days {
            let message = "level_unit days does not go with kanban, whose min and max are what containers hold".to_owned();
            found.push(("level_unit", "days".to_owned(), "quantity".to_owned(), message));
        }
        if let (Some(from), Some(to)) = (self.valid_from, self.valid_to) {
            if from > to {
                found.push((
                    "valid_from",
                    from.to_string(),
                    format!("not after valid_to, {to}"),
                    format!("valid_from {from} is after valid_to {to}"),
                ));
            }
        }
        if let (Some(usual), Some(longest)) = (self.lead_time_days, self.lead_time_max_days) {
            if longest < usual {
                found.push((
                    "lead_time_max_days",
                    longest.to_string(),
                    format!("at least lead_time_days, {usual}"),
                    format!("lead_time_max_days {longest} is below lead_time_days {usual}"),
                ));
            }
        }
        found
    }
}
