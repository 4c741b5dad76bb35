//! Accounts: every movement leaves one and enters another, so nothing is made or lost.

use crate::model::choice;

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
