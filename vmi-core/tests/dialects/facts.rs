//! A vector's inputs as a situation: each field is one fact, one term or one option of a rule.

use rust_decimal::Decimal;
use serde_json::Value;
use vmi_core::model::{
    Account, AutoRelease, Choice, Comparison, Day, DemandDistribution, Dialect, FlowState, Levels, LotTerms, MissingLevels, Moment, Owner, Policy,
    Quantity, Release, Rule, SafetyStock, Scope, ServiceMeasure, TriggerLevel,
};
use vmi_core::plan::{
    AgreementState, Context, CustomerLine, Dated, Flow, FlowKind, Lot, OtherAccounts, PackTerms, PlanningDays, Request, RequestState, Situation,
    StockFacts, SupplyFacts, Terms,
};
use vmi_core::policy::maximum_stock::maximum_stock;
use vmi_core::policy::stock_balance::stock_on_hand;
use vmi_core::policy::{Cost, PolicySpec, Protection, Safety};

use super::fields::{Fields, day, quantity, whole};

/// The dialect of a vector: its system, and what the file keeps apart in other fields.
pub fn dialect(system: &str, version: &str, fields: &Fields<'_>) -> Result<Dialect, String> {
    let mode = fields.text("mode");
    let rounds_down = fields.value("round_up").is_some_and(|up| !up.as_bool().unwrap_or(true));
    let days_of_supply = fields.has("min_days_supply") || fields.has("max_days_supply");
    let word = match (system, mode) {
        ("tryton", Some("internal")) => "tryton_internal".to_owned(),
        ("dolibarr", Some(mode)) => format!("dolibarr_{mode}"),
        ("dolibarr", None) => "dolibarr_virtual".to_owned(),
        ("oracle_minmax", _) if rounds_down => "oracle_min_max_round_down".to_owned(),
        ("oracle_minmax", _) => "oracle_min_max".to_owned(),
        ("sap_snc", _) if days_of_supply => "sap_dynamic_min_max".to_owned(),
        _ => system.to_owned(),
    };
    Dialect::from_word(&word)
        .or_else(|| Dialect::from_word(&format!("{word}_{version}")))
        .ok_or_else(|| format!("no dialect {word:?}, version {version:?}"))
}

/// The situation that the inputs describe.
pub fn situation(system: &str, version: &str, fields: &Fields<'_>, decimals: u32) -> Result<Situation, String> {
    let mut rule = dialect(system, version, fields)?.rule().clone();
    let now = fields.text("as_of_instant").map(|text| Moment::parse(text).or(Moment::parse(&format!("{text}Z"))).expect("an instant"));
    let as_of = fields.value("as_of").map(day).or(now.map(Moment::day)).unwrap_or(Day::parse("2026-01-01").expect("a date"));
    let context = context(fields, as_of, now);
    let levels = levels(fields, &mut rule);
    options(fields, &mut rule, &levels);
    let terms = terms(fields, rule, levels, decimals);
    Ok(Situation {
        as_of,
        decimals,
        unit: "unit".into(),
        class: None,
        agreement: AgreementState::Valid(Box::new(terms)),
        stock: Some(stock(fields)),
        supply: supply(fields),
        demand: None,
        context,
        sourcing: None,
        decided_parts: Vec::new(),
        act: None,
        decided: None,
        forecast: None,
        level_history: None,
        opened_by: None,
        forecast_model: None,
        demand_sample: None,
    })
}

fn stock(fields: &Fields<'_>) -> StockFacts {
    let consigned = fields.quantity("consignment_stock").unwrap_or_default();
    let own = fields
        .first(&[
            "on_hand",
            "actual",
            "real_stock",
            "nettable_on_hand",
            "inventory_position",
            "available_to_promise_after_reservation",
            "stock_on_hand_at_start",
            "own_unrestricted_stock",
            "stock_on_hand",
        ])
        .unwrap_or_default();
    let on_hand = own.plus(consigned).expect("stock");
    StockFacts {
        on_hand,
        physical: on_hand,
        consigned,
        consigned_on_hand: consigned,
        allocated: Quantity::ZERO,
        back_ordered: Quantity::ZERO,
        newest: None,
        is_stale: false,
    }
}

/// What is open of an ordered quantity: two fields, one fact.
fn open(fields: &Fields<'_>, ordered: &str, done: &str) -> Quantity {
    let (ordered, done) = (fields.quantity(ordered).unwrap_or_default(), fields.quantity(done).unwrap_or_default());
    ordered.minus(done).expect("an open quantity")
}

fn supply(fields: &Fields<'_>) -> SupplyFacts {
    let purchases = open(fields, "open_purchases_ordered", "open_purchases_received");
    let on_order = fields.first(&["on_order", "ordered", "open_supply_before_cutoff"]).unwrap_or_default();
    SupplyFacts { on_order: on_order.plus(purchases).expect("a quantity"), ..SupplyFacts::default() }
}

fn context(fields: &Fields<'_>, as_of: Day, now: Option<Moment>) -> Context {
    let mut context = Context { now, ..Context::default() };
    for (name, kind) in [("inbound", FlowKind::Receipt), ("outbound", FlowKind::Issue)] {
        for flow in fields.list(name).into_iter().flatten() {
            let state = flow["state"].as_str().map_or(FlowState::Confirmed, flow_state);
            context.flows.push(Flow { day: day(&flow["date"]), quantity: quantity(&flow["quantity"]), kind, state });
        }
    }
    for line in fields.list("purchase_lines").into_iter().flatten() {
        let (date, quantity) = (Some(&line["date"]).filter(|date| !date.is_null()).map(day), quantity(&line["quantity"]));
        let request = |state| Request { day: date, quantity, state };
        match line["state"].as_str() {
            Some("draft_request") => context.requests.push(request(RequestState::Open)),
            Some("requested_and_on_order_without_receipt_move") => context.requests.push(request(RequestState::Ordered)),
            Some("cancelled") => context.requests.push(request(RequestState::Cancelled)),
            Some("confirmed") => {
                context.flows.push(Flow { day: date.unwrap_or(as_of), quantity, kind: FlowKind::Receipt, state: FlowState::Confirmed });
            }
            other => panic!("purchase line in state {other:?}"),
        }
    }
    for name in ["requested", "pending_requirements"] {
        let open = fields.quantity(name).map(|quantity| Request { day: None, quantity, state: RequestState::Open });
        context.requests.extend(open);
    }
    let periods = periods(fields, as_of, &mut context);
    context.accounts = accounts(fields);
    context.group = fields.list("group_members_projected").map(|members| members.iter().map(quantity).collect());
    context.lots = fields.list("lots").into_iter().flatten().map(lot).collect();
    context.customer_line = fields
        .value("ordered_quantity")
        .map(|ordered| CustomerLine { ordered: quantity(ordered), cancelled: fields.quantity("cancelled_quantity").unwrap_or_default() });
    fields.value("cancelled_quantity");
    context.days = PlanningDays {
        route_delay: fields.days("route_delay_days"),
        security: fields.days("purchase_security_days"),
        days_to_order: fields.days("days_to_purchase"),
        visibility: fields.days("extra_visibility_days"),
        horizon: fields.days("horizon_days").max(periods),
    };
    if let Some(all) = fields.list("supplier_lead_time_days") {
        context.supplier_lead_times = all.iter().map(|days| (!days.is_null()).then(|| u32::try_from(whole(days)).expect("days"))).collect();
    }
    context.base_step = fields.quantity("base_unit_rounding");
    let whole_units = fields.is("order_unit_must_be_whole").then_some(Decimal::ONE);
    context.order_unit_step = fields.number("order_unit_rounding").or(whole_units);
    context.supplier_is_chosen = fields.is("supplier_chosen_on_rule");
    context.packs =
        PackTerms { threshold: fields.quantity("pack_rounding_threshold").unwrap_or_default(), zero_is_allowed: fields.is("round_to_zero") };
    context
}

/// Systems have more words than vmi has states.
fn flow_state(word: &str) -> FlowState {
    match word {
        "waiting" => FlowState::Confirmed,
        "partially_available" => FlowState::Assigned,
        _ => FlowState::from_word(word).unwrap_or_else(|| panic!("flow in state {word:?}")),
    }
}

fn lot(lot: &Value) -> Lot {
    let expires_on = Some(&lot["expires"]).filter(|expires| !expires.is_null()).map(day);
    Lot { quantity: quantity(&lot["available_to_promise"]), expires_on }
}

/// Lists by period: the first stands on the day of the plan. Returns how many periods there are.
fn periods(fields: &Fields<'_>, as_of: Day, context: &mut Context) -> u32 {
    let mut count = 0;
    let mut by_day = |name: &str| -> Vec<(Day, Quantity)> {
        let values = fields.list(name).cloned().unwrap_or_default();
        count = count.max(values.len());
        values.iter().enumerate().map(|(at, value)| (as_of.plus(at as i32).expect("a day"), quantity(value))).collect()
    };
    for name in ["in_transit_by_period", "planned_receipts_by_period"] {
        let receipt = |(day, quantity)| Flow { day, quantity, kind: FlowKind::Receipt, state: FlowState::Planned };
        context.flows.extend(by_day(name).into_iter().map(receipt));
    }
    for name in ["demand_by_period", "demand_by_day"] {
        context.forecast.extend(by_day(name).into_iter().map(|(day, quantity)| Dated { day, quantity }));
    }
    count as u32
}

fn accounts(fields: &Fields<'_>) -> OtherAccounts {
    let of = |names: &[&str]| fields.first(names).unwrap_or_default();
    let sales = open(fields, "open_sales_ordered", "open_sales_shipped");
    OtherAccounts {
        planned_production: of(&["planned"]),
        production_output: of(&["open_production_output", "to_produce_remaining"]),
        production_components: of(&["open_production_component_demand", "to_consume_remaining"]),
        reserved_sales: of(&["reserved_sales", "open_demand_before_cutoff"]).plus(sales).expect("a quantity"),
        reserved_production: of(&["reserved_production"]),
        reserved_subcontract: of(&["reserved_subcontract"]),
        reserved_production_plan: of(&["reserved_production_plan"]),
    }
}

fn levels(fields: &Fields<'_>, rule: &mut Rule) -> Levels {
    let levels = Levels {
        min: fields.first(&["min", "minimum_stock", "alert_stock", "min_days_supply"]),
        max: fields.first(&["max", "target", "desired_stock", "max_days_supply"]),
        reorder_point: fields.first(&["reorder_point", "reorder_level"]),
        order_up_to: fields.first(&["target_stock", "ideal_stock_amount", "maximum_stock_quantity"]),
        order_quantity: fields.first(&["reorder_quantity", "fixed_order_quantity"]),
        ..Levels::default()
    };
    // A level inherited from the item's template is a level; one for a bin is none of the facility's.
    fields.value("item_template_level_used");
    if fields.is("level_is_for_a_bin") {
        rule.levels.missing = MissingLevels::Undefined;
        return Levels::default();
    }
    levels
}

/// Fields that are options of the rule.
fn options(fields: &Fields<'_>, rule: &mut Rule, levels: &Levels) {
    if fields.text("policy_type") == Some("maintain_max") {
        rule.trigger.min = Comparison::Always;
    }
    if fields.is("check_in_warehouse_group") {
        rule.trigger_on.scope = Scope::Group;
    }
    if fields.is("include_items_without_desired_stock") {
        rule.levels.missing = MissingLevels::Zero;
    }
    match fields.text("report_filter") {
        Some("all") => rule.trigger.min = Comparison::Always,
        Some("below_min") => rule.levels.trigger = TriggerLevel::Min,
        Some("below_reorder") => rule.levels.trigger = TriggerLevel::ReorderPoint,
        Some("below_max") => rule.levels.trigger = TriggerLevel::Max,
        Some(other) => panic!("report filter {other:?}"),
        None => {}
    }
    match fields.text("expiry_rule") {
        Some("do_not_subtract") => rule.trigger_on.expires_within_days = None,
        Some("subtract_expired") => rule.trigger_on.expires_within_days = Some(0),
        Some(within) => {
            let days = within.strip_prefix("subtract_expiring_").and_then(|days| days.parse().ok());
            rule.trigger_on.expires_within_days = Some(days.unwrap_or_else(|| panic!("expiry rule {within:?}")));
        }
        None => {}
    }
    // Consignment stock always counts where the supplier manages the stock; elsewhere only if it is set so.
    let counts = fields.is("consignment_counts");
    if fields.text("scenario") == Some("SNI") && !counts {
        rule.trigger_on.counts = rule.trigger_on.counts.iter().copied().filter(|account| *account != Account::Consigned).collect();
    }
    // Without an order point, a place is emptied into its overflow place, and filled from its provisioning place.
    let is_filled = fields.is("has_provisioning_location");
    if rule.levels.overflow && levels.min.is_none() && !(is_filled && levels.max.is_none()) {
        rule.levels.missing = MissingLevels::Undefined;
    }
}

fn terms(fields: &Fields<'_>, rule: Rule, levels: Levels, decimals: u32) -> Terms {
    let positive = |quantity: Option<Quantity>| quantity.filter(|quantity| *quantity > Quantity::ZERO);
    let replenishment = fields.number("replenishment_unit_factor").filter(|_| !fields.is("replenishment_unit_is_base_unit"));
    fields.value("replenishment_unit_is_base_unit");
    let multiple = positive(fields.first(&["order_multiple", "rounding_value"]));
    let multiple = multiple.or(replenishment.map(|factor| Quantity::new(factor).expect("a factor")));
    // Transfers are written in the base unit.
    let is_transfer = fields.text("request_type") == Some("transfer");
    let factor = fields.number("order_unit_factor").or(replenishment).or(fields.number("pack_size")).filter(|_| !is_transfer);
    let overflow = fields.quantity("overflow_max").or(fields.is("has_overflow_location").then_some(Quantity::ZERO));
    let lead = |name: &str| fields.value(name).filter(|days| !days.is_array()).map(whole);
    let leads = [lead("supplier_lead_time_days"), lead("lead_time_days"), lead("internal_lead_time_days")];
    let lead_time = leads.into_iter().flatten().next();
    Terms {
        supplier: "supplier".into(),
        agreement_row: 1,
        others: 0,
        spec: PolicySpec {
            joint: None,
            policy: rule.levels.policy.or(Some(Policy::MinMax)),
            levels,
            protection: Protection {
                lead_time: lead_time.map(|days| days as f64),
                lead_time_sd: 0.0,
                lead_time_max: None,
                review: fields.whole("supply_period_days").map(|days| days as f64),
            },
            safety: Safety { rule: SafetyStock::CycleService, service_level: 0.95, measure: ServiceMeasure::Cycle, stock_minimum: None },
            distribution: DemandDistribution::Normal,
            cost: Cost::default(),
            decimals,
        },
        service_level_from: "agreement".into(),
        choice: None,
        level_source: None,
        lot: LotTerms {
            order_minimum: positive(fields.first(&["order_minimum", "supplier_minimum_quantity"])),
            order_multiple: multiple,
            order_maximum: positive(fields.quantity("order_maximum")),
            stock_minimum: None,
            stock_maximum: overflow,
            stock_maximum_is_hard: false,
        },
        step: multiple.unwrap_or(Quantity::from_scaled(1, decimals)),
        order_unit: factor.map(|factor| ("order unit".into(), factor)),
        schedule: None,
        price_breaks: Vec::new(),
        lead_bands: Vec::new(),
        unit_price: None,
        currency: None,
        stock_owner: Owner::Customer,
        release: Release { auto_release: AutoRelease::Never, auto_release_value: None, auto_release_quantity: None },
        earlier_releases: 0,
        rule: Some(Box::new(rule)),
    }
}

/// Levels that are computed by a step of the same system, where the inputs of that step are given in place of the level.
pub fn complete(fields: &Fields<'_>, situation: &mut Situation) {
    let AgreementState::Valid(terms) = &mut situation.agreement else { return };
    let average = fields.whole("average_consumption");
    if let (Some(average), Some(periods), None) = (average, fields.number("max_periods_of_stock"), terms.spec.levels.order_up_to) {
        let level = maximum_stock(average, periods).expect("a level");
        terms.spec.levels.order_up_to = Some(Quantity::from_scaled(level, 0));
    }
    let of = |name: &str| fields.whole(name).unwrap_or(0);
    if fields.value("stock_on_hand").is_none() && fields.has("beginning_balance") {
        let (beginning, received, adjusted) = (of("beginning_balance"), of("total_received"), of("total_losses_adjustments"));
        let level = stock_on_hand(beginning, received, adjusted, of("total_consumed")).expect("a balance");
        if let Some(stock) = &mut situation.stock {
            stock.on_hand = Quantity::from_scaled(level, 0);
        }
    }
}
