//! Accounts: every movement leaves one and enters another, so nothing is made or lost.

use crate::model::{Owner, Quantity, choice};

choice! {
    /// Where physical stock stands; exclusive.
    StockAccount {
        /// May be used.
        Usable = "usable",
        /// Waits for inspection.
        Quality = "quality",
        /// Must not be used.
        Blocked = "blocked",
        /// Past its date.
        Expired = "expired",
    }
}

choice! {
    /// One side of a movement.
    Account {
        /// Physical stock that may be used.
        Usable = "usable",
        /// Physical stock that waits for inspection.
        Quality = "quality",
        /// Physical stock that must not be used.
        Blocked = "blocked",
        /// Physical stock past its date.
        Expired = "expired",
        /// Ordered, not confirmed.
        OnOrderUnconfirmed = "on_order_unconfirmed",
        /// Ordered and confirmed, not shipped.
        OnOrderConfirmed = "on_order_confirmed",
        /// Left the supplier.
        InTransit = "in_transit",
        /// The outside world, on the suppliers' side.
        Suppliers = "suppliers",
        /// The outside world, on the customers' side.
        Customers = "customers",
        /// Between two locations.
        InTransfer = "in_transfer",
        /// Thrown away.
        Scrap = "scrap",
        /// Found or missed in a count or correction.
        CountDifference = "count_difference",
        /// A claim on usable stock.
        Allocated = "allocated",
        /// Usable stock without a claim, as the other side of `allocated`.
        Unclaimed = "unclaimed",
        /// Asked for and owed.
        BackOrdered = "back_ordered",
        /// Not asked for, as the other side of `back_ordered`.
        Unserved = "unserved",
    }
}

impl From<StockAccount> for Account {
    fn from(account: StockAccount) -> Self {
        match account {
            StockAccount::Usable => Self::Usable,
            StockAccount::Quality => Self::Quality,
            StockAccount::Blocked => Self::Blocked,
            StockAccount::Expired => Self::Expired,
        }
    }
}

/// An account, with the owner where it holds physical stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// The account.
    pub account: Account,
    /// Whose stock; none for accounts that hold no physical stock.
    pub owner: Option<Owner>,
}

impl Side {
    /// Physical stock.
    pub fn stock(owner: Owner, account: StockAccount) -> Self {
        Self { account: account.into(), owner: Some(owner) }
    }

    /// An account without an owner.
    pub const fn outside(account: Account) -> Self {
        Self { account, owner: None }
    }
}

/// A quantity that leaves one account and enters another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// What it leaves.
    pub from: Side,
    /// What it enters.
    pub to: Side,
    /// How much, above 0.
    pub quantity: Quantity,
}
