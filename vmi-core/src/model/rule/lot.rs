//! What makes an order of a need: steps, applied in the order of the rule's list.

use serde::{Deserialize, Serialize};

use crate::model::option::choice;

choice! {
    /// Which way a quantity is rounded to a multiple.
    Direction {
        /// Up: the need is covered.
        Up = "up",
        /// Down: the target is not passed; this may leave nothing.
        Down = "down",
        /// Up where no max (or 0) is stated, else down.
        UpWithoutMaxElseDown = "up_without_max_else_down",
    }
}

choice! {
    /// The smallest part of an order unit, where none is stated.
    UnitStep {
        /// Any fraction, at most 9 decimals.
        Fraction = "fraction",
        /// A hundredth.
        Hundredth = "hundredth",
        /// A whole one.
        Whole = "whole",
    }
}

/// One step from a need to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LotStep {
    /// An order minimum or multiple that is absent or under 1 counts as 1 from here on.
    TermsAtLeastOne,
    /// Raised to the order minimum.
    Minimum,
    /// Raised to the order minimum only where a person chose the supplier.
    MinimumOfChosenSupplier,
    /// Rounded up to the order step: the order multiple, else one order unit, else one last place of the item.
    OrderStep,
    /// Rounded to the order multiple, where one is stated.
    Multiple(Direction),
    /// Cut to what the order maximum and a hard stock maximum leave, in whole order steps; under the minimum: no order.
    Room,
    /// Cut to the order maximum, exactly.
    Maximum,
    /// Cut to what is left on the customer's order line that is being approved.
    OrderLine,
    /// Reduced by requests that were ordered and are not receipts yet, if they are due by the day of the shortage.
    OrderedRequests,
    /// Written in the order unit, rounded up to its smallest part.
    OrderUnit(UnitStep),
    /// Whole packs (order units): down, one more if the rest is above the pack threshold.
    Packs,
    /// So many orders of exactly the order quantity as cover the need.
    FixedQuantity,
}
