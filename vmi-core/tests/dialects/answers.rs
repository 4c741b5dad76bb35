//! What the engine answers under each name that a vector expects.

use rust_decimal::Decimal;
use serde_json::{Value, json};
use vmi_core::model::{Day, Quantity};
use vmi_core::plan::{AgreementState, Evaluation, Outcome, Proposal, Reason, Request, RequestState, Seen, Situation, evaluate};
use vmi_core::policy::adjusted_consumption::{adjusted_consumption, stockout_days};
use vmi_core::policy::average_consumption::{average_consumption, stock_based_average};
use vmi_core::policy::following_demand::following_demand;
use vmi_core::policy::maximum_stock::maximum_stock;
use vmi_core::policy::packs::packs;
use vmi_core::policy::stock_balance::{stock_on_hand, total_consumed};

use super::fields::{Fields, quantity, whole};

/// A decision and what led to it.
pub struct Answers {
    pub situation: Situation,
    pub evaluation: Evaluation,
}

fn exact(quantity: Quantity) -> Value {
    decimal(quantity.decimal())
}

fn decimal(number: Decimal) -> Value {
    serde_json::from_str(&number.to_string()).expect("a number")
}

fn date(day: Option<Day>) -> Value {
    day.map_or(Value::Null, |day| json!(day.to_string()))
}

impl Answers {
    pub fn new(situation: Situation) -> Self {
        let evaluation = evaluate(&situation);
        Self { situation, evaluation }
    }

    fn proposal(&self) -> Option<&Proposal> {
        match &self.evaluation.outcome {
            Outcome::Proposal(proposal) => Some(proposal),
            Outcome::Parts(_) | Outcome::NoOrder(_) => None,
        }
    }

    fn seen(&self) -> Seen {
        self.evaluation.seen.as_deref().cloned().unwrap_or_default()
    }

    /// What is ordered, in base units; 0 or nothing where nothing is.
    fn ordered(&self) -> Quantity {
        self.proposal().map_or(Quantity::ZERO, |proposal| proposal.lot.quantity)
    }

    /// The values that count as the answer to a name; none: the name is not known.
    pub fn of(&self, name: &str, has_order_unit: bool) -> Option<Vec<Value>> {
        let seen = self.seen();
        let one = match name {
            "orders" => json!(self.proposal().is_some()),
            "order_quantity_base" => return Some(self.quantity(has_order_unit)),
            "order_quantity_order_unit" => decimal(self.proposal().map_or(Decimal::ZERO, |proposal| proposal.in_order_unit)),
            "forecast" | "projected" | "position" => self.evaluation.position.map_or(Value::Null, exact),
            "raw_quantity" => exact(seen.raw_quantity),
            "raw_net_demand" => exact(seen.need.unwrap_or_default()),
            "second_run_order_quantity_base" => exact(self.second_run().ordered()),
            "forced_to_max_order_quantity" => exact(self.forced_to_max().ordered()),
            "due_date" | "receipt_date" => date(self.proposal().and_then(|proposal| proposal.due)),
            "order_date" => date(self.proposal().and_then(|proposal| proposal.place_on)),
            "deadline_date" => date(seen.order_by),
            "planned_date" => date(seen.lines.first().and_then(|line| line.day)),
            "lowest_used" => seen.counted_from.map_or(Value::Null, exact),
            "overflow_out_quantity" => exact(seen.overflow.unwrap_or_default()),
            "triggered" | "listed" => json!(seen.is_triggered),
            "lines" => self.lines(),
            "projected_by_period" => self.by_period(&seen),
            "first_period_under_reorder_point" => seen.triggered_on.map_or(Value::Null, |day| json!(day.since(self.situation.as_of))),
            _ => return None,
        };
        Some(vec![one])
    }

    /// The quantity ordered. Where the order is written in another unit, a system may also state what it computed before.
    /// Where nothing is listed or no level is defined there is no quantity at all.
    fn quantity(&self, has_order_unit: bool) -> Vec<Value> {
        let mut values = vec![exact(self.ordered())];
        match &self.evaluation.outcome {
            Outcome::Proposal(proposal) if has_order_unit => values.extend(proposal.lot.before_order_unit.map(exact)),
            Outcome::NoOrder(none) if matches!(none.reason, Reason::NoPolicy | Reason::HistoryTooShort) => values.push(Value::Null),
            Outcome::NoOrder(_) if !self.seen().is_triggered => values.push(Value::Null),
            _ => {}
        }
        values
    }

    fn second_run(&self) -> Self {
        let mut situation = self.situation.clone();
        if let Some(proposal) = self.proposal() {
            situation.context.requests.push(Request { day: proposal.due, quantity: proposal.lot.quantity, state: RequestState::Open });
        }
        Self::new(situation)
    }

    fn forced_to_max(&self) -> Self {
        let mut situation = self.situation.clone();
        if let AgreementState::Valid(terms) = &mut situation.agreement {
            terms.rule = Some(Box::new(terms.rule().forced_to_max()));
        }
        Self::new(situation)
    }

    fn lines(&self) -> Value {
        let Some(proposal) = self.proposal() else { return json!([]) };
        let line = |quantity: Quantity, day: Option<Day>| {
            let day = date(day.or(proposal.due));
            json!({ "quantity": exact(quantity), "date": day.clone(), "planned_date": day.clone(), "due_date": day })
        };
        if proposal.lines.is_empty() {
            return json!([line(proposal.lot.quantity, None)]);
        }
        proposal.lines.iter().map(|of| line(of.quantity, of.day)).collect()
    }

    fn by_period(&self, seen: &Seen) -> Value {
        let periods = self.situation.context.days.horizon as i32;
        let on = |at: i32| self.situation.as_of.plus(at).and_then(|day| seen.on(day)).map_or(Value::Null, exact);
        (0..periods).map(on).collect()
    }
}

/// Names that are calculated without a decision; none: the name is a decision's.
pub fn calculated(name: &str, fields: &Fields<'_>) -> Option<Value> {
    let of = |name: &str| fields.whole(name).unwrap_or(0);
    let list = |name: &str| fields.list(name).map(|values| values.iter().map(whole).collect::<Vec<i64>>());
    let number = |result: Option<i64>| result.map_or(Value::Null, |result| json!(result));
    Some(match name {
        "adjusted_consumption" => {
            number(adjusted_consumption(of("total_consumed"), of("stockout_days"), of("months_in_period"), of("additional_quantity_required")))
        }
        "average_consumption" => match (list("adjusted_consumptions"), list("period_months")) {
            (Some(adjusted), _) => number(average_consumption(&adjusted)),
            (None, months) => {
                let days = fields.whole("stock_card_days").or(fields.whole("stockout_days")).unwrap_or(0);
                fields.value("stockout_days");
                number(stock_based_average(of("total_consumed"), days, &months.unwrap_or_default(), of("additional_quantity_required")))
            }
        },
        "maximum_stock_quantity" => {
            let periods = fields.number("max_periods_of_stock").unwrap_or_default();
            number(maximum_stock(of("average_consumption"), periods).ok())
        }
        "packs" => {
            let (size, threshold) = (of("pack_size"), of("pack_rounding_threshold"));
            json!(packs(of("order_quantity_base"), size, threshold, fields.is("round_to_zero")))
        }
        "total_consumed" => {
            let (beginning, received, adjusted) = (of("beginning_balance"), of("total_received"), of("total_losses_adjustments"));
            number(total_consumed(beginning, received, adjusted, of("stock_on_hand")))
        }
        "stock_on_hand" => {
            let (beginning, received, adjusted) = (of("beginning_balance"), of("total_received"), of("total_losses_adjustments"));
            number(stock_on_hand(beginning, received, adjusted, of("total_consumed")))
        }
        "stockout_days" => json!(stockout_days(of("stock_card_days"), of("months_in_period"))),
        "min_stock_of_day_0" | "max_stock_of_day_0" => {
            let by_day: Vec<Quantity> = fields.list("demand_by_day").into_iter().flatten().map(quantity).collect();
            let days = if name.starts_with("min") { "min_days_supply" } else { "max_days_supply" };
            exact(following_demand(&by_day, 0, usize::try_from(of(days)).expect("days")).expect("a level"))
        }
        _ => return None,
    })
}
