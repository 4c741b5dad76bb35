//! The kinds of event: what each moves, what each must carry, and their order at one instant.

use super::account::Account;
use crate::model::choice;

choice! {
    /// What happened. The kind gives the direction; the order here is the order of events at one instant.
    EventKind {
        /// Levels are set: min, max.
        ThresholdChange = "threshold_change",
        /// A forecast for one day.
        ForecastReceived = "forecast_received",
        /// An order line is placed.
        OrderPlaced = "order_placed",
        /// The supplier confirms the whole quantity of a line, perhaps changed.
        OrderConfirmed = "order_confirmed",
        /// Part of a line leaves the supplier.
        OrderShipped = "order_shipped",
        /// Part of a line arrives: supply → stock.
        OrderReceived = "order_received",
        /// Suppliers → stock, without an order.
        Receipt = "receipt",
        /// Customers → stock.
        CustomerReturn = "customer_return",
        /// Another location → stock.
        TransferIn = "transfer_in",
        /// Back into use.
        Unblock = "unblock",
        /// From one owner's stock to the other's.
        OwnershipTransfer = "ownership_transfer",
        /// Asked for, and owed.
        BackOrder = "back_order",
        /// A claim on usable stock.
        Allocate = "allocate",
        /// Stock → customers: consumption.
        Issue = "issue",
        /// Asked for and not served; moves nothing.
        LostSale = "lost_sale",
        /// No longer owed.
        BackOrderFilled = "back_order_filled",
        /// Stock → suppliers.
        SupplierReturn = "supplier_return",
        /// Stock → another location.
        TransferOut = "transfer_out",
        /// Stock → scrap.
        Scrap = "scrap",
        /// Out of use.
        Block = "block",
        /// The end of a claim.
        Deallocate = "deallocate",
        /// Part of an order line is cancelled.
        OrderCancelled = "order_cancelled",
        /// The rest of an order line is not expected any more.
        OrderClosed = "order_closed",
        /// A signed correction: count difference → stock.
        Adjustment = "adjustment",
        /// The planner orders this quantity instead.
        Override = "override",
        /// The planner orders nothing until a day.
        Hold = "hold",
        /// The planner orders this quantity for this day.
        Firm = "firm",
        /// A proposal is turned down.
        Rejected = "rejected",
        /// What was found; moves nothing by itself, last at its instant.
        Count = "count",
    }
}

/// How a kind bears on the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Moves stock, or claims that are sums.
    Movement,
    /// Concerns an order line.
    OrderLine,
    /// Is summed and moves nothing.
    Sum,
    /// States something; the last one holds.
    Statement,
}

impl EventKind {
    /// How the kind bears on the ledger.
    pub(crate) const fn family(self) -> Family {
        match self {
            Self::OrderPlaced | Self::OrderConfirmed | Self::OrderShipped | Self::OrderReceived | Self::OrderCancelled | Self::OrderClosed => {
                Family::OrderLine
            }
            Self::LostSale => Family::Sum,
            Self::ThresholdChange | Self::ForecastReceived | Self::Override | Self::Hold | Self::Firm | Self::Rejected | Self::Count => {
                Family::Statement
            }
            _ => Family::Movement,
        }
    }

    /// Whether a correction makes the named event void, instead of running backwards.
    pub(crate) const fn is_voided(self) -> bool {
        matches!(self.family(), Family::Statement) || matches!(self, Self::OrderConfirmed | Self::OrderClosed)
    }

    /// Whether it says nothing of what is on the shelf, but what people want or expect: it makes no stock known, and none fresh.
    pub(crate) const fn is_about_plans(self) -> bool {
        let is_order = matches!(self.family(), Family::OrderLine) && !matches!(self, Self::OrderReceived);
        is_order || self.is_planners() || matches!(self, Self::ThresholdChange | Self::ForecastReceived)
    }

    /// Whether it carries a quantity.
    pub(crate) const fn has_quantity(self) -> bool {
        !matches!(self, Self::ThresholdChange | Self::OrderClosed | Self::Hold | Self::Rejected)
    }

    /// Whether physical stock moves: such a fact cannot lie ahead of its record.
    pub(crate) const fn moves_stock(self) -> bool {
        match self.family() {
            Family::Movement => !matches!(self, Self::Allocate | Self::Deallocate | Self::BackOrder | Self::BackOrderFilled),
            Family::OrderLine => matches!(self, Self::OrderReceived),
            Family::Sum | Family::Statement => false,
        }
    }

    /// Whether it needs who and why.
    pub(crate) const fn is_planners(self) -> bool {
        matches!(self, Self::Override | Self::Hold | Self::Firm | Self::Rejected)
    }

    /// The other side of a movement of stock; none for kinds that move between stock accounts, claims or nothing.
    pub(crate) const fn counterpart(self) -> Option<Account> {
        match self {
            Self::Receipt | Self::SupplierReturn | Self::OrderReceived => Some(Account::Suppliers),
            Self::CustomerReturn | Self::Issue => Some(Account::Customers),
            Self::TransferIn | Self::TransferOut => Some(Account::InTransfer),
            Self::Scrap => Some(Account::Scrap),
            Self::Adjustment => Some(Account::CountDifference),
            _ => None,
        }
    }

    /// Whether stock is the side that is entered.
    pub(crate) const fn enters_stock(self) -> bool {
        matches!(self, Self::Receipt | Self::OrderReceived | Self::CustomerReturn | Self::TransferIn | Self::Adjustment)
    }

    /// Every kind, by its number.
    pub(crate) fn from_number(number: u32) -> Self {
        <Self as crate::model::Choice>::WORDS.get(number as usize).map_or(Self::Count, |(_, kind)| *kind)
    }
}
