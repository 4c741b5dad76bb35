//! The derivation of an outcome, as lines for a person and as JSON for a program.

use serde::{Deserialize, Serialize};

use super::acts::PlannersAct;
use super::evaluate::{Evaluation, Outcome, evaluate};
use super::explain_acts::{act_line, decided, decision_lines, ordered_by, refused};
use super::explain_forecast::forecast_line;
use super::explain_levels::{Told, own_level_line, own_why_nothing};
use super::explain_model::{measure, model_line, service_text};
use super::explain_sourcing::sourcing_lines;
use super::explain_terms::{dates_line, days_text, levels_line};
use super::format::{days, level, money, plain, rate, short_day, weekday};
use super::proposal::{Proposal, ReleaseState};
use super::reason::{NoOrder, Reason};
use super::rule_difference::difference;
use super::rule_lines;
use super::situation::{AgreementState, DemandFacts, Situation, Terms};
use super::sourcing::Part;
use crate::model::{AutoRelease, Bucket, Dialect, Policy, Quantity, SafetyStock, ServiceMeasure};
use crate::policy::Parameters;

/// The ids of a key.
#[derive(Clone, Copy, Debug)]
pub struct Names<'n> {
    /// The item.
    pub item: &'n str,
    /// The location.
    pub location: &'n str,
}

/// An outcome with everything that led to it.
///
/// The JSON form holds every input bit-exact: [`Derivation::recompute`] on what was read back gives the same evaluation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Derivation {
    /// The item.
    pub item: String,
    /// The location.
    pub location: String,
    /// The rule and its version.
    pub rule: String,
    /// The proposal's id, if there is a proposal; the first of several.
    pub proposal: Option<String>,
    /// The ids of all, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<String>,
    /// Problems in the key's data: where there are any, nothing was decided.
    pub problems: Vec<String>,
    /// Every input.
    pub situation: Situation,
    /// What came out.
    pub evaluation: Evaluation,
    /// The rounded rendering, line by line.
    pub lines: Vec<Line>,
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What the line is about.
    pub label: String,
    /// The arithmetic.
    pub text: String,
    /// Where the numbers come from.
    pub source: String,
}

impl Derivation {
    /// The derivation of an evaluated situation.
    pub fn new(names: Names<'_>, situation: Situation, evaluation: Evaluation, ids: Vec<String>, problems: Vec<String>) -> Self {
        let mut derivation = Self {
            item: names.item.to_owned(),
            location: names.location.to_owned(),
            rule: match &situation.agreement {
                AgreementState::Valid(terms) => terms.rule_name(),
                _ => format!("{}/1", Dialect::Vmi.word()),
            },
            proposal: ids.first().cloned(),
            proposals: if ids.len() > 1 { ids } else { Vec::new() },
            problems,
            situation,
            evaluation,
            lines: Vec::new(),
        };
        derivation.lines = derivation.write_lines();
        derivation
    }

    /// The evaluation again, from the inputs alone.
    pub fn recompute(&self) -> Evaluation {
        evaluate(&self.situation)
    }

    /// JSON, with every input exact.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The explanation, a heading and a line for each step; ends with LF.
    pub fn to_text(&self) -> String {
        let mut text = format!("{} at {}: {}\n", self.item, self.location, self.heading());
        for line in &self.lines {
            let written = format!("  {:<11} {:<67}  {}", line.label, line.text, line.source);
            text.push_str(written.trim_end());
            text.push('\n');
        }
        text
    }

    fn terms(&self) -> Option<&Terms> {
        match &self.situation.agreement {
            AgreementState::Valid(terms) => Some(terms),
            _ => None,
        }
    }

    pub(crate) fn heading(&self) -> String {
        if !self.problems.is_empty() {
            return format!("nothing: the data has {} (see below)", count(self.problems.len(), "problem"));
        }
        match &self.evaluation.outcome {
            Outcome::Proposal(proposal) => self.order_heading(proposal),
            Outcome::Parts(parts) => {
                let part = |part: &Part| format!("{} from {}", part.proposal.lot.quantity, part.supplier);
                format!("order {}", parts.iter().map(part).collect::<Vec<_>>().join(", "))
            }
            Outcome::NoOrder(none) => format!("nothing: {}", self.why_nothing(none)),
        }
    }

    fn order_heading(&self, proposal: &Proposal) -> String {
        let Some(terms) = self.terms() else { return String::new() };
        let mut text = format!("order {}", proposal.lot.quantity);
        if let Some((unit, _)) = &terms.order_unit {
            text = format!("{text} {} ({} {unit})", self.situation.unit, proposal.in_order_unit);
        }
        text = format!("{text} from {}", terms.supplier);
        if let Some(place_on) = proposal.place_on {
            text = format!("{text}: place {}", weekday(place_on));
            if let Some(latest) = proposal.latest_order_date.filter(|latest| *latest < place_on) {
                text = format!("{text} (late: latest was {})", short_day(latest, place_on));
            }
        }
        text = match proposal.due {
            Some(due) => format!("{text}, due {due}"),
            None if terms.spec.protection.lead_time.is_some() => format!("{text}, due date beyond 9999-12-31"),
            None => format!("{text}, due date unknown (no lead time)"),
        };
        if let Some(value) = proposal.value {
            text = format!("{text}, {}", money(crate::num::decimal::round_cents(value), terms.currency.as_deref()));
        }
        let state = match proposal.state {
            ReleaseState::Releasable => "releasable",
            ReleaseState::NeedsApproval => "needs approval",
        };
        format!("{text}, {state}{}", release_limit(terms))
    }

    fn why_nothing(&self, none: &NoOrder) -> String {
        if let Some(act) = refused(&self.situation, none.reason) {
            return format!("the planner's {} does not meet the lot rule or what may be ordered", act.quantity);
        }
        if let Some(text) = self.terms().and_then(|terms| rule_lines::why_nothing(&self.evaluation, terms, none.reason)) {
            return text;
        }
        let position = self.evaluation.position.map_or_else(String::new, |position| position.to_string());
        let until = none.until.map_or_else(String::new, |day| format!(" until about {day}"));
        let levels = self.evaluation.parameters.unwrap_or_default();
        let shown = |computed: Option<f64>, exact: Quantity| computed.map_or_else(|| exact.to_string(), |x| level(x, self.situation.decimals));
        match none.reason {
            Reason::AboveTrigger => match self.terms().and_then(|terms| terms.spec.policy) {
                Some(Policy::MinMax) => format!("position {position} is not below the minimum {}{until}", levels.trigger_level),
                Some(Policy::Kanban) => rule_lines::kanban_waits(&self.situation, &self.evaluation, &until),
                Some(Policy::CanOrder | Policy::TwoBin | Policy::WagnerWhitin) => {
                    let text = self.terms().and_then(|terms| own_why_nothing(&self.situation, terms, &levels, &position, &until));
                    text.unwrap_or_default()
                }
                _ => format!("position {position} is above the reorder point {}{until}", shown(levels.reorder_point, levels.trigger_level)),
            },
            Reason::AtTarget if Some(levels.target) == self.evaluation.position => {
                format!("position {position} is at the order-up-to level {}{until}", shown(levels.order_up_to, levels.target))
            }
            Reason::AtTarget => format!("position {position} is above the order-up-to level {}{until}", shown(levels.order_up_to, levels.target)),
            Reason::NoAgreement => "there is no agreement for this key".into(),
            Reason::NotValidYet => format!("the agreement is not valid before {}", none.until.map_or_else(String::new, |day| day.to_string())),
            Reason::AgreementExpired => match self.situation.agreement {
                AgreementState::Expired(to) => format!("the agreement ended on {to}"),
                _ => "the agreement has ended".into(),
            },
            Reason::StockUnknown => "nothing is known of its stock; if your extract leaves out zero rows, set missing_stock = \"zero\"".into(),
            Reason::NoOrderDay => "the supplier's calendar has no order day in the next ten years".into(),
            Reason::NoDeliveryDay => "the calendars of supplier and location have no delivery day in common in the next ten years".into(),
            Reason::NoPolicy => "no policy: state min, reorder_point or order_up_to levels of one policy, or name it in `policy`".into(),
            Reason::HistoryTooShort => self.too_short(),
            Reason::ForecastTooShort => format!(
                "{}, and the forecast is known for the next {} only",
                if self.terms().is_some_and(|terms| terms.spec.policy.is_some_and(Policy::looks_at_requirements)) { "an order covers lead time and review" } else { "levels are days of supply" },
                count(self.situation.forecast.as_ref().map_or(0, |days| days.len()), "day")
            ),
            Reason::NoLeadTime => "a level must be computed and there is no lead_time_days in the agreement or the settings".into(),
            Reason::NoServiceLevel => "backorder_cost gives no service level: it needs holding_rate and unit_price (for s and S of (s,S) order_cost too), and a cost of a unit short above that of holding it".into(),
            Reason::NoReviewPeriod => "a level must be computed and there is no review_days in the agreement or the settings".into(),
            Reason::NoOrderQuantity if self.is_of(Policy::WagnerWhitin) => "wagner_whitin weighs order_cost against holding_rate and unit_price: state them".into(),
            Reason::NoOrderQuantity if self.is_of(Policy::TwoBin) => "no bin to order: state order_quantity, what the first bin holds".into(),
            Reason::NoOrderQuantity => "no order_quantity, and the EOQ needs demand, order_cost, holding_rate and unit_price above 0".into(),
            Reason::NoReorderPoint => "no reorder_point, and an order_up_to: state s too, or leave both to be computed".into(),
            Reason::NoOrderUpTo => "no order_up_to: state S, or an order_quantity or all that the EOQ needs".into(),
            Reason::ProjectedComputedLevel => {
                "the rule subtracts demand day by day, and the level was computed from lead-time demand: state the level, or use a rule without a projection".into()
            }
            Reason::NoDemand => "nothing was asked for in the whole window".into(),
            Reason::CannotMeetLot => "minimum, multiple and maximum cannot be met together".into(),
            Reason::AboveStockMaximum => format!("the hard stock maximum {} leaves no room", self.stock_maximum()),
            Reason::Held => format!("held by the planner{}", none.until.map_or_else(String::new, |day| format!(" until {day}"))),
            Reason::Overridden => "the planner orders nothing this time".into(),
            Reason::AlreadyDecided => format!("this review is decided: {}", decided(&self.situation)),
            Reason::Rejected => decided(&self.situation),
            Reason::PeriodMaximumReached => "what may be ordered within the period is ordered already (period_maximum)".into(),
            Reason::Overflow => "a number is too large to be held exactly".into(),
            Reason::BadInput => "its data has problems".into(),
        }
    }

    fn is_of(&self, policy: Policy) -> bool {
        self.terms().is_some_and(|terms| terms.spec.policy == Some(policy))
    }

    fn too_short(&self) -> String {
        match &self.situation.demand {
            Some(demand) => format!("a level must be computed and the history is too short: {}", window(demand)),
            None => "a level must be computed and there is no demand history".into(),
        }
    }

    fn stock_maximum(&self) -> String {
        self.terms().and_then(|terms| terms.lot.stock_maximum).map_or_else(String::new, |maximum| maximum.to_string())
    }

    fn write_lines(&self) -> Vec<Line> {
        if !self.problems.is_empty() {
            return self.problems.iter().map(|problem| line("problem", problem.replace('\n', " "), "errors")).collect();
        }
        let mut lines = Vec::new();
        let rule = self.terms().filter(|terms| terms.rule.is_some());
        match rule {
            Some(terms) => lines.extend(rule_lines::position(&self.situation, &self.evaluation, terms)),
            None => lines.extend(self.position_line()),
        }
        lines.extend(self.demand_line());
        lines.extend(self.situation.forecast_model.as_deref().map(forecast_line));
        if let (Some(terms), Some(levels)) = (self.terms(), &self.evaluation.parameters) {
            lines.extend(dates_line(terms, &self.situation, &self.evaluation));
            lines.extend(protection_line(terms, &self.agreement_source(terms)));
            lines.extend(model_line(terms, levels, self.situation.demand.as_ref()));
            lines.extend(self.safety_line(terms, levels));
            lines.extend(levels_line(&self.situation));
            match rule {
                Some(terms) => lines.extend(rule_lines::levels(&self.situation, &self.evaluation, terms, levels)),
                None => lines.push(self.level_line(terms, levels)),
            }
            if matches!(self.evaluation.outcome, Outcome::Proposal(_)) {
                lines.extend(economic_line(terms, levels, self.situation.decimals, self.situation.demand.as_ref()));
            }
        }
        if let (Some(terms), Outcome::Proposal(proposal)) = (self.terms(), &self.evaluation.outcome) {
            let act = ordered_by(&self.situation, &self.evaluation);
            let text = if rule.is_some() { rule_lines::lot(proposal, terms, act) } else { lot_text(proposal, terms, &self.situation, act) };
            lines.push(line("lot", text, self.agreement_source(terms)));
        }
        lines.extend(self.terms().map(difference).unwrap_or_default());
        lines.extend(sourcing_lines(&self.situation, &self.evaluation));
        lines.extend(self.risk_line());
        lines.extend(act_line(&self.situation, &self.evaluation));
        lines.extend(decision_lines(&self.situation));
        lines
    }

    fn agreement_source(&self, terms: &Terms) -> String {
        let others = if terms.others > 0 { format!(", first of {} by priority", terms.others + 1) } else { String::new() };
        format!("agreement {}/{}/{}{others}", terms.supplier, self.item, self.location)
    }

    fn position_line(&self) -> Option<Line> {
        let stock = self.situation.stock.as_ref()?;
        let supply = &self.situation.supply;
        let mut text = format!("{} on hand", stock.on_hand);
        if supply.in_transit != Quantity::ZERO {
            text = format!("{text} + {} in transit", supply.in_transit);
        }
        text = format!("{text} + {} on order − {} allocated", supply.on_order, stock.allocated);
        if stock.back_ordered != Quantity::ZERO {
            text = format!("{text} − {} back-ordered", stock.back_ordered);
        }
        text = format!("{text} = {}", self.evaluation.position?);
        if supply.late_lines > 0 {
            text = format!("{text}; {} late", count(supply.late_lines as usize, "order line"));
        }
        let source = stock
            .newest
            .map_or_else(|| "no stock row: taken as 0".to_owned(), |day| format!("stock of {day}{}", if stock.is_stale { ", stale" } else { "" }));
        Some(line("position", text, source))
    }

    fn demand_line(&self) -> Option<Line> {
        let demand = self.situation.demand.as_ref()?;
        let class = self.situation.class.map_or_else(String::new, |class| format!(", class {}", class.word()));
        // A forecast tells mean and deviation itself.
        let has_forecast = self.situation.forecast_model.as_deref().is_some_and(|facts| facts.method.is_some());
        let moments = if has_forecast { String::new() } else { format!("{} a day, sd {}, ", rate(demand.per_day.mean), rate(demand.per_day.sd)) };
        let text = format!("{moments}{}{class}", window(demand));
        let source = if demand.from_events { "events" } else { "demand" };
        Some(line("demand", text, format!("{source}, {} to {}", demand.from, demand.to)))
    }

    fn safety_line(&self, terms: &Terms, levels: &Parameters) -> Option<Line> {
        let (protection, safety_stock, demand) = (levels.protection_days?, levels.safety_stock?, self.situation.demand.as_ref()?);
        let decimals = self.situation.decimals;
        let (mean, sd) = (demand.per_day.mean, demand.per_day.sd);
        if demand.per_day.too_short && levels.required.is_some() {
            return Some(line("safety", format!("stock_minimum {}: the history is too short", level(safety_stock, decimals)), "agreement"));
        }
        let (mut text, mut source) = match terms.spec.safety.rule {
            SafetyStock::CycleService if levels.reached.is_none() && levels.z.is_none() => ("demand does not vary".to_owned(), String::new()),
            SafetyStock::CycleService if levels.reached.is_some() => service_text(terms, levels, demand, decimals)?,
            SafetyStock::CycleService => {
                let p = terms.spec.safety.service_level;
                let inside = if terms.spec.protection.lead_time_sd > 0.0 {
                    format!("({} × {}² + ({} × {})²)", plain(protection), rate(sd), rate(mean), plain(terms.spec.protection.lead_time_sd))
                } else {
                    format!("({} × {}²)", plain(protection), rate(sd))
                };
                let from = match (terms.spec.cost.backorder_cost, &*terms.service_level_from) {
                    (Some(_), _) => " by backorder_cost, agreement".to_owned(),
                    (None, "agreement") => String::new(),
                    (None, part) => format!(" of the settings ({part})"),
                };
                let variance = if terms.spec.protection.lead_time_sd > 0.0 { ", lead-time variance" } else { "" };
                let wanted = match terms.spec.cost.backorder_cost {
                    Some(short) => format!("{} a unit short", plain(short)),
                    None => plain(p),
                };
                let named = match terms.spec.safety.measure {
                    _ if terms.spec.cost.backorder_cost.is_some() => measure(ServiceMeasure::Cycle),
                    stated => measure(stated),
                };
                (format!("z({wanted}) = {:.3} × √{inside}", levels.z.unwrap_or(0.0)), format!("{named}{from}{variance}"))
            }
            SafetyStock::MaximumMinusAverage => {
                let maximum = demand.per_day.maximum;
                let text = match terms.spec.protection.lead_time_max {
                    Some(longest) => {
                        let longest = longest + (protection - terms.spec.protection.lead_time.unwrap_or(protection));
                        format!("{} × {} − {} × {}", rate(maximum), plain(longest), rate(mean), plain(protection))
                    }
                    None => format!("({} − {}) × {}", rate(maximum), rate(mean), plain(protection)),
                };
                (text, "maximum minus average".to_owned())
            }
        };
        if let Some(least) = terms.spec.safety.stock_minimum.filter(|least| least.to_f64() == safety_stock) {
            text = format!("{text}, raised to stock_minimum {least}");
            source = format!("{source}, agreement");
        }
        Some(line("safety", format!("{text} = {}", level(safety_stock, decimals)), source))
    }

    fn level_line(&self, terms: &Terms, levels: &Parameters) -> Line {
        let decimals = self.situation.decimals;
        let position = self.evaluation.position.unwrap_or_default();
        let mean = self.situation.demand.as_ref().map_or(0.0, |demand| demand.per_day.mean);
        let sum = |computed: f64| {
            let (protection, safety) = (levels.protection_days.unwrap_or(0.0), levels.safety_stock.unwrap_or(0.0));
            format!("{} × {} + {} = {}", plain(protection), rate(mean), level(safety, decimals), level(computed, decimals))
        };
        let need = self.evaluation.need;
        if let Some(own) = own_level_line(&Told { situation: &self.situation, terms, levels, position, need, sum: &sum }) {
            return own;
        }
        match terms.spec.policy {
            Some(Policy::MinMax) => {
                let set_by = terms.level_source.map_or_else(String::new, |by| format!(", set by the {}", by.word()));
                let mut text = format!("minimum {}, maximum {}{}{set_by}", levels.trigger_level, levels.target, days_text(terms, &self.situation));
                if let Some(need) = need {
                    let need = format!("need {} − {} = {need}", levels.target, enclosed(position));
                    text = format!("{text}; {position} < {}; {need}", levels.trigger_level);
                }
                line("min-max", text, "min-max")
            }
            Some(Policy::ReorderPoint) => {
                let mut text = levels.reorder_point.map_or_else(|| format!("{} as agreed", levels.trigger_level), sum);
                if let (Some(need), Some(lot)) = (need, levels.lot) {
                    text = format!("{text}; {position} is not above it; need a multiple of {lot}: {need}");
                }
                line("reorder at", text, "reorder point (s,Q)")
            }
            Some(Policy::SS | Policy::RSS | Policy::Kanban) => {
                let (text, source) = rule_lines::stated((&self.situation, terms), levels, position, need);
                line("levels", text, source)
            }
            _ => {
                let mut text = levels.order_up_to.map_or_else(|| format!("{} as agreed", levels.target), sum);
                if let Some(need) = need {
                    let from = levels.order_up_to.unwrap_or_else(|| levels.target.to_f64());
                    let (from, need) = match levels.order_up_to {
                        Some(_) => (level(from, decimals), level(from - position.to_f64(), decimals)),
                        None => (levels.target.to_string(), need.to_string()),
                    };
                    text = format!("{text}; need {from} − {} = {need}", enclosed(position));
                }
                let is_base_stock = terms.spec.policy == Some(Policy::BaseStock);
                line("order-up-to", text, if is_base_stock { "base stock (one for one)" } else { "periodic review (R,S)" })
            }
        }
    }

    fn risk_line(&self) -> Option<Line> {
        let run_out = self.evaluation.run_out?;
        let Outcome::Proposal(proposal) = &self.evaluation.outcome else {
            return Some(line("risk", format!("runs out about {run_out} at mean demand, open orders counted"), "projection"));
        };
        let decimals = self.situation.decimals;
        let rounded =
            |x: f64| crate::num::round_up(x, decimals).map_or_else(|_| level(x, decimals), |x| Quantity::from_scaled(x, decimals).to_string());
        let text = match (proposal.urgency_days, &proposal.risk) {
            (Some(urgency), Some(risk)) if urgency > 0 => {
                let short = risk.short_before_due.zip(risk.short_on_due).map_or_else(String::new, |(before, on)| {
                    let (before, on) = (rounded(before), rounded(on));
                    if before == on { format!(": {on} units short") } else { format!(": {before} to {on} units short") }
                });
                format!("runs out about {run_out}, {} before the due date{short}", count(urgency as usize, "day"))
            }
            (Some(urgency), _) => format!("runs out about {run_out}, {} after the due date", count(urgency.unsigned_abs() as usize, "day")),
            (None, _) => format!("runs out about {run_out}"),
        };
        Some(line("risk", text, "projection at mean demand"))
    }
}

pub(super) fn line(label: &str, text: impl Into<String>, source: impl Into<String>) -> Line {
    Line { label: label.to_owned(), text: text.into(), source: source.into() }
}

/// A negative number in brackets, where a minus sign stands before it.
pub(super) fn enclosed(quantity: Quantity) -> String {
    if quantity < Quantity::ZERO { format!("({quantity})") } else { quantity.to_string() }
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn window(demand: &DemandFacts) -> String {
    let what = match demand.bucket {
        Bucket::Day => "day",
        Bucket::Week => "week",
        Bucket::Month => "month",
    };
    count(demand.observations as usize, what)
}

fn release_limit(terms: &Terms) -> String {
    if terms.release.auto_release != AutoRelease::WithinLimits {
        return String::new();
    }
    let value = terms.release.auto_release_value.map(|limit| money(limit, None));
    let quantity = terms.release.auto_release_quantity.map(|limit| format!("{limit} units"));
    let limits: Vec<String> = [value, quantity].into_iter().flatten().collect();
    if limits.is_empty() { " (no limit stated)".into() } else { format!(" (limit {})", limits.join(" and ")) }
}

fn protection_line(terms: &Terms, source: &str) -> Option<Line> {
    let protection = &terms.spec.protection;
    let lead_time = protection.lead_time?;
    let mut text = format!("lead time {}", days(lead_time));
    if protection.lead_time_sd > 0.0 {
        text = format!("{text}, sd {}", plain(protection.lead_time_sd));
    }
    if let Some(longest) = protection.lead_time_max {
        text = format!("{text}, longest {}", days(longest));
    }
    if let Some(review) = protection.review {
        text = format!("{text}; review every {}", days(review));
    }
    Some(line("protection", text, source))
}

fn economic_line(terms: &Terms, levels: &Parameters, decimals: u32, demand: Option<&DemandFacts>) -> Option<Line> {
    let quantity = levels.order_quantity?;
    let cost = terms.spec.cost;
    let text = format!(
        "√(2 × 365 × {} × {} / ({} × {})) = {}",
        rate(demand?.per_day.mean),
        plain(cost.order_cost?),
        plain(cost.holding_rate?),
        plain(cost.unit_price?),
        level(quantity, decimals)
    );
    Some(line("quantity", text, "economic order quantity"))
}

fn lot_text(proposal: &Proposal, terms: &Terms, situation: &Situation, act: Option<&PlannersAct>) -> String {
    let lot = &proposal.lot;
    let mut steps: Vec<String> = act.map(|act| format!("planner's quantity {}", act.quantity)).into_iter().collect();
    if let Some(minimum) = terms.lot.order_minimum.filter(|minimum| *minimum > Quantity::ZERO) {
        steps.push(if lot.raised_to_minimum { format!("minimum {minimum}: raised") } else { format!("minimum {minimum} met") });
    }
    steps.push(format!("multiple of {}: {}", terms.step, lot.quantity));
    if let Some(maximum) = terms.lot.order_maximum {
        steps.push(format!("order maximum {maximum} met"));
    }
    if let Some(maximum) = terms.lot.stock_maximum {
        let held = situation.stock.and_then(|stock| stock.physical.plus(situation.supply.in_transit).ok()?.plus(situation.supply.on_order).ok());
        let above = held.and_then(|held| held.plus(lot.quantity).ok()?.minus(maximum).ok()).filter(|above| *above > Quantity::ZERO);
        steps.push(match above {
            Some(above) => format!("stock maximum {maximum} (soft) passed by {above}"),
            None => format!("stock maximum {maximum} met"),
        });
    }
    if lot.was_cut {
        steps.push(format!("cut; {} of the need is not met", lot.unmet_need));
    } else if lot.unmet_need > Quantity::ZERO {
        steps.push(format!("{} of the need is not met", lot.unmet_need));
    }
    steps.join(" → ")
}
