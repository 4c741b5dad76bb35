//! An item: what is stocked.

use rust_decimal::Decimal;

use super::money::Money;
use super::option::choice;

choice! {
    /// What an item is used for.
    Category {
        /// Raw material.
        Raw = "raw",
        /// Work in process.
        Wip = "wip",
        /// Finished goods.
        Finished = "finished",
        /// Maintenance, repair and operations.
        Mro = "mro",
    }
}

choice! {
    /// How badly an item is missed.
    Criticality {
        /// Work or care stops.
        Vital = "vital",
        /// Work goes on with trouble.
        Essential = "essential",
        /// An inconvenience.
        Desirable = "desirable",
    }
}

choice! {
    /// The class of an item by its share of the total.
    AbcClass {
        /// The few that make most of the value.
        A = "A",
        /// The middle.
        B = "B",
        /// The many that make little.
        C = "C",
    }
}

choice! {
    /// The pattern of demand by how often it comes and how much its size varies.
    DemandPattern {
        /// Often, of much the same size.
        Smooth = "smooth",
        /// Often, of changing size.
        Erratic = "erratic",
        /// Seldom, of much the same size.
        Intermittent = "intermittent",
        /// Seldom, of changing size.
        Lumpy = "lumpy",
    }
}

/// An item: its unit, cost and the decimals of its quantities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The base unit in which all its quantities are given.
    pub unit: Box<str>,
    /// For people.
    pub description: Option<Box<str>>,
    /// Cost of one base unit.
    pub unit_cost: Option<Money>,
    /// What it is used for.
    pub category: Option<Category>,
    /// How badly it is missed.
    pub criticality: Option<Criticality>,
    /// How many decimals its quantities have, 0 to 9.
    pub quantity_decimals: u32,
    /// Weight of one base unit, in the caller's unit.
    pub weight: Option<Decimal>,
    /// Volume of one base unit, in the caller's unit.
    pub volume: Option<Decimal>,
    /// Base units on one pallet.
    pub units_per_pallet: Option<Decimal>,
}
