//! Results as tables.

use super::plan::{KeyPlan, Plan};
use crate::error::{Notice, Problems};
use crate::kpi::{self, NoValue};
use crate::model::{Money, Policy, Quantity};
use crate::num::decimal;
use crate::plan::{AgreementState, NoOrder, Outcome, Proposal, Terms, model_name};
use crate::table::{Column, Table, dates, decimals, integers, numbers, texts};

/// A table from named columns; their lengths agree because they are made from the same rows.
pub(super) fn table(name: &str, columns: Vec<(&str, Column<'static>)>) -> Table<'static> {
    let mut table = Table::named(name);
    for (name, column) in columns {
        // Names are distinct and lengths equal by construction; the tests read every column of every table.
        let _ = table.add(name, column);
    }
    table
}

struct ProposalRow<'p> {
    planned: &'p KeyPlan,
    proposal: &'p Proposal,
    terms: &'p Terms,
    id: Option<&'p String>,
}

pub(super) fn proposals<'p>(plan: &'p Plan) -> Table<'static> {
    let of_key = |planned: &'p KeyPlan| {
        let orders = planned.evaluation.orders(&planned.situation).into_iter().enumerate();
        orders.map(move |(at, (terms, proposal))| ProposalRow { planned, proposal, terms, id: planned.ids.get(at) })
    };
    let rows: Vec<ProposalRow<'_>> = plan.keys.iter().flat_map(of_key).collect();
    let ids = |row: &ProposalRow<'_>| plan.catalog.key_ids(row.planned.key);
    let item = |row: &ProposalRow<'_>| plan.catalog.item(row.planned.key.item);
    // A total beyond what a column holds exactly is left out; no real load comes near it.
    let times = |factor: Option<rust_decimal::Decimal>, quantity: Quantity| {
        let total = decimal::multiply(factor?, quantity.decimal()).ok()?;
        (total.abs() < decimal::COLUMN_LIMIT).then_some(total)
    };
    let exact = |of: fn(&ProposalRow<'_>) -> Option<Quantity>| decimals(rows.iter().map(|row| of(row).map(Quantity::decimal)));
    let days = |of: fn(&ProposalRow<'_>) -> Option<crate::model::Day>| dates(rows.iter().map(of));
    table(
        "proposals",
        vec![
            ("item", texts(rows.iter().map(|row| Some(ids(row).0)))),
            ("location", texts(rows.iter().map(|row| Some(ids(row).1)))),
            ("supplier", texts(rows.iter().map(|row| Some(&row.terms.supplier)))),
            ("quantity", exact(|row| Some(row.proposal.lot.quantity))),
            ("unit", texts(rows.iter().map(|row| Some(&row.planned.situation.unit)))),
            ("order_quantity", decimals(rows.iter().map(|row| Some(row.proposal.in_order_unit)))),
            ("order_unit", texts(rows.iter().map(|row| Some(row.terms.order_unit.as_ref().map_or(&row.planned.situation.unit, |(unit, _)| unit))))),
            ("place_on", days(|row| row.proposal.place_on)),
            ("due", days(|row| row.proposal.due)),
            ("latest_order_date", days(|row| row.proposal.latest_order_date)),
            ("run_out", days(|row| row.planned.evaluation.run_out)),
            ("urgency_days", integers(rows.iter().map(|row| row.proposal.urgency_days.map(i64::from)))),
            ("value", decimals(rows.iter().map(|row| row.proposal.value))),
            ("currency", texts(rows.iter().map(|row| row.terms.currency.as_ref().filter(|_| row.proposal.value.is_some())))),
            ("state", texts(rows.iter().map(|row| Some(row.proposal.state.word())))),
            ("policy", texts(rows.iter().map(|row| row.terms.spec.policy.map(Policy::word)))),
            ("position", exact(|row| row.planned.evaluation.position)),
            ("need", exact(|row| Some(row.proposal.lot.need))),
            ("unmet_need", exact(|row| Some(row.proposal.lot.unmet_need))),
            ("supplier_chosen_by", texts(rows.iter().map(|row| Some(chosen_by(row))))),
            ("weight", decimals(rows.iter().map(|row| times(item(row).and_then(|item| item.weight), row.proposal.lot.quantity)))),
            ("volume", decimals(rows.iter().map(|row| times(item(row).and_then(|item| item.volume), row.proposal.lot.quantity)))),
            ("pallets", numbers(rows.iter().map(|row| Some(pallets(item(row)?.units_per_pallet?, row.proposal.lot.quantity))))),
            ("rule", texts(rows.iter().map(|row| Some(row.terms.rule_name())))),
            ("proposal", texts(rows.iter().map(|row| row.id))),
        ],
    )
}

/// Why this supplier.
fn chosen_by(row: &ProposalRow<'_>) -> &'static str {
    match &row.planned.situation.sourcing {
        Some(sourcing) if sourcing.by_share => "share",
        Some(sourcing) if !sourcing.partners.is_empty() && row.terms.others > 0 => {
            let first = matches!(&row.planned.situation.agreement, AgreementState::Valid(first) if first.supplier == row.terms.supplier);
            if first { "priority" } else { "fallback" }
        }
        _ if row.terms.others > 0 => "priority",
        _ => "only_agreement",
    }
}

fn pallets(units_per_pallet: rust_decimal::Decimal, quantity: Quantity) -> f64 {
    quantity.to_f64() / decimal::to_f64(units_per_pallet)
}

pub(super) fn reasons(plan: &Plan) -> Table<'static> {
    let rows: Vec<(&KeyPlan, NoOrder)> = plan
        .keys
        .iter()
        .filter_map(|planned| match planned.evaluation.outcome {
            Outcome::NoOrder(none) => Some((planned, none)),
            Outcome::Proposal(_) | Outcome::Parts(_) => None,
        })
        .collect();
    let ids = |row: &(&KeyPlan, NoOrder)| plan.catalog.key_ids(row.0.key);
    table(
        "reasons",
        vec![
            ("item", texts(rows.iter().map(|row| Some(ids(row).0)))),
            ("location", texts(rows.iter().map(|row| Some(ids(row).1)))),
            ("supplier", texts(rows.iter().map(|row| terms(row.0).map(|terms| &terms.supplier)))),
            ("reason", texts(rows.iter().map(|row| Some(row.1.reason.word())))),
            ("until", dates(rows.iter().map(|row| row.1.until))),
            ("position", decimals(rows.iter().map(|row| row.0.evaluation.position.map(Quantity::decimal)))),
            ("run_out", dates(rows.iter().map(|row| row.0.evaluation.run_out))),
            ("message", texts(rows.iter().map(|row| Some(message(plan, row.0))))),
            ("proposal", texts(rows.iter().map(|row| decided(row.0)))),
        ],
    )
}

/// The proposal that was decided, or the first of several.
fn decided(planned: &KeyPlan) -> Option<&String> {
    let situation = &planned.situation;
    situation.decided.as_ref().or(situation.decided_parts.first()).map(|decision| &decision.proposal)
}

/// The heading of the explanation, without the key; for bad data, its first problem.
fn message(plan: &Plan, planned: &KeyPlan) -> String {
    if let Some(first) = planned.problems.first() {
        return plan.problems().errors()[*first].message().to_owned();
    }
    let heading = plan.derivation_of(planned).heading();
    heading.strip_prefix("nothing: ").unwrap_or(&heading).to_owned()
}

fn terms(planned: &KeyPlan) -> Option<&Terms> {
    match &planned.situation.agreement {
        AgreementState::Valid(terms) => Some(terms),
        _ => None,
    }
}

pub(super) fn parameters(plan: &Plan) -> Table<'static> {
    let rows: Vec<(&KeyPlan, &Terms)> = plan.keys.iter().filter_map(|planned| Some((planned, terms(planned)?))).collect();
    let levels = |row: &(&KeyPlan, &Terms)| row.0.evaluation.parameters;
    let demand = |row: &(&KeyPlan, &Terms)| row.0.situation.demand;
    table(
        "parameters",
        vec![
            ("item", texts(rows.iter().map(|row| Some(plan.catalog.key_ids(row.0.key).0)))),
            ("location", texts(rows.iter().map(|row| Some(plan.catalog.key_ids(row.0.key).1)))),
            ("supplier", texts(rows.iter().map(|row| Some(&row.1.supplier)))),
            ("policy", texts(rows.iter().map(|row| row.1.spec.policy.map(Policy::word)))),
            ("class", texts(rows.iter().map(|row| row.0.situation.class.map(crate::model::AbcClass::word)))),
            ("demand_per_day", numbers(rows.iter().map(|row| demand(row).map(|found| found.per_day.mean)))),
            ("demand_sd_per_day", numbers(rows.iter().map(|row| demand(row).map(|found| found.per_day.sd)))),
            ("demand_maximum_per_day", numbers(rows.iter().map(|row| demand(row).map(|found| found.per_day.maximum)))),
            ("observations", integers(rows.iter().map(|row| demand(row).map(|found| i64::from(found.observations))))),
            ("window_from", dates(rows.iter().map(|row| demand(row).map(|found| found.from)))),
            ("window_to", dates(rows.iter().map(|row| demand(row).map(|found| found.to)))),
            (
                "service_level",
                numbers(rows.iter().map(|row| Some(row.1.spec.safety.service_level).filter(|_| row.1.spec.cost.backorder_cost.is_none()))),
            ),
            ("lead_time_days", numbers(rows.iter().map(|row| row.1.spec.protection.lead_time))),
            ("review_days", numbers(rows.iter().map(|row| row.1.spec.protection.review))),
            ("protection_days", numbers(rows.iter().map(|row| levels(row).and_then(|found| found.protection_days)))),
            ("safety_stock", numbers(rows.iter().map(|row| levels(row).and_then(|found| found.safety_stock)))),
            ("reorder_point", numbers(rows.iter().map(|row| levels(row).and_then(|found| found.reorder_point)))),
            ("order_up_to", numbers(rows.iter().map(|row| levels(row).and_then(|found| found.order_up_to)))),
            ("economic_order_quantity", numbers(rows.iter().map(|row| levels(row).and_then(|found| found.order_quantity)))),
            ("trigger_level", decimals(rows.iter().map(|row| levels(row).map(|found| found.trigger_level.decimal())))),
            ("target", decimals(rows.iter().map(|row| levels(row).map(|found| found.target.decimal())))),
            ("lot", decimals(rows.iter().map(|row| levels(row).and_then(|found| found.lot).map(Quantity::decimal)))),
            ("model", texts(rows.iter().map(|row| model_name(row.1, levels(row).as_ref())))),
            ("can_order_level", decimals(rows.iter().map(|row| levels(row).and_then(|found| found.can_order_level).map(Quantity::decimal)))),
            ("service_reached", numbers(rows.iter().map(|row| levels(row).and_then(|found| found.reached)))),
        ],
    )
}

/// One KPI of one key.
struct KpiRow {
    key: crate::model::Key,
    definition: &'static kpi::Definition,
    value: Option<f64>,
    amount: Option<rust_decimal::Decimal>,
    no_value: Option<NoValue>,
    currency: Option<String>,
}

pub(super) fn kpis(plan: &Plan) -> Table<'static> {
    let good = plan.keys.iter().filter(|planned| planned.problems.is_empty());
    let rows: Vec<KpiRow> = good.flat_map(|planned| key_kpis(plan, planned)).collect();
    table(
        "kpis",
        vec![
            ("item", texts(rows.iter().map(|row| Some(plan.catalog.key_ids(row.key).0)))),
            ("location", texts(rows.iter().map(|row| Some(plan.catalog.key_ids(row.key).1)))),
            ("kpi", texts(rows.iter().map(|row| Some(row.definition.name)))),
            ("value", numbers(rows.iter().map(|row| row.value))),
            ("amount", decimals(rows.iter().map(|row| row.amount))),
            ("unit", texts(rows.iter().map(|row| Some(row.currency.as_deref().unwrap_or(row.definition.unit))))),
            ("no_value", texts(rows.iter().map(|row| row.no_value.map(NoValue::word)))),
            ("definition", texts(rows.iter().map(|row| Some(row.definition.text)))),
        ],
    )
}

fn key_kpis(plan: &Plan, planned: &KeyPlan) -> [KpiRow; 4] {
    let situation = &planned.situation;
    let stock = situation.stock.as_ref();
    let cost = plan.catalog.item(planned.key.item).and_then(|item| item.unit_cost.as_ref());
    let number = |kpi: kpi::Kpi<f64>| KpiRow {
        key: planned.key,
        definition: kpi.definition,
        value: kpi.value.ok(),
        amount: None,
        no_value: kpi.value.err(),
        currency: None,
    };
    let money = |kpi: kpi::Kpi<rust_decimal::Decimal>| KpiRow {
        key: planned.key,
        definition: kpi.definition,
        value: kpi.value.ok().map(decimal::to_f64),
        amount: kpi.value.ok(),
        no_value: kpi.value.err(),
        currency: cost.and_then(Money::currency).map(str::to_owned),
    };
    [
        number(kpi::days_of_supply(stock.map(|stock| stock.on_hand.to_f64()), planned.mean_per_day)),
        money(kpi::stock_value(stock.map(|stock| stock.physical), cost, false)),
        money(kpi::stock_value(stock.map(|stock| stock.consigned), cost, true)),
        number(kpi::fill_rate(planned.served.served, planned.served.lost)),
    ]
}

pub(super) fn errors(problems: &Problems) -> Table<'static> {
    let rows = problems.errors();
    let text = |of: fn(&crate::error::Error) -> Option<&str>| texts(rows.iter().map(of));
    table(
        "errors",
        vec![
            ("code", integers(rows.iter().map(|error| Some(i64::from(error.code()))))),
            ("kind", texts(rows.iter().map(|error| Some(error.kind().name())))),
            ("table", text(crate::error::Error::table_name)),
            ("row", integers(rows.iter().map(|error| error.row().map(|row| row as i64)))),
            ("item", text(crate::error::Error::item_id)),
            ("location", text(crate::error::Error::location_id)),
            ("field", text(crate::error::Error::field_name)),
            ("value", text(crate::error::Error::value_text)),
            ("expected", text(crate::error::Error::expected_text)),
            ("message", text(|error| Some(error.message()))),
            ("hint", text(crate::error::Error::hint_text)),
            ("more_rows", integers(rows.iter().map(|error| Some(error.further_rows() as i64)))),
        ],
    )
}

pub(super) fn notices(problems: &Problems) -> Table<'static> {
    let rows = problems.notices();
    let text = |of: fn(&Notice) -> Option<&String>| texts(rows.iter().map(of));
    table(
        "notices",
        vec![
            ("kind", texts(rows.iter().map(|notice| Some(notice.kind.name())))),
            ("table", text(|notice| notice.table.as_ref())),
            ("field", text(|notice| notice.field.as_ref())),
            ("item", text(|notice| notice.item.as_ref())),
            ("location", text(|notice| notice.location.as_ref())),
            ("count", integers(rows.iter().map(|notice| Some(notice.count as i64)))),
            ("message", text(|notice| Some(&notice.message))),
        ],
    )
}
