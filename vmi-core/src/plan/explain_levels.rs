//! The level lines of two bins, can-order policies and lots for dated requirements.

use super::explain::{Line, enclosed, line};
use super::format::{level, plain};
use super::need;
use super::situation::{Opener, Situation, Terms};
use crate::model::{Policy, Quantity};
use crate::policy::Parameters;

/// What a level line is made of.
pub(super) struct Told<'t> {
    pub situation: &'t Situation,
    pub terms: &'t Terms,
    pub levels: &'t Parameters,
    pub position: Quantity,
    /// What is needed, where something is.
    pub need: Option<Quantity>,
    /// Mean demand and safety stock that make a computed level.
    pub sum: &'t dyn Fn(f64) -> String,
}

/// The line of a policy that has a shape of its own; none for the others.
pub(super) fn own_level_line(told: &Told<'_>) -> Option<Line> {
    match told.terms.spec.policy? {
        Policy::TwoBin => Some(told.two_bins()),
        Policy::CanOrder => Some(told.can_order()),
        Policy::LotForLot => Some(told.required("lot for lot")),
        Policy::WagnerWhitin => Some(told.required("Wagner-Whitin, the first lot of the cheapest plan")),
        _ => None,
    }
}

impl Told<'_> {
    fn two_bins(&self) -> Line {
        let levels = self.levels;
        let second = match levels.reorder_point {
            Some(computed) => format!("{}, so {}", (self.sum)(computed), levels.trigger_level),
            None => format!("{} as agreed", levels.trigger_level),
        };
        let mut text = format!("second bin {second}");
        if let Some(first) = levels.lot {
            text = format!("{text}; first bin {first}");
            if let Some(need) = self.need {
                text = format!("{text}; {} is not above the second bin; whole bins: {need}", self.position);
            }
        }
        line("bins", text, "two bins")
    }

    fn can_order(&self) -> Line {
        let Parameters { trigger_level, target, is_computed, .. } = self.levels;
        let can = self.levels.can_order_level.unwrap_or_default();
        let mut text = format!("s {trigger_level}, c {can}, S {target}{}", if *is_computed { "" } else { " as agreed" });
        if let Some(need) = self.need {
            let why = match &self.situation.opened_by {
                Some(opener) if self.position > *trigger_level => format!("not above c, and {}", opened(opener)),
                _ => "not above s: it opens an order".to_owned(),
            };
            text = format!("{text}; {} is {why}; need {target} − {} = {need}", self.position, enclosed(self.position));
        }
        line("levels", text, "can-order (s,c,S)")
    }

    fn required(&self, source: &str) -> Line {
        let (levels, decimals) = (self.levels, self.situation.decimals);
        let shown = |units: Option<f64>| level(units.unwrap_or(0.0), decimals);
        let from = if self.situation.forecast.is_some() { "forecast of" } else { "mean demand of" };
        let mut text = format!(
            "{from} {} days {} + {} = {}",
            plain(levels.protection_days.unwrap_or(0.0)),
            shown(levels.required),
            shown(levels.safety_stock),
            shown(levels.reorder_point)
        );
        if let Some(periods) = levels.periods {
            let review = self.terms.spec.protection.review.unwrap_or(1.0).max(1.0);
            let days = if review == 1.0 { "day".to_owned() } else { format!("{} days", plain(review)) };
            text = format!("{text}; a lot covers {periods} × {days}: up to {}", shown(levels.order_up_to));
        }
        if let Some(need) = self.need {
            text = format!("{text}; need {} − {} = {need}", levels.target, enclosed(self.position));
        }
        line("required", text, source)
    }
}

fn opened(opener: &Opener) -> String {
    let others = if opener.others > 0 { format!(" and {} more", opener.others) } else { String::new() };
    format!("{} (position {}, s {}){others} opens an order", opener.item, opener.position, opener.must_order_level)
}

/// Why an item of a can-order policy, of two bins or of dated requirements orders nothing above its trigger level.
pub(super) fn own_why_nothing(situation: &Situation, terms: &Terms, levels: &Parameters, position: &str, until: &str) -> Option<String> {
    let at = need::trigger_level(situation, terms, levels);
    match (terms.spec.policy?, &situation.opened_by) {
        (Policy::CanOrder, Some(opener)) => Some(format!("position {position} is above the can-order level {at}{until}; {}", opened(opener))),
        (Policy::CanOrder, None) => Some(format!("position {position} is above the must-order level {at}{until}, and no other item opens an order")),
        (Policy::TwoBin, _) => Some(format!("position {position} is more than the second bin holds, {at}{until}")),
        (Policy::WagnerWhitin, _) => Some(format!("position {position} covers what is required before the next order can arrive, {at}{until}")),
        _ => None,
    }
}
