//! The number of kanban cards.

use super::model::{Exactness, Model, fields};
use super::whole;
use crate::error::Result;
use crate::num::domain::{held, not_negative, positive};

/// The cards, one for each container, that cover demand over the time a card takes to come back.
///
/// ```text
/// cards = ⌈D L (1 + α) / C⌉
/// ```
///
/// D, L and C are above 0, the safety fraction α 0 or more; a result within 1e-9 of a whole number is that one. Exact as a formula; it gives no
/// service level. Errors name the input. Source: Y. Monden, Toyota Production System, ch. 3.
///
/// ```
/// use vmi_core::policy::kanban_cards::KanbanCards;
/// let found = KanbanCards { demand_per_period: 48.0, lead_time_periods: 2.25, safety_fraction: 0.1, container: 12.0 }.optimum()?;
/// assert_eq!((found.cards, found.max_inventory), (10.0, 120.0)); // 9.9
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KanbanCards {
    /// D, units in a period.
    pub demand_per_period: f64,
    /// L, periods from a card's release to its next one.
    pub lead_time_periods: f64,
    /// α, as a part of the demand over L.
    pub safety_fraction: f64,
    /// C, units in a container.
    pub container: f64,
}

/// A number of cards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cards {
    /// Cards, a whole number.
    pub cards: f64,
    /// All containers full, in units.
    pub max_inventory: f64,
}

impl KanbanCards {
    /// The least number of cards.
    pub fn optimum(&self) -> Result<Cards> {
        positive("demand_per_period", self.demand_per_period)?;
        positive("lead_time_periods", self.lead_time_periods)?;
        not_negative("safety_fraction", self.safety_fraction)?;
        positive("container", self.container)?;
        let units = self.demand_per_period * self.lead_time_periods * (1.0 + self.safety_fraction);
        let cards = held("cards", whole::ceil(units / self.container).max(1.0))?;
        Ok(Cards { cards, max_inventory: held("max_inventory", cards * self.container)? })
    }
}

pub(crate) const MODEL: Model = Model {
    name: "kanban_cards",
    summary: "The number of kanban cards for demand, lead time and container.",
    exactness: Exactness::Exact,
    source: "Y. Monden, Toyota Production System, ch. 3",
    inputs: fields![
        demand_per_period: Number "units in a period",
        lead_time_periods: Number "periods from a card's release to its next one",
        safety_fraction: Number "part of the demand over the lead time",
        container: Number "units in a container",
    ],
    outputs: fields![
        cards: Whole "cards, one for each container",
        max_inventory: Number "units, all containers full",
    ],
    solve: |given, answer| {
        let model = KanbanCards {
            demand_per_period: given.number(0),
            lead_time_periods: given.number(1),
            safety_fraction: given.number(2),
            container: given.number(3),
        };
        let found = model.optimum()?;
        answer.numbers.extend([found.cards, found.max_inventory]);
        Ok(())
    },
};
